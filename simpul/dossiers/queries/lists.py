"""Which papers a dossier needs: by the list it was handed on with, or while it is in the village by that of the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from simpul.dossiers.models import Dossier
from simpul.dossiers.rules import PAPERS, PaperList, listed, read_list
from simpul.ordinances.queries import in_force_at
from simpul.ordinances.rules import Rule
from simpul.standards.dossiers import PaperItem


@dataclass(frozen=True)
class ListView:
    """The papers that are wanted, from which day their list holds, and where it comes from. `kept`: whether it is the
    one by which the dossier was handed on, which a new rule no longer changes."""

    items: tuple[PaperItem, ...]
    since: date
    ref: str
    trust: str
    kept: bool = False


def list_at(path: Sequence[int], on: date) -> Rule[PaperList]:
    """Internal: the list that holds for posts at the end of a path (ids from the nation down) on a day."""
    return listed(in_force_at(PAPERS, path, on))


def list_of(dossier: Dossier | None, path: Sequence[int], on: date) -> ListView:
    """Internal: the list of one dossier, begun or not."""
    if dossier is not None and dossier.papers:
        return ListView(*read_list(dossier.papers), kept=True)
    rule = list_at(path, on)
    return ListView(rule.content.items, rule.valid_from, rule.source.ref, rule.source.trust)
