"""What the worker does with orders of certificates: sign part by part, then print; stop what cannot go on."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import OperationalError
from django.db.models import Q

from simpul.accounts.queries import actor_for
from simpul.certificates.commands.issuing import sign_part, stop_issue
from simpul.certificates.models import Issue
from simpul.certificates.queries.certificates import working_issues
from simpul.certificates.queries.printing import path_of, printed_files
from simpul.certificates.rules.states import PRINTING, READY
from simpul.kernel.actor import SYSTEM
from simpul.kernel.keeping import write_whole
from simpul.kernel.refusals import Refusal

log = logging.getLogger("simpul.certificates")
FORSAKEN = timedelta(minutes=10)  # whoever printed and said nothing for so long is gone


def carry_on(now: Callable[[], datetime]) -> int:
    """Every order that waits, to its end; how many. One that fails is stopped with its reason: the next must come."""
    listed = working_issues()
    for id, ordered_by, _state in listed:
        try:
            by = actor_for(ordered_by, now().date())
            while sign_part(by=by, at=now(), issue_id=id):
                pass
            print_issue(id, now)
        except OperationalError:
            raise
        except Refusal as refusal:
            stop_issue(by=SYSTEM, at=now(), issue_id=id, reason=refusal.sentence)
        except Exception:
            log.exception("sertifikat %s berhenti", id)
            stop_issue(
                by=SYSTEM, at=now(), issue_id=id, reason="Mesin tidak dapat membuat berkasnya. Hubungi pengelola."
            )
    return len(listed)


def print_issue(issue_id: UUID, now: Callable[[], datetime]) -> bool:
    """Make the files of an order that is signed; False when another worker is at it. Its notes are the worker's own."""
    free = Q(claimed_at__isnull=True) | Q(claimed_at__lt=now() - FORSAKEN)
    mine = Issue.objects.filter(free, id=issue_id, state=PRINTING)
    if not mine.update(claimed_at=now(), printed=0):
        return False

    def told(count: int) -> None:
        Issue.objects.filter(id=issue_id, claimed_at__isnull=False).update(printed=count, claimed_at=now())

    packed, pages = printed_files(issue_id, told)
    write_whole(path_of(issue_id, "zip"), packed)
    write_whole(path_of(issue_id, "pdf"), pages)
    # A certificate revoked meanwhile has taken the claim away: the files are made once more.
    done = Issue.objects.filter(id=issue_id, state=PRINTING, claimed_at__isnull=False)
    return bool(done.update(state=READY, claimed_at=None))
