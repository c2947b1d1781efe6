"""How easily the Dutch texts read: the length of sentences, and the Flesch-Douma index of Dutch (higher is easier).

``python -m tests.bench.reading 20`` lists the longest sentences.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pyphen import Pyphen

from tests.said import WORD, texts

LEAST = 4
"""Words from which something is a sentence, and no heading or name."""
LONG = 20
"""More words than these are hard to keep in mind at once."""
NOT_READ = {"sample", "help.toml"}
"""What a team typed, without its names, and the names of sources."""
EASY = 70.0
"""The index of plain Dutch: 60 to 70 is what everybody reads, above it is easy."""


@dataclass
class Reading:
    """What was counted in some texts."""

    sentences: list[str] = field(default_factory=list)
    words: int = 0
    syllables: int = 0

    def add(self, sentence: str, syllables: int) -> None:
        """Count one more sentence."""
        self.sentences.append(sentence)
        self.words += len(WORD.findall(sentence))
        self.syllables += syllables

    @property
    def length(self) -> float:
        """The mean number of words in a sentence."""
        return self.words / len(self.sentences)

    @property
    def ease(self) -> float:
        """The Flesch-Douma index."""
        return 206.84 - 0.93 * self.length - 77 * self.syllables / self.words

    def long(self) -> list[str]:
        """Return the sentences that are hard to keep in mind."""
        return [sentence for sentence in self.sentences if len(WORD.findall(sentence)) > LONG]


def sentences(words: str) -> Iterator[str]:
    """Give the sentences of a text, without mark-up; a line of a list is one by itself."""
    plain = re.sub(r"\{[^}]*\}", "cliënt", re.sub(r"[*`#“”]|!?\[|\]\([^)]*\)", "", words))
    for block in re.split(r"\n\s*\n|\n\s*(?:-|\d+\.)\s+", plain):
        for sentence in re.split(r"(?<=[.!?:;…])\s+", " ".join(block.split())):
            if len(WORD.findall(sentence)) >= LEAST:
                yield sentence


def measured() -> dict[str, Reading]:
    """Return what was counted, by the kind of text."""
    hyphens = Pyphen(lang="nl_NL", left=1, right=1)
    found: dict[str, Reading] = defaultdict(Reading)
    for place, words in texts("nl"):
        if place in NOT_READ:
            continue
        kind = "guide" if place.endswith(".md") else "cards" if "cards" in place else place.removesuffix(".toml")
        for sentence in sentences(words):
            count = sum(1 + len(hyphens.positions(word)) for word in WORD.findall(sentence))
            for name in (kind, "all"):
                found[name].add(sentence, count)
    return dict(found)


def report() -> str:
    """Return the figures, the hardest kind of text first."""
    found = measured()
    rows = [f"{'Dutch texts':22}{'sentences':>10}{'words each':>12}{'over 20':>9}{'Flesch-Douma':>14}"]
    for name, reading in sorted(found.items(), key=lambda item: (item[0] == "all", item[1].ease)):
        under = "  under" if reading.ease < EASY else ""
        figures = f"{len(reading.sentences):10}{reading.length:12.1f}{len(reading.long()):9}{reading.ease:14.1f}"
        rows.append(f"{name:22}{figures}{under}")
    return "\n".join(rows)


def main() -> int:
    print(report())
    count = int(sys.argv[1]) if sys.argv[1:] else 0
    longest = sorted(measured()["all"].sentences, key=lambda sentence: -len(WORD.findall(sentence)))
    for sentence in longest[:count]:
        print(f"{len(WORD.findall(sentence)):4}  {sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
