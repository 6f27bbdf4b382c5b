"""What others may read of competence. Functions marked internal serve other subjects and ask no actor."""

from .abilities import (
    AbilityView,
    BadgeView,
    Competence,
    KaderLine,
    competence_of,
    competence_of_post,
    competence_of_village,
    competences,
)
from .following import (
    FollowUpCount,
    FollowUpView,
    due,
    follow_up,
    follow_up_counts,
    follow_ups,
    follow_ups_of_post,
)
from .needs import FieldNeed, Need, Needs, needs

__all__ = [
    "AbilityView",
    "BadgeView",
    "Competence",
    "FieldNeed",
    "FollowUpCount",
    "FollowUpView",
    "KaderLine",
    "Need",
    "Needs",
    "competence_of",
    "competence_of_post",
    "competence_of_village",
    "competences",
    "due",
    "follow_up",
    "follow_up_counts",
    "follow_ups",
    "follow_ups_of_post",
    "needs",
]
