"""The sheet: papers and margins, footer, bookmarks, contents, and the printout that is laid out on it."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, CondPageBreak, PageBreak, PageTemplate

from plans import file_names
from plans.printing.frames import GridFrame, is_orphan
from plans.printing.progress import Progress, heartbeat
from plans.printing.styles import FOOTER_SIZE, HEADING, INK, LINE, MUTED, REGULAR, TEXT, TITLE
from plans.printing.tagging import Element, Flowable
from plans.printing.text import TextCanvas, one_line, paragraph, printable, within, write
from resources.language import current
from resources.language import gettext as _

Flow = list[Any]
"""Flowables in the order in which they stand on the page; reportlab has no types."""

SIDE = 56
TOP = 50
BOTTOM = 60
WIDTH = A4[0] - 2 * SIDE
"""Width of the text on an upright sheet, in points."""
WIDE = A4[1] - 2 * SIDE
"""Width of the text on a sheet on its side, in points."""


@dataclass(frozen=True)
class DocumentInfo:
    """What a document says of itself: in its properties and at the foot of every page."""

    title: str
    subject: str
    footer: str
    """Team, year and state; shortened on the page when it is too long for one line."""
    day: dt.date
    """The day of printing."""
    author: str = ""


@dataclass(frozen=True)
class Sheet:
    """A kind of page: its paper and margins, in points. A flow goes to another one by its name (NextPageTemplate)."""

    name: str
    width: float
    height: float
    side: float = SIDE
    top: float = TOP
    bottom: float = BOTTOM
    foot: bool = True
    """Whether team, day and page number stand at the foot of the page."""
    grid: float = 0
    """The distance of the lines that everything on the page begins on; 0 for none."""


UPRIGHT = Sheet("upright", *A4)
SIDEWAYS = Sheet("sideways", A4[1], A4[0])


@dataclass(frozen=True)
class Printout:
    """One thing to print: what it says of itself, what stands on it, and on what paper."""

    about: DocumentInfo
    flow: Flow
    name: str
    """A file name without its ending, as it would be proposed."""
    sheets: tuple[Sheet, ...] = (UPRIGHT, SIDEWAYS)
    """The kinds of page, beginning with that of the first page."""
    continues: bool = False
    """Whether a page on which a part goes on says so at its head."""
    read: Flow = field(default_factory=list)
    """The flow in the order of reading aloud, where that is another one than on the page."""


def produce(printout: Printout, *, progress: Progress | None = None, invariant: bool = False) -> bytes:
    """Lay out a printout and give the PDF, in the language in use; a flow is laid out once.

    ``invariant`` gives the same bytes for the same plan. What ``progress`` raises ends the work.
    """
    whole = io.BytesIO()
    sheets = _Sheets(whole, printout, invariant=invariant, progress=progress)
    sheets.build(printout.flow, canvasmaker=_Canvas)
    return whole.getvalue()


def file_name(words: str) -> str:
    """Make a file name, without its ending, that every system takes."""
    return file_names.file_name(one_line(words, file_names.MOST_CHARACTERS))


def section(title: str, key: str, *, need: float = 190) -> Flow:
    """Open a section: on a new page when less than ``need`` points are left."""
    return [CondPageBreak(need), Bookmark(key, title, 0), paragraph(title, TITLE)]


def heading(title: str, *, need: float = 110) -> Flow:
    """Return a heading inside a section that is never left alone at the foot of a page."""
    return [CondPageBreak(need), paragraph(title, HEADING)]


class Bookmark(Flowable):
    """A place that the outline and the contents lead to; takes no room."""

    alt_text = ""
    _ZEROSIZE = True
    leads = True

    def __init__(self, key: str, title: str, level: int) -> None:
        """Mark a place as ``key``; ``level`` 0 is a section, 1 lies within it."""
        super().__init__()
        self.key, self.title, self.level = key, one_line(title), level

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Put the bookmark in the document."""
        self.canv.bookmarkHorizontal(self.key, 0, 24)
        self.canv.addOutlineEntry(self.title, self.key, self.level, closed=self.level > 0)
        getattr(self.canv, "places", {})[self.key] = self.canv.getPageNumber()
        if isinstance(self.canv, _Canvas):
            self.canv.begins(self, self.canv.absolutePosition(0, 0)[1])


class PageOf(Flowable):
    """The page number of a bookmark, known only when the document is laid out whole."""

    alt_text = ""
    WIDTH = 34

    def __init__(self, mark: Bookmark) -> None:
        super().__init__()
        self.mark = mark

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the room of a number of four digits."""
        return self.WIDTH, TEXT.leading

    def draw(self) -> None:
        """Refer to a form that is filled at the end; one pass over the pages is enough."""
        if isinstance(self.canv, _Canvas):
            self.canv.translate(0, TEXT.leading - TEXT.fontSize)
            with self.canv.marked(Element("P")):
                self.canv.doForm(f"of-{self.mark.key}")


_MARK = " · "
_BELOW_TOP = 40.0
"""A part that begins higher than this below the head of a page is what the page begins with, in points."""


class _Canvas(TextCanvas):
    """A canvas that fills in at the end what was not known before: page numbers."""

    FOOT_WIDTH = 84

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.places: dict[str, int] = {}
        self._part, self._begun = "", (0, 0.0)
        self.goes_on = ""
        """The part of the document that goes on at the head of this page; nothing where one begins there."""
        self.setViewerPreference("DisplayDocTitle", "true")

    def begins(self, mark: Bookmark, height: float) -> None:
        """Notice where on a page a part begins: what stands above the first one belongs to the part before."""
        page = self.getPageNumber()
        if self._begun[0] != page:
            self._begun, self.goes_on = (page, height), self._part
        if mark.level == 0:
            self._part = mark.title

    def continued(self, top: float) -> str:
        """Return the part that goes on at the head of this page; ``top`` is where the page begins, in points."""
        page, height = self._begun
        return self._part if page != self.getPageNumber() else self.goes_on if height < top - _BELOW_TOP else ""

    def save(self) -> None:
        last = self.getPageNumber() - 1
        for key, page in self.places.items():
            self._later(f"of-{key}", PageOf.WIDTH, TEXT.fontSize, INK, str(page))
        for page in range(1, last + 1):
            words = _("page {page} of {pages}").format(page=page, pages=last)
            self._later(f"foot-{page}", self.FOOT_WIDTH, FOOTER_SIZE, MUTED, words)
            heartbeat()
        super().save()

    def _later(self, name: str, width: float, size: float, colour: Any, words: str) -> None:
        self.beginForm(name, 0, -4, width, size + 4)
        self.setFont(REGULAR, size)
        self.setFillColor(colour)
        write(self, width, 0, words, "right")
        self.endForm()


class _Sheets(BaseDocTemplate):  # type: ignore[misc]
    def __init__(self, target: io.BytesIO, printout: Printout, *, invariant: bool, progress: Progress | None) -> None:
        self.about = about = printout.about
        first = printout.sheets[0]
        super().__init__(
            target,
            pagesize=(first.width, first.height),
            title=one_line(about.title),
            subject=one_line(about.subject),
            author=one_line(about.author),
            creator="Digikoers",
            lang=current(),
            invariant=1 if invariant else None,
            initialFontName=REGULAR,
        )
        self.addPageTemplates([self._page(sheet) for sheet in printout.sheets])
        self.continues = printout.continues
        self._expected = 0
        if progress:
            self.setProgressCallBack(lambda what, value: self._report(progress, what, value))

    def _page(self, sheet: Sheet) -> Any:
        frame = GridFrame(
            sheet.side, sheet.bottom, sheet.width - 2 * sheet.side, sheet.height - sheet.top - sheet.bottom,
            grid=sheet.grid,
        )  # fmt: skip
        return PageTemplate(
            sheet.name, [frame], pagesize=(sheet.width, sheet.height),
            onPage=lambda canvas, _document: canvas.begin_page(), onPageEnd=self._foot if sheet.foot else _end,
        )  # fmt: skip

    def handle_flowable(self, flowables: Flow) -> None:
        """Place the next thing; a heading goes to the next page when it would stand alone."""
        frame = getattr(self, "frame", None)
        if frame is not None and is_orphan(flowables, frame, self.canv):
            flowables.insert(0, PageBreak())
        super().handle_flowable(flowables)

    def _foot(self, canvas: Any, _document: Any) -> None:
        width, side = canvas._pagesize[0], self.pageTemplate.frames[0]._x1
        canvas.saveState()
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        canvas.line(side, 44, width - side, 44)
        canvas.setFont(REGULAR, FOOTER_SIZE)
        canvas.setFillColor(MUTED)
        printed = printable(_("printed {day}").format(day=self.about.day.strftime("%d-%m-%Y")))
        part = canvas.continued(self.pageTemplate.frames[0]._y2) if self.continues else ""
        if part:
            words = within(_("{part}, continued").format(part=part), width - 2 * side, FOOTER_SIZE)
            write(canvas, width - side, canvas._pagesize[1] - 30, words, "right")
        middle = width - side - _Canvas.FOOT_WIDTH
        room = middle - side - stringWidth(printed, REGULAR, FOOTER_SIZE) - 16
        write(canvas, side, 30, _told(self.about.footer, room))
        write(canvas, middle, 30, printed, "right")
        canvas.translate(middle, 30)
        canvas.doForm(f"foot-{canvas.getPageNumber()}")
        canvas.restoreState()
        _end(canvas, _document)

    def _report(self, progress: Progress, what: str, value: int) -> None:
        if what == "SIZE_EST":
            self._expected = value
        elif what == "PROGRESS":
            progress(max(0, min(value, self._expected)), self._expected)
        elif what == "FINISHED":
            progress(self._expected, self._expected)


def _end(canvas: Any, _document: Any) -> None:
    canvas.end_page()


def _told(footer: str, room: float) -> str:
    """Return what stands at the foot on one line; where it is too long, the name at its front gives way."""
    name, mark, rest = footer.partition(_MARK)
    wide = stringWidth(printable(mark + rest), REGULAR, FOOTER_SIZE)
    if wide > 0.7 * room:
        return within(footer, room, FOOTER_SIZE)
    return within(name, room - wide, FOOTER_SIZE) + printable(mark + rest)
