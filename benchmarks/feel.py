"""``feel``: a gateway's condition beside the same condition in compiled Python, and what compiling costs.

The two conditions run in turns and the best round of each counts: what the machine does meanwhile
slows a round down and never speeds it up.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from timeit import timeit

from benchmarks.common import Emit
from feel import compile_expression
from feel.expression import compile_uncached

ROUNDS = 15
LOOPS = 10_000

CONDITIONS = (
    (
        "three terms",
        '申请金额 >= 400 and 类别 = "公益慈善类" and not(已撤回)',
        '申请金额 >= 400 and 类别 == "公益慈善类" and not 已撤回',
    ),
    (
        "arithmetic and a path",
        "申请金额 * 3 + 自筹 < 预算.上限 or 负责人.级别 in (1, 2)",
        '申请金额 * 3 + 自筹 < 预算["上限"] or 负责人["级别"] in (1, 2)',
    ),
)


def variables() -> dict[str, object]:
    """Fifty of them, as a process instance has."""
    values: dict[str, object] = {f"变量{index}": index for index in range(44)}
    values |= {"申请金额": 500, "类别": "公益慈善类", "已撤回": False}
    values |= {"自筹": 80, "预算": {"上限": 1000}, "负责人": {"级别": 2}}
    return values


def run(emit: Emit) -> None:
    """Nanoseconds per evaluation with compiled Python as the floor; microseconds per compilation."""
    context = variables()
    for case, text, python in CONDITIONS:
        expression = compile_expression(text)
        code = compile(python, case, "eval")
        scope: dict[str, object] = {"__builtins__": {}}
        for _ in range(5):
            assert expression.evaluate(context) is bool(eval(code, scope, context)) is True
        ours, theirs = _in_turns(partial(expression.evaluate, context), partial(eval, code, scope, context))
        emit(bench="feel", case=f"condition, {case}, 50 variables", value=ours, unit="ns", floor=theirs)
    for case, text, _ in CONDITIONS:
        ours, _ = _in_turns(partial(compile_uncached, text, frozenset(context)), list, loops=200)
        emit(bench="feel", case=f"compile, {case}", value=ours / 1000, unit="us", floor=1000.0)


def _in_turns(
    one: Callable[[], object], other: Callable[[], object], loops: int = LOOPS
) -> tuple[float, float]:
    """The best nanoseconds per call of each."""
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        for index, action in enumerate((one, other)):
            best[index] = min(best[index], timeit(action, number=loops) / loops * 1e9)
    return best[0], best[1]
