"""Whatever stands in a plan can be found, by any words of it, in the order of the steps."""

from __future__ import annotations

import pytest

from plans import field_text
from plans.derived import steps
from plans.derived.search import LEAD, Index, excerpt
from plans.exchange import plan_file
from plans.plan import KEPT, TABLES, Plan, new_plan
from plans.subjects.goals import Goal


@pytest.fixture
def sample() -> Plan:
    return plan_file.read(plan_file.SAMPLE)[0]


def test_every_text_of_the_sample_is_found_by_its_own_words(sample: Plan) -> None:
    index = Index(sample, steps.findings(sample))
    for table in (name for name in TABLES if name not in KEPT):
        for record in sample.table(table):
            for field in record.fields():
                value = getattr(record, field)
                if record.is_filled(field) and field_text.kind(type(record), field) == "words":
                    found = {(place.record, place.field) for place in index.find(value[:40])}
                    assert (str(record.id), field) in found, value


def test_a_finding_is_found_and_leads_where_it_is_mended() -> None:
    plan = new_plan(2027)
    findings = steps.findings(plan)
    index = Index(plan, findings)
    for finding in findings:
        there = [place.finding() for place in index.find(finding.message) if place.kind == finding.kind]
        assert (finding.subject, finding.record, finding.field) in {(it.subject, it.record, it.field) for it in there}


def test_capitals_and_accents_make_no_difference_and_words_may_be_spread() -> None:
    plan = new_plan(2027)
    plan.goals.append(Goal(plan_id=plan.id, title="Cliënten bellen zelf", indicator="Gesprekken per week"))
    index = Index(plan, [])
    assert index.find("CLIENTEN bellen")[0].field == "title"
    assert [place.words for place in index.find("bellen gesprekken")] == ["Gesprekken per week"]
    assert index.find("bellen nergens") == []
    assert index.find("  ") == []


def test_steps_come_in_their_order_and_answers_before_questions(sample: Plan) -> None:
    found = Index(sample, steps.findings(sample)).find("doel")
    order = [steps.PAGES.index(place.subject) for place in found]
    assert order == sorted(order)
    goals = ["doel" in place.words.casefold() for place in found if place.subject == "goals"]
    assert goals == sorted(goals, reverse=True)


def test_an_excerpt_begins_shortly_before_what_was_looked_for() -> None:
    long = "woord " * 40 + "naald " + "woord " * 40
    shown = excerpt(long, "Naald")
    assert shown.startswith("…")
    assert 0 < shown.index("naald") < LEAD
    assert excerpt("kort", "kort") == "kort"
    assert excerpt(long, "nergens") == long
