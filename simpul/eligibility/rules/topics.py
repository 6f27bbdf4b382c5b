"""The rules about people in office that the administration of an area may set, each in words for the screen."""

from typing import Literal

from pydantic import Field

from simpul.kernel.speech import gettext_noop, tell, translated
from simpul.ordinances.rules import Topic
from simpul.standards import Shape

Effect = Literal["tolak", "ingatkan", "boleh"]
REFUSED, WARNED, ALLOWED = "tolak", "ingatkan", "boleh"
_EFFECTS = {
    REFUSED: gettext_noop("ditolak, kecuali ada pengecualian"),
    WARNED: gettext_noop("boleh, dengan peringatan"),
    ALLOWED: gettext_noop("boleh"),
}
_MORE = {REFUSED: gettext_noop("ditolak"), WARNED: gettext_noop("diperingatkan")}
_LEVELS = {
    "desa": gettext_noop("desa atau kelurahan posyandunya"),
    "dusun": gettext_noop("dusun atau banjar posyandunya"),
}


class Domicile(Shape):
    """Where pengurus and kader must live: desa (the post's village) or dusun (its hamlet)."""

    level: Literal["desa", "dusun"] = Field(title=gettext_noop("Pengurus dan kader tinggal di"))


class Term(Shape):
    """The longest term of a pengurus in years, how many terms one may serve, and whether only those in a row count."""

    years: int = Field(title=gettext_noop("Paling lama (tahun)"), ge=1, le=20)
    times: int = Field(title=gettext_noop("Paling banyak (kali)"), ge=1, le=10)
    in_a_row: bool = Field(
        default=False,
        title=gettext_noop("Hanya masa jabatan yang berturut-turut yang dihitung"),
        description=gettext_noop("Tidak: semua dihitung."),
    )


class Reminder(Shape):
    """How many days before an end people are reminded."""

    days: int = Field(title=gettext_noop("Diingatkan sebelumnya (hari)"), ge=1, le=730)


class Double(Shape):
    """What happens when an officer or kader of a post also serves another body."""

    effect: Effect = Field(title=gettext_noop("Merangkap"))


class FieldsOfKader(Shape):
    """A kader serves one field; more by exception where a post has no more than `few` kader."""

    few: int = Field(title=gettext_noop("Boleh merangkap bidang bila kader posyandu itu paling banyak"), ge=1, le=50)
    effect: Literal["tolak", "ingatkan"] = Field(title=gettext_noop("Bila kadernya lebih banyak"))


class KaderWanted(Shape):
    """How many kader a post should have at least."""

    least: int = Field(title=gettext_noop("Paling sedikit (orang)"), ge=1, le=100)


def _said_double(what: str, content: Double) -> str:
    return tell(what, effect=translated(_EFFECTS[content.effect]))


def _said_term(content: Term) -> str:
    counted = (
        gettext_noop("Pengurus menjabat paling lama {years} tahun, paling banyak {times} kali berturut-turut.")
        if content.in_a_row
        else gettext_noop(
            "Pengurus menjabat paling lama {years} tahun, paling banyak {times} kali, berturut-turut atau tidak."
        )
    )
    return tell(counted, years=content.years, times=content.times)


def _said_fields(content: FieldsOfKader) -> str:
    return tell(
        gettext_noop(
            "Seorang kader melayani satu bidang. Lebih hanya dengan pengecualian, bila posyandunya punya paling banyak "
            "{few} kader; di atas itu {more}."
        ),
        few=content.few,
        more=translated(_MORE[content.effect]),
    )


DOMICILE = Topic(
    code="eligibility.domicile",
    name=gettext_noop("Tempat tinggal pengurus dan kader"),
    about=gettext_noop("Diperingatkan saat menunjuk dan dalam daftar perlu dirapikan; tidak pernah menolak."),
    shape=Domicile,
    labels={"level": _LEVELS},
    said=lambda content: tell(
        gettext_noop("Pengurus dan kader tinggal di {where}."), where=translated(_LEVELS[content.level])
    ),
)
TERM = Topic(
    code="eligibility.term",
    name=gettext_noop("Masa jabatan pengurus"),
    about=gettext_noop("Masa yang terlalu lama atau terlalu sering diperingatkan saat menunjuk."),
    shape=Term,
    said=_said_term,
)
REMINDER = Topic(
    code="eligibility.reminder",
    name=gettext_noop("Pengingat sebelum berakhir"),
    about=gettext_noop("Untuk masa jabatan, masa bakti Tim Pembina, dan pengecualian."),
    shape=Reminder,
    said=lambda content: tell(gettext_noop("Diingatkan {days} hari sebelum berakhir."), days=content.days),
)
DOUBLE_PKK = Topic(
    code="eligibility.double_pkk",
    name=gettext_noop("Kader PKK yang juga kader posyandu"),
    about=gettext_noop("Ketua dan anggota Tim Pembina dikecualikan."),
    shape=Double,
    labels={"effect": _EFFECTS},
    said=lambda content: _said_double(gettext_noop("Kader PKK sekaligus kader posyandu: {effect}."), content),
)
DOUBLE_BODY = Topic(
    code="eligibility.double_lkd",
    name=gettext_noop("Jabatan di lembaga desa lain"),
    about=gettext_noop("RT, RW, Karang Taruna, LPM, pengurus PKK, dan lembaga lain. Tim Pembina dikecualikan."),
    shape=Double,
    labels={"effect": _EFFECTS},
    said=lambda content: _said_double(gettext_noop("Menjabat di lembaga kemasyarakatan desa lain: {effect}."), content),
)
DOUBLE_PARTY = Topic(
    code="eligibility.double_party",
    name=gettext_noop("Anggota partai politik"),
    about=gettext_noop("Hanya bila keanggotaannya dicatat. Tim Pembina dikecualikan."),
    shape=Double,
    labels={"effect": _EFFECTS},
    said=lambda content: _said_double(gettext_noop("Anggota atau pengurus partai politik: {effect}."), content),
)
FIELDS_OF_KADER = Topic(
    code="eligibility.fields_of_kader",
    name=gettext_noop("Bidang seorang kader"),
    about=gettext_noop("Pengecualian perlu nama pemberinya, alasan, dan tanggal akhir."),
    shape=FieldsOfKader,
    labels={"effect": _MORE},
    said=_said_fields,
)
KADER_WANTED = Topic(
    code="eligibility.kader_wanted",
    name=gettext_noop("Jumlah kader tiap posyandu"),
    about=gettext_noop("Posyandu di bawah jumlah ini masuk daftar perlu dirapikan."),
    shape=KaderWanted,
    said=lambda content: tell(gettext_noop("Tiap posyandu punya paling sedikit {least} kader."), least=content.least),
)
TOPICS: tuple[Topic, ...] = (
    DOMICILE,
    TERM,
    REMINDER,
    DOUBLE_PKK,
    DOUBLE_BODY,
    DOUBLE_PARTY,
    FIELDS_OF_KADER,
    KADER_WANTED,
)
