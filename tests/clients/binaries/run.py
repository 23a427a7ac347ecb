"""Latchkey from its wheel and from its npm package, each in a fresh folder without Rust: python3 tests/clients/binaries/run.py

Needs `cargo build` before it, or the variable LATCHKEY_BINARY. Each package is installed, started, and sends an invitation that the
mailbox shows.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import time
import venv

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from latchkey import Server, expect, node_on_path  # noqa: E402

ROOT = HERE.parents[2]
WORK = ROOT / "target/ci/binaries"


def first_invitation(name, binary, started):
    server = Server(binary)
    try:
        made = server.call("POST", "/v1/invitations", {"email": "ada@example.com"}, server.key)
        for _ in range(100):
            found = server.call("GET", "/mailbox.json?to=ada@example.com")
            if found:
                break
            time.sleep(0.1)
        expect(made["state"] == "pending" and found and found[0]["link"], f"{name}: the invitation does not arrive")
        print(f"tests/clients/binaries: {name}: installed, started and invited in {time.monotonic() - started:.1f} s")
    finally:
        server.stop()


def main():
    binary = pathlib.Path(os.environ.get("LATCHKEY_BINARY", ROOT / "target/debug/latchkey"))
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    # A debug build carries its symbols, which nobody downloads.
    small = WORK / "latchkey"
    shutil.copy(binary, small)
    if shutil.which("strip"):
        subprocess.run(["strip", small], check=True)
    subprocess.run([sys.executable, ROOT / "infra/release/packages.py", small, WORK / "packages"], check=True)
    [wheel] = (WORK / "packages").glob("*.whl")
    [tarball] = (WORK / "packages").glob("*.tgz")
    node_on_path(WORK / "node-of-pip")
    # Nothing of Rust's is in the way.
    folders = [folder for folder in os.environ["PATH"].split(":") if not (pathlib.Path(folder) / "cargo").exists()]
    os.environ["PATH"] = ":".join(folders)

    started = time.monotonic()
    fresh = WORK / "python"
    venv.create(fresh, with_pip=True)
    subprocess.run([fresh / "bin/python", "-m", "pip", "install", "-q", "--no-index", wheel], check=True)
    first_invitation("wheel", fresh / "bin/latchkey", started)

    started = time.monotonic()
    fresh = WORK / "node"
    fresh.mkdir()
    (fresh / "package.json").write_text('{ "private": true }\n', encoding="utf-8")
    subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent", "--offline", tarball], cwd=fresh, check=True)
    told = subprocess.run(["npx", "--no-install", "latchkey", "--version"], cwd=fresh, capture_output=True, text=True, check=True)
    expect(told.stdout.startswith("latchkey ") or told.stdout.strip(), told.stdout)
    first_invitation("npm", fresh / "node_modules/.bin/latchkey", started)


main()
