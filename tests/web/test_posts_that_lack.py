"""The list of posts that lack something, to which an errand leads."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests import factories
from tests.cast import Cast


@pytest.mark.parametrize("lack", ["sk", "nomor", "kader"])
def test_the_posts_of_a_village_that_lack_something_are_listed(cast: Cast, browse: Callable, lack: str) -> None:
    user = factories.user()
    factories.holding(user, "staf_desa", cast.areas.penarukan)
    page = browse(user).get(reverse("registry:posts", kwargs={"code": "51.08.06.1020"}), {"lack": lack})
    assert page.status_code == 200
    assert "Posyandu Melati A" in page.content.decode()
    assert "Kenanga" not in page.content.decode()
