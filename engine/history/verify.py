"""``gongzhi audit verify``: is history what it was when it was written?

Three questions for each tenant, in one snapshot: does every chain hold together and end where its instance
says (:mod:`engine.history.walk`), and is everything that was ever sealed still there unchanged? The second
also finds what the first cannot: a chain rewritten or cut off together with the head kept for it. Then, what
the chains tell of: are the rows beside them (cases, tasks, rights, registers) what they say?
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from time import perf_counter
from typing import Any, Final

from engine.history.case_files import verify_uploads
from engine.history.cases import verify_cases
from engine.history.chain import ADMINISTRATION
from engine.history.findings import finding_message
from engine.history.house import verify_house
from engine.history.merkle import Leaf, RootBuilder
from engine.history.seal import BATCH, NO_ROOT, Vault, checkpoint_id, checkpoints
from engine.history.signature import Checkpoint, KeyRing
from engine.history.walk import Finding, Walked, walk, walk_instance
from engine.persistence.database import Database, reading
from engine.persistence.session import Session

#: Looks at rows that history tells of; gives the first thing that is wrong with each.
Check = Callable[[Session], Iterator[Finding]]

#: The same, of what one process instance wrote.
CaseCheck = Callable[[Session, int], Iterator[Finding]]

_checks: list[Check] = [verify_house, verify_cases, verify_uploads]
_case_checks: list[CaseCheck] = [verify_cases]

#: Who reads a thousand broken chains one by one? The report says that there may be more.
FINDINGS: Final = 1000


def also_verify(check: Check) -> Check:
    """Register what is verified beside the chains: whether other tables still are what history says."""
    _checks.append(check)
    return check


def also_verify_case(check: CaseCheck) -> CaseCheck:
    """Register what is verified beside the chain of one process instance."""
    _case_checks.append(check)
    return check


@dataclass(slots=True)
class Report:
    """What was read, and the first bad row of each broken chain."""

    tenants: list[str] = field(default_factory=list)
    chains: int = 0
    events: int = 0
    signatures: int = 0
    checkpoints: int = 0
    sealed_heads: int = 0
    findings: list[Finding] = field(default_factory=list)
    #: True when verification stopped at :data:`FINDINGS` findings.
    incomplete: bool = False
    seconds: float = 0.0

    @property
    def is_intact(self) -> bool:
        """Whether nothing at all was found."""
        return not self.findings

    def as_json(self, lang: str = "zh-CN") -> dict[str, Any]:
        """The report as one JSON object."""
        return {
            "intact": self.is_intact,
            "tenants": self.tenants,
            "chains": self.chains,
            "events": self.events,
            "signatures": self.signatures,
            "checkpoints": self.checkpoints,
            "sealed_heads": self.sealed_heads,
            "seconds": round(self.seconds, 3),
            "incomplete": self.incomplete,
            "findings": [_as_json(finding, lang) for finding in self.findings],
        }


def _as_json(finding: Finding, lang: str) -> dict[str, Any]:
    values = {"expected": dict(finding.expected), "found": dict(finding.found)}
    return finding._asdict() | values | {"message": finding_message(finding, lang)}


def verify(database: Database, vault: Vault, *, tenant_ids: Iterable[str] | None = None) -> Report:
    """Read the whole history of these tenants (default: all); never writes.

    Memory stays the same whatever is read; a million events take some ten seconds."""
    begun = perf_counter()
    report = Report()
    for tenant in _tenants(database) if tenant_ids is None else tenant_ids:
        report.tenants.append(tenant)
        with reading(database, tenant) as session, _prepared(session):
            room = FINDINGS - len(report.findings)
            found = list(islice(_verify_tenant(session, vault, report), room))
        report.findings += found
        if len(found) == room:
            report.incomplete = True
            break
    report.seconds = perf_counter() - begun
    return report


@dataclass(slots=True)
class InstanceReport:
    """One chain: its events, what is wrong with it, and the newest checkpoint that seals its head."""

    instance_id: int
    events: int = 0
    finding: Finding | None = None
    sealed_seq: int | None = None
    sealed_at: str | None = None
    checkpoint: int | None = None

    @property
    def is_intact(self) -> bool:
        return self.finding is None


def verify_instance(database: Database, vault: Vault, instance_id: int) -> InstanceReport:
    """Read the history of one instance of the default tenant, and compare it with what was sealed of it."""
    report, walked = InstanceReport(instance_id), Walked()
    with reading(database) as session, _prepared(session):
        report.finding = walk_instance(session, instance_id, walked)
        report.events = walked.events
        sealed = session.one(
            "SELECT c.id, c.number FROM checkpoint_leaf l JOIN checkpoint c"
            " ON c.tenant_id = l.tenant_id AND c.id = l.checkpoint_id"
            " WHERE l.tenant_id = ? AND l.instance_id = ? ORDER BY c.number DESC LIMIT 1",
            (session.tenant_id, instance_id),
        )
        if sealed is not None:
            report.finding = _compare_with_seal(session, vault, sealed[1], report) or report.finding
        beside = (finding for check in _case_checks for finding in check(session, instance_id))
        report.finding = report.finding or next(beside, None)
    return report


def _compare_with_seal(session: Session, vault: Vault, number: int, report: InstanceReport) -> Finding | None:
    """What the seal shows that the chain itself does not: nothing when the chain is broken already."""
    checkpoint = next(checkpoints(session, after=number - 1))
    report.checkpoint, report.sealed_at = checkpoint.number, checkpoint.sealed_at
    try:
        keys = vault.keys(create=False)
    except (FileNotFoundError, ValueError) as problem:
        return report.finding or _about_checkpoint(session, None, "key-missing", str(problem))
    if not keys.is_valid(checkpoint):
        return report.finding or _about_checkpoint(
            session, number, "checkpoint-changed", "signature is not ours"
        )
    for leaf, present in _sealed_heads(session, checkpoint):
        if leaf.instance_id == report.instance_id:
            report.sealed_seq = leaf.seq
            if present != leaf.hash and report.finding is None:
                return _about_leaf(session, checkpoint, leaf, present)
    return None


@contextmanager
def _prepared(session: Session) -> Iterator[None]:
    """One snapshot for all pages, each read in the order of the key, whatever the rows hold."""
    if not session.is_sqlite:
        session.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        # A planner without statistics of a grown table would sort all that is left for every page.
        session.execute("SET LOCAL enable_sort = off")
        session.execute("SET LOCAL enable_bitmapscan = off")
        yield
        return
    driver: Any = session.core.connection.driver_connection
    before = driver.text_factory
    # Bytes that are no UTF-8 can only be tampering, and must end as a finding.
    driver.text_factory = lambda text: text.decode(errors="surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = before


def _verify_tenant(session: Session, vault: Vault, report: Report) -> Iterator[Finding]:
    walked = Walked()
    broken: set[int] = set()
    for finding in walk(session, session.tenant_id, walked):
        if finding.instance_id is not None:
            broken.add(finding.instance_id)
        yield finding
    report.chains += walked.chains
    report.events += walked.events
    report.signatures += walked.signatures
    if walked.is_unknown:
        detail = "steps were proved with a key that is not here"
        yield Finding(session.tenant_id, None, None, "proof-key-missing", detail)
    for finding in _verify_checkpoints(session, vault, report):
        # The chain was found broken already, and nearer to the place.
        if finding.instance_id is None:
            yield finding
        elif finding.instance_id not in broken:
            broken.add(finding.instance_id)
            yield finding
    for check in _checks:
        # a broken chain is no measure for what stands beside it
        yield from (found for found in check(session) if found.instance_id not in broken)


def _verify_checkpoints(session: Session, vault: Vault, report: Report) -> Iterator[Finding]:
    try:
        keys = vault.keys(create=False)
    except (FileNotFoundError, ValueError) as problem:
        if next(checkpoints(session), None) or next(_copied(session, vault), None):
            yield _about_checkpoint(session, None, "key-missing", str(problem))
        return
    copied = _copied(session, vault)
    copy = next(copied, None)
    number, root = 0, NO_ROOT
    for checkpoint in checkpoints(session):
        report.checkpoints += 1
        if checkpoint.number > number + 1:
            yield _about_checkpoint(
                session, number + 1, "checkpoint-missing", f"up to number {checkpoint.number - 1}"
            )
        elif checkpoint.previous_root != root:
            yield _about_checkpoint(
                session, checkpoint.number, "checkpoint-changed", "not linked to the last"
            )
        while isinstance(copy, Checkpoint) and copy.number < checkpoint.number:
            copy = next(copied, None)
        if isinstance(copy, Checkpoint) and copy.number == checkpoint.number and copy != checkpoint:
            yield _about_checkpoint(session, checkpoint.number, "checkpoint-changed", "differs from the copy")
        yield from _verify_checkpoint(session, checkpoint, keys, report)
        number, root = checkpoint.number, checkpoint.root
    yield from _verify_rest_of_copy(session, copied, copy, number)


def _verify_checkpoint(
    session: Session, checkpoint: Checkpoint, keys: KeyRing, report: Report
) -> Iterator[Finding]:
    """Its signature, its leaves, and whether history still contains what they sealed."""
    if not keys.is_valid(checkpoint):
        yield _about_checkpoint(session, checkpoint.number, "checkpoint-changed", "signature is not ours")
        return
    tree = RootBuilder()
    lost: list[Finding] = []
    for leaf, present in _sealed_heads(session, checkpoint):
        tree.add(leaf)
        if present != leaf.hash and len(lost) < FINDINGS:
            lost.append(_about_leaf(session, checkpoint, leaf, present))
    report.sealed_heads += tree.count
    if tree.count != checkpoint.leaf_count or tree.root() != checkpoint.root:
        yield _about_checkpoint(
            session, checkpoint.number, "checkpoint-changed", "its heads are not those sealed"
        )
        return
    yield from lost


def _about_leaf(session: Session, checkpoint: Checkpoint, leaf: Leaf, present: bytes | None) -> Finding:
    sealed = f"checkpoint {checkpoint.number} of {checkpoint.sealed_at} sealed {leaf.seq} rows"
    if present is not None:
        detail = f"{sealed}; they were rewritten at this row or before"
        return Finding(session.tenant_id, leaf.instance_id, leaf.seq, "changed", detail)
    row = session.one(
        "SELECT max(seq) FROM event WHERE tenant_id = ? AND instance_id = ?",
        (session.tenant_id, leaf.instance_id),
    )
    last = int(row[0] or 0) if row else 0
    return Finding(session.tenant_id, leaf.instance_id, last + 1, "truncated", sealed)


def _sealed_heads(session: Session, checkpoint: Checkpoint) -> Iterator[tuple[Leaf, bytes | None]]:
    """Each leaf with the hash that history has in its place."""
    query = (
        "SELECT l.instance_id, l.event_seq, l.event_head, e.hash FROM checkpoint_leaf l LEFT JOIN event e "
        "ON e.tenant_id = l.tenant_id AND e.instance_id = l.instance_id AND e.seq = l.event_seq "
        "WHERE l.tenant_id = ? AND l.checkpoint_id = ? AND l.instance_id > ? "
        f"ORDER BY l.instance_id LIMIT {BATCH}"
    )
    identity, last = checkpoint_id(session, checkpoint.number), ADMINISTRATION - 1
    while rows := session.all(query, (session.tenant_id, identity, last)):
        for instance_id, seq, head, present in rows:
            yield Leaf(instance_id, seq, head), present
        last = rows[-1][0]


def _copied(session: Session, vault: Vault) -> Iterator[Checkpoint | str]:
    """The copy's checkpoints; then, if it cannot be read to its end, the reason."""
    try:
        yield from vault.copy(session.tenant_id).read()
    except ValueError as problem:
        yield str(problem)


def _verify_rest_of_copy(
    session: Session, copied: Iterator[Checkpoint | str], copy: Checkpoint | str | None, number: int
) -> Iterator[Finding]:
    while isinstance(copy, Checkpoint):
        if copy.number > number:
            yield _about_checkpoint(session, copy.number, "checkpoint-missing", "the copy still has it")
        copy = next(copied, None)
    if isinstance(copy, str):
        yield _about_checkpoint(session, None, "copy-damaged", copy)


def _about_checkpoint(session: Session, number: int | None, problem: Any, detail: str) -> Finding:
    return Finding(session.tenant_id, None, number, problem, detail)


def _tenants(database: Database) -> list[str]:
    """Every tenant with any history, found by an index probe each."""
    found = {database.settings.tenant_id}
    with reading(database) as session:
        for table in ("event", "process_instance", "administrative_chain", "checkpoint"):
            last = ""
            while row := session.one(
                f"SELECT min(tenant_id) FROM {table} WHERE tenant_id > ? HAVING min(tenant_id) IS NOT NULL",
                (last,),
            ):
                last = row[0]
                found.add(last)
    return sorted(found)
