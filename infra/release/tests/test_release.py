"""What infra/release refuses, and that equal content makes equal archives: cd infra/release/tests && python3 -m unittest"""

import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
import zlib
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import archives  # noqa: E402
import packages  # noqa: E402
import release  # noqa: E402
import sbom  # noqa: E402
import version  # noqa: E402


# What `latchkey-deploy up` hands to the AWS CLI for uploading, where nobody says --code.
UPLOAD = """
import pathlib, re, sys, types
sys.path.insert(0, 'infra/deploy')
from operate import install
install.bucket = lambda aws, account: 'a-bucket'
seen = []
aws = types.SimpleNamespace(text=lambda *words: seen.append(words))
install.pack(aws, types.SimpleNamespace(code=None, stack='latchkey'), '123456789012')
words = seen[0]
template = pathlib.Path(words[words.index('--template-file') + 1]).read_text()
print('\\n'.join(re.findall(r'(?m)^ +(?:CodeUri|TemplateURL): (\\S+)$', template)))
"""


def compiled(*options):
    """A small program, from source."""
    with tempfile.TemporaryDirectory() as folder:
        binary = pathlib.Path(folder, "program")
        source = b"#include <stdio.h>\nint main(void) { puts(__FILE__); return 0; }\n"
        subprocess.run(["cc", *options, "-x", "c", "-", "-o", binary], input=source, check=True)
        return binary.read_bytes()


class Versions(unittest.TestCase):
    def test_everything_says_the_version_of_the_manifest(self):
        self.assertEqual(version.disagreeing(), [])

    def test_each_place_that_says_another_version_is_named(self):
        own = version.version()
        for path in (
            "CHANGELOG.md",
            "README.md",
            "infra/container/compose.yaml",
            "infra/clients/node/package.json",
            "infra/clients/python/pyproject.toml",
            "infra/openapi.wso2.json",
        ):
            real = version.text
            changed = lambda asked, path=path: real(asked).replace(own, "9.9.9") if asked == path else real(asked)  # noqa: E731
            with mock.patch.object(version, "text", changed):
                self.assertTrue(any(path in told for told in version.disagreeing()), path)


class Clients(unittest.TestCase):
    def test_the_packages_of_the_clients_carry_the_licence(self):
        own = version.text("LICENSE")
        for name in ("node", "python"):
            self.assertEqual(version.text(f"infra/clients/{name}/LICENSE"), own)


class Binaries(unittest.TestCase):
    def test_a_binary_that_is_not_as_it_should_be_is_refused(self):
        stripped, whole = compiled("-s"), compiled("-g")
        needed = packages.oldest_glibc(stripped)
        self.assertIsNone(release.check_binary(stripped, "it", newest=needed))
        self.assertIn("is not stripped", release.check_binary(whole, "it", newest=needed))
        self.assertIn(f"needs glibc 2.{needed}", release.check_binary(stripped, "it", newest=needed - 1))
        self.assertIn("are the most", release.check_binary(stripped, "it", newest=needed, most=100))
        told = stripped + str(release.ROOT).encode()
        self.assertIn("this machine's", release.check_binary(told, "it", newest=needed))


class Archives(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def test_the_order_in_which_files_come_changes_nothing(self):
        one, other = {"b": (b"2", True), "a/c": (b"1", False)}, {"a/c": (b"1", False), "b": (b"2", True)}
        made = []
        for number, files in enumerate((one, other)):
            path = self.folder / f"{number}.tar.gz"
            archives.tarball(path, "top", files, 1_700_000_000)
            made.append(path.read_bytes())
        self.assertEqual(*made)
        with tarfile.open(self.folder / "0.tar.gz") as archive:
            entries = [(entry.name, entry.mode, entry.mtime, entry.uid, entry.uname) for entry in archive]
        self.assertEqual(
            entries, [("top/a/c", 0o644, 1_700_000_000, 0, ""), ("top/b", 0o755, 1_700_000_000, 0, "")]
        )

    def test_packages_of_the_same_binary_are_equal(self):
        binary = compiled("-s")
        for make in (packages.wheel, packages.npm):
            made = [make(binary, self.folder).read_bytes() for _ in range(2)]
            self.assertEqual(*made)

    def test_packages_say_how_to_start(self):
        binary = compiled("-s")
        with zipfile.ZipFile(packages.wheel(binary, self.folder)) as archive:
            told = archive.read(f"latchkey-{version.version()}.dist-info/METADATA").decode()
        head, _, body = told.partition("\n\n")
        self.assertIn("Description-Content-Type: text/markdown", head)
        with tarfile.open(packages.npm(binary, self.folder)) as archive:
            self.assertEqual(archive.extractfile("package/README.md").read().decode(), body)
        self.assertIn("latchkey --memory", body)

    def test_the_functions_are_packed_as_a_zip_that_runs_and_is_equal_for_equal_binaries(self):
        binary = b"\x7fELF" + bytes(range(256)) * 400
        # Its answer has a header and a checksum of zlib's; how much smaller it is stands in docs/operating/other-ways.md.
        for packer in (None, mock.Mock(compress=lambda content, **_: zlib.compress(content, 9))):
            with self.subTest(packer=packer), mock.patch.object(release.functions, "zopfli", packer):
                one, other = self.folder / "one.zip", self.folder / "other.zip"
                release.functions.pack(binary, one)
                release.functions.pack(binary, other)
                self.assertEqual(one.read_bytes(), other.read_bytes())
                with zipfile.ZipFile(one) as packed:
                    [entry] = packed.infolist()
                    self.assertEqual((entry.filename, packed.read(entry)), ("bootstrap", binary))
                    self.assertEqual((entry.external_attr >> 16, entry.create_system), (0o100755, 3))
                    self.assertEqual((entry.compress_type, entry.date_time), (zipfile.ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0)))
                    self.assertIsNone(packed.testzip())

    def test_functions_that_are_too_large_to_upload_are_not_released(self):
        with mock.patch.object(release.functions, "OUT", self.folder), mock.patch.object(release, "MOST_BYTES_TO_UPLOAD", 100):
            with self.assertRaisesRegex(SystemExit, "100 are the most to upload"):
                release.for_aws(b"\x7fELF")

    def test_what_the_template_leads_to_is_in_the_archive_for_aws(self):
        with mock.patch.object(release.functions, "OUT", self.folder):
            files = release.for_aws(b"\x7fELF")
            self.assertEqual(release.missing_from(files), [])
            self.assertTrue(files["infra/deploy/latchkey-deploy"][1], "it is a program")
            self.assertFalse(any("test" in name for name in files), sorted(files))
            del files["infra/alarms.yaml"], files["target/lambda/latchkey.zip"]
            self.assertEqual(release.missing_from(files), ["infra/alarms.yaml", "target/lambda/latchkey.zip"])


    def test_the_archive_for_aws_is_uploaded_by_what_is_in_it_alone(self):
        with mock.patch.object(release.functions, "OUT", self.folder):
            archives.tarball(self.folder / "aws.tar.gz", "aws", release.for_aws(b"\x7fELF"), 1_700_000_000)
        subprocess.run(["tar", "xzf", "aws.tar.gz"], cwd=self.folder, check=True)
        told = subprocess.run(
            [sys.executable, "-c", UPLOAD], cwd=self.folder / "aws", capture_output=True, text=True, check=True
        )
        # It tells what it does in the first line.
        places = told.stdout.splitlines()[1:]
        self.assertGreater(len(places), 20)
        for place in places:
            self.assertTrue(pathlib.Path(place).is_file(), place)
            self.assertTrue(place.startswith(str(self.folder.resolve())), place)


class Bills(unittest.TestCase):
    def test_a_bill_names_what_is_linked_with_its_licence(self):
        made = sbom.bill("local", "latchkey", "it", "2026-01-01T00:00:00Z")
        names = {part["name"] for part in made["components"]}
        self.assertLessEqual({"aws-lc-sys", "libsqlite3-sys", "client", "tokio"}, names)
        self.assertFalse(names & {"insta", "proptest", "serde_derive"}, "tests and macros are not linked")
        self.assertEqual(sbom.without_licence(made), [])
        self.assertEqual(made["metadata"]["component"]["version"], version.version())
        known = {part["bom-ref"] for part in made["components"]} | {made["metadata"]["component"]["bom-ref"]}
        for entry in made["dependencies"]:
            self.assertLessEqual({entry["ref"], *entry["dependsOn"]}, known)
        self.assertEqual(made, sbom.bill("local", "latchkey", "it", "2026-01-01T00:00:00Z"))


if __name__ == "__main__":
    unittest.main()
