"""The figures of one post by field, and the rows behind one figure: the end of the way down."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul import standards
from simpul.kernel.actor import Actor, Scope
from simpul.lifecycle.queries import then
from simpul.people import commands as people
from simpul.registry.queries import PostView, post
from simpul.tally.queries import CountedRecord, figures, rows
from simpul.web import words
from simpul.web.office.indicators import (
    all_wanted,
    catalogued,
    figures_table,
    how,
    indicator_code,
    lines_left_out,
    of_field,
)
from simpul.web.office.links import rows_link, rows_open_to
from simpul.web.picker import Picker, picker
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, number_cell, text_cell
from simpul.web.walk import Stone, stones

LIMIT = 500


def of_post_and_indicator(post_id: UUID, indicator: str) -> Scope:
    """The place of the rows of a figure: the post, and the field of the figure."""
    return of_post(post_id, of_field(indicator.partition(".")[0]))


@page("report.read", scope=of_post, methods=("GET",))
def figures_of_post(request: Request, post_id: UUID) -> HttpResponse:
    """All figures of a post in one field."""
    found_post, chosen = post(by=request.actor, post_id=post_id), picker(request)
    allowed = _fields(request.actor, post_id)
    field = request.GET.get("bidang", "")
    field = field if field in allowed else allowed[0]
    found = figures(by=request.actor, post_id=post_id, period=chosen.period, field=field)
    opens = rows_open_to(request.actor, of_post(post_id).area)
    table = arrange(
        figures_table(
            found,
            field,
            found_post.label,
            lambda one: rows_link(post_id, one, chosen.keep) if opens(post_id, one) else "",
            str(field),
            all_lines=all_wanted(request),
        ),
        request,
    )
    if file := export(table, request):
        return file
    here = reverse("post-figures", kwargs={"post_id": post_id})
    tab = here + chosen.keep + "&bidang="
    values = {
        "field": standards.field(field),
        "place": found_post.label,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": [*_trail(request.actor, found_post), Stone(found_post.label, here)],
        "tabs": [{"code": code, "href": tab + code, "here": code == field} for code in allowed],
        "then": then(by=request.actor, post_id=post_id, on=min(chosen.period.last_day, request.today)),
        "counted_at": found.counted_at,
        "zone": found_post.zone,
        "posts": None,
        "tables": [table],
        **lines_left_out(request, found, field, table),
    }
    return render(request, "web/office/field.html", values)


def _fields(actor: Actor, post_id: UUID) -> list[str]:
    allowed = actor.fields("report.read", of_post(post_id))
    return [one.code for one in standards.fields() if allowed is None or one.code in allowed]


def _trail(actor: Actor, found: PostView) -> list[Stone]:
    return stones(actor, found.village_id)


@page("report.rows", scope=of_post_and_indicator, methods=("GET",))
def rows_of_figure(request: Request, post_id: UUID, indicator: str) -> HttpResponse:
    """The records that a figure counts; persons only for those with the right, and the reading is logged."""
    found_post, chosen = post(by=request.actor, post_id=post_id), picker(request)
    split = request.GET.get("pecahan", "")
    found = rows(
        by=request.actor,
        post_id=post_id,
        period=chosen.period,
        indicator=indicator_code(indicator),
        split=split,
        limit=LIMIT,
    )
    people.note_readings(
        by=request.actor,
        at=request.at,
        person_ids=[one.person_id for one in found if one.person_id],
        page="baris angka",
    )
    known = catalogued(indicator)
    name = known.name if known else _("Catatan pelayanan")
    table = arrange(_table(found_post, found, name, chosen), request)
    if file := export(table, request):
        return file
    here = reverse("post-figures", kwargs={"post_id": post_id})
    values = {
        "indicator": known,
        "field": indicator.partition(".")[0],
        "name": name,
        "place": found_post.label,
        "picker": chosen,
        "keep": chosen.keep,
        "trail": [*_trail(request.actor, found_post), Stone(found_post.label, here)],
        "table": table,
        "total": words.number(sum(one.amount for one in found)),
        "cut": len(found) == LIMIT,
        "limit": LIMIT,
        "how": how(known, records=True),
    }
    return render(request, "web/office/rows.html", values)


def _table(found_post: PostView, found: list[CountedRecord], name: str, chosen: Picker) -> Table:
    columns = (
        Column("siapa", _("Siapa atau apa")),
        Column("layanan", _("Layanan")),
        Column("tanggal", _("Tanggal")),
        Column("dihitung", _("Dihitung"), numeric=True),
    )
    return Table(
        caption=f"{name}, {found_post.label}, {chosen.period.title}",
        columns=columns,
        rows=tuple(_row(one) for one in found),
        quiet_caption=True,
        file_name=f"baris-{chosen.period}",
    )


def _row(one: CountedRecord) -> Row:
    who = _("Tersegel") if one.sealed else one.person or one.place or _("Keluarga atau kegiatan")
    return Row(
        (
            text_cell(who, _record_link(one)),
            text_cell(_service_name(one.service, one.on)),
            date_cell(one.on),
            number_cell(one.amount),
        )
    )


def _service_name(code: str, on: date) -> str:
    try:
        return standards.service(code, on).name
    except standards.UnknownService:
        return standards.service(code).name


def _record_link(one: CountedRecord) -> str:
    """The record itself; a sealed one does not open from here."""
    if one.record_id is None:
        return ""
    return reverse("post:record", kwargs={"id": one.record_id})
