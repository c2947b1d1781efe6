"""Has pages made by a process of its own: the newest order only, with how far it is, and stopped at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from desktop.printing.spare import AT_MOST, spare
from plans.errors import PlanError
from plans.printing.request import PrintRequest
from resources.language import current
from resources.language import gettext as _

PDF, HTML, WORD, SLIDES = ".pdf", ".html", ".docx", ".pptx"


@dataclass(frozen=True)
class RenderOrder:
    """What is to be made: which thing, with names or roles, as what kind of file."""

    request: PrintRequest
    roles: bool = False
    ending: str = PDF
    chosen: Mapping[str, str] = field(default_factory=dict)
    """What stands with roles in the place of words that may be names, as ``anonymised`` takes it."""


@dataclass(frozen=True)
class Rendered:
    """What was made to an order, and the name that its file could have, without its ending."""

    order: RenderOrder
    content: bytes
    name: str


class PagesFailed(Exception):
    """A bug in the process that makes pages; ``places`` tells where, without anything from the plan."""

    def __init__(self, kind: str, places: list[str]) -> None:
        super().__init__(kind)
        self.places = [kind, *places]


class Renderer(QObject):
    """Makes one order at a time, of a plan in its plan-file form; a newer order ends the older one."""

    progressed = Signal(int, int)
    made = Signal(object)
    failed = Signal(object)
    """A PlanError to tell of, or the exception of a bug."""

    def __init__(self, plan: bytes = b"", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.plan = plan
        self._process: QProcess | None = None
        self._order: RenderOrder | None = None
        self._received = bytearray()
        self._head: dict[str, Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether an order is being made."""
        return self._order is not None

    def prepare(self) -> None:
        """Start the process, which loads what it needs while the window is drawn."""
        if self._process is None:
            self._start()

    def make(self, order: RenderOrder) -> None:
        """Begin an order; what was being made is let go."""
        if self.busy:
            self.stop()
        process = self._process or self._start()
        self._order = order
        request = asdict(order.request) | {"without": sorted(order.request.without)}
        head = {
            "asked": request, "roles": order.roles, "chosen": dict(order.chosen), "ending": order.ending,
            "interface": current(), "size": len(self.plan),
        }  # fmt: skip
        process.write(json.dumps(head).encode() + b"\n" + self.plan)

    def stop(self) -> None:
        """End what is being made, and its process with it."""
        process = self._let_go()
        if process:
            process.finished.connect(process.deleteLater)
            process.kill()

    def close(self) -> None:
        """Leave a process that has nothing to do to whoever prints next; be sure that no other stays behind."""
        if not self.busy and (process := self._let_go()):
            spare().keep(process)
        self.stop()
        for process in self.findChildren(QProcess):
            process.waitForFinished(AT_MOST)

    def _let_go(self) -> QProcess | None:
        self._order = self._head = None
        self._received.clear()
        process, self._process = self._process, None
        if process:
            for signal in (process.readyReadStandardOutput, process.errorOccurred, process.finished):
                signal.disconnect()
        return process

    def _start(self) -> QProcess:
        process = spare().take(self)
        process.readyReadStandardOutput.connect(self._read_output)
        process.errorOccurred.connect(self._broke)
        process.finished.connect(self._broke)
        self._process = process
        return process

    def _read_output(self) -> None:
        if self._process is None:
            return
        self._received += self._process.readAllStandardOutput().data()
        while self._order is not None and self._handle_answer():
            pass

    def _handle_answer(self) -> bool:
        """Take in one answer; tells whether it was there whole."""
        if self._head is None:
            line, ending, rest = self._received.partition(b"\n")
            if not ending:
                return False
            self._head, self._received = json.loads(line), rest
        head, size = self._head, self._head.get("size", 0)
        if len(self._received) < size:
            return False
        body, self._head = bytes(self._received[:size]), None
        del self._received[:size]
        if "done" in head:
            self.progressed.emit(head["done"], head["of"])
            return True
        order, self._order = self._order, None
        if "size" in head:
            assert order is not None
            self.made.emit(Rendered(order, body, head["name"]))
        elif "sentence" in head:
            self._report(PlanError(head["sentence"], head["advice"]))
        else:
            self._report(PagesFailed(head["bug"], head["places"]))
        return True

    def _broke(self, *_how: object) -> None:
        """The process went away by itself: no memory, or somebody ended it."""
        request = self.busy
        self.stop()
        if request:
            self._report(PlanError(_("The pages could not be made."), _("Try again, or start Digikoers again.")))

    def _report(self, error: PlanError | PagesFailed) -> None:
        """Tell it outside the process's own signal: whoever is told opens a window, and much happens meanwhile."""
        QTimer.singleShot(0, self, lambda: None if self.busy else self.failed.emit(error))
