"""The one way in which text reaches the page: everything a person typed prints as typed.

reportlab reads markup in every Paragraph; unescaped text could raise, open files or make links. And what the
typeface lacks it draws as nothing or as a box. So no other file makes a Paragraph, a String or draws on a canvas
with words (`make lint` and the tests look).
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Any, Literal

from reportlab import rl_config
from reportlab.graphics.shapes import String
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

from plans.derived import glyphs
from plans.printing import scripts
from plans.printing.breaking import fitted, together, widest
from plans.printing.progress import heartbeat
from plans.printing.styles import REGULAR
from plans.printing.tagging import Element, TaggedCanvas

rl_config.trustedSchemes = []
rl_config.trustedHosts = []


_SHORT = 300
"""A heading with as many characters is a text, and is broken like one."""


_MARK = "·"
_LOOSE = f" .,;:–-{_MARK}…"
"""What says nothing at the end of a text that was cut short."""


class Markup(str):
    """Text that is escaped already, with or without markup of our own around it."""

    __slots__ = ()

    def __add__(self, other: str) -> Markup:
        return Markup(str.__add__(self, escaped(other)))


class _Paragraph(Paragraph):  # type: ignore[misc]
    # A table asks for the height of its cells again and again, and what is left of a paragraph at the end of each page
    # would be broken into lines once more: a long text is broken once for every width. A table that splits a cell tells
    # another width than when it asked for the height: that of the column, with the padding.
    blPara: Any  # noqa: N815 (the name that reportlab gives to the broken lines)
    style: Any
    _broken: tuple[float, tuple[float, float]] | None = None
    _left: Any = None
    whole: Any = None
    """The pieces as they were made: where a word is wider than the column, it is parted for that width."""
    listed = False
    """Whether it may be parts with a mark between them: none of those stands at the begin or the end of a line."""
    text: Markup
    leads = False
    """Whether it leads to another place in the document."""
    tag: list[Element]
    """Its element in the tree of the document, once it was drawn: one for all its parts."""
    reach = 0.0
    """So many points further than its column it goes on, over columns in which nothing stands beside it."""
    side: scripts.Side = ""
    """From which side it is read where it holds letters that are read from the right; else nothing."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        heartbeat()
        width += self.reach
        if self._broken is None or self._broken[0] != width or not hasattr(self, "blPara"):
            if self._left is not None:
                self.frags, self._left = self._left, None
            elif self.whole is not None:
                self.frags = fitted(self.whole, width, _pieces(self.style)[1])
            self._broken = width, super().wrap(width, height)
            if self.listed:
                self.blPara.lines = _without_loose_marks(self.blPara.lines, self.style)
        return self._broken[1]

    def split(self, width: float, height: float) -> list[Any]:
        width = self._broken[0] if self._broken else self.wrap(width, height)[0] + self.reach
        whole = self.blPara
        parts: list[Any] = super().split(width, height)
        # reportlab throws the lines away when none of them fits here.
        self.blPara = whole
        if len(parts) == 2:
            end = len(parts[0].blPara.lines)
            for part, own in zip(parts, (whole.lines[:end], whole.lines[end:]), strict=True):
                part.blPara = whole.clone(lines=own)
                # The lines know their words by their place in the whole.
                part._left, part.frags = part.frags, self.frags
                part.width, part.height = width, len(own) * self.style.leading
                part._broken = width, (width, part.height)
                part.side, part.listed, part.reach = self.side, self.listed, self.reach
                part.text, part.leads, part.tag = self.text, self.leads, self.tag
        return parts

    def draw(self) -> None:
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            self._draw()
            return
        if not self.tag and self.text.strip():
            words = "".join(piece.text for piece in self.whole) if self.leads else ""
            self.tag.append(canvas.text(self.style.level, link=words))
        before = canvas.mark(self.tag[0] if self.tag else None)
        self._draw()
        canvas.change(before)

    def _draw(self) -> None:
        if not self.side:
            super().draw()
            return
        whole, style = self.blPara, self.style
        self.blPara = whole.clone(lines=scripts.seen_lines(whole.lines, self.side))
        if self.side == "R" and len(whole.lines) > 1 and style.alignment == TA_LEFT:
            self.style = style.clone(style.name, alignment=TA_RIGHT)
        try:
            super().draw()
        finally:
            self.blPara, self.style = whole, style


class _Even(_Paragraph):
    """A short heading: as few lines as fit, of about one length, so that no word stands alone on the last."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._broken is not None and self._broken[0] == width:
            return self._broken[1]
        size = super().wrap(width, height)
        count = max(len(self.blPara.lines), 1)  # a text of marks alone has no line
        # No word parts for the sake of even lines.
        low, high = max(width / count, min(width, widest(self.whole))), width
        while count > 1 and high - low > 2:
            middle = (low + high) / 2
            super().wrap(middle, height)
            low, high = (middle, high) if len(self.blPara.lines) > count else (low, middle)
        super().wrap(high, height)
        self.width, self._broken = width, (width, size)
        return size


class TextCanvas(TaggedCanvas):
    """A canvas that writes every line of text in the order in which it is seen, whoever asks for it."""

    def drawString(self, x: float, y: float, text: str, *args: Any, **options: Any) -> None:  # noqa: N802
        """Write a line in the order in which it is seen, whoever draws it."""
        super().drawString(x, y, scripts.seen(text), *args, **options)

    def drawCentredString(self, x: float, y: float, text: str, *args: Any, **options: Any) -> None:  # noqa: N802
        """Do so around the middle."""
        super().drawCentredString(x, y, scripts.seen(text), *args, **options)

    def drawRightString(self, x: float, y: float, text: str, *args: Any, **options: Any) -> None:  # noqa: N802
        """Do so before the right edge."""
        super().drawRightString(x, y, scripts.seen(text), *args, **options)


def paragraph(text: str, style: ParagraphStyle, *, even: bool = False) -> Paragraph:
    """Make a paragraph in which ``text`` prints as typed, newlines too; ``even`` lines are for a heading.

    Only ``Markup`` is parsed; of any other text the parser sees nothing.
    """
    heartbeat()
    kind = _Even if even and len(text) < _SHORT else _Paragraph
    if isinstance(text, Markup):
        made = kind(together(text), style)
        made.listed = _MARK in text
        made.frags = _merged(made.frags)
    else:
        made = kind(None, style, frags=_plain(together(_lines(text).strip(" \n")), style))
    # What is read aloud.
    made.text = escaped(text)
    made.leads, made.tag = "<a href" in made.text, []
    made.side = scripts.side("".join(piece.text for piece in made.frags))
    if made.side:
        for piece in made.frags:
            piece.text = scripts.joined_letters(piece.text)
    made.whole = made.frags
    return made


def is_paragraph(item: Any) -> bool:
    """Return whether something in a flow is a paragraph; its ``text`` is Markup."""
    return isinstance(item, Paragraph)


def escaped(text: str) -> Markup:
    """Return text as a Paragraph takes it, unless it was escaped before."""
    if isinstance(text, Markup):
        return text
    return Markup(html.escape(_lines(text), quote=False).replace("\n", "<br/>"))


def strong(text: str) -> Markup:
    """Return text in the heavier weight."""
    return Markup(f"<b>{escaped(text)}</b>")


def coloured(text: str, colour: str) -> Markup:
    """Return text in a colour ("#RRGGBB")."""
    return Markup(f'<font color="{colour}">{escaped(text)}</font>')


def link(text: str, key: str) -> Markup:
    """Return text that leads to the bookmark ``key`` (one of our own, never typed text)."""
    return Markup(f'<a href="#{key}">{escaped(text)}</a>')


def joined(parts: list[str], between: str = f" {_MARK} ") -> Markup:
    """Return the parts that hold something on one line, with a mark between them."""
    return Markup(str(escaped(between)).join(escaped(part) for part in parts if part.strip()))


def write(canvas: Any, x: float, y: float, words: str, align: Literal["left", "middle", "right"] = "left") -> None:
    """Write one line of text on a canvas, in its font and colour of that moment."""
    ways = {"left": canvas.drawString, "middle": canvas.drawCentredString, "right": canvas.drawRightString}
    ways[align](x, y, _unbroken(words))


def drawn(
    x: float, y: float, words: str, *, size: float, colour: Any, anchor: str = "start", font: str = REGULAR
) -> String:
    """Return one line of text for a drawing; ``anchor`` (start, middle, end) is what stands at ``x``."""
    return String(x, y, _unbroken(words), fontName=font, fontSize=size, fillColor=colour, textAnchor=anchor)


def printable(text: str) -> str:
    """Return text in characters the typeface has; what it lacks becomes a mark such as ⟨U+1F600⟩.

    Control and other invisible characters go; letters typed with a loose accent become one letter.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_CHARACTERS)


def one_line(text: str, most: int = 120) -> str:
    """Return text without newlines, ended with "…" where it is longer than ``most`` characters.

    It ends with a whole word, where that leaves at least half of the room filled; a mark stays whole.
    """
    line = " ".join(printable(text).split())
    if len(line) <= most:
        return line
    cut = re.sub("⟨[^⟩]*$", "", line[: most - 1])
    word = cut if line[len(cut)] == " " else cut.rpartition(" ")[0]
    return (word if len(word) >= most / 2 else cut).rstrip(_LOOSE) + "…"


def within(text: str, room: float, size: float, font: str = REGULAR) -> str:
    """Return text on one line that is no wider than ``room``, ended with "…" behind a whole word where it is cut."""
    line = one_line(text, 400)
    while len(line) > 1 and stringWidth(line, font, size) > room:
        line = one_line(line, len(line) - 1)
    return line


class _Characters(dict[int, str]):
    """For every character what is printed for it, found once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = self._shown(chr(code))
        return found

    @staticmethod
    def _shown(character: str) -> str:
        if character in "\n\r\v\f\x85\u2028\u2029":
            return "\n"
        if character == "\t":
            return "    "
        if unicodedata.category(character) == "Zs":
            return "\xa0" if character in "\xa0\u202f" else " "
        if glyphs.dropped_characters(character):
            return ""
        known = glyphs.printable_text(character) and scripts.drawable(character)
        return character if known else glyphs.missing_mark(character)


_CHARACTERS = _Characters()


def _unbroken(words: str) -> str:
    return printable(words).replace("\n", " ")


def _lines(text: str) -> str:
    # Paragraphs run spaces together; typed columns and indents stay where they were.
    return re.sub(r" (?= )", "\xa0", printable(text))


def _plain(text: str, style: ParagraphStyle) -> list[Any]:
    """Return the pieces of a paragraph that the parser would make of text without any markup."""
    words, end = _pieces(style)
    pieces: list[Any] = []
    for line in text.split("\n"):
        pieces += [end.clone()] if pieces else []
        pieces += [words.clone(text=line)] if line else []
    return pieces or [words.clone(text="")]


@lru_cache(maxsize=256)
def _pieces(style: ParagraphStyle) -> tuple[Any, Any]:
    """Return a piece of text and the end of a line, made by the parser from words of our own."""
    words, end, _more = Paragraph("a<br/>b", style).frags
    return words, end


def _without_loose_marks(lines: list[Any], style: ParagraphStyle) -> list[Any]:
    """Return the lines of a paragraph without a mark at their ends that only stands between two parts."""
    wide, last = stringWidth(f" {_MARK}", style.fontName, style.fontSize), len(lines) - 1
    return [_bare(line, wide, begins=place > 0, ends=place < last) for place, line in enumerate(lines)]


def _bare(line: Any, wide: float, *, begins: bool, ends: bool) -> Any:
    """Return a line without a mark of this width at its begin or its end, where it may not have one there."""
    if isinstance(line, tuple):
        room, words, *more = line
        if ends and len(words) > 1 and words[-1] == _MARK:
            room, words = room + wide, words[:-1]
        if begins and len(words) > 1 and words[0] == _MARK:
            room, words = room + wide, words[1:]
        return (room, words, *more)
    if ends and line.words and (text := line.words[-1].text.rstrip()).endswith(_MARK):
        last = line.words[-1].clone(text=text[:-1].rstrip())
        line = line.clone(words=[*line.words[:-1], last], extraSpace=line.extraSpace + wide)
    if begins and line.words and (text := line.words[0].text.lstrip()).startswith(_MARK):
        first = line.words[0].clone(text=text[1:].lstrip())
        line = line.clone(words=[first, *line.words[1:]], extraSpace=line.extraSpace + wide)
    return line


def _merged(pieces: list[Any]) -> list[Any]:
    """Join pieces that look the same: the parser makes one of every escaped character, and many take long."""
    merged: list[Any] = []
    for piece in pieces:
        if merged and _look(piece) is not None and _look(piece) == _look(merged[-1]):
            merged[-1].text += piece.text
        else:
            merged.append(piece)
    return merged


def _look(piece: Any) -> dict[str, Any] | None:
    look = {name: value for name, value in vars(piece).items() if name != "text"}
    return None if "lineBreak" in look or "cbDefn" in look else look
