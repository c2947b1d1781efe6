"""The training on paper: counts, reach, load and tips in the plan; and the sheet to count with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans.derived import training_coverage
from plans.plan import Plan, new_plan
from plans.printing.coverage_chart import reach
from plans.printing.parts import part_title
from plans.printing.printer import suggested_name, write
from plans.printing.request import PrintRequest
from resources.language import LANGUAGES, speaking
from resources.texts import choices, text, texts
from tests.plans.printing.conftest import TODAY
from tests.plans.printing.pdf_reading import beyond_the_margins, body, squeezed

Print = Callable[..., Path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reach_load_and_tips_stand_in_the_plan(full: Plan, printed: Print, language: str) -> None:
    full.onboarding.capacity = Decimal(60)
    full.activities[2].on = None
    full.user_types[1].number = 90
    file = printed(full, language)
    found = squeezed(body(file))
    with speaking(language):
        wanted = [text("training", f"sections.{key}.title") for key in ("reach", "new_staff")]
        wanted.append(text("actions", "sections.load.title"))
        wanted += [part_title("tips")]
        wanted += [tip for kind in choices("training", "user_type.type") for tip in texts("training", f"tips.{kind}")]
        wanted += {"nl": ["van 90", "▲ 72", "16 uur heeft nog geen datum"], "en": ["of 90", "▲ 72", "16 hours have"]}[
            language
        ]
    assert [words for words in wanted if squeezed(words) not in found] == []
    assert beyond_the_margins(file) == []


def test_tips_only_for_the_types_that_the_team_has(full: Plan, printed: Print) -> None:
    for kind in full.user_types:
        kind.number = 3 if kind.type == "starter" else 0
    found = squeezed(body(printed(full)))
    assert squeezed(texts("training", "tips.starter")[0]) in found
    assert squeezed(texts("training", "tips.skilled")[0]) not in found


def test_the_chart_can_be_read_out_and_read_without_colour(full: Plan) -> None:
    chart = reach(training_coverage.coverage(full))
    assert chart.alt_text().startswith("Digitale starter: 4 van 4 bereikt; ")
    bars = [shape for shape in chart.drawing(400).contents if getattr(shape, "width", 0) > 20]
    fills = {str(shape.fillColor) for shape in bars}
    assert len(fills) == 2, "open bars and filled ones"


def test_the_chart_of_nobody_is_still_a_chart() -> None:
    plan = new_plan(2027)
    assert reach(training_coverage.coverage(plan)).drawing(300).height > 0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("staff", [None, 24, 75, 100_000])
def test_the_count_sheet_is_one_page_with_four_descriptions(
    full: Plan, tmp_path: Path, language: str, staff: int | None
) -> None:
    full.team.staff = staff
    full.team.name = "Team met een lange naam " * 10
    file = tmp_path / "telblad.pdf"
    write(full, file, PrintRequest("count_sheet", language), today=TODAY)
    assert len(PdfReader(file).pages) == 1
    assert beyond_the_margins(file) == []
    found = squeezed(body(file))
    with speaking(language):
        wanted = [text("training", f"profiles.{kind}.says") for kind in choices("training", "user_type.type")]
        wanted += texts("training", "count_sheet.steps")
        labels = choices("training", "user_type.type").values()
    assert [words for words in wanted if squeezed(words) not in found] == []
    assert [label for label in labels if squeezed(label) in found] == [], "nobody is called a type"


def test_the_count_sheet_holds_no_names(full: Plan, tmp_path: Path) -> None:
    file = tmp_path / "telblad.pdf"
    write(full, file, PrintRequest("count_sheet"), today=dt.date(2027, 1, 5))
    found = body(file)
    names = [person.name for person in full.people if person.name] + [activity.given_by for activity in full.activities]
    assert [name for name in names if name in found and name != "Het team"] == []
    assert full.team.name in found


def test_a_name_for_the_sheet(full: Plan) -> None:
    full.team.name = 'Zorg/thuis: "A|B"'
    assert suggested_name(full, PrintRequest("count_sheet")) == "Telblad Zorg thuis A B"
    with speaking("en"):
        full.team.name = ""
        assert suggested_name(full, PrintRequest("count_sheet", "en")) == "Count sheet"
