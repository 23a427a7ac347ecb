"""Lints the OpenAPI documents, generates clients of them with what others use, and drives a local Latchkey with each:
python3 tests/clients/generators/run.py

Needs `cargo build` before it, and node 20.19 or newer; where there is none, it comes from PyPI. A warning of a generator is a
failure. The versions are pinned in package.json and requirements.txt.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import venv

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from latchkey import Server, node_on_path  # noqa: E402

ROOT = HERE.parents[2]
WORK = ROOT / "target/ci/generators"
OUT = WORK / "out"
DOCUMENT = ROOT / "infra/openapi.json"
DOCUMENTS = [DOCUMENT, ROOT / "infra/openapi.auth0.json", ROOT / "infra/openapi.wso2.json"]
# What they say of themselves, and not of the document.
CHATTER = re.compile(r"deprecat|Node\.js|npm |Update|end-of-life|Future Redocly|telemetry|No results with a severity", re.IGNORECASE)


def run(*command, cwd=WORK, **options):
    return subprocess.run(command, check=True, cwd=cwd, **options)


def quiet(*command, environment=None):
    """Runs a tool, and fails where it warns."""
    told = subprocess.run(
        command,
        cwd=WORK,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        env=os.environ | {"NO_COLOR": "1", "CI": "1", "REDOCLY_TELEMETRY": "off"} | (environment or {}),
    )
    warned = [
        line
        for line in told.stdout.splitlines()
        if re.search(r"\bwarn|⚠", line, re.IGNORECASE) and not CHATTER.search(line)
    ]
    if told.returncode != 0 or warned:
        sys.exit(f"tests/clients/generators: {command[0]} of {command[1:]}:\n{told.stdout}")


def tools():
    pins = (HERE / "package-lock.json").read_text(encoding="utf-8") + (HERE / "requirements.txt").read_text(encoding="utf-8")
    mark, python = WORK / "pins", WORK / "venv/bin/python"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != pins:
        shutil.rmtree(WORK / "venv", ignore_errors=True)
        venv.create(WORK / "venv", with_pip=True)
        run(python, "-m", "pip", "install", "-q", "--no-deps", "-r", HERE / "requirements.txt")
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, WORK)
        run("npm", "ci", "--no-audit", "--no-fund", "--silent", "--ignore-scripts")
        mark.write_text(pins, encoding="utf-8")
    os.environ["PATH"] = f"{WORK / 'node_modules/.bin'}:{WORK / 'venv/bin'}:{os.environ['PATH']}"
    return python


def lint():
    for name in ("redocly.yaml", "spectral.yaml"):
        shutil.copy(HERE / name, WORK)
    for document in DOCUMENTS:
        quiet("redocly", "lint", "--config", "redocly.yaml", "--format", "summary", document)
        quiet("spectral", "lint", "--ruleset", "spectral.yaml", "--fail-severity", "warn", document)
    print(f"tests/clients/generators: {len(DOCUMENTS)} documents, no warning of redocly and spectral")


def generate(url):
    quiet("openapi-typescript", DOCUMENT, "-o", OUT / "openapi-typescript/schema.ts")
    quiet("openapi-ts", "-i", DOCUMENT, "-o", OUT / "hey-api", "-c", "@hey-api/client-fetch")
    for name in ("orval.config.cjs",):
        shutil.copy(HERE / name, WORK)
    environment = {"DOCUMENT": str(DOCUMENT), "OUT": str(OUT), "LATCHKEY_URL": url}
    quiet("orval", "--config", "orval.config.cjs", environment=environment)
    target = OUT / "openapi-python-client/generated"
    quiet("openapi-python-client", "generate", "--path", DOCUMENT, "--output-path", target, "--meta", "none", "--fail-on-warning")
    (OUT / "datamodel-code-generator").mkdir()
    models = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel", "--formatters", "black", "isort"]
    target = OUT / "datamodel-code-generator/models.py"
    quiet("datamodel-codegen", "--input", DOCUMENT, *models, "--target-python-version", "3.11", "--output", target)


def use(python, server):
    environment = os.environ | {"LATCHKEY_URL": server.url, "LATCHKEY_API_KEY": server.key, "PYTHONDONTWRITEBYTECODE": "1"}
    for file in HERE.glob("*.ts"):
        shutil.copy(file, OUT)
    (OUT / "package.json").write_text('{ "type": "module" }\n', encoding="utf-8")
    typescript = ["openapi-typescript.ts", "hey-api.ts", "orval.ts"]
    options = ["--strict", "--module", "esnext", "--moduleResolution", "bundler", "--target", "es2022", "--skipLibCheck"]
    run("tsc", *options, "--types", "node", "--outDir", "built", *typescript, cwd=OUT)
    # Generated imports name no extension; they are bundled as a product's would be.
    for file in typescript:
        name = file.removesuffix(".ts")
        run("esbuild", f"built/{name}.js", "--bundle", "--format=esm", "--platform=node", f"--outfile=bundled/{name}.mjs", "--log-level=error", cwd=OUT)
        run("node", f"bundled/{name}.mjs", cwd=OUT, env=environment)
        print(f"tests/clients/generators: {name} creates, lists, reads, and tells an error")
    for script, folder in (
        ("openapi_python_client.py", "openapi-python-client"),
        ("datamodel_code_generator.py", "datamodel-code-generator"),
    ):
        shutil.copy(HERE / script, OUT / folder / "use.py")
        run(python, "use.py", cwd=OUT / folder, env=environment)
        print(f"tests/clients/generators: {folder} creates, lists, reads, and tells an error")


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    node_on_path(WORK / "node-of-pip")
    python = tools()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    lint()
    server = Server(os.environ.get("LATCHKEY_BINARY", ROOT / "target/debug/latchkey"))
    try:
        generate(server.url)
        use(python, server)
    finally:
        server.stop()


if __name__ == "__main__":
    try:
        main()
    except subprocess.CalledProcessError as error:
        sys.exit(f"tests/clients/generators: {error}")
