"""Lines about somebody in care, among the lines of a list that may come in: they stay behind, one by one."""

from __future__ import annotations

import re

from plans.exchange.headings import normalise

_ABOUT_CLIENT = re.compile(
    r"(?:\b(?:(?:[Mm]w|[Mm]evr|[Dd]hr|[Mm]rs?)\b\.?|(?:[Mm]evrouw|[Dd]e heer|[Mm]eneer|[Bb]ewoonster|[Bb]ewoner|"
    r"[Cc]li[eë]nte?|[Rr]esident)\b) (?:v\.? ?d\.? |van |de |der |den )*[A-Z]|"
    r"\b(?:[Kk]amer|[Kk]\.|[Aa]pp\.|[Aa]ppartement) ?\d+)"
)
_ONE_ROOM = r"\d+(?!\d|\.\d| ?(?:-|–|t/m|tot|en|,|/|&|\+) ?\d)"
"""The number of one room: "kamer 4 en 9" are two, "kamer 1-8" is a part of the house, "kamer 0.14" one to meet in."""
_HEALTH = re.compile(
    r"(?i)\b(?:dement\w*|medicat\w*|medicijn\w*|insuline|zorgprofiel|zzp|indicatie|diagnos\w*|dwaal\w*|dwalen|gevallen|valt|"
    r"delier|decubitus|wond\w*|incontinen\w*|palliatie\w*|terminaal|overleden|opgenomen|agressie\w*|onrustig\w*|parkinson|"
    r"diabet\w*|huisarts|fixatie|bedhekken|slikproblemen|katheter|k\. ?\d+|"
    rf"kamer ?{_ONE_ROOM}|dementia|medication|wound|fell)\b"
)


def is_about_client(cells: list[object]) -> bool:
    """Return whether a line is about somebody in care: named, or by room, with something of their health."""
    words = "\n".join(str(cell) for cell in cells if isinstance(cell, str))
    return _ABOUT_CLIENT.search(words) is not None and _HEALTH.search(words) is not None


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
