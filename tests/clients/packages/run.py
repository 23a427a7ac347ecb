"""Builds the clients of infra/clients as packages, installs them in fresh folders, and drives a local Latchkey with them and with the
examples of infra/examples: python3 tests/clients/packages/run.py

Needs `cargo build` before it, and node 20 or newer; where there is none, it comes from PyPI.
"""

import html
import os
import pathlib
import re
import shutil
import subprocess
import sys
import textwrap
import urllib.request
import venv

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[2] / "infra/release")]

import clients  # noqa: E402  infra/release/clients.py
from latchkey import Server, node_on_path  # noqa: E402

ROOT = HERE.parents[2]
WORK = ROOT / "target/ci/packages"
CLIENTS, EXAMPLES = ROOT / "infra/clients", ROOT / "infra/examples"


def run(*command, cwd=WORK, **options):
    subprocess.run(command, check=True, cwd=cwd, **options)


def tools():
    """What is pinned in requirements.txt, installed once for each set of pins."""
    own = WORK / "tools"
    pins = (HERE / "requirements.txt").read_text(encoding="utf-8")
    mark, python = own / "pins", own / "bin/python"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != pins:
        shutil.rmtree(own, ignore_errors=True)
        venv.create(own, with_pip=True)
        run(python, "-m", "pip", "install", "-q", "--no-deps", "-r", HERE / "requirements.txt")
        mark.write_text(pins, encoding="utf-8")
    return python


def npm_package(fresh):
    """The package, as a release has it, installed in a fresh folder."""
    package = clients.npm(WORK, WORK)
    (fresh / "package.json").write_text('{ "private": true, "type": "module" }\n', encoding="utf-8")
    run("npm", "install", "--no-audit", "--no-fund", "--silent", "--ignore-scripts", package, cwd=fresh)
    return package, WORK / "node"


def wheel(python, fresh):
    """The wheel, installed in an environment that has nothing but what it needs."""
    # The second of two that have to be equal.
    built = [clients.wheel(python, WORK, WORK, 1_700_000_000).read_bytes() for _ in range(2)]
    if built[0] != built[1]:
        sys.exit("tests/clients/packages: the same source made two wheels")
    [package] = WORK.glob("latchkey_client-*.whl")
    venv.create(fresh, with_pip=True)
    own = fresh / "bin/python"
    # With the versions that are pinned, and only what the wheel says that it needs.
    run(own, "-m", "pip", "install", "-q", "-c", HERE / "requirements.txt", package)
    return package, own


def main():
    node_on_path(WORK / "node-of-pip")
    WORK.mkdir(parents=True, exist_ok=True)
    python = tools()
    for old in [*WORK.glob("latchkey*"), WORK / "fresh-node", WORK / "fresh-python"]:
        shutil.rmtree(old, ignore_errors=True) if old.is_dir() else old.unlink(missing_ok=True)
    run(sys.executable, CLIENTS / "generate.py", "--check")
    fresh = WORK / "fresh-node"
    fresh.mkdir()
    package, source = npm_package(fresh)
    built, own = wheel(python, WORK / "fresh-python")

    for name in ("journey.mjs", "typed.ts"):
        shutil.copy(HERE / name, fresh)
    # In the fresh folder, where nothing else is called `latchkey`.
    shutil.copy(HERE / "typed.py", fresh / "caller.py")

    server = Server(os.environ.get("LATCHKEY_BINARY", ROOT / "target/debug/latchkey"))
    try:
        shown(server, fresh)
        compiler = source / "node_modules/.bin/tsc"
        options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--lib", "es2023,dom,dom.iterable", "--skipLibCheck", "false"]
        types = ["--types", "node", "--typeRoots", source / "node_modules/@types"]
        run(compiler, *options, *types, "typed.ts", "shown.ts", cwd=fresh)
        checked = ["--strict", "--python-executable", own, "--cache-dir", WORK / "mypy"]
        run(python, "-m", "mypy", *checked, "caller.py", "shown.py", cwd=fresh)
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        environment |= {"LATCHKEY_URL": server.url, "LATCHKEY_API_KEY": server.key}
        run("node", "--test", "journey.mjs", cwd=fresh, env=environment)
        run(own, "-I", HERE / "journey.py", cwd=fresh, env=environment)
        examples(server, package, built, python, environment)
    finally:
        server.stop()
    for file in (package, built):
        print(f"tests/clients/packages: {file.name} {file.stat().st_size} bytes")


def shown(server, folder):
    """Every call that `/docs` shows with the clients, as a program for the compilers."""
    with urllib.request.urlopen(f"{server.url}/docs", timeout=30) as answer:
        page = answer.read().decode()
    calls = {"node": [], "python": []}
    for operation, article in re.findall(r'<article class="operation" aria-labelledby="(\w+)">(.*?)</article>', page, re.DOTALL):
        for language, found in calls.items():
            for call in re.findall(rf'data-language="{language}".*?<pre[^>]*>(.*?)</pre>', article, re.DOTALL):
                found.append((operation, html.unescape(re.sub(r"<[^>]+>", "", call))))
    if min(map(len, calls.values())) < 60:
        sys.exit(f"tests/clients/packages: /docs shows {[len(found) for found in calls.values()]} calls")
    text = 'import type { Latchkey } from "latchkey-client";\n\ndeclare const latchkey: Latchkey;\n'
    text += "".join(f"export async function {name}() {{\n{call}\n}}\n" for name, call in calls["node"])
    (folder / "shown.ts").write_text(text, encoding="utf-8")
    text = "from latchkey import NULL, Latchkey\n\nlatchkey = Latchkey()\n"
    text += "".join(f"def {name}() -> None:\n{textwrap.indent(call, '    ')}\n" for name, call in calls["python"])
    (folder / "shown.py").write_text(text, encoding="utf-8")


def installed(name, package):
    """A fresh copy of the example, with what it needs and the client."""
    folder = WORK / name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(EXAMPLES / name, folder, ignore=shutil.ignore_patterns("node_modules", ".next"))
    run("npm", "ci", "--no-audit", "--no-fund", "--silent", cwd=folder)
    run("npm", "install", "--no-save", "--no-audit", "--no-fund", "--silent", package, cwd=folder)
    return folder


def examples(server, package, built, python, environment):
    """Each example is started as it says, and a person is invited with it, arrives and has a session."""
    run(python, "-m", "pip", "install", "-q", "--no-deps", "--force-reinstall", built)
    express, nextjs = (installed(name, package) for name in ("express", "nextjs"))
    next_of = ["node", "node_modules/next/dist/bin/next"]
    environment |= {"NEXT_TELEMETRY_DISABLED": "1"}
    run(*next_of, "build", cwd=nextjs, env=environment, stdout=subprocess.DEVNULL)
    for name, command, cwd in (
        ("express", ["node", "server.mjs"], express),
        ("nextjs", [*next_of, "start", "--hostname", "localhost"], nextjs),
        ("fastapi", [python, EXAMPLES / "fastapi/app.py"], EXAMPLES / "fastapi"),
    ):
        run(sys.executable, HERE / "example.py", name, *command, cwd=cwd, env=environment)


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"tests/clients/packages: {error}")
