"""The figures in the text of a goal beside those of its fields: what is the same, and what differs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.coach import Known, review_goal


def differing(text: str, baseline: int, target: int, unit: str) -> list[str]:
    """Return the words of a text that are said to differ from the fields."""
    known = Known(baseline=Decimal(baseline), target=Decimal(target), unit=unit, year=2027)
    found = [item.span for item in review_goal(text, "nl", known) if item.code == "numbers_differ"]
    return [text[slice(*span)] for span in found if span]


@pytest.mark.parametrize(
    ("text", "fields", "words"),
    [
        ("Nachtrondes halveren", (6, 3, "rondes"), ""),
        ("Nachtrondes halveren", (6, 4, "rondes"), "halveren"),
        ("Een derde minder nachtrondes", (10, 7, "rondes"), ""),
        ("20 % minder nachtrondes", (50, 40, "rondes"), ""),
        ("20 % minder nachtrondes", (50, 20, "rondes"), "20 % minder"),
        ("Minstens 20 % minder nachtrondes", (50, 20, "rondes"), ""),
        ("Twaalf cliënten bellen zelf", (2, 12, "cliënten"), ""),
        ("Twaalf cliënten bellen zelf", (2, 15, "cliënten"), "Twaalf cliënten"),
        ("Vijf cliënten in de wijk en tien op de post bellen zelf", (2, 15, "cliënten"), ""),
        ("Twaalf van de 30 cliënten bellen zelf", (2, 12, "cliënten"), ""),
        ("Op drie kamers bellen cliënten zelf", (2, 15, "cliënten"), ""),
        ("Nu bellen 4 cliënten zelf", (2, 15, "cliënten"), ""),
        ("De helft van onze 26 cliënten belt zelf", (2, 13, "cliënten"), ""),
        ("De helft van onze 26 cliënten belt zelf", (2, 20, "cliënten"), "helft van onze"),
        ("Eén op de vier cliënten belt zelf", (5, 40, "%"), "Eén op de vier"),
        ("Eén op de vier cliënten belt zelf", (5, 25, "%"), ""),
        ("Twaalf cliënten bellen via beeld in plaats van 112", (0, 12, "cliënten"), ""),
        ("Nachtrondes van 112 naar 90", (112, 80, "rondes"), "van 112 naar 90"),
        ("Van 30 alarmen per nacht naar 10", (210, 70, "alarmen per week"), ""),
        ("Van 30 alarmen per nacht naar 10", (210, 100, "alarmen per week"), "Van 30 alarmen per nacht naar 10"),
        ("Op vier gangen; 30 in plaats van 50 minuten", (50, 30, "minuten"), ""),
        ("Op vier gangen; 30 in plaats van 50 minuten", (50, 35, "minuten"), "30 in plaats van 50 minuten"),
        ("De wachttijd is dan max 4 minuten", (12, 4, "minuten"), ""),
        ("De wachttijd is dan max 4 minuten", (12, 5, "minuten"), "4 minuten"),
        ("Het rooster is twee weken eerder bekend", (4, 6, "weken"), ""),
        ("Zelf bellen bij 20 cliënten per 1 oktober", (2, 15, "cliënten"), "20 cliënten"),
        ("Twee gesprekken met 20 cliënten per team", (2, 15, "cliënten"), ""),
        ("Negen van de zestien cliënten bellen zelf, minstens zes keer", (3, 10, "cliënten"), "Negen van de zestien"),
        ("Van 12 naar 4 alarmen per week", (52, 17, "alarmen per maand"), ""),
        ("Van 12 naar 4 alarmen per week", (12, 4, "alarmen per maand"), "Van 12 naar 4"),
        ("Alarmen van 12 naar 4; halverwege het jaar willen we op 7 zitten", (12, 4, "alarmen per week"), ""),
        ("Tachtig procent van de cliënten belt zelf", (10, 70, "% cliënten"), "Tachtig procent van de"),
        ("Alarmen 15 > 6", (15, 9, "alarmen"), "15 > 6"),
        ("Veertig procent minder alarmen", (50, 40, "alarmen"), "Veertig procent minder"),
        ("Een uur minder alarmen", (50, 40, "alarmen"), ""),
        ("Alle 42 alarmen staan aan", (17, 35, "alarmen"), "42 alarmen"),
        ("Geen enkele fout meer", (4, 0, "fouten"), ""),
        ("Geen enkele fout meer", (4, 1, "fouten"), "Geen enkele fout meer"),
        ("Geen enkele zorg meer over de medicatie", (4, 1, "fouten"), ""),
        ("Voor 1 oktober 2027 bellen cliënten zelf", (2, 15, "cliënten"), ""),
        ("Nog maar een kwart van de alarmen", (40, 10, "alarmen"), ""),
        ("Nog maar een kwart van de alarmen", (40, 20, "alarmen"), "maar een kwart"),
        ("Nog maar een derde van de alarmen", (30, 20, "alarmen"), "maar een derde"),
        ("De alarmen gaan door de helft", (120, 80, "alarmen"), "door de helft"),
        ("Twee op de drie ritten vervallen", (24, 8, "ritten"), ""),
        ("Twee op de drie ritten vervallen", (24, 12, "ritten"), "Twee op de drie"),
        ("Zeven van de negen cliënten bellen zelf", (1, 9, "cliënten"), "Zeven van de negen"),
        ("Van onze 48 cliënten belt driekwart zelf", (10, 36, "cliënten"), ""),
        ("Van onze 48 cliënten belt driekwart zelf", (10, 30, "cliënten"), "driekwart"),
        ("Een op de vijf cliënten belt zelf, dat worden er drie op de vijf", (20, 60, "%"), ""),
        ("Fenna en vijf anderen bellen zelf", (0, 6, "cliënten"), ""),
        ("Fenna en vijf anderen bellen zelf", (0, 9, "cliënten"), "vijf anderen"),
        ("Vijf erbij die zelf bellen", (6, 11, "cliënten"), ""),
        ("Vijf erbij die zelf bellen", (6, 14, "cliënten"), "Vijf erbij"),
        ("Ieder kwartaal drie erbij die zelf bellen", (6, 18, "cliënten"), ""),
        ("Twaalf minuten per wasbeurt eraf", (25, 13, "minuten"), ""),
        ("Het rapporteren gaat van twee uur naar 40 minuten", (120, 40, "minuten"), ""),
        ("Het rapporteren gaat van twee uur naar 40 minuten", (120, 60, "minuten"), "van twee uur naar 40"),
        ("Vorig jaar ging groep Blauw van 11 naar 3 alarmen, nu groep Geel", (14, 5, "alarmen"), ""),
        ("Van 30 prikken naar 20? Nee, naar 8!", (30, 8, "prikken"), ""),
        ("Twee coaches per team, vier teams", (3, 8, "coaches"), ""),
        ("Twee coaches per team, iedere week te vinden", (1, 10, "coaches"), ""),
        ("Het rapporteren gaat van anderhalf uur naar een half uur", (90, 30, "minuten"), ""),
        (
            "Het rapporteren gaat van anderhalf uur naar een half uur",
            (90, 45, "minuten"),
            "anderhalf uur naar een half uur",
        ),
        ("Een kwartier korter overdragen", (35, 20, "minuten"), ""),
        ("Een kwartier korter overdragen", (35, 25, "minuten"), "Een kwartier korter"),
        ("De bel wordt binnen 10 minuten beantwoord, nu is dat een kwartier", (15, 10, "minuten"), ""),
        ("De bel wordt binnen 2 minuten beantwoord", (300, 120, "seconden"), ""),
        ("Het wachten gaat van zes weken naar tien dagen", (42, 10, "dagen"), ""),
        ("Nu 12 keer in de week, straks nog maar 3", (12, 3, "keer"), ""),
        ("Nu 12 keer in de week, straks nog maar 3", (12, 5, "keer"), "12 keer in de week, straks nog maar 3"),
        ("Vijf keer zoveel cliënten bellen zelf", (3, 15, "cliënten"), ""),
        ("Vijf keer zoveel cliënten bellen zelf", (3, 12, "cliënten"), "Vijf keer zoveel"),
        ("Van elke vijf cliënten bellen er vier zelf", (20, 80, "%"), ""),
        ("Van elke vijf cliënten bellen er vier zelf", (20, 60, "%"), "Van elke vijf cliënten bellen er vier"),
        ("Zeven op de tien cliënten hoeven niet meer te komen", (100, 30, "%"), ""),
        ("Een op de drie cliënten belt zelf", (5, 33, "%"), ""),
        ("Op twee na bellen alle 18 cliënten zelf", (4, 16, "cliënten"), ""),
        ("Alle 6 wijkteams doen mee", (1, 5, "teams"), "6 wijkteams"),
        ("Onze 10 cliënten bellen zelf", (0, 12, "cliënten"), "10 cliënten"),
        ("Het rapporteren gaat van anderhalf uur per dag naar een uur per dag", (90, 60, "minuten"), ""),
        ("20 collega's bellen zelf", (4, 15, "collega's"), "20 collega's"),
        ("Samen met vijf collega's bel ik zelf", (0, 6, "collega's"), ""),
        ("Alarmen van 37 naar 0", (41, 0, "alarmen"), "van 37 naar 0"),
        ("Per dienst 40 % minder alarmen", (100, 80, "alarmen"), "40 % minder"),
        ("Alarmen tot de helft terugbrengen", (10, 7, "alarmen"), "tot de helft"),
        ("We beginnen met 4 cliënten en dan bellen er steeds meer zelf", (0, 16, "cliënten"), ""),
    ],
)
def test_a_part_a_share_or_a_number_that_differs_is_said(text: str, fields: tuple[int, int, str], words: str) -> None:
    assert differing(text, *fields) == ([words] if words else [])


@given(st.integers(2, 400), st.integers(2, 400), st.integers(2, 400))
def test_a_change_is_right_or_said_whatever_its_numbers(begin: int, end: int, other: int) -> None:
    text = f"Dit planjaar van {begin} naar {end} alarmen"
    assert not differing(text, begin, end, "alarmen")
    assert bool(differing(text, begin, other, "alarmen")) == (other != end)


@given(st.integers(1, 30), st.integers(2, 30))
def test_more_is_the_step_between_the_figures(begin: int, step: int) -> None:
    text = f"Dit planjaar {step} cliënten erbij die zelf bellen"
    assert not differing(text, begin, begin + step, "cliënten")


_WORDS = (
    "van naar 3 12 1-2 1/2 2:3 0 een half anderhalf uur minuten kwartier keer zoveel helft derde op de vier elke nu "
    "tot 50% minder korter cliënten per week 2026 eind voor 1 juli 31/12 na alle twee onze beginnen met 1.250 12,5 3x "
    "nul en ."
).split()


@pytest.mark.parametrize("text", ["Wound photos within 1 hour and half", "Within an hour and a half", "In 2 hours and"])
def test_a_time_at_the_end_of_a_text_is_read(text: str) -> None:
    known = Known(indicator="time to see it", unit="minutes", baseline=Decimal(200), target=Decimal(30), year=2027)
    assert all(item.message for item in review_goal(text, "en", known))


@given(
    st.lists(st.sampled_from(_WORDS), min_size=1, max_size=14),
    st.sampled_from([None, Decimal(0), Decimal("5.9"), Decimal(12)]),
    st.sampled_from([None, Decimal(0), Decimal(3), Decimal(100)]),
    st.sampled_from(["", "minuten", "%", "stuks", "per week", "cliënten"]),
)
def test_figures_of_any_kind_are_read_beside_any_fields(
    words: list[str], baseline: Decimal | None, target: Decimal | None, unit: str
) -> None:
    known = Known(indicator="minuten per 12 cliënten", unit=unit, baseline=baseline, target=target, year=2027)
    assert all(item.message for item in review_goal(" ".join(words), "nl", known))
