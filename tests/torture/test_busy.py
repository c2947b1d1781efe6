"""The library is held by another program for half a minute while somebody types in the real window."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from desktop import alerts
from plans.exchange import plan_file
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Control, Key, Person

SECONDS = 30
LONGEST = 0.2
"""How long the window may be held up at once."""
OFTEN = 10
"""Milliseconds between two looks at the clock."""
NAME = "Hoe heet het team?"


class Watch:
    """Measures how long the window hears of nothing."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(interval=OFTEN)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def rest(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def test_typing_while_the_library_is_locked(
    start: Callable[..., Person], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(alerts, "show_alert", lambda _window, *words: said.append(" ".join(words)))
    me = start(str(plan_file.SAMPLE))
    document = me.window.walk.document
    me.focus(NAME)
    me.press(Key.Key_A, Control)
    watch, words, honest = Watch(), "", 0
    with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            letter = "rust voor iedereen "[len(words) % 19]
            me.type(letter)
            words += letter
            rest(60)
            honest += not document.is_saved
        assert _("not saved yet") in me.words()
        other.execute("ROLLBACK")
    me.qtbot.waitUntil(lambda: document.is_saved, timeout=20_000)
    library = Library.open(tmp_path / "test.db", read_only=True)
    (plan,) = [library.load(row.id) for row in library.plans()]
    library.close()
    print(
        f"\nlocked {SECONDS} s: {len(words)} letters, held up {watch.longest * 1000:.0f} ms at most, said {len(said)}"
    )
    assert plan.team.name == words.rstrip() or plan.team.name == words
    assert honest > len(words) // 2, "it said that all was saved"
    assert len(said) <= 1
    assert watch.longest < LONGEST
