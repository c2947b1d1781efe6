"""The location sheet: two teams or sixty, nothing cut off, heads on every page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from pypdf import PdfReader

from plans import portfolio
from plans.portfolio import AskLine, Choice, Collection, GoalLine, Summary, UnreadFile
from plans.printing import location_sheet
from tests.plans.printing.conftest import full_plan
from tests.plans.printing.pdf_reading import beyond_the_margins, bodies, body, footer, squeezed, texts

TODAY = dt.date(2027, 8, 1)
STATUSES = ("stuck", "attention", "not_yet", "on_course", "reached")


def team(number: int, goals: int = 5, **more: object) -> Summary:
    lines = tuple(
        GoalLine(
            place + 1, f"Doel {place + 1} van team {number}", STATUSES[(number + place) % 5], f"Reden {number}.{place}",
            2, Decimal(6), Decimal(4), Decimal(3), "rondes", dt.date(2027, 9, 30), "wellbeing", "pilot",
        )
        for place in range(goals)
    )  # fmt: skip
    one = portfolio.summary(full_plan())
    filled = {
        "plan_id": uuid4(),
        "team": f"Team {number:02}",
        "goals": lines,
        "asks": (AskLine("Meer wifi", dt.date(2027, 9, 1), "Ineke"),),
    }
    return replace(one, **{**filled, **more})


def printed(tmp_path: Path, gathered: Collection, language: str = "nl", choice: Choice | None = None) -> Path:
    to = tmp_path / "o.pdf"
    location_sheet.write(gathered, to, choice=choice, language=language, today=TODAY, invariant=True)
    return to


@pytest.mark.parametrize("count", [1, 2, 8, 60])
def test_every_team_and_goal_stands_there_and_nothing_sticks_out(count: int, tmp_path: Path) -> None:
    teams = tuple(portfolio.worst_first(team(number) for number in range(count)))
    to = printed(tmp_path, Collection(teams))
    pages = texts(to)
    sentence = squeezed(body(to))
    for item in teams:
        assert squeezed(item.team) in sentence
        # Of many teams each has one line; what its goals are called stands in its own plan.
        assert count > 10 or all(squeezed(goal.title) in sentence for goal in item.goals)
    assert beyond_the_margins(to) == []
    assert all(page.mediabox.width > page.mediabox.height for page in PdfReader(to).pages)
    assert f"{len(pages)} van {len(pages)}" in footer(pages[-1])
    # Where the matrix or a list goes on, its head comes back.
    assert all("Team" in page.split("Team 0")[0] for page in bodies(to)[: max(1, count // 10)])


def test_eight_teams_of_five_goals_stand_on_one_page(tmp_path: Path) -> None:
    to = printed(tmp_path, Collection(tuple(team(number) for number in range(8))))
    first = bodies(to)[0]
    assert all(f"Team {number:02}" in first for number in range(8))


@pytest.mark.parametrize("called", ["", " en de dagbesteding aan het Oudekerkseplein"])
def test_sixty_teams_stand_on_two_pages_with_a_line_each(called: str, tmp_path: Path) -> None:
    teams = tuple(replace(item, team=item.team + called) for item in map(team, range(60)))
    pages = bodies(printed(tmp_path, Collection(teams)))
    for half, text in enumerate(pages[:2]):
        assert all(f"Team {number:02}" in text for number in range(30 * half, 30 * half + 30))
    assert len(pages) <= 11


@pytest.mark.parametrize("count", [2, 60])
def test_amounts_stand_in_whole_euros(count: int, tmp_path: Path) -> None:
    text = body(printed(tmp_path, Collection(tuple(team(number) for number in range(count)))))
    assert "€" in text
    assert ",00" not in text


def test_every_status_is_a_shape_and_a_word(tmp_path: Path) -> None:
    sentence = body(printed(tmp_path, Collection((team(0),))))
    for mark in ("■", "▲", "○", "●", "✓"):
        assert mark in sentence
    for word in ("Loopt vast", "Aandacht", "Nog niet", "Op koers", "Gehaald"):
        assert squeezed(word) in squeezed(sentence)


def test_more_goals_than_columns_and_endless_words_are_printed_whole(tmp_path: Path) -> None:
    long = "woord " * 600
    crowded = team(
        1, goals=12, team="Donaudampfschiff" * 12, location="<b>Łódź & zn", asks=(AskLine(long, None, "x" * 300),)
    )
    crowded = replace(crowded, goals=(replace(crowded.goals[0], title="lang" * 200, why=long), *crowded.goals[1:]))
    to = printed(tmp_path, Collection((crowded, team(2, goals=0))))
    sentence = squeezed(body(to))
    assert all(squeezed(goal.title) in sentence for goal in crowded.goals[1:])
    assert sentence.count("woord") >= 1200
    assert beyond_the_margins(to) == []


def test_what_was_left_out_and_narrowed_down_is_said(tmp_path: Path) -> None:
    gathered = Collection(
        (team(1),), (UnreadFile("a.jaarplan", "“a.jaarplan” is stuk."),), ("Team 01 kwam twee keer.",), False
    )
    sentence = squeezed(body(printed(tmp_path, gathered, choice=Choice("De Linde", 2027))))
    for words in (
        "“a.jaarplan” is stuk.",
        "Team 01 kwam twee keer.",
        "Je bent onderweg gestopt",
        "Alleen: De Linde · 2027",
    ):
        assert squeezed(words) in sentence


def test_no_team_is_said_calmly(tmp_path: Path) -> None:
    assert squeezed("Er is geen team") in squeezed(body(printed(tmp_path, Collection())))


def test_in_english_no_dutch_is_left(tmp_path: Path) -> None:
    sentence = squeezed(body(printed(tmp_path, Collection((team(1),)), language="en")))
    assert squeezed("Location overview") in sentence
    for dutch in ("Loopt vast", "begroot", "gewijzigd", "Gevraagd", "uiterlijk"):
        assert squeezed(dutch) not in sentence


def test_the_same_teams_give_the_same_bytes(tmp_path: Path) -> None:
    gathered = Collection((team(1), team(2)))
    assert printed(tmp_path, gathered).read_bytes() == printed(tmp_path, gathered).read_bytes()


def test_the_name_of_the_file_suits_every_system() -> None:
    assert location_sheet.suggested_name((team(1, location='A/B: "C"'),)) == "Locatie-overzicht A B C 2027"
