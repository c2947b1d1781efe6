"""Files that are not what they should be, by the hundreds: one sentence, nothing changed, never a traceback."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from plans.command import run
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import serialise
from plans.storage.library import Library
from resources.language import gettext as _
from tests.desktop.person import Key

WHOLE = plan_file.SAMPLE.read_bytes()
HEAD = b'{\n "format": "digikoers.jaarplan",\n "version": 1,\n'
ODD: tuple[Any, ...] = (None, True, -1, 10**30, 1e308, "", "x" * 50, [], {}, [[]], {"a": {}}, "2027-13-45", "\ud800")


def noise(chance: random.Random, whole: bytes) -> bytes:
    """Random bytes, now and then behind a good beginning."""
    return chance.choice((b"", HEAD, whole[:100])) + chance.randbytes(chance.choice((0, 1, 50, 5_000)))


def cut(chance: random.Random, whole: bytes) -> bytes:
    return whole[: chance.randrange(len(whole) - 2)]


def flipped(chance: random.Random, whole: bytes) -> bytes:
    bits = bytearray(whole)
    for place in chance.sample(range(len(whole)), chance.choice((1, 1, 1, 5, 500))):
        bits[place] ^= 1 << chance.randrange(8)
    return bytes(bits)


def mixed(chance: random.Random, whole: bytes) -> bytes:
    """A piece taken out, doubled or moved."""
    first, last = sorted(chance.sample(range(len(whole)), 2))
    return chance.choice((whole[:first] + whole[last:], whole[:last] + whole[first:], whole[first:] + whole[:first]))


SPOILED = (noise, cut, flipped, mixed)


def refused(capsys: pytest.CaptureFixture[str], *command: str) -> None:
    assert run(list(command)) == 2
    sentence = capsys.readouterr()
    assert sentence.out == ""
    assert len(sentence.err.splitlines()) == 1, sentence.err
    assert "Traceback" not in sentence.err


@pytest.mark.parametrize("spoil", SPOILED)
def test_spoiled_plan_files(tmp_path: Path, capsys: pytest.CaptureFixture[str], spoil: Any) -> None:
    chance, file, paper = random.Random(spoil.__name__), tmp_path / "plan.jaarplan", tmp_path / "plan.pdf"
    for number in range(750):
        data = spoil(chance, WHOLE)
        if data == WHOLE:
            continue
        file.write_bytes(data)
        refused(capsys, "check", str(file), *(["--json"] if number % 2 else []))
        refused(capsys, "print", str(file), "--to", str(paper))
        with pytest.raises(PlanError):
            Library.open(file)
        assert file.read_bytes() == data
    assert {path.name for path in tmp_path.iterdir()} == {"home", "plan.jaarplan"}


def odd_values(chance: random.Random, form: Any) -> None:
    """Put odd values at random places of a form."""
    for _time in range(chance.choice((1, 1, 3))):
        here = form
        while True:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            key = chance.choice(keys)
            if isinstance(here[key], dict | list) and here[key] and chance.random() < 0.9:
                here = here[key]
                continue
            if chance.random() < 0.15:
                del here[key]
            else:
                here[key] = deepcopy(chance.choice(ODD))
            break
        if not form:
            break


@pytest.mark.parametrize("sealed", [True, False])
def test_odd_values_in_a_well_formed_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], sealed: bool) -> None:
    """Written by another tool: taken in when it happens to fit, else refused with a sentence."""
    chance, file, paper, codes = random.Random(11), tmp_path / "plan.jaarplan", tmp_path / "plan.pdf", Counter[int]()
    for number in range(400):
        form = json.loads(WHOLE)
        del form["sha256"]
        odd_values(chance, form)
        bare = {key: value for key, value in form.items() if key not in ("format", "version")}
        if sealed:
            try:
                form["sha256"] = plan_file.checksum(bare)
            except (ValueError, TypeError):
                form["sha256"] = ""
        data = json.dumps(form).encode()
        file.write_bytes(data)
        code = run(["check", str(file)])
        sentence = capsys.readouterr()
        codes[code] += 1
        assert "Traceback" not in sentence.err
        if code == 2:
            assert len(sentence.err.splitlines()) == 1, sentence.err
        elif number % 8 == 0:
            assert run(["print", str(file), "--to", str(paper)]) == 0
            assert paper.read_bytes().startswith(b"%PDF")
            capsys.readouterr()
        assert file.read_bytes() == data
    print(f"\n400 forms with odd values: exit codes {dict(sorted(codes.items()))}")
    assert codes[2] > 100


def test_as_a_program_of_its_own(tmp_path: Path) -> None:
    """What a person sees: what Python itself prints at the end counts too."""
    chance = random.Random(3)
    for number in range(12):
        file = tmp_path / f"plan-{number}.jaarplan"
        data = SPOILED[number % 4](chance, WHOLE)
        file.write_bytes(data)
        what = ["check", str(file)] if number % 2 else ["print", str(file), "--to", str(tmp_path / "plan.pdf")]
        command = [sys.executable, "-m", "desktop.app", *what]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1, done.stderr
        assert file.read_bytes() == data


def library_bytes(folder: Path, plan: Plan) -> bytes:
    library = Library.open(folder / "whole.db")
    library.create(plan)
    library.close()
    return (folder / "whole.db").read_bytes()


@pytest.mark.parametrize("spoil", SPOILED)
def test_spoiled_libraries(tmp_path: Path, capsys: pytest.CaptureFixture[str], sample: Plan, spoil: Any) -> None:
    """A library that is refused is as it was; one that opens gives its plan, or says that it is damaged."""
    chance, file, ends = random.Random(spoil.__name__), tmp_path / "test.db", Counter[str]()
    whole, sentence = library_bytes(tmp_path, sample), list[str]()
    for number in range(150):
        data = spoil(chance, whole)
        file.write_bytes(data)
        try:
            library = Library.open(file)
        except PlanError as error:
            sentence.append(str(error))
            ends["refused"] += 1
            assert file.read_bytes() == data
        else:
            try:
                found = [library.load(item.id) for item in library.plans() + library.plans(binned=True)]
                same = [serialise(item) for item in found] == [serialise(sample)]
                ends["opened as it was" if same else "opened, a value changed"] += 1
            except PlanError:
                ends["opened, a plan refused"] += 1
            library.close()
        if number % 10 == 0:
            refused(capsys, "check", str(file))
    print(f"\n150 libraries, {spoil.__name__}: {dict(ends)}")
    assert ends["refused"] > 20
    assert not [words for words in sentence if "\n" in words or "Traceback" in words]
    assert spoil is not cut or not ends["opened, a value changed"]


def test_a_library_that_lost_its_tail(tmp_path: Path, sample: Plan) -> None:
    """SQLite takes the missing rest of its last page for zeros: a few bytes less would be other amounts."""
    whole, file = library_bytes(tmp_path, sample), tmp_path / "test.db"
    for length in (*range(len(whole) - 4_096, len(whole), 41), *range(4_096, len(whole), 4_096), len(whole) - 1):
        file.write_bytes(whole[:length])
        with pytest.raises(PlanError):
            Library.open(file)
        assert file.read_bytes() == whole[:length]


def test_spoiled_plan_files_in_the_window(start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    me, chance, file = start(), random.Random(4), tmp_path / "plan.jaarplan"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))
    before = (tmp_path / "test.db").read_bytes()
    for number in range(120):
        data = SPOILED[number % 4](chance, WHOLE)
        file.write_bytes(data)
        texts: list[str] = []

        def read_and_go_on(texts: list[str] = texts) -> None:
            texts.append(me.words())
            me.press(Key.Key_Return)

        me.answering(read_and_go_on, lambda: me.push(_("Open a plan file…")))
        assert "plan.jaarplan" in texts[0]
        assert file.read_bytes() == data
    assert (tmp_path / "test.db").read_bytes() == before
    me.push(_("New plan"))
    me.fill("Hoe heet het team?", "Lindehof")


def test_spoiled_libraries_in_the_window(start, tmp_path: Path, sample: Plan) -> None:
    """The window says what it found and offers to begin beside it, or opens what can be opened."""
    chance, whole, offered = random.Random(6), library_bytes(tmp_path, sample), 0
    for number in range(24):
        data = SPOILED[number % 4](chance, whole)
        file = tmp_path / f"spoiled-{number}.db"
        file.write_bytes(data)
        me = start(library=file.name)
        QApplication.processEvents()
        assert not any("Traceback" in item.text() for item in me.window.findChildren(QLabel))
        if _("Start alongside it with an empty library") in me.words():
            offered += 1
            assert file.read_bytes() == data
        me.window.close()
    print(f"\n24 spoiled libraries in the window: {offered} offered to begin beside it")
    assert offered > 12
