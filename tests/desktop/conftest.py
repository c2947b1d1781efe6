"""Opens the real window, as the program does, on a library of the test's own."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from tests.desktop.person import Person


@pytest.fixture
def start(qtbot, qapp, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Start Digikoers; give somebody at its keyboard once everything is loaded."""
    from desktop import app
    from desktop.library import LibraryController

    windows = []

    def begin(*arguments: str, library: str = "test.db", owns: bool = False) -> Person:
        _app, window = app.build(["--library", str(tmp_path / library), *arguments], owns=owns)
        windows.append(window)
        qtbot.waitSignal(window.ready, timeout=20_000).wait()
        window.resize(1280, 800)
        return Person(qtbot, window)

    yield begin
    stray = [
        toplevelwidget
        for toplevelwidget in QApplication.topLevelWidgets()
        if toplevelwidget.isVisible() and toplevelwidget not in windows
    ]
    assert stray == [], "something showed itself as a window of its own"
    for window in windows:
        window.closing.disconnect()
        for desk in window.findChildren(LibraryController):
            if desk.library:
                desk.library.close()
        window.close()
        window.deleteLater()
    windows.clear()
    # Of a start that ends with the program nothing is collected; here many follow each other.
    gc.unfreeze()
    # Without a running event loop nothing is deleted later: every window would stay, and slow all tests after it.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True, scope="session")
def _hasty() -> Iterator[None]:
    """No save waits for the disk: what a power cut leaves is tried without a window."""
    from plans.storage import engine

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "synchronous=OFF"))
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_process_stays() -> Iterator[None]:
    """The process that makes pages goes from test to test, as from print to print, and ends with the program."""
    yield
    from desktop.printing.spare import spare

    spare().end()


@pytest.fixture(autouse=True)
def _plain_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug fails the test instead of opening the report."""
    from desktop import crash_report

    monkeypatch.setattr(crash_report, "watch", lambda window, make_safe: None)
