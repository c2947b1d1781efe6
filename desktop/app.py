"""Starts Digikoers: a command without a screen, or the window."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from desktop.window import Window


def main(arguments: list[str] | None = None) -> int:
    """Run what was asked for; gives the exit code."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["--pages"]:
        from desktop.printing.render_process import main as make_pages

        return make_pages()
    if given[:1] == ["--derive-key"]:
        from plans.exchange.key_derivation import main as make_key

        return make_key()
    if given and given[0] != "--library":
        from plans.command import COMMANDS, run

        if given[0] in COMMANDS or given[0].startswith("-"):
            if arguments is not None:
                return run(given)
            _run_and_leave(run, given)
    if sys.stdout is None or sys.stderr is None:
        from desktop.no_console import prepare_window

        prepare_window()
    if not has_screen():
        from resources.language import gettext as _

        print(_("Digikoers found no screen to open its window on. See digikoers --help."), file=sys.stderr)
        return 2
    from plans.storage import handover
    from plans.storage.workspace import default_path

    library, file = _arguments(given)
    claim = handover.claim(library or default_path(), file)
    if claim.handed_over:
        return 0
    app, window = build(given, owns=claim.ownership is not None)
    # What is loaded stays: looking through it again would hold the window up for a moment, now and then.
    window.ready.connect(gc.freeze)
    window.ready.connect(lambda: _have_pages_ready(window))
    code = app.exec()
    if claim.ownership:
        claim.ownership.release()
    return code


def _have_pages_ready(window: Window) -> None:
    from desktop.printing.spare import Readiness

    Readiness(window)


def _run_and_leave(run: Callable[[list[str]], int], given: list[str]) -> NoReturn:
    """Carry out a command and end: throwing away all that it made, piece by piece, would take a quarter longer."""
    gc.set_threshold(1_000_000)
    if sys.stdout is None or sys.stderr is None:
        from desktop.no_console import run_in_window

        os._exit(run_in_window(run, given))
    code = run(given)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


def has_screen() -> bool:
    """Return whether a window can be shown; Qt would end the program without a word."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM", "xcb") not in ("xcb", "wayland"):
        return True
    display = os.environ.get("DISPLAY", "")
    if display.startswith(":"):
        number = display[1:].split(".")[0]
        return Path(f"/tmp/.X11-unix/X{number}").exists()
    return bool(display or os.environ.get("WAYLAND_DISPLAY"))


def build(arguments: list[str], *, owns: bool = False) -> tuple[QApplication, Window]:
    """Show the window; what is heavy is loaded after it has been painted, and ``window.ready`` says when.

    The window that ``owns`` its library also opens what other starts ask for.
    """
    # Collecting garbage between a thousand imports finds none and takes a fifth of the way to typing; afterwards
    # desktop/garbage.py does it.
    gc.disable()
    plain_import = builtins.__import__
    from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
    from PySide6.QtGui import QGuiApplication, QIcon
    from PySide6.QtWidgets import QApplication

    # For an option that is not used here (`from __feature__ import …`) PySide puts an import of its own in this place,
    # which reads the source of every module that is loaded, and keeps it.
    builtins.__import__ = plain_import

    from desktop.settings import Settings
    from desktop.theme.appearance import appearance
    from resources import ICONS, LOCALE, language

    library, file = _arguments(arguments)
    if sys.platform == "darwin":
        from desktop.file_open import Application
    else:
        Application = QApplication  # noqa: N806
    # Said here, and not with setStyle: for that PySide would make all the enumerations of styles.
    app = QApplication.instance() or Application(["digikoers", "-style", "fusion"])
    assert isinstance(app, QApplication)
    app.setApplicationName("Digikoers")
    QGuiApplication.setDesktopFileName("digikoers")
    mark = QIcon()
    for size in (16, 24, 32, 48, 64, 256):
        mark.addFile(str(ICONS / f"digikoers-{size}.png"))
    app.setWindowIcon(mark)
    settings = Settings()
    language.choose(settings.language)
    QLocale.setDefault(QLocale(settings.language))
    # Of two translations Qt asks the one that came last first: ours says what Qt's own lacks.
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in (
        (f"qtbase_{settings.language}", of_qt),
        ("qt", str(LOCALE / settings.language / "LC_MESSAGES")),
    ):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    appearance.apply(app, settings.theme, settings.text_size, settings.system_look)
    from desktop.window import Window

    window = Window(settings)

    def load_the_rest() -> None:
        from desktop.startup import load_backend

        load_backend(window, settings, library, file, owns)

    window.painted.connect(load_the_rest)
    window.show()
    return app, window


def _arguments(arguments: list[str]) -> tuple[Path | None, Path | None]:
    rest = list(arguments)
    library = None
    if rest[:1] == ["--library"]:
        library = Path(rest[1]) if len(rest) > 1 else None
        rest = rest[2:]
    return library, Path(rest[0]) if rest else None


if __name__ == "__main__":
    sys.exit(main())
