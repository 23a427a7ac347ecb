#!/usr/bin/env python3
"""Prints each security requirement and invariant with the tests that hold it; fails where one has none.

    python3 .ci/requirements.py [ROW]

`tests/requirements.csv` has a line for each: its row in OWASP ASVS, NIST SP 800-63B or the OWASP cheat sheets as we count
them (empty for an invariant of our own), what holds, where it is in the code, and its tests: a name (with or without its
module), `module::prefix_*`, a module of `tests/journeys`, or a file. A test whose name begins with the row counts too.
"""

import csv
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
TEST = re.compile(r"#\[(?:tokio::)?test[^\]]*\](?:\s*#\[[^\]]*\])*\s*(?:pub )?(?:async )?fn (\w+)")


def tests():
    """The name of each test, with its module, and the modules themselves."""
    found, modules = [], set()
    for folder in ("shared", "functions", "infra", "tests"):
        for path in (ROOT / folder).rglob("*.rs"):
            if "target" in path.parts:
                continue
            module = path.parent.name if path.name == "mod.rs" else path.stem
            names = TEST.findall(path.read_text())
            if names:
                modules.add(module)
            if path.name == "mod.rs" or path.stem == "main" or path.stem == "tests":
                modules.add(path.parent.name)
            found += [(module, name) for name in names]
    return found, modules


def held_by(wanted, row, known, modules):
    """The tests that one entry of the list names."""
    if "/" in wanted and "::" not in wanted:
        return [wanted] if (ROOT / wanted).exists() or list(ROOT.glob(f"**/{wanted}")) else []
    *path, name = wanted.split("::")
    if name.endswith("_*"):
        return [f"{m}::{n}" for m, n in known if n.startswith(name[:-1]) and (not path or m == path[-1])]
    name = name.removesuffix(".rs")
    named = [f"{m}::{n}" for m, n in known if n == name]
    return named or ([name] if name in modules else [])


def main():
    only = sys.argv[1] if len(sys.argv) > 1 else None
    known, modules = tests()
    bad = 0
    with open(ROOT / "tests/requirements.csv", newline="") as file:
        for line in csv.DictReader(file):
            rows = [row for row in re.split(r"[,\s]+", line["row"]) if re.fullmatch(r"[A-Z]\d+", row)]
            if only and only not in rows:
                continue
            held, missing = [], []
            for wanted in line["tests"].split():
                found = held_by(wanted, rows, known, modules)
                held += found
                missing += [] if found else [wanted]
            for row in rows:
                held += [f"{m}::{n}" for m, n in known if row.lower() in n.split("_")[:3]]
            held = sorted(set(held))
            print(f"{line['row'] or '-':8} {line['requirement']}\n         {len(held)} tests: {', '.join(held[:4])}"
                  f"{' ...' if len(held) > 4 else ''}")
            for wanted in missing:
                print(f"         NOT THERE: {wanted}", file=sys.stderr)
            if missing or not held:
                bad += 1
                print(f"FAILED   {line['row'] or '-'}: {line['requirement'][:80]}", file=sys.stderr)
    print(f"{bad} requirements without the tests that they name")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
