"""Where an organisation lays down that names stay on the laptop, no command and no door lets one out."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from plans import presets, shared_folder
from plans.anonymise import has_names
from plans.anonymise.leaving import leaving
from plans.command import run
from plans.command.table import TABLE
from plans.exchange import plan_file, remarks_file
from plans.house_pack import making, pack
from plans.plan import Plan
from plans.shared_folder import remarks
from plans.subjects.reviews import Remark
from tests.plans.strategies import filled_plan

ROOT = Path(__file__).parents[2]
NAME, WORDS = "Tjitske Zuiderhof", "vier woorden bij elkaar"
OTHER = "Bram Oosterkamp"


@pytest.fixture(autouse=True)
def laid_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "etc" / presets.NAME
    path.parent.mkdir()
    path.write_text("[digikoers]\nroles_only = yes\n", encoding="utf-8")
    monkeypatch.setattr(presets, "places", lambda: [path])


@pytest.fixture
def plan() -> Plan:
    made = filled_plan()
    made.team.manager = NAME
    made.people[0].name = OTHER
    made.vision.message = f"Vraag {NAME} of {OTHER.split()[0]}"
    made.collaborations[0].contact = NAME
    made.remarks = [Remark(plan_id=made.id, quarter=1, author=NAME, what=f"{OTHER} doet dit goed")]
    return made


@pytest.fixture
def given(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "plan.jaarplan"
    plan_file.write(plan, path)
    return path


def texts(path: Path) -> str:
    """All that stands in a file, whatever its kind."""
    if path.suffix == ".pdf":
        return " ".join(page.extract_text() for page in PdfReader(path).pages)
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as inside:
            return " ".join(inside.read(name).decode("utf-8", "replace") for name in inside.namelist())
    # Lines of a calendar are folded.
    return path.read_text(encoding="utf-8-sig").replace("\n ", "")


def names_in(folder: Path, but: Path) -> set[str]:
    parts = {*NAME.split(), *OTHER.split()}
    made = [path for path in folder.rglob("*") if path.is_file() and path != but and path.parent.name != "etc"]
    assert made
    return {f"{path.name}: {part}" for path in made for part in parts if part in texts(path)}


DOORS: dict[str, tuple[list[str], ...]] = {
    "print": tuple(["print", "PLAN", "--what", "plan", "--to", f"x.{kind}"] for kind in ("pdf", "html", "docx")),
    "overview": tuple(["overview", "PLAN", "--to", f"x.{kind}"] for kind in ("pdf", "html", "xlsx", "csv")),
    "next-year": (["next-year", "PLAN", "--to", "next.jaarplan"],),
    "export": tuple(["export", "PLAN", "--to", f"x.{kind}"] for kind in ("xlsx", "csv", "ics", "json", "jaarplan")),
    "house-pack": (["house-pack", "x.huispakket", "--from", "PLAN"],),
    "new": (["new", "--to", "new.jaarplan", "--with", "named.huispakket"],),
    "import": (["import", "list.csv", "--into", "bare.jaarplan"],),
    "import-sheet": (["import-sheet", "list.csv", "--into", "bare.jaarplan"],),
    "sample": (),
    **dict.fromkeys(("organisation overview", "organisation fetch", "organisation export"), ()),
}
"""How each command that writes a file is tried; the people of the sample are invented, and what comes from a server of
the organisation has roles there already, or gets them by ``leaving``."""


def test_every_command_that_writes_is_tried() -> None:
    targets = {"--to", "--into", "pack"}
    assert {command.name for command in TABLE if targets & {option.name for option in command.options}} == set(DOORS)


@pytest.mark.parametrize("command", [name for name, tries in DOORS.items() if tries])
def test_no_command_lets_a_name_out(command: str, plan: Plan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    monkeypatch.chdir(outside)
    plan_file.write(plan, inside / "plan.jaarplan")
    plan_file.write(leaving(plan), outside / "bare.jaarplan")
    (inside / "list.csv").write_text(f"Naam;Rol\n{NAME};digicoach\n{OTHER};ambassadeur\n", encoding="utf-8")
    every = making.Making("Huis", dict.fromkeys(("goals", "partners"), "propose"))
    pack.write(making.make([plan], every, plan.record.changed_at.date()), inside / "named.huispakket")
    at = {"PLAN": inside / "plan.jaarplan", **{name: inside / name for name in ("list.csv", "named.huispakket")}}
    for words in DOORS[command]:
        code = run([str(at.get(word, word)) for word in words])
        assert code in (0, 1) or (words[0].startswith("import") and code == 2)
    assert not names_in(outside, inside)


def test_a_closed_file_may_hold_names(plan: Plan, given: Path, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text(WORDS, encoding="utf-8")
    key = ["--passphrase-file", str(words)]
    closed, following = tmp_path / "closed.jaarplan", tmp_path / "next.jaarplan"
    assert run(["export", str(given), "--to", str(closed), *key]) == 0
    assert plan_file.read(closed, WORDS)[0].team.manager == NAME
    assert run(["next-year", str(closed), "--to", str(following), *key]) == 0
    assert plan_file.read(following, WORDS)[0].team.manager == NAME


def test_the_shared_folder_gets_roles_and_remarks_go_back_with_roles(plan: Plan, tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    published = shared_folder.publish(plan, folder, names=True).path
    assert not has_names(plan_file.read(published)[0])
    plan.remarks.append(Remark(plan_id=plan.id, quarter=1, author=NAME, what=f"{OTHER} gaat door"))
    assert remarks.send(plan, folder, "b") == 1
    (sent,) = folder.glob(f"*{remarks_file.SUFFIX}")
    assert "gaat door" in texts(sent)
    assert not names_in(folder, published)


WRITES = re.compile(
    r"\b(?:plan_file|remarks_file|calendar_file|open_data|printer|pack|location_sheet|overview_sheet)\.write\("
    r"|\bspreadsheet\.export\(|\bprinter\.with_name\("
)
STAYS = {
    "plans/command/sample.py": "invented people",
    "plans/house_pack/installed.py": "the pack that came in, beside the library",
    "plans/anonymise/traces.py": "a file that is there already, without somebody who is forgotten",
}


def test_whatever_writes_a_plan_for_others_goes_through_the_one_door() -> None:
    without = set()
    for path in (*(ROOT / "plans").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if WRITES.search(source) and not re.search(r"\b(?:leaving|names_stay|roles_wanted)\(|map\(leaving", source):
            without.add(path.relative_to(ROOT).as_posix())
    assert without == set(STAYS)
