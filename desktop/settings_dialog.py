"""The dialog for language, theme and text size."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QFormLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.choice_inputs import NoWheelCombo
from desktop.forms.dialog import Dialog
from desktop.settings import Settings
from desktop.theme import space
from desktop.theme.appearance import AS_SYSTEM, LEAST, MOST, appearance
from resources.language import gettext as _


class SettingsDialog(Dialog):
    """Theme and text size are shown at once; the language from the next start on."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(_("Language and look"))
        self.setMinimumWidth(420)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.L)
        form = QFormLayout()
        form.setVerticalSpacing(space.M)
        form.setHorizontalSpacing(space.L)
        self.language = _list({"nl": "Nederlands", "en": "English"}, settings.language)
        as_laptop = _("Same as the laptop")
        themes = {
            "system": as_laptop,
            "light": _("Light"),
            "dark": _("Dark"),
            "contrast": _("High contrast"),
        }
        self.theme = _list(themes, settings.theme)
        sizes = {str(AS_SYSTEM): as_laptop} | {str(size): f"{size} %" for size in range(LEAST, MOST + 1, 10)}
        self.text_size = _list(sizes, str(settings.text_size))
        for words, box in (
            (_("Language"), self.language),
            (_("Colours"), self.theme),
            (_("Text size"), self.text_size),
        ):
            label = parts.label(words, "question")
            label.setBuddy(box)
            box.setAccessibleName(words)
            form.addRow(label, box)
        layout.addLayout(form)
        layout.addWidget(parts.label(_("A new language shows the next time you start Digikoers."), "note"))
        self._show_presets(layout)
        close = parts.button(_("Close"), "primary", self.accept)
        close.setDefault(True)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        for box in (self.language, self.theme, self.text_size):
            box.currentIndexChanged.connect(self._apply)

    def _show_presets(self, layout: QVBoxLayout) -> None:
        """Say what the organisation laid down, and that it cannot be changed here."""
        found = self._settings.presets
        self.language.setDisabled(bool(found.language))
        laid_down = [
            (found.language, _("The language")),
            (found.roles_only, _("Names leave this laptop only in a file that is locked with a passphrase")),
            (found.house_pack, _("The house pack: {place}").format(place=found.house_pack)),
            (found.shared_folder, _("The shared folder: {place}").format(place=found.shared_folder)),
            (found.updates, _("Newer versions: {place}").format(place=found.updates)),
        ]
        lines = [f"· {words}" for value, words in laid_down if value]
        if lines:
            layout.addWidget(parts.label(_("Set by your organisation"), "question"))
            layout.addWidget(parts.label("\n".join([*lines, str(found.source)]), "note"))
        if found.trouble:
            layout.addWidget(parts.label(found.trouble, "notice"))

    def _apply(self, _place: int) -> None:
        self._settings.language = self.language.currentData()
        self._settings.theme = self.theme.currentData()
        self._settings.text_size = int(self.text_size.currentData())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        appearance.apply(app, self._settings.theme, self._settings.text_size)


def _list(named: dict[str, str], chosen: str) -> QComboBox:
    box = NoWheelCombo()
    for value, words in named.items():
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
