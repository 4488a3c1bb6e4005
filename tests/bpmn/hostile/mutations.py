"""Good files spoilt at random: by bytes, by text, and by moving elements about."""

# ruff: noqa: E501  (a diagram is read more easily unbroken)

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from random import Random

from lxml import etree

Mutation = Callable[[Random, bytes], bytes]

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_VALUES = (
    b"", b" ", b"=", b"=1 +", b"=((((", b"true", b"0", b"-1", b"1e999", b"../../etc/passwd", b"x" * 5_000,
    b"=" + b"a+" * 3_000 + b"a", b"&#0;", b"&amp;", b"\xe5\xae\xa1", b"__class__", b"=duration(\"P1D\")",
    b"R9999999999/PT0S", b"0 0 31 2 *", b"P" + b"9" * 400 + b"D", b"9999-99-99", b"${jndi:ldap://x}", b"'; DROP TABLE",
    b"=for i in 1..999999999 return i", b"=function(x) x", b"%s%s%n", b"\xff", b"start", b"&lt;script&gt;",
)  # fmt: skip


def cut_short(random: Random, content: bytes) -> bytes:
    """A transfer that broke off."""
    return content[: random.randrange(len(content))]


def flip_bytes(random: Random, content: bytes) -> bytes:
    """A disk that fails."""
    spoilt = bytearray(content)
    for _ in range(random.randint(1, 8)):
        spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def remove_slice(random: Random, content: bytes) -> bytes:
    """A hand that slipped."""
    first = random.randrange(len(content))
    return content[:first] + content[first + random.randint(1, 200) :]


def repeat_slice(random: Random, content: bytes) -> bytes:
    """Something pasted twice."""
    first = random.randrange(len(content))
    piece = content[first : first + random.randint(1, 2_000)]
    return content[:first] + piece * random.randint(2, 20) + content[first:]


def change_values(random: Random, content: bytes) -> bytes:
    """Attributes with values nobody should write."""
    found = list(_ATTRIBUTE.finditer(content))
    if not found:
        return flip_bytes(random, content)
    for match in sorted(
        random.sample(found, min(len(found), random.randint(1, 4))), key=lambda m: -m.start()
    ):
        content = content[: match.start(2)] + random.choice(_VALUES) + content[match.end(2) :]
    return content


def swap_values(random: Random, content: bytes) -> bytes:
    """References that point somewhere else: circles, wrong kinds, other scopes."""
    found = list(_ATTRIBUTE.finditer(content))
    if len(found) < 2:
        return flip_bytes(random, content)
    for _ in range(random.randint(1, 6)):
        target, source = random.choice(found), random.choice(found)
        before = target[1] + b'="' + target[2] + b'"'
        content = content.replace(before, target[1] + b'="' + source[2] + b'"', 1)
    return content


def _tree(random: Random, content: bytes) -> tuple[etree._Element, list[etree._Element]] | None:
    try:
        root = etree.fromstring(content)
    except etree.XMLSyntaxError:
        return None
    inner = [element for element in root.iter() if element is not root and isinstance(element.tag, str)]
    return (root, inner) if inner else None


def drop_elements(random: Random, content: bytes) -> bytes:
    """Parts that are missing."""
    found = _tree(random, content)
    if found is None:
        return cut_short(random, content)
    root, inner = found
    for element in random.sample(inner, min(len(inner), random.randint(1, 4))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return etree.tostring(root)


def move_elements(random: Random, content: bytes) -> bytes:
    """Parts in places where they do not belong, or there twice."""
    found = _tree(random, content)
    if found is None:
        return repeat_slice(random, content)
    root, inner = found
    for _ in range(random.randint(1, 5)):
        element, place = random.choice(inner), random.choice([root, *inner])
        place.append(deepcopy(element))
    return etree.tostring(root)


def rename_elements(random: Random, content: bytes) -> bytes:
    """Elements that call themselves something else."""
    found = _tree(random, content)
    if found is None:
        return flip_bytes(random, content)
    root, inner = found
    for element in random.sample(inner, min(len(inner), random.randint(1, 4))):
        element.tag = random.choice(inner).tag
    return etree.tostring(root)


MUTATIONS: tuple[Mutation, ...] = (
    cut_short,
    flip_bytes,
    remove_slice,
    repeat_slice,
    change_values,
    change_values,
    swap_values,
    swap_values,
    drop_elements,
    move_elements,
    rename_elements,
)
