"""Whether a person's lists changed since they were last read, from a few rows beside the lists."""

from __future__ import annotations

from hashlib import blake2b

import orjson

from engine.persistence.session import Session
from engine.queries.inbox_ways import Person


def inbox_version(session: Session, person: Person) -> str:
    """A text that changes whenever a list of the person does, or the groups do whose tasks are shown.

    One statement, one probe of an index for the user and each group."""
    refs = person.refs
    if session.is_sqlite:
        sql = (
            "SELECT COALESCE(sum(c.changes), 0) FROM json_each(?) AS m CROSS JOIN inbox_change c"
            " WHERE c.tenant_id = ? AND c.kind = m.value ->> 0 AND c.ref = m.value ->> 1"
        )
        row = session.one(sql, (orjson.dumps(refs).decode(), session.tenant_id))
    else:
        sql = (
            "SELECT COALESCE(sum(c.changes), 0)"
            " FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS m(kind, ref)"
            " CROSS JOIN LATERAL (SELECT x.changes FROM inbox_change x WHERE x.tenant_id = ?"
            " AND x.kind = m.kind AND x.ref = m.ref OFFSET 0) AS c"
        )
        kinds, names = [kind for kind, _ in refs], [ref for _, ref in refs]
        row = session.one(sql, (kinds, names, session.tenant_id))
    assert row is not None, "a sum always has a row"
    who = blake2b(orjson.dumps(sorted(refs)), digest_size=6).hexdigest()
    return f"{who}-{int(row[0])}"
