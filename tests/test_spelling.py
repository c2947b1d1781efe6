"""Every word that the program says is spelled as the dictionary has it, or is a word of the field."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.pofile import read_po

from resources import CARDS, GUIDE, LOCALE, SAMPLES, TEXTS
from resources.language import LANGUAGES

HERE = Path(__file__).parent
DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
AS_OTHERS_TYPE = {"sheets"}
"""Texts with the headings of other people's lists, spelled as they are found there."""

NO_WORDS = re.compile(
    r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}|%[A-Z]+%\S*|--\S+"  # code, addresses of pictures, places for words, options
    r"|\S*[@_]\S*"  # names of fields, and of a game
    r"|[\w.~/-]+\.(?:nl|com|eu|nu|org|db|txt|jaarplan|opmerkingen|huispakket|xlsx|xls|ods|csv|pdf|html|json|exe|deb|ics|docx)\b\S*"
)
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")

pytestmark = pytest.mark.skipif(
    shutil.which("hunspell") is None,
    reason="there is no hunspell; on Debian: apt-get install hunspell hunspell-nl hunspell-en-gb",
)


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


def words_of(language: str) -> dict[str, str]:
    """Return every word with one place where it stands."""
    found: dict[str, str] = {}
    for place, words in texts(language):
        for word in WORD.findall(NO_WORDS.sub(" ", words)):
            found.setdefault(word.replace("’", "'"), place)
    return found


def known(language: str) -> list[str]:
    return (HERE / "words" / f"{language}.txt").read_text(encoding="utf-8").split()


def refused(language: str, words: list[str]) -> set[str]:
    """Return the words that the dictionary does not have."""
    asked = ["hunspell", "-d", DICTIONARIES[language], "-i", "utf-8", "-l"]
    done = subprocess.run(asked, input="\n".join(words), capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_spelled_well(language: str) -> None:
    found = words_of(language)
    wrong = refused(language, sorted(found)) - set(known(language))
    assert {word: found.get(word, "") for word in sorted(wrong)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_field_are_used_and_not_in_the_dictionary(language: str) -> None:
    listed = known(language)
    assert listed == sorted(set(listed))
    assert set(listed) - set(words_of(language)) == set(), "no longer used"
    assert set(listed) - refused(language, listed) == set(), "in the dictionary by now"


def test_a_word_that_is_spelled_wrong_is_noticed() -> None:
    assert refused("nl", ["handleiding", "handleidding", "bedsensor", "wordt", "word"]) == {"handleidding", "bedsensor"}
