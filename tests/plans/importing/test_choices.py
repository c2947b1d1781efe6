"""What somebody chooses for a list, kept for the next one like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.errors import PlanError
from plans.importing.files import reading
from plans.importing.proposal import choices
from plans.importing.proposal.choices import SKIP, TableChoice
from plans.importing.proposal.meaning import GOALS_AND_ACTIONS
from plans.importing.proposal.proposing import propose
from plans.importing.tables.sheet_table import SheetTable
from plans.importing.tables.table_finding import find_tables


@pytest.fixture
def table(tmp_path: Path) -> SheetTable:
    path = tmp_path / "acties.csv"
    path.write_text("Actie;Wie;Klaar;Zaal\nOefenen;Mia Mus;1-5-2027;blauw\nMeten;Bo Bos;1-6-2027;rood\n", "utf-8")
    [found] = find_tables(reading.read(path).grids)
    return found


def test_what_was_chosen_goes_before_what_was_proposed(table: SheetTable) -> None:
    proposal = propose(table, 2027)
    assert choices.chosen(proposal, None, 2027) is proposal
    assert choices.chosen(proposal, TableChoice(columns={1: SKIP}), 2027).columns == {
        place: meaning for place, meaning in proposal.columns.items() if place != 1
    }
    moved = choices.chosen(proposal, TableChoice(columns={3: "actions.due", 9: "actions.what"}), 2027)
    assert [place for place, meaning in moved.columns.items() if meaning == "actions.due"] == [3], "nothing twice"
    assert 9 not in moved.columns, "a column that is not there"
    other = choices.chosen(proposal, TableChoice("budget_lines", {0: "actions.what"}), 2027)
    assert other.becomes == "budget_lines"
    assert "actions.what" not in other.columns.values(), "a meaning of another table"


def test_what_is_kept_comes_back_for_the_same_headings_only(table: SheetTable, tmp_path: Path) -> None:
    kept = choices.remember([], [choices.chosen(propose(table, 2027), TableChoice(columns={1: SKIP}), 2027)])
    assert choices.recall([table], kept).tables[table.number].columns[1] == SKIP
    path = tmp_path / "anders.csv"
    path.write_text("Actie;Wie\nOefenen;Mia Mus\nMeten;Bo\n", "utf-8")
    [other] = find_tables(reading.read(path).grids)
    assert choices.recall([other], kept).tables == {}
    assert choices.from_kept(other, kept[0]) is None
    assert len(choices.remember(kept, [propose(table, 2027)])) == 1, "the same headings take the place of the older"


@pytest.mark.parametrize("kept", [{"becomes": "iets"}, {"becomes": "actions", "columns": []}])
def test_what_was_kept_wrongly_is_no_choice(table: SheetTable, kept: dict[str, object]) -> None:
    assert choices.from_kept(table, kept) is None


@pytest.mark.parametrize(
    ("becomes", "columns", "made", "meant"),
    [
        ("niets", None, "", {}),
        ("Doelen en acties", None, GOALS_AND_ACTIONS, {}),
        ("1=acties", "Zaal=waar, C=overslaan", "actions", {3: "actions.where", 2: SKIP}),
        ("acties=begroting", "1:Actie=budget_lines.what", "budget_lines", {0: "budget_lines.what"}),
        (None, "Zaal=waar", None, {3: "actions.where"}),
    ],
)
def test_typed_choices(
    table: SheetTable, becomes: str | None, columns: str | None, made: str | None, meant: dict[int, str]
) -> None:
    found = choices.parse_choices([table], becomes, columns, None, 2027).tables[table.number]
    assert (found.becomes, found.columns) == (made, meant)


@pytest.mark.parametrize("mapped", ["geen json", "[]", "{}", '{"tables": 3}', "[" * 100_000])
def test_a_file_with_choices_that_is_none_says_so(table: SheetTable, mapped: str) -> None:
    with pytest.raises(PlanError, match="keuzes"):
        choices.parse_choices([table], None, None, mapped, 2027)


def test_a_file_with_choices_for_other_tables_too(table: SheetTable) -> None:
    mapped = '{"tables": [3, {"table": 9, "becomes": "goals"}, {"becomes": "iets"}, {"becomes": "actions"}]}'
    assert choices.parse_choices([table], None, None, mapped, 2027).tables[table.number].becomes == "actions"


@pytest.mark.parametrize(
    ("becomes", "columns"),
    [("paars", None), ("9=acties", None), (None, "Wie"), (None, "Geen=wie"), (None, "Wie=paars")],
)
def test_what_is_not_understood_is_said(table: SheetTable, becomes: str | None, columns: str | None) -> None:
    with pytest.raises(PlanError):
        choices.parse_choices([table], becomes, columns, None, 2027)


@pytest.mark.parametrize(
    ("meaning", "word"),
    [
        *(
            (SKIP, "Overslaan"),
            ("actions.along", "Wie nog meer"),
            ("actions.period", "Wanneer"),
            ("actions.board", "Stand"),
        ),
        ("actions.due", "Klaar"),
    ],
)
def test_what_a_column_is_taken_as_in_words(meaning: str, word: str) -> None:
    assert choices.meaning_word(meaning) == word


def test_what_a_column_can_be_begins_with_what_it_usually_is() -> None:
    found = choices.possible(GOALS_AND_ACTIONS)
    assert found[0] == "goals.title"
    assert {"actions.what", "actions.period", "actions.along"} <= set(found)
    assert len(found) == len(set(found))
