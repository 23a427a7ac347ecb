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
    expect(kim.user_name == "PRIMARY/kim@example.com" and kim.id.startswith("usr_"), f"created as {kim}")
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


def main():
    [binary] = sys.argv[1:]
    server = Server(binary)
    try:
        conformance(server)
        journey(server)
    finally:
        server.stop()


main()
