"""Posts of a village merge: first which and since when, then what would happen, then by which SK."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.actor import VILLAGE
from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands, queries
from simpul.lifecycle.queries import MergePreview
from simpul.places.queries import AreaView
from simpul.registry.queries import PostLine, posts_seen
from simpul.web import words
from simpul.web.days import DayField
from simpul.web.errand_form import Errand, choice, run
from simpul.web.post.recording import as_id
from simpul.web.request import Request
from simpul.web.rights import of_area, page
from simpul.web.village.decree_fields import StepForm, decree_options
from simpul.web.walk import area_or_refusal, stones

OFFERED = 200


class ChooseForm(forms.Form):
    """Which posts, since when: it stands in the address, so that the next page can be read and sent again."""

    use_required_attribute = False
    heir = forms.ChoiceField(
        label=gettext_lazy("Posyandu yang diteruskan"),
        help_text=gettext_lazy("Warga dan kader pindah ke posyandu ini"),
    )
    origins = forms.MultipleChoiceField(
        label=gettext_lazy("Posyandu yang bergabung dan tutup"), widget=forms.CheckboxSelectMultiple
    )
    since = DayField(label=gettext_lazy("Sejak tanggal"))

    def __init__(self, *args: Any, posts: list[PostLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(str(one.id), one.label) for one in posts]
        choice(self, "heir").choices = [("", "—"), *offered]
        choice(self, "origins").choices = offered
        for name, field in self.fields.items():
            field.error_messages["required"] = _("Isi dulu: %(label)s.") % {"label": field.label or name}

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("heir") in given.get("origins", ()):
            self.add_error("origins", Refusal("penerus-sama").sentence)
        return given


class MergeForm(StepForm):
    """By which SK the posts of the address merge."""

    def __init__(self, *args: Any, preview: MergePreview, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["on"]
        self.preview = _told(preview)


@page("post.manage", scope=of_area)
def merge(request: Request, code: str) -> HttpResponse:
    """Choose; see; do."""
    village = area_or_refusal(code)
    if village.level != VILLAGE:
        raise Refusal("bukan-desa")
    found = posts_seen(by=request.actor, area_id=village.id, limit=OFFERED)
    # The form that comes a second time names posts that the first one has just closed.
    open_posts = [one for one in found if one.state != "tutup" or request.method == "POST"]
    start = {"since": request.today, "origins": request.GET.getlist("origins")}
    chosen = ChooseForm(request.GET if "heir" in request.GET else None, posts=open_posts, initial=start)
    if not chosen.is_valid():
        return _choose(request, village, chosen)
    given = chosen.cleaned_data
    heir, origins = as_id(given["heir"]), [id for id in map(as_id, given["origins"]) if id]
    if heir is None:
        raise Refusal("tidak-ditemukan")
    preview = queries.merge_preview(by=request.actor, heir_id=heir, post_ids=origins, on=given["since"])
    form = MergeForm(
        request.POST or None, request.FILES or None, preview=preview, **decree_options(request, village.id)
    )

    def act() -> dict[str, Any]:
        done = commands.merge_posts(
            by=request.actor, at=request.at, heir_id=heir, post_ids=origins, on=given["since"],
            basis=form.basis(request, village.id), id=form.cleaned_data["intention"],
        )  # fmt: skip
        return {"post": str(done.post_id), "persons": done.persons, "offices": done.offices}

    errand = Errand(
        name="lifecycle.merge_posts",
        title=_("Gabung ke %s") % preview.heir.label,
        lead=_("Sejak %s. Belum ada yang berubah sampai Anda menyimpan.") % words.long_date(given["since"]),
        button=_("Gabungkan"),
        said=lambda: _("Posyandu digabung. Warga dan kadernya sekarang di %s.") % preview.heir.label,
        trail=stones(request.actor, village.id),
        back=reverse("registry:posts", kwargs={"code": code}),
        to=lambda outcome: reverse("registry:post", kwargs={"post_id": outcome["post"]}),
        template="web/village/merge.html",
    )
    return run(request, form, errand, act)


def _told(preview: MergePreview) -> list[dict[str, Any]]:
    """What would happen, post by post, for the page that shows the form."""
    return [
        {
            "label": post.label,
            "persons": preview.persons[post.id],
            "going": [one.officer for one in preview.offices if one.post_id == post.id and one.goes_on],
            "ending": [one.officer for one in preview.offices if one.post_id == post.id and not one.goes_on],
        }
        for post in preview.origins
    ]


def _choose(request: Request, village: AreaView, form: ChooseForm) -> HttpResponse:
    values = {
        "form": form,
        "title": _("Gabungkan posyandu"),
        "lead": village.full_name,
        "trail": stones(request.actor, village.id),
        "back": reverse("registry:posts", kwargs={"code": village.code}),
        "button": _("Lihat dulu apa yang berubah"),
    }
    return render(request, "web/village/choose.html", values)
