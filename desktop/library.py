"""The library in the window: which plans there are; opening, making, deleting and closing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent

from desktop import alerts, plan_rows
from desktop.background import Task
from desktop.backup_timer import BackupTimer
from desktop.document import Document
from desktop.house import House
from desktop.incoming import PACK, IncomingPlans
from desktop.merging import Merging
from desktop.opening import LibraryOpening
from desktop.settings import Settings
from desktop.sharing import Sharing
from desktop.start_list import StartList
from desktop.walk import Walk
from desktop.window import Window
from plans import plan as planning
from plans.derived import steps
from plans.errors import Busy, PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from plans.status import OPEN_STATES, PLAN_MARKS
from plans.storage.library import Library
from resources.language import gettext as _
from resources.texts import choices

if TYPE_CHECKING:
    from plans.derived.due import Due


class LibraryController(QObject):
    """Serves one window from one library."""

    def __init__(self, window: Window, settings: Settings, path: Path) -> None:
        super().__init__(window)
        self.window = window
        self.settings = settings
        self.library: Library | None = None
        self._file: Path | None = None
        self.opening = LibraryOpening(window, path, self._close_library)
        self.opening.opened.connect(self._use)
        self.opening.elsewhere_read.connect(self.window.start.show_elsewhere)
        self._backup_timer: BackupTimer | None = None
        self.document: Document | None = None
        self._in_trouble = False
        self.merging = Merging(self, self)
        self.incoming = IncomingPlans(self)
        self.house = House(path, settings, self)
        self.house.changed.connect(self._offer_pack)
        self.house.trouble.connect(lambda error: self.window.start.show_notice(str(error)))
        self.sharing = Sharing(self, self)
        start = window.start
        self._list = StartList(start)
        start.new_plan.connect(self.new_plan)
        start.short_plan.connect(self.new_short_plan)
        start.from_list.connect(self.new_from_list)
        start.from_card.connect(self.new_from_card)
        start.open_sample.connect(self.open_sample)
        start.open_file.connect(lambda: self.incoming.choose_file(to_read=False))
        start.read_along.connect(lambda: self.incoming.choose_file(to_read=True))
        start.open_plan.connect(self.open_plan)
        start.open_due.connect(self._open_due)
        start.bin_plan.connect(self._bin)
        start.restore_plan.connect(self._restore)
        start.take_over.connect(self.incoming.take_over)
        start.show_choices.connect(self.opening.show_page)
        window.home.connect(self.go_home)
        window.undo.connect(self._undo)
        window.redo.connect(self._redo)
        window.closing.connect(self._closing)
        window.file_dropped.connect(self.open_file)

    def begin(self, file: Path | None, started: Task) -> None:
        """Show the plans of a library that is being opened, or the plan file that was asked for."""
        self._file = file
        self.opening.begin(started)

    def _use(self, library: Library) -> None:
        """Go on with a library that was opened."""
        self._close_library()
        self.library = library
        if not library.read_only:
            self._backup_timer = BackupTimer(library, self)
            self._backup_timer.failed.connect(self._no_copy)
            self._backup_timer.noticed.connect(lambda lines: self.window.start.show_notice("\n".join(lines)))
            self._backup_timer.damaged.connect(self._show_damage)
        self.window.show_start()
        self.window.start.show_notice(self.opening.notice, self.opening.in_trouble)
        file, self._file = self._file, None
        if file:
            self.incoming.open_path(file)
        if self.document is None:
            self.show_plans()

    def show_plans(self) -> None:
        """List the plans on the start page."""
        if self.library is None:
            return
        try:
            self._list.show(self.library, self.settings.last_plan)
            elsewhere = self.opening.rows_elsewhere(self.library)
        except PlanError as error:
            self.window.start.show_notice(str(error))
            return
        self.window.start.show_elsewhere(elsewhere)

    # -- opening -----------------------------------------------------------------------------------

    def new_plan(self) -> None:
        """Make an empty plan: for this year until the summer, after it for the next."""
        today = dt.date.today()
        plan = planning.new_plan(today.year + (today.month > 6))
        if pack := self.house.current:
            from plans.house_pack import filling

            plan = filling.filled(plan, pack)
        self.take_in(plan)

    def new_short_plan(self) -> None:
        """Make an empty plan and ask the twelve questions of the short plan."""
        self.new_plan()
        if self.window.walk:
            self.window.walk.enter(steps.SHORT)

    def new_from_list(self) -> None:
        """Make an empty plan and ask for a list to fill it with."""
        self.new_plan()
        if self.document:
            self.window.import_requested.emit()

    def new_from_card(self) -> None:
        """Make an empty plan and show the technology cards, to fill it with one."""
        self.new_plan()
        if self.document:
            self.window.cards_requested.emit("")

    def open_sample(self) -> None:
        """Put a copy of the sample in the library and open it."""
        try:
            sample, _notice = plan_file.read(plan_file.SAMPLE)
        except PlanError as error:
            self.show_message(error)
            return
        self.take_in(plan_file.with_new_keys(sample))

    def open_plan(self, key: str) -> None:
        """Open a plan of the library where she was."""
        assert self.library
        try:
            plan = self.library.load(UUID(key))
        except PlanError as error:
            self.show_message(error)
            self.show_plans()
            return
        self.show(plan)

    def _open_due(self, key: str, item: Due) -> None:
        """Open a plan where something that is due is seen to."""
        self.open_plan(key)
        if self.window.walk:
            self.window.walk.go(item.subject)
            self.window.walk.page.reveal(str(item.record), item.field)

    def _go_on_to(self, made: Plan, taken: str) -> None:
        """Keep and open the plan for the next year; one that is there already is offered instead."""
        assert self.library
        title = plan_rows.title(made.team.name, made.year)
        try:
            there = next((plan for plan in self.library.plans() if plan_rows.is_of(plan, made)), None)
            if there is None:
                self.library.create(made)
        except PlanError as error:
            self.show_message(error)
            return
        if there:
            question = _("“{title}” is already in your library. Open it?").format(title=title)
            advice = _("To start again, throw that plan away under “My plans” first.")
            if alerts.confirm(self.window, question, _("Open it"), _("Stay here"), advice) and self._let_go():
                self.open_plan(str(there.id))
        elif self._let_go():
            self.show(made)
            came = _("This was carried over: {what}.").format(what=taken) if taken else _("It begins empty.")
            before = _("The plan of {year} stays as it is.").format(year=made.year - 1)
            alerts.show_alert(self.window, _("“{title}” is there.").format(title=title), f"{came} {before}")

    def take_in(self, plan: Plan) -> None:
        """Put a plan that is new here in the library, and open it."""
        assert self.library
        try:
            self.library.create(plan)
        except PlanError as error:
            self.show_message(error)
            return
        self.show(plan)

    def show(self, plan: Plan) -> None:
        """Open a plan of the library where it was left, in place of the one that is open."""
        assert self.library
        document = Document(self.library, plan, self.window)
        document.changed.connect(self._show_document)
        document.save_state.connect(self._show_document)
        document.trouble.connect(self._trouble)
        self.merging.watch(document)
        document.next_plan_made.connect(self._go_on_to)
        document.forget_requested.connect(self.window.forget_requested)
        document.cards_requested.connect(self.window.cards_requested)
        document.replaced.connect(self._offer_back)
        self._close_document()
        self._list.leave()
        self.document = document
        self.settings.last_plan = str(plan.id)
        walk = Walk(document)
        walk.step_changed.connect(self._remember)
        # First the step, then the showing: a list that gets the keyboard without one would choose its first.
        walk.go(steps.opening_page(plan.record.state, plan.record.last_step))
        self.window.show_walk(walk)
        self._show_document()
        walk.page.enter()
        self._offer_pack()
        self.sharing.watch(document)

    def _offer_pack(self) -> None:
        """Say that there is a newer version of the house pack that the open plan began with."""
        document, pack = self.document, self.house.known
        if document is None and pack and self.house.is_new and not self.opening.notice:
            self.window.start.show_notice(_("New plans start from the house pack {pack}.").format(pack=pack.words))
        if document is None or pack is None or document.plan.record.state not in OPEN_STATES:
            return
        own = document.plan.house
        if own and pack.is_newer_than(own.pack, own.number) and not document.plan.record.to_read:
            words = _("There is a newer version of the house pack: {pack}.").format(pack=pack.words)
            self.window.show_notice(words, _("See what changes"), lambda: self.window.pack_requested.emit("news"))

    def open_file(self, path: Path) -> None:
        """Open a plan file or remarks, by another start or let go of above the window; first the open plan is left."""
        # A house pack is about the plan that is open, if any.
        if path.suffix.lower() == PACK or self.leave_plan():
            self.incoming.open_path(path)

    # -- while a plan is open ------------------------------------------------------------------------

    def _show_document(self, _edits: object = None) -> None:
        if self.document:
            if self._in_trouble and self.document.is_saved:
                self._in_trouble = False
                self.window.hide_notice()
            plan = self.document.plan
            self.window.show_document(self.document, plan_rows.title(plan.team.name, plan.year), _state(self.document))

    def _remember(self, step: str) -> None:
        assert self.library
        assert self.document
        record = self.document.plan.record
        if self.library.read_only or step == steps.opening_page(record.state, record.last_step):
            # Opening a plan goes to the step it was left at: nothing to write, and to wait for the disk.
            return
        try:
            self.library.remember(record.id, "last_step", step)
            record.last_step = step
        except Busy:
            # Not worth a message: where she was is kept at the next step.
            return
        except PlanError as error:
            self.show_message(error)

    def _undo(self) -> None:
        if self.document and self.window.walk:
            self.window.walk.show_edit(self.document.undo())

    def _offer_back(self, words: str) -> None:
        """Say what was replaced, with the way back, until something else is changed."""
        self.window.show_notice(words, _("Undo"), self._undo, stays=False)
        if self.document:
            self.document.changed.connect(self.window.hide_notice, Qt.ConnectionType.SingleShotConnection)

    def _redo(self) -> None:
        if self.document and self.window.walk:
            self.window.walk.show_edit(self.document.redo())

    def _trouble(self, error: PlanError) -> None:
        """Say what went wrong in a line: a dialog that comes by itself takes the keys of who is typing."""
        self._in_trouble = True
        self.window.show_notice(str(error))

    # -- leaving -------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Go to the start page, with everything saved; without a library, to what can be done about that."""
        if self.library is None:
            self.opening.show_page()
        elif self._let_go():
            self.window.show_start()
            self.show_plans()

    def leave_plan(self) -> bool:
        """Leave the open plan for the start page, with everything saved; tells whether another one can be opened."""
        if self.document:
            self.go_home()
        return self.document is None and self.library is not None

    def _closing(self, event: QCloseEvent) -> None:
        if not self._let_go():
            event.ignore()
        else:
            self._close_library(ends=True)

    def _let_go(self) -> bool:
        """Save and close the open plan; tells whether nothing was left behind, or she leaves it behind knowingly."""
        document = self.document
        while document and not document.close() and document.has_diverged:
            outcome = self.merging.join(ask=True)
            if outcome == "open":
                # What was typed is never left behind unasked.
                return False
            if outcome == "failed":
                break
        if document is None or document.close():
            self._close_document()
            return True
        if document.refused_inputs:
            question = _("One field contains something that could not be saved. Leave anyway?")
        else:
            question = _("Not everything is saved. Leave anyway and lose the last changes?")
        leave = alerts.confirm(self.window, question, _("Leave anyway"), _("Stay here"), loses=True)
        if leave:
            self._close_document()
        return leave

    def _close_library(self, ends: bool = False) -> None:
        if self._backup_timer:
            self._backup_timer.stop(ends)
            self._backup_timer.deleteLater()
            self._backup_timer = None
        self._list.leave()
        if self.library:
            self.library.close()
            self.library = None

    def _no_copy(self, error: PlanError) -> None:
        self.window.start.show_notice(_("No copy of your plans could be made today. {why}").format(why=error))

    def _show_damage(self, error: PlanError) -> None:
        """Show what can be done about a library that turned out to be damaged while it was open."""
        if self._let_go():
            self.opening.begin()
        else:
            self._trouble(error)

    def _close_document(self) -> None:
        self.sharing.leave()
        if self.document:
            self.document.dismiss()
        self.document = None

    def _bin(self, key: str) -> None:
        self._do_and_list(lambda library: library.bin(UUID(key)))

    def _restore(self, key: str) -> None:
        self._do_and_list(lambda library: library.restore(UUID(key)))

    def _do_and_list(self, do: Callable[[Library], None]) -> None:
        assert self.library
        try:
            do(self.library)
        except PlanError as error:
            self.show_message(error)
        self.show_plans()

    def show_message(self, error: PlanError) -> None:
        """Say what went wrong and what can be done about it."""
        alerts.show_alert(self.window, error.sentence, error.advice)


def _state(document: Document) -> str:
    record = document.plan.record
    if document.library.read_only:
        return "◇ " + _("read only")
    if record.to_read:
        return "◇ " + _("read only, with remarks of your own")
    return f"{PLAN_MARKS[record.state].sign} {choices('plan', 'plan.state')[record.state].lower()}"
