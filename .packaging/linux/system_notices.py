"""Says whose work the libraries are that come along from the system on which the folder is made, as Debian has it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

SYSTEM = ("/usr/lib/", "/lib/", "/lib64/")


def notices(libraries: Iterable[Path]) -> str:
    """Return the licences of the packages that libraries are of; those of other places are not the system's.

    Raises SystemExit for a library of which no package says whose work it is.
    """
    of_packages: dict[str, set[str]] = {}
    for library in libraries:
        if str(library.resolve()).startswith(SYSTEM):
            of_packages.setdefault(package(library.resolve()), set()).add(library.name)
    parts = []
    for name, files in sorted(of_packages.items()):
        words = Path(f"/usr/share/doc/{name}/copyright").read_text(encoding="utf-8", errors="replace")
        parts.append(f"{'=' * 72}\n{name}: {', '.join(sorted(files))}\n{'=' * 72}\n\n{words.strip()}")
    return "\n\n\n".join(parts) + "\n"


def package(library: Path) -> str:
    """Return the name of the package that a file is of, which may call it by where it was before /lib was joined."""
    for place in (str(library), str(library).removeprefix("/usr"), f"/usr{library}"):
        found = subprocess.run(["dpkg-query", "--search", place], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.split(":")[0]
    raise SystemExit(f"no package says whose work {library} is")
