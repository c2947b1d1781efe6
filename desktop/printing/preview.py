"""The pages as they will come out, under each other, drawn as sharp as the screen is."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.forms import roles
from desktop.printing.pdf_reader import Band, PageReader, bands
from desktop.theme.appearance import appearance
from resources.language import gettext as _

WHOLE, WIDE = "whole", "wide"
STEPS = (50, 75, 100, 125, 150, 200, 300)
"""Sizes to choose from, in per cent of the paper's own size."""

Zoom = int | str
"""A size of STEPS, or one that goes along with the window: WHOLE or WIDE."""

AROUND, BETWEEN = 20, 16
"""Pixels beside the pages, and between and above them."""
KEPT = 24_000_000
"""Pixels of drawn pages that are kept; what is farthest out of sight is given up first."""


@dataclass
class _Sheet:
    """One page: its size in points, where it lies now, and what is drawn of it."""

    points: QSizeF
    place: QRect = field(default_factory=QRect)
    bands: dict[Band, QImage] = field(default_factory=dict)
    before: list[tuple[Band, QImage]] = field(default_factory=list)
    """What was drawn at another size, shown until the page is drawn at this one."""


class Preview(QAbstractScrollArea):
    """Shows a document page by page; draws what is in sight, and the page after it."""

    turned = Signal()
    """Another page is in sight, or there are other pages."""
    zoomed = Signal()
    """The pages are shown at another size."""

    def __init__(self, reader: PageReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        roles.tell(self, "Document")
        self.setAccessibleName(_("Preview of the pages"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(220, 160)
        self.zoom: Zoom = WHOLE
        self.page = 0
        """The page that is in sight, counted from 0."""
        self._reader = reader
        self._opened = 0
        self._sheets: list[_Sheet] = []
        self._moving = False
        self._message = ""
        reader.opened.connect(self._show)
        reader.drawn.connect(self._take)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._want())

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._sheets)

    @property
    def sizes(self) -> list[QSizeF]:
        """The sizes of the pages, in points."""
        return [sheet.points for sheet in self._sheets]

    @property
    def percent(self) -> int:
        """The size at which the page in sight is shown."""
        return round(self._scale(self._sheets[self.page]) / self._own_size() * 100) if self._sheets else 100

    @property
    def is_sharp(self) -> bool:
        """Whether all that is in sight is drawn at the size at which it is shown."""
        return bool(self._sheets) and not self._missing(self._in_sight())

    def say(self, words: str) -> None:
        """Say something where there are no pages yet."""
        self._message = words
        self.viewport().update()

    def go(self, page: int) -> None:
        """Bring a page in sight; the nearest one there is."""
        if not self._sheets:
            return
        page = max(0, min(page, self.count - 1))
        bar = self.verticalScrollBar()
        self._moving = True
        bar.setValue(self._sheets[page].place.top() - BETWEEN)
        self._moving = False
        self._want()
        self._turn(page)

    def set_zoom(self, zoom: Zoom) -> None:
        """Show the pages at another size; what was in the middle stays there."""
        self.zoom = zoom
        self._lay_out()
        self.zoomed.emit()

    def step(self, by: int) -> None:
        """Show the pages one size larger or smaller."""
        now = self.percent
        further = [size for size in STEPS if (size > now if by > 0 else size < now)]
        if further:
            self.set_zoom(further[0] if by > 0 else further[-1])

    # -- events ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        bar = self.verticalScrollBar()
        if key == Qt.Key.Key_Home:
            self.go(0)
        elif key == Qt.Key.Key_End:
            self.go(self.count - 1)
        elif key == Qt.Key.Key_Space:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            bar.setValue(bar.value() + (-1 if back else 1) * self.viewport().height() * 9 // 10)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if turn:
                self.step(1 if turn > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), appearance.colour("side"))
        if not self._sheets:
            painter.setFont(appearance.font("text"))
            painter.setPen(appearance.colour("muted"))
            area = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        origin = self._origin()
        for number in self._in_sight():
            self._paint(painter, self._sheets[number], origin)

    # -- inside ---------------------------------------------------------------------------------------

    def _paint(self, painter: QPainter, sheet: _Sheet, origin: QPoint) -> None:
        place = sheet.place.translated(-origin)
        painter.fillRect(place, Qt.GlobalColor.white)
        width = self._pixels(sheet)[0]
        other = [(band, image) for band, image in sheet.bands.items() if band.width != width]
        exact = [(band, image) for band, image in sheet.bands.items() if band.width == width]
        for band, image in (*sheet.before, *other, *exact):
            ratio = self.devicePixelRatioF() if band.width == width else band.width / max(1, place.width())
            top, end = round(band.top / ratio), round((band.top + band.high) / ratio)
            painter.drawImage(QRect(place.left(), place.top() + top, place.width(), end - top), image)
        painter.setPen(appearance.colour("line"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _show(self, opened: int, sizes: list[QSizeF]) -> None:
        """Show another document; until it is drawn, its pages look like those of the last one."""
        old, self._sheets = self._sheets, [_Sheet(size) for size in sizes]
        for sheet, before in zip(self._sheets, old, strict=False):
            if sheet.points == before.points:
                sheet.before = list(before.bands.items()) or before.before
        self._opened = opened
        page = min(self.page, self.count - 1)
        self._lay_out()
        self.page = -1
        self.go(page)

    def _take(self, band: Band, image: QImage) -> None:
        if band.opened != self._opened or band.page >= self.count:
            return
        sheet = self._sheets[band.page]
        sheet.bands[band] = image
        if not self._missing([band.page]):
            sheet.before = []
            width = self._pixels(sheet)[0]
            sheet.bands = {item: drawn for item, drawn in sheet.bands.items() if item.width == width}
        self.viewport().update()

    def _lay_out(self) -> None:
        """Place the pages in this room at this size."""
        if not self._sheets:
            return
        middle = self._middle()
        room = self.viewport().width()
        top, widest = BETWEEN, 0
        for sheet in self._sheets:
            scale = self._scale(sheet)
            wide, high = round(sheet.points.width() * scale), round(sheet.points.height() * scale)
            sheet.place = QRect(0, top, wide, high)
            top += high + BETWEEN
            widest = max(widest, wide + 2 * AROUND)
        for sheet in self._sheets:
            sheet.place.moveLeft((max(room, widest) - sheet.place.width()) // 2)
        self._moving = True
        down, aside = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, top - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(40)
        aside.setRange(0, max(0, widest - room))
        aside.setPageStep(room)
        aside.setSingleStep(40)
        aside.setValue((widest - room) // 2)
        self._back_to(middle)
        self._moving = False
        self._want()
        self.viewport().update()

    def _middle(self) -> tuple[int, float] | None:
        """Return the page in sight, and how far down in it the top of the view is."""
        sheet = self._sheets[self.page] if 0 <= self.page < self.count else None
        if sheet is None or sheet.place.isNull():
            return None
        return self.page, (self.verticalScrollBar().value() - sheet.place.top()) / sheet.place.height()

    def _back_to(self, middle: tuple[int, float] | None) -> None:
        if middle is None:
            return
        place = self._sheets[middle[0]].place
        top = place.top() - BETWEEN if middle[1] <= 0 else place.top() + round(middle[1] * place.height())
        self.verticalScrollBar().setValue(top)

    def _scale(self, sheet: _Sheet) -> float:
        """Return pixels of the window for each point of the page."""
        room = self.viewport().size()
        wide = max(80, room.width() - 2 * AROUND) / sheet.points.width()
        if self.zoom == WIDE:
            return wide
        if self.zoom == WHOLE:
            return min(wide, max(80, room.height() - 2 * BETWEEN) / sheet.points.height())
        return self._own_size() * int(self.zoom) / 100

    def _own_size(self) -> float:
        return self.logicalDpiX() / 72

    def _pixels(self, sheet: _Sheet) -> tuple[int, int]:
        """Return the size of a page in pixels of the screen."""
        ratio = self.devicePixelRatioF()
        return round(sheet.place.width() * ratio), round(sheet.place.height() * ratio)

    def _origin(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        end = top + self.viewport().height()
        return [n for n, sheet in enumerate(self._sheets) if sheet.place.top() < end and sheet.place.bottom() > top]

    def _missing(self, pages: list[int], everything: bool = False) -> list[Band]:
        """Return the strips in sight that are not drawn yet."""
        top = self.verticalScrollBar().value()
        end = top + self.viewport().height()
        ratio = self.devicePixelRatioF()
        found = []
        for number in pages:
            sheet = self._sheets[number]
            for band in bands(self._opened, number, *self._pixels(sheet)):
                begin = sheet.place.top() + band.top / ratio
                seen = begin < end and begin + band.high / ratio > top
                if (seen or everything) and band not in sheet.bands:
                    found.append(band)
        return found

    def _want(self) -> None:
        """Have drawn what is in sight, then the page after it; give up what is far away."""
        if not self._sheets:
            return
        seen = self._in_sight()
        after = [seen[-1] + 1] if seen and seen[-1] + 1 < self.count else []
        ahead = self._missing(after, everything=True)[:2]
        self._reader.want([*self._missing(seen), *ahead])
        self._give_up()

    def _give_up(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        ratio = self.devicePixelRatioF()
        kept = []
        for sheet in self._sheets:
            for band in sheet.bands:
                at = sheet.place.top() + (band.top + band.high / 2) / ratio
                kept.append((abs(at - middle), band, sheet))
        pixels = sum(band.width * band.high for _far, band, _sheet in kept)
        for _far, band, sheet in sorted(kept, key=lambda item: -item[0]):
            if pixels <= KEPT:
                break
            pixels -= band.width * band.high
            del sheet.bands[band]

    def _scrolled(self, value: int) -> None:
        self._want()
        self.viewport().update()
        if self._moving or not self._sheets:
            return
        # The line that tells the page goes from the top of the view to its foot, so that every page comes by.
        bar = self.verticalScrollBar()
        line = value + self.viewport().height() * value / max(1, bar.maximum())
        under = [number for number, sheet in enumerate(self._sheets) if sheet.place.bottom() + BETWEEN >= line]
        self._turn(under[0] if under else self.count - 1)

    def _turn(self, page: int) -> None:
        if page == self.page:
            return
        self.page = page
        words = _("page {page} of {pages}").format(page=page + 1, pages=self.count)
        self.setAccessibleDescription(words)
        announce(self, words)
        self.turned.emit()


def announce(widget: QWidget, words: str) -> None:
    """Have words read out, for who does not see them change."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
