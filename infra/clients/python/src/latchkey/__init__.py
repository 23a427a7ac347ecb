"""Client for Latchkey, hosted invitations."""

from __future__ import annotations

from typing import Any, Optional

import httpx

from . import _generated as models
from ._generated import VERSION as __version__
from ._http import NULL, AsyncPages, Pages, Settings
from ._verify import AsyncTokens, AsyncWebhooks, Tokens, Webhooks, verify_webhook
from .errors import (
    AuthenticationError,
    Conflict,
    Gone,
    LatchkeyConnectionError,
    LatchkeyError,
    NotFound,
    PermissionDenied,
    ServerError,
    TooManyRequests,
    VerificationError,
)


class Latchkey:
    """Latchkey, as a back end calls it.

    `base_url` and `api_key` come from the variables `LATCHKEY_URL` and `LATCHKEY_API_KEY` where they are not given. Times are
    in seconds. `http_client` is in place of an `httpx.Client` of its own.
    """

    def __init__(
        self,
        base_url: Optional[str] = None,
        api_key: Optional[str] = None,
        *,
        max_retries: int = 2,
        max_retry_delay: float = 30.0,
        timeout: float = 30.0,
        http_client: Optional[httpx.Client] = None,
    ):
        settings = Settings(base_url, api_key, max_retries, max_retry_delay)
        self._client = client = http_client or httpx.Client(timeout=timeout, follow_redirects=False)
        self.applications = models.ApplicationsCore(settings, client)
        self.auth = models.AuthCore(settings, client)
        self.flows = models.FlowsCore(settings, client)
        self.invitations = models.InvitationsCore(settings, client)
        self.keys = models.KeysCore(settings, client)
        self.meta = models.MetaCore(settings, client)
        self.templates = models.TemplatesCore(settings, client)
        self.tickets = models.TicketsCore(settings, client)
        self.tokens = Tokens(settings, client)
        self.users = models.UsersCore(settings, client)
        self.webhooks = Webhooks(settings, client)
        self.wording = models.WordingCore(settings, client)

    def close(self) -> None:
        self._client.close()

    def __enter__(self) -> "Latchkey":
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


class AsyncLatchkey:
    """The same for `asyncio`."""

    def __init__(
        self,
        base_url: Optional[str] = None,
        api_key: Optional[str] = None,
        *,
        max_retries: int = 2,
        max_retry_delay: float = 30.0,
        timeout: float = 30.0,
        http_client: Optional[httpx.AsyncClient] = None,
    ):
        settings = Settings(base_url, api_key, max_retries, max_retry_delay)
        self._client = client = http_client or httpx.AsyncClient(timeout=timeout, follow_redirects=False)
        self.applications = models.AsyncApplicationsCore(settings, client)
        self.auth = models.AsyncAuthCore(settings, client)
        self.flows = models.AsyncFlowsCore(settings, client)
        self.invitations = models.AsyncInvitationsCore(settings, client)
        self.keys = models.AsyncKeysCore(settings, client)
        self.meta = models.AsyncMetaCore(settings, client)
        self.templates = models.AsyncTemplatesCore(settings, client)
        self.tickets = models.AsyncTicketsCore(settings, client)
        self.tokens = AsyncTokens(settings, client)
        self.users = models.AsyncUsersCore(settings, client)
        self.webhooks = AsyncWebhooks(settings, client)
        self.wording = models.AsyncWordingCore(settings, client)

    async def close(self) -> None:
        await self._client.aclose()

    async def __aenter__(self) -> "AsyncLatchkey":
        return self

    async def __aexit__(self, *_: Any) -> None:
        await self.close()


__all__ = [
    "NULL",
    "AsyncLatchkey",
    "AsyncPages",
    "AuthenticationError",
    "Conflict",
    "Gone",
    "Latchkey",
    "LatchkeyConnectionError",
    "LatchkeyError",
    "NotFound",
    "Pages",
    "PermissionDenied",
    "ServerError",
    "TooManyRequests",
    "VerificationError",
    "__version__",
    "models",
    "verify_webhook",
]
