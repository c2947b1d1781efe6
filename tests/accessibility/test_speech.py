"""What the screen reader Orca says, in Dutch, on five pages, beside what it said when somebody listened to all of it.

To keep it anew, with Orca and speech-dispatcher on the machine: take ``speech.nl.txt`` away, run this test, read
what is written, and keep it when it is right.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.exchange.plan_file import SAMPLE
from resources.texts import text
from tests.accessibility.session import Reader, running, until
from tests.accessibility.test_tree import go

PAGES = ("team", "goals", "actions", "budget", "calendar")
STOPS = 14
"""How often Tab is pressed on a page."""
REFERENCE = Path(__file__).with_name("speech.nl.txt")
ROLES = ("tekst.", "drukknop.", "vak.", "radioknop", "paneel.", "menu.", "vakje niet aangevinkt.", "grafiek.")
"""How a line ends that says what the keyboard is on; the others say what stands in it, or belong to the key."""


@pytest.fixture
def speech(tmp_path: Path) -> Path:
    if shutil.which("orca") is None:
        pytest.skip("there is no Orca here (Debian: apt-get install orca speech-dispatcher)")
    return tmp_path / "orca.log"


@pytest.fixture
def reader(tmp_path: Path, speech: Path) -> Iterator[Reader]:
    with running(tmp_path, str(SAMPLE), speech=speech) as found:
        until(lambda: any(item.name == text("team", "fields.team.name.ask") for item in found.tree()))
        yield found


def said(speech: Path, since: int) -> list[str]:
    """Return what was said after so many characters of the log."""
    log = speech.read_text(encoding="utf-8", errors="replace")[since:]
    lines = [line.strip() for line in re.findall(r"SPEECH OUTPUT: '(.*)'\{", log)]
    return [line for line in lines if line and line != "tab"]


def until_silent(reader: Reader, speech: Path) -> int:
    """Wait until Orca has said all that it wants to, however busy the machine is; gives the length of its log."""
    before = -1
    for _second in range(60):
        reader.ask("pause", seconds=1)
        length = len(speech.read_text(encoding="utf-8", errors="replace"))
        if length == before:
            break
        before = length
    return before


@pytest.mark.slow
def test_orca_says_what_it_said_when_somebody_listened(reader: Reader, speech: Path) -> None:
    heard: dict[str, list[str]] = {}
    for name in PAGES:
        go(reader, name)
        since = until_silent(reader, speech)
        for _press in range(STOPS):
            reader.keys("Tab")
            until_silent(reader, speech)
        heard[name] = said(speech, since)
        print(f"\n[{name}]", *heard[name], sep="\n")
    whole = "\n\n".join("\n".join((f"[{name}]", *lines)) for name, lines in heard.items()) + "\n"
    if not REFERENCE.exists():
        REFERENCE.write_text(whole, encoding="utf-8")
        pytest.fail(f"{REFERENCE.name} is written: read it, and keep it when it is right")
    kept = {part.splitlines()[0][1:-1]: part.splitlines()[1:] for part in REFERENCE.read_text("utf-8").split("\n\n")}
    missing = [
        f"{name}: {line}"
        for name, lines in kept.items()
        for line in dict.fromkeys(lines)
        if line.endswith(ROLES) and line not in heard[name]
    ]
    assert missing == []
