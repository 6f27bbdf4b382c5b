"""Many schedules one after the other, each in a database that is as it was before."""

from collections.abc import Iterable

from django.db import transaction

from tests import factories
from tests.sync.host import Host
from tests.sync.schedule import Schedule
from tests.sync.summary import Proof


def prove(seeds: Iterable[int], variant: str = "") -> Proof:
    """Run these schedules; the first one that breaks a law raises and names its seed."""
    proof = Proof()
    factories.areas()
    with Host() as host:
        for seed in seeds:
            with transaction.atomic():
                checked = Schedule(seed, host, variant).run()
                transaction.set_rollback(True)
            proof.add(Proof(1, checked.struck, checked.counted))
    return proof
