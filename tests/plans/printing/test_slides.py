"""The quarterly review on five slides: large letters, words for each picture, and what the speaker can say."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pptx
import pytest
from pptx.util import Pt
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.anonymise import anonymised
from plans.command import run
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.printing import printer
from plans.printing.request import PrintRequest
from plans.printing.slides.presentation import presentation
from plans.printing.styles import goal_colour
from plans.subjects.reviews import Decision, Measurement
from resources.language import speaking
from tests.plans.printing.conftest import TODAY
from tests.plans.printing.hard_strings import MARKUP
from tests.plans.printing.pdf_reading import fill


def sample() -> Plan:
    plan, _left = plan_file.read(plan_file.SAMPLE)
    return plan


def made(plan: Plan, quarter: int = 1, language: str = "nl") -> Any:
    with speaking(language):
        request = PrintRequest("quarter", language=language, quarter=quarter)
        return pptx.Presentation(io.BytesIO(presentation(plan, request, TODAY)))


def runs(shape: Any) -> list[Any]:
    frames = [cell.text_frame for row in shape.table.rows for cell in row.cells] if shape.has_table else []
    frames += [shape.text_frame] if shape.has_text_frame else []
    return [run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs]


def words(deck: Any) -> list[str]:
    return [" ".join(run.text for shape in slide.shapes for run in runs(shape)) for slide in deck.slides]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_there_are_five_slides_with_titles_that_are_titles(language: str) -> None:
    for plan in (sample(), new_plan(2027)):
        deck = made(plan, language=language)
        titles = [slide.shapes.title.text for slide in deck.slides]
        assert len(titles) == len(set(titles)) == 5
        assert all(titles)
        assert all(slide.notes_slide.notes_text_frame.text.strip() for slide in deck.slides)


def test_letters_are_large_and_say_their_language() -> None:
    deck = made(sample())
    found = [run for slide in deck.slides for shape in slide.shapes for run in runs(shape)]
    assert len(found) > 40
    assert min(run.font.size for run in found) >= Pt(18)
    assert {run.font.language_id for run in found} == {1043}
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_goals_have_their_colours_and_every_picture_its_words() -> None:
    deck = made(sample())
    text = words(deck)[0]
    for place, goal in enumerate(sample().goals[:5], start=1):
        assert goal.title in text
        (run,) = [
            run for shape in deck.slides[0].shapes for run in runs(shape) if run.text == goal.title and run.font.bold
        ]
        assert f"#{run.font.color.rgb}" == goal_colour(place)
    pictures = [shape for slide in deck.slides for shape in slide.shapes if shape.shape_type == 13]
    assert len(pictures) == 5
    assert "begin: 40; doel: 5" in pictures[0]._element.xpath(".//p:cNvPr/@descr")[0]
    tables = [shape for slide in deck.slides for shape in slide.shapes if shape.has_table]
    assert all(shape._element.xpath(".//p:cNvPr/@descr")[0] and shape.table.first_row for shape in tables)


def test_a_quarter_says_what_was_measured_decided_and_asked() -> None:
    plan = sample()
    goal = plan.goals[0]
    plan.measurements.append(
        Measurement(plan_id=plan.id, goal_id=goal.id, quarter=1, value=20, status="attention", why="Dispenser te laat")
    )
    plan.decisions.append(Decision(plan_id=plan.id, quarter=1, what="We kopen drie dispensers", owner_id=goal.owner_id))
    plan.reviews[0].asked, plan.reviews[0].asked_of = "Een tweede dispenser", "Rachid"
    deck = made(plan)
    status, trends, asks, money, decisions = words(deck)
    assert "▲\xa0Aandacht" in status
    assert "40 → 20 minuten · doel 5" in trends
    assert "Een tweede dispenser" in asks
    assert "€\xa069.269" in money
    assert "We kopen drie dispensers" in decisions
    assert "Dispenser te laat" in deck.slides[0].notes_slide.notes_text_frame.text


def test_whatever_is_typed_and_however_much_stays_on_five_slides() -> None:
    plan = sample()
    strings = iter([*MARKUP.values(), *("lang " * 400 for _time in range(5_000))])
    fill(plan, lambda record, field: next(strings))
    plan.decisions = [Decision(plan_id=plan.id, quarter=1, what=f"Besluit {number}") for number in range(40)]
    deck = made(plan)
    assert len(deck.slides) == 5
    assert "en nog 35" in words(deck)[-1]
    assert max(len(text) for text in words(deck)) < 1_200


@pytest.mark.parametrize(
    "word", ["M" * 60, "Wij willen dat iedereen mee kan doen met beeldbellen en rapporteren", "i" * 60]
)
def test_however_wide_the_words_every_row_keeps_its_height_and_its_amount(word: str) -> None:
    plan = sample()
    for line in plan.budget_lines:
        line.what = word
    for condition in plan.conditions:
        condition.what = word
    plan.team.name = word
    plan.decisions = [Decision(plan_id=plan.id, quarter=1, what=word, owner_id=plan.people[0].id)] * 5
    deck = made(plan)
    asked = [row.cells[1].text for row in table_of(deck.slides[2]).rows][1:]
    assert any("€" in words for words in asked)
    for slide in deck.slides:
        for row in table_of(slide).rows if table_of(slide) else ():
            for cell in row.cells:
                (run,) = cell.text_frame.paragraphs[0].runs
                wide = 1.2 * stringWidth(run.text, "SourceSans3-Regular", run.font.size.pt)
                column = table_of(slide).columns[[*row.cells].index(cell)].width.pt
                assert wide <= 2 * column, run.text


def table_of(slide: Any) -> Any:
    return next((shape.table for shape in slide.shapes if shape.has_table), None)


def test_with_roles_no_name_is_left() -> None:
    named = [person.name for person in sample().people if len(person.name) > 3 and person.name != "Het team"]
    with speaking("nl"):
        content = presentation(anonymised(sample()), PrintRequest("quarter"), TODAY)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        whole = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "replace")
    assert len(named) > 5
    assert [name for name in named if name in whole] == []


def test_slides_on_the_command_line_and_by_the_name_of_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan, to = str(plan_file.SAMPLE), tmp_path / "review.pptx"
    for _time in range(2):
        assert run(["print", plan, "--what", "quarter", "--quarter", "2", "--to", str(to)]) == 0
    found = pptx.Presentation(str(to))
    assert found.slides[0].shapes.title.text == "Kwartaal 2 · 2027 · Team De Linde"
    found.core_properties.last_modified_by = "Ineke"
    found.save(str(to))
    assert run(["print", plan, "--what", "quarter", "--to", str(to)]) == 2
    assert run(["print", plan, "--to", str(tmp_path / "plan.pptx")]) == 2
    assert "--what quarter" in capsys.readouterr().err
    content, name = printer.with_name(sample(), PrintRequest("quarter"), ".pptx")
    assert name == "Kwartaal 1 2027 Team De Linde"
    assert len(pptx.Presentation(io.BytesIO(content)).slides) == 5
