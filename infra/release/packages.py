"""Packs the binary `latchkey` as a wheel and as an npm package: python3 infra/release/packages.py BINARY FOLDER

Whoever has Python or Node.js then needs no Rust: `uvx --from WHEEL latchkey`, `npx --package TARBALL latchkey`. The oldest glibc that
the binary runs with is read from the binary, and stands in the name of the wheel.
"""

import base64
import gzip
import hashlib
import io
import json
import pathlib
import re
import stat
import sys
import tarfile
import zipfile

from version import version

ROOT = pathlib.Path(__file__).resolve().parents[2]
ABOUT = "Hosted invitations: the whole of Latchkey in one process, to try it and to build against"
# What whoever has the package alone reads first.
START = (pathlib.Path(__file__).resolve().parent / "START.md").read_text(encoding="utf-8")
# So that the same binary makes the same packages.
WHEN = (2020, 1, 1, 0, 0, 0)


def oldest_glibc(binary):
    if binary[:5] != b"\x7fELF\x02" or binary[18:20] != b"\x3e\x00":
        sys.exit("packages.py: the binary is not one for x86_64 Linux")
    return max((int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", binary)), default=17)


def wheel(binary, folder):
    name, tag = f"latchkey-{version()}", f"py3-none-manylinux_2_{oldest_glibc(binary)}_x86_64"
    files = {
        f"{name}.data/scripts/latchkey": binary,
        f"{name}.dist-info/METADATA": (
            f"Metadata-Version: 2.4\nName: latchkey\nVersion: {version()}\nSummary: {ABOUT}\n"
            "License-Expression: Apache-2.0\nLicense-File: LICENSE\nRequires-Python: >=3.8\n"
            f"Description-Content-Type: text/markdown\n\n{START}"
        ).encode(),
        f"{name}.dist-info/WHEEL": (
            f"Wheel-Version: 1.0\nGenerator: infra/release/packages.py\nRoot-Is-Purelib: false\nTag: {tag}\n"
        ).encode(),
        f"{name}.dist-info/licenses/LICENSE": (ROOT / "LICENSE").read_bytes(),
    }
    record = f"{name}.dist-info/RECORD"
    lines = []
    for path, content in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()
        lines.append(f"{path},sha256={digest},{len(content)}\n")
    files[record] = "".join([*lines, f"{record},,\n"]).encode()
    path = folder / f"{name}-{tag}.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name_in, content in files.items():
            entry = zipfile.ZipInfo(name_in, WHEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            is_program = "/scripts/" in name_in
            entry.external_attr = (stat.S_IFREG | (0o755 if is_program else 0o644)) << 16
            archive.writestr(entry, content)
    return path


def npm(binary, folder):
    manifest = {
        "name": "latchkey",
        "version": version(),
        "description": ABOUT,
        "license": "Apache-2.0",
        "os": ["linux"],
        "cpu": ["x64"],
        "libc": ["glibc"],
        "bin": {"latchkey": "bin/latchkey"},
        "files": ["bin"],
    }
    files = {
        "package/package.json": (json.dumps(manifest, indent=2) + "\n").encode(),
        "package/LICENSE": (ROOT / "LICENSE").read_bytes(),
        "package/README.md": START.encode(),
        "package/bin/latchkey": binary,
    }
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode = len(content), 0o755 if "/bin/" in name else 0o644
            archive.addfile(entry, io.BytesIO(content))
    path = folder / f"latchkey-{version()}.tgz"
    path.write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    return path


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n", 1)[0])
    binary, folder = pathlib.Path(sys.argv[1]).read_bytes(), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for path in (wheel(binary, folder), npm(binary, folder)):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{digest}  {path.name}  {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
