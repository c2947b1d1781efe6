"""All that the program says, in one language: structured texts, cards, the guide, the catalogue and the sample plan."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from babel.messages.pofile import read_po

from resources import CARDS, GUIDE, LOCALE, SAMPLES, TEXTS
from resources.language import LANGUAGES

AS_OTHERS_TYPE = {"sheets", "synonyms"}
"""Texts with the headings of other people's lists and the words they look for, spelled as they are found there."""

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def leaves(content: Any, language: str) -> Iterator[str]:
    """Give every text of a TOML file in one language."""
    if isinstance(content, dict):
        if set(LANGUAGES) <= set(content) and isinstance(content[language], str):
            yield content[language]
        for value in content.values():
            yield from leaves(value, language)
    elif isinstance(content, list):
        for value in content:
            yield from leaves(value, language)


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Give all that the program says in a language, each with where it stands."""
    for path in sorted([*TEXTS.glob("*.toml"), *CARDS.glob("*.toml")]):
        if path.stem not in AS_OTHERS_TYPE:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
            yield from ((path.name, words) for words in leaves(content, language))
    for path in sorted(GUIDE.glob(f"*.{language}.md")):
        yield path.name, path.read_text(encoding="utf-8")
    with (LOCALE / "nl/LC_MESSAGES/digikoers.po").open("rb") as file:
        for message in filter(lambda item: item.id, read_po(file)):
            said = message.string if language == "nl" else message.id
            yield from (("catalogue", words) for words in ([said] if isinstance(said, str) else said))
    if language == "nl":
        yield from (("sample", words) for words in sample())


def sample() -> Iterator[str]:
    """Give what the team of the sample typed, but for names: words that begin with a capital."""

    def strings(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for inner in value.values():
                yield from strings(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from strings(inner)
        elif isinstance(value, str) and " " in value:
            yield " ".join(word for word in WORD.findall(value) if not word[0].isupper())

    for path in SAMPLES.glob("*.jaarplan"):
        yield from strings(json.loads(path.read_text(encoding="utf-8")))
