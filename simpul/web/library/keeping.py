"""Adding to the library of an area, correcting, taking back."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.kernel.refusals import Refusal
from simpul.library import commands, queries
from simpul.library.commands import NewFile, Told
from simpul.library.queries import EntryView
from simpul.papers.rules import SIZE_AT_MOST
from simpul.places.queries import scope_of
from simpul.standards.regulations import regulation_table
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, ErrandForm, choice, run
from simpul.web.library.listing import POINTS_AT, TRUSTS, trail_to_library
from simpul.web.papers import ACCEPTED
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.walk import area_or_refusal


class EntryForm(ErrandForm):
    """A regulation or material; only the kind and the title must be known."""

    kind = forms.ChoiceField(label=gettext_lazy("Jenis"))
    number = forms.CharField(
        label=gettext_lazy("Nomor"), required=False, max_length=120, help_text=gettext_lazy("Misalnya Perbup 7/2026")
    )
    title = forms.CharField(label=gettext_lazy("Tentang atau judul"), max_length=200)
    field = forms.ChoiceField(label=gettext_lazy("Bidang"), required=False)
    village_kind = forms.ChoiceField(label=gettext_lazy("Untuk"), required=False)
    enacted_on = DayField(label=gettext_lazy("Tanggal ditetapkan"), required=False)
    in_force_from = DayField(label=gettext_lazy("Mulai berlaku"), required=False)
    in_force_to = DayField(
        label=gettext_lazy("Berakhir"),
        required=False,
        help_text=gettext_lazy("Hari pertama tidak berlaku lagi. Kosongkan bila masih berlaku."),
    )
    relation = forms.ChoiceField(label=gettext_lazy("Hubungan dengan yang lain"), required=False)
    of_key = forms.ChoiceField(label=gettext_lazy("Peraturan atau bahan yang dimaksud"), required=False)
    link = forms.CharField(label=gettext_lazy("Tautan"), required=False, max_length=500)
    file = forms.FileField(
        label=gettext_lazy("Berkas"),
        required=False,
        help_text=gettext_lazy("PDF atau foto. Paling banyak 10 MB. Boleh dibuka siapa pun yang melihat isian ini."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    source = forms.CharField(
        label=gettext_lazy("Dari mana"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Misalnya laman hukum"),
    )
    trust = forms.ChoiceField(label=gettext_lazy("Seberapa pasti"), initial="strong")

    def __init__(self, *args: Any, others: list[EntryView], mine: frozenset[str] | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "kind").choices = [("", "—"), *((one.code, one.name) for one in regulation_table().kinds)]
        fields = [(one.code, one.name) for one in standards.fields() if mine is None or one.code in mine]
        choice(self, "field").choices = [("", _("semua bidang")), *fields] if mine is None else fields
        choice(self, "village_kind").choices = [
            ("", _("desa dan kelurahan")), ("desa", _("desa saja")), ("kelurahan", _("kelurahan saja")),
        ]  # fmt: skip
        choice(self, "relation").choices = [("", _("tidak ada")), *POINTS_AT.items()]
        choice(self, "of_key").choices = [("", "—"), *((one.key, one.label) for one in others)]
        choice(self, "trust").choices = list(TRUSTS.items())

    def told(self) -> Told:
        """What was typed."""
        given = self.cleaned_data
        return Told(**{name: given[name] for name in Told.__dataclass_fields__})

    def brought(self) -> NewFile | None:
        """The file, if one was chosen."""
        file = self.cleaned_data.get("file")
        if not isinstance(file, UploadedFile):
            return None
        if (file.size or 0) > SIZE_AT_MOST:
            raise Refusal("berkas-terlalu-besar", field="file", paling=f"{SIZE_AT_MOST // (1024 * 1024)} MB")
        return NewFile(file.name or "", file.read())


class ReasonForm(ErrandForm):
    """Why it goes."""

    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300)


def _form(request: Request, area_id: int, **more: Any) -> EntryForm:
    others = queries.entries(by=request.actor, on=request.today)
    mine = request.actor.fields(queries.RIGHT, scope_of(area_id))
    return EntryForm(request.POST or None, request.FILES or None, others=others, mine=mine, **more)


@page("library.write", scope=of_area)
def new(request: Request, code: str) -> HttpResponse:
    """Add a regulation or material that holds in an area and below."""
    area = area_or_refusal(code)
    form = _form(request, area.id)

    def act() -> str:
        return str(
            commands.add_entry(
                by=request.actor, at=request.at, area_id=area.id, told=form.told(), file=form.brought(),
                id=form.cleaned_data["intention"],
            )
        )  # fmt: skip

    errand = Errand(
        name="library.add_entry",
        title=_("Tambah ke pustaka"),
        lead=_("Berlaku di %s dan semua wilayah di bawahnya.") % (area.full_name or area.name),
        said=lambda: _("Ditambahkan ke pustaka."),
        trail=trail_to_library(),
        back=reverse("library:list"),
        to=lambda key: reverse("library:entry", args=[key]),
    )
    return run(request, form, errand, act)


@page("library.write")
def correct(request: Request, entry_id: UUID) -> HttpResponse:
    """Correct an entry, or say until when it held."""
    one = _managed(request, entry_id)
    start = {name: getattr(one, name, "") for name in Told.__dataclass_fields__}
    if one.points_at:
        start |= {"relation": one.points_at[0].relation, "of_key": one.points_at[0].key}
    form = _form(request, one.area_id, initial=start)

    def act() -> None:
        commands.correct_entry(
            by=request.actor, at=request.at, id=entry_id, version=one.version, told=form.told(), file=form.brought()
        )

    return run(request, form, _about(one, "correct", _("Betulkan %s"), _("Perubahan disimpan.")), act)


@page("library.write")
def void(request: Request, entry_id: UUID) -> HttpResponse:
    """Take back what was added by mistake."""
    one = _managed(request, entry_id)
    form = ReasonForm(request.POST or None)

    def act() -> None:
        commands.void_entry(by=request.actor, at=request.at, id=entry_id, reason=form.cleaned_data["reason"])

    errand = _about(one, "void", _("Hapus %s dari pustaka"), _("Dihapus dari pustaka."))
    return run(request, form, errand, act)


def _managed(request: Request, entry_id: UUID) -> EntryView:
    one = queries.entry(by=request.actor, key=str(entry_id), on=request.today)
    if not one.may_write:
        raise Refusal("tidak-berhak", action="library.write")
    return one


def _about(one: EntryView, act: str, title: str, said: str) -> Errand:
    return Errand(
        name=f"library.{act}_entry",
        title=title % one.label,
        said=lambda: said,
        trail=trail_to_library(),
        back=reverse("library:list") if act == "void" else reverse("library:entry", args=[one.key]),
    )
