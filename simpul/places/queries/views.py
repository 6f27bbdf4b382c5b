"""How an area is shown to others."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from simpul.places.models import Area, AreaVersion
from simpul.standards.areas import kind, short_title


@dataclass(frozen=True, slots=True)
class AreaView:
    """An area as it is, or as it was on a day that was asked for.

    `path`: ids from the nation to the area itself. `label`: as it is written in a path ("Kec. Buleleng");
    `full_name`: written out ("Kecamatan Buleleng"). `ended_on`: the first day on which it no longer exists.
    """

    id: int
    code: str
    name: str
    kind: str
    level: int
    path: tuple[int, ...]
    parent_id: int | None
    label: str
    full_name: str
    ended_on: date | None = None

    @property
    def is_kelurahan(self) -> bool:
        return self.kind == "kelurahan"


def view(area: Area) -> AreaView:
    """The area as it is now."""
    return _view(area, code=area.code, name=area.name, kind_code=area.kind, path=area.path, parent=area.parent_id)


def view_as_of(version: AreaVersion, path: tuple[int, ...]) -> AreaView:
    """The area (loaded with its version) as that version had it; `path` as of that day."""
    return _view(
        version.area, code=version.code, name=version.name, kind_code=version.kind, path=path, parent=version.parent_id
    )


def _view(area: Area, *, code: str, name: str, kind_code: str, path: tuple[int, ...], parent: int | None) -> AreaView:
    title = (area.title if kind_code == area.kind else "") or kind(kind_code).title
    return AreaView(
        id=area.id,
        code=code,
        name=name,
        kind=kind_code,
        level=area.level,
        path=path,
        parent_id=parent,
        label=f"{short_title(title)} {name}".strip(),
        full_name=f"{title} {name}".strip(),
        ended_on=area.ended_on,
    )


def views(found: Iterable[Area]) -> list[AreaView]:
    return [view(area) for area in found]
