"""The wheel of the client, installed in a fresh environment, against a local Latchkey. Started by run.py."""

import asyncio
import base64
import http.server
import json
import os
import threading
import time
import urllib.request
from datetime import datetime
from urllib.parse import urlsplit

import latchkey as package
from latchkey import (
    AsyncLatchkey,
    AuthenticationError,
    Conflict,
    Latchkey,
    LatchkeyConnectionError,
    LatchkeyError,
    TooManyRequests,
    VerificationError,
    models,
    verify_webhook,
)

URL = os.environ["LATCHKEY_URL"]


def message(to, kind):
    for _ in range(100):
        with urllib.request.urlopen(f"{URL}/mailbox.json?to={to}") as answer:
            for one in json.load(answer):
                if one["kind"] == kind:
                    return one
        time.sleep(0.1)
    raise AssertionError(f"no {kind} for {to}")


def raises(kind, call):
    try:
        call()
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def listen(handle):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            handle(self, body)

        do_GET = do_POST

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def invitations(client):
    created = []
    for name in ("py-a", "py-b", "py-c"):
        invitation = client.invitations.create(email=f"{name}@example.com", metadata={"name": name})
        assert isinstance(invitation, models.Invitation) and invitation.state == "pending"
        assert isinstance(invitation.expires_at, datetime) and invitation.expires_at.tzinfo
        created.append(invitation.id)
    shown = client.invitations.get(created[0])
    assert shown.metadata == {"name": "py-a"}
    assert isinstance(shown.timeline[0], models.TimelineEntryCreated), shown.timeline
    listed = [line.id for line in client.invitations.list(limit=1)]
    assert set(created) <= set(listed)
    page = client.invitations.list(limit=1).page()
    assert len(page.invitations) == 1 and page.next
    assert client.invitations.revoke(created[0]).state == "revoked"


def idempotency(client):
    first = client.invitations.create(email="py-once@example.com", idempotency_key="order-2")
    assert client.invitations.create(email="py-once@example.com", idempotency_key="order-2").id == first.id
    error = raises(Conflict, lambda: client.invitations.create(email="py-once@example.com"))
    assert error.code == "invitation_pending" and error.problem["invitation"] == first.id and error.request_id


def errors(client):
    error = raises(LatchkeyError, lambda: client.invitations.create(email="nobody"))
    assert (error.code, error.status, error.errors[0]["pointer"]) == ("email_not_valid", 400, "/email")
    raises(AuthenticationError, lambda: Latchkey(api_key="lk_wrong").invitations.list().page())


def retries():
    seen, answers = [], []

    def handle(request, _):
        seen.append((request.headers.get("idempotency-key"), time.monotonic()))
        status, headers, body = answers.pop(0)
        if status == 0:
            request.connection.close()
            return
        content = json.dumps(body).encode()
        request.send_response(status)
        for name, value in ({"content-type": "application/problem+json", "content-length": str(len(content))} | headers).items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(content)

    client = Latchkey(listen(handle), "lk_any")
    health = (200, {"content-type": "application/json"}, {"status": "ok"})
    limited = (429, {"retry-after": "1"}, {"code": "limit_reached"})
    answers[:] = [limited, (503, {}, {"code": "unavailable"}), health]
    assert client.meta.health().status == "ok"
    assert len(seen) == 3 and seen[1][1] - seen[0][1] >= 0.99
    answers[:] = [(429, {"retry-after": "3600"}, {"code": "limit_reached"})]
    assert raises(TooManyRequests, client.meta.health).retry_after == 3600
    answers[:] = [(0, {}, None)]
    raises(LatchkeyConnectionError, lambda: client.keys.revoke("key_1"))
    answers[:] = [(500, {}, {"code": "internal"})]
    assert raises(LatchkeyError, lambda: client.users.disable("usr_1")).code == "internal"
    seen.clear()
    answers[:] = [(0, {}, None), limited, (409, {}, {"code": "invitation_pending"})]
    raises(Conflict, lambda: client.invitations.create(email="a@example.com"))
    assert len(seen) == 3 and len({key for key, _ in seen}) == 1 and seen[0][0]


def webhooks(client):
    calls = []

    def handle(request, body):
        calls.append((dict(request.headers), body))
        request.send_response(204)
        request.end_headers()

    hook = client.webhooks.create("app_default", url=f"{listen(handle)}/hook")
    client.webhooks.test("app_default", hook.id)
    for _ in range(100):
        if calls:
            break
        time.sleep(0.1)
    headers, body = calls[0]
    event = client.webhooks.verify(body, headers, hook.secret)
    assert event["type"] == "webhook.test" and event["application"] == "app_default"
    assert verify_webhook(body, headers, ["whsec_AAAA", hook.secret])["id"] == event["id"]
    other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    raises(VerificationError, lambda: verify_webhook(body + b" ", headers, hook.secret))
    raises(VerificationError, lambda: verify_webhook(body, headers, other))
    raises(VerificationError, lambda: verify_webhook(body, {}, hook.secret))
    raises(VerificationError, lambda: verify_webhook(body, headers, hook.secret, now=time.time() + 301))
    raises(VerificationError, lambda: verify_webhook(body, headers, ""))
    client.webhooks.delete("app_default", hook.id)


def tokens(client):
    email, password = "token-py@example.com", "violet harbour seven"
    client.invitations.create(email=email, roles=["editor"])
    ticket = urlsplit(message(email, "invitation")["link"]).path.rsplit("/", 1)[1]
    if client.tickets.validate(ticket=ticket).next.step == "email_otp":
        client.tickets.send_code(ticket=ticket)
        client.tickets.verify(ticket=ticket, code=message(email, "code")["code"])
    client.tickets.set_password(ticket=ticket, password=password, confirm=password)
    signed_in = client.auth.sign_in(username=email, password=password)
    assert isinstance(signed_in, models.SignedIn)
    claims = client.tokens.verify(signed_in.token, audience="app_default")
    assert claims["email"] == email and claims["roles"] == ["editor"]
    head, body, signature = signed_in.token.split(".")
    forged = base64.urlsafe_b64encode(json.dumps(claims | {"roles": ["admin"]}).encode()).rstrip(b"=").decode()
    none = base64.urlsafe_b64encode(b'{"alg":"none"}').rstrip(b"=").decode()
    for token in (f"{head}.{forged}.{signature}", f"{none}.{body}.", f"{head}.{body}", "token"):
        raises(VerificationError, lambda token=token: client.tokens.verify(token, audience="app_default"))
    raises(VerificationError, lambda: client.tokens.verify(signed_in.token, audience="app_other"))
    other = "https://other.example"
    raises(VerificationError, lambda: client.tokens.verify(signed_in.token, audience="app_default", issuer=other))
    assert client.tokens.introspect(token=signed_in.token).active
    return signed_in.token


async def awaited(token):
    async with AsyncLatchkey() as client:
        invitation = await client.invitations.create(email="py-async@example.com")
        assert (await client.invitations.get(invitation.id)).id == invitation.id
        assert invitation.id in [line.id async for line in client.invitations.list(limit=2)]
        assert len((await client.invitations.list(limit=2)).invitations) == 2
        try:
            await client.invitations.create(email="py-async@example.com")
            raise AssertionError("no Conflict")
        except Conflict as error:
            assert error.code == "invitation_pending"
        assert (await client.tokens.verify(token, audience="app_default"))["aud"] == "app_default"


def main():
    with Latchkey() as client:
        assert client.meta.openapi()["info"]["version"] == package.__version__
        invitations(client)
        idempotency(client)
        errors(client)
        retries()
        webhooks(client)
        token = tokens(client)
    asyncio.run(awaited(token))
    print("tests/clients/packages: the Python client does all that it says")


main()
