"""Latchkey from its wheel and from its npm package, each in a fresh folder without Rust: python3 tests/clients/binaries/run.py

Needs `cargo build` before it, or the variable LATCHKEY_BINARY. Each package is installed and started. Then what the README says is
done word for word: the script of the first invitation up to a token, and the program that invites and verifies that token, in Python
and in Node.js. The versions of what these need are pinned in requirements.txt and package.json.
"""

import os
import pathlib
import re
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


def shown(language):
    """The one part of the README in this language."""
    [part] = re.findall(rf"```{language}\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    return part


def until_a_token(server, folder):
    """The script of the first invitation, as somebody pastes it; answers what it exports."""
    script = shown("sh")
    for shown_as, own in (("SERVER=http://127.0.0.1:8787", f"SERVER={server.url}"), ("KEY=lk_...", f"KEY={server.key}")):
        expect(script.count(f"{shown_as}\n") == 1, f"the README has no line {shown_as}")
        script = script.replace(shown_as, own)
    told = subprocess.run(["bash", "-e", "-c", f"{script}env"], cwd=folder, capture_output=True, text=True, check=True)
    exported = dict(line.split("=", 1) for line in told.stdout.splitlines() if line.startswith(("SERVER=", "KEY=", "TOKEN=")))
    expect(exported.get("TOKEN", "").count(".") == 2, f"the script of the README ends without a token:\n{told.stdout}")
    return exported


def walked(name, binary, started, folder, command, file, language):
    """Invites with what was installed, walks to a token, and verifies it with the program of the README."""
    installed = time.monotonic()
    server = Server(binary)
    try:
        made = server.call("POST", "/v1/invitations", {"email": "ada@example.com"}, server.key)
        first = time.monotonic()
        for _ in range(100):
            found = server.call("GET", "/mailbox.json?to=ada@example.com")
            if found:
                break
            time.sleep(0.1)
        expect(made["state"] == "pending" and found and found[0]["link"], f"{name}: the invitation does not arrive")
        environment = os.environ | until_a_token(server, folder)
        (folder / file).write_text(shown(language), encoding="utf-8")
        told = subprocess.run([*command, file], cwd=folder, env=environment, capture_output=True, text=True)
        invited, verified = [*told.stdout.splitlines(), "", ""][:2]
        # The one whom the script has invited, out of the token.
        expect(invited.startswith("201 inv_"), f"{name}: {told.stdout}{told.stderr}")
        expect(re.fullmatch(r"usr_\w+ mary@example\.com", verified), f"{name}: {told.stdout}{told.stderr}")
        seconds = [installed - started, first - installed, time.monotonic() - started]
        print(
            f"tests/clients/binaries: {name}: installed in {seconds[0]:.1f} s, invited {seconds[1]:.1f} s after the start, "
            f"and a token verified {seconds[2]:.1f} s after all began"
        )
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
    python = fresh / "bin/python"
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-index", wheel], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--no-deps", "-r", HERE / "requirements.txt"], check=True)
    walked("wheel", fresh / "bin/latchkey", started, fresh, [python], "readme.py", "python")

    started = time.monotonic()
    fresh = WORK / "node"
    fresh.mkdir()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / name, fresh)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=fresh, check=True)
    subprocess.run(["npm", "install", "--no-save", "--no-audit", "--no-fund", "--silent", "--offline", tarball], cwd=fresh, check=True)
    told = subprocess.run(["npx", "--no-install", "latchkey", "--version"], cwd=fresh, capture_output=True, text=True, check=True)
    expect(told.stdout.startswith("latchkey "), told.stdout)
    walked("npm", fresh / "node_modules/.bin/latchkey", started, fresh, ["node"], "readme.js", "js")


main()
