"""The coach: reads the wording of a goal or a message and says, kindly, what could be clearer.

Explainable rules over word lists, a table that weighs what they saw beside the words of the text, and nothing else;
nothing leaves the laptop. What each code means: ``judging``; what it knows of the fields beside a text: ``known``.
"""

from __future__ import annotations

import datetime as dt

from plans.coach.advice import CONTRADICTIONS, Advice
from plans.coach.known import GOAL_FIELDS, TEAM_FIELDS, Known, known_of
from plans.coach.reviewing import Review, message_review
from plans.coach.rules import RULES
from resources.language import speaking

__all__ = [
    "CODES",
    "CONTRADICTIONS",
    "GOAL_FIELDS",
    "MESSAGE_CODES",
    "RULES",
    "TEAM_FIELDS",
    "Advice",
    "Known",
    "is_whole",
    "known_of",
    "review_goal",
    "review_message",
]

CODES = (
    *("threat", "several_goals", "deadline_differs", "numbers_differ", "saving_first", "date_offered"),
    *("no_result", "vague_amount", "no_deadline", "no_gain"),
)
"""In the order in which it helps to hear them: tone, what it is, what does not fit, then what is still open."""

MESSAGE_CODES = ("threat", "no_gain")

GAP = ("…", "...")
"""What stands in a text for what is still to be filled in."""


def review_goal(
    text: str, language: str = "nl", known: Known | None = None, today: dt.date | None = None
) -> list[Advice]:
    """Return what could be clearer in the text of one goal: at most one finding per code, most helpful first.

    ``language`` is that of the screen; the text is read in its own. With ``known`` the fields beside the text count as
    well: a filled field silences what it answers, an empty one is pointed to (``Advice.leads_to``), a date in the text
    is offered for its field (``Advice.offers``), and what differs is said. A time before the year of the plan, or where
    that is not known before ``today``, is no time by which. Raises ValueError for a language that Digikoers does not
    speak.
    """
    with speaking(language):
        review = Review(text, language, known, today)
        found = {advice.code: advice for advice in review.advice()}
        return [found[code] for code in CODES if code in found]


def is_whole(text: str, language: str = "nl", known: Known | None = None) -> bool:
    """Return whether a goal deserves praise: nothing left to say of text and fields together, and no gap left open.

    Together they hold when, how much and what it gives: nothing is to be said of "residents sleep through", but when
    that is reached nobody can see.
    """
    open_gap = any(gap in text for gap in GAP)
    return (
        bool(text.strip())
        and not open_gap
        and not review_goal(text, language, known)
        and _counts(text, language, known)
    )


def _counts(text: str, language: str, known: Known | None) -> bool:
    with speaking(language):
        return Review(text, language, known).counts


def review_message(text: str, language: str = "nl") -> list[Advice]:
    """Return what could be clearer in the message of the vision: does it speak of chances, and for whom?

    Raises ValueError for a language that Digikoers does not speak.
    """
    with speaking(language):
        found = {advice.code: advice for advice in message_review(text, language)}
        return [found[code] for code in MESSAGE_CODES if code in found]
