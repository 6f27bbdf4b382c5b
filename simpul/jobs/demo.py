"""`simpul demo`: the places of the five reports with made-up people, then the server."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime

import click
from django.conf import settings

from simpul.accounts import queries as accounts
from simpul.audit.commands import forget_all_marks
from simpul.jobs.database import prepare_database
from simpul.jobs.places import load_places
from simpul.jobs.serve import run_server
from simpul.jobs.simulation.assessments import write_assessments, write_veterans
from simpul.jobs.simulation.budgets import write_budgets
from simpul.jobs.simulation.building import Size, build, demo_villages, rebuild_longer
from simpul.jobs.simulation.cast import PARTS, PASSWORD, write_bidan, write_cast
from simpul.jobs.simulation.dossiers import write_dossiers
from simpul.jobs.simulation.doubles import write_doubles, write_heads
from simpul.jobs.simulation.lives import write_lives
from simpul.jobs.simulation.reporting import chain_above, report_month
from simpul.jobs.simulation.schooling import write_schooling
from simpul.jobs.simulation.seeds.meetings import write_meetings
from simpul.jobs.simulation.seeds.participants import write_participants
from simpul.jobs.simulation.seeds.trainings import write_trainings
from simpul.jobs.simulation.teams import write_teams
from simpul.jobs.simulation.world import BEGIN, PlannedVillage
from simpul.jobs.simulation.writing import months_until, noon
from simpul.kernel.actor import SYSTEM
from simpul.kernel.period import Period
from simpul.places import queries as places
from simpul.registry import queries as registry
from simpul.reports import commands as reports

PEOPLE = 51


@click.command("demo")
@click.option("--seed", default=2026, show_default=True, help="Benih acak: benih yang sama, data yang sama.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="Anggap hari ini tanggal itu.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
@click.option("--no-serve", is_flag=True, help="Buat datanya saja, jangan jalankan server.")
@click.pass_context
def demo(ctx: click.Context, seed: int, today: datetime | None, host: str, port: int, no_serve: bool) -> None:
    """Buat data contoh (sekali saja) lalu jalankan Simpul."""
    if not settings.DEMO:
        raise click.ClickException("Data contoh hanya dibuat dalam mode contoh. Jalankan lewat `make demo`.")
    prepare_database()
    if not _made():
        make_demo(ctx, seed=seed, today=today.date() if today else datetime.now(UTC).date(), say=_teller())
    _tell_accounts(host, port)
    if not no_serve:
        run_server(host=host, port=port, processes=1, with_worker=True)


def _made() -> bool:
    """Whether the demo stands. One that was broken off is not mended: it is made anew in an empty database."""
    if not places.area_lists():
        return False
    if accounts.users(by=SYSTEM, area_id=places.nation_id(), on=BEGIN, limit=1):
        return True
    if registry.posts_seen(by=SYSTEM, area_id=places.nation_id(), limit=1):
        raise click.ClickException("Data contoh terhenti di tengah jalan. Jalankan `make clean-demo`, lalu ulangi.")
    return False


def make_demo(ctx: click.Context, *, seed: int, today: date, say: Callable[[str], None]) -> None:
    """Areas, posts, people, services, reports, accounts: everything of the demo, the same for the same seed."""
    say("Wilayah Indonesia")
    ctx.invoke(load_places)
    say("Posyandu dan warga karangan di tempat yang disebut dalam laporan kegiatan")
    months = (today.year - BEGIN.year) * 12 + today.month - BEGIN.month + 1
    size = Size(people=PEOPLE, months=months)
    villages = build(list(demo_villages()), seed=seed, size=size, today=today, say=say)
    say("Tim Pembina tiap tingkat")
    write_teams(villages, seed=seed, today=today)
    write_heads(villages, seed=seed, today=today)
    write_doubles(villages, seed=seed, today=today)
    say("Berkas registrasi")
    write_dossiers(villages, seed=seed, today=today)
    write_veterans([one.area for one in villages], today=today)
    say("Rekap tiap bulan dan laporan berjenjang")
    _report_everything(villages, seed=seed, months=months_until(today, months), today=today, say=say)
    say("Posyandu yang diusulkan, bergabung, dan mekar")
    write_lives(villages, today=today)
    while reports.refresh(at=noon(today)):
        pass
    say(f"Akun contoh; {write_bidan(villages, noon(today))} desa dan kelurahan tanpa bidan")
    write_cast(villages, noon(today))
    say("Anggaran, target, tugas, bidan, dan insentif")
    write_budgets(villages, seed=seed, today=today)
    say("Lomba, penghargaan, dan masa bakti")
    write_assessments([one.area for one in villages], seed=seed, today=today)
    say("Bimtek dari laporan kegiatan")
    write_trainings(today)
    write_participants(today)
    say("Bimtek karangan: sertifikat, kecakapan, rencana; kunjungan pembinaan")
    write_schooling(villages, today=today)
    say("Rapat dari laporan kegiatan")
    write_meetings(today)


def _report_everything(
    villages: list[PlannedVillage], *, seed: int, months: list[Period], today: date, say: Callable[[str], None]
) -> None:
    """Every month's reports and sums, month by month: cheaper than following change by change."""
    above = chain_above(villages, places.trail)
    for number, month in enumerate(months, start=1):
        report_month(villages, above, month, seed=seed, today=today)
        if number % 6 == 0 or number == len(months):
            say(f"  laporan sampai {month.title}")
    rebuild_longer(months, at=noon(today))
    forget_all_marks()
    say("  rekap semua tingkat selesai")


def _teller() -> Callable[[str], None]:
    begun = time.monotonic()
    return lambda text: click.echo(f"[{time.monotonic() - begun:5.0f} dtk] {text}")


def _tell_accounts(host: str, port: int) -> None:
    click.echo(f"\nSimpul: http://{host}:{port}\nSemua data ini karangan. Kata sandi setiap akun contoh: {PASSWORD}\n")
    for part in PARTS:
        click.echo(f"  {part.username:<14} {part.title.format(post='pertama di Kel. Penarukan')}")
    click.echo("")
