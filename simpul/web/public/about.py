"""What Simpul is, and whose data it stands on."""

from django.http import HttpResponse
from django.shortcuts import render

from simpul.web.request import Request
from simpul.web.rights import PUBLIC, page


@page(PUBLIC, methods=("GET",))
def about(request: Request) -> HttpResponse:
    return render(request, "web/public/about.html")
