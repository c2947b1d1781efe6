"""The house in one screen, for README: every room of plans/ and desktop/, floor by floor from the ground up.

``python -m tests.house`` writes it anew: the floors as the contracts in pyproject.toml have them, and of each room what
its own first line says.
"""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

from plans.plan import KEPT, TABLES

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
SCREEN = re.compile(r"(?<=## The house in one screen\n\n```\n).*?(?=```\n)", re.DOTALL)
SUBJECTS = {kind.__module__ for name, kind in TABLES.items() if name not in KEPT}


def screen() -> str:
    """Give the house as README shows it."""
    lines = []
    for package in ("plans", "desktop"):
        lines.append(_line(f"{package}/", says(ROOT / package / "__init__.py")))
        for name in rooms(package):
            path = ROOT / package / name
            if f"{package}.{name}" in SUBJECTS:
                line = _line(
                    "  <subject>.py", "One file per subject: its tables and the rules that need only its own records."
                )
            elif path.is_dir():
                line = _line(f"  {name}/", says(path / "__init__.py"))
            else:
                line = _line(f"  {name}.py", says(path.with_suffix(".py")))
            lines += [line] if line not in lines else []
    lines.append(_line("resources/", "Texts (Dutch and English side by side), catalogue, fonts, icons, sample plan."))
    lines.append(_line("tests/", "Mirrors plans/ and desktop/; bench/ and torture/ for long measurements."))
    return "\n".join([*lines, ""])


def _line(name: str, words: str) -> str:
    return f"{name:<21} {words}"


def rooms(package: str) -> list[str]:
    """Give the modules and packages directly in a package, as the contract has their floors, the lowest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = (one["layers"] for one in contracts if one.get("containers") == [package])
    return [name.strip(" ()") for layer in reversed(layers) for name in re.split("[|:]", layer)]


def says(path: Path) -> str:
    """Give the first line of what a module says of itself, without its source."""
    line = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").partition("\n")[0]
    return re.sub(r" \(S\d[^)]*\)", "", line)


if __name__ == "__main__":
    README.write_text(SCREEN.sub(lambda _old: screen(), README.read_text(encoding="utf-8")), encoding="utf-8")
