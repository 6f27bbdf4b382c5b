"""Certificates verified on the command line, without server and without network."""

import base64
import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from simpul.certificates.models import SigningKey
from simpul.certificates.rules.keys import KeySafe
from simpul.certificates.rules.payloads import Claim, sign
from simpul.jobs.certificates import certificate_key, verify_certificate
from tests import factories

SAFE = KeySafe("rahasia uji")
PAIR = SAFE.make()


@pytest.fixture
def keys(tmp_path: Path) -> str:
    path = tmp_path / "kunci.json"
    told = {"keys": [{"key_id": PAIR.key_id, "public": base64.b64encode(PAIR.public).decode()}]}
    path.write_text(json.dumps(told), encoding="utf-8")
    return str(path)


def payload(signer: KeySafe = SAFE, key_id: str = PAIR.key_id) -> str:
    pair = PAIR if signer is SAFE else signer.make()
    key = signer.open(pair.key_id, pair.sealed)
    assert key is not None
    day = date(2026, 11, 12)
    return sign(Claim(key_id, "51.08-2026-00001-AAAAAA", "Ni Luh Ayu", "Bina Posyandu", day, day, 60, (), day), key)


def test_a_true_certificate_is_told_by_name(keys: str) -> None:
    found = CliRunner().invoke(verify_certificate, [f"https://contoh/sertifikat/#{payload()}", "--key", keys])
    assert (found.exit_code, "SAH: Ni Luh Ayu" in found.output) == (0, True)
    found = CliRunner().invoke(verify_certificate, [payload(), "--key", keys, "--json"])
    assert json.loads(found.output)["number"] == "51.08-2026-00001-AAAAAA"


def test_forged_unknown_and_unreadable_ones_are_told_apart(keys: str, tmp_path: Path) -> None:
    for text, said in (
        (payload(KeySafe("lain")), "PALSU"),
        (payload(key_id="ffffffff"), "tidak ada dalam berkas"),
        ("bukan kode", "bukan kode sertifikat"),
    ):
        found = CliRunner().invoke(verify_certificate, [text, "--key", keys])
        assert (found.exit_code, said in found.output) == (1, True)
    broken = tmp_path / "rusak.json"
    broken.write_text("[]", encoding="utf-8")
    assert "tidak terbaca" in CliRunner().invoke(verify_certificate, [payload(), "--key", str(broken)]).output


def test_the_operator_puts_a_new_key_in_place(db: None) -> None:
    factories.areas()
    for _again in range(2):
        assert "Kunci baru" in CliRunner().invoke(certificate_key, []).output
    assert SigningKey.objects.filter(in_use=True).count() == 1
    assert SigningKey.objects.count() == 2
