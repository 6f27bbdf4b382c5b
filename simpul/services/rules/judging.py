"""Whether a service may be recorded: form, day, person. Each rule raises the Refusal that says what to do."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from simpul import standards
from simpul.kernel.actor import Actor, Scope
from simpul.kernel.civil_time import written
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import tell
from simpul.services.rules.shapes import NewRecord
from simpul.standards import Service, forms

# Own decisions, with their reasons in docs/rules/pencatatan.md.
OLD_FORM_DAYS = 90
EARLIEST = date(2000, 1, 1)
AGE_MARGIN_DAYS = 366
LONGEST_PLACE = 200
# The right to write in closed months: no role has it, a decision on held work lends it.
WRITE_LATE = "record.write_late"


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of the post where a record is judged: its scope, its day today, the code of its village, and
    since when it is closed."""

    scope: Scope
    today: date
    village_code: str
    closed_on: date | None = None

    def of_field(self, field: str) -> Scope:
        """The same place for one field."""
        return Scope(area=self.scope.area, post=self.scope.post, field=field)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is known of the person a record is about. `id`: their own, also when they were named by one merged away."""

    sex: str
    birth_date: date | None
    died_on: date | None = None
    disability: bool = False
    hamlet_id: UUID | None = None
    id: UUID | None = None


def service_for(code: str, version: int | None, on: date, village_code: str) -> Service:
    """The service as it is offered in that village; an outdated form is accepted for OLD_FORM_DAYS after its end."""
    if version is None:
        offered = next((one for one in standards.services(on, village_code) if one.code == code), None)
        if offered is not None:
            return offered
    try:
        service = standards.service(code, None, version if version is not None else _newest(code))
    except standards.UnknownService:
        raise Refusal("layanan-tidak-dikenal") from None
    if not village_code.startswith(service.area):
        raise Refusal("layanan-tidak-dikenal")
    last = service.valid_to and service.valid_to + timedelta(days=OLD_FORM_DAYS)
    if on < service.valid_from or (last and on > last):
        raise Refusal("layanan-tidak-berlaku", field="on", layanan=service.name, tanggal=written(on))
    return service


def form_of_register(code: str, on: date, village_code: str) -> Service:
    """The form under whose headings records are listed: the one of that day there, else the newest that ever was."""
    known = [one for one in standards.current().all_services if one.code == code and village_code.startswith(one.area)]
    if not known:
        raise Refusal("layanan-tidak-dikenal")
    return max((one for one in known if one.holds(on)), default=max(known, key=_precedence), key=_precedence)


def _precedence(service: Service) -> tuple[int, int]:
    return len(service.area), service.version


def _newest(code: str) -> int:
    return max((one.version for one in standards.current().all_services if one.code == code), default=0)


def check_day(on: date, today: date) -> None:
    """Not after the post's today, not before anyone could have recorded it here."""
    if on > today:
        raise Refusal("tanggal-mendatang", field="on", tanggal=written(on), hari_ini=written(today))
    if on < EARLIEST:
        raise Refusal("tanggal-terlalu-lama", field="on", tanggal=written(on))


def may_write_late(by: Actor, scope: Scope) -> bool:
    """Whether a closed month is open to this actor: not to the system, for nobody has decided there."""
    return not by.is_system and by.may(WRITE_LATE, scope)


def check_month(on: date, closed: bool) -> None:
    """Nothing is written in a closed month."""
    if closed:
        raise Refusal("bulan-ditutup", field="on", bulan=Period.of(on).title)


def check_open(on: date, closed_on: date | None) -> None:
    """Nothing happens at a post that is no more; what was done there before may still be told."""
    if closed_on is not None and on >= closed_on:
        raise Refusal("pos-sudah-tutup", field="on", tanggal=written(closed_on))


def check_aim(service: Service, item: NewRecord) -> None:
    """A service for a person names the person, and so for a household and a place."""
    if service.subject == "person" and item.person_id is None:
        raise Refusal("pilih-orang", field="person", layanan=service.name)
    if service.subject == "household" and item.household_id is None:
        raise Refusal("pilih-keluarga", field="household", layanan=service.name)
    place = item.place.strip()
    if service.subject == "place" and not place:
        raise Refusal("tulis-tempat", field="place", layanan=service.name)
    if len(place) > LONGEST_PLACE or not place.isprintable():
        raise Refusal("tempat-keliru", field="place", paling=LONGEST_PLACE)


def check_life(on: date, person: Subject) -> None:
    """Between birth and death, both days included."""
    if person.birth_date and on < person.birth_date:
        raise Refusal("sebelum-lahir", field="on", tanggal=written(on), lahir=written(person.birth_date))
    if person.died_on and on > person.died_on:
        raise Refusal("sesudah-meninggal", field="on", meninggal=written(person.died_on))


def age_days(on: date, person: Subject) -> int | None:
    """Age in days on that day; None when the birth date is not known."""
    return (on - person.birth_date).days if person.birth_date else None


def eligibility(service: Service, person: Subject, on: date) -> str | None:
    """A sentence when the age is just outside or unknown; Refusal `bukan-sasaran` for the wrong sex or far outside.

    Just outside (AGE_MARGIN_DAYS) is a late child or a wrong birth date; far outside is the wrong person.
    """
    wanted = service.eligibility
    if wanted.sex and person.sex and person.sex != wanted.sex:
        who = "perempuan" if wanted.sex == "P" else "laki-laki"
        raise Refusal("bukan-sasaran", field="person", sebab=f"{service.name} hanya untuk {who}.")
    if wanted.age_min_months is None and wanted.age_max_months is None:
        return None
    days = age_days(on, person)
    if days is None:
        return tell("Tanggal lahir belum diisi, jadi usia tidak dapat diperiksa. Lengkapi data orangnya.")
    sentence = forms.not_for(service, sex=person.sex, age_days=days, on=on)
    if sentence and _far_outside(service, person, days, on):
        raise Refusal("bukan-sasaran", field="person", sebab=sentence)
    return sentence


def _far_outside(service: Service, person: Subject, days: int, on: date) -> bool:
    nearest = (max(0, days - AGE_MARGIN_DAYS), days + AGE_MARGIN_DAYS)
    return not any(forms.is_for(service, sex=person.sex, age_days=age, on=on) for age in nearest)
