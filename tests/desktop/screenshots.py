"""`make screenshots`: every page of the sample plan as a picture, as high as the page is long.

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

SIZES = ((1024, 700), (1366, 768), (1920, 1080))
LOOKS = {
    f"{language}-{theme}-{width}x{height}-{percent}": (language, theme, percent, (width, height))
    for (width, height), percent, theme, language in product(SIZES, (100, 150), ("light", "dark"), ("nl", "en"))
}
PRINTED = SIZES[1]
"""The size of the window at which the print window is shown as well."""


def take(look: str, folder: Path) -> None:
    """Take the pictures of one look, in this process."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QScrollArea

    from desktop import app as digikoers
    from desktop.printing.dialog import PrintDialog
    from desktop.settings import Settings
    from plans.derived import steps
    from plans.edits import adoption
    from plans.exchange.plan_file import SAMPLE
    from plans.plan_json import snapshot
    from plans.printing.request import PrintRequest

    language, theme, text_size, (width, height) = LOOKS[look]
    settings = Settings()
    settings.language, settings.theme, settings.text_size = language, theme, text_size
    app, window = digikoers.build([str(SAMPLE)])
    loaded = QEventLoop()
    window.ready.connect(loaded.quit)
    loaded.exec()

    def picture(name: str, area: QScrollArea | None) -> None:
        window.resize(width, height)
        for _ in range(4):
            for _ in range(20):
                app.processEvents()
            if area is None or not area.verticalScrollBar().maximum():
                break
            window.resize(width, window.height() + area.verticalScrollBar().maximum())
        window.grab().save(str(folder / look / f"{name}.png"))

    (folder / look).mkdir(parents=True, exist_ok=True)
    for number, step in enumerate(steps.PAGES, start=1):
        window.walk.go(step)
        picture(f"{number:02}-{step}", window.walk.page)
    document = window.walk.document
    document.apply_step(adoption(document.plan, date.today(), "Manager", snapshot(document.plan)))
    for number, step in enumerate((steps.HOME, steps.CHECK, steps.REVIEWS), start=len(steps.PAGES) + 1):
        window.walk.go(step)
        picture(f"{number:02}-adopted-{step}", window.walk.page)
    for what in ("plan", "poster", "quarter", "forms") if (width, height) == PRINTED else ():
        shown = PrintDialog(window.walk.document, settings, window, PrintRequest(what, language))
        shown.show()
        shown.resize(min(width, 1240), min(height, 780))
        while not (shown.is_ready and shown.preview.is_sharp):
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        shown.grab().save(str(folder / look / f"print-{what}.png"))
        shown.close()
    window.home.emit()
    picture("00-start", None)
    os._exit(0)


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
