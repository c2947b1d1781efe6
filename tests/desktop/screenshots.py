"""`make screenshots`: every page and dialog as a picture, with the sample plan; as high as the page is long.

One process per look, as the program itself starts with one. ``ARGS`` takes the looks with these words in their name,
as in ``make screenshots ARGS="nl-light 1366x768"``; all when left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea

SIZES = ((1024, 700), (1366, 768), (1920, 1080))
CONTRAST = (((1366, 768), 100, "contrast", "nl"), ((1024, 700), 150, "contrast", "nl"))
LOOKS = {
    f"{language}-{theme}-{width}x{height}-{percent}": (language, theme, percent, (width, height))
    for (width, height), percent, theme, language in (
        *product(SIZES, (100, 150), ("light", "dark"), ("nl", "en")),
        *CONTRAST,
    )
}
TEAMS = ("De Linde", "De Beuk", "De Oever", "Het Anker", "Łódź", "Wilgenhof", "Thuiszorg Noord", "Nachtzorg")
PRINTED = SIZES[1]
"""The size of the window at which the print window is shown as well."""


def take(look: str, folder: Path) -> None:
    """Take the pictures of one look, in this process."""
    from desktop import app as digikoers
    from desktop.settings import Settings

    language, theme, text_size, _size = LOOKS[look]
    settings = Settings()
    settings.language, settings.theme, settings.text_size = language, theme, text_size
    app, window = digikoers.build([])
    wait_for(window.ready)
    pictures = Pictures(app, window, settings, folder / look, LOOKS[look][3])
    pictures.before_a_plan()
    pictures.of_the_plan()
    pictures.of_the_year()
    pictures.beside_the_plan()
    os._exit(0)


def wait_for(signal: Any) -> None:
    """Let the program go on until a signal comes."""
    from PySide6.QtCore import QEventLoop

    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()


class Pictures:
    """Goes through the whole program in one look, with a picture of each thing there is to see."""

    def __init__(self, app: Any, window: Any, settings: Any, folder: Path, size: tuple[int, int]) -> None:
        self._app, self._window, self._settings, self._folder, self._size = app, window, settings, folder, size
        folder.mkdir(parents=True, exist_ok=True)

    def before_a_plan(self) -> None:
        """Take the first start, and the teams that a location manager looks at."""
        from desktop.portfolio.view import PortfolioView
        from plans import portfolio
        from plans.exchange.plan_file import SAMPLE, read, with_new_keys
        from plans.portfolio import Collection

        self.picture("00-first-start", self._window.start)
        self._window.portfolio_requested.emit()
        view = self._window.findChild(PortfolioView)
        self.picture("20-overview-empty", view)
        sample, _notice = read(SAMPLE)
        teams = []
        for number, name in enumerate(TEAMS, start=1):
            plan = with_new_keys(sample)
            plan.team.name = name
            teams.append(portfolio.summary(plan, source=f"team {number}.jaarplan"))
        view.show_gathered(Collection(tuple(teams)))
        self.picture("21-overview", view)
        self._window.start.open_sample.emit()

    def of_the_plan(self) -> None:
        """Take every page of the walk, as the plan is made."""
        from plans.derived import steps

        for number, step in enumerate(steps.PAGES, start=1):
            self._window.walk.go(step)
            self.picture(f"{number:02}-{step}", self._window.walk.page)

    def of_the_year(self) -> None:
        """Take what is there once the plan is adopted, and its history."""
        from desktop.history.view import HistoryView
        from plans.derived import steps
        from plans.edits import adoption
        from plans.plan_json import snapshot

        walk = self._window.walk
        walk.document.apply_step(adoption(walk.document.plan, date.today(), "Manager", snapshot(walk.document.plan)))
        for number, step in enumerate((steps.HOME, steps.CHECK, steps.REVIEWS), start=len(steps.PAGES) + 1):
            walk.go(step)
            self.picture(f"{number:02}-adopted-{step}", walk.page)
        walk.page.turn(1, "adjust")
        self.picture("17-adopted-reviews-adjust", walk.page)
        walk.document.set_value(walk.document.plan.actions[0], "status", "done")
        self._window.history_requested.emit()
        self.settle()
        self.picture("18-history", self._window.findChild(HistoryView))
        self._window.leave_beside()

    def beside_the_plan(self) -> None:
        """Take the dialogs, and the start page of who comes back."""
        from PySide6.QtCore import QEventLoop

        from desktop.about import AboutDialog
        from desktop.printing.dialog import PrintDialog
        from desktop.settings_dialog import SettingsDialog
        from plans.printing.request import PrintRequest

        width, height = self._size
        for name, made in (
            ("settings", SettingsDialog(self._settings, self._window)),
            ("about", AboutDialog(self._window)),
        ):
            made.show()
            self.settle()
            made.grab().save(str(self._folder / f"30-{name}.png"))
            made.close()
        for what in ("plan", "poster", "quarter", "forms") if self._size == PRINTED else ():
            request = PrintRequest(what, self._settings.language)
            shown = PrintDialog(self._window.walk.document, self._settings, self._window, request)
            shown.show()
            shown.resize(min(width, 1240), min(height, 780))
            while not (shown.is_ready and shown.preview.is_sharp):
                self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            shown.grab().save(str(self._folder / f"print-{what}.png"))
            shown.close()
        self._window.home.emit()
        while not (self._window.start.resume and self._window.start.resume.tells_progress):
            self._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.picture("19-start", self._window.start)

    def picture(self, name: str, area: QScrollArea) -> None:
        """Take the window as high as all of a page is long."""
        width, height = self._size
        self._window.resize(width, height)
        for _round in range(4):
            self.settle()
            if not area.verticalScrollBar().maximum():
                break
            self._window.resize(width, self._window.height() + area.verticalScrollBar().maximum())
        self._window.grab().save(str(self._folder / f"{name}.png"))

    def settle(self) -> None:
        """Let everything that was asked for be laid out."""
        for _round in range(20):
            self._app.processEvents()


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    if sys.argv[2:3] == ["--take"]:
        take(sys.argv[3], folder)
    for look in (name for name in LOOKS if all(word in name for word in sys.argv[2:])):
        with tempfile.TemporaryDirectory(prefix="digikoers-screenshots-") as home:
            places = dict.fromkeys(("HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), home)
            subprocess.run([sys.executable, __file__, str(folder), "--take", look], env=os.environ | places, check=True)
        print(f"{folder / look}: {len(list((folder / look).glob('*.png')))} pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
