"""Fails where `cargo run` and `cargo test --workspace` would compile a package twice: python3 .ci/one_build.py

What differs in features is compiled for each. The local server (infra/local) asks for the features that the tests bring; when a
test or a dependency brings another, this says which, and where to name it.
"""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent


def tree(*options):
    """The packages with their features, as cargo would build them: `name version features`."""
    command = ["cargo", "tree", "--locked", "--prefix", "none", "--format", "{p} {f}", *options]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    # (*) marks a package that was shown before; a path in parentheses one of ours.
    lines = (re.sub(r" \((\*|/[^)]*|proc-macro)\)", "", line).strip() for line in told.splitlines())
    return {line for line in lines if line}


def main():
    run = tree("--package", "local", "--edges", "normal,build")
    test = tree("--workspace", "--edges", "normal,build,dev")
    if len(run) < 100 or not any(line.startswith("aws-sdk-dynamodb ") for line in run & test):
        sys.exit("one_build.py: cargo tree did not tell the packages")
    twice = sorted(run - test)
    for line in twice:
        name = line.split()[0]
        others = sorted(other for other in test - run if other.split()[0] == name)
        print(f"cargo run:   {line}")
        for other in others:
            print(f"cargo test:  {other}")
    if twice:
        sys.exit(f"{len(twice)} packages are compiled twice: name the features of the tests in infra/local/Cargo.toml")
    print(f"{len(run)} packages, each compiled once for cargo run and cargo test --workspace")


main()
