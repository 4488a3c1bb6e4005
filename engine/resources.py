"""The files of a deployment, checked together: they may refer to each other and to what is in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from engine.bpmn.check import lint_bpmn, read_bpmn
from engine.bpmn.lint import LintContext
from engine.bpmn.model import Definitions, Scope
from engine.bpmn.problem import Phrase, Problem
from engine.persistence.deployments import DefinitionKind, ResourceKind
from engine.spiff.compiler import compile_program
from engine.spiff.program import Program
from feel.dmn import DmnError, DmnModel, InvalidModel, load_dmn
from forms.schema import FormSchema, InvalidForm, load_form

MAX_RESOURCES = 500
MAX_TOTAL = 32 * 1024 * 1024
MAX_NAME = 255
_KINDS: Mapping[str, ResourceKind] = {".bpmn": "bpmn", ".dmn": "dmn", ".form": "form"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a file defines: a process, a decision or a form, under a key."""

    kind: DefinitionKind
    key: str
    resource_name: str
    content_hash: str
    name: str = ""
    version_tag: str | None = None
    program: Program | None = None


@dataclass(slots=True)
class Bundle:
    """The files of one deployment as they are understood, and everything wrong with them."""

    problems: list[Problem] = field(default_factory=list)
    hashes: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, ResourceKind] = field(default_factory=dict)
    diagrams: dict[str, Definitions] = field(default_factory=dict)
    decisions: dict[str, DmnModel] = field(default_factory=dict)
    forms: dict[str, FormSchema] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)

    @property
    def is_refused(self) -> bool:
        """Whether there is an error among the problems."""
        return any(problem.is_error for problem in self.problems)

    @property
    def binds_by_deployment(self) -> bool:
        """Whether some diagram calls what was deployed together with it, whatever comes later."""
        return any(
            (called := getattr(node.extensions, name)) is not None and called.binding == "deployment"
            for definitions in self.diagrams.values()
            for node in definitions.nodes()
            for name in ("called_element", "called_decision", "form_definition")
        )


def check_resources(resources: Mapping[str, bytes], known: LintContext, *, is_whole: bool = True) -> Bundle:
    """Read every file, then check each against the others and what is ``known``; raises nothing.

    ``is_whole``: these are all the files of a deployment, so what is bound to it must be among them.
    The bundle has its definitions only when no file has an error."""
    bundle = Bundle()
    if not resources:
        bundle.problems.append(Problem(rule="nothing-to-deploy"))
    if len(resources) > MAX_RESOURCES:
        params = {"count": len(resources), "limit": MAX_RESOURCES}
        bundle.problems.append(Problem(rule="too-many-resources", params=params))
        return bundle
    size = sum(len(content) for content in resources.values())
    if size > MAX_TOTAL:
        bundle.problems.append(
            Problem(rule="deployment-too-large", params={"size": size, "limit": MAX_TOTAL})
        )
        return bundle
    for name, content in resources.items():
        _read(bundle, name, content, known)
    defined = [*_named(bundle)]
    _check_duplicates(bundle, defined)
    _lint(bundle, known, is_whole=is_whole)
    if not bundle.is_refused:
        bundle.definitions = [_compiled(bundle, definition, known) for definition in defined]
    return bundle


def _read(bundle: Bundle, name: str, content: bytes, known: LintContext) -> None:
    path = PurePosixPath(name)
    kind = _KINDS.get(path.suffix.lower())
    if kind is None or path.name != name or len(name) > MAX_NAME or not name.isprintable() or "\\" in name:
        params = {"resource_name": name[:MAX_NAME], "limit": MAX_NAME}
        bundle.problems.append(Problem(rule="resource-name", resource=name[:MAX_NAME], params=params))
        return
    bundle.kinds[name] = kind
    bundle.hashes[name] = sha256(content).hexdigest()
    if kind == "bpmn":
        checked = read_bpmn(content, known)
        bundle.problems += [problem.in_resource(name) for problem in checked.problems]
        if checked.definitions is not None:
            bundle.diagrams[name] = checked.definitions
    elif kind == "dmn":
        _read_dmn(bundle, name, content, known.functions)
    else:
        _read_form(bundle, name, content, known.functions)


def _read_dmn(bundle: Bundle, name: str, content: bytes, functions: Any) -> None:
    try:
        bundle.decisions[name] = load_dmn(content, functions=functions)
    except InvalidModel as invalid:
        for found in invalid.problems:
            params = {"detail": _said(found.message), "remedy": _said(found.way_out)}
            problem = Problem(rule="dmn", element_id=found.element_id or None, params=params)
            bundle.problems.append(_located(problem, found.line, name))
    except DmnError as error:
        params = {"detail": _said(error.message), "remedy": Phrase("", "")}
        bundle.problems.append(Problem(rule="dmn", resource=name, params=params))


def _read_form(bundle: Bundle, name: str, content: bytes, functions: Any) -> None:
    try:
        bundle.forms[name] = load_form(content, functions)
    except InvalidForm as invalid:
        for found in invalid.problems:
            params = {"detail": _said(found.message), "remedy": _said(found.way_out)}
            bundle.problems.append(
                Problem(rule="form", resource=name, element_id=found.component_id, params=params)
            )


def _said(speak: Any) -> Phrase:
    return Phrase(speak("zh-CN"), speak("en"))


def _located(problem: Problem, line: int, resource: str) -> Problem:
    return Problem(
        rule=problem.rule,
        element_id=problem.element_id,
        line=line or None,
        resource=resource,
        params=problem.params,
    )


def _executable(definitions: Definitions) -> Iterator[Scope]:
    return (process for process in definitions.processes if process.is_executable)


def _named(bundle: Bundle) -> Iterator[Definition]:
    for name, definitions in bundle.diagrams.items():
        for process in _executable(definitions):
            tag = process.extensions.version_tag
            yield _definition(bundle, "process", process.id, name, process.name or process.id, tag)
    for name, model in bundle.decisions.items():
        for decision in model.decisions:
            yield _definition(bundle, "decision", decision.id, name, decision.name)
    for name, form in bundle.forms.items():
        yield _definition(bundle, "form", form.id, name, form.name)


def _definition(
    bundle: Bundle, kind: DefinitionKind, key: str, resource: str, name: str, tag: str | None = None
) -> Definition:
    content_hash = bundle.hashes[resource]
    return Definition(
        kind=kind, key=key, resource_name=resource, content_hash=content_hash, name=name, version_tag=tag
    )


def _check_duplicates(bundle: Bundle, defined: list[Definition]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for item in defined:
        other = seen.setdefault((item.kind, item.key), item.resource_name)
        if other != item.resource_name:
            params = {"key": item.key, "other": other}
            bundle.problems.append(
                Problem(
                    rule="duplicate-definition",
                    resource=item.resource_name,
                    element_id=item.key,
                    params=params,
                )
            )


def _lint(bundle: Bundle, known: LintContext, *, is_whole: bool) -> None:
    own: dict[str, set[str]] = {"process": set(), "decision": set(), "form": set()}
    for item in _named(bundle):
        own[item.kind].add(item.key)
    context = LintContext(
        forms=None if known.forms is None else own["form"] | set(known.forms),
        decisions=None if known.decisions is None else own["decision"] | set(known.decisions),
        processes=None if known.processes is None else own["process"] | set(known.processes),
        together=own if is_whole else None,
        actions=known.actions,
        functions=known.functions,
        limits=known.limits,
    )
    for name, definitions in bundle.diagrams.items():
        found = lint_bpmn(definitions, context).problems
        bundle.problems += [problem.in_resource(name) for problem in found]


def _compiled(bundle: Bundle, definition: Definition, known: LintContext) -> Definition:
    """The definition with its program; what the linter missed becomes a problem, not a broken version."""
    if definition.kind != "process":
        return definition
    root = bundle.diagrams[definition.resource_name].element
    try:
        program = compile_program(root, definition.key, functions=known.functions)
    except Exception as error:
        params = {"process": definition.key, "detail": f"{type(error).__name__}: {error}"[:300]}
        bundle.problems.append(
            Problem(
                rule="not-compilable",
                resource=definition.resource_name,
                element_id=definition.key,
                params=params,
            )
        )
        return definition
    return Definition(
        kind=definition.kind,
        key=definition.key,
        resource_name=definition.resource_name,
        content_hash=definition.content_hash,
        name=definition.name,
        version_tag=definition.version_tag,
        program=program,
    )
