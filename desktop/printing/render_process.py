"""Makes pages in a process of its own, asked over its standard input, so that the window never waits. Knows no Qt.

A question is a line of JSON and then the plan, in its plan-file form; an answer is a line of JSON and then what was
made. Nothing of a plan is written anywhere.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import time
import traceback
from typing import Any, BinaryIO

OFTEN = 0.05
"""Seconds between two tellings of how far it is."""
BELOW_NORMAL = 0x4000
"""What Windows calls the priority of a process that lets others go first."""


def main() -> int:
    """Answer until nobody asks any more."""
    _lower_priority()
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever prints by itself stays out of the answers; a window without a console has nowhere to print it.
    elsewhere = os.open(os.devnull, os.O_WRONLY) if sys.stderr is None else sys.stderr.fileno()
    os.dup2(elsewhere, sys.stdout.fileno())
    _load()
    try:
        serve(sys.stdin.buffer, answers)
    except (BrokenPipeError, OSError):
        # The window has gone, in the midst of an answer.
        os._exit(0)
    return 0


def _lower_priority() -> None:
    """Let the window go first, on a laptop with little to share out."""
    if sys.platform == "win32":
        import ctypes

        this = ctypes.windll.kernel32.GetCurrentProcess()
        ctypes.windll.kernel32.SetPriorityClass(this, BELOW_NORMAL)
    else:
        os.nice(5)


def _load() -> None:
    """Load what every question needs, while the window is still being drawn.

    What is loaded stays: looking through it for things to throw away would only take time, now and later.
    """
    gc.disable()
    import plans.exchange.plan_file
    import plans.printing.plan
    import plans.printing.printer  # noqa: F401

    gc.freeze()
    gc.enable()


def serve(questions: BinaryIO, answers: BinaryIO) -> None:
    """Answer question after question."""
    while line := questions.readline():
        question = json.loads(line)
        plan = questions.read(question["size"])
        try:
            made, name = _render(question, plan, _Telling(answers))
        except Exception as error:  # noqa: BLE001 - a bug travels to the window, where the one hook shows it
            _answer(answers, _progress_line(error))
        else:
            _answer(answers, {"size": len(made), "name": name}, made)


def _render(question: dict[str, Any], plan: bytes, telling: _Telling) -> tuple[bytes, str]:
    from plans.anonymise.leaving import leaving
    from plans.exchange import plan_file
    from plans.printing import printer
    from plans.printing.request import PrintRequest
    from resources.language import choose, speaking

    choose(question["interface"])
    request = PrintRequest(**{**question["asked"], "without": frozenset(question["asked"]["without"])})
    printed = plan_file.deserialise(json.loads(plan))
    with speaking(request.language):
        printed = leaving(printed, roles=question["roles"], chosen=question["chosen"])
    return printer.with_name(printed, request, question["ending"], progress=telling.tell)


def _progress_line(error: Exception) -> dict[str, Any]:
    """Tell of trouble that was expected in its own sentence, of a bug only where it is."""
    from plans.errors import PlanError

    if isinstance(error, PlanError):
        return {"sentence": error.sentence, "advice": error.advice}
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{os.path.basename(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]  # noqa: PTH119
    return {"bug": type(error).__name__, "places": places}


def _answer(answers: BinaryIO, head: dict[str, Any], body: bytes = b"") -> None:
    answers.write(json.dumps(head).encode() + b"\n" + body)
    answers.flush()


class _Telling:
    def __init__(self, answers: BinaryIO) -> None:
        self._answers = answers
        self._next = 0.0

    def tell(self, done: int, of: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + OFTEN
            _answer(self._answers, {"done": done, "of": of})
