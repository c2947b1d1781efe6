"""What happens after the first paint: the plans side is loaded beside the window, then the library opens."""

from __future__ import annotations

import importlib
import threading
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.settings import Settings
from desktop.theme.appearance import appearance
from desktop.window import Window

if TYPE_CHECKING:
    from desktop.cards.controller import CardsController
    from desktop.guide import GuideWindow
    from desktop.history.controller import HistoryController
    from desktop.history.copies_controller import CopiesController
    from desktop.house_pack.controller import HousePackController
    from desktop.library import LibraryController
    from desktop.portfolio.controller import PortfolioController
    from plans.printing.request import PrintRequest
    from plans.subjects.people import Person


class _Loader(QObject):
    """Imports a module that takes long in a thread of its own, so that the window stays alive."""

    done = Signal()

    def __init__(self, module: str, parent: QObject) -> None:
        super().__init__(parent)
        self._module = module

    def start(self) -> None:
        """Begin; ``done`` comes in the window's own thread."""
        threading.Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        try:
            importlib.import_module(self._module)
        finally:
            # What went wrong here goes wrong again in the window's thread, where it is shown.
            self.done.emit()


def load_backend(window: Window, settings: Settings, library: Path | None, file: Path | None, owns: bool) -> None:
    """Load the rest of the program and open the library, then the file that was asked for.

    The window that ``owns`` the library also opens what other starts ask for.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    settings.system_look = appearance.confirm(app)
    loader = _Loader("plans.storage.library", window)
    # What writes an edit is there before the first one is made.
    window.ready.connect(_Loader("plans.storage.batches", window).start)

    def go_on() -> None:
        from desktop.background import Task
        from desktop.garbage import Garbage
        from plans.storage import trouble
        from plans.storage.engine import WINDOW_SECONDS
        from plans.storage.workspace import default_path

        path = library or default_path()
        # The disk works while the rest is loaded.
        started = Task(lambda: trouble.start(path, wait=WINDOW_SECONDS))
        started.start()
        from desktop import crash_report
        from desktop.commands.registry import Commands
        from desktop.commands.tasks import Tasks
        from desktop.library import LibraryController

        _show_focus(app, window)
        desk = LibraryController(window, settings, path)
        window.ready.connect(desk.house.look)
        crash_report.watch(window, lambda: desk.document and desk.document.close())
        portfolio = cache(lambda: _portfolio(desk, settings, window))
        window.portfolio_requested.connect(lambda: portfolio().show())
        history = cache(lambda: _history(desk, window))
        window.history_requested.connect(lambda: history().show())
        cards = cache(lambda: _cards(desk, window))
        window.cards_requested.connect(lambda key: cards().show(key))
        packs = cache(lambda: _packs(desk, window))
        window.pack_requested.connect(lambda what: _serve_pack(packs(), what))
        window.pack_opened.connect(lambda path: packs().open(path))
        copies = cache(lambda: _copies(desk, window, history()))
        window.copies_requested.connect(lambda: copies().show())
        window.change_settings.connect(lambda: _change_settings(settings, window))
        window.about_requested.connect(lambda: _show_about(window, desk))
        guide = cache(lambda: _guide(settings, window))
        window.guide_requested.connect(lambda place: _show_guide(guide(), place))
        window.news_requested.connect(lambda: _show_news(window))
        window.ready.connect(lambda: _say_news(settings, window))
        window.print_requested.connect(lambda asked: _print(desk, settings, window, asked))
        window.export_requested.connect(lambda kind: _export(desk, settings, window, kind))
        window.forget_requested.connect(lambda person: _forget(desk, settings, window, person))
        window.import_requested.connect(lambda: _take_lines(desk, settings, window))
        Commands(Tasks(window, desk))
        desk.begin(file, started)
        if owns:
            from desktop.single_instance import Requests

            Requests(window, desk, path)
        window.ready.connect(lambda: Garbage(window))
        # What was added to the page is on the screen when the loop has turned once.
        QTimer.singleShot(0, window, window.ready.emit)

    loader.done.connect(go_on)
    loader.start()


def _show_focus(app: QApplication, window: Window) -> None:
    from desktop.theme.focus_ring import FocusRings

    FocusRings(app, window)


# What is no part of filling in a plan is loaded when it is asked for: dialogs, several teams, files of other kinds.


def _portfolio(desk: LibraryController, settings: Settings, window: Window) -> PortfolioController:
    from desktop.portfolio.controller import PortfolioController

    return PortfolioController(window, settings, desk)


def _history(desk: LibraryController, window: Window) -> HistoryController:
    from desktop.history.controller import HistoryController

    return HistoryController(window, desk)


def _cards(desk: LibraryController, window: Window) -> CardsController:
    from desktop.cards.controller import CardsController

    return CardsController(window, desk)


def _packs(desk: LibraryController, window: Window) -> HousePackController:
    from desktop.house_pack.controller import HousePackController

    return HousePackController(window, desk)


def _serve_pack(packs: HousePackController, what: str) -> None:
    {"open": packs.choose, "make": packs.make, "look": packs.look, "news": packs.show_news}[what]()


def _copies(desk: LibraryController, window: Window, history: HistoryController) -> CopiesController:
    from desktop.history.copies_controller import CopiesController

    return CopiesController(window, desk, history)


def _change_settings(settings: Settings, window: Window) -> None:
    from desktop.settings_dialog import SettingsDialog

    SettingsDialog(settings, window).exec()


def _show_about(window: Window, desk: LibraryController) -> None:
    from desktop.about import AboutDialog

    AboutDialog(window, desk.house.updates).exec()


def _guide(settings: Settings, window: Window) -> GuideWindow:
    from desktop.guide import GuideWindow

    return GuideWindow(settings, window)


def _show_guide(guide: GuideWindow, place: str) -> None:
    """Show the chapter about a page, or at a section of a chapter: ``chapter#section``."""
    from resources.manual import chapter_of

    name, _sign, section = place.partition("#")
    guide.show_chapter(chapter_of(name), section)
    guide.show()
    guide.raise_()
    guide.activateWindow()


def _show_news(window: Window) -> None:
    from desktop.news import NewsDialog

    NewsDialog(window).exec()


def _say_news(settings: Settings, window: Window) -> None:
    from plans import __version__

    if settings.version != __version__:
        from desktop.news import say_once

        say_once(settings, window)


def _export(desk: LibraryController, settings: Settings, window: Window, kind: str) -> None:
    from desktop import exporting

    if kind == "remarks" and desk.sharing.sends_remarks():
        desk.sharing.share()
    elif desk.document:
        exporting.export(kind, desk.document, settings, window)


def _forget(desk: LibraryController, settings: Settings, window: Window, person: Person | None) -> None:
    from desktop.forgetting import ForgetDialog

    if desk.document:
        ForgetDialog(desk.document, settings, person, window).exec()


def _print(desk: LibraryController, settings: Settings, window: Window, asked: PrintRequest) -> None:
    from desktop.printing.dialog import PrintDialog

    if desk.document:
        PrintDialog(desk.document, settings, window, asked).exec()


def _take_lines(desk: LibraryController, settings: Settings, window: Window) -> None:
    from desktop.importing.asking import ask

    if desk.document:
        ask(desk.document, settings, window)
