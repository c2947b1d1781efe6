"""The house rules of the project itself: who imports whom, what lies where, what ships, which words are translated."""

from __future__ import annotations

import ast
import fnmatch
import io
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from tests import house, parallel, work_queue

ROOT = Path(__file__).parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CATALOGUE = ROOT / "resources/locale/nl/LC_MESSAGES/digikoers.po"

TOP_LEVEL = {
    *("desktop", "plans", "resources", "tests"),
    *("pyproject.toml", "requirements.lock", "Makefile", "README.md", "CONTRIBUTING.md", "LICENSE", "CHANGELOG.md"),
    "RELEASING.md",
    *(".ci", ".editorconfig", ".git", ".github", ".gitignore", ".packaging", "docs"),
}
NETWORK = {
    *("aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "websockets", "xmlrpc"),
    *("QtNetwork", "QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets"),
}
NETWORK_ALLOWED = {"urllib.parse"}
CALLED_BY_SQLALCHEMY = {"process_bind_param", "process_result_value"}


def modules(*packages: str) -> list[Path]:
    return sorted(path for package in packages for path in (ROOT / package).rglob("*.py"))


def trees(*packages: str) -> Iterator[tuple[str, ast.Module]]:
    for path in modules(*packages):
        yield path.relative_to(ROOT).as_posix(), tree_of(path)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


# Who imports whom


def test_nobody_imports_upwards() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    outcome = run(sys.executable, "-c", code, "--no-cache", "--no-logo")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_make_test_runs_plans_and_all_its_tests_without_qt() -> None:
    assert "tests.parallel" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "tests" in parallel.WITHOUT_QT
    assert not [path for path in parallel.WITH_QT if path.startswith("tests/plans")]
    assert [path for path in (*parallel.WITH_QT, *work_queue.FIRST) if not (ROOT / path).exists()] == []
    shown = "= 3 failed, 10 passed, 1 skipped in 2.0s (0:01:00) ="
    assert parallel.total(shown, "5 passed in 9s\nQObject: gone") == {"failed": 3, "passed": 15, "skipped": 1}


def test_what_failed_in_make_test_stands_below_all_else() -> None:
    failed = "E no\n= short test summary info =\nFAILED tests/test_a.py::test_b - no\n= 1 failed, 2 passed in 2.0s ="
    assert parallel.failures(1, failed) == ["FAILED tests/test_a.py::test_b - no"]
    hung = 'tests/test_a.py ..\n  File "/x/lib/qt.py", line 1 in wait\n  File "/x/tests/test_a.py", line 2 in test_c'
    assert parallel.failures(1, hung)[1:] == ['  File "/x/tests/test_a.py", line 2 in test_c']
    assert parallel.total(hung) == {}


def test_nothing_reaches_for_the_network() -> None:
    found = []
    for path, tree in trees("plans", "desktop", "resources"):
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            else:
                continue
            found += [
                f"{path}:{node.lineno} {name}"
                for name in names
                if NETWORK & set(name.split("."))
                and not any(name == allowed or name.startswith(f"{allowed}.") for allowed in NETWORK_ALLOWED)
            ]
    assert found == []


# How text reaches the page

PARSES = {"Paragraph", "Preformatted", "XPreformatted", "Image", "String", "Markup"}
DRAWS = {
    *("drawString", "drawCentredString", "drawCenteredString", "drawRightString", "drawAlignedString", "beginText"),
    *("textLine", "textLines", "textOut", "drawImage", "drawInlineImage", "linkURL"),
}
TEXT = "plans/printing/text.py"
LOGO = "plans/printing/house_look.py"
"""Draws one picture, of bytes that the program itself made."""
PICTURE = "plans/printing/screenshot.py"
"""Draws pictures that come along with the program, and no others."""


def words_that_slip_past(tree: ast.Module) -> list[str]:
    """Calls that put words on a page without plans/printing/text.py, and canvas methods kept to be called later."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in DRAWS:
            found.append(f"{node.lineno} {node.attr}")
        elif isinstance(node, ast.Call) and (node.args or node.keywords):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            found += [f"{node.lineno} {name}"] if name in PARSES else []
    return sorted(found)


def test_text_reaches_the_page_one_way() -> None:
    """Ruff forbids the imports; here is what is called, on whatever it is called."""
    printing = [(path, tree) for path, tree in trees("plans") if path != TEXT]
    found = [(path, item) for path, tree in printing for item in words_that_slip_past(tree)]
    assert [item for item in found if item[0] not in (PICTURE, LOGO)] == []
    assert [item[1].split()[1] for item in found] == ["drawImage", "drawImage"]


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Paragraph(goal.title, TEXT)", ["1 Paragraph"]),
        ("platypus.Paragraph(goal.title, TEXT)", ["1 Paragraph"]),
        ("Markup(goal.title)", ["1 Markup"]),
        ("Markup()", []),
        ("shapes.String(0, 0, goal.title)", ["1 String"]),
        ("self.canv.drawString(0, 0, goal.title)", ["1 drawString"]),
        ("draw = canvas.drawRightString\ndraw(0, 0, goal.title)", ["1 drawRightString"]),
        ("paragraph(goal.title, TEXT)\nwrite(canvas, 0, 0, goal.title)", []),
    ],
)
def test_words_that_slip_past_are_found(code: str, found: list[str]) -> None:
    assert words_that_slip_past(ast.parse(code)) == found


def test_ruff_forbids_what_parses_text(tmp_path: Path) -> None:
    assert "TID251" in PYPROJECT["tool"]["ruff"]["lint"]["select"]
    code = "from reportlab.platypus import Paragraph\nfrom reportlab.graphics.shapes import String\n"
    for name, outcome in (("plans/printing/goals.py", 2), (TEXT, 0)):
        ruff = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "--output-format", "concise", "--no-cache"]
        done = subprocess.run(
            [*ruff, "--stdin-filename", name, "-"], cwd=ROOT, input=code, capture_output=True, text=True, check=False
        )
        assert done.stdout.count("TID251") == outcome, done.stdout + done.stderr


def test_no_line_to_type_in_cuts_what_it_holds() -> None:
    """Qt cuts at 32,767 letters without a word, in what it makes itself as well; ``parts.Line`` does not."""
    found = []
    for path, tree in trees("desktop"):
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
            editable = name == "setEditable" and "True" in map(ast.unparse, call.args)
            if editable or name in ("QLineEdit", "setMaxLength"):
                found.append(f"{path} {name}")
    assert found == ["desktop/forms/parts.py setMaxLength"]


# What lies where


def test_the_top_level_holds_what_the_design_says() -> None:
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    names = {
        path.name for path in ROOT.iterdir() if not any(fnmatch.fnmatch(path.name, pattern) for pattern in ignored)
    }
    assert names - TOP_LEVEL == set()


def test_the_readme_shows_every_room_by_floor() -> None:
    (shown,) = house.SCREEN.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown == house.screen(), "run python -m tests.house"
    assert [line for line in shown.splitlines() if len(line.split()) < 3] == [], "a room says nothing of itself"


@pytest.mark.parametrize("path", modules("plans", "desktop"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_file_grows_past_400_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_no_drawer_for_everything() -> None:
    drawers = {"utils", "util", "common", "helpers", "helper", "misc"}
    assert [path for path in modules("plans", "desktop", "resources") if drawers & {path.stem, path.parent.name}] == []


def test_everything_public_in_plans_says_what_it_is() -> None:
    found = []
    for path, tree in trees("plans"):
        if "/versions/" in path:
            continue
        if not ast.get_docstring(tree) and tree.body:
            found.append(path)
        found += [
            f"{path}:{node.lineno} {node.name}"
            for node in _public(tree)
            if not ast.get_docstring(node) and node.name not in CALLED_BY_SQLALCHEMY
        ]
    assert found == []


def _public(parent: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in parent.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


def test_the_guide_names_only_what_is_there() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    questions = guide.partition("## Ten questions a stranger asks")[2]
    assert questions.count("\n\n1. ") == 1
    paths = set(re.findall(r"`((?:plans|desktop|resources|tests)/[\w/.-]+)`", questions))
    assert len(paths) > 10
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    for name, path in re.findall(r"`([A-Z][A-Za-z]+)` in `([\w/.]+)`", questions):
        assert re.search(rf"^(class )?{name}\b", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE), name


# Which words are translated


@cache
def messages() -> Catalog:
    """Every message in the code, as `make texts` finds them."""
    found = Catalog()
    for package in ("plans", "desktop"):
        for path, line, message, comments, _ in extract_from_dir(str(ROOT / package)):
            found.add(message, locations=[(f"{package}/{path}", line)], auto_comments=comments)
    return found


def dutch() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="nl", domain="digikoers")


def _forms(entry: object) -> tuple[str, ...]:
    return tuple(entry) if isinstance(entry, list | tuple) else (str(entry),)


def test_every_message_has_its_dutch() -> None:
    translated = dutch()
    missing = []
    for message in messages():
        if not message.id:
            continue
        entry = translated.get(message.id, message.context)
        if entry is None or entry.fuzzy or not all(_forms(entry.string)):
            missing.append(f"{message.locations[0]}: {message.id}")
    assert missing == []


def test_no_translation_is_left_over() -> None:
    used = messages()
    assert [entry.id for entry in dutch() if entry.id and used.get(entry.id, entry.context) is None] == []


def test_the_dutch_keeps_every_placeholder() -> None:
    def places(text: str) -> list[str]:
        return sorted(re.findall(r"\{(\w*)[^}]*\}", text))

    wrong = [
        (english, form)
        for entry in dutch()
        if entry.id
        for english, form in zip(_forms(entry.id), _forms(entry.string), strict=True)
        if places(english) != places(form)
    ]
    assert wrong == []


def test_no_message_hides_from_the_catalogue() -> None:
    """The extraction does not look inside an f-string, and cannot know a message that is put together."""
    seen = {form for message in messages() if message.id for form in _forms(message.id)}
    hidden = [
        f"{path}:{node.lineno} {ast.unparse(node)}"
        for path, tree in trees("plans", "desktop")
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and (count := {"_": 1, "gettext": 1, "ngettext": 2}.get(node.func.id))
        and any(getattr(words, "value", None) not in seen for words in node.args[:count])
    ]
    assert hidden == []


def test_the_compiled_catalogue_is_in_step() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, dutch())
    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run `make texts`"


# What ships, and on what it stands


def test_the_wheel_holds_everything(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("plans", "desktop", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    build = ["wheel", "-q", "--no-deps", "--no-index", "--no-build-isolation", "--disable-pip-version-check"]
    outcome = run(sys.executable, "-m", "pip", *build, "-w", str(tmp_path), str(source))
    assert outcome.returncode == 0, outcome.stderr
    (wheel,) = tmp_path.glob("digikoers-*.whl")
    kept = set(zipfile.ZipFile(wheel).namelist())
    wanted = {
        path.relative_to(ROOT).as_posix()
        for name in ("plans", "desktop", "resources")
        for path in (ROOT / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted - kept == set()


def test_the_lock_pins_by_name_and_hash_only() -> None:
    only = r"[\w.]+ [!=<>]+ '[\w.]+'"
    line = re.compile(
        rf"[a-z0-9._-]+==[\w.!+-]+( ; {only}( (and|or) {only})*)? \\|    --hash=sha256:[0-9a-f]{{64}}( \\)?"
    )
    assert [text for text in LOCK.splitlines() if not line.fullmatch(text)] == []


def test_the_lock_holds_every_dependency() -> None:
    project = PYPROJECT["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[^\w.-]", item)[0].lower().replace("_", "-") for item in declared}
    assert names - set(re.findall(r"^([a-z0-9._-]+)==", LOCK, re.MULTILINE)) == set()
