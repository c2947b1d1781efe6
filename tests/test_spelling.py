"""Every word that the program says is spelled as the dictionary has it, or is a word of the field."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from resources.language import LANGUAGES
from tests.said import WORD, texts

HERE = Path(__file__).parent
DICTIONARIES = {"nl": "nl_NL", "en": "en_GB"}
NO_WORDS = re.compile(
    r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}|%[A-Z]+%\S*|--\S+"  # code, addresses of pictures, places for words, options
    r"|\S*[@_]\S*"  # names of fields, and of a game
    r"|[\w.~/-]+\.(?:nl|com|eu|nu|org|db|txt|jaarplan|opmerkingen|huispakket|xlsx|xls|ods|csv|pdf|html|json|exe|deb|ics|docx)\b\S*"
)
pytestmark = pytest.mark.skipif(
    shutil.which("hunspell") is None,
    reason="there is no hunspell; on Debian: apt-get install hunspell hunspell-nl hunspell-en-gb",
)


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
