"""The annex of the self scans is whole, and its charts say the same on every page, in every width."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, Drawing, Group, Polygon, PolyLine, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from plans.plan import Plan, new_plan
from plans.printing.charts import Chart, Row, chart_alt_text, drawing
from plans.printing.scans import annex, factor_chart, leadership_chart, lowest_sentence, network_chart, profile_annex
from plans.subjects import scans
from plans.subjects.scans import FACTORS, TRAITS, FactorScan, LeadershipScan, Tie
from resources.language import LANGUAGES, speaking
from resources.texts import choices, text
from tests.plans.printing.pdf_reading import beyond_the_margins, body, fill, outline, squeezed
from tests.plans.strategies import texts
from tests.properties import examples

Print = Callable[..., Path]


def scanned() -> Plan:
    """A plan with scans of two years."""
    plan = new_plan(2027)
    key = plan.id
    every = {statement: 5 for statements in TRAITS.values() for statement in statements}
    plan.leadership_scans = [
        LeadershipScan(plan_id=key, year=2026, has_vision="no", agreed=dict.fromkeys(every, 3), note="Net begonnen."),
        LeadershipScan(
            plan_id=key,
            position=1,
            year=2027,
            has_vision="yes",
            agreed={**every, "means": 1, "working_technology": 2, "parties": 2},
            doing=["team_meeting", "visits"],
            helps=["time", "budget"],
            note="Tijd is het echte punt.",
        ),
    ]
    grades = dict.fromkeys(FACTORS, 4)
    plan.factor_scans = [
        FactorScan(plan_id=key, year=2026, grades=dict.fromkeys(FACTORS, 2), note="Vroeg."),
        FactorScan(plan_id=key, position=1, year=2027, grades={**grades, "culture": 2}, phase="defined", note="Beter."),
    ]
    plan.ties = [
        Tie(plan_id=key, year=2027, dimension="process", partner="Regiotafel", purpose="speed_up", intensity="low"),
        Tie(plan_id=key, position=1, year=2027, dimension="knowledge", partner="Zorgnetwerk Oost", note="Elke maand"),
        Tie(plan_id=key, position=2, year=2026, dimension="finances", partner="Fonds", note="Nee"),
    ]
    return plan


def strings(drawn: Drawing | Group) -> list[String]:
    return [content for content in drawn.contents if isinstance(content, String)]


def test_without_scans_there_is_no_annex() -> None:
    plan = new_plan(2027)
    assert annex(plan) == []
    plan.leadership_scans = [LeadershipScan(plan_id=plan.id, year=2027)]
    assert annex(plan) == profile_annex(plan) == []


def test_every_word_of_the_scans_is_printed(printed: Print) -> None:
    plan = scanned()
    file = printed(plan)
    found = squeezed(body(file))
    wanted = ["Vroeg.", "Beter.", "Regiotafel", "Zorgnetwerk Oost", "Fonds", "Elke maand"]
    wanted += [
        text("scans", "phases.defined"),
        text("scans", "next_phase.defined"),
        lowest_sentence(plan.factor_scans[1]),
    ]
    wanted += [scans.mismatch(plan.ties[0]), *choices("scans", "factor_scan.grades").values()]
    wanted += [scans.meaning("process", "low")]
    assert [item for item in wanted if squeezed(item) not in found] == []
    # What the leader filled in about herself is hers alone: tests/plans/test_sharing.py.
    assert squeezed("Tijd is het echte punt.") not in found
    assert "scans" not in {title for title, _page in outline(file)}
    assert sum("zelfscans" in title for title, _page in outline(file)) == 1


def test_every_field_of_the_scans_is_printed(printed: Print) -> None:
    plan = scanned()
    put = fill(plan, lambda record, field: f"{record.__tablename__}.{field}.{str(record.id)[:8]}")
    found = squeezed(body(printed(plan)))
    matching_put = [item for item in put if item.startswith(("factor_scan", "tie"))]
    assert len(matching_put) == 2 + 2 * 3
    assert [item for item in matching_put if squeezed(item) not in found] == []


def test_the_annex_prints_in_english_and_stays_within_the_margins(printed: Print) -> None:
    plan = scanned()
    plan.ties[0].partner = "Samenwerkingsverband" * 8
    for language in LANGUAGES:
        file = printed(plan, language)
        assert beyond_the_margins(file) == []
    assert "Annex: self scans" in body(file)
    assert "Jouw" not in body(file)


def test_the_chart_shows_this_year_beside_the_year_before() -> None:
    plan = scanned()
    earlier, now = plan.leadership_scans
    drawn = drawing(leadership_chart(now, earlier), 480)
    assert (
        len([content for content in drawn.contents if isinstance(content, Circle)]) == len(TRAITS) + 1
    )  # One in the legend.
    assert len([content for content in drawn.contents if isinstance(content, Polygon)]) == len(TRAITS) + 1
    solid, dashed = sorted(
        (content for content in drawn.contents if isinstance(content, PolyLine)),
        key=lambda item: bool(item.strokeDashArray),
    )
    assert len(solid.points) == len(dashed.points) == 2 * len(TRAITS)
    shown = {string.text for string in strings(drawn)}
    assert {"2027", "2026", "1,5", "(3)"} <= shown
    assert "Heeft middelen en techniek die werkt: 1,5 (2026: 3)" in chart_alt_text(leadership_chart(now, earlier))


def test_a_first_scan_has_nothing_beside_it() -> None:
    (_earlier, now) = scanned().leadership_scans
    drawn = drawing(leadership_chart(now, None), 480)
    assert not [content for content in drawn.contents if isinstance(content, Polygon)]
    assert not [string for string in strings(drawn) if "(" in string.text]


def test_what_is_not_known_leaves_a_gap() -> None:
    rows = [Row("a", 1), Row("b", 2), Row("c"), Row("d", 4), Row("e", 5)]
    chart = Chart(rows, 1, 5, {1: "laag", 5: "hoog"}, "nu")
    lines = [content for content in drawing(chart, 300).contents if isinstance(content, PolyLine)]
    assert [len(line.points) for line in lines] == [4, 4]
    assert "c: niet ingevuld" in chart_alt_text(chart)


def test_the_network_shows_every_dimension_and_what_is_asked() -> None:
    ties = scans.ties_of(scanned().ties, 2027)
    chart = network_chart(ties)
    assert [row.label for row in chart.rows] == [
        "Kennis: Zorgnetwerk Oost", "Vernieuwen: Regiotafel", "Thema’s", "Inkoop", "Geld",
    ]  # fmt: skip
    assert (chart.rows[1].value, chart.rows[1].other) == (1, 2)
    assert "Vernieuwen: Regiotafel: Los contact (wat het doel vraagt: In projecten)" in chart_alt_text(chart)
    low = text("scans", "choices.tie.intensity.low")
    assert low in {string.text for string in strings(drawing(chart, 480))}


def test_the_lowest_factors_are_said_kindly() -> None:
    grades = dict.fromkeys(FACTORS, 4)
    plan = scanned()
    assert "Fouten mogen (een begin)" in lowest_sentence(plan.factor_scans[1])
    plan.factor_scans[1].grades = grades
    assert "trots" in lowest_sentence(plan.factor_scans[1])
    assert lowest_sentence(FactorScan(plan_id=plan.id, year=2027, grades={"culture": 1})) == ""
    assert factor_chart(plan.factor_scans[1], plan.factor_scans[0]).compares


marks = st.none() | st.decimals(1, 7, places=1)


@examples(60)
@given(
    st.lists(st.builds(Row, texts | st.text(max_size=80), marks, marks), max_size=9),
    st.booleans(),
    st.integers(260, 1200),
    st.integers(8, 22),
)
def test_any_chart_stays_within_its_paper(rows: list[Row], lines: bool, width: int, size: int) -> None:
    words = {1: "klopt niet", 4: "half", 7: "klopt helemaal"}
    chart = Chart(rows, 1, 7, words, "2027", "2026", lines=lines)
    for language in LANGUAGES:
        with speaking(language):
            drawn = drawing(chart, width, size=size)
            sentence = chart_alt_text(chart)
    assert sentence.count(":") >= len(rows)
    for string in strings(drawn):
        left, _bottom, right, _top = _edges(string)
        assert left >= -0.5
        assert right <= width + 0.5
        assert 0 <= string.y <= drawn.height
    values = [row.value for row in rows if row.value is not None]
    assert len([content for content in drawn.contents if isinstance(content, Circle)]) == len(values) + 1


def _edges(string: String) -> tuple[float, float, float, float]:
    wide = stringWidth(string.text, string.fontName, string.fontSize)
    left = string.x - {"start": 0, "middle": wide / 2, "end": wide}[string.textAnchor]
    return left, string.y, left + wide, string.y + string.fontSize


def test_a_narrow_chart_puts_its_labels_above_the_scale() -> None:
    chart = leadership_chart(*reversed(scanned().leadership_scans))
    wide, narrow = drawing(chart, 500, size=10), drawing(chart, 330, size=14)
    assert narrow.height > 1.5 * wide.height
    label = text("scans", "traits.organisation")
    assert label in {string.text for string in strings(narrow)}
    heads = [_edges(string) for string in strings(narrow) if string.text in chart.words.values()]
    for item, other in itertools.pairwise(sorted(heads)):
        assert item[2] < other[0]


def test_higher_scores_stand_further_to_the_right() -> None:
    chart = Chart([Row(str(place), Decimal(place)) for place in range(1, 8)], 1, 7, {}, "nu")
    dots = [content.cx for content in drawing(chart, 400).contents if isinstance(content, Circle)][: len(chart.rows)]
    assert dots == sorted(dots)
    assert len(set(dots)) == 7
