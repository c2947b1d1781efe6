"""The coach beside the fields of a goal: what a filled field silences, what differs, what is offered and pointed to."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.coach import CODES, CONTRADICTIONS, Advice, Known, is_whole, known_of, review_goal
from plans.derived import examples
from plans.exchange import plan_file
from plans.plan import new_plan
from plans.subjects.goals import Goal
from resources import texts
from resources.language import LANGUAGES, speaking
from tests.bench.coach import FIELDS_UNLEARNED, ROOM, TUNED, WITH_FIELDS, WRITTEN, beside_fields, labelled

FULL = Known(
    due=dt.date(2027, 7, 1),
    indicator="Nachtrondes per nacht",
    baseline=Decimal(6),
    target=Decimal(3),
    unit="rondes",
    client_gain="Doorslapen",
    employee_gain="Minder lopen",
    technology="Bedsensor",
    care="nursing_home",
    year=2027,
)
ABOUT_WORDS = {"threat", "several_goals", "saving_first", *CONTRADICTIONS}
"""What may be said of a goal whose fields are filled."""


def advice(text: str, known: Known, code: str) -> Advice:
    (found,) = [item for item in review_goal(text, "nl", known) if item.code == code]
    return found


def codes(text: str, known: Known, language: str = "nl") -> list[str]:
    return [item.code for item in review_goal(text, language, known)]


# Filled fields


@pytest.mark.parametrize(
    "text",
    [
        "Nachtrondes met de bedsensor halveren",
        "Bewoners slapen beter",
        "Meer inzet van zorgtechnologie",
        "Bewoners slapen door dankzij de bedsensor",
        "In juli lopen we minder rondes",
    ],
)
def test_filled_fields_leave_nothing_to_say(text: str) -> None:
    assert codes(text, FULL) == []


@given(st.sampled_from([item.text for path in (TUNED, WRITTEN) for item in labelled(path, "nl")]))
def test_with_the_fields_filled_only_the_wording_counts(text: str) -> None:
    assert set(codes(text, FULL)) <= ABOUT_WORDS


@pytest.mark.parametrize(
    ("field", "code", "text"),
    [
        ("due", "no_deadline", "Acht bewoners slapen door dankzij de bedsensor"),
        ("target", "vague_amount", "Op 1 juli slapen bewoners beter"),
        ("indicator", "no_result", "Voor de zomer aandacht voor digitale vaardigheden"),
        ("target", "no_result", "Voor de zomer aandacht voor digitale vaardigheden"),
    ],
)
def test_an_empty_field_is_pointed_to(field: str, code: str, text: str) -> None:
    found = advice(text, replace(FULL, **{field: None if field in ("due", "target") else ""}), code)
    assert (found.leads_to, found.field, found.points) == (field, "result", True)
    assert "hieronder" in found.message
    assert "bijvoorbeeld" not in found.message


def test_either_gain_will_do_and_both_empty_lead_to_the_clients() -> None:
    text = "Op 1 juli hangen er 12 bedsensoren"
    assert codes(text, replace(FULL, client_gain="")) == []
    assert codes(text, replace(FULL, employee_gain="")) == []
    none = replace(
        FULL, indicator="Bedsensoren", baseline=Decimal(3), target=Decimal(12), client_gain=" ", employee_gain=""
    )
    assert advice(text, none, "no_gain").leads_to == "client_gain"


def test_a_goal_that_runs_on_needs_no_date() -> None:
    assert codes("Acht bewoners slapen door", replace(FULL, due=None, runs_on=True)) == []


def test_the_same_field_is_pointed_to_once() -> None:
    empty = Known(indicator="Beeldbellen")
    leads = [item.leads_to for item in review_goal("Meer inzet van zorgtechnologie", "nl", empty)]
    assert leads == ["target", "due", "client_gain"]


def test_a_target_that_is_the_baseline_leaves_the_amount_open() -> None:
    assert advice("Op 1 juli slapen bewoners beter", replace(FULL, target=Decimal(6)), "vague_amount").points


# Text and fields that say different things


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("Op 1 juli bellen 8 cliënten zelf", False),
        ("Uiterlijk 1 maart 2027 bellen 8 cliënten zelf", True),
        ("Uiterlijk 1 september bellen 8 cliënten zelf", False),
        ("In juli bellen 8 cliënten zelf", False),
        ("In Q3 bellen 8 cliënten zelf", False),
        ("In Q2 bellen 8 cliënten zelf", True),
        ("Voor juli bellen 8 cliënten zelf", True),
        ("Voor de zomer bellen 8 cliënten zelf", False),
        ("Voor Pasen bellen 8 cliënten zelf", True),
        ("Voor Pasen bellen 4 cliënten zelf en daarna de rest", False),
        ("Van 6 naar 3 rondes, met een tussenstand van 5 in maart", False),
        ("Van 6 naar 3 rondes in maart", True),
        ("Per 2 juli 2027 bellen 8 cliënten zelf", True),
        ("De papieren lijsten gaan eruit voor 1 mei", True),
        ("Het papier is de deur uit per 1 september", True),
        ("We beginnen met 3 rondes in maart", True),
        ("We beginnen met 4 rondes in maart", False),
        ("Halverwege het jaar bellen 8 cliënten zelf", False),
        ("Halverwege september bellen 8 cliënten zelf", True),
        ("Uiterlijk 1 juli 2026 bellen 8 cliënten zelf", True),
        ("Eind 2026 bellen 8 cliënten zelf", True),
        ("Sinds maart 2026 bellen 8 cliënten zelf", False),
        ("De leverancier brengt 15 april de dozen. Daarna bellen 8 cliënten zelf", False),
        ("Zodra het mei is bellen 8 cliënten zelf", False),
        ("Voor 1 oktober bellen 4 cliënten zelf en daarna de rest", False),
        ("Voor Sinterklaas bellen 8 cliënten zelf", False),
        ("Met Pinksteren bellen 8 cliënten zelf", True),
        ("Voor de ramadan bellen 8 cliënten zelf", False),
        ("In de eerste week van juli bellen 8 cliënten zelf", False),
        ("In de laatste week van juni bellen 8 cliënten zelf", True),
        ("Eind dit jaar bellen 8 cliënten zelf", False),
        ("Vanaf maart bellen 8 cliënten zelf", False),
        ("Elke maand bellen 8 cliënten zelf", False),
        ("Sinds maart 2025 bellen 8 cliënten zelf", False),
        ("In maart proberen we het, op 1 juli bellen 8 cliënten zelf", False),
        ("Binnen drie maanden bellen 8 cliënten zelf", False),
    ],
)
def test_a_date_that_differs_is_said(text: str, differs: bool) -> None:
    found = [item for item in review_goal(text, "nl", FULL) if item.code == "deadline_differs"]
    assert bool(found) == differs
    for item in found:
        assert item.leads_to == "due"
        assert "01-07-2027" in item.message


@pytest.mark.parametrize(
    ("text", "leads_to"),
    [
        ("Nachtrondes van 6 naar 3", None),
        ("Nachtrondes van zes naar drie", None),
        ("Nachtrondes van 6 naar 4", "target"),
        ("Nachtrondes van 8 naar 3", "baseline"),
        ("Van 12 naar 9 rondes", "baseline"),
        ("Tevredenheid van 7 naar 8, de helft minder nachtrondes", None),
        ("12 bewoners slapen door", None),
    ],
)
def test_numbers_that_differ_are_said(text: str, leads_to: str | None) -> None:
    found = [item.leads_to for item in review_goal(text, "nl", FULL) if item.code == "numbers_differ"]
    assert found == ([leads_to] if leads_to else [])


def test_numbers_are_said_as_the_reader_writes_them() -> None:
    known = replace(FULL, baseline=Decimal("7.2"), target=None)
    assert (
        "van 6,5 naar 8, hieronder staat 7,2 en nog niets"
        in advice("Rondes van 6,5 naar 8", known, "numbers_differ").message
    )


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Op 1 maart 2027 bellen 8 cliënten zelf", dt.date(2027, 3, 1)),
        ("Per 31/12 bellen 8 cliënten zelf", dt.date(2027, 12, 31)),
        ("In Q2 bellen 8 cliënten zelf", dt.date(2027, 6, 30)),
        ("Eind februari bellen 8 cliënten zelf", dt.date(2027, 2, 28)),
        ("Eind 2027 bellen 8 cliënten zelf", dt.date(2027, 12, 31)),
        ("Voor Q3 bellen 8 cliënten zelf", dt.date(2027, 6, 30)),
        ("Begin mei bellen 8 cliënten zelf", None),
        ("In de zomer bellen 8 cliënten zelf", None),
        ("Vanaf 1 maart bellen 8 cliënten zelf", dt.date(2027, 3, 1)),
        ("Vanaf maart bellen 8 cliënten zelf", None),
        ("Vanaf eind maart bellen 8 cliënten zelf", dt.date(2027, 3, 31)),
        ("Op 1 maart 4 en op 1 mei 8 cliënten die zelf bellen", None),
        ("Acht cliënten bellen zelf, sinds 1 maart 2025", None),
    ],
)
def test_an_exact_date_is_offered_for_the_empty_field(text: str, date: dt.date | None) -> None:
    found = [item for item in review_goal(text, "nl", replace(FULL, due=None)) if item.code == "date_offered"]
    assert [(item.offers, item.leads_to) for item in found] == ([(date, "due")] if date else [])


def test_what_lies_before_the_year_of_the_plan_is_no_date_to_reach() -> None:
    text = "In 2026 hadden we 8 cliënten die zelf bellen"
    assert "no_deadline" in codes(text, replace(FULL, due=None))
    assert "no_deadline" not in codes(text, replace(FULL, due=None, year=2026))


@pytest.mark.parametrize("path", [WITH_FIELDS, FIELDS_UNLEARNED], ids=lambda path: path.stem)
@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_with_their_fields_hear_what_a_colleague_would_say(language: str, path: Path) -> None:
    pairs = beside_fields(language, path)
    wrong = [(text, sorted(given), sorted(codes)) for text, given, codes in pairs if given != codes]
    room = ROOM if path == WITH_FIELDS else 2 * ROOM  # what was learned from is read better
    assert len(wrong) <= max(room * len(pairs), 2), wrong


# Wisdom


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("150 nieuwe cliënten op beeldzorg, dat scheelt 4 fte", "nl"),
        ("We besparen 2 fte op de avondzorg", "nl"),
        ("Nachtzorg: van 3 naar 2 medewerkers per nacht door sensoren", "nl"),
        ("Save 4 FTE through video care", "en"),
    ],
)
def test_saving_staff_is_asked_about_whatever_the_fields_say(text: str, language: str) -> None:
    assert codes(text, FULL, language) == ["saving_first"]
    assert "saving_first" in [item.code for item in review_goal(text, language)]


@pytest.mark.parametrize(
    ("indicator", "unit", "saves"),
    [
        ("Nachtdiensten", "per week", True),
        ("Nachtzusters per nacht", "", True),
        ("Formatie avond", "fte", True),
        ("Verbandkosten", "euro per jaar", True),
        ("Ingezette uren wijkzorg", "uur per week", True),
        ("Uren achter de computer", "uur per week", False),
        ("Gelopen afstand per nachtdienst", "km", False),
        ("Stappen tijdens de nachtdienst", "", False),
        ("Open diensten", "per maand", False),
        ("Diensten tot iemand zelf rapporteert", "", False),
        ("Diensten zonder inlog", "per week", False),
        ("Teams nog op WhatsApp", "teams", False),
        ("Collega's die nog op papier werken", "collega's", False),
    ],
)
def test_fewer_posts_hours_of_care_or_euros_in_the_fields_are_a_saving(indicator: str, unit: str, saves: bool) -> None:
    known = Known(indicator=indicator, unit=unit, baseline=Decimal(8), target=Decimal(6), year=2027)
    assert ("saving_first" in codes("Voor de zomer een stuk minder dankzij de sensoren", known)) == saves
    risen = replace(known, baseline=Decimal(6), target=Decimal(8))
    assert "saving_first" not in codes("Voor de zomer een stuk meer dankzij de sensoren", risen)


def test_an_indicator_may_say_what_somebody_gains() -> None:
    text = "Op 1 juli heeft iedereen een slimme weegschaal"
    falls = Known(indicator="Spoedopnames", baseline=Decimal(8), target=Decimal(4), year=2027)
    assert "no_gain" not in codes(text, falls)
    assert "no_gain" in codes(text, replace(falls, target=None))
    assert "no_gain" in codes(text, replace(falls, indicator="Weegschalen", target=Decimal(12)))


def test_time_that_goes_to_clients_is_no_saving() -> None:
    assert codes("We besparen 2 fte en die tijd gaat naar cliënten die alleen zijn", FULL) == []


def test_a_duty_of_the_law_may_be_a_duty() -> None:
    text = "We moeten voor 1 juli voldoen aan NEN 7510"
    assert codes(text, FULL) == []
    message = advice(text, replace(FULL, client_gain="", employee_gain=""), "threat").message
    assert "een plicht mag een plicht zijn" in message
    assert codes("We moeten wel, er zijn geen mensen meer", FULL) == ["threat"]


def test_the_order_is_tone_then_what_differs_then_what_is_open() -> None:
    text = "We moeten op 1 maart van 6 naar 5 rondes, dat scheelt 2 fte"
    found = codes(text, replace(FULL, client_gain="", employee_gain=""))
    assert found == [code for code in CODES if code in found]
    assert found[:4] == ["threat", "deadline_differs", "numbers_differ", "saving_first"]


# Praise, examples and the program's own words


def test_praise_is_for_text_and_fields_that_are_whole() -> None:
    assert is_whole("Nachtrondes met de bedsensor halveren", "nl", FULL)
    assert not is_whole("Nachtrondes met de bedsensor halveren", "nl", Known())
    assert not is_whole("Uiterlijk 1 juli slapen … bewoners door", "nl", FULL)
    assert not is_whole("Uiterlijk ... slapen 8 bewoners door", "nl", FULL)
    assert not is_whole(" ", "nl", FULL)
    dated = Known(due=dt.date(2027, 5, 1), year=2027)
    assert not is_whole("Bewoners slapen door dankzij de bedsensor", "nl", dated), "nobody can see when"
    assert is_whole("Acht bewoners slapen door dankzij de bedsensor", "nl", dated)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Het team moet de digicoach inzetten", "threat"),
        ("Minder medicatiefouten en minder valincidenten", "several_goals"),
        ("In 2027 minder valincidenten en minder wonden", "several_goals"),
        ("12 cliënten beeldbellen en 8 bewoners slapen door", "several_goals"),
        ("We brengen de formatie terug met 1,5 fte", "saving_first"),
        ("Bezuinigen op de avonddienst met beeldzorg", "saving_first"),
        ("De nachtdienst van twee naar één medewerker", "saving_first"),
    ],
)
def test_what_is_said_of_the_words_is_said_beside_filled_fields_too(text: str, code: str) -> None:
    assert [item.code for item in review_goal(text, "nl", FULL)] == [code]
    assert code in [item.code for item in review_goal(text, "nl")]


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        ("8 cliënten bellen zelf", True),
        ("Per 1 oktober bellen 8 cliënten zelf", True),
        ("We vragen 30 cliënten wat zij willen", False),
        ("Per gang slapen 4 cliënten door", False),
        ("In elk team bellen 4 cliënten zelf", False),
        ("Elke maand beginnen 2 cliënten met de dispenser", False),
    ],
)
def test_a_number_of_each_team_or_of_who_is_asked_is_not_compared(text: str, differs: bool) -> None:
    known = Known(year=2027, indicator="Cliënten die zelf bellen", baseline=Decimal(0), target=Decimal(12))
    assert ("numbers_differ" in [item.code for item in review_goal(text, "nl", known)]) == differs


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Medio mei nemen 12 cliënten zelf hun pillen", "nl"),
        ("Medio 2027 nemen 12 cliënten zelf hun pillen", "nl"),
        ("In mid-May 2027 12 clients take their own pills", "en"),
    ],
)
def test_the_middle_of_a_period_offers_no_last_day(text: str, language: str) -> None:
    found = [item.code for item in review_goal(text, language, Known(year=2027))]
    assert "no_deadline" not in found
    assert "date_offered" not in found


def test_home_care_hears_nothing_of_residents() -> None:
    for text in ("Bedsensoren ophangen", "Meer mensen met gps", "Aandacht voor domotica", "Het moet met bedsensoren"):
        for focus in ("safety", "wellbeing", "workload", None):
            for language in LANGUAGES:
                known = Known(care="home_care", focus=focus)
                sentences = [item.message for item in review_goal(text, language, known)]
                sentences += [item.message for item in review_goal(f"{text} in de wijk", language)]
                assert not re.search("bewoner|resident", " ".join(sentences))


def test_the_example_is_about_the_technology_and_stays_while_typing() -> None:
    begun = "In mei hebben tien cliënten een dispenser"
    sentence = set()
    for more in ("", " op", " op route", " op route Noord", " op route Noord en Zuid", " op route Noord en Zuid."):
        (one,) = [item for item in review_goal(begun + more) if item.code == "no_gain"]
        sentence.add(one.message)
    assert len(sentence) == 1
    assert "zelf kiezen hoe laat" in sentence.pop()


def test_no_example_is_given_where_none_fits() -> None:
    (one,) = [item for item in review_goal("In mei kopen we 12 vogelhuisjes") if item.code == "no_gain"]
    assert "bijvoorbeeld" not in one.message


def test_the_examples_in_advice_are_goals_it_has_nothing_against() -> None:
    for code in ("threat", "no_result"):
        for entry in texts.entries("coach", f"result.{code}.examples"):
            for language in LANGUAGES:
                known = replace(FULL, technology="")
                assert codes(entry[language], known, language) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_worked_examples_with_their_fields_filled_get_no_remark(language: str) -> None:
    with speaking(language):
        for example in examples.examples():
            known = replace(
                FULL,
                indicator=example.indicator,
                unit=example.unit,
                technology=example.technology,
                client_gain=example.client_gain,
                employee_gain=example.employee_gain,
                focus=example.focus,
            )
            assert (example.key, codes(example.result, known, language)) == (example.key, [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_hint_of_the_field_gets_no_remark(language: str) -> None:
    with speaking(language):
        hint = texts.text("goals", "fields.goal.result.hint")
    assert codes(hint, FULL, language) == []


def test_the_goals_of_the_sample_get_no_remark() -> None:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    for goal in plan.goals:
        if goal.parked:
            continue
        assert (goal.title, codes(goal.result, known_of(goal, plan.team))) == (goal.title, [])


def test_what_is_known_comes_from_goal_and_team() -> None:
    plan = new_plan(2027)
    plan.team.care = "home_care"
    goal = Goal(plan_id=plan.id, due=dt.date(2027, 5, 1), indicator="Rondes", focus="safety")
    known = known_of(goal, plan.team)
    assert (known.due, known.indicator, known.focus) == (goal.due, "Rondes", "safety")
    assert (known.care, known.year) == ("home_care", 2027)


@given(
    st.text(),
    st.builds(
        Known,
        due=st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2100, 12, 31)),
        indicator=st.text(max_size=5),
        baseline=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-99, max_value=99),
        target=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-99, max_value=99),
        client_gain=st.sampled_from(["", "Rust"]),
        technology=st.text(max_size=20),
        care=st.sampled_from([None, "home_care", "care_home", "other"]),
        year=st.none() | st.integers(2000, 2100),
    ),
    st.sampled_from(LANGUAGES),
)
def test_any_text_beside_any_fields(text: str, known: Known, language: str) -> None:
    for item in review_goal(text, language, known):
        assert item.span is not None
        assert 0 <= item.span[0] <= item.span[1] <= len(text)
        assert item.message.strip()
        assert item.offers is None or item.leads_to == "due"
