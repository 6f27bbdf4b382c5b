"""Saying which village the names in rows mean, where the list cannot tell: chosen once, remembered for the area."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.imports import commands
from simpul.kernel.actor import VILLAGE, Actor
from simpul.places import queries as places
from simpul.places.queries import AreaView, search
from simpul.sheets.queries import Placer, Stop
from simpul.sheets.rules.places import PlaceNames
from simpul.web.errand_form import Errand, ErrandForm, choice, run
from simpul.web.imports.whereabouts import list_at, to_list, trail_to
from simpul.web.request import Request
from simpul.web.rights import of_area, page

# The words of the address for the levels of a path of names.
_ASKED = {
    "desa": "village",
    "kecamatan": "district",
    "kabupaten": "regency",
    "provinsi": "province",
    "kode": "code",
    "puskesmas": "puskesmas",
    "kecamatan-lain": "doubt",
}
_LONGEST = 300
_OFFERED = 8


def asked_by(names: PlaceNames) -> str:
    """The names as the query of an address; they are names of places, of nobody."""
    return urlencode({word: text for word, field in _ASKED.items() if (text := getattr(names, field))})


def in_words(names: PlaceNames) -> str:
    """The path of names as it stands in the list."""
    return ", ".join(filter(None, (names.village, names.district, names.regency, names.code)))


class PlaceForm(ErrandForm):
    """The villages that may be meant; another name finds others."""

    village = forms.ChoiceField(label=gettext_lazy("Desa/kelurahan"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("Cari nama lain"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("Tulis sebagian nama desa, lalu tekan Simpan; pilihannya muncul di atas."),
    )

    def __init__(self, *args: Any, by: Actor, names: PlaceNames, within: AreaView, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        text = str(self.data.get("text", "")) if self.is_bound else ""
        offered = _offered(by, names, within, text)
        choice(self, "village").choices = [(str(id), label) for id, label in offered.items()]
        self.fields["village"].error_messages["required"] = _("Pilih desa atau kelurahannya.")
        if not offered:
            del self.fields["village"]
            self.fields["text"].required = True

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if "village" not in self.fields and told.get("text"):
            self.add_error("text", _("Tidak ada desa bernama begitu di sini. Coba sebagian namanya."))
        return told


def _offered(by: Actor, names: PlaceNames, within: AreaView, text: str) -> dict[int, str]:
    """Village -> "Desa Bobo, Kec. Palolo": what the search finds first, then what the names come near to."""
    if within.level == VILLAGE:
        return {within.id: within.full_name}
    found = [hit.area for hit in search(text, within=within.id, levels=[VILLAGE], limit=_OFFERED)] if text else []
    try:
        found.append(Placer(by, "import.run", within.id).place(names)[0])
    except Stop as stop:
        found += stop.candidates
    found += [hit.area for hit in search(names.village, within=within.id, levels=[VILLAGE], limit=_OFFERED)]
    inside = {area.id: area for area in found if within.id in area.path}
    ways = places.trails(inside)
    return {id: f"{area.full_name}, {ways[id][-2].label} ({area.code})" for id, area in inside.items()}


@page("import.run", scope=of_area)
def place(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """The rows that name their village so lie in the village that is chosen."""
    area, found = list_at(request, code, import_id)
    told = {field: request.GET.get(word, "")[:_LONGEST] for word, field in _ASKED.items()}
    names = PlaceNames(**told)
    if not in_words(names):
        return redirect(to_list(code, import_id))
    form = PlaceForm(request.POST or None, by=request.actor, names=names, within=area)
    errand = Errand(
        name="imports.answer_place",
        title=_("Desa mana yang dimaksud?"),
        trail=trail_to(request, area),
        back=to_list(code, import_id),
        button=_("Simpan"),
        lead=_("Di berkas tertulis “%s”. Jawaban ini diingat untuk daftar berikutnya.") % in_words(names),
    )

    def act() -> None:
        village_id = int(form.cleaned_data["village"])
        commands.answer_place(
            by=request.actor, at=request.at, import_id=found.id, names=names.hashed, village_id=village_id
        )

    return run(request, form, errand, act)
