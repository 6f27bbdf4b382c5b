"""Scores that a judge has still to give, and contests whose judges have all finished."""

from datetime import datetime

from django.utils.translation import gettext as _

from simpul.assessments.models import OPEN, Judge
from simpul.kernel.actor import Actor
from simpul.kernel.errand import Errand


def due(*, by: Actor, at: datetime) -> list[Errand]:
    """The stages that the actor has to finish as a judge. Page `assessments:judge` with args judge_id."""
    mine = Judge.objects.filter(user=by.id, contest__state=OPEN).select_related("contest")
    found = []
    for judge in mine.prefetch_related("duties__criterion", "finishes"):
        stages = {duty.criterion.stage for duty in judge.duties.all()} - {one.stage for one in judge.finishes.all()}
        if stages:
            title = _("Anda juri %(name)s. Isi nilai lalu nyatakan final.") % {"name": judge.contest.name}
            found.append(Errand("jatuh_tempo", title, "penilaian", {"judge_id": str(judge.id)}))
    return found
