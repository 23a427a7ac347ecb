"""The drills of docs/drills.md, another first key, and the removal, on a stack whose functions run: drills.py EXPANDED ENDPOINT ARCHIVE

The emulator is ministack with what ministack_moves.py adds. It makes the stack of the template, runs the functions of the archive,
and reads the table's stream for them. Somebody is invited, and the link is taken out of the mail that arrives. Then the blocks of
the page run in bash as they stand, and after each drill the link still opens, the first key still counts, nobody got a mail
twice, and who is invited now gets one.

In the place of two commands stands something else. `latchkey-deploy up` needs CloudFormation to expand the template: here the
expanded one is put onto the adopted stack. And nothing rotates when a stack is made: the four steps are asked of `rotate`. The
gateway has no routes here, so functions are called with its events.
"""

import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import types
import urllib.request
import uuid

import deploy

sys.path.insert(0, "infra/deploy")
from operate import aws, install, main  # noqa: E402

PAGE, KEYS, UPGRADE = (
    pathlib.Path("docs", name).read_text(encoding="utf-8") for name in ("drills.md", "operating/keys.md", "operating/upgrade.md")
)
OLD, NEW = "eu-central-1", "eu-west-1"
STACK = "latchkey"
FOUR = {"TableKey", "Table", "DeploymentKeys", "SigningKeys"}


def blocks(heading, page=PAGE):
    """The blocks of one section of a page, as one script without the lines of `up`, which are looked at by themselves."""
    [section] = re.findall(rf"(?ms)^{heading}$(.*?)(?=^## |\Z)", page)
    found = [body.replace("\n   ", "\n").strip() for body in re.findall(r"(?s)```sh\n(.*?)```", section)]
    script, ups = [], []
    for line in "\n".join(found).replace("\\\n", " ").splitlines():
        (ups if line.startswith("infra/deploy/latchkey-deploy up") else script).append(line)
    assert script, heading
    for line in ups:
        main.parser().parse_args(line.replace("$NEW", NEW).split()[1:])
    return "\n".join(script)


# The AWS CLI looks every 30 seconds whether CloudFormation is done, and the emulator is within one.
QUICK = """#!{python}
import time
sleep = time.sleep
time.sleep = lambda seconds: sleep(min(seconds, 0.3))
import runpy
runpy.run_path("{aws}", run_name="__main__")
"""


class Place:
    """One region of the emulator."""

    def __init__(self, expanded, endpoint, region, code):
        self.rehearsal = deploy.Rehearsal(expanded, endpoint, region, code)
        self.endpoint, self.region = endpoint, region
        self.client("sesv2").create_email_identity(EmailIdentity="invitations@example.com")

    def client(self, name):
        return deploy.client(name, self.endpoint, self.region)

    def made(self):
        """Outputs and physical ids of the stack."""
        cloudformation = self.client("cloudformation")
        [stack] = cloudformation.describe_stacks(StackName=STACK)["Stacks"]
        outputs = {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}
        ids = cloudformation.describe_stack_resources(StackName=STACK)["StackResources"]
        return outputs, {one["LogicalResourceId"]: one["PhysicalResourceId"] for one in ids}

    def invoke(self, function, event):
        _, ids = self.made()
        done = self.client("lambda").invoke(FunctionName=ids[function], Payload=json.dumps(event))
        answer = done["Payload"].read()
        assert "FunctionError" not in done, (function, answer)
        return json.loads(answer)

    def call(self, function, route, path, headers=None, cookies=(), body=None, **parameters):
        """A request as the gateway hands it on: status, headers, cookies, text."""
        event = {
            "version": "2.0",
            "routeKey": route,
            "rawPath": path,
            "rawQueryString": "",
            "cookies": list(cookies),
            "headers": {"host": "join.example.com", "x-forwarded-proto": "https", **(headers or {})},
            "pathParameters": parameters,
            "requestContext": {
                "accountId": "123456789012",
                "apiId": "a1b2",
                "domainName": "join.example.com",
                "domainPrefix": "join",
                "http": {
                    "method": route.split()[0],
                    "path": path,
                    "protocol": "HTTP/1.1",
                    "sourceIp": "192.0.2.1",
                    "userAgent": "drills",
                },
                "requestId": str(uuid.uuid4()),
                "routeKey": route,
                "stage": "$default",
                "time": "01/Dec/2026:00:00:00 +0000",
                "timeEpoch": 1796083200000,
            },
            "isBase64Encoded": False,
        }
        if headers and "authorization" in headers:
            identity = {**event, "type": "REQUEST", "routeArn": "arn", "identitySource": [headers["authorization"]]}
            told = self.invoke("AuthorizerFunction", identity)
            if not told["isAuthorized"]:
                return 403, {}, [], ""
            event["requestContext"]["authorizer"] = {"lambda": told["context"]}
        if body is not None:
            event["headers"]["content-type"], event["body"] = "application/json", json.dumps(body)
        answer = self.invoke(function, event)
        text = answer.get("body") or ""
        if answer.get("isBase64Encoded"):
            text = base64.b64decode(text).decode()
        return answer["statusCode"], answer.get("headers", {}), answer.get("cookies", []), text

    def key(self):
        """The first key, where `latchkey-deploy` keeps it."""
        kept = self.client("secretsmanager").get_secret_value(SecretId=f"latchkey/{STACK}/first-key")
        return json.loads(kept["SecretString"])["key"]

    def revoke(self, key):
        """Takes back a key by the one that is in its place."""
        id = f"key_{key.split('_')[1]}"
        authorization = {"authorization": f"Bearer {self.key()}"}
        path = f"/v1/keys/{id}/revoke"
        status, _, _, text = self.call("KeysFunction", "POST /v1/keys/{id}/revoke", path, authorization, id=id)
        assert status == 200, (status, text)
        status, *_ = self.call("KeysFunction", "GET /v1/keys", "/v1/keys", {"authorization": f"Bearer {key}"})
        assert status in (401, 403), status

    def invite(self, email):
        authorization = {"authorization": f"Bearer {self.key()}"}
        status, _, _, text = self.call(
            "InvitationsFunction", "POST /v1/invitations", "/v1/invitations", authorization, body={"email": email}
        )
        assert status == 201, (status, text)

    def rotate(self, secret):
        """What Secrets Manager does when a schedule of rotation is made."""
        token = str(uuid.uuid4())
        for step in ("createSecret", "setSecret", "testSecret", "finishSecret"):
            self.invoke("RotateFunction", {"Step": step, "SecretId": secret, "ClientRequestToken": token})

    def first(self):
        """The stack, its keys, and the first API key as `latchkey-deploy` makes it."""
        resources, stack = self.rehearsal.create(STACK, set(deploy.MISSING))
        assert resources, stack
        outputs, _ = self.made()
        for name in ("DeploymentKeysArn", "SigningKeysArn"):
            self.rotate(outputs[name])
        options = types.SimpleNamespace(stack=STACK, name="Example App", url="https://join.example.com")
        install.first_key(aws.Aws(self.region), options, outputs)

    def up(self):
        """The whole template onto the adopted stack, in the place of `latchkey-deploy up`."""
        cloudformation = self.client("cloudformation")
        [stack] = cloudformation.describe_stacks(StackName=STACK)["Stacks"]
        assert stack["StackStatus"] == "IMPORT_COMPLETE", stack
        _, ids = self.made()
        assert set(ids) == FOUR, ids
        self.rehearsal.upload(set(deploy.MISSING))
        cloudformation.update_stack(
            StackName=STACK,
            TemplateURL=self.rehearsal.template,
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in deploy.PARAMETERS.items()],
        )
        cloudformation.get_waiter("stack_update_complete").wait(
            StackName=STACK, WaiterConfig={"Delay": 1, "MaxAttempts": 120}
        )
        _, now = self.made()
        assert {name: now[name] for name in FOUR} == ids, "what was adopted was made anew"

    def gone(self):
        """The stack is deleted, and what has to stay is there."""
        stacks = self.client("cloudformation").describe_stacks()["Stacks"]
        return not any(one["StackName"] == STACK and one["StackStatus"] != "DELETE_COMPLETE" for one in stacks)


class Drills:
    def __init__(self, expanded, endpoint, archive):
        self.endpoint = endpoint
        self.old = Place(expanded, endpoint, OLD, pathlib.Path(archive).read_bytes())
        self.work = tempfile.TemporaryDirectory()
        self.new = None
        self.links = {}
        self.expanded, self.archive = expanded, archive
        pathlib.Path(self.work.name, "infra").symlink_to(pathlib.Path("infra").resolve())
        tool = pathlib.Path(shutil.which("aws"))
        quick = pathlib.Path(self.work.name, "bin", "aws")
        quick.parent.mkdir()
        quick.write_text(QUICK.format(python=tool.parent / "python", aws=tool), encoding="utf-8")
        quick.chmod(0o755)
        os.environ["PATH"] = f"{quick.parent}:{os.environ['PATH']}"

    def run(self, script):
        """A script of the page, in a folder where it can leave files, with the AWS CLI led to the emulator."""
        surroundings = {**os.environ, **self.old.rehearsal.surroundings()}
        command = ["timeout", "120", "bash", "-euo", "pipefail", "-c", script]
        done = subprocess.run(
            command, cwd=self.work.name, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
        )
        assert done.returncode == 0, (script, done.stdout)
        return done.stdout

    def mails(self, email):
        """What arrived for somebody, in whatever region."""
        told = json.load(urllib.request.urlopen(f"{self.endpoint}/_ministack/ses/messages", timeout=30))
        return [mail for mails in told["messages"].values() for mail in mails if email in str(mail["To"])]

    def invited(self, place, email):
        """Invites somebody, and takes the link out of the mail."""
        place.invite(email)
        end = time.monotonic() + 60
        while not self.mails(email):
            assert time.monotonic() < end, f"{email} got no mail"
            time.sleep(0.2)
        [ticket] = set(re.findall(r"https://join\.example\.com/i/(\S+)", self.mails(email)[0]["BodyText"]))
        self.links[email] = ticket

    def hold(self, place):
        """All that people have still works there."""
        for email, ticket in self.links.items():
            status, headers, cookies, text = place.call("SetupFunction", "GET /i/{ticket}", f"/i/{ticket}", ticket=ticket)
            assert status == 303, (email, status, text)
            kept = [cookie.split(";")[0] for cookie in cookies]
            status, _, _, text = place.call("SetupFunction", "GET /setup", "/setup", cookies=kept)
            assert status == 200 and email in text, (email, status, text[:2000])
            other = ticket[:-1] + ("a" if ticket[-1] != "a" else "b")
            status, *_ = place.call("SetupFunction", "GET /i/{ticket}", f"/i/{other}", ticket=other)
            assert status != 303, "a link that was made up opens"

    def after(self, place, drill, email):
        """A drill is over: what was before holds, what comes now goes on."""
        self.hold(place)
        outputs, _ = place.made()
        self.run(outputs["RedriveCommand"])
        redriven = json.loads(pathlib.Path(self.work.name, "redriven.json").read_text(encoding="utf-8"))
        self.invited(place, email)
        for one in self.links:
            assert len(self.mails(one)) == 1, f"{one} got {len(self.mails(one))} mails"
        print(f"{drill}: {len(self.links)} links open, the first key counts, nobody was mailed twice; redriven: {redriven}")

    def all(self):
        self.old.first()
        self.invited(self.old, "ada@example.com")
        self.hold(self.old)

        leaked = self.old.key()
        self.run(blocks("## Another first key", KEYS))
        assert self.old.key() != leaked
        self.old.revoke(leaked)
        print("another first key counts, and the one before does not")

        self.run(blocks("# Drills"))
        self.run(blocks("## Uninstall", UPGRADE))
        assert self.old.gone()
        print(self.run(blocks("## Reinstall after an uninstall")).strip())
        self.old.up()
        self.after(self.old, "reinstalled", "grace@example.com")

        self.run(blocks("# Drills"))
        print(self.run(blocks("## Restore to a moment")).strip())
        self.old.up()
        outputs, _ = self.old.made()
        assert outputs["TableName"] == "latchkey-restored", outputs
        self.after(self.old, "restored", "edsger@example.com")

        self.run(blocks("# Drills"))
        self.new = Place(self.expanded, self.endpoint, NEW, pathlib.Path(self.archive).read_bytes())
        print(self.run(blocks("## Move into another region")).strip())
        assert self.old.gone()
        self.new.up()
        outputs, _ = self.new.made()
        assert outputs["TableName"] == "latchkey-moved", outputs
        self.after(self.new, "moved", "barbara@example.com")

        self.run(blocks("## Remove what stays", UPGRADE))
        assert "latchkey-restored" not in self.old.client("dynamodb").list_tables()["TableNames"]
        secrets = self.old.client("secretsmanager").list_secrets()["SecretList"]
        assert not secrets, secrets
        self.hold(self.new)
        print("removed in the old region, and the new one does not mind")


def entry():
    expanded, endpoint, archive = sys.argv[1:4]
    drills = Drills(expanded, endpoint, archive)
    os.environ.update(drills.old.rehearsal.surroundings())
    drills.all()


if __name__ == "__main__":
    entry()
