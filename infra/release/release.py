"""Makes a release in target/dist: python3 infra/release/release.py [--tag] [--draft]

What it makes: an archive of the binary `latchkey` for x86_64 Linux, the same as a wheel and as an npm package, the clients for Python and
Node.js, an archive that is deployed to AWS without Rust, a bill of materials of each binary, and SHA256SUMS of them all. It refuses where versions disagree, the
working tree has changes, or a binary is not what it should be. Then it prints the command that makes the tag; `--tag` makes it.
`--draft` lets the tree have changes, and makes no tag.

The binaries are linked against the glibc of Debian 11 (2.31) by the tools in requirements.txt, which are installed into target/ci/release.
Equal binaries of one commit make equal archives: times are those of the commit. Paths of this machine are left out of the binaries.
"""

import argparse
import datetime
import hashlib
import importlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(HERE.parent)]

import archives  # noqa: E402
import build as functions  # noqa: E402  infra/build.py
import clients  # noqa: E402
import packages  # noqa: E402
import sbom  # noqa: E402
import version as versions  # noqa: E402

DIST = ROOT / "target/dist"
TOOLS = ROOT / "target/ci/release"
GLIBC = 31  # of Debian 11, as in 2.31
MOST_BYTES = 25_000_000  # of `latchkey`, which people download
MOST_BYTES_OF_FUNCTIONS = 30_000_000  # Lambda takes ten times as much
MOST_BYTES_TO_UPLOAD = functions.MOST_BYTES
TARGET = sbom.TARGET
# What deploying needs beside the code: the templates, and the command that deploys them.
AWS_FILES = (
    "template.yaml",
    "infra/*.yaml",
    "infra/README.md",
    "infra/deploy/latchkey-deploy",
    "infra/deploy/operate/*.py",
    "docs/deploying.md",
    "docs/operating.md",
    "docs/operating/*.md",
    "docs/drills.md",
    "docs/regions.md",
)
EVERYWHERE = ("LICENSE", "CHANGELOG.md", "SECURITY.md")


def stop(why):
    sys.exit(f"infra/release/release.py: {why}")


def git(*command):
    return subprocess.run(["git", *command], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


def tools():
    """The tools of requirements.txt, made again whenever the pins change; answers the folder of their commands."""
    pins, mark = (HERE / "requirements.txt").read_text(encoding="utf-8"), TOOLS / "pins"
    if not mark.is_file() or mark.read_text(encoding="utf-8") != pins:
        shutil.rmtree(TOOLS, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", TOOLS], check=True)
        subprocess.run([TOOLS / "bin/pip", "install", "-q", "--no-deps", "-r", HERE / "requirements.txt"], check=True)
        mark.write_text(pins, encoding="utf-8")
    return TOOLS / "bin"


def pack_small(folder):
    """Has infra/build.py pack with the zopfli of the tools."""
    [packages_of_tools] = folder.parent.glob("lib/python*/site-packages")
    sys.path.append(str(packages_of_tools))
    functions.zopfli = importlib.import_module("zopfli.zopfli")


def built(folder, package, name, **profile):
    """The binary `name`, built and stripped; `profile` has what differs from the release profile."""
    home = os.environ.get("CARGO_HOME", str(pathlib.Path.home() / ".cargo"))
    flags = f"--remap-path-prefix={ROOT}=/latchkey --remap-path-prefix={home}=/cargo"
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    command = ["cargo", "zigbuild", "--release", "--locked", "--target", f"{TARGET}.2.{GLIBC}"]
    subprocess.run(
        [*command, "--package", package, "--bin", name],
        cwd=ROOT,
        check=True,
        env=os.environ | {"PATH": path, "RUSTFLAGS": flags} | {f"CARGO_PROFILE_RELEASE_{key}": value for key, value in profile.items()},
    )
    return (ROOT / "target" / TARGET / "release" / name).read_bytes()


def sections(binary):
    """The names of the sections of a 64-bit ELF file."""
    number = lambda at, size: int.from_bytes(binary[at : at + size], "little")  # noqa: E731
    table, size, count, names = number(40, 8), number(58, 2), number(60, 2), number(62, 2)
    start = number(table + size * names + 24, 8)
    for index in range(count):
        at = start + number(table + size * index, 4)
        yield binary[at : binary.index(0, at)].decode()


def check_binary(binary, name, newest=GLIBC, most=MOST_BYTES):
    """Why this binary is not released; nothing where it may be."""
    needed = packages.oldest_glibc(binary)
    if needed > newest:
        return f"{name} needs glibc 2.{needed}, and Debian 11 has 2.{newest}"
    if ".symtab" in sections(binary):
        return f"{name} is not stripped"
    if len(binary) > most:
        return f"{name} has {len(binary)} bytes, and {most} are the most"
    if str(ROOT).encode() in binary:
        return f"{name} holds the path of this machine's working tree"
    return None


def read(patterns):
    """Files of the tree that git knows, by their names: content, and whether each is a program."""
    known = git("ls-files", "--", *(f":(glob){pattern}" for pattern in patterns)).splitlines()
    if not known:
        stop(f"there is nothing of {', '.join(patterns)}")
    return {name: ((ROOT / name).read_bytes(), os.access(ROOT / name, os.X_OK)) for name in known}


def missing_from(files):
    """What the template leads to that is not in the archive."""
    template = files["template.yaml"][0].decode()
    wanted = set(re.findall(r"(?m)^ +(?:CodeUri|TemplateURL): ([\w./-]+)$", template))
    return sorted(wanted - set(files))


def for_aws(code):
    """All that is deployed: the archive of the functions stands where the template looks for it."""
    functions.OUT.mkdir(parents=True, exist_ok=True)
    packed = functions.OUT / "latchkey.zip"
    functions.pack(code, packed)
    if (size := packed.stat().st_size) > MOST_BYTES_TO_UPLOAD:
        stop(f"{packed.name} has {size} bytes, and {MOST_BYTES_TO_UPLOAD} are the most to upload")
    files = read([*AWS_FILES, *EVERYWHERE]) | {"target/lambda/latchkey.zip": (packed.read_bytes(), False)}
    if lost := missing_from(files):
        stop(f"the archive for AWS lacks {', '.join(lost)}")
    return files


def check_bills(folder, paths):
    script = (
        "import sys\n"
        "from cyclonedx.schema import SchemaVersion\n"
        "from cyclonedx.validation.json import JsonStrictValidator\n"
        "check = JsonStrictValidator(SchemaVersion.V1_6)\n"
        "wrong = [f'{path}: {str(told).splitlines()[0]}' for path in sys.argv[1:] if (told := check.validate_str(open(path).read()))]\n"
        "sys.exit('\\n'.join(wrong) or None)\n"
    )
    subprocess.run([folder / "python", "-c", script, *paths], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tag", action="store_true", help="make the tag")
    parser.add_argument("--draft", action="store_true", help="let the working tree have changes")
    chosen = parser.parse_args()
    if wrong := versions.disagreeing():
        stop("\n".join(wrong))
    is_clean = not git("status", "--porcelain")
    if not is_clean and not chosen.draft:
        stop("the working tree has changes: commit them, or say --draft")
    if chosen.tag and chosen.draft:
        stop("a draft gets no tag")
    number, when = versions.version(), int(git("log", "-1", "--format=%ct"))
    tag = f"v{number}"
    if chosen.tag and git("tag", "--list", tag):
        stop(f"there is a tag {tag} already")
    stamp = datetime.datetime.fromtimestamp(when, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")

    folder = tools()
    pack_small(folder)
    # Optimised over all crates, and for size before all, it is a quarter smaller. Nobody waits for it as people do for the functions.
    latchkey = built(folder, "local", "latchkey", LTO="fat", OPT_LEVEL="z")
    code = built(folder, "lambda", functions.BINARY)
    for binary, name, most in ((latchkey, "latchkey", MOST_BYTES), (code, functions.BINARY, MOST_BYTES_OF_FUNCTIONS)):
        if why := check_binary(binary, name, most=most):
            stop(why)
    told = subprocess.run([ROOT / "target" / TARGET / "release/latchkey", "--version"], capture_output=True, text=True, check=True)
    if told.stdout.strip() != f"latchkey {number}":
        stop(f"the binary says that it is {told.stdout.strip()}")

    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir(parents=True)
    everywhere = read(EVERYWHERE)
    name = f"latchkey-{number}-x86_64-linux"
    archives.tarball(DIST / f"{name}.tar.gz", name, everywhere | {"README.md": (packages.START.encode(), False), "latchkey": (latchkey, True)}, when)
    name = f"latchkey-{number}-aws"
    archives.tarball(DIST / f"{name}.tar.gz", name, for_aws(code), when)
    packages.wheel(latchkey, DIST)
    packages.npm(latchkey, DIST)
    # Where there is no npm, that of requirements.txt.
    os.environ["PATH"] += f"{os.pathsep}{folder}"
    clients.npm(TOOLS / "clients", DIST)
    clients.wheel(folder / "python", TOOLS / "clients", DIST, when)
    bills = []
    for package, binary, about in (
        ("local", "latchkey", "the command, and Latchkey on one machine"),
        ("lambda", functions.BINARY, "all functions that are deployed to AWS"),
    ):
        made = sbom.bill(package, binary, about, stamp)
        if nameless := sbom.without_licence(made):
            stop(f"no licence is known of {', '.join(nameless)}")
        bills.append(DIST / f"{binary}-{number}.cdx.json")
        bills[-1].write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    check_bills(folder, bills)

    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(DIST.iterdir())]
    (DIST / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size:>12,} bytes  {path.relative_to(ROOT)}")
    for binary, what in ((latchkey, "latchkey"), (code, functions.BINARY)):
        print(f"{what}: {len(binary):,} bytes, needs glibc 2.{packages.oldest_glibc(binary)} or newer")
    command = ["git", "tag", "--annotate", tag, "--message", f"Latchkey {number}"]
    if chosen.tag:
        subprocess.run(command, cwd=ROOT, check=True)
        print(f"made the tag {tag}; git push origin {tag} publishes it")
    else:
        print(f"git tag --annotate {tag} --message 'Latchkey {number}' && git push origin {tag}")


if __name__ == "__main__":
    main()
