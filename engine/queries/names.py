"""What people, posts and groups are called: lists of ids to names, one statement each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from engine.persistence.session import Session


def person_names(session: Session, ids: Iterable[str | None]) -> dict[str, str]:
    """Names by person id; ids of nobody we know (a program, an import) are left out."""
    wanted = sorted({each for each in ids if each})
    if not wanted:
        return {}
    places = ", ".join("?" * len(wanted))
    rows = session.all(
        f"SELECT id, name FROM person WHERE tenant_id = ? AND id IN ({places})", (session.tenant_id, *wanted)
    )
    return {row[0]: row[1] for row in rows}


def group_names(session: Session, groups: Iterable[str]) -> dict[str, str]:
    """Names by candidate group: ``post:unit`` is the unit and its post, another group its own name.

    What is not known keeps its key, so that nobody is told of a group without a name."""
    wanted = sorted(set(groups))
    posts = [tuple(each.split(":", 1)) for each in wanted if ":" in each]
    named = dict(_post_names(session, posts)) if posts else {}
    plain = [each for each in wanted if each not in named]
    if plain:
        places = ", ".join("?" * len(plain))
        rows = session.all(
            f"SELECT key, name FROM user_group WHERE tenant_id = ? AND key IN ({places})",
            (session.tenant_id, *plain),
        )
        named |= {row[0]: row[1] for row in rows}
    return {each: named.get(each, each) for each in wanted}


def _post_names(session: Session, posts: Iterable[tuple[str, ...]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for post, unit in posts:
        row = session.one(
            "SELECT u.name, p.name FROM post p"
            " JOIN unit u ON u.tenant_id = p.tenant_id AND u.key = p.unit_key"
            " WHERE p.tenant_id = ? AND p.unit_key = ? AND p.key = ? AND u.valid_from <= ?"
            " ORDER BY u.valid_from DESC LIMIT 1",
            (session.tenant_id, unit, post, session.now),
        )
        if row is not None:
            found[f"{post}:{unit}"] = f"{row[0]} · {row[1]}"
    return found
