"""What others may read of what is arranged around a training."""

from .calendar import CalendarEntry, calendar
from .entries import (
    CostView,
    MemberView,
    PhotoView,
    StatedView,
    Surroundings,
    committee,
    costs,
    photo_file,
    photos,
    stated,
    surroundings,
)
from .people import Invitee, invitee, invitees
from .requests import RequestView, due, request, requests

__all__ = [
    "CalendarEntry",
    "CostView",
    "Invitee",
    "MemberView",
    "PhotoView",
    "RequestView",
    "StatedView",
    "Surroundings",
    "calendar",
    "committee",
    "costs",
    "due",
    "invitee",
    "invitees",
    "photo_file",
    "photos",
    "request",
    "requests",
    "stated",
    "surroundings",
]
