"""Runs the public technology compatibility kit of DMN, or any folder laid out like it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from feel.compare import equal
from feel.dmn.decisions import DmnModel, load_dmn
from feel.dmn.errors import DmnError
from feel.dmn.run import Run
from feel.dmn.tck_cases import ResultNode, TestCase, TestFile, read_test_file
from feel.dmn.xml_source import parse_xml
from feel.errors import FeelError

#: The kit compares numbers as its Java runner does, which goes through floating point.
TOLERANCE = Decimal("0.00000001")

Out = Callable[[str], object]


def run_tck(directory: Path | str, out: Out = print) -> tuple[int, int]:
    """Run every test file below a folder; a line per folder, and the sums."""
    passed = failed = 0
    for folder in _folders(Path(directory)):
        outcome = run_folder(folder)
        good = sum(ok for _, ok in outcome)
        bad = [name for name, ok in outcome if not ok]
        passed += good
        failed += len(bad)
        tail = f"  failed: {', '.join(bad)}" if bad else ""
        out(f"{folder.name} {good}/{len(outcome)}{tail}")
    out(f"{passed} passed, {failed} failed")
    return passed, failed


def _folders(directory: Path) -> Iterator[Path]:
    """The folders that hold a model and a test file, the directory itself included."""
    for folder in sorted({path.parent for path in directory.rglob("*.dmn")}):
        if any(folder.glob("*.xml")):
            yield folder


def run_folder(folder: Path) -> list[tuple[str, bool]]:
    """Each expected result of a folder's test files: its name, and whether we gave it."""
    models = _Models(folder)
    outcome: list[tuple[str, bool]] = []
    files = [found for path in sorted(folder.glob("*.xml")) if (found := _read(path)) is not None]
    for file in files:
        model = models.load(file.model)
        for case in file.cases:
            for index, expected in enumerate(case.results):
                name = case.id if len(case.results) == 1 else f"{case.id}/{expected.name or index}"
                if len(files) > 1:
                    name = f"{file.path.stem}:{name}"
                outcome.append((name, model is not None and _passes(model, case, expected)))
    return outcome


def _read(path: Path) -> TestFile | None:
    try:
        return read_test_file(path)
    except DmnError:
        return None


class _Models:
    """The models of one folder, by file name and by namespace."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: dict[str, DmnModel | None] = {}
        self._by_namespace: dict[str, bytes] = {}
        for path in sorted(folder.rglob("*.dmn")):
            source = path.read_bytes()
            try:
                namespace = parse_xml(source).get("namespace")
            except DmnError:
                continue
            if namespace:
                self._by_namespace.setdefault(namespace, source)

    def load(self, name: str) -> DmnModel | None:
        """The model a test file names; None when it cannot be read at all."""
        if name not in self._loaded:
            path = self._folder / name
            others = sorted(self._folder.glob("*.dmn"))
            if not path.is_file() and len(others) == 1:
                path = others[0]
            try:
                # Not strictly: the kit has broken expressions whose result must be null.
                self._loaded[name] = load_dmn(path.read_bytes(), importer=self._import, strict=False)
            except (OSError, DmnError):
                self._loaded[name] = None
        return self._loaded[name]

    def _import(self, namespace: str, location: str | None) -> bytes | None:
        return self._by_namespace.get(namespace)


def _passes(model: DmnModel, case: TestCase, expected: ResultNode) -> bool:
    try:
        actual = _evaluate(model, case, expected)
    except FeelError:
        # The kit asks for an error here; refusing to evaluate is one.
        return expected.is_error
    return agrees(actual, expected.expected)


def _evaluate(model: DmnModel, case: TestCase, expected: ResultNode) -> Any:
    imported: dict[str, dict[str, Any]] = {}
    inputs: dict[str, Any] = {}
    for given in case.inputs:
        if given.namespace and given.namespace != model.definitions.namespace:
            imported.setdefault(given.namespace, {})[given.name] = given.value
        else:
            inputs[given.name] = given.value
    if case.kind == "bkm":
        return model.invoke(case.invocable or expected.name, inputs).value
    if case.kind == "decisionService":
        result = model.evaluate_service(case.invocable or expected.name, inputs, imported=imported)
        return result.outputs.get(expected.name, result.value)
    return model.evaluate_decision(_decision_name(model, expected), inputs, imported=imported).value


def _decision_name(model: DmnModel, expected: ResultNode) -> str:
    """The name of a decision, with the name of its import where the result is another model's."""
    for prefix, linked in model.graph.root.imports.items():
        if expected.namespace == linked.namespace:
            return f"{prefix}.{expected.name}"
    return expected.name


def agrees(actual: Any, expected: Any) -> bool:
    """Whether a result is the expected one: numbers within the kit's tolerance, the rest by FEEL's `=`."""
    if isinstance(expected, bool) or isinstance(actual, bool) or expected is None or actual is None:
        return actual is expected
    if isinstance(expected, int | Decimal):
        return isinstance(actual, int | Decimal) and abs(Decimal(actual) - Decimal(expected)) < TOLERANCE
    if isinstance(expected, list):
        return (
            isinstance(actual, list)
            and len(actual) == len(expected)
            and all(agrees(mine, theirs) for mine, theirs in zip(actual, expected, strict=True))
        )
    if isinstance(expected, dict):
        return (
            isinstance(actual, dict)
            and actual.keys() == expected.keys()
            and all(agrees(actual[key], value) for key, value in expected.items())
        )
    return equal(actual, expected, Run()) is True
