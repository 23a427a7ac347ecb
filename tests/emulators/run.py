"""The journeys on emulators of AWS that others wrote: python3 tests/emulators/run.py [STEP...]

Steps: `moto` and `ministack` run the suite of journeys there in place of the embedded database and the mailbox, and compare
the messages that arrived there with those that were sent; `services` has events go through a bus, a rule and a queue of
ministack, compares what comes out of the queue with what was told, and rotates keys in its Secrets Manager; `faults` puts
microburst in between; `deploy` holds the commands of the documents against the AWS CLI and creates the template in ministack's CloudFormation; `drills` runs the drills of docs/drills.md there,
with the functions of target/lambda/latchkey.zip, or of the binary that LATCHKEY_TEST_BINARIES names. Without a step, all of them; `tools` only
installs what they need. `timing`, by hand, asks whether time tells who has an account, on ministack's table: it runs `latchkey`
and `timing` from target/release, or the folder in LATCHKEY_TEST_BUILT, with 2,000 requests a door, or LATCHKEY_TEST_REQUESTS;
LATCHKEY_TEST_FILTER chooses doors. Each tool has pinned versions and an environment of its own.
The journeys are built where they are not; LATCHKEY_TEST_JOURNEYS names a binary that is. LATCHKEY_TEST_FILTER chooses modules.
"""

import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = ROOT / "target" / "ci" / "emulators"
MAIL_FROM = "invitations@latchkey.example"

# Journeys that cannot hold on an emulator, and why. What is not named here holds there as it does on the embedded database.
# Those that ask nothing of the table or of SES are left out by `NOT_ABOUT_AWS`: they would only run twice.
# Where the emulators differ from AWS without a journey failing: ministack deletes what is past its TTL by the machine's
# clock within a minute (AWS takes days; the worlds switch TTL off). moto does not isolate transactions, ignores
# ClientRequestToken, and keeps of a mail's text and HTML the HTML only. Neither checks a signature or a policy.
NOT_ABOUT_AWS = ["documented::", "headers::", "permissions::", "one_map::", "looks::", "languages::", "outages::"]
CANNOT_HOLD = {
    # moto checks a condition and writes without a lock in between: of a hundred parallel passwords two are taken, and of two
    # sweeps both do the same. It counts half a unit for each call, and none for an index.
    "moto": [
        "once::g2_of_two_hundred",
        "once::t6_of_a_hundred",
        "limits::g7_no_window",
        "limits::g4_of_200_parallel",
        "due::two_sweeps",
        "budgets::the_whole_life",
    ],
    # It counts half a unit for each query, however much that reads.
    "ministack": ["many_users::a_walk_over"],
}


def environment(tool):
    """The tool's own virtual environment, made again whenever its pins change."""
    venv, pins = WORK / tool, (HERE / f"{tool}.txt").read_text(encoding="utf-8")
    kept = venv / "pins"
    if not kept.is_file() or kept.read_text(encoding="utf-8") != pins:
        shutil.rmtree(venv, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        pip = [venv / "bin" / "pip", "install", "-q", "--no-deps", "-r", HERE / f"{tool}.txt"]
        subprocess.run(pip, check=True)
        kept.write_text(pins, encoding="utf-8")
    return venv / "bin"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Emulator:
    """ministack or moto, on a port of 127.0.0.1 of its own."""

    def __init__(self, name, app="ministack.app:app"):
        self.name, port = name, free_port()
        self.url = f"http://127.0.0.1:{port}"
        bin = environment(name)
        # Functions that run there call it. By its port ministack tells its folders from those of another.
        own = {**os.environ, "AWS_ENDPOINT_URL": self.url, "GATEWAY_PORT": str(port), "PYTHONPATH": str(HERE)}
        if name == "moto":
            command = [bin / "moto_server", "-H", "127.0.0.1", "-p", str(port)]
        else:
            # Its own command listens on every interface.
            command = [bin / "hypercorn", app, "--bind", f"127.0.0.1:{port}"]
        log = WORK / f"{app.split(':')[0] if name == 'ministack' else name}.log"
        self.log = log.open("w")
        self.process = subprocess.Popen(command, stdout=self.log, stderr=self.log, cwd=WORK, env=own)
        end = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(self.url + "/", timeout=1).read()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise SystemExit(f"{name} does not start: {log}")
                time.sleep(0.2)
        self.post("/v2/email/identities", {"EmailIdentity": MAIL_FROM}, "ses")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()

    def post(self, path, body, service, **more):
        """A call as a client of AWS makes it; neither emulator checks the signature."""
        scope = f"Credential=local/20261121/us-east-1/{service}/aws4_request"
        headers = {
            "content-type": "application/json",
            "authorization": f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=0",
            **more,
        }
        request = urllib.request.Request(self.url + path, json.dumps(body).encode(), headers)
        return urllib.request.urlopen(request, timeout=30).read()

    def get(self, path):
        return json.load(urllib.request.urlopen(self.url + path, timeout=120))

    def arrived(self):
        """What the emulator has: id to (to, subject, text, html)."""
        found = {}
        if self.name == "ministack":
            for mails in self.get("/_ministack/ses/messages")["messages"].values():
                for mail in mails:
                    found[mail["MessageId"]] = (mail["To"], mail["Subject"], mail["BodyText"], mail["BodyHtml"])
            for number, texts in self.get("/_ministack/sns/sms-messages")["sms_messages"].items():
                for text in texts:
                    found[text["MessageId"]] = ([number], None, text["Message"], None)
        else:
            data = self.get("/moto-api/data.json")
            for mail in data["ses"]["Message"]:
                # The parts of a mail are one text there: HTML, where there is HTML.
                to = mail["destinations"]["ToAddresses"]
                found[mail["id"]] = (to, mail["subject"], None, mail["body"])
            for text in data["sns"]["SMS"]:
                found[text["message_id"]] = ([text["phone_number"]], None, text["message"], None)
        return found


def sent(file):
    """What the functions sent: id to (to, subject, text, html)."""
    for line in file.read_text(encoding="utf-8").splitlines():
        call = json.loads(line)
        if call["path"] == "/":
            form = dict(urllib.parse.parse_qsl(call["body"]))
            yield call["id"], ([form["PhoneNumber"]], None, form["Message"], None)
        else:
            mail = json.loads(call["body"])
            simple = mail["Content"]["Simple"]
            parts = simple["Body"]
            whole = (simple["Subject"]["Data"], parts["Text"]["Data"], parts["Html"]["Data"])
            yield call["id"], (mail["Destination"]["ToAddresses"], *whole)


# What cargo would give it: .cargo/config.toml.
STACK = {"RUST_MIN_STACK": "8388608"}


def journeys_binary():
    command = ["cargo", "test", "--workspace", "--test", "journeys", "--no-run", "--message-format", "json"]
    if os.environ.get("LATCHKEY_TEST_JOURNEYS"):
        return os.environ["LATCHKEY_TEST_JOURNEYS"]
    built = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    lines = [json.loads(line) for line in built.stdout.splitlines() if line.startswith("{")]
    return [line["executable"] for line in lines if line.get("executable") and line["target"]["name"] == "journeys"][-1]


def run_journeys(arguments, variables):
    # A test that was renamed would otherwise be left out, or run where it cannot hold, without a word.
    there = subprocess.run([journeys_binary(), "--list"], cwd=ROOT / "tests", check=True, capture_output=True, text=True).stdout
    values = {"--test-threads"}
    for before, word in zip(["", *arguments], arguments):
        if not word.startswith("--") and before not in values and word not in there:
            sys.exit(f"no journey's name holds {word}")
    command = [journeys_binary(), *arguments]
    return subprocess.run(command, cwd=ROOT / "tests", env={**os.environ, **STACK, **variables}, check=False).returncode


def journeys(name):
    """The suite on one emulator, and then message by message what arrived."""
    with Emulator(name) as emulator:
        note = WORK / f"{name}.sent"
        note.write_text("", encoding="utf-8")
        left_out = NOT_ABOUT_AWS + CANNOT_HOLD[name]
        skip = [word for test in left_out for word in ("--skip", test)]
        chosen = os.environ.get("LATCHKEY_TEST_FILTER", "").split()
        failed = run_journeys(
            [*chosen, *skip], {"LATCHKEY_TEST_EMULATOR": emulator.url, "LATCHKEY_TEST_SENT": str(note)}
        )
        arrived, wrong, count = emulator.arrived(), [], 0
        for id, message in sent(note):
            count += 1
            if id not in arrived:
                wrong.append(f"{id} to {message[0]} never arrived")
            elif not same(message, arrived[id], name):
                wrong.append(f"{id} to {message[0]} is not what was sent: {arrived[id]}")
        print(f"{name}: {count} messages sent, {len(arrived)} there, {len(wrong)} of them wrong")
        for line in wrong[:5]:
            print(line[:2000])
        return failed or bool(wrong) or count == 0


def same(wanted, found, name):
    if name == "moto" and wanted[3] is not None:
        wanted = (*wanted[:2], None, wanted[3])  # it does not keep the text beside the HTML
    return tuple(found) == wanted


# Journeys that tell every type of event, and some that tell many at once.
TELLING = (
    "events:: happy_way:: methods:: users:: due::after_the_reminder due::whoever_has_not_finished timeline::a_complaint_is_told "
    "delivery::a_rejected_message_is_failed waiting::bulk_is_deferred declining::a_person_declines"
)


def services():
    with Emulator("ministack") as emulator:
        python, told = environment("moto") / "python", WORK / "services.told"  # boto3 comes with moto
        told.unlink(missing_ok=True)
        subprocess.run([python, HERE / "bus.py", "make", emulator.url], check=True)
        chosen = os.environ.get("LATCHKEY_TEST_FILTER", TELLING).split()
        left_out = [word for test in NOT_ABOUT_AWS + CANNOT_HOLD["ministack"] for word in ("--skip", test)]
        variables = {"LATCHKEY_TEST_EMULATOR": emulator.url, "LATCHKEY_TEST_TOLD": str(told)}
        failed = run_journeys([*chosen, *left_out], variables)
        failed |= subprocess.run([python, HERE / "bus.py", "compare", emulator.url, told], check=False).returncode
        return failed | run_journeys(["services::", "--ignored"], {"LATCHKEY_TEST_EMULATOR": emulator.url})


def faults():
    microburst = environment("microburst") / "microburst"
    with Emulator("ministack") as emulator:
        return run_journeys(
            ["faults::", "--ignored", "--nocapture", "--test-threads", "1"],
            {"LATCHKEY_TEST_MICROBURST": str(microburst), "LATCHKEY_TEST_EMULATOR": emulator.url},
        )


def deploy():
    expanded = ROOT / "target" / "ci" / "expanded.json"
    if subprocess.run([environment("aws") / "python", HERE / "commands.py"], cwd=ROOT, check=False).returncode:
        return 1
    with Emulator("ministack") as emulator:
        python = environment("moto") / "python"  # boto3 comes with moto
        tools = {**os.environ, "PATH": f"{environment('aws')}:{os.environ['PATH']}"}  # the AWS CLI, for latchkey-deploy
        done = subprocess.run([python, HERE / "deploy.py", expanded, emulator.url], cwd=ROOT, env=tools, check=False)
        return done.returncode


def drills():
    binary, archive = os.environ.get("LATCHKEY_TEST_BINARIES"), ROOT / "target" / "lambda" / "latchkey.zip"
    if binary:
        archive = WORK / "latchkey.zip"
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            packed.write(binary, "bootstrap")
    if not archive.is_file():
        sys.exit(f"there is no {archive}: python3 infra/build.py makes it, or LATCHKEY_TEST_BINARIES names a binary")
    with Emulator("ministack", "ministack_moves:app") as emulator:
        python = environment("moto") / "python"
        tools = {**os.environ, "PATH": f"{environment('aws')}:{os.environ['PATH']}"}
        command = [python, HERE / "drills.py", ROOT / "target" / "ci" / "expanded.json", emulator.url, archive]
        return subprocess.run(command, cwd=ROOT, env=tools, check=False).returncode


def timing():
    built = pathlib.Path(os.environ.get("LATCHKEY_TEST_BUILT", ROOT / "target" / "release"))
    requests = os.environ.get("LATCHKEY_TEST_REQUESTS", "2000")
    with Emulator("ministack") as emulator:
        access = {"AWS_ACCESS_KEY_ID": "local", "AWS_SECRET_ACCESS_KEY": "local", "AWS_REGION": "us-east-1"}
        variables = {**os.environ, **STACK, **access, "AWS_ENDPOINT_URL": emulator.url}
        # What answers its first call late would have the server give up.
        emulator.post("/", {}, "dynamodb", **{"x-amz-target": "DynamoDB_20120810.ListTables"})
        command = [built / "latchkey", "--aws", "--memory", "--port", "0"]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=variables)
        try:
            # The lines that it begins with: `Server: URL`, `API key: KEY`, and an empty one after them.
            lines = iter(lambda: server.stdout.readline().strip(), "")
            told = dict(line.split(": ", 1) for line in lines)
            if "API key" not in told:
                sys.exit("the local server did not start")
            doors = os.environ.get("LATCHKEY_TEST_FILTER", "")
            asked = [built / "timing", told["Server"], told["API key"], requests, doors]
            return subprocess.run(asked, check=False).returncode
        finally:
            server.terminate()
            server.wait(10)


def tools():
    """Only installs what the others need, while a machine compiles."""
    for tool in ("ministack", "moto", "microburst"):
        environment(tool)
    return 0


STEPS = {
    "moto": lambda: journeys("moto"),
    "ministack": lambda: journeys("ministack"),
    "services": services,
    "faults": faults,
    "deploy": deploy,
    "drills": drills,
    "tools": tools,
    "timing": timing,
}
BY_HAND = ["tools", "timing"]


def main():
    WORK.mkdir(parents=True, exist_ok=True)
    failed = []
    for step in sys.argv[1:] or [step for step in STEPS if step not in BY_HAND]:
        began = time.monotonic()
        print(f"-- {step}", flush=True)
        if STEPS[step]():
            failed.append(step)
        print(f"-- {step}: {'failed' if step in failed else 'fine'} after {time.monotonic() - began:.0f} s", flush=True)
    sys.exit(f"failed: {', '.join(failed)}" if failed else 0)


if __name__ == "__main__":
    main()
