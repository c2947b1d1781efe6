"""The planning rules hear what people write: other words for use, for what watches, for cover, steps and counts."""

from __future__ import annotations

from decimal import Decimal

from plans.derived import completeness, steps
from plans.subjects.people import Person
from tests.plans.derived.test_planning_rules import fitting, found

WITHOUT = ("introduced_without_consent", "introduced_without_privacy")


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


def test_two_coaches_without_money_are_one_line() -> None:
    made = fitting()
    for name in ("Bram", "Els"):
        coach = Person(plan_id=made.id, name=name, role="ambassador", hours_per_week=Decimal(2))
        coach.replaced_by_id = made.people[0].id
        made.people.append(coach)
    lines = completeness.lines(made, found(made, "hours_not_budgeted"))
    assert [len(one.findings) for one in lines if one.subject == "people"] == [3]
