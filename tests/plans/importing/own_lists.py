"""Sixty lists as other teams may have them, each with what should come of it; labelled before they were tried.

What should come is written per table of the plan: for each record some fields as they are shown. All records that come
in are named, so that nothing comes in that should not. ``refused`` is a word of the sentence for what is not taken.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.plans.importing.files_of_kinds import Rows, docx, ods, odt, packed, pdf, text, xlsx


@dataclass
class List:
    """A file, and what should come of it."""

    name: str
    write: Callable[[Path], Path]
    come: Mapping[str, list[Mapping[str, str | None]] | None] = field(default_factory=dict)
    """For each table what comes; nothing for a table means that nothing does, None that it is not looked at."""
    refused: str = ""
    said: str = ""
    """A word that must be said of it, in a remark or with a line."""
    leader: Mapping[str, str] = field(default_factory=dict)
    """What the leader of the plan becomes."""
    before: Callable[[Path], Path] | None = None
    """A list that was taken in earlier."""
    doubts: tuple[int, ...] | None = None
    """The lines, as the spreadsheet numbers them, that are marked to be looked at; None when it does not matter."""
    partly: tuple[int, ...] | None = None
    """The lines of which something is lost."""
    nobody: tuple[str, ...] = ()
    """What is no name of a person."""


LISTS: list[List] = []


def table(names: str, *lines: str) -> list[Mapping[str, str | None]]:
    """Return records written as lines: "what|due" and "Tablets|01-05-2027"; what is not written is not looked at."""
    cells = (re.split(r"(?<!\\)\|", line) for line in lines)
    return [dict(zip(names.split("|"), [cell.replace("\\|", "|") for cell in line], strict=False)) for line in cells]


def _list(name: str, write: Callable[[Path], Path], said: str = "", refused: str = "", **come: Any) -> None:
    LISTS.append(List(name, write, come, refused, said))


def _book(rows: Rows, title: str = "Blad1", **more: Any) -> Callable[[Path], Path]:
    return lambda folder: xlsx(folder / "lijst.xlsx", (title, rows), **more)


def _act(what: str, **more: str) -> dict[str, str]:
    return {"what": what, **more}


# Actions

_list(
    "wie_doet_wat",
    _book(
        [["Wat moet er gebeuren?", "Wie pakt het op?", "Uiterlijk klaar"], ["Opladers labelen", "Femke", "eind maart"]]
    ),
    actions=[_act("Opladers labelen", owner_id="Femke", due="31-03-2027")],
    people=[{"name": "Femke"}],
)
_list(
    "status_percentages",
    _book(
        [["Taak", "Verantwoordelijk", "% gereed"], ["A doen", "Kim", 0], ["B doen", "Kim", 0.4], ["C doen", "Kim", 1]],
        formats={"C2": "0%", "C3": "0%", "C4": "0%"},
    ),
    actions=[_act("A doen", status="Nog te doen"), _act("B doen", status="Mee bezig"), _act("C doen", status="Klaar")],
    people=[{"name": "Kim"}],
)
_list(
    "kwartaalkruisjes",
    _book(
        [
            ["Actie", "Trekker", "Q1", "Q2", "Q3", "Q4"],
            ["Tablets testen", "Bo", "x", "x", None, None],
            ["Evalueren", "Bo", None, None, None, "x"],
        ]
    ),
    actions=[_act("Tablets testen", start="01-01-2027", due="30-06-2027"), _act("Evalueren", due="31-12-2027")],
    people=[{"name": "Bo"}],
)
_list(
    "maandkolommen_acties",
    _book(
        [
            ["Activiteit", "Wie", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
            ["Oefenmiddag", "Lot", None, None, "x", *[None] * 9],
        ]
    ),
    actions=[_act("Oefenmiddag", due="31-03-2027")],
    people=[{"name": "Lot"}],
)
_list(
    "doel_per_kwartaal",
    _book([["Doel", "Kwartaal 1", "Kwartaal 2"], ["Sneller rapporteren", "spraak kiezen", "spraak oefenen"]]),
    goals=[{"title": "Sneller rapporteren"}],
    actions=[
        _act("spraak kiezen", due="31-03-2027", goal_id="1 Sneller rapporteren"),
        _act("spraak oefenen", due="30-06-2027"),
    ],
)
_list(
    "bord",
    _book([["Te doen", "Bezig", "Klaar"], ["wifi meten", "tablets kopen", "visie delen"], ["quiz maken", None, None]]),
    actions=[
        _act("wifi meten", status="Nog te doen"),
        _act("tablets kopen", status="Mee bezig"),
        _act("visie delen", status="Klaar"),
        _act("quiz maken"),
    ],
)
_list(
    "doelregels_tussen",
    _book(
        [
            ["Actie", "Wie", "Wanneer"],
            ["Doel 1: Veilig slapen", None, None],
            ["sensor kiezen", "Ali", "1 mei"],
            ["sensor testen", "Ali", "1 juni"],
            ["Doel 2: Minder papier", None, None],
            ["formulier schrappen", "Bea", "1 okt"],
        ]
    ),
    goals=[{"title": "Veilig slapen"}, {"title": "Minder papier"}],
    actions=[
        _act("sensor kiezen", goal_id="1 Veilig slapen"),
        _act("sensor testen", goal_id="1 Veilig slapen"),
        _act("formulier schrappen", goal_id="2 Minder papier"),
    ],
    people=[{"name": "Ali"}, {"name": "Bea"}],
)
_list(
    "koppen_herhaald",
    _book([["Actie", "Wie", "Wanneer"], ["A", "Noor", "1 mei"], ["Actie", "Wie", "Wanneer"], ["B", "Noor", "1 juni"]]),
    actions=[_act("A"), _act("B", due="01-06-2027")],
    people=[{"name": "Noor"}],
)
_list(
    "twee_koppen",
    _book(
        [
            ["Actie", "Planning", None, "Uitvoering", None],
            [None, "Start", "Eind", "Wie", "Status"],
            ["Beeldbellen proberen", "1-2-2027", "1-4-2027", "Sam", "loopt"],
        ],
        merged=("A1:A2", "B1:C1", "D1:E1"),
    ),
    actions=[_act("Beeldbellen proberen", start="01-02-2027", due="01-04-2027", owner_id="Sam", status="Mee bezig")],
    people=[{"name": "Sam"}],
)
_list(
    "eigenaar_samengevoegd",
    _book(
        [["Wie", "Actie", "Klaar op"], ["Iris", "één doen", "1 mei"], [None, "twee doen", "2 mei"]], merged=("A2:A3",)
    ),
    actions=[_act("één doen", owner_id="Iris"), _act("twee doen", owner_id="Iris")],
    people=[{"name": "Iris"}],
)
_list(
    "verborgen_regel",
    _book([["Actie", "Wie"], ["zichtbaar", "Jo"], ["verborgen", "Jo"]], hidden=(3,)),
    said="verborgen",
    actions=[_act("zichtbaar"), _act("verborgen")],
    people=[{"name": "Jo"}],
)
_list(
    "notulen",
    _book(
        [
            ["Nr", "Afspraak", "Actie door", "Gereed voor", "Opmerkingen"],
            [1, "Inlogkaart maken", "Mo", "10 mei", "via ICT"],
        ]
    ),
    actions=[_act("Inlogkaart maken (opmerkingen: via ICT)", owner_id="Mo", due="10-05-2027")],
    people=[{"name": "Mo"}],
)
_list(
    "engels",
    _book([["Task", "Owner", "Due date", "Status"], ["Test sensors", "Priya", dt.date(2027, 6, 1), "In progress"]]),
    actions=[_act("Test sensors", owner_id="Priya", due="01-06-2027", status="Mee bezig")],
    people=[{"name": "Priya"}],
)
_list(
    "zonder_koppen",
    _book(
        [
            ["Tablets ophangen", "Kees", "1-5-2027"],
            ["Filmpje maken over de robot", "Kees", "1-6-2027"],
            ["Ouders uitnodigen", "Mia", "1-7-2027"],
        ]
    ),
    said="koppen",
    actions=[
        _act("Tablets ophangen", owner_id="Kees", due="01-05-2027"),
        _act("Filmpje maken over de robot"),
        _act("Ouders uitnodigen"),
    ],
    people=[{"name": "Kees"}, {"name": "Mia"}],
)
_list(
    "apart_jaartal",
    _book([["Actie 2027", "Wie (naam)", "Deadline 2027"], ["Kaart plastificeren", "Els", "3 mrt"]]),
    actions=[_act("Kaart plastificeren", owner_id="Els", due="03-03-2027")],
    people=[{"name": "Els"}],
)
_list(
    "tikfout_in_kop",
    _book([["Acties", "Verantwoordlijke", "Deadlin"], ["Kabel kopen", "Rob", "4-4"]]),
    actions=[_act("Kabel kopen", owner_id="Rob", due="04-04-2027")],
    people=[{"name": "Rob"}],
)
_list(
    "ja_nee_gereed",
    _book([["Actiepunt", "Wie", "Gereed"], ["x kiezen", "Ans", "ja"], ["y kiezen", "Ans", "nee"]]),
    actions=[_act("x kiezen", status="Klaar"), _act("y kiezen", status="Nog te doen")],
    people=[{"name": "Ans"}],
)
_list(
    "voet_onder_lijst",
    _book(
        [["Actie", "Wie", "Wanneer"], ["A", "Noor", "1 mei"], [None], ["* bijgewerkt na het teamoverleg van 3 maart"]]
    ),
    actions=[_act("A")],
    people=[{"name": "Noor"}],
)
_list(
    "nog_niemand",
    _book([["Actie", "Wie"], ["A", "n.t.b."], ["B", "iedereen"], ["C", "ICT"], ["D", "de Groot, Anna"]]),
    actions=[
        _act("A", owner_id=""),
        _act("B", owner_id="Het team"),
        _act("C (met ICT)", owner_id=""),
        _act("D", owner_id="Anna de Groot"),
    ],
    people=[{"name": "Anna de Groot"}],
)
_list(
    "kosten_bij_actie",
    _book([["Actie", "Wie", "Wanneer", "Kosten"], ["Hoezen kopen", "Tim", "1 mei", "€ 240"]]),
    actions=[_act("Hoezen kopen", due="01-05-2027")],
    budget_lines=[{"what": "Hoezen kopen", "quarter2": "240"}],
    people=[{"name": "Tim"}],
)

# Goals, and goals with actions

_list(
    "doelen_percentages",
    _book(
        [["Doel", "Indicator", "Nulmeting", "Norm 2027"], ["Meer beeldbellen", "deel bewoners", 0.1, 0.6]],
        formats={"C2": "0%", "D2": "0%"},
    ),
    goals=[{"title": "Meer beeldbellen", "baseline": "10", "target": "60", "unit": "%"}],
)
_list(
    "smart_doelen",
    _book(
        [
            ["Speerpunt", "SMART-doel", "Hoe meten we dit?", "Portefeuillehouder", "Termijn"],
            ["Veiligheid", "Minder valincidenten in de nacht", "MIC-meldingen", "Gea", "Q4"],
        ]
    ),
    goals=[
        {
            "title": "Minder valincidenten in de nacht",
            "indicator": "MIC-meldingen",
            "owner_id": "Gea",
            "due": "31-12-2027",
        }
    ],
    people=[{"name": "Gea"}],
)
_list(
    "a3_plan",
    _book(
        [
            ["Succesbepalende factor", "Resultaat", "Prestatie-indicator", "Norm", "Actie", "Wie", "Gereed"],
            ["Digivaardig team", "Iedereen kan met het ECD", "toets", ">= 80%", "quiz maken", "Bas", "1 mei"],
            [None, None, None, None, "quiz doen", "Bas", "1 juni"],
        ],
        merged=("A2:A3", "B2:B3", "C2:C3", "D2:D3"),
    ),
    goals=[{"title": "Digivaardig team", "target": "80", "unit": "%"}],
    actions=[_act("quiz maken", goal_id="1 Digivaardig team"), _act("quiz doen", goal_id="1 Digivaardig team")],
    people=[{"name": "Bas"}],
)
_list(
    "opsomming_in_cel",
    _book(
        [
            ["Doelstelling", "Acties", "Wie", "Tijdpad"],
            ["Familie doet mee", "1. portaal openen\n2. avond houden", "Jet", "Q1-Q2"],
        ]
    ),
    goals=[{"title": "Familie doet mee"}],
    actions=[_act("portaal openen", start="01-01-2027", due="30-06-2027"), _act("avond houden", owner_id="Jet")],
    people=[{"name": "Jet"}],
)
_list(
    "doelkaart_staand",
    _book(
        [
            ["Doel", "Rustige nacht"],
            ["Resultaat", "minder loze meldingen"],
            ["Indicator", "meldingen per nacht"],
            ["Nulmeting", 12],
            ["Streefwaarde", 4],
            ["Trekker", "Dina"],
        ]
    ),
    goals=[
        {
            "title": "Rustige nacht",
            "result": "minder loze meldingen",
            "baseline": "12",
            "target": "4",
            "owner_id": "Dina",
        }
    ],
    people=[{"name": "Dina"}],
)
_list(
    "doelen_en_acties_onder_elkaar",
    _book(
        [
            ["Onze doelen"],
            ["Doel", "Streefwaarde"],
            ["Korter rapporteren", "5 minuten"],
            [None],
            ["Onze acties"],
            ["Actie", "Doel", "Wie"],
            ["app kiezen", "Korter rapporteren", "Fay"],
        ]
    ),
    goals=[{"title": "Korter rapporteren", "target": "5", "unit": "minuten"}],
    actions=[_act("app kiezen", goal_id="1 Korter rapporteren")],
    people=[{"name": "Fay"}],
)
_list(
    "doelnummers",
    lambda folder: xlsx(
        folder / "l.xlsx",
        ("Doelen", [["Nr", "Doel"], [1, "Eerste"], [2, "Tweede"]]),
        ("Actielijst", [["Actie", "Doelnr", "Wie"], ["iets doen", 2, "Ria"]]),
    ),
    goals=[{"title": "Eerste"}, {"title": "Tweede"}],
    actions=[_act("iets doen", goal_id="2 Tweede")],
    people=[{"name": "Ria"}],
)
_list(
    "pdca",
    _book(
        [
            ["Verbeterpunt", "Oorzaak", "Maatregel", "Actienemer", "Streefdatum", "Voortgang"],
            ["Tablets leeg", "geen vaste plek", "laadkast plaatsen", "Wim", "mei 2027", "50%"],
        ]
    ),
    goals=[{"title": "Tablets leeg"}],
    actions=[_act("laadkast plaatsen", owner_id="Wim", due="31-05-2027", status="Mee bezig")],
    people=[{"name": "Wim"}],
)

# People

_list(
    "fte_rol",
    _book([["Naam", "Rol", "FTE"], ["Ella Prins", "Digicoach", 0.1]]),
    people=[{"name": "Ella Prins", "role": "Digicoach", "hours_per_week": "3,6"}],
)
_list(
    "uren_per_maand",
    _book([["Teamlid", "Rol in het team", "Uren per maand"], ["Gijs Mol", "ambassadeur", 13]]),
    people=[{"name": "Gijs Mol", "role": "Ambassadeur zorgtechnologie", "hours_per_week": "3"}],
)
_list(
    "eigen_rol",
    _book([["Namen", "Aandachtsveld", "Beschikbare uren"], ["Ida Kok", "Sleutelfiguur wondzorg", "2 uur p/w"]]),
    people=[{"name": "Ida Kok", "role": "Andere rol", "role_name": "Sleutelfiguur wondzorg", "hours_per_week": "2"}],
)
_list(
    "achternaam_eerst",
    _book([["Naam", "Functie", "Rol"], ["Vliet, Ton van", "Verpleegkundige", "Digicoach"]]),
    people=[{"name": "Ton van Vliet", "function": "Verpleegkundige"}],
)
_list(
    "adressen_blijven_hier",
    _book([["Naam", "Functie", "E-mail", "Mobiel", "Rol"], ["Ada Bos", "VIG", "ada@zorg.nl", "0612345678", "collega"]]),
    said="E-mail",
    people=[{"name": "Ada Bos", "function": "VIG", "role": "Collega"}],
)
_list(
    "naast_elkaar_drie",
    _book(
        [
            ["Doel", "Norm", None, "Actie", "Wie", None, "Naam", "Rol"],
            ["Meer rust", 3, None, "stilte meten", "Lia", None, "Lia", "Digicoach"],
        ]
    ),
    goals=[{"title": "Meer rust", "target": "3"}],
    actions=[_act("stilte meten", owner_id="Lia")],
    people=[{"name": "Lia", "role": "Digicoach"}],
)

# Training

_list(
    "scholing_minuten",
    _book([["E-learning", "Voor wie", "Duur (min)", "Max. deelnemers"], ["Wachtwoorden", "alle medewerkers", 45, 20]]),
    activities=[{"what": "Wachtwoorden", "audience": "Het hele team", "hours": "0,75", "places": "20"}],
)
_list(
    "scholing_pp",
    _book([["Training", "Aantal deelnemers", "Kosten p.p.", "Maand"], ["Tillen met robot", 8, "€ 25", "oktober"]]),
    activities=[{"what": "Tillen met robot", "places": "8", "cost": "200", "on": "31-10-2027"}],
)
_list(
    "scholing_tijden",
    _book([["Cursus", "Datum", "Tijd", "Docent"], ["ECD basis", "9-3-2027", "13.00-15.30", "Academie"]]),
    activities=[{"hours": "2,5", "on": "09-03-2027", "given_by": "Academie"}],
)
_list(
    "scholing_dagdelen",
    _book(
        [
            ["Opleiding", "Studiebelasting", "Aanbieder", "Totale kosten"],
            ["Digicoach worden", "3 dagdelen", "Vilans", "1.250,-"],
        ]
    ),
    activities=[{"what": "Digicoach worden", "hours": "12", "cost": "1.250"}],
)
_list(
    "scholing_keer",
    _book(
        [["Workshop", "Doelgroep", "Duur", "Deelnemers"], ["Beeldbellen", "nieuwe medewerkers", "2 x 1,5 uur", "10-12"]]
    ),
    activities=[{"hours": "3", "places": "12", "audience": "Nieuwe collega’s"}],
)

# Budget

_list(
    "begroting_duizend",
    _book([["Begroting in € x 1.000"], ["Kostenpost", "Bedrag"], ["Sensoren", 4.5]]),
    budget_lines=[{"what": "Sensoren", "quarter1": "1.125", "quarter4": "1.125"}],
)
_list(
    "begroting_maanden",
    _book([["Post", "jan", "feb", "mrt", "apr", "mei", "jun"], ["Huur", 100, 100, 100, 50, 50, 50]]),
    budget_lines=[{"what": "Huur", "quarter1": "300", "quarter2": "150"}],
)
_list(
    "begroting_subtotalen",
    _book(
        [
            ["Omschrijving", "Bedrag"],
            ["Apparaten", None],
            ["tablets", 900],
            ["hoezen", 100],
            ["Totaal apparaten", 1000],
            ["Scholing", None],
            ["workshop", 400],
            ["Totaal scholing", 400],
            ["Alles bij elkaar", 1400],
        ]
    ),
    budget_lines=[{"what": "tablets"}, {"what": "hoezen"}, {"what": "workshop"}],
)
_list(
    "begroting_stukprijs",
    _book([["Artikel", "Stuks", "Stukprijs"], ["Oplader", 6, "€ 12,50"]]),
    budget_lines=[{"what": "Oplader", "quarter1": "18,75"}],
)
_list(
    "begroting_btw",
    _book([["Product", "Bedrag excl. btw", "Btw", "Bedrag incl. btw"], ["Robot", 1000, 210, 1210]]),
    budget_lines=[{"what": "Robot", "quarter1": "302,50"}],
    said="inclusief btw",
)
_list(
    "begroting_excl",
    _book([["Artikel", "Prijs excl. btw"], ["Kast", 400]]),
    budget_lines=[{"what": "Kast", "quarter1": "100", "note": "Zonder btw"}],
    said="zonder btw",
)
_list(
    "begroting_twee_jaren",
    _book([["Post", "Begroting 2026", "Begroting 2027", "Dekking"], ["Licentie", 80, 120, "innovatiebudget"]]),
    budget_lines=[{"what": "Licentie", "quarter1": "30", "source": "Eigen geld"}],
)
_list(
    "begroting_structureel",
    _book(
        [
            ["Onderdeel", "Kostensoort", "Totaal", "Incidenteel/structureel"],
            ["Beheer app", "Licentiekosten", "€ 480,-", "structureel"],
        ]
    ),
    budget_lines=[{"what": "Beheer app", "kind": "Beheer en onderhoud", "recurrence": "Elk jaar", "quarter1": "120"}],
)
_list(
    "begroting_halfjaar",
    _book([["Kostenpost", "1e halfjaar", "2e halfjaar"], ["Inhuur", 1000, 600]]),
    budget_lines=[{"what": "Inhuur", "quarter1": "500", "quarter3": "300"}],
)
_list(
    "begroting_realisatie",
    _book([["Post", "Begroot Q1", "Realisatie Q1", "Begroot Q2", "Realisatie Q2"], ["Reis", 50, 40, 60, None]]),
    budget_lines=[{"quarter1": "50", "actual1": "40", "quarter2": "60"}],
)
_list(
    "csv_puntkomma_euro",
    lambda folder: text(folder / "b.csv", "Uitgave;Bedrag\nSnoeren;€ 1.035,-\nSamen;€ 1.035,-\n", "cp1252"),
    budget_lines=[{"what": "Snoeren", "quarter1": "258,75"}],
)

# Kinds of files

_list(
    "ods_acties",
    lambda folder: ods(folder / "a.ods", ("Lijst", [["Actie", "Wie", "Klaar"], ["ods lezen", "Uma", "1 mei"]])),
    actions=[_act("ods lezen", owner_id="Uma")],
    people=[{"name": "Uma"}],
)
_list(
    "ods_procent",
    lambda folder: ods(folder / "a.ods", ("Doelen", [["Doel", "Norm"], ["Procenten lezen", "75%"]])),
    goals=[{"target": "75", "unit": "%"}],
)
_list(
    "word_jaarplan",
    lambda folder: docx(
        folder / "jaarplan.docx",
        "# Jaarplan team Eik",
        "Wij gaan digitaal.",
        "# Acties",
        [
            ["Doel", "Actie", "Wie", "Gereed"],
            ["Meer contact", "- tablet kopen\n- oefenen", "Pia", "1 mei"],
            ["Minder zoeken", "sleutelkast", "Pia", "1 juni"],
            ["↑", "kast testen", "Hans", "1 juli"],
        ],
    ),
    goals=[{"title": "Meer contact"}, {"title": "Minder zoeken"}],
    actions=[
        _act("tablet kopen", goal_id="1 Meer contact"),
        _act("oefenen"),
        _act("sleutelkast", goal_id="2 Minder zoeken"),
        _act("kast testen", goal_id="2 Minder zoeken", owner_id="Hans"),
    ],
    people=[{"name": "Pia"}, {"name": "Hans"}],
)
_list(
    "odt_begroting",
    lambda folder: odt(
        folder / "plan.odt", "# Begroting", [["Kostenpost", "Bedrag"], ["Laadkast", "€ 600"], ["Totaal", "€ 600"]]
    ),
    budget_lines=[{"what": "Laadkast", "quarter1": "150"}],
)
_list(
    "webpagina_als_xls",
    lambda folder: text(
        folder / "export.xls",
        "<html><table><tr><th>Actie</th><th>Wie</th></tr><tr><td>uit html</td><td>Zoë</td></tr></table></html>",
    ),
    actions=[_act("uit html", owner_id="Zoë")],
    people=[{"name": "Zoë"}],
)
_list(
    "mac_csv",
    lambda folder: text(folder / "a.csv", "Actie;Wie\nCafé digitaal;Zoë\n", "mac_roman"),
    actions=[_act("Café digitaal", owner_id="Zoë")],
    people=[{"name": "Zoë"}],
)

# What does not belong in a plan, and what is no list

_list(
    "clienten",
    _book([["Kamer", "Naam bewoner", "Geboortedatum", "Diagnose"], [12, "mw. Jansen", "1-1-1940", "dementie"]]),
    refused="cliënten",
)
_list(
    "telefoonlijst",
    _book([["Naam", "Telefoon", "E-mail"], ["Piet Post", "0612345678", "p@x.nl"]]),
    refused="telefoonnummers",
)
_list(
    "apparaten",
    _book([["Apparaat", "Merk", "Serienummer", "Uitgeleend aan"], ["Tablet", "Acme", "A-1", "Jan"]]),
    refused="apparaten",
)
_list("pdf", lambda folder: pdf(folder / "jaarplan.pdf"), refused="pdf")
_list(
    "presentatie",
    lambda folder: packed(folder / "x.pptx", "[Content_Types].xml", "ppt/presentation.xml"),
    refused="presentatie",
)
