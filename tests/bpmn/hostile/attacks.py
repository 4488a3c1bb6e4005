"""Files made to hurt: bombs, depth, size, other encodings, other formats, graphs that are hard to walk."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable, Iterable
from random import Random

from tests.bpmn.lint.drawing import HEAD, chain, file, flow, process, user_task, zeebe
from tests.bpmn.lint.fragments import INNER, SIMPLE

Attack = Callable[[Random], bytes]

_START = '<startEvent id="start"/>'


def entity_bomb(random: Random) -> bytes:
    """Entities within entities, or one long one used often, or one from elsewhere."""
    kind = random.randrange(5)
    if kind == 0:
        levels = random.randint(2, 30)
        declared = '<!ENTITY e0 "ha">' + "".join(
            f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, levels)
        )
        use = f"&e{levels - 1};"
    elif kind == 1:
        declared, use = f'<!ENTITY e "{"x" * random.randint(10, 50_000)}">', "&e;" * random.randint(1, 5_000)
    elif kind == 2:
        target = random.choice(
            ("file:///etc/passwd", "file:///dev/zero", "http://127.0.0.1:9/", "expect://id")
        )
        declared, use = f'<!ENTITY e SYSTEM "{target}">', "&e;"
    elif kind == 3:
        declared, use = '<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;', ""
    else:
        return b"<!DOCTYPE definitions SYSTEM 'http://127.0.0.1:9/x.dtd'>" + process(SIMPLE)
    before = random.choice(("", " ", "\n\n", "<!-- c -->", '<?xml version="1.0"?>', "\ufeff"))
    name = random.choice(("definitions", "d"))
    return f"{before}<!DOCTYPE {name} [{declared}]>".encode() + process(
        f"<documentation>{use}</documentation>"
    )


def undeclared_entity(random: Random) -> bytes:
    return process(f"{SIMPLE}<documentation>&{random.choice('abc')};</documentation>")


def deep(random: Random) -> bytes:
    """Elements within elements."""
    depth = random.choice((50, 90, 120, 250, 300, 5_000, 40_000))
    kind = random.randrange(3)
    if kind == 0:
        return file("<a>" * depth + "</a>" * depth)
    if kind == 1:
        opening = "".join(f'<subProcess id="s{n}"><startEvent id="b{n}"/>' for n in range(depth))
        return process(_START + opening + "</subProcess>" * depth)
    return ("<a>" * depth).encode()


def huge(random: Random) -> bytes:
    """Values, texts and lists that go on and on."""
    size = random.choice((10_000, 100_000, 1_000_000))
    match random.randrange(9):
        case 0:
            return process(f'{_START}<task id="{"x" * size}"/>')
        case 1:
            return process(f"<documentation>{'x' * size}</documentation>{SIMPLE}")
        case 2:
            attributes = " ".join(f'a{n}="1"' for n in range(size // 20))
            return process(f"<task id='t' {attributes}/>")
        case 3:
            spaces = " ".join(f'xmlns:n{n}="urn:{n}"' for n in range(size // 100))
            return f"<a {spaces}/>".encode()
        case 4:
            return process(SIMPLE + "<dataObject/>" * (size // 20))
        case 5:
            return process(_START + "".join(f'<task id="t{n}"/>' for n in range(size // 30)))
        case 6:
            return process(SIMPLE.replace("start-t", "f" + "1" * 300) + "<!--" + "x" * size + "-->")
        case 7:
            return b" " * size + process(SIMPLE)
        case _:
            return b"<a>" + b"x" * 4 * 1024 * 1024 + b"</a>"


def long_expression(random: Random) -> bytes:
    """FEEL that is long, deep, or looks like a program."""
    size = random.choice((100, 1_000, 3_900, 50_000))
    text = random.choice(
        (
            "(" * size + "1" + ")" * size,
            "a+" * size + "1",
            "not(" * size + "a" + ")" * size,
            "[" * size,
            "{a:" * size,
            "if a then " * size + "1",
            "a." * size + "a",
            '"' + "x" * size,
            "a b " * size,
            "for i in [1] return " * size + "i",
            "-" * size + "1",
            "@" * size,
            "import os",
            "__import__('os').system('id')",
            "().__class__.__bases__[0].__subclasses__()",
        )
    )
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    kind = random.randrange(3)
    if kind == 0:
        ends = '<endEvent id="a"/><endEvent id="b"/>'
        gate = '<exclusiveGateway id="x" default="x-b"/>'
        return process(_START + gate + ends + flow("start", "x") + flow("x", "a", escaped) + flow("x", "b"))
    if kind == 1:
        script = zeebe(f'<zeebe:script expression="={escaped}" resultVariable="r"/>')
        return process(f'{_START}<scriptTask id="t">{script}</scriptTask>{flow("start", "t")}')
    mappings = f'<zeebe:ioMapping><zeebe:input source="={escaped}" target="a"/></zeebe:ioMapping>'
    return process(_START + user_task("", mappings) + flow("start", "x"))


def tangle(random: Random) -> bytes:
    """Graphs that are slow to walk for whoever walks every path."""
    count = random.choice((10, 30, 60))
    kind = random.choice(("inclusiveGateway", "parallelGateway", "exclusiveGateway", "task"))
    nodes = "".join(f'<{kind} id="n{n}" name="N"/>' for n in range(count))
    flows = "".join(flow(f"n{a}", f"n{b}") for a in range(count) for b in range(count) if a != b)
    return process(_START + nodes + flow("start", "n0") + flows)


def mesh(random: Random) -> bytes:
    """Inclusive gateways that all lead to each other, with everything in order."""
    count = random.choice((5, 40, 76))
    nodes = "".join(
        f'<inclusiveGateway id="n{n}" name="N" default="n{n}-n{(n + 1) % count}"/>' for n in range(count)
    )
    flows = "".join(
        flow(f"n{a}", f"n{b}", None if b == (a + 1) % count else "y")
        for a in range(count)
        for b in range(count)
        if a != b
    )
    return process(_START + nodes + flow("start", "n0") + flows)


def ladder(random: Random) -> bytes:
    """Inclusive gateways that split and join again, many times: exponentially many paths."""
    count = random.choice((20, 100, 400))
    body, flows = [], []
    for n in range(count):
        body.append(f'<inclusiveGateway id="s{n}" name="S" default="s{n}-b{n}"/><task id="a{n}" name="A"/>')
        body.append(f'<task id="b{n}" name="B"/>')
        flows.append(flow(f"s{n}", f"a{n}", "y") + flow(f"s{n}", f"b{n}"))
        following = f"s{n + 1}" if n + 1 < count else "end"
        flows.append(flow(f"a{n}", following) + flow(f"b{n}", following))
    return process(_START + "".join(body) + '<endEvent id="end"/>' + flow("start", "s0") + "".join(flows))


def circles(random: Random) -> bytes:
    """Things that refer to themselves or to each other."""
    return random.choice(
        (
            process(_START + '<boundaryEvent id="b" attachedToRef="b"/>'),
            process(
                _START + '<boundaryEvent id="b" attachedToRef="c"/><boundaryEvent id="c" attachedToRef="b"/>'
            ),
            process(_START + '<task id="t" name="T"/>' + chain("start", "t", "t")),
            process(_START + "<exclusiveGateway id='x'/>" + chain("start", "x", "x")),
            process('<dataObjectReference id="d" dataObjectRef="d"/>' + SIMPLE),
            process('<sequenceFlow id="f" sourceRef="f" targetRef="f"/>' + SIMPLE),
            process('<laneSet id="l"><lane id="a"><flowNodeRef>a</flowNodeRef></lane></laneSet>' + SIMPLE),
            process(SIMPLE, '<message id="m" name="=m"/><signal id="m"/>'),
            process(f'{_START}<callActivity id="c" name="C" calledElement="p"/>{flow("start", "c")}'),
            file('<collaboration id="c"><participant id="c" processRef="c"/></collaboration>'),
        )
    )


def lost_data(random: Random) -> bytes:
    """A data association inside a sub-process to an object nobody has: it hangs other parsers for ever."""
    side = random.choice(("dataInputAssociation", "dataOutputAssociation"))
    end = random.choice(("sourceRef", "targetRef"))
    task = f'<task id="it" name="T"><{side} id="da"><{end}>gone</{end}></{side}></task>'
    depth = random.randint(1, 10)
    inner = f'<startEvent id="is"/>{task}{flow("is", "it")}'
    for n in range(depth):
        inner = f'<startEvent id="s{n}"/><subProcess id="x{n}" name="X">{inner}</subProcess>{flow(f"s{n}", f"x{n}")}'
    return process(inner)


def twins(random: Random) -> bytes:
    """One id for many."""
    count = random.choice((2, 50, 1_000))
    return process(_START + f'<task id="{random.choice(("t", "start", "p"))}" name="T"/>' * count)


def other_encoding(random: Random) -> bytes:
    """The right text in the wrong bytes, or bytes that are called something else."""
    text = process(SIMPLE.replace('name="T"', 'name="审批"')).decode()
    encoding = random.choice(
        ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "big5", "utf-7", "cp037")
    )
    declared = random.choice(("", '<?xml version="1.0" encoding="{}"?>'))
    name = random.choice((encoding, "utf-8", "latin-1", "x-unknown", "UTF-8"))
    bom = random.choice((b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00\xfe\xff"))
    return bom + (declared.format(name) + text).encode(encoding, "replace")


def other_format(random: Random) -> bytes:
    """Not XML at all."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.bpmn", process(SIMPLE))
    return random.choice(
        (
            b"",
            b" \n\t",
            b"\x00" * 100,
            packed.getvalue(),
            gzip.compress(b"\x00" * 1_000_000),
            b"\x89PNG\r\n\x1a\n" + random.randbytes(200),
            b"%PDF-1.7\n" + random.randbytes(200),
            b"\x7fELF" + random.randbytes(200),
            b"#!/bin/sh\nrm -rf /\n",
            json.dumps({"id": "a"}).encode(),
            b"[" * random.choice((10, 100_000)),
            b'{"a":' * random.choice((10, 100_000)),
            b"<html><body>Login</body></html>",
            b"<?php system($_GET['c']); ?>",
            b"<?xml-stylesheet href='x.xsl'?>" + process(SIMPLE),
            b"<!--" + b"-" * random.choice((10, 100_000)),
            b"<![CDATA[" + b"]" * 1_000,
            random.randbytes(random.randint(1, 5_000)),
        )
    )


def many_problems(random: Random) -> bytes:
    """More mistakes than anybody will read."""
    tags: Iterable[str] = ("userTask", "serviceTask", "scriptTask", "complexGateway", "callActivity")
    return process(
        _START
        + "".join(
            f'<{random.choice(tuple(tags))} id="n{n}" default="gone"/>'
            for n in range(random.choice((50, 1_900)))
        )
        + INNER
    )


def many_properties(random: Random) -> bytes:
    """Misspelt names, each of which is compared with every known one."""
    listed = "".join(f'<zeebe:property name="gongzhi:legal-basi{n}" value=""/>' for n in range(2_000))
    return process(
        _START + user_task("", f"<zeebe:properties>{listed}</zeebe:properties>") + flow("start", "x")
    )


def cron_lines(random: Random) -> bytes:
    """Times that never come."""
    timer = "<timerEventDefinition><timeCycle>0 0 30 2 *</timeCycle></timerEventDefinition>"
    starts = "".join(f'<startEvent id="s{n}">{timer}</startEvent>' for n in range(random.choice((1, 30))))
    return process(starts)


def split_tag(random: Random) -> bytes:
    """Where a chunk of the parser may end."""
    return (HEAD + " " * random.randint(262_000, 262_200)).encode() + random.choice(
        (b"<a", b"&", b"]]>", b"</", b"")
    )


ATTACKS: tuple[Attack, ...] = (
    entity_bomb,
    entity_bomb,
    undeclared_entity,
    deep,
    huge,
    long_expression,
    long_expression,
    tangle,
    mesh,
    ladder,
    circles,
    lost_data,
    twins,
    other_encoding,
    other_encoding,
    other_format,
    other_format,
    many_problems,
    many_properties,
    cron_lines,
    split_tag,
)
