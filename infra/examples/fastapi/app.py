"""A product that invites people, is told when they are done, lets them arrive signed in, and keeps a session of its own.

    LATCHKEY_URL=http://127.0.0.1:8787 LATCHKEY_API_KEY=lk_... python3 app.py
    curl http://localhost:3000/invite -H 'Content-Type: application/json' -d '{"email": "ada@example.com"}'
"""

import base64
import hashlib
import os
import secrets
from contextlib import asynccontextmanager

import uvicorn
from fastapi import Body, FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse
from latchkey import AsyncLatchkey, LatchkeyError, VerificationError
from starlette.middleware.sessions import SessionMiddleware

APPLICATION = "app_default"
PORT = int(os.environ.get("PORT", "3000"))
HOME = f"http://localhost:{PORT}"
latchkey = AsyncLatchkey()
verifiers: dict[str, str] = {}  # In a product: your database.

@asynccontextmanager
async def prepared(app: FastAPI):
    """Once, for a product: where people may arrive, and where events go."""
    await latchkey.applications.update(APPLICATION, {"result_urls": [f"{HOME}/welcome"], "sign_in_after": True})
    for old in (await latchkey.webhooks.list(APPLICATION)).webhooks:
        if old.url == f"{HOME}/latchkey":
            await latchkey.webhooks.delete(APPLICATION, old.id)
    hook = await latchkey.webhooks.create(APPLICATION, url=f"{HOME}/latchkey", events=["invitation.completed"])
    app.state.secret = hook.secret
    yield

app = FastAPI(lifespan=prepared)
app.add_middleware(SessionMiddleware, secret_key=os.environ.get("SESSION_SECRET") or secrets.token_hex(32))

@app.post("/invite", status_code=201)
async def invite(email: str = Body(embed=True)):
    # In a product: only for those who may invite.
    reference, verifier = secrets.token_urlsafe(16), secrets.token_urlsafe(32)
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()
    url = f"{HOME}/welcome?reference={reference}"
    invitation = await latchkey.invitations.create(email=email, result_url=url, code_challenge=challenge)
    verifiers[reference] = verifier
    return {"id": invitation.id}

@app.post("/latchkey")
async def told(request: Request):
    event = latchkey.webhooks.verify(await request.body(), request.headers, request.app.state.secret)
    print(event["type"], event["data"]["invitation"], flush=True)

@app.get("/welcome")
async def welcome(request: Request, reference: str, code: str):
    url, verifier = f"{HOME}/welcome?reference={reference}", verifiers.get(reference)
    signed_in = await latchkey.auth.exchange(code=code, result_url=url, code_verifier=verifier)
    claims = await latchkey.tokens.verify(signed_in.token, audience=APPLICATION)
    verifiers.pop(reference, None)
    request.session.clear()
    request.session["user"] = {"id": claims["sub"], "email": claims["email"], "roles": claims.get("roles", [])}
    return RedirectResponse("/", status_code=303)

@app.get("/")
async def home(request: Request):
    return request.session.get("user") or JSONResponse({"detail": "sign in first"}, 401)

@app.exception_handler(LatchkeyError)
@app.exception_handler(VerificationError)
async def refused(_: Request, error: Exception):
    return JSONResponse({"code": getattr(error, "code", "not_verified"), "detail": str(error)}, getattr(error, "status", 401))

if __name__ == "__main__":
    print(f"Listening: {HOME}", flush=True)
    uvicorn.run(app, host="localhost", port=PORT, log_level="warning")
