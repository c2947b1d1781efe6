"""The key that follows from a passphrase by scrypt, made in a process of its own where that takes much memory.

A file of another program may ask for 256 MB for a moment. Beside all that this program has loaded that would be more
than 300; a process that has loaded nothing stays below it, and gives all of it back at once. This file imports nothing
of ours, so that running it costs no more than Python itself.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

KEY_BYTES = 32
OPTION = "--derive-key"
"""The argument with which the frozen program is the process that makes a key."""

_BLOCK, _ROOM = 8, 1 << 20
_NO_WINDOW = 0x08000000
"""What Windows calls a process that opens no console window."""


def derive(passphrase: bytes, salt: bytes, work: int) -> bytes:
    """Return the key of 32 bytes; ``work`` is the power of two that it costs: 1 KiB times that of memory.

    Raises ValueError or MemoryError when there is no such memory.
    """
    most = (128 * _BLOCK << work) + _ROOM
    return hashlib.scrypt(passphrase, salt=salt, n=1 << work, r=_BLOCK, p=1, maxmem=most, dklen=KEY_BYTES)


def derive_apart(passphrase: bytes, salt: bytes, work: int) -> bytes:
    """Return what ``derive`` gives, made in a process of its own; raises OSError when that process does not succeed."""
    frozen = getattr(sys, "frozen", False)
    command = [sys.executable, OPTION] if frozen else [sys.executable, "-I", "-S", __file__]
    done = subprocess.run(
        command,
        input=b"%d %b " % (work, salt.hex().encode()) + passphrase,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
        check=False,
    )
    if done.returncode or len(done.stdout) != KEY_BYTES:
        raise OSError("no key was made")
    return done.stdout


def main() -> int:
    """Read the work, the salt and the passphrase from standard input, and write the key; gives the exit code."""
    work, salt, passphrase = sys.stdin.buffer.read().split(b" ", 2)
    os.write(1, derive(passphrase, bytes.fromhex(salt.decode()), int(work)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
