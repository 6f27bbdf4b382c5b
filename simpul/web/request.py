"""A request as every page gets it, after the middleware."""

from datetime import date, datetime

from django.http import HttpRequest

from simpul.kernel.actor import Actor


class Request(HttpRequest):
    """Only a type: Django makes the object, `ActorMiddleware` puts these on it.

    `actor` is None for a visitor; only pages declared PUBLIC meet one.
    """

    actor: Actor
    at: datetime
    today: date
