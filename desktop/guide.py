"""The window with the guide: its contents at the left, the text at the right, and a line to search in it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop import alerts, guide_html
from desktop.background import wait_for
from desktop.forms import parts
from desktop.forms.button_row import ButtonRow
from desktop.forms.dialog import Dialog
from desktop.settings import Settings
from desktop.theme import space
from desktop.theme.appearance import appearance
from plans.derived.search import plain
from plans.errors import PlanError
from resources import manual
from resources.language import gettext as _
from resources.language import ngettext

CONTENTS = 270
"""Width of the contents in pixels at 100 %."""
WIDEST = 720
"""Width in pixels at 100 % beyond which lines read worse."""
PLACE = Qt.ItemDataRole.UserRole


class GuideWindow(Dialog):
    """Stays open beside the window, so that she can read and do at once."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._chapters = {chapter.name: chapter for chapter in manual.chapters()}
        self._shown = ""
        self.setWindowTitle(_("Guide"))
        self.line = parts.Line()
        self.line.setPlaceholderText(_("Search in the guide…"))
        self.line.setAccessibleName(_("Search in the guide"))
        self.line.setClearButtonEnabled(True)
        for clear in self.line.findChildren(QToolButton):
            clear.setAccessibleName(_("Clear the line"))
        self.list = QListWidget()
        self.list.setObjectName("chapters")
        self.list.setAccessibleName(_("Contents"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QTextBrowser()
        self.text.setObjectName("guide")
        self.text.setOpenLinks(False)
        self.text.setTabChangesFocus(True)
        self._count = parts.label("", "note")
        left = QVBoxLayout()
        left.setSpacing(space.S)
        for item in (self.line, self.list, self._count):
            left.addWidget(item)
        across = QHBoxLayout()
        across.setSpacing(space.L)
        across.addLayout(left)
        across.addWidget(self.text, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space.L, space.L, space.L, space.L)
        layout.setSpacing(space.M)
        layout.addLayout(across, 1)
        save = parts.button(_("Save as a PDF…"), "", lambda: self._save(".pdf"))
        web = parts.button(_("Save as a web page…"), "", lambda: self._save(".html"))
        close = parts.button(_("Close"), "primary", self.close)
        for button in (save, web, close):
            button.setAutoDefault(False)
        layout.addWidget(ButtonRow([save, web], [close]))
        for watched in (self.line, self.text.viewport()):
            watched.installEventFilter(self)
        self.line.textChanged.connect(lambda _typed: self._list())
        self.list.currentItemChanged.connect(lambda now, _before: self._choose(now))
        appearance.changed.connect(self._paint)
        room = parent.window().size()
        self.resize(min(appearance.px(1040), room.width() - 40), min(appearance.px(720), room.height() - 40))
        self._list()
        self._paint()

    def show_chapter(self, name: str, section: str = "") -> None:
        """Open at a chapter, or at a section of it by its title."""
        self.line.clear()
        places = [self.list.item(row).data(PLACE) for row in range(self.list.count())]
        self.list.setCurrentRow(places.index((name, "")))
        if section:
            self.text.scrollToAnchor(section)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.text.viewport():
            if isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width():
                self._render()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down and self.list.count():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.text.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _list(self) -> None:
        """List the chapters, or the sections in which all words stand that were typed."""
        wanted = plain(self.line.text()).split()
        chosen = self.list.currentIndex().data(PLACE)
        self.list.blockSignals(True)
        self.list.clear()
        for chapter in self._chapters.values():
            if not wanted:
                self._add(chapter.title, (chapter.name, ""))
                continue
            for section in chapter.sections:
                near = plain(f"{chapter.title} {section.title} {section.words()}")
                if all(word in near for word in wanted):
                    title = " · ".join(filter(None, (chapter.title, section.title)))
                    self._add(title, (chapter.name, section.title))
        self.list.blockSignals(False)
        places = [self.list.item(row).data(PLACE) for row in range(self.list.count())]
        if wanted:
            count = len(places)
            self._say(
                ngettext("{count} found", "{count} found", count).format(count=count)
                if count
                else _("Nothing found. Try another word.")
            )
            chosen = places[0] if places else None
        else:
            self._say("")
            chosen = (chosen or next(iter(places)))[0], ""
        if chosen in places:
            self.list.setCurrentRow(places.index(chosen))

    def _add(self, title: str, place: tuple[str, str]) -> None:
        item = QListWidgetItem(title)
        item.setData(PLACE, place)
        self.list.addItem(item)

    def _say(self, words: str) -> None:
        if words != self._count.text():
            self._count.setText(words)
            alerts.announce(self, words)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        name, section = item.data(PLACE)
        self._shown = name
        self._render()
        if section:
            self.text.scrollToAnchor(section)
        else:
            self.text.verticalScrollBar().setValue(0)

    def _paint(self) -> None:
        self.list.setFixedWidth(appearance.px(CONTENTS))
        self.line.setFixedWidth(appearance.px(CONTENTS))
        self._count.setFixedWidth(appearance.px(CONTENTS))
        self._render()

    def _render(self) -> None:
        """Show the chapter as wide as reads well, and mark what was looked for."""
        if not self._shown:
            return
        at = self.text.verticalScrollBar().value()
        chapter = self._chapters[self._shown]
        margin = appearance.px(24)
        document = self.text.document()
        document.setDocumentMargin(margin)
        document.setDefaultStyleSheet(guide_html.sheet())
        wide = min(self.text.viewport().width(), appearance.px(WIDEST) + 2 * margin)
        self.text.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.text.setLineWrapColumnOrWidth(wide)
        self.text.setHtml(guide_html.chapter(chapter, wide - 2 * margin))
        self.text.setAccessibleName(_("Guide: {chapter}").format(chapter=chapter.title))
        self._mark()
        self.text.verticalScrollBar().setValue(at)

    def _mark(self) -> None:
        marks = []
        for word in self.line.text().split():
            cursor = QTextCursor(self.text.document())
            while not (cursor := self.text.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(appearance.colour("accent_soft")))
                marks.append(mark)
        self.text.setExtraSelections(marks)

    def _save(self, ending: str) -> None:
        """Ask where to, and write the whole guide there."""
        kinds = {".pdf": _("PDF files"), ".html": _("Web pages")}
        wanted = self._settings.folder / f"{_('Guide to Digikoers')}{ending}"
        title = _("Save the guide")
        name, _kind = QFileDialog.getSaveFileName(self, title, str(wanted), f"{kinds[ending]} (*{ending})")
        if not name:
            return
        path = Path(name) if Path(name).suffix.lower() == ending else Path(f"{name}{ending}")

        def write() -> None:
            from plans.printing import guide

            guide.write(path)

        try:
            wait_for(write)
        except PlanError as error:
            alerts.show_alert(self, error.sentence, error.advice)
            return
        self._settings.folder = path.parent
        alerts.show_alert(self, _("Saved as {name}, in {folder}.").format(name=path.name, folder=path.parent))
