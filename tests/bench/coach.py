"""How well the coach reads: precision and recall per code on labelled texts, and the time it takes for one."""

from __future__ import annotations

import datetime as dt
import statistics
import time
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from plans.coach import RULES, Known, review_goal
from resources.language import LANGUAGES

FOLDER = Path(__file__).parent.parent / "plans" / "coach"
TUNED = FOLDER / "tuned.toml"
WRITTEN = FOLDER / "written.toml"
"""Texts in many styles, home care among them, on which rules and second opinion were tuned."""
HANDS = FOLDER / "hands.toml"
"""Texts by several people who did not know the coach, on which the second opinion was trained."""
KINDS = FOLDER / "kinds.toml"
"""Texts written to teach a kind, half of them near misses; they tell nothing of how well the coach reads others."""
UNTOUCHED = FOLDER / "untouched.toml"
"""Texts that were kept apart while the rules were written; the second opinion learns from them."""
HELD_OUT = FOLDER / "heldout.toml"
"""Labelled texts that nobody looked into while writing the rules, the word lists and the second opinion."""
UNLEARNED = FOLDER / "unlearned.toml"
"""Texts by people who did not know the coach, on whose misses the rules were mended, but not the second opinion."""
WITH_FIELDS = FOLDER / "fields.toml"
"""Goals with what their fields hold, and what a good colleague would bring up."""
FIELDS_UNLEARNED = FOLDER / "unlearned_fields.toml"
"""The same by people whose goals the second opinion did not learn from."""
SETS = (TUNED, WRITTEN, HANDS, UNTOUCHED, UNLEARNED, HELD_OUT)

BARS = {"nl": 0.90, "en": 0.85}
SEVERAL_RECALL = 0.80
"""The least precision and recall per code, by language; several_goals may be missed more often than be said wrongly."""
ROOM = 0.05
"""The largest share of wholly good goals that may get a remark."""

PATIENCE = 5.0
"""The most milliseconds that an ordinary text may take."""

YEAR = 2027
"""The year of the plans that the goals with fields stand in, where an entry names no other."""

DAY = dt.date(2026, 1, 1)
"""The day on which the texts are read: the earliest of them plan for 2026."""

CODES = tuple(RULES)


def least(language: str, code: str) -> tuple[float, float]:
    """Return the least precision and recall of a code."""
    bar = BARS[language]
    return bar, SEVERAL_RECALL if code == "several_goals" else bar


@dataclass(frozen=True)
class Text:
    """A labelled text: the codes it should get, and those that are right given or left out."""

    text: str
    codes: frozenset[str]
    either: frozenset[str]
    hand: str = ""
    """Who wrote it, where a set is by several people."""


@dataclass(frozen=True)
class Score:
    """How a code was given in a set of texts: as labelled, too often, and too seldom."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of what was given that should be; 1 where nothing was given."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what should be given that was; 1 where nothing should."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


Labelled = list[Text]
"""Texts with their codes."""


@cache
def _content(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def labelled(path: Path, language: str) -> Labelled:
    """Read the labelled texts of a language."""
    entries = _content(path).get(language, [])
    unknown = {"saving_first"} if path in (HANDS, UNLEARNED) else set()  # who wrote those was not told of this code
    return [
        Text(
            entry["text"],
            frozenset(entry["codes"]),
            frozenset(entry.get("either", ())) | unknown - {*entry["codes"]},
            entry.get("hand", ""),
        )
        for entry in entries
    ]


@cache
def counted(text: str, language: str) -> frozenset[str]:
    """Return the codes that the coach gives a text, read once for all that looks at it."""
    return frozenset(finding.code for finding in review_goal(text, language, today=DAY))


def scores(texts: Labelled, language: str) -> dict[str, Score]:
    """Compare what the coach says of the texts with their labels, per code."""
    pairs = [(counted(text.text, language), text) for text in texts]
    found = {}
    for code in CODES:
        sure = [(code in given, code in pair.codes) for given, pair in pairs if code not in pair.either]
        found[code] = Score(
            sum(given and label for given, label in sure),
            sum(given and not label for given, label in sure),
            sum(label and not given for given, label in sure),
        )
    return found


def disturbed(texts: Labelled, language: str) -> tuple[int, int]:
    """Return how many wholly good goals get a remark, and how many there are."""
    good = [text for text in texts if not text.codes]
    return sum(bool(counted(item.text, language) - item.either) for item in good), len(good)


@dataclass(frozen=True)
class Goal:
    """A goal with its fields, and what a good colleague would bring up of it."""

    known: Known
    said: Text


def goals(language: str, path: Path = WITH_FIELDS) -> list[Goal]:
    """Read the goals with fields of a language."""
    found = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))[language]:
        fields = dict(entry["fields"])
        numbers = {name: Decimal(str(fields.pop(name))) for name in ("baseline", "target") if name in fields}
        said = Text(entry["text"], frozenset(entry["codes"]), frozenset(entry.get("either", ())))
        found.append(Goal(Known(**{"year": YEAR, **fields, **numbers}), said))
    return found


def beside_fields(language: str, path: Path = WITH_FIELDS) -> list[tuple[str, frozenset[str], frozenset[str]]]:
    """Return every goal with fields: its text, what the coach brings up, and what a good colleague would.

    What may be brought up or not is left out of what the coach does.
    """
    return [
        (
            goal.said.text,
            frozenset(item.code for item in review_goal(goal.said.text, language, goal.known)) - goal.said.either,
            goal.said.codes,
        )
        for goal in goals(language, path)
    ]


def milliseconds(texts: Labelled, language: str) -> float:
    """Return the median time for one text, with the word lists read."""
    taken = []
    for text in [*texts[:1], *texts]:
        begin = time.perf_counter()
        review_goal(text.text, language)
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken[1:])


def show(paths: tuple[Path, ...] = SETS) -> None:
    """Print the figures of every set, with a mark where one is under the bar."""
    for path in paths:
        print(f"{f'the coach on {path.stem} texts':32}{'precision':>12}{'recall':>9}{'texts':>9}")
        for language in LANGUAGES:
            texts = labelled(path, language)
            for code, score in scores(texts, language).items():
                precision, recall = least(language, code)
                low = score.precision < precision or score.recall < recall
                under = "  under the bar" if low else ""
                amount = score.right + score.missed
                print(f"{f'{language} {code}':32}{score.precision:12.2f}{score.recall:9.2f}{amount:9}{under}")
            wrong, good = disturbed(texts, language)
            much = "  over the bar" if wrong > ROOM * good else ""
            print(f"{f'{language} good goals with a remark':32}{wrong:12}{good:18}{much}")
            print(f"{f'{language} a text':32}{milliseconds(texts, language):9.2f} ms{f'(at most {PATIENCE:.0f})':>18}")

    for language in LANGUAGES:
        pairs = beside_fields(language)
        right = sum(given == codes for _, given, codes in pairs)
        print(f"{f'{language} goals with fields, right':32}{right:12}{len(pairs):18}")


if __name__ == "__main__":
    show()
