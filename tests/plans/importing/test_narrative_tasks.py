"""Actions that are told: in the points of a meeting, and below the steps of a round."""

from __future__ import annotations

from plans.importing.files.grid import Passage
from plans.importing.prose.narrative_tasks import tasks_in_narrative

_HEAD = "Overleg 24 november 2026"


def _rows(*points: str) -> list[list[object]]:
    texts = [Passage(_HEAD, words, listed=True) for words in ("Opening. Welkom.", *points, "Rondvraag. Niets meer.")]
    texts.insert(0, Passage(_HEAD, "Aanwezig: Erik Bomers, Jos Leferink"))
    made, _others, _left = tasks_in_narrative(texts, "Tekst")
    return [row.cells for row in made.rows[1:]] if made is not None else []


def test_a_day_without_a_year_is_the_first_after_the_meeting() -> None:
    assert _rows("Plan. Jos stuurt het rond uiterlijk 11 december.") == [
        ["Jos stuurt het rond", "Jos", "11 december 2026"]
    ]
    assert _rows("Plan. Jos stuurt het rond uiterlijk 11 februari.") == [
        ["Jos stuurt het rond", "Jos", "11 februari 2027"]
    ]


def test_what_happened_is_nothing_to_do() -> None:
    assert not _rows("Pen. Erik heeft op 3 maart 2027 vrij.", "Foto's. Erik meldt dat het op 1 mei misging op de gang.")


def test_a_list_without_points_of_a_meeting_is_left() -> None:
    texts = [Passage("", "Privacy. Erik maakt op 1 mei 2027 een lijst.", listed=True)]
    assert tasks_in_narrative(texts, "Tekst") == (None, texts, [])
