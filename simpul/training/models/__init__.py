"""The tables of training."""

from simpul.kernel.privacy import Privacy

from .programmes import Batch, Day, Material, OwnModule, Programme, Session
from .speakers import Speaker, Speaking

__all__ = ["Batch", "Day", "Material", "OwnModule", "Programme", "Session", "Speaker", "Speaking"]

# Names and what officers type in their own words may name people.
_PERSONAL = {"by", "reason", "opener", "opener_post"}
_OF_PEOPLE = {"Speaker.name", "Speaker.name_key", "Speaker.post"}
PRIVACY = {
    f"{m.__name__}.{f.name}": Privacy.PERSONAL
    if f.name in _PERSONAL or f"{m.__name__}.{f.name}" in _OF_PEOPLE
    else Privacy.PUBLIC
    for m in (Programme, OwnModule, Batch, Day, Session, Material, Speaker, Speaking)
    for f in m._meta.fields
}
