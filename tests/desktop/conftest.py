"""Opens the real window, as the program does, on a library of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.wait_signal import SignalBlocker

from desktop.forms.parts import Fold
from desktop.settings import Settings
from desktop.theme.appearance import appearance
from desktop.window import Window
from plans.derived import steps
from plans.exchange.plan_file import SAMPLE
from plans.plan import Plan
from plans.plan_json import Form, serialise
from resources.language import gettext as _
from tests.desktop.person import PATIENCE, Person

_OPEN: list[Window] = []
_SHARED: dict[tuple[bool, int], Window] = {}
"""The window of tests that only look, by whether its plan is new and by the size of its text.

Never beside another one, or another test: all its pages would be styled anew along with theirs.
"""


@pytest.fixture
def start(qtbot, qapp, tmp_path: Path) -> Iterator[Callable[..., Person]]:
    """Start Digikoers; give somebody at its keyboard once everything is loaded.

    With ``theme`` or ``text_size`` somebody chose these before: to put another look on a window takes as long as to
    make it.
    """
    earlier = list(_OPEN)

    def begin(*arguments: str, library: str = "test.db", owns: bool = False, **look: Any) -> Person:
        return Person(qtbot, _open("--library", str(tmp_path / library), *arguments, owns=owns, **look))

    yield begin
    stray = [
        toplevelwidget
        for toplevelwidget in QApplication.topLevelWidgets()
        if toplevelwidget.isVisible() and toplevelwidget not in _OPEN
    ]
    assert stray == [], "something showed itself as a window of its own"
    _close([window for window in _OPEN if window not in earlier])


@pytest.fixture
def view(qtbot, qapp, _shared_folder: Path) -> Iterator[Callable[..., Person]]:
    """Give somebody who only looks, at the sample or at a new plan, in a window that such tests share.

    It is there until another look is asked for, or a test of another kind comes. Pages that were opened before are
    there; the size, the page and the folds are those of a window that just came.
    """
    plans: list[tuple[Plan, Form]] = []

    def look(*, new: bool = False, text_size: int = 100) -> Person:
        key = (new, text_size)
        if key not in _SHARED:
            _close(_SHARED.values())
            plan = [] if new else [str(SAMPLE)]
            opened = _open("--library", str(_shared_folder / f"{uuid4()}.db"), *plan, text_size=text_size)
            _SHARED[key] = opened
            if new:
                Person(qtbot, opened).push(_("New plan"))
        window = _SHARED[key]
        window.resize(1280, 800)
        for fold in window.findChildren(Fold):
            if fold.is_open:
                fold.toggle()
        window.walk.go(steps.PAGES[0])
        window.activateWindow()
        plans.append((window.walk.document.plan, serialise(window.walk.document.plan)))
        return Person(qtbot, window)

    yield look
    for plan, before in plans:
        assert serialise(plan) == before, "what only looks changed the plan"


@pytest.fixture
def viewer(view: Callable[..., Person]) -> Person:
    """Somebody who only looks at the sample."""
    return view()


@pytest.fixture
def newcomer(view: Callable[..., Person]) -> Person:
    """Somebody who only looks at a plan in which nothing stands yet."""
    return view(new=True)


@pytest.fixture(autouse=True)
def _nothing_of_another_test(request: pytest.FixtureRequest, qapp) -> None:
    """No test begins beside the window of others, or in their look."""
    if "view" not in request.fixturenames:
        _close(_SHARED.values())
        if (appearance.name, appearance.scale) != ("light", 1.0):
            appearance.apply(qapp, "light", 100)


@pytest.fixture(scope="session")
def _shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("shared")
    _close(_SHARED.values())


def _open(*arguments: str, owns: bool = False, **look: Any) -> Window:
    from desktop import app

    for name, value in look.items():
        setattr(Settings(), name, value)
    _app, window = app.build(list(arguments), owns=owns)
    _OPEN.append(window)
    blocker = SignalBlocker(timeout=PATIENCE)
    blocker.connect(window.ready)
    blocker.wait()
    window.resize(1280, 800)
    return window


@pytest.fixture(autouse=True, scope="session")
def _pages_are_not_painted() -> Iterator[None]:
    """Painting a page after each key, which nobody sees, takes a sixth of the time; its layout is what is looked at.

    It is painted when its window opens and when that closes, so that what cannot be painted fails all the same; a test
    that looks at colours has it painted (`Person.paint`). What stands beside the page shows itself by being painted,
    and always is.
    """
    from desktop.walk import Walk

    make = Walk.__init__

    def made(self: Walk, document: Any) -> None:
        make(self, document)
        self.pages.setUpdatesEnabled(False)

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Walk, "__init__", made)
        yield


def _close(windows: Iterable[Window]) -> None:
    from desktop.library import LibraryController

    for window in list(windows):
        _OPEN.remove(window)
        if window.walk and window.walk.isVisible():
            window.walk.pages.setUpdatesEnabled(True)
            window.walk.pages.grab()
        window.closing.disconnect()
        for desk in window.findChildren(LibraryController):
            if desk.library:
                desk.library.close()
        window.close()
        window.deleteLater()
    for key in [key for key, window in _SHARED.items() if window not in _OPEN]:
        del _SHARED[key]
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


@pytest.fixture(autouse=True, scope="session")
def _plain_hook() -> Iterator[None]:
    """A bug fails the test instead of opening the report."""
    from desktop import crash_report

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(crash_report, "watch", lambda window, make_safe: None)
        yield
