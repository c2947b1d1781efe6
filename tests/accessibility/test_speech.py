"""What the screen reader Orca says, in Dutch, on five pages, beside what it said when somebody listened to all of it.

Each stop of the keyboard is heard out before the next: the program says what has the keyboard, and Orca's log when it
is done with that. How busy the machine is makes no difference.

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
WITHIN = {"calendar": ("Right", "Right", "Down", "Left")}
"""The keys that are pressed where the first stop is a table."""
REFERENCE = Path(__file__).with_name("speech.nl.txt")
HOLDER = "gelaagd paneel"
"""What holds all pages; it says nothing."""
BACK = re.compile(
    r"'Return' \(.*?Dequeued window:activate \[frame.*?\n\^\^\^\^\^ PROCESS OBJECT EVENT window", re.DOTALL
)
"""How Orca's log has it that the finder is gone, and the window is there again."""
FOCUS = "object:state-changed:focused"


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


def log_of(speech: Path) -> str:
    return speech.read_text(encoding="utf-8", errors="replace")


def said_of(log: str, role: str, name: str) -> list[list[str]]:
    """Return what Orca said each time that it was done with the keyboard coming to something, in order."""
    taken = rf"Dequeued {FOCUS} \[{re.escape(role)} \| {re.escape(name)}\] \(1,.*?\n\^\^\^\^\^ PROCESS OBJECT EVENT"
    blocks = [re.findall(r"SPEECH OUTPUT: '(.*)'\{", block) for block in re.findall(taken, log, re.DOTALL)]
    return [[line.strip() for line in lines if line.strip() not in ("", HOLDER)] for lines in blocks]


def heard_out(reader: Reader, speech: Path, key: str) -> tuple[str, list[str]]:
    """Press a key that moves the keyboard, and wait until Orca is done with where it comes to; gives its role too."""
    reader.ask("focused")
    begun = len(log_of(speech))
    reader.keys(key)
    role, name = until(lambda: reader.ask("focused"))

    def done() -> list[list[str]]:
        nonlocal role, name
        # Where the keyboard goes on by itself, what counts is where it stays.
        role, name = reader.ask("focused") or (role, name)
        return [lines for lines in said_of(log_of(speech)[begun:], role, name) if lines]

    found: list[list[str]] = until(done)
    return role, found[-1]


def arrive(reader: Reader, speech: Path, page: str) -> list[str]:
    """Go to a page, whose title is announced, and come in from the list of steps, so that all around it is said.

    On the way through the finder Orca may keep silent: it does not know announcements, and may be told where the
    cursor of a field is before it is told of the keyboard.
    """
    reader.ask("heard")
    begun = len(log_of(speech))
    go(reader, page)
    title = text(page, "step.title")
    until(lambda: any("announcement" in kind and words == title for kind, _name, words in reader.ask("heard")))
    until(lambda: BACK.search(log_of(speech), begun))
    while heard_out(reader, speech, "F6")[0] != "list":
        pass
    return heard_out(reader, speech, "F6")[1]


@pytest.mark.slow
def test_orca_says_what_it_said_when_somebody_listened(reader: Reader, speech: Path) -> None:
    heard: list[str] = []
    for page in PAGES:
        stops = [arrive(reader, speech, page)]
        stops += [heard_out(reader, speech, key)[1] for key in (*WITHIN.get(page, ()), *["Tab"] * STOPS)]
        heard.append("\n".join((f"[{page}]", *(" / ".join(lines) for lines in stops))))
        print("", heard[-1], sep="\n")
    whole = "\n\n".join(heard) + "\n"
    if not REFERENCE.exists():
        REFERENCE.write_text(whole, encoding="utf-8")
        pytest.fail(f"{REFERENCE.name} is written: read it, and keep it when it is right")
    assert whole.splitlines() == REFERENCE.read_text(encoding="utf-8").splitlines()
