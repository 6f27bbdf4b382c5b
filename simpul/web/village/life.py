"""The life of a post in words: what befell it, with whom, by which SK."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from simpul.kernel.refusals import Refusal
from simpul.lifecycle import commands, queries
from simpul.lifecycle.queries import TimelineStep
from simpul.lifecycle.rules import HEIR, ORIGIN
from simpul.papers.queries import papers
from simpul.web.errand_form import Errand, run
from simpul.web.post.place import place_of
from simpul.web.request import Request
from simpul.web.rights import of_post, page
from simpul.web.village.office_forms import MistakeForm

WORDS: dict[tuple[str, str], str | Promise] = {
    ("diusulkan", "pos"): gettext_lazy("Diusulkan dalam musyawarah"),
    ("berdiri", "pos"): gettext_lazy("Berdiri"),
    ("aktif", "pos"): gettext_lazy("Aktif lagi"),
    ("istirahat", "pos"): gettext_lazy("Istirahat"),
    ("tutup", "pos"): gettext_lazy("Tutup"),
    ("pindah", "pos"): gettext_lazy("Pindah tempat"),
    ("gabung", ORIGIN): gettext_lazy("Bergabung ke posyandu lain dan tutup"),
    ("gabung", HEIR): gettext_lazy("Menerima posyandu lain"),
    ("mekar", ORIGIN): gettext_lazy("Dimekarkan"),
    ("mekar", HEIR): gettext_lazy("Berdiri dari pemekaran"),
}


def sentence(step: TimelineStep) -> str:
    """What befell a post, in its own part of the step."""
    return str(WORDS[step.kind, step.part])


def life_of(request: Request, post_id: UUID) -> list[dict[str, Any]]:
    """The life of a post as its page shows it, the newest first. Papers stand there for those who may open them."""
    found = queries.timeline(by=request.actor, post_id=post_id, at=request.at)
    openable = papers(by=request.actor, ids={id for one in found for id in (_paper(one),) if id})
    return [_line(post_id, one, _paper(one) in openable) for one in found[::-1]]


def _paper(one: TimelineStep) -> UUID | None:
    return one.paper_id or (one.decree.paper_id if one.decree else None)


def _line(post_id: UUID, one: TimelineStep, openable: bool) -> dict[str, Any]:
    paper = _paper(one)
    undo = {"post_id": post_id, "step_id": one.id}
    return {
        "what": sentence(one),
        "on": one.on,
        "where": ", ".join(part for part in (one.hamlet, one.village) if part),
        "others": [(other.label, reverse("registry:post", kwargs={"post_id": other.post_id})) for other in one.others],
        "decree": one.decree,
        "place": one.place,
        "reason": one.reason,
        "paper": reverse("paper", kwargs={"id": paper}) if paper and openable else "",
        "undo": reverse("registry:undo-step", kwargs=undo) if one.may_undo else "",
    }


@page("post.manage", scope=of_post)
def undo_step(request: Request, post_id: UUID, step_id: UUID) -> HttpResponse:
    """Take back a step that was written down by mistake today."""
    place = place_of(request, post_id)
    found = queries.timeline(by=request.actor, post_id=post_id, at=request.at)
    step = next((one for one in found if one.id == step_id), None)
    if step is None:
        raise Refusal("tidak-ditemukan")
    form = MistakeForm(request.POST or None)

    def act() -> None:
        reason = form.cleaned_data["reason"]
        commands.undo_step(by=request.actor, at=request.at, step_id=step_id, reason=reason)

    errand = Errand(
        name="lifecycle.undo_step",
        title=_("Batalkan: %s") % sentence(step),
        lead=place.post.label,
        warning=_("Hanya bila salah catat. Warga, jabatan, dan keadaan kembali seperti sebelumnya."),
        button=_("Batalkan yang salah catat"),
        said=lambda: _("Catatan yang salah dibatalkan."),
        trail=place.trail,
        back=reverse("registry:post", kwargs={"post_id": post_id}),
    )
    return run(request, form, errand, act)
