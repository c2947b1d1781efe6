"""What an IT department lays down for every user of a laptop: a small settings file at a place of the system.

    [digikoers]
    language = nl
    house_pack = \\\\server\\zorg\\digikoers
    shared_folder = \\\\server\\zorg\\plannen
    organisation = postgresql://plannen.zorg.nl/digikoers
    roles_only = yes
    updates = Nieuwe versies staan op \\\\server\\software\\digikoers

Each line may be left out. A file that cannot be read, or a line that makes no sense, is as good as none: the program
goes on, and says so in one sentence. Loaded before the first paint: without a file it costs next to nothing.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from resources.language import LANGUAGES
from resources.language import gettext as _

NAME = "digikoers.ini"
MOST_BYTES = 64_000
_MOST = 1_000
"""Characters of one value."""
_YES, _NO = ("yes", "ja", "true", "1", "on"), ("no", "nee", "false", "0", "off")


class Presets(NamedTuple):
    """What is laid down; what is empty is left to the user."""

    language: str = ""
    house_pack: str = ""
    """A house pack, or a folder with one in it."""
    shared_folder: str = ""
    """The folder that the teams of a location share."""
    organisation: str = ""
    """The address of the organisation's library."""
    roles_only: bool = False
    """Whether names leave the laptop only in a file that is closed with a passphrase."""
    updates: str = ""
    """The folder where newer versions of Digikoers are, or a sentence that says how to get one."""
    source: Path | None = None
    """The file in which it stands."""
    unusable: tuple[str, ...] = ()
    """The lines that make no sense, by their names; that of the file when nothing of it can be read."""

    @property
    def trouble(self) -> str:
        """Say in one sentence what could not be used; nothing when all of it could."""
        if self.source is None or not self.unusable:
            return ""
        if self.source.name in self.unusable:
            return _(
                "The settings of your organisation ({file}) cannot be read; Digikoers goes on without them."
            ).format(file=self.source)
        return _("Your organisation’s settings ({file}) contain something that makes no sense: {lines}.").format(
            file=self.source, lines=", ".join(self.unusable)
        )


def places() -> list[Path]:
    """Return where such a file may be, the one that counts first: the place of the system, then beside the program."""
    if sys.platform == "win32":
        system = [Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "Digikoers"]
    elif sys.platform == "darwin":
        system = [Path("/Library/Application Support/Digikoers")]
    else:
        folders = os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg"
        system = [Path(folder) / "digikoers" for folder in folders.split(":") if folder.startswith("/")]
    return [folder / NAME for folder in (*system, program_folder())]


def program_folder() -> Path:
    """Return the folder of the program: the one that was unpacked, or that in which its command is."""
    return Path(sys.executable if getattr(sys, "frozen", False) else sys.argv[0] or ".").resolve().parent


def read() -> Presets:
    """Return what is laid down on this laptop; nothing when there is no such file. Raises nothing."""
    for path in places():
        try:
            if path.is_file():
                return _read(path)
        except OSError:
            return Presets(source=path, unusable=(path.name,))
    return Presets()


def _read(path: Path) -> Presets:
    from configparser import ConfigParser, Error

    unreadable = Presets(source=path, unusable=(path.name,))
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return unreadable
    # No interpolation: a path may hold a percent sign.
    parser = ConfigParser(interpolation=None, default_section="", inline_comment_prefixes=None)
    try:
        parser.read_string(data.decode("utf-8-sig"))
        values = {name: value.strip().strip('"') for name, value in parser["digikoers"].items()}
    except (Error, ValueError, KeyError):
        return unreadable
    words = {name: values.pop(name, "") for name in ("house_pack", "shared_folder", "organisation", "updates")}
    language, only = values.pop("language", "").lower(), values.pop("roles_only", "").lower()
    wrong = [*values, *(name for name, value in words.items() if len(value) > _MOST or not value.isprintable())]
    wrong += ["language"] if language not in ("", *LANGUAGES) else []
    wrong += ["roles_only"] if only not in ("", *_YES, *_NO) else []
    return Presets(
        language=language if language in LANGUAGES else "",
        **{name: "" if name in wrong else value for name, value in words.items()},
        # Whoever writes something here means to keep names in; a slip must not let them out.
        roles_only=only not in ("", *_NO),
        source=path,
        unusable=tuple(name[:40] for name in wrong[:8]),
    )
