"""What all commands share: lazy loading, language, output, and refusals as one line."""

from __future__ import annotations

import getpass
import importlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import wraps
from typing import IO, TYPE_CHECKING, Any, NoReturn
from unicodedata import east_asian_width

import click

from api.messages import text
from engine.messages import DEFAULT_LANGUAGE, language

if TYPE_CHECKING:
    from engine.config import Settings
    from engine.persistence.database import Database


@dataclass(frozen=True, slots=True)
class Invocation:
    """What was asked for on the command line before the command's name."""

    lang: str
    database_url: str | None = None

    def text(self, key: str, /, **params: object) -> str:
        return text(key, self.lang, **params)

    def settings(self, **overrides: Any) -> Settings:
        """Settings from the environment; options of the command line that were given win."""
        from engine.config import settings_from

        try:
            return settings_from(os.environ, database_url=self.database_url, **overrides)
        except ValueError as error:
            raise Refusal(str(error), self.lang) from error

    @contextmanager
    def database(self, settings: Settings | None = None, *, check: bool = True) -> Iterator[Database]:
        """The database of the settings, closed afterwards; refused when its schema is not up to date.

        Commands live in the time of the house: a demonstration has a clock of its own."""
        import workflows
        from engine.persistence.database import connect
        from engine.persistence.migrate import is_current

        workflows.load()

        settings = settings or self.settings()
        try:
            database = connect(settings.database_url, settings)
        except ValueError as error:
            raise Refusal(str(error), self.lang) from error
        try:
            if check and not is_current(database):
                refuse(self, "cli.migrations-pending")
            if not check:
                yield database
                return
            from workflows.registries.house_clock import house_time

            with house_time(database):
                _put_in_force(database)
                yield database
        finally:
            database.close()


def _put_in_force(database: Database) -> None:
    """The rules and calendars that administrators loaded bind commands given here, too."""
    from workflows.registries.in_force import refresh

    refresh(database)


invocation = click.make_pass_decorator(Invocation)

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for scripts.")


def actor_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Who does it: ``--user`` (else the shell's user), ``--group``, ``--on-behalf-of``, as ``actor``."""

    @click.option("--user", help="Who does it (else the user of the shell).")
    @click.option("--group", "groups", multiple=True, help="A group of the user; may be repeated.")
    @click.option("--on-behalf-of", help="In whose name.")
    @wraps(command)
    def with_actor(
        *args: Any, user: str | None, groups: tuple[str, ...], on_behalf_of: str | None, **kwargs: Any
    ) -> Any:
        from engine.actor import Actor

        # Without --group it is the operator, whom candidate lists do not bind.
        known = frozenset(groups) if groups else None
        actor = Actor(user_id=user or getpass.getuser(), on_behalf_of=on_behalf_of, groups=known)
        return command(*args, actor=actor, **kwargs)

    return with_actor


class Refusal(click.ClickException):
    """A command that could not do what it was told: one line on standard error, exit code 1."""

    def __init__(self, reason: str, lang: str = DEFAULT_LANGUAGE) -> None:
        super().__init__(reason)
        self.lang = lang

    def show(self, file: IO[Any] | None = None) -> None:
        click.echo(text("cli.refused", self.lang, reason=self.format_message()), file=file, err=file is None)


def default_language(environ: Mapping[str, str]) -> str:
    """GONGZHI_LANG decides, else the locale; Chinese unless that says English."""
    wanted = environ.get("GONGZHI_LANG") or environ.get("LC_ALL") or environ.get("LANG") or ""
    return language(wanted)


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is run or shown in full.

    ``lazy`` maps a name to ``(module:attribute, short help)``; the short help is here so that the list of
    commands needs no import at all."""

    def __init__(self, *args: Any, lazy: Mapping[str, tuple[str, str]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lazy = dict(lazy or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*self.commands, *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in self.lazy and cmd_name not in self.commands:
            module, _, attribute = self.lazy[cmd_name][0].partition(":")
            self.add_command(getattr(importlib.import_module(module), attribute), cmd_name)
        return self.commands.get(cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, self._short_help(name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def _short_help(self, name: str) -> str:
        return self.lazy[name][1] if name in self.lazy else self.commands[name].get_short_help_str()

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; whatever it refuses becomes one line, never a traceback."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("GONGZHI_DEBUG"):
                raise
            lang = ctx.params.get("lang") or default_language(os.environ)
            raise Refusal(explain(error, lang), lang) from error


def explain(error: Exception, lang: str) -> str:
    """The sentence of an error: its own when it belongs to one of our trees, else what kind it is."""
    sentence = getattr(error, "message", None)
    if callable(sentence):
        return single_line(str(sentence(lang)))
    if type(error).__name__ == "OperationalError":  # sqlite3's, psycopg's and SQLAlchemy's bear one name
        return text("cli.database-unreachable", lang, reason=single_line(str(error)))
    return text("cli.internal", lang, kind=type(error).__name__, reason=single_line(str(error)))


def single_line(sentence: str) -> str:
    return " ".join(sentence.split())


def refuse(context: Invocation, key: str, /, **params: object) -> NoReturn:
    raise Refusal(context.text(key, **params), context.lang)


def page_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--limit`` and ``--cursor`` of every list."""
    limited = click.option("--limit", type=click.IntRange(1, 1000), default=100, show_default=True)
    continued = click.option("--cursor", help="Go on where the page before ended.")
    return limited(continued(command))


def record(result: Any) -> dict[str, Any]:
    """The fields of a result; ids as text, since they have more bits than a number of JavaScript or jq."""
    return {
        name: str(value) if name.endswith("id") and isinstance(value, int) else value
        for name, value in asdict(result).items()
    }


def print_json(value: object) -> None:
    """One compact JSON document a line."""
    from api.encoding import encode

    click.echo(encode(value).decode())


def parse_object(context: Invocation, option: str, document: str | None) -> dict[str, Any]:
    """The JSON object given to an option; ``@file`` and ``-`` (standard input) read it from there."""
    import orjson

    if document is None:
        return {}
    if document == "-":
        document = sys.stdin.read()
    elif document.startswith("@"):
        with click.open_file(document[1:], encoding="utf-8") as file:
            document = file.read()
    try:
        value = orjson.loads(document)
    except orjson.JSONDecodeError as error:
        refuse(context, "cli.not-json", option=option, reason=error)
    if not isinstance(value, dict):
        refuse(context, "cli.not-an-object", option=option, example='{"days": 3}')
    return value


def print_table(context: Invocation, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Columns aligned by their width on a terminal, where a Chinese character takes two places."""
    cells = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if not cells:
        click.echo(context.text("cli.nothing"))
        return
    lines = [list(columns), *cells]
    widths = [max(display_width(line[index]) for line in lines) for index in range(len(columns))]
    for line in lines:
        pairs = zip(line, widths, strict=True)
        padded = (cell + " " * (width - display_width(cell)) for cell, width in pairs)
        click.echo("  ".join(padded).rstrip())


def display_width(cell: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in cell)


def show_page(context: Invocation, page: Any, columns: Sequence[str], as_json: bool) -> None:
    """A page of records: JSON lines with every field, or a table of the columns named."""
    rows = [record(item) for item in page.items]
    for item, row in zip(page.items, rows, strict=True):
        if callable(sentence := getattr(item, "message", None)):
            row["message"] = sentence(context.lang)
    if as_json:
        for row in rows:
            print_json(row)
    else:
        print_table(context, columns, ([row.get(column) for column in columns] for row in rows))
    if page.cursor is not None:
        click.echo(context.text("cli.more", cursor=page.cursor), err=True)
