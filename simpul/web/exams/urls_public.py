"""What participants open without an account: a test, and the evaluation of the event."""

from django.urls import URLPattern, path

from simpul.web.exams import answering

app_name = "tests"

urlpatterns: list[URLPattern] = [
    path("acara/<str:token>/", answering.judge_event, name="event"),
    path("<str:token>/", answering.answer, name="test"),
]
