"""Check a case package without the house it comes from: ``python3 verify.py PACKAGE.zip --root ROOT``.

Needs nothing but Python's standard library. Exit code 0: whole; 1: what is wrong is printed, one line each.
The root is the SHA-256 of ``SHA256SUMS``; the case's own history has it in the event ``data-exported``.
"""

from __future__ import annotations

import argparse
import json
import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

SUMS = "SHA256SUMS"
_CHUNK = 64 * 1024
_HASHED = (
    "activity_id", "actor", "at", "data", "element_id", "instance_id", "on_behalf_of", "scope_id", "seq",
    "tenant", "type",
)  # fmt: skip


def problems(path: str, root: str | None) -> Iterator[str]:
    """Everything that is wrong with a package; nothing for one that is whole."""
    try:
        with zipfile.ZipFile(path) as package:
            yield from _problems(package, root)
    except (zipfile.BadZipFile, KeyError, ValueError) as error:
        yield f"this is no case package: {error}"


def _problems(package: zipfile.ZipFile, root: str | None) -> Iterator[str]:
    sums = package.read(SUMS)
    if root is not None and sha256(sums).hexdigest() != root:
        yield f"{SUMS} is not the one that was exported: its root is {sha256(sums).hexdigest()}"
    lines = [line.partition("  ") for line in sums.decode().splitlines()]
    listed = {name: hash_ for hash_, _, name in lines}
    present = [name for name in package.namelist() if name != SUMS]
    for name in sorted(set(present) - set(listed)):
        yield f"{name} was added"
    for name in sorted(name for name in set(present) if present.count(name) > 1):
        yield f"{name} is there twice"
    for name, wanted in listed.items():
        if name not in present:
            yield f"{name} is missing"
        elif _hash(package, name) != wanted:
            yield f"{name} was changed"
    yield from _chain(package, listed)


def _hash(package: zipfile.ZipFile, name: str) -> str:
    digest = sha256()
    with package.open(name) as content:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _chain(package: zipfile.ZipFile, listed: dict[str, str]) -> Iterator[str]:
    """The events follow one another by their hashes, and the documents are those that they speak of."""
    (log,) = [name for name in listed if name.endswith("/events.jsonl")]
    head, vouched = bytes(32), set()
    for number, line in enumerate(_lines(package, log), 1):
        canonical = json.dumps(
            {name: line[name] for name in _HASHED},
            ensure_ascii=False, separators=(",", ":"), sort_keys=True,
        )  # fmt: skip
        head = sha256(head + canonical.encode()).digest()
        if line["seq"] != number or head.hex() != line["hash"]:
            yield f"event {number} does not follow from those before it"
            return
        if line["type"] in ("register-entered", "register-changed"):
            vouched.add(json.loads(line["data"]).get("hash"))
    yield from _documents(package, listed, vouched)


def _documents(package: zipfile.ZipFile, listed: dict[str, str], vouched: set[str]) -> Iterator[str]:
    (index,) = [name for name in listed if name.endswith("/documents.json")]
    (lines,) = [name for name in listed if name.endswith("/register-history.jsonl")]
    known: dict[str, set[str]] = {}
    for line in _lines(package, lines):
        previous, hash_ = bytes.fromhex(line.pop("prev_hash")), line.pop("hash")
        text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        if sha256(previous + text.encode()).hexdigest() != hash_:
            yield f"version {line['version']} of entry {line['row_id']} in the register was changed"
        elif hash_ in vouched:
            changes = json.loads(line["changes"])
            found = {str(changes[name][1]) for name in ("sha256", "pdf_sha256") if name in changes}
            known.setdefault(str(line["row_id"]), set()).update(found)
    for document in json.loads(package.read(index)):
        for name in document["files"]:
            if listed.get(name) not in known.get(document["id"], set()):
                yield f"{name} is not the document that was issued"


def _lines(package: zipfile.ZipFile, name: str) -> Iterator[dict[str, Any]]:
    with package.open(name) as content:
        for line in content:
            yield json.loads(line)


def main() -> int:
    """Check one package."""
    parser = argparse.ArgumentParser(description="Check a case package.")
    parser.add_argument("package")
    parser.add_argument("--root", help="the root that the history of the case has")
    given = parser.parse_args()
    found = list(problems(given.package, given.root))
    told = list(found)
    if not found:
        told = ["whole" if given.root else "whole in itself; compare the root with the case's history:"]
    if not given.root and zipfile.is_zipfile(given.package):
        with zipfile.ZipFile(given.package) as package:
            told.append(f"root {sha256(package.read(SUMS)).hexdigest()}")
    sys.stdout.write("".join(f"{line}\n" for line in told))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
