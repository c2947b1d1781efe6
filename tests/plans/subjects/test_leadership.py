"""What the leader does herself: chosen, looked back on, and carried over without what became of it."""

from __future__ import annotations

from typing import get_args
from uuid import uuid4

import pytest

from plans.derived import leadership_ideas, next_year, steps
from plans.edits import change
from plans.exchange import plan_file
from plans.locks import refusal_of
from plans.plan import Plan, new_plan
from plans.subjects import leadership
from plans.subjects.leadership import KINDS, Intention
from plans.subjects.scans import TRAITS, LeadershipScan, Trait
from resources.language import LANGUAGES, speaking


def thing(**values: object) -> Intention:
    return Intention(plan_id=uuid4(), **values)


def scanned(low: set[Trait]) -> LeadershipScan:
    answers = {one: 1 if trait in low else 7 for trait, statements in TRAITS.items() for one in statements}
    return LeadershipScan(plan_id=uuid4(), year=2027, has_vision="yes", agreed=answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_ideas_of_every_kind_and_none_twice(language: str) -> None:
    with speaking(language):
        found = [words for kind in KINDS for words in leadership.ideas(kind)]
    assert len(found) == len(set(found)) == 15
    assert all(" I " in f" {words} " or " ik " in f" {words.lower()} " for words in found)


@pytest.mark.parametrize("trait", get_args(Trait))
def test_each_trait_that_is_low_brings_two_ideas_from_the_list(trait: Trait) -> None:
    found = list(leadership_ideas.proposals(scanned({trait})))
    own = [(kind, words) for name, kind, words in found if name == trait]
    assert len(own) == 2
    assert all(words in leadership.ideas(kind) for kind, words in own)
    assert len({words for _trait, _kind, words in found}) == len(found)


def test_a_scan_that_is_not_done_brings_none() -> None:
    assert list(leadership_ideas.proposals(None)) == []
    assert list(leadership_ideas.proposals(LeadershipScan(plan_id=uuid4(), year=2027, agreed={"need": 1}))) == []


def test_a_quarter_is_looked_back_on_once_everything_has_an_answer() -> None:
    things = [thing(what="Erbij zijn", done1="yes"), thing(what="Voordoen")]
    assert not leadership.is_looked_back_on(things, 1)
    things[1].done1 = "no"
    assert leadership.is_looked_back_on(things, 1)
    assert not leadership.is_looked_back_on(things, 2)
    assert not leadership.is_looked_back_on([thing(kind="learn")], 1), "nothing is said yet of what will be done"


def test_it_is_never_missing_and_complete_with_three() -> None:
    plan = new_plan(2027)
    assert [item for item in steps.findings(plan) if item.subject == "leadership"] == []
    assert steps.other_statuses(plan)["leadership"] == "not_started"
    plan.intentions = [Intention(plan_id=plan.id, what=f"Ding {number}") for number in range(3)]
    assert steps.other_statuses(plan)["leadership"] == "complete"


def intended() -> Plan:
    plan, _notice = plan_file.read(plan_file.SAMPLE)
    plan.intentions = [
        Intention(plan_id=plan.id, what="Erbij zijn", kind="first_morning", done1="partly", note1="Half")
    ]
    return plan


def test_she_looks_back_after_adoption_and_not_once_the_year_is_closed() -> None:
    plan = intended()
    step = [change(plan.intentions[0], "done2", "yes"), change(plan.intentions[0], "note2", "Gelukt.")]
    for state in ("concept", "consultation", "adopted"):
        plan.record.state = state
        assert refusal_of(plan, step) is None
    plan.record.state = "closed"
    assert refusal_of(plan, step)


def test_it_is_proposed_for_the_next_year_without_what_became_of_it() -> None:
    plan = intended()
    assert "leadership" in [item.key for item in next_year.carry_over_choices(plan)]
    (carried,) = next_year.make_next_plan(plan).intentions
    assert (carried.what, carried.kind) == ("Erbij zijn", "first_morning")
    assert (carried.done1, carried.note1) == (None, "")
    assert next_year.make_next_plan(plan, {"goals"}).intentions == []
