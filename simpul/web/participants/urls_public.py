"""The address that is printed on invitations: whoever holds it signs up without an account."""

from django.urls import URLPattern, path

from simpul.web.participants import joining

app_name = "invited"

urlpatterns: list[URLPattern] = [
    path("<str:token>/", joining.join, name="join"),
]
