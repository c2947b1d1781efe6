"""How well the coach reads: precision and recall per code on labelled texts, and the time it takes for one."""

from __future__ import annotations

import statistics
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path

from plans.coach import CODES, review_goal
from resources.language import LANGUAGES

LABELLED = Path(__file__).parent.parent / "plans" / "coach"
TUNED = LABELLED / "tuned.toml"
UNTOUCHED = LABELLED / "untouched.toml"
"""Labelled texts that nobody looked into while writing the rules and the word lists."""

BARS = {"nl": 0.90, "en": 0.85}
"""The least precision and recall per code, by language."""

PATIENCE = 5.0
"""The most milliseconds that an ordinary text may take."""


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


Labelled = list[tuple[str, frozenset[str]]]
"""Texts with their codes."""


def labelled(path: Path, language: str) -> Labelled:
    """Read the labelled texts of a language."""
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get(language, [])
    return [(entry["text"], frozenset(entry["codes"])) for entry in entries]


def scores(texts: Labelled, language: str) -> dict[str, Score]:
    """Compare what the coach says of the texts with their labels, per code."""
    pairs = [(frozenset(finding.code for finding in review_goal(text, language)), codes) for text, codes in texts]
    return {
        code: Score(
            sum(code in given and code in codes for given, codes in pairs),
            sum(code in given and code not in codes for given, codes in pairs),
            sum(code not in given and code in codes for given, codes in pairs),
        )
        for code in CODES
    }


def milliseconds(texts: Labelled, language: str) -> float:
    """Give the median time for one text, with the word lists read."""
    taken = []
    for text, _ in [*texts[:1], *texts]:
        begin = time.perf_counter()
        review_goal(text, language)
        taken.append((time.perf_counter() - begin) * 1000)
    return statistics.median(taken[1:])


def measure(path: Path = UNTOUCHED) -> dict[str, tuple[dict[str, Score], float]]:
    """Give scores and milliseconds per language on the labelled texts of a file."""
    sets = {language: labelled(path, language) for language in LANGUAGES}
    return {language: (scores(texts, language), milliseconds(texts, language)) for language, texts in sets.items()}


def show(path: Path = UNTOUCHED) -> None:
    """Print the figures, with a mark where one is under the bar; say so where there are no texts to measure on."""
    if not path.exists():
        print(f"the coach: there are no {path.stem} texts yet to measure it on ({path.name})")
        return
    print(f"{f'the coach on {path.stem} texts':32}{'precision':>12}{'recall':>9}{'texts':>9}")
    for language, (found, taken) in measure(path).items():
        for code, score in found.items():
            under = "  under the bar" if min(score.precision, score.recall) < BARS[language] else ""
            amount = score.right + score.missed
            print(f"{f'{language} {code}':32}{score.precision:12.2f}{score.recall:9.2f}{amount:9}{under}")
        print(f"{f'{language} a text':32}{taken:9.2f} ms{f'(at most {PATIENCE:.0f})':>18}")


if __name__ == "__main__":
    show(UNTOUCHED if UNTOUCHED.exists() else TUNED)
