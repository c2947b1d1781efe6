"""Make the table with which the coach takes back what its rules say too easily, and say what it gains.

``python -m tests.bench.veto`` cross-validates on the texts that were written for it; with ``--write`` the table in
resources/coach is made anew. Logistic regression with few weights (FTRL-Proximal, McMahan et al. 2013), so that a
person can read the table and it stays small; the same texts always give the same table.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter, defaultdict

from plans.coach.veto import UNLIKELY, likelihood, pieces
from resources import FOLDER
from tests.bench.coach import HELD_OUT, TUNED, UNTOUCHED, WRITTEN, Labelled, Text, counted, labelled

LANGUAGES = ("nl", "en")
ROUNDS = 12
LEAST = 4
"""In how many texts a piece stands before it counts."""
STEP, SMOOTH, SPARSE, EVEN = 0.15, 1.0, 1.6, 1.0
"""Of the learning: step, smoothing of the step, strength of the pull to zero, and of that to small weights."""
WEIGHT = {WRITTEN: 2}
"""How often texts in the style of real goals count beside the older ones."""
KEPT = 900
"""The most weights per code."""
FOLDS = 6

Table = dict[str, dict[str, float]]


def learn(texts: Labelled) -> Table:
    """Learn the weights of every code that can be taken back."""
    read = [(sorted(set(pieces(text.text))), text) for text in texts]
    often = Counter(piece for found, _ in read for piece in found)
    rows = [([piece for piece in found if often[piece] >= LEAST], item) for found, item in read]
    return {code: _learn(code, rows) for code in UNLIKELY}


def _learn(code: str, rows: list[tuple[list[str], Text]]) -> dict[str, float]:
    pulls: defaultdict[str, float] = defaultdict(float)
    squares: defaultdict[str, float] = defaultdict(float)

    def weight(piece: str) -> float:
        pull = pulls[piece]
        least = 0.0 if not piece else SPARSE
        if abs(pull) <= least:
            return 0.0
        return -(pull - math.copysign(least, pull)) / ((SMOOTH + math.sqrt(squares[piece])) / STEP + EVEN)

    for _ in range(ROUNDS):
        for found, row in rows:
            if code in row.either:
                continue
            inside = ["", *found]
            weights = {piece: weight(piece) for piece in inside}
            total = max(-50.0, min(50.0, sum(weights.values())))
            slope = 1 / (1 + math.exp(-total)) - (code in row.codes)
            for piece in inside:
                grown = squares[piece] + slope * slope
                pulls[piece] += slope - (math.sqrt(grown) - math.sqrt(squares[piece])) / STEP * weights[piece]
                squares[piece] = grown
    found = {piece: round(weight(piece), 2) for piece in pulls}
    kept = sorted(found, key=lambda piece: (bool(piece), -abs(found[piece]), piece))[:KEPT]
    return {piece: found[piece] for piece in sorted(kept) if found[piece] or not piece}


def texts_to_learn(language: str) -> list[tuple[int, Text]]:
    """Return the texts of a language to learn from, each with how often it counts."""
    return [(WEIGHT.get(path, 1), item) for path in (TUNED, WRITTEN) for item in labelled(path, language)]


def repeated(found: list[tuple[int, Text]]) -> Labelled:
    """Repeat each text as often as it counts, in an order that mixes the sets."""
    listed = [item for times, item in found for _ in range(times)]
    return [listed[place * 7919 % len(listed)] for place in range(len(listed))]


def show(language: str) -> None:
    """Print what taking back changes: on the written texts by cross-validation, on the others as they stand."""
    found = texts_to_learn(language)
    fresh = [entry for entry in found if entry[0] > 1]
    older = [entry for entry in found if entry[0] == 1]
    parts = [(item, fold) for fold in range(FOLDS) for item in fresh[fold::FOLDS]]
    tables = [learn(repeated(older + [item for item, part in parts if part != fold])) for fold in range(FOLDS)]
    _compare(language, "written (cross-validated)", [(item, tables[fold]) for (_, item), fold in parts])
    whole = learn(repeated(found))
    for path in (UNTOUCHED, HELD_OUT):
        _compare(language, path.stem, [(item, whole) for item in labelled(path, language)])


def _compare(language: str, name: str, pairs: list[tuple[Text, Table]]) -> None:
    given = [(pair, counted(pair.text, language, rules_only=True), table) for pair, table in pairs]
    for code, least in UNLIKELY.items():
        rows = [(item, code in found, likelihood(table[code], item.text) >= least) for item, found, table in given]
        rows = [row for row in rows if code not in row[0].either]
        before = _figures([(code in item.codes, sentence) for item, sentence, _ in rows])
        after = _figures([(code in item.codes, sentence and stays) for item, sentence, stays in rows])
        print(f"{language} {name:28}{code:16} {before} -> {after}")


def _figures(pairs: list[tuple[bool, bool]]) -> str:
    right = sum(label and sentence for label, sentence in pairs)
    sentence, labels = sum(sentence for _, sentence in pairs), sum(label for label, _ in pairs)
    return f"{right / sentence if sentence else 1:.2f}/{right / labels if labels else 1:.2f}"


def _by_weight(weights: dict[str, float]) -> dict[str, list[str]]:
    """Group the pieces of a code by their weight in hundredths, the strongest first: short, and good to read."""
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for piece, weight in weights.items():
        grouped[round(weight * 100)].append(piece)
    return {str(weight): sorted(grouped[weight]) for weight in sorted(grouped, key=lambda item: (-abs(item), item))}


def write() -> None:
    """Make the table anew."""
    learned = {language: learn(repeated(texts_to_learn(language))) for language in LANGUAGES}
    tables = {
        language: {code: _by_weight(weights) for code, weights in table.items()} for language, table in learned.items()
    }
    path = FOLDER / "coach" / "veto.json"
    path.write_text(json.dumps(tables, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    else:
        for language in LANGUAGES:
            show(language)
