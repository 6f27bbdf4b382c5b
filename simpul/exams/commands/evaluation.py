"""What participants thought of the event: without a name."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from simpul.audit.commands import changed, command, insert_many
from simpul.exams.models import Opinion, Rating
from simpul.exams.queries.links import evaluated_by_token
from simpul.exams.rules.states import RATINGS
from simpul.kernel.actor import Actor
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.participants.queries import participants_of
from simpul.standards.exams import statements


@command("exams.give_opinion")
def give_opinion(*, by: Actor, at: datetime, token: str, stars: Mapping[str, int], comment: str = "") -> UUID:
    """One opinion of an event, by its link; no right and no name is asked. Never more opinions than participants."""
    batch_id = evaluated_by_token(token, at)
    if not set(stars) <= {one.code for one in statements()} or not set(stars.values()) <= set(RATINGS):
        raise Refusal("penilaian-acara-salah")
    text = worded(comment, "comment", 1000, may_be_empty=True)
    if not stars and not text:
        raise Refusal("penilaian-acara-kosong")
    if Opinion.objects.filter(batch_id=batch_id).count() >= len(participants_of(batch_id)):
        raise Refusal("penilaian-acara-penuh")
    made = Opinion.objects.create(batch_id=batch_id, comment=text)
    insert_many([Rating(opinion=made, statement=code, stars=stars[code]) for code in sorted(stars)])
    changed("exam_opinion", batch_id, after={"statements": len(stars)})
    return made.id
