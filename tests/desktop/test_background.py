"""Work beside the window: what belongs to Qt is thrown away in the window's own thread, whoever let go of it last."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from desktop import background
from desktop.background import Reading, Task
from desktop.garbage import Garbage
from desktop.portfolio.loading import Job

HERE = threading.get_ident()


@pytest.mark.parametrize("kind", ["task", "job", "reading", "reading that is stopped"])
def test_what_was_let_go_of_before_its_thread_is_over_ends_here(qtbot, kind: str) -> None:
    may_end, ended = threading.Event(), list[int]()

    def work(*_job: object) -> list[int]:
        assert may_end.wait(20)
        return [1, 2]

    worker = Task(work) if kind == "task" else Job(work) if kind == "job" else Reading(work)
    weakref.finalize(worker, lambda: ended.append(threading.get_ident()))
    thread = worker._thread
    worker.start()
    assert background.is_working()
    if "stopped" in kind:
        worker.stop()
    worker = None
    may_end.set()
    thread.join()
    assert not ended, "let go of in its own thread"
    qtbot.waitUntil(lambda: ended == [HERE])
    assert not background.is_working()


class _Cycle:
    def __init__(self) -> None:
        self.itself = self


def test_garbage_is_thrown_away_here_when_there_is_enough(qapp) -> None:
    garbage, looking = Garbage(QObject()), gc.isenabled()
    gc.disable()
    try:
        gc.collect()
        gone = weakref.ref(_Cycle())
        garbage.look()
        assert gone()
        many = [_Cycle() for _number in range(gc.get_threshold()[0] + 1)]
        garbage.look()
        assert not gone()
        assert len(many) > 1
    finally:
        if looking:
            gc.enable()
