"""The loaded catalogue: lookups by code, day and area, and the cells of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from .ages import completed_months
from .schema import AgeBand, AgeBands, Cell, Indicator, Service, SpmField
from .soundness import faults

CELLS_PER_FIELD = 480  # a wider row goes out of line in PostgreSQL and is read several times slower


class UnknownService(KeyError):
    """No service with that code (and version, or on that day)."""


class UnknownIndicator(KeyError):
    """No indicator with that code."""


class Catalogue:
    """Fields, services, indicators and age bands; read-only after it is built.

    `source` is the catalogue of which this one is a translation; itself where it is none.
    """

    def __init__(
        self,
        *,
        fields: Iterable[SpmField],
        services: Iterable[Service],
        indicators: Iterable[Indicator],
        age_bands: Iterable[AgeBands],
        source: Catalogue | None = None,
    ) -> None:
        self.source = source or self
        self.fields = tuple(fields)
        self.all_services = tuple(services)
        self.all_indicators = tuple(indicators)
        self.all_age_bands = tuple(sorted(age_bands, key=lambda bands: bands.valid_from))
        wrong = faults(self.all_services, self.all_indicators)
        if wrong:
            raise ValueError("; ".join(wrong))
        self._versions: dict[str, list[Service]] = defaultdict(list)
        for service in sorted(self.all_services, key=lambda service: service.version):
            self._versions[service.code].append(service)
        self._indicators = {indicator.code: indicator for indicator in self.all_indicators}
        self._of_service: dict[str, list[Indicator]] = defaultdict(list)
        for indicator in self.all_indicators:
            for code in indicator.sources:
                self._of_service[code].append(indicator)
        self._cells: dict[str, tuple[Cell, ...]] = {field.code: self._cells_of(field.code) for field in self.fields}
        for code, cells in self._cells.items():
            if len(cells) > CELLS_PER_FIELD:
                raise ValueError(f"{code}: {len(cells)} cells, at most {CELLS_PER_FIELD}")

    def field(self, code: str) -> SpmField:
        """The field with that code; KeyError when there is none."""
        return next_or_key_error((field for field in self.fields if field.code == code), code)

    def services(self, on: date | None = None, area_code: str | None = None) -> tuple[Service, ...]:
        """One version of each service offered on that day (None: today's rules) in that area, in catalogue order."""
        chosen = []
        for versions in self._versions.values():
            fitting = [one for one in versions if one.holds(on) and (area_code or "").startswith(one.area)]
            if fitting:
                chosen.append(max(fitting, key=lambda one: (len(one.area), one.version)))
        order = {field.code: place for place, field in enumerate(self.fields)}
        return tuple(sorted(chosen, key=lambda one: (order[one.field], one.step or 0)))

    def service(self, code: str, on: date | None = None, version: int | None = None) -> Service:
        """That version, else the newest national one valid on that day; UnknownService when there is none."""
        versions = self._versions.get(code, [])
        if version is not None:
            fitting = [one for one in versions if one.version == version]
        else:
            fitting = [one for one in versions if one.holds(on) and not one.area]
        if not fitting:
            raise UnknownService(code)
        return fitting[-1]

    def indicators(self, field: str | None = None, on: date | None = None) -> tuple[Indicator, ...]:
        """Indicators of a field (None: all), valid on a day (None: all there are), in catalogue order."""
        return tuple(
            one
            for one in self.all_indicators
            if (field is None or one.field == field) and (on is None or one.holds(on))
        )

    def indicator(self, code: str) -> Indicator:
        """The indicator with that code; UnknownIndicator when there is none."""
        try:
            return self._indicators[code]
        except KeyError:
            raise UnknownIndicator(code) from None

    def indicators_of(self, service_code: str) -> tuple[Indicator, ...]:
        """Indicators that count records of that service."""
        return tuple(self._of_service.get(service_code, ()))

    def cells(self, field: str) -> tuple[Cell, ...]:
        """The numbers of a post's month in that field, in order. Ratios have none: they come from their parts."""
        return self._cells[field]

    def age_bands(self, on: date) -> tuple[AgeBand, ...]:
        """The columns of the split by age that hold on that day (before the first set: the first set)."""
        holding = [bands for bands in self.all_age_bands if bands.holds(on)]
        return (holding[-1] if holding else self.all_age_bands[0]).bands

    def age_band(self, age_days: int, on: date) -> str:
        """Code of the band for someone who is that many days old on that day."""
        months = completed_months(age_days, on)
        for band in self.age_bands(on):
            if band.max_months is None or months <= band.max_months:
                return band.code
        raise ValueError("the last age band must be open")

    def _cells_of(self, field: str) -> tuple[Cell, ...]:
        found: list[Cell] = []
        for indicator in self.indicators(field):
            if indicator.kind != "ratio":
                found += [Cell(indicator_code=indicator.code, split=split) for split in self._splits(indicator)]
        return tuple(found)

    def _splits(self, indicator: Indicator) -> list[str]:
        splits = [""]
        if "sex" in indicator.splits:
            splits += ["L", "P"]
        if "age" in indicator.splits:
            codes = dict.fromkeys(band.code for bands in self.all_age_bands for band in bands.bands)
            splits += [f"age:{code}" for code in codes]
        if "disability" in indicator.splits:
            splits.append("dis")
        return splits


def next_or_key_error(found: Iterable[SpmField], code: str) -> SpmField:
    """The first one, or KeyError(code)."""
    for one in found:
        return one
    raise KeyError(code)
