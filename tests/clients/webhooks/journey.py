"""A back end in Python is told of an invitation by a local Latchkey, and verifies each call with `standardwebhooks`, the library
of the specification.

Usage: journey.py LATCHKEY      (the built server). ../run.py installs what this needs, and starts it.

1. Each event of an invitation arrives once, and verifies; with another secret or another body it does not.
2. While a secret is replaced, calls verify with both.
3. A webhook that is tried out is called within a minute.
"""

import http.server
import json
import queue
import subprocess
import sys
import threading

from standardwebhooks import Webhook, WebhookVerificationError

from latchkey import Server, expect, fail

CALLS = queue.Queue()


class Receiver(http.server.BaseHTTPRequestHandler):
    """Takes every call."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        CALLS.put((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def calls(count):
    try:
        return [CALLS.get(timeout=30) for _ in range(count)]
    except queue.Empty:
        fail(f"fewer than {count} calls came")


def verifies(secret, headers, body):
    try:
        Webhook(secret).verify(body, headers)
        return True
    except WebhookVerificationError:
        return False


def main():
    receiver = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
    threading.Thread(target=receiver.serve_forever, daemon=True).start()
    server = Server(sys.argv[1])
    try:
        hooks = "/v1/applications/app_default/webhooks"
        made = server.call("POST", hooks, {"url": f"http://127.0.0.1:{receiver.server_port}/hook"}, server.key)
        first = made["secret"]

        server.call("POST", "/v1/invitations", {"email": "ada@example.com"}, server.key)
        told = calls(4)
        types = sorted(json.loads(body)["type"] for _, body in told)
        expect(types == ["invitation.created", "invitation.delivered", "invitation.sent", "user.created"], types)
        other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        for headers, body in told:
            expect(verifies(first, headers, body), "a call does not verify")
            expect(not verifies(other, headers, body), "a call verifies with another secret")
            expect(not verifies(first, headers, body + b" "), "another body verifies")

        second = server.call("POST", f"{hooks}/{made['id']}/rotate-secret", {}, server.key)["secret"]
        server.call("POST", f"{hooks}/{made['id']}/test", {}, server.key)
        [(headers, body)] = calls(1)
        expect(json.loads(body)["type"] == "webhook.test", body)
        expect(first != second and verifies(first, headers, body) and verifies(second, headers, body), "the overlap fails")
        expect(CALLS.empty(), "an event came twice")
        print("tests/clients/webhooks: 5 calls verified")
    finally:
        server.stop()


main()
