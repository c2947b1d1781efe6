"""Expected trouble: one plain sentence and what to do next."""

from __future__ import annotations

import errno
from pathlib import Path

from resources.language import gettext as _


class PlanError(Exception):
    """Trouble a user can understand: ``sentence`` says what is wrong, ``advice`` what to do next."""

    def __init__(self, sentence: str, advice: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.sentence} {self.advice}".strip()


class Refused(PlanError):
    """A typed value that cannot be taken, with the reason."""


class Locked(PlanError):
    """An edit that the state of the plan, or of a review, does not allow."""


class Damaged(PlanError):
    """A file or library that cannot be read whole."""


class NeedsPassphrase(PlanError):
    """A plan file that is closed with a passphrase, and none was given."""


class Newer(PlanError):
    """A file or library made by a newer Digikoers; it is never written."""


class Busy(PlanError):
    """Another program holds a library for a moment; the same may well work when it is tried again."""


class NoRights(PlanError):
    """A place that may not be read or written."""


class ReadOnly(Locked):
    """An edit in a library that was opened to look into: it is not written."""


class ChangedElsewhere(PlanError):
    """Another window saved this plan after it was opened here."""


def newer(file: str) -> Newer:
    """Say that a file was made by a newer Digikoers; ``file`` is its name."""
    return Newer(
        _("“{file}” was made by a newer Digikoers.").format(file=file),
        _("Install the newest version and open it again; the file was not changed."),
    )


def unreadable(error: OSError, path: Path) -> PlanError:
    """Say in a sentence why a file cannot be read."""
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return PlanError(
                _("“{file}” is not there.").format(file=path.name or path),
                _("Is the name right, and is the disk or the network folder connected?"),
            )
        case errno.EACCES | errno.EPERM:
            return NoRights(
                _("You may not read “{file}”, or another program has it open.").format(file=path.name),
                _("Close the other program, or ask for access."),
            )
        case errno.EISDIR:
            return PlanError(_("“{file}” is a folder.").format(file=path.name), _("Choose a file in it."))
        case _other:
            return PlanError(
                _("“{file}” cannot be read from this disk.").format(file=path.name),
                _("Copy it to another place and try again."),
            )


def unwritable(error: OSError, path: Path) -> PlanError:
    """Say in a sentence why a file cannot be written."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return no_room(path)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return no_rights(path)
        case errno.ENOENT | errno.ENOTDIR:
            return PlanError(
                _("The folder “{folder}” is not there.").format(folder=path.parent), _("Choose another folder.")
            )
        case errno.EISDIR:
            return PlanError(_("“{file}” is a folder.").format(file=path.name), _("Choose another name."))
        case errno.ENAMETOOLONG:
            return PlanError(_("This file name is too long."), _("Choose a shorter name."))
        case _other:
            return PlanError(
                _("“{file}” cannot be written to this disk.").format(file=path.name), _("Choose another folder.")
            )


def no_room(path: Path) -> PlanError:
    """Say that the disk is full."""
    return PlanError(_("The disk with “{file}” is full.").format(file=path.name), _("Make some room and try again."))


def no_rights(path: Path) -> NoRights:
    """Say that this place may not be written."""
    return NoRights(
        _("You may not write “{file}” in the folder “{folder}”.").format(file=path.name, folder=path.parent),
        _("Choose another folder, or close the program that has the file open."),
    )
