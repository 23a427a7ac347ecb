"""Whether the AWS CLI knows every command that the documents and the tools tell an operator to run: commands.py

Each `aws SERVICE OPERATION --OPTION` is held against the AWS CLI itself: the operation has to be there, every option has to be one
of it, and none that it demands may be missing. Run by the Python of the AWS CLI.
"""

import pathlib
import re
import shlex
import sys

from awscli.clidriver import create_clidriver

PLACES = ["docs/*.md", "docs/*/*.md", "infra/README.md", "README.md", "template.yaml", "infra/*.yaml", "infra/deploy/operate/*.py"]
# Words that a sentence puts after `aws`, and not a shell.
COMMAND = re.compile(r"(?<![\w/.-])aws ([a-z0-9-]+) ([a-z][a-z0-9-]+)((?: +(?:\\\n *)?(?:--?[a-z][\w-]*|'[^']*'|\"[^\"]*\"|[^\s`|&;)#]+))*)")
# High-level commands, which have options of their own.
OTHERS = {("s3", "rb"), ("configure", "get"), ("configure", "sso"), ("sso", "login"), ("cloudformation", "deploy"), ("cloudformation", "package")}
GLOBAL = {"region", "profile", "output", "query", "cli-binary-format", "cli-read-timeout"}


def told(text):
    """The commands in a text, as words."""
    # Lines that go on, and literals of Python that follow each other.
    text = re.sub(r'"\s*\n\s*f?"', "", text.replace("\\\n", " "))
    for found in COMMAND.finditer(text):
        words = found.group(0).strip()
        try:
            yield shlex.split(words)
        except ValueError:
            yield words.split()


def wrong(table, words):
    """What the AWS CLI does not know of a command; nothing where it knows all."""
    service, operation = words[1:3]
    if (service, operation) in OTHERS:
        return None
    if service not in table:
        return f"no service {service}"
    operations = table[service].create_help_command().command_table
    if operation == "wait":
        operations, words = operations["wait"].create_help_command().command_table, words[1:]
        operation = words[2]
    if operation not in operations:
        return f"no operation {operation}"
    arguments = operations[operation].arg_table
    given = {word[2:].split("=")[0] for word in words if word.startswith("--")}
    if unknown := given - set(arguments) - GLOBAL:
        return f"no option {', '.join(sorted(unknown))}"
    # The file for the answer has no name.
    demanded = {name for name, argument in arguments.items() if argument.required and name != "outfile"}
    if given and (lacking := demanded - given):
        return f"lacks {', '.join(sorted(lacking))}"
    return None


def main():
    table = create_clidriver().create_help_command().command_table
    seen, mistakes = set(), []
    for pattern in PLACES:
        for path in sorted(pathlib.Path().glob(pattern)):
            for words in told(path.read_text(encoding="utf-8")):
                seen.add(tuple(words))
                if why := wrong(table, words):
                    mistakes.append(f"{path}: {' '.join(words)}: {why}")
    print("\n".join(mistakes + [f"{len(seen)} commands for the AWS CLI, {len(mistakes)} mistakes"]))
    sys.exit(bool(mistakes) or len(seen) < 50)


if __name__ == "__main__":
    main()
