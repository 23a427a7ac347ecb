"""Fails when a link between the documents leads to no file or no heading, when the table of contents lacks a page, when an
attribute of the table stands in no document, or when a document names a file or an item of the code that is not there."""

import pathlib
import re
import subprocess
import sys

FENCED = re.compile(r"```.*?```", re.DOTALL)


def headings(path: pathlib.Path) -> set[str]:
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    found = set()
    for line in re.findall(r"^#{1,6} (.*)$", text, re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", line.strip())
        found.add(re.sub(r"[^\w\- ]", "", plain.lower()).replace(" ", "-"))
    return found


def wrong(path: pathlib.Path) -> list[str]:
    lost = []
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if link.startswith(("http:", "https:", "mailto:")):
            continue
        file, _, heading = link.partition("#")
        target = (path.parent / file) if file else path
        if not target.exists():
            lost.append(f"{path}: there is no {link}")
        elif heading and target.suffix == ".md" and heading not in headings(target):
            lost.append(f"{path}: there is no heading {link}")
    return lost


def undocumented() -> list[str]:
    listed = ["shared/domain/src/transition/field.rs", "shared/domain/src/outbox.rs", "shared/store/src/attribute.rs"]
    listed = [pathlib.Path(name) for name in listed]
    source = "".join(path.read_text(encoding="utf-8") for path in listed)
    pages = "".join(page.read_text(encoding="utf-8") for page in pathlib.Path("docs").glob("**/*.md"))
    named = set(re.findall(r'"((?:[a-z]|owe|due|ask)_[a-z_]+)"', source))
    return [f"docs: nothing says what the attribute {name} holds" for name in sorted(named) if f"`{name}`" not in pages]


def gone(pages: list[pathlib.Path]) -> list[str]:
    """Files and items such as `domain/flow.rs` and `Flow::new` that are named and not there. Paths leave out `shared/` and `src/`."""
    tracked = subprocess.run(["git", "ls-files"], check=True, capture_output=True, text=True).stdout.split()
    files = [f"/{form}" for name in tracked for form in (name, name.replace("/src/", "/").removeprefix("shared/"))]
    code = "".join(pathlib.Path(name).read_text(encoding="utf-8") for name in tracked if name.endswith((".rs", ".toml", ".yaml", ".py")))
    words = set(re.findall(r"\w+", code))
    lost = []
    for page in pages:
        text = FENCED.sub("", page.read_text(encoding="utf-8"))
        for path in re.findall(r"`([\w/.-]+\.(?:rs|py|mjs|ftl|csv))`", text):
            if not any(name.endswith(f"/{path}") for name in files):
                lost.append(f"{page}: there is no file {path}")
        for item in re.findall(r"`(\w+(?:::\w+)+)", text):
            if not words.issuperset(item.split("::")):
                lost.append(f"{page}: there is no {item}")
    return lost


def main() -> int:
    listed = subprocess.run(["git", "ls-files", "*.md"], check=True, capture_output=True, text=True).stdout.split()
    lost = [line for name in listed for line in wrong(pathlib.Path(name))]
    contents = pathlib.Path("docs/SUMMARY.md").read_text(encoding="utf-8")
    pages = [name.removeprefix("docs/") for name in listed if name.startswith("docs/") and not name.endswith("SUMMARY.md")]
    lost += [f"docs/SUMMARY.md: {page} is not in it" for page in pages if f"({page})" not in contents]
    lost += undocumented() + gone([pathlib.Path(name) for name in listed if not name.startswith("infra/guides/")])
    print("\n".join([*lost, f"{len(listed)} documents, {len(lost)} mistakes"]))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
