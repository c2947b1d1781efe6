"""Opens the library; when that does not succeed, shows what was found of it and does what is chosen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import alerts, plan_rows
from desktop.background import Task, wait_for
from desktop.forms import parts
from desktop.pages.start import Row
from desktop.window import Window
from plans.errors import PlanError, ReadOnly
from plans.storage import trouble
from plans.storage.backups import Copy
from plans.storage.engine import WINDOW_SECONDS
from plans.storage.library import Library, Summary
from plans.storage.trouble import Choice, Diagnosis, Other
from resources.language import gettext as _

if TYPE_CHECKING:
    from desktop.pages.trouble import Offer, TroublePage

RETRY = 3_000
"""Milliseconds until a library that another program holds is tried again by itself."""


class LibraryOpening(QObject):
    """Opens one library for a window, or what a person chooses in its place."""

    opened = Signal(object)
    """The library to go on with."""
    elsewhere_read = Signal(list)
    """Rows for the plans of other libraries in the folder that are not in this one as well."""

    def __init__(self, window: Window, path: Path, let_go: Callable[[], None]) -> None:
        super().__init__(window)
        self.notice = ""
        """What the user should know of the library that was opened."""
        self.in_trouble = False
        """Whether something can be done about the library that was asked for."""
        self._window, self._path, self._let_go = window, path, let_go
        self._asked = Diagnosis(path, "absent")
        self._page: TroublePage | None = None
        self._elsewhere: list[Other] = []
        self._library: Library | None = None
        self._reading: Task | None = None
        self._retry = QTimer(self, singleShot=True, interval=RETRY)
        self._retry.timeout.connect(self._try_again)

    def begin(self, begun: Task | None = None) -> None:
        """Open the library, or the one that stands in for it, or show what can be done.

        ``begun`` opens it already (``trouble.start``).
        """
        self._let_go()
        started = begun.wait() if begun else wait_for(lambda: trouble.start(self._path, wait=WINDOW_SECONDS))
        self._asked = started.asked
        if started.library is None:
            self.show_page()
        else:
            self._open(started.library)

    def show_page(self) -> None:
        """Show what was found of the library that was asked for, and what can be done."""
        from desktop.pages.trouble import TroublePage

        asked = self._asked
        offers, self._elsewhere = wait_for(lambda: (self._offers(), trouble.others(self._path)))
        self._drop_page()
        sentence, advice = _found(asked)
        notes = [advice, _("Nothing was changed. Your library is in {folder}.").format(folder=self._path.parent)]
        self._page = TroublePage(sentence, notes, offers, self.rows_elsewhere(None), "stand_in" in asked.choices)
        self._page.chosen.connect(self._choose)
        self._page.take_over.connect(self._take_over)
        self._window.show_beside(self._page, _("Your library does not open yet"), "trouble")
        if asked.condition == "busy":
            self._retry.start()

    def rows_elsewhere(self, library: Library | None) -> list[Row]:
        """Return the plans of other libraries in the folder that this one does not have, or that are newer there.

        Raises PlanError when the library cannot be read.
        """
        self._library = library
        if not self._elsewhere:
            return []
        here = {plan.id: plan for plan in (*library.plans(), *library.plans(binned=True))} if library else {}
        return [
            Row(f"{other.path.name}/{plan.id}", plan_rows.title(plan.team, plan.year), _note(other, plan))
            for other in self._elsewhere
            for plan in other.plans
            if plan.id not in here or _is_later(plan, here[plan.id])
        ]

    def copied(self, library: Library) -> Path:
        """Return the library whose copies are looked into: what is open to read may be such a copy itself."""
        return self._path if library.read_only else library.path

    # -- what is chosen ------------------------------------------------------------------------------

    def _choose(self, choice: Choice) -> None:
        self._retry.stop()
        try:
            match choice:
                case "retry":
                    self.begin()
                case "put_back":
                    self._put_back()
                case "read_only":
                    copy = self._asked.newest_copy
                    path = copy.path if copy else self._path
                    self._let_go()
                    self._open(wait_for(lambda: Library.open(path, read_only=True, wait=WINDOW_SECONDS)))
                case "stand_in":
                    self._let_go()
                    beside = trouble.begin_stand_in(self._path)
                    self._open(wait_for(lambda: Library.open(beside, wait=WINDOW_SECONDS)))
        except PlanError as error:
            alerts.show_alert(self._window, error.sentence, error.advice)
            self.show_page()

    def put_back(self, path: Path, copy: Copy) -> bool:
        """Make a library what it was in a copy and go on with it; tells whether that succeeded, and says why not."""
        from plans.storage import restore

        self._let_go()
        try:
            wait_for(lambda: restore.put_back(path, copy))
        except PlanError as error:
            alerts.show_alert(self._window, error.sentence, error.advice)
            return False
        finally:
            self.begin()
        return True

    def _put_back(self) -> None:
        copy = self._asked.newest_copy
        assert copy
        question = _("Put back the copy of {day}?").format(day=f"{copy.made:%d-%m-%Y %H:%M}")
        advice = _("Your library goes back to how it was then. The damaged one is kept in the folder “backups”.")
        if alerts.confirm(self._window, question, _("Put it back"), _("Leave it as it is"), advice):
            self.put_back(self._path, copy)

    def _take_over(self, key: str) -> None:
        """Take a plan of another library over into the one that stands in; one that is in there already is opened."""
        self._choose("stand_in")
        beside = trouble.stand_in(self._path)
        name, plan_id = key.rsplit("/", 1)
        if self._page is None and beside:
            if beside.name == name:
                self._window.start.open_plan.emit(plan_id)
            else:
                self._window.start.take_over.emit(key)

    def _try_again(self) -> None:
        """See whether a library that was held can be opened; as long as it is, the page stays as it is."""
        started = wait_for(lambda: trouble.start(self._path, wait=0))
        same = started.asked.condition == self._asked.condition
        self._asked = started.asked
        if started.library:
            self._open(started.library)
        elif same:
            self._retry.start()
        else:
            self.show_page()

    # -- within --------------------------------------------------------------------------------------

    def _open(self, library: Library) -> None:
        self._retry.stop()
        self._drop_page()
        error = self._asked.error
        self.in_trouble = error is not None
        notices = list(library.notices)
        if library.read_only:
            notices.insert(0, _read_only(library, self._asked))
        elif error:
            now = _("For now your plans are kept in “{file}”.").format(file=library.path.name)
            notices.insert(0, f"{error.sentence} {now}")
        self.notice = "\n".join(notices)
        self._elsewhere = []
        self.opened.emit(library)
        place = self.copied(library)
        if trouble.neighbours(place):
            self._reading = Task(lambda: trouble.others(place))
            self._reading.done.connect(self._read)
            self._reading.start()

    def _read(self, made: Any) -> None:
        if isinstance(made, Exception):
            raise made
        self._elsewhere = made
        with suppress(PlanError):
            # A library that cannot be read has said so.
            self.elsewhere_read.emit(self.rows_elsewhere(self._library))

    def _drop_page(self) -> None:
        if self._page:
            parts.discard(self._page)
            self._page = None

    def _offers(self) -> list[Offer]:
        from desktop.pages.trouble import Offer

        found = []
        for choice in self._asked.choices:
            match choice:
                case "retry":
                    by_itself = (_("Digikoers also tries by itself, every few seconds."),)
                    found.append(Offer(choice, _("Try again"), by_itself if self._asked.condition == "busy" else ()))
                case "put_back":
                    found.append(Offer(choice, _("Put back the copy of {day}").format(day=self._day()), self._inside()))
                case "read_only":
                    notes = [_("You can look at your plans, print them and save them. You cannot change them.")]
                    if self._asked.newest_copy:
                        notes.insert(0, _("This opens the copy of {day}.").format(day=self._day()))
                    found.append(Offer(choice, _("Open it to read"), tuple(notes)))
                case "stand_in":
                    found.append(Offer(choice, *_beside(trouble.stand_in(self._path))))
        return found

    def _day(self) -> str:
        copy = self._asked.newest_copy
        return f"{copy.made:%d-%m-%Y %H:%M}" if copy else ""

    def _inside(self) -> tuple[str, ...]:
        """Say what is in the newest good copy, and what of the damaged library would be missing or older."""
        from plans.storage import restore

        copy = self._asked.newest_copy
        assert copy
        with restore.opened(copy) as library:
            plans, binned = library.plans(), library.plans(binned=True)
        compared = restore.comparison(self._asked.readable, [*plans, *binned])
        missing, older = compared.missing, [now for now, _then in compared.older]
        notes = [
            _("It contains: {plans}.").format(plans=plan_rows.named(plans)) if plans else _("There are no plans in it.")
        ]
        if missing:
            notes.append(_("Missing from it: {plans}.").format(plans=plan_rows.named(missing)))
        if older:
            notes.append(_("Changed since then: {plans}.").format(plans=plan_rows.named(older)))
        if not self._asked.readable:
            notes.append(_("What you changed after that moment is not in it."))
        return tuple(notes)


def _found(asked: Diagnosis) -> tuple[str, str]:
    """Say what was found, and what to do about it."""
    if asked.condition == "read_only":
        sentence = _("You may read “{file}”, and not change it.").format(file=asked.path.name)
        return sentence, _("Ask whoever looks after your laptop for permission to save in that folder.")
    return (asked.error.sentence, asked.error.advice) if asked.error else ("", "")


def _beside(known: Path | None) -> tuple[str, tuple[str, ...]]:
    """Return the words for going on in another library."""
    remembered = _("Until your own library opens again, Digikoers opens the one alongside it.")
    if known:
        return _("Go on in “{file}”").format(file=known.name), (remembered,)
    stays = _("Your own library stays as it is.")
    return _("Start alongside it with an empty library"), (f"{stays} {remembered}",)


def _read_only(library: Library, asked: Diagnosis) -> str:
    if asked.newest_copy:
        words = _("This is the copy of {day}, read only. Save a plan as a plan file, or print it.")
        return words.format(day=f"{asked.newest_copy.made:%d-%m-%Y %H:%M}")
    try:
        library.refuse_when_read_only()
    except ReadOnly as refusal:
        return str(refusal)
    return ""


def _is_later(plan: Summary, known: Summary) -> bool:
    """Return whether a plan may hold work that the same plan here does not: a clock that was behind hides nothing."""
    return plan.revision > known.revision or plan.changed_at > known.changed_at


def _note(other: Other, plan: Summary) -> str:
    where = _("in “{file}”").format(file=other.path.name)
    changed = _("changed {day}").format(day=plan_rows.moment(plan.changed_at))
    damaged = _("what can still be read of it") if other.error else ""
    return " · ".join(filter(None, [where, changed, damaged]))
