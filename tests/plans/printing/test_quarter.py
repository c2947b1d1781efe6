"""The quarterly page: one sheet that says how a quarter stands in words too, and that can be filled in by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from plans import edits
from plans.anonymise import anonymised
from plans.derived import quarterly_review
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.plan_json import snapshot
from plans.printing import handwriting, printer
from plans.printing.quarter.parts import SHEET
from plans.printing.quarter.trend import small
from plans.printing.request import PrintKind, PrintRequest
from plans.printing.shapes import TickBox
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from plans.subjects.reviews import Decision, Measurement, Remark
from tests.plans.printing.conftest import full_plan
from tests.plans.printing.pdf_reading import beyond_the_margins, bodies, body, fill, footer, smallest, squeezed, texts

TODAY = dt.date(2027, 7, 20)
WHY = (
    "Vier bewoners slapen uit: de wijkzuster hoeft niet meer om 7 uur langs.",
    "Wifi op gang 3 valt weg; de sensor meldt dan niet.",
    "Rapporteren aan het bed bevalt. De avonddienst is op tijd naar huis.",
    "De robot staat in de kast. Niemand heeft tijd om hem klaar te zetten.",
    "Twee nieuwe collega’s waren in vier weken zelfstandig.",
)
Print = Callable[..., Path]


def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


def empty() -> Plan:
    return new_plan(2027)


def measure(plan: Plan, quarter: int, values: tuple[int, ...], statuses: tuple[str, ...]) -> None:
    for goal in goals.chosen(plan.goals):
        edits.apply(plan, edits.addition(plan, Measurement, goal_id=goal.id, quarter=quarter))
    rows = [measurement for measurement in plan.measurements if measurement.quarter == quarter]
    for row, value, status, why in zip(rows, values, statuses, WHY, strict=True):
        row.value, row.status, row.why = Decimal(value), status, why  # type: ignore[assignment]


def reviewed() -> Plan:
    """The sample halfway its year: two quarters measured, of the second everything filled in."""
    plan = sample()
    edits.apply(plan, edits.adoption(plan, dt.date(2026, 12, 18), "Ineke de Groot", snapshot(plan)))
    measure(plan, 1, (3, 5, 31, 1, 5), ("on_course", "on_course", "on_course", "attention", "not_yet"))
    measure(plan, 2, (9, 4, 26, 2, 3), ("on_course", "attention", "reached", "stuck", "not_yet"))
    rows = [measurement for measurement in plan.measurements if measurement.quarter == 2]
    rows[0].client_result, rows[0].employee_result = "Acht bewoners nemen ze zelf in", "25 minuten per ochtend over"
    review = plan.reviews[1]
    review.overall, review.overall_why = "attention", "Drie doelen lopen; de wifi houdt het vierde tegen."
    review.asked, review.asked_of = "Twee extra wifi-punten op gang 3", "Ineke de Groot"
    review.dos, review.donts = "Oefen op de dienst zelf", "Geen twee nieuwe dingen in één maand"
    leader, digicoach = plan.people[0], plan.people[2]
    plan.decisions = [
        Decision(plan_id=plan.id, quarter=2, kind="scale_up", goal_id=plan.goals[0].id, what="Ook gang 2 doet mee",
                 owner_id=digicoach.id, due=dt.date(2027, 9, 1)),
        Decision(plan_id=plan.id, quarter=1, position=1, what="Dit hoorde bij het eerste kwartaal", owner_id=leader.id),
    ]  # fmt: skip
    digicoach.rostered2 = Decimal(80)
    for line in plan.budget_lines:
        line.actual2 = line.quarter2 and line.quarter2 - 500
    return plan


def close(plan: Plan, quarter: int, day: dt.date = TODAY) -> None:
    edits.apply(plan, quarterly_review.closing(plan, quarter, day, snapshot(plan)))


@pytest.fixture
def page(tmp_path: Path) -> Print:
    """Print the page of a quarter and give the file."""

    def print_it(plan: Plan, quarter: int | None = None, language: str = "nl") -> Path:
        to = tmp_path / f"quarter-{quarter}-{language}.pdf"
        printer.write(
            plan, to, PrintRequest("quarter", language=language, quarter=quarter), today=TODAY, invariant=True
        )
        return to

    return print_it


def test_everything_that_the_talk_is_about_stands_on_one_sheet(page: Print) -> None:
    plan = reviewed()
    file = page(plan, 2)
    assert len(PdfReader(file).pages) == 1
    sentence = squeezed(body(file))
    for words in (
        "Kwartaal 2", "Team De Linde", "april t/m juni 2027", "review op 14 juli 2027",
        "▲ Aandacht", "Drie doelen lopen; de wifi houdt het vierde tegen.",
        *(goal.title for goal in goals.chosen(plan.goals)), *WHY,
        "3 → 9 minuten", "5 → 4 rondes", "31 → 26 minuten", "1 → 2 bewoners", "5 → 3 weken",
        "doel 5", "doel 3", "doel 25", "doel 5", "doel 2",
        "Merkte cliënt: Acht bewoners nemen ze zelf in", "Merkte collega: 25 minuten per ochtend over",
        "Twee extra wifi-punten op gang 3", "Gevraagd aan: Ineke de Groot",
        "Ook gang 2 doet mee", "Groter maken", "1 sep", "Oefen op de dienst zelf",
        "Geen twee nieuwe dingen in één maand", "Aantekeningen uit het overleg",
    ):  # fmt: skip
        assert squeezed(words) in sentence, words
    assert squeezed("Dit hoorde bij het eerste kwartaal") not in sentence
    assert "pagina 1 van 1" in footer(texts(file)[0])


def test_each_goal_names_its_owner_and_what_comes_first(page: Print) -> None:
    plan = reviewed()
    goal = goals.chosen(plan.goals)[1]
    owner = plan.person(goal.owner_id)
    assert owner
    for action in plan.actions:
        action.status = "done"
    plan.actions += [
        Action(plan_id=plan.id, position=90, goal_id=goal.id, what="Later pas", due=dt.date(2027, 11, 3)),
        Action(plan_id=plan.id, position=91, goal_id=goal.id, what="Sensor ijken", due=dt.date(2027, 8, 20)),
        Action(
            plan_id=plan.id, position=92, goal_id=goal.id, what="Al klaar", due=dt.date(2027, 8, 1), status="stopped"
        ),
    ]
    sentence = squeezed(body(page(plan, 2)))
    assert squeezed(f"Trekker: {owner.name}") in sentence
    assert squeezed("Hierna, 20 aug: Sensor ijken") in sentence
    assert squeezed("Te halen vóór 1 jul") in sentence  # The first goal has no open action left.


def test_the_figures_say_planned_and_actual_with_a_verdict_in_words(page: Print) -> None:
    sentence = squeezed(body(page(reviewed(), 2)))
    figures = quarterly_review.figures(reviewed(), 2)
    assert figures.rostered == 80
    assert figures.spent is not None
    for words in (
        "Uren op het rooster",
        "80",
        "beloofd",
        "Scholing",
        "plaatsen",
        "Geld",
        "binnen de begroting",
        "Acties",
    ):
        assert squeezed(words) in sentence, words


@pytest.mark.parametrize("quarter", [1, 2, 3, 4])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "made", [sample, reviewed, full_plan, lambda: new_plan(2027)], ids=["sample", "year", "full", "new"]
)
def test_a_normal_plan_fits_one_sheet_in_every_quarter(
    made: Callable[[], Plan], language: str, quarter: int, page: Print
) -> None:
    file = page(made(), quarter, language)
    assert len(PdfReader(file).pages) == 1
    assert beyond_the_margins(file, SHEET.side) == []
    assert smallest(file) >= 8.5
    assert squeezed({"nl": "Volgend jaar", "en": "Next year"}[language]) in squeezed(body(file)) or quarter < 4


def test_without_asking_it_is_the_quarter_whose_turn_it_is(page: Print) -> None:
    plan = reviewed()
    assert squeezed("Kwartaal 1") in squeezed(body(page(plan)))
    close(plan, 1)
    sentence = squeezed(body(page(plan)))
    assert squeezed("Kwartaal 2") in sentence
    assert squeezed("Kwartaal 1") not in sentence


def test_every_status_is_told_by_shape_and_word(page: Print) -> None:
    sentence = squeezed(body(page(reviewed(), 2)))
    for words in ("● Op koers", "▲ Aandacht", "✓ Gehaald", "■ Loopt vast", "○ Nog niet"):
        assert squeezed(words) in sentence
    assert squeezed("was ▲ Aandacht") in sentence  # How the fourth goal stood a quarter ago.


def test_a_status_without_a_sentence_does_not_count_and_leaves_room_for_one(page: Print) -> None:
    plan = reviewed()
    row = next(
        measurement for measurement in plan.measurements if measurement.quarter == 2 and measurement.status == "stuck"
    )
    row.why = ""
    sentence = squeezed(body(page(plan, 2)))
    assert squeezed("■ Loopt vast telt zodra er een zin bij staat.") in sentence
    assert squeezed("● Op koers   ▲ Aandacht   ■ Loopt vast   ✓ Gehaald") in sentence


def test_the_whole_is_proposed_as_long_as_it_was_not_agreed(page: Print) -> None:
    plan = reviewed()
    plan.reviews[1].overall, plan.reviews[1].overall_why = None, ""
    sentence = squeezed(body(page(plan, 2)))
    assert squeezed("Een voorstel: zo staat het doel dat het meeste vraagt. Nog niet samen afgesproken.") in sentence
    assert sentence.index(squeezed("■ Loopt vast")) < sentence.index(squeezed("Een voorstel"))
    plan.reviews[1].overall = "on_course"
    assert squeezed("Dit telt zodra er een zin bij staat.") in squeezed(body(page(plan, 2)))


def test_nothing_entered_gives_a_sheet_to_fill_in(page: Print) -> None:
    sentence = squeezed(body(page(sample(), 3)))
    assert squeezed("Hoe staan we er als team voor, en waarom?") in sentence
    assert (
        sentence.count(squeezed("● Op koers   ▲ Aandacht   ■ Loopt vast   ✓ Gehaald")) == 6
    )  # The team and five goals.
    assert squeezed("Zelf medicatie regelen") in sentence
    assert squeezed("0 →") in sentence
    assert squeezed("Gevraagd aan:") in sentence


def test_without_goals_there_are_five_numbers_to_write_behind(page: Print) -> None:
    lines = [line.strip() for line in body(page(empty(), 1)).splitlines()]
    assert [line for line in lines if line in {"1", "2", "3", "4", "5"}] == ["1", "2", "3", "4", "5"]


def test_twelve_goals_go_on_on_a_second_sheet_with_the_head_again(page: Print) -> None:
    plan = sample()
    plan.goals += [Goal(plan_id=plan.id, position=20 + place, title=f"Extra {place}") for place in range(7)]
    first, second = bodies(page(plan, 1))
    assert squeezed("Hoe het loopt") in squeezed(first)
    assert squeezed("Hoe het loopt") in squeezed(second)
    lines = [line.strip() for line in (first + second).splitlines()]
    assert [line for line in lines if line in {"10", "11", "12"}] == ["10", "11", "12"]


def test_lines_to_write_on_are_ten_millimetres_apart_and_boxes_six_wide() -> None:
    millimetre = 72 / 25.4
    assert pytest.approx(10 * millimetre, abs=0.01) == handwriting.APART
    assert pytest.approx(6 * millimetre, abs=0.01) == handwriting.BOX
    assert handwriting.Lines(3).wrap(100, 500) == (100, 3 * handwriting.APART)
    assert handwriting.Blank("0 →", "bewoners").wrap(120, 500)[1] == handwriting.APART


@pytest.mark.parametrize("what", ["quarter", "forms"])
def test_on_paper_a_pen_has_that_room(what: PrintKind, monkeypatch: pytest.MonkeyPatch) -> None:
    ruled: list[list[float]] = []
    boxes: list[float] = []
    rules, rounded = handwriting._rules, Canvas.roundRect
    monkeypatch.setattr(handwriting, "_rules", lambda canvas, *more: (ruled.append(more[-1]), rules(canvas, *more)))
    monkeypatch.setattr(
        Canvas,
        "roundRect",
        lambda self, x, y, wide, high, *more, **ways: (
            boxes.append(wide),
            rounded(self, x, y, wide, high, *more, **ways),
        ),
    )
    printer.pdf(new_plan(2027), PrintRequest(what, quarter=1 if what == "quarter" else None), today=TODAY)
    assert len(ruled) > 5
    apart = {round(second - first, 2) for heights in ruled for first, second in pairwise(heights)}
    assert apart <= {28.35}
    # The squares of the count sheet are for a cross, and its box for a number.
    assert handwriting.BOX in boxes
    assert TickBox.SIDE not in boxes
    assert what == "forms" or set(boxes) == {handwriting.BOX}


def test_notes_take_what_is_left_and_never_a_page_of_their_own() -> None:
    notes = handwriting.Notes("Notes")
    title = notes.wrap(400, 1000)[1] - notes.count * handwriting.APART
    assert notes.wrap(400, title + 3.5 * handwriting.APART)[1] == title + 3 * handwriting.APART
    assert notes.wrap(400, title + 0.9 * handwriting.APART)[1] == 0


def test_a_closed_quarter_stays_as_it_was_decided(page: Print) -> None:
    plan = reviewed()
    plan.reviews[2].on = dt.date(2027, 10, 13)
    close(plan, 2)
    before = body(page(plan, 2))
    assert "gesloten op 20 juli 2027" in before
    plan.people[2].rostered2 = Decimal(999)
    plan.budget_lines[0].actual2 = 999_999_00
    for action in plan.actions:
        action.status = "done"
    plan.people[2].name = "Iemand Anders"
    assert body(page(plan, 2)) == before
    edits.apply(plan, quarterly_review.reopening(plan, 2, TODAY))
    assert "999" in body(page(plan, 2))


def test_a_closed_quarter_tells_when_the_next_review_is_and_what_the_manager_said_since(page: Print) -> None:
    plan = reviewed()
    close(plan, 2)
    plan.reviews[2].on = dt.date(2027, 10, 14)
    plan.remarks = [
        Remark(plan_id=plan.id, quarter=2, kind="decision", what="De wifi komt er", author="Ineke de Groot")
    ]
    sentence = squeezed(body(page(plan, 2)))
    assert squeezed("14 okt Review van kwartaal 3") in sentence
    assert squeezed("De wifi komt er") in sentence
    assert squeezed("De wifi komt er") not in squeezed(body(page(plan, 1)))


@pytest.mark.parametrize("closed", [False, True])
def test_with_roles_no_name_is_left(closed: bool, page: Print) -> None:
    plan = reviewed()
    if closed:
        close(plan, 2)
    names = {part for person in plan.people if person.role != "team" for part in person.name.split() if len(part) > 3}
    named = squeezed(body(page(plan, 2)))
    assert "Ineke" in named
    assert any(part in named for part in names)
    sentence = squeezed(body(page(anonymised(plan), 2)))
    assert [part for part in (*names, "Ineke") if squeezed(part) in sentence] == []
    assert squeezed("gesloten op 20 juli 2027") in sentence or not closed


def test_in_english_no_dutch_is_left(page: Print) -> None:
    plan = reviewed()
    plan.goals[0].title = "Medication"
    sentence = squeezed(body(page(plan, 2, "en")))
    for english in ("Quarter 2", "April to June 2027", "▲ Attention", "What decision do we need?", "Next quarter"):
        assert squeezed(english) in sentence
    for dutch in ("Kwartaal", "Trekker", "Hierna", "beloofd", "Op koers", "Gevraagd", "Volgend", "Aantekeningen"):
        assert dutch not in sentence


def test_very_much_text_goes_on_on_a_second_sheet_and_nothing_is_lost(page: Print) -> None:
    plan = reviewed()
    plan.remarks = [Remark(plan_id=plan.id, quarter=2, what="x", author="y")]
    put = fill(plan, lambda record, field: f"{record.id.hex[:6]}{field} " + "& <b>zo</b> " * 40)
    sentence = squeezed(body(page(plan, 2)))
    shown = [plan.reviews[1], *plan.decisions[:1], *plan.remarks]
    shown += [measurement for measurement in plan.measurements if measurement.quarter == 2]
    fields = (
        "overall_why",
        "asked",
        "asked_of",
        "dos",
        "donts",
        "what",
        "author",
        "why",
        "client_result",
        "employee_result",
    )
    texts = [getattr(item, field) for item in shown for field in fields if hasattr(item, field)]
    texts += [goal.title for goal in goals.chosen(plan.goals)]
    assert len(texts) > 20
    assert all(text in put for text in texts)
    assert [text[:30] for text in texts if squeezed(text) not in sentence] == []
    file = page(plan, 2)
    assert len(PdfReader(file).pages) > 1
    assert beyond_the_margins(file, SHEET.side) == []


def test_a_word_without_end_and_numbers_without_end_stay_within_the_page(page: Print) -> None:
    plan = reviewed()
    fill(plan, lambda _record, _field: "Ж" * 400)
    for measurement in plan.measurements:
        measurement.value = Decimal(-123456789012)
    for goal in plan.goals:
        goal.target = Decimal(999999999999)
    file = page(plan, 2)
    assert beyond_the_margins(file, SHEET.side) == []
    assert "999.999.999.999" in squeezed(body(file))


def test_a_step_of_an_earlier_quarter_is_still_open_and_no_next_one(page: Print) -> None:
    plan = reviewed()
    assert "Nog open, 12 feb: Kies met arts en BEM drie bewoners" in " ".join(body(page(plan, 2)).split())
    for action in plan.actions:
        action.status = "done" if action.due and action.due < dt.date(2027, 4, 1) else action.status
    assert "Nog open, " not in " ".join(body(page(plan, 2)).split())


def test_more_actions_than_fit_are_counted(page: Print) -> None:
    plan = reviewed()
    plan.actions = [
        Action(plan_id=plan.id, position=place, what=f"Stap {place}", due=dt.date(2027, 8, 1 + place))
        for place in range(9)
    ]
    sentence = squeezed(body(page(plan, 2)))
    assert squeezed("Stap 0") in sentence
    assert squeezed("Stap 3") in sentence
    assert squeezed("en nog 5 acties") in sentence


def test_what_is_new_and_what_was_left_behind_is_said(page: Print) -> None:
    plan = reviewed()
    plan.actions = [
        Action(plan_id=plan.id, position=0, what="Blijft liggen", due=dt.date(2027, 5, 1)),
        Action(plan_id=plan.id, position=1, what="Robot erbij", due=dt.date(2027, 9, 1), introduces=True),
        Action(plan_id=plan.id, position=2, what="Volgend jaar pas", due=dt.date(2028, 2, 1)),
    ]
    sentence = squeezed(body(page(plan, 2)))
    assert sentence.index(squeezed("Blijft liggen · nog open")) < sentence.index(squeezed("Robot erbij · nieuw"))
    assert squeezed("Volgend jaar pas") not in sentence


def test_the_name_of_the_file_tells_quarter_year_and_team() -> None:
    assert printer.suggested_name(reviewed(), PrintRequest("quarter", quarter=2)) == "Kwartaal 2 2027 Team De Linde"
    assert (
        printer.suggested_name(reviewed(), PrintRequest("quarter", "en", quarter=3)) == "Quarter 3 2027 Team De Linde"
    )


def test_the_small_line_says_aloud_what_it_shows() -> None:
    plan = reviewed()
    drawn = small(plan, plan.goals[0], 2, 119, 30)
    assert drawn is not None
    assert drawn.aims
    assert "kwartaal 2: 9" in drawn.alt_text
    assert "doel: 5" in drawn.alt_text
    plan.goals[0].target = plan.goals[0].baseline = None
    plan.measurements = [measurement for measurement in plan.measurements if measurement.quarter == 2]
    assert small(plan, plan.goals[0], 2, 119, 30) is None


def test_a_goal_not_measured_a_quarter_ago_says_when_it_was(page: Print) -> None:
    plan = reviewed()
    measure(plan, 3, (11, 3, 25, 4, 3), ("on_course",) * 5)
    row = next(
        measurement
        for measurement in plan.measurements
        if (measurement.goal_id, measurement.quarter) == (plan.goals[0].id, 2)
    )
    row.value = None
    sentence = squeezed(body(page(plan, 3)))
    assert squeezed("3 (K1) → 11 minuten") in sentence


def test_a_measurement_of_a_goal_that_was_parked_is_left_out(page: Print) -> None:
    plan = reviewed()
    plan.goals[4].parked = True
    assert isinstance(plan.measurements[0], Measurement)
    assert squeezed(WHY[4]) not in squeezed(body(page(plan, 2)))
