"""The language in use: Dutch unless English is asked for, and another one only where it is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread

import pytest

from resources import language
from resources.language import gettext, ngettext, speaking


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    yield
    language.choose(language.DEFAULT)


def test_dutch_is_spoken_unless_english_is_chosen() -> None:
    assert gettext("not saved yet") == "nog niet opgeslagen"
    language.choose("en")
    assert gettext("not saved yet") == "not saved yet"


@pytest.mark.parametrize(("count", "words"), [(0, "punten"), (1, "punt"), (2, "punten")])
def test_what_is_counted_agrees(count: int, words: str) -> None:
    assert f" {words} " in ngettext("{count} point open", "{count} points open", count)


def test_another_language_is_spoken_in_its_own_thread_only() -> None:
    heard = []
    with speaking("en"):
        assert gettext("yes") == "yes"
        other = Thread(target=lambda: heard.append(gettext("yes")))
        other.start()
        other.join()
    assert heard == ["ja"]
    assert gettext("yes") == "ja"


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match="fy"):
        language.choose("fy")
    with pytest.raises(ValueError, match="fy"), speaking("fy"):
        pass
    assert language.current() == "nl"
