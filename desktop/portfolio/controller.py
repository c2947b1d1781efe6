"""Serves the page of several teams: asks for files, has them read, opens one, saves the sheet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog

from desktop import alerts
from desktop.background import wait_for
from desktop.incoming import FILES
from desktop.library import LibraryController
from desktop.passphrase import AskPassphrase
from desktop.portfolio.following import Following
from desktop.portfolio.loading import Find, Job, reading
from desktop.portfolio.saving import SaveDialog
from desktop.portfolio.view import PortfolioView, arrange
from desktop.settings import Settings
from desktop.window import Window
from plans import overview_sources, portfolio
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from plans.portfolio import Collection, Source, Summary
from plans.storage.file_summaries import FileSummaries
from resources.language import gettext as _
from resources.texts import text

if TYPE_CHECKING:
    from desktop.organisation import Away

ORGANISATION = "organisation:"
"""How the place of a plan begins that is in the organisation's library."""


class PortfolioController(QObject):
    """Shows several teams in the window; remembers nothing but the last folder."""

    def __init__(self, window: Window, settings: Settings, desk: LibraryController) -> None:
        super().__init__(window)
        self._window, self._settings, self._desk = window, settings, desk
        self._sources: dict[str, Source] = {}
        self._gathered, self._lines = Collection(), tuple[str, ...]()
        """What was read last, and what is said of the shared folder besides."""
        self._away: Away | None = None
        """Why the organisation's library could not be looked at the last time."""
        self._unasked = True
        """Whether it was looked at without being asked for: then nothing is asked either."""
        self._finding: list[Find] = []
        """What looks for plans and is not done yet."""
        self._known = FileSummaries()
        self._following: Following | None = None
        self._job: Job | None = None
        self._passphrases: dict[str, str] = {}
        """What opens the files that are closed, by their place; forgotten with the teams on the page."""
        self.view: PortfolioView | None = None
        window.closing.connect(self._closing)

    def show(self) -> None:
        """Show the page; an open plan is saved and stays open behind it."""
        if self._desk.document:
            self._desk.document.commit_requested.emit()
        if self.view is None:
            self.view = view = PortfolioView(has_organisation=bool(self._settings.presets.organisation))
            view.back.connect(self._back)
            view.files_requested.connect(self._add_files)
            view.folder_requested.connect(self._add_folder)
            view.local_requested.connect(self._add_local)
            view.shared_requested.connect(self._add_shared)
            view.organisation_requested.connect(lambda: self._add_organisation())
            view.clear_requested.connect(self._clear)
            view.stop_requested.connect(self._stop)
            view.open_requested.connect(self._open)
            view.save_requested.connect(self._save)
            view.unlock_requested.connect(self._unlock)
        self._window.show_beside(self.view, text("portfolio", "step.title"), "portfolio")
        if self._following:
            self._following.look()
        elif self._settings.presets.organisation and (self._away or not self._sources):
            self._add_organisation(unasked=True)
        elif self._settings.shared_folder and not self._sources:
            self._follow(self._settings.shared_folder)
        QTimer.singleShot(0, self.view, self.view.enter)

    def _back(self) -> None:
        if not self._window.leave_beside():
            self._desk.go_home()

    def _add_files(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(
            self.view, _("Add plan files"), str(self._settings.folder), _("Plan files ({files})").format(files=FILES)
        )
        if names:
            self._settings.folder = Path(names[0]).parent
            self._add_paths([Path(name) for name in names])

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self.view, _("Add a folder"), str(self._settings.folder))
        if name:
            self._settings.folder = Path(name)
            self._add_paths([Path(name)])

    def _add_local(self) -> None:
        if library := self._desk.library:
            self._add(lambda: overview_sources.of_library(library))

    def _add_shared(self) -> None:
        from desktop.share_dialog import choose_folder

        if self._settings.shared_folder or choose_folder(self._settings, self._window):
            folder = self._settings.shared_folder
            assert folder
            self._follow(folder)

    def _add_organisation(self, *, unasked: bool = False) -> None:
        """Show the teams of the organisation's library as they are now, or as they were when it could be reached."""
        from desktop import organisation

        self._unasked = unasked

        def find() -> list[Source]:
            found, self._away = organisation.overview(self._settings.presets.organisation, ORGANISATION)
            return found

        within = {place for place in self._sources if place.startswith(ORGANISATION)}
        self._sources = {place: source for place, source in self._sources.items() if place not in within}
        self._add(find)

    def _follow(self, folder: Path) -> None:
        """Show the plans of the shared folder, and go on showing them as they are."""
        assert self.view
        if self._following:
            self._following.stop()
        self._following = Following(folder, self.view)
        self._following.changed.connect(self._folder_changed)
        self._following.failed.connect(lambda error: self._say([str(error)]))
        self._following.look()

    def _folder_changed(self, lines: list[str]) -> None:
        """Read the shared folder again; what went away goes from the page as well."""
        assert self._following
        folder = self._following.folder
        within = {place for place, source in self._sources.items() if source.file and folder in Path(place).parents}
        self._sources = {place: source for place, source in self._sources.items() if place not in within}
        self._say(lines)
        self._add_paths([folder])

    def _say(self, lines: list[str]) -> None:
        """Say something of the shared folder with what is not on the page, until it is said anew."""
        assert self.view
        self._lines = tuple(lines)
        if self._job is None:
            self._show(self._gathered)

    def _show(self, gathered: Collection) -> None:
        assert self.view
        self._gathered = gathered
        self.view.show_gathered(replace(gathered, skipped=(*self._lines, *gathered.skipped)))

    def _add_paths(self, paths: list[Path]) -> None:
        self._add(lambda: overview_sources.of_paths(paths, self._read, self._known))

    def _add(self, find: Find) -> None:
        """Look for plans and read them and, to show them as they are now, the ones that were there already."""
        assert self.view
        self._stop()
        # What was being looked for when this came is looked for again.
        self._finding.append(find)
        self._job = job = reading(self._sources.values(), list(self._finding))
        job.progress.connect(self.view.show_progress)
        job.done.connect(self._done)
        self.view.show_progress(0, len(self._sources))
        job.start()

    def _done(self, made: Any) -> None:
        if self._job is None or made is not self._job.made or self.view is None:
            return
        self._job = None
        self._finding.clear()
        if isinstance(made, PlanError):
            self._show(self._gathered)
            alerts.show_alert(self.view, made.sentence, made.advice)
        elif isinstance(made, Exception):
            raise made
        else:
            self._sources = {source.place: source for source in made.sources}
            self._show(made.gathered)
            self._say_away()

    def _say_away(self) -> None:
        """Say in a line why the organisation's library is away; when she asked for it, ask her to log in."""
        assert self.view
        away, unasked, self._unasked = self._away, self._unasked, True
        self.view.show_away(away.words if away else "", away.way_on if away else "")
        if away is None or unasked:
            return
        from desktop import organisation

        if organisation.log_in(away.error, self._settings.presets.organisation, self._window):
            self._add_organisation()

    def _read(self, path: Path) -> Plan:
        """Read a plan file, with the passphrase that was typed for it when it is closed."""
        return plan_file.read(path, self._passphrases.get(str(path)))[0]

    def _unlock(self) -> None:
        """Ask for the passphrase of the files that are closed; those that open with it come in."""
        assert self.view
        closed = [item.place for item in self.view.gathered.unread if item.is_closed]
        dialog = AskPassphrase(_closed_words(closed), lambda typed: _opened_with(closed, typed), self._window)
        dialog.exec()
        if isinstance(dialog.made, PlanError):
            alerts.show_alert(self.view, dialog.made.sentence, dialog.made.advice)
        elif isinstance(dialog.made, Exception):
            raise dialog.made
        elif dialog.made:
            self._passphrases.update(dialog.made)
            self._add(list)

    def _stop(self) -> None:
        if self._job:
            self._job.stop()

    def _clear(self) -> None:
        assert self.view
        self._stop()
        self._job = None
        self._finding.clear()
        self._sources, self._passphrases, self._lines, self._away = {}, {}, (), None
        self.view.show_away("", "")
        if self._following:
            self._following.stop()
            self._following = None
        self._show(Collection())
        self.view.files.setFocus()

    def _open(self, summary: Summary) -> None:
        """Open a plan of the library as any other, and a file to read along: that plan is the team's.

        The plan that was open is saved and closed first.
        """
        self._desk.go_home()
        if self._desk.document is not None:
            return
        if summary.place.startswith(ORGANISATION):
            self._read_along(summary.place)
        elif summary.source:
            known = self._passphrases.get(summary.place)
            self._desk.incoming.open_path(Path(summary.place), to_read=True, known=known)
        else:
            self._desk.open_plan(summary.place)

    def _read_along(self, place: str) -> None:
        """Fetch a plan of the organisation's library and open it to read."""
        from desktop import organisation

        address, library = self._settings.presets.organisation, self._desk.library
        assert library
        try:
            plan = wait_for(lambda: organisation.fetch(address, UUID(place.removeprefix(ORGANISATION)), library))
        except PlanError as error:
            self._desk.show_message(error)
        else:
            self._desk.incoming.read_along(plan)

    def _save(self) -> None:
        view = self.view
        assert view
        sources, gathered = list(self._sources.values()), view.gathered
        choice, sorting = view.filters.choice(), view.filters.sorting()

        def arranged(job: Job, seen: Callable[[Plan], Plan] | None) -> Collection:
            found = portfolio.collect(sources, seen=seen, stopped=job.stopped) if seen else gathered
            return arrange(found, choice, sorting)

        name = text("portfolio", "step.title")
        years = portfolio.years(gathered.summaries)
        name = f"{name} {years[0]}" if len(years) == 1 else name
        SaveDialog(arranged, choice, name, self._settings, self._window).exec()

    def _closing(self, _event: QCloseEvent) -> None:
        self._stop()
        if self._following:
            self._following.stop()
        self._known.close()


def _closed_words(places: list[str]) -> str:
    if len(places) == 1:
        return _("“{file}” is locked with a passphrase.").format(file=Path(places[0]).name)
    return _("{count} plan files are locked with a passphrase.").format(count=len(places))


def _opened_with(places: list[str], passphrase: str) -> dict[str, str]:
    """Return the files that a passphrase opens, with it; raises Unopened when it opens none."""
    opened: dict[str, str] = {}
    refused: PlanError | None = None
    for place in places:
        try:
            plan_file.read(Path(place), passphrase)
        except PlanError as error:
            refused = error
        else:
            opened[place] = passphrase
    if refused and not opened:
        raise refused
    return opened
