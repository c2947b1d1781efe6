"""A library as a power cut leaves it: any of the changed pages written, and the journal that takes them back.

The journal is written here as SQLite does (sqlite.org/fileformat2.html, section 3), so that a test chooses which pages
reached the disk, and no process has to be killed for it.
"""

from __future__ import annotations

import struct
from collections.abc import Collection
from pathlib import Path

PAGE = 4096
SECTOR = 512
MAGIC = bytes.fromhex("d9d505f920a163d7")
NONCE = 20261126


def pages(data: bytes) -> list[bytes]:
    return [data[start : start + PAGE] for start in range(0, len(data), PAGE)]


def changed(old: bytes, new: bytes) -> list[int]:
    """Return the pages that a transaction writes, counted from 0: those that differ and those that are new."""
    before = pages(old)
    return [number for number, page in enumerate(pages(new)) if number >= len(before) or page != before[number]]


def journal(old: bytes, new: bytes) -> bytes:
    """Return the rollback journal of the transaction that makes ``new`` of ``old``, synced to the disk."""
    before = pages(old)
    kept = [number for number in changed(old, new) if number < len(before)]
    kept += range(len(pages(new)), len(before))
    head = MAGIC + struct.pack(">5I", len(kept), NONCE, len(before), SECTOR, PAGE)
    records = [
        struct.pack(">I", number + 1) + before[number] + struct.pack(">I", _checksum(before[number])) for number in kept
    ]
    return head.ljust(SECTOR, b"\0") + b"".join(records)


def leave(path: Path, old: bytes, new: bytes, written: Collection[int]) -> None:
    """Leave a library half way the transaction from ``old`` to ``new``, with these of its pages written."""
    there = dict(enumerate(pages(old)))
    after = pages(new)
    there |= {number: after[number] for number in written if number < len(after)}
    path.write_bytes(b"".join(there.get(number, bytes(PAGE)) for number in range(max(there) + 1)))
    path.with_name(f"{path.name}-journal").write_bytes(journal(old, new))


def _checksum(page: bytes) -> int:
    return (NONCE + sum(page[place] for place in range(PAGE - 200, 0, -200))) % 2**32
