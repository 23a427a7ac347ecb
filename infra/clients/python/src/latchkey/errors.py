"""What is raised where a call was not carried out."""

from __future__ import annotations

import math
import time
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, List, Mapping, Optional

if TYPE_CHECKING:
    from ._generated import ProblemCode


class LatchkeyError(Exception):
    """A call was refused. Nothing was changed, but tries that are counted. Go by `code`.

    There is a subclass for each group of statuses: `AuthenticationError` (401), `PermissionDenied` (403), `NotFound` (404),
    `Conflict` (409), `Gone` (410), `TooManyRequests` (429), `ServerError` (5xx).
    """

    def __init__(self, status: int, problem: Optional[Mapping[str, Any]], headers: Mapping[str, str]):
        self.status = status
        #: The whole problem document, where there was one.
        self.problem: Mapping[str, Any] = problem or {}
        #: Stable. A newer server may have codes that this package does not list.
        self.code: str = self.problem.get("code", f"http_{status}")
        #: A sentence for whoever reads it.
        self.detail: str = self.problem.get("detail", _bare(status, headers))
        #: To be quoted to the operator.
        self.request_id: str = self.problem.get("request_id") or headers.get("apigw-requestid", "")
        #: The places that are wrong, each with `pointer` and `detail`.
        self.errors: List[Mapping[str, str]] = list(self.problem.get("errors", []))
        #: Seconds to wait before the next try, where the server says so.
        self.retry_after: Optional[int] = _seconds(headers.get("retry-after", ""))
        super().__init__(f"{self.code}: {self.detail}")

    def is_one_of(self, *codes: ProblemCode) -> bool:
        """Whether it has one of these codes. A type checker knows which codes there are."""
        return self.code in codes


def _bare(status: int, headers: Mapping[str, str]) -> str:
    leads = f", which leads to {headers['location']}" if 300 <= status < 400 and "location" in headers else ""
    return f"the answer was {status}{leads}"


def _seconds(wait: str) -> Optional[int]:
    """Latchkey says seconds; what stands in front of it may say a date."""
    if wait.isascii() and wait.isdecimal():
        return int(wait)
    try:
        return max(0, math.ceil(parsedate_to_datetime(wait).timestamp() - time.time()))
    except ValueError:
        return None


class AuthenticationError(LatchkeyError):
    """401: there is no key, or none that counts; at sign-in, name or password are not right."""


class PermissionDenied(LatchkeyError):
    """403: the key lacks a scope."""


class NotFound(LatchkeyError):
    """404: there is no such thing within reach."""


class Conflict(LatchkeyError):
    """409: something is in the way."""


class Gone(LatchkeyError):
    """410: it is over."""


class TooManyRequests(LatchkeyError):
    """429: too soon, or too often."""


class ServerError(LatchkeyError):
    """5xx."""


class LatchkeyConnectionError(Exception):
    """The server did not answer. Whether the call was carried out is not known."""


class VerificationError(Exception):
    """A signature or a token does not count."""


_BY_STATUS = {
    401: AuthenticationError,
    403: PermissionDenied,
    404: NotFound,
    409: Conflict,
    410: Gone,
    429: TooManyRequests,
}


def error_of(status: int, problem: Optional[Mapping[str, Any]], headers: Mapping[str, str]) -> LatchkeyError:
    kind = ServerError if status >= 500 else _BY_STATUS.get(status, LatchkeyError)
    return kind(status, problem, headers)
