"""One process of `make sync-proof`: its shares of the seeds, in a database of its own; a line of JSON for each."""

import json
import os
import sys

import django


def main(shares: list[str]) -> None:
    """Tell what each share checked, or which seed failed."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.db import connection

    connection.settings_dict["TEST"]["MIGRATE"] = False  # tables from the models, as in the tests (ADR 0097)
    name = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        for share in shares:
            first, stop = (int(part) for part in share.split(":"))
            _tell(range(first, stop))
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _tell(seeds: range) -> None:
    from tests.sync.proving import prove

    try:
        told = prove(seeds).told()
    except Exception as failure:
        told = {"failed": f"FAILED {type(failure).__name__}: {failure}"}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    # Thousands take hours: whoever waits sees that it goes on. The sums are the parent's.
    sys.stderr.write(f"  seeds {seeds.start} to {seeds.stop - 1}: {'FAILED' if 'failed' in told else 'held'}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
