"""Sixty-four lists that were tried on an early version, each with what should come of it; read before they were tried.

They are written here as a team would have them: real tab names, formulas without an outcome, odd dates and odd names.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from plans.exchange import plan_file, spreadsheet
from tests.plans.importing.files_of_kinds import Rows, text, xlsx
from tests.plans.importing.own_lists import List, table

TRIED: list[List] = []


def _list(name: str, write: Callable[[Path], Path], **more: Any) -> None:
    TRIED.append(List(name, write, **more))


def _book(title: str, rows: Rows, **more: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "lijst.xlsx", (title, rows), **more)


def _file(name: str, words: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    return lambda folder: text(folder / name, words, encoding)


NOOR = [{"name": "Noor"}]
NOOR_AND_JAN = [{"name": "Noor"}, {"name": "Jan"}]

_list(
    "C_goal_merged_over_actions",
    _book(
        "Jaarplan",
        [
            ["Jaarplan 2027 team De Wilg"],
            [None],
            ["Doel", "Resultaat", "KPI", "Nulmeting", "Norm", "Actie", "Actiehouder", "Gereed"],
            [
                "1. Beeldbellen",
                "8 bewoners bellen zelf",
                "aandeel bewoners",
                0.2,
                0.8,
                "Tablets regelen",
                "Noor",
                "1 feb",
            ],
            [*[None] * 5, "Proef met 4 bewoners", "Jan", "1 mei"],
            [*[None] * 5, "Evalueren", "Ilse", "1 sept"],
            [
                "2. Minder papier",
                "Rapporteren met spraak",
                "minuten per dienst",
                0.1,
                0.5,
                "Leverancier kiezen",
                "Fatima",
                "Q2",
            ],
            [*[None] * 5, "Training", "Fatima", "Q3"],
        ],
        merged=("A4:A6", "B4:B6", "A7:A8", "B7:B8"),
        formats=dict.fromkeys(("D4", "E4", "D7", "E7"), "0%"),
    ),
    come={
        "goals": table(
            "title|result|indicator|baseline|target|unit",
            "Beeldbellen|8 bewoners bellen zelf|aandeel bewoners|20|80|%",
            "Minder papier|Rapporteren met spraak|minuten per dienst|10|50|%",
        ),
        "actions": table(
            "what|owner_id|due|goal_id",
            "Tablets regelen|Noor|01-02-2027|1 Beeldbellen",
            "Proef met 4 bewoners|Jan|01-05-2027|1 Beeldbellen",
            "Evalueren|Ilse|01-09-2027|1 Beeldbellen",
            "Leverancier kiezen|Fatima|30-06-2027|2 Minder papier",
            "Training|Fatima|30-09-2027|2 Minder papier",
        ),
        "people": table("name", "Noor", "Jan", "Ilse", "Fatima"),
    },
)
_list(
    "D_staff",
    _book(
        "Blad1",
        [
            ["Achternaam", "Voornaam", "Functie", "FTE", "Contracturen", "Rol", "E-mail", "Telefoon"],
            ["de Vries", "Anna", "Verzorgende IG", 0.67, 24, "Digicoach", "a@voorbeeld.nl", "0612345678"],
            ["Bakker", "Sem", "Helpende plus", 0.44, "16 uur", "Ambassadeur zorgtechnologie"],
            ["El Idrissi", "Yara", "Verpleegkundige", "0,89", "32", "digi-coach"],
            ["Jansen", None, "Teamleider", 1, 36, "Teamleider"],
        ],
    ),
    come={
        "people": table(
            "name|function|role|hours_per_week",
            "Anna de Vries|Verzorgende IG|Digicoach|",
            "Sem Bakker|Helpende plus|Ambassadeur zorgtechnologie|",
            "Yara El Idrissi|Verpleegkundige|Digicoach|",
        )
    },
    leader={"name": "Jansen", "function": "Teamleider"},
    said="E-mail",
)
_list(
    "E_training",
    _book(
        "Scholingskalender",
        [
            [
                "Scholing",
                "Doelgroep",
                "Datum",
                "Tijd",
                "Duur (uur)",
                "Aantal deelnemers",
                "Kosten p.p.",
                "Totale kosten",
                "Aanbieder",
            ],
            [
                "Basis digitale vaardigheden",
                "alle medewerkers",
                dt.datetime(2027, 3, 9, 13, 30),
                "13.30-15.00",
                "1,5",
                18,
                "€ 45,00",
                "€ 810,00",
                "Academie",
            ],
            ["Bedsensor", "nachtdienst", "week 12", None, "2 uur", "12 pers.", "gratis", 0, "Leverancier"],
            ["E-learning AVG", "iedereen", "doorlopend", None, "30 min", 40, 12.5, 500, "Leerplein"],
        ],
    ),
    come={
        "activities": table(
            "what|audience|on|hours|places|cost|given_by",
            "Basis digitale vaardigheden|Het hele team|09-03-2027|1,5|18|810|Academie",
            "Bedsensor (doelgroep: nachtdienst)||26-03-2027|2|12|0|Leverancier",
            "E-learning AVG (datum: doorlopend)|Het hele team||0,5|40|500|Leerplein",
        )
    },
)
_LETTERS = (
    "Actie;Wie;Wanneer;Opmerking\r\nCliëntvolgsysteem leren – “rustig aan”;Zoë van ’t Hof;1 april 2027;"
    '"café; 2 groepjes"\r\n"Regel 1\nregel 2";José;01-04-27;\r\n'
)
for _name, _encoding, _mark in (
    ("F1_cp1252", "cp1252", ";"),
    ("F2_mark_in_front", "utf-8-sig", ";"),
    ("F3_utf8", "utf-8", ";"),
    ("F4_comma", "utf-8", ","),
    ("F5_utf16_tab", "utf-16", "\t"),
    ("F6_mac", "mac_roman", ";"),
):
    _list(
        _name,
        _file("a.csv", _LETTERS.replace(";", _mark).replace(f"café{_mark}", "café;"), _encoding),
        come={
            "actions": table(
                "what|owner_id|due",
                "Cliëntvolgsysteem leren – “rustig aan” (opmerking: café; 2 groepjes)|Zoë van ’t Hof|01-04-2027",
                "Regel 1\nregel 2|José|01-04-2027",
            ),
            "people": table("name", "Zoë van ’t Hof", "José"),
        },
    )
_list(
    "F7_amounts",
    _file(
        "b.csv",
        "Omschrijving;Bedrag\r\nTablets;€ 1.250,50\r\nScholing;1.000\r\nBeheer;2.500,-\r\n"
        "Vilans;1 000,00\r\nTotaal;4.750,50\r\n",
        "cp1252",
    ),
    come={
        "budget_lines": table("what|year", "Tablets|1.250,50", "Scholing|1.000", "Beheer|2.500", "Vilans|1.000"),
    },
)
_list(
    "F8_title_lines",
    _file("c.csv", "Actielijst 2027\r\n\r\nActie;Wie;Wanneer\r\nTablets;Noor;1 mei\r\n"),
    come={"actions": table("what|owner_id|due", "Tablets|Noor|01-05-2027"), "people": NOOR},
)
_list(
    "G1_units_of_time",
    _book(
        "Scholing",
        [
            ["Training", "Duur", "Deelnemers", "Kosten"],
            ["A", "90 minuten", 12, 100],
            ["B", "30 min", "ca. 10", "€ 45 p.p."],
            ["C", "2 dagdelen", "10-12", "nvt"],
            ["D", "1 dag", 8, "gratis"],
            ["E", "1:30", 8, "€ 100 excl. btw"],
            ["F", dt.time(1, 30), 8, "1,2k"],
            ["G", "1u30", 8],
            ["H", "anderhalf uur", 8],
        ],
    ),
    come={
        "activities": table(
            "what|hours|places|cost",
            "A|1,5|12|100",
            "B|0,5|10|450",
            "C|8|12|",
            "D|8|8|0",
            "E|1,5|8|100",
            "F|1,5|8|1.200",
            "G|1,5|8|",
            "H|1,5|8|",
        )
    },
    doubts=(3, 4, 5, 7),
    said="zonder btw",
)
_list(
    "G3_hours_over_two_weeks",
    _book("Mensen", [["Naam", "Rol", "Uren"], ["Bo Smit", "Digicoach", "2 uur per 2 weken"]]),
    come={"people": table("name|role|hours_per_week", "Bo Smit|Digicoach|1")},
)
_list(
    "G5_thousands",
    _book(
        "Begroting",
        [
            ["Omschrijving", "Begroot (x € 1.000)", "Realisatie"],
            ["Sensoren", 12.5, 3],
            ["Scholing", "12,5", "3"],
        ],
    ),
    come={"budget_lines": table("what|year", "Sensoren|12.500", "Scholing|12.500")},
    said="Realisatie",
)
_list(
    "G7_what_who_when",
    _book("Blad1", [["Wat", "Wie", "Wanneer"], ["Tablets kopen", "Noor", "1 mei"], ["Scholing", "Jan", "1 juni"]]),
    come={
        "actions": table("what|owner_id|due", "Tablets kopen|Noor|01-05-2027", "Scholing|Jan|01-06-2027"),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "G8_goal_carried_down",
    _book(
        "Blad1",
        [
            ["Doel", "Actie", "Wie", "Datum"],
            ["Minder papier", "Rapporteren met spraak", "Noor", "1 mei"],
            [None, "Training", "Jan", "1 juni"],
            ["Beeldbellen", "Tablets kopen", "Noor", "1 sept"],
        ],
    ),
    come={
        "goals": table("title", "Minder papier", "Beeldbellen"),
        "actions": table(
            "what|owner_id|due|goal_id",
            "Rapporteren met spraak|Noor|01-05-2027|1 Minder papier",
            "Training|Jan|01-06-2027|1 Minder papier",
            "Tablets kopen|Noor|01-09-2027|2 Beeldbellen",
        ),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "H1_formulas_that_can_be_worked_out",
    _book(
        "Begroting",
        [
            ["Omschrijving", "Aantal", "Prijs", "Bedrag"],
            ["Tablets", 4, 300, "=B2*C2"],
            ["Hoezen", 4, 25, "=B3*C3"],
        ],
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Hoezen|100")},
    said="formule",
)
_list(
    "H2_odd_amounts",
    _book(
        "Begroting",
        [
            ["Omschrijving", "Bedrag"],
            ["Tablets", "#VERW!"],
            ["Hoezen", "#N/B"],
            ["Wifi", "1250 (schatting)"],
            ["X", "± 500"],
            ["Y", "500 - 700"],
            ["Z", "€500,="],
            ["Q", "-150"],
            ["R", "1.250.50"],
            ["S", "1,250"],
            ["T", "0,5"],
            ["U", "2x 300"],
        ],
    ),
    come={
        "budget_lines": table(
            "what|year",
            "Tablets|",
            "Hoezen|",
            "Wifi|1.250",
            "X|500",
            "Y|700",
            "Z|500",
            "Q|",
            "R",
            "S",
            "T|0,50",
            "U|600",
        )
    },
    partly=(2, 3, 8, 9),
    doubts=(4, 5, 6, 10),
    said="onder nul",
)
_DATES = {
    "1 april 2027": "01-04-2027",
    "01-04-27": "01-04-2027",
    "1-4": "01-04-2027",
    "1/4/27": "01-04-2027",
    "1.4.2027": "01-04-2027",
    "2027-04-01": "01-04-2027",
    "20270401": "01-04-2027",
    "april": "30-04-2027",
    "april 2027": "30-04-2027",
    "apr-27": "30-04-2027",
    "begin mei": None,
    "medio mei": "15-05-2027",
    "eind mei": "31-05-2027",
    "Q2": "30-06-2027",
    "Q2 2027": "30-06-2027",
    "2e kwartaal": "30-06-2027",
    "kwartaal 2": "30-06-2027",
    "week 14": "09-04-2027",
    "wk 14": "09-04-2027",
    "wk14-16": "23-04-2027",
    "voor de zomer": None,
    "z.s.m.": "",
    "asap": "",
    "n.t.b.": "",
    "nnb": "",
    "doorlopend": None,
    "heel 2027": "31-12-2027",
    "maart/april": "30-04-2027",
    "mrt-apr": "30-04-2027",
    "1 mrt. 2027": "01-03-2027",
    "1 mrt t/m 30 apr": "30-04-2027",
    "uiterlijk 1 mei": "01-05-2027",
    "vóór 1 mei": None,
    "di 6 april": "06-04-2027",
    "dinsdag 6 april 2027": "06-04-2027",
    "6 april 10:00 uur": "06-04-2027",
    "31-06-2027": "",
    "29 februari": "",
    "1 jan 2028": "01-01-2028",
    "01-04-1927": "",
    "2027": "31-12-2027",
    "'27": "31-12-2027",
    "1e week april": None,
    "zomer 2027": None,
    "4 weken": "",
    "45000": "",
    45000: "15-03-2023",
    46113: None,
    dt.datetime(2027, 4, 1, 9, 0): "01-04-2027",
    "1st April 2027": "01-04-2027",
    "April 1, 2027": "01-04-2027",
    "04/15/2027": "15-04-2027",
}
"""None where several days are good."""
_list(
    "H3_dates",
    _book("Acties", [["Actie", "Wanneer"], *([f"actie {place}", day] for place, day in enumerate(_DATES))]),
    come={
        "actions": [{"what": None} | ({} if day is None else {"due": day}) for day in _DATES.values()],
    },
    partly=(23, 24, 27, 38, 39, 41, 46, 47),
    doubts=(40, 48, 49),
    said="31-06-2027",
)
_NAMES = {
    "Jan / Piet en Fatima": "Jan",
    "Jan, Piet": "Jan",
    "Jan & Piet": "Jan",
    "Jan+Piet": "Jan",
    "Jan\nPiet": "Jan",
    "Jan; Piet": "Jan",
    "Jan e.a.": "Jan",
    "Jan e.v.a.": "Jan",
    "Jan (Piet)": "Jan",
    "Jan (digicoach)": "Jan",
    "Jan/team": "Jan",
    "team": "Het team",
    "heel team": "Het team",
    "alle medewerkers": "Het team",
    "iedereen": "Het team",
    "allen": "Het team",
    "TL": "Teamleider",
    "Teamleider": "Teamleider",
    "digicoaches": "",
    "Digicoach + TL": None,
    "Jan de Boer": "Jan de Boer",
    "J. de Boer": None,
    "de Boer, Jan": "Jan de Boer",
    "dhr. De Boer": None,
    "Jan, i.s.m. ICT": "Jan",
    "Jan i.o.m. Piet": "Jan",
    "ICT": "",
    "n.t.b.": "",
    "?": "",
    "-": "",
    "nvt": "",
    "nog bepalen": "",
    "Werkgroep zorgtechnologie": "",
    "Jan-Piet van der Berg-de Wit": "Jan-Piet van der Berg-de Wit",
    "Piet én Fatima": "Piet",
    "Piet met Fatima": "Piet",
    "Enno": "Enno",
    "Marc en Monique": "Marc",
    "Andre": "Andre",
    "Dewi Anders": "Dewi Anders",
    "Ineke van Engelen": "Ineke van Engelen",
    "van Dam, Ilse": "Ilse van Dam",
    "Jan   en   Piet": "Jan",
    "@Jan": "Jan",
    "Jan -> Piet": None,
    "Piet, Fatima, Jan, Noor, Ilse, Bo, Kim, Lot, Rik": "Piet",
}
_list(
    "H5_names",
    _book("Acties", [["Actie", "Wie"], *([f"actie {place}", who] for place, who in enumerate(_NAMES))]),
    come={
        "actions": [{"what": None} | ({} if who is None else {"owner_id": who}) for who in _NAMES.values()],
        "people": None,
    },
    nobody=(
        "n.t.b.",
        "?",
        "-",
        "nvt",
        "nog bepalen",
        "ICT",
        "TL",
        "Teamleider",
        "team",
        "heel team",
        "iedereen",
        "allen",
        "digicoaches",
        "Jan e.a.",
        "Jan (digicoach)",
        "@Jan",
        "Boer",
    ),
)
_KINDS = {
    "Innovatie": "Vernieuwing",
    "Vernieuwing": "Vernieuwing",
    "Scholing": "Scholing",
    "Opleiding": "Scholing",
    "Opleidingskosten": "Scholing",
    "Training": "Scholing",
    "Personeel": "Uren digicoach en ambassadeur",
    "Personeelskosten": "Uren digicoach en ambassadeur",
    "Loonkosten": "Uren digicoach en ambassadeur",
    "Uren": "Uren digicoach en ambassadeur",
    "ICT": "ICT op orde",
    "Hardware": "Vernieuwing",
    "Software": None,
    "Licenties": "Beheer en onderhoud",
    "Abonnement": "Beheer en onderhoud",
    "Materiaal": "Vernieuwing",
    "Aanschaf": "Vernieuwing",
    "Investering": "Vernieuwing",
    "Onderhoud": "Beheer en onderhoud",
    "Beheer": "Beheer en onderhoud",
    "Exploitatie": "Beheer en onderhoud",
    "Onvoorzien": "Onvoorzien",
    "Overig": "Anders",
    "Overige kosten": "Anders",
    "Experiment": "Experimenteerruimte",
    "Pilot": "Experimenteerruimte",
    "Proef": "Experimenteerruimte",
    "Advies": None,
    "Subsidie": None,
}
_list(
    "H6_kinds_of_cost",
    _book(
        "Begroting",
        [["Omschrijving", "Kostensoort", "Bedrag"], *([f"post {n}", kind, 100] for n, kind in enumerate(_KINDS))],
    ),
    come={
        "budget_lines": [{"year": "100"} | ({} if kind is None else {"kind": kind}) for kind in _KINDS.values()],
    },
)
_list(
    "I1_number_times_price",
    _book(
        "Begroting",
        [["Omschrijving", "Aantal", "Prijs", "Bedrag"], ["Tablets", 4, 300, 1200], ["Hoezen", 4, 25, 100]],
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Hoezen|100")},
)
_list(
    "I2_two_years",
    _book(
        "Begroting",
        [
            ["Kostenpost", "Toelichting", "Begroot 2026", "Begroot 2027", "Verschil"],
            ["Tablets", "oud", 100, 1200, 1100],
        ],
    ),
    come={"budget_lines": table("what|note|year", "Tablets|oud|1.200")},
)
_list(
    "I3_quarters_in_words",
    _book(
        "Begroting",
        [["Post", "1e kw", "2e kw", "3e kw", "4e kw", "Totaal 2027"], ["Tablets", 100, 200, 300, 400, 1000]],
    ),
    come={"budget_lines": table("what|quarter1|quarter2|quarter3|quarter4|year", "Tablets|100|200|300|400|1.000")},
)
_list(
    "J1_goal_with_a_list_of_actions",
    _book(
        "Jaarplan 2027",
        [
            ["Thema", "Doelstelling", "Acties", "Verantwoordelijke", "Tijdpad", "Budget", "Status"],
            [
                "Zorgtechnologie",
                "8 bewoners bellen zelf vóór 1 mei",
                "- tablets regelen\n- proef met 4 bewoners\n- evalueren",
                "Noor",
                "Q1-Q2",
                "€ 1.200",
                "loopt",
            ],
            ["Digitaal vaardig", "iedereen rapporteert met spraak", "training", "Jan", "hele jaar", "€ 500", "open"],
        ],
    ),
    come={
        "goals": table("title", "8 bewoners bellen zelf vóór 1 mei", "iedereen rapporteert met spraak"),
        "actions": table(
            "what|owner_id|start|due|status",
            "tablets regelen|Noor|01-01-2027|30-06-2027|Mee bezig",
            "proef met 4 bewoners|Noor|01-01-2027|30-06-2027|Mee bezig",
            "evalueren|Noor|01-01-2027|30-06-2027|Mee bezig",
            "training|Jan|01-01-2027|31-12-2027|Nog te doen",
        ),
        "budget_lines": table("year", "1.200", "500"),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "J2_improvements",
    _book(
        "Verbeterplan",
        [
            ["Verbeterpunt", "Verbeteractie", "Wie", "Startdatum", "Streefdatum", "Gereed", "Evaluatie"],
            ["Rapporteren duurt te lang", "Spraak proberen", "Noor", "1-2-2027", "1-5-2027", "nee", "mei"],
            ["Tablets kapot", "Nieuwe kopen", "Jan", "1-3-2027", "1-4-2027", "ja", "juni"],
        ],
    ),
    come={
        "goals": table("title", "Rapporteren duurt te lang", "Tablets kapot"),
        "actions": table(
            "owner_id|start|due|status",
            "Noor|01-02-2027|01-05-2027|Nog te doen",
            "Jan|01-03-2027|01-04-2027|Klaar",
        ),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "J5_questions_as_headings",
    _book(
        "Teamplan",
        [
            [
                "Wat willen we bereiken?",
                "Hoe gaan we dat doen?",
                "Wie?",
                "Wanneer?",
                "Wat is er nodig?",
                "Hoe meten we het?",
            ],
            ["8 bewoners bellen zelf", "tablets kopen, oefenen", "Noor", "1 mei", "€ 1.200", "turflijst"],
        ],
    ),
    come={
        "goals": table("title|indicator", "8 bewoners bellen zelf|turflijst"),
        "actions": table("what|owner_id|due", "tablets kopen, oefenen|Noor|01-05-2027"),
        "budget_lines": table("year", "1.200"),
        "people": NOOR,
    },
)
_list(
    "J7_contract_and_level_stay_behind",
    _book(
        "Personeel",
        [
            ["Medewerker", "Dienstverband (uren)", "Functie", "Team", "Niveau digitaal (1-4)", "Opmerking"],
            ["Bo Smit", 24, "VIG", "Wilg", 2, None],
            ["Kim Aalders", 16, "Helpende", "Wilg", 1, None],
        ],
    ),
    come={"people": table("name|function|hours_per_week", "Bo Smit|VIG|", "Kim Aalders|Helpende|")},
    said="Niveau digitaal",
)
_list(
    "J8_roles",
    _book(
        "Rollen",
        [
            ["Rol", "Naam", "Uren p/w", "Vanaf", "Tot"],
            ["Digicoach", "Bo Smit", 4, "1-1-2027", "31-12-2027"],
            ["Aandachtsvelder digitaal", "Kim Aalders", 1, "1-1-2027", None],
            ["Technologie-ambassadeur", "Lot Vos", 2],
            ["Projectleider", "Mo Ali", 2],
            ["Superuser ECD", "Rik Bos", 1],
        ],
    ),
    come={
        "people": table(
            "name|role|role_name|hours_per_week|start|until",
            "Bo Smit|Digicoach||4|01-01-2027|31-12-2027",
            "Kim Aalders|Andere rol|Aandachtsvelder digitaal|1|01-01-2027|",
            "Lot Vos|Ambassadeur zorgtechnologie||2||",
            "Mo Ali|Andere rol|Projectleider|2||",
            "Rik Bos|Andere rol|Superuser ECD|1||",
        )
    },
)
_list(
    "J9_two_tables_below_each_other",
    _book(
        "Blad1",
        [
            ["Doelen"],
            ["Doel", "Streefwaarde", "Deadline"],
            ["Beeldbellen", 8, "1 mei"],
            [None],
            ["Acties"],
            ["Actie", "Wie", "Wanneer"],
            ["Tablets", "Noor", "1 feb"],
            ["Proef", "Jan", "1 mrt"],
        ],
    ),
    come={
        "goals": table("title|target|due", "Beeldbellen|8|01-05-2027"),
        "actions": table("what|owner_id|due", "Tablets|Noor|01-02-2027", "Proef|Jan|01-03-2027"),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "K1_two_tables_beside_each_other",
    _book(
        "Blad1",
        [
            ["Actie", "Wie", "Wanneer", None, "Naam", "Functie", "Uren"],
            ["Tablets", "Noor", "1 feb", None, "Noor", "VIG", 4],
            ["Proef", "Jan", "1 mrt", None, "Jan", "Helpende", 2],
        ],
    ),
    come={
        "actions": table("what|owner_id|due", "Tablets|Noor|01-02-2027", "Proef|Jan|01-03-2027"),
        "people": table("name|function|hours_per_week", "Noor|VIG|4", "Jan|Helpende|2"),
    },
)
_list(
    "L1_roles_alone",
    _book("Mensen", [["Naam", "Rol"], ["Lot Vos", "Technologie-ambassadeur"], ["Rik Bos", "Superuser ECD"]]),
    come={
        "people": table(
            "name|role|role_name",
            "Lot Vos|Ambassadeur zorgtechnologie|",
            "Rik Bos|Andere rol|Superuser ECD",
        )
    },
)
_list(
    "L2_leader_in_parts",
    _book("Mensen", [["Voornaam", "Achternaam", "Rol", "Functie"], ["Mo", "Ali", "Teamleider", "Teammanager"]]),
    leader={"name": "Mo Ali", "function": "Teammanager"},
)
_list(
    "L4_seven_goals",
    _book("Doelen", [["Doel", "Deadline"], *([f"Doel {letter}", "1 mei"] for letter in "ABCDEFG")]),
    come={
        "goals": table(
            "title|parked",
            "Doel A|nee",
            "Doel B|nee",
            "Doel C|nee",
            "Doel D|nee",
            "Doel E|nee",
            "Doel F|ja",
            "Doel G|ja",
        )
    },
    said="vijf",
)
_list(
    "L5_the_same_three_times",
    _book("Acties", [["Actie", "Wie"], *[["Tablets kopen", "Noor"]] * 2, ["tablets kopen", "noor"]]),
    come={"actions": table("what", "Tablets kopen"), "people": NOOR},
    said="regel 2",
)
_list(
    "L6_goals_that_are_not_there",
    _book("Acties", [["Actie", "Doel"], ["Tablets kopen", "2"], ["Proef", "Beeldbellen"]]),
    come={
        "goals": table("title", "Beeldbellen"),
        "actions": table("what|goal_id", "Tablets kopen|", "Proef|1 Beeldbellen"),
    },
    said="“2” hoort nergens bij",
)
_list("L7_headings_alone", _book("Acties", [["Actie", "Wie", "Wanneer"]]), said="Geen regels")
_ONE = "Actie;Wie;Wanneer\r\nTablets;Noor;1 mei\r\n"
_ONE_COMES: dict[str, Any] = {
    "actions": table("what|owner_id|due", "Tablets|Noor|01-05-2027"),
    "people": NOOR,
}
for _name in ("acties team Wilg", "jaarplan-2027", "overzicht team Wilg", "plan van aanpak", "team Wilg 2027"):
    _list(f"M_{_name}", _file(f"{_name}.csv", _ONE), come=_ONE_COMES, doubts=())
for _name in (
    "Plan van aanpak",
    "Plan 2027",
    "Team Wilg",
    "Jaarplan team Wilg",
    "Visie en acties 2027",
    "Kalender 2027",
    "Besluitenlijst",
    "Netwerk",
):
    _list(
        f"M_tab_{_name}",
        _book(_name, [["Actie", "Wie", "Wanneer"], ["Tablets", "Noor", "1 mei"]]),
        come=_ONE_COMES,
        doubts=(),
    )
_list(
    "N1_formulas_without_outcome",
    _book("Begroting", [["Omschrijving", "Bedrag"], ["Tablets", "=4*300"], ["Hoezen", "=4*25"]]),
    come={"budget_lines": table("what|year", "Tablets|", "Hoezen|")},
    partly=(2, 3),
    said="formule",
)
_list(
    "N2_a_month_later",
    _book(
        "Acties",
        [
            ["Actie", "Wie", "Wanneer", "Status"],
            ["Tablets kopen", "Noor", "15 mei", "loopt"],
            ["Proef", "Jan", "1 juni", "klaar"],
        ],
    ),
    before=_book(
        "Acties", [["Actie", "Wie", "Wanneer"], ["Tablets kopen", "Noor", "1 mei"], ["Proef", "Jan", "1 juni"]]
    ),
    come={
        "actions": table(
            "what|owner_id|due|status", "Tablets kopen|Noor|15-05-2027|Mee bezig", "Proef|Jan|01-06-2027|Klaar"
        ),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "N4_where_became_a_truth_value",
    _book("Acties", [["Actie", True, "Wie"], ["Tablets", "Gang 1", "Noor"]]),
    come={"actions": table("what|where|owner_id", "Tablets|Gang 1|Noor"), "people": NOOR},
)
_list(
    "N5_dashes_and_signs",
    _book(
        "Acties",
        [
            ["Actie", "Wie"],
            ["- tablets regelen", "Noor"],
            ["=1+1", "Noor"],
            ["'-x", "Noor"],
            ["+31612345678 bellen", "@Noor"],
        ],
    ),
    come={
        "actions": table("what|owner_id", "tablets regelen|Noor", "'-x|Noor", "+31612345678 bellen|Noor"),
        "people": NOOR,
    },
    said="formule",
)
_list(
    "N6_too_long",
    _book("Acties", [["Actie", "Wie"], *([f"actie {place}", "Noor"] for place in range(2100))]),
    refused="2000 regels",
)
_list(
    "N7_third_sheet_column_C",
    lambda folder: xlsx(
        folder / "lijst.xlsx",
        ("Uitleg", [["Lees mij"]]),
        ("Lijsten", [["open", "klaar"]]),
        ("2027", [[None, None, "Actie", "Wie", "Wanneer"], [None, None, "Tablets", "Noor", "1 mei"]]),
    ),
    come=_ONE_COMES,
)
_list(
    "N9_numbers_with_words",
    _book(
        "Doelen",
        [
            ["Doel", "Nulmeting", "Streefwaarde"],
            ["A", "0", "8 bewoners"],
            ["B", "geen", "8 van 24"],
            ["C", "onbekend", ">= 80"],
            ["D", "± 5", "max. 3"],
            ["E", "2 uur", "1,5 uur"],
            ["F", "ja", "80 procent"],
        ],
    ),
    come={
        "goals": table(
            "title|baseline|target|unit",
            "A|0|8|bewoners",
            "B|0|8",
            "C||80|",
            "D|5|3|",
            "E|2|1,5|uur",
            "F||80|%",
        )
    },
    doubts=(3, 5),
    partly=(7,),
)
_list(
    "P1_budget_column",
    _book("Begroting", [["Post", "Budget", "Toelichting"], ["Tablets", 1200, "x"], ["Wifi", 900, "y"]]),
    come={"budget_lines": table("what|year|note", "Tablets|1.200|x", "Wifi|900|y")},
)
_list(
    "P3_two_sheets",
    lambda folder: xlsx(
        folder / "lijst.xlsx",
        ("Acties Q1", [["Actie", "Wie"], ["a", "Noor"]]),
        ("Acties Q2", [["Actie", "Wie"], ["b", "Jan"]]),
    ),
    come={"actions": table("what|owner_id", "a|Noor", "b|Jan"), "people": NOOR_AND_JAN},
)
_list(
    "P4_section_lines",
    _book(
        "Acties",
        [
            ["Actie", "Wie", "Wanneer"],
            ["ACTIES KWARTAAL 1"],
            ["a", "Noor", "1 feb"],
            ["ACTIES KWARTAAL 2"],
            ["b", "Jan", "1 mei"],
        ],
    ),
    come={
        "actions": table("what|owner_id|due", "a|Noor|01-02-2027", "b|Jan|01-05-2027"),
        "people": NOOR_AND_JAN,
    },
)
_list(
    "P6_totals",
    _book(
        "Begroting",
        [
            ["Post", "Bedrag"],
            ["Tablets", 1200],
            ["Totaal innovatie", 1200],
            ["Scholing", 500],
            ["Subtotaal scholing", 500],
            ["TOTAAL 2027", 1700],
            ["Totaal begroting", 1700],
            ["Eindtotaal:", 1700],
        ],
    ),
    come={"budget_lines": table("what|year", "Tablets|1.200", "Scholing|500")},
)


def _as_saved_by_a_dutch_spreadsheet(folder: Path) -> Path:
    """Write our own list of actions as a Dutch spreadsheet saves it: the heading "Waar" has become a truth value."""
    plan = plan_file.read(plan_file.SAMPLE)[0]
    path = next(path for path in spreadsheet.export(plan, folder / "plan.csv") if "acties" in path.name)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    return xlsx(folder / "lijst.xlsx", ("acties", [[True if cell == "Waar" else cell for cell in rows[0]], *rows[1:]]))


_list(
    "Q1_own_csv_by_a_dutch_spreadsheet",
    _as_saved_by_a_dutch_spreadsheet,
    come={
        "actions": [
            {"what": action.what, "where": action.where} for action in plan_file.read(plan_file.SAMPLE)[0].actions
        ],
        "goals": table(
            "title",
            "Zelf medicatie regelen",
            "Sneller rapporteren",
            "Veilig op weg",
            "Rustiger nachten",
            "Minder alleen",
        ),
        "people": None,
    },
)
