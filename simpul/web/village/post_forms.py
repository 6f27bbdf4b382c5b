"""Forms about a post: its data, its schedule, its state, its number, its village."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.standards.answers import Wrong
from simpul.standards.schema import Question
from simpul.standards.typing_in import typed
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.papers import ACCEPTED
from simpul.web.village.decree_fields import StepForm
from simpul.web.village.hamlet_field import InHamletForm, hamlet_choices

_PLACE = Question(code="letak", label="Letak", type="location")


class LocationField(forms.Field):
    """Latitude and longitude in one line: "-8.1120, 115.0880"."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> tuple[float, float] | None:
        if not value or not str(value).strip():
            return None
        try:
            found: Any = typed(_PLACE, str(value))
        except Wrong as wrong:
            raise forms.ValidationError(str(wrong)) from None
        return found["lat"], found["lon"]


class PostForm(InHamletForm):
    """What a post is called and where it is."""

    name = forms.CharField(label=_("Nama posyandu"), help_text=_("Tanpa kata “Posyandu”, misalnya Melati 1"))
    address = forms.CharField(label=_("Alamat tempat buka"), required=False)
    location = LocationField(
        label=_("Letak"), required=False, help_text=_("Lintang dan bujur, misalnya -8.1120, 115.0880")
    )

    field_order: tuple[str, ...] = ("name", "hamlet_id", "address", "location")


class EditPostForm(PostForm):
    """`version`: the one that the form showed, so that nobody overwrites what somebody else just changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NewPostForm(PostForm, StepForm):
    """A post that is founded, perhaps after a musyawarah has proposed it."""

    open_rule = forms.CharField(
        label=_("Jadwal buka"), required=False, help_text=_("Misalnya: tanggal 12, atau Selasa kedua")
    )

    field_order = ("name", "on", "hamlet_id", "address", "location", "open_rule", "decree_id", "place", "file")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Berdiri sejak")
        del self.fields["reason"]


class ProposalForm(InHamletForm):
    """What a musyawarah has agreed."""

    name = forms.CharField(label=_("Nama posyandu"), help_text=_("Tanpa kata “Posyandu”, misalnya Melati 1"))
    held_on = DayField(label=_("Tanggal musyawarah"))
    held_at = forms.CharField(label=_("Tempat musyawarah"), max_length=200, help_text=_("Misalnya Balai Banjar Tegal"))
    address = forms.CharField(label=_("Alamat tempat buka"), required=False)
    file = forms.FileField(
        label=_("Berita acara"),
        required=False,
        help_text=_("PDF, atau foto yang terang dan lurus. Paling banyak 10 MB. Bisa menyusul."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )

    field_order = ("name", "held_on", "held_at", "file", "hamlet_id", "address")


class OpenRuleForm(ErrandForm):
    open_rule = forms.CharField(
        label=_("Jadwal buka"),
        required=False,
        help_text=_("Misalnya: tanggal 12, atau Selasa kedua, atau Senin terakhir"),
    )


class StateForm(StepForm):
    state = forms.ChoiceField(
        label=_("Keadaan"),
        choices=[
            ("aktif", _("Aktif: melayani warga")),
            ("istirahat", _("Istirahat: sementara tidak buka")),
            ("tutup", _("Tutup: tidak ada lagi")),
        ],
        widget=forms.RadioSelect,
    )

    field_order = ("state", "on", "reason", "decree_id", "place", "file")


class NumberForm(ErrandForm):
    number = forms.CharField(
        label=_("Nomor registrasi"),
        required=False,
        help_text=_("Salin dari surat Kemendagri, misalnya 51.08.06.1020.001. Kosongkan untuk menghapus yang salah."),
    )
    on = DayField(label=_("Tanggal diterbitkan"))


class MoveForm(StepForm):
    """To another village, or to another part of the same one."""

    code = forms.CharField(
        label=_("Kode desa atau kelurahan yang baru"),
        required=False,
        help_text=_("Kosongkan bila tetap di desa/kelurahan ini. Misalnya 51.08.06.1020; lihat di Cari wilayah."),
    )
    hamlet_id = forms.ChoiceField(label=_("Dusun, banjar, lingkungan, RT yang baru"), required=False)

    field_order = ("hamlet_id", "code", "on", "reason", "decree_id", "place", "file")

    def __init__(self, *args: Any, village_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "hamlet_id").choices = [("", "—"), *hamlet_choices(village_id)]

    @property
    def hamlet(self) -> UUID | None:
        chosen = self.cleaned_data.get("hamlet_id")
        return UUID(chosen) if chosen else None


class HamletForm(ErrandForm):
    kind = forms.CharField(label=_("Jenis"), max_length=20, help_text=_("Misalnya banjar, dusun, lingkungan, RW, RT"))
    name = forms.CharField(label=_("Nama"), max_length=120, help_text=_("Tanpa jenisnya, misalnya Tegal atau 02"))
    local_code = forms.CharField(label=_("Kode setempat"), max_length=20, required=False)


class NewHamletForm(HamletForm):
    parent_id = forms.ChoiceField(label=_("Bagian dari"), required=False)
    valid_from = DayField(label=_("Sejak tanggal"))

    def __init__(self, *args: Any, village_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = ("", _("langsung di bawah desa/kelurahan"))
        choice(self, "parent_id").choices = [top, *hamlet_choices(village_id)]


class EndHamletForm(ErrandForm):
    on = DayField(label=_("Hari pertama tidak ada lagi"))
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=300)
