"""A long day: hundreds of random edits with undo and redo, and tens of thousands of calls into Qt."""

from __future__ import annotations

import datetime as dt
import random
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from PySide6.QtCore import QObject

from desktop.document import Document
from plans.errors import Refused
from plans.plan import KEPT, SINGLE, TABLES, Plan
from plans.plan_json import deserialise, serialise
from plans.records import Record, references
from plans.storage.library import Library
from tests.plans.strategies import HARD, _bare, fields, keys_of
from tests.plans.strategies import needed as values_needed

KEPT_KINDS = {TABLES[name] for name in KEPT}
LISTS = [kind for name, kind in TABLES.items() if name not in SINGLE and name not in KEPT]
TYPED = (*HARD, "", "12", "1.250,50", "€ 900", "1 maart", "31-12-2027", "ja", "onzin", "Şahin Nguyễn")


def any_value(kind: type[Record], field: str, chance: random.Random) -> Any:
    """Return any value that a field may hold."""
    info = kind.model_fields[field]
    limits = {name: getattr(item, name) for item in info.metadata for name in ("ge", "le") if hasattr(item, name)}
    bare, optional = _bare(info.annotation)
    if optional and chance.random() < 0.2:
        return None
    if get_origin(bare) is Literal:
        return chance.choice(get_args(bare))
    if get_origin(bare) is list:
        words = get_args(get_args(bare)[0])
        return chance.sample(words, chance.randint(0, len(words)))
    if get_origin(bare) is dict:
        words = get_args(get_args(bare)[0])
        return {word: chance.randint(1, 5) for word in chance.sample(words, chance.randint(0, len(words)))}
    if bare is int:
        return chance.randint(limits["ge"], limits["le"])
    if bare is Decimal:
        return Decimal(chance.randint(int(limits["ge"]) * 10_000, int(limits["le"]) * 10_000)).scaleb(-4)
    if bare is dt.date:
        return dt.date(2027, 1, 1) + dt.timedelta(chance.randrange(365))
    return chance.random() < 0.5 if bare is bool else chance.choice(HARD) * chance.choice((1, 1, 1, 300))


def one_act(document: Document, chance: random.Random, session: QObject) -> str:
    """Do something to the plan that a person may do; gives what."""
    plan = document.plan
    rows = [row for kind in LISTS for row in plan.list_of(kind)]
    everything = list(plan.records())
    act = chance.choice("set set set type type point add add remove move undo undo redo".split())
    match act:
        case "set" | "type":
            open_to_all = [item for item in everything if type(item) not in KEPT_KINDS and fields(type(item))]
            record = chance.choice(open_to_all)
            field = chance.choice(fields(type(record)))
            merge = chance.choice((None, session))
            if act == "set":
                document.set_value(record, field, any_value(type(record), field, chance), merge)
            else:
                try:
                    document.enter_text(record, field, chance.choice(TYPED), merge)
                except Refused:
                    return "refused"
        case "point":
            record, field = chance.choice([(item, name) for item in everything for name in references(type(item))])
            document.set_value(record, field, chance.choice([None, *keys_of(plan, references(type(record))[field])]))
        case "add":
            kind = chance.choice(LISTS)
            needed = values_needed(kind)
            document.add(kind, chance.choice((None, 0, 1, 3)), **needed)
        case "remove" if len(rows) > 20:
            document.remove(*chance.sample(rows, chance.choice((1, 1, 1, 4))))
        case "move":
            document.move(chance.choice(rows), chance.randrange(6))
        case "undo" | "redo":
            for _time in range(chance.choice((1, 1, 2, 10))):
                getattr(document, act)()
    return act


@pytest.mark.parametrize("seed", range(3))
def test_after_hundreds_of_edits_memory_and_library_agree(qapp, tmp_path: Path, sample: Plan, seed: int) -> None:
    chance, session = random.Random(seed), QObject()
    library = Library.open(tmp_path / "test.db")
    library.create(sample)
    document = Document(library, sample)
    trouble: list[object] = []
    document.trouble.connect(trouble.append)
    first = serialise(sample)["records"]
    done = 0
    while done < 500:
        done += one_act(document, chance, session) != "refused"
        assert document.findings is not None
        if chance.random() < 0.04:
            session = QObject()
            assert serialise(library.load(sample.id)) == serialise(sample)
    assert trouble == []
    last = serialise(sample)
    library.close()
    again = Library.open(tmp_path / "test.db")
    assert serialise(again.load(sample.id)) == last
    assert serialise(deserialise(last)) == last

    steps = 0
    while document.can_undo:
        document.undo()
        steps += 1
    assert serialise(sample)["records"] == first
    assert serialise(again.load(sample.id))["records"] == first
    while document.can_redo:
        document.redo()
    assert serialise(sample)["records"] == last["records"]
    assert serialise(again.load(sample.id)) == serialise(sample)
    again.close()
    library.close()
    print(f"\n500 edits (seed {seed}): {steps} steps undone to the sample and redone")


CALLS = """
import sys
from pathlib import Path
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit
from desktop.document import Document
from plans.exchange import plan_file
from plans.storage.library import Library

class Bell(QObject):
    rung = Signal(bool)
    told = Signal(object)

app = QApplication([])
label, box, line, bell, heard = QLabel(), QCheckBox(), QLineEdit(), Bell(), [0]
def hear(one=None):
    heard[0] += 1
bell.rung.connect(hear); bell.told.connect(hear); box.toggled.connect(hear); line.textChanged.connect(hear)
library = Library.open(Path(sys.argv[1]))
plan = plan_file.read(plan_file.SAMPLE)[0]
library.create(plan)
document = Document(library, plan)
document.save_state.connect(hear)
for number in range(30_000):
    odd = bool(number % 2)
    label.setVisible(odd); label.setWordWrap(odd); label.setProperty("refused", odd); label.setProperty("none", None)
    line.setReadOnly(odd); line.setEnabled(odd); box.setChecked(odd); line.setText(str(number))
    bell.rung.emit(odd); bell.told.emit(None)
    document.typing(line, odd); document.refused(line, odd)
    if number % 100 == 0:
        app.processEvents()
        document.set_value(plan.team, "name", str(number))
library.close()
print("heard", heard[0])
"""


def test_thirty_thousand_calls_do_not_end_the_process(tmp_path: Path) -> None:
    """PySide6 6.12 on Python 3.11 loses a reference to True or None with each call, until the process aborts."""
    command = [sys.executable, "-c", CALLS, str(tmp_path / "test.db")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    heard = int(done.stdout.split()[-1])
    print(f"\n30,000 rounds of 12 calls: {heard} signals heard")
    assert heard > 5 * 30_000
