"""One lomba: schedule, entrants, judges, ranking; opened, joined, cancelled, announced."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.accounts.queries import user_named
from simpul.assessments import commands, queries
from simpul.assessments.queries import ContestPage, Ranking
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.offices.queries import officers
from simpul.places.queries import area_by_code, areas, below_ids
from simpul.registry.queries import posts_seen
from simpul.standards.assessments import category_of
from simpul.web.assessments.forms import ContestForm, EnterForm, EvidenceForm, JudgeForm, PublishForm
from simpul.web.assessments.whereabouts import LEVELS, area_errand, contest_errand, days_of, id_of, points, trail_to
from simpul.web.budgets.forms import ReasonForm
from simpul.web.errand_form import run
from simpul.web.papers import take_in
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, of_area, page
from simpul.web.table import Cell, Column, Row, Table, arrange, number_cell, text_cell
from simpul.web.walk import area_or_refusal

POSTS_AT_MOST, POSTS_WITH_PEOPLE = 200, 60  # more are found by typing part of a name


@page("assessment.write", scope=of_area, exact=True)
def new(request: Request, code: str) -> HttpResponse:
    """Open a lomba."""
    place = area_or_refusal(code)
    usable = [one for one in queries.instruments(by=request.actor, area_id=place.id) if one.in_use]
    levels = [(str(level), name) for level, name in LEVELS.items() if level >= place.level]
    form = ContestForm(
        request.POST or None,
        instruments=[(str(one.id), f"{one.title}, {one.category_name}") for one in usable],
        levels=levels,
        initial={"year": request.today.year},
    )

    def act() -> str:
        given = form.cleaned_data
        made = commands.open_contest(
            by=request.actor,
            at=request.at,
            area_id=place.id,
            year=given["year"],
            name=given["name"],
            instrument_id=UUID(given["instrument"]),
            entered_by_level=int(given["entered_by_level"]),
            desk=(given["desk_from"], given["desk_to"]),
            on_site=(given["field_from"], given["field_to"]),
            id=given["intention"],
        )
        return str(made)

    errand = area_errand(
        request, place, "assessments.open_contest", _("Lomba baru"), _("Buka lomba"), _("Lomba dibuka."),
        warning="" if usable else _("Belum ada instrumen yang dipakai. Buat dan pakai dulu satu instrumen."),
        to=lambda made: reverse("assessments:contest", kwargs={"contest_id": made}),
    )  # fmt: skip
    return run(request, form, errand, act)


@page(SIGNED_IN, methods=("GET",))
def contest(request: Request, contest_id: UUID) -> HttpResponse:
    """A lomba; its readers are told by the query: the organiser's area and those in it, and the judges."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    ranking = queries.ranking(by=request.actor, contest_id=contest_id)
    values = {
        "found": found,
        "trail": trail_to(request, found.area.id),
        "desk": days_of(found.desk),
        "on_site": days_of(found.on_site),
        "level": LEVELS[found.entered_by_level],
        "table": arrange(ranking_table(found, ranking), request) if ranking.standings else None,
        "tied": any(one.tied for one in ranking.standings),
        "ready": found.may_write and found.is_open and all(set(j.stages) <= set(j.finished) for j in found.judges),
        "may_enter": found.is_open and bool(request.actor.where("assessment.write")),
        "active": sum(not one.withdrawn_because for one in found.entrants),
    }
    return render(request, "web/assessments/contest.html", values)


@page("assessment.write")
def enter(request: Request, contest_id: UUID) -> HttpResponse:
    """Put an entrant forward."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    offered = _offered(request, found, request.GET.get("q", "").strip()[:60])
    form = EnterForm(request.POST or None, entrants=offered)

    def act() -> None:
        kind, _sep, rest = form.cleaned_data["entrant"].partition(":")
        post, _sep, person = rest.partition(":")
        commands.enter(
            by=request.actor,
            at=request.at,
            contest_id=contest_id,
            area_id=int(rest) if kind == "area" else None,
            post_id=UUID(post) if kind != "area" else None,
            person_id=id_of(person),
            id=form.cleaned_data["intention"],
        )

    errand = contest_errand(
        request, found, "assessments.enter", _("Ajukan peserta"), _("Ajukan"), _("Peserta diajukan.")
    )
    return run(request, form, replace(errand, template="web/assessments/enter.html"), act)


@page("assessment.write")
def withdraw(request: Request, entrant_id: UUID) -> HttpResponse:
    """An entrant no longer competes."""
    found, one = queries.contest_of_entrant(by=request.actor, entrant_id=entrant_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        commands.withdraw(by=request.actor, at=request.at, entrant_id=entrant_id, reason=form.cleaned_data["reason"])

    errand = contest_errand(
        request, found, "assessments.withdraw", _("Peserta mundur"), _("Catat mundur"), _("Peserta dicatat mundur."),
        lead=one.name,
    )  # fmt: skip
    return run(request, form, errand, act)


@page("paper.write")
def evidence(request: Request, entrant_id: UUID) -> HttpResponse:
    """Bring a paper for an entrant."""
    found, one = queries.contest_of_entrant(by=request.actor, entrant_id=entrant_id)
    form = EvidenceForm(
        request.POST or None, request.FILES or None, criteria=[(str(c.id), c.name) for c in found.instrument.criteria]
    )

    def act() -> None:
        commands.add_evidence(
            by=request.actor,
            at=request.at,
            entrant_id=entrant_id,
            name=form.cleaned_data["name"],
            paper_id=take_in(request, form, one.area.id),
            criterion_id=id_of(form.cleaned_data["criterion"]),
            id=form.cleaned_data["intention"],
        )

    errand = contest_errand(
        request, found, "assessments.add_evidence", _("Unggah bukti"), _("Simpan bukti"), _("Bukti disimpan."),
        lead=one.name,
    )  # fmt: skip
    return run(request, form, errand, act)


@page("assessment.write")
def judge_new(request: Request, contest_id: UUID) -> HttpResponse:
    """Name a judge."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    parts = [(str(one.id), f"{one.stage_name}: {one.name}") for one in found.instrument.criteria]
    form = JudgeForm(request.POST or None, criteria=parts)

    def act() -> list[str]:
        given = form.cleaned_data
        user = user_named(given["username"]) if given["username"] else None
        if given["username"] and user is None:
            raise Refusal("tidak-ditemukan", field="username")
        home = area_by_code(given["area"]) if given["area"] else None
        if given["area"] and home is None:
            raise Refusal("tidak-ditemukan", field="area")
        return commands.appoint_judge(
            by=request.actor,
            at=request.at,
            contest_id=contest_id,
            name=given["name"],
            office=given["office"],
            criteria=form.chosen(),
            user_id=user,
            area_id=home.id if home else None,
            id=given["intention"],
        )

    errand = contest_errand(
        request, found, "assessments.appoint_judge", _("Juri baru"), _("Simpan juri"), _("Juri dicatat.")
    )
    return run(request, form, errand, act)


@page("assessment.write")
def publish(request: Request, contest_id: UUID) -> HttpResponse:
    """Announce the result."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    form = PublishForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        given: dict[str, Any] = {key: form.cleaned_data[key] for key in ("on", "prizes")}
        commands.publish_result(by=request.actor, at=request.at, contest_id=contest_id, **given)

    errand = contest_errand(
        request, found, "assessments.publish_result", _("Umumkan hasil"), _("Umumkan"), _("Hasil diumumkan."),
        warning=_("Sesudah diumumkan, nilai dan peserta tidak diubah lagi, dan juaranya tampak untuk umum."),
    )  # fmt: skip
    return run(request, form, errand, act)


@page("assessment.write")
def cancel(request: Request, contest_id: UUID) -> HttpResponse:
    """The lomba does not take place."""
    found = queries.contest(by=request.actor, contest_id=contest_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.cancel_contest(by=request.actor, at=request.at, contest_id=contest_id, reason=reason)

    errand = contest_errand(
        request, found, "assessments.cancel_contest", _("Batalkan lomba"), _("Batalkan lomba"), _("Lomba dibatalkan.")
    )
    return run(request, form, errand, act)


def ranking_table(found: ContestPage, ranking: Ranking) -> Table:
    """The ranking with the part of each stage; equal ranks say so."""
    stages = list(dict.fromkeys((one.stage, one.stage_name) for one in found.instrument.criteria))
    areas_ = {one.id: one.area.label for one in found.entrants}
    columns = (
        Column("peringkat", _("Peringkat"), numeric=True),
        Column("peserta", _("Peserta")),
        *(Column(code, name, numeric=True) for code, name in stages),
        Column("jumlah", _("Nilai akhir"), numeric=True),
    )
    criteria = {one.id: one.name for one in found.instrument.criteria}
    rows = []
    for one in ranking.standings:
        beside = _("nilai sama, peringkat sama") if one.tied else ""
        if one.parted_by is not None:
            beside = _("nilai sama, dipisah oleh: %(name)s") % {"name": criteria[one.parted_by]}
        name = ranking.names[one.entrant]
        totals = [one.stages.get(code) for code, _name in stages] + [one.total]
        cells = [Cell(None if t is None else float(round(t, 2)), points(t), numeric=True) for t in totals]
        rows.append(Row((number_cell(one.rank, beside=beside), text_cell(name, beside=areas_[one.entrant]), *cells)))
    return Table(_("Peringkat"), columns, tuple(rows), quiet_caption=True)


def _offered(request: Request, found: ContestPage, text: str) -> list[tuple[str, str]]:
    """What the actor may put forward: areas, posts, or the people in office of those posts; found by their names."""
    wanted = category_of(found.instrument.category).entrants
    if wanted == "area":
        known = areas(below_ids(found.area.id, found.entered_by_level)).values()
        mine = [one for one in known if _writes(request, one.path) and text.casefold() in one.full_name.casefold()]
        return [(f"area:{one.id}", one.full_name) for one in sorted(mine, key=lambda one: one.code)]
    limit = POSTS_AT_MOST if wanted == "post" else POSTS_WITH_PEOPLE
    posts = posts_seen(by=request.actor, area_id=found.area.id, text=text, state="aktif", limit=limit)
    if wanted == "post":
        return [(f"post:{one.id}", f"{one.label}, {one.village_name}") for one in posts]
    return [
        (f"person:{post.id}:{who.person_id}", f"{who.name}, {post.label}, {post.village_name}")
        for post in posts
        for who in officers(by=request.actor, post_id=post.id, on=request.today)
        if who.person_id is not None
    ]


def _writes(request: Request, path: tuple[int, ...]) -> bool:
    return any(request.actor.may("assessment.write", Scope(area=path[: at + 1]), exact=True) for at in range(len(path)))
