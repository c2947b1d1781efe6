"""Who hears what was edited: the page in sight, and through it what stands on it; what is hidden catches up later."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.document import Document
from desktop.theme.appearance import appearance
from plans.edits import Change, Edit


class Relay(QObject):
    """Passes edits on to what stands on a widget while that is visible.

    What comes while it is hidden waits, and is passed on in one go when the widget is shown; with ``painted`` once it
    has been painted: what may come a moment after the page itself. A relay can stand within another: a sheet of a page
    hears nothing while its page is hidden.
    """

    changed = Signal(list)
    """The edits to take note of; none when all is to be drawn anew, because the look is another."""

    def __init__(
        self, widget: QWidget, document: Document, within: Relay | None = None, *, painted: bool = False
    ) -> None:
        super().__init__(widget)
        self._moment = QEvent.Type.Paint if painted else QEvent.Type.Show
        self.document = document
        self._widget = widget
        self._waiting: list[Edit] | None = None
        self._inner: list[Relay] = []
        if within is None:
            document.changed.connect(self.note)
            appearance.changed.connect(self._relook)
        else:
            within.changed.connect(self.note)
            within._inner.append(self)
        widget.installEventFilter(self)

    @property
    def is_stale(self) -> bool:
        """Whether something waits for the widget to be shown."""
        return self._waiting is not None

    def note(self, edits: list[Edit]) -> None:
        """Pass edits on, now or when the widget is shown."""
        self._waiting = edits if self._waiting is None else condensed([*self._waiting, *edits])
        if self._widget.isVisible() or self._holds_refused():
            self.catch_up()

    def catch_up(self) -> None:
        """Pass on what waits, also when the widget is not in sight yet."""
        if self._waiting is not None:
            waiting, self._waiting = self._waiting, None
            self.changed.emit(waiting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Asked first: to learn the type of an event takes far longer.
        if self._waiting is not None and event.type() == self._moment:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, self, self.catch_up)
            else:
                self.catch_up()
        return False

    def _relook(self) -> None:
        self.note([])

    def _holds_refused(self) -> bool:
        """Whether a text that could not be taken stands here: it must hear at once when its record goes."""
        own = any(self._holds(item) for item in self.document.refused_inputs)
        return own or any(inner._holds_refused() for inner in self._inner)

    def _holds(self, item: QObject | None) -> bool:
        while item is not None and item is not self._widget:
            item = item.parent()
        return item is not None


class Observer:
    """Whatever shows something of the plan; mixed into a QObject, which lets go of its relay when it is deleted."""

    def observe(self, changes: Relay) -> None:
        """Hear from now on what was edited."""
        changes.changed.connect(self.plan_changed)

    def plan_changed(self, edits: list[Edit]) -> None:
        """Hear what was edited: nothing when only the look is another."""
        self.refresh()

    def refresh(self) -> None:
        """Show the plan as it is now."""
        raise NotImplementedError


def condensed(edits: list[Edit]) -> list[Edit]:
    """Return edits with one change at most for each field, from what it was first to what it is now."""
    changes: dict[tuple[int, str], Change] = {}
    others: list[Edit] = []
    for edit in edits:
        if isinstance(edit, Change):
            first = changes.pop((id(edit.record), edit.field), edit)
            changes[id(edit.record), edit.field] = replace(first, new=edit.new)
        else:
            others.append(edit)
    return [*others, *changes.values()]
