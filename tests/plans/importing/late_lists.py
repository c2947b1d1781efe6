"""More lists, written after the others came in right, and labelled before they were tried; what did not was mended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.plans.importing.files_of_kinds import Rows, docx, ods, text, xlsx
from tests.plans.importing.own_lists import List, table

LATE: list[List] = []


def _list(name: str, write: Callable[[Path], Path], **more: Any) -> None:
    LATE.append(List(name, write, **more))


def _book(rows: Rows, title: str = "Blad1", **more: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "lijst.xlsx", (title, rows), **more)


_list(
    "quality_plan_with_letters",
    _book(
        [
            ["Kwaliteitsplan 2027", None, None, None, None, None],
            ["Thema", "Wat gaat goed?", "Wat kan beter?", "Verbeteractie", "Wie", "Wanneer"],
            [
                "Medicatie",
                "dubbele controle",
                "fouten bij uitzetten",
                "A. dispenser proberen\nB. evalueren",
                "Sanne",
                "1 juni",
            ],
        ]
    ),
    come={
        "actions": table("what|owner_id|due", "dispenser proberen|Sanne|01-06-2027", "evalueren|Sanne|01-06-2027"),
        "goals": None,
        "people": table("name", "Sanne"),
    },
)
_list(
    "goal_in_line_above_each_table",
    _book(
        [
            ["Doel: Meer tijd voor bewoners"],
            ["Actie", "Wie", "Gereed"],
            ["spraak proberen", "Ans", "1 mrt"],
            [None],
            ["Doel: Veilige nacht"],
            ["Actie", "Wie", "Gereed"],
            ["sensor kiezen", "Ali", "1 apr"],
        ]
    ),
    come={
        "goals": table("title", "Meer tijd voor bewoners", "Veilige nacht"),
        "actions": table("what|goal_id", "spraak proberen|1 Meer tijd voor bewoners", "sensor kiezen|2 Veilige nacht"),
        "people": table("name", "Ans", "Ali"),
    },
)
_list(
    "one_sheet_per_goal",
    lambda folder: xlsx(
        folder / "plan.xlsx",
        (
            "Doel 1",
            [
                ["Doel", "Beeldbellen"],
                ["Trekker", "Ed"],
                ["Resultaat", "8 bellers"],
                [None],
                ["Actie", "Wie", "Klaar"],
                ["tablet kopen", "Ed", "1 mei"],
            ],
        ),
        (
            "Doel 2",
            [
                ["Doel", "Rust"],
                ["Trekker", "Fay"],
                ["Resultaat", "4 meldingen"],
                [None],
                ["Actie", "Wie", "Klaar"],
                ["sensor", "Fay", "1 juni"],
            ],
        ),
    ),
    come={
        "goals": table("title|result|owner_id", "Beeldbellen|8 bellers|Ed", "Rust|4 meldingen|Fay"),
        "actions": table(
            "what|owner_id|due|goal_id",
            "tablet kopen|Ed|01-05-2027|1 Beeldbellen",
            "sensor|Fay|01-06-2027|2 Rust",
        ),
        "people": table("name", "Ed", "Fay"),
    },
)
_list(
    "planner_export",
    _book(
        [
            ["Plan name", "Actieplan digitaal"],
            [None],
            [
                "Task ID",
                "Task Name",
                "Bucket Name",
                "Progress",
                "Priority",
                "Assigned To",
                "Start date",
                "Due date",
                "Completed Date",
            ],
            [
                "a1X",
                "Wifi meten",
                "Techniek",
                "In progress",
                "Medium",
                "Bram Kuipers;Noor Smit",
                "01/10/2027",
                "02/20/2027",
                None,
            ],
            ["b2Y", "Quiz maken", "Scholing", "Completed", "Low", "Noor Smit", None, "03/25/2027", "03/20/2027"],
        ],
        title="Tasks",
    ),
    come={
        "actions": table("owner_id|due|status", "Bram Kuipers|20-02-2027|Mee bezig", "Noor Smit|25-03-2027|Klaar"),
        "people": table("name", "Bram Kuipers", "Noor Smit"),
    },
)
_list(
    "trello_like_csv",
    lambda folder: text(
        folder / "bord.csv",
        "Kaart,Lijst,Leden,Vervaldatum\n"
        "Tablets bestellen,Te doen,Noor,2027-03-01T09:00:00Z\nQuiz,Bezig,Jan,2027-04-01\nVisie,Klaar,,\n",
    ),
    come={
        "actions": table(
            "what|status|owner_id|due",
            "Tablets bestellen|Nog te doen|Noor|01-03-2027",
            "Quiz|Mee bezig|Jan|01-04-2027",
            "Visie|Klaar||",
        ),
        "people": table("name", "Noor", "Jan"),
    },
)
_list(
    "budget_per_goal_with_subtotals",
    _book(
        [
            ["Doel", "Kostenpost", "Q1", "Q2", "Q3", "Q4", "Totaal"],
            ["Beeldbellen", "tablets", 1200, None, None, None, 1200],
            [None, "hoezen", 100, None, None, None, 100],
            ["Subtotaal", None, 1300, 0, 0, 0, 1300],
            ["Rust", "sensoren", None, 4200, None, None, 4200],
            ["Subtotaal", None, 0, 4200, 0, 0, 4200],
            ["Totaal", None, 1300, 4200, 0, 0, 5500],
        ]
    ),
    come={
        "budget_lines": table(
            "what|quarter1|quarter2|year", "tablets|1.200||1.200", "hoezen|100||100", "sensoren||4.200|4.200"
        ),
        "goals": None,
    },
)
_list(
    "budget_minus_and_plus",
    _book(
        [
            ["Begrotingspost", "Bedrag", "+/-"],
            ["Tablets", "€ 1.200,00", "-"],
            ["Licenties", "€ 480,00", "-"],
            ["Totaal kosten", "€ 1.680,00", None],
        ]
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Licenties|480")},
)
_list(
    "hours_times_rate",
    _book(
        [
            ["Wie", "Rol", "Uren per jaar", "Uurtarief", "Kosten"],
            ["Bo Smit", "Digicoach", 200, "€ 38,00", "€ 7.600,00"],
            ["Kim Aalders", "Ambassadeur", 50, "€ 34,00", "€ 1.700,00"],
            ["Totaal", None, 250, None, "€ 9.300,00"],
        ],
        title="Begroting uren",
    ),
    come={"budget_lines": table("year", "7.600", "1.700"), "people": None},
)
_list(
    "training_groups_with_days",
    _book(
        [
            ["Training", "Groep 1", "Groep 2", "Uren", "Trainer"],
            ["Tillen met de robot", "3 maart", "10 maart", 2, "leverancier"],
        ],
        title="Scholing",
    ),
    come={"activities": table("what|on|hours|given_by", "Tillen met de robot||2|leverancier")},
    said="Groep 1",
)
_list(
    "training_with_yes_and_no",
    _book(
        [
            ["Scholing", "Verplicht", "Duur", "Kosten", "Gratis"],
            ["AVG", "ja", "1 uur", None, "ja"],
            ["Dispenser", "nee", "1,5 uur", "€ 150", "nee"],
        ]
    ),
    come={"activities": table("hours|cost", "1|", "1,5|150")},
)
_list(
    "people_by_ward",
    _book(
        [
            ["Afdeling", "Digicoach", "Ambassadeur"],
            ["Gang 1", "Bo Smit", "Lot Vos"],
            ["Gang 2", "Kim Aalders", None],
        ]
    ),
    come={
        "people": table(
            "name|role",
            "Bo Smit|Digicoach",
            "Lot Vos|Ambassadeur zorgtechnologie",
            "Kim Aalders|Digicoach",
        )
    },
)
_list(
    "people_name_and_role_in_one_cell",
    _book(
        [["Naam en functie", "Uren per week"], ["Bo Smit (digicoach)", 4], ["Kim Aalders (ambassadeur)", 2]],
        title="Mensen",
    ),
    come={"people": table("name|hours_per_week", "Bo Smit|4", "Kim Aalders|2")},
)
_list(
    "dates_of_excel_in_a_csv",
    lambda folder: text(folder / "a.csv", "Actie;Wie;Deadline\nTesten;Jo;46143\nMeten;Jo;46174\n"),
    come={"actions": None, "people": None},
)
_list(
    "progress_in_bars",
    _book(
        [
            ["Actie", "Verantwoordelijke", "Einddatum", "Voortgang"],
            ["A doen", "Jo", dt.date(2027, 5, 1), 0.25],
            ["B doen", "Jo", dt.date(2027, 6, 1), 1],
            ["C doen", "Jo", dt.date(2027, 7, 1), 0],
        ],
        formats=dict.fromkeys(("D2", "D3", "D4"), "0%"),
    ),
    come={
        "actions": table("status|due", "Mee bezig|01-05-2027", "Klaar|01-06-2027", "Nog te doen|01-07-2027"),
        "people": table("name", "Jo"),
    },
)
_list(
    "gantt_with_dates_above",
    _book(
        [
            ["Actie", "Wie", dt.date(2027, 1, 1), dt.date(2027, 2, 1), dt.date(2027, 3, 1), dt.date(2027, 4, 1)],
            ["Kiezen", "Bea", "x", None, None, None],
            ["Proberen", "Bea", None, "x", "x", "x"],
        ],
        formats=dict.fromkeys(("C1", "D1", "E1", "F1"), "mmm-yy"),
    ),
    come={
        "actions": table("what|start|due", "Kiezen||31-01-2027", "Proberen|01-02-2027|30-04-2027"),
        "people": table("name", "Bea"),
    },
)
_list(
    "risks_are_no_actions",
    _book(
        [
            ["Risico", "Kans", "Impact", "Maatregel", "Eigenaar"],
            ["Wifi valt uit", "hoog", "hoog", "4G-kaart kopen", "Bram"],
        ],
        title="Risico's",
    ),
    come={"actions": table("owner_id", "Bram"), "people": table("name", "Bram"), "goals": None},
)
_list(
    "agreements_with_letters_for_names",
    _book(
        [
            ["Afspraak", "Wie?", "Voor wanneer?", "✓"],
            ["laadplek maken", "B.", "1/3", "✓"],
            ["ICT bellen", "N.", "1/4", None],
        ]
    ),
    come={
        "actions": table("what|due|status", "laadplek maken|01-03-2027|Klaar", "ICT bellen|01-04-2027|"),
        "people": None,
    },
)
_list(
    "word_list_of_goals_and_a_table",
    lambda folder: docx(
        folder / "plan.docx",
        "# Onze doelen",
        "- Iedereen kan beeldbellen",
        "- Minder papier",
        "# Wie doet wat",
        [["Wat", "Wie", "Wanneer klaar?"], ["tablets kopen", "Noor", "1 mei"], ["Totaal", "", ""]],
    ),
    come={
        "goals": table("title", "Iedereen kan beeldbellen", "Minder papier"),
        "actions": table("what|owner_id|due", "tablets kopen|Noor|01-05-2027"),
        "people": table("name", "Noor"),
    },
)
_list(
    "word_two_tables_and_signatures",
    lambda folder: docx(
        folder / "plan.docx",
        [["Organisatie", "De Wilg"], ["Team", "Gang 2"], ["Teamleider", "Ineke Verhoeven"]],
        "# Acties",
        [["Actie", "Door", "Datum gereed"], ["kast ophangen", "Mo", "eind mei"]],
        [["Handtekening teamleider", "Handtekening manager"], ["", ""]],
    ),
    come={"actions": table("what|owner_id|due", "kast ophangen|Mo|31-05-2027"), "people": table("name", "Mo")},
)
_list(
    "word_table_without_headings",
    lambda folder: docx(
        folder / "plan.docx",
        "# Actielijst",
        [
            ["Tablets ophangen", "Kees", "1 mei"],
            ["Filmpje maken", "Kees", "1 juni"],
            ["Familie uitnodigen", "Mia", "1 juli"],
        ],
    ),
    come={
        "actions": table(
            "what|owner_id|due",
            "Tablets ophangen|Kees|01-05-2027",
            "Filmpje maken|Kees|01-06-2027",
            "Familie uitnodigen|Mia|01-07-2027",
        ),
        "people": table("name", "Kees", "Mia"),
    },
)
_list(
    "ods_budget_with_euro_signs",
    lambda folder: ods(
        folder / "b.ods",
        (
            "Kosten",
            [
                ["Omschrijving", "Aantal", "Prijs p.st.", "Totaal incl."],
                ["tablet", 4, "€ 300,00", "€ 1.200,00"],
                ["Totaal", None, None, "€ 1.200,00"],
            ],
        ),
    ),
    come={"budget_lines": table("what|year", "tablet|1.200")},
)
_list(
    "quarters_with_words_of_goals",
    _book(
        [
            ["Speerpunt", "1e kwartaal", "2e kwartaal", "3e kwartaal", "4e kwartaal"],
            ["Digivaardig", "quiz maken", "quiz houden", None, "evalueren"],
            ["Zorgtechniek", None, "sensor kiezen", "sensor testen", None],
        ]
    ),
    come={
        "goals": table("title", "Digivaardig", "Zorgtechniek"),
        "actions": table(
            "what|due|goal_id",
            "quiz maken|31-03-2027|1 Digivaardig",
            "quiz houden|30-06-2027|1 Digivaardig",
            "evalueren|31-12-2027|1 Digivaardig",
            "sensor kiezen|30-06-2027|2 Zorgtechniek",
            "sensor testen|30-09-2027|2 Zorgtechniek",
        ),
    },
)
_list(
    "months_down_the_side",
    _book(
        [
            ["Maand", "Activiteit", "Verantwoordelijke"],
            ["januari", "aftrap", "Ineke"],
            ["februari", None, None],
            ["maart", "scholing ECD", "Noor"],
        ],
        title="Jaarplanning",
    ),
    come={
        "actions": table("what|owner_id|due", "aftrap|Ineke|31-01-2027", "scholing ECD|Noor|31-03-2027"),
        "people": table("name", "Ineke", "Noor"),
    },
)
_list(
    "long_headings_with_help",
    _book(
        [
            [
                "Doel (SMART geformuleerd: specifiek, meetbaar, acceptabel)",
                "Actie (wat ga je doen?)",
                "Wie (naam van de trekker)",
                "Wanneer (uiterste datum)",
                "Benodigd budget (€)",
            ],
            ["8 bewoners bellen zelf", "tablets kopen", "Noor", "1 mei", 1200],
        ]
    ),
    come={
        "goals": table("title", "8 bewoners bellen zelf"),
        "actions": table("what|owner_id|due", "tablets kopen|Noor|01-05-2027"),
        "budget_lines": table("year", "1.200"),
        "people": table("name", "Noor"),
    },
)
_list(
    "visitors_are_no_plan",
    _book([["Datum", "Naam bezoeker", "Bedrijf", "In", "Uit"], ["3-2-2027", "P. Post", "Acme", "9.00", "10.00"]]),
    refused="staan geen doelen",
)
_list(
    "medication_list",
    _book([["Naam", "Geb.datum", "Medicijn", "Dosering"], ["mw. Jansen", "1-1-1940", "paracetamol", "3x daags"]]),
    refused="cliënten",
)
