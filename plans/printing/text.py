"""The one way in which text reaches the page: everything a person typed prints as typed.

reportlab reads markup in every Paragraph; unescaped text could raise, open files or make links. So no
other file makes a Paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from plans.printing.styles import REGULAR

rl_config.trustedSchemes = []
rl_config.trustedHosts = []


class Markup(str):
    """Text that is escaped already, with or without markup of our own around it."""

    __slots__ = ()

    def __add__(self, other: str) -> Markup:
        return Markup(str.__add__(self, escaped(other)))


class _Paragraph(Paragraph):  # type: ignore[misc]
    # A table asks for the height of its cells again and again; breaking a long text into lines takes long.
    _broken: tuple[float, tuple[float, float]] | None = None

    markup = Markup()
    """What stands in it, for who reads it aloud instead of laying it out."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        if self._broken is None or self._broken[0] != width or not hasattr(self, "blPara"):
            self._broken = width, super().wrap(width, height)
        return self._broken[1]


def paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Make a paragraph in which ``text`` prints as typed, newlines too."""
    made = _Paragraph(escaped(text), style)
    made.markup = escaped(text)
    return made


def escaped(text: str) -> Markup:
    """Give text as a Paragraph takes it, unless it was escaped before."""
    if isinstance(text, Markup):
        return text
    return Markup(escape(_spaced(printable(text))).replace("\n", "<br/>"))


def strong(text: str) -> Markup:
    """Give text in the heavier weight."""
    return Markup(f"<b>{escaped(text)}</b>")


def coloured(text: str, colour: str) -> Markup:
    """Give text in a colour ("#RRGGBB")."""
    return Markup(f'<font color="{colour}">{escaped(text)}</font>')


def link(text: str, key: str) -> Markup:
    """Give text that leads to the bookmark ``key`` (one of our own, never typed text)."""
    return Markup(f'<a href="#{key}">{escaped(text)}</a>')


def joined(parts: list[str], between: str = " · ") -> Markup:
    """Give the parts that hold something on one line, with a mark between them."""
    return Markup(str(escaped(between)).join(escaped(part) for part in parts if part.strip()))


def printable(text: str) -> str:
    """Give text in characters the typeface has; what it lacks becomes a mark such as ⟨U+1F600⟩.

    Control and other invisible characters go; letters typed with a loose accent become one letter.
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")).translate(_CHARACTERS)


def one_line(text: str, most: int = 120) -> str:
    """Give text without newlines, ended with "…" where it is longer than ``most`` characters."""
    line = " ".join(printable(text).split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


class _Characters(dict[int, str]):
    """For every character what is printed for it, found once."""

    def __missing__(self, code: int) -> str:
        self[code] = found = self._shown(code)
        return found

    @staticmethod
    def _shown(code: int) -> str:
        character = chr(code)
        kind = unicodedata.category(character)
        if character in "\n\r\v\f\x85\u2028\u2029":
            return "\n"
        if character == "\t":
            return "    "
        if kind == "Zs":
            return "\xa0" if character in "\xa0\u202f" else " "
        if kind in ("Cc", "Cf", "Cs") or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF:
            return ""
        if code in pdfmetrics.getFont(REGULAR).face.charToGlyph:
            return character
        return f"⟨U+{code:04X}⟩"


_CHARACTERS = _Characters()


def _spaced(text: str) -> str:
    # Paragraphs run spaces together; typed columns and indents stay where they were.
    return re.sub(r" (?= )", "\xa0", text)
