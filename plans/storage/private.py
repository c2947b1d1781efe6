"""Files and folders that only their owner may read, and locks that end with the process that holds them.

On Linux and macOS that is said by the mode of a file, whatever the umask. On Windows the folders of a user are closed
to others by what they inherit from the profile, and a mode says nothing there: nothing is set. Knows no database, so
that it can be loaded before the first paint.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import Self

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

OWNER_ONLY, FOLDER_OWNER_ONLY = 0o600, 0o700


def restrict(path: Path) -> None:
    """Close a file or folder that is there to everybody but its owner; one that is somebody else's stays as it is."""
    if sys.platform != "win32":
        # Not ours to change, or a disk without modes, such as a memory stick: it works all the same.
        with contextlib.suppress(OSError):
            path.chmod(FOLDER_OWNER_ONLY if path.is_dir() else OWNER_ONLY)


def make_folder(path: Path) -> None:
    """Make a folder that is closed to others; one that is there already keeps its mode. Raises OSError."""
    if not path.is_dir():
        path.mkdir(FOLDER_OWNER_ONLY, parents=True, exist_ok=True)
        restrict(path)


def make_file(path: Path) -> None:
    """Make an empty file that is closed to others from its first moment; raises FileExistsError or another OSError."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def give_name(draft: Path, path: Path) -> bool:
    """Return a file its name unless there is one of that name; tells whether it got it. Raises OSError.

    Of two programs that do so at once one succeeds, where the disk knows hard links or is one of Windows.
    """
    try:
        if sys.platform == "win32":
            draft.rename(path)
        else:
            path.hardlink_to(draft)
    except FileExistsError:
        return False
    except OSError:
        # A memory stick: no links.
        if path.exists():
            return False
        draft.replace(path)
    return True


def sync(path: Path) -> None:
    """Bring a file, or the names in a folder, to the disk itself; raises OSError.

    Windows brings the names of a folder to the disk by itself, and cannot open one.
    """
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        if sys.platform == "darwin":
            # There fsync leaves it in the memory of the disk.
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)
    finally:
        os.close(handle)


class Lock:
    """A lock of the operating system on a file. It ends when the process ends, however it ends."""

    def __init__(self, handle: int) -> None:
        self._handle: int | None = handle

    @classmethod
    def acquire(cls, path: Path) -> Self | None:
        """Lock a file, made when it is not there; None when somebody holds it. Never waits. Raises OSError.

        A second lock of the same process is refused too.
        """
        handle = os.open(path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                # Not lockf: that lock is lost as soon as this process closes any other handle on the file.
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BaseException as error:
            os.close(handle)
            # Wine refuses a lock that somebody holds without a number.
            held = isinstance(error, OSError) and error.errno == 0
            if held or isinstance(error, BlockingIOError | PermissionError):
                return None
            raise
        return cls(handle)

    def release(self) -> None:
        """Let go of the file, which stays: taking it away could take away the lock of the next holder."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None
