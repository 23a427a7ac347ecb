"""Builds the archive of all Lambda functions: target/lambda/latchkey.zip, with one binary that is each of them by its Handler.

Usage: python3 infra/build.py [--arch x86_64|arm64] [--zig]

For this machine's own processor cargo and its linker do. For the other, and where this machine's glibc is newer than Lambda's
(2.34), --zig builds with cargo-lambda. The binary is looked at before it is packed: processor, and symbols of glibc. Equal
binaries make equal archives, which nobody uploads twice. With zopfli (python3 -m pip install zopfli) the archive is smaller, and
takes a minute more: releases have it.
"""

import argparse
import pathlib
import platform
import re
import shutil
import struct
import subprocess
import sys
import zlib

try:
    from zopfli import zopfli
except ImportError:
    zopfli = None

ROOT = pathlib.Path(__file__).resolve().parent.parent
OUT = ROOT / "target" / "lambda"
BINARY = "latchkey-functions"
GLIBC = (2, 34)  # of provided.al2023
MACHINES = {"x86_64": 62, "arm64": 183}  # e_machine in the header of an ELF file
HERE = {"x86_64": "x86_64", "amd64": "x86_64", "aarch64": "arm64", "arm64": "arm64"}
MOST_BYTES = 10_000_000  # of the archive of all functions, with zopfli
# The oldest that this was tried with.
CARGO_LAMBDA = (1, 9)


def stop(why):
    sys.exit(f"infra/build.py: {why}")


def version(*command):
    """The first number with dots in what it prints; none if there is no such tool."""
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    found = re.search(r"\d+(\.\d+)+", told)
    return tuple(map(int, found[0].split("."))) if found else None


def demand(name, least, found, hint):
    wanted = ".".join(map(str, least))
    if found is None:
        stop(f"{name} {wanted} or newer is needed, and there is none: {hint}")
    if found < least:
        stop(f"{name} {wanted} or newer is needed, and this is {'.'.join(map(str, found))}: {hint}")


def check_tools(zig):
    manifest = (ROOT / "Cargo.toml").read_text(encoding="utf-8")
    least = tuple(map(int, re.search(r'rust-version = "([\d.]+)"', manifest)[1].split(".")))
    for tool in ("cargo", "rustc"):
        demand(tool, least, version(tool, "--version"), "https://rustup.rs")
    if zig:
        hint = "python3 -m pip install cargo-lambda"
        demand("cargo-lambda", CARGO_LAMBDA, version("cargo", "lambda", "--version"), hint)
    elif not any(map(shutil.which, ("cc", "gcc", "clang"))):
        stop("a C compiler is needed, as in the package build-essential, gcc or clang")


def build(arch, zig):
    """The binary, built."""
    what = ["--release", "--locked", "--package", "lambda", "--bin", BINARY]
    if zig:
        flags = ["--arm64"] if arch == "arm64" else ["--x86-64"]
        subprocess.run(["cargo", "lambda", "build", *flags, *what], cwd=ROOT, check=True)
        return OUT / BINARY / "bootstrap"
    subprocess.run(["cargo", "build", *what], cwd=ROOT, check=True)
    return ROOT / "target" / "release" / BINARY


def check_binary(content, arch):
    if content[:4] != b"\x7fELF":
        stop("what was built is no binary for Linux: use --zig")
    [machine] = struct.unpack_from("<H", content, 18)
    if machine != MACHINES[arch]:
        stop(f"what was built is not for {arch}: use --zig")
    newest = max((int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", content)), default=0)
    if (2, newest) > GLIBC:
        stop(f"what was built needs glibc 2.{newest}, and Lambda has {GLIBC[0]}.{GLIBC[1]}: use --zig")


def deflated(content):
    """The content as a zip holds it. One turn of zopfli: five, with blocks of any number, take three times as long for 0.7 percent."""
    if zopfli:
        # Between a header of two bytes and a checksum of four.
        return zopfli.compress(content, numiterations=1, gzip_mode=0)[2:-4]
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def pack(content, archive):
    """A zip with one program, `bootstrap`, without a date (APPNOTE 4.3): zipfile would compress it by itself."""
    name, packed = b"bootstrap", deflated(content)
    # Version 2.0, no flags, deflate, 1980-01-01 00:00.
    common = struct.pack(
        "<HHHHHLLLHH", 20, 0, 8, 0, 1 << 5 | 1, zlib.crc32(content), len(packed), len(content), len(name), 0
    )
    local = b"PK\3\4" + common + name + packed
    # Made by Unix, as a file that everybody may run.
    entry = b"PK\1\2" + struct.pack("<H", 3 << 8 | 20) + common + struct.pack("<HHHLL", 0, 0, 0, 0o100755 << 16, 0) + name
    end = b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 1, 1, len(entry), len(local), 0)
    archive.write_bytes(local + entry + end)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    here = HERE.get(platform.machine().lower(), "x86_64")
    parser.add_argument("--arch", choices=MACHINES, default="x86_64", help="as the template's parameter Architecture")
    parser.add_argument("--zig", action="store_true", help="with cargo-lambda, for the other processor or an older glibc")
    chosen = parser.parse_args()
    if (chosen.arch != here or sys.platform != "linux") and not chosen.zig:
        stop(f"this machine is {platform.system()} on {here}: --zig builds for {chosen.arch}")
    check_tools(chosen.zig)
    content = build(chosen.arch, chosen.zig).read_bytes()
    check_binary(content, chosen.arch)
    OUT.mkdir(parents=True, exist_ok=True)
    archive = OUT / "latchkey.zip"
    pack(content, archive)
    size = archive.stat().st_size
    print(f"{archive.relative_to(ROOT)}: all functions for {chosen.arch}, {len(content) / 1e6:.2f} MB, zipped {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
