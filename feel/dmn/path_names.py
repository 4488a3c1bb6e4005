"""Names of several words that may follow a dot in the expressions of a model.

FEEL tells `loan.interest rate` from a syntax error only when it knows the name (10.3.1.4).
"""

from __future__ import annotations

import re

from feel.dmn import model
from feel.dmn.graph import LinkedModel

#: The keys of a FEEL context, bare or quoted; what is no key but looks like one does no harm as a name.
_KEY = re.compile(r'[{,]\s*(?:"([^"\\]{1,80})"|([^"{}:,()\[\]]{1,80}?))\s*:')


def path_names(linked: LinkedModel) -> frozenset[str]:
    """Components, entries, columns, outputs and elements: of the model, its imports and merged models."""
    names: set[str] = set()
    for each in {id(near): near for near in (*linked.all_merged(), *linked.imports.values())}.values():
        definitions = each.definitions
        names.update(element.name for element in definitions.elements)
        for root in (*definitions.items, *definitions.elements):
            for part in model.walk(root):
                names.update(_names_in(part))
    return frozenset(name for name in names if name and not name.isidentifier())


def _names_in(part: model.Element) -> list[str]:
    match part:
        case model.ItemDefinition():
            return [component.name for component in part.components]
        case model.Context():
            return [entry.variable.name for entry in part.entries if entry.variable]
        case model.Relation():
            return [column.name for column in part.columns]
        case model.OutputClause():
            return [part.name] if part.name else []
        case model.Literal() if "{" in part.text:
            return [quoted or bare for quoted, bare in _KEY.findall(part.text)]
    return []
