"""Sessions end: at latest after half a day, and when nobody has touched them for an hour."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.contrib.auth import logout
from django.http import HttpResponse
from django.utils import timezone

from simpul.accounts.queries import session_over
from simpul.web.request import Request

# A session is written at most once a minute, not with every page.
PRECISION = timedelta(minutes=1)


class SessionAgeMiddleware:
    """Keeps in the session when it began and when it was last used; a session that is over becomes a visitor's."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.user.is_authenticated:
            self._look(request)
        return self.get_response(request)

    def _look(self, request: Request) -> None:
        now = timezone.now()
        started = _moment(request, "started", now)
        seen = _moment(request, "seen", now)
        if session_over(started=started, seen=seen, now=now):
            logout(request)
        elif seen == now or now - seen >= PRECISION:
            request.session["started"] = started.isoformat()
            request.session["seen"] = now.isoformat()


def _moment(request: Request, key: str, now: datetime) -> datetime:
    written = request.session.get(key)
    return datetime.fromisoformat(written) if written else now
