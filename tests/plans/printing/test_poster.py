"""The wall poster: everything stands on it, as large as can be, and nothing is cut off."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
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
from plans.printing.poster.type_scale import PAPER
from plans.printing.poster.words import Content, content
from plans.printing.printer import write
from plans.printing.request import PAPERS, Paper, PrintRequest
from plans.printing.shapes import TickBox
from plans.printing.text import printable
from plans.subjects import goals
from plans.subjects.actions import Action
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from resources.language import speaking
from tests.plans.printing.conftest import TODAY, day
from tests.plans.printing.pdf_reading import fonts, outline, squeezed
from tests.plans.printing.poster_reading import outside, overlapping, sheets, words
from tests.properties import examples

Poster = Callable[..., Path]


@pytest.fixture
def poster(tmp_path: Path) -> Poster:
    """Print the poster of a plan and give the file."""

    def print_it(plan: Plan, paper: Paper | None = None, language: str = "nl") -> Path:
        to = tmp_path / f"{uuid4()}.pdf"
        write(plan, to, PrintRequest("poster", language=language, paper=paper), today=TODAY, invariant=True)
        return to

    return print_it


@pytest.fixture
def sample() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    return plan


def texts(shown: Content) -> Iterator[str]:
    """Every text of a poster."""
    yield from (shown.headline, shown.team, shown.plan, shown.state)
    for card in shown.cards:
        yield from (str(card.number), card.title, card.figure, card.note)
        for who, what in card.gains:
            yield f"{who} {what}"
        for action in card.actions:
            yield from (action.what, action.note)
    for entry in (*shown.people, *shown.stops, *shown.dates):
        yield from (entry.name, entry.text, *entry.notes)
    for item in shown.loose:
        yield from (item.what, item.note)


def lost(plan: Plan, file: Path, language: str = "nl") -> list[str]:
    """The texts of the poster that are not found on it."""
    found = "".join(sheets(file))
    with speaking(language):
        return [text for text in texts(content(plan)) if squeezed(printable(text)) not in found]


def crooked(file: Path, paper: Paper = "A3") -> list[str]:
    """What stands outside the margins, on top of something else, or too small."""
    limits, found = PAPER[paper], words(file)
    sheet = limits.sheet
    small = [item.text for item in found if item.size < limits.least - 0.01]
    return [*outside(file, found, sheet.side, sheet.top, sheet.bottom), *overlapping(found), *small]


def size_of(file: Path, text: str) -> float:
    """The size of type of the first word that is this text."""
    return next(word.size for word in words(file) if word.text == text)


def much(plan: Plan) -> Plan:
    """A plan with more than fits one sheet."""
    more = " en leg het nog een keer rustig uit aan de collega’s van de avond- en de nachtdienst"
    plan.actions += [
        action.copy_with(id=uuid4(), what=f"{action.what}{more} {turn}")
        for turn in range(3)
        for action in list(plan.actions)
    ]
    return plan


def little() -> Plan:
    """A plan with three goals of one action each."""
    plan = new_plan(2027)
    plan.team.name, plan.vision.message = "Nachtteam", "Rust in de nacht."
    for place, title in enumerate(("Minder rondes", "Zelf medicatie", "Meer aanspraak")):
        goal = Goal(plan_id=plan.id, position=place, title=title, baseline=Decimal(6), target=Decimal(3), unit="rondes")
        plan.goals.append(goal)
        plan.actions.append(Action(plan_id=plan.id, goal_id=goal.id, what="Begin ermee", due=day(3, 1)))
    return plan


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_stands_whole_on_one_sheet(sample: Plan, poster: Poster, paper: Paper, language: str) -> None:
    file = poster(sample, paper, language)
    assert len(sheets(file)) == 1
    assert lost(sample, file, language) == []
    assert crooked(file, paper) == []
    assert ("uiterlijk1juli" in sheets(file)[0]) == (language == "nl")


def test_what_a_full_plan_has_is_told(full: Plan, poster: Poster) -> None:
    file = poster(full)
    found = sheets(file)[0]
    assert lost(full, file) == []
    for sentence in (
        "Vastgesteldop18december2026", "6→3rondespernacht", "uiterlijk30september", "looptdoor", "Cliënt:", "Collega:",
        "SanneĐorđević·15maart", "1februari·klaar", "vanaf1mei", "4uurperweek", "Digimaatje", "Gang1en2", "14april",
        "Cijfersophangenindegang",
    ):  # fmt: skip
        assert sentence in found, sentence
    assert "Slimmebril" not in found


def test_without_a_message_the_team_is_the_headline(sample: Plan, poster: Poster) -> None:
    sample.vision.message = " "
    file = poster(sample)
    assert size_of(file, "Linde") >= 28
    assert sheets(file)[0].count("TeamDeLinde") == 2  # at the head and at the foot


def test_an_empty_plan_prints_calmly(poster: Poster) -> None:
    file = poster(new_plan(2027))
    assert len(sheets(file)) == 1
    assert "Erstaatnoggeendoelinditplan." in sheets(file)[0]
    assert crooked(file) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_a_plan_with_people_but_without_goals(poster: Poster, paper: Paper) -> None:
    plan = new_plan(2027)
    long = "Op de gang en in de huiskamer, elke dinsdag en donderdag van tien tot half drie. " * 3
    plan.people += [Person(plan_id=plan.id, name=f"Sanne {place}", role="digicoach", location=long)
                    for place in range(9)]  # fmt: skip
    plan.actions = [Action(plan_id=plan.id, what=f"Voor iedereen {place}") for place in range(12)]
    file = poster(plan, paper)
    assert lost(plan, file) == []
    assert crooked(file, paper) == []


@pytest.mark.parametrize("steps", [0, 1, 6, 15, 40])
def test_the_actions_of_an_only_goal_stand_beside_it(sample: Plan, poster: Poster, steps: int) -> None:
    sample.goals = sample.goals[:1]
    key = sample.goals[0].id
    sample.actions = [Action(plan_id=sample.id, goal_id=key, what=f"Zet stap {item}") for item in range(steps)]
    file = poster(sample)
    assert lost(sample, file) == []
    assert crooked(file) == []
    assert all(word.left > 590 for word in words(file) if word.text == "Zet" and word.sheet == 1)


@pytest.mark.parametrize("paper", PAPERS)
def test_little_text_gets_larger_type_than_much(sample: Plan, poster: Poster, paper: Paper) -> None:
    small, usual, large = poster(little(), paper), poster(sample, paper), poster(much(sample), paper)
    actions = [size_of(small, "Begin"), size_of(usual, "Evalueer"), size_of(large, "Evalueer")]
    assert actions[0] > actions[1] >= actions[2] >= PAPER[paper].least
    if paper == "A3":
        assert actions[1] > actions[2]


def test_the_message_is_read_from_afar(sample: Plan, poster: Poster) -> None:
    assert size_of(poster(sample), "Techniek") >= 28


def test_the_little_text_fills_the_sheet(poster: Poster) -> None:
    found = words(poster(little()))
    low = min(item.foot for item in found if item.text != "afgedrukt" and item.size > 9)
    high = max(item.head for item in found)
    assert low < 90
    assert high > 780


def test_the_results_stand_at_one_level(sample: Plan, poster: Poster) -> None:
    levels = {round(word.foot, 1) for word in words(poster(sample)) if word.text == "Cliënt:"}
    assert len(levels) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_what_does_not_fit_goes_on_on_a_second_sheet_and_that_is_told(
    sample: Plan, poster: Poster, paper: Paper
) -> None:
    much(sample)
    file = poster(sample, paper)
    first, *others = sheets(file)
    assert others
    assert first.count("verderopblad") == 5
    assert "verderopblad2" in first
    assert f"blad1van{len(others) + 1}" in first
    assert "vervolgvanblad1" in others[0]
    assert f"blad2van{len(others) + 1}" in others[0]
    assert lost(sample, file) == []
    assert crooked(file, paper) == []


def test_one_sheet_says_nothing_of_another(sample: Plan, poster: Poster) -> None:
    assert "blad" not in sheets(poster(sample))[0].replace("bladzijden", "")


@pytest.mark.parametrize("many", [1, 2, 3, 4, 6, 7, 11, 12, 13, 30])
def test_any_number_of_goals(sample: Plan, poster: Poster, many: int) -> None:
    chosen_goals = goals.chosen(sample.goals)
    added = [chosen_goals[place % 5].copy_with(id=uuid4(), title=f"Extra doel {place}") for place in range(5, many)]
    sample.goals = [*chosen_goals[:many], *added]
    file = poster(sample)
    assert lost(sample, file) == []
    assert crooked(file) == []
    assert [title for title, _sheet in outline(file) if title[0].isdigit()] == [
        f"{place} {goal.title}" for place, goal in enumerate(sample.goals, start=1)
    ]


def test_every_action_has_its_box(sample: Plan, poster: Poster, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str | None] = []
    monkeypatch.setattr(TickBox, "draw", lambda self: drawn.append(self.status))
    sample.actions[0].status, sample.actions[1].status = "done", "stopped"
    first = sample.goals[0].id
    for place in range(40):
        sample.actions.append(Action(plan_id=sample.id, goal_id=first, what=f"Stap {place}", status="busy"))
    sample.actions.append(Action(plan_id=sample.id, what="Voor ons allemaal"))
    sample.actions[2].what = "lang " * 600
    file = poster(sample)
    assert len(drawn) == len(sample.actions)
    assert drawn.count("done") == drawn.count("stopped") == 1
    assert drawn.count("busy") == 40
    assert all(f"Stap{place}" in "".join(sheets(file)) for place in range(40))
    assert crooked(file) == []


def test_with_roles_only_no_name_stands_on_it(sample: Plan, poster: Poster) -> None:
    names = [person.name for person in sample.people if " " in person.name and person.name != "Het team"]
    assert len(names) > 5
    file = poster(anonymised(sample))
    found = {word.text.strip(".,:;") for word in words(file)}
    assert {part for name in names for part in name.split() if part[0].isupper()} & found == set()
    assert "Digicoach" in found


def test_two_typefaces_and_no_others(sample: Plan, poster: Poster) -> None:
    found = fonts(poster(sample))
    assert len(found) == 2
    assert all(found.values())


def test_it_can_be_read_aloud_in_order(full: Plan) -> None:
    with speaking("nl"):
        shown = content(full)
        made = squeezed(page(printout(full, PrintRequest("poster"), dt.date(2026, 11, 21))).decode())
    places = [made.index(squeezed(text)) for text in (shown.headline, *(card.title for card in shown.cards[:4]))]
    assert places == sorted(places)
    for person in full.people:
        if person.role == "digicoach":
            assert squeezed(person.name) in made


def sizes(most: int) -> st.SearchStrategy[int]:
    """Nothing, some, or as much as this."""
    return st.one_of(st.integers(0, most // 4), st.integers(0, most))


@st.composite
def amounts(draw: st.DrawFn) -> tuple[Plan, list[str]]:
    """A plan with some amount of text in every place, and all its words; no word comes twice."""
    counted = count()
    put: list[str] = []

    def text(most: int) -> str:
        made = [f"{'abxWM'[turn % 5] * (1 + turn * turn % 9)}{turn}z" for turn in islice(counted, draw(sizes(most)))]
        put.extend(made)
        return " ".join(made)

    plan = new_plan(2027)
    key = plan.id
    plan.vision.message, plan.team.name = text(40), text(6)
    for _coach in range(draw(st.integers(0, 4))):
        person = Person(plan_id=key, role="digicoach", name=text(3), location=text(20))
        plan.people.append(person)
    for _goal in range(draw(st.integers(0, 7))):
        goal = Goal(plan_id=key, title=text(14), unit=text(3), baseline=Decimal(1), target=Decimal(2))
        goal.client_gain, goal.employee_gain, goal.stop_doing = text(25), text(25), text(25)
        plan.goals.append(goal)
    owners = [None, *(item.id for item in plan.goals)]
    for _action in range(draw(st.integers(0, 30))):
        owner = draw(st.sampled_from(owners))
        plan.actions.append(Action(plan_id=key, goal_id=owner, what=text(30), due=day(3, 1)))
    plan.reviews[0].on, plan.reviews[0].place = day(4, 14), text(12)
    return plan, put


@examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(plan_and_words=amounts(), paper=st.sampled_from(PAPERS))
def test_any_amount_of_text_stands_whole_within_the_margins(
    poster: Poster, plan_and_words: tuple[Plan, list[str]], paper: Paper
) -> None:
    plan, put = plan_and_words
    file = poster(plan, paper)
    found = Counter(part for page_ in sheets(file) for part in re.findall(r"[abxWM]+\d+z", page_))
    assert [word for word in put if not found[word]] == []
    assert crooked(file, paper) == []


class Hostile:
    """Texts that nobody expects, and in how many places they come."""

    LONG = "".join(f"w{place} " for place in range(16_000))[:100_000]
    FIELDS = (
        ("message", lambda plan: (plan.vision, "message")),
        ("team", lambda plan: (plan.team, "name")),
        ("title", lambda plan: (plan.goals[1], "title")),
        ("unit", lambda plan: (plan.goals[1], "unit")),
        ("gain", lambda plan: (plan.goals[2], "client_gain")),
        ("stop", lambda plan: (plan.goals[2], "stop_doing")),
        ("action", lambda plan: (plan.actions[4], "what")),
        ("person", lambda plan: (plan.people[2], "name")),
        ("where", lambda plan: (plan.people[2], "location")),
        ("place", lambda plan: (plan.reviews[1], "place")),
    )


@pytest.mark.parametrize("name", [name for name, _field in Hostile.FIELDS])
def test_100_kilobytes_in_one_field_are_not_lost(full: Plan, poster: Poster, name: str) -> None:
    record, field = dict(Hostile.FIELDS)[name](full)
    setattr(record, field, Hostile.LONG)
    file = poster(full)
    found = "".join(sheets(file))
    assert [place for place in range(0, 15_000, 50) if not re.search(rf"w{place}(?!\d)", found)] == []
    sheet = PAPER["A3"].sheet
    assert outside(file, words(file), sheet.side, sheet.top, sheet.bottom) == []


@pytest.mark.parametrize("paper", PAPERS)
def test_words_of_400_letters_in_every_field_are_broken_and_whole(full: Plan, poster: Poster, paper: Paper) -> None:
    fields = [field(full) for _name, field in Hostile.FIELDS]
    for record, field in fields:
        setattr(record, field, "Ж" * 400)
    file = poster(full, paper)
    assert "".join(sheets(file)).count("Ж") >= 400 * len(fields)
    assert crooked(file, paper) == []


def test_markup_and_emoji_print_as_typed(full: Plan, poster: Poster) -> None:
    for place, (_name, field) in enumerate(Hostile.FIELDS):
        record, attribute = field(full)
        setattr(record, attribute, f'<b>{place}</b> &amp; <img src="x"/> 😀 </para> €\xa05')
    file = poster(full)
    assert lost(full, file) == []
    assert crooked(file) == []
