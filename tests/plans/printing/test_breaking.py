"""Where lines and words end on paper: dates and amounts stay whole, words part between syllables, nothing is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from plans.exchange import plan_file
from plans.printing import styles
from plans.printing.breaking import syllables, together
from plans.printing.printer import write
from plans.printing.request import PrintKind, PrintRequest
from plans.printing.text import escaped, paragraph, strong
from resources.language import speaking

CARE = (
    *("medicatiefouten", "vrijheidsbeperkende", "administratieminuten", "mantelzorgcontacten", "valincidenten"),
    *("zorgtechnologiecoördinator", "reanimatieafspraken", "cliëntenraadsvergadering", "informatiebijeenkomsten"),
    *("ondersteuningsbehoeften", "medicijndispensers", "zelfredzaamheidsradar", "contactpersonenoverleg"),
)
"""Ordinary words of Dutch care that are wider than a narrow column."""


def lines(made: Any, width: float) -> list[str]:
    """Break a paragraph and return its lines."""
    made.wrap(width, 10**6)
    if made.blPara.kind == 0:
        return [" ".join(words) for _room, words in made.blPara.lines]
    return ["".join(word.text for word in line.words).strip() for line in made.blPara.lines]


@pytest.mark.parametrize("word", CARE)
@pytest.mark.parametrize("width", [42, 60, 84])
def test_care_words_part_between_syllables(word: str, width: float) -> None:
    with speaking("nl"):
        found = lines(paragraph(word, styles.CELL), width)
        whole = syllables(word)
    assert "".join(line.removesuffix("-") for line in found) == word
    place = 0
    for line in found[:-1]:
        assert line.endswith("-")
        place += len(line) - 1
        assert place in whole


def test_figure_and_unit_part_before_the_word_does() -> None:
    with speaking("nl"):
        assert lines(paragraph("25\xa0valincidenten", styles.CELL), 62) == ["25", "valincidenten"]
        assert lines(paragraph("25\xa0valincidenten", styles.CELL), 90) == ["25\xa0valincidenten"]


def test_marked_up_text_parts_as_plain_text_does() -> None:
    with speaking("nl"):
        made = paragraph(escaped("de ") + strong("medicatiefouten") + " dalen", styles.CELL)
        assert lines(made, 50)[:2] == ["de", "medicatie-"]
        assert "".join(lines(made, 400)).replace(" ", "") == "demedicatiefoutendalen"


def test_addresses_part_at_their_signs_without_a_hyphen() -> None:
    found = lines(paragraph("https://voorbeeld.nl/zorgtechnologie/bedsensoren", styles.CELL), 100)
    assert "".join(found) == "https://voorbeeld.nl/zorgtechnologie/bedsensoren"
    assert all(line[-1] in "/." for line in found[:-1])


def test_a_trema_stays_behind_its_vowel() -> None:
    with speaking("nl"):
        assert all("coördinator"[place] != "ö" for place in syllables("coördinator"))


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("op 28 september 2027 om 14.00 uur", "op 28_september_2027 om 14.00_uur"),
        ("dat kost € 150 per keer", "dat kost €_150 per keer"),
        ("vóór 1 nov klaar", "vóór 1_nov klaar"),
        ("in kwartaal 3, week 26", "in kwartaal_3, week_26"),
        ("zo gaat het in 2027.", "zo gaat het in_2027."),
        ("5 maanden later", "5 maanden later"),
    ],
)
def test_dates_times_and_amounts_stay_together(typed: str, shown: str) -> None:
    assert together(typed) == shown.replace("_", "\xa0")


@given(text=st.text(max_size=80), width=st.floats(20, 300))
def test_whatever_is_typed_nothing_is_lost(text: str, width: float) -> None:
    made = paragraph(text, styles.CELL)
    wide = "".join("".join(lines(made, 10_000)).split())
    found = "".join("".join(lines(made, width)).split())
    hyphens = len(found) - len(wide)
    assert found.replace("-", "") == wide.replace("-", "")
    assert hyphens >= 0


@pytest.mark.parametrize("what", ["summary", "poster", "quarter", "plan"])
def test_care_words_in_every_narrow_place_are_whole_or_part_between_syllables(what: PrintKind, tmp_path: Path) -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    for goal, word in zip(plan.goals, CARE, strict=False):
        goal.unit = word
        goal.title = f"Minder {word}"
    to = tmp_path / "x.pdf"
    write(plan, to, PrintRequest(what, quarter=1 if what == "quarter" else None))
    found = "".join(page.extract_text() for page in PdfReader(to).pages)
    joined = "".join(found.split())
    for word in CARE[:5]:
        with speaking("nl"):
            places = syllables(word)
        ways = {word, *(f"{word[:first]}-{word[first:]}" for first in places)}
        ways |= {f"{word[:a]}-{word[a:b]}-{word[b:]}" for a in places for b in places if a < b}
        # Twice at least: in the title and as the unit, whole or parted.
        assert sum(joined.count(way) for way in ways) >= 2, word
