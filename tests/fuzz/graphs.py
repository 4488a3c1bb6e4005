"""Random unstructured diagrams: graphs without matching splits and joins.

Every vertex holds a user task, a script or a sub-process between a gateway that joins and one that splits.
Acyclic graphs of parallel gateways only, and of inclusive gateways only, always complete; so do cyclic graphs
of exclusive gateways. ``mixed`` graphs need not complete: there only the agreement with the model counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random

from tests.support import diagrams as draw
from tests.support.drawing import BodyItem, Diagram

SHAPES = ("exclusive", "parallel", "inclusive", "mixed")
_GATEWAYS = {"exclusive": draw.exclusive, "parallel": draw.parallel, "inclusive": draw.inclusive}


@dataclass(frozen=True)
class Graph:
    """Vertex 0 is where it starts; every vertex without outgoing edges ends."""

    joins: tuple[str, ...]
    splits: tuple[str, ...]
    contents: tuple[str, ...]
    edges: tuple[tuple[int, int], ...]
    #: Edges drawn as a pair of links.
    links: tuple[tuple[int, int], ...] = ()
    #: Boundary events on a vertex that lead to another: (from, to, interrupting).
    jumps: tuple[tuple[int, int, bool], ...] = ()

    @property
    def ways(self) -> set[tuple[int, int]]:
        return {*self.edges, *((source, target) for source, target, _ in self.jumps)}


def random_graph(seed: int) -> Graph:
    random = Random(seed)
    shape = SHAPES[seed % len(SHAPES)]
    count = random.randint(3, 7)
    edges = {(random.randrange(target), target) for target in range(1, count)}
    edges |= {(source, random.randrange(source + 1, count)) for source in range(count - 1)}
    for _ in range(random.randint(0, count)):
        source, target = sorted(random.sample(range(count), 2))
        edges.add((source, target))
    cyclic = shape in ("exclusive", "mixed")
    if cyclic:
        for _ in range(random.randint(1, 3)):
            edges.add((random.randrange(count - 1), random.randrange(count - 1)))
    kinds = list(_GATEWAYS) if shape == "mixed" else [shape]
    jumps = []
    if shape != "parallel" and random.random() < 0.5:
        source, target = sorted(random.sample(range(count), 2))
        jumps.append((source, target, shape == "exclusive" or random.random() < 0.5))
    return Graph(
        joins=tuple(random.choice(kinds) for _ in range(count)),
        splits=tuple(random.choice(kinds) for _ in range(count)),
        contents=tuple(
            random.choice(["task", "task", "task" if cyclic else "script", "sub"]) for _ in range(count)
        ),
        edges=tuple(sorted(edges)),
        links=tuple(edge for edge in sorted(edges) if random.random() < 0.1),
        jumps=tuple(jumps),
    )


def drawn_graph(graph: Graph) -> Diagram:
    items: list[BodyItem] = [draw.start("Start"), draw.flow("Start", "in0")]
    for vertex in range(len(graph.contents)):
        items += _vertex(graph, vertex)
    for number, (source, target, interrupting) in enumerate(graph.jumps):
        if graph.contents[source] != "script":
            event = draw.message("M1", '"fixed"')
            items += [
                draw.boundary(f"jump{number}", f"v{source}", event, interrupting=interrupting),
                draw.flow(f"jump{number}", f"in{target}"),
            ]
    return draw.diagram(draw.process("generated", *items))


def _vertex(graph: Graph, vertex: int) -> list[BodyItem]:
    name, content = f"v{vertex}", graph.contents[vertex]
    items: list[BodyItem] = [
        _GATEWAYS[graph.joins[vertex]](f"in{vertex}"),
        draw.flow(f"in{vertex}", name),
    ]
    if content == "script":
        items.append(draw.script_task(name, "n", "n + 1"))
    elif content == "sub":
        inside = draw.start(f"{name}-start") >> draw.user_task(f"{name}-task") >> draw.end(f"{name}-end")
        items.append(draw.subprocess(name, inside))
    else:
        items.append(draw.user_task(name))
    targets = [target for source, target in graph.edges if source == vertex]
    if not targets:
        return [*items, draw.end(f"end{vertex}"), draw.flow(name, f"end{vertex}")]
    split = graph.splits[vertex]
    items += [_GATEWAYS[split](f"out{vertex}"), draw.flow(name, f"out{vertex}")]
    for number, target in enumerate(targets):
        conditional, last = split != "parallel", number == len(targets) - 1
        operator = "=" if split == "exclusive" else ">="
        condition = f"choice {operator} {number + 1}" if conditional and not last else None
        aim = f"in{target}"
        if (vertex, target) in graph.links:
            aim = f"throw{vertex}-{target}"
            link = draw.link(f"link{vertex}-{target}")
            items += [draw.throw(aim, link), draw.catch(f"catch{vertex}-{target}", link)]
            items.append(draw.flow(f"catch{vertex}-{target}", f"in{target}"))
        items.append(draw.flow(f"out{vertex}", aim, condition, default=conditional and last))
    return items


def smaller_graphs(graph: Graph) -> Iterator[Graph]:
    """The graph without an edge, as long as every vertex is reached, or with simpler contents."""
    for field in ("jumps", "links"):
        for item in getattr(graph, field):
            left = tuple(other for other in getattr(graph, field) if other != item)
            simpler = replace(graph, **{field: left})
            if _reached(simpler) >= _reached(graph):
                yield simpler
    for edge in graph.edges:
        simpler = replace(graph, edges=tuple(other for other in graph.edges if other != edge))
        if _reached(simpler) >= _reached(graph):
            yield simpler
    last = len(graph.contents) - 1
    if last > 1:
        simpler = Graph(
            graph.joins[:-1],
            graph.splits[:-1],
            graph.contents[:-1],
            tuple(edge for edge in graph.edges if last not in edge),
            tuple(edge for edge in graph.links if last not in edge),
            tuple(jump for jump in graph.jumps if last not in jump[:2]),
        )
        if _reached(simpler) >= _reached(graph) - {last}:
            yield simpler
    for vertex, content in enumerate(graph.contents):
        if content != "task":
            contents = (*graph.contents[:vertex], "task", *graph.contents[vertex + 1 :])
            yield replace(graph, contents=contents)


def _reached(graph: Graph) -> set[int]:
    reached, work = {0}, [0]
    while work:
        here = work.pop()
        for source, target in graph.ways:
            if source == here and target not in reached:
                reached.add(target)
                work.append(target)
    return reached
