"""The Laporan Pembinaan of an area, counted and handed to reports, which carries it up."""

from datetime import datetime

from simpul.audit.commands import changed, command
from simpul.coaching.commands.grounds import LONG
from simpul.coaching.queries.counting import contents_of
from simpul.coaching.rules.contents import packed
from simpul.kernel.actor import Actor
from simpul.kernel.period import Period
from simpul.kernel.refusals import Refusal
from simpul.places import queries as places
from simpul.reports.commands import Sent, send_contents
from simpul.reports.rules.states import COACHING


@command("coaching.send_coaching_report")
def send_coaching_report(
    *, by: Actor, at: datetime, area_id: int, period: Period, obstacles: str = "", proposals: str = ""
) -> Sent:
    """Count the report of an area and send it to the area above, with what is in the way and what is proposed.

    Nothing in it is typed but these two texts. It is accepted, returned and opened again by the commands of reports.
    Refusals: laporan-tanpa-tujuan, laporan-belum-mulai, masa-laporan-lain, uraian-terlalu-panjang.
    """
    by.require("report.send", places.scope_of(area_id), exact=True)
    texts = {"obstacles": obstacles.strip(), "proposals": proposals.strip()}
    for name, text in texts.items():
        if len(text) > LONG:
            raise Refusal("uraian-terlalu-panjang", field=name, paling=LONG)
    told = contents_of(at=at, area=places.area(area_id), period=period, **texts)
    sent = send_contents(by=by, at=at, kind=COACHING, area_id=area_id, period=period, contents=packed(told))
    changed("coaching_report", sent.id, after={"area": area_id, "period": str(period), "revision": sent.revision})
    return sent
