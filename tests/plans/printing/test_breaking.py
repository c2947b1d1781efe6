"""Where lines and words end on paper: dates and amounts stay whole, words part between syllables, nothing is lost."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.printing import styles
from plans.printing.breaking import syllables, together
from plans.printing.text import escaped, joined, paragraph, strong
from resources.language import speaking
from tests.plans.printing.conftest import full_plan
from tests.plans.printing.everything import PDFS
from tests.plans.printing.pdf_reading import fill
from tests.plans.printing.poster_reading import Word, outside, overlapping, words

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
        ("Team Noord · 2027", "Team Noord_·_2027"),
        ("Trekker: digicoach 1 · Thema 2", "Trekker: digicoach_1 · Thema_2"),
        ("5 maanden later", "5 maanden later"),
    ],
)
def test_dates_times_and_amounts_stay_together(typed: str, shown: str) -> None:
    assert together(typed) == shown.replace("_", "\xa0")


@pytest.mark.parametrize("width", range(60, 300, 20))
def test_no_mark_between_two_parts_stands_at_the_edge_of_a_line(width: int) -> None:
    parts = ["Partner buiten het team", strong("Doel 2"), "Zorgtechniek", "Adviseur ICT"]
    for made in (paragraph(joined(parts), styles.CELL), paragraph(joined([*parts[2:], parts[0]]), styles.CELL)):
        found = lines(made, width)
        assert not [line for line in found if line.startswith("·") or line.endswith("·")]
        assert "".join(found).count("a") == 2


@given(text=st.text(max_size=80), width=st.floats(20, 300))
def test_whatever_is_typed_nothing_is_lost(text: str, width: float) -> None:
    made = paragraph(text, styles.CELL)
    wide = "".join("".join(lines(made, 10_000)).split())
    found = "".join("".join(lines(made, width)).split())
    hyphens = len(found) - len(wide)
    assert found.replace("-", "") == wide.replace("-", "")
    assert hyphens >= 0


def torn(found: list[Word], known: set[str]) -> set[str]:
    """Every piece of a care word that neither is whole nor begins and ends between two syllables, with its hyphen."""
    pieces = set()
    for word in CARE:
        with speaking("nl"):
            places = [0, *syllables(word), len(word)]
        whole = {(first, last) for first in places for last in places if first < last}
        pieces |= {word[first:last] + "-" * (last < len(word)) for first, last in whole}
    bare = {item.text.replace("\ufffe", "-").replace("\x02", "-").strip(" .,;:()“”·+!?…") for item in found}
    return {
        item
        for item in bare - known - pieces
        if len(item) > 2 and any(item.strip("-") in word and item.strip("-") != word for word in CARE)
    }


@pytest.mark.parametrize("thing", PDFS)
def test_care_words_in_every_place_of_every_print_are_whole_or_part_between_syllables(
    thing: str, tmp_path: Path
) -> None:
    plain, plan = full_plan(), full_plan()
    fill(plain, lambda record, field: "aa bb")
    turn = count()
    # A word by itself, as for a unit or a role, and three in a row, as in a sentence.
    fill(
        plan, lambda record, field: " ".join(CARE[next(turn) % len(CARE)] for _word in range(1 + 2 * (next(turn) % 2)))
    )
    found: list[list[Word]] = []
    for name, filled in (("plain", plain), ("care", plan)):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(PDFS[thing](filled))
        found.append(words(file))
    known = {item.text.strip(" .,;:()“”·+!?…") for item in found[0]}
    assert torn(found[1], known) == set()
    whole = sum(item.text.strip(".,:;") in CARE for item in found[1])
    assert whole > 20 or thing not in ("plan", "summary", "quarter", "poster", "poster on A4", "location sheet")
    assert overlapping(found[1]) == []
    assert outside(file, found[1], 24, 12, 8) == []


def test_a_word_that_is_torn_is_seen() -> None:
    place = (1.0, 1.0, 1.0, 1.0, 9.0)
    whole = [Word(1, text, *place) for text in ("medicatiefouten", "medicatie-", "fouten", "mantelzorgcontacten.")]
    assert torn(whole, set()) == set()
    assert torn([Word(1, "medicatiefo", *place), Word(1, "uten", *place)], set()) == {"medicatiefo", "uten"}
    assert torn([Word(1, "medicatie", *place)], set()) == {"medicatie"}
