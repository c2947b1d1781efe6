"""Make the table of the coach's second opinion, and say what it is worth on the texts of somebody new.

``python -m tests.bench.second_opinion`` leaves out one person at a time, learns from all others, and compares what is
then said with the labels of that person; with ``--write`` the table in resources/coach is made anew from all. Logistic
regression with even pull (scikit-learn, which ``pip install -e .[coach]`` brings): first over all pieces, then over the
strongest alone, so that the table stays small. The same texts give the same table.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from typing import get_args

from scipy.sparse import diags_array
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from plans.cards import deck, taking
from plans.coach.reviewing import Review
from plans.coach.second_opinion import BETWEEN, LIKELY, WEIGHED, Weights, likelihood, pieces
from plans.derived import examples
from plans.subjects.scans import TRAITS
from plans.subjects.team import Care
from resources import FOLDER
from resources.language import LANGUAGES, speaking
from resources.texts import entries
from tests.bench.coach import DAY, HANDS, HELD_OUT, KINDS, TUNED, UNTOUCHED, WRITTEN, Text, goals, labelled
from tests.plans.cards.teams import TODAY, a_team

LEAST = 3
"""In how many texts a piece stands before it counts."""
MOST = {"no_deadline": 500, "vague_amount": 2_500}
"""Pieces that are kept of the codes that need few: those that tell most."""
MOST_ELSE = 6_000
"""The same of the others."""
EVEN = 20.0
"""The pull of the weights to zero."""
DOUBTED = ("threat",)
"""The codes for which what the word lists and rules of a language hear is pulled harder than the rest: they were made
on the texts that are learned from."""
HARDER = 4.0
"""How much harder that is."""
_MADE_SINCE = re.compile("#(?:~|verbless|must)(?!.*pressed)")
"""What no list or rule was tuned for: what words lean to, and how a text is built."""
WEIGHT = {TUNED: 1.0, WRITTEN: 2.0, UNTOUCHED: 2.0, HANDS: 10.0, KINDS: 10.0}
"""How much the texts of a set count: those on which the rules were tuned least."""

BESIDE = 5.0
"""The same for the goals with fields: of those only the codes that no field answers tell of their text."""

OWN = 20.0
"""How much the examples of the program itself count: no remark on one is right."""

Table = dict[str, Weights]
Row = tuple[frozenset[str], Text, float]


def fit(code: str, rows: list[Row]) -> Weights:
    """Return the weights of one code in hundredths, and the base under the empty piece."""
    rows = [row for row in rows if code not in row[1].either]
    seen = Counter(piece for found, *_ in rows for piece in found)
    every = sorted(piece for piece, times in seen.items() if times >= LEAST)
    rough, _ = _fitted(code, rows, every)
    tells = {
        piece: abs(weight) * math.sqrt(share * (1 - share))
        for piece, weight in zip(every, rough, strict=True)
        for share in [seen[piece] / len(rows)]
    }
    strongest = sorted(every, key=lambda piece: (tells[piece], piece), reverse=True)[: MOST.get(code, MOST_ELSE)]
    weights, base = _fitted(code, rows, strongest)
    kept = {piece: round(weight, 2) for piece, weight in zip(strongest, weights, strict=True)}
    return {"": round(base, 2)} | {piece: weight for piece, weight in kept.items() if weight}


def _fitted(code: str, rows: list[Row], kept: list[str]) -> tuple[list[float], float]:
    """Return the weight of every piece that is kept, and the base.

    What is doubted counts less where it stands, which comes to a harder pull on its weight.
    """
    sizes = [1 / math.sqrt(HARDER if code in DOUBTED and _doubted(piece) else 1) for piece in kept]
    stands = CountVectorizer(analyzer=list, vocabulary=kept, dtype=float).transform(found for found, *_ in rows)
    model = LogisticRegression(C=1 / EVEN, solver="liblinear", random_state=0)
    truth, counts = [code in text.codes for _, text, _ in rows], [counts for *_, counts in rows]
    model.fit(stands @ diags_array(sizes), truth, sample_weight=counts)
    weights = [float(weight * size) for weight, size in zip(model.coef_[0], sizes, strict=True)]
    return weights, float(model.intercept_[0])


def _doubted(piece: str) -> bool:
    return piece.startswith("#") and not _MADE_SINCE.match(piece)


def learn(rows: list[Row]) -> Table:
    """Learn the weights of every code, some at the same time."""
    with ProcessPoolExecutor() as pool:
        return dict(zip(WEIGHED, pool.map(fit, WEIGHED, repeat(rows)), strict=True))


def row_of(text: Text, language: str, weight: float) -> Row:
    """Return a text with its pieces and how much it counts."""
    review = Review(text.text, language, None, DAY)
    return frozenset([*pieces(review.mended), *review.seen]), text, weight


def own_texts(language: str) -> list[Text]:
    """Return the goals that the program itself proposes: examples and cards, of which fields say more, and ideas."""
    beside = frozenset({"no_result", "vague_amount", "no_deadline", "no_gain"})
    ideas = [idea for trait in TRAITS for idea in entries("scans", f"ideas.{trait}")]
    with speaking(language):
        worked = [Text(example.result, frozenset(), beside) for example in examples.examples()]
        of_cards = [Text(result, frozenset(), beside) for result in _goals_of_cards()]
    return [*worked, *of_cards, *(Text(idea["result"][language], frozenset(), frozenset()) for idea in ideas)]


def _goals_of_cards() -> list[str]:
    """Return every goal that a card gives to a team, each once."""
    teams = [a_team(care) for care in get_args(Care)]
    return sorted({taking.take_over(plan, card, TODAY).goal.result for card in deck.deck() for plan in teams})


def texts_of_fields(language: str) -> list[Text]:
    """Return the texts of the goals with fields, with what is said of them where no field says anything of it."""
    found = []
    for goal in goals(language):
        known, said = goal.known, goal.said
        answered = {
            "no_deadline": known.dated,
            "no_gain": known.gives or "saving_first" in said.codes,
            "no_result": bool(known.indicator.strip()) or known.target is not None,
            "vague_amount": bool(known.indicator.strip()) or known.target is not None,
        }
        apart = frozenset(code for code, answers in answered.items() if answers) | said.either
        found.append(Text(said.text, said.codes & frozenset(WEIGHED) - apart, apart))
    return found


def rows_to_learn() -> dict[str, list[Row]]:
    """Return the texts to learn from, by language."""
    return {
        language: [
            row_of(item, language, weight) for path, weight in WEIGHT.items() for item in labelled(path, language)
        ]
        + [row_of(item, language, OWN) for item in own_texts(language)]
        + [row_of(item, language, BESIDE) for item in texts_of_fields(language)]
        for language in LANGUAGES
    }


def show() -> None:
    """Print what the coach says of the texts of each person by what the others wrote, and of the sets kept apart."""
    rows = rows_to_learn()
    every = [row for found in rows.values() for row in found]
    left_out: dict[str, list[tuple[Text, frozenset[str]]]] = {language: [] for language in LANGUAGES}
    for hand in sorted({row[1].hand for row in every} - {""}):
        table = learn([row for row in every if row[1].hand != hand])
        for language, found in rows.items():
            left_out[language] += [(row[1], _given(table, row, language)) for row in found if row[1].hand == hand]
    whole = learn(every)
    for language in LANGUAGES:
        _print(f"{language} people left out in turn", left_out[language])
        apart = [row_of(item, language, 1.0) for item in labelled(HELD_OUT, language)]
        _print(f"{language} kept apart", [(row[1], _given(whole, row, language)) for row in apart])


def _given(table: Table, row: Row, language: str) -> frozenset[str]:
    """Return the codes that the table finds likely, and no deadline only where the rules heard none."""
    given = {code for code, least in LIKELY[language].items() if likelihood(table[code], row[0]) >= least}
    heard = {"no_deadline"} if "#times from 1" in row[0] else set()
    return frozenset(given - heard)


def _print(name: str, pairs: list[tuple[Text, frozenset[str]]]) -> None:
    for code in WEIGHED:
        known = [(code in text.codes, code in given) for text, given in pairs if code not in text.either]
        right = sum(label and found for label, found in known)
        given, labels = sum(found for _, found in known), sum(label for label, _ in known)
        precision, recall = right / given if given else 1, right / labels if labels else 1
        print(f"{name:28}{code:16} {precision:.2f}/{recall:.2f} ({given - right}, {labels - right})")
    good = [(given - text.either) for text, given in pairs if not text.codes]
    print(f"{name:28}{'good, remarked':16} {sum(map(bool, good))} of {len(good)}")


def _by_weight(weights: Weights) -> dict[str, str]:
    """Group the pieces of a code by their weight in hundredths, the strongest first: short, and good to read."""
    grouped: defaultdict[int, list[str]] = defaultdict(list)
    for piece, weight in weights.items():
        grouped[round(weight * 100)].append(piece)
    return {
        str(weight): BETWEEN.join(sorted(grouped[weight]))
        for weight in sorted(grouped, key=lambda item: (-abs(item), item))
    }


def write() -> None:
    """Make the table anew."""
    table = learn([row for found in rows_to_learn().values() for row in found])
    path = FOLDER / "coach" / "second_opinion.json"
    content = {code: _by_weight(weights) for code, weights in table.items()}
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    if "--write" in sys.argv:
        write()
    else:
        show()
