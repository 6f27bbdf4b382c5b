"""Every office that somebody ever held in a post, for those who have served since a day."""

from datetime import date

from simpul.places.queries import area
from simpul.upkeep.queries import offices_of_person, offices_of_persons, offices_since
from tests import factories
from tests.cast import Cast


def test_all_offices_of_those_who_began_early_in_an_area_are_told(cast: Cast) -> None:
    old, young = (factories.person(cast.post_a) for _ in range(2))
    factories.appointment(old, cast.post_a, valid_from=date(2005, 1, 1), valid_to=date(2010, 1, 1))
    factories.appointment(old, cast.post_c, valid_from=date(2015, 1, 1))
    factories.appointment(old, cast.post_b, valid_from=date(2012, 1, 1), void_because="salah tulis")
    factories.appointment(young, cast.post_a, valid_from=date(2020, 1, 1))
    whole = [(date(2005, 1, 1), date(2010, 1, 1), cast.post_a.id), (date(2015, 1, 1), None, cast.post_c.id)]
    assert offices_since(area(cast.areas.buleleng.id), date(2016, 1, 1)) == {old.id: whole}
    assert offices_since(area(cast.areas.nation.id), date(2004, 1, 1)) == {}
    assert offices_of_person(old.id) == whole
    assert set(offices_of_persons([old.id, young.id])) == {old.id, young.id}
    assert offices_of_persons([]) == {}
