"""Forms about persons and families, with the words of KK and register."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from simpul.standards.persons import person_words
from simpul.web.days import DayField
from simpul.web.errand_form import ErrandForm, choice
from simpul.web.village.hamlet_field import InHamletForm

Choices = Iterable[tuple[str, Any]]


class PersonForm(InHamletForm):
    """A resident. `may_disability`: whether this actor sees disabilities at all."""

    name = forms.CharField(label=_("Nama lengkap"), help_text=_("Seperti di KK atau KTP"))
    sex = forms.ChoiceField(
        label=_("Jenis kelamin"), choices=[("L", _("Laki-laki")), ("P", _("Perempuan"))], widget=forms.RadioSelect
    )
    birth_date = DayField(label=_("Tanggal lahir"), required=False, help_text=_("Kosongkan bila belum tahu"))
    birth_estimated = forms.BooleanField(label=_("Tanggal lahir ini perkiraan"), required=False)
    mother_name = forms.CharField(label=_("Nama ibu kandung"), required=False)
    nik = forms.CharField(
        label=_("NIK"),
        required=False,
        help_text=_("16 angka. Kosongkan bila belum punya, misalnya bayi baru lahir."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = forms.CharField(label=_("Alamat"), required=False)
    phone = forms.CharField(
        label=_("Nomor telepon"), required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    disability = forms.ChoiceField(label=_("Disabilitas"), required=False)

    field_order = (
        "name", "sex", "birth_date", "birth_estimated", "mother_name", "nik", "hamlet_id", "address", "phone",
        "disability",
    )  # fmt: skip

    def __init__(self, *args: Any, may_disability: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "disability").choices = [
            ("", _("Tidak ada atau tidak diketahui")),
            *((word.code, word.name) for word in person_words().disabilities),
        ]
        if not may_disability:
            del self.fields["disability"]

    def given(self) -> dict[str, Any]:
        """What was typed, as the commands of people take it."""
        found = {key: value for key, value in self.cleaned_data.items() if key not in ("intention", "sure", "reason")}
        if "hamlet_id" in found:
            found["hamlet_id"] = self.hamlet
        return found


class NewPersonForm(PersonForm):
    """`sure`: whoever registers has seen who may be the same, and it is somebody else."""

    sure = forms.CharField(required=False, widget=forms.HiddenInput)


class CorrectPersonForm(PersonForm):
    """NIK is left empty to stay as it is: it is not shown."""

    reason = forms.CharField(label=_("Mengapa dibetulkan"), required=False, max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nik"].label = _("NIK baru")
        self.fields["nik"].help_text = _("Kosongkan bila NIK tetap.")

    def changes(self) -> dict[str, Any]:
        """What may have changed; an empty NIK means: as it was."""
        found = {key: value for key, value in self.given().items() if key != "version"}
        if not found["nik"]:
            del found["nik"]
        return found


class HouseholdForm(InHamletForm):
    field_order = ("head_name", "kk", "hamlet_id", "address")

    head_name = forms.CharField(label=_("Nama kepala keluarga"))
    kk = forms.CharField(
        label=_("Nomor KK"),
        required=False,
        help_text=_("16 angka. Boleh kosong."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    address = forms.CharField(label=_("Alamat"), required=False)

    def given(self) -> dict[str, Any]:
        """What was typed, as the commands of people take it."""
        found = {key: self.cleaned_data[key] for key in ("head_name", "kk", "address")}
        return {**found, "hamlet_id": self.hamlet}


class CorrectHouseholdForm(HouseholdForm):
    """An empty KK number leaves it as it is: it is not shown."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kk"].help_text = _("Kosongkan bila nomor KK tetap.")

    def given(self) -> dict[str, Any]:
        """What was typed, with the version that the form showed."""
        found = super().given()
        return {**found, "kk": found["kk"] or None, "version": self.cleaned_data["version"]}


class WelfareForm(ErrandForm):
    """What a source says about the welfare of a family."""

    status = forms.ChoiceField(label=_("Keadaan keluarga"), widget=forms.RadioSelect)
    source = forms.ChoiceField(label=_("Menurut"), widget=forms.RadioSelect)
    decile = forms.IntegerField(
        label=_("Desil"),
        required=False,
        help_text=_("1 (paling miskin) sampai 10. Kosongkan bila tidak tahu."),
        error_messages={"invalid": _("Desil berupa angka 1 sampai 10. Kosongkan bila tidak diketahui.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    on = DayField(label=_("Keadaan pada tanggal"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = person_words()
        choice(self, "status").choices = [(word.code, word.name) for word in words.welfare]
        choice(self, "source").choices = [(word.code, word.name) for word in words.welfare_sources]


class DeathForm(ErrandForm):
    died_on = DayField(label=_("Tanggal meninggal"))
    version = forms.IntegerField(widget=forms.HiddenInput)


class TakeBackDeathForm(ErrandForm):
    reason = forms.CharField(label=_("Mengapa dicabut"), max_length=300)
    version = forms.IntegerField(widget=forms.HiddenInput)


class NikForm(ErrandForm):
    reason = forms.CharField(
        label=_("Untuk apa NIK ini dilihat"),
        max_length=300,
        help_text=_("Alasan, nama Anda dan waktunya dicatat. Misalnya: mengisi formulir rujukan"),
    )


class EnrolForm(ErrandForm):
    post_id = forms.ChoiceField(label=_("Posyandu"))
    on = DayField(label=_("Sejak tanggal"))

    def __init__(self, *args: Any, posts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "post_id").choices = list(posts)


class FamilyForm(ErrandForm):
    """To which family a person belongs."""

    household_id = forms.ChoiceField(label=_("Keluarga"), required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, families: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice(self, "household_id").choices = [("", _("Tidak dalam keluarga yang tercatat")), *families]
