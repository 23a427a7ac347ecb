"""The version, which `Cargo.toml` says, and whether everything else that says one agrees: python3 infra/release/version.py

A version is changed in `Cargo.toml`; then `cargo run -p openapi && python3 infra/clients/generate.py` carries it into the documents
of the API and the clients, and this tells what is left.
"""

import json
import pathlib
import re
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def version():
    return tomllib.loads(text("Cargo.toml"))["workspace"]["package"]["version"]


def said():
    """Each place with the version that it says."""
    yield "infra/clients/node/package.json", json.loads(text("infra/clients/node/package.json"))["version"]
    lock = json.loads(text("infra/clients/node/package-lock.json"))
    yield "infra/clients/node/package-lock.json", lock["version"]
    yield "infra/clients/node/package-lock.json, packages", lock["packages"][""]["version"]
    yield "infra/clients/python/pyproject.toml", tomllib.loads(text("infra/clients/python/pyproject.toml"))["project"]["version"]
    for name in ("openapi.json", "openapi.auth0.json", "openapi.wso2.json"):
        yield f"infra/{name}", json.loads(text(f"infra/{name}"))["info"]["version"]
    for package in tomllib.loads(text("Cargo.lock"))["package"]:
        if "source" not in package and package["name"] in ("client", "local", "lambda"):
            yield f"Cargo.lock, {package['name']}", package["version"]
    for path, pattern in (
        ("CHANGELOG.md", r"(?m)^## \[(\d+\.\d+\.\d+)\]"),
        ("README.md", r"This is version (\d+\.\d+\.\d+)\."),
        ("infra/container/compose.yaml", r"(?m)^    image: latchkey:(\S+)$"),
    ):
        found = re.search(pattern, text(path))
        yield path, found[1] if found else None


def disagreeing():
    """What says another version, in words."""
    wanted = version()
    wrong = [f"{place} says {found}, and Cargo.toml {wanted}" for place, found in said() if found != wanted]
    if re.search(rf"(?m)^## \[{re.escape(wanted)}\] - \d{{4}}-\d\d-\d\d$", text("CHANGELOG.md")) is None:
        wrong.append(f"CHANGELOG.md has no section [{wanted}] with a date")
    return wrong


def main():
    wrong = disagreeing()
    if wrong:
        sys.exit("\n".join(wrong))
    print(f"{version()} everywhere")


if __name__ == "__main__":
    main()
