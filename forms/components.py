"""The component types of form-js, and what each may carry."""

from __future__ import annotations

#: Components whose value goes into a variable named by ``key``.
INPUTS = frozenset(
    {
        "textfield",
        "textarea",
        "number",
        "datetime",
        "checkbox",
        "checklist",
        "radio",
        "select",
        "taglist",
        "filepicker",
        "expression",
    }
)
#: Components that offer a choice.
OPTIONS = frozenset({"checklist", "radio", "select", "taglist"})
#: Components with components of their own; a dynamic list keeps its rows under ``path``.
LISTS = frozenset({"dynamiclist"})
CONTAINERS = LISTS | {"group"}
SHOWN = frozenset(
    {"text", "html", "image", "table", "iframe", "documentPreview", "separator", "spacer", "button"}
)
COMPONENT_TYPES = INPUTS | CONTAINERS | SHOWN

#: Properties of a component that may be FEEL after an equals sign.
FEEL_PROPERTIES = (
    "label",
    "description",
    "defaultValue",
    "readonly",
    "expression",
    "valuesExpression",
    "dataSource",
    "source",
    "alt",
    "url",
    "text",
    "content",
    "height",
    "step",
    "columnsExpression",
    "maxFileSize",
    "accept",
    "multiple",
)
