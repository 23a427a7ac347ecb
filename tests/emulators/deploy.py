"""The template, expanded as CloudFormation would, created in ministack's CloudFormation: deploy.py EXPANDED ENDPOINT

What ministack cannot do stands in MISSING, and in docs/internals/rehearsed.md. Each time it is asked whether it can by now: then the
rehearsal fails, so that the list stays true. The outputs are used to look at what was made.

moto is not asked: it refuses the whole template, because an output names a resource whose condition is false (5.2.5:
"Fn::GetAtt references undefined resource MailIdentityResource").
"""

import io
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

BUCKET = "bucket"
PARAMETERS = {
    "BaseUrl": "https://join.example.com",
    "MailFrom": "invitations@example.com",
    "MailIdentity": "example.com",
    "SmsDialCodes": "49",
    "AlarmEmail": "operator@example.com",
}
# What is taken out of the template, by type of resource, and what ministack says of it.
MISSING = {
    "AWS::SecretsManager::RotationSchedule": "Unrecognized resource types",
    "AWS::CloudFormation::Stack": "metric math of the alarms, and saved queries",  # nested stacks as such it can
    "AWS::CloudWatch::Alarm": "metric math",
    "AWS::CodeDeploy::Application": "Unrecognized resource types",
    "AWS::CodeDeploy::DeploymentGroup": "Unrecognized resource types",
}


def client(name, endpoint, region="us-east-1"):
    return boto3.client(
        name,
        endpoint_url=endpoint,
        region_name=region,
        aws_access_key_id="123456789012",
        aws_secret_access_key="test",
        config=Config(retries={"max_attempts": 0}, read_timeout=120, s3={"addressing_style": "path"}),
    )


PACKAGE = io.BytesIO()
with zipfile.ZipFile(PACKAGE, "w") as packed:
    packed.writestr("bootstrap", "#!/bin/sh\nexit 1\n")


class Rehearsal:
    def __init__(self, expanded, endpoint, region="us-east-1", code=PACKAGE.getvalue()):
        self.expanded, self.endpoint, self.region, self.code = expanded, endpoint, region, code
        self.s3, self.cloudformation = client("s3", endpoint, region), client("cloudformation", endpoint, region)
        if region == "us-east-1":
            self.bucket = BUCKET
            self.s3.create_bucket(Bucket=self.bucket)
        else:
            self.bucket = f"{BUCKET}-{region}"
            self.s3.create_bucket(Bucket=self.bucket, CreateBucketConfiguration={"LocationConstraint": region})
        self.template = f"{endpoint}/{self.bucket}/template.json"

    def surroundings(self):
        """What leads the tools of AWS to the emulator."""
        return {
            "AWS_ENDPOINT_URL": self.endpoint,
            "AWS_ACCESS_KEY_ID": "123456789012",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_REGION": self.region,
            "AWS_DEFAULT_REGION": self.region,
        }

    def upload(self, without):
        """The template without these types of resources, and all that it needs, in S3."""
        template = json.loads(pathlib.Path(self.expanded).read_text(encoding="utf-8"))
        resources = template["Resources"]
        for logical, resource in list(resources.items()):
            kind, properties = resource["Type"], resource["Properties"]
            if kind in without:
                del resources[logical]
            elif kind == "AWS::Lambda::Function":
                properties["Code"]["S3Bucket"] = self.bucket
                self.s3.put_object(Bucket=self.bucket, Key=properties["Code"]["S3Key"], Body=self.code)
            elif kind == "AWS::CloudFormation::Stack":
                nested = properties["TemplateURL"].rsplit("/", 1)[1]
                self.s3.upload_file(f"infra/{nested}", self.bucket, nested)
                properties["TemplateURL"] = f"{self.endpoint}/{self.bucket}/{nested}"
        self.s3.put_object(Bucket=self.bucket, Key="template.json", Body=json.dumps(template).encode())
        return resources

    def create(self, name, without):
        """What was made, or why it was not."""
        resources = self.upload(without)
        try:
            self.cloudformation.create_stack(
                StackName=name,
                TemplateURL=self.template,
                Capabilities=["CAPABILITY_IAM", "CAPABILITY_AUTO_EXPAND"],
                Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in PARAMETERS.items()],
            )
            waiter = self.cloudformation.get_waiter("stack_create_complete")
            waiter.wait(StackName=name, WaiterConfig={"Delay": 1, "MaxAttempts": 120})
        except ClientError as error:
            return None, str(error)
        except WaiterError as error:
            events = self.cloudformation.describe_stack_events(StackName=name)["StackEvents"]
            failed = [event for event in events if event["ResourceStatus"].endswith("FAILED")]
            reasons = [f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}" for event in failed]
            why = self.cloudformation.describe_stacks(StackName=name)["Stacks"][0].get("StackStatusReason")
            return None, "; ".join(reasons) or why or str(error)
        return resources, self.cloudformation.describe_stacks(StackName=name)["Stacks"][0]


def dead_letters(rehearsal, outputs, made, table):
    """Where the template's mappings lead what functions cannot do: here none of them runs at all.

    ministack gives a batch up by its age only, so the age is set to seconds; that of the template is hours. Its reading of
    the filters is not ours. What EventBridge calls has no letters there: nothing is made of an EventInvokeConfig.
    """
    functions, sqs = client("lambda", rehearsal.endpoint), client("sqs", rehearsal.endpoint)
    mappings = functions.list_event_source_mappings()["EventSourceMappings"]
    mappings = {mapping["FunctionArn"].rsplit(":", 1)[1]: mapping["UUID"] for mapping in mappings}
    streamed = {made[name]: name for name in ("DeliverFunction", "HistoryFunction")}
    for function in streamed:
        functions.update_event_source_mapping(UUID=mappings[function], MaximumRecordAgeInSeconds=2)
    rows = client("dynamodb", rehearsal.endpoint)
    for partition, sort, more in (
        ("APP#a", "trial#b", {"w_owes": {"BOOL": True}}),  # for deliver
        ("PERSON#a", "person", {}),  # for history
        ("PERSON#a", "event#1", {}),  # for nobody
    ):
        item = {"pk": {"S": partition}, "sk": {"S": sort}, **more}
        rows.put_item(TableName=outputs["TableName"], Item=item)
    found, end = {}, time.monotonic() + 60
    while len(found) < len(streamed) and time.monotonic() < end:
        for message in sqs.receive_message(QueueUrl=outputs["DeadLettersUrl"], MaxNumberOfMessages=10).get("Messages", []):
            letter = json.loads(message["Body"])
            function = letter["requestContext"]["functionArn"].split(":")[6]
            found.setdefault(streamed[function], []).append(letter["DDBStreamBatchInfo"])
            sqs.delete_message(QueueUrl=outputs["DeadLettersUrl"], ReceiptHandle=message["ReceiptHandle"])
        time.sleep(0.5)
    assert set(found) == set(streamed.values()), found
    for batches in found.values():
        # Of three records one passes each filter.
        [batch] = batches
        assert (batch["batchSize"], batch["streamArn"]) == (1, table["LatestStreamArn"]), found
    try:
        functions.get_function_event_invoke_config(FunctionName=made["DispatchFunction"])
        raise AssertionError("an EventInvokeConfig is made by now: look for its letters too, and say so in docs/internals/rehearsed.md")
    except functions.exceptions.ResourceNotFoundException:
        pass
    print("given up, and found in the dead letters: one record of deliver, one of history; those that the filters hold back, not")


def order(rehearsal, *words):
    """`latchkey-deploy` as an operator calls it, with the AWS CLI led to the emulator: exit code and what was printed."""
    surroundings = {**os.environ, **rehearsal.surroundings()}
    command = ["infra/deploy/latchkey-deploy", *words, "--stack", "latchkey"]
    done = subprocess.run(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def findings(rehearsal):
    """What `doctor` finds, by its name."""
    _, text = order(rehearsal, "doctor", "--json")
    return {one["what"]: one for one in json.loads(text)["findings"]}


def examine(rehearsal, outputs, made):
    """`doctor` on what was made, with what the emulator can break broken, and mended by the very commands that `doctor` prints.
    Not the letters: to a queue the first version of the AWS CLI, which is the one that pip has, goes past AWS_ENDPOINT_URL."""
    table, secret = outputs["TableName"], outputs["DeploymentKeysArn"]
    functions, rows = (client(name, rehearsal.endpoint) for name in ("lambda", "dynamodb"))
    events, kms = client("events", rehearsal.endpoint), client("kms", rehearsal.endpoint)
    secrets, mails = client("secretsmanager", rehearsal.endpoint), client("sesv2", rehearsal.endpoint)
    mails.create_email_identity(EmailIdentity=PARAMETERS["MailIdentity"])
    rule = {name: made[name].rsplit("/", 1)[-1] for name in ("SweepFunctionEachMinute", "DispatchFunctionDue")}
    before = findings(rehearsal)
    print("doctor:", ", ".join(f"{what} {one['verdict']}" for what, one in before.items()))
    for what, one in before.items():
        if one["verdict"] == "skip":
            print(f"passed over: {what}: {one['told']}")

    def read(mapping, on):
        functions.update_event_source_mapping(UUID=made[mapping], Enabled=on)

    # What breaks, how `doctor` tells of it, and what mends it where that is not a command for the AWS CLI.
    clean_up = {"Enabled": False, "AttributeName": "ttl"}
    recovery = {"PointInTimeRecoveryEnabled": False}
    breaks = {
        "recovery": (
            lambda: rows.update_continuous_backups(TableName=table, PointInTimeRecoverySpecification=recovery),
            "could not be had back",
            None,
        ),
        "clean-up": (
            lambda: rows.update_time_to_live(TableName=table, TimeToLiveSpecification=clean_up),
            "past its time stays",
            None,
        ),
        "deletion": (
            lambda: rows.update_table(TableName=table, DeletionProtectionEnabled=False),
            "can be deleted",
            lambda: rows.update_table(TableName=table, DeletionProtectionEnabled=True),
        ),
        "messages": (lambda: read("DeliverFunctionOwed", False), "", lambda: read("DeliverFunctionOwed", True)),
        "timeline and events": (
            lambda: read("HistoryFunctionChanges", False),
            "",
            lambda: read("HistoryFunctionChanges", True),
        ),
        "what is due": (lambda: events.disable_rule(Name=rule["SweepFunctionEachMinute"]), "is off", None),
        "webhooks that are due": (lambda: events.disable_rule(Name=rule["DispatchFunctionDue"]), "is off", None),
        "key": (lambda: kms.disable_key(KeyId=made["TableKey"]), "Disabled", None),
        "deployment keys": (lambda: secrets.delete_secret(SecretId=secret), "will be deleted", None),
        "identity": (
            lambda: mails.delete_email_identity(EmailIdentity=PARAMETERS["MailIdentity"]),
            "is no identity",
            None,
        ),
    }
    # All at once, since a look takes half a minute with the AWS CLI; in turn in infra/deploy/tests.
    for breaks_it, *_ in breaks.values():
        try:
            breaks_it()
        except ClientError as error:
            assert "TimeToLive is already disabled" in str(error), error  # as the emulator makes it
    found = findings(rehearsal)
    by_command = []
    for what, (_, told, mends_it) in breaks.items():
        one = found.get(what)
        assert one and one["verdict"] in ("fail", "warn") and told in one["told"], (what, one)
        if mends_it:
            mends_it()
            continue
        command = one["mend"]
        assert command.startswith("aws "), (what, command)
        surroundings = {**os.environ, **rehearsal.surroundings()}
        subprocess.run(command, shell=True, env=surroundings, stdout=subprocess.DEVNULL, check=True)
        by_command.append(what)
    found = findings(rehearsal)
    for what, (_, told, _) in breaks.items():
        one = found.get(what)
        # Nothing rotates here, so of the secret it says next that it holds no keys yet.
        assert one is None or one["verdict"] == "fine" or (what == "deployment keys" and told not in one["told"]), one
    print("doctor, broken and mended:", ", ".join(breaks))
    print("by the command that it prints:", ", ".join(by_command))


def restored(rehearsal, outputs, made):
    """The drill of docs/drills.md, as far as the emulator has it: a table of another moment, and what a stack made around it would
    hold."""
    code, text = order(rehearsal, "restore", "--to-table", "latchkey-restored")
    assert code == 0, text
    rows = client("dynamodb", rehearsal.endpoint)
    table = rows.describe_table(TableName="latchkey-restored")["Table"]
    assert table["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES", table
    assert table["DeletionProtectionEnabled"] is True, table
    ttl = rows.describe_time_to_live(TableName="latchkey-restored")["TimeToLiveDescription"]
    assert ttl["AttributeName"] == "ttl", ttl
    backups = rows.describe_continuous_backups(TableName="latchkey-restored")["ContinuousBackupsDescription"]
    assert backups["PointInTimeRecoveryDescription"]["PointInTimeRecoveryStatus"] == "ENABLED", backups
    assert f"--table latchkey-restored --table-key {made['TableKey']}" in text, text
    print("restored: a table with stream, clean-up, recovery and protection;", text.strip().splitlines()[-1].strip())


def not_moved(rehearsal, outputs, table):
    """What drills.py adds to the emulator, asked of the emulator as it is."""
    key = client("kms", rehearsal.endpoint).create_key()["KeyMetadata"]["KeyId"]
    secret = client("secretsmanager", rehearsal.endpoint).create_secret(Name="alone", SecretString="x")["ARN"]
    wanted = [
        ("AWS::KMS::Key", "TableKey", {"KeyId": key}),
        ("AWS::SecretsManager::Secret", "DeploymentKeys", {"Id": secret}),
    ]
    template = {"Resources": {name: {"Type": kind, "DeletionPolicy": "Retain"} for kind, name, _ in wanted}}
    rehearsal.cloudformation.create_change_set(
        StackName="latchkey-import",
        ChangeSetName="adopt",
        ChangeSetType="IMPORT",
        TemplateBody=json.dumps(template),
        ResourcesToImport=[
            {"ResourceType": kind, "LogicalResourceId": name, "ResourceIdentifier": by} for kind, name, by in wanted
        ],
    )
    found = rehearsal.cloudformation.describe_change_set(StackName="latchkey-import", ChangeSetName="adopt")
    assert found["StatusReason"].endswith("not supported by this emulator for AWS::SecretsManager::Secret"), found
    try:
        secrets = client("secretsmanager", rehearsal.endpoint, "eu-west-1")
        secrets.stop_replication_to_replica(SecretId=outputs["DeploymentKeysArn"])
        raise AssertionError("replicas become secrets of their own by now: take that out of ministack_moves.py")
    except ClientError as error:
        assert "Unknown action" in str(error), error
    try:
        client("dynamodb", rehearsal.endpoint, "eu-west-1").restore_table_to_point_in_time(
            SourceTableArn=table["TableArn"], TargetTableName="moved", UseLatestRestorableTime=True
        )
        raise AssertionError("tables are restored across regions by now: take that out of ministack_moves.py")
    except ClientError as error:
        assert "Source table not found" in str(error), error
    print("not to be had, and added for the drills: an import of secrets, the end of a replication, a restore across regions")


def packed(rehearsal):
    """The template as it is, and not expanded, packed and uploaded by `latchkey-deploy` with the AWS CLI: the code once, for all
    functions. There the emulator stops, since it expands nothing by itself."""
    with tempfile.TemporaryDirectory() as work:
        archive = pathlib.Path(work, "latchkey.zip")
        archive.write_bytes(PACKAGE.getvalue())
        code, text = order(rehearsal, "up", "--code", str(archive), "--dry-run")
    assert code == 2 and "the SAM transform was not applied" in text, text
    objects = rehearsal.s3.list_objects_v2(Bucket="latchkey-artifacts-123456789012-us-east-1")["Contents"]
    templates = [one["Key"] for one in objects if one["Key"].endswith(".template")]
    assert (len(objects) - len(templates), len(templates)) == (1, 4), objects
    print("packed: the code once, four templates")


def packed_by_sam(rehearsal):
    """The same by `sam package`, as whoever deploys with the SAM CLI calls it, where .ci/run has installed it."""
    sam = pathlib.Path("target/ci/sam/bin/sam")
    if not sam.exists():
        print("not packed by the SAM CLI, which is not here: .ci/run installs it")
        return
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        archive = work / "target/lambda/latchkey.zip"
        archive.parent.mkdir(parents=True)
        archive.write_bytes(PACKAGE.getvalue())
        shutil.copy("template.yaml", work)
        (work / "infra").mkdir()
        for nested in pathlib.Path("infra").glob("*.yaml"):
            shutil.copy(nested, work / "infra")
        surroundings = {**os.environ, **rehearsal.surroundings(), "SAM_CLI_TELEMETRY": "0"}
        names = ["--template-file", "template.yaml", "--s3-bucket", BUCKET, "--s3-prefix", "sam", "--output-template-file", "packed.yaml"]
        done = subprocess.run(
            [sam.resolve(), "package", *names], cwd=work, env=surroundings, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        codes = set(re.findall(r"CodeUri: (\S+)", (work / "packed.yaml").read_text(encoding="utf-8")))
    assert len(codes) == 1 and codes.pop().startswith(f"s3://{BUCKET}/sam/"), codes
    objects = rehearsal.s3.list_objects_v2(Bucket=BUCKET, Prefix="sam/")["Contents"]
    templates = [one["Key"] for one in objects if one["Key"].endswith(".template")]
    assert (len(objects) - len(templates), len(templates)) == (1, 3), objects
    print("packed by the SAM CLI: the code once, three nested templates")


def main():
    rehearsal = Rehearsal(*sys.argv[1:3])
    for kind in MISSING:
        made, why = rehearsal.create("latchkey-" + kind.rsplit(":", 1)[1].lower(), set(MISSING) - {kind})
        assert made is None, f"{kind} can be made by now: take it out of MISSING, and out of docs/internals/rehearsed.md"
        print(f"not to be had: {kind}: {why}")
    resources, stack = rehearsal.create("latchkey", set(MISSING))
    assert resources, stack
    outputs = {output["OutputKey"]: output["OutputValue"] for output in stack["Outputs"]}
    made = rehearsal.cloudformation.describe_stack_resources(StackName="latchkey")["StackResources"]
    made = {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in made}

    # The outputs lead to what the template describes.
    table = client("dynamodb", rehearsal.endpoint).describe_table(TableName=outputs["TableName"])["Table"]
    names = sorted(index["IndexName"] for index in table["GlobalSecondaryIndexes"])
    assert names == ["by_application", "by_due"], table
    assert table["StreamSpecification"]["StreamViewType"] == "NEW_AND_OLD_IMAGES", table
    assert table["DeletionProtectionEnabled"] is True, table
    secrets = client("secretsmanager", rehearsal.endpoint)
    for name in ("DeploymentKeysArn", "SigningKeysArn"):
        filling = json.loads(secrets.get_secret_value(SecretId=outputs[name])["SecretString"])
        # What `rotate` takes for no keys.
        assert list(filling) == ["placeholder"], "the filling that the first rotation replaces has another form"
    queue = outputs["DeadLettersUrl"].rsplit("/", 1)[1]
    assert client("sqs", rehearsal.endpoint).get_queue_url(QueueName=queue)["QueueUrl"]
    functions = client("lambda", rehearsal.endpoint)
    wanted = [name for name, resource in resources.items() if resource["Type"] == "AWS::Lambda::Function"]
    for name in wanted:
        found = functions.get_function_configuration(FunctionName=made[name])
        given = resources[name]["Properties"]
        assert found["Runtime"] == "provided.al2023", found
        assert (found["MemorySize"], found["Timeout"]) == (given["MemorySize"], given["Timeout"]), found
        variables = found["Environment"]["Variables"]
        assert set(variables) == set(given["Environment"]["Variables"]), found
        assert variables["LATCHKEY_TABLE"] == outputs["TableName"], found
    for command in ("FirstKeyCommand", "RedriveCommand"):
        words = outputs[command].split()
        functions.get_function_configuration(FunctionName=words[words.index("--function-name") + 1])
    mapped = functions.list_event_source_mappings()["EventSourceMappings"]
    streams = {mapping["EventSourceArn"] for mapping in mapped}
    assert streams == {table["LatestStreamArn"]} and len(mapped) >= 2, mapped
    api = outputs["ApiUrl"].removeprefix("https://").split(".")[0]
    # ministack makes no routes of the OpenAPI document that SAM writes into `Body`.
    gateway = client("apigatewayv2", rehearsal.endpoint)
    assert gateway.get_api(ApiId=api)["ProtocolType"] == "HTTP"
    assert not gateway.get_routes(ApiId=api)["Items"], "routes are made of `Body` by now: say so in docs/internals/rehearsed.md"
    dead_letters(rehearsal, outputs, made, table)
    examine(rehearsal, outputs, made)
    restored(rehearsal, outputs, made)
    not_moved(rehearsal, outputs, table)
    packed(rehearsal)
    packed_by_sam(rehearsal)
    print(f"made: {len(resources)} resources, {len(wanted)} functions among them; outputs: {', '.join(sorted(outputs))}")


if __name__ == "__main__":
    main()
