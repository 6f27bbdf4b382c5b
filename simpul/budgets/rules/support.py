"""The support of a village for its posts as a score, explained criterion by criterion (S1.12)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from simpul.budgets.rules.states import BUDGETED
from simpul.kernel.money import share, tenths, written
from simpul.kernel.speech import tell
from simpul.standards.budgets import Criterion, budget_table, in_force


@dataclass(frozen=True)
class VillageFacts:
    """What is known of a village in a year. Rupiah; `bidan` None: nobody has told whether there is one."""

    own_amount: int = 0  # of the village's own money: APBDes, or DPA kecamatan for a kelurahan
    own_spent: int = 0
    incentives_budgeted: int = 0
    incentives_paid: int = 0
    posts: int = 0
    posts_with_decree: int = 0
    with_team: bool = False
    bidan: bool | None = None
    bidan_request: str = ""
    pkk_activities: int = 0


@dataclass(frozen=True)
class Judged:
    """One criterion: its points if met, else none, and why in words."""

    code: str
    name: str
    met: bool
    points: int
    of: int
    because: str


@dataclass(frozen=True)
class Score:
    """The points of a village and what they are made of."""

    points: int
    of: int
    judged: tuple[Judged, ...]


def score(facts: VillageFacts, on: date) -> Score:
    """The score by the rules of that day."""
    judged = tuple(_judged(one, facts) for one in in_force(budget_table().support, on))
    return Score(sum(one.points for one in judged), sum(one.of for one in judged), judged)


def _judged(rule: Criterion, facts: VillageFacts) -> Judged:
    met, because = _JUDGES[rule.code](facts, rule.at_least or 0)
    return Judged(rule.code, rule.name, met, rule.points if met else 0, rule.points, because)


def _budgeted(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    if facts.own_amount:
        return True, tell(_BUDGETED, jumlah=written(facts.own_amount))
    return False, tell(_NOT_BUDGETED)


def _spent(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    reached = tenths(facts.own_spent, facts.own_amount)
    because = tell(_SPENT, bagian=share(facts.own_spent, facts.own_amount), perlu=at_least)
    return reached is not None and reached >= at_least * 10, because


def _incentives(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    met = bool(facts.incentives_budgeted or facts.incentives_paid)
    told = tell(_INCENTIVES, anggaran=written(facts.incentives_budgeted), dibayar=written(facts.incentives_paid))
    return met, told


def _decrees(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    met = facts.posts > 0 and facts.posts_with_decree * 100 >= facts.posts * at_least
    return met, tell(_DECREES, ada=facts.posts_with_decree, semua=facts.posts)


def _team(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    return facts.with_team, tell(_TEAM if facts.with_team else _NO_TEAM)


def _bidan(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    if facts.bidan:
        return True, tell(_BIDAN)
    if facts.bidan_request == BUDGETED:
        return True, tell(_BIDAN_BUDGETED)
    return False, tell(_BIDAN_UNTOLD if facts.bidan is None else _NO_BIDAN)


def _pkk(facts: VillageFacts, at_least: int) -> tuple[bool, str]:
    return facts.pkk_activities > 0, tell(_PKK, jumlah=facts.pkk_activities)


_BUDGETED = "Anggaran sendiri {jumlah}."
_NOT_BUDGETED = "Belum ada anggaran sendiri (APBDes, atau DPA kecamatan untuk kelurahan)."
_SPENT = "Dibelanjakan {bagian}; perlu {perlu} %."
_INCENTIVES = "Dianggarkan {anggaran}, dibayar {dibayar}."
_DECREES = "{ada} dari {semua} posyandu aktif ber-SK."
_TEAM = "Tim Pembina sudah terbentuk."
_NO_TEAM = "Tim Pembina belum terbentuk."
_BIDAN = "Ada bidan."
_BIDAN_BUDGETED = "Belum ada bidan; biayanya sudah dianggarkan."
_BIDAN_UNTOLD = "Belum didata apakah ada bidan."
_NO_BIDAN = "Belum ada bidan, dan biayanya belum dianggarkan."
_PKK = "{jumlah} kegiatan PKK tercatat."
WORDS = (
    _BUDGETED, _NOT_BUDGETED, _SPENT, _INCENTIVES, _DECREES, _TEAM, _NO_TEAM, _BIDAN, _BIDAN_BUDGETED, _BIDAN_UNTOLD,
    _NO_BIDAN, _PKK,
)  # fmt: skip

_JUDGES: Mapping[str, Callable[[VillageFacts, int], tuple[bool, str]]] = {
    "dianggarkan": _budgeted,
    "terserap": _spent,
    "insentif": _incentives,
    "sk": _decrees,
    "tim": _team,
    "bidan": _bidan,
    "pkk": _pkk,
}
