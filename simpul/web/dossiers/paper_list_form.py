"""The form of an area's list of papers: one group of inputs for each paper, and some empty ones for more."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.dossiers.rules import OWNER_NAMES, PaperList, same_paper
from simpul.kernel.names import name_key
from simpul.kernel.speech import translated
from simpul.ordinances.rules import Rule, Topic
from simpul.standards import Source
from simpul.web.office.ordinance_forms import OrdinanceForm

EMPTY, LONGEST_CODE = 3, 40
_DECREES = (
    ("", _("tidak ada")),
    ("pendirian", _("SK pendirian")),
    ("pengurus", _("SK pengurus")),
    ("tim_pembina", _("SK Tim Pembina")),
)
_REQUIRED = (("ya", _("wajib")), ("tidak", _("tidak wajib")))


class PaperListForm(OrdinanceForm):
    """The papers in their order. One whose name is emptied leaves the list; an empty group adds one."""

    def __init__(self, *args: Any, topic: Topic, rule: Rule[PaperList] | None, **kwargs: Any) -> None:
        self._known = rule.content.items if rule is not None else ()
        self._groups = range(1, len(self._known) + EMPTY + 1)
        start = {**self._start(), **(kwargs.pop("initial", None) or {})}
        # The shape has one field, the list itself: the parent makes its inputs for none.
        super().__init__(*args, topic=topic, rule=None, initial=start, **kwargs)

    def _start(self) -> dict[str, Any]:
        start: dict[str, Any] = {}
        for number, item in enumerate(self._known, start=1):
            start |= {
                f"name{number}": item.name,
                f"owner{number}": item.owner,
                f"required{number}": "ya" if item.required else "tidak",
                f"decree{number}": item.decree,
            }
        return start

    def inputs(self, topic: Topic) -> dict[str, forms.Field]:
        """Four inputs for each paper."""
        made: dict[str, forms.Field] = {}
        owners = [(code, translated(words)) for code, words in OWNER_NAMES.items()]
        for number in self._groups:
            new = number > len(self._known)
            made |= {
                f"name{number}": forms.CharField(
                    label=_("Berkas ke-%(n)s (tambahan)") % {"n": number}
                    if new
                    else _("Berkas ke-%(n)s") % {"n": number},
                    required=False,
                    max_length=120,
                    help_text="" if new else _("Kosongkan untuk menghapusnya dari daftar."),
                ),
                f"owner{number}": forms.ChoiceField(label=_("Disiapkan oleh"), choices=owners),
                f"required{number}": forms.ChoiceField(label=_("Keharusan"), choices=_REQUIRED),
                f"decree{number}": forms.ChoiceField(
                    label=_("SK yang berkasnya boleh langsung dipakai"), choices=_DECREES, required=False
                ),
            }
        return made

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        items = self._items(given)
        if not items:
            self.add_error("name1", _("Tulis paling sedikit satu berkas."))
        keys: set[str] = set()
        for number, item in items:
            if len(item["name"]) < 3 or name_key(item["name"]) in keys:
                self.add_error(f"name{number}", _("Nama berkas ini kosong atau sudah ada. Tulis nama lain."))
            keys.add(name_key(item["name"]))
        return given

    def _items(self, given: dict[str, Any]) -> list[tuple[int, dict[str, Any]]]:
        """The papers that have a name, with the number of their group."""
        found: list[tuple[int, dict[str, Any]]] = []
        for number in self._groups:
            name = " ".join(str(given.get(f"name{number}") or "").split())
            if not name:
                continue
            item = {
                "code": self._code(name, {one["code"] for _n, one in found}),
                "name": name,
                "owner": given.get(f"owner{number}") or "desa",
                "required": given.get(f"required{number}") != "tidak",
                "decree": given.get(f"decree{number}") or "",
            }
            found.append((number, item))
        return found

    def _code(self, name: str, taken: set[str]) -> str:
        """A paper keeps its code while its name stays or is only corrected; any other gets one from its letters."""
        alike = sorted(self._known, key=lambda item: name_key(item.name) != name_key(name))
        kept = next((one.code for one in alike if one.code not in taken and same_paper(one.name, name)), "")
        stem = "berkas_" + name_key(name)[: LONGEST_CODE - 12]
        return kept or next(code for number in range(100) if (code := f"{stem}{number or ''}") not in taken)

    def ordinance(self) -> dict[str, Any]:
        given = self.cleaned_data
        source = {"ref": given["ref"], "article": given["article"], "trust": given["trust"]}
        return {
            "content": {"items": [item for _number, item in self._items(given)]},
            "valid_from": given["valid_from"],
            "valid_to": given["valid_to"],
            "source": Source.model_validate(source),
        }
