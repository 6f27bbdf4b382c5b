"""Instruments: written from an example or from the version before, then put in use; in use they no longer change."""

from datetime import datetime
from uuid import UUID

from simpul.assessments.commands.grounds import held_draft, organiser, today_in
from simpul.assessments.models import IN_USE, Criterion, Instrument, StageWeight
from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.ids import new_id
from simpul.kernel.refusals import Refusal
from simpul.kernel.wording import worded
from simpul.standards import fields
from simpul.standards.assessments import ExampleInstrument, assessment_table
from simpul.standards.budgets import entry

WEIGHT_AT_MOST = 1_000


@command("assessments.start_instrument")
def start_instrument(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    name: str,
    ref: str,
    category: str = "",
    scale: str = "",
    example: str = "",
    after_id: UUID | None = None,
    id: UUID | None = None,
) -> UUID:
    """Begin an instrument: empty, from an example, or as the next version of one (`after_id`, its name is kept)."""
    organiser(by, area_id)
    if id is not None and Instrument.objects.filter(id=id, by=by.id).exists():
        return id
    table, today = assessment_table(), today_in(area_id, at)
    told = entry(table.examples, example, today) if example else None
    before = _before(area_id, after_id)
    category = before.category if before else told.category if told else category
    scale = before.scale if before else told.scale if told else scale
    if (example and told is None) or entry(table.categories, category, today) is None:
        raise Refusal("kategori-lomba-tidak-dikenal", field="category")
    if entry(table.scales, scale, today) is None:
        raise Refusal("skala-tidak-dikenal", field="scale")
    title = before.name if before else worded(name, "name", 160)
    last = Instrument.objects.filter(area_id=area_id, name=title).order_by("-version", "-id").first()
    if last is not None and before is None:
        raise Refusal("instrumen-sudah-ada", field="name")
    made = Instrument.objects.create(
        id=id or new_id(), area_id=area_id, name=title, version=last.version + 1 if last else 1, after=before,
        category=category, scale=scale, ref=worded(ref, "ref", 300), by=by.id, at=at,
    )  # fmt: skip
    _copy(made, before, told)
    changed("instrument", made.id, after=_plain(made))
    return made.id


@command("assessments.add_criterion")
def add_criterion(
    *,
    by: Actor,
    at: datetime,
    instrument_id: UUID,
    stage: str,
    name: str,
    weight: int,
    field: str = "",
    breaks_ties: int = 0,
    id: UUID | None = None,
) -> UUID:
    """Add something to be scored to an instrument that is still being written."""
    found = held_draft(by, instrument_id)
    if id is not None and Criterion.objects.filter(id=id, instrument=found).exists():
        return id
    if entry(assessment_table().stages, stage, today_in(found.area_id, at)) is None:
        raise Refusal("tahap-tidak-dikenal", field="stage")
    if field and field not in {one.code for one in fields()}:
        raise Refusal("bidang-tidak-dikenal", field="field")
    last = found.criteria.order_by("-place").values_list("place", flat=True).first()
    made = Criterion.objects.create(
        id=id or new_id(), instrument=found, place=(last or 0) + 1, stage=stage, field=field,
        name=worded(name, "name", 300), weight=_weight(weight), breaks_ties=max(0, min(breaks_ties, 99)),
    )  # fmt: skip
    changed("criterion", made.id, after={"instrument": str(found.id), "name": made.name, "weight": made.weight})
    return made.id


@command("assessments.drop_criterion")
def drop_criterion(*, by: Actor, at: datetime, criterion_id: UUID) -> None:
    """Take a criterion out of an instrument that is still being written."""
    one = Criterion.objects.filter(id=criterion_id).first()
    if one is None:
        raise Refusal("tidak-ditemukan")
    held_draft(by, one.instrument_id)
    changed("criterion", one.id, before={"instrument": str(one.instrument_id), "name": one.name, "weight": one.weight})
    one.delete()


@command("assessments.weigh_stage")
def weigh_stage(*, by: Actor, at: datetime, instrument_id: UUID, stage: str, level: int, weight: int) -> None:
    """Say how much a stage counts when an area of that level organises."""
    found = held_draft(by, instrument_id)
    if entry(assessment_table().stages, stage, today_in(found.area_id, at)) is None:
        raise Refusal("tahap-tidak-dikenal", field="stage")
    if not 0 <= level <= 4:
        raise Refusal("isian-keliru", field="level")
    told = {"weight": _weight(weight)}
    made, _new = StageWeight.objects.update_or_create(
        instrument=found, stage=stage, level=level, defaults=told, create_defaults={"id": new_id(), **told}
    )
    changed("stage_weight", made.id, after={"instrument": str(found.id), "stage": stage, "level": level, **told})


@command("assessments.put_in_use")
def put_in_use(*, by: Actor, at: datetime, instrument_id: UUID) -> None:
    """The instrument is ready: from now on contests may use it, and it no longer changes."""
    found = held_draft(by, instrument_id)
    if not found.criteria.exists():
        raise Refusal("instrumen-tanpa-kriteria")
    before, found.state = _plain(found), IN_USE
    found.save()
    changed("instrument", found.id, before=before, after=_plain(found))


def _before(area_id: int, after_id: UUID | None) -> Instrument | None:
    """The version before, in use; Refusal `tidak-ditemukan`."""
    if after_id is None:
        return None
    found = Instrument.objects.filter(id=after_id, area_id=area_id, state=IN_USE).first()
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def _copy(made: Instrument, before: Instrument | None, told: ExampleInstrument | None) -> None:
    """Everything of the version before, or of the example; neither: nothing."""
    if before is not None:
        criteria, shares = _of_version(made, before)
    elif told is not None:
        criteria, shares = _of_example(made, told)
    else:
        return
    Criterion.objects.bulk_create(criteria)
    StageWeight.objects.bulk_create(shares)


def _of_version(made: Instrument, before: Instrument) -> tuple[list[Criterion], list[StageWeight]]:
    criteria = [
        Criterion(
            instrument=made, place=one.place, stage=one.stage, field=one.field, name=one.name, weight=one.weight,
            breaks_ties=one.breaks_ties,
        )
        for one in before.criteria.all()
    ]  # fmt: skip
    shares = before.stage_weights.all()
    return criteria, [StageWeight(instrument=made, stage=s.stage, level=s.level, weight=s.weight) for s in shares]


def _of_example(made: Instrument, told: ExampleInstrument) -> tuple[list[Criterion], list[StageWeight]]:
    criteria = [
        Criterion(instrument=made, place=place, stage=c.stage, field=c.field or "", name=c.name, weight=c.weight)
        for place, c in enumerate(told.criteria, 1)
    ]
    return criteria, [StageWeight(instrument=made, stage=s.stage, level=s.level, weight=s.weight) for s in told.shares]


def _weight(weight: int) -> int:
    if not 0 < weight <= WEIGHT_AT_MOST:
        raise Refusal("bobot-salah", field="weight", paling=WEIGHT_AT_MOST)
    return weight


def _plain(one: Instrument) -> dict[str, object]:
    return {"area": one.area_id, "name": one.name, "version": one.version, "category": one.category, "state": one.state}
