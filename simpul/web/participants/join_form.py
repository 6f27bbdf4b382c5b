"""The form of somebody who was invited: where they are from is chosen step by step, from the invited area down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.kernel.actor import VILLAGE
from simpul.places.queries import AreaView, children
from simpul.web.participants.forms import EMPTY, ParticipantForm

# What is chosen at each level below the nation: the field, its name, and the button that asks for its list.
_STEPS = {
    1: ("province", _("Provinsi"), _("Tampilkan provinsi")),
    2: ("regency", _("Kabupaten atau kota"), _("Tampilkan kabupaten dan kotanya")),
    3: ("district", _("Kecamatan"), _("Tampilkan kecamatannya")),
    4: ("village", _("Desa atau kelurahan"), _("Tampilkan desa dan kelurahannya")),
}
_VILLAGE = _STEPS[VILLAGE][0]


class JoinForm(ParticipantForm):
    """Somebody who was invited signs up on their own phone.

    `top`: the area that is invited; below it one list appears after the other, each when the one above it is chosen.
    """

    def __init__(self, *args: Any, top: AreaView, post_known: bool, **kwargs: Any) -> None:
        super().__init__(*args, within=top.id, **kwargs)
        self.fields["phone"].required = True
        del self.fields[_VILLAGE]
        self.step_after = ""
        self.step_button: Any = ""
        if post_known:
            del self.fields["post"]
        elif top.level < VILLAGE:
            self._ask_below(top)

    def _ask_below(self, top: AreaView) -> None:
        """A list for each level, as far down as the one above it is chosen."""
        steps: list[str] = []
        chosen: int | None = top.id
        for level in range(top.level + 1, VILLAGE + 1):
            name, label, button = _STEPS[level]
            if steps:
                self.step_after, self.step_button = steps[-1], button
            if chosen is None:
                break
            listed = [(one.id, one.label) for one in children(chosen)]
            self.fields[name] = _list_of(label, listed)
            if name != _VILLAGE:
                self.fields[name].widget.attrs["data-steps"] = True
            steps.append(name)
            chosen = self._chosen(name, {id for id, _label in listed})
        # Lists that follow one upon the other stand at the top, where the next one is seen when it appears.
        self.order_fields(steps if self.step_after else ["intention", "name", "position", "field", *steps])

    def _chosen(self, name: str, listed: set[int]) -> int | None:
        """The area that was chosen from a list; None while it is none of those."""
        text = str((self.data if self.is_bound else self.initial).get(name, ""))
        return int(text) if text.isascii() and text.isdecimal() and int(text) in listed else None


def _list_of(label: Any, listed: list[tuple[int, str]]) -> forms.TypedChoiceField:
    said = _("Pilih dulu: %(label)s.") % {"label": label}
    told = {"required": said, "invalid_choice": said}
    return forms.TypedChoiceField(label=label, coerce=int, choices=[EMPTY, *listed], error_messages=told)
