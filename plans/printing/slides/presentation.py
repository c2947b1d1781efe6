"""Slides as a presentation (.pptx) of wide pages: titles, tables and pictures that a program knows as such."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.lang import MSO_LANGUAGE_ID
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Page
from pptx.table import _Cell
from pptx.text.text import TextFrame
from pptx.util import Emu, Inches, Length, Pt

from plans.derived import quarterly_review
from plans.plan import Plan
from plans.printing.request import MAKER, PrintRequest
from plans.printing.slides.content import Course, Slide, Words, slides
from plans.printing.slides.fitting import fitted, one_line_fits
from plans.printing.styles import COLOURS
from plans.printing.text import printable
from plans.printing.word.pictures import png
from resources.language import current
from resources.language import gettext as _

_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_SIDE, _TOP = Inches(0.7), Inches(1.7)
_TITLE, _TEXT, _SMALL, _HEAD, _FIGURE = Pt(38), Pt(24), Pt(20), Pt(18), Pt(60)
_MARGINS = Inches(0.17)
"""What stays free at the sides of a cell."""
_TWO_LINES = Pt(26)
"""Letters of a title that takes two lines."""
_LETTERS = "Calibri"
_LANGUAGES = {"nl": MSO_LANGUAGE_ID.DUTCH, "en": MSO_LANGUAGE_ID.ENGLISH_UK}
_TITLE_ONLY = 5
"""The layout with a title alone, in the template that python-pptx brings along."""


def presentation(plan: Plan, request: PrintRequest, today: dt.date) -> bytes:
    """Return the slides of a quarterly review as a file, in the language in use; ``today`` is the day of the talk."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    quarter = request.quarter or quarterly_review.current(plan)
    found = slides(plan, quarter, today)
    for slide in found:
        _add(deck, slide)
    about = deck.core_properties
    about.title, about.author = found[0].title, plan.leader.name if plan.leader else ""
    about.subject, about.last_modified_by = _("Quarterly review"), MAKER
    about.created = about.modified = dt.datetime.combine(today, dt.time())
    content = io.BytesIO()
    deck.save(content)
    return content.getvalue()


def _add(deck: Deck, slide: Slide) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[_TITLE_ONLY])
    title = page.shapes.title
    assert title is not None
    title.left, title.top, title.width, title.height = _SIDE, Inches(0.45), _WIDTH - 2 * _SIDE, Inches(1.0)
    on_one = one_line_fits(slide.title, title.width.pt, _TITLE.pt)
    _write(title.text_frame, [Words(slide.title, strong=True)], _TITLE if on_one else _TWO_LINES)
    title.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    line = page.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, _SIDE, Inches(1.5), Emu(_WIDTH - _SIDE), Inches(1.5))
    line.line.color.rgb, line.line.width = _colour(COLOURS["accent"]), Pt(3)
    _describe(line, "")
    if slide.rows:
        _table(page, slide)
    if slide.courses:
        _courses(page, slide.courses)
    if slide.figures:
        _figures(page, slide.figures)
    if slide.below:
        below = _box(page, _SIDE, Inches(6.75), _WIDTH - 2 * _SIDE, Inches(0.5))
        _write(below, [Words(slide.below, COLOURS["muted"])], _HEAD)
    notes = page.notes_slide.notes_text_frame
    assert notes is not None
    notes.text = slide.notes
    _say_language(notes)


def _table(page: Page, slide: Slide) -> None:
    width = _WIDTH - 2 * _SIDE
    head = [Words(word, COLOURS["muted"], strong=True) for word in slide.head]
    count = 1 + len(slide.rows)
    frame = page.shapes.add_table(count, len(head), _SIDE, _TOP, Emu(width), Inches(0.8 * count))
    _describe(frame, slide.title)
    # Our own lines and no colours of the template behind the words: status is told by shape, word and colour.
    frame._element.xpath(".//a:tableStyleId")[0].text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    table = frame.table
    table.horz_banding = False
    for place, share in enumerate(slide.widths):
        table.columns[place].width = Emu(int(width * share / sum(slide.widths)))
    room = [table.columns[place].width.pt - _MARGINS.pt for place in range(len(head))]
    size, words = fitted(slide.rows, room)
    for row, said in zip([*table.rows], [head, *words], strict=True):
        row.height = Inches(0.5) if said is head else Inches(0.84)
        for cell, piece in zip(row.cells, said, strict=True):
            _fill(cell, piece, _HEAD if said is head else Pt(size))


def _fill(cell: _Cell, said: Words, size: Length) -> None:
    cell.margin_left, cell.margin_right = Inches(0.02), Emu(_MARGINS - Inches(0.02))
    cell.margin_top = cell.margin_bottom = Inches(0.02)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write(cell.text_frame, [said], size)


def _courses(page: Page, courses: Sequence[Course]) -> None:
    """Show the charts in two rows, each below the name of its goal."""
    columns = min(3, len(courses))
    wide, high = (_WIDTH - 2 * _SIDE) // columns, Inches(2.65)
    for place, course in enumerate(courses):
        left, top = _SIDE + wide * (place % columns), Inches(1.65) + high * (place // columns)
        _write(_box(page, left, top, wide, Inches(0.45)), [course.name], _SMALL)
        if course.drawing is not None:
            picture = png(course.drawing)
            scale = min((wide - Inches(0.3)) / picture.width, Inches(1.4) / picture.height)
            size = Emu(int(picture.width * scale)), Emu(int(picture.height * scale))
            place_of = Emu(left + Inches(0.1)), Emu(top + Inches(0.6))
            shown = page.shapes.add_picture(io.BytesIO(picture.content), place_of[0], place_of[1], size[0], size[1])
            _describe(shown, f"{course.name.text}: {course.drawing.alt_text}")
        _write(_box(page, left, top + Inches(1.7), wide, Inches(0.45)), [Words(course.said)], _SMALL)


def _figures(page: Page, figures: Sequence[tuple[str, str]]) -> None:
    """Show the figures large, two beside each other."""
    wide, high = (_WIDTH - 2 * _SIDE) // 2, Inches(2.4)
    for place, (figure, words) in enumerate(figures):
        left, top = _SIDE + wide * (place % 2), Inches(1.9) + high * (place // 2)
        _write(_box(page, left, top, wide, Inches(1.1)), [Words(figure, COLOURS["accent"], strong=True)], _FIGURE)
        _write(_box(page, left, top + Inches(1.1), wide, Inches(0.6)), [Words(words)], _TEXT)


def _box(page: Page, left: int, top: int, width: int, height: int) -> TextFrame:
    frame: TextFrame = page.shapes.add_textbox(Emu(left), Emu(top), Emu(width), Emu(height)).text_frame
    return frame


def _write(frame: TextFrame, words: Sequence[Words], size: Length) -> None:
    frame.word_wrap = True
    paragraph = frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.LEFT
    for piece in words:
        run = paragraph.add_run()
        run.text = f"{piece.text}{piece.tail}"
        run.font.size, run.font.name, run.font.bold = size, _LETTERS, piece.strong
        run.font.color.rgb = _colour(piece.colour or COLOURS["ink"])
    _say_language(frame)


def _say_language(frame: TextFrame) -> None:
    for paragraph in frame.paragraphs:
        for run in paragraph.runs:
            run.font.language_id = _LANGUAGES[current()]


def _describe(shape: BaseShape, words: str) -> None:
    """Say in words what a shape shows; without words it is there for the eye alone."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", printable(words))


def _colour(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]
