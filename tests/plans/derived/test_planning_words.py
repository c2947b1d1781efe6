"""The planning rules hear what people write: other words for use, for what watches, for cover, steps and counts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from plans.cards import deck
from plans.derived import completeness, steps
from plans.derived.crosschecks import wording
from plans.plan import Plan
from plans.subjects.actions import Action
from plans.subjects.conditions import Collaboration, Risk
from plans.subjects.goals import Goal
from plans.subjects.people import Person
from plans.subjects.training import Activity
from tests.plans.derived.test_planning_rules import APRIL, MAY, add, fitting, found, line

WITHOUT = ("introduced_without_consent", "introduced_without_privacy")


def unarranged(**goal: Any) -> Plan:
    """Return the fitting plan without the conditions that arrange consent and privacy."""
    made = fitting()
    made.conditions.clear()
    for field, value in goal.items():
        setattr(made.goals[0], field, value)
    return made


def never_arranged(made: Plan) -> set[str]:
    return {finding.code for finding in steps.findings(made) if finding.code in WITHOUT}


def test_the_page_of_privacy_and_safety_arranges() -> None:
    made = unarranged()
    assert never_arranged(made) == set(WITHOUT)
    made.safeguards.privacy = "DPIA gedaan; alleen EVV ziet de nachtgegevens. Toestemming vragen we vooraf."
    assert never_arranged(made) == set()


@pytest.mark.parametrize("field", ["data_use", "privacy", "safety", "ethics"])
def test_any_answer_there_may_arrange_it(field: str) -> None:
    made = unarranged()
    setattr(made.safeguards, field, "The DPIA is done, and everyone gave consent.")
    assert never_arranged(made) == set()


@pytest.mark.parametrize(
    "text",
    [
        *("Toestemming is nog niet geregeld.", "Toestemming: niets geregeld", "Wie vraagt toestemming?"),
        *("Toestemming moet nog", "Consent is still to be arranged", "Toestemming: n.v.t.", "Consent: to follow"),
        *("Geen toestemming geregeld", "Toestemming ontbreekt", "Toestemming regelen we nog", "No consent yet"),
    ],
)
def test_what_is_put_off_there_arranges_nothing(text: str) -> None:
    made = unarranged()
    made.safeguards.privacy = text
    assert never_arranged(made) == set(WITHOUT)


def test_what_is_arranged_there_for_another_goal_is_not_for_this_one() -> None:
    made = unarranged()
    made.goals.append(Goal(plan_id=made.id, title="Zelf medicijnen", technology="Medicijndispenser"))
    made.safeguards.ethics = "Voor de dispenser vragen we toestemming."
    assert "introduced_without_consent" in never_arranged(made)
    made.safeguards.ethics = "Voor de bedsensor vragen we toestemming."
    assert "introduced_without_consent" not in never_arranged(made)


def test_partners_measures_and_the_goal_itself_arrange_it_too() -> None:
    made = unarranged(ready_first="Toestemming van iedere bewoner")
    assert never_arranged(made) == {"introduced_without_privacy"}
    made.collaborations.append(Collaboration(plan_id=made.id, partner="security_privacy", agreement="Samen de DPIA"))
    assert never_arranged(made) == set()
    made = unarranged()
    made.risks.append(Risk(plan_id=made.id, what="Geen toestemming", measure="Dan geen sensor"))
    assert never_arranged(made) == set(WITHOUT)


def test_an_adopted_plan_does_not_ask_for_money() -> None:
    made = fitting()
    made.budget_lines.clear()
    codes = {"training_without_backfill", "hours_not_budgeted"}
    assert codes <= {finding.code for finding in steps.findings(made)}
    made.record.state = "adopted"
    assert not codes & {finding.code for finding in steps.findings(made)}


def test_an_adopted_plan_does_not_ask_for_more_cover() -> None:
    made = fitting()
    made.activities[0].places = 30
    assert found(made, "training_without_backfill")
    made.record.state = "adopted"
    assert found(made, "training_without_backfill") == []


def test_what_is_mended_at_the_other_end_is_seen_from_there() -> None:
    made = fitting()
    made.budget_lines.clear()
    (finding,) = found(made, "hours_not_budgeted")
    there = finding.other_end()
    assert finding.mended_there
    assert there
    assert (there.subject, there.mended_there) == ("budget", False)
    assert "mended_there" not in finding.to_json()


@pytest.mark.parametrize(
    ("technology", "what"),
    [
        *(
            ("Bedsensor", what)
            for what in (
                *("Bedsensoren monteren", "Sensoren aansluiten en testen", "Pilot met de bedsensor"),
                *(
                    "Bedsensor bij drie bewoners uitproberen",
                    "Sluit de sensoren aan op gang 1",
                    "Proef met de bedsensor",
                ),
                *(
                    "Bedsensor bij drie bewoners",
                    "Mount the bed sensors",
                    "Try out the bed sensor",
                    "Turn on the sensors",
                ),
            )
        ),
        ("Elektronische toedienregistratie", "Elektronische toedienregistratie invoeren"),
        ("Elektronische toedienregistratie", "Uitrol toedienregistratie"),
        ("AI", "AI-samenvatting aanzetten"),
        ("Projector met spelletjes", "Projectoren uitdelen"),
        ("Video care at home", "Go live with video care"),
        ("Druppelpomp", "Starten met de druppelpompen"),
        ("Bedsensor", "Sensoren onder de matrassen leggen"),
        ("Familie-app", "Openstellen van de familie-app"),
        ("Hip airbag", "Distribute the hip airbags"),
    ],
)
def test_use_before_training_in_other_words(technology: str, what: str) -> None:
    made = fitting()
    made.goals[0].technology, made.actions[0].what = technology, what
    made.actions[0].due, made.activities[0].on = dt.date(2027, 4, 9), MAY
    assert found(made, "use_before_training")


@pytest.mark.parametrize(
    "what",
    [
        *(
            "Projector bestellen",
            "Start met de offerte voor de projector",
            "Begin met een gesprek",
            "Leer de projector",
        ),
        *("Test de wifi voor de projector", "Kies bij drie bewoners een projector"),
    ],
)
def test_what_comes_around_it_is_no_use(what: str) -> None:
    made = fitting()
    made.goals[0].technology, made.actions[0].what = "Projector", what
    made.actions[0].due, made.activities[0].on = dt.date(2027, 4, 9), MAY
    assert found(made, "use_before_training") == []


def test_a_line_without_a_goal_belongs_to_the_goal_whose_technology_it_names() -> None:
    made = fitting()
    made.goals[0].technology = "Druppelpomp"
    made.actions.clear()
    made.activities.clear()
    add(made, Action, what="Druppelpompen invoeren", start=APRIL, due=dt.date(2027, 4, 9), goal_id=None)
    add(made, Activity, what="Cursus druppelpomp", form="workshop", on=MAY, goal_id=None)
    assert found(made, "use_before_training")


@pytest.mark.parametrize(
    ("technology", "names"),
    [
        ("Elektronische toedienregistratie op de tablet", ("toedienregistratie",)),
        ("Familie-app en deursloten", ("familie-app", "deurslot")),
        ("Robotkatten", ("robotkat",)),
        ("Smart door lock", ("door lock",)),
        ("AI", ("ai",)),
        ("", ()),
        ("Technologie", ()),
    ],
)
def test_by_which_words_a_technology_is_named(technology: str, names: tuple[str, ...]) -> None:
    assert wording.own_names(technology) == names


@pytest.mark.parametrize(
    "technology",
    [
        *(
            "Belmat",
            "Uitluistersysteem",
            "Bewegingsmelder",
            "Deursensor",
            "Dwaalband",
            "Dwaaldetectie",
            "Camera",
            "GPS",
        ),
        *("Slimme incontinentiezorg", "Slimme luier", "Leefcirkel", "Optische sensor", "Akoestische bewaking"),
        *("Motion detector", "Door sensor", "Listening system", "Smart diaper", "Living circles", "Wander alarm"),
        *("Deurverklikker", "Toezichthoudende technologie", "Bed exit alarm", "Pressure mat", "Fall detection"),
    ],
)
def test_what_watches_people_asks_for_consent_and_privacy(technology: str) -> None:
    assert never_arranged(unarranged(technology=technology)) == set(WITHOUT)


@pytest.mark.parametrize("technology", ["Tablets", "Roosterapp", "Plafondlift", "Wachtwoordkluis", "Rota app"])
def test_what_does_not_watch_people_asks_for_neither(technology: str) -> None:
    assert never_arranged(unarranged(technology=technology)) == set()


@pytest.mark.parametrize("card", deck.ours(), ids=lambda card: card.key)
def test_every_card_that_asks_consent_and_keeps_data_is_known(card: deck.Card) -> None:
    for name in (card.name.nl, card.name.en):
        assert wording.says("watching", name) == (card.consent and card.dpia != "no"), name


@pytest.mark.parametrize(
    "what",
    [
        *(
            "Vervanging bij ziekte",
            "Zwangerschapsvervanging",
            "Vervanging tablets",
            "Vervanging digicoach",
            "Sick cover",
        ),
        *("Backfill for maternity leave", "Replacement of batteries", "Vervanging bedsensor"),
    ],
)
def test_a_line_for_something_else_covers_no_training(what: str) -> None:
    made = fitting()
    made.budget_lines[0].what = what
    (finding,) = found(made, "training_without_backfill")
    assert what not in finding.message


@pytest.mark.parametrize(
    "what", ["Vervanging", "Vervanging scholing dispenser", "Inval bij ziekte en scholing", "Backfill"]
)
def test_a_line_that_may_be_for_training_covers_it(what: str) -> None:
    made = fitting()
    made.budget_lines[0].what = what
    assert found(made, "training_without_backfill") == []


@pytest.mark.parametrize(
    ("what", "kind", "covers"),
    [
        *(("Vervanging op de afdeling", "training", True), ("Vervanging op de afdeling", "other", False)),
        *(("Vervanging in het rooster", "other", True), ("Vervanging wasmachine", "other", False)),
        *(("Cover for training", "other", True), ("Replacement of a washing machine", None, False)),
    ],
)
def test_a_line_of_another_kind_covers_training_only_when_it_says_so(what: str, kind: Any, covers: bool) -> None:
    made = fitting()
    made.budget_lines[0].what, made.budget_lines[0].kind = what, kind
    made.budget_lines[0].note = "20 uur × € 34"
    assert bool(found(made, "training_without_backfill")) != covers


@pytest.mark.parametrize(("cents", "fires"), [(10_000, True), (40_000, False)])
def test_without_a_price_a_line_covers_what_the_lowest_price_allows(cents: int, fires: bool) -> None:
    made = fitting()
    made.budget_lines.clear()
    line(made, what="Vervanging", kind="training", quarter1=cents)
    assert bool(found(made, "training_without_backfill")) == fires
    if fires:
        assert "hooguit 7 uur" in found(made, "training_without_backfill")[0].message


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Per maand drie erbij",
            "We voegen er elke maand 3 toe",
            "Drie per maand",
            "In stapjes van drie",
            "Steeds drie bewoners",
        ),
        *("Elke maand komen er drie bij", "Drie bewoners per maand", "Three a month", "Three residents per month"),
        *(
            "Maandelijks drie erbij",
            "Telkens drie",
            "In groepjes van drie",
            "Three new residents per month",
            "Every month three more",
            "In small steps of three",
            "Always three residents",
        ),
    ],
)
def test_an_agreed_step_in_other_words(text: str) -> None:
    agreed = wording.step(text)
    assert agreed
    assert agreed[0] == 3
    made = fitting()
    made.goals[0].next_stage, made.goals[0].result = text, "3, 8, 12"
    assert found(made, "steps_jump")


@pytest.mark.parametrize(
    "text",
    [
        *("€ 12 per sensor per maand", "6 tablets × € 7,50 per maand", "Van zes naar drie per maand", "8 uur per week"),
        *("3 rondes per maand", "Elke maand drie vragen aan bewoners", "Elke maand drie gesprekken bij bewoners"),
        *("Minder dan drie per maand", "From six to three a month"),
    ],
)
def test_a_number_by_month_is_not_always_a_step(text: str) -> None:
    assert wording.step(text) is None


@pytest.mark.parametrize(
    ("indicator", "technology"),
    [
        *((words, "Beeldbellen") for words in ("Beeldgesprekken per week", "Aantal gesprekken", "Contacten per week")),
        *(("Ingesproken rapportages", "Spraak"), ("Aantal foto's", "Wondfoto"), ("Dictated reports", "Speech")),
        *(
            ("Verstuurde berichten", "Familie-app"),
            ("Videoconsulten", "Beeldzorg"),
            ("Number of photos", "Wound photo"),
            ("Calls per week", "Video calls"),
            ("Number of conversations", ""),
        ),
    ],
)
def test_an_indicator_that_counts_use(indicator: str, technology: str) -> None:
    assert wording.counts_use(indicator, technology)


@pytest.mark.parametrize(
    ("indicator", "technology"),
    [
        *(
            ("Wisselingen incontinentiemateriaal per dag", "Slim incontinentiemateriaal"),
            ("Calls at night", "Bed sensor"),
        ),
        *(("Pad changes per night", "Smart continence pads"), ("Wonden die we met foto's volgen", "Wondfoto")),
        *(
            ("Cliënten die tevreden zijn over gesprekken", "Beeldbellen"),
            ("Aantal keer per nacht dat we iemand storen", "Bedsensor"),
            ("Minuten per gesprek", "Beeldbellen"),
        ),
    ],
)
def test_an_indicator_of_what_it_brings(indicator: str, technology: str) -> None:
    assert not wording.counts_use(indicator, technology)


def test_no_card_has_an_indicator_of_use() -> None:
    for card in deck.ours():
        assert not wording.counts_use(card.indicator.nl, card.name.nl), card.key
        assert not wording.counts_use(card.indicator.en, card.name.en), card.key


def test_two_coaches_without_money_are_one_line() -> None:
    made = fitting()
    for name in ("Bram", "Els"):
        coach = Person(plan_id=made.id, name=name, role="ambassador", hours_per_week=Decimal(2))
        coach.replaced_by_id = made.people[0].id
        made.people.append(coach)
    lines = completeness.lines(made, found(made, "hours_not_budgeted"))
    assert [len(one.findings) for one in lines if one.subject == "people"] == [3]
