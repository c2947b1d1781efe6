"""Prints what of requirements.lock the program needs on another system, with its hashes, for pip to download.

    python .packaging/target_lock.py win32 AMD64 3.13

pip asks markers of the machine that it runs on; here they are asked of the system that the package is for.
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PLATFORMS = {"win32": ("nt", "Windows"), "darwin": ("posix", "Darwin"), "linux": ("posix", "Linux")}
ENTRY = re.compile(r"^(?P<what>[\w.-]+==[^\\]+?)\s*\\\n(?P<hashes>(?:    --hash=\S+(?: \\)?\n?)+)", re.MULTILINE)


def entries(lock: str, platform: str, machine: str, python: str) -> list[str]:
    """Return the entries of the lock that hold on a system and belong to the program, not to its tests."""
    system, name = PLATFORMS[platform]
    about = {
        "sys_platform": platform,
        "os_name": system,
        "platform_system": name,
        "platform_machine": machine,
        "python_version": python,
        "python_full_version": f"{python}.0",
        "implementation_name": "cpython",
        "platform_python_implementation": "CPython",
        "extra": "",
    }
    locked: dict[str, tuple[Requirement, str]] = {}
    for found in ENTRY.finditer(lock):
        requirement = Requirement(found["what"])
        if requirement.marker is None or requirement.marker.evaluate(about):
            locked[canonicalize_name(requirement.name)] = requirement, found["hashes"].rstrip()
    needed: list[str] = []
    waiting = ["digikoers"]
    while waiting:
        for line in _asks(waiting.pop()):
            requirement = Requirement(line)
            key = canonicalize_name(requirement.name)
            if (requirement.marker is None or requirement.marker.evaluate(about)) and key not in needed:
                needed.append(key)
                waiting.append(key)
    missing = [key for key in needed if key not in locked]
    if missing:
        raise SystemExit(f"not in requirements.lock: {', '.join(missing)}")
    return [f"{locked[key][0].name}{locked[key][0].specifier} \\\n{locked[key][1]}" for key in sorted(needed)]


def _asks(name: str) -> list[str]:
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        # needed elsewhere only; small things, which the lock names with all that they need
        return []


if __name__ == "__main__":
    print("\n".join(entries(Path("requirements.lock").read_text(encoding="utf-8"), *sys.argv[1:4])))
