"""The people of the play: who may do what is read from the table of rights, as in real life.

    def test_a_stranger_sees_nothing(cast):
        assert queries.persons(by=cast.kader_b, ...) == []

`actor(role, place, field)` makes one more. Nobody here needs a row in the table of users.
"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest

from simpul.accounts.rules import Held, grants
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.places.models import Area
from simpul.registry.models import Post
from tests import factories

TODAY = date(2026, 11, 22)


def held(role: str, place: Area | Post, field: str = "", agency_fields: tuple[str, ...] = ()) -> Held:
    """A role as held in an area or a post, from ever and without end."""
    post = None if isinstance(place, Area) else place
    area = post.village if post else place
    return Held(role=role, path=area.path, post=post.id if post else None, field=field, agency_fields=agency_fields)


def actor(
    role: str,
    place: Area | Post,
    field: str = "",
    *,
    agency_fields: tuple[str, ...] = (),
    name: str = "",
    person_id: UUID | None = None,
    id: UUID | None = None,
) -> Actor:
    """An actor with one role, rights from the table. An officer of an agency needs `agency_fields`."""
    given = grants([held(role, place, field, agency_fields)], TODAY)
    if not given:
        raise ValueError(f"the table of rights does not let {role} be held there")
    return Actor(
        id=id or new_id(),
        name=name or f"{role} {place.name}",
        grants=given,
        person_id=person_id,
        roles=frozenset({role}),
    )


def with_roles(*actors: Actor) -> Actor:
    """One person with the roles of several."""
    return Actor(
        id=actors[0].id,
        name=actors[0].name,
        grants=tuple(grant for one in actors for grant in one.grants),
        roles=frozenset().union(*(one.roles for one in actors)),
    )


@dataclass(frozen=True)
class Cast:
    """post_a and post_b lie in the same kelurahan (Penarukan), post_c in another regency."""

    areas: factories.Areas
    post_a: Post
    post_b: Post
    post_c: Post
    kader_a: Actor  # kesehatan
    kader_pu_a: Actor
    kader_sosial_a: Actor
    ketua_a: Actor
    kader_b: Actor  # kesehatan
    kader_c: Actor  # kesehatan, another regency
    bidan: Actor
    puskesmas: Actor
    staf_desa: Actor
    village_head: Actor
    other_village_head: Actor  # Kaliuntu
    kasi: Actor
    regency_team: Actor
    regency_office: Actor  # sekretariat (DPMD) of Buleleng
    provincial_team: Actor
    national_team: Actor
    agency_officer: Actor  # Dinas PU of Buleleng
    auditor: Actor
    admin: Actor  # Penarukan
    national_admin: Actor
    resident: Actor  # signed in, no role
    stranger: Actor  # village head in another regency


def play() -> Cast:
    """The whole cast on its stage."""
    areas = factories.areas()
    post_a = factories.post(areas.penarukan, "Melati A")
    post_b = factories.post(areas.penarukan, "Melati B")
    post_c = factories.post(areas.ampukung, "Kenanga")
    return Cast(
        areas=areas,
        post_a=post_a,
        post_b=post_b,
        post_c=post_c,
        kader_a=actor("kader", post_a, "kesehatan"),
        kader_pu_a=actor("kader", post_a, "pekerjaan_umum"),
        kader_sosial_a=actor("kader", post_a, "sosial"),
        ketua_a=actor("ketua", post_a),
        kader_b=actor("kader", post_b, "kesehatan"),
        kader_c=actor("kader", post_c, "kesehatan"),
        bidan=actor("bidan", areas.penarukan),
        puskesmas=actor("puskesmas", areas.kec_buleleng),
        staf_desa=actor("staf_desa", areas.penarukan),
        village_head=actor("kepala_desa", areas.penarukan),
        other_village_head=actor("kepala_desa", areas.kaliuntu),
        kasi=actor("kasi_kecamatan", areas.kec_buleleng),
        regency_team=actor("tim_pembina", areas.buleleng),
        regency_office=actor("sekretariat", areas.buleleng),
        provincial_team=actor("tim_pembina", areas.bali),
        national_team=actor("tim_pembina", areas.nation),
        agency_officer=actor("petugas_opd", areas.buleleng, agency_fields=("pekerjaan_umum",)),
        auditor=actor("auditor", areas.buleleng),
        admin=actor("admin", areas.penarukan),
        national_admin=actor("admin", areas.nation),
        resident=Actor(id=new_id(), name="Warga"),
        stranger=actor("kepala_desa", areas.ampukung),
    )


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast of tests/cast.py with its areas and posts in the database."""
    return play()
