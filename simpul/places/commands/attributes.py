"""Setting a dated word of an area: its zone, its local title, the title of its head."""

from datetime import date, datetime

from simpul.audit.commands import changed, command
from simpul.kernel.actor import Actor
from simpul.kernel.civil_time import ZONES, day_at
from simpul.kernel.names import tidy
from simpul.kernel.refusals import Refusal
from simpul.places.models import Area, AreaAttribute
from simpul.places.queries.areas import scope_of
from simpul.standards.schema import Trust

from .words import refresh_titles, usable_key


@command("places.set_attribute")
def set_attribute(
    *,
    by: Actor,
    at: datetime,
    area_id: int,
    key: str,
    value: str,
    valid_from: date,
    source: str,
    trust: Trust = "own",
) -> None:
    """From that day `key` (zone, title:<kind>, head:<kind>) is `value` there and below, until a lower area differs.

    Setting the same day again corrects it. `source` says on what it rests.
    """
    by.require("place.manage", scope_of(area_id))
    Area.objects.select_for_update().get(id=area_id)
    value, source = tidy(value), tidy(source)
    if not usable_key(key) or not 0 < len(value) <= 40 or (key == "zone" and value not in ZONES):
        raise Refusal("wilayah-kata-salah", field="value")
    if not 0 < len(source) <= 200:
        raise Refusal("wilayah-tanpa-keputusan", field="source")
    word, new = AreaAttribute.objects.get_or_create(
        area_id=area_id, key=key, valid_from=valid_from, defaults={"value": value, "source": source, "trust": trust}
    )
    before = None if new else {"key": key, "value": word.value, "source": word.source}
    AreaAttribute.objects.filter(id=word.id).update(value=value, source=source, trust=trust)
    after = {"key": key, "value": value, "valid_from": valid_from.isoformat(), "source": source}
    changed("area", area_id, before=before, after=after)
    if key.startswith("title:"):
        refresh_titles(on=day_at(at, "WIB"))
