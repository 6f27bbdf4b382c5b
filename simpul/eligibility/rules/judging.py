"""What the rules of an area say about somebody who is to hold, or holds, an office in a post."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from simpul.eligibility.rules.bodies import LKD, PARTY, PKK, Body
from simpul.eligibility.rules.topics import (
    ALLOWED,
    DOMICILE,
    DOUBLE_BODY,
    DOUBLE_PARTY,
    DOUBLE_PKK,
    FIELDS_OF_KADER,
    REFUSED,
    TERM,
    Term,
)
from simpul.kernel.speech import gettext_noop, tell
from simpul.ordinances.rules import Rule, Topic

Home = tuple[int, UUID | None]

# Sentences that explain; what the rule says and on what it rests is told after them.
REASONS = {
    "domisili-luar-desa": gettext_noop("Tempat tinggalnya di luar desa/kelurahan posyandu ini."),
    "domisili-luar-dusun": gettext_noop("Tempat tinggalnya di luar dusun/banjar posyandu ini."),
    "masa-terlalu-lama": gettext_noop("Masa jabatan lebih lama dari ketentuan. Periksa tanggal pada SK."),
    "masa-ketiga": gettext_noop("Orang ini sudah menjabat sebanyak yang diizinkan."),
    "rangkap-pkk": gettext_noop("Orang ini juga {lembaga}."),
    "rangkap-lembaga": gettext_noop("Orang ini juga {lembaga}."),
    "rangkap-partai": gettext_noop("Orang ini juga {lembaga}."),
    "rangkap-mungkin": gettext_noop("Mungkin orang ini juga {lembaga}. Pastikan di daftar lembaga lain."),
    "bidang-kedua-kader-cukup": gettext_noop(
        "Posyandu ini punya {kader} kader; rangkap bidang hanya bila kadernya sedikit."
    ),
}
_OF_KIND = {
    PKK: (DOUBLE_PKK, "rangkap-pkk"),
    LKD: (DOUBLE_BODY, "rangkap-lembaga"),
    PARTY: (DOUBLE_PARTY, "rangkap-partai"),
}


@dataclass(frozen=True)
class Elsewhere:
    """A body in which a person serves; `sure` False: only name, birth date and village agree."""

    body: Body
    role: str = ""
    sure: bool = True


@dataclass(frozen=True)
class Candidate:
    """Somebody for an office in a post, as the rules see them.

    `served`: earlier terms in the same position, (from, to), oldest first. `kader`: how many kader the post has.
    """

    valid_from: date
    valid_to: date | None
    lives_in: Home
    serves_in: Home
    officer: bool = False
    served: tuple[tuple[date, date | None], ...] = ()
    second_field: bool = False
    kader: int = 0
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True)
class Finding:
    """What a rule says against a candidate. `refuses`: without an exception the appointment is refused.

    `sentence` explains it, `code` is one of REASONS; `params` fill the refusal of that code.
    """

    code: str
    sentence: str
    refuses: bool = False
    params: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Standing:
    """The rules that hold at a post on a day, by topic."""

    rules: Mapping[str, Rule]

    def of(self, topic: Topic) -> Rule | None:
        """The rule on a topic, None where there is none."""
        return self.rules.get(topic.code)


def judge(candidate: Candidate, standing: Standing) -> tuple[Finding, ...]:
    """Everything that the rules say against the candidate, refusals first."""
    found = [
        *_doubles(candidate, standing),
        *_second_field(candidate, standing),
        *_domicile(candidate, standing),
        *_terms(candidate, standing),
    ]
    return tuple(sorted(found, key=lambda one: not one.refuses))


def basis(topic: Topic, rule: Rule) -> str:
    """The rule in words and on what it rests: "Pengurus dan kader tinggal di ... (Dasar: ...)"."""
    return tell(gettext_noop("{rule} Dasar: {ref}."), rule=topic.said(rule.content), ref=rule.source.ref)


def away_from_home(level: str, lives_in: Home, serves_in: Home) -> str:
    """Code of the reason when a home (village, hamlet) is not where the post is; unknown hamlets do not count."""
    if lives_in[0] != serves_in[0]:
        return "domisili-luar-desa"
    both_known = lives_in[1] is not None and serves_in[1] is not None
    return "domisili-luar-dusun" if level == "dusun" and both_known and lives_in[1] != serves_in[1] else ""


def _domicile(candidate: Candidate, standing: Standing) -> list[Finding]:
    rule = standing.of(DOMICILE)
    if rule is None:
        return []
    code = away_from_home(rule.content.level, candidate.lives_in, candidate.serves_in)
    return [_finding(code, DOMICILE, rule)] if code else []


def _terms(candidate: Candidate, standing: Standing) -> list[Finding]:
    rule = standing.of(TERM)
    if rule is None or not candidate.officer:
        return []
    found = []
    if too_long(rule.content, candidate.valid_from, candidate.valid_to):
        found.append(_finding("masa-terlalu-lama", TERM, rule))
    if len(_counted(rule.content, candidate)) >= rule.content.times:
        found.append(_finding("masa-ketiga", TERM, rule))
    return found


def too_long(term: Term, valid_from: date, valid_to: date | None) -> bool:
    """Whether a term is longer than the rule allows; one without an end is not yet."""
    return valid_to is not None and (valid_to - valid_from).days > term.years * 366


def _counted(term: Term, candidate: Candidate) -> list[tuple[date, date | None]]:
    """The earlier terms that count: all, or those that follow each other without a gap up to this one."""
    if not term.in_a_row:
        return list(candidate.served)
    found: list[tuple[date, date | None]] = []
    begins = candidate.valid_from
    for since, until in reversed(candidate.served):
        if until is not None and until < begins:
            break
        found.append((since, until))
        begins = since
    return found


def _doubles(candidate: Candidate, standing: Standing) -> list[Finding]:
    found = []
    for one in candidate.elsewhere:
        topic, code = _OF_KIND[one.body.kind]
        rule = standing.of(topic)
        if rule is None or rule.content.effect == ALLOWED:
            continue
        name = f"{one.body.name} ({one.role})" if one.role else one.body.name
        refuses = one.sure and rule.content.effect == REFUSED
        found.append(_finding(code if one.sure else "rangkap-mungkin", topic, rule, refuses, lembaga=name))
    return found


def _second_field(candidate: Candidate, standing: Standing) -> list[Finding]:
    """A second field is by exception only (the offices see to that); here: whether the post is small enough."""
    rule = standing.of(FIELDS_OF_KADER)
    if rule is None or not candidate.second_field or candidate.kader <= rule.content.few:
        return []
    refuses = rule.content.effect == REFUSED
    return [_finding("bidang-kedua-kader-cukup", FIELDS_OF_KADER, rule, refuses, kader=candidate.kader)]


def _finding(code: str, topic: Topic, rule: Rule, refuses: bool = False, **params: Any) -> Finding:
    told = basis(topic, rule)
    sentence = f"{tell(REASONS[code], **params)} {told}"
    return Finding(code, sentence, refuses, {**params, "ketentuan": told} if refuses else params)
