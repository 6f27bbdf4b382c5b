"""What the walk over all pages needs of plans, budgets and incentives, in a place of every tier."""

from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from simpul.budgets.commands import add_line, ask_for_bidan, record_pkk, record_spending
from simpul.budgets.models import BidanRequest
from simpul.incentives.commands import set_rate
from simpul.incentives.models import Payment, PaymentList, Rate
from simpul.kernel.actor import SYSTEM
from simpul.kernel.ids import new_id
from simpul.kernel.period import Period
from simpul.places.models import Area
from simpul.plans.commands import add_task, set_target
from simpul.plans.models import Target
from simpul.registry.models import Post
from tests import factories

MONTH = Period(2026, 10)
MOMENT = datetime(2026, 11, 10, tzinfo=UTC)


class MoneyOfPlay:
    """Part of a place: its area and its post are those of the place."""

    area: Area
    post: Post

    @cached_property
    def target(self) -> UUID:
        """A target of the area, by a figure of the social field."""
        if known := Target.objects.filter(area=self.area).first():
            return known.id
        told = {"indicator": "sosial.penyuluhan", "year_from": 2026, "year_to": 2026, "value": Decimal(10)}
        return set_target(by=SYSTEM, at=MOMENT, area_id=self.area.id, document="Renstra", **told)

    @cached_property
    def task(self) -> UUID:
        """A task of the area's Tim Pembina."""
        told = {"duty": "koordinasi", "title": "Rapat", "owner": "DPMD", "due_on": date(2026, 12, 1)}
        return add_task(by=SYSTEM, at=MOMENT, area_id=self.area.id, **told)

    @cached_property
    def budget_line(self) -> UUID:
        """A line of the area's budget."""
        told = {
            "year": 2026,
            "source": "csr",
            "purpose": "sarana",
            "name": f"Timbangan {self.post.name}",
            "amount": 1_000_000,
        }
        return add_line(by=SYSTEM, at=MOMENT, area_id=self.area.id, **told).id

    @cached_property
    def spending(self) -> UUID:
        """Money spent of that line."""
        told = {"on": date(2026, 11, 1), "amount": 500_000, "note": "Timbangan bayi"}
        return record_spending(by=SYSTEM, at=MOMENT, line_id=self.budget_line, **told).id

    @cached_property
    def bidan_request(self) -> UUID:
        """The budget for a bidan asked of the village."""
        if known := BidanRequest.objects.filter(village=self.post.village).first():
            return known.id
        told = {"year": 2027, "on": date(2026, 11, 1), "asked_by": "DPMD"}
        return ask_for_bidan(by=SYSTEM, at=MOMENT, area_id=self.post.village_id, **told)

    @cached_property
    def pkk_activity(self) -> UUID:
        """Something that PKK did in the village."""
        told = {"on": date(2026, 11, 1), "kind": "rapat", "name": f"Rapat {self.post.name}"}
        return record_pkk(by=SYSTEM, at=MOMENT, area_id=self.post.village_id, **told).id

    @cached_property
    def rate(self) -> UUID:
        """What the area gives a kader."""
        if known := Rate.objects.filter(area=self.area).first():
            return known.id
        told = {"position": "kader", "amount": 250_000, "months": 1, "valid_from": date(2026, 1, 1)}
        return set_rate(by=SYSTEM, at=MOMENT, area_id=self.area.id, document="SK contoh", **told)

    @cached_property
    def payment(self) -> Payment:
        """A kader of the post on a list of the area."""
        number = PaymentList.objects.count() + 1
        made = PaymentList.objects.create(
            area=self.area, purse="desa", period=MONTH.key, year=2026, number=number, source="csr",
            made_on=date(2026, 11, 10), by=new_id(), by_name="Staf", at=MOMENT,
        )  # fmt: skip
        person = factories.person(self.post)
        payment = Payment.objects.create(
            list=made, place=1, person=person, name=person.name, position="kader", posts=self.post.name,
            village=self.post.village, months=1, amount=250_000,
        )  # fmt: skip
        payment.served.create(post=self.post)
        return payment
