"""Make the table of the coach's second opinion on what its rules find, and say what it gains.

``python -m tests.bench.second_opinion`` cross-validates on the texts that were written for it; with ``--write`` the
table in resources/coach is made anew. Logistic regression with few weights (elastic net by coordinate descent,
Friedman, Hastie and Tibshirani 2010), so that a person can read the table and it stays small; the same texts always
give the same table.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable

from plans.coach.second_opinion import LIKELY, UNLIKELY, Weights, likelihood, pieces
from resources import FOLDER
from tests.bench.coach import HELD_OUT, TUNED, UNTOUCHED, WRITTEN, Text, counted, labelled

LANGUAGES = ("nl", "en")
CODES = tuple(sorted({*UNLIKELY, *LIKELY}))
LEAST = 4
"""In how many texts a piece stands before it counts."""
SPARSE, EVEN = 1.0, 0.5
"""The pull of the weights to zero, and that to small ones."""
ROUNDS, TURNS = 10, 20
"""The most times that the likelihoods are worked out anew, and that the weights are gone over for one of them."""
SETTLED = 0.01
"""When no weight changes more than this, it is enough."""
WEIGHT = {WRITTEN: 2.0}
"""How much texts in the style of real goals count beside the older ones."""
FOLDS = 6

Table = dict[str, Weights]
Row = tuple[frozenset[str], Text, float]


class Learner:
    """Learns the weights of one code."""

    def __init__(self, code: str, rows: list[Row]) -> None:
        rows = [row for row in rows if code not in row[1].either]
        self._truth = [float(code in text.codes) for _, text, _ in rows]
        self._counts = [counts for *_, counts in rows]
        places = defaultdict[str, list[int]](list)
        for place, (found, *_) in enumerate(rows):
            for piece in found:
                places[piece].append(place)
        self._places = {piece: places[piece] for piece in sorted(places) if len(places[piece]) >= LEAST}
        self._totals = [0.0] * len(rows)
        self._weights = dict.fromkeys(self._places, 0.0)
        self._base = 0.0

    def learned(self) -> Weights:
        """Return the weights in hundredths, and the base under the empty piece."""
        for _ in range(ROUNDS):
            if self._round() < SETTLED:
                break
        found = {piece: round(weight, 2) for piece, weight in self._weights.items()}
        return {"": round(self._base, 2)} | {piece: weight for piece, weight in found.items() if weight}

    def _round(self) -> float:
        """Work out the likelihoods, and fit the weights to what is still wrong; return the largest change."""
        likely = [1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) for total in self._totals]
        self._bends = [
            max(counts * found * (1 - found), counts / 1000) for counts, found in zip(self._counts, likely, strict=True)
        ]
        pairs = zip(self._counts, self._truth, likely, strict=True)
        self._wrong = [counts * (truth - found) for counts, truth, found in pairs]
        self._steep: dict[str, float] = {}
        largest = self._turn(self._weights)
        for _ in range(TURNS):
            if self._turn([piece for piece, weight in self._weights.items() if weight]) < SETTLED:
                break
        return largest

    def _turn(self, some: Iterable[str]) -> float:
        largest = 0.0
        change = sum(self._wrong) / sum(self._bends)
        self._base += change
        self._move(range(len(self._totals)), change)
        for piece in some:
            places, old = self._places[piece], self._weights[piece]
            slope = sum(map(self._wrong.__getitem__, places))
            if not old and abs(slope) <= SPARSE:
                continue
            if piece not in self._steep:
                self._steep[piece] = sum(map(self._bends.__getitem__, places))
            aim = slope + self._steep[piece] * old
            new = math.copysign(max(abs(aim) - SPARSE, 0.0), aim) / (self._steep[piece] + EVEN)
            if new != old:
                self._weights[piece] = new
                largest = max(largest, abs(new - old))
                self._move(places, new - old)
        return largest

    def _move(self, places: Iterable[int], change: float) -> None:
        for place in places:
            self._wrong[place] -= self._bends[place] * change
            self._totals[place] += change


def learn(rows: list[Row]) -> Table:
    """Learn the weights of every code."""
    return {code: Learner(code, rows).learned() for code in CODES}


def rows_of(language: str) -> list[Row]:
    """Return the texts of a language to learn from, each with its pieces and how much it counts."""
    return [
        (frozenset(pieces(item.text)), item, WEIGHT.get(path, 1.0))
        for path in (TUNED, WRITTEN)
        for item in labelled(path, language)
    ]


def show(language: str) -> None:
    """Print what the second opinion changes: on the written texts by cross-validation, on the others as they stand."""
    found = rows_of(language)
    fresh = [row for row in found if row[2] > 1]
    older = [row for row in found if row[2] == 1]
    parts = [(row, fold) for fold in range(FOLDS) for row in fresh[fold::FOLDS]]
    tables = [learn(older + [row for row, part in parts if part != fold]) for fold in range(FOLDS)]
    _compare(language, "written (cross-validated)", [(row[1], tables[fold]) for row, fold in parts])
    whole = learn(found)
    for path in (UNTOUCHED, HELD_OUT):
        _compare(language, path.stem, [(item, whole) for item in labelled(path, language)])


def _compare(language: str, name: str, pairs: list[tuple[Text, Table]]) -> None:
    given = [(item, counted(item.text, language, rules_only=True), table) for item, table in pairs]
    for code in CODES:
        rows = [(item, code in found, likelihood(table[code], item.text)) for item, found, table in given]
        rows = [row for row in rows if code not in row[0].either]
        before = _figures([(code in item.codes, by_rule) for item, by_rule, _ in rows])
        least, most = UNLIKELY.get(code, 0.0), LIKELY.get(code, 1.0)
        rows_after = [(code in item.codes, likely >= least if rule else likely > most) for item, rule, likely in rows]
        print(f"{language} {name:28}{code:16} {before} -> {_figures(rows_after)}")


def _figures(pairs: list[tuple[bool, bool]]) -> str:
    """Return precision and recall of what was given beside the labels, with how often it was wrong and missed."""
    right = sum(label and given for label, given in pairs)
    given, labels = sum(given for _, given in pairs), sum(label for label, _ in pairs)
    precision, recall = right / given if given else 1, right / labels if labels else 1
    return f"{precision:.2f}/{recall:.2f} ({given - right}, {labels - right})"


def _by_weight(weights: Weights) -> dict[str, list[str]]:
    """Group the pieces of a code by their weight in hundredths, the strongest first: short, and good to read."""
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for piece, weight in weights.items():
        grouped[round(weight * 100)].append(piece)
    return {str(weight): sorted(grouped[weight]) for weight in sorted(grouped, key=lambda item: (-abs(item), item))}


def write() -> None:
    """Make the table anew."""
    learned = {language: learn(rows_of(language)) for language in LANGUAGES}
    tables = {
        language: {code: _by_weight(weights) for code, weights in table.items()} for language, table in learned.items()
    }
    path = FOLDER / "coach" / "second_opinion.json"
    path.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    else:
        for language in LANGUAGES:
            show(language)
