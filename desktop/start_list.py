"""The plans of a library on the start page: at once what they are called, then, beside the window, how far they are."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer

from desktop import plan_rows
from desktop.background import Task
from desktop.pages.start import Row, StartPage
from plans.errors import PlanError
from plans.storage.library import Library, Summary

READ = 12
"""Plans that are read to tell how far they are: those that are in sight."""
LISTED = 300
"""Plans that are listed before somebody asks for more than that."""
AFTER = 30
"""Milliseconds after which they are read: the page itself comes first."""


class StartList(QObject):
    """Shows the plans of one library after another on one start page."""

    def __init__(self, page: StartPage) -> None:
        super().__init__(page)
        self._page = page
        self._task: Task | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AFTER)
        self._soon.timeout.connect(self._read)
        self._library: Library | None = None
        self._plans: list[Summary] = []

    def show(self, library: Library, last_plan: str) -> None:
        """List the plans, the one that was open last on top. Raises PlanError when the library cannot be read."""
        last = _key(last_plan)
        # What is on top is read first, and told first; of thousands only those that may come in sight.
        plans, binned = library.plans(most=LISTED, first=last), library.plans(binned=True)
        first = next(iter(plans), None)
        self._plans, self._library = plans, library

        def beyond() -> list[Row]:
            return plan_rows.rows(library.plans(first=last))[len(plans) :]

        self._page.show_plans(
            plan_rows.rows(plans),
            plan_rows.rows(binned),
            plan_rows.card(first) if first else None,
            not library.read_only,
            beyond if len(plans) >= LISTED else None,
        )
        self._task = None
        self._soon.start()

    def leave(self) -> None:
        """Read nothing any more: a plan is opened, or the library is closed."""
        self._soon.stop()
        self._task = None

    def _read(self) -> None:
        library, keys, today = self._library, [plan.id for plan in self._plans[:READ]], dt.date.today()
        if library is None or not keys:
            return

        def read() -> Any:
            from plans.derived.progress import progress

            return {str(plan.id): progress(plan, today) for plan in library.load_several(keys)}

        self._task = Task(read)
        self._task.done.connect(self._show)
        self._task.start()

    def _show(self, made: Any) -> None:
        if self._task is None or made is not self._task.made:
            # Of a list that is no longer shown.
            return
        self._task = None
        if isinstance(made, PlanError):
            # The list is there; opening the plan says what is wrong with it.
            return
        if isinstance(made, Exception):
            raise made
        first, *_others = self._plans
        empty = {key for key, found in made.items() if found.empty}
        card = plan_rows.card(first, made.get(str(first.id)))
        self._page.show_progress(plan_rows.rows(self._plans, made), empty, card)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
