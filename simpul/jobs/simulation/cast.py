"""One account for each role of the demo. They refuse to exist outside demo mode (the accounts subject sees to it)."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from simpul.accounts import commands as accounts
from simpul.heads.queries import HeadView, head
from simpul.jobs.simulation.names import full_name
from simpul.jobs.simulation.population import MadePerson
from simpul.jobs.simulation.world import BEGIN, PlannedPost, PlannedVillage
from simpul.kernel.actor import SYSTEM
from simpul.offices.queries import OfficerView, team
from simpul.places import queries as places
from simpul.places.queries import AreaView

PASSWORD = "posyandu-contoh-2026"  # printed by `simpul demo`; outside demo mode nobody can sign in with it
HEAD = "kepala"  # who heads the area; every other seat is one of its Tim Pembina
AGENCY = ("Dinas Pekerjaan Umum dan Perumahan (contoh)", ("pekerjaan_umum", "perumahan"))


@dataclass(frozen=True)
class Part:
    """A role to play: where it is held, for which field; `seat`: the office of the area that is theirs, if any."""

    username: str
    role: str
    title: str
    area_code: str = ""
    field: str = ""
    seat: str = ""


PARTS = (
    Part("kader", "kader", "Kader kesehatan, Posyandu {post}", field="kesehatan"),
    Part("kader.sosial", "kader", "Kader sosial, Posyandu {post}", field="sosial"),
    Part("koordinator", "koordinator", "Koordinator bidang pendidikan, Posyandu {post}", field="pendidikan"),
    Part("ketua", "ketua", "Ketua Posyandu {post}"),
    Part("sekretaris", "sekretaris", "Sekretaris Posyandu {post}"),
    Part("bendahara", "bendahara", "Bendahara Posyandu {post}"),
    Part("bidan", "bidan", "Bidan", "51.08.06.1020"),
    Part("puskesmas", "puskesmas", "Petugas puskesmas", "51.08.06"),
    Part("staf", "staf_desa", "Staf kelurahan", "51.08.06.1020"),
    Part("lurah", "kepala_desa", "Lurah", "51.08.06.1020", seat=HEAD),
    Part("kasi", "kasi_kecamatan", "Kasi kecamatan", "51.08.06"),
    Part("kecamatan", "sekretariat", "Sekretariat Tim Pembina kecamatan", "51.08.06", seat="sekretaris"),
    Part("tim.kabupaten", "tim_pembina", "Tim Pembina kabupaten", "51.08", seat="ketua"),
    Part("kabupaten", "sekretariat", "Sekretariat Tim Pembina kabupaten (DPMD)", "51.08", seat="sekretaris"),
    Part("provinsi", "sekretariat", "Sekretariat Tim Pembina provinsi", "51", seat="sekretaris"),
    Part("pusat", "sekretariat", "Sekretariat Tim Pembina pusat", "0", seat="sekretaris"),
    Part("opd.pu", "petugas_opd", "Petugas OPD pekerjaan umum dan perumahan", "51.08"),
    Part("auditor", "auditor", "Auditor", "51.08"),
    Part("admin", "admin", "Admin", "0"),
)


def write_cast(villages: Sequence[PlannedVillage], at: datetime) -> list[tuple[str, str]]:
    """Create every account with its role; returns (username, what it is) in the order of the tiers."""
    first = villages[0].posts[0]
    village = villages[0].area
    made = []
    for part in PARTS:
        area = places.area_by_code(part.area_code) if part.area_code else None
        home = area or village
        title = part.title.format(post=first.name)
        officer = None if area else _in_office(part, first)
        seat = _seat(part, area, at) if area else None
        user_id = accounts.create_user(
            by=SYSTEM,
            at=at,
            username=part.username,
            name=seat.name if seat else f"{officer.name if officer else _name(part)} (contoh)",
            password=PASSWORD,
            home_id=home.id,
            person_id=officer.id if officer else None,
            is_demo=True,
        )
        _hold(part, user_id, area.id if area else None, first.post.id, at)
        if seat is not None:
            accounts.link_offices(by=SYSTEM, at=at, user_id=user_id, office_ids=[seat.id])
        made.append((part.username, title if part.field or not area else f"{title}, {area.name}"))
    return made


def _in_office(part: Part, post: PlannedPost) -> MadePerson | None:
    """Who holds that office in the post: the account is theirs, so that it shows an SK, trainings and incentives."""
    found = (one.person for one in post.officers if one.position == part.role and one.field in (part.field, ""))
    return next(found, None)


def _seat(part: Part, area: AreaView, at: datetime) -> OfficerView | HeadView | None:
    """The office of the area, held by a name alone, that the account is told to hold."""
    if part.seat == HEAD:
        return head(by=SYSTEM, area_id=area.id, on=at.date())
    formed = team(by=SYSTEM, area_id=area.id, on=at.date())
    return next((one for one in formed.members if one.position == part.seat), None) if formed else None


def _hold(part: Part, user_id: UUID, area_id: int | None, post_id: UUID, at: datetime) -> None:
    agency = None
    if part.role == "petugas_opd" and area_id is not None:
        name, fields = AGENCY
        agency = accounts.add_agency(by=SYSTEM, at=at, area_id=area_id, name=name, fields=fields, valid_from=BEGIN)
    accounts.hold_role(
        by=SYSTEM,
        at=at,
        user_id=user_id,
        role=part.role,
        valid_from=BEGIN,
        area_id=area_id,
        post_id=post_id if area_id is None else None,
        field=part.field,
        agency_id=agency,
    )


def _name(part: Part) -> str:
    rng = random.Random(part.username)
    return full_name(rng, rng.choice("LP"))


def write_bidan(villages: Sequence[PlannedVillage], at: datetime) -> int:
    """A bidan for each regency, holding that role in the villages that have one; how many villages have none."""
    by_regency: dict[str, list[PlannedVillage]] = {}
    for village in villages:
        by_regency.setdefault(village.area.code[:5], []).append(village)
    for code, its in sorted(by_regency.items()):
        user_id = accounts.create_user(
            by=SYSTEM,
            at=at,
            username=f"bidan.{code}",
            name=f"{full_name(random.Random(code), 'P')} (contoh)",
            password=PASSWORD,
            home_id=its[0].area.path[2],
            is_demo=True,
        )
        for village in its:
            if village.with_bidan:
                accounts.hold_role(
                    by=SYSTEM, at=at, user_id=user_id, role="bidan", valid_from=BEGIN, area_id=village.area.id
                )
    return sum(not village.with_bidan for village in villages)
