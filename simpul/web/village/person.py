"""A resident: who it is, what was recorded, and what can be done."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from simpul.audit.queries import history
from simpul.duplicates import queries as doubles
from simpul.intake.commands import correct_person
from simpul.people import commands, queries
from simpul.people.queries import PersonView
from simpul.places import queries as places
from simpul.registry.queries import post_labels
from simpul.services.queries import records_of
from simpul.standards.persons import person_words
from simpul.web import timeline
from simpul.web.errand_form import Errand, run, show
from simpul.web.request import Request
from simpul.web.rights import page
from simpul.web.village.people_forms import CorrectPersonForm, DeathForm, NikForm, TakeBackDeathForm
from simpul.web.village.seeing import scope_of_person
from simpul.web.walk import Stone, stones

RECORDS = 30
WORDS = {
    "name": "Nama",
    "sex": "Jenis kelamin",
    "birth_date": "Tanggal lahir",
    "mother_name": "Nama ibu",
    "address": "Alamat",
    "phone": "Telepon",
    "died_on": "Meninggal",
    "nik_end": "Akhir NIK",
}


@page("person.read", methods=("GET",))
def person_page(request: Request, id: UUID) -> HttpResponse:
    """The page of a resident; that it was opened is written down."""
    found = queries.person(by=request.actor, id=id)
    commands.note_reading(by=request.actor, at=request.at, person_id=found.id, page="warga")
    return render(request, "web/village/person.html", _values(request, found))


def _values(request: Request, found: PersonView, nik: str = "") -> dict[str, Any]:
    scope = scope_of_person(found)
    family = _family(request, found)
    reads = request.actor.may("record.read", scope)
    return {
        "person": found,
        "trail": trail_of(request, found),
        "age": found.age(request.today),
        "hamlet": places.hamlet(found.hamlet_id).label if found.hamlet_id else "",
        "post": post_labels([found.post_id]).get(found.post_id, "") if found.post_id else "",
        "disability": disability_word(found),
        "family": family,
        "nik": nik,
        "records": records_of(by=request.actor, person_id=found.id, limit=RECORDS) if reads else [],
        "reads": reads,
        "may_correct": request.actor.may("person.correct", scope),
        "may_nik": bool(found.nik_masked) and request.actor.may("person.read_nik", scope),
        "may_write": found.post_id is not None and request.actor.may("record.write", scope) and not found.died_on,
        "may_register": request.actor.may("person.register", scope),
        "doubles": [_double(found, one) for one in doubles.open_pairs_of(by=request.actor, person_id=found.id)],
        "merges": doubles.merges_of(by=request.actor, at=request.at, id=found.id),
        "village_code": places.area(found.village_id).code,
        "steps": timeline.steps(history("person", found.id), names=WORDS),
    }


def _double(found: PersonView, pair: UUID) -> str:
    """The page on which the two are compared."""
    code = places.area(found.village_id).code
    return reverse("duplicates:pair", kwargs={"code": code, "pair_id": pair})


def _family(request: Request, found: PersonView) -> queries.HouseholdView | None:
    return queries.household(by=request.actor, id=found.household_id) if found.household_id else None


def disability_word(found: PersonView) -> str:
    """The kind of disability in words; "" for none known or not shown to this actor."""
    kinds = {word.code: word.name for word in person_words().disabilities}
    return kinds.get(found.disability or "", "")


def trail_of(request: Request, found: PersonView) -> list[Stone]:
    """The way to a resident: the village, and the post's list where there is one."""
    trail = stones(request.actor, found.village_id)
    if found.post_id is not None and request.actor.may("post.read", scope_of_person(found)):
        label = post_labels([found.post_id])[found.post_id]
        trail.append(Stone(label, reverse("post:home", kwargs={"post_id": found.post_id})))
        trail.append(Stone(_("Warga"), reverse("people:list", kwargs={"post_id": found.post_id})))
    return trail


@page("person.correct")
def correct(request: Request, id: UUID) -> HttpResponse:
    """Put right what is wrong; the person's records follow."""
    found = queries.person(by=request.actor, id=id)
    scope = scope_of_person(found)
    request.actor.require("person.correct", scope)
    form = CorrectPersonForm(
        request.POST or None,
        village_id=found.village_id,
        may_disability=queries.sees_disability(request.actor, scope),
        initial=_initial(found),
    )

    def act() -> list[str]:
        given = form.cleaned_data
        corrected = correct_person(
            by=request.actor,
            at=request.at,
            id=id,
            version=given["version"],
            changes=form.changes(),
            reason=given["reason"],
        )
        return [one.sentence for one in corrected.warnings]

    errand = errand_about(
        request,
        found,
        name="intake.correct_person",
        title=_("Betulkan data %s") % found.name,
        button=_("Simpan pembetulan"),
        said=lambda: _("Data %s dibetulkan.") % form.cleaned_data["name"],
    )
    return run(request, form, errand, act)


def _initial(found: PersonView) -> dict[str, Any]:
    names = ("name", "sex", "birth_date", "birth_estimated", "mother_name", "address", "phone", "disability", "version")
    return {**{name: getattr(found, name) for name in names}, "hamlet_id": str(found.hamlet_id or "")}


@page("person.read_nik")
def nik(request: Request, id: UUID) -> HttpResponse:
    """The whole NIK, after saying what for; shown once, and written down."""
    found = queries.person(by=request.actor, id=id)
    form = NikForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        number = commands.read_nik(by=request.actor, at=request.at, person_id=id, reason=reason)
        return render(request, "web/village/person.html", _values(request, found, nik=number))
    errand = errand_about(
        request,
        found,
        name="people.read_nik",
        title=_("Lihat NIK %s") % found.name,
        button=_("Lihat NIK"),
    )
    return show(request, form, errand)


@page("person.correct")
def death(request: Request, id: UUID) -> HttpResponse:
    """Note on which day somebody died, or take a mistaken note back."""
    found = queries.person(by=request.actor, id=id)
    form_class = TakeBackDeathForm if found.died_on else DeathForm
    form = form_class(request.POST or None, initial={"version": found.version})

    def act() -> None:
        given = {"died_on": None, "reason": "", **form.cleaned_data}
        del given["intention"]
        commands.mark_death(by=request.actor, at=request.at, id=id, **given)

    title = _("Cabut catatan meninggal %s") if found.died_on else _("Catat meninggal: %s")
    errand = errand_about(
        request,
        found,
        name="people.mark_death",
        title=title % found.name,
        said=lambda: _("Data %s sudah diubah.") % found.name,
    )
    return run(request, form, errand, act)


def errand_about(request: Request, found: PersonView, **more: Any) -> Errand:
    """An errand about a person, whose page it comes back to."""
    back = reverse("people:person", kwargs={"id": found.id})
    return Errand(trail=[*trail_of(request, found), Stone(found.name, back)], back=back, **more)
