"""Ketentuan: the rules that hold in an area, in words, with their source; and those that the area sets itself."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.kernel.actor import Actor, Scope
from simpul.kernel.refusals import Refusal
from simpul.kernel.speech import translated
from simpul.ordinances import commands
from simpul.ordinances.queries import OrdinanceView, TopicView, rules_at
from simpul.places.queries import AreaView
from simpul.web.errand_form import Errand, run
from simpul.web.office.ordinance_forms import EndOrdinanceForm, MistakenOrdinanceForm
from simpul.web.office.ordinance_topics import TOPICS, form_of, topic_or_refusal
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.trust import trust_words
from simpul.web.walk import area_or_refusal, stones


@page("post.read", scope=of_area, methods=("GET",))
def ordinance_list(request: Request, code: str) -> HttpResponse:
    """Every rule that holds in the area, whose it is, and what the area has set itself."""
    area = area_or_refusal(code)
    found = rules_at(by=request.actor, area_id=area.id, topics=TOPICS, on=request.today)
    values = {
        "area": area,
        "trail": stones(request.actor, area.id),
        "topics": [_told(request, area, one) for one in found],
    }
    return render(request, "web/office/ordinances.html", values)


def _told(request: Request, area: AreaView, one: TopicView) -> dict[str, Any]:
    """A topic in words for the list."""
    rule = one.rule
    return {
        "code": one.topic.code,
        "name": translated(one.topic.name),
        "about": translated(one.topic.about),
        "said": one.topic.said(rule.content) if rule else "",
        "rule": rule,
        "trust": trust_words(rule.source.trust) if rule else "",
        "of": (one.of.full_name or one.of.name) if one.of and one.of.id != area.id else "",
        "own": [
            {"view": own, "said": one.topic.said(own.rule.content), "state": _state(own, request)} for own in one.own
        ],
        "may_set": _may_set(request.actor, area, one),
    }


def _state(own: OrdinanceView, request: Request) -> str:
    if own.rule.holds(request.today):
        return _("berlaku")
    return _("belum mulai") if own.rule.valid_from > request.today else _("sudah berakhir")


def _may_set(actor: Actor, area: AreaView, one: TopicView) -> bool:
    return area.level in one.topic.set_at and actor.may("rule.set", Scope(area=area.path))


def _errand(request: Request, area: AreaView, **more: Any) -> Errand:
    back = reverse("ordinances", kwargs={"code": area.code})
    return Errand(lead=area.full_name or area.name, trail=stones(request.actor, area.id), back=back, **more)


@page("rule.set", scope=of_area)
def set_ordinance(request: Request, code: str, topic: str) -> HttpResponse:
    """Set the rule of the area on a topic, from a day."""
    area, about = area_or_refusal(code), topic_or_refusal(topic)
    [now] = rules_at(by=request.actor, area_id=area.id, topics=[about], on=request.today)
    start = {"valid_from": request.today}
    form = form_of(about)(request.POST or None, topic=about, rule=now.rule, initial=start)

    def act() -> str:
        made = commands.set_ordinance(
            by=request.actor, at=request.at, id=form.cleaned_data["intention"], topic=about, area_id=area.id,
            **form.ordinance(),
        )  # fmt: skip
        return str(made)

    errand = _errand(
        request,
        area,
        name="ordinances.set_ordinance",
        title=translated(about.name),
        warning=_("Sekarang: %s") % about.said(now.rule.content) if now.rule else "",
        button=_("Simpan ketentuan"),
        said=lambda: _("Ketentuan disimpan."),
    )
    return run(request, form, errand, act)


def _own(request: Request, area: AreaView, ordinance_id: UUID) -> tuple[TopicView, OrdinanceView]:
    for topic in rules_at(by=request.actor, area_id=area.id, topics=TOPICS, on=request.today):
        for one in topic.own:
            if one.id == ordinance_id:
                return topic, one
    raise Refusal("tidak-ditemukan")


@page("rule.set", scope=of_area)
def end(request: Request, code: str, ordinance_id: UUID) -> HttpResponse:
    """End a rule of the area: what the areas above have set holds again."""
    area = area_or_refusal(code)
    topic, one = _own(request, area, ordinance_id)
    form = EndOrdinanceForm(request.POST or None, initial={"on": request.today})

    def act() -> None:
        on = form.cleaned_data["on"]
        commands.end_ordinance(by=request.actor, at=request.at, ordinance_id=ordinance_id, on=on)

    errand = _errand(
        request,
        area,
        name="ordinances.end_ordinance",
        title=_("Akhiri ketentuan: %s") % translated(topic.topic.name),
        warning=one.topic.said(one.rule.content),
        button=_("Akhiri ketentuan"),
        said=lambda: _("Ketentuan diakhiri. Yang berlaku sesudahnya ketentuan wilayah di atas."),
    )
    return run(request, form, errand, act)


@page("rule.set", scope=of_area)
def mistake(request: Request, code: str, ordinance_id: UUID) -> HttpResponse:
    """Take back a rule that was written down by mistake."""
    area = area_or_refusal(code)
    topic, one = _own(request, area, ordinance_id)
    form = MistakenOrdinanceForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_ordinance(by=request.actor, at=request.at, ordinance_id=ordinance_id, reason=reason)

    errand = _errand(
        request,
        area,
        name="ordinances.void_ordinance",
        title=_("Hapus ketentuan yang salah catat: %s") % translated(topic.topic.name),
        warning=one.topic.said(one.rule.content),
        button=_("Hapus yang salah catat"),
        said=lambda: _("Ketentuan yang salah catat dihapus."),
    )
    return run(request, form, errand, act)
