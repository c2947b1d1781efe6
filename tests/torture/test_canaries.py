"""Names that exist nowhere else, looked for in every byte that leaves with roles, is logged, kept or left behind."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import get_args

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog

from desktop.possible_names import NamesDialog
from plans.anonymise.folding import folded
from plans.derived import quarterly_review, steps
from plans.edits import adoption, apply
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import snapshot
from plans.printing.request import PrintKind
from plans.records import personal_fields
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Key, Person
from tests.desktop.test_print import in_print_window
from tests.plans.stored_files import ADOPTED, CLOSED
from tests.plans.strategies import fields, filled_plan

WHO = "Zwaluwtje Korenbloem"
ROLE_FIELDS = {
    "manager": "Kwiksteira Zilvermeirs",
    "contact": "Roodbertha van der Ereprijsma",
    "trainer": "Pimpelia Ooievaria",
    "adopter": "Winterkonia Duizendbladra",
}
FORMS = (
    "Bel {0}.",
    "Neem de telefoon van {0} mee, want {1}s rooster schuift.",
    "mail {2}@zorg.nl of zoek {3}",
    "samen met {4} en {5}",
)
CANARIES = re.compile("zwaluw|korenbloem|kwikst|zilverm|roodberth|ereprij|pimpelia|ooievar|winterkon|duizendbl")
PASSPHRASE = "vier woorden bij elkaar"
LONG = 90_000

WATCHED = """
import os, sys
home = os.environ["HOME"]
def hook(event, args):
    if event == "open" and isinstance(args[0], str):
        mode, flags = args[1] or "", args[2] or 0
        if set(mode) & set("wxa+") or flags & (os.O_WRONLY | os.O_RDWR):
            opened.append(args[0])
opened = []
sys.addaudithook(hook)
from plans.command import run
code = run(sys.argv[1:])
sys.stdout.flush()
print("\\n".join(f"opened {path}" for path in opened))
raise SystemExit(code)
"""


def texts(name: str) -> Iterator[str]:
    first, last = name.split(" ", 1)
    written = (
        name,
        first,
        f"{first[0]}.{last.replace(' ', '')}".lower(),
        name.lower(),
        name.upper(),
        f"{first[0]}. {last}",
    )
    for form in FORMS:
        yield form.format(*written)


def canary_plan() -> Plan:
    """A plan in which every text names somebody, in every form; adopted, and with a closed review."""
    plan = filled_plan()
    plan.team.name, plan.team.organisation, plan.team.location = "Team Lindehof", "Zorggroep", "Huize Lindehof"
    for person in plan.people:
        person.name = f"{WHO} {len(person.name)}" if person is not plan.people[2] else WHO
    plan.people[0].name, plan.people[1].name = "Zwaluwtje Duizendbladra", "Kwiksteira Korenbloem"
    mentions = [text for name in (WHO, *ROLE_FIELDS.values()) for text in texts(name)]
    number = 0
    for record in (plan.record, *plan.records()):
        kinds = personal_fields(type(record))
        for field in fields(type(record)):
            value = getattr(record, field)
            if kinds.get(field) in ROLE_FIELDS:
                setattr(record, field, ROLE_FIELDS[kinds[field]])
            elif isinstance(value, str) and value.startswith("Iets bij") and field != "name":
                setattr(record, field, mentions[number % len(mentions)])
                number += 1
    plan.team.name, plan.team.organisation, plan.team.location = "Team Lindehof", "Zorggroep", "Huize Lindehof"
    apply(plan, adoption(plan, ADOPTED, ROLE_FIELDS["adopter"], snapshot(plan)))
    apply(plan, quarterly_review.closing(plan, 1, CLOSED, snapshot(plan)))
    return plan


def left_in(data: bytes) -> list[str]:
    """Every canary in some bytes: as they are, unpacked, and as a reader of a PDF sees them."""
    found = [hit for encoding in ("utf-8", "utf-16-le") for hit in _hits(data.decode(encoding, "ignore"))]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            found += [hit for item in packed.namelist() for hit in left_in(packed.read(item))]
    if data.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(data))
        pages = "\n".join(page.extract_text() for page in reader.pages)
        assert "Lindehof" in pages or "Jaarplan" in pages or len(pages) > 200, "nothing was read of it"
        found += _hits("".join(pages.split())) + _hits(str(reader.metadata)) + _hits(str(reader.outline))
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                found += _hits(zlib.decompress(stream).decode("latin-1"))
            except zlib.error:
                continue
    return found


def files_with(folder: Path, words: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def _hits(text: str) -> list[str]:
    unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda hit: chr(int(hit[1], 16)), text.replace("\r\n ", ""))
    return CANARIES.findall(folded(unescaped))


def left_under(folder: Path, *besides: Path) -> dict[str, list[str]]:
    """The canaries in everything under a folder, and in the names of what is in it."""
    found = {}
    for path in folder.rglob("*"):
        if not any(path == item or item in path.parents for item in besides):
            hits = _hits(path.name) + (left_in(path.read_bytes()) if path.is_file() else [])
            if hits:
                found[str(path.relative_to(folder))] = hits
    return found


OWN = "leadership"
"""What is nobody's but the leader's, and is not made without names."""
PRINTED = [
    *(
        ("print", "--what", what, "--to", f"{what}.{kind}")
        for what in get_args(PrintKind)
        for kind in ("pdf", "html", "docx")
        if what != OWN
    ),
    ("print", "--what", "quarter", "--to", "slides.pptx"),
]
EXPORTED = [("export", "--to", f"x.{kind}") for kind in ("xlsx", "csv", "ics", "json", "jaarplan")]
OVERVIEWS = [("overview", "--to", f"overzicht.{kind}") for kind in ("pdf", "html", "xlsx", "csv")]


@pytest.fixture
def places(tmp_path: Path) -> dict[str, Path]:
    found = {name: tmp_path / name for name in ("out", "home", "tmp", "in")}
    for path in found.values():
        path.mkdir(exist_ok=True)
    return found


def run(places: dict[str, Path], *command: str) -> subprocess.CompletedProcess[str]:
    home = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"), str(places["home"]))
    return subprocess.run(
        [sys.executable, "-c", WATCHED, *command],
        cwd=places["out"],
        env=os.environ | home | {"TMPDIR": str(places["tmp"]), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )


@pytest.mark.parametrize("command", [*PRINTED, *EXPORTED, *OVERVIEWS], ids=lambda command: command[-1])
def test_no_name_leaves_with_roles(places: dict[str, Path], command: tuple[str, ...]) -> None:
    plan = places["in"] / "plan.jaarplan"
    plan_file.write(canary_plan(), plan)
    assert len(left_in(plan.read_bytes())) > 200
    quarter = ("--quarter", "1") if "quarter" in command else ()
    done = run(places, command[0], str(plan), *command[1:], *quarter, "--roles")
    assert done.returncode == 0, done.stderr
    opened = [line.removeprefix("opened ") for line in done.stdout.splitlines() if line.startswith("opened ")]
    written = [path for path in places["out"].rglob("*") if path.is_file()]
    print(f"\n{' '.join(command)}: {len(written)} files, {sum(path.stat().st_size for path in written):,} bytes")
    assert written
    assert left_under(places["out"]) == {}
    assert _hits(done.stdout + done.stderr) == []
    for name in ("home", "tmp"):
        assert left_under(places[name]) == {}
    # Half-made files lie beside what they become, never in a folder of everybody.
    outside = [path for path in opened if places["out"] not in (places["out"] / path).parents]
    assert [path for path in outside if not path.startswith("/dev/") and "__pycache__" not in path] == []


@pytest.mark.parametrize("kind", ["pdf", "html", "docx"])
def test_the_sheet_of_the_leader_alone_is_not_made_with_roles(places: dict[str, Path], kind: str) -> None:
    plan = places["in"] / "plan.jaarplan"
    plan_file.write(canary_plan(), plan)
    done = run(places, "print", str(plan), "--what", OWN, "--to", f"x.{kind}", "--roles")
    assert done.returncode == 2
    assert [path for path in places["out"].rglob("*") if path.is_file()] == []
    assert _hits(done.stdout + done.stderr) == []


def test_no_name_goes_into_a_house_pack(places: dict[str, Path]) -> None:
    plan = places["in"] / "plan.jaarplan"
    plan_file.write(canary_plan(), plan)
    done = run(places, "house-pack", "huis.huispakket", "--from", str(plan), "--name", "Huize", "--leave", "partners")
    assert done.returncode == 0, done.stderr
    assert (places["out"] / "huis.huispakket").stat().st_size > 1_000
    for name in ("out", "home", "tmp"):
        assert left_under(places[name]) == {}
    assert _hits(done.stdout + done.stderr) == []


def test_nothing_can_be_read_of_what_is_closed(places: dict[str, Path]) -> None:
    plan, secret = places["in"] / "plan.jaarplan", places["in"] / "woorden.txt"
    plan_file.write(canary_plan(), plan)
    secret.write_text(PASSPHRASE, encoding="utf-8")
    done = run(places, "export", str(plan), "--to", "dicht.jaarplan", "--passphrase-file", str(secret))
    assert done.returncode == 0, done.stderr
    assert len(left_in(plan_file.encode(plan_file.read(places["out"] / "dicht.jaarplan", PASSPHRASE)[0]))) > 200
    assert PASSPHRASE not in done.stdout + done.stderr
    for name in ("out", "home", "tmp"):
        assert left_under(places[name]) == {}
        assert files_with(places[name], PASSPHRASE) == []


def test_a_command_that_fails_leaves_no_name_behind(places: dict[str, Path]) -> None:
    plan = places["in"] / "plan.jaarplan"
    plan_file.write(canary_plan(), plan)
    for to in ("plan.pdf", "plan.html"):
        (places["out"] / to).write_text("van mijzelf", encoding="utf-8")
        done = run(places, "print", str(plan), "--to", to)
        assert done.returncode == 2
        assert _hits(done.stdout + done.stderr) == []
    for name in ("out", "home", "tmp"):
        assert left_under(places[name]) == {}


def test_the_window_keeps_names_in_the_library_alone(
    start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every page is looked at; a print, a sheet and a plan file leave with roles, and one leaves closed."""
    temporary, out, kept = tmp_path / "tijdelijk", tmp_path / "uit", tmp_path / "digikoers"
    for folder in (temporary, out):
        folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    library = Library.open(kept / "digikoers.db")
    library.create(canary_plan())
    library.close()
    me = start(library="digikoers/digikoers.db")
    me.push("Team Lindehof · jaarplan 2027")
    for step in steps.PAGES:
        me.window.walk.go(step)
        me.words()
    names = iter(["rollen.jaarplan", "rollen.xlsx", "dicht.jaarplan", "rollen.pdf", "rollen.html"])
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out / next(names)), ""))
    for kind, answer in (("roles", _going(me)), ("sheet", _with_roles(me)), ("plan", _closed(me))):
        me.answering_in_turn(
            lambda kind=kind: me.window.export_requested.emit(kind), answer, lambda: me.press(Key.Key_Return)
        )
    _print(me, 2)
    me.answering(lambda: me.press(Key.Key_Escape), lambda: me.window.forget_requested.emit(None))
    me.window.close()
    said = capfd.readouterr()
    written = sorted(path.name for path in out.iterdir())
    print(f"\nthe window: {len(written)} files, and {[path.name for path in tmp_path.rglob('*.ini')]}")
    assert written == ["dicht.jaarplan", "rollen.html", "rollen.jaarplan", "rollen.pdf", "rollen.xlsx"]
    assert left_under(tmp_path, kept) == {}
    assert [path for path in temporary.rglob("*") if path.is_file()] == []
    assert _hits(said.out + said.err) == []
    assert PASSPHRASE not in said.out + said.err
    assert files_with(tmp_path, PASSPHRASE) == []


def _going(me: Person) -> Callable[[], object]:
    return lambda: me.push(_("Choose where…"))


def _with_roles(me: Person) -> Callable[[], object]:
    def answer() -> None:
        me.push(_("With roles instead of names"))
        me.push(_("Choose where…"))

    return answer


def _closed(me: Person) -> Callable[[], object]:
    def answer() -> None:
        me.push(_("Lock it with a passphrase"))
        me.fill(_("Passphrase"), PASSPHRASE)
        me.fill(_("Once more"), PASSPHRASE)
        me.push(_("Choose where…"))

    return answer


def _print(me: Person, times: int) -> None:
    def inside(shown: object) -> None:
        me.push(_("With roles instead of names"))
        for _time in range(times):
            me.qtbot.waitUntil(lambda: shown.is_ready, timeout=LONG)  # type: ignore[attr-defined]
            me.push(_("Save…"))
            me.qtbot.waitUntil(lambda: _("Open the file") in me.words(), timeout=LONG)

    assert not isinstance(QApplication.activeModalWidget(), NamesDialog)
    assert me.visible(QAbstractButton, _("Print…"))
    in_print_window(me, inside)
