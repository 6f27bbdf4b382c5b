"""Bringing a list and what is done with it: each an act that is sent."""

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.imports import commands, queries
from simpul.imports.commands.lists import LARGEST
from simpul.kernel.refusals import Refusal
from simpul.places.queries import zone
from simpul.standards.lists import ListKind
from simpul.web import words
from simpul.web.errand_form import Errand, ErrandForm, carry_out, choice, run
from simpul.web.imports.looking import STATES
from simpul.web.imports.whereabouts import list_at, list_name, to_list, trail_to
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal, stones


class ListForm(ErrandForm):
    kind = forms.ChoiceField(label=gettext_lazy("Isi berkas"), widget=forms.RadioSelect)
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        help_text=gettext_lazy("XLSX, XLS, ODS, atau CSV. Paling banyak 10 MB."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.txt"}),
    )

    def __init__(self, *args: object, kinds: Sequence[ListKind], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = [(one.code, _("%s: kolom %s") % (one.name, one.help)) for one in kinds]
        self.initial["kind"] = kinds[0].code if kinds else ""
        self.fields["file"].error_messages["empty"] = gettext_lazy("Berkas ini kosong. Pilih berkas lain.")


# A list about a batch is begun from its page, that of one session from where attendance is noted.
_BEGUN = {"angkatan": "batch", "hari": "attended_on", "sesi": "session"}


@page("import.run", scope=of_area)
def lists(request: Request, code: str) -> HttpResponse:
    """The lists of an area, and a place for a new one. Nothing is written yet when it has come."""
    area = area_or_refusal(code)
    kinds = [kind.columns for kind in queries.kinds_at(request.actor, area)]
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ListForm(*sent, kinds=kinds)
    if request.GET.get("jenis") in {one.code for one in kinds}:
        form.initial["kind"] = request.GET["jenis"]
    if request.method == "POST" and form.is_valid():
        done, outcome = carry_out(request, form, "imports.keep_list", lambda: _keep(request, form, area.id))
        if done:
            return redirect(to_list(code, UUID(outcome)))
    zone_name = zone(area.id, request.today)
    values = {
        "form": form,
        "trail": stones(request.actor, area.id),
        "area": area,
        "lines": [
            {
                "view": one,
                "kind": list_name(one.kind),
                "state": STATES[one.state],
                "when": words.moment(one.at, zone_name),
            }
            for one in queries.imports_in(by=request.actor, area_id=area.id)
        ],
    }
    return render(request, "web/imports/lists.html", values)


def _keep(request: Request, form: forms.Form, area_id: int) -> str:
    file = form.cleaned_data["file"]
    if not isinstance(file, UploadedFile) or (file.size or 0) > LARGEST:
        raise Refusal("daftar-terlalu-besar", field="file", paling=f"{LARGEST // (1024 * 1024)} MB")
    kept = commands.keep_list(
        by=request.actor,
        at=request.at,
        id=form.cleaned_data["intention"],
        kind=form.cleaned_data["kind"],
        area_id=area_id,
        name=file.name or "",
        data=file.read(),
        told={field: text for name, field in _BEGUN.items() if (text := request.GET.get(name, "")[:200])},
    )
    return str(kept)


@page("import.run", scope=of_area, methods=("POST",))
def start(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """Bring it in: the worker does, while the page tells how far it is."""
    _area, found = list_at(request, code, import_id)
    rows = queries.rows_of(by=request.actor, import_id=found.id)
    commands.start_list(by=request.actor, at=request.at, import_id=found.id, rows=rows)
    return redirect(to_list(code, import_id))


@page("import.run", scope=of_area)
def take_back(request: Request, code: str, import_id: UUID) -> HttpResponse:
    """Take back everything that the list made and nobody has touched since."""
    area, found = list_at(request, code, import_id)
    errand = Errand(
        name="imports.take_back_list",
        title=_("Batalkan impor"),
        trail=trail_to(request, area),
        back=to_list(code, import_id),
        button=_("Batalkan impor ini"),
        lead=found.name,
        warning=queries.kind_of(found.kind).columns.note,
    )
    form = ErrandForm(request.POST or None)

    def act() -> None:
        commands.take_back_list(by=request.actor, at=request.at, import_id=import_id)

    return run(request, form, errand, act)
