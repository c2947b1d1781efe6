"""Closing a review: the plan is kept as it stands, and the next quarter begins; opening it again asks first."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal

from desktop import alerts
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.observe import Relay
from desktop.forms.part import CardPart
from plans.dates import QUARTERS, format_day
from plans.derived import quarterly_review
from plans.edits import Added
from plans.plan_json import snapshot
from plans.subjects.reviews import Closing
from resources.language import gettext as _


class Close(CardPart):
    """One button that closes the review, with what it does; in a closed one, when it was, and opening it again."""

    closed = Signal()

    def __init__(self, changes: Relay, quarter: int) -> None:
        super().__init__(changes)
        self._quarter = quarter
        self._sentence = parts.label("")
        self._earlier = parts.label("", "note")
        self._close = parts.button(_("Close this review"), "primary", self._close_now)
        self._reopen = parts.button(_("Open this review again"), "", self._open_again)
        for item in (self._sentence, self._earlier):
            self.inside.addWidget(item)
        self.inside.addWidget(ButtonRow((), (self._reopen, self._close)))
        self.ready()

    def refresh(self) -> None:
        """Show whether the review is closed, and what can be done about it."""
        plan, quarter = self.document.plan, self._quarter
        kept = plan.closing(quarter)
        state = quarterly_review.state(plan, quarter)
        adopted = plan.record.state == "adopted"
        if kept:
            self._sentence.setText(
                _("Closed on {day}. The plan is kept as it stood then.").format(day=format_day(kept.closed_on))
            )
        elif not adopted:
            self._sentence.setText(_("You can close a review once the plan is adopted."))
        elif state == "not_yet":
            self._sentence.setText(_("You can close this review as soon as you have filled something in."))
        else:
            words = _("Closing keeps the plan and this review as they are now. After that you can only read them here.")
            follow = _("Then comes quarter {number}.").format(number=quarter + 1) if quarter < QUARTERS[-1] else ""
            self._sentence.setText(f"{words} {follow}".strip())
        earlier = [closing for closing in plan.closings if closing.quarter == quarter and closing.reopened_on]
        days = ", ".join(format_day(item.closed_on) for item in earlier)
        self._earlier.setText(_("Closed earlier, on {days}; those copies are kept.").format(days=days))
        self._earlier.setVisible(bool(earlier))
        self._close.setVisible(kept is None)
        copy = Closing(plan_id=plan.id, quarter=quarter, closed_on=_today())
        self._close.setEnabled(state == "busy" and self.document.allows([Added(copy)]))
        self._reopen.setVisible(
            kept is not None and self.document.allows(quarterly_review.reopening(plan, quarter, _today()))
        )

    def _close_now(self) -> None:
        document = self.document
        document.commit_requested.emit()
        if refused := document.out_of_step():
            alerts.show_alert(self, refused.sentence, refused.advice)
            return
        document.apply_step(quarterly_review.closing(document.plan, self._quarter, _today(), snapshot(document.plan)))
        self.closed.emit()

    def _open_again(self) -> None:
        question = _("Open this review again? The closed copy is kept.")
        if alerts.confirm(self, question, _("Open again"), _("Leave it")):
            self.document.apply_step(quarterly_review.reopening(self.document.plan, self._quarter, _today()))


def _today() -> dt.date:
    return dt.date.today()
