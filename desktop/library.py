"""The library in the window: which plans there are; opening, making, deleting and closing them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog

from desktop import alerts, plan_rows
from desktop.backup_timer import BackupTimer, copy_first
from desktop.comparing import BOTH, LEAVE, TAKE, CompareDialog
from desktop.document import Document
from desktop.opening import LibraryOpening
from desktop.settings import Settings
from desktop.walk import Walk
from desktop.window import Window
from plans import plan as planning
from plans.derived import compare, steps
from plans.errors import Busy, ChangedElsewhere, PlanError
from plans.exchange import plan_file, remarks_file
from plans.plan import Plan
from plans.status import PLAN_MARKS
from plans.storage import trouble
from plans.storage.library import Library
from resources.language import gettext as _
from resources.texts import choices

FILES = f"*{plan_file.SUFFIX} *{remarks_file.SUFFIX}"


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
        start = window.start
        start.new_plan.connect(self.new_plan)
        start.open_sample.connect(self.open_sample)
        start.open_file.connect(lambda: self.choose_file(to_read=False))
        start.read_along.connect(lambda: self.choose_file(to_read=True))
        start.open_plan.connect(self.open_plan)
        start.bin_plan.connect(self._bin)
        start.restore_plan.connect(self._restore)
        start.take_over.connect(self._take_over)
        start.show_choices.connect(self.opening.show_page)
        window.home.connect(self.go_home)
        window.undo.connect(self._undo)
        window.redo.connect(self._redo)
        window.closing.connect(self._closing)

    def begin(self, file: Path | None) -> None:
        """Open the library and show its plans, or the plan file that was asked for."""
        self._file = file
        self.opening.begin()

    def _use(self, library: Library) -> None:
        """Go on with a library that was opened."""
        self._close_library()
        self.library = library
        if not library.read_only:
            self._backup_timer = BackupTimer(library, self)
            self._backup_timer.failed.connect(self._no_copy)
        self.window.show_start()
        self.window.start.show_notice(self.opening.notice, self.opening.in_trouble)
        self.show_plans()
        file, self._file = self._file, None
        if file:
            self.open_path(file)

    def show_plans(self) -> None:
        """List the plans on the start page."""
        if self.library is None:
            return
        try:
            plans, binned = self.library.plans(), self.library.plans(binned=True)
        except PlanError as error:
            self.window.start.show_notice(str(error))
            return
        last = next((plan for plan in plans if str(plan.id) == self.settings.last_plan), None)
        self.window.start.show_plans(
            [plan_rows.row(plan) for plan in plans],
            [plan_rows.row(item) for item in binned],
            plan_rows.last_row(last) if last else None,
            not self.library.read_only,
        )
        self.window.start.show_elsewhere(self.opening.rows_elsewhere([*plans, *binned]))

    # -- opening -----------------------------------------------------------------------------------

    def new_plan(self) -> None:
        """Make an empty plan: for this year until the summer, after it for the next."""
        today = dt.date.today()
        self._take_in(planning.new_plan(today.year + (today.month > 6)))

    def open_sample(self) -> None:
        """Put a copy of the sample in the library and open it."""
        try:
            sample, _notice = plan_file.read(plan_file.SAMPLE)
        except PlanError as error:
            self._show_message(error)
            return
        self._take_in(plan_file.with_new_keys(sample))

    def choose_file(self, to_read: bool) -> None:
        """Ask for a plan file and open it, to work on or to read along; or for remarks that came back."""
        name, _filter = QFileDialog.getOpenFileName(
            self.window, _("Open a plan file"), str(self.settings.folder), _("Plan files ({files})").format(files=FILES)
        )
        if name:
            self.settings.folder = Path(name).parent
            self.open_path(Path(name), to_read)

    def open_path(self, path: Path, to_read: bool = False) -> None:
        """Take a file into the library and open its plan; one that is there already is never silently overwritten."""
        if self.library is None:
            return
        if path.suffix.lower() == remarks_file.SUFFIX:
            self._open_remarks(path)
            return
        try:
            plan, notice = plan_file.read(path)
            own = self._mine(plan.id)
        except PlanError as error:
            self._show_message(error)
            return
        if notice:
            alerts.show_alert(self.window, notice)
        if own:
            self._open_again(own, plan)
            return
        plan.record.to_read = to_read
        self._take_in(plan)

    def _mine(self, key: UUID) -> Plan | None:
        """Return the plan with this key as it is in the library, taken out of the bin; None when it is not there."""
        assert self.library
        if not self.library.has(key):
            return None
        load = self.library.load(key)
        if load.record.binned_at:
            self.library.restore(key)
            load.record.binned_at = None
        return load

    def _open_again(self, own: Plan, plan: Plan) -> None:
        """Show what a file changes in a plan that is here already, and do what is chosen."""
        keep = frozenset({"remarks"}) if own.record.to_read else frozenset[str]()
        step = compare.edits_between(own, plan, keep)
        found = compare.differences(own, plan, keep)
        if not found:
            question = _(
                "You have this plan already, and nothing in it differs. Open it, or put a second one beside it?"
            )
            choice = LEAVE if alerts.confirm(self.window, question, _("Open mine"), _("Put it beside")) else BOTH
        else:
            dialog = CompareDialog(own, plan, found, step, self.window)
            dialog.exec()
            choice = dialog.choice
        if choice == BOTH:
            self._take_in(plan_file.with_new_keys(plan))
            return
        self._show(own)
        if choice == TAKE and self.document:
            try:
                copy_first(self.document.library, "takeover")
            except PlanError as error:
                self._show_message(error)
                return
            self.document.apply_step(step, source="plan_file")

    def _open_remarks(self, path: Path) -> None:
        """Take in remarks that came back, in one step."""
        try:
            sent = remarks_file.read(path)
            own = self._mine(sent.plan)
        except PlanError as error:
            self._show_message(error)
            return
        if own is None:
            sentence = _("These remarks are about a plan that is not in your library.")
            alerts.show_alert(self.window, sentence, _("First open the plan file that they were written in."))
            return
        merge = remarks_file.merge(own, sent)
        self._show(own)
        if self.document and self.window.walk:
            try:
                self.document.apply_step(merge.edits, source="remarks_file")
            except PlanError as error:
                self._show_message(error)
                return
            self.window.walk.go("calendar")
        alerts.show_alert(self.window, _("Remarks: {what}.").format(what=merge.say()))

    def open_plan(self, key: str) -> None:
        """Open a plan of the library where she was."""
        assert self.library
        try:
            plan = self.library.load(UUID(key))
        except PlanError as error:
            self._show_message(error)
            self.show_plans()
            return
        self._show(plan)

    def _go_on_to(self, made: Plan, taken: str) -> None:
        """Keep and open the plan for the next year; one that is there already is offered instead."""
        assert self.library
        title = plan_rows.title(made.team.name, made.year)
        try:
            there = next((plan for plan in self.library.plans() if plan_rows.is_of(plan, made)), None)
            if there is None:
                self.library.create(made)
        except PlanError as error:
            self._show_message(error)
            return
        if there:
            question = _("“{title}” is in your library already. Open it?").format(title=title)
            advice = _("To begin anew, throw that plan away under “My plans” first.")
            if alerts.confirm(self.window, question, _("Open it"), _("Stay here"), advice) and self._let_go():
                self.open_plan(str(there.id))
        elif self._let_go():
            self._show(made)
            came = _("This came along: {what}.").format(what=taken) if taken else _("It begins empty.")
            before = _("The plan of {year} stays as it is.").format(year=made.year - 1)
            alerts.show_alert(self.window, _("“{title}” is there.").format(title=title), f"{came} {before}")

    def _take_over(self, key: str) -> None:
        """Take a plan of another library in the folder into this one; when it is here as well, as a file is."""
        assert self.library
        other, plan_id = key.rsplit("/", 1)
        try:
            plan = trouble.load_plan(self.library.path.with_name(other), UUID(plan_id))
            own = self._mine(plan.id)
            if own is None:
                copy_first(self.library, "takeover")
        except PlanError as error:
            self._show_message(error)
            return
        if own:
            self._open_again(own, plan)
        else:
            self._take_in(plan)

    def _take_in(self, plan: Plan) -> None:
        assert self.library
        try:
            self.library.create(plan)
        except PlanError as error:
            self._show_message(error)
            return
        self._show(plan)

    def _show(self, plan: Plan) -> None:
        assert self.library
        document = Document(self.library, plan, self.window)
        document.changed.connect(self._show_document)
        document.save_state.connect(self._show_document)
        document.trouble.connect(self._trouble)
        document.next_plan_made.connect(self._go_on_to)
        self._close_document()
        self.document = document
        self.settings.last_plan = str(plan.id)
        walk = Walk(document)
        walk.step_changed.connect(self._remember)
        # First the step, then the showing: a list that gets the keyboard without one would choose its first.
        walk.go(steps.opening_page(plan.record.state, plan.record.last_step))
        self.window.show_walk(walk)
        walk.list.setFocus()
        self._show_document()

    # -- while a plan is open ------------------------------------------------------------------------

    def _show_document(self, _edits: object = None) -> None:
        if self.document:
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
            self.library.remember(record.id, step)
            record.last_step = step
        except Busy:
            # Not worth a message: where she was is kept at the next step.
            return
        except PlanError as error:
            self._show_message(error)

    def _undo(self) -> None:
        if self.document and self.window.walk:
            self.window.walk.show_edit(self.document.undo())

    def _redo(self) -> None:
        if self.document and self.window.walk:
            self.window.walk.show_edit(self.document.redo())

    def _trouble(self, error: PlanError) -> None:
        if not isinstance(error, ChangedElsewhere) or self.document is None:
            self._show_message(error)
            return
        plan = self.document.plan
        question = _("Put what you have here beside it as a second plan?")
        if alerts.confirm(self.window, error.sentence, _("Put it beside"), _("Take the newer one"), question):
            self._take_in(plan_file.with_new_keys(plan))
        else:
            self.open_plan(str(plan.id))

    # -- leaving -------------------------------------------------------------------------------------

    def go_home(self) -> None:
        """Go to the start page, with everything saved; without a library, to what can be done about that."""
        if self.library is None:
            self.opening.show_page()
        elif self._let_go():
            self.window.show_start()
            self.show_plans()

    def _closing(self, event: QCloseEvent) -> None:
        if not self._let_go():
            event.ignore()
        else:
            self._close_library()

    def _let_go(self) -> bool:
        """Save and close the open plan; tells whether nothing was left behind, or she leaves it behind knowingly."""
        document = self.document
        if document is None or document.close():
            self._close_document()
            return True
        if document.refused_inputs:
            question = _("One field holds something that could not be saved. Leave all the same?")
        else:
            question = _("Not everything is saved. Leave all the same and lose the last changes?")
        leave = alerts.confirm(self.window, question, _("Leave all the same"), _("Stay here"))
        if leave:
            self._close_document()
        return leave

    def _close_library(self) -> None:
        if self._backup_timer:
            self._backup_timer.stop()
            self._backup_timer.deleteLater()
            self._backup_timer = None
        if self.library:
            self.library.close()
            self.library = None

    def _no_copy(self, error: PlanError) -> None:
        self.window.start.show_notice(_("No copy of your plans could be made today. {why}").format(why=error))

    def _close_document(self) -> None:
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
            self._show_message(error)
        self.show_plans()

    def _show_message(self, error: PlanError) -> None:
        alerts.show_alert(self.window, error.sentence, error.advice)


def _state(document: Document) -> str:
    record = document.plan.record
    if document.library.read_only:
        return "◇ " + _("read only")
    if record.to_read:
        return "◇ " + _("read only, with remarks of your own")
    return f"{PLAN_MARKS[record.state].sign} {choices('plan', 'plan.state')[record.state].lower()}"
