"""The house pack in use on this laptop: looked for beside the window, and given to who begins a plan."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.background import Task, wait_for
from desktop.settings import Settings
from plans.errors import PlanError

if TYPE_CHECKING:
    from plans.house_pack.installed import Found
    from plans.house_pack.pack import Pack


class House(QObject):
    """Knows the pack in use; ``changed`` says that it is another one, or a newer version."""

    changed = Signal()
    trouble = Signal(object)
    """A PlanError: the pack that the organisation put ready cannot be used."""

    def __init__(self, library: Path, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._library, self._settings = library, settings
        self._looking: Task | None = None
        self._current: Pack | None = None
        self.is_new = False
        """Whether it was found just now, at the place where IT or the package puts it."""

    def look(self) -> None:
        """Look for a pack in a thread: where IT put it may be far away."""
        self._looking = Task(self._find)
        self._looking.done.connect(self._take)
        self._looking.start()

    @property
    def current(self) -> Pack | None:
        """The pack in use; waited for when it is still being looked for."""
        if self._looking:
            self._take(self._looking.wait())
        return self._current

    @property
    def known(self) -> Pack | None:
        """The pack in use, as far as it is known by now; ``changed`` says when there is more."""
        return self._current

    @property
    def updates(self) -> str:
        """Where the organisation gets a newer Digikoers: what IT says, or the pack."""
        return self._settings.presets.updates or (self._current.facts.updates if self._current else "")

    def use(self, pack: Pack) -> None:
        """Use a pack from now on; raises PlanError when it cannot be kept."""
        from plans.house_pack import installed

        if self._looking:
            self._take(self._looking.wait())
        wait_for(lambda: installed.use(self._library, pack))
        self._show(pack)
        self.changed.emit()

    def stop(self) -> None:
        """Use no pack any more."""
        from plans.house_pack import installed

        installed.stop(self._library)
        self._show(None)
        self.changed.emit()

    def _find(self) -> Found:
        from plans.house_pack import installed

        return installed.look(self._library, self._settings.presets)

    def _take(self, found: Found | Exception) -> None:
        if self._looking is None:
            return
        self._looking = None
        if isinstance(found, Exception):
            raise found
        self._show(found.current)
        self.is_new = found.is_new
        if found.trouble:
            self.trouble.emit(found.trouble)
        if found.is_new:
            self.changed.emit()

    def _template(self, pack: Pack | None) -> tuple[UUID, str] | None:
        """Return the template for Word of a pack as a file; without it a print is as it was, so no trouble is made."""
        if pack is None or not pack.facts.template:
            return None
        from plans.house_pack import installed

        with suppress(PlanError):
            return pack.facts.id, str(installed.template(self._library, pack))
        return None

    def _show(self, pack: Pack | None) -> None:
        from plans.cards import deck

        self._current = pack
        self._settings.house_folder = pack.facts.shared_folder if pack else ""
        self._settings.house_template = self._template(pack)
        deck.choose_house(pack.facts.cards if pack else ())
