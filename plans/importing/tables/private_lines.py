"""Lines about somebody in care, among the lines of a list that may come in: they stay behind, one by one."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_BY_NAME = (
    r"\b(?:(?:[Mm]w|[Mm]evr|[Dd]hr|[Mm]rs?)\b\.?|(?:[Mm]evrouw|[Dd]e heer|[Mm]eneer|[Bb]ewoonster|[Bb]ewoner|"
    r"[Cc]li[eë]nte?|[Rr]esident)\b) (?:v\.? ?d\.? |van |de |der |den )*[A-Z]"
)
_CALLS_CLIENT = re.compile(_BY_NAME)
_ABOUT_CLIENT = re.compile(rf"(?:{_BY_NAME}|\b(?:[Kk]amer|[Kk]\.|[Aa]pp\.|[Aa]ppartement) ?\d+)")
_ONE_ROOM = r"\d+(?!\d|\.\d| ?(?:-|–|t/m|tot|en|,|/|&|\+) ?\d)"
"""The number of one room: "kamer 4 en 9" are two, "kamer 1-8" is a part of the house, "kamer 0.14" one to meet in."""
_HEALTH = re.compile(
    r"(?i)\b(?:dement\w*|medicat\w*|medicijn\w*|insuline|zorgprofiel|zzp|indicatie|diagnos\w*|dwaal\w*|dwalen|gevallen|valt|"
    r"delier|decubitus|wond\w*|incontinen\w*|palliatie\w*|terminaal|overleden|opgenomen|agressie\w*|onrustig\w*|parkinson|"
    r"diabet\w*|huisarts|fixatie|bedhekken|slikproblemen|katheter|k\. ?\d+|"
    rf"kamer ?{_ONE_ROOM}|dementia|medication|wound|fell)\b"
)


_WORK = re.compile(
    r"(?i)\b(?:\w*inricht\w*|\w*proef\w*|\w*ophang\w*|\w*sensor\w*|wifi\w*|wi-fi|installe\w*|plaatsen|aanleggen|"
    r"uitproberen|testen|verbouw\w*|schilderen|aansluit\w*|bekabel\w*|install\w*|set ?up|pilot)\b"
)
"""What is done to a room, rather than for who lives there."""
_ROOM = re.compile(r"(?i)\b(?:kamer|k\.|app\.|appartement) ?\d+[a-z]?\b")
_PLACE = re.compile(r"(?i)\s*kamer ?\d+[a-z]?\s*")


def is_about_client(cells: list[object]) -> bool:
    """Return whether a line is about somebody in care: named, or by room, with something of their health."""
    told = [str(cell) for cell in cells if isinstance(cell, str)]
    # The room in which something is done, by itself, says nothing of somebody.
    if not any(map(calls_client, told)):
        # "Proefkamer inrichten (kamer 12)" is work on a room.
        told = [_ROOM.sub(" ", words) if _WORK.search(words) else words for words in told]
    ails = told if any(map(calls_client, told)) else [words for words in told if not _PLACE.fullmatch(words)]
    return _ABOUT_CLIENT.search("\n".join(told)) is not None and _HEALTH.search("\n".join(ails)) is not None


def calls_client(words: str) -> bool:
    """Return whether words call somebody as one calls those in care: "mw Jansen", "dhr. De Vries"."""
    return _CALLS_CLIENT.search(words) is not None


def names_client(words: str) -> bool:
    """Return whether words name somebody in care, or where they live."""
    return _ABOUT_CLIENT.search(words) is not None


_OF_CLIENTS = re.compile(
    r"(?:(?:naam|nr|nummer|naam van de) )?(?:client|bewoner|patient|resident)(?:en|s|nr|nummer|naam| name| no)?|"
    r"geb ?(?:datum|dat)?|geboortedatum|geboren|date of birth|dob|bsn|zzp(?: zp)?|diagnos\w*|medicatie|zorgprofiel"
)


def are_of_clients(headings: list[str]) -> bool:
    """Return whether headings, whatever is below them, are those of a list of clients: what is in it is no task."""
    return any(_OF_CLIENTS.fullmatch(normalise(words)) for words in headings)
