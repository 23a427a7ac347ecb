"""Verifies webhooks of a local Latchkey: python3 tests/clients/webhooks/run.py

Needs `cargo build` before it. Installs what is pinned into target/ci/webhook-clients, once for each set of pins.
"""

import pathlib
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
VENV = ROOT / "target/ci/webhook-clients"
BINARY = ROOT / "target/debug/latchkey"


def main():
    pins = (HERE / "requirements.txt").read_text(encoding="utf-8")
    mark, python = VENV / "pins", VENV / "bin/python"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != pins:
        shutil.rmtree(VENV, ignore_errors=True)
        venv.create(VENV, with_pip=True)
        install = [python, "-m", "pip", "install", "-q", "--no-deps", "-r", HERE / "requirements.txt"]
        subprocess.run(install, check=True)
        mark.write_text(pins, encoding="utf-8")
    sys.exit(subprocess.run([python, HERE / "journey.py", BINARY]).returncode)


main()
