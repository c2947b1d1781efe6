"""What stands beside the lines of a list, and how the columns fit: how long a day is, with which goal, what happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.importing.lines import MOST_ORIGINAL, wrapped
from desktop.importing.widths import fitted
from desktop.theme.appearance import appearance
from plans.exchange import plan_file
from plans.field_text import goal_label
from resources.language import gettext as _
from tests.desktop.test_importing import chosen, shown, stored, taking
from tests.plans.importing.files_of_kinds import xlsx

ROWS = [
    ["Nr", "Actie", "Wie", "Klaar", "Kosten", "Uren"],
    [1, "Toestemming van drie bewoners", "Marloes de Wit", "12 feb", None, "4u"],
    [2, "Bedsensor bij vier bewoners", "Yusuf", "30/4/27", "1,68k", "0,5 dag"],
    [3, "Nachtteam oefent met de sensor", "Yusuf", "z.s.m.", "n.v.t.", "2x1,5u"],
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "acties.xlsx", ("Acties", ROWS))


def test_how_long_a_day_is_and_with_which_goal(start, sheet: Path, tmp_path: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    goal = plan_file.read(plan_file.SAMPLE)[0].goals[1]
    plan = plan_file.read(plan_file.SAMPLE)[0]

    def choose() -> None:
        assert shown(me)[1][6] == "0,5 dag\n4 uur"
        chosen(me, _("One day is"), "7,2 uur")
        assert shown(me)[1][6] == "0,5 dag\n3,6 uur"
        assert "0,5 dag → 3,6 uur" in me.words()
        chosen(me, _("With which goal?"), goal_label(plan, goal.id))
        assert goal_label(plan, goal.id) in me.words()
        me.push("Neem 3 regels over")

    taking(me, sheet, choose)
    made = {item["what"]: item["goal_id"] for item in stored(tmp_path)["actions"]}
    assert made["Bedsensor bij vier bewoners (3,6 uur; in de lijst: 0,5 dag)"] == str(goal.id)


def test_what_happens_is_in_sight_beside_six_columns(start, sheet: Path) -> None:
    me = start(str(plan_file.SAMPLE))
    me.window.resize(1366, 768)
    seen: list[tuple[int, int]] = []

    def look() -> None:
        table = me.table(_("Lines of the list"))
        last = table.model().columnCount() - 1
        seen.append((table.columnViewportPosition(last) + table.columnWidth(last), table.viewport().width()))
        me.push(_("Cancel"))

    taking(me, sheet, look)
    [(end, room)] = seen
    assert end <= room


def test_words_that_stay_as_they_are_are_said_once(start, tmp_path: Path) -> None:
    rows = [
        ["Cursus", "Doelgroep", "Datum"],
        ["Tillift", "nachtdienst", "1-3-2027"],
        ["Bril", "nachtdienst", "2-4-2027"],
    ]
    me = start(str(plan_file.SAMPLE))

    def look() -> None:
        assert "In deze woorden overgenomen: “nachtdienst”." in me.words()
        me.push(_("Cancel"))

    taking(me, xlsx(tmp_path / "cursussen.xlsx", ("Cursussen", rows)), look)


@pytest.mark.parametrize(
    "words", ["Slim incontinentiemateriaal, startpakket", "Zij\u00adn 😀 ding " * 9, "x" * 400, "", "a"]
)
@pytest.mark.parametrize("width", [40, 120, 137, 400])
def test_what_is_cut_off_says_so_and_nothing_else_is_lost(qapp, words: str, width: int) -> None:
    font = appearance.font("label")
    shown = wrapped(words, font, width, MOST_ORIGINAL)
    assert len(shown) <= MOST_ORIGINAL
    whole = "".join(wrapped(words, font, width, 10_000)).replace(" ", "")
    assert whole == words.replace(" ", "")
    if shown and "".join(shown).replace(" ", "") != whole:
        assert shown[-1].endswith("…")


@pytest.mark.parametrize(
    ("room", "widths"),
    [
        (1000, [100, 270, 220]),
        (590, [100, 270, 220]),
        (560, [100, 240, 220]),
        (500, [100, 200, 200]),
        (420, [90, 140, 190]),
        (370, [80, 120, 170]),
        (100, [80, 120, 170]),
    ],
)
def test_the_widest_give_way_first_and_no_further_than_they_may(room: int, widths: list[int]) -> None:
    assert fitted(room, (100, 270, 220), (90, 140, 190), (80, 120, 170)) == widths
