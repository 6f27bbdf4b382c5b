"""What people in offices do while phones are away: real commands, by real rights."""

from collections.abc import Callable
from random import Random
from uuid import UUID

from django.db import transaction

from simpul.accounts import commands as accounts
from simpul.accounts.models import Holding
from simpul.intake import commands as intake
from simpul.intake.models import Arrival
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.phones import commands as phones
from simpul.registry import commands as registry
from simpul.registry.models import Post
from simpul.reports import commands as reports
from tests.sync.faults import Faults
from tests.sync.world import LAST_MONTH, Kader, World


class Offices:
    """Each act says whether it happened; what a rule refuses did not."""

    def __init__(self, world: World, faults: Faults, rng: Random) -> None:
        self.world, self.faults, self.rng = world, faults, rng

    def close_month(self) -> None:
        """The regency closes last month: what comes for it from now on is late."""
        village = self.world.areas.buleleng.id
        period = Period(LAST_MONTH.year, LAST_MONTH.month)
        if self._done(
            lambda: reports.close_month(by=self.world.regency, at=self.world.now, area_id=village, period=period)
        ):
            self.faults.note("month closed")

    def move_post(self) -> None:
        """A post belongs to the other village from today."""
        post = self.rng.choice(self.world.posts)
        here = Post.objects.values_list("village_id", flat=True).get(id=post.id)
        (there,) = [one for one in self.world.village_heads if one != here]
        today = self.world.today
        if self._done(
            lambda: registry.move_post(
                by=self.world.regency, at=self.world.now, post_id=post.id, village_id=there, on=today, reason="uji"
            )
        ):
            self.faults.note("post moved")

    def move_kader(self) -> None:
        """A kader serves in another post from today: what she still holds of the old one has lost its right."""
        kader = self.rng.choice([one for one in self.world.kader if one.role == "kader"])
        there = self.rng.choice([one for one in self.world.posts if one.id != kader.post.id])
        if self._done(lambda: self._move(kader, there)):
            self.faults.note("kader moved")

    def _move(self, kader: Kader, there: Post) -> None:
        given = {"by": self.world.admin, "at": self.world.now}
        accounts.end_role(**given, holding_id=kader.holding.id, on=self.world.today, reason="pindah")
        new = accounts.hold_role(
            **given,
            user_id=kader.id,
            role=kader.role,
            post_id=there.id,
            field=kader.field,
            valid_from=self.world.today,
        )
        kader.post, kader.holding = there, Holding.objects.get(id=new)

    def shut_out(self, phone_id: UUID) -> bool:
        """A phone is said to be lost."""
        return self._phone("phone shut out", phones.shut_out, phone_id, "hilang")

    def readmit(self, phone_id: UUID) -> None:
        """It was found again."""
        self._phone("phone readmitted", phones.readmit, phone_id, "ketemu")

    def end_credential(self, phone_id: UUID) -> None:
        """The phone must take a new code."""
        self._phone("credential ended", phones.end_credential, phone_id, "PIN diketahui")

    def renew(self, phone_id: UUID, user_id: UUID) -> str | None:
        """The same vault takes a new code; gives its new token, None when the phone is shut out."""
        given = {"by": self.world.admin, "at": self.world.now}
        code = phones.make_code(**given, user_id=user_id)
        try:
            made = phones.enrol(**given, code=code.code, label="HP", phone_id=phone_id)
        except Refusal:
            return None
        self.faults.note("credential renewed")
        return made.token

    def decide(self) -> None:
        """The village looks at what is held: accepts it, accepts it for today, or declines it."""
        makers = [one.id for one in self.world.kader]
        held = list(Arrival.objects.filter(state="held", by__in=makers, post_id__isnull=False).order_by("id"))
        if not held:
            return
        one = self.rng.choice(held)
        given = {"by": self.world.head_of(one.post_id), "at": self.world.now, "id": one.id}
        decisions: list[Callable[[], object]] = [
            lambda: intake.accept_held(**given),
            lambda: intake.accept_held(**given, on=self.world.today),
            lambda: intake.decline_held(**given, reason="bukan di sini"),
        ]
        if self._done(self.rng.choice(decisions)):
            self.faults.note("held one decided")

    def _phone(self, name: str, act: Callable[..., None], phone_id: UUID, reason: str) -> bool:
        given = {"by": self.world.admin, "at": self.world.now, "phone_id": phone_id, "reason": reason}
        done = self._done(lambda: act(**given))
        if done:
            self.faults.note(name)
        return done

    def _done(self, act: Callable[[], object]) -> bool:
        try:
            with transaction.atomic():
                act()
        except Refusal:
            return False
        return True
