"""Supervision orders from the click to the reply: sentences of the timeline."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from console import terms
from console.views.timeline.telling import Facts, Said, Sentence, Telling, lines, sms
from console.widgets.timeline_model import Glyph
from domain.event import Event
from domain.words import Act, OrderState, Rung

translate = QCoreApplication.translate


def _supervise(telling: Telling, event: Event, facts: Facts) -> Said:
    rung = terms.rung(Rung(facts.get("rung", 1)))
    to = " ".join(
        part for part in (telling.unit(facts.get("unit")), telling.contact(facts.get("contact"))) if part
    )
    order = next((one for one in telling.ticket.orders if one.id == facts.get("order")), None)
    tag, glyph = "", Glyph.ACT
    if order is None:
        tag = translate("Timeline", "taken back")
    elif order.state is OrderState.HELD:
        tag, glyph = translate("Timeline", "on hold · can be undone"), Glyph.PENDING
    elif order.state is OrderState.LAPSED:
        tag = translate("Timeline", "not sent: reason gone")
    elif order.answered_at is not None:
        tag = translate("Timeline", "replied")
    subject = f"order:{facts.get('order')}"
    return Said(
        headline=f"{rung} → {to}",
        detail=lines(
            telling.who(event),
            order.reason if order else "",
            translate("Timeline", "in own words: “{text}”").format(text=facts.get("text", ""))
            if facts.get("own_words")
            else "",
            sms(telling, subject),
        ),
        glyph=glyph,
        tag=tag,
    )


def _release_order(telling: Telling, event: Event, facts: Facts) -> Said:
    rung = terms.rung(Rung(facts.get("rung", 1)))
    by = "" if event.actor == 0 else telling.who(event)
    return Said(
        headline=translate("Timeline", "{rung} sent to {who}").format(
            rung=rung, who=telling.contact(facts.get("contact"))
        ),
        detail=by,
    )


def _lapse_order(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "{rung} not sent").format(rung=terms.rung(Rung(facts.get("rung", 1)))),
        detail=translate("Timeline", "Its reason was gone at the end of the hold; nobody was told"),
    )


def _answer_order(telling: Telling, event: Event, facts: Facts) -> Said:
    return Said(
        headline=translate("Timeline", "{unit} replied to the supervision").format(
            unit=telling.unit(facts.get("unit"))
        ),
        detail=lines(str(facts.get("reply", "")), telling.who(event)),
    )


SENTENCES: Final[Mapping[Act, Sentence]] = {
    Act.SUPERVISE: _supervise,
    Act.RELEASE_ORDER: _release_order,
    Act.ANSWER_ORDER: _answer_order,
    Act.LAPSE_ORDER: _lapse_order,
}
