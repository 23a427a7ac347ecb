"""What a binary is made of, with licences, as CycloneDX 1.6: the crates that cargo links into a package.

Code generation at build time (procedural macros and what build scripts need) is not in the binary and not listed. C code that crates
bring along (SQLite, AWS-LC) is listed as the crate that brings it.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import tomllib
import uuid

ROOT = pathlib.Path(__file__).resolve().parents[2]
TARGET = "x86_64-unknown-linux-gnu"


def cargo(*command):
    return subprocess.run(["cargo", *command], cwd=ROOT, check=True, capture_output=True, text=True).stdout


def linked(package):
    """Name and version of each crate that is linked into `package`, itself among them."""
    told = cargo(
        "tree", "--locked", "--target", TARGET, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}",
        "--package", package,
    )  # fmt: skip
    found = (re.match(r"(\S+) v(\S+)", line) for line in told.splitlines())
    return {match.groups() for match in found if match}


def component(crate, checksums):
    name, version = crate["name"], crate["version"]
    reference = f"pkg:cargo/{name}@{version}"
    described = {
        "type": "library",
        "bom-ref": reference,
        "name": name,
        "version": version,
        "scope": "required",
        "purl": reference,
    }
    if crate.get("description"):
        described["description"] = " ".join(crate["description"].split())
    if crate.get("license"):
        # Some crates still write a slash for "or".
        described["licenses"] = [{"expression": re.sub(r" */ *", " OR ", crate["license"])}]
    if crate.get("repository"):
        described["externalReferences"] = [{"type": "vcs", "url": crate["repository"]}]
    if digest := checksums.get((name, version)):
        described["hashes"] = [{"alg": "SHA-256", "content": digest}]
    return described


def bill(package, name, about, when):
    """The bill of materials of `package`, whose binary is called `name`. Equal sources make equal bills."""
    metadata = json.loads(cargo("metadata", "--locked", "--format-version", "1", "--filter-platform", TARGET))
    crates = {(crate["name"], crate["version"]): crate for crate in metadata["packages"]}
    by_id = {crate["id"]: (crate["name"], crate["version"]) for crate in metadata["packages"]}
    lock = tomllib.loads((ROOT / "Cargo.lock").read_text(encoding="utf-8"))
    checksums = {(entry["name"], entry["version"]): entry["checksum"] for entry in lock["package"] if "checksum" in entry}
    within = linked(package)
    [own] = [crates[found] for found in within if found[0] == package]
    reference = "pkg:cargo/{}@{}".format
    root = component(own, checksums) | {"type": "application", "name": name, "description": about}
    root.pop("scope")
    components = [component(crates[found], checksums) for found in sorted(within) if found != (own["name"], own["version"])]
    dependencies = []
    for node in sorted(metadata["resolve"]["nodes"], key=lambda node: by_id[node["id"]]):
        if by_id[node["id"]] in within:
            needs = sorted({reference(*by_id[other["pkg"]]) for other in node["deps"] if by_id[other["pkg"]] in within})
            dependencies.append({"ref": reference(*by_id[node["id"]]), "dependsOn": needs})
    made = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"timestamp": when, "component": root},
        "components": components,
        "dependencies": dependencies,
    }
    digest = hashlib.sha256(json.dumps(made, sort_keys=True).encode()).hexdigest()
    return made | {"serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}"}


def without_licence(made):
    """What names no licence that could be read."""
    return [part["bom-ref"] for part in made["components"] if not part.get("licenses")]
