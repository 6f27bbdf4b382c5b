"""Forms about a post: its data, its schedule, its state, its number, its village."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.places.queries import hamlets
from simpul.standards.answers import Wrong
from simpul.standards.schema import Question
from simpul.standards.typing_in import typed
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice

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


class PostForm(ErrandForm):
    """What a post is called and where it is."""

    name = forms.CharField(label=_("Nama posyandu"), help_text=_("Tanpa kata “Posyandu”, misalnya Melati 1"))
    hamlet_id = forms.ChoiceField(label=_("Dusun, banjar, lingkungan"), required=False)
    address = forms.CharField(label=_("Alamat tempat buka"), required=False)
    location = LocationField(
        label=_("Letak"), required=False, help_text=_("Lintang dan bujur, misalnya -8.1120, 115.0880")
    )

    def __init__(self, *args: Any, village_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(one.id), one.label) for one in hamlets(village_id)]
        choice(self, "hamlet_id").choices = [("", "—"), *places]
        if not places:
            self.fields["hamlet_id"].widget = forms.HiddenInput()

    @property
    def hamlet(self) -> UUID | None:
        chosen = self.cleaned_data["hamlet_id"]
        return UUID(chosen) if chosen else None


class EditPostForm(PostForm):
    """`version`: the one that the form showed, so that nobody overwrites what somebody else just changed."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class NewPostForm(PostForm):
    open_rule = forms.CharField(
        label=_("Jadwal buka"), required=False, help_text=_("Misalnya: tanggal 12, atau Selasa kedua")
    )
    on = DayField(label=_("Berdiri sejak"))


class OpenRuleForm(ErrandForm):
    open_rule = forms.CharField(
        label=_("Jadwal buka"),
        required=False,
        help_text=_("Misalnya: tanggal 12, atau Selasa kedua, atau Senin terakhir"),
    )


class StateForm(ErrandForm):
    state = forms.ChoiceField(
        label=_("Keadaan"),
        choices=[
            ("aktif", _("Aktif: melayani warga")),
            ("istirahat", _("Istirahat: sementara tidak buka")),
            ("tutup", _("Tutup: tidak ada lagi")),
        ],
        widget=forms.RadioSelect,
    )
    on = DayField(label=_("Sejak tanggal"))
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=300)


class NumberForm(ErrandForm):
    number = forms.CharField(
        label=_("Nomor registrasi"),
        required=False,
        help_text=_("Salin dari surat Kemendagri, misalnya 51.08.06.1020.001. Kosongkan untuk menghapus yang salah."),
    )
    on = DayField(label=_("Tanggal diterbitkan"))


class MoveForm(ErrandForm):
    code = forms.CharField(
        label=_("Kode desa atau kelurahan yang baru"),
        help_text=_("Misalnya 51.08.06.1020. Lihat di halaman Cari wilayah."),
    )
    on = DayField(label=_("Sejak tanggal"))
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=300)


class HamletForm(ErrandForm):
    kind = forms.CharField(label=_("Jenis"), max_length=20, help_text=_("Misalnya banjar, dusun, lingkungan, RW, RT"))
    name = forms.CharField(label=_("Nama"), max_length=120, help_text=_("Tanpa jenisnya, misalnya Tegal atau 02"))
    local_code = forms.CharField(label=_("Kode setempat"), max_length=20, required=False)


class NewHamletForm(HamletForm):
    parent_id = forms.ChoiceField(label=_("Bagian dari"), required=False)
    valid_from = DayField(label=_("Sejak tanggal"))

    def __init__(self, *args: Any, village_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(one.id), one.label) for one in hamlets(village_id)]
        choice(self, "parent_id").choices = [("", _("langsung di bawah desa/kelurahan")), *places]


class EndHamletForm(ErrandForm):
    on = DayField(label=_("Hari pertama tidak ada lagi"))
    reason = forms.CharField(label=_("Alasan"), required=False, max_length=300)
