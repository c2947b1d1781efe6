"""Names and passphrases on the command line."""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path

import pytest

from plans.command import reading, run
from plans.exchange import encryption, plan_file
from plans.plan import Plan
from plans.plan_json import serialise
from tests.plans.test_anonymise import plan_with

PASSPHRASE = "vier woorden bij elkaar"
OUT = pytest.CaptureFixture[str]


@pytest.fixture
def named(tmp_path: Path) -> Path:
    path = tmp_path / "plan.jaarplan"
    plan_file.write(
        plan_with(("Roos de Wit", "digicoach"), text="Roos de Wit belt mevrouw Jansen en Ahmed. Ahmed."), path
    )
    return path


@pytest.fixture(autouse=True)
def _little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """How much work a passphrase takes is held where files are closed (exchange/test_encryption.py)."""
    monkeypatch.setattr(encryption.encrypt, "__defaults__", (4,))


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    path = tmp_path / "wachtzin.txt"
    path.write_text(f"\ufeff{PASSPHRASE}\r\nrest", encoding="utf-8")
    return path


@pytest.fixture
def closed(named: Path, secret: Path) -> Path:
    path = named.with_name("dicht.jaarplan")
    assert run(["export", str(named), "--to", str(path), "--passphrase-file", str(secret)]) == 0
    return path


def plan_in(path: Path) -> Plan:
    return plan_file.read(path, PASSPHRASE if plan_file.is_closed(path.read_bytes()) else None)[0]


def test_what_may_still_be_a_name_is_listed(named: Path, capsys: OUT) -> None:
    assert run(["names", str(named)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Misschien nog een naam (2):"
    assert lines[1] == "  mevrouw Jansen → iemand"
    assert lines[2].strip().endswith("digicoach belt mevrouw Jansen en Ahmed. Ahmed.")
    assert [line.strip()[:5] for line in lines[3:]] == ["Ahmed", "- Vis", "- Vis"]


def test_the_list_in_json(named: Path, capsys: OUT) -> None:
    assert run(["names", str(named), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["names"]
    assert [(item["text"], item["field"], item["reason"]) for item in found] == [
        ("mevrouw Jansen", "text", "title"),
        ("Ahmed", "text", "capital"),
        ("Ahmed", "text", "capital"),
    ]
    assert found[0]["record"] == str(plan_in(named).vision.id)


def test_a_plan_without_leftovers_says_so(tmp_path: Path, capsys: OUT) -> None:
    path = tmp_path / "x.jaarplan"
    plan_file.write(plan_with(("Roos de Wit", "digicoach"), text="Roos de Wit belt"), path)
    assert run(["names", str(path)]) == 0
    assert capsys.readouterr().out.strip() == "Met rollen in plaats van namen is er geen naam meer gevonden."


@pytest.mark.parametrize(("command", "to"), [("export", "x.xlsx"), ("print", "x.html"), ("export", "x.jaarplan")])
def test_roles_count_what_may_still_be_a_name(named: Path, capsys: OUT, command: str, to: str) -> None:
    assert run([command, str(named), "--roles", "--to", str(named.with_name(to))]) == 0
    first = capsys.readouterr().err.splitlines()[0]
    assert first == "Misschien nog een naam: 2. Bekijk ze met: digikoers names plan.jaarplan"


def test_a_plan_is_closed_and_opened(named: Path, closed: Path, secret: Path, capsys: OUT) -> None:
    assert b"Roos" not in closed.read_bytes()
    assert serialise(plan_in(closed)) == serialise(plan_in(named))
    capsys.readouterr()
    assert run(["check", str(closed), "--passphrase-file", str(secret)]) == 1
    assert run(["check", str(closed)]) == 2
    assert "op slot met een wachtwoord. Voeg --passphrase-file toe" in capsys.readouterr().err
    secret.write_text("een ander geheim")
    assert run(["check", str(closed), "--passphrase-file", str(secret)]) == 2
    assert "gaat niet open" in capsys.readouterr().err


def test_what_was_closed_stays_closed(closed: Path, secret: Path, capsys: OUT) -> None:
    following = closed.with_name("2028.jaarplan")
    assert run(["next-year", str(closed), "--to", str(following), "--passphrase-file", str(secret)]) == 0
    assert plan_file.is_closed(following.read_bytes())
    assert plan_in(following).year == 2028
    sheet = closed.with_name("x.csv")
    sheet.write_text("Doel;Resultaat\nEen nieuw doel;Mooi\n", encoding="utf-8")
    run(["import-sheet", str(sheet), "--into", str(closed), "--passphrase-file", str(secret)])
    assert plan_file.is_closed(closed.read_bytes())
    assert plan_in(closed).vision.text.startswith("Roos")


def test_names_leave_open_with_a_warning_only(named: Path, tmp_path: Path, capsys: OUT) -> None:
    assert run(["export", str(named), "--to", str(tmp_path / "open.jaarplan")]) == 0
    assert "namen van mensen" in capsys.readouterr().err
    assert run(["export", str(named), "--roles", "--to", str(tmp_path / "rollen.jaarplan")]) == 0
    assert "namen van mensen" not in capsys.readouterr().err
    assert "Roos" not in (tmp_path / "rollen.jaarplan").read_text(encoding="utf-8")


def test_nothing_of_your_own_is_replaced(named: Path, closed: Path, secret: Path, capsys: OUT) -> None:
    before = closed.read_bytes()
    again = ["export", str(named), "--to", str(closed), "--passphrase-file", str(secret)]
    assert run(again) == 2
    assert closed.read_bytes() == before
    assert run([*again, "--force"]) == 0
    assert run(["export", str(named), "--to", str(named), "--force"]) == 2


@pytest.mark.parametrize(
    ("content_of_file", "expected"),
    [(b"", "geen wachtwoord"), (b"\xff\xfe", "geen wachtwoord"), (b"kort", "minstens 8")],
)
def test_a_passphrase_that_is_none(
    named: Path, tmp_path: Path, capsys: OUT, content_of_file: bytes, expected: str
) -> None:
    path = tmp_path / "p.txt"
    path.write_bytes(content_of_file)
    assert run(["export", str(named), "--to", str(tmp_path / "y.jaarplan"), "--passphrase-file", str(path)]) == 2
    assert expected in capsys.readouterr().err
    assert not (tmp_path / "y.jaarplan").exists()


def test_only_a_plan_file_is_closed(named: Path, secret: Path, capsys: OUT) -> None:
    to = named.with_name("x.ics")
    assert run(["export", str(named), "--to", str(to), "--passphrase-file", str(secret)]) == 2
    assert "Alleen een planbestand" in capsys.readouterr().err
    assert run(["export", str(named), "--to", str(to), "--passphrase-file", str(to.with_name("none"))]) == 2


def test_the_terminal_asks_for_it(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda _prompt: PASSPHRASE)
    plan, passphrase = reading.opened(closed, argparse.Namespace(passphrase_file=None))
    assert (plan.people[2].name, passphrase) == ("Roos de Wit", PASSPHRASE)


def test_an_overview_asks_for_it_once(closed: Path, capsys: OUT, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+D passes a file over: the other one may be known."""
    others = [closed.with_name(f"{name}.jaarplan") for name in "yz"]
    for other in others:
        shutil.copy(closed, other)
    asked: list[str] = []

    def ask(question: str) -> str:
        asked.append(question)
        if len(asked) == 1:
            raise EOFError
        return PASSPHRASE

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ask)
    assert run(["overview", *map(str, (closed, *others)), "--to", str(closed.with_name("x.html"))]) == 1
    first, second = asked
    assert closed.name in first
    assert others[0].name in second
    assert f"“{closed.name}” is op slot" in capsys.readouterr().err


@pytest.mark.parametrize("to", ["x.html", "x.xlsx"])
def test_an_overview_counts_what_it_shows_that_may_still_be_a_name(tmp_path: Path, capsys: OUT, to: str) -> None:
    plan = plan_with(("Roos de Wit", "digicoach"), text="Vraag Bertha ernaar.")
    plan.reviews[0].asked = "Tijd voor mevrouw Jansen"
    path = tmp_path / "team.jaarplan"
    plan_file.write(plan, path)
    assert run(["overview", str(path), "--roles", "--to", str(tmp_path / to)]) == 0
    # Bertha is in the plan, and not in what the overview shows of it.
    assert capsys.readouterr().err.splitlines() == [f"Misschien nog een naam: 1. Bekijk ze met: digikoers names {path}"]
    assert run(["overview", str(path), "--to", str(tmp_path / to), "--force"]) == 0
    assert capsys.readouterr().err == ""


def test_an_overview_opens_what_is_closed_with_one_passphrase(closed: Path, secret: Path, capsys: OUT) -> None:
    to = closed.with_name("x.html")
    assert run(["overview", str(closed), "--to", str(to)]) == 2
    assert "op slot met een wachtwoord" in capsys.readouterr().err
    assert run(["overview", str(closed), "--to", str(to), "--passphrase-file", str(secret)]) == 0
    secret.write_text("een ander geheim")
    assert run(["overview", str(closed), "--to", str(to), "--passphrase-file", str(secret)]) == 2
    assert "gaat niet open" in capsys.readouterr().err


@pytest.mark.parametrize("kind", ["json", "jaarplan"])
def test_only_who_sends_names_is_warned_of_them(kind: str, named: Path, capsys: OUT) -> None:
    to = str(named.with_name(f"uit.{kind}"))
    assert run(["export", str(named), "--to", to]) == 0
    assert "namen van mensen" in capsys.readouterr().err
    assert run(["export", str(named), "--to", to, "--roles", "--force"]) == 0
    assert "namen van mensen" not in capsys.readouterr().err
