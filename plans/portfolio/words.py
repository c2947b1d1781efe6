"""What the overview says of teams and their goals, in words; the same on the screen, on paper and in a spreadsheet."""

from __future__ import annotations

from plans.dates import format_date
from plans.money import format_euros, format_whole
from plans.portfolio import AskLine, Choice, Summary, Totals
from plans.status import GOAL_MARKS, GoalStatus, goal_word
from plans.subjects.goals import Goal
from resources.language import gettext as _
from resources.texts import choices


def marked_status(status: GoalStatus) -> str:
    """Return the form and the word of a status: "▲ Attention"."""
    return f"{GOAL_MARKS[status].sign} {goal_word(status)}"


def money_line(summary: Summary | Totals) -> str:
    """Say what was planned and spent: "€ 1.250 planned · € 900 spent"."""
    return _("{planned} planned · {spent} spent").format(
        planned=format_euros(summary.planned), spent=format_euros(summary.spent)
    )


def hours_line(summary: Summary | Totals) -> str:
    """Say which hours were promised for the year and which stood on the roster so far; nothing for no hours."""
    if not summary.promised and summary.rostered is None:
        return ""
    if summary.rostered is None:
        return _("{hours} hours freed · rota not entered yet").format(hours=format_whole(summary.promised))
    return _("{hours} hours freed · {rostered} on the rota so far").format(
        hours=format_whole(summary.promised), rostered=format_whole(summary.rostered)
    )


def training_line(summary: Summary | Totals) -> str:
    """Say how many of the counted colleagues the training reaches; nothing as long as nobody was counted."""
    if not summary.counted:
        return ""
    return _("training reaches {reached} of {counted} colleagues").format(
        reached=summary.reached, counted=summary.counted
    )


def asked_line(summary: Summary) -> str:
    """Say what is asked, of whom and by whom: "Wifi in corridor 3 (to: R. Benali · from: A. Verhoeven)"."""
    if summary.asked is None:
        return ""
    whom = [
        words.format(name=name.strip())
        for words, name in ((_("to: {name}"), summary.asked.of), (_("from: {name}"), summary.leader))
        if name.strip()
    ]
    return f"{summary.asked.what.strip()} ({' · '.join(whom)})" if whom else summary.asked.what.strip()


def ask_line(ask: AskLine, summary: Summary) -> str:
    """Say what is asked, of whom, by whom and for how much: "Wifi (to: R. Benali · from: A. Verhoeven · € 90,00)"."""
    names = ((_("to: {name}"), ask.of), (_("from: {name}"), summary.leader))
    more = [words.format(name=name.strip()) for words, name in names if name.strip()]
    if ask.cents:
        more.append(format_euros(ask.cents))
    return f"{ask.what} ({' · '.join(more)})" if more else ask.what


def data_line(summary: Summary) -> str:
    """Say of which day the data are: the last change, and the last quarter that was looked back on."""
    reviewed_last = reviewed_words(summary)
    last = _("review of {quarter}").format(quarter=reviewed_last) if reviewed_last else _("no review yet")
    return f"{dated_words(summary)} · {last}"


def dated_words(summary: Summary) -> str:
    """Say of which day the data are: "changed 14-04-2027"."""
    return _("changed {day}").format(day=format_date(summary.changed_on))


def reviewed_words(summary: Summary) -> str:
    """Say which quarter was looked back on last, and when: "quarter 1, 14-04-2027"; nothing before the first review."""
    if summary.reviewed is None:
        return ""
    quarter, day = summary.reviewed
    words = _("quarter {number}").format(number=quarter)
    return f"{words}, {format_date(day)}" if day else words


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
    counted = [f"{marked_status(status)} {number}" for status, number in whole.statuses.items() if number]
    return " · ".join(item.replace(" ", "\xa0") for item in counted)
