"""Names in other scripts print as their owners write them: joined, from the right, and never as numbers."""

from __future__ import annotations

import io
import unicodedata
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.printing import printer, scripts
from plans.printing.charts import Chart, Row
from plans.printing.request import PRINT_KINDS, PrintRequest
from plans.printing.scripts import seen, side
from plans.printing.styles import CELL, REGULAR, SEMIBOLD, TEXT
from plans.printing.text import coloured, joined, paragraph, printable, strong
from plans.subjects.people import Person
from resources import typefaces
from tests.plans.printing.conftest import TODAY, full_plan

ARABIC, HEBREW, PERSIAN = "محمد الأحمدي", "שרה כהן", "فاطمه زهرا یوسفی"
NAMES = (ARABIC, HEBREW, PERSIAN, "کاروان پەری", "Александр Ковальчук", "Αγγελική", "O. Łukaszewicz")


def lines(item: Any, width: float) -> list[str]:
    """The lines of a paragraph as they are drawn."""
    item.wrap(width, 1000)
    shown = scripts.seen_lines(item.blPara.lines, item.side) if item.side else item.blPara.lines
    return [
        " ".join(line[1]) if isinstance(line, tuple) else "".join(piece.text for piece in line.words) for line in shown
    ]


def base(words: str) -> str:
    """Letters without the form that their neighbours ask for."""
    return unicodedata.normalize("NFKC", words)


@pytest.mark.parametrize("what", PRINT_KINDS)
def test_no_name_prints_as_a_number(what: Any) -> None:
    plan = full_plan()
    for place, person in enumerate(plan.people):
        person.name = NAMES[place % len(NAMES)]
    plan.people += [
        Person(plan_id=plan.id, position=90 + place, role="digicoach", name=name) for place, name in enumerate(NAMES)
    ]
    plan.team.name, plan.goals[0].title = HEBREW, f"Samen met {ARABIC} naar 12 uur"
    content = printer.pdf(plan, PrintRequest(what, without=frozenset()), today=TODAY)
    assert "⟨U+" not in "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_every_letter_that_ships_along_has_a_shape_in_every_place_of_a_word() -> None:
    lacking = set()
    for first, last in ((0x0620, 0x06FF), (0x0750, 0x077F), (0x05D0, 0x05EA)):
        for code in range(first, last + 1):
            letter = chr(code)
            if typefaces.fallback(letter) and unicodedata.category(letter)[0] in "LM":
                made = scripts.joined_letters(f"ب{letter}ب {letter}ب لا ل{letter}")
                lacking |= {sign for sign in made if sign != " " and not typefaces.fallback(sign)}
    assert lacking == set()


def test_letters_join_and_turn_round() -> None:
    made = seen(ARABIC)
    assert base(made[::-1]) == ARABIC
    # the first letter, seen at the right, in the form of one that begins
    assert made[-1] == "ﻣ"
    assert seen(HEBREW) == HEBREW[::-1]
    assert seen("De Linde") == "De Linde"


def test_figures_and_words_from_the_left_keep_their_order_within() -> None:
    assert seen(f"{HEBREW} 2027") == f"2027 {HEBREW[::-1]}"
    assert seen(f"Vier erbij · {HEBREW} · 1 mei") == f"Vier erbij · {HEBREW[::-1]} · 1 mei"
    assert seen(f"om 14.00 uur met {HEBREW} (gang 3)") == f"om 14.00 uur met {HEBREW[::-1]} (gang 3)"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jan", ""),
        (f"{HEBREW} · coach", "R"),
        (f"{HEBREW} loopt mee op gang 3", "L"),
        (f"Bel: {HEBREW}", "L"),
        (ARABIC, "R"),
        ("Łódź", ""),
    ],
)
def test_a_text_is_read_from_where_most_of_its_letters_are(words: str, expected: str) -> None:
    assert side(words) == expected


def test_lines_of_a_paragraph_turn_round_one_by_one() -> None:
    made = lines(paragraph(" ".join([HEBREW] * 9), TEXT), 120)
    assert len(made) > 2
    # what comes first stands at the right of the first line
    assert all(line.endswith("הרש") for line in made[:1])
    assert " ".join(line[::-1] for line in made) == " ".join([HEBREW] * 9)


def test_a_name_among_words_in_another_weight_stays_in_its_place() -> None:
    (line,) = lines(paragraph(joined([strong(HEBREW), coloured("digicoach op gang drie", "#0B6E6E")]), TEXT), 400)
    assert line == f"{HEBREW[::-1]} · digicoach op gang drie"


@pytest.mark.parametrize("words", [ARABIC, HEBREW, f"{PERSIAN} {PERSIAN}"])
def test_a_narrow_column_takes_such_a_name_within_its_width(words: str) -> None:
    for width in (24, 44, 70):
        for line in lines(paragraph(words, CELL), width):
            assert stringWidth(line, CELL.fontName, CELL.fontSize) <= width + 0.01, line


def test_what_is_read_aloud_stays_as_it_was_typed() -> None:
    assert paragraph(ARABIC, TEXT).text == ARABIC
    assert printable(ARABIC) == ARABIC
    plan = full_plan()
    plan.people[0].name = ARABIC
    assert ARABIC in printer.html(plan, PrintRequest(), today=TODAY).decode()
    drawing = Chart([Row(ARABIC, 1, 2)], 0, 5, {}, "", "").drawing(600)
    assert ARABIC in {getattr(shape, "text", "") for shape in drawing.getContents()}


def test_a_letter_of_another_typeface_takes_its_own_room() -> None:
    printable("م")
    for name in (REGULAR, SEMIBOLD):
        assert stringWidth("م", name, 10) != stringWidth("\ue000", name, 10)


def test_the_same_plan_gives_the_same_bytes_again() -> None:
    plan = full_plan()
    plan.people[0].name = f"{ARABIC} {HEBREW}"
    first, again = (printer.pdf(plan, PrintRequest("poster"), today=TODAY, invariant=True) for _time in range(2))
    assert first == again
