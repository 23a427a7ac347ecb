"""Drives Latchkey with other people's SCIM clients, over plain http on this machine.

Usage: journey.py LATCHKEY      (the built server). ../run.py installs what this needs, and starts it.

1. `scim2 test`: every check of scim2-cli passes, none excluded.
2. scim2-client invites somebody with askPassword; the mail arrives, and the person finishes with what it holds.
"""

import base64
import collections
import os
import pathlib
import re
import subprocess
import sys
import time
import urllib.error

import httpx2
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_models import PatchOp, PatchOperation

from latchkey import Server, expect, fail

PASSWORD = "violet harbour!"


def message(server, kind, to):
    """The newest message of this kind, as soon as the stream has brought it."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        for found in server.call("GET", f"/mailbox.json?kind={kind}"):
            if found["kind"] == kind and found["to"] == to:
                return found
        time.sleep(0.1)
    fail(f"no {kind} for {to} has arrived")


def conformance(server):
    """scim2-cli's own test, with what it is used with: its exit code, and what it says of each check."""
    scim2 = pathlib.Path(sys.executable).with_name("scim2")
    environment = {**os.environ, "SCIM_CLI_HEADERS": f"Authorization: Bearer {server.key}"}
    done = subprocess.run(
        [scim2, "--url", f"{server.url}/scim2", "test"], env=environment, capture_output=True, text=True, timeout=600
    )
    told = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)
    counts = collections.Counter(re.findall(r"^(SUCCESS|COMPLIANT|ACCEPTABLE|DEVIATION|ERROR|CRITICAL|SKIPPED)\b", told, re.M))
    bad = {status: number for status, number in counts.items() if status != "SUCCESS"}
    if done.returncode != 0 or bad or counts["SUCCESS"] < 40:
        print(told + done.stderr, file=sys.stderr)
        fail(f"scim2-cli: exit code {done.returncode}, {dict(counts)}")
    print(f"scim2-cli: {counts['SUCCESS']} checks passed, none failed or skipped")


def client(server, authorization):
    http = httpx2.Client(base_url=f"{server.url}/scim2", headers={"Authorization": authorization})
    scim = SyncSCIMClient(http)
    scim.discover()
    return scim


def journey(server):
    """From askPassword to a password, and all that can be done with a user on the way."""
    scim = client(server, f"Bearer {server.key}")
    user = scim.get_resource_model("User")
    payload = {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", "urn:scim:wso2:schema"],
        "userName": "kim@example.com",
        "name": {"givenName": "Kim", "familyName": "Berg"},
        "emails": [{"value": "kim@example.com"}],
        "active": True,
        "urn:scim:wso2:schema": {"askPassword": True},
    }
    kim = scim.create(user.model_validate(payload))
    expect(kim.user_name == "kim@example.com" and kim.id.startswith("usr_"), f"created as {kim}")
    mail = message(server, "invitation", "kim@example.com")
    ticket = mail["link"].rsplit("/", 1)[1]

    step = server.call("POST", "/v1/tickets/code", {"ticket": ticket})["next"]["step"]
    expect(step == "email_otp", f"the next step is {step}")
    code = message(server, "code", "kim@example.com")["code"]
    server.call("POST", "/v1/tickets/verify", {"ticket": ticket, "code": code})
    done = {"ticket": ticket, "password": PASSWORD, "confirm": PASSWORD}
    server.call("POST", "/v1/tickets/password", done)
    token = server.call("POST", "/v1/sign-in", {"username": "kim@example.com", "password": PASSWORD})
    expect(token, "no sign-in")

    # The same with the id and the secret of the key.
    key = server.key.split("_")
    basic = base64.b64encode(f"{key[1]}:{key[2]}".encode()).decode()
    scim = client(server, f"Basic {basic}")
    user = scim.get_resource_model("User")
    found = scim.query(user, query_parameters={"filter": 'userName eq "kim@example.com"'})
    expect(found.total_results == 1 and found.resources[0].name.given_name == "Kim", f"found {found}")
    patch = PatchOp[user](operations=[PatchOperation(op="replace", path="active", value=False)])
    expect(scim.modify(user, kim.id, patch).active is False, "not switched off")
    try:
        server.call("POST", "/v1/sign-in", {"username": "kim@example.com", "password": PASSWORD})
        fail("a user who is switched off signs in")
    except urllib.error.HTTPError as error:
        expect(error.code == 401, f"sign-in of a user who is switched off: {error.code}")
    again = scim.create(user.model_validate(payload), raise_scim_errors=False)
    expect(str(again.status) == "409", f"made twice: {again}")
    scim.delete(user, kim.id)
    gone = scim.query(user, kim.id, raise_scim_errors=False)
    expect(str(gone.status) == "404", f"a user who was deleted is still there: {gone}")
    print("scim2-client: an invited user finished, was found, switched off and deleted")


def errors(server):
    """What a client gets wrong, over plain HTTP: SCIM's form below /scim2, WSO2's elsewhere."""
    http = httpx2.Client(base_url=server.url, headers={"Authorization": f"Bearer {server.key}"})
    user = {"userName": "lee@example.com"}
    made = http.post("/scim2/Users", json=user).json()
    for method, path, body, status, kind in (
        ("POST", "/scim2/Users", user, 409, "uniqueness"),
        ("POST", "/scim2/Users", {}, 400, "invalidSyntax"),
        ("POST", "/scim2/Users", {"userName": "a b"}, 400, "invalidValue"),
        ("GET", "/scim2/Users?filter=nonsense", None, 400, "invalidFilter"),
        ("PATCH", f"/scim2/Users/{made['id']}", {"Operations": [{"op": "add", "path": "x y", "value": 1}]}, 400, "invalidPath"),
        ("GET", "/scim2/Users/usr_x", None, 404, None),
        ("GET", "/scim2/Groups/rol_x", None, 404, None),
        ("POST", "/scim2/Groups", {}, 400, "invalidValue"),
        ("POST", "/scim2/Schemas", {}, 405, None),
        ("POST", "/scim2/Bulk", {}, 501, None),
    ):
        answer = http.request(method, path, json=body)
        told = answer.json()
        expect(
            (answer.status_code, told["status"], told.get("scimType")) == (status, str(status), kind),
            f"{method} {path}: {answer.status_code} {told}",
        )
        expect(answer.headers["content-type"] == "application/scim+json", f"{method} {path}: {answer.headers}")
    api = "/api/identity/user/v1.0"
    for method, path, body, status, code in (
        ("POST", f"{api}/resend-code", {"user": {"username": "lee@example.com", "realm": "X"}}, 400, "17009"),
        ("POST", f"{api}/validate-code", {"code": "x"}, 400, "18001"),
        ("POST", f"{api}/validate-code", {}, 400, "20037"),
        ("POST", "/api/users/v1/offline-invite-link", {"username": "nobody"}, 400, "18003"),
        ("POST", "/api/users/v2/recovery/password/confirm", {"confirmationCode": "x", "otp": "1"}, 404, "18001"),
        ("POST", "/api/server/v1/flow/execute", {"flowType": "X"}, 400, "FE-60103"),
        ("GET", f"{api}/resend-code", None, 405, "method_not_allowed"),
        ("GET", "/api/server/v1/guests", None, 404, "not_found"),
    ):
        answer = http.request(method, path, json=body)
        expect((answer.status_code, answer.json()["code"]) == (status, code), f"{method} {path}: {answer.text}")
    wrong = httpx2.Client(base_url=server.url, headers={"Authorization": "Bearer lk_wrong"})
    for path in ("/scim2/Users", "/api/server/v1/identity-governance"):
        expect(wrong.get(path).status_code == 401, f"{path} with a wrong key")
    http.delete(f"/scim2/Users/{made['id']}")
    print("httpx: what a client gets wrong is told in SCIM's form and WSO2's")


def main():
    [binary] = sys.argv[1:]
    server = Server(binary)
    try:
        conformance(server)
        journey(server)
        errors(server)
    finally:
        server.stop()


main()
