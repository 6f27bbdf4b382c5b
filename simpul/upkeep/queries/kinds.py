"""The kinds of things that are amiss, each as one condition of SQL on the offices in posts, or on the posts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from simpul.eligibility.queries import serving
from simpul.eligibility.rules import (
    DOMICILE,
    KADER_WANTED,
    LKD,
    PARTY,
    PKK,
    SURE,
    TERM,
)
from simpul.eligibility.rules.topics import ALLOWED, DOUBLE_BODY, DOUBLE_PARTY, DOUBLE_PKK, REMINDER
from simpul.kernel.speech import gettext_noop
from simpul.offices.queries.officers import in_office, sound
from simpul.offices.rules import KADER, POST_BODY, positions_in
from simpul.ordinances.queries import Book
from simpul.ordinances.rules import Topic
from simpul.standards import fields
from simpul.upkeep.queries.conditions import away, by_ended_decree, ends_soon, no_exception, vacant, wherever

OFFICE, POST = "jabatan", "posyandu"
_TO = {OFFICE: "post__village__", POST: "village__"}


@dataclass(frozen=True)
class Kind:
    """A kind: of offices or of posts; `mend` says what to do; `topic` the rule that makes it one."""

    code: str
    of: str
    name: str
    mend: str
    topic: Topic | None = None


KINDS = (
    Kind("domisili", OFFICE, gettext_noop("Tinggal di luar tempat yang ditentukan"),
         gettext_noop("Pastikan tempat tinggalnya benar, atau pertimbangkan orang yang tinggal dekat."), DOMICILE),
    Kind("rangkap-pkk", OFFICE, gettext_noop("Juga kader PKK"),
         gettext_noop("Pilih salah satu, atau catat pengecualiannya."), DOUBLE_PKK),
    Kind("rangkap-lembaga", OFFICE, gettext_noop("Juga menjabat di lembaga desa lain"),
         gettext_noop("Pilih salah satu, atau catat pengecualiannya."), DOUBLE_BODY),
    Kind("rangkap-partai", OFFICE, gettext_noop("Juga anggota partai politik"),
         gettext_noop("Pilih salah satu, atau catat pengecualiannya."), DOUBLE_PARTY),
    Kind("bidang-kedua", OFFICE, gettext_noop("Dua bidang tanpa pengecualian"),
         gettext_noop("Akhiri salah satu bidangnya, atau catat pengecualiannya.")),
    Kind("sk-habis", OFFICE, gettext_noop("SK sudah tidak berlaku"),
         gettext_noop("Catat SK yang baru, atau akhiri jabatannya.")),
    Kind("masa-lewat", OFFICE, gettext_noop("Masa jabatan lebih lama dari ketentuan"),
         gettext_noop("Angkat kembali dengan SK baru, atau akhiri jabatannya."), TERM),
    Kind("masa-ketiga", OFFICE, gettext_noop("Menjabat lebih sering dari ketentuan"),
         gettext_noop("Siapkan penggantinya."), TERM),
    Kind("masa-segera", OFFICE, gettext_noop("Masa jabatan segera berakhir"),
         gettext_noop("Siapkan musyawarah dan SK baru."), REMINDER),
    Kind("pengecualian-segera", OFFICE, gettext_noop("Pengecualian segera berakhir"),
         gettext_noop("Siapkan penggantinya sebelum pengecualian berakhir."), REMINDER),
    Kind("pengecualian-habis", OFFICE, gettext_noop("Pengecualian sudah berakhir"),
         gettext_noop("Akhiri jabatannya, atau catat pengecualian baru.")),
    Kind("tanpa-ketua", POST, gettext_noop("Posyandu tanpa ketua"), gettext_noop("Tunjuk ketuanya.")),
    Kind("jabatan-kosong", POST, gettext_noop("Sekretaris atau bendahara kosong"),
         gettext_noop("Isi jabatan yang kosong.")),
    Kind("bidang-kosong", POST, gettext_noop("Belum punya kader di semua bidang"),
         gettext_noop("Tunjuk kader untuk bidang yang kosong.")),
    Kind("kurang-kader", POST, gettext_noop("Kader kurang dari jumlah yang ditentukan"),
         gettext_noop("Tambah kadernya."), KADER_WANTED),
)  # fmt: skip


# What a rule forbids, or an exception no longer covers: an errand of the village.
AGAINST_THE_RULES = frozenset(
    {"rangkap-pkk", "rangkap-lembaga", "rangkap-partai", "bidang-kedua", "pengecualian-habis", "sk-habis"}
)


def kind_of(code: str) -> Kind | None:
    """The kind with that code."""
    return next((one for one in KINDS if one.code == code), None)


def condition(kind: Kind, on: date, known: Book) -> Q:
    """The condition of a kind on the rows of `offices` (in office that day) or of active posts."""
    return _CONDITIONS[kind.code](on, known)


def offices(on: date) -> QuerySet[Any]:
    """Offices held in posts on a day, with what the conditions need."""
    return in_office(on).filter(post__isnull=False, post__state="aktif", person__isnull=False)


def _double(topic: Topic, kind: str) -> Callable[[date, Book], Q]:
    def made(on: date, known: Book) -> Q:
        elsewhere = serving(on, kinds=[kind], state=SURE).filter(person_id=OuterRef("person_id"))
        minds = wherever(topic, known, lambda content: _if(content.effect != ALLOWED), to_village=_TO[OFFICE], on=on)
        return Q(Exists(elsewhere)) & minds & no_exception(on)

    return made


def _if(holds: bool) -> Q:
    return ~Q(pk__in=[]) if holds else Q(pk__in=[])


def _away_from_home(on: date, known: Book) -> Q:
    rule = wherever(
        DOMICILE, known, lambda content: away(content.level), to_village=_TO[OFFICE], on=on, began="valid_from"
    )
    return rule & no_exception(on)


def _second_field(on: date, known: Book) -> Q:
    first = in_office(on).filter(
        no_exception(on), person_id=OuterRef("person_id"), position=KADER, id__lt=OuterRef("id")
    )
    return Q(Exists(first.exclude(field=OuterRef("field")))) & Q(position=KADER) & no_exception(on)


def _officers(on: date) -> Q:
    return Q(position__in=[one.code for one in positions_in(POST_BODY, on) if one.officer])


def _too_long(on: date, known: Book) -> Q:
    return _officers(on) & wherever(
        TERM,
        known,
        lambda content: Q(valid_from__lt=_years_before(on, content.years)),
        to_village=_TO[OFFICE],
        on=on,
        began="valid_from",
    )


def _years_before(on: date, years: int) -> date:
    return (
        on.replace(year=on.year - years, day=28) if (on.month, on.day) == (2, 29) else on.replace(year=on.year - years)
    )


def _too_often(on: date, known: Book) -> Q:
    earlier = sound().filter(
        person_id=OuterRef("person_id"), post__isnull=False, position=OuterRef("position"),
        valid_from__lt=OuterRef("valid_from"),
    )  # fmt: skip

    def at_least(times: int) -> Q:
        counted = earlier.order_by().values("person_id").annotate(n=Count("id")).filter(n__gte=times).values("n")
        return Q(Exists(counted))

    return _officers(on) & wherever(
        TERM, known, lambda content: at_least(content.times), to_village=_TO[OFFICE], on=on, began="valid_from"
    )


def _held(on: date, **more: Any) -> QuerySet[Any]:
    return in_office(on).filter(post_id=OuterRef("id"), **more)


def _number_of(column: str, on: date) -> Coalesce:
    allowed = Q(exception_until__isnull=True) | Q(exception_until__gt=on)
    counted = (
        _held(on, position=KADER)
        .filter(allowed)
        .order_by()
        .values("post_id")
        .annotate(n=Count(column, distinct=True))
        .values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def with_kader(posts: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Posts with how many kader (persons) and how many fields with a kader they have on a day."""
    return posts.annotate(kader=_number_of("person_id", on), served=_number_of("field", on))


def _few_kader(on: date, known: Book) -> Q:
    return wherever(KADER_WANTED, known, lambda content: Q(kader__lt=content.least), to_village=_TO[POST], on=on)


_CONDITIONS: dict[str, Callable[[date, Book], Q]] = {
    "domisili": _away_from_home,
    "rangkap-pkk": _double(DOUBLE_PKK, PKK),
    "rangkap-lembaga": _double(DOUBLE_BODY, LKD),
    "rangkap-partai": _double(DOUBLE_PARTY, PARTY),
    "bidang-kedua": _second_field,
    "sk-habis": lambda on, known: by_ended_decree(on),
    "masa-lewat": _too_long,
    "masa-ketiga": _too_often,
    "masa-segera": lambda on, known: ends_soon("valid_to", known, on, _TO[OFFICE]),
    "pengecualian-segera": lambda on, known: ends_soon("exception_until", known, on, _TO[OFFICE]),
    "pengecualian-habis": lambda on, known: Q(exception_until__lte=on),
    "tanpa-ketua": lambda on, known: vacant("ketua", on),
    "jabatan-kosong": lambda on, known: vacant("sekretaris", on) | vacant("bendahara", on),
    "bidang-kosong": lambda on, known: Q(served__lt=len(fields())),
    "kurang-kader": _few_kader,
}
