"""The topics on which areas may set rules, from the subjects that obey them, and their words for the screen."""

from simpul.attendance.rules.completing import TOPICS as ATTENDANCE
from simpul.competence.rules.topics import BADGES, SKILLS
from simpul.competence.rules.topics import TOPICS as COMPETENCE
from simpul.dossiers.rules import PAPERS
from simpul.eligibility.rules import TOPICS as ELIGIBILITY
from simpul.exams.rules.passing import TOPICS as EXAMS
from simpul.kernel.refusals import Refusal
from simpul.ordinances.rules import Topic
from simpul.readiness.rules.topics import TOPICS as READINESS
from simpul.web.competence.badge_rules_form import BadgeRulesForm
from simpul.web.competence.skill_list_form import SkillListForm
from simpul.web.dossiers.paper_list_form import PaperListForm
from simpul.web.office.ordinance_forms import OrdinanceForm

TOPICS: tuple[Topic, ...] = (*ELIGIBILITY, PAPERS, *ATTENDANCE, *EXAMS, *COMPETENCE, *READINESS)
# Topics with lists in their shape bring a form of their own.
FORMS: dict[str, type[OrdinanceForm]] = {
    PAPERS.code: PaperListForm,
    SKILLS.code: SkillListForm,
    BADGES.code: BadgeRulesForm,
}


def topic_or_refusal(code: str) -> Topic:
    """The topic with that code; Refusal `tidak-ditemukan` for none."""
    found = next((one for one in TOPICS if one.code == code), None)
    if found is None:
        raise Refusal("tidak-ditemukan")
    return found


def form_of(topic: Topic) -> type[OrdinanceForm]:
    """The form in which a rule on that topic is typed."""
    return FORMS.get(topic.code, OrdinanceForm)
