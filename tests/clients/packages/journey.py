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
from email.utils import formatdate
from urllib.parse import urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
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
    assert error.is_one_of("user_exists", "invitation_pending") and not error.is_one_of("user_exists")


def patches(client):
    id = client.applications.create(id="app_patched-py", settings={"name": "Patched", "code": {"length": 8}}).id
    url, branding = "https://example.com/sign-in", {"colour": "1f6feb", "support_address": "help@example.com"}
    changed = client.applications.update(id, login_url=url, branding=branding)
    assert (changed.name, changed.code.length, changed.login_url) == ("Patched", 8, url)
    assert client.applications.update(id, {"login_url": None}, name="Again").login_url is None
    back = client.applications.update(id, branding={"colour": package.NULL})
    assert (back.name, back.branding.colour, back.branding.support_address) == ("Again", None, "help@example.com")
    client.applications.delete(id)


def newer_server():
    """Fields, values and kinds that this package does not know do not get in the way of whoever reads the rest."""
    answer = {"id": "inv_1", "state": "paused", "colour": "red", "created_at": "2030-01-01T00:00:00.123456789Z"}
    answer["timeline"] = [{"event": "teleported", "at": "2030-01-01T00:00:00.000Z", "to": "Mars"}]

    def handle(request, _):
        content = json.dumps(answer).encode()
        request.send_response(200)
        request.send_header("content-length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    shown = Latchkey(listen(handle), "lk_any").invitations.get("inv_1")
    assert (shown.state, shown.created_at.year, shown.delivery) == ("paused", 2030, None)
    assert [(entry.event, entry.to, entry["to"]) for entry in shown.timeline] == [("teleported", "Mars", "Mars")]


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
    # A date counts as seconds do. It has whole seconds: 2 to 3 from now.
    seen.clear()
    answers[:] = [(503, {"retry-after": formatdate(time.time() + 3, usegmt=True)}, {}), health]
    client.meta.health()
    assert seen[1][1] - seen[0][1] >= 1.9, seen


def wrong_uses(client):
    for url in ("127.0.0.1:8787", "invite.example.com", "ftp://invite.example.com", "https://invite.example.com/?a=b"):
        assert "a base URL looks like" in str(raises(ValueError, lambda url=url: Latchkey(url)))
    assert "cret" not in str(raises(ValueError, lambda: Latchkey(api_key="lk_se\ncret")))
    assert Latchkey(f"{URL}/", api_key=os.environ["LATCHKEY_API_KEY"] + "\n").keys.list().keys
    for id in ("", ".", "..", None):
        raises(ValueError, lambda id=id: client.webhooks.delete("app_default", id))
    calls = []

    def handle(request, _):
        calls.append(request.path)
        request.send_response(301 if "health" in request.path else 200)
        request.send_header("location", "https://invite.example.com/health")
        request.send_header("content-type", "text/html")
        request.end_headers()
        request.wfile.write(b"<html>elsewhere</html>")
        request.connection.close()

    elsewhere = Latchkey(listen(handle), "lk_any")
    assert "not JSON" in str(raises(LatchkeyConnectionError, elsewhere.keys.list))
    error = raises(LatchkeyError, elsewhere.meta.health)
    assert error.status == 301 and "https://invite.example.com/health" in error.detail
    assert len(calls) == 2, calls
    held = threading.Event()
    slow = Latchkey(listen(lambda *_: held.wait(30)), "lk_any", timeout=0.1, max_retries=1)
    raises(LatchkeyConnectionError, slow.meta.health)
    held.set()


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
    raises(VerificationError, lambda: verify_webhook(body, headers, "whsec_AAAAA"))
    raises(TypeError, lambda: verify_webhook(body, headers, None))
    raises(TypeError, lambda: verify_webhook(json.loads(body), headers, hook.secret))
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


def keys_of_tokens():
    """Tokens verify by the keys of the deployment, and no others do."""
    private = ec.generate_private_key(ec.SECP256R1())
    own = json.loads(jwt.algorithms.ECAlgorithm.to_jwk(private.public_key()))
    other = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(rsa.generate_private_key(65537, 2048).public_key()))
    document = {"keys": [other | {"kid": "k2", "alg": "RS256", "use": "sig"}, own | {"kid": "k1", "alg": "ES256", "use": "sig"}]}
    reads = []

    def handle(request, _):
        reads.append(request.path)
        content = json.dumps(document).encode()
        request.send_response(200)
        request.send_header("content-type", "application/json")
        request.send_header("content-length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)

    issuer, now = listen(handle), int(time.time())
    good = {"iss": issuer, "aud": "app_default", "sub": "usr_1", "iat": now, "exp": now + 600}

    def made(key=private, algorithm="ES256", kid="k1", **claims):
        claims = {name: value for name, value in (good | claims).items() if value is not None}
        return jwt.encode(claims, key, algorithm, {"kid": kid})

    client = Latchkey(issuer, "lk_any")
    verify = lambda token, **more: client.tokens.verify(token, **({"audience": "app_default"} | more))  # noqa: E731
    for claims in ({}, {"exp": now - 20}, {"aud": ["app_other", "app_default"]}):
        assert verify(made(**claims))["sub"] == "usr_1"
    for claims in (
        {"exp": now - 31},
        {"exp": None},
        {"nbf": now + 300},
        {"iss": "https://other.example"},
        {"aud": "app_other"},
        {"aud": None},
        {"key": None, "algorithm": "none"},
        {"key": "a secret that everybody knows, as the public key is", "algorithm": "HS256"},
        {"key": ec.generate_private_key(ec.SECP256R1())},
        {"kid": "k9"},
    ):
        raises(VerificationError, lambda claims=claims: verify(made(**claims)))
    raises(VerificationError, lambda: verify(made(exp=now - 5), leeway=0))
    raises(VerificationError, lambda: verify(None))
    # Whoever sends unknown keys does not have the keys read each time.
    assert len(reads) == 1, reads

    async def together():
        async with AsyncLatchkey(issuer, "lk_any") as client:
            return await asyncio.gather(*(client.tokens.verify(made(), audience="app_default") for _ in range(5)))

    assert len(asyncio.run(together())) == 5 and len(reads) == 2, reads

    # Where the keys cannot be read, those who wait for them are told at once, and do not try one after the other.
    tries = []

    def broken(request, _):
        tries.append(request.path)
        request.send_error(500)

    away = Latchkey(listen(broken), "lk_any", max_retries=1)
    verify_away = lambda: raises(LatchkeyError, lambda: away.tokens.verify(made(), audience="app_default"))  # noqa: E731
    waiting = [threading.Thread(target=verify_away) for _ in range(5)]
    for one in waiting:
        one.start()
    for one in waiting:
        one.join()
    assert len(tries) == 2, tries
    verify_away()
    assert len(tries) == 4, tries


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
        patches(client)
        newer_server()
        retries()
        wrong_uses(client)
        keys_of_tokens()
        webhooks(client)
        token = tokens(client)
    asyncio.run(awaited(token))
    print("tests/clients/packages: the Python client does all that it says")


main()
