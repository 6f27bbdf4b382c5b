"""What the pages about persons and about posts have in common: choosing who stays, putting aside, undoing."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.duplicates import commands
from simpul.duplicates.queries import MergeView, PairView
from simpul.kernel.speech import translated
from simpul.web.errand_form import ErrandForm, carry_out, choice
from simpul.web.request import Request

LEFT = {
    "name": gettext_lazy("nama"),
    "sex": gettext_lazy("jenis kelamin"),
    "birth_date": gettext_lazy("tanggal lahir"),
    "mother_name": gettext_lazy("nama ibu"),
    "household_id": gettext_lazy("keluarga"),
    "hamlet_id": gettext_lazy("dusun/banjar"),
    "address": gettext_lazy("alamat"),
    "phone": gettext_lazy("nomor telepon"),
    "nik": gettext_lazy("NIK"),
    "roster": gettext_lazy("keanggotaan posyandu"),
    "offices": gettext_lazy("jabatan"),
    "open_days": gettext_lazy("hari buka"),
    "open_rule": gettext_lazy("jadwal buka"),
    "number": gettext_lazy("nomor registrasi"),
}


class Told(Protocol):
    """One field of two, side by side."""

    @property
    def name(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def one(self) -> str: ...
    @property
    def other(self) -> str: ...
    @property
    def differs(self) -> bool: ...


class StayForm(ErrandForm):
    """Which of two stays, and whose value is right where they differ: those of `best`, unless somebody chooses."""

    stays = forms.ChoiceField(label=gettext_lazy("Data yang tetap dipakai"), widget=forms.RadioSelect)

    def __init__(
        self, *args: Any, sides: Sequence[tuple[str, str]], choices: Iterable[Told], best: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, initial={"stays": best}, **kwargs)
        self.differing = [one for one in choices if one.differs]
        numbered = [
            (id, _("Data %(number)s: %(name)s") % {"number": n, "name": name}) for n, (id, name) in enumerate(sides, 1)
        ]
        choice(self, "stays").choices = numbered
        for one in self.differing:
            label = _("%(field)s yang benar") % {"field": translated(one.label)}
            field = forms.ChoiceField(label=label, widget=forms.RadioSelect, initial=best)
            self.fields[f"isi-{one.name}"] = field
            choice(self, f"isi-{one.name}").choices = [
                (sides[0][0], one.one),
                (sides[1][0], one.other),
            ]

    def taken(self, loser: str) -> list[str]:
        """The fields whose value of the one that goes is the right one."""
        return [one.name for one in self.differing if self.cleaned_data.get(f"isi-{one.name}") == loser]


def merged(request: Request, form: StayForm, found: PairView, merge: Callable[..., UUID]) -> str:
    """Merge the two of a pair as the form says; the merge's id."""
    winner = UUID(form.cleaned_data["stays"])
    loser = found.other_id if winner == found.one_id else found.one_id
    done = merge(
        by=request.actor,
        at=request.at,
        loser=loser,
        winner=winner,
        taken=form.taken(str(loser)),
        id=form.cleaned_data["intention"],
    )
    return str(done)


class DecideForm(ErrandForm):
    """Not the same, or later."""

    choice = forms.ChoiceField(choices=(("berbeda", ""), ("nanti", "")), widget=forms.HiddenInput)


def decided(request: Request, pair_id: UUID, back: str, again: str) -> HttpResponse:
    """Carry out what was decided; the bare address leads to the pair."""
    form = DecideForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return redirect(again)
    different = form.cleaned_data["choice"] == "berbeda"

    def act() -> None:
        commands.decide(by=request.actor, at=request.at, pair_id=pair_id, different=different)

    done, _outcome = carry_out(request, form, "duplicates.decide", act)
    if done:
        said = _("Dicatat sebagai bukan yang sama.") if different else _("Disimpan untuk nanti.")
        messages.success(request, said)
    return redirect(back if done else again)


def parted(request: Request, found: MergeView, part: Callable[..., list[str]], around: dict[str, Any]) -> HttpResponse:
    """The page of a merge; sent back, it is undone as a whole, and what stays as it is is said."""
    form = ErrandForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def act() -> list[str]:
            return part(by=request.actor, at=request.at, merge_id=found.id)

        done, left = carry_out(request, form, "duplicates.part", act)
        if done:
            messages.success(request, _("Penggabungan dibatalkan. Keduanya kembali seperti semula."))
            if left:
                names = ", ".join(str(LEFT.get(code, code)) for code in dict.fromkeys(left))
                messages.warning(request, _("Sudah diubah sesudah digabung, jadi tetap seperti sekarang: %s.") % names)
            return redirect(request.path)
    left = [str(LEFT.get(code, code)) for code in dict.fromkeys(found.left)]
    return render(request, "web/duplicates/merge.html", {"merge": found, "form": form, "left": left, **around})
