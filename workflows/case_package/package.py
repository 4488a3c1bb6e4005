"""Putting a case package together: its members in the order of the archive catalogue, each with its hash.

What the same case tells the same person at the same moment is the same bytes. Files that applicants handed
in are not read for it: they are kept by their hash, and streamed when the package is.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

import orjson
from sqlalchemy import select

from engine.actor import Actor
from engine.history.chain import Event, instant
from engine.identity.visibility import check_visible
from engine.messages import message
from engine.persistence.case_events import note
from engine.persistence.session import Session
from engine.queries.names import person_names
from engine.queries.timeline import Timeline, timeline
from engine.signatures import check_confirmed
from workflows.case_package import pages, parts
from workflows.case_package.errors import CasePackageRefused
from workflows.posts import posts
from workflows.registries.documents import DOCUMENTS, is_unaltered
from workflows.registries.reading import inspects
from workflows.registries.tables.documents import document
from workflows.starters.chosen import by_name

Chunks = Callable[[], Iterator[bytes]]
#: The content of an uploaded file by its hash.
Store = Callable[[str], Iterator[bytes]]

#: Posts of these kinds of unit apply, or judge what they are given: cases are not theirs to take out.
_OUTSIDE: Final = frozenset({"organization", "experts"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One file of a package."""

    name: str
    sha256: str
    size: int
    chunks: Chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A case as a zip will have it; ``root`` is the hash of its list of hashes."""

    name: str
    root: str
    members: tuple[Member, ...]


def export(
    session: Session, actor: Actor, instance_id: int, verification: Mapping[str, Any], store: Store
) -> Package:
    """Put a case together for somebody, and let its history say so, with the root of the package.

    Raises ProcessInstanceNotFound for a case that is none of theirs, CasePackageRefused for an applicant,
    ConfirmationRequired."""
    check_visible(session, actor, instance_id)
    if not _may_export(actor):
        raise CasePackageRefused()
    course = timeline(session, instance_id)
    assert course is not None, "what is seen is there"
    name, process = _names(session, instance_id)
    title = message("case-package-title", name=name)
    check_confirmed(session, actor, title)
    members = _members(session, actor, course, process, name, verification, store)
    sums = "".join(f"{each.sha256}  {each.name}\n" for each in members).encode()
    root = sha256(sums).hexdigest()
    data = {"what": "case-package", "title": title, "filters": "", "rows": len(members), "root": root}
    note(session, actor, instance_id, Event("data-exported", data))
    return Package(name=name, root=root, members=(*members, _made(_words()["check"]["sums"], sums)))


def _may_export(actor: Actor) -> bool:
    """Whoever inspects, and whoever holds a post of an office."""
    held = {group.partition(":")[0] for group in actor.groups or ()}
    return inspects(actor) or any(
        known.unit not in _OUTSIDE for key in held if (known := posts().get(key)) is not None
    )


def _names(session: Session, instance_id: int) -> tuple[str, str]:
    """The number of the case, and the name of its process."""
    row = session.one(
        "SELECT i.business_key, d.name, d.version FROM process_instance i JOIN process_definition d"
        " ON d.tenant_id = i.tenant_id AND d.id = i.definition_id WHERE i.tenant_id = ? AND i.id = ?",
        (session.tenant_id, instance_id),
    )
    assert row is not None, "what is seen is there"
    return str(row[0] or instance_id), f"{row[1]} v{row[2]}"


# -- the members ---------------------------------------------------------------------------------------------


def _members(
    session: Session,
    actor: Actor,
    course: Timeline,
    process: str,
    name: str,
    verification: Mapping[str, Any],
    store: Store,
) -> list[Member]:
    people = [course.started_by, actor.user_id]
    people += [id for step in course.steps for id in (step.completed_by, step.completed_on_behalf_of) if id]
    names = person_names(session, people)
    papers = _documents(session, course.instance_id)
    case = {
        "case": name,
        "process": process,
        "process_instance_key": str(course.instance_id),
        "status": course.status,
        "started_at": instant(course.started_at),
        "started_by": names.get(course.started_by) or course.started_by,
        "ended_at": course.ended_at and instant(course.ended_at),
        "exported_at": instant(session.now),
        "exported_by": f"{names.get(actor.user_id) or ''}（{actor.user_id}）",
        "on_behalf_of": actor.on_behalf_of,
    }
    made = [
        *_forms(session, course, names),
        *_decisions(session, course.instance_id),
        *papers.members,
        *_notices(session, course.instance_id),
        *_deliveries(papers),
        *_attachments(course, store),
        *_log(session, course.instance_id, papers, verification),
        *_help(),
    ]
    return [*_index(case, papers, made), *made]


def _forms(session: Session, course: Timeline, names: Mapping[str, str]) -> Iterator[Member]:
    words, columns = _words(), _words()["columns"]
    done = parts.steps(session, course, names)
    started = parts.filled(by_name(session, course.filled))
    folder = _folder("form")
    yield _json(f"{folder}/form.json", {"started_with": started, "steps": done})
    head, shown = (columns["field"], columns["value"]), [pages.heading(words["started"])]
    shown.append(pages.form(started, head, words["values"]))
    for step in done:
        if step["filled"]:
            shown += [
                pages.heading(f"{step['name']} {step['done_by'] or ''}"),
                pages.form(step["filled"], head, words["values"]),
            ]
    yield _made(f"{folder}/form.html", pages.page(folder, *shown))
    folder = _folder("timeline")
    lines = [{name: value for name, value in step.items() if name != "filled"} for step in done]
    yield _json(f"{folder}/timeline.json", lines)
    rows = [
        (
            step["name"], step["done_by"], step["on_behalf_of"], step["opened_at"], step["due_at"],
            step["done_at"], words["states"][step["state"]], step["basis"],
            (step["rule"] or {}).get("legal_basis"),
        )
        for step in done
    ]  # fmt: skip
    named = [columns[each] for each in "step who for opened due done state basis rule".split()]
    yield _made(f"{folder}/timeline.html", pages.page(folder, pages.table(named, rows)))


def _decisions(session: Session, instance_id: int) -> Iterator[Member]:
    folder, columns = _folder("decisions"), _words()["columns"]
    found = parts.decisions(session, instance_id)
    yield _json(f"{folder}/decisions.json", found)
    rows = [(each["decision"], each.get("version"), _asked(each), _told(each.get("value"))) for each in found]
    named = [columns[each] for each in "decision version inputs outputs".split()]
    yield _made(f"{folder}/decisions.html", pages.page(folder, pages.table(named, rows)))


def _notices(session: Session, instance_id: int) -> Iterator[Member]:
    folder, columns = _folder("notices"), _words()["columns"]
    found = parts.notices(session, instance_id)
    yield _json(f"{folder}/notices.json", found)
    rows = [
        (each["subject"], each["published_on"], each["period_end"], each["withdrawn_on"]) for each in found
    ]
    named = [columns[each] for each in "title from until withdrawn".split()]
    yield _made(f"{folder}/notices.html", pages.page(folder, pages.table(named, rows)))


def _attachments(course: Timeline, store: Store) -> Iterator[Member]:
    folder = _folder("attachments")
    for number, each in enumerate(course.files, 1):
        name = f"{folder}/{number:03}-{_safe(each.name)}"
        yield Member(name=name, sha256=each.sha256, size=each.size, chunks=partial(store, each.sha256))


# -- documents -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Papers:
    """The documents of a case in the order of the archive catalogue: by code, then as they were issued."""

    rows: tuple[Mapping[str, Any], ...]
    files: Mapping[int, tuple[str, ...]]
    members: tuple[Member, ...]


def _documents(session: Session, instance_id: int) -> _Papers:
    table, folder = document, _folder("documents")
    statement = (
        select(table)
        .where(table.c.tenant_id == session.tenant_id, table.c.instance_id == instance_id)
        .order_by(table.c.code, table.c.id)
    )
    rows = tuple(dict(row) for row in session.core.execute(statement).mappings())
    members, named = [], {}
    for position, row in enumerate(rows, 1):
        stem = f"{folder}/{position:03}-{row['code']}-{_safe(row['title'] or '')}"
        sheets = [(f"{stem}.html", row["html"] and row["html"].encode()), (f"{stem}.pdf", row["pdf"])]
        mine = [_made(name, bytes(content)) for name, content in sheets if content is not None]
        members += mine
        named[row["id"]] = tuple(each.name for each in mine)
    index = [
        {
            "id": str(row["id"]),
            **{name: _day(row[name]) for name in ("code", "number", "title", "addressee", "issued_on")},
            **{name: row[name] for name in ("issuing_unit", "signer", "sha256", "pdf_sha256")},
            "is_unaltered": is_unaltered(row),
            "content": json.loads(row["content"]),
            "files": named[row["id"]],
        }
        for row in rows
    ]
    members.append(_json(f"{folder}/documents.json", index))
    return _Papers(rows=rows, files=named, members=tuple(members))


def _deliveries(papers: _Papers) -> Iterator[Member]:
    folder, columns = _folder("deliveries"), _words()["columns"]
    how = ("delivery_method", "delivered_on", "delivery_receiver", "delivery_receipt")
    kept = ("title", "number", "addressee", *how)
    found = [
        {name: _day(row[name]) for name in kept} for row in papers.rows if row["delivered_on"] is not None
    ]
    yield _json(f"{folder}/deliveries.json", found)
    named = [columns[each] for each in "title number addressee method on receiver receipt".split()]
    rows = (tuple(each.values()) for each in found)
    yield _made(f"{folder}/deliveries.html", pages.page(folder, pages.table(named, rows)))


def _log(
    session: Session, instance_id: int, papers: _Papers, verification: Mapping[str, Any]
) -> Iterator[Member]:
    folder, names = _folder("log"), _words()["log"]
    yield _lines(f"{folder}/{names['events']}", parts.events(session, instance_id))
    ids = [row["id"] for row in papers.rows]
    lines = parts.register_lines(session, DOCUMENTS.name, ids)
    yield _lines(f"{folder}/{names['registers']}", iter(lines))
    yield _json(f"{folder}/{names['report']}", dict(verification))


def _help() -> Iterator[Member]:
    names = _words()["check"]
    yield _made(names["script"], (files("workflows.case_package") / "verify.py").read_bytes())
    yield _made(names["help"], ("\n".join(_words()["help"]) + "\n").encode())


def _index(case: Mapping[str, Any], papers: _Papers, made: list[Member]) -> Iterator[Member]:
    """卷内目录: the documents by number and who issued them, everything else by its name."""
    words, columns = _words(), _words()["columns"]
    of_file = {name: row for row in papers.rows for name in papers.files[row["id"]]}
    entries = []
    for position, each in enumerate(made, 1):
        row = of_file.get(each.name, {})
        altered = "" if not row or is_unaltered(row) else words["altered"]
        entries.append(
            {
                "position": position,
                "title": (row.get("title") or each.name.rpartition("/")[2]) + altered,
                "number": row.get("number"),
                "by": row.get("issuing_unit"),
                "on": _day(row.get("issued_on")),
                "file": each.name,
                "sha256": each.sha256,
            }
        )
    stem = words["index"]
    yield _json(f"{stem}.json", {**case, "contents": entries})
    rows = [list({**each, "file": pages.Link(each["file"])}.values()) for each in entries]
    named = [columns[each] for each in "position title number by on file sha256".split()]
    about = pages.table(list(case), [list(case.values())])
    yield _made(
        f"{stem}.html", pages.page(f"{case['process']} {case['case']}", about, pages.table(named, rows))
    )


# -- making --------------------------------------------------------------------------------------------------


def _made(name: str, content: bytes) -> Member:
    hash_ = sha256(content).hexdigest()
    return Member(name=name, sha256=hash_, size=len(content), chunks=lambda: iter((content,)))


def _json(name: str, value: Any) -> Member:
    return _made(name, json.dumps(value, ensure_ascii=False, indent=1, default=str).encode() + b"\n")


def _lines(name: str, lines: Iterator[Mapping[str, Any]]) -> Member:
    return _made(name, b"".join(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE) for line in lines))


def _folder(part: str) -> str:
    return str(_words()["files"][part])


def _safe(name: str) -> str:
    """A name that every file system takes, and that leads nowhere."""
    kept = "".join(each if each.isprintable() and each not in '\\/:*?"<>|' else "_" for each in name)
    return kept.strip(". ")[-80:] or "_"


def _asked(decision: Mapping[str, Any]) -> list[str]:
    """The inputs of every table that was asked."""
    return [
        f"{each['label']}：{_told(each['value'])}"
        for inner in decision.get("decisions", ())
        for table in inner.get("tables", ())
        for each in table.get("inputs", ())
    ]


def _told(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _day(value: Any) -> Any:
    return value if value is None or isinstance(value, str) else value.isoformat()


@cache
def _words() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((files("workflows.case_package") / "words.json").read_bytes())
    return found
