"""Names of files that every disk takes, of Windows, of a network, of a service that synchronises; and long places."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import Path

MOST_CHARACTERS, MOST_BYTES = 80, 200
"""Of a name without its ending: a place in a shared folder is long by itself, and Linux counts bytes."""

LONGEST_ON_WINDOWS = 200
"""Characters of a place beyond which it gets its other form: from 248 on Windows wants that, and a draft needs room."""

_UNFIT = re.compile(r'[\\/:*?"<>|#%~…⟨⟩\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]+')
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"]
)


def file_name(words: str, most: int = MOST_CHARACTERS) -> str:
    """Return words as the name of a file, without its ending; nothing when no letter of them can be in one.

    What Windows or SharePoint takes in no name becomes a space; spaces and full stops at the ends go; what Windows
    takes for a device, such as "CON" or "nul.txt", gets a stroke behind it. At most ``most`` characters are kept.
    """
    kept = " ".join(_UNFIT.sub(" ", unicodedata.normalize("NFC", words)).split())[:most].strip(" .")
    kept = kept.encode("utf-8")[:MOST_BYTES].decode("utf-8", "ignore").strip(" .")
    device = kept.split(".")[0].rstrip()
    return f"{device}_{kept[len(device) :]}" if device.casefold() in _DEVICES else kept


def reachable(path: Path) -> Path:
    """Return a place as the system takes it however long it is; on Windows a long one needs another form."""
    if sys.platform == "win32":
        return Path(extended(os.path.abspath(path)))  # noqa: PTH100 - a link stays what it is
    return path


def extended(place: str) -> str:
    r"""Return a whole place of Windows that is long in the form without a limit: ``\\?\C:\…``, ``\\?\UNC\server\…``."""
    if len(place) <= LONGEST_ON_WINDOWS or place.startswith("\\\\?\\"):
        return place
    return "\\\\?\\UNC" + place[1:] if place.startswith("\\\\") else "\\\\?\\" + place
