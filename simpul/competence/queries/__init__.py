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
from .needs import FieldNeed, Need, Needs, needed_codes, needs
from .skills import SkillsView, skills_on
from .sources import event_of, origins_of_batch

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
    "SkillsView",
    "competence_of",
    "competence_of_post",
    "competence_of_village",
    "competences",
    "due",
    "event_of",
    "follow_up",
    "follow_up_counts",
    "follow_ups",
    "follow_ups_of_post",
    "needed_codes",
    "needs",
    "origins_of_batch",
    "skills_on",
]
