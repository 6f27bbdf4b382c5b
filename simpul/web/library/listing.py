"""The library as everybody with an account reads it: searched, by field and kind, on a day."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.library import queries
from simpul.library.queries import RIGHT, EntryView, Other
from simpul.library.rules import COMPLETES
from simpul.places.queries import areas
from simpul.standards.regulations import MATERIAL, REGULATION
from simpul.web.days import DayField
from simpul.web.errand_form import choice
from simpul.web.papers import TYPES
from simpul.web.request import Request
from simpul.web.rights import SIGNED_IN, page
from simpul.web.walk import Stone, area_or_refusal, stones

STATES = {
    "berlaku": "sk-berlaku",
    "belum": "sk-nanti",
    "berakhir": "sk-berakhir",
    "diganti": "sk-diganti",
}
TRUSTS = {
    "strong": gettext_lazy("naskah yang dibaca"),
    "medium": gettext_lazy("salinan yang cermat"),
    "weak": gettext_lazy("satu sumber, belum dicocokkan dengan naskah"),
    "unverified": gettext_lazy("belum diperiksa"),
}
POINTS_AT = {
    "mengganti": gettext_lazy("Mengganti"),
    "mengubah": gettext_lazy("Mengubah"),
    "melengkapi": gettext_lazy("Melengkapi"),
}
POINTED_AT = {
    "mengganti": gettext_lazy("Diganti"),
    "mengubah": gettext_lazy("Diubah"),
    "melengkapi": gettext_lazy("Dilengkapi"),
}


class SearchForm(forms.Form):
    """What somebody looks for; it stands in the address."""

    use_required_attribute = False
    q = forms.CharField(label=gettext_lazy("Cari nomor atau isi"), required=False, max_length=100)
    field = forms.ChoiceField(label=gettext_lazy("Bidang"), required=False)
    group = forms.ChoiceField(label=gettext_lazy("Jenis"), required=False)
    on = DayField(label=gettext_lazy("Berlaku pada tanggal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "field").choices = [("", _("semua bidang")), *((one.code, one.name) for one in standards.fields())]
        groups = ((REGULATION, _("Peraturan")), (MATERIAL, _("Bahan dan modul")))
        choice(self, "group").choices = [("", _("semua")), *groups]


@page(SIGNED_IN, methods=("GET",))
def library(request: Request) -> HttpResponse:
    """Everything that the reader's areas have, by rank; with a day only what is in force on it."""
    return _listed(request, [])


@page(SIGNED_IN, methods=("GET",))
def of_an_area(request: Request, code: str) -> HttpResponse:
    """The same, as one comes to it from what an area does."""
    return _listed(request, stones(request.actor, area_or_refusal(code).id))


def _listed(request: Request, trail: list[Stone]) -> HttpResponse:
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    day = asked.get("on")
    found = queries.entries(
        by=request.actor,
        on=day or request.today,
        text=asked.get("q", ""),
        field=asked.get("field", ""),
        group=asked.get("group", ""),
        in_force=day is not None,
    )
    values = {
        "form": form,
        "asked": any(asked.values()),
        "groups": [
            (name, [(one, STATES.get(one.state, ""), _fate(one)) for one in found if one.group == code])
            for code, name in ((REGULATION, _("Peraturan")), (MATERIAL, _("Bahan dan modul")))
        ],
        "found": len(found),
        "keeps": _keeps(request),
        "trail": trail,
    }
    return render(request, "web/library/list.html", values)


def _fate(one: EntryView) -> list[tuple[Any, Other]]:
    """What replaced or amended it: who reads the list must not take the old one for the present."""
    return [(POINTED_AT[other.relation], other) for other in one.pointed_at if other.relation != COMPLETES]


def _keeps(request: Request) -> list[tuple[str, str]]:
    """Where the reader may add: (name of the area, address of the form)."""
    held = {grant.area_id for grant in request.actor.where(RIGHT) if grant.post is None and grant.area_id is not None}
    return [(one.full_name or one.name, reverse("library:new", args=[one.code])) for one in areas(held).values()]


def trail_to_library() -> list[Stone]:
    """The way to the list."""
    return [Stone(_("Pustaka"), reverse("library:list"))]


@page(SIGNED_IN, methods=("GET",))
def entry_page(request: Request, key: str) -> HttpResponse:
    """One regulation or material with what is known about it; what nobody has told is said to be so."""
    one = queries.entry(by=request.actor, key=key, on=request.today)
    values = {
        "one": one,
        "state": STATES.get(one.state, ""),
        "trail": trail_to_library(),
        "trust": TRUSTS.get(one.trust, one.trust),
        "relations": _relations(one),
    }
    return render(request, "web/library/entry.html", values)


def _relations(one: EntryView) -> list[tuple[Any, Other]]:
    there = [(POINTS_AT[other.relation], other) for other in one.points_at]
    return there + [(POINTED_AT[other.relation], other) for other in one.pointed_at]


@page(SIGNED_IN, methods=("GET",))
def file(request: Request, key: str) -> HttpResponse:
    """The file of an entry, always as a file: a reader of PDF in the browser could act on it here."""
    found = queries.entry_file(by=request.actor, key=key)
    answer = HttpResponse(found.read(), content_type=TYPES[found.kind])
    name = f"{slugify(found.name) or 'pustaka'}.{found.kind}"
    answer["Content-Disposition"] = f'{"inline" if found.kind == "jpg" else "attachment"}; filename="{name}"'
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
