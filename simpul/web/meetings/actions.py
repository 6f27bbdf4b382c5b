"""One action in all its areas: how far it is, the bimtek planned for it, the bidan asked for."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.decisions import commands, queries
from simpul.decisions.queries import ActionDetail, ItemView
from simpul.decisions.rules.consequences import BIDAN, TRAINING
from simpul.kernel.actor import VILLAGE, Scope
from simpul.kernel.refusals import Refusal
from simpul.standards.budgets import in_force
from simpul.standards.training import training_table
from simpul.web.budgets.whereabouts import paper_from
from simpul.web.errand_form import Errand, run
from simpul.web.meetings.whereabouts import address_of, trail_to, until, when
from simpul.web.meetings.work_forms import BidanForm, ItemForm, TrainingForm
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.table import Column, Row, Table, arrange, date_cell, export, state_cell, text_cell
from simpul.web.walk import Stone


@page("meeting.read", methods=("GET",))
def action(request: Request, action_id: UUID) -> HttpResponse:
    """The action."""
    found = queries.action(by=request.actor, action_id=action_id, today=request.today)
    table = arrange(_items(found), request)
    if file := export(table, request):
        return file
    villages = [one for one in found.items if one.area.level == VILLAGE]
    may_ask = found.may_write and any(one.bidan is False for one in villages)
    values = {
        "found": found,
        "action": found.action,
        "when": when(found.action),
        "trail": _trail(request, found),
        "table": table,
        "hosts": len({one.host_id for one in found.batches}),
        "programme": found.batches[0].programme_id if found.batches else None,
        "lacking": sum(1 for one in villages if one.bidan is False) if BIDAN in found.leads_to else 0,
        "asked": sum(1 for one in villages if one.asked),
        "steps": _steps(found, may_ask=may_ask),
    }
    return render(request, "web/meetings/action.html", values)


@page(SIGNED_IN, methods=("GET",))
def mine(request: Request) -> HttpResponse:
    """What the reader was named for, by role, agency or person."""
    found = queries.own_items(by=request.actor, today=request.today)
    return render(request, "web/meetings/mine.html", {"items": [(one, until(None, one.due_on)) for one in found]})


@page(SIGNED_IN)
def item(request: Request, item_id: UUID) -> HttpResponse:
    """How far an action is in one area: for its office, the organiser, and who was named to do it."""
    one = queries.item(by=request.actor, item_id=item_id, today=request.today)
    if not one.may_move:
        raise Refusal("tidak-berhak", action="meeting.answer")
    may_bring = request.actor.may("paper.write", Scope(area=one.area.path))
    form = ItemForm(
        request.POST or None,
        request.FILES or None,
        initial={"state": one.state, "note": one.note},
        states=_states(),
        with_paper=may_bring,
    )

    def act() -> None:
        commands.move_item(
            by=request.actor,
            at=request.at,
            item_id=item_id,
            state=form.cleaned_data["state"],
            note=form.cleaned_data["note"],
            paper_id=paper_from(request, form, one.area.id),
        )

    reads = request.actor.may("meeting.read", Scope(area=one.area.path))
    back = reverse("meetings:actions", kwargs={"code": one.area.code}) if reads else reverse("meetings:mine")
    errand = Errand(
        name="decisions.move_item",
        title=one.title,
        lead=f"{one.meeting_title} · {one.area.label} · {until(None, one.due_on)}",
        button=_("Simpan"),
        said=lambda: _("Tindak lanjut dicatat."),
        trail=trail_to(request, one.area.id, Stone(_("Tindak lanjut"), back)) if reads else [],
        back=back,
    )
    return run(request, form, errand, act)


@page("meeting.write")
def training(request: Request, action_id: UUID) -> HttpResponse:
    """Plan a bimtek in each area of the action, in the months that were decided."""
    found = queries.action(by=request.actor, action_id=action_id, today=request.today)
    kinds = [(one.code, one.name) for one in in_force(training_table().kinds, request.today)]
    form = TrainingForm(request.POST or None, kinds=kinds, initial={"name": found.action.title})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("name", "kind")}
        commands.plan_training(by=request.actor, at=request.at, action_id=action_id, **given)

    count = found.action.total
    lead = ngettext("Satu angkatan di tiap wilayah: %(n)d.", "Satu angkatan di tiap wilayah: %(n)d.", count)
    title, said = _("Rencanakan bimtek"), _("Bimtek direncanakan di tiap wilayah.")
    errand = _errand(request, found, "decisions.plan_training", title, _("Rencanakan"), said)
    return run(request, form, type(errand)(**{**vars(errand), "lead": lead % {"n": count}}), act)


@page("meeting.write")
def bidan(request: Request, action_id: UUID) -> HttpResponse:
    """Ask each village of the action that has no bidan to budget for one."""
    found = queries.action(by=request.actor, action_id=action_id, today=request.today)
    form = BidanForm(request.POST or None, initial={"year": request.today.year + 1, "asked_by": ""})

    def act() -> None:
        given = {key: form.cleaned_data[key] for key in ("year", "asked_by")}
        commands.ask_for_bidan(by=request.actor, at=request.at, action_id=action_id, **given)

    title, said = _("Minta anggaran bidan"), _("Permintaan dikirim ke desa yang belum punya bidan.")
    return run(
        request, form, _errand(request, found, "decisions.ask_for_bidan", title, _("Kirim permintaan"), said), act
    )


def _steps(found: ActionDetail, *, may_ask: bool) -> dict[str, list[tuple[str, str, str]]]:
    """(address, icon, words) of what may be set going: `first` fits the action's words, `other` is offered quietly."""
    steps: dict[str, list[tuple[str, str, str]]] = {"first": [], "other": []}

    def offer(leads_to: str, name: str, icon: str, words: str) -> None:
        address = reverse(f"meetings:{name}", kwargs={"action_id": found.action.id})
        steps["first" if leads_to in found.leads_to else "other"].append((address, icon, words))

    if found.may_write and not found.batches:
        offer(TRAINING, "action-training", "calendar", _("Jadikan rencana bimtek"))
    if may_ask:
        offer(BIDAN, "action-bidan", "send", _("Minta anggaran bidan"))
    return steps


def _states() -> tuple[tuple[str, str], ...]:
    return (
        ("dibuat", _("Belum mulai")),
        ("berjalan", _("Berjalan")),
        ("selesai", _("Selesai (tulis hasilnya atau unggah bukti)")),
        ("batal", _("Tidak jadi (tulis alasannya)")),
    )


def _trail(request: Request, found: ActionDetail) -> list[Stone]:
    stone = Stone(found.action.meeting_title, address_of(found.action.meeting_id))
    return trail_to(request, found.action.area_id, stone)


def _errand(request: Request, found: ActionDetail, name: str, title: str, button: str, said: str) -> Errand:
    back = reverse("meetings:action", kwargs={"action_id": found.action.id})
    return Errand(
        name=name,
        title=title,
        lead=found.action.title,
        button=button,
        said=lambda: said,
        trail=[*_trail(request, found), Stone(found.action.title, back)],
        back=back,
    )


def _items(found: ActionDetail) -> Table:
    return Table(
        caption=_("Tindak lanjut menurut wilayah"),
        columns=(
            Column("nama", _("Wilayah")),
            Column("keadaan", _("Keadaan")),
            Column("selesai", _("Selesai pada")),
            Column("catatan", _("Hasil atau alasan")),
        ),
        rows=tuple(_row(one) for one in found.items),
        quiet_caption=True,
        file_name="tindak-lanjut",
    )


def _row(one: ItemView) -> Row:
    href = reverse("meetings:item", kwargs={"item_id": one.id}) if one.may_move else ""
    beside = _("terlambat") if one.late else ""
    note = one.note
    if one.asked:
        note = f"{note} {_('Anggaran bidan sudah diminta.')}".strip()
    return Row(
        (text_cell(one.area.label, href, beside), state_cell(one.state), date_cell(one.done_on), text_cell(note))
    )
