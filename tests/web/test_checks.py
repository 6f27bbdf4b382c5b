"""The nightly check on pages and on the command line."""

import json

from click.testing import CliRunner

from simpul.jobs.cli import simpul
from tests import factories
from tests.web.post_cast import intention, words

PAGE = "/pemeriksaan/wilayah/51.08.06.1020/"


def test_a_village_reads_what_was_found_and_checks_again_after_mending(browse, stage) -> None:
    client = browse(stage.staff)
    assert "Belum diperiksa" in words(client.get(PAGE))
    client.post(f"{PAGE}lagi/", intention())
    assert "Pemeriksaan registri menemukan" in words(client.get("/"))
    shown = words(client.get(PAGE))
    assert "Belum ada SK pendirian" in shown
    assert stage.post.name in shown
    decree = factories.decree(stage.post.village, "pendirian")
    for post in (stage.post, stage.other_post):
        decree.posts.create(post=post, purpose="pendirian")
    client.post(f"{PAGE}lagi/", intention())
    assert "Belum ada SK pendirian" not in words(client.get(PAGE))


def test_a_kind_is_opened_with_what_to_do_and_leads_to_the_post(browse, stage) -> None:
    client = browse(stage.staff)
    client.post(f"{PAGE}lagi/", intention())
    answer = client.get(f"{PAGE}?jenis=tanpa-sk")
    assert "Catat SK pendiriannya" in words(answer)
    assert f'href="/posyandu/{stage.post.id}/"' in answer.content.decode()


def test_the_tiers_above_see_which_area_has_how_many(browse, stage) -> None:
    browse(stage.staff).post(f"{PAGE}lagi/", intention())
    user = factories.user()
    factories.holding(user, "sekretariat", factories.areas().buleleng)
    office = browse(user)
    assert "Kec. Buleleng" in words(office.get("/pemeriksaan/wilayah/51.08/"))
    table = office.get("/pemeriksaan/wilayah/51.08/?unduh=csv").content.decode()
    assert "Kec. Kubutambahan;0" in table


def test_the_command_line_tells_and_ends_with_one_while_something_is_wrong(stage) -> None:
    told = CliRunner().invoke(simpul, ["check-registry", "--area", "51.08.06.1020"])
    assert (told.exit_code, "temuan" in told.output) == (1, True)
    found = json.loads(CliRunner().invoke(simpul, ["check-registry", "--json"]).output)
    assert {one["post"] for one in found["findings"]} >= {str(stage.post.id)}
    assert CliRunner().invoke(simpul, ["check-registry", "--area", "63.09"]).exit_code == 0
    assert CliRunner().invoke(simpul, ["check-registry", "--area", "99"]).exit_code == 2
