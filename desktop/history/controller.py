"""Serves the page of the history of the open plan: reads copies, compares two moments, and takes something back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from desktop import plan_rows
from desktop.background import Reading
from desktop.document import Document
from desktop.history import words
from desktop.history.changes import Line
from desktop.history.page_controller import PageController
from desktop.history.view import HistoryView
from desktop.library import LibraryController
from desktop.window import Window
from plans.derived import history
from plans.derived.compare import Difference
from plans.derived.history import Moment, TakingBack
from plans.errors import PlanError
from plans.plan import Plan
from plans.storage import restore
from plans.storage.backups import Copy
from plans.storage.restore import Content
from resources.language import gettext as _

IN_MEMORY = 4
"""Moments that stay loaded: going to and fro between two must not read them again."""


@dataclass(frozen=True)
class _Compared:
    """Two moments, the older one first, and what changed between them."""

    older: Plan
    then: str
    now: str
    found: list[Difference]
    whole: TakingBack | None
    """What takes all of it back; None when the newer one is not the plan as it is now."""


class HistoryController(PageController):
    """Shows the history of the plan that is open; changes it through its document only."""

    def __init__(self, window: Window, desk: LibraryController) -> None:
        super().__init__(window, desk)
        self._view: HistoryView | None = None
        self._document: Document | None = None
        self._copies: list[Moment] = []
        """Newest first, as they are read."""
        self._moments: list[Moment] = []
        """Newest first."""
        self._chosen: Moment | None = None
        self._other: Moment | None = None
        """None is now."""
        self._is_own_choice = False
        """Whether somebody chose a moment; until then the newest one that differs is."""
        self._wanted: Copy | None = None
        self._unread: list[str] = []
        self._read = 0
        self._loaded: dict[object, Plan] = {}
        self._comparing: Reading | None = None
        self._compared: _Compared | None = None
        self._shown: tuple[object, ...] = ()
        """The pair that is compared or being compared."""

    def show(self, copy: Copy | None = None) -> None:
        """Show the history of the open plan, with a copy chosen when one is given."""
        document = self._desk.document
        if document is None:
            return
        document.commit_requested.emit()
        self.drop()
        self._document, self._wanted = document, copy
        plan = document.plan
        view = HistoryView(plan_rows.title(plan.team.name, plan.year))
        view.compare_requested.connect(self._choose)
        view.line_chosen.connect(self._show_chosen)
        view.take_back.connect(self._take_back)
        view.undo.connect(lambda: self._step(document.undo, _("Undone."), undoable=False))
        view.redo.connect(lambda: self._step(document.redo, _("Done again.")))
        document.changed.connect(self._changed)
        library, plan_id = document.library.path, plan.id
        self.open(
            view,
            _("History"),
            lambda: ((item, restore.moment(item, plan_id)) for item in restore.contents(library)),
        )
        self._list()

    # -- the list --------------------------------------------------------------------------------------

    def add(self, read: tuple[Content, Moment | None]) -> None:
        """List one copy more, when the plan is in it and was another one then."""
        assert self._view
        content, moment = read
        self._read += 1
        self._view.show_reading(self._read)
        if content.error:
            self._unread.append(words.copy_day(content.copy))
            self._view.show_unread(self._unread)
        if moment:
            self._copies.append(moment)
            if content.copy == self._wanted:
                self._chosen, self._is_own_choice = moment, True
            self._list()

    def finish(self) -> None:
        """Say so when there is nothing to look back at."""
        assert self._view
        if not self._moments:
            self._view.show_sentence(
                _(
                    "There is no earlier moment yet. They are made automatically: each day that you work "
                    "in the plan, when you adopt it, and with each review that you close."
                )
            )

    def _list(self) -> None:
        """Show the moments that are known by now; what was chosen stays chosen."""
        assert self._view
        assert self._document
        plan = self._document.plan
        self._moments = history.timeline(plan, self._copies[::-1])[::-1]
        self._chosen = (self._same(self._chosen) if self._is_own_choice else None) or self._first()
        self._other = self._same(self._other)
        lines = [words.moment_lines(moment, plan.record) for moment in self._moments]
        names = [_("now"), *(" · ".join(filter(None, line)) for line in lines)]
        self._view.show_moments(lines, self._place(self._chosen), names, self._place(self._other) + 1)
        if self._shown != self._pair():
            self._compare()

    def _first(self) -> Moment | None:
        """Return the newest moment at which the plan was not yet as it is now, as far as that is known."""
        assert self._document
        now = self._document.plan.record
        as_now = ("copy", now.revision, now.changed_at)
        other = (item for item in self._moments if (item.kind, item.revision, item.at) != as_now)
        return next(other, self._moments[0] if self._moments else None)

    def _same(self, moment: Moment | None) -> Moment | None:
        """Return the moment that holds the same as one that was listed before."""
        return next((item for item in self._moments if moment and _key(item) == _key(moment)), None)

    def _place(self, moment: Moment | None) -> int:
        return next((place for place, item in enumerate(self._moments) if item is moment), -1)

    def _pair(self) -> tuple[object, ...]:
        return self._chosen and _key(self._chosen), self._other and _key(self._other)

    # -- what changed ----------------------------------------------------------------------------------

    def _choose(self) -> None:
        assert self._view
        row, other = self._view.list.currentRow(), self._view.other.currentIndex() - 1
        self._chosen = self._moments[row] if 0 <= row < len(self._moments) else None
        self._other = self._moments[other] if 0 <= other < len(self._moments) else None
        self._is_own_choice = True
        self._view.show_done("")
        self._compare()

    def _changed(self, _edits: object) -> None:
        """The plan is another one now: what is compared with it is compared again."""
        if self._other is None:
            self._shown = ()
        self._list()

    def _compare(self) -> None:
        assert self._view
        assert self._document
        self._stop_comparing()
        self._compared, self._shown = None, self._pair()
        chosen, other, plan = self._chosen, self._other, self._document.plan
        if chosen is None:
            self._view.show_sentence("")
            return
        if chosen is other:
            self._view.show_sentence(_("These are both the same moment. Choose another one to compare it with."))
            return
        self._view.show_sentence(_("Looking at what has changed…"))
        first, last = chosen, other
        if other and self._place(other) > self._place(chosen):
            first, last = other, chosen

        def compared() -> Iterator[_Compared | PlanError]:
            try:
                older = self._load(first)
                newer = self._load(last) if last else plan
            except PlanError as error:
                yield error
                return
            now = words.moment_name(last) if last else _("now")
            whole = None if last else history.taking_back(plan, older)
            yield _Compared(older, words.moment_name(first), now, history.changes(older, newer), whole)

        self._comparing = Reading(compared)
        self._comparing.came.connect(self._show)
        self._comparing.start()

    def _load(self, moment: Moment) -> Plan:
        """Load a moment, or take it from memory; called beside the window."""
        known = self._loaded.get(_key(moment))
        if known is None:
            known = self._loaded[_key(moment)] = moment.load()
            for old in list(self._loaded)[:-IN_MEMORY]:
                self._loaded.pop(old, None)
        return known

    def _show(self, made: _Compared | PlanError) -> None:
        assert self._view
        self._comparing = None
        if isinstance(made, PlanError):
            self._view.show_sentence(str(made))
            return
        self._compared = made
        self._view.show_changes(made.found, made.then, made.now)

    def _stop_comparing(self) -> None:
        if self._comparing:
            self._comparing.stop()
            self._comparing = None

    # -- taking back -----------------------------------------------------------------------------------

    def _taking_back(self, what: str) -> TakingBack:
        """Return what takes back the chosen line, its record, or all."""
        assert self._view
        compared, line, document = self._compared, self._view.line, self._document
        if compared is None or line is None or document is None:
            return TakingBack([])
        if compared.whole is None:
            return TakingBack([], (PlanError(_("Compare with now to take something back.")),))
        try:
            document.library.refuse_when_read_only()
        except PlanError as refusal:
            return TakingBack([], (refusal,))
        if what == "all":
            return compared.whole
        key = line.difference.key
        if key is None or (what == "field" and not _is_value(line)):
            return TakingBack([])
        field = line.field.attribute if what == "field" and line.field else ""
        return history.taking_back(document.plan, compared.older, key, field)

    def _show_chosen(self) -> None:
        """Show what can be taken back of the chosen line, and why it cannot."""
        assert self._view
        field, record, everything = map(self._taking_back, ("field", "record", "all"))
        line = self._view.line
        if line is None:
            reasons: tuple[PlanError, ...] = ()
        elif line.difference.key is None:
            reasons = everything.reasons
        else:
            reasons = (field if _is_value(line) else record).reasons
        self._view.show_chosen(
            bool(field.edits), bool(record.edits), bool(everything.edits), "\n".join(map(str, reasons))
        )

    def _take_back(self, what: str) -> None:
        assert self._document
        document, taken = self._document, self._taking_back(what)
        done = " ".join([_("Taken back."), *map(str, taken.reasons)])
        if taken.edits:
            self._step(lambda: document.apply_step(taken.edits), done)

    def _step(self, do: Callable[[], object], done: str, undoable: bool = True) -> None:
        """Change the plan, and say that it was done or why not."""
        assert self._view
        assert self._document
        # What is being compared changes now.
        self._stop_comparing()
        try:
            do()
        except PlanError as error:
            done = str(error)
        self._view.show_done(done, undoable)

    # -- leaving ---------------------------------------------------------------------------------------

    def forget(self) -> None:
        """Let go of the plan and its moments."""
        self._stop_comparing()
        if self._document:
            self._document.changed.disconnect(self._changed)
        self._document = None
        self._chosen, self._other, self._compared, self._is_own_choice = None, None, None, False
        self._copies, self._moments, self._unread, self._read = [], [], [], 0
        self._loaded, self._shown = {}, ()


def _key(moment: Moment) -> tuple[object, ...]:
    return moment.kind, moment.number, moment.revision, moment.at


def _is_value(line: Line) -> bool:
    """Return whether a line is a field of a record that was there and is there, so that it can be taken back alone."""
    return line.field is not None and line.difference.kind == "changed"
