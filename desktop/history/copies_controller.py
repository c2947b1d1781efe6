"""Serves the page of the copies: reads them, and puts back a whole library, or one plan beside the present one."""

from __future__ import annotations

from pathlib import Path

from desktop import alerts, plan_rows
from desktop.background import wait_for
from desktop.backup_timer import copy_first
from desktop.history import words
from desktop.history.controller import HistoryController
from desktop.history.copies_view import CopiesView
from desktop.history.page_controller import PageController
from desktop.library import LibraryController
from desktop.window import Window
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.storage import restore
from plans.storage.library import Summary
from plans.storage.restore import Content
from resources.language import gettext as _


class CopiesController(PageController):
    """Shows the copies of the library that is open."""

    def __init__(self, window: Window, desk: LibraryController, history: HistoryController) -> None:
        super().__init__(window, desk)
        self._history = history
        self._view: CopiesView | None = None
        self._library = Path()
        self._contents: list[Content] = []
        self._plans: list[Summary] = []
        self._binned: list[Summary] = []
        self._unread: list[str] = []

    def show(self) -> None:
        """Show the copies; an open plan is saved and stays open behind them."""
        library = self._desk.library
        if library is None:
            self._desk.go_home()
            return
        if self._desk.document:
            self._desk.document.commit_requested.emit()
        self.drop()
        try:
            self._plans, self._binned = library.plans(), library.plans(binned=True)
        except PlanError as error:
            self._desk.show_message(error)
            return
        self._library = path = self._desk.opening.copied(library)
        view = CopiesView()
        view.copy_chosen.connect(self._show_content)
        view.put_all_back.connect(self._put_all_back)
        view.put_beside.connect(self._put_beside)
        view.history_requested.connect(self._show_history)
        self.open(view, _("Copies of your plans"), lambda: restore.contents(path))

    # -- the list --------------------------------------------------------------------------------------

    def add(self, content: Content) -> None:
        """List one copy more."""
        assert self._view
        if content.error:
            self._unread.append(words.copy_day(content.copy))
            self._view.show_unread(self._unread)
        else:
            self._contents.append(content)
            row = max(0, self._view.list.currentRow())
            self._view.list.show_lines([words.copy_lines(item) for item in self._contents], row)
            if len(self._contents) == 1:
                self._show_content()
        self._view.show_reading(len(self._contents) + len(self._unread))

    def _chosen(self) -> Content | None:
        assert self._view
        row = self._view.list.currentRow()
        return self._contents[row] if 0 <= row < len(self._contents) else None

    def _plan(self) -> Summary | None:
        return self._view.plan if self._view else None

    def _show_content(self) -> None:
        content, library = self._chosen(), self._desk.library
        assert self._view
        assert library
        compared = restore.comparison([*self._plans, *self._binned], content.every if content else ())
        here = frozenset[object](plan.id for plan in self._plans)
        self._view.show_content(content, compared, here, not library.read_only)

    # -- putting back ----------------------------------------------------------------------------------

    def _put_all_back(self) -> None:
        content = self._chosen()
        if content is None:
            return
        day, path = words.copy_day(content.copy), self._library
        question = _("Put everything back as it was on {day}?").format(day=day)
        advice = _("First we make a copy of how things are now, so you can come back to it.")
        if not alerts.confirm(self._window, question, _("Put it back"), _("Leave it as it is"), advice):
            return
        if self._leave() and self._desk.opening.put_back(path, content.copy):
            done = _("Everything is as it was on {day}. How it was just now is kept as a copy.").format(day=day)
            notice = self._desk.opening.notice
            self._window.start.show_notice("\n".join(filter(None, [done, notice])), self._desk.opening.in_trouble)

    def _put_beside(self) -> None:
        content, plan, library = self._chosen(), self._plan(), self._desk.library
        if content is None or plan is None or library is None:
            return
        copy, key = content.copy, plan.id
        try:
            then = wait_for(lambda: restore.plan_from(copy, key))
            copy_first(library, "restore")
            # One that is no longer here comes back as itself.
            made = plan_file.with_new_keys(then) if library.has(key) else then
        except PlanError as error:
            self._desk.show_message(error)
            return
        made.record.to_read, made.record.binned_at = then.record.to_read, None
        if self._leave():
            self._desk.take_in(made)
            title = plan_rows.title(made.team.name, made.year)
            sentence = _("This is “{title}” as it was in the copy of {day}.").format(
                title=title, day=words.copy_day(copy)
            )
            alerts.show_alert(self._window, sentence, _("Your other plans stay as they are."))

    def _show_history(self) -> None:
        content, plan = self._chosen(), self._plan()
        if content is None or plan is None:
            return
        document = self._desk.document
        if document is None or document.plan.id != plan.id:
            if not self._leave():
                return
            self._desk.open_plan(str(plan.id))
        if self._desk.document:
            self._history.show(content.copy)

    # -- leaving ---------------------------------------------------------------------------------------

    def _leave(self) -> bool:
        """Go to the start page, with the open plan saved and closed; tells whether that succeeded."""
        self._desk.go_home()
        return self._desk.document is None

    def forget(self) -> None:
        """Let go of the copies and of the plans that were compared with them."""
        self._contents, self._plans, self._binned, self._unread = [], [], [], []
