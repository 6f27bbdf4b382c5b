"""What others may read of the life of posts. Functions marked internal serve other subjects and ask no actor."""

from .due import due
from .heirs import heirs_of
from .previews import MergePreview, OfficePassing, SplitPreview, merge_preview, split_preview
from .proposals import ProposalView, open_proposals, proposal
from .then import Then, then
from .timeline import TimelineStep, steps_of_decree, timeline

__all__ = [
    "MergePreview",
    "OfficePassing",
    "ProposalView",
    "SplitPreview",
    "Then",
    "TimelineStep",
    "due",
    "heirs_of",
    "merge_preview",
    "open_proposals",
    "proposal",
    "split_preview",
    "steps_of_decree",
    "then",
    "timeline",
]
