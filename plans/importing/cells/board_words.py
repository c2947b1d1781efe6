"""The words that people write above the columns of a board: to do, under way, done."""

from __future__ import annotations

from plans.exchange.headings import normalise

_STATUS = {
    "te doen": "open",
    "todo": "open",
    "nog te doen": "open",
    "nog doen": "open",
    "moet nog": "open",
    "open": "open",
    "openstaand": "open",
    "openstaande acties": "open",
    "open acties": "open",
    "lopende acties": "busy",
    "lopend": "busy",
    "afgeronde acties": "done",
    "afgehandeld": "done",
    "voltooid": "done",
    "bezig": "busy",
    "mee bezig": "busy",
    "doing": "busy",
    "in uitvoering": "busy",
    "klaar": "done",
    "gedaan": "done",
    "al gedaan": "done",
    "al klaar": "done",
    "reeds gedaan": "done",
    "done": "done",
    "gereed": "done",
    "afgerond": "done",
    "backlog": "open",
    "ideeen": "open",
    "gepland": "open",
    "to do": "open",
    "nieuw": "open",
    "deze week": "busy",
    "in progress": "busy",
    "loopt": "busy",
    "review": "busy",
    "testen": "busy",
    "wacht op": "waiting",
    "wachten": "waiting",
    "wachten op": "waiting",
    "waiting": "waiting",
    "on hold": "waiting",
    "geparkeerd": "waiting",
    "geblokkeerd": "waiting",
    "blocked": "waiting",
    "gestopt": "stopped",
    "vervallen": "stopped",
}


def status_above(words: str) -> str | None:
    """Return the status of the actions that stand under words of a board, or None if the words are of no board."""
    return _STATUS.get(normalise(words))
