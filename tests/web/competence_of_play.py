"""What the walk over all pages needs of certificates, abilities and plans, in a place of every tier."""

from datetime import UTC, date, datetime
from functools import cached_property
from uuid import UUID

from simpul.certificates.commands import Signing, order_certificates, sign_part
from simpul.certificates.models import Certificate
from simpul.competence.commands import plan_follow_up
from simpul.competence.models import Ability
from simpul.kernel.actor import SYSTEM
from simpul.people.models import Person
from simpul.places.models import Area
from simpul.registry.models import Post
from simpul.training.models import Batch
from tests import factories
from tests.trainings_of_play import batch_of, participant

MOMENT = datetime(2026, 11, 22, tzinfo=UTC)


class CompetenceOfPlay:
    """Part of a place: its area and its post are those of the place."""

    area: Area
    post: Post
    person: Person

    @cached_property
    def finished_batch(self) -> Batch:
        """A training of the area from which one kader of the post came home."""
        batch = batch_of(self.area, f"Bimtek {self.post.name}")
        participant(batch, 1, self.person.name, self.person)
        return batch

    @cached_property
    def certificate_issue(self) -> UUID:
        """Its certificates, signed."""
        address = "https://simpul.contoh/sertifikat/"
        signing = Signing("ikut", "Ketut", "Ketua", "Balai", date(2026, 11, 20), address)
        made = order_certificates(by=SYSTEM, at=MOMENT, batch_id=self.finished_batch.id, signing=signing)
        sign_part(by=SYSTEM, at=MOMENT, issue_id=made)
        return made

    @cached_property
    def certificate(self) -> UUID:
        """The one certificate of that order."""
        return Certificate.objects.get(issue_id=self.certificate_issue).id

    @cached_property
    def ability(self) -> UUID:
        """Something that the person has shown."""
        told = {"kind": "kelompok", "code": "ibu", "since": date(2026, 11, 1), "shown_by": "dilihat"}
        return Ability.objects.create(person=self.person, by=factories.some_id(1), at=MOMENT, **told).id

    @cached_property
    def plan_after_training(self) -> UUID:
        """A plan of the post."""
        return plan_follow_up(
            by=SYSTEM,
            at=MOMENT,
            batch_id=self.finished_batch.id,
            village_id=self.post.village_id,
            post_id=self.post.id,
            what="Latih kader lain",
            responsible="Ketua",
            due_on=date(2026, 12, 20),
        )
