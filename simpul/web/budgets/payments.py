"""A list of payments: who was paid, who was not, who asks, and what differs by now."""

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from simpul.incentives import commands, queries
from simpul.incentives.queries import ListView, PaymentView
from simpul.incentives.rules import PAYMENT_STATES, UNPAID
from simpul.kernel.actor import Scope
from simpul.places.queries import area
from simpul.registry.queries import post_scope
from simpul.standards.budgets import budget_table, name_of
from simpul.web import states, words
from simpul.web.budgets.forms import ReasonForm
from simpul.web.budgets.forms_incentives import MarkForm, PayForm
from simpul.web.budgets.whereabouts import money_cell, trail_to
from simpul.web.errand_form import Errand, carry_out, run, show
from simpul.web.post.place import place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.table import Column, Row, Table, arrange, export, number_cell, state_cell, text_cell
from simpul.web.walk import Stone

AT_ONCE = 200  # names to tick on one page


@page("incentive.read", methods=("GET",))
def list_page(request: Request, list_id: UUID) -> HttpResponse:
    """Everybody on a list, and who would be on it differently today."""
    found = queries.payment_list(by=request.actor, list_id=list_id)
    place = area(found.area_id)
    may_write = request.actor.may("incentive.write", Scope(area=place.path), exact=True) and not found.void_because
    lines = queries.payments(by=request.actor, list_id=list_id)
    table = arrange(_table(found, lines, may_write=may_write), request)
    if file := export(table, request):
        return file
    values = {
        "found": found,
        "source": name_of(budget_table().sources, found.source),
        "trail": trail_to(request, place.id, "incentives:area"),
        "table": table,
        "differences": queries.list_differences(by=request.actor, list_id=list_id),
        "may_write": may_write,
        "waiting": any(one.state == UNPAID for one in lines),
    }
    return render(request, "web/budgets/list.html", values)


def _table(found: ListView, lines: list[PaymentView], *, may_write: bool) -> Table:
    return Table(
        caption=found.title,
        columns=(
            Column("nama", _("Nama")),
            Column("no", _("No."), numeric=True),
            Column("posyandu", _("Posyandu")),
            Column("bulan", _("Bulan"), numeric=True),
            Column("jumlah", _("Jumlah"), numeric=True),
            Column("keadaan", _("Keadaan")),
        ),
        rows=tuple(_row(one, may_write=may_write) for one in lines),
        quiet_caption=True,
        file_name=f"insentif-{found.number.replace('/', '-')}",
    )


def _row(one: PaymentView, *, may_write: bool) -> Row:
    href = reverse("incentives:payment", kwargs={"payment_id": one.id}) if may_write else ""
    when = " · ".join(filter(None, (words.long_date(one.state_on) if one.state_on else "", one.reason)))
    return Row(
        (
            text_cell(one.name, href, one.position),
            number_cell(one.place),
            text_cell(one.posts, beside=one.village),
            number_cell(one.months),
            money_cell(one.amount),
            replace(state_cell(one.state), beside=when),
        )
    )


@page("incentive.write")
def pay(request: Request, list_id: UUID) -> HttpResponse:
    """Write down who received their money."""
    found = queries.payment_list(by=request.actor, list_id=list_id)
    waiting = queries.payments(by=request.actor, list_id=list_id, state=UNPAID)[:AT_ONCE]
    offered = [(str(one.id), f"{one.place}. {one.name}, {one.posts}: {words.money(one.amount)}") for one in waiting]
    initial = {"on": request.today, "payments": [id for id, _name in offered]}
    form = PayForm(request.POST or None, waiting=offered, initial=initial)
    lead = _("Buang centang pada nama yang belum menerima.")
    errand = list_errand(request, found, "incentives.record_payments", _("Catat pembayaran"), _("Simpan"), lead=lead)

    def act() -> int:
        return commands.record_payments(
            by=request.actor,
            at=request.at,
            list_id=list_id,
            payment_ids=form.chosen(),
            on=form.cleaned_data["on"],
        )

    if request.method == "POST" and form.is_valid():
        done, count = carry_out(request, form, errand.name, act)
        if done:
            said = ngettext("%(n)d pembayaran dicatat.", "%(n)d pembayaran dicatat.", count) % {"n": count}
            messages.success(request, said)
            return redirect(errand.back)
    return show(request, form, errand)


@page("incentive.write")
def void(request: Request, list_id: UUID) -> HttpResponse:
    """Take back a list of which nobody was paid."""
    found = queries.payment_list(by=request.actor, list_id=list_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_list(by=request.actor, at=request.at, list_id=list_id, reason=reason)

    lead = _("Penerimanya dapat masuk daftar baru. Hanya bila belum ada yang dibayar.")
    title, said = _("Batalkan daftar"), _("Daftar dibatalkan.")
    errand = list_errand(request, found, "incentives.void_list", title, _("Batalkan daftar"), lead=lead, said=said)
    return run(request, form, errand, act)


@page("incentive.write")
def mark(request: Request, payment_id: UUID) -> HttpResponse:
    """Say what came of one payment."""
    one = queries.payment(by=request.actor, payment_id=payment_id)
    found = queries.payment_list(by=request.actor, list_id=one.list_id)
    form = MarkForm(
        request.POST or None,
        states=[(state, str(states.look(state).word)) for state in PAYMENT_STATES],
        initial={"state": one.state, "on": request.today, "reason": one.reason},
    )

    def act() -> None:
        given = {name: form.cleaned_data[name] for name in ("state", "on", "reason")}
        commands.mark_payment(by=request.actor, at=request.at, payment_id=payment_id, **given)

    lead = f"{one.posts}. {one.months} {_('bulan')}, {words.money(one.amount)}."
    said = _("Keadaan pembayaran disimpan.")
    errand = list_errand(request, found, "incentives.mark_payment", one.name, _("Simpan"), lead=lead, said=said)
    return run(request, form, errand, act)


@page("incentive.question")
def question(request: Request, payment_id: UUID) -> HttpResponse:
    """The treasurer of a post says what is wrong with a payment."""
    one = queries.payment(by=request.actor, payment_id=payment_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.question_payment(by=request.actor, at=request.at, payment_id=payment_id, reason=reason)

    post = next((grant.post for grant in request.actor.where("incentive.question") if grant.post), None)
    back = reverse("incentives:post", kwargs={"post_id": post}) if post else reverse("home")
    errand = Errand(
        name="incentives.question_payment",
        title=_("Ada yang keliru"),
        lead=f"{one.name}, {one.period.title}: {words.money(one.amount)}.",
        button=_("Kirim"),
        said=lambda: _("Disampaikan kepada yang membayar."),
        trail=[Stone(one.posts, back)],
        back=back,
    )
    return run(request, form, errand, act)


@page("incentive.post", scope=of_post, methods=("GET",))
def of_one_post(request: Request, post_id: UUID) -> HttpResponse:
    """What the people of a post were listed for."""
    place = place_of(request, post_id)
    values = {
        "post": place.post,
        "trail": place.trail,
        "payments": queries.payments_of_post(by=request.actor, post_id=post_id),
        "may_question": request.actor.may("incentive.question", post_scope(post_id)),
    }
    return render(request, "web/budgets/post.html", values)


def list_errand(
    request: Request, found: ListView, name: str, title: str, button: str, *, lead: str = "", said: str = ""
) -> Errand:
    """An errand about a list that leads back to it."""
    back = reverse("incentives:list", kwargs={"list_id": found.id})
    return Errand(
        name=name,
        title=title,
        lead=lead or found.title,
        button=button,
        said=(lambda: said) if said else None,
        trail=trail_to(request, found.area_id, "incentives:area", Stone(found.title, back)),
        back=back,
    )
