from simpul.kernel.actor import Scope
from tests.cast import Cast


def test_the_cast_has_the_rights_of_the_table(cast: Cast) -> None:
    here = Scope(area=cast.post_a.village.path, post=cast.post_a.id, field="kesehatan")
    assert cast.kader_a.may("record.write", here)
    assert not cast.kader_b.may("record.write", here)
