"""Writing what was printed to a file: whole or not at all, and in plain words when it cannot be."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from plans.errors import PlanError
from plans.file_names import reachable
from plans.printing.text import one_line
from resources.language import gettext as _


class NotPrinted(PlanError):
    """The file could not be written where it was asked for."""


def save_print(content: bytes, to: Path) -> None:
    """Write a printed file; the old one stays until the new one is whole. Raises NotPrinted when it cannot be."""
    with _as_not_printed(to):
        _replace(reachable(to), content)


def _replace(to: Path, content: bytes) -> None:
    part = to.with_name(f".{uuid4().hex}.part")
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(to)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


@contextlib.contextmanager
def _as_not_printed(to: Path) -> Iterator[None]:
    try:
        if to.is_dir():
            raise NotPrinted(
                _("“{file}” is a folder.").format(file=to.name), _("Choose a name for the file inside it.")
            )
        yield
    except PermissionError as error:
        raise NotPrinted(
            _("“{file}” cannot be written.").format(file=to.name),
            _("Is it open in another program? Close it there, or choose another name or folder."),
        ) from error
    except FileNotFoundError as error:
        raise NotPrinted(
            _("The folder “{folder}” is not there.").format(folder=to.parent), _("Choose another folder.")
        ) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NotPrinted(
                _("The disk is full; the file was not written."), _("Make room, or choose another folder.")
            ) from error
        if error.errno in (errno.ENAMETOOLONG, errno.EINVAL):
            raise NotPrinted(
                _("“{file}” cannot be the name of a file.").format(file=one_line(to.name, 60)),
                _("Choose a shorter or simpler name."),
            ) from error
        raise NotPrinted(
            _("“{file}” could not be written.").format(file=to.name), _("Choose another folder.")
        ) from error
