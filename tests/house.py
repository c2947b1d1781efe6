"""The house in one screen, for README: every room of plans/ and desktop/, floor by floor from the ground up.

``python -m tests.house`` writes it anew: the floors as the contracts in pyproject.toml have them, and of each room what
its own first line says.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SCREEN = re.compile(r"(?<=## The house in one screen\n\n```\n).*?(?=```\n)", re.DOTALL)
OPENED = ("subjects", "derived")
"""The packages of plans/ whose rooms are named one by one."""


def screen() -> str:
    """Return the house as README shows it."""
    lines = []
    for package in ("plans", "desktop"):
        lines.append(_line(f"{package}/", says(ROOT / package / "__init__.py")))
        for name in rooms(package):
            path = ROOT / package / name
            if not path.is_dir():
                lines.append(_line(f"  {name}.py", says(path.with_suffix(".py"))))
                continue
            lines.append(_line(f"  {name}/", says(path / "__init__.py")))
            if name in OPENED:
                lines += [_line(f"    {room}", says(path / room)) for room in sorted(_inside(path))]
    lines.append(_line("resources/", "Texts (Dutch and English side by side), catalogue, fonts, icons, sample plan."))
    lines.append(_line("tests/", "Mirrors plans/ and desktop/; bench/ and torture/ for long measurements."))
    return "\n".join([*lines, ""])


def _inside(package: Path) -> Iterator[str]:
    for path in package.iterdir():
        if path.name not in ("__init__.py", "__pycache__"):
            yield f"{path.name}/" if path.is_dir() else path.name


def _line(name: str, words: str) -> str:
    return f"{name:<24} {words}"


def rooms(package: str) -> list[str]:
    """Return the modules and packages directly in a package, as the contract has their floors, the lowest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == [package])
    return [name.strip(" ()") for layer in reversed(layers) for name in re.split("[|:]", layer)]


def says(path: Path) -> str:
    """Return the first line of what a module says of itself, without its source."""
    path = path / "__init__.py" if path.is_dir() else path
    line = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return re.sub(r" \(S\d[^)]*\)", "", line)


if __name__ == "__main__":
    README.write_text(SCREEN.sub(lambda _old: screen(), README.read_text(encoding="utf-8")), encoding="utf-8")
