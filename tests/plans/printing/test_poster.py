"""The wall poster: the course of the year of every goal, read from afar, and nothing cut off or on top of something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from itertools import count, islice
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from plans.anonymise import anonymised
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.printing.html.page import page
from plans.printing.poster import printout
from plans.printing.poster.sizes import MEASURES
from plans.printing.poster.words import content
from plans.printing.request import Paper, PrintRequest
from plans.printing.shapes import TickBox
from plans.subjects import goals
from plans.subjects.actions import Action, poster_words, shortened
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement
from resources.language import speaking
from tests.plans.printing.conftest import day, print_once
from tests.plans.printing.pdf_reading import fonts, outline, squeezed
from tests.plans.printing.poster_reading import outside, overlapping, sheets, words
from tests.properties import examples

Poster = Callable[..., Path]
WHOLE: tuple[Paper, ...] = ("A3", "A4")


@pytest.fixture
def poster(tmp_path: Path) -> Poster:
    """Print the poster of a plan and give the file."""

    def print_it(plan: Plan, paper: Paper | None = None, language: str = "nl") -> Path:
        to = tmp_path / f"{uuid4()}.pdf"
        print_once(plan, to, PrintRequest("poster", language=language, paper=paper))
        return to

    return print_it


@pytest.fixture
def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


def crooked(file: Path, paper: Paper = "A3") -> list[str]:
    """What stands outside the margins, or on top of something else."""
    sheet, found = MEASURES[paper].sheet, words(file)
    # A numeral stands level with the margin by its stroke, and the box around it begins before it.
    return [*outside(file, found, sheet.side - 8, sheet.top, sheet.bottom - 2), *overlapping(found)]


def sizes(file: Path, text: str) -> list[float]:
    """The sizes of type of every word that is this text."""
    return [word.size for word in words(file) if word.text == text]


def measured(plan: Plan, quarter: int, *values: tuple[int | None, str]) -> None:
    for goal, (value, status) in zip(goals.chosen(plan.goals), values, strict=False):
        plan.measurements.append(
            Measurement(plan_id=plan.id, goal_id=goal.id, quarter=quarter, status=status, why="Omdat het zo gaat",
                        value=None if value is None else Decimal(value))
        )  # fmt: skip


@pytest.mark.parametrize("paper", WHOLE)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_stands_on_one_sheet(sample: Plan, poster: Poster, paper: Paper, language: str) -> None:
    file = poster(sample, paper, language)
    assert len(sheets(file)) == 1
    found = sheets(file)[0]
    with speaking(language):
        shown = content(sample)
    for lane in shown.lanes:
        for text in (lane.title, lane.figure, lane.due, lane.owner, lane.celebration):
            assert squeezed(text) in found, text
        for step in (step for steps in lane.steps for step in steps):
            assert squeezed(step.what) in found, step
    for name, _role in shown.people:
        assert squeezed(name) in found
    assert crooked(file, paper) == []


def test_from_two_metres_message_numerals_and_titles_are_read(sample: Plan, poster: Poster) -> None:
    file = poster(sample)
    assert sizes(file, "Techniek") == [pytest.approx(45, abs=0.5)]
    assert max(sizes(file, "2")) == pytest.approx(90, abs=1)
    assert max(sizes(file, "Rustiger")) == pytest.approx(28, abs=0.5)
    assert min(sizes(file, "Klok")) >= 12.9
    assert MEASURES["A3"].part * 2 * 22.7 == pytest.approx(45.4, abs=0.1)  # a ring is 16 mm across


def test_before_the_year_every_ring_is_empty_and_after_a_review_it_tells(sample: Plan, poster: Poster) -> None:
    with speaking("nl"):
        assert all(ring.value == "" and ring.part is None for lane in content(sample).lanes for ring in lane.rings)
    measured(sample, 1, (30, "on_course"), (6, "not_yet"), (None, "stuck"))
    measured(sample, 2, (5, "reached"), (5, "attention"))
    with speaking("nl"):
        lanes = content(sample).lanes
    assert [ring.part for ring in lanes[0].rings] == [pytest.approx(10 / 35), 1.0, None, None]
    assert [lane.so_far for lane in lanes] == [2, 2, 1, 0, 0]
    assert [lane.reached for lane in lanes] == [True, False, False, False, False]
    file = poster(sample)
    found = sheets(file)[0]
    for text in ("●opkoers", "✓gehaald", "▲aandacht", "■looptvast", "○nogniet", "standnakwartaal2"):
        assert text in found, text
    assert crooked(file) == []


def test_the_flag_stands_at_the_first_review_on_or_after_the_day(sample: Plan) -> None:
    with speaking("nl"):
        flags = [lane.flag for lane in content(sample).lanes]
    assert [place for place, _value in filter(None, flags)] == [2, 3, 2, 4, 3]
    sample.goals[0].due = sample.goals[0].target = None
    with speaking("nl"):
        assert content(sample).lanes[0].flag is None


def test_actions_stand_under_their_quarter_and_more_than_three_are_counted(sample: Plan, poster: Poster) -> None:
    first = sample.goals[0].id
    sample.actions = [
        Action(plan_id=sample.id, goal_id=first, what=f"Stap {place}", due=day(5, place)) for place in range(1, 6)
    ]
    sample.actions.append(Action(plan_id=sample.id, goal_id=first, what="Vooraf", due=day(12, 1, 2026), status="done"))
    sample.actions.append(Action(plan_id=sample.id, goal_id=first, what="Ooit"))
    found = sheets(poster(sample))[0]
    assert "Stap1Stap2Stap3+2inhetplan" in found
    assert "Stap4" not in found
    with speaking("nl"):
        steps = [[step.what for step in steps] for steps in content(sample).lanes[0].steps]
    assert steps == [["Vooraf"], [f"Stap {place}" for place in range(1, 6)], [], ["Ooit"]]


def test_done_is_ticked(sample: Plan, poster: Poster, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str | None] = []
    monkeypatch.setattr(TickBox, "draw", lambda self: drawn.append(self.status))
    sample.actions[0].status, sample.actions[1].status = "done", "stopped"
    poster(sample)
    assert len(drawn) == len(sample.actions)
    assert drawn.count("done") == drawn.count("stopped") == 1


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Maak de kaart met onze programma’s", "Maak de kaart met onze programma’s"),
        ("Meet de wifi op gang 3 na en hang twee punten bij", "Meet de wifi op gang 3 na"),
        ("Ga naar zes bewoners met een dispenser, steeds drie erbij", "Ga naar zes bewoners met een dispenser"),
        ("Koppel elke nieuwe collega drie diensten aan een maatje", "Koppel elke nieuwe collega drie diensten"),
        ("Vraag tien bewoners en hun familie wat het hun bracht", "Vraag tien bewoners en hun familie"),
        ("", ""),
    ],
)
def test_an_action_is_proposed_in_a_few_words(text: str, short: str) -> None:
    assert shortened(text) == short


def test_what_is_typed_for_the_poster_counts(sample: Plan, poster: Poster) -> None:
    sample.actions[0].poster_text = "Drie bewoners kiezen"
    assert poster_words(sample.actions[0]) == "Drie bewoners kiezen"
    assert "Driebewonerskiezen" in sheets(poster(sample))[0]


@given(text=st.text(max_size=300))
def test_short_words_are_short_whatever_the_text(text: str) -> None:
    assert len(shortened(text)) <= 42
    assert bool(shortened(text)) == bool(text.strip(" .\n\t")) or not text.split() or len(shortened(text)) > 0


def test_an_empty_plan_prints_lanes_to_fill_by_hand(poster: Poster) -> None:
    file = poster(new_plan(2027))
    found = sheets(file)
    assert len(found) == 1
    assert all(str(place) in found[0] for place in range(1, 6))
    assert crooked(file) == []


@pytest.mark.parametrize("many", [1, 2, 3, 4, 6, 7, 11, 12, 30])
def test_any_number_of_goals(sample: Plan, poster: Poster, many: int) -> None:
    chosen_goals = goals.chosen(sample.goals)
    added = [chosen_goals[place % 5].copy_with(id=uuid4(), title=f"Extra doel {place}") for place in range(5, many)]
    sample.goals = [*chosen_goals[:many], *added]
    file = poster(sample)
    assert crooked(file) == []
    assert [title for title, _sheet in outline(file) if title[0].isdigit()] == [
        f"{place} {goal.title}" for place, goal in enumerate(sample.goals, start=1)
    ]


def test_few_goals_are_larger_and_part_no_word(sample: Plan, poster: Poster) -> None:
    sample.goals = sample.goals[:1]
    file = poster(sample)
    assert max(sizes(file, "regelen")) > 28
    assert not [word.text for word in words(file) if word.text.endswith("-")]


@pytest.mark.parametrize("paper", WHOLE)
def test_a_long_title_leaves_the_others_as_large_as_they_were(sample: Plan, poster: Poster, paper: Paper) -> None:
    before = max(sizes(poster(sample, paper), "Rustiger"))
    sample.goals[0].title = "Medicatieveiligheid en zorgtechnologie voor iedereen in alle diensten"
    file = poster(sample, paper)
    assert max(sizes(file, "Rustiger")) > 0.85 * before
    assert crooked(file, paper) == []


@pytest.mark.parametrize("paper", WHOLE)
def test_names_in_other_scripts_stand_on_the_sheet(sample: Plan, poster: Poster, paper: Paper) -> None:
    names = ("محمد الأحمدي", "שרה כהן", "فاطمه زهرا یوسفی", "Александр Ковальчук")
    for place, person in enumerate(sample.people):
        person.name = names[place % len(names)]
    sample.goals[0].title, sample.vision.message = f"Samen met {names[0]} op weg", names[1] * 2
    file = poster(sample, paper)
    # Letters that are joined lie in each other.
    joined = re.compile("[\u0600-\u06ff\ufb50-\ufefc] × [\u0600-\u06ff\ufb50-\ufefc]")
    assert [where for where in crooked(file, paper) if not joined.search(where)] == []
    assert "⟨U+" not in "".join(sheets(file))


@pytest.mark.parametrize("paper", WHOLE)
def test_many_people_take_no_more_than_the_band(sample: Plan, poster: Poster, paper: Paper) -> None:
    sample.people += [
        Person(plan_id=sample.id, name=f"Sanne van den Bergenhenegouwen {place}", role="digicoach")
        for place in range(14)
    ]
    file = poster(sample, paper)
    assert crooked(file, paper) == []
    band = [word.head for word in words(file) if "Bergenhenegouwen" in word.text]
    assert max(band) < 0.25 * MEASURES[paper].sheet.height


def test_two_halves_of_a4_hold_the_whole_with_a_line_to_cut(sample: Plan, poster: Poster) -> None:
    file = poster(sample, "2xA4")
    left, right = sheets(file)
    assert "Knip" in left
    assert "linkerhelft" in right
    assert "RustigerNachten".casefold() in left.casefold()
    assert "12januari" in right


def test_on_a_wall_stands_no_administration(sample: Plan, poster: Poster) -> None:
    found = sheets(poster(sample))[0]
    for text in ("uurperweek", "afgedruktop", "versie"):
        assert text not in found
    assert found.count("TeamDeLinde") == 1


def test_with_roles_only_no_name_stands_on_it(sample: Plan, poster: Poster) -> None:
    names = [person.name for person in sample.people if " " in person.name and person.name != "Het team"]
    assert len(names) > 5
    file = poster(anonymised(sample))
    found = {word.text.strip(".,:;") for word in words(file)}
    assert {part for name in names for part in name.split() if part[0].isupper()} & found == set()


def test_two_typefaces_and_no_others(sample: Plan, poster: Poster) -> None:
    found = fonts(poster(sample))
    assert len(found) == 2
    assert all(found.values())


def test_it_can_be_read_aloud_in_order(full: Plan) -> None:
    with speaking("nl"):
        shown = content(full)
        made = squeezed(page(printout(full, PrintRequest("poster"), dt.date(2026, 11, 21))).decode())
    places = [made.index(squeezed(text)) for text in (shown.headline, *(lane.title for lane in shown.lanes[:4]))]
    assert places == sorted(places)
    for person in full.people:
        if person.role == "digicoach":
            assert squeezed(person.name) in made


@st.composite
def amounts(draw: st.DrawFn) -> Plan:
    """A plan with some amount of text in every place."""
    counted = count()

    def some(most: int) -> int:
        return draw(st.one_of(st.integers(0, most // 4), st.integers(0, most)))

    def text(most: int) -> str:
        return " ".join(f"{'abxWM'[turn % 5] * (1 + turn * turn % 9)}{turn}z" for turn in islice(counted, some(most)))

    plan = new_plan(2027)
    key = plan.id
    plan.vision.message, plan.team.name = text(40), text(6)
    for _coach in range(some(16)):
        plan.people.append(Person(plan_id=key, role="digicoach", name=text(5), role_name=text(4)))
    for _goal in range(some(9)):
        goal = Goal(plan_id=key, title=text(14), unit=text(3), baseline=Decimal(some(10**6)), target=Decimal(2))
        goal.celebration, goal.stop_doing = text(25), text(25)
        plan.goals.append(goal)
    owners = [None, *(item.id for item in plan.goals)]
    for _action in range(some(30)):
        owner = draw(st.sampled_from(owners))
        plan.actions.append(Action(plan_id=key, goal_id=owner, what=text(30), due=day(some(11) + 1, 1)))
    measured(plan, 1, *((some(10**6), "on_course") for _goal in plan.goals))
    return plan


@examples(20, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(plan=amounts(), paper=st.sampled_from(WHOLE))
def test_any_amount_of_text_stands_within_the_margins(poster: Poster, plan: Plan, paper: Paper) -> None:
    assert crooked(poster(plan, paper), paper) == []


FIELDS: tuple[tuple[str, Callable[[Plan], tuple[object, str]]], ...] = (
    ("message", lambda plan: (plan.vision, "message")),
    ("team", lambda plan: (plan.team, "name")),
    ("title", lambda plan: (plan.goals[1], "title")),
    ("unit", lambda plan: (plan.goals[1], "unit")),
    ("celebration", lambda plan: (plan.goals[2], "celebration")),
    ("stop", lambda plan: (plan.goals[2], "stop_doing")),
    ("action", lambda plan: (plan.actions[4], "what")),
    ("short", lambda plan: (plan.actions[5], "poster_text")),
    ("person", lambda plan: (plan.people[2], "name")),
    ("role", lambda plan: (plan.people[2], "role_name")),
)


@pytest.mark.parametrize("name", [name for name, _field in FIELDS])
@pytest.mark.parametrize("long", ["w " * 50_000, "Ж" * 400, "<b>1</b> &amp; <img src='x'/> 😀 </para> €\xa05"])
def test_hostile_texts_stay_on_the_sheet(full: Plan, poster: Poster, name: str, long: str) -> None:
    record, field = dict(FIELDS)[name](full)
    setattr(record, field, long)
    assert crooked(poster(full)) == []


@pytest.mark.parametrize("paper", WHOLE)
def test_hostile_texts_in_every_place_at_once(full: Plan, poster: Poster, paper: Paper) -> None:
    for _name, field in FIELDS:
        record, attribute = field(full)
        setattr(record, attribute, "Ж" * 400)
    assert crooked(poster(full, paper), paper) == []
