"""The planning rules a colleague would see: each fires on what does not fit, and only then, and leads to both ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.derived import steps
from plans.derived.crosschecks import wording
from plans.findings import Finding
from plans.plan import Plan, new_plan
from plans.subjects.actions import Action
from plans.subjects.budget import BudgetLine
from plans.subjects.conditions import Condition
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from resources.language import LANGUAGES, speaking
from tests.properties import examples

Change = Callable[[Plan], object]

MARCH, APRIL, MAY = dt.date(2027, 3, 1), dt.date(2027, 4, 1), dt.date(2027, 5, 1)


def fitting() -> Plan:
    """A bed sensor that comes in April, learned in March, with all arranged, paid and in steps of three."""
    made = new_plan(2027)
    made.people[0].name = "Ineke"
    made.team.clients = 28
    coach = Person(plan_id=made.id, name="Samira", role="digicoach", hours_per_week=Decimal(4))
    coach.replaced_by_id = made.people[0].id
    made.people.append(coach)
    goal = Goal(
        plan_id=made.id, title="Rustiger nachten", technology="Bedsensor", indicator="Vaste rondes per nacht",
        next_stage="Steeds drie erbij", places_now=1, places_next=2, places_later=3,
    )  # fmt: skip
    made.goals.append(goal)
    add(made, Action, what="Plaats bij drie bewoners een bedsensor", start=APRIL, due=dt.date(2027, 4, 20))
    add(made, Activity, what="Oefenen met meldingen", form="workshop", on=MARCH, hours=Decimal(2), places=10)
    add(made, Condition, kind="consent", what="Toestemming per bewoner", due=MARCH, status="arranging")
    add(made, Condition, kind="privacy", what="DPIA", due=MARCH, status="not_yet")
    line(made, what="Vervanging tijdens scholing", kind="training", quarter1=68_000, note="20 uur × € 34")
    line(made, what="Sensoren", kind="innovation", quarter2=90_000, note="3 in april, 6 in mei, 9 vanaf juni")
    made.budget_lines[-1].source, made.budget_lines[-1].fund = "external", "Zorgkantoor"
    made.budget_lines[-1].account_due = dt.date(2028, 3, 31)
    return made


@pytest.fixture
def plan() -> Plan:
    return fitting()


def add(made: Plan, row: type[Any], **values: Any) -> Any:
    table = {Action: made.actions, Activity: made.activities, Condition: made.conditions}[row]
    values.setdefault("goal_id", made.goals[0].id)
    table.append(row(plan_id=made.id, position=len(table), **values))
    return table[-1]


def line(made: Plan, **values: Any) -> BudgetLine:
    made.budget_lines.append(BudgetLine(plan_id=made.id, goal_id=made.goals[0].id, **values))
    return made.budget_lines[-1]


def on(table: str, place: int = 0, **values: Any) -> Change:
    def change(made: Plan) -> None:
        for field, value in values.items():
            setattr(made.table(table)[place], field, value)

    return change


def adding(row: type[Any], **values: Any) -> Change:
    return lambda made: add(made, row, **values)


def team(**values: Any) -> Change:
    return lambda made: [setattr(made.team, field, value) for field, value in values.items()]


def both(*changes: Change) -> Change:
    return lambda made: [change(made) for change in changes]


def without(table: str, place: int = 0) -> Change:
    return lambda made: made.table(table).pop(place)


def introducing(what: str, **values: Any) -> Change:
    return on("actions", what=what, start=dt.date(2027, 2, 1), due=dt.date(2027, 2, 5), **values)


LATE = both(on("activities", on=MAY), on("actions", due=dt.date(2027, 4, 9)))
CODES = (
    *("use_before_training", "introduced_before_consent", "introduced_before_privacy", "introduced_before_safety"),
    *("training_without_backfill", "places_beyond_team", "target_beyond_clients", "account_before_spent"),
    *("coach_without_replacement", "indicator_counts_use", "steps_jump", "introduced_before_medication"),
    *("introduced_without_consent", "introduced_without_privacy", "introduced_without_medication"),
    "introduced_while_open",
)

DISPENSER = both(
    on("goals", technology="Medicijndispenser", title="Zelf je medicijnen"),
    on("actions", what="Zet bij drie cliënten een dispenser neer"),
)

FIRES: list[tuple[str, Change]] = [
    ("use_before_training", LATE),
    ("use_before_training", introducing("Plaats bij drie bewoners een bedsensor")),
    ("use_before_training", introducing("Introduce the bed sensor on ward 2")),
    ("use_before_training", introducing("We nemen de sensoren in gebruik")),
    ("use_before_training", introducing("Begin met gang 1", introduces=True)),
    ("use_before_training", both(LATE, on("actions", goal_id=None), on("activities", what="Cursus sensor"))),
    ("use_before_training", both(LATE, on("activities", goal_id=None, what="Workshop bedsensor voor de nacht"))),
    ("use_before_training", both(without("activities"), adding(Action, what="Oefen met het nachtteam", due=MAY))),
    ("use_before_training", both(without("activities"), adding(Action, what="Train the night team", start=MAY))),
    ("use_before_training", both(LATE, adding(Activity, what="Kijken bij een ander huis", form="visit", on=MARCH))),
    ("use_before_training", both(LATE, adding(Activity, what="Kaart", audience="new_staff", on=MARCH))),
    ("use_before_training", on("actions", start=None, due=dt.date(2027, 2, 26))),
    ("introduced_before_consent", on("conditions", due=MAY)),
    ("introduced_before_consent", on("conditions", due=None)),
    ("introduced_before_consent", on("conditions", due=MAY, goal_id=None)),
    ("introduced_before_consent", on("conditions", kind="other", what="Akkoord volgens de Wzd", due=MAY)),
    ("introduced_before_consent", both(without("conditions"), adding(Action, what="Vraag toestemming", due=MAY))),
    ("introduced_before_consent", both(without("conditions"), adding(Action, what="Ask for consent", due=MAY))),
    ("introduced_before_privacy", on("conditions", 1, due=MAY)),
    (
        "introduced_before_privacy",
        both(without("conditions", 1), adding(Activity, what="Privacy en ethiek", goal_id=None, on=MAY, places=0)),
    ),
    ("introduced_before_privacy", both(without("conditions", 1), adding(Action, what="Maak de DPIA af", due=MAY))),
    ("introduced_before_medication", adding(Condition, kind="medication", what="Zelf beheren", due=MAY)),
    ("introduced_before_medication", adding(Action, what="BEM per cliënt", due=MAY)),
    ("introduced_without_consent", without("conditions")),
    ("introduced_without_consent", on("conditions", kind="devices", what="Genoeg telefoons")),
    ("introduced_without_privacy", without("conditions", 1)),
    ("introduced_without_medication", DISPENSER),
    ("introduced_while_open", both(on("actions", status="busy"), on("conditions", status="in_place"))),
    ("introduced_before_safety", adding(Condition, kind="safety", what="Kaart", due=MAY, status="arranging")),
    ("introduced_before_safety", adding(Action, what="Regel de achterwacht bij uitval", due=MAY)),
    ("introduced_before_safety", adding(Action, what="Agree what to do when it fails", due=MAY)),
    ("introduced_before_safety", adding(Action, what="Spreek de veiligheid door en leg die vast", due=MAY)),
    ("training_without_backfill", without("budget_lines")),
    ("training_without_backfill", on("budget_lines", quarter1=34_000)),
    ("training_without_backfill", on("budget_lines", quarter1=34_000, note="10 hours × € 34", what="Backfill")),
    ("training_without_backfill", on("activities", places=30)),
    ("training_without_backfill", both(without("budget_lines"), lambda made: setattr(made.onboarding, "capacity", 0))),
    ("places_beyond_team", both(team(places=3), on("goals", places_later=15))),
    ("places_beyond_team", both(team(places=1), on("goals", places_later=None))),
    ("places_beyond_team", both(team(location="Gang 1, 2 en 3"), on("goals", places_later=15))),
    ("places_beyond_team", both(team(situation="We work in four houses"), on("goals", places_next=5))),
    ("places_beyond_team", both(on("actions", where="Gang 1 en 2"), on("goals", places_later=4))),
    ("target_beyond_clients", on("goals", target=Decimal(40), unit="bewoners")),
    ("account_before_spent", on("budget_lines", 1, account_due=dt.date(2027, 3, 31))),
    ("account_before_spent", on("budget_lines", 1, account_due=dt.date(2027, 10, 1), quarter4=100)),
    (
        "account_before_spent",
        both(
            on("budget_lines", 1, account_due=dt.date(2027, 7, 1)),
            lambda made: line(made, what="Meer", source="external", fund=" zorgkantoor ", quarter3=500),
        ),
    ),
    ("coach_without_replacement", on("people", 2, replaced_by_id=None)),
    ("coach_without_replacement", lambda made: setattr(made.people[2], "replaced_by_id", made.people[2].id)),
    ("coach_without_replacement", on("people", 0, name=" ")),
    *(
        ("indicator_counts_use", on("goals", indicator=words))
        for words in (
            "Bewoners met een bedsensor",
            "Aantal geplaatste sensoren",
            "Gebruik van de app per maand",
            "Number of residents using the tablet",
            "Logins per week",
            "Share of staff trained",
            "Percentage collega’s dat de e-learning heeft gevolgd",
            "Beeldbelgesprekken per week",
        )
    ),
    ("steps_jump", on("budget_lines", 1, note="€ 45 per stuk: 3 in maart en april, 8 in mei, 12 vanaf juni")),
    ("steps_jump", on("goals", result="Eerst drie, dan acht, daarna twaalf bewoners")),
    ("steps_jump", on("goals", next_stage="Three more each month", result="3, 8, 12 residents")),
    ("steps_jump", on("actions", what="Van 3 naar 8 naar 12 bewoners met een sensor")),
    ("steps_jump", on("goals", next_stage="Steeds één gang erbij", places_next=2, places_later=5)),
    ("steps_jump", on("budget_lines", 1, note="3 in april, 6 in mei, 10 vanaf juni")),
]

QUIET: list[tuple[str, Change]] = [
    ("use_before_training", on("activities", on=APRIL)),
    ("use_before_training", on("activities", on=dt.date(2027, 4, 2))),
    ("use_before_training", without("activities")),
    ("use_before_training", both(LATE, on("actions", status="done"))),
    ("use_before_training", both(LATE, on("actions", what="Kies drie bewoners voor de bedsensor"))),
    ("use_before_training", both(LATE, on("actions", what="Start met de nulmeting voor de bedsensor"))),
    ("use_before_training", both(LATE, on("actions", what="Start de training bedsensor"))),
    ("use_before_training", both(LATE, on("actions", what="Order the bed sensors"))),
    ("use_before_training", both(LATE, on("actions", what="Plaats het punt op de agenda"))),
    ("use_before_training", both(LATE, adding(Activity, what="E-learning", form="e_learning", on=MARCH))),
    ("use_before_training", adding(Activity, what="Opfrissen", form="workshop", on=dt.date(2027, 11, 1))),
    ("use_before_training", adding(Activity, what="Kaart", form="application_card", on=MAY)),
    ("use_before_training", both(LATE, on("activities", goal_id=None, what="Excel voor beginners"))),
    ("use_before_training", both(LATE, on("goals", parked=True))),
    ("introduced_before_consent", on("conditions", due=APRIL)),
    ("introduced_before_consent", on("conditions", due=MAY, status="in_place")),
    ("introduced_before_consent", both(on("conditions", due=MAY), without("actions"))),
    ("introduced_before_consent", adding(Action, what="Vraag toestemming voor de volgende tien", due=MAY)),
    ("introduced_before_consent", adding(Condition, kind="wifi", what="Wifi", due=MAY, status="not_yet")),
    ("introduced_before_privacy", adding(Activity, what="Privacy opfrissen", on=MAY, places=0)),
    ("introduced_before_safety", adding(Action, what="Veiligheid op de trap vieren we", due=MAY)),
    ("introduced_before_safety", adding(Condition, kind="helpdesk", what="Hulp bij uitval", due=MAY, status="not_yet")),
    ("training_without_backfill", on("budget_lines", quarter1=62_000)),
    ("training_without_backfill", on("budget_lines", note="", quarter1=80_000, rate=3_400)),
    ("training_without_backfill", both(without("budget_lines"), lambda made: setattr(made.onboarding, "capacity", 40))),
    ("training_without_backfill", on("activities", hours=None)),
    ("training_without_backfill", on("activities", on=dt.date(2028, 3, 1), places=99)),
    ("places_beyond_team", team(places=3)),
    ("places_beyond_team", both(team(places=15), on("goals", places_later=15))),
    ("places_beyond_team", on("goals", places_later=15)),
    ("places_beyond_team", both(team(location="Gang 1, 2 en 3"), on("goals", places_later=3))),
    ("places_beyond_team", both(team(situation="De andere drie huizen"), on("goals", places_later=4))),
    ("places_beyond_team", both(team(places=3), on("goals", places_later=15, parked=True))),
    ("target_beyond_clients", on("goals", target=Decimal(28), unit="bewoners")),
    ("target_beyond_clients", on("goals", target=Decimal(40), unit="minuten")),
    ("target_beyond_clients", both(team(clients=None), on("goals", target=Decimal(40), unit="bewoners"))),
    ("account_before_spent", on("budget_lines", 1, account_due=dt.date(2027, 6, 30))),
    ("account_before_spent", on("budget_lines", 1, account_due=dt.date(2027, 3, 31), actual2=90_000)),
    ("account_before_spent", on("budget_lines", 1, account_due=None)),
    (
        "account_before_spent",
        lambda made: line(made, what="Ander fonds", source="external", fund="Gemeente", quarter4=500),
    ),
    ("coach_without_replacement", on("people", 2, role="colleague", replaced_by_id=None)),
    *(
        ("indicator_counts_use", on("goals", indicator=words))
        for words in (
            "",
            "Bewoners die doorslapen dankzij de bedsensor",
            "Minuten rapporteren per dienst",
            "Loze meldingen van de sensor per nacht",
            "Number of falls at night",
            "Satisfaction of residents with video calling",
            "Dossiers die compleet zijn",
            "Bewoners die zich vaak alleen voelen",
            "Reistijd per route",
            "Medicatiefouten per maand",
        )
    ),
    ("steps_jump", on("budget_lines", 1, note="3 in april, 6 in mei, 8 vanaf juni")),
    ("introduced_before_medication", adding(Condition, kind="medication", what="Zelf beheren", due=MARCH)),
    ("introduced_without_consent", on("conditions", status="in_place", goal_id=None)),
    ("introduced_without_consent", both(without("conditions"), adding(Action, what="Vraag toestemming", due=MARCH))),
    ("introduced_without_privacy", on("goals", technology="Tablets")),
    ("introduced_without_medication", both(DISPENSER, adding(Condition, kind="medication", what="BEM", due=MARCH))),
    ("introduced_while_open", on("actions", status="done")),
    ("introduced_while_open", on("actions", status="open")),
    (
        "introduced_while_open",
        both(on("actions", status="busy"), on("conditions", status="in_place"), on("conditions", 1, kind="devices")),
    ),
    ("steps_jump", on("goals", next_stage="Als het goed gaat, verder")),
    ("steps_jump", on("actions", what="Plaats sensoren op gang 1, 2 en 3")),
    ("steps_jump", on("goals", result="Van 3 naar 12 bewoners")),
    ("steps_jump", on("budget_lines", 1, note="3 april, 8 mei en 12 juni; 24 × 5 uur; € 3, € 8 en € 12")),
    ("steps_jump", on("budget_lines", 1, note="3 in maart, 8 in mei, 12 vanaf juni", goal_id=None)),
    ("steps_jump", on("goals", next_stage="Elke maand drie vragen aan bewoners", result="3, 8, 12")),
]


def found(made: Plan, code: str) -> list[Finding]:
    return [finding for finding in steps.findings(made) if finding.code == code]


def test_a_plan_that_fits_together_is_left_alone(plan: Plan) -> None:
    assert {finding.code for finding in steps.findings(plan)} & set(CODES) == set()


@pytest.mark.parametrize(("code", "change"), FIRES, ids=[f"{place}-{code}" for place, (code, _) in enumerate(FIRES)])
def test_it_fires_once_in_both_languages_and_leads_to_both_ends(plan: Plan, code: str, change: Change) -> None:
    change(plan)
    said = set()
    for language in LANGUAGES:
        with speaking(language):
            (finding,) = found(plan, code)
            said.add(finding.message)
        for end in (finding, finding.other):
            assert end
            record = plan.find(end.record)
            assert record is not None or end.record is None
            assert end.field is None or end.field in type(record).model_fields
            assert end.subject in steps.PAGES
        assert (finding.kind, finding.record is not None) == ("advice", True)
        assert "{" not in finding.message
    assert len(said) == 2


@pytest.mark.parametrize(("code", "change"), QUIET, ids=[f"{place}-{code}" for place, (code, _) in enumerate(QUIET)])
def test_it_stays_quiet(plan: Plan, code: str, change: Change) -> None:
    change(plan)
    assert found(plan, code) == []


def test_every_rule_has_cases_on_both_sides() -> None:
    assert {code for code, _ in FIRES} == {code for code, _ in QUIET} == set(CODES)


days = st.dates(dt.date(2027, 1, 1), dt.date(2027, 12, 31))


@examples(40)
@given(use=days, learned=days, arranged=days)
def test_the_order_of_days_alone_decides(use: dt.date, learned: dt.date, arranged: dt.date) -> None:
    made = fitting()
    made.actions[0].start = made.actions[0].due = use
    made.activities[0].on, made.conditions[0].due = learned, arranged
    assert bool(found(made, "use_before_training")) == (learned > use)
    assert bool(found(made, "introduced_before_consent")) == (arranged > use)


@examples(40)
@given(st.integers(1, 60), st.integers(1, 60))
def test_hours_that_are_replaced_decide(places: int, paid: int) -> None:
    made = fitting()
    made.activities[0].places, made.budget_lines[0].quarter1 = places, paid * 3_400
    assert bool(found(made, "training_without_backfill")) == (paid < 2 * places * Decimal("0.9"))


@examples(40)
@given(st.integers(1, 12), st.integers(0, 9), st.integers(3, 6))
def test_even_steps_never_jump_and_uneven_ones_do(by: int, first: int, count: int) -> None:
    even = [first + by * place for place in range(count)]
    assert not wording.jumps(even, by)
    assert wording.jumps([*even[:-1], even[-1] + 1], by)
    assert wording.jumps([even[0], even[1] + 1, *(number + 1 for number in even[2:])], by)


@pytest.mark.parametrize(
    "text",
    [
        *("Livegang bedsensor", "Ingebruikname tilliften", "Start pilot slimme inco", "Aan de slag met beeldbellen"),
        *("Alle teams over op de nieuwe app", "Bedsensor aanzetten op kamer 4", "Sensoren in de lucht", "Go-live ECD"),
    ],
)
def test_a_line_that_brings_something_into_use(text: str) -> None:
    assert wording.introduces(text)


@pytest.mark.parametrize(
    "text", ["Sensoren bestellen", "Evaluatie van de bedsensor", "Klinische les over de dispenser"]
)
def test_a_line_around_it_brings_nothing_into_use(text: str) -> None:
    assert not wording.introduces(text)


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        *(
            ("consent", text)
            for text in ("Familiegesprek over de sensor", "Akkoord van cliënt", "Wilsbekwaamheid nagaan")
        ),
        *(("privacy", text) for text in ("Advies FG", "Bewaartermijn afspreken", "Wie ziet de beelden?")),
        *(("safety", text) for text in ("Alarmopvolging in de nacht", "Back-up bij storing")),
        *(("learn", text) for text in ("Inwerkuur", "Meekijken bij gang A", "Toolbox spraak")),
    ],
)
def test_what_a_line_arranges_or_teaches(topic: str, text: str) -> None:
    assert wording.says(topic, text)


@examples(60)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for topic in ("introduce", "around", "learn", "consent", "privacy", "safety", "use", "effect", "backfill"):
        assert wording.says(topic, text) in (True, False)
    assert wording.most_places(text) >= 0
    assert list(wording.series(text)) == sorted(set(wording.series(text)))
    wording.step(text)
    wording.hours(text)
    wording.rate(text)
    assert wording.introduces(text) in (True, False)
    assert wording.counts_use(text, text) in (True, False)
