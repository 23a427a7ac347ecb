"""The AWS CLI, as a function."""

import datetime
import json
import os
import re
import subprocess
import sys

OLDEST = {"aws": (1, 29)}


class Refused(Exception):
    """AWS said no. `code` is its name for the reason, such as ResourceNotFoundException."""

    def __init__(self, command, text):
        found = re.search(r"\((\w+)\) when calling", text)
        self.code = found.group(1) if found else ""
        self.text = text.strip().splitlines()[-1] if text.strip() else "no answer"
        super().__init__(f"aws {' '.join(command[:2])}: {self.text}")


class Aws:
    """Calls the AWS CLI in one region. With `dry`, whatever changes something is printed and not done."""

    def __init__(self, region=None, profile=None, dry=False):
        self.region, self.profile, self.dry = region, profile, dry

    def elsewhere(self, region):
        return Aws(region, self.profile, self.dry)

    def text(self, *command):
        """What a command prints. The words of a command are never printed: one may hold a secret."""
        words = ["aws", *command, "--output", "json"]
        if two():
            words.append("--no-cli-pager")
        if self.region:
            words += ["--region", self.region]
        if self.profile:
            words += ["--profile", self.profile]
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
        if done.returncode != 0:
            raise Refused(command, done.stderr)
        return done.stdout

    def __call__(self, *command):
        """The answer of a command, as it is read from JSON."""
        text = self.text(*command).strip()
        if not text:
            return {}
        try:
            return json.loads(text)
        except ValueError:
            return {}

    def perhaps(self, *command, codes=()):
        """The same; nothing where there is no such thing."""
        try:
            return self(*command)
        except Refused as refused:
            if refused.code in codes or "NotFound" in refused.code or "does not exist" in refused.text:
                return None
            raise

    def change(self, why, *command):
        """A command that changes something."""
        if self.dry:
            say(f"would: {why}")
            return {}
        say(why)
        return self(*command)


_VERSION = {}


def version():
    """The version of the AWS CLI, or nothing."""
    if "aws" not in _VERSION:
        try:
            done = subprocess.run(
                ["aws", "--version"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
            )
        except OSError:
            done = None
        found = re.search(r"aws-cli/(\d+)\.(\d+)", done.stdout) if done else None
        _VERSION["aws"] = tuple(map(int, found.groups())) if found else None
    return _VERSION["aws"]


def two():
    found = version()
    return bool(found and found[0] >= 2)


def tools():
    """What is missing on this machine, in words."""
    missing = []
    found = version()
    if found is None:
        missing.append("the AWS CLI: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html")
    elif found < OLDEST["aws"]:
        missing.append(f"a newer AWS CLI than {found[0]}.{found[1]}: {OLDEST['aws'][0]}.{OLDEST['aws'][1]} or later")
    if sys.version_info < (3, 9):
        missing.append("Python 3.9 or later")
    return missing


def say(text):
    print(text, flush=True)


def warn(text):
    print(text, file=sys.stderr, flush=True)


def outputs(stack):
    """The outputs of a stack, by name."""
    return {output["OutputKey"]: output["OutputValue"] for output in stack.get("Outputs", [])}


def parameters(stack):
    return {given["ParameterKey"]: given.get("ParameterValue", "") for given in stack.get("Parameters", [])}


def stack(aws, name):
    """A stack, or nothing where there is none."""
    try:
        return aws("cloudformation", "describe-stacks", "--stack-name", name)["Stacks"][0]
    except Refused as refused:
        if "does not exist" in refused.text:
            return None
        raise


def resources(aws, name):
    """The physical ids of a stack's resources, by logical id."""
    found = aws("cloudformation", "describe-stack-resources", "--stack-name", name)["StackResources"]
    if len(found) < 100:
        return {one["LogicalResourceId"]: one.get("PhysicalResourceId", "") for one in found}
    # That call tells a hundred at most.
    found = aws("cloudformation", "list-stack-resources", "--stack-name", name)["StackResourceSummaries"]
    return {one["LogicalResourceId"]: one.get("PhysicalResourceId", "") for one in found}


def seconds(told):
    """A time as the AWS CLI tells it, since 1970: text in its second version, a number in its first."""
    if isinstance(told, (int, float)):
        return told
    at = datetime.datetime.fromisoformat(told.replace("Z", "+00:00"))
    return (at if at.tzinfo else at.replace(tzinfo=datetime.timezone.utc)).timestamp()


def private(path):
    """A new file that only the caller can read, open for writing."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8")
