"""Hostile expressions: hand-made families, and random ones grown from FEEL's own grammar, by seed."""

from __future__ import annotations

import random
from collections.abc import Iterator

from feel.builtins import BUILTINS

CONTEXT: dict[str, object] = {
    "x": 5,
    "s": "共治" * 50,
    "l": [1, 2, 3, [4, 5]],
    "c": {"a": 1, "b": {"c": [1, 2]}},
    "many": list(range(5000)),
    "long": "ab" * 20_000,
}


def doubling(operation: str, start: str, times: int) -> str:
    """A context whose every entry is made of the one before it, twice."""
    entries = [f"e0: {start}"]
    entries += [f"e{i}: {operation.replace('_', f'e{i - 1}')}" for i in range(1, times)]
    return "{" + ", ".join(entries) + "}"


def crafted() -> Iterator[str]:
    """One expression per way of doing harm that we could think of."""
    last = 59
    yield from (
        # growth by doubling
        doubling("_ + _", '"aaaaaaaaaa"', 60) + f".e{last}",
        doubling("[_, _]", "[1]", 60) + f".e{last}",
        doubling("concatenate(_, _)", "[1]", 60) + f".e{last}",
        doubling("append(_, _)", "[1]", 60) + f".e{last}",
        doubling("{a: _, b: _}", "1", 60) + f".e{last}",
        f"string({doubling('[_, _]', '[1]', 60)}.e{last})",
        f"flatten({doubling('[_, _]', '[1]', 60)}.e{last})",
        f"count(distinct values(flatten({doubling('[_, _]', '[1]', 40)}.e39)))",
        f"{doubling('[_, _]', '[1]', 60)} = {doubling('[_, _]', '[1]', 60)}",
        f"{doubling('[_, _]', '[1]', 60)}.e{last} instance of list<list<Any>>",
        f"is({doubling('{a: _, b: _}', '1', 50)}, {doubling('{a: _, b: _}', '1', 50)})",
        f"(function(x: list<list<list<list<number>>>>) x)({doubling('[_, _]', '[1]', 60)}.e{last})",
        doubling("_ * _", "9999999999", 60) + f".e{last}",
        doubling("_ ** 2", "1.000001", 60) + f".e{last}",
        doubling('replace(_, "a", "aa")', '"a"', 60) + f".e{last}",
        doubling('string join([_, _], ",")', '"a"', 60) + f".e{last}",
        doubling("[_, _]", "[1]", 59) + ".e58 instance of " + "list<" * 58 + "number" + ">" * 58,
        f"(function(x: {'list<' * 50}Any{'>' * 50}) x)({doubling('[_, _]', '[1]', 60)}.e{last})",
        # loops
        "for i in 1..1000000000 return i",
        "for i in 1..100000, j in 1..100000 return i * j",
        "for i in 1..300, j in 1..300, k in 1..300 return [i, j, k]",
        "for i in 1..100000 return partial",
        "for i in 1..100000 return count(partial)",
        "for i in -999999999..999999999 return null",
        "for i in 10**33..10**33 + 10**9 return i",
        "every i in 1..1000000000 satisfies i > 0",
        "some i in 1..100000, j in 1..100000 satisfies i + j < 0",
        "for i in [1..1000000000] return i",
        'for d in @"-999999999-01-01"..@"999999999-12-31" return d',
        "many[some i in many satisfies i = item]",
        "many[many[many[item > 0] != null] != null]",
        "for i in many return for j in many return for k in many return i",
        "sort(many, function(a, b) a > b)",
        "sort(for i in many return -i, function(a, b) count(many[item = a]) < b)",
        "for i in many return string(many)",
        "for i in many return many instance of list<number>",
        "for i in many return (function(x: list<number>) 1)(many)",
        "for i in many return substring(long, 2)",
        'for i in many return substring after(long, "b")',
        "for i in many return substring(long, i)",
        "for i in many return many",
        "for i in many return concatenate(many, many)",
        "for i in many return long",
        "for i in many return upper case(long)",
        "for i in many return long + string(i)",
        'for i in many return split(long, "a")',
        "for i in many return reverse(many)",
        "for i in many return distinct values(many)",
        "for i in many return sum(many)",
        "for i in many return median(many)",
        "for i in many return stddev(many)",
        "for i in many return list contains(many, -1)",
        "for i in many return index of(many, i)",
        "for i in many return {" + ", ".join(f"k{i}: i" for i in range(200)) + "}",
        "for i in many return [" + ", ".join("[[[]]]" for _ in range(500)) + "]",
        "for i in many return get entries({" + ", ".join(f"k{i}: {i}" for i in range(200)) + "})",
        "for i in many return function(a) i",
        "distinct values(for i in many return [i])",
        "union(for i in many return {a: i}, for i in many return {a: -i})",
        # recursion
        "{f: function(n) f(n + 1)}.f(0)",
        "{f: function(n) [f(n + 1), f(n + 1)]}.f(0)",
        "{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1)}.f(60)",
        "{f: function(f2, n) f2(f2, n + 1)}.f(function(g, n) g(g, n + 1), 0)",
        "(function(f) f(f))(function(f) f(f))",
        "{f: function(n) for i in 1..10 return f(n + 1)}.f(0)",
        "{f: function(n) {x: {y: {z: [if true then (f((n) + 1)) else 1]}}}}.f(0)",
        "{f: function(l) sort(l, function(a, b) f(l))}.f([1, 2, 3])",
        # numbers
        "10 ** 999999999",
        "9 ** 9 ** 9 ** 9 ** 9",
        "1.0000001 ** 999999999",
        "0.1 ** 999999999",
        "2 ** 0.5 ** 1000000",
        "exp(exp(exp(exp(10))))",
        "exp(14000) * exp(14000)",
        "string(10 ** 6000)",
        "string(10 ** -6000)",
        "for i in many return string(10 ** 6000)",
        "for i in many return exp(i / 7)",
        "for i in many return 1.1 ** i",
        "decimal(1 / 3, 6176)",
        "decimal(10 ** 6000, -6000)",
        "round up(1 / 3, 6176)",
        "floor(10 ** 6100 + 0.5)",
        "modulo(10 ** 6000, 0.0000001)",
        "1" * 7000,
        "1e999999999",
        "1e-999999999",
        "0." + "0" * 6000 + "1",
        'number("' + "9" * 5000 + '")',
        'number("1e999999999")',
        "many[10 ** 6000]",
        'substring("abc", 10 ** 6000)',
        "sublist(many, 1, 10 ** 6000)",
        "even(10 ** 6000)",
        # regular expressions
        'matches(long, "(a+)+$")',
        'matches(long, "(a|aa)+$")',
        'matches(long + "!", "((((a*)*)*)*)*b$")',
        'matches(long, "(.*)(.*)(.*)(.*)(.*)x$")',
        'matches(long, "(ab)*\\1*\\1*\\1*x")',
        'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a*)*\\1b")',
        'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "((a|a)*)\\1c")',
        'matches(long, "(((a{1000}){1000}){1000}){1000}")',
        'matches(long, "(x{900}){900}")',
        'matches("a", "' + "(" * 400 + ")" * 400 + '")',
        'matches("a", "' + "[a-z-" * 90 + "]" * 90 + '")',
        'matches("a", "' + "a?" * 240 + '")',
        'matches(long, "\\p{L}{1000}\\p{L}{1000}")',
        'replace(long, "a", "$1$1$1$1$1$1$1$1$1$1")',
        'replace(long, "(a)", "$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1$1")',
        'replace(long, "()", "x")',
        'replace(long, "(.*)", "$0$0$0")',
        'split(long, "a|b")',
        'split(long, "")',
        'for i in many return matches(long, "x" + string(i))',
        'for i in many return replace(long, "a" + string(i), "b")',
        # depth and length
        "(" * 5000 + "1" + ")" * 5000,
        "(" * 60 + "1" + ")" * 60,
        "[" * 5000 + "]" * 5000,
        "{a:" * 3000 + "1" + "}" * 3000,
        "-" * 10_000 + "1",
        "not(" * 3000 + "true" + ")" * 3000,
        "if true then " * 1000 + "1" + " else 2" * 1000,
        "if false then 1 else " * 900 + "2",
        "1" + "+1" * 9000,
        "1" + "**1" * 6000,
        "true" + " and true" * 2000,
        "x" + ".a" * 9000,
        "x" + "[1]" * 6000,
        "x" + "(1)" * 6000,
        "1 = 1" + " = true" * 2500,
        "1 in " * 3000 + "1",
        "1 in (" * 2000 + "1" + ")" * 2000,
        "x instance of " + "list<" * 3000 + "Any" + ">" * 3000,
        "x" + " instance of Any" * 1000,
        "function(a) " * 1500 + "a",
        "for i in l return " * 900 + "i",
        "some i in l satisfies " * 700 + "true",
        "x between " * 1500 + "1",
        "[1.." * 3000,
        "1" * 25_000,
        '"' + "a" * 19_990 + '"',
        "a " * 9000,
        "/*" * 9000,
        '"' + "\\" * 9001,
        "@" * 9000,
        "[" + "1," * 9000 + "1]",
        "{" + ",".join(f"k{i}:{i}" for i in range(2000)) + "}",
        # the world outside
        "().__class__",
        "x.__class__.__mro__",
        '"".__class__.__subclasses__()',
        "l.append(1)",
        "l.__len__()",
        "c.keys()",
        '__import__("os")',
        "x.real",
        "s.encode",
        "(function() 1).__globals__",
        "(function() 1).call",
        "(function() 1).body",
        "abs.func",
        "now().tzinfo",
        '@"2020-01-01".nanos',
        '@"10:00:00".nanos',
        '@"P1D".nanos',
        "[1..2].operator",
        'open("/etc/passwd")',
        'eval("1")',
        'exec("1")',
        "globals()",
        'time("10:00:00@../../../etc/passwd")',
        'time("10:00:00@/etc/passwd")',
        'time("10:00:00@' + "A/" * 200 + '")',
        'get value(c, "__class__")',
        'context put(c, "__class__", 1).__class__.__name__',
        'function() external {java: {class: "java.lang.Runtime", signature: "exec()"}}',
        'function() external {java: {class: "java.lang.Math", method signature: "cos(double)"}}',
    )


_OPERATORS = ("+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or", "in", "..", ".")
_ATOMS = (
    "0", "1", "-1", "1.5", "10**30", '""', '"a"', '"共治"', "true", "false", "null", "x", "s", "l", "c",
    "many",
    "long", "item", "partial", "?", "[]", "{}", "[1..5]", "(<5)", '@"2024-02-29"', '@"10:00:00Z"', '@"P1D"',
    '@"P1Y2M"', '@"2024-02-29T10:00:00@Asia/Shanghai"', "function(a) a", "abs", "c.b.c", "l[4]", "unknown",
)  # fmt: skip


class Grower:
    """Random expressions, most of them valid, all of them meant badly."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names = sorted(BUILTINS)

    def expression(self, depth: int = 4) -> str:
        choose = self.random
        if depth == 0 or choose.random() < 0.15:
            return choose.choice(_ATOMS)
        return choose.choice(
            (self.binary, self.call, self.call, self.loop, self.filter, self.collection, self.other)
        )(depth - 1)

    def binary(self, depth: int) -> str:
        return f"({self.expression(depth)} {self.random.choice(_OPERATORS)} {self.expression(depth)})"

    def call(self, depth: int) -> str:
        count = self.random.choice((0, 1, 1, 2, 2, 3, 4))
        return f"{self.random.choice(self.names)}({', '.join(self.expression(depth) for _ in range(count))})"

    def loop(self, depth: int) -> str:
        head, link = self.random.choice((("for", "return"), ("some", "satisfies"), ("every", "satisfies")))
        source = self.random.choice((self.expression(depth), "1..10000", "many", "-5..5"))
        return f"({head} i in {source}, j in {self.expression(depth)} {link} {self.expression(depth)})"

    def filter(self, depth: int) -> str:
        return f"({self.expression(depth)})[{self.expression(depth)}]"

    def collection(self, depth: int) -> str:
        parts = [self.expression(depth) for _ in range(self.random.randint(1, 4))]
        if self.random.random() < 0.5:
            return f"[{', '.join(parts)}]"
        return "{" + ", ".join(f"k{index}: {part}" for index, part in enumerate(parts)) + "}"

    def other(self, depth: int) -> str:
        one, two, three = (self.expression(depth) for _ in range(3))
        return self.random.choice(
            (
                f"(if {one} then {two} else {three})",
                f"({one} between {two} and {three})",
                f"({one} instance of list<Any>)",
                f"({one} in ({two}, {three}))",
                f"({one}).year",
                f"-({one})",
                f"[{one}..{two}]",
                f"{{f: function(n) if n > 50 then {one} else f(n + 1)}}.f(0)",
                f"sort({one}, function(a, b) {two})",
                f"for i in many return ({one})",
                f"{{a: {one}, b: [a, a, a], c: [b, b, b], d: [c, c, c, {two}]}}",
            )
        )

    def broken(self) -> str:
        """An expression with characters lost, doubled or replaced."""
        text = list(self.expression(3))
        for _ in range(self.random.randint(1, 4)):
            if text:
                at = self.random.randrange(len(text))
                other = self.random.choice('()[]{}"@.,:-<>=/*（，“\\\n\0é人')
                text[at] = self.random.choice(("", text[at] * 2, other))
        return "".join(text)
