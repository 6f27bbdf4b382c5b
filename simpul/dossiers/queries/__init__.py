"""What others may read of dossiers."""

from .batches import BatchLine, BatchView, PostPapers, batch, batch_papers, batches, ready
from .dossiers import DossierLine, DossierView, ItemView, dossier, dossiers_seen
from .lists import ListView, list_at, list_of
from .pipeline import Pipeline, Stand, due, pipeline

__all__ = [
    "BatchLine",
    "BatchView",
    "DossierLine",
    "DossierView",
    "ItemView",
    "ListView",
    "Pipeline",
    "PostPapers",
    "Stand",
    "batch",
    "batch_papers",
    "batches",
    "dossier",
    "dossiers_seen",
    "due",
    "list_at",
    "list_of",
    "pipeline",
    "ready",
]
