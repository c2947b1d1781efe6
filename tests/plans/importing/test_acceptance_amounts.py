"""Amounts, prices and sums of budgets as people write them, and lists that only look like one of clients."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.edits import apply
from plans.errors import PlanError
from plans.importing.files import separated
from plans.importing.files.grid import MOST_PLACES
from plans.importing.records.result import Import
from plans.importing.taking import import_file
from plans.plan import Plan, new_plan
from tests.plans.importing.files_of_kinds import Rows, text, xlsx

PRICES: Rows = [["Tablet", 4, 300], ["Hoes", 10, 25], ["Kabel", 3, 12.5]]


def brought(folder: Path, rows: Rows) -> tuple[Import, Plan]:
    """Return what a list brings into a new plan, and that plan with it."""
    return taken(new_plan(2027), xlsx(folder / "lijst.xlsx", ("Blad1", rows)))


def taken(plan: Plan, path: Path) -> tuple[Import, Plan]:
    found = import_file(plan, path)
    apply(plan, found.edits)
    return found, plan


def budget(plan: Plan) -> dict[str, int]:
    """Return what each line of the budget comes to, in cents."""
    return {
        line.what: sum(getattr(line, f"quarter{number}") or 0 for number in (1, 2, 3, 4)) for line in plan.budget_lines
    }


def people(plan: Plan) -> list[str]:
    return [person.name for person in plan.people if person.name and person.role != "team"]


@pytest.mark.parametrize(
    "amount",
    [
        "1.500 euro",
        "€ 1.500 per jaar",
        "€ 1.500 incl. btw",
        "€ 1.500 excl. btw",
        "EUR 1.500",
        "1500,=",
        "max. € 1.500",
        "€ 1.500 (schatting)",
        "€1.500 p.j.",
        "1,5k",
        "± € 1500",
    ],
)
def test_a_total_in_any_amount_is_no_line_of_the_budget(tmp_path: Path, amount: str) -> None:
    rows: Rows = [["Post", "Bedrag"], ["Licenties", "€ 1.000"], ["Tablets", "€ 500"]]
    found, plan = brought(tmp_path, [*rows, ["Subtotaal", amount], ["Totaal", amount]])
    assert budget(plan) == {"Licenties": 100_000, "Tablets": 50_000}
    assert [line.verdict for line in found.lines] == ["added", "added", "skipped", "skipped"]


def test_totals_of_quarters_in_thousands_are_no_lines(tmp_path: Path) -> None:
    rows: Rows = [["Post", "Q1", "Q2"], ["Licenties", "€ 1k", "€ 2k"], ["Tablets", "€ 1k", "€ 1k"]]
    _found, plan = brought(tmp_path, [*rows, ["Subtotaal", "€ 2k", "€ 3k"]])
    assert budget(plan) == {"Licenties": 300_000, "Tablets": 200_000}


@pytest.mark.parametrize(
    "words", ["Totaalbedrag", "Jaartotaal", "Geheel", "Gezamenlijk", "Per saldo", "Resultaat", "Σ"]
)
def test_a_word_for_a_sum_that_adds_up_is_a_total(tmp_path: Path, words: str) -> None:
    rows: Rows = [["Post", "Bedrag"], ["Licenties", 1000], ["Tablets", 500], ["Hoezen", 70]]
    assert list(budget(brought(tmp_path, [*rows, [words, 1570]])[1])) == ["Licenties", "Tablets", "Hoezen"]


def test_what_is_called_a_whole_and_does_not_add_up_stays(tmp_path: Path) -> None:
    rows: Rows = [["Post", "Bedrag"], ["Licenties", 1000], ["Geheel nieuwe bedden", 400], ["Hoezen", 70]]
    assert len(budget(brought(tmp_path, rows)[1])) == 3


def test_what_is_paid_once_is_no_incident(tmp_path: Path) -> None:
    rows: Rows = [["Omschrijving", "Incidenteel", "Structureel"], ["Tablets", 3000, None], ["Licenties", None, 1200]]
    assert budget(brought(tmp_path, rows)[1]) == {"Tablets": 300_000, "Licenties": 120_000}


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Prijs excl. btw", "zonder btw"),
        ("Stukprijs excl. btw", "zonder btw"),
        ("Prijs per stuk incl. btw", "inclusief btw"),
        ("Unit price excl. VAT", "zonder btw"),
    ],
)
def test_a_price_with_or_without_vat_goes_times_the_number(tmp_path: Path, heading: str, said: str) -> None:
    found, plan = brought(tmp_path, [["Omschrijving", "Aantal", heading], *PRICES])
    assert budget(plan) == {"Tablet": 120_000, "Hoes": 25_000, "Kabel": 3_750}
    assert all(said in " ".join(line.why) for line in found.lines)
    notes = {line.note for line in plan.budget_lines}
    assert notes == ({"Zonder btw"} if said == "zonder btw" else {""})


def test_a_price_with_vat_beside_an_empty_total_counts(tmp_path: Path) -> None:
    rows: Rows = [["Omschrijving", "Aantal", "Stukprijs excl. btw", "Totaal"], *([*row, None] for row in PRICES)]
    assert sum(budget(brought(tmp_path, rows)[1]).values()) == 148_750


def test_of_two_amounts_the_one_with_vat_counts(tmp_path: Path) -> None:
    head = ["Omschrijving", "Prijs excl. btw", "Btw", "Prijs incl. btw"]
    assert budget(brought(tmp_path, [head, ["Tablet", 100, 21, 121], ["Hoes", 200, 42, 242]])[1]) == {
        "Tablet": 12_100,
        "Hoes": 24_200,
    }


def test_months_that_the_number_counts_are_not_counted_twice(tmp_path: Path) -> None:
    rows: Rows = [["Omschrijving", "Aantal", "Stukprijs"], ["App", "12 mnd", "€ 9,95 per maand"]]
    _found, plan = brought(tmp_path, [*rows, ["Hoes", "10 st.", "25,- p.st."], ["Coach", "20 uur", "€ 45/uur"]])
    assert budget(plan) == {"App": 11_940, "Hoes": 25_000, "Coach": 90_000}


@pytest.mark.parametrize("spent", ["Realisatie 2027 t/m mei", "Werkelijk 2027 (jan-mei)", "Uitgaven 2027 tot nu toe"])
@pytest.mark.parametrize("lines", [2, 3, 4])
def test_what_is_spent_until_now_does_not_turn_a_budget(tmp_path: Path, spent: str, lines: int) -> None:
    head = ["Post", "Begroting 2026", "Realisatie 2026", "Begroting 2027", spent]
    rows: Rows = [
        ["Scholing", 1000, 900, 1100, 200],
        ["Hulpmiddelen", 2000, 2500, 2600, 50],
        ["Licenties", 300, 250, 320, 100],
        ["Tablets", 30, 50, 30, 10],
    ]
    _found, plan = brought(tmp_path, [head, *rows[:lines]])
    assert budget(plan) == {str(row[0]): int(row[3]) * 100 for row in rows[:lines]}  # type: ignore[call-overload]


def test_answers_without_their_questions_are_no_actions(tmp_path: Path) -> None:
    rows: Rows = [["Antwoord"], ["Ja"], ["Redelijk duidelijk"], ["Wij kopen in mei een dispenser"], [3]]
    acts: Rows = [["Actie", "Wie"], ["Bellen", "Noor"]]
    found, _plan = taken(new_plan(2027), xlsx(tmp_path / "eigen.xlsx", ("Visie", rows), ("Acties", acts)))
    assert [line.what for line in found.lines if line.taken] == ["Bellen"]
    assert any("Visie" in words for words in found.remarks)


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("Cliënt", ("Mw. Jansen", "Dhr. Pieters")),
        ("Bewoner", ("A. Jansen", "Pieters, B.")),
        ("Naam cliënt", ("mevr. De Vries", "de heer Smit")),
    ],
)
def test_people_in_care_are_no_actions(tmp_path: Path, heading: str, names: tuple[str, str]) -> None:
    head = [heading, "Zorgtechnologie", "Startdatum", "Wie"]
    with pytest.raises(PlanError, match="cliënten"):
        brought(tmp_path, [head, [names[0], "Bedsensor", "1-2-2027", "Noor"], [names[1], "Medido", "3-2-2027", "Jan"]])


def test_groups_of_people_in_care_refuse_nothing(tmp_path: Path) -> None:
    rows: Rows = [["Bewoners", "Wat", "Wie"], ["gang 1", "Bedsensor plaatsen", "Noor"], ["PG", "Medido huren", "Jan"]]
    assert len(brought(tmp_path, rows)[1].actions) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Thema", "Incidenten", "Klachten", "Actie"], ["Vallen", 12, 3, "Sensoren kopen"]],
        [["Patiëntveiligheid", "Wie", "Wanneer"], ["Sensoren kopen", "Noor", "1 mei"]],
    ],
)
def test_figures_of_the_house_are_of_no_client(tmp_path: Path, rows: Rows) -> None:
    assert [action.what for action in brought(tmp_path, rows)[1].actions] == ["Sensoren kopen"]


def test_incidents_told_one_by_one_are_of_clients(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="cliënten"):
        brought(tmp_path, [["Datum", "Incident", "Afdeling"], ["1 mei", "Gevallen uit bed", "Wilg"]])


def test_a_name_that_lost_letters_is_nobody_new(tmp_path: Path) -> None:
    rows: Rows = [["Naam", "Rol"], ["Yusuf ?ahin", "Ambassadeur"], ["Bo Smit", "Digicoach"]]
    found, plan = brought(tmp_path, rows)
    assert people(plan) == ["Bo Smit"]
    assert "letters weggevallen" in " ".join(found.lines[0].why)


def test_letters_lost_at_the_end_of_a_known_name_are_found_again(tmp_path: Path) -> None:
    plan = brought(tmp_path, [["Naam", "Rol"], ["Łucja Đorđević", "Digicoach"]])[1]
    found, plan = taken(
        plan, text(tmp_path / "mensen.csv", "Naam;Rol\n?ucja ?or?evi?;Digicoach\nBo Smit;Ambassadeur\n")
    )
    assert people(plan) == ["Łucja Đorđević", "Bo Smit"]
    assert found.lines[0].verdict == "same"


@pytest.mark.parametrize("cost", ["n.v.t.", "geen", "PM", "gratis"])
def test_an_action_without_an_amount_makes_no_line_of_the_budget(tmp_path: Path, cost: str) -> None:
    found, plan = brought(tmp_path, [["Actie", "Wie", "Kosten"], ["Bellen", "Noor", cost], ["Kopen", "Jan", 100]])
    assert budget(plan) == {"Kopen": 10_000}
    assert found.lines[0].doubt is (cost == "PM")


def test_an_address_names_who_is_known_and_makes_nobody(tmp_path: Path) -> None:
    rows: Rows = [["Wie (e-mail)", "Actie"], ["anna.vis@zorg.nl", "Bellen"], ["b.smit@zorg.nl", "Mailen"]]
    found, plan = brought(tmp_path, rows)
    assert people(plan) == []
    assert "b.smit@zorg.nl" in " ".join(found.lines[1].why)
    both: Rows = [["Actie", "Wie"], ["Bellen", "Anna Vis"], ["Mailen", "anna.vis@zorg.nl"]]
    found, plan = brought(tmp_path, both)
    assert people(plan) == ["Anna Vis"]
    assert all(not line.why or "adres" not in " ".join(line.why) for line in found.lines)


def test_a_name_that_an_address_gives_is_marked_in_a_list_of_people(tmp_path: Path) -> None:
    found, plan = brought(tmp_path, [["Naam", "Rol"], ["anna.vis@zorg.nl", "Digicoach"], ["Bo Smit", "Ambassadeur"]])
    assert people(plan) == ["Anna Vis", "Bo Smit"]
    assert [line.doubt for line in found.lines] == [True, False]


@pytest.mark.parametrize("group", ["alle VIG'ers", "alle VIG’ers", "collega's nacht", "collega’s nacht"])
def test_a_group_is_nobody_new(tmp_path: Path, group: str) -> None:
    found, plan = brought(tmp_path, [["Actie", "Wie"], ["Bellen", group]])
    assert people(plan) == []
    assert found.lines[0].doubt


def test_what_counts_the_list_is_no_action(tmp_path: Path) -> None:
    rows: Rows = [["Actie", "Wie", "Wanneer"], ["Bellen", "Noor", "1 feb"], ["Mailen", "Jan", "1 juni"]]
    found, _plan = brought(tmp_path, [*rows, ["Aantal acties: 2"], ["Gem. doorlooptijd", None, "3 weken"]])
    assert [line.what for line in found.lines if line.taken] == ["Bellen", "Mailen"]


def test_a_part_below_a_sum_is_no_post(tmp_path: Path) -> None:
    rows: Rows = [
        ["Personeel"],
        ["Digicoach", 8000, "structureel"],
        ["Subtotaal", 8000],
        ["Materieel"],
        ["Tablets", 3000, "eenmalig"],
        ["Hoezen", 200, "eenmalig"],
        ["Subtotaal", 3200],
        ["TOTAAL", 11200],
    ]
    assert list(budget(brought(tmp_path, [["Begroting 2027"], *rows])[1])) == ["Digicoach", "Tablets", "Hoezen"]


def test_a_text_of_millions_of_lines_is_refused_before_all_are_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []
    lines = separated._lines
    monkeypatch.setattr(separated, "_lines", lambda words: held.append(len(made := lines(words))) or made)
    path = text(tmp_path / "lang.csv", "x;y\n" * 700_000)
    with pytest.raises(PlanError, match="regels"):
        import_file(new_plan(2027), path)
    assert held == [MOST_PLACES + 1]
