"""What the overview says of teams and their goals, in words; the same on the screen, on paper and in a spreadsheet."""

from __future__ import annotations

from plans.dates import show_date
from plans.goals import Goal
from plans.money import show_amount, show_number
from plans.portfolio import Choice, Summary, Totals
from plans.status import GOAL, GoalStatus, goal_word
from resources.language import gettext as _
from resources.texts import choices


def marked(status: GoalStatus) -> str:
    """Give the form and the word of a status: "▲ Attention"."""
    return f"{GOAL[status].sign} {goal_word(status)}"


def money_line(one: Summary | Totals) -> str:
    """Say what was planned and spent: "€ 1.250,00 planned · € 900,00 spent"."""
    return _("{planned} planned · {spent} spent").format(planned=show_amount(one.planned), spent=show_amount(one.spent))


def hours_line(one: Summary | Totals) -> str:
    """Say which hours were promised for the year and which stood on the roster so far; nothing for no hours."""
    if not one.promised and one.rostered is None:
        return ""
    if one.rostered is None:
        return _("{hours} hours freed · roster not entered yet").format(hours=show_number(one.promised))
    return _("{hours} hours freed · {rostered} on the roster so far").format(
        hours=show_number(one.promised), rostered=show_number(one.rostered)
    )


def training_line(one: Summary | Totals) -> str:
    """Say how many of the counted colleagues the training reaches; nothing as long as nobody was counted."""
    if not one.counted:
        return ""
    return _("training reaches {reached} of {counted} colleagues").format(reached=one.reached, counted=one.counted)


def asked_line(one: Summary) -> str:
    """Say what is asked, of whom and by whom: "Wifi in corridor 3 (to: R. Benali · from: A. Verhoeven)"."""
    if one.asked is None:
        return ""
    whom = [
        words.format(name=name.strip())
        for words, name in ((_("to: {name}"), one.asked.of), (_("from: {name}"), one.leader))
        if name.strip()
    ]
    return f"{one.asked.what.strip()} ({' · '.join(whom)})" if whom else one.asked.what.strip()


def data_line(one: Summary) -> str:
    """Say of which day the data are: the last change, and the last quarter that was looked back on."""
    reviewed_last = reviewed(one)
    last = _("review of {quarter}").format(quarter=reviewed_last) if reviewed_last else _("no review yet")
    return f"{dated(one)} · {last}"


def dated(one: Summary) -> str:
    """Say of which day the data are: "changed 14-04-2027"."""
    return _("changed {day}").format(day=show_date(one.changed_on))


def reviewed(one: Summary) -> str:
    """Say which quarter was looked back on last, and when: "quarter 1, 14-04-2027"; nothing before the first review."""
    if one.reviewed is None:
        return ""
    quarter, day = one.reviewed
    said = _("quarter {number}").format(number=quarter)
    return f"{said}, {show_date(day)}" if day else said


def choice_line(choice: Choice) -> str:
    """Say what the overview was narrowed down to: "Only: Huize Singelhof · 2027"; nothing for everything."""
    parts = [
        choice.location,
        str(choice.year or ""),
        choices(Goal.subject, "goal.focus")[choice.focus] if choice.focus else "",
        choices(Goal.subject, "goal.stage")[choice.stage] if choice.stage else "",
    ]
    found = " · ".join(part for part in parts if part)
    return _("Only: {choice}").format(choice=found) if found else ""


def totals_line(whole: Totals) -> str:
    """Say how the goals of all teams stand: "■ Stuck 2 · ▲ Attention 3"; those that do not occur are left out."""
    counted = [f"{marked(status)} {number}" for status, number in whole.statuses.items() if number]
    return " · ".join(one.replace(" ", "\xa0") for one in counted)
