"""A batch on one page: when and where, timetable, speakers, committee, costs, materials, photos, what was stated."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from simpul.arrangements import queries as arranged
from simpul.exams.queries import my_papers
from simpul.kernel.actor import Scope
from simpul.places.queries import area
from simpul.training import commands, queries
from simpul.training.queries import BatchView, ClashView, SessionView, Timetable
from simpul.training.rules.states import next_states
from simpul.web import states, words
from simpul.web.errand_form import run
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.training.forms import BatchForm, StateForm
from simpul.web.training.programmes import batch_terms, hosts
from simpul.web.training.whereabouts import (
    WRITE,
    batch_errand,
    batch_title,
    hours,
    organises,
    programme_stone,
    trail_to,
)
from simpul.web.training.whereabouts import when as dates


@page("training.read", methods=("GET",))
def batch(request: Request, batch_id: UUID) -> HttpResponse:
    """Everything about a batch."""
    found = queries.timetable(by=request.actor, batch_id=batch_id)
    one = found.batch
    place = area(one.area_id)
    may_write = organises(request, place)
    values = {
        "one": one,
        "title": batch_title(one),
        "when": dates(one),
        "trail": trail_to(request, place.id, programme_stone(one)),
        "days": days_of(found),
        "found": found,
        "clashes": [clash_words(clash) for clash in found.clashes],
        **vars(arranged.surroundings(by=request.actor, batch_id=batch_id)),
        "organiser": place.full_name or place.name,
        "may_write": may_write and one.state != "batal",
        "may_tests": any(
            request.actor.may("participant.manage", Scope(area=area(id).path), exact=True)
            for id in {one.area_id, one.host_id}
        ),
        "tests": [
            one for one in my_papers(by=request.actor, at=request.at) if one.batch_id == batch_id and one.waiting
        ],
        "may_people": bool(request.actor.where("participant.read")),
        "may_move": may_write and bool(next_states(one.state)),
        "may_files": may_write and request.actor.may("paper.write", Scope(area=place.path)),
        "may_certify": request.actor.may("certificate.read", Scope(area=place.path)),
    }
    return render(request, "web/training/batch.html", values)


def days_of(found: Timetable) -> list[tuple[str, list[tuple[str, SessionView]]]]:
    """The days in words, each with its sessions and their times."""
    return [
        (
            day_name(day.number, words.full_date(day.on) if day.on else _("tanggal belum disebut")),
            [(hours(one.starts, one.ends), one) for one in found.sessions if one.day_id == day.id],
        )
        for day in found.batch.days
    ]


def day_name(number: int, date: str) -> str:
    """`Hari 1, Senin, 1 Desember 2025`."""
    return f"{_('Hari %(n)d') % {'n': number}}, {date}"


def clash_words(one: ClashView) -> str:
    """A clash as a sentence."""
    told = {
        "ruang": _("Ruang yang sama dipakai bersamaan"),
        "angkatan": _("Dua acara angkatan ini bersamaan"),
        "narasumber": _("%(who)s berbicara di dua acara bersamaan") % {"who": one.speaker},
    }
    where = _(" (%(programme)s)") % {"programme": one.elsewhere} if one.elsewhere else ""
    day = f"{words.short_date(one.on)}: " if one.on else ""
    return f"{day}{told[one.kind]}: “{one.first}” · “{one.second}”{where}."


@page(WRITE)
def change(request: Request, batch_id: UUID) -> HttpResponse:
    """Put a batch right, or give it its dates."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    form = BatchForm(request.POST or None, hosts=_hosts(one), initial=_initial(one))

    def act() -> None:
        commands.change_batch(by=request.actor, at=request.at, batch_id=batch_id, **batch_terms(form))

    title, said = _("Ubah angkatan"), _("Angkatan disimpan.")
    return run(request, form, batch_errand(request, one, "training.change_batch", title, _("Simpan"), said), act)


@page(WRITE)
def move(request: Request, batch_id: UUID) -> HttpResponse:
    """Say how far a batch is."""
    one = queries.organised_batch(by=request.actor, batch_id=batch_id)
    choices = [(state, str(states.look(f"kegiatan-{state}").word)) for state in next_states(one.state)]
    form = StateForm(request.POST or None, states=choices)

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("state", "reason")}
        commands.move_batch(by=request.actor, at=request.at, batch_id=batch_id, **given)

    title, said = _("Keadaan angkatan"), _("Keadaan angkatan disimpan.")
    lead = _("Sekarang: %(state)s.") % {"state": states.look(f"kegiatan-{one.state}").word}
    return run(
        request,
        form,
        batch_errand(request, one, "training.move_batch", title, _("Simpan keadaan"), said, lead=lead),
        act,
    )


def _initial(one: BatchView) -> dict[str, object]:
    names = ("name", "mode", "venue", "link", "starts_on", "ends_on", "month_from", "month_to", "opener", "opener_post")
    days = len(one.days) if one.days and one.starts_on is None else None
    return {**{name: getattr(one, name) for name in names}, "host": str(one.host_id), "days": days}


def _hosts(one: BatchView) -> list[tuple[str, str]]:
    """Those to choose from, and the one that was chosen elsewhere."""
    known = hosts(area(one.area_id))
    host = (str(one.host_id), one.host_name)
    return known if host[0] in dict(known) else [host, *known]
