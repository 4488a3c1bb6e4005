"""What a person could see of a running instance, in one form for the product and for the model."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.fuzz.game import Frame, Scope, Subscription, Visit
from tests.fuzz.model import Model
from tests.support.driver import Driver

#: One thing that is open: (what, element, details). Equal things cannot be told apart from outside.
Open = tuple[str, str, str]


@dataclass(frozen=True)
class Seen:
    """``open`` maps every open thing to its handles, oldest first."""

    status: str
    variables: str
    thrown: tuple[str, ...]
    flows: tuple[str, ...]
    open: Mapping[Open, tuple[Any, ...]]

    def compared(self) -> dict[str, Any]:
        counted = {key: len(handles) for key, handles in sorted(self.open.items())}
        return {
            "status": self.status,
            "variables": self.variables,
            "thrown": self.thrown,
            "flows": self.flows,
            "open": counted,
        }


def difference(one: Seen, other: Seen) -> str | None:
    """What differs, as text for people; None when nothing does."""
    left, right = one.compared(), other.compared()
    lines = []
    for name in left:
        if left[name] != right[name]:
            lines.append(f"{name}:\n    model  {left[name]}\n    engine {right[name]}")
    return "\n".join(lines) or None


def _text(variables: Mapping[str, Any]) -> str:
    return json.dumps(dict(variables), sort_keys=True, ensure_ascii=False).replace("大" * 2000, "大…")


def _places(variables: Mapping[str, Any]) -> dict[str, Any]:
    """The variables that tell where a subscription is: locals of the scopes around it."""
    return {name: value for name, value in variables.items() if name.startswith(("at_", "item_"))}


def _collect(found: list[tuple[Open, Any]]) -> dict[Open, tuple[Any, ...]]:
    collected: dict[Open, tuple[Any, ...]] = {}
    for key, handle in found:
        collected[key] = (*collected.get(key, ()), handle)
    return collected


def of_model(model: Model) -> Seen:
    found: list[tuple[Open, Any]] = []
    for state in ("task", "job"):
        found += [((state, v.node.id, _text(v.visible())), v) for v in model.visits(state)]
    found += [(("incident", v.node.id, v.incident), v) for v in model.visits("incident")]
    for subscription in model.subscriptions():
        if subscription.event.kind in ("message", "timer", "signal"):
            found.append((_subscription_key(subscription), subscription))
    return Seen(
        model.status,
        _text(model.root.variables),
        tuple(sorted([*model.signals_thrown, *map(str, model.messages_thrown)])),
        tuple(sorted(model.flows.elements())),
        _collect(found),
    )


def _subscription_key(subscription: Subscription) -> Open:
    owner = subscription.owner
    places = _places((owner if subscription.role == "catch" else _inside(owner)).visible())
    detail = {**places}
    event = subscription.event
    if event.kind == "timer":
        assert subscription.due is not None
        detail["due"] = subscription.due.isoformat()
    else:
        detail["name"] = event.name
    if event.kind == "message":
        detail["key"] = subscription.key
    element = subscription.node if subscription.subprocess is None else subscription.subprocess
    return event.kind, element.id, _text(detail)


def _inside(owner: Visit | Scope) -> Frame:
    """What an activity sees is what its inside sees, where it has one."""
    if isinstance(owner, Scope):
        return owner
    return owner.outer.inner or owner.outer


def of_engine(driver: Driver) -> Seen:
    found: list[tuple[Open, Any]] = []
    for number in sorted(driver.open_tasks):
        element = driver.open_tasks[number].element_id
        found.append((("task", element, _text(driver.visible(number))), number))
    for number in sorted(driver.open_jobs):
        element = driver.open_jobs[number].element_id
        found.append((("job", element, _text(driver.visible(number))), number))
    for number, incident in sorted(driver.open_incidents.items()):
        found.append((("incident", incident.element_id, incident.kind), number))
    for number, timer in sorted(driver.open_timers.items()):
        places = _places(driver.visible(timer.activity_id))
        found.append(
            (("timer", timer.element_id, _text({**places, "due": timer.due_at.isoformat()})), number)
        )
    for number, message in sorted(driver.open_messages.items()):
        places = _places(driver.visible(message.activity_id))
        detail = {**places, "name": message.name, "key": message.correlation_key}
        found.append((("message", message.element_id, _text(detail)), number))
    for number, signal in sorted(driver.open_signals.items()):
        places = _places(driver.visible(signal.activity_id))
        found.append((("signal", signal.element_id, _text({**places, "name": signal.name})), number))
    signals = [thrown.name for thrown in driver.signals_thrown]
    messages = [str((thrown.name, thrown.correlation_key)) for thrown in driver.messages_thrown]
    return Seen(
        driver.status,
        _text(driver.variables),
        tuple(sorted([*signals, *messages])),
        tuple(sorted(driver.flows)),
        _collect(found),
    )
