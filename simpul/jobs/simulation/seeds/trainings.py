"""The trainings of the reports: Buleleng in December 2025, Kelua in June 2025, Banten in April 2025.

Who opened them is told by the office, for names of people do not belong here. Days, hours and names of speakers that
the reports do not tell stay empty; of Banten's second and third batch nothing is known but that there are three.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from simpul import standards
from simpul.arrangements import commands as arranging
from simpul.jobs.simulation.writing import noon
from simpul.kernel.actor import SYSTEM
from simpul.places import queries as places
from simpul.training import commands, queries
from simpul.training.queries import BatchView
from simpul.training.rules.states import HELD, PLANNED


@dataclass(frozen=True)
class ToldBatch:
    """A batch as told: where, when, for how many days, and the modules taught with the agency that taught them."""

    host: str
    name: str = ""
    venue: str = ""
    starts_on: date | None = None
    days: int = 1
    opener_post: str = ""
    speakers: tuple[tuple[str, tuple[str, ...]], ...] = ()
    sessions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class ToldFigure:
    """A number that was stated, of the first batch or (`whole`) of the programme; `area` "": of all areas."""

    what: str
    number: int
    area: str = ""
    whole: bool = False


@dataclass(frozen=True)
class ToldProgramme:
    """A programme as told; all of them claim the six fields."""

    area: str
    kind: str
    name: str
    theme: str
    objectives: str
    said_by: str
    source: str
    batches: tuple[ToldBatch, ...]
    figures: tuple[ToldFigure, ...]


YEAR = 2025
TOLD: dict[str, ToldProgramme] = {
    "000": ToldProgramme(
        area="51",
        kind="bimtek",
        name="Bina Posyandu",
        theme="Peningkatan kapasitas kader posyandu pada enam bidang SPM",
        objectives=(
            "Meningkatkan kapasitas, kemampuan teknis, dan pemahaman kader pada enam bidang SPM; memantapkan tugas dan "
            "fungsi posyandu, kemampuan manajerial, serta perannya dalam pemerintahan desa."
        ),
        said_by="Ketua panitia penyelenggara",
        source="Berita tentang Bina Posyandu di Buleleng",
        batches=(
            ToldBatch(
                host="51.08",
                venue="Hotel Aneka Lovina Villas",
                starts_on=date(2025, 12, 1),
                days=3,
                opener_post="Ketua Tim Pembina Posyandu Provinsi Bali",
                speakers=(
                    ("Dinas Pendidikan Kepemudaan dan Olahraga", ("pendidikan",)),
                    ("Dinas Pekerjaan Umum", ("pekerjaan_umum",)),
                    ("Satuan Polisi Pamong Praja", ("trantibumlinmas",)),
                    ("Dinas Sosial", ("sosial",)),
                    ("Dinas PMD Dukcapil", ()),
                ),
            ),
        ),
        figures=(
            ToldFigure("kader", 100),
            ToldFigure("kader", 18, "51.08.06.1020"),
            ToldFigure("kader", 27, "51.08.06.1029"),
            ToldFigure("kader", 44, "51.08.06.1006"),
            ToldFigure("kader", 10, "51.08.06.1024"),
            ToldFigure("desa", 4),
        ),
    ),
    "001": ToldProgramme(
        area="63.09",
        kind="bimtek",
        name="Bimtek peningkatan kapasitas kader posyandu se-Kecamatan Kelua",
        theme="",
        objectives="Memperkuat peran posyandu sebagai simpul layanan masyarakat pada enam bidang SPM.",
        said_by="Berita daerah",
        source="Berita tentang bimtek Kecamatan Kelua",
        batches=(
            ToldBatch(
                host="63.09.02",
                venue="Hotel Jelita Tanjung",
                starts_on=date(2025, 6, 30),
                days=2,
                opener_post="Bupati Tabalong",
            ),
        ),
        figures=(ToldFigure("kader", 122), ToldFigure("hari", 2)),
    ),
    "004": ToldProgramme(
        area="36",
        kind="pelatihan",
        name="Pelatihan kader posyandu: peningkatan kapasitas kelembagaan LKD",
        theme="",
        objectives="",
        said_by="Ketua Tim Pembina Posyandu Provinsi Banten",
        source="Berita tentang pelatihan kader posyandu Banten",
        batches=(
            ToldBatch(
                host="36.02",
                venue="Gedung PKK Provinsi Banten, KP3B",
                starts_on=date(2025, 4, 15),
                opener_post="Ketua Tim Pembina Posyandu Provinsi Banten",
                sessions=(
                    ("perpustakaan_desa", "Dinas Perpustakaan Daerah"),
                    ("kebakaran_kompor", "Dinas Pemadam Kebakaran"),
                ),
            ),
            ToldBatch(host="36", name="wilayah belum disebut"),
            ToldBatch(host="36", name="wilayah belum disebut"),
        ),
        figures=(ToldFigure("angkatan", 3, whole=True), ToldFigure("hari", 3, whole=True)),
    ),
}


def write_trainings(today: date) -> None:
    """Every training of the reports whose areas are known, and one made-up request for a speaker."""
    for told in TOLD.values():
        _write(told, today)
    _request(today)


def seed_batches() -> dict[str, list[BatchView]]:
    """The batches of each report, by its number: others add participants, marks and certificates to them."""
    found = {}
    for number, told in TOLD.items():
        area = places.area_by_code(told.area)
        if area is not None:
            known = queries.programmes(by=SYSTEM, area_id=area.id, year=YEAR)
            one = next((each for each in known if each.name == told.name), None)
            found[number] = queries.batches(by=SYSTEM, programme_id=one.id) if one else []
    return found


def _write(told: ToldProgramme, today: date) -> None:
    area = places.area_by_code(told.area)
    if area is None:
        return
    programme = commands.plan_programme(
        by=SYSTEM,
        at=noon(today),
        area_id=area.id,
        kind=told.kind,
        name=told.name,
        year=YEAR,
        fields=[one.code for one in standards.fields()],
        theme=told.theme,
        objectives=told.objectives,
    )
    made = [_batch(programme, one, today) for one in told.batches]
    for figure in told.figures:
        if (not figure.area or places.area_by_code(figure.area)) and (figure.whole or made[0]):
            _figure(programme, None if figure.whole else made[0], told, figure, today)


def _batch(programme: UUID, told: ToldBatch, today: date) -> UUID | None:
    host = places.area_by_code(told.host)
    if host is None:
        return None
    over = told.starts_on is not None and told.starts_on + timedelta(days=told.days) <= today
    made = commands.add_batch(
        by=SYSTEM,
        at=noon(today),
        programme_id=programme,
        host_id=host.id,
        name=told.name,
        venue=told.venue,
        starts_on=told.starts_on,
        days=told.days,
        opener_post=told.opener_post,
        state=HELD if over else PLANNED,
    )
    for agency, fields in told.speakers:
        commands.add_speaker(by=SYSTEM, at=noon(today), batch_id=made, agency=agency, fields=fields)
    first = queries.batches_by_id([made])[made].days[0].id
    for module, agency in told.sessions:
        taught = commands.add_session(by=SYSTEM, at=noon(today), batch_id=made, day_id=first, module=module)
        commands.add_speaker(by=SYSTEM, at=noon(today), batch_id=made, agency=agency, session_id=taught)
    return made


def _figure(programme: UUID, batch: UUID | None, told: ToldProgramme, figure: ToldFigure, today: date) -> None:
    area = places.area_by_code(figure.area) if figure.area else None
    arranging.state_figure(
        by=SYSTEM,
        at=noon(today),
        programme_id=programme,
        batch_id=batch,
        what=figure.what,
        number=figure.number,
        area_id=area.id if area else None,
        said_by=told.said_by,
        source=told.source,
        on=told.batches[0].starts_on,
    )


def _request(today: date) -> None:
    """A village of Kubutambahan asks DPMD for a speaker, as the rakor wished (S2.7); its days are made up."""
    village, regency = places.area_by_code("51.08.08.2001"), places.area_by_code("51.08")
    if village and regency:
        arranging.ask_speaker(
            by=SYSTEM,
            at=noon(today),
            area_id=village.id,
            asked_id=regency.id,
            topic="Posyandu Enam SPM (contoh)",
            wished=[today + timedelta(days=21), today + timedelta(days=28)],
        )
