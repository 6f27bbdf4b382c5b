"""One answer at a time, typed: is it right, and what is kept of it. Sentences say what to do."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from uuid import UUID

from simpul.kernel.speech import gettext_noop, tell

from .schema import Question
from .words import likely, limits, number, with_unit

Reader = Callable[[object], object]

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
PERSONS_AT_MOST = 500
PHOTOS_AT_MOST = 5
MOST = 1e100
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
NEW_LINE = re.compile(r"\r\n?")
BLANKS = re.compile(r"\s+")
CHOOSE_PERSONS = gettext_noop("Pilih orang dari daftar.")
TOO_MANY_PERSONS = gettext_noop("Paling banyak {paling} orang.")
CHOOSE_PHOTOS = gettext_noop("Pilih foto dari daftar.")
TOO_MANY_PHOTOS = gettext_noop("Paling banyak {paling} foto.")


class Wrong(ValueError):
    """An answer that cannot be kept; the text is a sentence for the person who typed it, in their language."""

    def __init__(self, sentence: str, /, **words: object) -> None:
        super().__init__(tell(sentence, **words))


def reader(question: Question) -> Reader:
    """The function that accepts a typed answer to this question, or raises Wrong."""
    return READERS[question.type](question)


def _boolean(question: Question) -> Reader:
    def read(value: object) -> object:
        if isinstance(value, bool):
            return value
        raise Wrong("Pilih Ya atau Tidak.")

    return read


def _choice(question: Question) -> Reader:
    codes = frozenset(choice.code for choice in question.choices)

    def read(value: object) -> object:
        if isinstance(value, str) and value in codes:
            return value
        raise Wrong("Pilih salah satu jawaban yang tersedia.")

    return read


def _multichoice(question: Question) -> Reader:
    codes = [choice.code for choice in question.choices]
    known = frozenset(codes)
    alone = {choice.code: choice.label for choice in question.choices if choice.alone}

    def read(value: object) -> object:
        if not isinstance(value, list) or not all(isinstance(one, str) and one in known for one in value):
            raise Wrong("Pilih satu atau lebih jawaban yang tersedia.")
        chosen = set(value)
        for code in alone.keys() & chosen if len(chosen) > 1 else ():
            raise Wrong("Pilih “{pilihan}” saja, atau hapus pilihan itu.", pilihan=alone[code])
        return [code for code in codes if code in chosen]

    return read


def _is_number(value: object) -> bool:
    """A number that can be shown and added up; JSON also knows NaN and integers of a thousand digits."""
    return isinstance(value, int | float) and not isinstance(value, bool) and -MOST < value < MOST


def _in_limits(question: Question, value: float) -> None:
    low, high = question.min, question.max
    if (low is not None and value < low) or (high is not None and value > high):
        raise Wrong(
            "{angka} di luar batas. Isi {batas}.{mungkin}",
            angka=with_unit(value, question),
            batas=limits(question),
            mungkin=likely(value, question),
        )


def _integer(question: Question) -> Reader:
    def read(value: object) -> object:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or not _is_number(value):
            raise Wrong("Isi dengan bilangan bulat, tanpa koma.")
        _in_limits(question, value)
        return value

    return read


def _decimal(question: Question) -> Reader:
    decimals = question.decimals

    def read(value: object) -> object:
        if not isinstance(value, int | float) or not _is_number(value):
            raise Wrong("Isi dengan angka, misalnya 9,5.")
        _in_limits(question, value)
        kept = round(float(value), decimals)
        if abs(kept - value) > 1e-9:
            raise Wrong(
                "Tulis paling banyak {paling} angka di belakang koma, misalnya {contoh}.",
                paling=decimals,
                contoh=number(kept),
            )
        return kept

    return read


def _text(question: Question) -> Reader:
    longest, story = question.text_limit, question.type == "longtext"

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise Wrong("Isi dengan tulisan.")
        if len(value) > longest:
            raise Wrong(
                "Terlalu panjang: {huruf} huruf. Ringkas menjadi paling banyak {paling}.",
                huruf=number(len(value)),
                paling=number(longest),
            )
        if NOT_IN_TEXT.search(value):
            raise Wrong("Ada tanda yang tidak dapat disimpan. Hapus lalu ketik ulang bagian itu.")
        text = unicodedata.normalize("NFC", value)
        return NEW_LINE.sub("\n", text).strip() if story else BLANKS.sub(" ", text).strip()

    return read


def _date(question: Question) -> Reader:
    def read(value: object) -> object:
        if not isinstance(value, str) or len(value) != 10:
            raise Wrong("Isi dengan tanggal, misalnya 12/08/2026.")
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise Wrong("Tanggal itu tidak ada. Periksa hari dan bulannya.") from None
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            raise Wrong("Tahun {tahun} tidak wajar. Periksa tahunnya.", tahun=day.year)
        return value

    return read


def _list_of_ids(value: object, most: int, choose: str, too_many: str) -> list[str]:
    """Ids without doubles; `choose` and `too_many` are the sentences for what is wrong."""
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Wrong(choose)
    if len(value) > most:
        raise Wrong(too_many, paling=most)
    try:
        return list(dict.fromkeys(str(UUID(one)) for one in value))
    except ValueError:
        raise Wrong(choose) from None


def _persons(question: Question) -> Reader:
    most = int(question.max or PERSONS_AT_MOST)
    return lambda value: _list_of_ids(value, most, CHOOSE_PERSONS, TOO_MANY_PERSONS)


def _photo(question: Question) -> Reader:
    most = int(question.max or PHOTOS_AT_MOST)
    return lambda value: _list_of_ids(value, most, CHOOSE_PHOTOS, TOO_MANY_PHOTOS)


def _location(question: Question) -> Reader:
    def read(value: object) -> object:
        if not isinstance(value, dict) or not {"lat", "lon"} <= value.keys() <= {"lat", "lon", "accuracy"}:
            raise Wrong("Ambil titik lokasi, atau tulis lintang dan bujur, misalnya -8.1120, 115.0880.")
        if not all(_is_number(one) for one in value.values()):
            raise Wrong("Lintang dan bujur harus angka, misalnya -8.1120, 115.0880.")
        if not (abs(value["lat"]) <= 90 and abs(value["lon"]) <= 180):
            raise Wrong("Titik itu tidak ada di peta. Lintang paling jauh 90, bujur paling jauh 180.")
        return {name: round(float(one), 6) for name, one in value.items()}

    return read


READERS: dict[str, Callable[[Question], Reader]] = {
    "boolean": _boolean,
    "choice": _choice,
    "multichoice": _multichoice,
    "integer": _integer,
    "decimal": _decimal,
    "text": _text,
    "longtext": _text,
    "date": _date,
    "persons": _persons,
    "photo": _photo,
    "location": _location,
}
