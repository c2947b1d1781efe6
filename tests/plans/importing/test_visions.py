"""A vision wherever people write it: below a question, on a sheet of its own, beside its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.edits import Change
from plans.importing import taking
from plans.importing.files.grid import Passage
from plans.importing.prose.text_headings import vision_of
from plans.plan import new_plan
from tests.plans.importing.files_of_kinds import docx, xlsx

_TOLD = "Wij willen dat techniek ons werk lichter maakt. Iedereen in het team kan mee."
_ACTIONS = ("Acties", [["Actie", "Wie", "Wanneer"], ["Lijsten tellen", "Bo Smit", "1-3-2027"]])


def _vision(path: Path) -> list[object]:
    brought = taking.import_file(new_plan(2027), path)
    return [edit.new for edit in brought.edits if isinstance(edit, Change)]


@pytest.mark.parametrize(
    ("heading", "text", "listed", "field"),
    [
        ("Waar willen we naartoe?", _TOLD, False, "vision.text"),
        ("2. Waar gaan wij met elkaar naartoe", _TOLD, False, "vision.text"),
        ("Where do we want to be?", "We want care to stay close, with technology that helps.", False, "vision.text"),
        ("Waar willen we naartoe?", "Eind 2027 bellen 12 cliënten met beeld, in alle wijken.", False, ""),
        ("Waar willen we naartoe?", _TOLD, True, ""),
        ("Waar willen we naartoe?", "Minder papier op de afdeling", False, ""),
        ("Waar lopen we tegenaan?", _TOLD, False, ""),
    ],
)
def test_what_is_told_below_a_question_is_a_vision(heading: str, text: str, listed: bool, field: str) -> None:
    assert vision_of(Passage(heading, text, listed)) == field


def test_it_comes_in_whole_from_a_document(tmp_path: Path) -> None:
    path = docx(
        tmp_path / "plan.docx", "# Waar willen we naartoe?", _TOLD, "# Acties", [["Actie", "Wie"], ["Tellen", "Bo"]]
    )
    assert _vision(path) == [_TOLD]


@pytest.mark.parametrize(
    "rows",
    [
        [["Digiplan 2027"], ["Team West, versie 2"], [], ["Onze visie"], [_TOLD]],
        [["Digiplan 2027"], [], ["Visie:", _TOLD]],
    ],
    ids=["below its name", "beside its name"],
)
def test_it_comes_in_from_a_sheet_of_its_own(rows: list[list[str]], tmp_path: Path) -> None:
    assert _vision(xlsx(tmp_path / "plan.xlsx", ("Voorblad", rows), _ACTIONS)) == [_TOLD]


def test_a_line_between_others_of_a_list_is_none(tmp_path: Path) -> None:
    rows = [["Actie", "Wie"], ["Visie"], ["Tekst schrijven voor de website van ons team", "Bo Smit"]]
    assert _vision(xlsx(tmp_path / "plan.xlsx", ("Acties", rows))) == []
