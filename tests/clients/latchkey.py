"""A local Latchkey for the clients, and what ends their journeys when something does not hold."""

import json
import os
import pathlib
import subprocess
import sys
import threading
import urllib.request


def fail(why):
    print(f"tests/clients/{pathlib.Path(sys.argv[0]).resolve().parent.name}: {why}", file=sys.stderr)
    sys.exit(1)


def expect(holds, why):
    if not holds:
        fail(why)


class Server:
    """The local server, on a port of its own, keeping nothing; `variables` are for its environment."""

    def __init__(self, binary, **variables):
        self.process = subprocess.Popen(
            [binary, "--memory", "--port", "0"],
            stdout=subprocess.PIPE,
            text=True,
            stdin=subprocess.DEVNULL,
            env=os.environ | variables,
        )
        told = {}
        for line in self.process.stdout:
            name, _, value = line.strip().partition(": ")
            told[name] = value
            if name == "API key":
                break
        expect("Server" in told and "API key" in told, "the server did not say where it is")
        self.url, self.key = told["Server"], told["API key"]
        # What it says from here on must not fill the pipe.
        threading.Thread(target=self.process.stdout.read, daemon=True).start()

    def call(self, method, path, body=None, key=None):
        """An answer of the server's own routes; with `key`, as its holder."""
        headers = {"content-type": "application/json"} | ({"authorization": f"Bearer {key}"} if key else {})
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        self.process.wait(timeout=30)
