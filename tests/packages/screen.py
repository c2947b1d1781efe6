"""A screen for a program that runs apart: when its windows come, how they are called, and keys that are pressed there.

    python -m tests.packages.screen open Printen Control_L p
    python -m tests.packages.screen leave Printen Escape
    python -m tests.packages.screen pages
    python -m tests.packages.screen picture print.png

These press keys on the screen of DISPLAY until a window with these words in its title is there, or gone; wait for
pages in the print window; and keep a picture of the whole once nothing moves on it.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

from PIL import Image, ImageGrab

PATIENCE_SECONDS, AGAIN_SECONDS, STILL_SECONDS = 240, 8, 8
PAPER, SAVE = (255, 255, 255), (11, 110, 110)

_SUBSTRUCTURE_NOTIFY, _MAP_NOTIFY, _VIEWABLE = 1 << 19, 19, 2

# A window that went while it was looked at is an error to X, which ends the process unless somebody takes it.
_let_go = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(lambda _display, _error: 0)


def missing() -> str:
    """Return what this machine lacks for such a screen; nothing when it is all there."""
    if not shutil.which("Xvfb"):
        return "Xvfb (Debian: apt-get install xvfb)"
    lacking = [name for name in ("X11", "Xtst") if not ctypes.util.find_library(name)]
    return f"lib{lacking[0]} (Debian: apt-get install lib{lacking[0].lower()}-6)" if lacking else ""


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own that nobody sees, by its name."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    try:
        with os.fdopen(reading) as answers:
            yield f":{answers.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _share(whole: Image.Image, part: tuple[float, float, float, float], colour: tuple[int, int, int]) -> float:
    """Which share of a part of a picture, given in shares of its width and height, has a colour."""
    left, top, right, bottom = part
    cut = whole.crop(
        (int(left * whole.width), int(top * whole.height), int(right * whole.width), int(bottom * whole.height))
    )
    found = cut.getcolors(cut.width * cut.height) or []
    return sum(count for count, each in found if each == colour) / (cut.width * cut.height)


class _Attributes(ctypes.Structure):
    """What X says of a window, by its own names."""

    _fields_: ClassVar = [
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        *(("visual", ctypes.c_void_p), ("root", ctypes.c_ulong)),
        *((name, ctypes.c_int) for name in ("kind", "bit_gravity", "win_gravity", "backing_store")),
        *(("backing_planes", ctypes.c_ulong), ("backing_pixel", ctypes.c_ulong), ("save_under", ctypes.c_int)),
        *(("colormap", ctypes.c_ulong), ("map_installed", ctypes.c_int), ("map_state", ctypes.c_int)),
        ("rest", ctypes.c_long * 8),
    ]


class Watch:
    """Somebody who looks at a screen and has a keyboard."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL(ctypes.util.find_library("X11"))
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self._name = display
        opened = self._x11.XOpenDisplay(display.encode())
        if not opened:
            raise OSError(f"there is no screen {display}")
        self._display = ctypes.c_void_p(opened)
        self._x11.XSetErrorHandler(_let_go)
        self._root = ctypes.c_ulong(self._x11.XDefaultRootWindow(self._display))
        self._x11.XSelectInput(self._display, self._root, ctypes.c_long(_SUBSTRUCTURE_NOTIFY))
        self._x11.XSync(self._display, 0)

    def close(self) -> None:
        """Look no longer."""
        self._x11.XCloseDisplay(self._display)

    def wait_for_window(self, goes_on: Callable[[], bool]) -> bool:
        """Wait until a window comes on the screen; False when ``goes_on`` says that it never will."""
        event = (ctypes.c_long * 24)()
        while goes_on():
            if self._x11.XPending(self._display):
                self._x11.XNextEvent(self._display, event)
                if ctypes.c_int.from_buffer(event).value == _MAP_NOTIFY:
                    return True
            else:
                time.sleep(0.0005)
        return False

    def windows(self) -> dict[str, ctypes.c_ulong]:
        """Return the windows that can be seen on the screen, by their titles."""
        count, children = ctypes.c_uint(), ctypes.POINTER(ctypes.c_ulong)()
        own = [ctypes.c_ulong(), ctypes.c_ulong()]
        answers = map(ctypes.byref, (*own, children, count))
        self._x11.XQueryTree(self._display, self._root, *answers)
        found = [ctypes.c_ulong(children[place]) for place in range(count.value)]
        return {self._title(window): window for window in found if self._is_seen(window)}

    def _is_seen(self, window: ctypes.c_ulong) -> bool:
        said = _Attributes()
        self._x11.XGetWindowAttributes(self._display, window, ctypes.byref(said))
        return said.map_state == _VIEWABLE

    def _title(self, window: ctypes.c_ulong) -> str:
        self._x11.XInternAtom.restype = ctypes.c_ulong
        name = ctypes.c_ulong(self._x11.XInternAtom(self._display, b"_NET_WM_NAME", 0))
        length, rest, kind = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_ulong()
        width, text = ctypes.c_int(), ctypes.c_char_p()
        answers = map(ctypes.byref, (kind, width, length, rest, text))
        most, any_kind = ctypes.c_long(1_000), ctypes.c_ulong(0)
        self._x11.XGetWindowProperty(self._display, window, name, ctypes.c_long(0), most, 0, any_kind, *answers)
        return (text.value or b"").decode("utf-8", "replace")

    def open(self, words: str, *keys: str) -> None:
        """Press keys until a window with these words in its title is there, and give that the keyboard.

        Without keys it only waits. What is pressed while a window is being drawn may be lost: it is pressed again.
        """
        for _turn in self._turns(f"no window “{words}”", keys):
            if found := self._called(words):
                self._focus(found[0])
                return

    def leave(self, words: str, *keys: str) -> None:
        """Press keys until no window has these words in its title."""
        for _turn in self._turns(f"“{words}” stays", keys):
            found = self._called(words)
            if not found:
                return
            self._focus(found[0])

    def wait_for_pages(self) -> None:
        """Wait until the print window shows pages: a white sheet in the middle, and a way to save it below right."""
        for _turn in self._turns("no pages", ()):
            whole = ImageGrab.grab(xdisplay=self._name).convert("RGB")
            if _share(whole, (0.4, 0.1, 0.8, 0.7), PAPER) > 0.3 and _share(whole, (0.85, 0.75, 1, 0.85), SAVE) > 0.05:
                return

    def picture(self, place: Path) -> None:
        """Keep what is on the screen, once that stays the same for a while."""
        before = ImageGrab.grab(xdisplay=self._name)
        for _turn in self._turns("the screen goes on moving", ()):
            time.sleep(STILL_SECONDS)
            now = ImageGrab.grab(xdisplay=self._name)
            if now.tobytes() == before.tobytes():
                now.save(place)
                return
            before = now

    def _called(self, words: str) -> list[ctypes.c_ulong]:
        """The windows with these words in their title; with a = before them, those with that title and no other."""
        named = self.windows().items()
        return [window for title, window in named if (f"={title}" == words if words[0] == "=" else words in title)]

    def _turns(self, trouble: str, keys: tuple[str, ...]) -> Iterator[None]:
        until = time.monotonic() + PATIENCE_SECONDS
        again = 0.0
        while time.monotonic() < until:
            if keys and time.monotonic() > again:
                self.press(*keys)
                again = time.monotonic() + AGAIN_SECONDS
            time.sleep(0.1)
            yield
        raise TimeoutError(f"{trouble}: {sorted(self.windows())}")

    def _focus(self, window: ctypes.c_ulong) -> None:
        # There is no window manager that would.
        self._x11.XRaiseWindow(self._display, window)
        self._x11.XSetInputFocus(self._display, window, 1, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)

    def press(self, *keys: str) -> None:
        """Press keys, by their names in X11, while those before are held down."""
        test = ctypes.CDLL(ctypes.util.find_library("Xtst"))
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        codes = [
            self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(self._x11.XStringToKeysym(key.encode())))
            for key in keys
        ]
        for code, down in [*((code, 1) for code in codes), *((code, 0) for code in reversed(codes))]:
            test.XTestFakeKeyEvent(self._display, code, down, ctypes.c_ulong(0))
        self._x11.XSync(self._display, 0)


if __name__ == "__main__":
    watch = Watch(os.environ["DISPLAY"])
    match sys.argv[1]:
        case "open":
            watch.open(*sys.argv[2:])
        case "leave":
            watch.leave(*sys.argv[2:])
        case "pages":
            watch.wait_for_pages()
        case "picture":
            watch.picture(Path(sys.argv[2]))
    watch.close()
