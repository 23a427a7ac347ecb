"""Sends requests, and sends them again where that is harmless."""

from __future__ import annotations

import asyncio
import json
import os
import random
import time
import uuid
from datetime import datetime
from typing import Any, AsyncIterator, Dict, Generator, Generic, Iterator, Mapping, Optional, Tuple, TypeVar
from urllib.parse import quote as _quote
from urllib.parse import urlsplit

import httpx

from ._decode import decode
from .errors import LatchkeyConnectionError, LatchkeyError, error_of

T = TypeVar("T")
L = TypeVar("L")
SAFE = {"GET", "HEAD", "PUT", "DELETE"}


class _Null:
    def __repr__(self) -> str:
        return "NULL"


#: For a merge patch: gives a setting its default again. `None` leaves an argument out.
NULL: Any = _Null()


def quote(text: object) -> str:
    """An id as a part of a path. Without an id, or with dots in its place, the call would go to something else."""
    if not isinstance(text, str) or text in ("", ".", ".."):
        raise ValueError(f"this is no id: {text!r}")
    return _quote(text, safe="")


def _plain(value: Any) -> Any:
    """Without what is `None`, which means "left out" here; moments as text."""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.isoformat()
    if value is NULL:
        return None
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in value.items() if item is not None}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def merge_patch(given: Optional[Mapping[str, Any]], named: Mapping[str, Any]) -> Dict[str, Any]:
    """A body of a merge patch. In a mapping `None` is what JSON calls `null`; an argument that is `None` is left out."""

    def nulls(value: Any) -> Any:
        if isinstance(value, Mapping):
            return {name: nulls(item) for name, item in value.items()}
        return NULL if value is None else value

    return {name: value for name, value in named.items() if value is not None} | nulls(given or {})


class Settings:
    def __init__(self, base_url: Optional[str], api_key: Optional[str], max_retries: int, max_retry_delay: float):
        base_url = base_url or os.environ.get("LATCHKEY_URL")
        if not base_url:
            raise TypeError("say where Latchkey is: base_url, or the variable LATCHKEY_URL")
        parsed = urlsplit(base_url.strip())
        if parsed.scheme not in ("http", "https") or not parsed.netloc or parsed.query or parsed.fragment:
            raise ValueError(f"a base URL looks like https://invite.example.com, and not like {base_url}")
        self.base_url = base_url.strip().rstrip("/")
        self.api_key = (api_key or os.environ.get("LATCHKEY_API_KEY") or "").strip()
        # httpx would tell the whole header in its error, and the key with it.
        if any(not "!" <= letter <= "~" for letter in self.api_key):
            raise ValueError("an API key is lk_... and nothing else: this one holds a space, a line break or a letter that none has")
        self.max_retries = max_retries
        self.max_retry_delay = max_retry_delay


class Call:
    """One call, with all of its tries."""

    def __init__(
        self,
        settings: Settings,
        method: str,
        path: str,
        *,
        body: Any = None,
        body_optional: bool = False,
        query: Optional[Mapping[str, Any]] = None,
        headers: Optional[Mapping[str, Any]] = None,
        idempotent: bool = False,
        idempotency_key: Optional[str] = None,
    ):
        self.settings, self.method, self.url = settings, method, settings.base_url + path
        self.query: Dict[str, Any] = {
            name: str(item).lower() if isinstance(item, bool) else item for name, item in _plain(query or {}).items()
        }
        self.headers: Dict[str, str] = {"accept": "application/json"}
        if settings.api_key:
            self.headers["authorization"] = f"Bearer {settings.api_key}"
        self.headers.update(_plain(headers or {}))
        self.content: Optional[bytes] = None
        if body is not None:
            body = _plain(body)
            if body or not body_optional:
                self.content = json.dumps(body).encode()
                self.headers["content-type"] = "application/json"
        if idempotent:
            self.headers["idempotency-key"] = idempotency_key or str(uuid.uuid4())
        self.repeatable = method in SAFE or idempotent
        self.attempt = 0

    def request(self, client: Any) -> httpx.Request:
        return client.build_request(
            self.method, self.url, params=self.query or None, headers=self.headers, content=self.content
        )

    def settle(self, response: httpx.Response) -> Tuple[bool, Any]:
        """Whether it is over, and its answer or the pause before the next try."""
        if response.is_success:
            return True, self.parsed(response) if response.content else None
        problem = None
        if "json" in response.headers.get("content-type", ""):
            try:
                parsed = response.json()
                problem = parsed if isinstance(parsed, dict) and "code" in parsed else None
            except ValueError:
                pass
        error = error_of(response.status_code, problem, response.headers)
        # Where the server was busy or held the caller back, it has done nothing. Else only what can be repeated is.
        refused = error.status == 429 or (error.status == 503 and problem is not None)
        if not refused and not (self.repeatable and error.status in (500, 502, 503, 504)):
            raise error
        return False, self.pause(error, error.retry_after)

    def parsed(self, response: httpx.Response) -> Any:
        """What a proxy answers in place of Latchkey is a page."""
        try:
            return response.json()
        except ValueError as error:
            what = f"{self.method} {self.url}: the answer is not JSON. Is the base URL that of Latchkey?"
            raise LatchkeyConnectionError(what) from error

    def lost(self, error: httpx.TransportError) -> float:
        failure = LatchkeyConnectionError(f"{self.method} {self.url}: {error or type(error).__name__}")
        if not self.repeatable:
            raise failure from error
        return self.pause(failure, None, error)

    def pause(self, failure: Exception, wait: Optional[float], cause: Optional[Exception] = None) -> float:
        if wait is None:
            wait = min(0.5 * 2**self.attempt, 8.0) * random.uniform(0.5, 1.0)
        if self.attempt >= self.settings.max_retries or wait > self.settings.max_retry_delay:
            raise failure from cause
        self.attempt += 1
        return wait


class Group:
    def __init__(self, settings: Settings, client: httpx.Client):
        self._settings, self._client = settings, client

    def _send(self, call: Call) -> Any:
        while True:
            try:
                over, outcome = call.settle(self._client.send(call.request(self._client)))
            except httpx.TransportError as error:
                over, outcome = False, call.lost(error)
            if over:
                return outcome
            time.sleep(outcome)

    def _call(self, kind: Any, method: str, path: str, **more: Any) -> Any:
        answer = self._send(Call(self._settings, method, path, **more))
        return None if kind is None else decode(kind, answer)

    def _pages(self, kind: Any, lines: str, method: str, path: str, **more: Any) -> "Pages[Any, Any]":
        return Pages(self, kind, lines, method, path, more)


class AsyncGroup:
    def __init__(self, settings: Settings, client: httpx.AsyncClient):
        self._settings, self._client = settings, client

    async def _send(self, call: Call) -> Any:
        while True:
            try:
                over, outcome = call.settle(await self._client.send(call.request(self._client)))
            except httpx.TransportError as error:
                over, outcome = False, call.lost(error)
            if over:
                return outcome
            await asyncio.sleep(outcome)

    async def _call(self, kind: Any, method: str, path: str, **more: Any) -> Any:
        answer = await self._send(Call(self._settings, method, path, **more))
        return None if kind is None else decode(kind, answer)

    def _pages(self, kind: Any, lines: str, method: str, path: str, **more: Any) -> "AsyncPages[Any, Any]":
        return AsyncPages(self, kind, lines, method, path, more)


class Pages(Generic[T, L]):
    """A list: go through it with `for`, which asks for the pages as it comes to them, or take one page with `page()`."""

    def __init__(self, group: Group, kind: Any, lines: str, method: str, path: str, more: Dict[str, Any]):
        self._group, self._kind, self._lines, self._of, self._more = group, kind, lines, (method, path), more

    def page(self) -> L:
        return self._group._call(self._kind, *self._of, **self._more)

    def pages(self) -> Iterator[L]:
        more = self._more
        while True:
            page = self._group._call(self._kind, *self._of, **more)
            yield page
            if not page.next:
                return
            more = {**more, "query": {**more.get("query", {}), "cursor": page.next}}

    def __iter__(self) -> Iterator[T]:
        for page in self.pages():
            yield from getattr(page, self._lines)


class AsyncPages(Generic[T, L]):
    """A list: go through it with `async for`, or `await` it for one page."""

    def __init__(self, group: AsyncGroup, kind: Any, lines: str, method: str, path: str, more: Dict[str, Any]):
        self._group, self._kind, self._lines, self._of, self._more = group, kind, lines, (method, path), more

    async def page(self) -> L:
        return await self._group._call(self._kind, *self._of, **self._more)

    def __await__(self) -> Generator[Any, None, L]:
        return self.page().__await__()

    async def pages(self) -> AsyncIterator[L]:
        more = self._more
        while True:
            page = await self._group._call(self._kind, *self._of, **more)
            yield page
            if not page.next:
                return
            more = {**more, "query": {**more.get("query", {}), "cursor": page.next}}

    async def __aiter__(self) -> AsyncIterator[T]:
        async for page in self.pages():
            for line in getattr(page, self._lines):
                yield line


__all__ = ["NULL", "AsyncGroup", "AsyncPages", "Group", "LatchkeyError", "Pages", "Settings", "merge_patch", "quote"]
