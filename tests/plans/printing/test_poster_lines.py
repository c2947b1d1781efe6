"""The lines of the poster break well and hold every word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing.poster.lines import balanced, line_count
from plans.printing.styles import TEXT

WORDS = st.lists(st.text("abcdefgmw", min_size=1, max_size=12), min_size=1, max_size=18).map(" ".join)


@given(text=WORDS, width=st.integers(140, 400), even=st.booleans())
def test_balanced_lines_hold_every_word_fit_and_are_as_few_as_can_be(text: str, width: int, even: bool) -> None:
    lines = balanced(text, TEXT, width, even=even).split("\n")
    assert " ".join(lines) == text
    assert max(stringWidth(line, TEXT.fontName, TEXT.fontSize) for line in lines) <= width
    if len(lines) > 1:
        assert len(lines) == line_count(text, TEXT.fontName, TEXT.fontSize, width * 0.998)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Techniek die rust geeft: zo houden wij tijd voor elkaar.", 200, ["Techniek die rust geeft:", "zo houden"]),
        ("een twee drie vier vijf zes zeven acht negen tien", 150, ["een twee drie vier vijf", "zes"]),
    ],
)
def test_a_heading_breaks_where_one_would_breathe(text: str, width: int, lines: list[str]) -> None:
    found = balanced(text, TEXT, width, even=True).split("\n")
    assert len(found) == 2
    assert found[0] == lines[0]
    assert found[1].startswith(lines[1])


def test_no_word_stands_alone_on_the_last_line() -> None:
    text = "Rapporteren kost ons tien minuten minder"
    width = stringWidth("Rapporteren kost ons tien minuten", TEXT.fontName, TEXT.fontSize) + 1
    for even in (True, False):
        assert len(balanced(text, TEXT, width, even=even).split("\n")[-1].split()) > 1


def test_what_was_typed_on_two_lines_or_has_a_very_long_word_stays() -> None:
    assert balanced("een\ntwee", TEXT, 300) == "een\ntwee"
    long = "a" * 100 + " b c"
    assert balanced(long, TEXT, 100) == long
    assert balanced("twee  spaties " * 9, TEXT, 200) == "twee  spaties " * 9
