"""What Windows asks of a program, tried on any system: names, long places, OneDrive, and calls that it lacks."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans import file_names
from plans.exchange import plan_file
from plans.exchange.files import write
from plans.file_names import extended, file_name
from plans.plan import new_plan
from plans.printing import printer
from plans.printing.request import PRINT_KINDS, PrintRequest
from plans.printing.saving import save_print
from plans.shared_folder import file_name as shared_name
from plans.storage import backups
from plans.storage.library import Library
from tests.properties import examples

ROOT = Path(__file__).parents[2]
ODD = [
    "CON",
    "nul.txt",
    "LPT1",
    "com¹.x",
    "a:b",
    "a/b\\c",
    "Team.",
    "..",
    " .",
    "~$a",
    "",
    "x" * 400,
    "🙂" * 90,
    "Zoë\u202ecod.exe",
]
DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in "0123456789¹²³")}


def is_legal(name: str) -> bool:
    """Whether Windows, OneDrive and Linux take a whole name of a file."""
    return (
        0 < len(name) <= 255
        and len(name.encode("utf-8")) <= 255
        and not re.search(r'[\\/:*?"<>|\x00-\x1f]', name)
        and name == name.lstrip(" ").rstrip(" .")
        and not name.startswith("~$")
        and name.split(".")[0].rstrip().casefold() not in DEVICES
    )


@examples(300)
@given(st.text(max_size=120) | st.sampled_from(ODD))
def test_whatever_is_typed_becomes_a_name_that_every_disk_takes(words: str) -> None:
    name = file_name(words)
    assert not name or is_legal(f"{name}.jaarplan")
    assert file_name(name) == name


@pytest.mark.parametrize("team", ODD)
def test_every_name_that_is_proposed_is_legal(team: str) -> None:
    plan = new_plan(2027)
    plan.team.name = team
    assert is_legal(shared_name(plan))
    for what in PRINT_KINDS:
        assert is_legal(f"{printer.suggested_name(plan, PrintRequest(what, 'nl'))}.pdf"), what


def test_files_that_the_program_makes_by_itself_have_legal_names(tmp_path: Path) -> None:
    library = Library.open(tmp_path / "digikoers.db")
    library.create(new_plan(2027))
    library.close()
    backups.make(tmp_path / "digikoers.db", "start")
    plan_file.write(new_plan(2027), tmp_path / "plan.jaarplan")
    made = [path.name for path in tmp_path.rglob("*")]
    assert made
    assert all(map(is_legal, made))


def test_names_in_the_code_are_legal_and_differ_in_more_than_capitals() -> None:
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = [path for path in tracked.split("\0") if path]
    assert all(is_legal(part) for path in paths for part in path.split("/"))
    assert len({path.casefold() for path in paths}) == len(paths)


# Long places, and the folders of OneDrive


def test_a_long_place_gets_the_form_without_a_limit() -> None:
    part = "\\" + "m" * 60
    long = part * 4
    assert extended("C:\\plan.jaarplan") == "C:\\plan.jaarplan"
    assert extended(f"C:{long}") == f"\\\\?\\C:{long}"
    assert extended(f"\\\\server\\zorg{long}") == f"\\\\?\\UNC\\server\\zorg{long}"
    assert extended(f"\\\\?\\C:{long}") == f"\\\\?\\C:{long}"
    # There is room for the draft beside it, whose name may be longer than its own.
    edge = "C:" + "\\" + "m" * 196
    assert len(edge) + 40 < 260
    assert extended(edge) == edge


def test_whatever_reads_and_writes_for_others_reaches_long_places(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows the place would begin otherwise; here it stands for a folder that is reached by another name."""
    real, seen = tmp_path / "real", tmp_path / "seen"
    real.mkdir()

    def reach(path: Path) -> Path:
        return real / path.name

    for module in ("plans.exchange.files", "plans.printing.saving"):
        monkeypatch.setattr(f"{module}.reachable", reach)
    plan_file.write(new_plan(2027), seen / "plan.jaarplan")
    save_print(b"%PDF", seen / "plan.pdf")
    write(b"{}", seen / "open.json", lambda _back: True)
    assert sorted(path.name for path in real.iterdir()) == ["open.json", "plan.jaarplan", "plan.pdf"]
    assert plan_file.read(seen / "plan.jaarplan")[0].year == 2027


@pytest.mark.skipif(sys.platform == "win32", reason="its own way of reading")
def test_elsewhere_a_place_stays_as_it_is(tmp_path: Path) -> None:
    assert file_names.reachable(tmp_path / ("m" * 200)) == tmp_path / ("m" * 200)


def test_a_plan_lies_in_a_folder_of_onedrive_with_a_long_path(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - Zorggroep Veldestroom" / "Documenten" / ("map met spaties " * 5).strip()
    folder = folder / ("nog een map " * 8).strip() / ("en nog een " * 8).strip()
    folder.mkdir(parents=True)
    path = folder / "jaarplan Zoë.jaarplan"
    assert len(str(path)) > 260
    plan_file.write(new_plan(2027), path)
    assert plan_file.read(path)[0].year == 2027
    printer.write(new_plan(2027), path.with_suffix(".html"), PrintRequest("summary", "nl"))
    assert path.with_suffix(".html").exists()


def test_the_library_never_lies_where_documents_are_synchronised() -> None:
    """OneDrive takes Documents, Desktop and Pictures; nothing of ours asks for these."""
    asks = re.compile(r"DocumentsLocation|DesktopLocation|user_documents|user_desktop|[\"']Documents[\"']")
    sources = [*(ROOT / "plans").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")]
    assert not [path.name for path in sources if asks.search(path.read_text(encoding="utf-8"))]


# What only other systems have

ONLY_ELSEWHERE = {
    "os": {
        *("fork", "forkpty", "chown", "lchown", "getuid", "geteuid", "getgid", "setsid", "killpg", "getpgid", "nice"),
        *("sync", "statvfs", "mkfifo", "mknod", "uname", "getloadavg", "wait3", "posix_fadvise"),
        *("O_NOFOLLOW", "O_DIRECTORY", "O_CLOEXEC"),
    },
    "signal": {"SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1", "SIGCHLD", "alarm", "setitimer", "pause"},
    "path": {"chmod", "symlink_to", "hardlink_to"},
    "modules": {"fcntl", "pwd", "grp", "resource", "termios", "tty", "pty", "syslog", "posix", "readline"},
}


def test_no_call_that_windows_lacks_without_another_way() -> None:
    """Each stands in an ``if`` that asks for the system first."""
    found = []
    words = re.compile(rf"\b(?:{'|'.join(sorted(set().union(*ONLY_ELSEWHERE.values())))})\b")
    for path in (
        *(ROOT / "plans").rglob("*.py"),
        *(ROOT / "desktop").rglob("*.py"),
        *(ROOT / "resources").rglob("*.py"),
    ):
        source = path.read_text(encoding="utf-8")
        if not words.search(source):
            continue
        tree = ast.parse(source)
        asked = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and "sys.platform" in ast.unparse(node.test)
            for inner in ast.walk(node)
        }
        found += [f"{path.name}:{name}" for node in ast.walk(tree) if node not in asked for name in lacking(node)]
    assert found == []


def lacking(node: ast.AST) -> list[str]:
    """The names in one place of the code that Windows does not have."""
    match node:
        case ast.Attribute(value=ast.Name(id="os" | "signal" as module), attr=name) if name in ONLY_ELSEWHERE[module]:
            return [f"{module}.{name}"]
        case ast.Call(func=ast.Attribute(attr=name)) if name in ONLY_ELSEWHERE["path"]:
            return [name]
        case ast.Import(names=names):
            return [item.name for item in names if item.name.split(".")[0] in ONLY_ELSEWHERE["modules"]]
        case ast.ImportFrom(module=str(module)) if module.split(".")[0] in ONLY_ELSEWHERE["modules"]:
            return [module]
    return []
