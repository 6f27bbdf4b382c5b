"""What people and the worker do with reports."""

from simpul.tally.commands import sync_slots

from .bulk import MadeReport, bulk_reports
from .closing import close_month, reopen_month, set_rule
from .deciding import NewRemark, accept_report, reopen_report, return_report
from .refreshing import rebuild, refresh, retree, roll
from .sending import Sent, finish_month, send_area_report

__all__ = [
    "MadeReport",
    "NewRemark",
    "Sent",
    "accept_report",
    "bulk_reports",
    "close_month",
    "finish_month",
    "rebuild",
    "refresh",
    "reopen_month",
    "reopen_report",
    "retree",
    "return_report",
    "roll",
    "send_area_report",
    "set_rule",
    "sync_slots",
]
