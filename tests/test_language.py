"""The language in use: Dutch unless English is asked for, and another one only where it is spoken."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from babel.messages.pofile import read_po

from resources import FOLDER, language
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


def sought(path: Path) -> Iterator[str]:
    """Give the messages that a test looks for with gettext."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "resources.language"
        for alias in node.names
        if alias.name in ("gettext", "ngettext")
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            yield from (item.value for item in node.args[:1] if isinstance(item, ast.Constant))


def test_what_the_tests_look_for_is_something_that_the_program_says() -> None:
    """Else a long test that nobody runs every day breaks unseen when a message is worded anew."""
    tests = Path(__file__).parent
    catalogue = read_po(BytesIO((FOLDER / "locale/nl/LC_MESSAGES/digikoers.po").read_bytes()))
    there = {words for message in catalogue for words in ([message.id] if isinstance(message.id, str) else message.id)}
    gone = [
        f"{path.relative_to(tests)}: {words}"
        for path in sorted(tests.rglob("*.py"))
        if path != Path(__file__)
        for words in sought(path)
        if words not in there
    ]
    assert gone == []
