"""What the headings of other people's lists mean."""

from __future__ import annotations

import pytest

from plans.importing.cells.heading_periods import Period, period
from plans.importing.cells.headings import meanings
from tests.bench.importing import BAR, shares


@pytest.mark.parametrize("table", ["actions", "goals", "people", "activities", "budget_lines"])
def test_most_headings_of_public_formats_are_understood(table: str) -> None:
    known, total, missed = shares()[table]
    assert known / total >= BAR, missed


@pytest.mark.parametrize(
    ("table", "heading", "field"),
    [
        ("goals", "Norm 2027", "target"),
        ("goals", "KPI / prestatie-indicator", "indicator"),
        ("actions", "Onze acties", "what"),
        ("actions", "Verantwoordlijke", "owner_id"),
        ("people", "Uren per maand", "hours_per_week"),
        ("budget_lines", "Begroot (x € 1.000)", "year_amount"),
        ("activities", "Duur (uur)", "hours"),
        ("actions", "Wie?", "owner_id"),
        ("actions", "Met wie", "along"),
        ("actions", "Tijd (u)", "due"),
        ("actions", "Voor welk doel doen we dit", "goal_id"),
        ("actions", "Wie gaat dit doen", "owner_id"),
        ("goals", "Resultaat eind 2027", "result"),
        ("goals", "Stand eind 2027", "target"),
        ("goals", "Stand begin 2027", "baseline"),
        ("goals", "Norm per 31-12-2027", "target"),
        ("goals", "Wat heeft de bewoner eraan?", "client_gain"),
        ("goals", "Winst voor het team", "employee_gain"),
        ("goals", "Waaraan merken we het", "indicator"),
        ("people", "Rol in digitaal team", "role"),
        ("people", "Formatie", "contract"),
        ("activities", "Onderwerp bijeenkomst", "what"),
        ("activities", "Wie moeten erheen", "audience"),
        ("budget_lines", "Geraamd bedrag", "year_amount"),
        ("actions", "Verantw. pers.", "owner_id"),
        ("activities", "Max. deeln.", "places"),
        ("budget_lines", "Begr. 2027", "year_amount"),
        ("people", "Aantal uren p.w.", "hours_per_week"),
        ("activities", "Cost p.p.", "cost_each"),
        ("budget_lines", "Bedrag p.j.", "year_amount"),
        ("actions", "Taakeigenaar", "owner_id"),
        ("goals", "Door wie", "owner_id"),
        ("actions", "Est. hours", "note"),
    ],
)
def test_a_heading_is_known_by_its_words(table: str, heading: str, field: str) -> None:
    assert meanings(table, heading)[0].field == field


@pytest.mark.parametrize("heading", ["Kleur", "Paraaf", "xyz", "", "12"])
def test_what_means_nothing_is_not_guessed(heading: str) -> None:
    assert not any(meanings(table, heading) for table in ("goals", "actions", "people"))


@pytest.mark.parametrize("heading", ["Uren (verlof)", "Verlofuren per week", "Vakantie-uren", "Overuren"])
def test_hours_away_are_no_hours_for_a_role(heading: str) -> None:
    assert not any(meaning.field == "hours_per_week" for meaning in meanings("people", heading))


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Q2", Period(4, 6)),
        ("1e kw", Period(1, 3)),
        ("derde kwartaal 2027", Period(7, 9)),
        ("mrt", Period(3, 3)),
        ("2e halfjaar", Period(7, 12)),
        ("Realisatie Q1", Period(1, 3, True)),
        ("jan-27", Period(1, 1)),
        ("Q2-27", Period(4, 6)),
        ("wk 3", Period(0, 0, False, 3)),
        ("Klaar", None),
    ],
)
def test_a_part_of_the_year(heading: str, meant: Period | None) -> None:
    assert period(heading) == meant
