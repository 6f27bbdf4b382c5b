"""What the walk over all pages needs of coaching: a visit from above, signed off, and a report of the area."""

from datetime import UTC, date, datetime
from functools import cached_property
from uuid import UUID

from simpul.coaching.models import AgreedAction, Finding, Visit, VisitPhoto
from simpul.coaching.rules.contents import Contents, packed
from simpul.places.models import Area
from simpul.registry.models import Post
from simpul.reports.models import Snapshot, Submission
from tests import factories

WHEN = datetime(2026, 11, 10, tzinfo=UTC)


class CoachingOfPlay:
    """Part of a place: its area and its post are those of the place."""

    area: Area
    post: Post
    child: Area | None
    is_post: bool

    @cached_property
    def visit(self) -> Visit:
        """A visit of the area's team to its post."""
        return Visit.objects.create(
            area=self.area,
            visited=self.post.village,
            post=self.post,
            checklist="simpul_1",
            planned_on=date(2026, 11, 9),
            held_on=date(2026, 11, 9),
            leader="ketua",
            state="selesai",
            signed_by=factories.some_id(1),
            signed_at=WHEN,
            by=factories.some_id(1),
            at=WHEN,
        )

    def visit_photo(self, paper: UUID) -> UUID:
        """A paper that shows what the visit saw."""
        told = {"by": factories.some_id(1), "at": WHEN}
        VisitPhoto.objects.get_or_create(visit=self.visit, paper_id=paper, defaults=told)
        return paper

    @cached_property
    def finding(self) -> Finding:
        told = {"severity": "ringan", "text": "Papan belum ada", "by": factories.some_id(1), "at": WHEN}
        return Finding.objects.create(visit=self.visit, **told)

    @cached_property
    def agreed(self) -> AgreedAction:
        told = {"what": "Pasang papan", "owner": "Ketua", "due_on": date(2026, 12, 1), "state": "belum"}
        return AgreedAction.objects.create(visit=self.visit, by=factories.some_id(1), at=WHEN, **told)

    @cached_property
    def coaching_submission(self) -> Submission:
        """The Laporan Pembinaan of what lies below the area, or of the village of the post."""
        sender = self.child or self.post.village
        told = {"kind": "pembinaan", "period": 20260703, "area_id": sender.id}
        found, new = Submission.objects.get_or_create(
            **told,
            defaults={
                "receiver_id": self.area.id,
                "state": "terkirim",
                "sent_by": factories.some_id(1),
                "sent_at": WHEN,
            },
        )
        if new:
            Snapshot.objects.create(submission=found, group="pembinaan", sent=packed(Contents((), "", "", 0, 0)))
        return found
