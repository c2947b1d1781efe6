"""The window that says which version this is, whose work it stands on, and under which licences."""

from __future__ import annotations

import platform
from importlib import metadata

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.forms import parts
from desktop.theme.appearance import appearance
from desktop.theme.icons import mark
from plans import __version__
from resources import FONTS, ICONS, WORDS
from resources.language import gettext as _

MADE_WITH = {
    "alembic": ("Alembic", "MIT"),
    "cryptography": ("cryptography", "Apache 2.0 / BSD"),
    "holidays": ("holidays", "MIT"),
    "icalendar": ("icalendar", "BSD"),
    "openpyxl": ("openpyxl", "MIT"),
    "platformdirs": ("platformdirs", "MIT"),
    "pydantic": ("Pydantic", "MIT"),
    "pypdfium2": ("pypdfium2, PDFium", "Apache 2.0 / BSD"),
    "pyphen": ("Pyphen, hyphenation of LibreOffice", "MPL 1.1"),
    "pyside6-essentials": ("Qt, Qt for Python", "LGPL 3"),
    "python-dateutil": ("dateutil", "Apache 2.0 / BSD"),
    "reportlab": ("ReportLab", "BSD"),
    "rl-accel": ("rl_accel", "BSD"),
    "sqlalchemy": ("SQLAlchemy", "MIT"),
    "sqlmodel": ("SQLModel", "MIT"),
}
"""What is installed with the program, by the name it is installed by: how it is called, and its licence."""

SHIPPED = (("Source Sans 3", FONTS), ("Lucide", ICONS), ("OpenTaal, SCOWL", WORDS))
"""What ships within it, and the folder with its licence."""


class AboutDialog(QDialog):
    """Name and version, and below it the licences to read or copy."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("About Digikoers"))
        self.setMinimumWidth(appearance.px(560))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        head = QHBoxLayout()
        head.setSpacing(16)
        picture = QLabel()
        picture.setPixmap(mark(appearance.px(64)))
        head.addWidget(picture)
        version = _("Version {version}").format(version=__version__)
        head.addWidget(parts.heading("Digikoers", version, "title", "intro"), 1)
        layout.addLayout(head)
        layout.addWidget(parts.label(_("A year plan that your team can work with. Everything stays on this laptop.")))
        licence = _("Free software under the MIT licence, © 2026 Digikoers contributors.")
        around = f"Qt {qVersion()} · Python {platform.python_version()} · {platform.system()}"
        layout.addWidget(parts.label(f"{licence}\n{around}", "note"))
        self.licences = QPlainTextEdit(licences())
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setAccessibleName(_("Made with"))
        self.licences.setMinimumHeight(appearance.px(220))
        asked = parts.label(_("Made with"), "question")
        asked.setBuddy(self.licences)
        layout.addWidget(asked)
        layout.addWidget(self.licences, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        close = parts.button(_("All right"), "primary", self.accept)
        close.setDefault(True)
        foot.addWidget(close)
        layout.addLayout(foot)
        close.setFocus()


def licences() -> str:
    """Return what the program is made with, a line for each, and the whole licences of what ships within it."""
    lines = [
        f"{called} {_version(name)} · {licence}".replace("  ", " ") for name, (called, licence) in MADE_WITH.items()
    ]
    whole = [f"{called}\n\n{(folder / 'LICENSE.md').read_text(encoding='utf-8').strip()}" for called, folder in SHIPPED]
    return "\n\n\n".join(["\n".join(lines), *whole])


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        # An installed program may have left these notes out.
        return ""
