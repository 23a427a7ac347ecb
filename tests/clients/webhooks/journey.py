"""A back end in Python is told of an invitation by a local Latchkey, and verifies each call with `standardwebhooks`, the library
of the specification.

Usage: journey.py LATCHKEY      (the built server). run.py beside it installs what this needs, and starts it.

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
import urllib.request

from standardwebhooks import Webhook, WebhookVerificationError

CALLS = queue.Queue()


def fail(why):
    print(f"tests/clients/webhooks: {why}", file=sys.stderr)
    sys.exit(1)


def expect(holds, why):
    if not holds:
        fail(why)


class Receiver(http.server.BaseHTTPRequestHandler):
    """Takes every call."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        CALLS.put((dict(self.headers), body))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


class Server:
    """The local server, on a port of its own, keeping nothing."""

    def __init__(self, binary):
        self.process = subprocess.Popen([binary, "--memory", "--port", "0"], stdout=subprocess.PIPE, text=True)
        told = {}
        for line in self.process.stdout:
            name, colon, value = line.partition(": ")
            if colon:
                told[name] = value.strip()
            if "API key" in told:
                break
        self.url, self.key = told["Server"], told["API key"]
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def call(self, path, body):
        request = urllib.request.Request(
            self.url + path, json.dumps(body).encode(),
            {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)


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
        made = server.call(hooks, {"url": f"http://127.0.0.1:{receiver.server_port}/hook"})
        first = made["secret"]

        server.call("/v1/invitations", {"email": "ada@example.com"})
        told = calls(4)
        types = sorted(json.loads(body)["type"] for _, body in told)
        expect(types == ["invitation.created", "invitation.delivered", "invitation.sent", "user.created"], types)
        other = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
        for headers, body in told:
            expect(verifies(first, headers, body), "a call does not verify")
            expect(not verifies(other, headers, body), "a call verifies with another secret")
            expect(not verifies(first, headers, body + b" "), "another body verifies")

        second = server.call(f"{hooks}/{made['id']}/rotate-secret", {})["secret"]
        server.call(f"{hooks}/{made['id']}/test", {})
        [(headers, body)] = calls(1)
        expect(json.loads(body)["type"] == "webhook.test", body)
        expect(first != second and verifies(first, headers, body) and verifies(second, headers, body), "the overlap fails")
        expect(CALLS.empty(), "an event came twice")
        print("tests/clients/webhooks: 5 calls verified")
    finally:
        server.process.terminate()


main()
