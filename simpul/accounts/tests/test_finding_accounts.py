"""Accounts found by the name to sign in with, and the person behind an account."""

from simpul.accounts.queries import persons_of, user_named
from tests import factories
from tests.cast import Cast


def test_an_account_is_found_by_the_name_to_sign_in_with(cast: Cast) -> None:
    who = factories.person(cast.post_a)
    found = factories.user("juri.satu", person_id=who.id)
    closed = factories.user("juri.dua", is_active=False)
    assert user_named(" Juri.Satu ") == found.id
    assert user_named("juri.dua") is None
    assert user_named("") is None
    assert persons_of([found.id, closed.id]) == {found.id: who.id}
