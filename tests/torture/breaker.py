"""Carries out one action on a library again and again, broken at another call to the system each time.

python -m tests.torture.breaker ACTION FOLDER, with breaking.c preloaded; a line of the input is a trial: the place of
a library, which call, how (see breaking.c) and how much of the last write is there all the same. The answer is the exit
code of the trial (-9: killed; 0: done; 2: a PlanError; 3: anything else) and how many calls were counted.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import json
import os
import sys
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID

from plans.anonymise import forgetting
from plans.anonymise.traces import Rewriting, Trace
from plans.derived import compare, history, quarterly_review
from plans.edits import Edit, adoption, apply, removal
from plans.errors import PlanError
from plans.exchange import plan_file
from plans.plan import Plan
from plans.plan_json import deserialise, serialise, snapshot
from plans.storage import backups, restore, trouble
from plans.storage.library import Library

DAY = dt.date(2026, 12, 18)

Step = Callable[[], object]


def editing(library: Library, make: Callable[[Plan], list[Edit]]) -> Step:
    """Return the step that saves edits, all else done before."""
    plan = library.load(library.plans()[0].id)
    edits = make(plan)
    apply(plan, edits)
    return lambda: library.write(plan, edits)


def renewed(plan: Plan) -> Plan:
    """Return a plan beside another one, with keys that are the same every time."""
    form, numbers = serialise(plan), count(1)
    plan_file.renew_keys(form, defaultdict(lambda: str(UUID(int=next(numbers)))))
    return deserialise(form)


def prepared(action: str, path: Path) -> Step:
    """Return the step that is broken; what comes before it is not."""
    copy = next((item for item in backups.copies(path) if item.reason == "import"), None)
    match action:
        case "migration":
            return lambda: Library.open(path).close()
        case "restore":
            assert copy
            return lambda: restore.put_back(path, copy)
        case "restore of a damaged one":
            assert copy
            return lambda: restore.put_back(path, copy)
        case "forgetting in a copy":
            assert copy
            copied = Trace(copy.path, "copy", ())
            rewriting = Rewriting(("Yusuf Şahin",), "digicoach", ())
            return lambda: [rewriting.rewrite(item) for item in (Trace(path, "library", ()), copied)]
        case "begin beside":
            return lambda: Library.open(trouble.begin_stand_in(path)).close()
    library = Library.open(path)
    match action:
        case "adoption":
            return editing(library, lambda plan: adoption(plan, DAY, "Wij", snapshot(plan)))
        case "closing":
            return editing(library, lambda plan: quarterly_review.closing(plan, 1, DAY, snapshot(plan)))
        case "import":
            plan = renewed(plan_file.read(plan_file.SAMPLE)[0])
            return lambda: library.create(plan)
        case "copy":
            return lambda: library.copy("import")
        case "take-over":
            back, _notice = plan_file.read(plan_file.SAMPLE)
            apply(back, [edit for action in back.actions for edit in removal(back, action)])
            back.team.name = "Team Teruggekomen"
            return editing(library, lambda plan: compare.edits_between(plan, back))
        case "taking back":
            assert copy
            older = restore.plan_from(copy, library.plans()[0].id)
            return editing(library, lambda plan: history.taking_back(plan, older).edits)
        case "one plan of a copy":
            assert copy
            beside = renewed(restore.plan_from(copy, library.plans()[0].id))
            return lambda: (library.copy("restore"), library.create(beside))
        case "forgetting":
            return editing(library, lambda plan: forgetting.forget(plan, plan.people[0]).edits)
    raise ValueError(action)


def trial(action: str, path: Path, nth: int, how: int, torn: int) -> int:
    """Carry out the step, broken; for a process of its own."""
    breaking = ctypes.CDLL(None)
    try:
        step = prepared(action, path)
        breaking.breaking_arm(ctypes.c_long(nth), how, torn)
        step()
    except PlanError:
        return 2
    except BaseException:  # noqa: BLE001 - whatever a trial ends with is told by its exit code
        traceback.print_exc()
        return 3
    finally:
        counted = breaking.breaking_count()
        breaking.breaking_arm(ctypes.c_long(-1), 0, 0)
        (path.parent.parent / "counted").write_text(str(counted))
    return 0


def warm_up() -> None:
    """Write one edit, in a library of its own: the first one makes the tables known to SQLAlchemy."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library.open(Path(folder) / "warm.db")
        plan = plan_file.read(plan_file.SAMPLE)[0]
        library.create(plan)
        editing(library, lambda plan: adoption(plan, DAY, "Wij", snapshot(plan)))()
        library.close()


def main(action: str) -> None:
    # All that a trial needs is loaded and made ready once, and each trial is a child of this process.
    import alembic.command
    import alembic.runtime.environment

    assert alembic.command
    warm_up()
    for line in sys.stdin:
        given = json.loads(line)
        child = os.fork()
        if child == 0:
            os._exit(trial(action, Path(given["path"]), given["nth"], given["how"], given["torn"]))
        _child, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
