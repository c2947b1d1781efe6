"""The HTML export in headless Chromium: axe-core finds nothing, the HTML is valid, nothing is fetched, 320 px will do.

`make browser` runs this; it needs Chromium and Node, so it is no part of `make test`.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from plans import portfolio
from plans.anonymise import anonymised
from plans.exchange import plan_file
from plans.plan import Plan, new_plan
from plans.portfolio import Collection
from plans.printing import location_sheet, printer
from plans.printing.request import PRINT_KINDS, PrintRequest
from tests.plans.printing.conftest import TODAY, full_plan
from tests.plans.printing.pdf_reading import fill

CHECK = Path(__file__).with_name("check.mjs")
HARD = "<b>&amp; \"'> " + "onafgebroken" * 40
"""A text that would break out of a page, and out of a narrow window."""


def looked(pages: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """Say of every page all that a browser finds wrong with it; one browser looks at all of them."""
    for name, content in pages.items():
        (folder / f"{name}.html").write_bytes(content)
    files = [str(folder / f"{name}.html") for name in pages]
    outcome = subprocess.run(["node", str(CHECK), *files], capture_output=True, text=True, encoding="utf-8")
    assert outcome.returncode == 0, outcome.stderr
    shown: dict[str, list[str]] = json.loads(outcome.stdout)
    return {name.removesuffix(".html"): found for name, found in shown.items()}


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    sample, _left = plan_file.read(plan_file.SAMPLE)
    full = full_plan()
    hard = full_plan()
    fill(hard, lambda _record, _field: HARD)
    for what in PRINT_KINDS:
        for language in ("nl", "en"):
            yield f"{what}-{language}", printed(sample, what, language)
        yield f"{what}-full", printed(full, what, "nl")
        yield f"{what}-empty", printed(new_plan(2027), what, "nl")
        yield f"{what}-hard", printed(hard, what, "nl")
    yield "plan-roles", printed(anonymised(sample), "plan", "nl")
    for language in ("nl", "en"):
        yield f"location-{language}", overview([sample, new_plan(2027), full], folder, language)


def printed(plan: Plan, what: Any, language: str) -> bytes:
    return printer.html(plan, PrintRequest(what, language=language), today=TODAY)


def overview(plans: list[Plan], folder: Path, language: str) -> bytes:
    teams = tuple(portfolio.summary(plan) for plan in plans)
    to = folder / "location.html"
    location_sheet.write(Collection(teams), to, language=language, today=TODAY)
    return to.read_bytes()


def test_a_browser_finds_nothing_wrong_with_any_page(tmp_path: Path) -> None:
    made = dict(pages(tmp_path))
    shown = looked(made, tmp_path)
    assert set(shown) == set(made)
    assert {name: found for name, found in shown.items() if found} == {}


SPOILED = {
    "html-has-lang": (b' lang="nl"', b""),
    "color-contrast": (b"<h1>", b'<h1 style="color: #bbb; background: #ccc">'),
    "dark color-contrast": (
        b"</head>",
        b"<style>@media (prefers-color-scheme: dark) { h1 { color: #333; } }</style></head>",
    ),
    "in a window of 320": (b"</main>", b'<p style="width: 400px">breed</p></main>'),
    "fetches": (b"</main>", b'<img alt="x" src="x.png"></main>'),
    "html close-order": (b"</main>", b"<div></main>"),
    "heading-order": (b"</main>", b"<h6>te diep</h6></main>"),
}
"""What the check must see, and how a page gets it."""


def test_the_check_sees_what_is_wrong(tmp_path: Path) -> None:
    whole = printed(new_plan(2027), "count_sheet", "nl")
    assert all(spoiled in whole for spoiled, _by in SPOILED.values())
    made = {name: whole.replace(spoiled, by, 1) for name, (spoiled, by) in SPOILED.items()}
    shown = looked(made, tmp_path)
    assert [name for name, found in shown.items() if not any(name in item for item in found)] == []
