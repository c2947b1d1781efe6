"""Serves house packs in the window: opens and makes them, and offers what a newer one changes in the open plan."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop import alerts, plan_rows, possible_names
from desktop.background import wait_for
from desktop.document import Document
from desktop.house_pack.making import MakeDialog
from desktop.house_pack.preview import ChangesDialog, PackDialog
from desktop.library import LibraryController
from desktop.window import Window
from plans import locks
from plans.anonymise.leaving import leaving
from plans.errors import PlanError
from plans.file_names import file_name
from plans.house_pack import filling, making, pack
from plans.house_pack.pack import Pack
from resources.language import current
from resources.language import gettext as _


class HousePackController(QObject):
    """Shows packs; changes a plan through its document only."""

    def __init__(self, window: Window, desk: LibraryController) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk

    def choose(self) -> None:
        """Ask for a pack and open it."""
        name, _filter = QFileDialog.getOpenFileName(
            self._window,
            _("Open a house pack"),
            str(self._desk.settings.folder),
            _("House packs ({files})").format(files=f"*{pack.SUFFIX}"),
        )
        if name:
            self._desk.settings.folder = Path(name).parent
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Show what a pack holds, and use it when that is wanted; then what it changes in the open plan."""
        try:
            found = wait_for(lambda: pack.read(path))
            if not PackDialog(found, self._desk.house.current, self._window).exec():
                return
            self._desk.house.use(found)
        except PlanError as error:
            self._desk.show_message(error)
            return
        document = self._desk.document
        if document and filling.fill(document.plan, found).edits and not document.plan.record.to_read:
            self.show_news()
        else:
            alerts.show_alert(
                self._window,
                _("From now on, new plans start from {pack}.").format(pack=found.words),
                _("Choose “Short plan in 30 minutes” or “New plan” to begin with it."),
            )

    def look(self) -> None:
        """Show the pack in use, with the way to leave it."""
        own = self._desk.house.current
        if own is None:
            alerts.show_alert(
                self._window,
                _("No house pack is in use."),
                _("Does your organisation have one? Open it under “{command}”.").format(
                    command=_("Open a house pack…")
                ),
            )
        elif PackDialog(own, own, self._window).exec():
            self._desk.house.stop()

    def show_news(self) -> None:
        """Show what the pack in use changes in the open plan, and do it when that is wanted."""
        document, found = self._desk.document, self._desk.house.current
        if document is None or found is None:
            return
        document.commit_requested.emit()
        step = filling.fill(document.plan, found)
        if not step.edits:
            return
        refused = self._refusal(document, found)
        news = filling.news(document.plan, found)
        self._window.hide_notice()
        if ChangesDialog(found, news, step.kept, refused, self._window).exec():
            try:
                document.apply_step(step.edits, source="house_pack")
            except PlanError as error:
                self._desk.show_message(error)

    def _refusal(self, document: Document, found: Pack) -> str:
        """Say why the open plan takes nothing; nothing when it does."""
        try:
            document.library.refuse_when_read_only()
        except PlanError as error:
            return str(error)
        return str(locks.refusal_of(document.plan, filling.fill(document.plan, found).edits, "house_pack") or "")

    def make(self) -> None:
        """Ask what goes into a pack, make it and write it."""
        library = self._desk.library
        if library is None:
            return
        if self._desk.document:
            self._desk.document.commit_requested.emit()
        try:
            titles = [(one.id, plan_rows.title(one.team, one.year)) for one in library.plans() if not one.binned_at]
        except PlanError as error:
            self._desk.show_message(error)
            return
        if not titles:
            alerts.show_alert(
                self._window, _("There is no plan yet to make a house pack from."), _("Start one, or open the sample.")
            )
            return
        chosen = self._desk.document.plan.id if self._desk.document else None
        before = self._desk.house.current
        if before:
            is_next = self._is_next(before)
            if is_next is None:
                return
            before = before if is_next else None
        dialog = MakeDialog(titles, chosen, library.load, before, self._desk.settings.folder, self._window)
        if not dialog.exec():
            return
        # It goes to other teams: what may still be a name is looked at first.
        language, settings = current(), self._desk.settings
        found = [item for plan in dialog.plans for item in possible_names.find_in(plan, settings, language)]
        if not possible_names.decide(found, settings, language, self._window):
            return
        instead = {plan.id: possible_names.chosen_for(settings, plan.id, language) for plan in dialog.plans}
        try:
            made = making.make(
                [leaving(plan) for plan in dialog.plans], dialog.wanted, dt.date.today(), before, instead
            )
            pack.check(made)
        except PlanError as error:
            self._desk.show_message(error)
            return
        self._save(made)

    def _is_next(self, before: Pack) -> bool | None:
        """Ask what is to be made; None for nothing."""
        question = _("You use “{pack}”. Make the next version of it, or a new house pack?").format(pack=before.words)
        return alerts.choose(self._window, question, _("The next version"), _("A new one"))

    def _save(self, made: Pack) -> None:
        wanted = self._desk.settings.folder / f"{file_name(made.facts.name, 60) or 'huispakket'}{pack.SUFFIX}"
        name, _filter = QFileDialog.getSaveFileName(
            self._window,
            _("Save the house pack"),
            str(wanted),
            _("House packs ({files})").format(files=f"*{pack.SUFFIX}"),
        )
        if not name:
            return
        path = Path(name) if name.lower().endswith(pack.SUFFIX) else Path(f"{name}{pack.SUFFIX}")
        try:
            wait_for(lambda: pack.write(made, path))
            self._desk.house.use(made)
        except PlanError as error:
            self._desk.show_message(error)
            return
        self._desk.settings.folder = path.parent
        alerts.show_alert(
            self._window,
            _("“{file}” is {pack}.").format(file=path.name, pack=made.words),
            _(
                "Give it to the teams, or have IT put it where Digikoers looks for it. Your own new plans "
                "start from it too."
            ),
        )
