"""Small true parts to build a test from: real areas, posts, persons, accounts. Only tests create models directly."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from simpul.accounts.models import Agency, Holding, User
from simpul.eligibility.models import Membership
from simpul.lifecycle.models import Proposal, Step, StepPost
from simpul.offices.models import Appointment, Decree, Team
from simpul.ordinances.models import Ordinance
from simpul.people.models import Household, Person
from simpul.people.rules import person_key
from simpul.places.models import Area, AreaAttribute, AreaVersion, Hamlet
from simpul.registry.models import Post, PostSpan, RosterEntry
from simpul.standards.areas import kind

LONG_AGO = date(2020, 1, 1)
PASSWORD = "sirih-pinang-kapur-7"
_KINDS = {0: "negara", 1: "provinsi", 3: "kecamatan"}
_numbers = count(1)


def key(name: str) -> str:
    """A spelling key for test data; places.rules.name_key has the real rules."""
    return "".join(c for c in name.casefold() if c.isalnum())


def _kind(code: str, level: int) -> str:
    if level == 2:
        return "kota" if int(code[3:5]) >= 71 else "kabupaten"
    if level == 4:
        return {"1": "kelurahan", "2": "desa", "3": "desa_adat"}[code[9]]
    return _KINDS[level]


def area(code: str, name: str, parent: Area | None = None, valid_from: date = LONG_AGO) -> Area:
    """The current area of that code, made when the test has none yet. `code` "0" is the nation."""
    if known := Area.objects.filter(code=code, ended_on=None).first():
        return known
    level = parent.level + 1 if parent else 0
    made = Area(level=level, code=code, name=name, name_key=key(name), kind=_kind(code, level), parent=parent)
    made.title = kind(made.kind).title
    for i in range(level):
        setattr(made, f"l{i}", getattr(parent, f"l{i}"))
    made.save()
    setattr(made, f"l{level}", made.id)
    made.save()
    AreaVersion.objects.create(
        area=made, code=code, name=name, kind=made.kind, parent=parent, valid_from=valid_from, decree="uji"
    )
    return made


@dataclass(frozen=True)
class Areas:
    """Two regencies of two provinces, as in the Kemendagri list."""

    nation: Area
    bali: Area
    buleleng: Area
    kec_buleleng: Area
    penarukan: Area
    kampung_baru: Area
    banyuasri: Area
    kaliuntu: Area
    kubutambahan: Area
    tambakan: Area
    kalsel: Area
    tabalong: Area
    kelua: Area
    pulau: Area
    ampukung: Area


def areas() -> Areas:
    """The tree; a second call gives the same rows. Bali is WITA, the nation WIB."""
    nation = area("0", "Indonesia")
    bali = area("51", "Bali", nation)
    buleleng = area("51.08", "Buleleng", bali)
    kec = area("51.08.06", "Buleleng", buleleng)
    kubutambahan = area("51.08.08", "Kubutambahan", buleleng)
    kalsel = area("63", "Kalimantan Selatan", nation)
    tabalong = area("63.09", "Tabalong", kalsel)
    kelua = area("63.09.02", "Kelua", tabalong)
    for where, zone in ((nation, "WIB"), (bali, "WITA"), (kalsel, "WITA")):
        AreaAttribute.objects.get_or_create(
            area=where, key="zone", valid_from=LONG_AGO, defaults={"value": zone, "source": "uji", "trust": "own"}
        )
    return Areas(
        nation=nation,
        bali=bali,
        buleleng=buleleng,
        kec_buleleng=kec,
        penarukan=area("51.08.06.1020", "Penarukan", kec),
        kampung_baru=area("51.08.06.1029", "Kampung Baru", kec),
        banyuasri=area("51.08.06.1006", "Banyuasri", kec),
        kaliuntu=area("51.08.06.1024", "Kaliuntu", kec),
        kubutambahan=kubutambahan,
        tambakan=area("51.08.08.2001", "Tambakan", kubutambahan),
        kalsel=kalsel,
        tabalong=tabalong,
        kelua=kelua,
        pulau=area("63.09.02.1001", "Pulau", kelua),
        ampukung=area("63.09.02.2002", "Ampukung", kelua),
    )


def hamlet(village: Area, name: str = "Banjar Tegal", kind: str = "banjar", **more: Any) -> Hamlet:
    """A hamlet of the village since LONG_AGO."""
    return Hamlet.objects.create(
        village=village, name=name, name_key=key(name), kind=kind, **{"valid_from": LONG_AGO, **more}
    )


def post(village: Area | None = None, name: str = "", *, since: date = LONG_AGO, **more: Any) -> Post:
    """An active post with its span; in Penarukan unless a village is given."""
    village = village or areas().penarukan
    name = name or f"Melati {next(_numbers)}"
    made = Post.objects.create(village=village, name=name, **{"name_key": key(name), "state": "aktif", **more})
    PostSpan.objects.create(post=made, village=village, state=made.state, valid_from=since)
    return made


def household(village: Area | None = None, head_name: str = "I Ketut Darma", **more: Any) -> Household:
    """A family without KK number; `post` of a post that looks after it, if any."""
    at = more.pop("post", None)
    village = village or (at.village if at else areas().penarukan)
    return Household.objects.create(village=village, head_name=head_name, post_id=at.id if at else None, **more)


def person(
    at: Post | None = None,
    name: str = "",
    *,
    sex: str = "P",
    born: date | None = date(2024, 3, 5),
    since: date = LONG_AGO,
    **more: Any,
) -> Person:
    """A resident without NIK; with a post they stand in its roster from `since`."""
    village = more.pop("village", None) or (at.village if at else areas().penarukan)
    name = name or f"Ni Luh Ayu {next(_numbers)}"
    made = Person.objects.create(
        name=name,
        name_key=person_key(name),
        sex=sex,
        birth_date=born,
        village=village,
        post_id=at.id if at else None,
        **more,
    )
    if at:
        RosterEntry.objects.create(person=made, post=at, valid_from=since)
    return made


def agency(where: Area, name: str = "Dinas Sosial", fields: tuple[str, ...] = ("sosial",)) -> Agency:
    """An OPD of the area."""
    return Agency.objects.create(area=where, name=name, fields=list(fields), valid_from=LONG_AGO)


def user(username: str = "", *, home: Area | None = None, password: str = PASSWORD, **more: Any) -> User:
    """An account with a password that may sign in, without any role yet."""
    number = next(_numbers)
    made = User(
        username=username or f"pengguna{number}", name=more.pop("name", f"Pengguna {number}"), home=home, **more
    )
    made.set_password(password)
    made.save()
    return made


def holding(who: User, role: str, place: Area | Post, field: str = "", **more: Any) -> Holding:
    """The user holds the role in an area or a post since LONG_AGO."""
    where = {"area": place} if isinstance(place, Area) else {"post": place}
    return Holding.objects.create(user=who, role=role, field=field, **where, **{"valid_from": LONG_AGO, **more})


def ordinance(where: Area, topic: str = "eligibility.reminder", content: Any = None, **more: Any) -> Ordinance:
    """A rule that the area has set since LONG_AGO."""
    given = {
        "valid_from": LONG_AGO,
        "ref": "Surat edaran uji",
        "trust": "weak",
        "set_by": uuid4(),
        "set_by_name": "Penguji",
        "set_at": datetime(2020, 1, 1, tzinfo=UTC),
    }
    return Ordinance.objects.create(area=where, topic=topic, content=content or {"days": 60}, **{**given, **more})


def membership(who: Person, body: str = "pkk_kader", state: str = "mungkin", **more: Any) -> Membership:
    """The person in another body: perhaps, or surely with state "cocok"."""
    link = {"person": who} if state == "cocok" else {"perhaps": who}
    given = {"name": who.name, "name_key": who.name_key, "birth_date": who.birth_date, **link, **more}
    return Membership.objects.create(village=who.village, body=body, state=state, **given)


def decree(where: Area, purpose: str = "pengurus", **more: Any) -> Decree:
    """An SK of the village, valid for five years from LONG_AGO."""
    given = {
        "number": f"SK/{next(_numbers)}/2020",
        "on": LONG_AGO,
        "signer_name": "I Made Arta",
        "signer_office": "Lurah",
        "valid_from": LONG_AGO,
        "valid_to": LONG_AGO + timedelta(days=365 * 10),
    }
    return Decree.objects.create(area=where, purpose=purpose, **{**given, **more})


def appointment(who: Person, place: Post | Team, position: str = "kader", field: str = "", **more: Any) -> Appointment:
    """The person in office since LONG_AGO."""
    where = {"post": place} if isinstance(place, Post) else {"team": place}
    return Appointment.objects.create(
        person=who, position=position, field=field, **where, **{"valid_from": LONG_AGO, **more}
    )


def proposal(village: Area, name: str = "") -> Proposal:
    """A post that a musyawarah of the village wishes for."""
    name = name or f"Usulan {next(_numbers)}"
    told = {"name": name, "name_key": key(name), "held_on": LONG_AGO, "held_at": "Balai"}
    return Proposal.objects.create(village=village, by=some_id(1), at=datetime.combine(LONG_AGO, time(), UTC), **told)


def step(at: Post, kind: str = "istirahat") -> Step:
    """Something that befell the post LONG_AGO."""
    moment = datetime.combine(LONG_AGO, time(), UTC)
    made = Step.objects.create(kind=kind, on=LONG_AGO, by=some_id(1), by_name="Staf", at=moment)
    StepPost.objects.create(step=made, post=at, part="pos")
    return made


def some_id(number: int) -> UUID:
    """A fixed id, for tests that compare."""
    return UUID(int=number, version=4)
