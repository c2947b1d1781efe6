"""A text for with a file: who is asked what, what happens first and by when, with names or with roles."""

from __future__ import annotations

import datetime as dt

from plans.anonymise import anonymised
from plans.exchange import plan_file
from plans.exchange.share_message import message
from plans.plan import Plan, new_plan
from resources.language import speaking

DAY = dt.date(2027, 3, 1)


def sample() -> Plan:
    plan, _left = plan_file.read(plan_file.SAMPLE)
    return plan


def test_it_says_who_what_and_by_when() -> None:
    made = message(sample(), "Jaarplan 2027 Team De Linde", "plan.pdf", DAY)
    assert made.subject == "Jaarplan 2027 Team De Linde"
    lines = made.body.splitlines()
    assert "Hierbij krijg je “plan.pdf”." in lines
    assert "- Sanne Bos · Stel de dispensers in met de apotheek · vóór 19 maart 2027" in lines
    assert (
        "- Rachid Benali · Akkoord geven op de doelen, de uren en het geld van dit plan · vóór 1 januari 2027" in lines
    )
    assert lines[-3:] == ["Groet,", "Ineke Verhoeven", "Team De Linde"]
    # What is past already is no news.
    assert "12 februari" not in made.body
    assert len(lines) < 25


def test_with_roles_no_name_is_in_it_and_an_empty_plan_is_short() -> None:
    named = [person.name for person in sample().people if len(person.name) > 3 and person.name != "Het team"]
    body = message(anonymised(sample()), "Jaarplan", "plan.pdf", DAY).body
    assert [name for name in named if name in body] == []
    with speaking("en"):
        short = message(new_plan(2027), "Plan", "plan.docx", DAY).body
    assert "plan.docx" in short
    assert "What happens first" not in short
