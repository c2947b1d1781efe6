"""What Windows' UI Automation is told of every page, judged: each stop has a name, a type, and what can be done.

    python -m tests.packages.ui_automation TREE.jsonl

reads what ``wine/ui_automation.py`` wrote, prints a table of it, and ends with 1 when something is not as it should be.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from plans.derived import steps

TYPES = {
    50000: "Button",
    50002: "CheckBox",
    50003: "ComboBox",
    50004: "Edit",
    50007: "ListItem",
    50008: "List",
    50013: "RadioButton",
    50018: "Tab",
    50019: "TabItem",
    50020: "Text",
    50025: "Custom",
    50026: "Group",
    50029: "DataItem",
    50030: "Document",
    50032: "Window",
    50033: "Pane",
    50036: "Table",
}
PATTERNS = {
    10000: "Invoke",
    10001: "Selection",
    10002: "Value",
    10003: "RangeValue",
    10005: "ExpandCollapse",
    10006: "Grid",
    10007: "GridItem",
    10010: "SelectionItem",
    10012: "Table",
    10013: "TableItem",
    10014: "Text",
    10015: "Toggle",
}
WANTED = {
    "Button": {"Invoke"},
    "CheckBox": {"Toggle"},
    "RadioButton": {"SelectionItem"},
    "ComboBox": {"ExpandCollapse", "Value"},
    "Edit": {"Text", "Value"},
    "List": {"Selection"},
    "ListItem": {"SelectionItem"},
    "DataItem": {"GridItem", "TableItem", "Value"},
}
"""What a thing of each type must be able to do; the others must be named, and say something in their value or name."""


def read(path: Path) -> list[tuple[str, dict[str, Any]]]:
    """Return every element that takes the keyboard, with the page where it is."""
    found, page = [], ""
    for line in path.read_text(encoding="utf-8").splitlines():
        element = json.loads(line)
        page = element.get("page", page)
        if element.get("focusable"):
            found.append((page, element))
    return found


def wrong(element: dict[str, Any]) -> str:
    """Return what is wrong with an element, or nothing."""
    kind = TYPES.get(element["type"], str(element["type"]))
    able = {PATTERNS[int(pattern)] for pattern in element["patterns"]}
    if not (element["name"] or "").strip():
        return f"{kind} without a name"
    if missing := WANTED.get(kind, set()) - able:
        return f"{kind} “{element['name']}” without {', '.join(sorted(missing))}"
    return f"{kind} “{element['name']}” can do nothing" if not able else ""


def main(path: Path) -> int:
    """Print the table, and what is wrong."""
    found = read(path)
    kinds = sorted({TYPES.get(element["type"], "?") for _page, element in found})
    print("page", *kinds)
    for page in (*steps.PAGES, steps.HOME):
        counts = Counter(TYPES.get(element["type"], "?") for here, element in found if here == page)
        print(page, *(counts[kind] for kind in kinds))
    pages = {page for page, _element in found}
    errors = [f"{page}: {words}" for page, element in found if (words := wrong(element))]
    errors += [f"{page}: nothing was told of it" for page in (*steps.PAGES, steps.HOME) if page not in pages]
    print(*errors, sep="\n")
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
