"""`make guide`: the pictures of the user guide, taken of the sample plan, and the guide as PDF and as web page.

The pictures are kept with the guide, small, because they travel with the program.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

SIZE = (1200, 750)
"""Pixels of the window on a picture."""
COLOURS = 32
"""Twice as many on a picture: those that there is most of, as they are, and as many spread over all others."""


def take(language: str) -> None:
    """Take all pictures in one language, in this process."""
    from desktop import app as digikoers
    from desktop.settings import Settings
    from plans.exchange.plan_file import SAMPLE
    from tests.desktop.screenshots import Pictures, wait_for

    settings = Settings()
    settings.language = language
    app, window = digikoers.build([str(SAMPLE)])
    wait_for(window.ready)
    window.resize(*SIZE)
    pictures = Pictures(app, window, settings, Path(os.environ["HOME"]), SIZE)
    for name, show in _scenes(window, settings, pictures).items():
        shown = show()
        pictures.settle()
        _keep(shown.grab().toImage(), f"{name}.{language}.png")
    os._exit(0)


def _scenes(window, settings, pictures):  # type: ignore[no-untyped-def]
    """Return what is on each picture, by its name; each shows it, and gives what is taken."""
    from PySide6.QtCore import QEventLoop

    from desktop.printing.dialog import PrintDialog
    from plans.edits import adoption
    from plans.plan_json import snapshot
    from plans.printing.request import PrintRequest

    walk = window.walk

    def step(name: str):  # type: ignore[no-untyped-def]
        walk.go(name)
        walk.toggle_panel() if not walk.column.isVisible() and name == "goals" else None
        return window

    def cards():  # type: ignore[no-untyped-def]
        window.cards_requested.emit("bedsensor")
        return window

    def review():  # type: ignore[no-untyped-def]
        window.leave_beside()
        plan = walk.document.plan
        walk.document.apply_step(adoption(plan, date.today(), "Manager", snapshot(plan)))
        walk.go("reviews")
        return window

    def printing():  # type: ignore[no-untyped-def]
        shown = PrintDialog(walk.document, settings, window, PrintRequest("poster", settings.language))
        shown.show()
        shown.resize(*SIZE)
        while not (shown.is_ready and shown.preview.is_sharp):
            pictures._app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return shown

    return {
        "goals": lambda: step("goals"),
        "budget": lambda: step("budget"),
        "cards": cards,
        "review": review,
        "print": printing,
    }


def _keep(image, name: str) -> None:  # type: ignore[no-untyped-def]
    """Write a picture with few colours."""
    from PIL import Image
    from PySide6.QtCore import QBuffer, QIODevice

    from resources import manual

    whole = QBuffer()
    whole.open(QIODevice.OpenModeFlag.ReadWrite)
    image.save(whole, "PNG")
    with tempfile.TemporaryFile() as file:
        file.write(whole.data().data())
        file.seek(0)
        picture = Image.open(file).convert("RGB")
    most = sorted(picture.getcolors(picture.width * picture.height), reverse=True)[:COLOURS]
    spread = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE).getpalette()[: 3 * COLOURS]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for _count, colour in most for part in colour] + spread)
    small = picture.quantize(palette=palette, dither=Image.Dither.NONE)
    manual.PICTURES.mkdir(exist_ok=True)
    small.save(manual.PICTURES / name, optimize=True)


def main() -> int:
    folder = Path(sys.argv[1]).resolve()
    if sys.argv[2:3] == ["--take"]:
        take(sys.argv[3])
    from plans.printing import guide
    from resources.language import LANGUAGES, speaking

    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        with tempfile.TemporaryDirectory(prefix="digikoers-guide-") as home:
            places = dict.fromkeys(("HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), home)
            again = [sys.executable, __file__, str(folder), "--take", language]
            subprocess.run(again, env=os.environ | places, check=True)
        with speaking(language):
            for ending in ("pdf", "html"):
                made = folder / f"digikoers.{language}.{ending}"
                guide.write(made)
                print(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
