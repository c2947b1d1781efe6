"""A last round of lists and Word plans, labelled before they were tried; a third of them were mended afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.plans.importing.files_of_kinds import Rows, docx, ods, odt, text, xlsx
from tests.plans.importing.own_lists import List, table

LAST: list[List] = []


def _list(name: str, write: Callable[[Path], Path], **more: Any) -> None:
    LAST.append(List(name, write, **more))


def _book(rows: Rows, title: str = "Blad1", **more: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "lijst.xlsx", (title, rows), **more)


_list(
    "teamplan_of_six_columns",
    _book(
        [
            ["TEAMPLAN 2027 – TEAM DE EIK"],
            ["Opgesteld door: Ineke", None, None, None, None, "Versie 2"],
            [None],
            ["Thema", "Doel", "Actie(s)", "Wie", "Wanneer gereed", "Status"],
            ["Digitale vaardigheden", "Elke medewerker haalt de toets", "Toets afnemen", "Kim", "1-4-2027", "Gepland"],
            [None, None, "Bijspijkeren", "Bo", "1-6-2027", "Gepland"],
            ["Zorgtechnologie", "Vier bewoners met een dispenser", "Dispensers huren", "Sanne", "15-3-2027", "Loopt"],
        ],
        merged=("A1:F1", "A5:A6", "B5:B6"),
    ),
    come={
        "goals": table("title", "Elke medewerker haalt de toets", "Vier bewoners met een dispenser"),
        "actions": table(
            "what|owner_id|due|status|goal_id",
            "Toets afnemen|Kim|01-04-2027|Nog te doen|1 Elke medewerker haalt de toets",
            "Bijspijkeren|Bo|01-06-2027|Nog te doen|1 Elke medewerker haalt de toets",
            "Dispensers huren|Sanne|15-03-2027|Mee bezig|2 Vier bewoners met een dispenser",
        ),
        "people": table("name", "Kim", "Bo", "Sanne"),
    },
)
_list(
    "actions_with_numbers_of_goals_in_front",
    _book(
        [
            ["Doel nr.", "Actie nr.", "Omschrijving actie", "Actiehouder", "Deadline"],
            ["1", "1.1", "kiezen", "Ali", "1 mrt"],
            ["1", "1.2", "proberen", "Ali", "1 apr"],
            ["2", "2.1", "schrappen", "Bea", "1 mei"],
        ]
    ),
    before=_book([["Doel", "Norm"], ["Rust", 4], ["Minder papier", 5]], title="Doelen"),
    come={
        "goals": table("title", "Rust", "Minder papier"),
        "actions": table(
            "what|goal_id|owner_id|due",
            "kiezen|1 Rust|Ali|01-03-2027",
            "proberen|1 Rust|Ali|01-04-2027",
            "schrappen|2 Minder papier|Bea|01-05-2027",
        ),
        "people": table("name", "Ali", "Bea"),
    },
)
_list(
    "budget_with_vat_columns_and_total",
    _book(
        [
            ["Nr", "Omschrijving", "Aantal", "Prijs excl.", "Btw 21%", "Totaal incl. btw"],
            [1, "Tablet", 4, 250, 210, 1210],
            [2, "Hoes", 4, 20, 16.8, 96.8],
            [None, "Totaal", None, None, 226.8, 1306.8],
        ],
        title="Offerte",
    ),
    come={"budget_lines": table("what|year", "Tablet|1.210", "Hoes|96,80")},
)
_list(
    "budget_one_off_and_yearly_columns",
    _book(
        [
            ["Kostenpost", "Eenmalig", "Structureel per jaar"],
            ["Sensoren", "€ 4.000", "€ 600"],
            ["Licentie", None, "€ 480"],
            ["Totaal", "€ 4.000", "€ 1.080"],
        ],
        title="Begroting",
    ),
    come={"budget_lines": None},
    said="Eenmalig",
)
_list(
    "budget_in_months_with_year_total",
    _book(
        [
            ["Kosten 2027", *"jan feb mrt apr mei jun jul aug sep okt nov dec".split(), "Totaal"],
            ["Huur dispensers", *[100] * 12, 1200],
            ["Workshop", None, None, 400, *[None] * 9, 400],
            ["Totaal", 100, 100, 500, *[100] * 9, 1600],
        ]
    ),
    come={"budget_lines": table("what|quarter1|quarter4|year", "Huur dispensers|300|300|1.200", "Workshop|400||400")},
)
_list(
    "budget_blocks_below_each_other",
    _book(
        [
            ["Apparaten", None],
            ["Omschrijving", "Bedrag"],
            ["Tablets", "€ 900,00"],
            ["Totaal", "€ 900,00"],
            [None],
            ["Scholing", None],
            ["Omschrijving", "Bedrag"],
            ["Workshop", "€ 400,00"],
            ["Totaal", "€ 400,00"],
            [None],
            ["Totaal generaal", "€ 1.300,00"],
        ]
    ),
    come={"budget_lines": table("what|year", "Tablets|900", "Workshop|400")},
)
_list(
    "budget_with_spent_per_quarter",
    _book(
        [
            ["Post", "Begroting", "Uitgaven Q1", "Uitgaven Q2", "Restant"],
            ["Tablets", 1200, 300, 200, 700],
            ["Totaal", 1200, 300, 200, 700],
        ]
    ),
    come={"budget_lines": table("what|year|actual1|actual2", "Tablets|1.200|300|200")},
)
_list(
    "training_by_function",
    _book(
        [
            ["Scholing", "Functie", "Aantal", "Uren p.p.", "Kosten p.p.", "Wanneer"],
            ["ECD", "VIG", 12, 2, "€ 0,-", "februari"],
            ["Dispenser", "VIG en verpleegkundige", 15, 1.5, "€ 20,-", "maart"],
        ]
    ),
    come={
        "activities": table(
            "what|places|hours|on",
            "ECD (functie: VIG)|12|2|28-02-2027",
            "Dispenser (functie: VIG en verpleegkundige)|15|1,5|31-03-2027",
        )
    },
)
_list(
    "matrix_with_function_and_dates",
    _book(
        [
            ["Medewerker", "Functie", "BHV", "Tillen", "Medicatieveiligheid"],
            ["Anna Bos", "VIG", dt.date(2026, 3, 1), None, dt.date(2026, 5, 1)],
            ["Bob Mol", "Helpende", None, dt.date(2026, 4, 1), None],
        ]
    ),
    come={"activities": table("what|places", "BHV|1", "Tillen|1", "Medicatieveiligheid|1")},
)
_list(
    "matrix_turned",
    _book(
        [
            ["Scholing", "Anna", "Bob", "Cor"],
            ["BHV", "x", None, "x"],
            ["Tillen", "x", "x", "x"],
        ]
    ),
    come={"activities": table("what|places", "BHV|2", "Tillen|3")},
)
_list(
    "staff_list_with_weekdays",
    _book(
        [
            ["Naam", "Functie", "Contract", "Werkdagen", "Digirol", "Uren digirol"],
            ["Anna Bos", "VIG", "24 u", "ma, di, do", "digicoach", 3],
            ["Bob Mol", "Helpende", "16 u", "wo, vr", None, None],
        ]
    ),
    come={"people": table("name|hours_per_week|function|role", "Anna Bos|3|VIG|Digicoach", "Bob Mol|")},
)
_list(
    "people_comma_names",
    _book(
        [
            ["Naam", "Rol"],
            ["Bos, Anna", "Digicoach"],
            ["Mol, Bob van der", "Ambassadeur"],
            ["Vries, C. de", "Digicoach"],
        ]
    ),
    come={
        "people": table(
            "name|role", "Anna Bos|Digicoach", "Bob van der Mol|Ambassadeur zorgtechnologie", "C. de Vries|Digicoach"
        )
    },
)
_list(
    "goals_with_score_and_smiley",
    _book(
        [
            ["Doel", "Nulmeting (cijfer)", "Doel 2027 (cijfer)", "Eigenaar"],
            ["Tevreden over het ECD", "5,8", "7,5", "Gea"],
            ["Tevreden over de wifi", 6, 8, "Bram"],
        ]
    ),
    come={
        "goals": table(
            "title|baseline|target|owner_id", "Tevreden over het ECD|5,8|7,5|Gea", "Tevreden over de wifi|6|8|Bram"
        ),
        "people": table("name", "Gea", "Bram"),
    },
)
_list(
    "goals_from_to_in_one_cell",
    _book(
        [
            ["Doelstelling", "Indicator", "Resultaat", "Wie", "Gereed"],
            ["Meer beeldbellen", "bewoners per maand", "van 3 naar 12", "Lan", "Q4"],
        ]
    ),
    come={
        "goals": table("title|indicator|owner_id|due", "Meer beeldbellen|bewoners per maand|Lan|31-12-2027"),
        "people": table("name", "Lan"),
    },
)
_list(
    "milestones_in_a_line",
    _book(
        [
            ["Mijlpaal", "Datum", "Verantwoordelijk", "Behaald?"],
            ["Start proef", dt.date(2027, 2, 1), "Noor", "ja"],
            ["Tussenmeting", dt.date(2027, 5, 1), "Noor", "nee"],
        ]
    ),
    come={
        "actions": table(
            "what|due|owner_id|status", "Start proef|01-02-2027|Noor|Klaar", "Tussenmeting|01-05-2027|Noor|Nog te doen"
        ),
        "people": table("name", "Noor"),
    },
)
_list(
    "traffic_lights_in_words",
    _book(
        [
            ["Actie", "Wie", "Stoplicht", "Toelichting"],
            ["wifi meten", "Bram", "groen", "klaar voor de zomer"],
            ["robot lenen", "Lan", "Rood", "wacht op techlab"],
        ]
    ),
    come={
        "actions": table("owner_id|status", "Bram|Mee bezig", "Lan|Mee bezig"),
        "people": table("name", "Bram", "Lan"),
    },
)
_list(
    "actions_by_person_in_merged_blocks",
    _book(
        [
            ["Wie", "Wat", "Wanneer", "Af"],
            ["Noor", "tablets kopen", "1 mrt", "x"],
            [None, "hoezen kopen", "1 mrt", None],
            ["Jan", "oefenen", "1 apr", None],
            [None, "evalueren", "1 mei", None],
        ]
    ),
    come={
        "actions": table("what|owner_id", "tablets kopen|Noor", "hoezen kopen", "oefenen|Jan", "evalueren"),
        "people": table("name", "Noor", "Jan"),
    },
)
_list(
    "hours_and_budget_with_actions",
    _book(
        [
            ["Actie", "Wie", "Start", "Eind", "Uren", "Kosten (€)", "Opmerkingen"],
            ["inregelen", "Bram", "1-2-2027", "1-3-2027", 16, "1.035,00", "met leverancier"],
            ["oefenen", "team", "1-3-2027", "1-6-2027", 40, None, None],
        ]
    ),
    come={
        "actions": table("owner_id|start|due", "Bram|01-02-2027|01-03-2027", "Het team|01-03-2027|01-06-2027"),
        "budget_lines": table("year", "1.035"),
        "people": table("name", "Bram"),
    },
)
_list(
    "csv_with_notes_below",
    lambda folder: text(
        folder / "lijst.csv",
        "Actielijst;;;\n;;;\nActie;Wie;Wanneer;\nKiezen;Bo;1 mei;\n;;;\nLegenda: groen is klaar;;;\n",
        "cp1252",
    ),
    come={"actions": table("what|owner_id|due", "Kiezen|Bo|01-05-2027"), "people": table("name", "Bo")},
)
_list(
    "csv_with_spaces_and_capitals",
    lambda folder: text(
        folder / "TAKEN.CSV", " ACTIE , WIE , KLAAR OP \n Tablets kopen , Noor , 3 mei 2027 \n", "utf-8"
    ),
    come={"actions": table("what|owner_id|due", "Tablets kopen|Noor|03-05-2027"), "people": table("name", "Noor")},
)
_list(
    "html_from_a_mail",
    lambda folder: text(
        folder / "actielijst.xls",
        "<html><body><p>Hoi</p><table border=1><tr><td><b>Actie</b></td><td><b>Wie</b></td><td><b>Wanneer</b></td></tr>"
        "<tr><td>kast&nbsp;ophangen</td><td>Mo</td><td>1 mei</td></tr></table></body></html>",
    ),
    come={"actions": table("what|owner_id|due", "kast ophangen|Mo|01-05-2027"), "people": table("name", "Mo")},
)
_list(
    "word_chapters_with_a_table_each",
    lambda folder: docx(
        folder / "plan.docx",
        "# 1 Inleiding",
        "Dit plan is van ons allemaal.",
        "# 2 Doelen",
        [
            ["Nr", "Doel", "Meetbaar", "Tijd"],
            ["1", "Iedereen kan beeldbellen", "18 collega's", "1 juli"],
            ["2", "Minder papier", "5 formulieren weg", "1 oktober"],
        ],
        "# 3 Acties",
        [["Doel", "Actie", "Wie", "Wanneer"], ["1", "oefenuur", "Bo", "maart"], ["2", "lijst maken", "Kim", "april"]],
        "# 4 Kosten",
        [["Wat", "Bedrag"], ["tablets", "€ 900"], ["Totaal", "€ 900"]],
    ),
    come={
        "goals": table("title|due", "Iedereen kan beeldbellen|01-07-2027", "Minder papier|01-10-2027"),
        "actions": table(
            "what|owner_id|due|goal_id",
            "oefenuur|Bo|31-03-2027|1 Iedereen kan beeldbellen",
            "lijst maken|Kim|30-04-2027|2 Minder papier",
        ),
        "budget_lines": table("what|year", "tablets|900"),
        "people": table("name", "Bo", "Kim"),
    },
)
_list(
    "word_goal_row_over_the_table",
    lambda folder: docx(
        folder / "plan.docx",
        [
            ["Actie", "Wie", "Wanneer"],
            ["Doel 1: Rust in de nacht", "", ""],
            ["sensor kiezen", "Ali", "1 mei"],
            ["Doel 2: Zelf bellen", "", ""],
            ["tablet kopen", "Bea", "1 juni"],
        ],
    ),
    come={
        "goals": table("title", "Rust in de nacht", "Zelf bellen"),
        "actions": table("what|goal_id", "sensor kiezen|1 Rust in de nacht", "tablet kopen|2 Zelf bellen"),
        "people": table("name", "Ali", "Bea"),
    },
)
_list(
    "word_smart_form",
    lambda folder: docx(
        folder / "smart.docx",
        [
            ["Doel", "Beeldbellen met familie"],
            ["Specifiek", "8 bewoners bellen elke week"],
            ["Meetbaar", "turflijst"],
            ["Acceptabel", "team staat erachter"],
            ["Realistisch", "tablets zijn er"],
            ["Tijdgebonden", "voor 1 juli"],
        ],
    ),
    come={"goals": table("title", "Beeldbellen met familie")},
)
_list(
    "odt_actions_with_boxes",
    lambda folder: odt(
        folder / "a.odt", "# Acties", [["", "Actie", "Wie"], ["☐", "kast ophangen", "Mo"], ["☒", "quiz", "Jo"]]
    ),
    come={"actions": table("what|owner_id", "kast ophangen|Mo", "quiz|Jo"), "people": table("name", "Mo", "Jo")},
)
_list(
    "ods_people_and_hours",
    lambda folder: ods(
        folder / "m.ods",
        (
            "Digicoaches",
            [["Naam", "Uren per week", "Locatie"], ["Bo Smit", 4, "Gang 1"], ["Kim Aalders", 2.5, "Gang 2"]],
        ),
    ),
    come={"people": table("name|hours_per_week|location", "Bo Smit|4|Gang 1", "Kim Aalders|2,5|Gang 2")},
)
_list(
    "empty_template",
    _book(
        [
            ["Jaarplan 2027"],
            ["Doel", "Actie", "Wie", "Wanneer"],
            ["[vul in]", "[vul in]", "[naam]", "[datum]"],
            [None, None, None, None],
        ]
    ),
    come={},
)
_list(
    "questionnaire_answers",
    _book(
        [
            ["Tijdstempel", "Hoe digivaardig vind je jezelf? (1-5)", "Wat wil je leren?"],
            [dt.date(2026, 11, 1), 4, "Excel"],
            [dt.date(2026, 11, 2), 2, "beeldbellen"],
        ]
    ),
    refused="vragenlijst",
)
_list(
    "birthdays",
    _book([["Naam", "Verjaardag", "Leeftijd"], ["Anna", "3 mei", 42], ["Bob", "8 juni", 38]]),
    refused="telefoonnummers",
)


def _short(name: str, rows: Rows, come: Any, **more: Any) -> None:
    form = {key: more.pop(key) for key in ("merged", "formats", "hidden") if key in more}
    _list(name, _book(rows, **form), come=come, **more)


_short(
    "actie_prio",
    [
        ["Prioriteit", "Actie", "Verantwoordelijk", "Startdatum", "Einddatum", "Voortgang (%)"],
        ["Hoog", "Wifi verbeteren", "Bram", "4-1-2027", "26-3-2027", 50],
        ["Laag", "Posters", "Mia", "1-9-2027", "30-9-2027", 0],
    ],
    {
        "actions": table(
            "owner_id|start|due|status", "Bram|04-01-2027|26-03-2027|Mee bezig", "Mia|01-09-2027|30-09-2027|Nog te doen"
        ),
        "people": table("name", "Bram", "Mia"),
    },
)
_short(
    "swot",
    [["Sterk", "Zwak"], ["hecht team", "weinig tijd"], ["goede wifi", "veel wisselingen"]],
    {},
    refused="geen doelen",
)
_short(
    "begroting_groepen",
    [
        ["Categorie", "Post", "Kosten 2027"],
        ["Hardware", "Tablets", "€ 1.200"],
        [None, "Hoezen", "€ 100"],
        [None, "Subtotaal", "€ 1.300"],
        ["Scholing", "Workshop", "€ 400"],
        [None, "Subtotaal", "€ 400"],
        ["Totaal", None, "€ 1.700"],
    ],
    {
        "budget_lines": table(
            "what|year|kind", "Tablets|1.200|Vernieuwing", "Hoezen|100|Vernieuwing", "Workshop|400|Scholing"
        )
    },
    merged=("A2:A4", "A5:A6"),
)
_short(
    "scholing_engels",
    [
        ["Course", "Audience", "Date", "Duration", "Seats", "Cost"],
        ["Moving with a robot", "All staff", "9 March 2027", "2 hours", 12, "€ 240"],
    ],
    {
        "activities": table(
            "what|audience|on|hours|places|cost", "Moving with a robot|Het hele team|09-03-2027|2|12|240"
        )
    },
)
_short(
    "taken_checklijst",
    [["☐", "Taak", "Wie"], ["☒", "inloggen", "Noor"], ["☐", "mail", "Jan"]],
    {
        "actions": table("what|owner_id|status", "inloggen|Noor|Klaar", "mail|Jan|Nog te doen"),
        "people": table("name", "Noor", "Jan"),
    },
)
_short(
    "wie_uren_kwartaal",
    [["Naam", "Rol", "Uren Q1", "Uren Q2", "Uren Q3", "Uren Q4"], ["Bo Smit", "Digicoach", 52, 52, 40, 52]],
    {"people": table("name|role|rostered1|rostered3", "Bo Smit|Digicoach|52|40")},
)
_short(
    "jaarkalender",
    [
        ["Datum", "Activiteit", "Locatie", "Voor wie"],
        [dt.date(2027, 3, 9), "Familieavond", "zaal 1", "familie"],
        [dt.date(2027, 6, 1), "Techmarkt", "hal", "iedereen"],
    ],
    {"actions": table("what|due", "Familieavond|09-03-2027", "Techmarkt|01-06-2027"), "activities": None},
)
_short(
    "kosten_met_bron",
    [["Wat", "Bedrag", "Dekking", "Aangevraagd bij"], ["Robot", "3.000", "subsidie provincie", "Rachid"]],
    {"budget_lines": table("what|year|source", "Robot|3.000|Van buiten")},
)
_list(
    "word_actie_zin",
    lambda f: docx(
        f / "p.docx",
        "# Afspraken",
        [
            ["Afspraak", "Wie", "Datum"],
            ["We meten de wifi", "Bram", "12 mei"],
            ["", "", ""],
            ["We kopen hoezen", "Noor", "voor de zomer"],
        ],
    ),
    come={
        "actions": table("what|owner_id|due", "We meten de wifi|Bram|12-05-2027", "We kopen hoezen|Noor"),
        "people": table("name", "Bram", "Noor"),
    },
)
_list(
    "word_doel_acties_lijst",
    lambda f: docx(
        f / "p.docx",
        [
            ["Doelstelling", "Hoe gaan we dit doen?", "Wie", "Klaar"],
            ["Iedereen belt", "- kopen\n- oefenen\n- evalueren", "Noor\nJan\nNoor", "1 mrt\n1 apr\n1 mei"],
        ],
    ),
    come={
        "goals": table("title", "Iedereen belt"),
        "actions": table(
            "what|owner_id|due", "kopen|Noor|01-03-2027", "oefenen|Jan|01-04-2027", "evalueren|Noor|01-05-2027"
        ),
        "people": table("name", "Noor", "Jan"),
    },
)
_list(
    "csv_tab_euro",
    lambda f: text(f / "kosten.txt", "Omschrijving\tBedrag (€)\nTablets\t1.200,00\nTotaal\t1.200,00\n", "utf-16"),
    come={"budget_lines": table("what|year", "Tablets|1.200")},
)
_short(
    "bewoners_met_acties",
    [
        ["Bewoner", "Actie", "Wie", "Wanneer"],
        ["mw. Jansen", "tablet uitleggen", "Noor", "1 mei"],
        ["dhr. Bos", "bellen", "Jan", "2 mei"],
    ],
    {"actions": None, "people": None},
)
_short(
    "budget_nul",
    [
        ["Post", "Q1", "Q2", "Q3", "Q4"],
        ["Tablets", 1200, 0, 0, 0],
        ["Licentie", "120", "120", "120", "120"],
        ["Totaal", 1320, 120, 120, 120],
    ],
    {"budget_lines": table("what|quarter1|quarter2|year", "Tablets|1.200|0|1.200", "Licentie|120|120|480")},
)
