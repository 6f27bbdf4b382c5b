"""What one person, or the kader of a post, can do; basic skills assessed."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.certificates.queries import certificates_of_person
from simpul.competence import commands, queries
from simpul.competence.queries import Competence
from simpul.competence.rules.states import GROUP, SKILL
from simpul.competence.rules.topics import BADGES, SKILLS
from simpul.kernel.actor import Scope
from simpul.kernel.area_code import NATION_CODE
from simpul.people.queries import snapshots
from simpul.places.queries import area, nation_id, scope_of
from simpul.standards.competence import groups_on
from simpul.web.activities.hub import trail_to_hub
from simpul.web.competence.forms import AssessForm, RevokeForm
from simpul.web.errand_form import Errand, run
from simpul.web.post.place import place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.trust import trust_words
from simpul.web.walk import Stone


@page("competence.names", scope=of_post, methods=("GET",))
def of_one_post(request: Request, post_id: UUID) -> HttpResponse:
    """The kader of a post with what each has shown, and the plans of the post."""
    place = place_of(request, post_id)
    values = {
        "post": place.post,
        "trail": place.trail,
        "lines": queries.competence_of_post(by=request.actor, post_id=post_id, on=place.today),
        "plans": queries.follow_ups_of_post(by=request.actor, post_id=post_id, on=place.today),
        "may_write": request.actor.may("followup.write", place.scope),
    }
    return render(request, "web/competence/post.html", values)


@page("competence.names", methods=("GET",))
def person(request: Request, person_id: UUID) -> HttpResponse:
    """What somebody can do: trainings, fields, badges, certificates."""
    found = queries.competence_of(by=request.actor, person_id=person_id, on=request.today)
    facts = snapshots([person_id])[person_id]
    scope = Scope(area=area(facts.village_id).path, post=facts.post_id)
    values = {
        "found": found,
        "name": facts.name,
        "trail": trail_to_hub(request, facts.village_id),
        "certificates": certificates_of_person(by=request.actor, person_id=person_id),
        "badges": [(one, trust_words(one.trust)) for one in found.badges],
        "may_rule": request.actor.may("rule.set", scope_of(nation_id())),
        **_listed(request, found),
        "may_assess": request.actor.may("competence.assess", scope),
    }
    return render(request, "web/competence/person.html", values)


def _listed(request: Request, found: Competence) -> dict[str, Any]:
    """The list of basic skills as it reads today: its source, and each known skill with whether it was shown."""
    listed = queries.skills_on(request.today)
    shown = {one.code for one in found.of_kind(SKILL)}
    return {
        "listed": listed,
        "listed_trust": trust_words(listed.trust),
        "skills": [(one.name, one.code in shown) for one in listed.skills],
        "skills_topic": SKILLS.code,
        "badges_topic": BADGES.code,
        "nation": NATION_CODE,
    }


@page("competence.assess")
def assess(request: Request, person_id: UUID) -> HttpResponse:
    """Note that somebody masters a basic skill or a group of them."""
    queries.competence_of(by=request.actor, person_id=person_id, on=request.today)
    name = snapshots([person_id])[person_id].name
    listed = queries.skills_on(request.today)
    groups = [(f"{GROUP}:{one.code}", _("Seluruh kelompok: %s") % one.name) for one in groups_on(request.today)]
    skills = [(f"{SKILL}:{one.code}", one.name) for one in listed.skills]
    form = AssessForm(request.POST or None, offered=[*skills, *groups], initial={"on": request.today})

    def act() -> None:
        kind, _colon, code = form.cleaned_data["code"].partition(":")
        commands.assess_skill(
            by=request.actor,
            at=request.at,
            person_id=person_id,
            kind=kind,
            code=code,
            on=form.cleaned_data["on"],
            how=form.cleaned_data["how"],
            id=form.cleaned_data["intention"],
        )

    lead = _("Bunyi resmi keterampilan dasar belum kami ketahui; yang dinilai kelompoknya.") if not skills else name
    errand = _errand(request, person_id, "competence.assess_skill", name, _("Keterampilan dicatat."), lead)
    return run(request, form, errand, act)


@page("competence.assess")
def void(request: Request, ability_id: UUID, person_id: UUID) -> HttpResponse:
    """Take back what was noted by mistake."""
    queries.competence_of(by=request.actor, person_id=person_id, on=request.today)
    form = RevokeForm(request.POST or None)
    form.fields["reason"].help_text = ""

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.void_ability(by=request.actor, at=request.at, ability_id=ability_id, reason=reason)

    said = _("Catatan kecakapan dibatalkan.")
    return run(request, form, _errand(request, person_id, "competence.void_ability", _("Batalkan catatan"), said), act)


def _errand(request: Request, person_id: UUID, name: str, title: str, said: str, lead: str = "") -> Errand:
    facts = snapshots([person_id])[person_id]
    back = reverse("competence:person", kwargs={"person_id": person_id})
    return Errand(
        name=name,
        title=title,
        lead=lead or facts.name,
        said=lambda: said,
        trail=trail_to_hub(request, facts.village_id, Stone(facts.name, back)),
        back=back,
    )
