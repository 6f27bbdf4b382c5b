"""Money spent of a line, with its evidence."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from simpul.budgets import commands, queries
from simpul.incentives.queries import payment_lists
from simpul.kernel.actor import Scope
from simpul.kernel.refusals import Refusal
from simpul.places.queries import area
from simpul.web import words
from simpul.web.budgets.forms import IncentivesForm, ReasonForm, SpendForm
from simpul.web.budgets.lines import line_errand, said_of
from simpul.web.budgets.whereabouts import paper_from
from simpul.web.errand_form import run
from simpul.web.papers import PaperForm, take_in
from simpul.web.request import Request
from simpul.web.rights import page


@page("budget.write")
def spend(request: Request, line_id: UUID) -> HttpResponse:
    """Write down money that was spent."""
    found = queries.line(by=request.actor, line_id=line_id)
    form = SpendForm(request.POST or None, request.FILES or None, initial={"on": request.today})

    def act() -> list[str]:
        made = commands.record_spending(
            by=request.actor,
            at=request.at,
            line_id=line_id,
            on=form.cleaned_data["on"],
            amount=form.cleaned_data["amount"],
            note=form.cleaned_data["note"],
            paper_id=paper_from(request, form, found.line.area_id),
            id=form.cleaned_data["intention"],
        )
        return said_of(made)

    lead = _("Sisa %(left)s.") % {"left": words.money(found.line.sums.left)}
    title, said = _("Catat belanja"), _("Belanja dicatat.")
    errand = line_errand(request, found, "budgets.record_spending", title, _("Simpan belanja"), said, lead=lead)
    return run(request, form, errand, act)


@page("budget.write")
def incentives(request: Request, line_id: UUID) -> HttpResponse:
    """Take over what has been paid of a list of incentives: the sum is counted, not typed."""
    found = queries.line(by=request.actor, line_id=line_id)
    may = request.actor.may("incentive.read", Scope(area=area(found.line.area_id).path))
    lists = payment_lists(by=request.actor, area_id=found.line.area_id) if may else []
    offered = [(str(one.id), f"{one.title}: {words.money(one.paid)}") for one in lists if one.paid]
    form = IncentivesForm(request.POST or None, request.FILES or None, lists=offered, initial={"on": request.today})

    def act() -> list[str]:
        made = commands.record_incentives_paid(
            by=request.actor,
            at=request.at,
            line_id=line_id,
            list_id=UUID(form.cleaned_data["list_id"]),
            on=form.cleaned_data["on"],
            paper_id=paper_from(request, form, found.line.area_id),
        )
        return said_of(made)

    lead = _("Yang sudah dibayar dan belum dicatat sebagai belanja dijumlahkan sendiri.")
    title, said = _("Ambil dari daftar insentif"), _("Belanja insentif dicatat.")
    errand = line_errand(request, found, "budgets.record_incentives_paid", title, _("Catat belanja"), said, lead=lead)
    return run(request, form, errand, act)


@page("budget.write")
def evidence(request: Request, spending_id: UUID) -> HttpResponse:
    """Bring the paper of money that was spent."""
    found = queries.line_of_spending(by=request.actor, realisation_id=spending_id)
    form = PaperForm(request.POST or None, request.FILES or None)

    def act() -> None:
        paper_id = take_in(request, form, found.line.area_id)
        commands.add_evidence(by=request.actor, at=request.at, realisation_id=spending_id, paper_id=paper_id)

    title, said = _("Unggah bukti belanja"), _("Bukti disimpan.")
    return run(request, form, line_errand(request, found, "budgets.add_evidence", title, _("Simpan bukti"), said), act)


@page("budget.write")
def void(request: Request, spending_id: UUID) -> HttpResponse:
    """Take back money that was written down by mistake."""
    found = queries.line_of_spending(by=request.actor, realisation_id=spending_id)
    entry = next((one for one in found.realisations if one.id == spending_id), None)
    if entry is None:
        raise Refusal("tidak-ditemukan")
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_spending(by=request.actor, at=request.at, realisation_id=spending_id, reason=reason)

    lead = f"{words.long_date(entry.on)}: {entry.note}, {words.money(entry.amount)}."
    title, said = _("Batalkan belanja"), _("Belanja dibatalkan.")
    errand = line_errand(request, found, "budgets.void_spending", title, _("Batalkan belanja"), said, lead=lead)
    return run(request, form, errand, act)
