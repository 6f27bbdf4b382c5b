"""Lists of payments as people see them, and what has changed since they were made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from simpul.incentives.models import Payment, PaymentList
from simpul.incentives.queries.rates import position_name
from simpul.incentives.queries.recipients import entitled_now
from simpul.incentives.rules import PAID, QUESTIONED, Difference, differences
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.people.queries import true_ids
from simpul.places import queries as places
from simpul.registry.queries import post_scope, post_scopes
from simpul.registry.queries.posts import in_slices

READ = "incentive.read"


@dataclass(frozen=True)
class ListView:
    """A list with its sums in rupiah; `unpaid` and `questioned` count persons."""

    id: UUID
    area_id: int
    area: str
    number: str
    period: Period
    source: str
    made_on: date
    made_by: str
    void_because: str
    persons: int
    amount: int
    paid: int
    unpaid: int
    questioned: int

    @property
    def title(self) -> str:
        """`Daftar insentif nomor 3/2026, Oktober 2026`."""
        return _("Daftar insentif nomor %(number)s, %(period)s") % {"number": self.number, "period": self.period.title}


@dataclass(frozen=True)
class PaymentView:
    """One person on a list, as it stood when the list was made, and what came of it."""

    id: UUID
    list_id: UUID
    place: int
    person_id: UUID
    name: str
    position: str
    posts: str
    village: str
    months: int
    amount: int
    state: str
    state_on: date | None
    reason: str
    period: Period
    number: str


def payment_lists(*, by: Actor, area_id: int, year: int | None = None) -> list[ListView]:
    """The lists of one area, latest first; Refusal `tidak-ditemukan` without the right."""
    _require(by, area_id)
    found = PaymentList.objects.filter(area_id=area_id)
    return _views(found if year is None else found.filter(year=year))


def payment_list(*, by: Actor, list_id: UUID) -> ListView:
    """One list; Refusal `tidak-ditemukan` for none and for one outside the actor's area."""
    found = _views(PaymentList.objects.filter(id=list_id))
    if not found:
        raise Refusal("tidak-ditemukan")
    _require(by, found[0].area_id)
    return found[0]


def payments(*, by: Actor, list_id: UUID, state: str = "") -> list[PaymentView]:
    """Everybody on a list in its order, or those in one state."""
    payment_list(by=by, list_id=list_id)
    found = Payment.objects.filter(list_id=list_id)
    return _lines(found.filter(state=state) if state else found)


def payment(*, by: Actor, payment_id: UUID) -> PaymentView:
    """One payment, for whoever reads its list or the payments of a post that the person served in."""
    found = Payment.objects.select_related("list").filter(id=payment_id).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    served = post_scopes(found.served.values_list("post_id", flat=True)).values()
    if not by.may(READ, places.scope_of(found.list.area_id)) and not any(by.may("incentive.post", s) for s in served):
        raise Refusal("tidak-ditemukan")
    return _lines([found])[0]


def payments_of_post(*, by: Actor, post_id: UUID, limit: int = 200) -> list[PaymentView]:
    """What the kader and pengurus of a post were listed for, latest list first."""
    if not by.may("incentive.post", post_scope(post_id)):
        raise Refusal("tidak-ditemukan")
    found = Payment.objects.filter(served__post_id=post_id, list__void_because="")
    return _lines(found.order_by("-list__year", "-list__period", "-list__number", "list_id", "place")[:limit])


def payments_of_person(*, by: Actor, person_id: UUID, limit: int = 60) -> list[PaymentView]:
    """One's own payments, latest first; of somebody else those whose list one may read."""
    own = Q(person_id=person_id) | Q(person__merged_into=person_id)
    found = Payment.objects.filter(own, list__void_because="").select_related("list")
    rows = found.order_by("-list__year", "-list__period", "-list__number", "list_id", "place")[:limit]
    if by.person_id == person_id:
        return _lines(rows)
    known = places.areas({one.list.area_id for one in rows})
    return _lines([one for one in rows if by.may(READ, Scope(area=known[one.list.area_id].path))])


def list_differences(*, by: Actor, list_id: UUID) -> list[Difference]:
    """Whose offices no longer say what the list says: appointments were ended, begun or mended afterwards."""
    found = payment_list(by=by, list_id=list_id)
    if found.void_because:
        return []
    now = entitled_now(places.area(found.area_id), found.period, but_list=list_id)
    rows = list(Payment.objects.filter(list_id=list_id).values_list("person_id", "name", "months", "amount"))
    true = true_ids({person for person, *_ in rows})
    return differences({true.get(person, person): (name, months, amount) for person, name, months, amount in rows}, now)


def paid_by_village(village_ids: Iterable[int], year: int) -> dict[int, int]:
    """Internal: rupiah paid to kader and pengurus of each village on lists of a year, whoever paid."""
    found: dict[int, int] = {}
    for part in in_slices(village_ids):
        rows = Payment.objects.filter(village_id__in=part, list__year=year, list__void_because="", state=PAID)
        found |= dict(rows.order_by().values_list("village_id").annotate(paid=Sum("amount")))
    return found


def _require(by: Actor, area_id: int) -> None:
    if not by.may(READ, places.scope_of(area_id)):
        raise Refusal("tidak-ditemukan")


def _views(found: QuerySet[PaymentList]) -> list[ListView]:
    told = found.annotate(
        persons=Count("payments"),
        amount=Sum("payments__amount", default=0),
        paid=Sum("payments__amount", filter=Q(payments__state=PAID), default=0),
        settled=Count("payments", filter=Q(payments__state=PAID)),
        questioned=Count("payments", filter=Q(payments__state=QUESTIONED)),
    )
    rows = list(told.order_by("-year", "-number", "id"))
    names = places.areas({one.area_id for one in rows})
    return [
        ListView(
            id=one.id,
            area_id=one.area_id,
            area=names[one.area_id].full_name or names[one.area_id].name,
            number=f"{one.number}/{one.year}",
            period=Period.from_key(one.period),
            source=one.source,
            made_on=one.made_on,
            made_by=one.by_name,
            void_because=one.void_because,
            persons=one.persons,
            amount=one.amount,
            paid=one.paid,
            unpaid=one.persons - one.settled - one.questioned,
            questioned=one.questioned,
        )
        for one in rows
    ]


def _lines(found: QuerySet[Payment] | list[Payment]) -> list[PaymentView]:
    rows = list(found.select_related("list") if isinstance(found, QuerySet) else found)
    names = places.areas({one.village_id for one in rows})
    return [
        PaymentView(
            id=one.id,
            list_id=one.list_id,
            place=one.place,
            person_id=one.person_id,
            name=one.name,
            position=position_name(one.position, one.list.made_on),
            posts=one.posts,
            village=names[one.village_id].label,
            months=one.months,
            amount=one.amount,
            state=one.state,
            state_on=one.state_on,
            reason=one.reason,
            period=Period.from_key(one.list.period),
            number=f"{one.list.number}/{one.list.year}",
        )
        for one in rows
    ]
