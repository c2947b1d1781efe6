"""Reads the accessibility tree of the one program on the bus, and acts on it; run by the system's Python, which has gi.

Each line of its input is a command in JSON, each line of its output the answer.
"""

import json
import sys
import time
from functools import partial

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

STATES = {
    name: getattr(Atspi.StateType, name.upper())
    for name in (
        *("checkable", "checked", "collapsed", "editable", "enabled", "expandable", "expanded", "focusable", "focused"),
        *("invalid_entry", "modal", "multi_line", "read_only", "selectable", "selected", "sensitive", "showing"),
        *("visible",),
    )
}
heard: list[str] = []
focused: list[list[str]] = []


def program():
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for place in range(desktop.get_child_count()):
        found = desktop.get_child_at_index(place)
        if found is not None and found.get_name().casefold() == "digikoers":
            return found
    return None


def asked_of(question):
    """The answer, or nothing where the thing has no such interface, or is gone."""
    try:
        return question()
    except (GLib.Error, TypeError, AttributeError):
        return None


def labels(item):
    found = []
    for relation in item.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            found += [relation.get_target(place).get_name() for place in range(relation.get_n_targets())]
    return found


def describe(item, path):
    states = item.get_state_set()
    found = {
        "path": path,
        "role": item.get_role_name(),
        "name": item.get_name(),
        "description": item.get_description(),
        "states": [name for name, state in STATES.items() if states.contains(state)],
    }
    box = asked_of(lambda: item.get_extents(Atspi.CoordType.SCREEN))
    found["box"] = [box.x, box.y, box.width, box.height] if box else [0, 0, 0, 0]
    count = asked_of(lambda: Atspi.Action.get_n_actions(item)) or 0
    found["actions"] = [Atspi.Action.get_action_name(item, place) for place in range(count)]
    found["labels"] = asked_of(lambda: labels(item)) or []
    # Asked for one by one: something that is gone meanwhile answers with an error.
    found["text"] = asked_of(lambda: Atspi.Text.get_text(item, 0, Atspi.Text.get_character_count(item))) or ""
    return found


def at(path):
    item = program()
    for place in path:
        item = item.get_child_at_index(place)
    return item


def tree(path, most_rows):
    """Everything that is showing below a place; of tables and lists the first children only."""
    found = []
    stack = [(at(path), list(path))]
    while stack:
        item, here = stack.pop()
        one = asked_of(partial(fresh, item, here))
        if one is None or (here and "showing" not in one["states"]):
            continue
        found.append(one)
        count = asked_of(item.get_child_count) or 0
        if one["role"] in ("table", "list", "tree table", "list box"):
            count = min(count, most_rows)
        children = [(asked_of(partial(item.get_child_at_index, place)), place) for place in range(count)]
        stack += [(child, [*here, place]) for child, place in reversed(children) if child is not None]
    return found


def fresh(item, here):
    item.clear_cache()
    return describe(item, here)


def listen():
    def hear(event):
        detail = event.any_data if isinstance(event.any_data, str) else ""
        name = asked_of(lambda: event.source.get_name()) or ""
        heard.append(json.dumps([event.type, name, detail]))
        if event.type.endswith("focused") and event.detail1:
            focused.append([asked_of(event.source.get_role_name) or "", name])

    listener = Atspi.EventListener.new(hear)
    for kind in ("object:announcement", "object:state-changed:focused", "object:state-changed:expanded"):
        listener.register(kind)
    return listener


def pump(seconds):
    context = GLib.MainContext.default()
    end = time.monotonic() + seconds
    while True:
        while context.iteration(False):
            pass
        if time.monotonic() >= end:
            return
        time.sleep(0.01)


def carry_out(asked):
    do = asked["do"]
    if do == "wait":
        return program() is not None
    if do == "tree":
        return tree(asked.get("path", []), asked.get("rows", 12))
    if do == "act":
        # What opens a dialog answers only once that is closed.
        asked_of(partial(Atspi.Action.do_action, at(asked["path"]), asked.get("which", 0)))
        return True
    if do == "focus":
        return Atspi.Component.grab_focus(at(asked["path"]))
    if do == "write":
        return Atspi.EditableText.set_text_contents(at(asked["path"]), asked["text"])
    if do == "pause":
        pump(asked["seconds"])
        return True
    if do == "focused":
        # Who answers has sent what it had to say of the keyboard before.
        fresh(program(), [])
        pump(0)
        found = focused[-1] if focused else None
        focused.clear()
        return found
    if do == "heard":
        pump(asked.get("seconds", 0.3))
        found = [json.loads(item) for item in heard]
        heard.clear()
        return found
    raise ValueError(do)


def main():
    Atspi.init()
    Atspi.set_timeout(2000, 5000)
    listener = listen()
    for line in sys.stdin:
        try:
            answer = {"is": carry_out(json.loads(line))}
        except Exception as error:  # noqa: BLE001 - told to who asked
            answer = {"error": repr(error)}
        print(json.dumps(answer), flush=True)
    del listener


main()
