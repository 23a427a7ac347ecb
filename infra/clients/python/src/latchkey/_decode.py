"""JSON as the types of the document. What a newer server adds is passed over."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from datetime import datetime
from typing import Any, Mapping


class Unlisted(typing.Dict[str, Any]):
    """What a newer server sends in place of one of several kinds that are known. Its fields are attributes, as theirs are."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


@functools.lru_cache(maxsize=None)
def _fields(kind: type) -> list[tuple[str, str, Any, bool]]:
    hints = typing.get_type_hints(kind)
    return [
        (field.name, field.metadata.get("name", field.name), hints[field.name], field.default is dataclasses.MISSING)
        for field in dataclasses.fields(kind)
    ]


def decode(kind: Any, value: Any) -> Any:
    if value is None or kind is Any:
        return value
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _one_of([option for option in typing.get_args(kind) if option is not type(None)], value)
    if origin is list:
        return [decode(typing.get_args(kind)[0], item) for item in value] if isinstance(value, list) else value
    if origin is dict:
        inner = typing.get_args(kind)[1]
        return {name: decode(inner, item) for name, item in value.items()} if isinstance(value, dict) else value
    if kind is datetime and isinstance(value, str):
        return datetime.fromisoformat(_micro(value))
    if dataclasses.is_dataclass(kind) and isinstance(value, dict):
        given = {}
        for python, name, inner, required in _fields(kind):
            if name in value or required:
                given[python] = decode(inner, value.get(name))
        return kind(**given)
    return value


def _micro(text: str) -> str:
    """Python 3.10 reads no `Z`, and fractions of three or six digits only."""
    text = text.replace("Z", "+00:00")
    if "." in text:
        head, rest = text.split(".", 1)
        sign = max(rest.find("+"), rest.find("-"))
        digits, offset = (rest[:sign], rest[sign:]) if sign >= 0 else (rest, "")
        text = f"{head}.{digits[:6].ljust(6, '0')}{offset}"
    return text


def _one_of(options: list[Any], value: Any) -> Any:
    if len(options) == 1:
        return decode(options[0], value)
    for option in options:
        if _fits(option, value):
            return decode(option, value)
    return Unlisted(value) if isinstance(value, Mapping) else value


def _fits(kind: Any, value: Any) -> bool:
    if dataclasses.is_dataclass(kind):
        if not isinstance(value, Mapping):
            return False
        for _, name, inner, required in _fields(typing.cast(type, kind)):
            if required and name not in value:
                return False
            if typing.get_origin(inner) is typing.Literal and name in value and value[name] not in typing.get_args(inner):
                return False
        return True
    origin = typing.get_origin(kind)
    if origin is list:
        inner = typing.get_args(kind)[0]
        return isinstance(value, list) and all(_fits(inner, item) for item in value)
    if origin is typing.Literal:
        return value in typing.get_args(kind)
    if kind is datetime:
        return isinstance(value, str)
    return isinstance(kind, type) and isinstance(value, kind)
