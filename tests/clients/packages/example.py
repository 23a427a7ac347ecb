"""Starts an example of infra/examples, is invited by it, arrives and has a session: example.py NAME COMMAND... Started by run.py."""

import contextlib
import http.cookiejar
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

NAME, COMMAND = sys.argv[1], sys.argv[2:]
URL = os.environ["LATCHKEY_URL"]
EMAIL, PASSWORD = f"{NAME}@example.com", "violet harbour seven"


def call(url, body=None, opener=urllib.request.build_opener()):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"content-type": "application/json"})
    try:
        with opener.open(request, timeout=30) as answer:
            return answer.status, json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, json.loads(error.read() or b"null")


def message(kind):
    for _ in range(100):
        for one in call(f"{URL}/mailbox.json?to={EMAIL}")[1]:
            if one["kind"] == kind:
                return one
        time.sleep(0.1)
    raise AssertionError(f"no {kind}")


def main():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    home = f"http://localhost:{port}"
    environment = os.environ | {"PORT": str(port)}
    # In a group of its own: Next.js starts a process that outlives its parent.
    process = subprocess.Popen(COMMAND, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)
    told = []
    threading.Thread(target=lambda: told.extend(iter(process.stdout.readline, "")), daemon=True).start()
    try:
        for _ in range(100):
            try:
                status, _ = call(f"{home}/")
                break
            except OSError:
                assert process.poll() is None, "it has ended"
                time.sleep(0.2)
        assert status == 401, status

        status, invited = call(f"{home}/invite", {"email": EMAIL})
        assert status == 201, invited
        status, again = call(f"{home}/invite", {"email": EMAIL})
        assert (status, again["code"]) == (409, "invitation_pending"), again

        ticket = urlsplit(message("invitation")["link"]).path.rsplit("/", 1)[1]
        _, standing = call(f"{URL}/v1/tickets/validate", {"ticket": ticket})
        if standing["next"]["step"] == "email_otp":
            call(f"{URL}/v1/tickets/code", {"ticket": ticket})
            call(f"{URL}/v1/tickets/verify", {"ticket": ticket, "code": message("code")["code"]})
        body = {"ticket": ticket, "password": PASSWORD, "confirm": PASSWORD}
        status, done = call(f"{URL}/v1/tickets/password", body)
        assert status == 200, done
        arrive = done["next"]["url"]
        assert arrive.startswith(f"{home}/welcome?reference="), arrive

        # Not with another code, nor for another reference; and each counts once.
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        assert call(arrive.replace("code=", "code=x"), opener=browser)[0] >= 400
        status, user = call(arrive, opener=browser)
        assert (status, user["email"]) == (200, EMAIL), user
        assert call(f"{home}/", opener=browser)[1] == user
        assert call(f"{home}/")[0] == 401
        assert call(arrive)[0] >= 400

        assert call(f"{home}/latchkey", {"type": "invitation.completed"})[0] == 401
        for _ in range(150):
            if f"invitation.completed {invited['id']}\n" in told:
                break
            time.sleep(0.1)
        else:
            raise AssertionError(f"it was not told: {told}")
        print(f"infra/examples/{NAME}: invited, told, arrived, in a session")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


main()
