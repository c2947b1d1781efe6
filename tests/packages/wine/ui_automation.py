"""Run in the packed program under wine, in the place of its start: writes what Qt hands to UI Automation, page by page.

    Digikoers.exe TREE.jsonl F.jaarplan LIBRARY.db

Beside it lies the library of uiautomationcore.c, which writes the tree instead of giving it to a screen reader.
"""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

sys.frozen = True  # type: ignore[attr-defined]

from PySide6.QtCore import QEventLoop  # noqa: E402

from desktop import app  # noqa: E402
from plans.derived import steps  # noqa: E402

GET_OBJECT, ROOT = 0x3D, -25
"""The question that a screen reader sends to a window, and what it asks for (WM_GETOBJECT, UiaRootObjectId)."""

if len(sys.argv) != 4:
    sys.exit(app.main())  # the process that makes pages, which the window starts by this same program

tree, plan, library = sys.argv[1:]
ctypes.cdll.msvcrt._putenv(f"UIA_TREE={tree}".encode())
application, window = app.build(["--library", library, plan], owns=False)
while window.walk is None:
    application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
ask = ctypes.windll.user32.SendMessageW  # type: ignore[attr-defined]
ask.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t]
for page in (*steps.PAGES, steps.HOME):
    window.walk.go(page)
    application.processEvents()
    with Path(tree).open("a", encoding="utf-8") as out:
        out.write(f'{{"page": "{page}"}}\n')
    ask(int(window.winId()), GET_OBJECT, 0, ROOT)
os._exit(0)
