"""A rescue file, handed in by the village: a phone is broken, or its PIN forgotten."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from simpul.intake.commands import Rescued, rescue
from simpul.kernel.refusals import Refusal
from simpul.web.request import Request
from simpul.web.rights import page

LARGEST = 8 * 1024 * 1024


class RescueForm(forms.Form):
    use_required_attribute = False
    file = forms.FileField(
        label=_("Berkas penyelamat"),
        help_text=_("Berkas dari HP kader, namanya berakhir .json"),
        error_messages={"required": _("Pilih dulu berkasnya."), "empty": _("Berkas ini kosong. Minta lagi.")},
    )


@page("phone.manage")
def hand_in(request: Request) -> HttpResponse:
    """Handed in twice it is received once, so the file needs no id of its own."""
    form = RescueForm(request.POST, request.FILES) if request.method == "POST" else RescueForm()
    outcome: Rescued | None = None
    if request.method == "POST" and form.is_valid():
        try:
            outcome = rescue(at=request.at, content=_content(form.cleaned_data["file"]))
        except Refusal as refusal:
            form.add_error("file", refusal.sentence)
    return render(request, "web/phones/rescue.html", {"form": form, "outcome": outcome})


def _content(file: UploadedFile) -> bytes:
    if (file.size or 0) > LARGEST:
        raise Refusal("berkas-penyelamat-salah")
    return file.read()
