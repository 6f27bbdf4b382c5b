"""What people and the worker do with reports."""

from simpul.tally.commands import sync_slots

from .bulk import MadeReport, bulk_reports
from .closing import close_month, reopen_month, set_rule
from .deciding import NewRemark, accept_report, reopen_report, return_report
from .refreshing import begin_work, rebuild, rebuild_longer, refresh, restate, retree, roll
from .sending import Sent, finish_month, send_area_report, send_contents

__all__ = [
    "MadeReport",
    "NewRemark",
    "Sent",
    "accept_report",
    "begin_work",
    "bulk_reports",
    "close_month",
    "finish_month",
    "rebuild",
    "rebuild_longer",
    "refresh",
    "reopen_month",
    "reopen_report",
    "restate",
    "retree",
    "return_report",
    "roll",
    "send_area_report",
    "send_contents",
    "set_rule",
    "sync_slots",
]
