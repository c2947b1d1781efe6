"""Writes edits in the background, one after the other, so that nothing ever waits for another program.

    writer = Writer(library, saved=..., failed=...)   # both are called on the thread of the writer
    writer.write(plan, edits)                         # at once, whoever holds the library; edits carried out in memory
    writer.waiting                                    # how many are not on the disk yet: what the save state says
    writer.flush(2.0)                                 # before something that needs all of it on the disk
    writer.close()

What cannot be written for now (another program is busy, the disk is full or gone) is tried again until it can be; what
can never be written (another window saved the plan) stops the edits of that plan, which stay with the writer until they
are dropped: the window decides what becomes of them.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from uuid import UUID

from plans.edits import Edit
from plans.errors import ChangedElsewhere, PlanError
from plans.plan import Plan
from plans.storage import batches
from plans.storage.batches import Batch, Saved
from plans.storage.library import Library

RETRY_SECONDS = 0.5
"""How long to wait before what failed is tried again."""


@dataclass(eq=False)
class _Work:
    """A batch that is to be written; it is known by its number."""

    number: int
    batch: Batch


class Writer:
    """Writes to one library, on a thread of its own; its methods are for any thread and never wait but to flush.

    ``saved(number, saved)`` is called for every batch that is on the disk, in the order of writing; ``failed(error,
    plan_id)`` when a batch cannot be written, once until another one can or the error is another one. Both come on the
    thread of the writer: hand them over to that of the window. ``error`` is a PlanError, or a bug as it was raised.
    """

    def __init__(
        self,
        library: Library,
        saved: Callable[[int, Saved], None],
        failed: Callable[[Exception, UUID], None],
        *,
        retry: float = RETRY_SECONDS,
    ) -> None:
        self._library, self._saved, self._failed, self._retry = library, saved, failed, retry
        self._queue: deque[_Work] = deque()
        self._stopped: dict[UUID, list[_Work]] = {}
        self._revisions: dict[UUID, int] = {}
        self._said: str | None = None
        self._number = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._run, name="library writer", daemon=True)
        self._thread.start()

    def write(self, plan: Plan, edits: Iterable[Edit]) -> int:
        """Queue edits that were carried out on the plan in memory, and give the number they are known by.

        They are kept as they are now, all or none. They count from the revision of the plan, or from what was queued
        before and the plan does not know of yet.
        """
        work = batches.batch(plan.id, edits)
        with self._changed:
            self._number += 1
            self._revisions[plan.id] = max(plan.record.revision, self._revisions.get(plan.id, 0))
            queue = self._stopped.get(plan.id, self._queue)
            queue.append(_Work(self._number, work))
            self._changed.notify_all()
            return self._number

    @property
    def waiting(self) -> int:
        """How many batches are not on the disk yet, those that were stopped included."""
        with self._changed:
            return len(self._queue) + sum(map(len, self._stopped.values()))

    def retry_now(self) -> None:
        """Try at once what waits for its next attempt."""
        with self._changed:
            self._changed.notify_all()

    def drop(self, plan_id: UUID) -> int:
        """Throw away what waits of a plan and forget its revision; gives how many batches that were."""
        with self._changed:
            kept = deque(work for work in self._queue if work.batch.plan_id != plan_id)
            dropped = len(self._queue) - len(kept) + len(self._stopped.pop(plan_id, []))
            self._queue = kept
            self._revisions.pop(plan_id, None)
            self._changed.notify_all()
            return dropped

    def flush(self, timeout: float) -> bool:
        """Wait until everything is on the disk, at most so many seconds; tells whether it is."""
        with self._changed:
            self._changed.notify_all()
            return self._changed.wait_for(lambda: not self._queue, timeout) and not self._stopped

    def close(self, timeout: float = 2.0) -> bool:
        """Write what waits, at most so many seconds, and end; tells whether everything is on the disk."""
        whole = self.flush(timeout)
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join()
        return whole

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._queue or self._closing)
                if self._closing:
                    return
                work = self._queue[0]
                revision = self._revisions[work.batch.plan_id]
            try:
                saved = self._library.write_batch(work.batch, revision, wait=0)
            except Exception as error:  # noqa: BLE001 - a bug must reach the window, and not end the writing in silence
                self._went_wrong(work, error)
            else:
                self._went_well(work, saved)

    def _went_well(self, work: _Work, saved: Saved) -> None:
        with self._changed:
            self._said = None
            if saved.plan_id in self._revisions:
                self._revisions[saved.plan_id] = saved.revision
        # Before it leaves the queue: whoever flushed knows then that this was called.
        self._saved(work.number, saved)
        with self._changed:
            if work in self._queue:
                self._queue.remove(work)
            self._changed.notify_all()

    def _went_wrong(self, work: _Work, error: Exception) -> None:
        passing = isinstance(error, PlanError) and not isinstance(error, ChangedElsewhere)
        with self._changed:
            news = str(error) != self._said
            self._said = str(error)
            if not passing:
                queue = [item for item in self._queue if item.batch.plan_id == work.batch.plan_id]
                self._queue = deque(item for item in self._queue if item not in queue)
                self._stopped[work.batch.plan_id] = queue
        if news:
            self._failed(error, work.batch.plan_id)
        with self._changed:
            self._changed.notify_all()
            if passing and not self._closing:
                self._changed.wait(self._retry)
