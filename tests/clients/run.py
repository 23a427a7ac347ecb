"""Drives other people's clients in Python against a local Latchkey: python3 tests/clients/run.py scim|webhooks

Needs `cargo build` before it. Installs what is pinned into target/ci, once for each set of pins.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BINARY = ROOT / "target/debug/latchkey"
CLIENTS = ["scim", "webhooks"]


def main():
    if len(sys.argv) != 2 or sys.argv[1] not in CLIENTS:
        sys.exit(f"say which clients: {' or '.join(CLIENTS)}")
    folder, own = HERE / sys.argv[1], ROOT / f"target/ci/{sys.argv[1]}-clients"
    pins = (folder / "requirements.txt").read_text(encoding="utf-8")
    mark, python = own / "pins", own / "bin/python"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != pins:
        shutil.rmtree(own, ignore_errors=True)
        venv.create(own, with_pip=True)
        install = [python, "-m", "pip", "install", "-q", "--no-deps", "-r", folder / "requirements.txt"]
        subprocess.run(install, check=True)
        mark.write_text(pins, encoding="utf-8")
    # For `latchkey.py`.
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    sys.exit(subprocess.run([python, folder / "journey.py", BINARY], env=environment).returncode)


main()
