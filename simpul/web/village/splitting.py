"""A post is split: which parts of the village and which kader go to the new one, then by which SK."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul import standards
from simpul.lifecycle import commands, queries
from simpul.lifecycle.commands import NewPart
from simpul.lifecycle.queries import SplitPreview
from simpul.places.queries import hamlets_by_id
from simpul.web import words
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, choice, run
from simpul.web.post.place import Place, place_of
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.decree_fields import StepForm, decree_options
from simpul.web.village.hamlet_field import hamlet_choices

UNKNOWN = "tanpa"


class TickedField(forms.MultipleChoiceField):
    """Ids that were ticked. Those who have just gone are no longer offered when the form comes a second time; the
    command takes only whom the post still has."""

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value: Any) -> bool:
        return value == UNKNOWN or as_id(str(value)) is not None


class ChooseForm(forms.Form):
    """The name of the new post, since when, and which parts of the village go to it."""

    use_required_attribute = False
    name = forms.CharField(
        label=gettext_lazy("Nama posyandu baru"),
        max_length=120,
        help_text=gettext_lazy("Tanpa kata “Posyandu”, misalnya Melati 2"),
    )
    since = DayField(label=gettext_lazy("Sejak tanggal"))
    hamlet_ids = TickedField(label=gettext_lazy("Warga yang pindah ke posyandu baru"), required=False)
    ticking = forms.BooleanField(label=gettext_lazy("Saya mau mencentang orang satu per satu"), required=False)

    def __init__(self, *args: Any, preview: SplitPreview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not preview.named:
            del self.fields["ticking"]
        known = hamlets_by_id({id for id in preview.by_hamlet if id})
        choice(self, "hamlet_ids").choices = [
            (
                str(id) if id else UNKNOWN,
                _("%(place)s: %(count)d orang")
                % {"place": known[id].label if id else _("Dusun belum diisi"), "count": len(lines)},
            )
            for id, lines in preview.by_hamlet.items()
        ]
        for name, field in self.fields.items():
            field.error_messages["required"] = _("Isi dulu: %(label)s.") % {"label": field.label or name}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if not given.get("hamlet_ids") and not given.get("ticking"):
            one_by_one = _("Pilih bagian desa yang pindah, atau pilih mencentang orang satu per satu.")
            said = one_by_one if "ticking" in self.fields else _("Pilih bagian desa yang pindah.")
            self.add_error("hamlet_ids", said)
        return given

    def hamlets(self) -> list[UUID | None]:
        """The parts of the village that were ticked; None: people of whom it is not known."""
        return [None if one == UNKNOWN else UUID(one) for one in self.cleaned_data["hamlet_ids"]]


class SplitForm(StepForm):
    """Who goes besides the hamlets that were ticked, and by which SK."""

    hamlet_id = forms.ChoiceField(label=gettext_lazy("Posyandu baru berada di"), required=False)
    address = forms.CharField(label=gettext_lazy("Alamat tempat buka"), required=False)
    person_ids = TickedField(label=gettext_lazy("Warga yang pindah"), required=False)
    appointment_ids = TickedField(label=gettext_lazy("Pengurus dan kader yang pindah"), required=False)

    field_order = (
        "person_ids", "appointment_ids", "hamlet_id", "address", "reason", "decree_id", "place", "file",
    )  # fmt: skip

    def __init__(self, *args: Any, preview: SplitPreview, ticking: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        choice(self, "hamlet_id").choices = [("", "—"), *hamlet_choices(preview.post.village_id)]
        names: dict[str, str] = {one.code: one.short for one in standards.fields()}
        choice(self, "appointment_ids").choices = [
            (str(one.id), ", ".join(filter(None, (one.name, one.position_name, names.get(one.field, "")))))
            for one in preview.officers
        ]
        lines = sorted((line for found in preview.by_hamlet.values() for line in found), key=lambda one: one.name)
        choice(self, "person_ids").choices = [(str(one.person_id), one.name) for one in lines]
        for name in ("appointment_ids", "person_ids"):
            if (not choice(self, name).choices and not self.is_bound) or (name == "person_ids" and not ticking):
                del self.fields[name]


@page("post.manage", scope=of_post)
def split(request: Request, post_id: UUID) -> HttpResponse:
    """Choose; see; do."""
    place = place_of(request, post_id)
    preview = queries.split_preview(by=request.actor, post_id=post_id, on=place.today)
    asked = request.GET if "name" in request.GET else None
    chosen = ChooseForm(asked, preview=preview, initial={"since": place.today})
    if not chosen.is_valid():
        return _choose(request, place, chosen)
    return _split(request, place, chosen)


def _split(request: Request, place: Place, chosen: ChooseForm) -> HttpResponse:
    given, post_id = chosen.cleaned_data, place.post.id
    on = given["since"]
    preview = queries.split_preview(by=request.actor, post_id=post_id, on=on)
    of_hamlets = preview.chosen(chosen.hamlets())
    form = SplitForm(
        request.POST or None,
        request.FILES or None,
        preview=preview,
        ticking=given.get("ticking", False),
        initial={
            "person_ids": [str(one) for one in of_hamlets],
            "hamlet_id": str(next(iter(chosen.hamlets()), "") or ""),
        },
        **decree_options(request, place.post.village_id),
    )

    def act() -> str:
        done = commands.split_post(
            by=request.actor, at=request.at, post_id=post_id, on=on, part=_part(given["name"], form),
            person_ids=_ids(form, "person_ids") if given.get("ticking", False) else of_hamlets,
            appointment_ids=_ids(form, "appointment_ids"), basis=form.basis(request, place.post.village_id),
            id=form.cleaned_data["intention"],
        )  # fmt: skip
        return str(done.post_id)

    errand = Errand(
        name="lifecycle.split_post",
        title=_("%(new)s dari %(old)s") % {"new": given["name"], "old": place.post.label},
        lead=_lead(preview, len(of_hamlets), on, ticking=given.get("ticking", False)),
        button=_("Mekarkan"),
        said=lambda: _("Posyandu %s dicatat. Warga dan kader yang dipilih sudah pindah.") % given["name"],
        trail=place.trail,
        back=reverse("registry:post", kwargs={"post_id": post_id}),
        to=lambda made: reverse("registry:post", kwargs={"post_id": made}),
        template="web/village/step.html",
    )
    return run(request, form, errand, act)


def _lead(preview: SplitPreview, going: int, on: date, *, ticking: bool) -> str:
    """Who would go, before anybody has gone."""
    if ticking:
        return _("Sejak %(on)s. Centang yang pindah; yang lain tetap.") % {"on": words.long_date(on)}
    stay = sum(len(lines) for lines in preview.by_hamlet.values()) - going
    told = {"count": going, "stay": stay, "on": words.long_date(on)}
    return _("%(count)d orang ke posyandu baru, %(stay)d orang tetap, sejak %(on)s.") % told


def _ids(form: SplitForm, name: str) -> list[UUID]:
    return [UUID(one) for one in form.cleaned_data.get(name, ())]


def _part(name: str, form: SplitForm) -> NewPart:
    hamlet = form.cleaned_data["hamlet_id"]
    return NewPart(name=name, hamlet_id=UUID(hamlet) if hamlet else None, address=form.cleaned_data["address"])


def _choose(request: Request, place: Place, form: ChooseForm) -> HttpResponse:
    values = {
        "form": form,
        "title": _("Mekarkan posyandu"),
        "lead": place.post.label,
        "trail": place.trail,
        "back": reverse("registry:post", kwargs={"post_id": place.post.id}),
        "button": _("Lanjut"),
    }
    return render(request, "web/village/choose.html", values)
