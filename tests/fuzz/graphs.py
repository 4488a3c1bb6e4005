"""Random unstructured diagrams: graphs without matching splits and joins.

Every vertex holds a user task, a script or a sub-process between a gateway that joins and one that splits.
Acyclic graphs of parallel gateways only, and of inclusive gateways only, always complete; so do cyclic graphs
of exclusive gateways. ``mixed`` graphs need not complete: there only the agreement with the model counts.
"""

from __future__ import annotations

from random import Random

from tests.support import diagrams as draw
from tests.support.drawing import BodyItem, Diagram

SHAPES = ("exclusive", "parallel", "inclusive", "mixed")
_GATEWAYS = {"exclusive": draw.exclusive, "parallel": draw.parallel, "inclusive": draw.inclusive}

#: A graph: kind of each vertex's join, kind of each vertex's split, content of each vertex, edges.
Graph = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[tuple[int, int], ...]]


def random_graph(seed: int) -> Graph:
    random = Random(seed)
    shape = SHAPES[seed % len(SHAPES)]
    count = random.randint(3, 7)
    edges = {(random.randrange(target), target) for target in range(1, count)}
    edges |= {(source, random.randrange(source + 1, count)) for source in range(count - 1)}
    for _ in range(random.randint(0, count)):
        source, target = sorted(random.sample(range(count), 2))
        edges.add((source, target))
    if shape in ("exclusive", "mixed"):
        for _ in range(random.randint(1, 3)):
            source, target = random.randrange(count - 1), random.randrange(count - 1)
            edges.add((source, target))
    kinds = list(_GATEWAYS) if shape == "mixed" else [shape]
    joins = tuple(random.choice(kinds) for _ in range(count))
    splits = tuple(random.choice(kinds) for _ in range(count))
    cyclic = shape in ("exclusive", "mixed")
    contents = tuple(
        random.choice(["task", "task", "task" if cyclic else "script", "sub"]) for _ in range(count)
    )
    return joins, splits, contents, tuple(sorted(edges))


def drawn_graph(graph: Graph) -> Diagram:
    """Vertex 0 is where it starts; the last vertex and every vertex without outgoing edges ends."""
    joins, splits, contents, edges = graph
    items: list[BodyItem] = [draw.start("Start"), draw.flow("Start", "in0")]
    for vertex, content in enumerate(contents):
        name = f"v{vertex}"
        items += [_GATEWAYS[joins[vertex]](f"in{vertex}"), draw.flow(f"in{vertex}", name)]
        if content == "script":
            items.append(draw.script_task(name, "n", "n + 1"))
        elif content == "sub":
            inside = draw.start(f"{name}-start") >> draw.user_task(f"{name}-task") >> draw.end(f"{name}-end")
            items.append(draw.subprocess(name, inside))
        else:
            items.append(draw.user_task(name))
        targets = [target for source, target in edges if source == vertex]
        if not targets:
            items += [draw.end(f"end{vertex}"), draw.flow(name, f"end{vertex}")]
            continue
        items += [_GATEWAYS[splits[vertex]](f"out{vertex}"), draw.flow(name, f"out{vertex}")]
        for number, target in enumerate(targets):
            conditional = splits[vertex] != "parallel"
            last = number == len(targets) - 1
            operator = "=" if splits[vertex] == "exclusive" else ">="
            condition = f"choice {operator} {number + 1}" if conditional and not last else None
            items.append(draw.flow(f"out{vertex}", f"in{target}", condition, default=conditional and last))
    return draw.diagram(draw.process("generated", *items))


def smaller_graphs(graph: Graph) -> list[Graph]:
    """The same graph without an edge, as long as every vertex is reached, or with simpler contents."""
    joins, splits, contents, edges = graph
    found: list[Graph] = []
    for edge in edges:
        left = tuple(other for other in edges if other != edge)
        if _reached(left) >= _reached(edges):
            found.append((joins, splits, contents, left))
    last = len(contents) - 1
    if last > 1:
        left = tuple(edge for edge in edges if last not in edge)
        if _reached(left) >= _reached(edges) - {last}:
            found.append((joins[:-1], splits[:-1], contents[:-1], left))
    for vertex, content in enumerate(contents):
        if content != "task":
            found.append((joins, splits, (*contents[:vertex], "task", *contents[vertex + 1 :]), edges))
    return found


def _reached(edges: tuple[tuple[int, int], ...]) -> set[int]:
    reached, work = {0}, [0]
    while work:
        here = work.pop()
        for source, target in edges:
            if source == here and target not in reached:
                reached.add(target)
                work.append(target)
    return reached
