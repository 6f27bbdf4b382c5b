"""A post with its people in accounts, and forms as a browser would send them."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse

from simpul.accounts.models import User
from simpul.kernel.ids import new_id
from simpul.people.models import Person
from simpul.registry.models import Post
from simpul.services.models import OpenDay
from tests import factories

WEIGHING = "kesehatan.timbang_ukur_balita"
ATTENDANCE = "kesehatan.kehadiran"


def today() -> date:
    """The day it is in Bali: the pages read the clock."""
    return datetime.now(ZoneInfo("Asia/Makassar")).date()


@dataclass(frozen=True)
class Stage:
    """Post A in Penarukan with a child and an open day today; post B beside it; a stranger far away."""

    post: Post
    other_post: Post
    child: Person
    day: OpenDay
    kader: User
    kader_pu: User
    ketua: User
    staff: User
    kader_b: User
    stranger: User


def stage() -> Stage:
    """Everybody with an account and a role, everything that a page of a post needs."""
    areas = factories.areas()
    post = factories.post(areas.penarukan, "Melati A", open_rule="hari:12")
    other = factories.post(areas.penarukan, "Melati B")
    child = factories.person(post, "Kadek Sari", born=years_ago(1), mother_name="Ni Wayan Rai")
    day = OpenDay.objects.create(post=post, on=today(), planned_on=today(), state="terjadwal")
    return Stage(
        post=post,
        other_post=other,
        child=child,
        day=day,
        kader=_user("kader", post, "kesehatan"),
        kader_pu=_user("kader", post, "pekerjaan_umum"),
        ketua=_user("ketua", post),
        staff=_user("staf_desa", areas.penarukan),
        kader_b=_user("kader", other, "kesehatan"),
        stranger=_user("kepala_desa", areas.ampukung),
    )


def _user(role: str, place: Any, field: str = "") -> User:
    user = factories.user(home=place if not isinstance(place, Post) else place.village)
    factories.holding(user, role, place, field)
    return user


def years_ago(years: int) -> date:
    """The first of this month, that many years back."""
    return today().replace(year=today().year - years, day=1)


def weighing(stage: Stage, **more: Any) -> dict[str, Any]:
    """The form of a weighing as the browser sends it."""
    given = {
        "id": str(new_id()),
        "orang": str(stage.child.id),
        "on": today().isoformat(),
        "q.bb": "9,5",
        "q.rujuk": "tidak",
    }
    return {key: value for key, value in {**given, **more}.items() if value is not None}


def form_of(stage: Stage, service: str = WEIGHING) -> str:
    """The address of the form of a service."""
    return f"/pos/{stage.post.id}/catat/{service}/"


def text(answer: HttpResponse) -> str:
    """What the page says."""
    return answer.content.decode()


def words(answer: HttpResponse) -> str:
    """What the page says, without tags and double blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", text(answer)).split())


def intention(**more: Any) -> dict[str, Any]:
    """What an errand's form carries besides its fields."""
    return {"intention": str(new_id()), **more}
