"""How the moments of a plan and the copies of a library are called in a list."""

from __future__ import annotations

import datetime as dt

from desktop import plan_rows
from plans.dates import format_day
from plans.derived.history import Moment
from plans.plan import PlanRecord
from plans.storage.backups import Copy, Reason
from plans.storage.restore import Content
from resources.language import gettext as _
from resources.language import ngettext


def moment_lines(moment: Moment, now: PlanRecord) -> tuple[str, str]:
    """Return what a moment is, and when and by whom, as far as the plan knows."""
    match moment.kind:
        case "adopted":
            day = format_day(moment.at)
            words = _("on {day} by {who}") if moment.by.strip() else _("on {day}")
            return _("Adopted, version {number}").format(number=moment.number), words.format(day=day, who=moment.by)
        case "closed":
            what = _("Review of quarter {quarter} closed").format(quarter=moment.number)
            return what, _("on {day}").format(day=format_day(moment.at))
        case _:
            same = (moment.revision, moment.at) == (now.revision, now.changed_at)
            return _("A copy"), _("as it is now") if same else _("changed {day}").format(day=_when(moment))


def moment_name(moment: Moment) -> str:
    """Return a moment within a sentence or at the head of a column."""
    match moment.kind:
        case "adopted":
            return _("version {number}").format(number=moment.number)
        case "closed":
            return _("quarter {quarter}, closed").format(quarter=moment.number)
        case _:
            return _when(moment)


def copy_day(copy: Copy) -> str:
    """Return the moment at which a copy was made, by the clock of that day."""
    return f"{copy.made:%d-%m-%Y %H:%M}"


def copy_lines(content: Content) -> tuple[str, str]:
    """Return when a copy was made, and why and what is in it."""
    count = len(content.plans)
    plans = ngettext("{count} plan", "{count} plans", count).format(count=count)
    return copy_day(content.copy), " · ".join(filter(None, [_reason(content.copy.reason), plans]))


def _when(moment: Moment) -> str:
    return plan_rows.moment(moment.at) if isinstance(moment.at, dt.datetime) else format_day(moment.at)


def _reason(reason: Reason) -> str:
    return {
        "start": _("at a start"),
        "day": _("on a new day"),
        "hour": _("while you worked"),
        "migration": _("before a new version"),
        "import": _("before lines were brought in"),
        "takeover": _("before a plan was brought in"),
        "restore": _("before something was put back"),
    }.get(reason, "")
