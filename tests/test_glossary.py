"""The words of the sector: each is explained, once, where a text uses it."""

from __future__ import annotations

import pytest

from resources.glossary import explained
from resources.language import LANGUAGES, speaking
from resources.texts import entry

ASKED = "ECD Wzd AVG DPIA BEM MIC IGJ VAR cliëntenraad kwaliteitskompas".split()


@pytest.mark.parametrize("word", [*ASKED, "NEN 7510"])
def test_a_word_of_the_sector_is_explained(word: str) -> None:
    ((found, meaning),) = explained(f"Denk aan {word}.")
    assert found == word
    assert len(meaning) > 20


def test_it_is_found_before_a_hyphen_and_not_within_another_word() -> None:
    assert [word for word, _meaning in explained("Vraag de Wzd-functionaris om een DPIA, en de MIC.")] == [
        "DPIA",
        "MIC",
        "Wzd",
    ]
    assert explained("Of we de ordening van het varend materiaal nemen") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_has_a_meaning_that_explains_itself(language: str) -> None:
    assert set(entry("glossary", "words")) == set(entry("glossary", "meanings"))
    with speaking(language):
        found = explained(*(said[language] for said in entry("glossary", "words").values()))
        assert len(found) == len(entry("glossary", "words"))
        assert len({word for word, _meaning in found}) == len(found)
