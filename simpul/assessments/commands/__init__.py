"""What people do with instruments, contests, scores, awards and recognitions."""

from .contests import add_evidence, cancel_contest, enter, open_contest, withdraw
from .instruments import add_criterion, drop_criterion, put_in_use, start_instrument, weigh_stage
from .judging import appoint_judge, finish_stage, give_scores
from .results import give_award, publish_result, record_recognition, void_award

__all__ = [
    "add_criterion",
    "add_evidence",
    "appoint_judge",
    "cancel_contest",
    "drop_criterion",
    "enter",
    "finish_stage",
    "give_award",
    "give_scores",
    "open_contest",
    "publish_result",
    "put_in_use",
    "record_recognition",
    "start_instrument",
    "void_award",
    "weigh_stage",
    "withdraw",
]
