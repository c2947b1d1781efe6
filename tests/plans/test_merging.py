"""Merging two forms of one plan: what joins by itself, what is asked, and ten cases in which the meaning was lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import locks
from plans.derived import quarterly_review
from plans.derived.compare import edits_between
from plans.edits import addition, adoption, apply, move, new_key, removal
from plans.merging import Conflict, Merge, merge
from plans.merging.fields import join_texts
from plans.merging.words import question
from plans.plan import Plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.subjects.actions import Action
from plans.subjects.goals import Assumption, Goal
from plans.subjects.people import Person
from plans.subjects.reviews import Measurement, closing_in_force, measurement_of
from plans.subjects.scans import LeadershipScan
from tests.plans.merges import copy
from tests.plans.strategies import begin_review, filled_plan
from tests.properties import examples

DAY = dt.date(2027, 4, 14)


@pytest.fixture
def base() -> Plan:
    plan = filled_plan()
    plan.record.state = "concept"
    plan.goals[0].title = "Stille nachten"
    for title in ("Minder papier", "Samen leren"):
        apply(plan, addition(plan, Goal, title=title))
    return plan


@pytest.fixture
def mine(base: Plan) -> Plan:
    return copy(base)


@pytest.fixture
def theirs(base: Plan) -> Plan:
    return copy(base)


def only(result: Merge) -> Conflict:
    """The one thing that is asked; in words too, with words for every choice."""
    [conflict] = result.conflicts
    asked = question(result, conflict)
    assert asked.title
    assert asked.sentence
    assert list(asked.options) == list(conflict.choices)
    assert all(asked.options.values())
    return conflict


def answered(base: Plan, mine: Plan, theirs: Plan, choice: Any) -> Merge:
    """The merge with one answer to everything that is asked; it must be a plan, and one that may be taken over."""
    first = merge(base, mine, theirs, day=DAY)
    result = merge(base, mine, theirs, {item: choice for item in first.conflicts if choice in item.choices}, day=DAY)
    deserialise(serialise(result.plan))
    assert locks.refusal_of(mine, edits_between(mine, result.plan), "plan_file") is None
    return result


def adopt(plan: Plan, by: str = "Ineke", day: dt.date = DAY) -> None:
    apply(plan, adoption(plan, day, by, snapshot(plan)))


def close(plan: Plan, quarter: int = 1, day: dt.date = DAY) -> None:
    apply(plan, quarterly_review.closing(plan, quarter, day, snapshot(plan)))


# What joins by itself


def test_edits_that_do_not_touch_each_other_are_joined(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.team.name, theirs.team.location = "De Linde", "Veldhuis"
    mine.goals[0].result, theirs.goals[0].technology = "Zes rondes", "Sensor"
    apply(mine, addition(mine, Action, what="Van mij"))
    apply(theirs, addition(theirs, Action, what="Van de ander"))
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert (result.plan.team.name, result.plan.team.location) == ("De Linde", "Veldhuis")
    assert (result.plan.goals[0].result, result.plan.goals[0].technology) == ("Zes rondes", "Sensor")
    assert {"Van mij", "Van de ander"} <= {action.what for action in result.plan.actions}
    assert serialise(result.plan) == serialise(merge(base, theirs, mine).plan)


def test_a_text_that_both_changed_is_asked_and_both_can_stay(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.vision.why, theirs.vision.why = "Om de nacht rustig te houden.", "Om tijd over te houden."
    result = merge(base, mine, theirs)
    conflict = only(result)
    assert conflict.choices == ("mine", "theirs", "both")
    [row] = question(result, conflict).rows
    assert (row.was, row.mine, row.theirs) == (base.vision.why, mine.vision.why, theirs.vision.why)
    texts = {choice: answered(base, mine, theirs, choice).plan.vision.why for choice in conflict.choices}
    assert texts["mine"] == mine.vision.why
    assert texts["theirs"] == theirs.vision.why
    assert mine.vision.why in texts["both"]
    assert theirs.vision.why in texts["both"]


@pytest.mark.parametrize(
    ("before", "mine", "theirs", "both"),
    [
        ("Rust en t", "Rust en t in de ochtend", "Rust en tijd", "Rust en t in de ochtend / tijd"),
        ("Rust en t", "Rust en tijd", "Rust en t in de ochtend", "Rust en tijd / t in de ochtend"),
        ("Rust", "Rust.", "Rust voor nu", "Rust. / Rust voor nu"),
        ("Ruim 1.2", "Ruim 1.2 uur", "Ruim 1.250 uur", "Ruim 1.2 uur / 1.250 uur"),
        ("t", "taart", "thee", "taart / thee"),
        ("", "Het jaarplan", "ja", "Het jaarplan / ja"),
        ("", "ja", "Het jaarplan", "ja / Het jaarplan"),
        ("", "Ons jaarplan, ja", "ja", "Ons jaarplan, ja"),
        ("", "zes", "Om zes uur", "Om zes uur"),
    ],
)
def test_both_texts_keep_every_word_whole(before: str, mine: str, theirs: str, both: str) -> None:
    """What was saved while somebody typed may end half way a word."""
    assert join_texts(before, mine, theirs) == both


@examples(300)
@given(*[st.lists(st.sampled_from(("t", "te", "tee", "een", "n", " ", "  ", "\n", ".", "é")), max_size=5)] * 3)
def test_no_word_is_lost_when_both_texts_stay(before: list[str], mine: list[str], theirs: list[str]) -> None:
    for base in ("", "".join(before)):
        one, two = base + "".join(mine), base + "".join(theirs)
        assert {*one.split(), *two.split()} <= set(join_texts(base, one, two).split())


def test_what_both_changed_alike_is_not_asked(base: Plan, mine: Plan, theirs: Plan) -> None:
    for plan in (mine, theirs):
        plan.team.name = "De Linde"
        apply(plan, move(plan, plan.goals[2], 0))
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert serialise(result.plan)["records"] == serialise(mine)["records"]


def test_what_one_took_out_and_nobody_changed_is_gone(base: Plan, mine: Plan, theirs: Plan) -> None:
    gone = mine.risks[0].id
    apply(mine, removal(mine, mine.risks[0]))
    theirs.team.name = "De Linde"
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert result.plan.find(gone) is None


# Ten cases in which the meaning was lost


def test_case_1_both_begin_the_same_review(base: Plan, mine: Plan, theirs: Plan) -> None:
    """Their measurements are the same records: two laptops cannot make them twice."""
    for plan in (mine, theirs):
        apply(plan, begin_review(plan, 2))
    assert [item.id for item in mine.measurements] == [item.id for item in theirs.measurements]
    for plan, status in ((mine, "stuck"), (theirs, "on_course")):
        found = measurement_of(plan.measurements, plan.goals[1].id, 2)
        assert found is not None
        found.status = status
    result = merge(base, mine, theirs)
    assert only(result).fields == ("status",)
    of_quarter = [item for item in result.plan.measurements if item.quarter == 2]
    assert len(of_quarter) == len(base.goals)


def test_case_1_also_when_an_older_program_gave_them_keys_by_chance(base: Plan, mine: Plan, theirs: Plan) -> None:
    for plan, words in ((mine, "client_result"), (theirs, "employee_result")):
        for kind, values in (
            (Measurement, {"goal_id": plan.goals[1].id, "quarter": 2}),
            (LeadershipScan, {"year": 2028}),
        ):
            made = kind(plan_id=plan.id, position=50, **values)
            assert made.id != new_key(plan, kind, **values)
            plan.list_of(kind).append(made)
        setattr(plan.measurements[-1], words, "Goed")
    result = merge(base, mine, theirs)
    assert result.is_silent
    [found] = [item for item in result.plan.measurements if (item.goal_id, item.quarter) == (base.goals[1].id, 2)]
    assert (found.client_result, found.employee_result) == ("Goed", "Goed")
    assert [scan.year for scan in result.plan.leadership_scans].count(2028) == 1


def test_case_2_one_adopts_and_the_other_changes_what_was_agreed(base: Plan, mine: Plan, theirs: Plan) -> None:
    adopt(mine)
    theirs.goals[0].target = Decimal(9)
    theirs.actions[0].status = "done"
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.choices, conflict.usual) == ("adopted", ("mine", "open"), "mine")
    stands = answered(base, mine, theirs, "mine")
    assert (stands.plan.record.state, stands.plan.goals[0].target) == ("adopted", mine.goals[0].target)
    assert stands.plan.actions[0].status == "done", "what goes on after adoption is joined"
    assert stands.proposals == ["theirs"]
    opened = answered(base, mine, theirs, "open")
    assert (opened.plan.record.state, opened.plan.goals[0].target) == ("concept", Decimal(9))
    assert (len(opened.plan.versions), opened.proposals) == (1, [])
    turned = only(merge(base, theirs, mine))
    assert (turned.choices, turned.usual) == (("theirs", "open"), "theirs")
    assert answered(base, theirs, mine, "theirs").proposals == ["mine"]


def test_case_2_nothing_is_asked_when_the_other_only_did_what_goes_on(base: Plan, mine: Plan, theirs: Plan) -> None:
    adopt(mine)
    theirs.actions[0].status = "done"
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert (result.plan.record.state, result.plan.actions[0].status) == ("adopted", "done")


def test_case_3_both_adopt(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.goals[0].target, theirs.goals[0].target = Decimal(8), Decimal(9)
    adopt(mine)
    adopt(theirs, "Jörg")
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.choices) == ("adopted", ("mine", "theirs", "open"))
    for choice, who, target in (("mine", "Ineke", Decimal(8)), ("theirs", "Jörg", Decimal(9))):
        plan = answered(base, mine, theirs, choice).plan
        assert (plan.record.state, plan.record.adopted_by, plan.goals[0].target) == ("adopted", who, target)
        assert [item.number for item in plan.versions] == [1, 2]
        assert plan.versions[-1].adopted_by == who, "the one that stands is the last"
    opened = answered(base, mine, theirs, "open").plan
    assert (opened.record.state, len(opened.versions)) == ("concept", 2)


def test_case_3_both_adopt_the_same(base: Plan, mine: Plan, theirs: Plan) -> None:
    for plan in (mine, theirs):
        adopt(plan)
    theirs.record.revision += 3
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert [item.number for item in result.plan.versions] == [1]


def test_case_4_both_close_a_quarter(base: Plan) -> None:
    adopt(base)
    mine, theirs = copy(base), copy(base)
    for plan, words in ((mine, "Van mij"), (theirs, "Van de ander")):
        plan.reviews[0].smarter = words
        close(plan)
    assert mine.closings[0].id == theirs.closings[0].id, "the key follows from plan and quarter"
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.choices) == ("closed", ("mine", "theirs", "open"))
    for choice, words, left in (("mine", "Van mij", "theirs"), ("theirs", "Van de ander", "mine")):
        result = answered(base, mine, theirs, choice)
        assert len(result.plan.closings) == 2, "both copies stay kept"
        stands = closing_in_force(result.plan.closings, 1)
        assert stands is not None
        assert [item for item in result.plan.closings if item.reopened_on is None] == [stands]
        assert quarterly_review.closed_snapshot(result.plan, 1).reviews[0].smarter == words
        assert result.plan.reviews[0].smarter == words
        assert result.proposals == [left]
    opened = answered(base, mine, theirs, "open")
    assert closing_in_force(opened.plan.closings, 1) is None


def test_case_4_one_closes_and_the_other_writes_on(base: Plan) -> None:
    adopt(base)
    mine, theirs = copy(base), copy(base)
    close(mine)
    theirs.reviews[0].smarter = "Van de ander"
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.choices) == ("closed", ("mine", "open"))
    assert answered(base, mine, theirs, "mine").plan.reviews[0].smarter == base.reviews[0].smarter
    opened = answered(base, mine, theirs, "open").plan
    assert opened.reviews[0].smarter == "Van de ander"
    assert closing_in_force(opened.closings, 1) is None


def test_before_adoption_day_and_name_join_and_two_names_are_asked(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.record.state, theirs.record.adopted_by, theirs.record.adopted_on = "consultation", "Ineke", DAY
    result = merge(base, mine, theirs)
    assert result.is_silent
    record = result.plan.record
    assert (record.state, record.adopted_by, record.adopted_on) == ("consultation", "Ineke", DAY)
    mine.record.adopted_by = "Jörg"
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.fields) == ("fields", ("adopted_by",))
    for choice, who in (("mine", "Jörg"), ("theirs", "Ineke")):
        assert answered(base, mine, theirs, choice).plan.record.adopted_by == who


def test_of_two_closed_plans_that_differ_mine_stands_until_it_is_opened(base: Plan) -> None:
    adopt(base)
    mine, theirs = copy(base), copy(base)
    mine.actions[0].status, theirs.actions[0].status = "done", "busy"
    mine.record.state = theirs.record.state = "closed"
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.choices) == ("adopted", ("mine", "open"))
    stands = answered(base, mine, theirs, "mine")
    assert (stands.plan.record.state, stands.plan.actions[0].status) == ("closed", "done")
    assert stands.proposals == ["theirs"]


def test_in_a_plan_that_was_closed_no_copy_of_the_other_comes(base: Plan) -> None:
    adopt(base)
    close(base, 2)
    mine, theirs = copy(base), copy(base)
    mine.record.state = "closed"
    close(theirs, 1)
    stands = answered(base, mine, theirs, "mine")
    assert [item.quarter for item in stands.plan.closings] == [2]
    assert stands.proposals == ["theirs"]
    turned = answered(base, theirs, mine, "theirs")
    assert [item.quarter for item in turned.plan.closings] == [2]
    assert turned.proposals == ["mine"]


def test_what_leads_to_a_goal_that_was_adopted_without_is_left_to_the_proposal(base: Plan) -> None:
    mine, theirs = copy(base), copy(base)
    gone = mine.goals[1].id
    apply(mine, removal(mine, mine.goals[1]))
    adopt(mine)
    apply(theirs, addition(theirs, Action, what="Voor dat doel", goal_id=gone))
    conflict = only(merge(base, mine, theirs))
    assert conflict.kind == "adopted"
    stands = answered(base, mine, theirs, "mine")
    assert stands.plan.goal(gone) is None
    assert all(item.goal_id != gone for item in stands.plan.actions)
    assert stands.proposals == ["theirs"]


def test_a_goal_that_the_other_added_to_an_adopted_plan_is_left_to_the_proposal(base: Plan) -> None:
    for same in (False, True):
        mine, theirs = copy(base), copy(base)
        apply(theirs, addition(theirs, Goal, title="Van de ander"))
        if same:
            mine.goals.append(theirs.goals[-1].copy_with(title="Van mij"))
        adopt(mine)
        stands = answered(base, mine, theirs, "mine")
        assert "Van de ander" not in [goal.title for goal in stands.plan.goals]
        assert stands.proposals == ["theirs"]


def test_case_5_each_unparks_a_goal(base: Plan) -> None:
    for number in range(4):
        apply(base, addition(base, Goal, title=f"Idee {number}", parked=number > 1))
    mine, theirs = copy(base), copy(base)
    mine.goals[-1].parked = theirs.goals[-2].parked = False
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert len([goal for goal in result.plan.goals if not goal.parked]) == 7
    assert result.notices == [
        "Samen hebben jullie nu 7 doelen. Vijf is genoeg voor één jaar: zet de rest op de parkeerplaats."
    ]


def test_case_6_start_by_the_one_and_due_by_the_other(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.actions[0].start, theirs.actions[0].due = dt.date(2027, 9, 1), dt.date(2027, 3, 1)
    conflict = only(merge(base, mine, theirs))
    assert conflict.fields == ("start", "due")
    for choice in ("mine", "theirs"):
        action = answered(base, mine, theirs, choice).plan.actions[0]
        assert action.start is not None
        assert action.due is not None
        whole = mine if choice == "mine" else theirs
        assert (action.start, action.due) == (whole.actions[0].start, whole.actions[0].due)
    mine.actions[0].start = base.actions[0].start
    mine.goals[0].unit, theirs.goals[0].target = "procent", Decimal(80)
    assert only(merge(base, mine, theirs)).fields == ("baseline", "target", "unit")


def test_case_7_a_person_is_taken_out_and_made_owner(base: Plan) -> None:
    apply(base, addition(base, Person, name="Bart"))
    mine, theirs = copy(base), copy(base)
    bart = base.people[-1].id
    apply(theirs, removal(theirs, theirs.people[-1]))
    mine.goals[1].owner_id = bart
    result = merge(base, mine, theirs)
    conflict = only(result)
    assert (conflict.kind, conflict.key, conflict.usual) == ("removed", bart, "mine")
    assert any("Minder papier" in row.name for row in question(result, conflict).rows), "it is told what needs Bart"
    assert answered(base, mine, theirs, "mine").plan.goals[1].owner_id == bart
    gone = answered(base, mine, theirs, "theirs").plan
    assert (gone.person(bart), gone.goals[1].owner_id) == (None, None)


def test_case_8_a_goal_is_taken_out_and_rewritten(base: Plan, mine: Plan, theirs: Plan) -> None:
    goal = base.goals[0].id
    apply(mine, removal(mine, mine.goals[0]))
    theirs.goals[0].result = "Drie rondes in plaats van zes"
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.key, conflict.usual) == ("removed", goal, "theirs")
    saved = answered(base, mine, theirs, "theirs").plan
    assert serialise(saved)["records"] == serialise(theirs)["records"], "with all that belongs to it"
    gone = answered(base, mine, theirs, "mine").plan
    assert serialise(gone)["records"] == serialise(mine)["records"]


def test_case_8_what_belongs_to_it_is_rewritten(base: Plan, mine: Plan, theirs: Plan) -> None:
    apply(theirs, removal(theirs, theirs.goals[0]))
    mine.assumptions[0].learned = "Het klopt niet"
    apply(mine, addition(mine, Assumption, what="Nog een", goal_id=mine.goals[0].id))
    conflict = only(merge(base, mine, theirs))
    assert (conflict.kind, conflict.key) == ("removed", base.goals[0].id)
    assert serialise(answered(base, mine, theirs, "mine").plan)["records"] == serialise(mine)["records"]


def test_case_9_two_answers_in_one_scan(base: Plan) -> None:
    base.leadership_scans[0].agreed = {"need": 3, "need_work": 3}
    base.leadership_scans[0].doing = ["team_meeting", "experts"]
    mine, theirs = copy(base), copy(base)
    mine.leadership_scans[0].agreed = {"need": 5, "need_work": 3, "vision_clear": 2}
    theirs.leadership_scans[0].agreed = {"need": 3, "need_work": 6}
    mine.leadership_scans[0].doing = ["team_meeting", "experts", "courses"]
    theirs.leadership_scans[0].doing = ["experts", "visits"]
    result = merge(base, mine, theirs)
    assert result.is_silent
    scan = result.plan.leadership_scans[0]
    assert scan.agreed == {"need": 5, "need_work": 6, "vision_clear": 2}
    assert set(scan.doing) == {"experts", "courses", "visits"}
    theirs.leadership_scans[0].agreed = {"need": 7, "need_work": 6}
    conflict = only(merge(base, mine, theirs))
    assert (conflict.fields, conflict.element) == (("agreed",), "need")
    assert answered(base, mine, theirs, "theirs").plan.leadership_scans[0].agreed["need"] == 7


def test_case_10_both_put_a_list_in_another_order(base: Plan, mine: Plan, theirs: Plan) -> None:
    one, two, three = (goal.id for goal in base.goals)
    apply(mine, move(mine, mine.goals[0], 2))
    apply(theirs, move(theirs, theirs.goals[2], 1))
    new = [addition(plan, Goal, 1, title="Nieuw") for plan in (mine, theirs)]
    for plan, edits in zip((mine, theirs), new, strict=True):
        apply(plan, edits)
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert [goal.id for goal in result.plan.goals if goal.title != "Nieuw"] == [three, two, one]
    assert [goal.position for goal in result.plan.goals] == list(range(5))
    assert serialise(result.plan) == serialise(merge(base, theirs, mine).plan)


def test_case_10_the_order_of_adopted_goals_stands_beside_one_that_is_parked(base: Plan) -> None:
    base.goals[0].parked = True
    mine, theirs = copy(base), copy(base)
    adopt(mine)
    apply(theirs, move(theirs, theirs.goals[2], 0))
    stands = answered(base, mine, theirs, "mine")
    assert [goal.id for goal in stands.plan.goals] == [goal.id for goal in base.goals]
    assert answered(base, theirs, mine, "theirs").plan.goals[0].id == base.goals[0].id


# What else is held


def test_who_reads_along_gets_what_changed_and_keeps_the_own_remarks(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.record.to_read = True
    apply(mine, addition(mine, type(mine.remarks[0]), quarter=1, what="Van de manager"))
    adopt(theirs)
    theirs.goals[0].title = "Anders"
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert result.plan.record.to_read
    assert (result.plan.record.state, result.plan.goals[0].title) == ("adopted", "Anders")
    assert result.plan.remarks[-1].what == "Van de manager"


def test_two_lines_that_follow_the_same_hours_are_one(base: Plan, mine: Plan, theirs: Plan) -> None:
    """Else that money would be counted twice."""
    coach = base.people[2].id
    for plan in (mine, theirs):
        kind: Any = type(plan.budget_lines[0])
        apply(plan, addition(plan, kind, what="Uren digicoach", person_id=coach, rate=4_500))
    result = merge(base, mine, theirs)
    assert result.is_silent
    assert len(result.plan.budget_lines) == len(base.budget_lines) + 1


def test_the_plan_that_is_merged_stays_as_it_was(base: Plan, mine: Plan, theirs: Plan) -> None:
    mine.goals[0].needs, theirs.goals[0].title = ["money"], "Anders"
    adopt(mine)
    before = [serialise(plan) for plan in (base, mine, theirs)]
    merged = merge(base, mine, theirs).plan
    merged.goals[0].needs.append("people")
    merged.versions[0].content["plan"]["state"] = "closed"
    assert [serialise(plan) for plan in (base, mine, theirs)] == before
