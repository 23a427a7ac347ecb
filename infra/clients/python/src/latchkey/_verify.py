"""Webhooks and sign-in tokens, verified offline."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import threading
import time
from typing import Any, Dict, Mapping, Optional, Sequence, Union

import httpx
import jwt

from ._generated import AsyncTokensCore, AsyncWebhooksCore, TokensCore, WebhooksCore
from ._http import Settings
from .errors import VerificationError

# The keys are kept for five minutes; an unknown key id asks for them again, but not more often than every ten seconds.
KEPT, PAUSE = 300.0, 10.0


def verify_webhook(
    body: Union[bytes, str],
    headers: Mapping[str, Any],
    secret: Union[str, Sequence[str]],
    *,
    tolerance: float = 300,
    now: Optional[float] = None,
) -> Dict[str, Any]:
    """Verifies a call as Standard Webhooks says, and gives the event.

    `body` is what came, byte for byte. Raises `VerificationError` if the call is not Latchkey's, or more than `tolerance`
    seconds old or new.
    """
    if not isinstance(body, (str, bytes, bytearray, memoryview)):
        raise TypeError("the body has to be as it came, as text or bytes, and not what a framework has parsed")
    secrets = [secret] if isinstance(secret, str) else list(secret or [])
    if not secrets or not all(isinstance(one, str) for one in secrets):
        raise TypeError("the secret of the webhook is missing")
    known = {str(name).lower(): value for name, value in headers.items()}
    message, moment = str(known.get("webhook-id", "")), str(known.get("webhook-timestamp", ""))
    signatures = str(known.get("webhook-signature", ""))
    if not message or not signatures or not (moment.isascii() and moment.isdigit()):
        raise VerificationError("the headers webhook-id, webhook-timestamp and webhook-signature are not all there")
    if abs((time.time() if now is None else now) - int(moment)) > tolerance:
        raise VerificationError("the call is too old or too new")
    content = body.encode() if isinstance(body, str) else bytes(body)
    given = [part[3:] for part in signatures.split(" ") if part.startswith("v1,")]
    for one in secrets:
        try:
            key = base64.b64decode(one.removeprefix("whsec_"))
        except ValueError as error:
            raise VerificationError("the secret is none of a webhook") from error
        if not key:
            raise VerificationError("the secret is empty")
        signed = b".".join([message.encode(), moment.encode(), content])
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest())
        if any(hmac.compare_digest(signature.encode(), expected) for signature in given):
            return json.loads(content)
    raise VerificationError("no signature fits")


class _Keys:
    def __init__(self) -> None:
        self.known: Dict[str, Any] = {}
        self.read_at = self.failed_at = float("-inf")
        self.failure: Optional[Exception] = None

    def is_due(self, kid: str) -> bool:
        age = time.monotonic() - self.read_at
        return age > KEPT or (kid not in self.known and age > PAUSE)

    def is_wanted(self, kid: str, since: float) -> bool:
        """Whether whoever has waited `since` then reads the keys. Where the one before them could not, they do not try in turn."""
        if self.failure is not None and self.failed_at >= since:
            raise self.failure
        return self.is_due(kid)

    def fail(self, error: Exception) -> None:
        self.failure, self.failed_at = error, time.monotonic()

    def keep(self, document: Any) -> None:
        self.known = {
            key.kid: jwt.PyJWK(
                {name: value for name, value in vars(key).items() if value is not None}, algorithm="ES256"
            )
            # A newer deployment may have keys of other kinds beside these.
            for key in document.keys
            if (key.kty, key.crv) == ("EC", "P-256")
        }
        self.read_at = time.monotonic()

    def claims(self, token: str, kid: str, audience: str, issuer: str, leeway: float) -> Dict[str, Any]:
        key = self.known.get(kid)
        if key is None:
            raise VerificationError("the token is signed with a key that the deployment does not have")
        try:
            return jwt.decode(
                token,
                key.key,
                algorithms=["ES256"],
                audience=audience,
                issuer=issuer,
                leeway=leeway,
                options={"require": ["exp", "iat", "iss", "aud", "sub"]},
            )
        except jwt.PyJWTError as error:
            raise VerificationError(str(error)) from error


def _kid(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except jwt.PyJWTError as error:
        raise VerificationError("it is not a token") from error
    if header.get("alg") != "ES256" or not isinstance(header.get("kid"), str):
        raise VerificationError("it is not signed as Latchkey signs")
    return header["kid"]


class Tokens(TokensCore):
    def __init__(self, settings: Settings, client: httpx.Client):
        super().__init__(settings, client)
        # One reads the keys, and the others wait for them.
        self._keys, self._reading = _Keys(), threading.Lock()

    def verify(
        self, token: str, *, audience: str, issuer: Optional[str] = None, leeway: float = 30
    ) -> Dict[str, Any]:
        """Verifies a sign-in token offline by the deployment's public keys, and gives its claims.

        `audience` is the application; `issuer` is the base URL unless it is given.
        """
        kid = _kid(token)
        if self._keys.is_due(kid):
            since = time.monotonic()
            with self._reading:
                if self._keys.is_wanted(kid, since):
                    try:
                        self._keys.keep(self.public_keys())
                    except Exception as error:
                        self._keys.fail(error)
                        raise
        return self._keys.claims(token, kid, audience, issuer or self._settings.base_url, leeway)


class AsyncTokens(AsyncTokensCore):
    def __init__(self, settings: Settings, client: httpx.AsyncClient):
        super().__init__(settings, client)
        self._keys, self._reading = _Keys(), asyncio.Lock()

    async def verify(
        self, token: str, *, audience: str, issuer: Optional[str] = None, leeway: float = 30
    ) -> Dict[str, Any]:
        """See `Tokens.verify`."""
        kid = _kid(token)
        if self._keys.is_due(kid):
            since = time.monotonic()
            async with self._reading:
                if self._keys.is_wanted(kid, since):
                    try:
                        self._keys.keep(await self.public_keys())
                    except Exception as error:
                        self._keys.fail(error)
                        raise
        return self._keys.claims(token, kid, audience, issuer or self._settings.base_url, leeway)


class Webhooks(WebhooksCore):
    verify = staticmethod(verify_webhook)


class AsyncWebhooks(AsyncWebhooksCore):
    verify = staticmethod(verify_webhook)
