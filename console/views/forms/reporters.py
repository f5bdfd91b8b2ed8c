"""What is said to those who reported, and what was said on the telephone with anybody."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from console import clock_text, terms
from console.views.forms.ground import Ground
from console.views.forms.reasons import SayForm
from console.widgets.choice import Option
from console.widgets.search_pick import PickItem, SearchPick
from console.widgets.segmented import Segmented
from domain.acts import Answer, LogCall, Payload
from domain.ticket import Ticket
from domain.words import AnswerMeans, FileUse

translate = QCoreApplication.translate

_EVERYBODY = "*"
_MINUTE = 60


def reporter_items(ground: Ground, ticket: Ticket) -> list[PickItem]:
    """Those who reported, masked, with when each was answered; the unanswered ones first."""
    masked = {one.reporter: f"{one.name} {one.phone}".strip() for one in ground.opened.people}
    now = ground.situation.now
    items = []
    for one in sorted(ticket.reporters, key=lambda one: (one.answered_at is not None, one.at)):
        told = (
            translate("Reporters", "answered {time}").format(time=clock_text.short_time(one.answered_at, now))
            if one.answered_at is not None
            else translate("Reporters", "not answered")
        )
        name = masked.get(one.id) or translate("Reporters", "Reporter")
        items.append(PickItem(key=one.id, words=name, detail=f"{terms.short_channel(one.channel)} · {told}"))
    return items


class AnswerForm(SayForm):
    """回复诉求人: a text, or what was said in a call. Of several reporters each gets an own answer."""

    shows_effect = True

    def __init__(self, ground: Ground) -> None:
        super().__init__("answer", field="text", most=4_000)
        ticket = ground.ticket
        self.set_submit_words(self.tr("Answer"))
        self._whom = SearchPick()
        items = reporter_items(ground, ticket)
        if len(items) > 1:
            items.append(PickItem(key=_EVERYBODY, words=self.tr("All reporters")))
            open_ones = sum(one.answered_at is None for one in ticket.reporters)
            self.set_intro(
                self.tr("{count} reporters, {open} not answered yet").format(
                    count=len(ticket.reporters), open=open_ones
                )
            )
        self._whom.put_items(items)
        self._whom.put(items[0].key)
        self._means = Segmented(
            [
                Option(key=means.value, words=terms.means(means), hint=str(number))
                for number, means in enumerate((AnswerMeans.CALL, AnswerMeans.TEXT), 1)
            ]
        )
        self._means.put(AnswerMeans.CALL.value)
        self.add("means", self.tr("Means"), self._means)
        self.add_text(self.tr("What was answered"), self.tr("Write what the reporter was told"))
        self.add("reporter", self.tr("To"), self._whom)
        self.add_files(ground, FileUse.AFTER)
        self.finish()

    def payload(self) -> Payload | None:
        text, whom = self.said(), self._whom.value()
        if not text:
            return None
        if not whom:
            self.miss("reporter", self.tr("Choose whom"))
            return None
        files = self.enclosed()
        if files is None:
            return None
        return Answer(
            reporter=None if whom == _EVERYBODY else whom,
            means=AnswerMeans(self._means.value()),
            text=text,
            files=files,
        )


class LogCallForm(SayForm):
    """通话记录: with whom, how it went, what was said. It is no answer to the reporter."""

    def __init__(self, ground: Ground) -> None:
        super().__init__("log_call", field="text", most=4_000)
        self.set_submit_words(self.tr("Log the call"))
        self._outcome = Segmented(
            [
                Option(key="reached", words=self.tr("Reached"), hint="1"),
                Option(key="missed", words=self.tr("Not reached"), hint="2"),
            ]
        )
        self._outcome.put("reached")
        self._way = Segmented(
            [
                Option(key="out", words=self.tr("Called"), hint="1"),
                Option(key="in", words=self.tr("Came in"), hint="2"),
            ]
        )
        self._way.put("out")
        self._with = SearchPick(self.tr("Reporter or contact of a unit"))
        items = reporter_items(ground, ground.ticket) + _contacts(ground)
        self._reporters = {one.id for one in ground.ticket.reporters}
        self._with.put_items(items)
        if items:
            self._with.put(items[0].key)
        self._whom, self._length = QLineEdit(), QLineEdit()
        self._whom.setMaxLength(60)
        self._length.setPlaceholderText(self.tr("such as 3 or 2:30"))
        self.add("outcome", self.tr("Outcome"), self._outcome)
        self.add("with", self.tr("With whom"), self._with)
        self.add(
            "whom",
            self.tr("Somebody else"),
            self._whom,
            hint=self.tr("Such as: a neighbour, the site manager"),
        )
        self.add_text(self.tr("What was said"), self.tr("Write what was said"))
        self.add("seconds", self.tr("How long, in minutes"), self._length)
        self.add("way", self.tr("Direction"), self._way)
        self.finish()

    def payload(self) -> Payload | None:
        reached = self._outcome.value() == "reached"
        written = self._text.toPlainText().strip()
        if reached and not self.said():
            return None
        whom, key = self._whom.text().strip(), self._with.value()
        if not whom and not key:
            self.miss("with", self.tr("Choose with whom, or write it below"))
            return None
        seconds = seconds_of(self._length.text())
        if seconds is None:
            self.miss("seconds", self.tr("Write minutes, such as 3 or 2:30"))
            return None
        if seconds and not reached:
            self.miss("seconds", self.tr("Nobody was reached: leave it empty"))
            return None
        if not self.fits("text", written, 4_000):
            return None
        known = not whom and key in self._reporters
        return LogCall(
            reporter=key if known else None,
            contact=int(key) if key and not whom and not known else None,
            whom=whom,
            incoming=self._way.value() == "in",
            reached=reached,
            seconds=seconds,
            text=written,
        )


def _contacts(ground: Ground) -> list[PickItem]:
    directory, live = ground.situation.world.directory, {one.unit for one in ground.ticket.live()}
    return [
        PickItem(
            key=str(contact.id),
            words=f"{ground.unit_name(contact.unit)} {contact.name}",
            detail=f"{contact.title} {contact.phone}".strip(),
        )
        for contact in sorted(directory.contacts, key=lambda one: (one.unit not in live, one.unit, one.id))
    ]


def seconds_of(written: str) -> int | None:
    """Minutes as people write them, `3` or `2:30`, in seconds; 0 for nothing, None for anything else."""
    text = written.strip().replace("：", ":")
    if not text:
        return 0
    minutes, _, seconds = text.partition(":")
    if not minutes.isdecimal() or (seconds and not seconds.isdecimal()) or int(seconds or 0) >= _MINUTE:
        return None
    length = int(minutes) * _MINUTE + int(seconds or 0)
    return length if length <= 86_400 else None
