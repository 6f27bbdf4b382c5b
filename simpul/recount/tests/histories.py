"""Random short histories of a small country, by the commands that people use."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from simpul.duplicates import commands as duplicates
from simpul.facts import commands as facts_commands
from simpul.facts.models import Record
from simpul.facts.rules import Amendment
from simpul.kernel.actor import SYSTEM, Scope
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands as lifecycle
from simpul.lifecycle.models import Step
from simpul.people.models import Household, Person
from simpul.places.models import Area, AreaVersion
from simpul.registry import commands as registry_commands
from simpul.registry.models import Post
from simpul.reports import commands
from simpul.reports.models import Submission
from simpul.reports.tests import stage
from simpul.services import commands as services_commands
from simpul.standards import forms
from tests import factories

FIRST, LAST = date(2026, 10, 1), date(2026, 11, 20)
MONTHS = [Period(2026, month) for month in (10, 11)]
ASKED = [*MONTHS, *MONTHS[0].longer()]


@dataclass
class World:
    """What a history plays with."""

    posts: list[Post]
    persons: list[Person]
    households: list[Household]
    villages: list[Area]
    districts: list[Area]
    told: list[str] = field(default_factory=list)
    merged: list[tuple[UUID, Person | Post]] = field(default_factory=list)  # merges that hold, with who is no more


def world() -> World:
    """Three posts in three villages of two districts; children and families."""
    areas = factories.areas()
    posts = [factories.post(village) for village in (areas.penarukan, areas.kaliuntu, areas.tambakan)]
    births = [date(2021, 11, 12), date(2024, 2, 29), date(2019, 12, 5), date(2026, 9, 1), None]
    persons = [
        factories.person(post, sex="LP"[i % 2], born=born, disability="fisik" if i == 1 else "")
        for post in posts[:3]
        for i, born in enumerate(births)
    ]
    households = [factories.household(post=post) for post in posts[:2]]
    districts = [areas.kec_buleleng, areas.kubutambahan]
    return World(posts, persons, households, [areas.penarukan, areas.kaliuntu, areas.tambakan], districts)


def copy_of(here: World) -> World:
    """The same rows read again: a history that was undone leaves nothing in memory."""
    return World(
        list(Post.objects.order_by("id")),
        list(Person.objects.order_by("id")),
        list(Household.objects.order_by("id")),
        [Area.objects.get(id=one.id) for one in here.villages],
        [Area.objects.get(id=one.id) for one in here.districts],
    )


def play(rng: random.Random, here: World, steps: int) -> None:
    """So many random acts; one that a rule refuses is no act."""
    for _ in range(steps):
        act = rng.choice(ACTS)
        try:
            act(rng, here)
        except Refusal as refusal:
            here.told.append(f"{act.__name__}: {refusal.code}")
        else:
            here.told.append(act.__name__)


def _day(rng: random.Random) -> date:
    return FIRST + timedelta(days=rng.randrange((LAST - FIRST).days + 1))


def _give(rng: random.Random, here: World) -> None:
    post, on = rng.choice(here.posts), _day(rng)
    person = rng.choice(here.persons)
    if person.birth_date and person.birth_date > on:
        return
    kind = rng.randrange(6)
    if kind == 0:
        stage.weigh(post, person, on, rng.choice([3.2, 9.5, 14.25]), **rng.choice([{}, {"asi": True}, {"asi": False}]))
    elif kind == 1:
        answers = rng.choice(
            [{"status": "ikut"}, {"status": "tidak"}, {"status": "tidak", "alasan": ["biaya", "jarak"]}]
        )
        stage.record(post, "pendidikan.sekolah", on, answers, person=person)
    elif kind == 2:
        stage.school(post, person, on, rng.choice(["ikut", "tidak"]), "kunjungan")
    elif kind == 3:
        answers = {"laki": rng.randrange(30), "perempuan": rng.randrange(30), "biaya": rng.randrange(9_999)}
        stage.record(post, "sosial.penyuluhan", on, answers, place="Balai")
    elif kind == 4:
        stage.house(post, rng.choice(here.households), on, fit=rng.random() < 0.5)
    else:
        stage.well(post, rng.choice(["Sumur A", "sumur  a", "Sumur B"]), on, rng.randrange(100))


def _some_record(rng: random.Random) -> Record | None:
    rows = list(Record.objects.filter(void=False).order_by("id"))
    return rng.choice(rows) if rows else None


def _scope(row: Record) -> Scope:
    return Scope(area=Post.objects.get(id=row.post_id).village.path, post=row.post_id, field=row.field)


def _void(rng: random.Random, here: World) -> None:
    row = _some_record(rng)
    if row is not None:
        facts_commands.void_record(by=SYSTEM, at=stage.NOON, id=row.id, scope=_scope(row), reason="keliru")


def _amend(rng: random.Random, here: World) -> None:
    row = _some_record(rng)
    if row is None:
        return
    on = _day(rng)
    born = row.person.birth_date if row.person else None
    if born and born > on:
        return
    answers = dict(row.answers)
    for code, value in answers.items():
        if isinstance(value, int) and not isinstance(value, bool):
            answers[code] = value + rng.randrange(3)
    facts = forms.check(stage.form(row.service), answers, on).facts
    amendment = Amendment(
        on=on, version=row.version, answers=answers, facts=facts, age_days=(on - born).days if born else None
    )
    facts_commands.amend_record(
        by=SYSTEM, at=stage.NOON, id=row.id, scope=_scope(row), revision=row.revision, amendment=amendment, reason="x"
    )


def _correct_person(rng: random.Random, here: World) -> None:
    person = rng.choice(here.persons)
    earliest = Record.objects.filter(person=person).order_by("on").values_list("on", flat=True).first() or FIRST
    person.sex = rng.choice("LP")
    person.birth_date = earliest - timedelta(days=rng.randrange(3_000))
    person.save()
    services_commands.rederive_person(by=SYSTEM, at=stage.NOON, person_id=person.id)


def _move(rng: random.Random, here: World) -> None:
    post = rng.choice(here.posts)
    village = rng.choice(here.villages)
    registry_commands.move_post(by=SYSTEM, at=stage.NOON, post_id=post.id, village_id=village.id, on=_day(rng))
    post.refresh_from_db()


def _change_state(rng: random.Random, here: World) -> None:
    state = rng.choice(["aktif", "istirahat"])
    post = rng.choice(here.posts)
    registry_commands.change_state(by=SYSTEM, at=stage.NOON, post_id=post.id, state=state, on=_day(rng), reason="x")


def _merge(rng: random.Random, here: World) -> None:
    """One of the posts goes into another one; what is still sent for it is refused, its past stays."""
    heir, origin = rng.sample(here.posts, 2)
    lifecycle.merge_posts(
        by=SYSTEM, at=stage.NOON, heir_id=heir.id, post_ids=[origin.id], on=_day(rng), basis=lifecycle.Basis()
    )


def _split_post(rng: random.Random, here: World) -> None:
    """Some people of a post go to a new one, which then lives on like the others."""
    post, on = rng.choice(here.posts), _day(rng)
    going = [one.id for one in here.persons if rng.random() < 0.4]
    done = lifecycle.split_post(
        by=SYSTEM, at=stage.NOON, post_id=post.id, part=lifecycle.NewPart(name=f"Baru {len(here.told)}"), on=on,
        person_ids=going, appointment_ids=[], basis=lifecycle.Basis(),
    )  # fmt: skip
    here.posts.append(Post.objects.get(id=done.post_id))


def _undo_step(rng: random.Random, here: World) -> None:
    """The last step was a slip, and is undone on the same day."""
    step = Step.objects.filter(undone_at=None).order_by("at", "id").last()
    if step is not None:
        lifecycle.undo_step(by=SYSTEM, at=stage.NOON, step_id=step.id, reason="x")


def _split(rng: random.Random, here: World) -> None:
    """A village goes to the other district from a day on, as when a district is split."""
    village, day = rng.choice(here.villages), _day(rng)
    current = AreaVersion.objects.get(area=village, valid_to=None)
    other = next(district for district in here.districts if district.id != current.parent_id)
    if current.valid_from >= day:
        return
    AreaVersion.objects.filter(id=current.id).update(valid_to=day)
    AreaVersion.objects.create(
        area=village, code=current.code, name=current.name, kind=current.kind, parent=other, valid_from=day
    )
    Area.objects.filter(id=village.id).update(parent=other, l3=other.id)
    commands.retree(since=day, at=stage.NOON)


def _finish(rng: random.Random, here: World) -> None:
    nothing = rng.sample(["kesehatan", "sosial", "pekerjaan_umum"], rng.randrange(3))
    post, month = rng.choice(here.posts), rng.choice(MONTHS)
    commands.finish_month(by=SYSTEM, at=stage.NOON, post_id=post.id, period=month, nihil_fields=nothing)


def _some_report(rng: random.Random) -> Submission | None:
    rows = list(Submission.objects.order_by("id"))
    return rng.choice(rows) if rows else None


def _accept(rng: random.Random, here: World) -> None:
    if report := _some_report(rng):
        commands.accept_report(by=SYSTEM, at=stage.NOON, submission_id=report.id)


def _send_back(rng: random.Random, here: World) -> None:
    if report := _some_report(rng):
        remark = commands.NewRemark("periksa", rng.choice(["", "kesehatan"]))
        commands.return_report(by=SYSTEM, at=stage.NOON, submission_id=report.id, remarks=[remark])


def _send_area(rng: random.Random, here: World) -> None:
    place = rng.choice([*here.villages, *here.districts])
    commands.send_area_report(by=SYSTEM, at=stage.NOON, area_id=place.id, period=rng.choice(MONTHS))


def _merge_persons(rng: random.Random, here: World) -> None:
    """Two children turn out to be one, wherever they were recorded."""
    loser, winner = rng.sample(here.persons, 2)
    merge = duplicates.merge_persons(by=SYSTEM, at=stage.NOON, loser=loser.id, winner=winner.id)
    here.persons.remove(loser)
    here.merged.append((merge, loser))
    winner.refresh_from_db()


def _merge_posts(rng: random.Random, here: World) -> None:
    """Two posts of one village turn out to be one; brought together first, so that it happens."""
    loser, winner = rng.sample(here.posts, 2)
    if winner.village_id != loser.village_id:
        registry_commands.move_post(
            by=SYSTEM, at=stage.NOON, post_id=loser.id, village_id=winner.village_id, on=_day(rng)
        )
    loser.refresh_from_db()
    merge = duplicates.merge_posts(by=SYSTEM, at=stage.NOON, loser=loser.id, winner=winner.id)
    here.posts.remove(loser)
    here.merged.append((merge, loser))
    winner.refresh_from_db()


def _part(rng: random.Random, here: World) -> None:
    """They were two after all."""
    if not here.merged:
        return
    merge, back = here.merged[-1]
    if isinstance(back, Person):
        duplicates.part_persons(by=SYSTEM, at=stage.NOON, merge_id=merge)
    else:
        duplicates.part_posts(by=SYSTEM, at=stage.NOON, merge_id=merge)
    here.merged.pop()
    back.refresh_from_db()
    if isinstance(back, Person):
        here.persons.append(back)
    else:
        here.posts.append(back)
    for one in (*here.persons, *here.posts):
        one.refresh_from_db()


def _work(rng: random.Random, here: World) -> None:
    commands.refresh(at=stage.NOON, limit=rng.randrange(1, 8))


ACTS: list[Callable[[random.Random, World], None]] = [
    *[_give] * 7, _void, _void, _amend, _amend, _correct_person, _move, _move, _change_state, _split, _merge,
    _split_post, _undo_step, _finish, _finish, _accept, _accept, _send_back, _send_area, _work,
]  # fmt: skip
