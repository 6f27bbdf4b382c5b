"""The one table of rights: role x action x field, with the tiers at which a role may be held."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from .schema import Code, Dated, FieldCode, Shape
from .translating import told_toml

Tier = Literal["pos", "desa", "kecamatan", "kabupaten", "provinsi", "pusat"]
Action = Literal[
    "place.manage",
    "hamlet.manage",
    "person.read",
    "person.register",
    "person.correct",
    "person.merge",
    "person.read_nik",
    "post.read",
    "post.manage",
    "appointment.manage",
    "membership.manage",
    "team.manage",
    "account.manage",
    "rule.set",
    "record.read",
    "record.write",
    "record.correct",
    "record.void",
    "record.read_sealed",
    "openday.manage",
    "report.read",
    "report.rows",
    "report.finish",
    "report.decide",
    "report.send",
    "report.close",
    "report.settings",
    "dossier.prepare",
    "dossier.verify",
    "dossier.submit",
    "paper.read",
    "paper.write",
    "phone.manage",
    "intention.decide",
    "import.run",
    "library.write",
    "audit.read",
    "budget.read",
    "budget.write",
    "plan.write",
    "bidan.write",
    "bidan.ask",
    "pkk.write",
    "incentive.read",
    "incentive.write",
    "incentive.rate",
    "incentive.post",
    "incentive.question",
    "assessment.read",
    "assessment.write",
    "readiness.read",
    "readiness.answer",
    "meeting.read",
    "meeting.write",
    "meeting.answer",
    "meeting.agency",
    "coaching.read",
    "coaching.write",
    "coaching.answer",
    "coaching.checklist",
    "training.read",
    "training.write",
    "speaker.ask",
    "speaker.answer",
    "participant.read",
    "participant.register",
    "participant.manage",
    "competence.read",
    "competence.names",
    "followup.write",
    "competence.assess",
    "competence.write",
    "certificate.read",
    "certificate.issue",
    "certificate.key",
]
Holds = Literal["all", "own"] | tuple[FieldCode, ...]


class Role(Dated):
    """What someone with this role may do, for which fields, and at which tiers the role may be held."""

    code: Code
    name: str = Field(min_length=3, max_length=60)
    held_at: tuple[Tier, ...] = Field(min_length=1)
    field: Literal["one", "agency", "none"]
    rights: dict[Action, Holds]
    gives: tuple[Code, ...] = ()

    @model_validator(mode="after")
    def _own_needs_a_field(self) -> Self:
        if self.field == "none" and "own" in self.rights.values():
            raise ValueError(f"{self.code}: a role without a field has no own field")
        if bool(self.gives) != ("account.manage" in self.rights):
            raise ValueError(f"{self.code}: whoever manages accounts gives roles, and nobody else")
        return self


class Rights(Shape):
    """The whole table."""

    disability_fields: tuple[FieldCode, ...]
    roles: tuple[Role, ...]

    @model_validator(mode="after")
    def _names_only_its_own_roles(self) -> Self:
        codes = [role.code for role in self.roles]
        if len(set(codes)) != len(codes):
            raise ValueError("a role stands twice in the table of rights")
        unknown = {code for role in self.roles for code in role.gives} - set(codes)
        if unknown:
            raise ValueError(f"roles that are given but not in the table: {sorted(unknown)}")
        return self

    def role(self, code: str) -> Role | None:
        """The role with that code, None when the table does not know it."""
        return next((role for role in self.roles if role.code == code), None)


def rights() -> Rights:
    """The table in use, read once."""
    return told_toml("rights", Rights)
