"""The files of materials, for those whom the batch concerns."""

from uuid import UUID

from simpul.kernel.actor import SYSTEM, Actor
from simpul.kernel.refusals import Refusal
from simpul.papers import queries as papers
from simpul.papers.queries import PaperView
from simpul.training.models import Material
from simpul.training.queries.programmes import batch


def material_file(*, by: Actor, material_id: UUID) -> PaperView:
    """The file of a material, for everybody who sees its batch; Refusal `tidak-ditemukan`.

    Participants have no right to papers of an area: the batch is what gives them this one.
    """
    found = Material.objects.filter(id=material_id).first()
    if found is None or found.paper_id is None:
        raise Refusal("tidak-ditemukan")
    batch(by=by, batch_id=found.batch_id)
    return papers.paper(by=SYSTEM, id=found.paper_id)
