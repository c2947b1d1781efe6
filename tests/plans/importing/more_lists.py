"""Lists and Word plans of yet other kinds: Flemish, English, turned, with weeks as columns, with tracked changes.

Each was labelled before it was tried, as a team leader would read it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from docx import Document

from tests.plans.importing.files_of_kinds import Rows, docx, docx_of, ods, odt, text, xlsx
from tests.plans.importing.own_lists import List, table

MORE: list[List] = []


def _list(name: str, write: Callable[[Path], Path], **more: Any) -> None:
    MORE.append(List(name, write, **more))


def _book(rows: Rows, title: str = "Blad1", **more: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "lijst.xlsx", (title, rows), **more)


def _file(name: str, words: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    return lambda folder: text(folder / name, words, encoding)


# Actions

_list(
    "flemish_actions",
    _book(
        [
            ["Actiepunt", "Verantwoordelijke", "Tegen wanneer", "Stand van zaken"],
            ["Tablets aankopen", "Griet", "tegen eind maart", "in orde"],
            ["Vorming beeldbellen", "Wouter", "half juni", "lopende"],
            ["Evaluatie", "Griet", "voor 1 oktober", "nog op te starten"],
        ]
    ),
    come={
        "actions": table(
            "what|owner_id|due|status",
            "Tablets aankopen|Griet|31-03-2027|Klaar",
            "Vorming beeldbellen|Wouter|15-06-2027|Mee bezig",
            "Evaluatie|Griet|01-10-2027|Nog te doen",
        ),
        "people": table("name", "Griet", "Wouter"),
    },
)
_list(
    "american_csv",
    _file(
        "tasks.csv",
        "Task,Assigned To,Due Date,Status,% Complete\nTest sensors,Priya Nair,03/15/2027,In Progress,40%\n"
        "Train night shift,Tom Hill,04/30/2027,Not Started,0%\nPick a supplier,Tom Hill,12/24/2027,Completed,100%\n",
        "utf-8-sig",
    ),
    come={
        "actions": table(
            "what|owner_id|due|status",
            "Test sensors|Priya Nair|15-03-2027|Mee bezig",
            "Train night shift|Tom Hill|30-04-2027|Nog te doen",
            "Pick a supplier|Tom Hill|24-12-2027|Klaar",
        ),
        "people": table("name", "Priya Nair", "Tom Hill"),
    },
)
_list(
    "short_headings",
    _book(
        [
            ["Act.", "Verantw.", "Start", "Gereed", "Opm."],
            ["Laadkast ophangen", "Bo", "1-2", "1-3", "sleutel bij Bo"],
        ]
    ),
    come={
        "actions": table("owner_id|start|due", "Bo|01-02-2027|01-03-2027"),
        "people": table("name", "Bo"),
    },
)
_list(
    "minutes_with_the_day_of_the_meeting",
    _book(
        [
            ["Nr.", "Datum", "Actie", "Door", "Gereed", "Status"],
            [1, dt.date(2027, 1, 12), "Wifi meten", "Kees", dt.date(2027, 2, 1), "af"],
            [2, dt.date(2027, 1, 12), "Quiz maken", "Mia", dt.date(2027, 3, 1), "loopt"],
        ]
    ),
    come={
        "actions": table("owner_id|start|due|status", "Kees||01-02-2027|Klaar", "Mia||01-03-2027|Mee bezig"),
        "people": table("name", "Kees", "Mia"),
    },
)
_list(
    "weeks_as_columns",
    _book(
        [
            ["Activiteit", "Wie", *(f"wk {week}" for week in range(1, 13))],
            ["Kast plaatsen", "Rob", None, None, "x", "x", *[None] * 8],
            ["Evalueren", "Els", *[None] * 11, "x"],
        ]
    ),
    come={
        "actions": table(
            "what|owner_id|start|due",
            "Kast plaatsen|Rob|18-01-2027|29-01-2027",
            "Evalueren|Els||26-03-2027",
        ),
        "people": table("name", "Rob", "Els"),
    },
)
_list(
    "months_below_quarters",
    _book(
        [
            ["Jaarplanning digitale zorg"],
            ["Actie", "Trekker", "Q1", None, None, "Q2", None, None],
            [None, None, "jan", "feb", "mrt", "apr", "mei", "jun"],
            ["Toestemming vragen", "Sanne", "x", "x"],
            ["Sensoren plaatsen", "Yusuf", None, None, "x", "x", "x"],
        ],
        merged=("C2:E2", "F2:H2", "A2:A3", "B2:B3"),
    ),
    come={
        "actions": table(
            "what|owner_id|start|due",
            "Toestemming vragen|Sanne|01-01-2027|28-02-2027",
            "Sensoren plaatsen|Yusuf|01-03-2027|31-05-2027",
        ),
        "people": table("name", "Sanne", "Yusuf"),
    },
)
_list(
    "month_merged_over_actions",
    _book(
        [
            ["Maand", "Wat", "Wie"],
            ["Januari", "Kick-off", "TL"],
            [None, "Tablets klaarzetten", "Noor"],
            ["Maart", "Meten", "Jan"],
        ],
        merged=("A2:A3",),
    ),
    come={
        "actions": table(
            "what|owner_id|due",
            "Kick-off|Teamleider|31-01-2027",
            "Tablets klaarzetten|Noor|31-01-2027",
            "Meten|Jan|31-03-2027",
        ),
        "people": table("name", "Noor", "Jan"),
    },
)
_list(
    "goal_lines_over_the_whole_width",
    _book(
        [
            ["Actieplan 2027"],
            ["Actie", "Wie", "Klaar"],
            ["Doel 1 - Veilig slapen", None, None],
            ["sensor kiezen", "Ali", "1 mei"],
            ["sensor testen", "Ali", "1 juni"],
            ["Doel 2 - Minder papier", None, None],
            ["formulier schrappen", "Bea", "1 okt"],
        ],
        merged=("A1:C1", "A3:C3", "A6:C6"),
    ),
    come={
        "goals": table("title", "Veilig slapen", "Minder papier"),
        "actions": table(
            "what|goal_id",
            "sensor kiezen|1 Veilig slapen",
            "sensor testen|1 Veilig slapen",
            "formulier schrappen|2 Minder papier",
        ),
        "people": table("name", "Ali", "Bea"),
    },
)
_STATES = {
    "On track": "Mee bezig",
    "Vertraagd": "Mee bezig",
    "in voorbereiding": None,
    "Gerealiseerd": "Klaar",
    "gestart": "Mee bezig",
    "nog niet gestart": "Nog te doen",
    "uitgesteld": None,
    "Vervallen": "Gestopt",
    "100%": "Klaar",
    "☐": "Nog te doen",
    "☒": "Klaar",
    "n.t.b.": "",
    "To do": "Nog te doen",
    "Doing": "Mee bezig",
    "Done": "Klaar",
    "open": "Nog te doen",
    "gesloten": "Klaar",
    "behaald": "Klaar",
    "deels behaald": "Mee bezig",
    "in uitvoering": "Mee bezig",
    "wacht op ICT": None,
    "OK": "Klaar",
}
_list(
    "words_for_a_status",
    _book([["Actie", "Voortgang"], *([f"stap {n}", words] for n, words in enumerate(_STATES))]),
    come={"actions": [{"what": None} | ({} if s is None else {"status": s}) for s in _STATES.values()]},
)
_DAYS = {
    "ma 3/5": "03-05-2027",
    "3 mei '27": "03-05-2027",
    "03.05.2027": "03-05-2027",
    "2027/05/03": "03-05-2027",
    "half maart": "15-03-2027",
    "eind Q3": "30-09-2027",
    "wk 22": "04-06-2027",
    "uiterlijk 1-5": "01-05-2027",
    "< 1 mei": "01-05-2027",
    "mei/juni": "30-06-2027",
    "mei - juni 2027": "30-06-2027",
    "voorjaar": None,
    "kerst": None,
    "22 mei 10.00": "22-05-2027",
    "22 mei 10.00 uur": "22-05-2027",
    "22 mei 10u": "22-05-2027",
    "22-5 om 14:30": "22-05-2027",
    "22-05-2027 14.30": "22-05-2027",
    "22 mei (na de dienst)": "22-05-2027",
    "donderdag 20 mei": "20-05-2027",
    "eerste kwartaal 2027": "31-03-2027",
    "Q1/Q2": "30-06-2027",
    "31 november": "",
    "volgende week": "",
    "1-4-27": "01-04-2027",
    "medio september": "15-09-2027",
    "begin Q2": None,
    "juni 27": None,
    "sept. 2027": "30-09-2027",
    "tweede helft 2027": "31-12-2027",
    "1e helft 2027": "30-06-2027",
    "eind van het jaar": "31-12-2027",
}
_list(
    "days_with_times_and_words",
    _book([["Actie", "Deadline"], *([f"stap {n}", words] for n, words in enumerate(_DAYS))]),
    come={"actions": [{"what": None} | ({} if day is None else {"due": day}) for day in _DAYS.values()]},
)
_list(
    "pipes_and_quotes",
    _file(
        "acties.csv",
        'Actie|Wie|Wanneer\n"Kast | rek ophangen"|"Bo Smit"|1 mei\n"Over twee\nregels"|Kim|2 mei\n',
        "utf-8-sig",
    ),
    come={
        "people": None,
        "actions": table("what|due", "Kast \\| rek ophangen|01-05-2027", "Over twee\nregels|02-05-2027"),
    },
)
_list(
    "comma_inside_semicolons",
    _file(
        "acties.csv",
        "sep=;\r\nActie;Wie;Wanneer\r\n"
        "Tablets, hoezen en kabels kopen;Noor;1 mei\r\nMeten, tellen, wegen;Jan;2 mei\r\n",
        "cp1252",
    ),
    come={
        "actions": table("what|owner_id", "Tablets, hoezen en kabels kopen|Noor", "Meten, tellen, wegen|Jan"),
        "people": table("name", "Noor", "Jan"),
    },
)

# Goals

_list(
    "goals_turned_one_in_a_column",
    _book(
        [
            ["Jaarplan team Eik 2027"],
            ["Doel", "Rustige nacht", "Zelf bellen"],
            ["Waarom", "veel loze meldingen", "eenzaamheid"],
            ["Resultaat", "minder meldingen", "8 bewoners bellen"],
            ["Indicator", "meldingen per nacht", "bellers"],
            ["Nu", 12, 0],
            ["Straks", 4, 8],
            ["Trekker", "Dina", "Ed"],
            ["Klaar op", "1 okt", "Q2"],
        ]
    ),
    come={
        "goals": table(
            "title|problem|result|indicator|baseline|target|owner_id|due",
            "Rustige nacht|veel loze meldingen|minder meldingen|meldingen per nacht|12|4|Dina|01-10-2027",
            "Zelf bellen|eenzaamheid|8 bewoners bellen|bellers|0|8|Ed|30-06-2027",
        ),
        "people": table("name", "Dina", "Ed"),
    },
)
_list(
    "english_key_results",
    _book(
        [
            ["Objective", "Key result", "Baseline", "Target", "Initiatives", "Lead", "Deadline"],
            ["Calmer nights", "Fewer false alarms", 12, 4, "Choose a sensor\nTrain the night shift", "Priya", "Q2"],
            ["Less paper", "Reports by speech", "10%", "60%", "Pick an app", "Tom", "Q4"],
        ],
        title="OKR",
    ),
    come={
        "goals": table("title|baseline|target|unit", "Calmer nights|12|4|", "Less paper|10|60|%"),
        "actions": table(
            "what|owner_id|due|goal_id",
            "Choose a sensor|Priya|30-06-2027|1 Calmer nights",
            "Train the night shift|Priya|30-06-2027|1 Calmer nights",
            "Pick an app|Tom|31-12-2027|2 Less paper",
        ),
        "people": table("name", "Priya", "Tom"),
    },
)
_list(
    "targets_in_words",
    _book(
        [
            ["Doel", "Nulmeting 2026", "Streefwaarde 2027"],
            ["A", "40%", "60%"],
            ["B", "12 per maand", "≥ 4 per maand"],
            ["C", "ca. 15 minuten", "max. 5 minuten"],
            ["D", "nog meten", "100 procent"],
            ["E", "3,5", "8"],
        ]
    ),
    come={
        "goals": table(
            "title|baseline|target|unit",
            "A|40|60|%",
            "B|12|4|per maand",
            "C|15|5|minuten",
            "D||100|%",
            "E|3,5|8|",
        )
    },
)
_list(
    "headings_on_three_lines",
    _book(
        [
            ["Doel", "Meting", None, None, "Actie", None, None],
            [None, "Indicator", "Waarde", None, "Wat", "Wie", "Wanneer"],
            [None, None, "Nu", "Straks", None, None, None],
            ["Minder papier", "minuten", 10, 5, "app kiezen", "Fay", "1 mei"],
        ],
        merged=("A1:A3", "B1:D1", "C2:D2", "B2:B3", "E1:G1", "E2:E3", "F2:F3", "G2:G3"),
    ),
    come={
        "goals": table("title|indicator|baseline|target", "Minder papier|minuten|10|5"),
        "actions": table("what|owner_id|due", "app kiezen|Fay|01-05-2027"),
        "people": table("name", "Fay"),
    },
)
_list(
    "goals_beside_money",
    _book(
        [
            ["Doelen", None, None, "Begroting", None],
            ["Doel", "Deadline", None, "Post", "Bedrag"],
            ["Meer rust", "1 okt", None, "Sensoren", "€ 4.200,-"],
            ["Minder papier", "1 nov", None, "Licentie", "€ 480,-"],
            [None, None, None, "Scholing", "€ 600,-"],
            [None, None, None, "Totaal", "€ 5.280,-"],
        ]
    ),
    come={
        "goals": table("title|due", "Meer rust|01-10-2027", "Minder papier|01-11-2027"),
        "budget_lines": table("what|year", "Sensoren|4.200", "Licentie|480", "Scholing|600"),
    },
)

# People

_list(
    "hours_in_every_way",
    _book(
        [
            ["Naam", "Rol", "Tijd voor deze rol"],
            ["Ali Bos", "digicoach", "0,05 fte"],
            ["Bea Kok", "digicoach", "4 u/wk"],
            ["Cor Mol", "ambassadeur", "2u p.w."],
            ["Dirk Pot", "ambassadeur", "13 uur per maand"],
            ["Els Vos", "i-nurse", "30 min per dag"],
            ["Fay Wit", "digicoach", "een dagdeel per week"],
        ]
    ),
    come={
        "people": table(
            "name|hours_per_week|role",
            "Ali Bos|1,8|Digicoach",
            "Bea Kok|4|Digicoach",
            "Cor Mol|2|Ambassadeur zorgtechnologie",
            "Dirk Pot|3|Ambassadeur zorgtechnologie",
            "Els Vos",
            "Fay Wit|4",
        )
    },
)
_list(
    "training_matrix",
    _book(
        [
            ["Naam", "Tillen", "ECD", "Medicatie", "BHV"],
            ["Ali Bos", "x", "x", None, "x"],
            ["Bea Kok", None, "x", "x", None],
            ["Cor Mol", "x", "x", None, None],
        ],
        title="Scholingsmatrix",
    ),
    come={"activities": table("what|places", "Tillen|2", "ECD|3", "Medicatie|1", "BHV|1")},
    said="namen blijven hier",
)
_list(
    "roster",
    _book(
        [
            ["Rooster week 12"],
            ["Naam", "ma", "di", "wo", "do", "vr", "za", "zo"],
            ["Anna", "D", "D", None, "N", "N", None, None],
            ["Bob", None, "L", "L", None, "D", "D", None],
        ]
    ),
    refused="rooster",
)

# Training

_list(
    "tab_says_training",
    _book(
        [
            ["Wat", "Voor wie", "Wanneer", "Duur", "Kosten"],
            ["Werken met de dispenser", "iedereen", "maart", "2 uur", "€ 0"],
            ["AVG in de praktijk", "nieuwe medewerkers", "12 april", "45 min", "€ 25 p.p."],
        ],
        title="Scholingsplan 2027",
    ),
    come={
        "activities": table(
            "what|audience|on|hours",
            "Werken met de dispenser|Het hele team|31-03-2027|2",
            "AVG in de praktijk|Nieuwe collega’s|12-04-2027|0,75",
        )
    },
)

# Budget

_list(
    "sums_in_odd_words",
    _book(
        [
            ["Omschrijving", "Bedrag"],
            ["Materiaal", None],
            ["tablets", 900],
            ["hoezen", 100],
            ["Subtot. materiaal", 1000],
            ["Vorming", None],
            ["workshop", 400],
            ["Tussenstand", 400],
            ["TOT.", 1400],
            ["Algemeen totaal", 1400],
            ["Totale begroting digitale zorg", 1400],
            ["Saldo", 0],
        ]
    ),
    come={"budget_lines": table("what|year", "tablets|900", "hoezen|100", "workshop|400")},
)
_list(
    "sums_told_by_arithmetic",
    _book(
        [
            ["Post", "Begroot"],
            ["Tablets", 1200],
            ["Hoezen", 300],
            [None, 1500],
            ["Workshop", 500],
            ["Reiskosten", 100],
            [None, 600],
            [None, 2100],
        ]
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Hoezen|300", "Workshop|500", "Reiskosten|100")},
)
_AMOUNTS = {
    "€ 1.250,-": "1.250",
    "1.250,00 EUR": "1.250",
    "EUR 1.250": "1.250",
    "2k": "2.000",
    "€ 2,5k": "2.500",
    "n.v.t.": "",
    "pm": "",
    "p.m.": "",
    "-500": "",
    "(500)": "",
    "€ 75 p/m": "900",
    "3 x € 40": "120",
    "€ 1.000 incl. btw": "1.000",
    "ca. 600 euro": "600",
    "1250.50": "1.250,50",
    "€ 12,50 per stuk": "12,50",
    "€1.035.-": "1.035",
    "circa € 1.500": "1.500",
    "max € 300": "300",
    "€ 100 per kwartaal": "400",
    "gratis": "0",
    "onbekend": "",
    "1.000.000": "1.000.000",
    "€ 1 250,00": "1.250",
    "500,--": "500",
    "€ 45 pp": "",
}
_list(
    "amounts_in_every_way",
    _book([["Post", "Kosten"], *([f"post {n}", words] for n, words in enumerate(_AMOUNTS))]),
    come={"budget_lines": [{"year": amount} for amount in _AMOUNTS.values()]},
    partly=(10, 11, 27),
)
_list(
    "groups_numbered_in_text",
    _file(
        "begroting.csv",
        "Nr;Omschrijving;Bedrag\n1;Apparaten;2.000\n1.1;Tablets;1.200\n1.2;Robot;800\n2;Scholing;€ 500,-\n"
        "2.1;Digicoach;€ 500,-\n3;Onvoorzien;€ 250,-\n;Totaal;2.750\n",
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Robot|800", "Digicoach|500", "Onvoorzien|250")},
)
_list(
    "group_without_number_column",
    _book(
        [
            ["Kostenpost", "Bedrag"],
            ["1. Apparaten", 2000],
            ["1.1 Tablets", 1200],
            ["1.2 Robot", 800],
            ["2. Scholing", 500],
            ["2.1 Digicoach", 500],
        ]
    ),
    come={"budget_lines": table("year", "1.200", "800", "500")},
)
_list(
    "cost_centre_is_no_money",
    _book(
        [
            ["Kostenplaats", "Grootboek", "Omschrijving", "Bedrag incl. btw", "Incidenteel/structureel"],
            [40100, 4521, "Licentie planning", "€ 480,00", "structureel"],
            [40100, 4530, "Robot", "€ 1.210,00", "incidenteel"],
        ]
    ),
    come={"budget_lines": table("what|year|recurrence", "Licentie planning|480|Elk jaar", "Robot|1.210|Eenmalig")},
    said="Kostenplaats",
)
_list(
    "in_thousands_with_total",
    _book([["Begroting", "k€"], ["Sensoren", 1.5], ["Beheer", 0.75], ["Totaal", 2.25]]),
    come={"budget_lines": table("what|year", "Sensoren|1.500", "Beheer|750")},
)
_list(
    "income_stays_here",
    _book(
        [
            ["Omschrijving", "Kosten", "Opbrengsten"],
            ["Tablets", 1200, None],
            ["Subsidie gemeente", None, 800],
            ["Totaal", 1200, 800],
        ]
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Subsidie gemeente|")[:1]},
    said="Opbrengsten",
)

# Word and OpenDocument


def _word_with_merged_cells(folder: Path) -> Path:
    document = Document()
    document.add_heading("Jaarplan team Beuk 2027", 1)
    document.add_paragraph("Wij willen dat techniek rust geeft.")
    grid = document.add_table(rows=6, cols=4)
    lines = [
        ["Doelen en acties 2027", "", "", ""],
        ["Doel", "Actie", "Wie", "Gereed"],
        ["Rustige nacht", "sensor kiezen", "Ali", "1 mei"],
        ["", "sensor testen", "Ali", "1 juni"],
        ["Zelf bellen", "tablet kopen", "Bea", "Q2"],
        ["", "oefenen", "Bea", "eind juli"],
    ]
    for place, line in enumerate(lines):
        for column, words in enumerate(line):
            grid.cell(place, column).text = words
    grid.cell(0, 0).merge(grid.cell(0, 3))
    grid.cell(2, 0).merge(grid.cell(3, 0))
    grid.cell(4, 0).merge(grid.cell(5, 0))
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


_list(
    "word_merged_both_ways",
    _word_with_merged_cells,
    come={
        "goals": table("title", "Rustige nacht", "Zelf bellen"),
        "actions": table(
            "what|owner_id|due|goal_id",
            "sensor kiezen|Ali|01-05-2027|1 Rustige nacht",
            "sensor testen|Ali|01-06-2027|1 Rustige nacht",
            "tablet kopen|Bea|30-06-2027|2 Zelf bellen",
            "oefenen|Bea|31-07-2027|2 Zelf bellen",
        ),
        "people": table("name", "Ali", "Bea"),
    },
)


def _word_with_a_table_inside(folder: Path) -> Path:
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.cell(0, 0).text = "Teamplan"
    inner = outer.cell(0, 1).add_table(rows=3, cols=3)
    for place, line in enumerate(
        (["Actie", "Wie", "Wanneer"], ["kast ophangen", "Mo", "3 mei"], ["meten", "Jo", "mei"])
    ):
        for column, words in enumerate(line):
            inner.cell(place, column).text = words
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


_list(
    "word_table_inside_a_table",
    _word_with_a_table_inside,
    come={
        "actions": table("what|owner_id|due", "kast ophangen|Mo|03-05-2027", "meten|Jo|31-05-2027"),
        "people": table("name", "Mo", "Jo"),
    },
)


def _run(words: str) -> str:
    return f"<w:r><w:t>{words}</w:t></w:r>"


def _gone(words: str) -> str:
    return f"<w:r><w:delText>{words}</w:delText></w:r>"


def _row(first: str, second: str, marks: str = "") -> str:
    return f"<w:tr>{marks}<w:tc><w:p>{first}</w:p></w:tc><w:tc><w:p>{second}</w:p></w:tc></w:tr>"


_list(
    "word_tracked_changes",
    lambda folder: docx_of(
        folder / "plan.docx",
        "<w:tbl>"
        + _row(_run("Actie"), _run("Wie"))
        + _row(f"{_run('tablets ')}<w:del>{_gone('huren')}</w:del><w:ins>{_run('kopen')}</w:ins>", _run("Noor"))
        + _row(f"<w:del>{_gone('weg')}</w:del>", "", "<w:trPr><w:del/></w:trPr>")
        + _row(*(f"<w:ins>{_run(words)}</w:ins>" for words in ("hoezen kopen", "Jan")), "<w:trPr><w:ins/></w:trPr>")
        + "</w:tbl>",
    ),
    come={
        "actions": table("what|owner_id", "tablets kopen|Noor", "hoezen kopen|Jan"),
        "people": table("name", "Noor", "Jan"),
    },
)
_list(
    "word_boxes_to_tick",
    lambda folder: docx(
        folder / "acties.docx",
        "# Acties",
        [["Actie", "Wie", "Klaar?"], ["kast ophangen", "Mo", "☒"], ["quiz maken", "Jo", "☐"]],
    ),
    come={
        "actions": table("what|owner_id|status", "kast ophangen|Mo|Klaar", "quiz maken|Jo|Nog te doen"),
        "people": table("name", "Mo", "Jo"),
    },
)
_list(
    "word_form_for_each_goal",
    lambda folder: docx(
        folder / "plan.docx",
        "# Doel 1",
        [
            ["Doel", "Minder papier"],
            ["Waarom", "kost tijd"],
            ["Resultaat", "alles digitaal"],
            ["Wie", "Noor"],
            ["Wanneer", "1 okt"],
        ],
        "# Doel 2",
        [
            ["Doel", "Beeldbellen"],
            ["Waarom", "eenzaam"],
            ["Resultaat", "8 bewoners"],
            ["Wie", "Jan"],
            ["Wanneer", "1 dec"],
        ],
    ),
    come={
        "goals": table(
            "title|problem|result|owner_id|due",
            "Minder papier|kost tijd|alles digitaal|Noor|01-10-2027",
            "Beeldbellen|eenzaam|8 bewoners|Jan|01-12-2027",
        ),
        "people": table("name", "Noor", "Jan"),
    },
)
_list(
    "word_budget_of_two_years",
    lambda folder: docx(
        folder / "plan.docx",
        "# Begroting 2027",
        [
            ["Omschrijving", "2026", "2027"],
            ["Tablets", "€ 500", "€ 1.200"],
            ["Scholing", "-", "€ 300"],
            ["Totaal", "€ 500", "€ 1.500"],
        ],
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Scholing|300")},
)
_list(
    "odt_plan",
    lambda folder: odt(
        folder / "plan.odt",
        "# Speerpunten",
        "Samen digitaal.",
        [
            ["Speerpunt", "Doel 2027", "Acties", "Eigenaar", "Planning"],
            ["Vitaal", "minder verzuim", "gesprekken\nfruit", "Ineke", "Q1"],
        ],
    ),
    come={
        "goals": table("title", "minder verzuim"),
        "actions": table("what|owner_id|due", "gesprekken|Ineke|31-03-2027", "fruit|Ineke|31-03-2027"),
        "people": table("name", "Ineke"),
    },
)
_list(
    "ods_two_sheets",
    lambda folder: ods(
        folder / "plan.ods",
        ("Doelen", [["Nr", "Doel", "Norm"], [1, "Rust", 4], [2, "Bellen", "80%"]]),
        ("Acties", [["Actie", "Doel", "Wie"], ["meten", "doel 2", "Mo"], ["testen", 1, "Jo"]]),
    ),
    come={
        "goals": table("title|target|unit", "Rust|4|", "Bellen|80|%"),
        "actions": table("what|goal_id|owner_id", "meten|2 Bellen|Mo", "testen|1 Rust|Jo"),
        "people": table("name", "Mo", "Jo"),
    },
)

# What does not belong in a plan

_list(
    "clients_in_flemish",
    _book([["Bewoner", "Kamernummer", "Rijksregisternummer", "KATZ"], ["Mevr. Peeters", 12, "41.05.03-123.45", "B"]]),
    refused="cliënten",
)
_list(
    "clients_in_english",
    _book([["Resident", "Room", "Date of birth", "Care level"], ["Mrs Smith", 4, "1 May 1939", "high"]]),
    refused="cliënten",
)
_list(
    "extension_numbers",
    _book(
        [["Naam", "Toestel", "GSM"], ["An Peeters", "4412", "0475 12 34 56"], ["Jef Claes", "4413", "0476 12 34 56"]]
    ),
    refused="telefoonnummers",
)
_list(
    "tablets_by_number",
    _book([["Tabletnr.", "IMEI", "Model", "Gebruiker"], ["T-01", "356938035643809", "Tab A", "Gang 1"]]),
    refused="apparaten",
)
