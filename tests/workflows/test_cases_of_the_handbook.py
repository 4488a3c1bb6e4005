"""Every boundary case of the handbook (DOMAIN.md E.9) for the processes here is a test named after it.

A case of a process that is not here yet is not in the list; add its number with the process.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
#: T06 needs registration, T31 to T33 petitions and admission, T37 volunteering, T40 penalties.
CASES = frozenset({*range(1, 6), *range(7, 31), 34, 35, 36, 38, 39})
_NAME = re.compile(r"test_t([0-9]{2})_")


def _numbers() -> set[int]:
    """Numbers of all test functions at the top of a module, so of those that pytest runs."""
    found = set()
    for module in TESTS.rglob("test_*.py"):
        if "node_modules" in module.parts:
            continue
        source = module.read_text(encoding="utf-8")
        if "def test_t" not in source:
            continue
        for node in ast.parse(source).body:
            if isinstance(node, ast.FunctionDef) and (match := _NAME.match(node.name)):
                assert node.body and not _is_skipped(node), node.name
                found.add(int(match[1]))
    return found


def _is_skipped(test: ast.FunctionDef) -> bool:
    return any(re.search(r"\bskip|\bxfail", ast.unparse(each)) for each in test.decorator_list)


def test_no_case_is_without_its_test() -> None:
    assert CASES - _numbers() == set()
