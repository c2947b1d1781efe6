"""Has pages made by a process of its own: the newest order only, with how far it is, and stopped at once."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from plans.errors import PlanError
from plans.printing.asked import Asked
from resources.language import current
from resources.language import gettext as _

PDF, HTML = ".pdf", ".html"
PAGES = "--pages"
"""The argument with which the program is the process that makes pages."""
AT_MOST = 2_000
"""Milliseconds that a process gets to be gone after it was ended."""


@dataclass(frozen=True)
class Order:
    """What is to be made: which thing, with names or roles, as what kind of file."""

    asked: Asked
    roles: bool = False
    ending: str = PDF


@dataclass(frozen=True)
class Made:
    """What was made to an order, and the name that its file could have, without its ending."""

    order: Order
    content: bytes
    name: str


class PagesFailed(Exception):
    """A bug in the process that makes pages; ``places`` tells where, without anything from the plan."""

    def __init__(self, kind: str, places: list[str]) -> None:
        super().__init__(kind)
        self.places = [kind, *places]


class Maker(QObject):
    """Makes one order at a time, of a plan in its plan-file form; a newer order ends the older one."""

    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(object)
    """A PlanError to tell of, or the exception of a bug."""

    def __init__(self, plan: bytes = b"", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._process: QProcess | None = None
        self._order: Order | None = None
        self._heard = bytearray()
        self._head: dict[str, Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether an order is being made."""
        return self._order is not None

    def make(self, order: Order) -> None:
        """Begin an order; what was being made is let go."""
        if self.busy:
            self.stop()
        process = self._process or self._start()
        self._order = order
        asked = asdict(order.asked) | {"without": sorted(order.asked.without)}
        head = {
            "asked": asked, "roles": order.roles, "ending": order.ending, "interface": current(),
            "size": len(self.plan),
        }  # fmt: skip
        process.write(json.dumps(head).encode() + b"\n" + self.plan)

    def stop(self) -> None:
        """End what is being made, and its process with it."""
        self._order = self._head = None
        self._heard.clear()
        process, self._process = self._process, None
        if process:
            for signal in (process.readyReadStandardOutput, process.errorOccurred, process.finished):
                signal.disconnect()
            process.finished.connect(process.deleteLater)
            process.kill()

    def close(self) -> None:
        """End it, and be sure that no process stays behind."""
        self.stop()
        for process in self.findChildren(QProcess):
            process.waitForFinished(AT_MOST)

    def _start(self) -> QProcess:
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        program, arguments, environment = _command()
        process.setProgram(program)
        process.setArguments(arguments)
        process.setProcessEnvironment(environment)
        process.readyReadStandardOutput.connect(self._hear)
        process.errorOccurred.connect(self._broke)
        process.finished.connect(self._broke)
        process.start()
        self._process = process
        return process

    def _hear(self) -> None:
        if self._process is None:
            return
        self._heard += self._process.readAllStandardOutput().data()
        while self._order is not None and self._hear_one():
            pass

    def _hear_one(self) -> bool:
        """Take in one answer; tells whether it was there whole."""
        if self._head is None:
            line, ending, rest = self._heard.partition(b"\n")
            if not ending:
                return False
            self._head, self._heard = json.loads(line), rest
        head, size = self._head, self._head.get("size", 0)
        if len(self._heard) < size:
            return False
        body, self._head = bytes(self._heard[:size]), None
        del self._heard[:size]
        if "done" in head:
            self.progressed.emit(head["done"], head["of"])
            return True
        order, self._order = self._order, None
        if "size" in head:
            assert order is not None
            self.made.emit(Made(order, body, head["name"]))
        elif "sentence" in head:
            self.failed.emit(PlanError(head["sentence"], head["advice"]))
        else:
            self.failed.emit(PagesFailed(head["bug"], head["places"]))
        return True

    def _broke(self, *_how: object) -> None:
        """The process went away by itself: no memory, or somebody ended it."""
        asked = self.busy
        self.stop()
        if asked:
            self.failed.emit(PlanError(_("The pages could not be made."), _("Try again, or start Digikoers again.")))


def _command() -> tuple[str, list[str], QProcessEnvironment]:
    environment = QProcessEnvironment.systemEnvironment()
    if getattr(sys, "frozen", False):
        return sys.executable, [PAGES], environment
    # Neither the folder that somebody stands in nor a module of that name may get in between.
    environment.insert("PYTHONPATH", str(Path(__file__).parents[2]))
    return sys.executable, ["-P", "-m", "desktop.app", PAGES], environment
