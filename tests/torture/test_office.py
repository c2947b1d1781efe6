"""Through an office program and back: our sheets and documents opened by LibreOffice, saved as each of its kinds."""

from __future__ import annotations

import datetime as dt
import subprocess
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from plans import edits
from plans.errors import PlanError
from plans.exchange import plan_file, spreadsheet
from plans.exchange.headings import READ, sheet_title, slug
from plans.importing import taking
from plans.plan import Plan, new_plan
from plans.printing import printer
from plans.printing.request import PrintKind, PrintRequest
from resources.language import LANGUAGES, speaking
from tests.bench.office import OFFICE
from tests.plans.strategies import filled_plan

if OFFICE is None:
    pytest.skip("there is no LibreOffice on this machine (soffice)", allow_module_level=True)

TODAY = dt.date(2026, 12, 1)
PRINTS: tuple[tuple[PrintKind, int | None], ...] = (("plan", None), ("summary", None), ("quarter", 1))
DUTCH_CSV = "59,34,76,1,,1043,false,true"
"""A csv as a Dutch spreadsheet writes it: semicolons, UTF-8, values as they are shown."""
DUTCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>nl-NL</value></prop></item></oor:items>"""
PLANS: dict[str, Callable[[], Plan]] = {"sample": lambda: plan_file.read(plan_file.SAMPLE)[0], "filled": filled_plan}


def convert(files: list[Path], kind: str, to: Path, *more: str) -> None:
    """Let the office program open files and save them as another kind, in a folder of its own, as a Dutch one does."""
    settings = to.parent / "home" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    if not settings.exists():
        settings.write_text(DUTCH, encoding="utf-8")
    home = f"-env:UserInstallation={(to.parent / 'home').as_uri()}"
    request = [str(OFFICE), home, "--headless", *more, "--convert-to", kind, "--outdir", str(to), *map(str, files)]
    subprocess.run(request, check=True, capture_output=True, timeout=180)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_sheets_lose_nothing_in_any_kind_of_spreadsheet(tmp_path: Path, name: str, language: str) -> None:
    plan = PLANS[name]()
    with speaking(language):
        spreadsheet.export(plan, tmp_path / "plan.xlsx")
        for kind in ("ods", "xls", "xlsx"):
            convert([tmp_path / "plan.xlsx"], kind, tmp_path / kind)
            unchanged(plan, tmp_path / kind / f"plan.{kind}")
        written = spreadsheet.export(plan, tmp_path / "plan.csv")
        form = f"csv:Text - txt - csv (StarCalc):{DUTCH_CSV}"
        convert(written, form, tmp_path / "csv", f"--infilter=CSV:{DUTCH_CSV}")
        titles = {slug(sheet_title(table)) for table in READ}
        back = [path for path in (tmp_path / "csv").glob("*.csv") if path.stem.removeprefix("plan-") in titles]
        assert len(back) == len([table for table in READ if plan.table(table)])
        for path in back:
            unchanged(plan, path)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PLANS)
def test_documents_change_nothing_and_hold_as_much_in_any_kind(tmp_path: Path, name: str, language: str) -> None:
    plan = PLANS[name]()
    made = [tmp_path / f"{what}.docx" for what, _quarter in PRINTS]
    for path, (what, quarter) in zip(made, PRINTS, strict=True):
        printer.write(plan, path, PrintRequest(what, language=language, quarter=quarter), today=TODAY)
    for kind in ("odt", "docx"):
        convert(made, kind, tmp_path / kind)
        for path in made:
            unchanged(plan, tmp_path / kind / f"{path.stem}.{kind}")
        assert content(brought(plan.year, tmp_path / kind / f"plan.{kind}")) == content(brought(plan.year, made[0]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_web_page_keeps_the_spaces_between_its_words(tmp_path: Path, language: str) -> None:
    plan = PLANS["sample"]()
    page = tmp_path / "plan.html"
    printer.write(plan, page, PrintRequest(language=language), today=TODAY)
    convert([page], "odt:writer8", tmp_path / "odt", "--infilter=HTML (StarWriter)")
    with zipfile.ZipFile(tmp_path / "odt" / "plan.odt") as packed:
        text = said(ElementTree.fromstring(packed.read("content.xml")))
    reader = Words()
    reader.feed(page.read_text(encoding="utf-8"))
    flat = " ".join(text.split())
    assert not [words for words in reader.found if words not in flat][:5]
    assert len(reader.found) > 500
    for path in (page, tmp_path / "odt" / "plan.odt"):
        with pytest.raises(PlanError):
            taking.import_file(plan, path)


def unchanged(plan: Plan, path: Path) -> None:
    """See that a file brings nothing new to the plan that it was made of."""
    found = taking.import_file(plan, path)
    assert found.edits == [], path.name
    # Sums of a sheet, and the team as a whole among the people, are no lines of a list.
    assert {line.verdict for line in found.lines} <= {"same", "skipped"}, path.name


def brought(year: int, path: Path) -> Plan:
    """Return an empty plan with what a file brings to it."""
    plan = new_plan(year)
    edits.apply(plan, taking.import_file(plan, path).edits)
    return plan


def content(plan: Plan) -> dict[str, list[object]]:
    """Return all that a plan says in the five tables, in words."""
    return {
        table: [spreadsheet.row(plan, record, kind.fields()) for record in plan.table(table)]
        for table, kind in READ.items()
    }


_BLOCKS = frozenset(
    "p div h1 h2 h3 h4 h5 h6 li td th dt dd caption figcaption section nav ul ol dl table tr header footer main".split()
)
_UNSEEN = frozenset(("style", "script", "svg", "head"))


class Words(HTMLParser):
    """The texts of a web page, a block each."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._now, self._unseen = "", 0

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._unseen += tag in _UNSEEN
        self._end(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in _UNSEEN
        self._end(tag)

    def handle_data(self, data: str) -> None:
        self._now += "" if self._unseen else data

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS and (words := " ".join(self._now.split())):
            self.found.append(words)
        self._now = "" if tag in _BLOCKS else f"{self._now} " if tag == "br" else self._now


def said(element: ElementTree.Element) -> str:
    """Return all text of an OpenDocument, its spaces, tabs and paragraphs as room."""
    tag = element.tag.rpartition("}")[2]
    words = (" " if tag in ("s", "tab", "line-break") else "") + (element.text or "")
    for child in element:
        words += said(child) + (child.tail or "")
    return f"{words}\n" if tag in ("p", "h") else words
