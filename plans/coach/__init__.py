"""The coach: reads the wording of a goal or a message and says, kindly, what could be clearer.

Explainable rules over word lists, nothing else; nothing leaves the laptop. What each code means: ``judging``.
"""

from __future__ import annotations

from zlib import crc32

from plans.coach.judging import RULES
from plans.coach.meaning import Meaning
from plans.coach.patterns import fold, patterns
from plans.coach.reading import read
from plans.findings import Finding
from resources import texts
from resources.language import speaking

CODES = tuple(RULES)
MESSAGE_CODES = ("threat", "no_gain")

_LONGEST = 60
"""Letters of the user's own words that are quoted in a finding."""


def review_goal(text: str, language: str = "nl") -> list[Finding]:
    """Give what could be clearer in the text of one goal: at most one finding per code, most helpful first.

    Raises ValueError for a language that Digikoers does not speak.
    """
    return _review(text, language, CODES, "goals", "result")


def review_message(text: str, language: str = "nl") -> list[Finding]:
    """Give what could be clearer in the message of the vision: does it speak of chances, and for whom?

    Raises ValueError for a language that Digikoers does not speak.
    """
    return _review(text, language, MESSAGE_CODES, "vision", "message")


def _review(text: str, language: str, codes: tuple[str, ...], subject: str, field: str) -> list[Finding]:
    with speaking(language):
        reading = read(text, language)
        if not reading.words:
            return []
        said = Meaning(reading)
        found = ((code, RULES[code](said)) for code in codes)
        return [
            Finding(code, "advice", subject, None, field, _say(f"{field}.{code}", text[slice(*span)], language), span)
            for code, span in found
            if span
        ]


def _say(path: str, words: str, language: str) -> str:
    """Put a finding in a sentence, with an example that fits the words; the same words always get the same one."""
    tags = patterns(language).tags(fold(words).split()[0])
    kinds = [kind for kind in sorted(tags) if texts.texts("coach", f"{path}.examples_{kind}")]
    examples = texts.texts("coach", f"{path}.examples_{kinds[0]}" if kinds else f"{path}.examples")
    example = examples[crc32(words.encode("utf-8", "replace")) % len(examples)]
    return texts.text("coach", f"{path}.sentence").format(words=_short(words), example=example)


def _short(words: str) -> str:
    """Give words in one line, and not too many of them, to be quoted."""
    line = " ".join(words[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rstrip()}…"
