"""What is asked before a plan goes to the folder that the location shares: which folder, names or roles, by itself."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.choice_inputs import Tick
from desktop.forms.dialog import Dialog
from desktop.settings import Settings
from desktop.theme import space
from resources.language import gettext as _


def choose_folder(settings: Settings, parent: QWidget) -> bool:
    """Ask for the folder that the location shares and remember it; tells whether there is one now."""
    begin = settings.shared_folder or settings.folder
    name = QFileDialog.getExistingDirectory(parent, _("The folder that the location shares"), str(begin))
    if name:
        settings.shared_folder = Path(name)
    return settings.shared_folder is not None


class ShareDialog(Dialog):
    """Asks little; what is chosen is remembered when she shares."""

    def __init__(self, settings: Settings, parent: QWidget, *, was_asked: bool = False) -> None:
        """Make it; ``was_asked``: of words of this plan it was said before whether they are names."""
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(_("Share with the location"))
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.XL, space.L, space.XL, space.L)
        layout.setSpacing(space.M)
        self._library = settings.presets.organisation
        """The address of the organisation's library, which goes before a folder."""
        if self._library:
            heading = _("Put this plan in the library of the organisation")
            words = _(
                "The location manager can read it, with roles instead of names. Region and board see figures only. "
                "The plan stays with the team."
            )
        else:
            heading = _("Put this plan in the folder that the location shares")
            words = _("It becomes one file there that the location manager can read. The plan stays with the team.")
        layout.addWidget(parts.label(heading, "heading"))
        layout.addWidget(parts.label(words))
        row = QHBoxLayout()
        row.setSpacing(space.M)
        self._folder = parts.label("")
        row.addWidget(self._folder, 1)
        self._choose = parts.button(_("Choose the folder…"), "", self._ask_folder)
        row.addWidget(self._choose)
        layout.addLayout(row)
        self._choose.setHidden(bool(settings.presets.shared_folder or self._library))
        self._roles = _tick(layout, _("With roles instead of names"), not settings.share_names)
        self._roles.widget.setDisabled(settings.presets.roles_only)
        self._roles.widget.setHidden(bool(self._library))
        self._again = _tick(layout, _("Ask me again which words are names"), False)
        self._again.widget.setHidden(not was_asked)
        first = settings.shared_folder is None and not self._library
        by_itself = _("From now on automatically too: when the plan is adopted, and when a review is closed")
        self._unasked = _tick(layout, by_itself, first or settings.share_unasked)
        self._warning = parts.label(_("Whoever can open the folder can read the names of people in it."), "notice")
        layout.addWidget(self._warning)
        self._share = parts.button(_("Share now"), "primary", self._accept)
        self._share.setDefault(True)
        layout.addWidget(ButtonRow((parts.button(_("Cancel"), "", self.reject),), (self._share,)))
        self._roles.box.toggled.connect(self._show)
        self._show()
        (self._choose if first else self._share).setFocus()

    @property
    def asks_again(self) -> bool:
        """Whether she wants to say anew which words are names."""
        return self._again.box.isChecked()

    def _ask_folder(self) -> None:
        if choose_folder(self._settings, self):
            self._show()
            self._share.setFocus()

    def _accept(self) -> None:
        if not self._library:
            self._settings.share_names = not self._roles.box.isChecked()
        self._settings.share_unasked = self._unasked.box.isChecked()
        self.accept()

    def _show(self) -> None:
        folder = _host(self._library) if self._library else self._settings.shared_folder
        # A line may end behind every part of a path.
        shown = re.sub(r"([\\/])", "\\1\u200b", str(folder))
        self._folder.setText(shown if folder else _("No folder is chosen yet."))
        self._share.setEnabled(bool(folder))
        self._warning.setVisible(not self._library and not self._roles.box.isChecked())


def _host(address: str) -> str:
    """Return where a library is, in short; an address that makes no sense as it stands: sharing says what is wrong."""
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    return host or address.rpartition("@")[2]


def _tick(layout: QVBoxLayout, words: str, on: bool) -> Tick:
    tick = Tick(words)
    tick.box.setAccessibleName(words)
    tick.box.setChecked(on)
    layout.addWidget(tick.widget)
    return tick
