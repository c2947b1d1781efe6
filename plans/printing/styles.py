"""The type and the colours of the printed page: one typeface, two weights, four sizes beside the cover."""

from __future__ import annotations

from typing import Any, Literal

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics

from plans.printing.scripts import Typeface
from resources import FONTS
from resources.tokens import tokens

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-Semibold"
for _font in (REGULAR, SEMIBOLD):
    pdfmetrics.registerFont(Typeface(_font, FONTS / f"{_font}.ttf"))
# Before the first text of a drawing reportlab would put a typeface of its own in the file.
rl_config.defaultGraphicsFontName = REGULAR
# Letters for streams of bytes: files a quarter larger, and slower to make.
rl_config.useA85 = 0
pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=SEMIBOLD, italic=REGULAR, boldItalic=SEMIBOLD)

COLOURS = tokens("light")
LINE = HexColor(COLOURS["line"])
BORDER = HexColor(COLOURS["border"])
INK = HexColor(COLOURS["ink"])
MUTED = HexColor(COLOURS["muted"])
ACCENT = HexColor(COLOURS["accent"])
SIDE = HexColor(COLOURS["side"])


def goal_colour(number: int) -> str:
    """Return the colour of a goal by its number, as "#RRGGBB"; beyond five they come round again."""
    colours: list[str] = COLOURS["goals"]
    return colours[(number - 1) % len(colours)]


# Words part by breaking.py alone, and no line of a paragraph stands alone at the head or the foot of a page.
_WHOLE = {"allowWidows": 0, "allowOrphans": 0, "embeddedHyphenation": 0}


Meaning = Literal["", "question", "number", "cover", "cell"]
"""What a paragraph is for who reads it aloud: text, a question with its answer below it, the number before a title, or
what says on the cover what the title says; a cell is text in a table, and alone there it is all of its cell."""


def _style(
    name: str, size: float, leading: float, *, level: int = 0, means: Meaning = "", **more: Any
) -> ParagraphStyle:
    """Make a style; ``level`` says how headings lie within each other (1 outermost), 0 is no heading."""
    more |= {"level": level, "means": means}
    # A token that is wider than its column breaks; text is never cut off.
    more = {"fontName": REGULAR, "textColor": INK, "splitLongWords": 1, "spaceShrinkage": 0, **_WHOLE, **more}
    return ParagraphStyle(name, fontSize=size, leading=leading, **more)


ASCENT: float = pdfmetrics.getAscent(REGULAR, 1)
"""How far a line of this typeface begins above its foot, in sizes of type."""
GRID = 7.0
"""Half a line of running text, in points: what everything on a page begins on a multiple of."""

COVER_NAME = _style("cover name", 40, 45.5, means="cover", fontName=SEMIBOLD)
COVER_MESSAGE = _style("cover message", 24, 31.5, means="cover", textColor=ACCENT)
COVER_LINE = _style("cover line", 14, 21, means="cover", textColor=MUTED)
COVER_GOAL = _style("cover goal", 13, 17.5, means="cover")
COVER_FIGURE = _style("cover figure", 13, 17.5, means="cover", fontName=SEMIBOLD, alignment=TA_RIGHT)

TITLE = _style("title", 22, 24.5, level=1, fontName=SEMIBOLD, spaceBefore=24.5, spaceAfter=7)
HEADING = _style("heading", 14, 17.5, level=3, fontName=SEMIBOLD, spaceBefore=14, spaceAfter=3.5)
GOAL_NUMBER = _style("goal number", 32, 35, means="number", fontName=SEMIBOLD)
GOAL_TITLE = _style("goal title", 20, 24.5, level=2, fontName=SEMIBOLD)
KEY_FIGURE = _style("key figure", 14, 17.5, fontName=SEMIBOLD)
LEAD = _style("lead", 12, 17.5)
TEXT = _style("text", 10.5, 14)
STRONG = _style("strong", 10.5, 14, fontName=SEMIBOLD)
QUESTION = _style("question", 10.5, 14, means="question", fontName=SEMIBOLD)
SUBHEADING = _style("subheading", 10.5, 14, level=4, fontName=SEMIBOLD)
LED_BY = _style("led by", 9.5, 17.5, textColor=MUTED, alignment=TA_RIGHT)
STRONG_RIGHT = _style("strong right", 10.5, 17.5, fontName=SEMIBOLD, alignment=TA_RIGHT)
HEADING_FLUSH = _style("heading flush", 14, 17.5, level=3, fontName=SEMIBOLD)
LABEL = _style("label", 9, 12.25, textColor=MUTED)
NOTE = _style("note", 9, 14, textColor=MUTED)
NOTE_RIGHT = _style("note right", 9, 14, textColor=MUTED, alignment=TA_RIGHT)
QUIET = _style("quiet", 10.5, 14, textColor=MUTED)
MESSAGE = _style("message", 14, 21, fontName=SEMIBOLD, textColor=ACCENT)

CELL = _style("cell", 9.5, 12.25, means="cell")
CELL_STRONG = _style("cell strong", 9.5, 12.25, means="cell", fontName=SEMIBOLD)
CELL_MUTED = _style("cell muted", 9, 11.5, means="cell", textColor=MUTED)
CELL_NOTE = _style("cell note", 8.5, 10.5, means="cell", textColor=MUTED)
CELL_LABEL = _style("cell label", 8.5, 10.5, means="cell", fontName=SEMIBOLD, textColor=MUTED)
CELL_RIGHT = _style("cell right", 9.5, 12.25, means="cell", alignment=TA_RIGHT)
CELL_RIGHT_STRONG = _style("cell right strong", 9.5, 12.25, means="cell", fontName=SEMIBOLD, alignment=TA_RIGHT)
CELL_NOTE_RIGHT = _style("cell note right", 8.5, 10.5, means="cell", textColor=MUTED, alignment=TA_RIGHT)
HEAD = _style("head", 8.5, 10.5, fontName=SEMIBOLD, textColor=MUTED)
HEAD_RIGHT = _style("head right", 8.5, 10.5, fontName=SEMIBOLD, textColor=MUTED, alignment=TA_RIGHT)

FOOTER_SIZE = 8.5
