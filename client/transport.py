"""How the client speaks HTTP: one keep-alive connection, JSON, and refusals as exceptions."""

from __future__ import annotations

import http.client
import json
import socket
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final, Protocol, TypeVar, cast, get_args, get_origin, get_type_hints
from urllib.parse import quote, urlencode, urlsplit
from uuid import uuid4

Answered = TypeVar("Answered")


class Unset:
    """A member that is not sent; null is sent."""


UNSET: Final = Unset()


class Model:
    """A JSON object; members are snake_case here and camelCase there, unless ``_names`` says otherwise."""

    _names: ClassVar[dict[str, str]] = {}

    def to_json(self) -> dict[str, Any]:
        members = {each.name: getattr(self, each.name) for each in fields(cast(Any, self))}
        return {self._there(name): _plain(value) for name, value in members.items() if value is not UNSET}

    @classmethod
    def from_json(cls, document: Mapping[str, Any]) -> Any:
        """Members this client does not know are left out: a newer server may send some."""
        hints = get_type_hints(cls)
        known = {each.name: cls._there(each.name) for each in fields(cast(Any, cls))}
        given = {here: document[there] for here, there in known.items() if there in document}
        return cls(**{name: _typed(value, hints[name]) for name, value in given.items()})

    @classmethod
    def _there(cls, name: str) -> str:
        head, *rest = name.rstrip("_").split("_")
        return cls._names.get(name) or head + "".join(part.capitalize() for part in rest)


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.to_json()
    return [_plain(each) for each in value] if isinstance(value, list) else value


def _typed(value: Any, hint: Any) -> Any:
    if isinstance(value, dict):
        for kind in (hint, *get_args(hint)):
            if isinstance(kind, type) and issubclass(kind, Model):
                return kind.from_json(value)
    if isinstance(value, list):
        for kind in (hint, *get_args(hint)):
            if get_origin(kind) is list:
                return [_typed(each, get_args(kind)[0]) for each in value]
    return value


@dataclass(frozen=True, slots=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    content: bytes


class Problem(Exception):
    """A refusal; ``code`` is for programs, the text for people."""

    def __init__(self, reply: Reply) -> None:
        self.status = reply.status
        self.document: dict[str, Any] = json.loads(reply.content or b"{}")
        self.code = str(self.document.get("code", ""))
        super().__init__(f"{reply.status} {self.code}: {self.document.get('detail', '')}")


@dataclass(frozen=True, slots=True)
class Upload:
    """Files for a multipart request, by name, and other members of the form."""

    files: Mapping[str, bytes]
    part: str = "resources"
    form: Mapping[str, str] | None = None

    def encode(self) -> tuple[bytes, str]:
        """The body and its content type."""
        boundary, pieces = uuid4().hex, list[bytes]()
        for name, value in (self.form or {}).items():
            pieces += [_disposition(boundary, f'name="{name}"'), value.encode(), b"\r\n"]
        for name, content in self.files.items():
            pieces += [_disposition(boundary, f'name="{self.part}"; filename="{name}"'), content, b"\r\n"]
        return b"".join(
            [*pieces, f"--{boundary}--\r\n".encode()]
        ), f"multipart/form-data; boundary={boundary}"


def _disposition(boundary: str, what: str) -> bytes:
    return f"--{boundary}\r\nContent-Disposition: form-data; {what}\r\n\r\n".encode()


class Channel(Protocol):
    """Sends one request and gives the reply; tests put an application in its place."""

    def __call__(
        self, method: str, path: str, headers: Mapping[str, str], content: bytes | None
    ) -> Reply: ...


class Connection:
    """A keep-alive connection to a server, for one thread."""

    def __init__(self, base: str, timeout: float = 60.0) -> None:
        place = urlsplit(base)
        kind = http.client.HTTPSConnection if place.scheme == "https" else http.client.HTTPConnection
        self._connection = kind(place.hostname or "", place.port, timeout=timeout)

    def __call__(self, method: str, path: str, headers: Mapping[str, str], content: bytes | None) -> Reply:
        if self._connection.sock is None:
            self._connection.connect()
            opened: Any = self._connection.sock
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._connection.request(method, path, content, dict(headers))
        answer = self._connection.getresponse()
        return Reply(answer.status, dict(answer.getheaders()), answer.read())


class Transport:
    """What the resources send through. ``last`` is the latest reply, for its ETag and other headers."""

    def __init__(self, channel: Channel, token: str = "") -> None:
        self._channel = channel
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.last: Reply | None = None

    def send(
        self,
        method: str,
        path: str,
        *,
        answer: type[Answered],
        body: Model | None = None,
        upload: Upload | None = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str | None] | None = None,
    ) -> Answered:
        """The answer to a request. Raises Problem for a refusal."""
        return cast(Answered, _read(self._request(method, path, body, upload, query, headers), answer))

    def tell(
        self,
        method: str,
        path: str,
        *,
        body: Model | None = None,
        upload: Upload | None = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str | None] | None = None,
    ) -> None:
        """A request whose answer is empty. Raises Problem for a refusal."""
        self._request(method, path, body, upload, query, headers)

    def _request(
        self,
        method: str,
        path: str,
        body: Model | None,
        upload: Upload | None,
        query: Mapping[str, Any] | None,
        headers: Mapping[str, str | None] | None,
    ) -> Reply:
        sent = {
            **self._headers,
            **{key: value for key, value in (headers or {}).items() if value is not None},
        }
        content: bytes | None = None
        if upload is not None:
            content, sent["Content-Type"] = upload.encode()
        elif body is not None:
            content, sent["Content-Type"] = json.dumps(body.to_json()).encode(), "application/json"
        asked = {key: value for key, value in (query or {}).items() if value is not UNSET}
        where = quote(path) + (f"?{urlencode(asked)}" if asked else "")
        reply = self.last = self._channel(method, where, sent, content)
        if reply.status >= 400:
            raise Problem(reply)
        return reply


def _read(reply: Reply, answer: Any) -> Any:
    if answer is bytes:
        return reply.content
    document = json.loads(reply.content)
    return answer.from_json(document) if issubclass(answer, Model) else document
