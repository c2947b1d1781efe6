"""What the program remembers on this laptop: language, look, and where she was."""

from __future__ import annotations

import contextlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from desktop.theme.appearance import AS_SYSTEM, LEAST, MOST, THEMES
from plans import presets
from plans.storage import private
from resources.language import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from plans.exchange.calendar_choice import Whose
    from plans.storage.chosen_names import Chosen


class Settings:
    """Settings in a readable file; a value that makes no sense is as good as none."""

    def __init__(self) -> None:
        # Qt's own answer: platformdirs would have to be imported before the first paint.
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
        path = Path(place) / "Digikoers" / "settings.ini"
        # It names a plan and folders: nobody else's business. Qt keeps the mode of a file that is there.
        with contextlib.suppress(OSError):
            private.make_folder(path.parent)
            private.make_file(path)
        private.restrict(path.parent)
        private.restrict(path)
        self._kept = QSettings(str(path), QSettings.Format.IniFormat)
        self.presets = presets.read()
        """What the organisation laid down for everybody; that goes before what is kept here."""
        self.house_folder = ""
        """The folder that the location shares by the house pack in use, as soon as that is known."""
        self.house_template: tuple[UUID, str] | None = None
        """The house pack in use and the file of its template for Word, when it has one."""
        self.print_languages: dict[UUID, str] = {}
        """Of each plan the language that was chosen to print it in; gone with this session."""

    @cached_property
    def replacements(self) -> Chosen:
        """Of each plan and language what stands in the place of words that may be names."""
        from plans.storage import chosen_names

        return chosen_names.read()

    @property
    def language(self) -> str:
        """The language of the interface."""
        found = self.presets.language or str(self._kept.value("language", DEFAULT))
        return found if found in LANGUAGES else DEFAULT

    @language.setter
    def language(self, language: str) -> None:
        self._kept.setValue("language", language)

    @property
    def theme(self) -> str:
        """Light, dark, with high contrast, or as the system."""
        found = str(self._kept.value("theme", THEMES[0]))
        return found if found in THEMES else THEMES[0]

    @theme.setter
    def theme(self, theme: str) -> None:
        self._kept.setValue("theme", theme)

    @property
    def system_look(self) -> str:
        """What the system looked like the last time: its colours, and the theme that went with them."""
        return str(self._kept.value("system_look", ""))

    @system_look.setter
    def system_look(self, look: str) -> None:
        if look != self.system_look:
            self._kept.setValue("system_look", look)

    @property
    def text_size(self) -> int:
        """The text size in per cent, or AS_SYSTEM."""
        found = str(self._kept.value("text_size", AS_SYSTEM))
        return max(LEAST, min(MOST, int(found))) if found.isdigit() and int(found) else AS_SYSTEM

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._kept.setValue("text_size", percent)

    @property
    def last_plan(self) -> str:
        """The key of the plan that was open last."""
        return str(self._kept.value("last_plan", ""))

    @last_plan.setter
    def last_plan(self, key: str) -> None:
        self._kept.setValue("last_plan", key)

    @property
    def calendar_whose(self) -> Whose:
        """Whose moments went into the calendar the last time."""
        from plans.exchange.calendar_choice import WHOSE

        found = str(self._kept.value("calendar/whose", ""))
        return next((item for item in WHOSE if item == found), WHOSE[0])

    @calendar_whose.setter
    def calendar_whose(self, whose: Whose) -> None:
        self._kept.setValue("calendar/whose", whose)

    @property
    def calendar_remind(self) -> int:
        """How many days before a moment the calendar reminds of it; 0 for not."""
        from plans.exchange.calendar_choice import REMINDERS

        found = str(self._kept.value("calendar/remind", ""))
        return int(found) if found in map(str, REMINDERS) else 0

    @calendar_remind.setter
    def calendar_remind(self, days: int) -> None:
        self._kept.setValue("calendar/remind", days)

    @property
    def version(self) -> str:
        """The version that was at work here last; nothing before the first start."""
        return str(self._kept.value("version", ""))

    @version.setter
    def version(self, version: str) -> None:
        self._kept.setValue("version", version)

    @property
    def print_roles(self) -> bool:
        """Whether roles are printed in the place of names."""
        return self.presets.roles_only or str(self._kept.value("print/roles", "")) == "yes"

    @print_roles.setter
    def print_roles(self, roles: bool) -> None:
        self._kept.setValue("print/roles", "yes" if roles else "no")

    @property
    def print_paper(self) -> str:
        """The paper of the poster; nothing while none was chosen."""
        return str(self._kept.value("print/paper", ""))

    @print_paper.setter
    def print_paper(self, paper: str) -> None:
        self._kept.setValue("print/paper", paper)

    @property
    def print_template(self) -> str:
        """The file whose styles a Word document takes; nothing for our own."""
        return str(self._kept.value("print/template", ""))

    @print_template.setter
    def print_template(self, template: str) -> None:
        self._kept.setValue("print/template", template)

    def word_template(self, house: UUID | None) -> str:
        """Return the file whose styles a Word document takes: the one chosen here, else that of the house pack in use.

        ``house`` is the pack that the plan was filled from: a plan of another house takes nothing of ours.
        """
        pack, file = self.house_template or (None, "")
        return self.print_template or (file if house in (None, pack) else "")

    @property
    def print_without(self) -> frozenset[str]:
        """The parts of the plan that are left out of print, by name; at first those printed only on request."""
        from plans.printing.request import OPTIONAL

        return frozenset(str(self._kept.value("print/left_out", " ".join(OPTIONAL))).split())

    @print_without.setter
    def print_without(self, names: frozenset[str]) -> None:
        self._kept.setValue("print/left_out", " ".join(sorted(names)))

    @property
    def import_choices(self) -> list[dict[str, Any]]:
        """What was chosen for tables of own lists, by their headings: headings, never what stands below them."""

        try:
            found = json.loads(str(self._kept.value("import/choices", "[]")))
        except ValueError:
            return []
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    @import_choices.setter
    def import_choices(self, choices: list[dict[str, Any]]) -> None:

        self._kept.setValue("import/choices", json.dumps(choices))

    @property
    def folder(self) -> Path:
        """The folder where something was last opened or saved."""
        kept = Path(str(self._kept.value("folder", "")))
        return kept if str(kept) != "." and kept.is_dir() else Path.home()

    @folder.setter
    def folder(self, folder: Path) -> None:
        self._kept.setValue("folder", str(folder))

    @property
    def shared_folder(self) -> Path | None:
        """The folder that the location shares, chosen once; None as long as there is none. It need not be there now.

        What IT laid down goes before it; what the house pack says counts as long as nothing was chosen.
        """
        kept = self.presets.shared_folder or str(self._kept.value("shared/folder", "")) or self.house_folder
        return Path(kept) if kept else None

    @shared_folder.setter
    def shared_folder(self, folder: Path | None) -> None:
        self._kept.setValue("shared/folder", str(folder or ""))

    @property
    def share_names(self) -> bool:
        """Whether names go along in what is shared; at first roles stand in their place."""
        return not self.presets.roles_only and str(self._kept.value("shared/names", "")) == "yes"

    @share_names.setter
    def share_names(self, names: bool) -> None:
        self._kept.setValue("shared/names", "yes" if names else "no")

    @property
    def share_unasked(self) -> bool:
        """Whether a plan is shared by itself when it is adopted or a review is closed."""
        return str(self._kept.value("shared/unasked", "")) == "yes"

    @share_unasked.setter
    def share_unasked(self, unasked: bool) -> None:
        self._kept.setValue("shared/unasked", "yes" if unasked else "no")

    @property
    def sender(self) -> str:
        """What tells the remarks that this laptop sends from those of another; it says nothing of who uses it."""
        kept = str(self._kept.value("shared/sender", ""))
        if not (len(kept) == 8 and kept.isalnum()):
            import secrets  # loads hashes, which no first page needs

            kept = secrets.token_hex(4)
            self._kept.setValue("shared/sender", kept)
        return kept

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood."""
        found = self._kept.value("geometry", QByteArray())
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._kept.setValue("geometry", geometry)
