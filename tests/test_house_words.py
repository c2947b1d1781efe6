"""The words of a house: a review that is a talk changes the words before it as well, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resources import house_words, voice
from resources.language import gettext, speaking


@pytest.fixture(autouse=True)
def _our_words_again() -> Iterator[None]:
    yield
    house_words.choose()
    voice.choose(None)


SAID = {
    "De review van kwartaal {quarter} is gesloten": "Het kwartaalgesprek van kwartaal {quarter} is gesloten",
    "de gesloten review": "het gesloten kwartaalgesprek",
    "Een volgende review": "Een volgend kwartaalgesprek",
    "de volgende review": "het volgende kwartaalgesprek",
    "Kwartaalreviews": "Kwartaalgesprekken",
    "deze review, elke review": "dit kwartaalgesprek, elk kwartaalgesprek",
    "{review} en de vier reviews": "{review} en de vier kwartaalgesprekken",
    "een preview": "een preview",
}


@pytest.mark.parametrize("ours", SAID)
def test_a_review_is_a_talk(ours: str) -> None:
    house_words.choose(review="kwartaalgesprek")
    assert house_words.reworded(ours, "nl") == SAID[ours]
    assert house_words.reworded("the review", "en") == "the review"


def test_every_message_keeps_its_places() -> None:
    ours = gettext("The review of quarter {quarter} is closed: what was said in it is fixed.")
    house_words.choose(review="kwartaalgesprek")
    theirs = gettext("The review of quarter {quarter} is closed: what was said in it is fixed.")
    assert ours != theirs
    assert "{quarter}" in theirs


def test_clients_and_the_record_are_called_as_the_house_does() -> None:
    voice.choose("nursing_home", "gast", "gasten")
    house_words.choose(record="Ysis")
    assert voice.fill("{Clients} in het ECD, {client} voor {client}", "nl") == "Gasten in Ysis, gast voor gast"
    with speaking("en"):
        assert voice.fill("{clients}", "en") == "residents"
    voice.choose("nursing_home", "gast")
    assert voice.fill("{clients}", "nl") == "bewoners"
