"""What areas may rule about abilities: for how long one holds."""

from pydantic import Field

from simpul.kernel.speech import gettext_noop, tell
from simpul.ordinances.rules import Topic
from simpul.standards import Shape


class Validity(Shape):
    """For how many months an ability holds; 0: without end."""

    months: int = Field(
        title=gettext_noop("Kecakapan berlaku (bulan)"),
        description=gettext_noop("0: tidak berakhir."),
        ge=0,
        le=120,
    )


def _said(content: Validity) -> str:
    if not content.months:
        return tell(gettext_noop("Kecakapan dari bimtek tidak berakhir."))
    return tell(gettext_noop("Kecakapan dari bimtek berlaku {months} bulan."), months=content.months)


VALIDITY = Topic(
    code="competence.validity",
    name=gettext_noop("Masa berlaku kecakapan"),
    about=gettext_noop("Berapa lama kecakapan kader berlaku sesudah bimtek. Ketentuan resminya belum kami temukan."),
    shape=Validity,
    said=_said,
)
