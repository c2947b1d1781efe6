"""What is new: said quietly after an update, and read in a window of its own whenever she likes."""

from __future__ import annotations

from PySide6.QtWidgets import QTextBrowser, QVBoxLayout, QWidget

from desktop import guide_html
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.settings import Settings
from desktop.theme import space
from desktop.theme.appearance import appearance
from desktop.window import Window
from plans import __version__
from resources.language import gettext as _
from resources.manual import Block, Chapter, Section
from resources.news import news


class NewsDialog(Dialog):
    """All versions, the newest first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What is new"))
        self.text = QTextBrowser()
        self.text.setObjectName("guide")
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("What is new"))
        self.text.document().setDocumentMargin(appearance.px(20))
        self.text.document().setDefaultStyleSheet(guide_html.sheet())
        versions = [
            Section(_("Version {version}").format(version=number), (Block("dots", lines),)) for number, lines in news()
        ]
        self.text.setHtml(guide_html.chapter(Chapter("news", _("What is new"), tuple(versions)), 0))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.L, space.L, space.L, space.L)
        layout.setSpacing(space.M)
        layout.addWidget(self.text, 1)
        close = parts.button(_("Close"), "primary", self.accept)
        close.setDefault(True)
        layout.addWidget(ButtonRow([], [close]))
        room = parent.window().size()
        self.resize(min(appearance.px(620), room.width() - 40), min(appearance.px(520), room.height() - 40))
        close.setFocus()


def say_once(settings: Settings, window: Window) -> None:
    """Say that this is another version than last time; who starts for the first time has nothing to compare with."""
    before, settings.version = settings.version, __version__
    if before and before != __version__:
        words = _("Digikoers was updated to version {version}.").format(version=__version__)

        def read() -> None:
            window.hide_notice()
            window.news_requested.emit()

        window.show_notice(words, _("What is new…"), read, stays=False)
