"""A stack around what is there already: after an uninstall, after a restore, in another region. See docs/drills.md."""

import json
import pathlib
import re
import tempfile
import time

from .aws import outputs, resources, say, seconds, stack

# What holds state, and by what CloudFormation knows each of them.
STATEFUL = {
    "TableKey": ("AWS::KMS::Key", "KeyId"),
    "Table": ("AWS::DynamoDB::Table", "TableName"),
    "DeploymentKeys": ("AWS::SecretsManager::Secret", "Id"),
    "SigningKeys": ("AWS::SecretsManager::Secret", "Id"),
}


def block(template, section, name):
    """What stands under a name in a section of the template, as text."""
    _, rest = template.split(f"\n{section}:\n", 1)
    found = re.search(rf"(?ms)^  {name}:.*?(?=^(?:  )?[^\s#]|^  #|\Z)", rest)
    return found.group(0).rstrip() + "\n"


def reduced(template):
    """The stateful part of the template, which is all that an import may hold."""
    parts = [
        'AWSTemplateFormatVersion: "2010-09-09"\n',
        "Parameters:\n",
        block(template, "Parameters", "ProtectTable"),
        "Conditions:\n",
        block(template, "Conditions", "ProtectsTable"),
        "Resources:\n",
    ]
    parts += [block(template, "Resources", name) for name in STATEFUL]
    # An import that is taken back must leave everything where it is.
    return "".join(parts).replace("DeletionPolicy: RetainExceptOnCreate", "DeletionPolicy: Retain")


def adopt(aws, options):
    """A new stack that holds the table, the key and the secrets. `up` makes the rest around them."""
    from .install import ROOT, Problem

    if stack(aws, options.stack):
        raise Problem(
            f"there is a stack {options.stack}: delete it first (table, key and secrets stay), or name another"
        )
    ids = {
        "TableKey": options.table_key.rsplit("/", 1)[-1],  # CloudFormation knows it by its id, not by its ARN
        "Table": options.table,
        "DeploymentKeys": options.deployment_keys,
        "SigningKeys": options.signing_keys,
    }
    found = problems(aws, ids)
    if found:
        raise Problem("\n".join(found))
    template = reduced((ROOT / "template.yaml").read_text(encoding="utf-8"))
    wanted = [
        {"ResourceType": kind, "LogicalResourceId": name, "ResourceIdentifier": {by: ids[name]}}
        for name, (kind, by) in STATEFUL.items()
    ]
    if options.dry_run:
        say(template)
        say(json.dumps(wanted, indent=1))
        return
    with tempfile.TemporaryDirectory(prefix="latchkey-") as work:
        body, which = pathlib.Path(work, "stateful.yaml"), pathlib.Path(work, "import.json")
        body.write_text(template, encoding="utf-8")
        which.write_text(json.dumps(wanted), encoding="utf-8")
        say(f"adopting {options.table} into {options.stack}")
        aws(
            "cloudformation",
            "create-change-set",
            "--stack-name",
            options.stack,
            "--change-set-name",
            "adopt",
            "--change-set-type",
            "IMPORT",
            "--template-body",
            f"file://{body}",
            "--resources-to-import",
            f"file://{which}",
            "--parameters",
            "ParameterKey=ProtectTable,ParameterValue=true",
        )
    aws.text(
        "cloudformation",
        "wait",
        "change-set-create-complete",
        "--stack-name",
        options.stack,
        "--change-set-name",
        "adopt",
    )
    aws.text("cloudformation", "execute-change-set", "--stack-name", options.stack, "--change-set-name", "adopt")
    aws.text("cloudformation", "wait", "stack-import-complete", "--stack-name", options.stack)
    say("adopted. Now the rest, with the parameters that the stack before had:")
    say(f"  latchkey-deploy up --stack {options.stack} --region {aws.region} --mail-from ... --domain ... --code ...")
    say("then what is still owed: the output RedriveCommand")


def problems(aws, ids):
    """Why these could not be what a stack is made around: each would only show when somebody's link fails."""
    found = []
    table = aws.perhaps(
        "dynamodb", "describe-table", "--table-name", ids["Table"], codes=("ResourceNotFoundException",)
    )
    if table is None:
        return [f"there is no table {ids['Table']}"]
    table = table["Table"]
    indexes = {one["IndexName"] for one in table.get("GlobalSecondaryIndexes", [])}
    if not {"by_application", "by_due"} <= indexes:
        found.append(
            f"{ids['Table']} lacks the indexes by_application and by_due: it is another table, or of an older release"
        )
    if table.get("StreamSpecification", {}).get("StreamViewType") != "NEW_AND_OLD_IMAGES":
        found.append(
            f"{ids['Table']} has no stream: latchkey-deploy restore switches it on, or aws dynamodb update-table "
            f"--table-name {ids['Table']} --stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES"
        )
    arn = table.get("SSEDescription", {}).get("KMSMasterKeyArn", "")
    if arn and ids["TableKey"] not in arn:
        found.append(f"{ids['Table']} is encrypted with another key: {arn}")
    key = aws.perhaps("kms", "describe-key", "--key-id", ids["TableKey"], codes=("NotFoundException",))
    if key is None or key["KeyMetadata"]["KeyState"] != "Enabled":
        found.append(f"the key {ids['TableKey']} is not enabled")
    for name in ("DeploymentKeys", "SigningKeys"):
        secret = aws.perhaps(
            "secretsmanager", "describe-secret", "--secret-id", ids[name], codes=("ResourceNotFoundException",)
        )
        if secret is None:
            found.append(f"there is no secret {ids[name]}")
        elif secret.get("DeletedDate"):
            found.append(f"{ids[name]} will be deleted: aws secretsmanager restore-secret --secret-id {ids[name]}")
        elif not secret.get("LastRotatedDate") and not has_keys(aws, ids[name]):
            found.append(
                f"{ids[name]} holds no keys: with others than those of the table no link and no password counts"
            )
    return found


def has_keys(aws, secret):
    """Whether there are keys in a secret, and not the filling that the first rotation replaces. What came from another region may
    not say when it was rotated there. Nothing of it is printed."""
    value = aws.perhaps("secretsmanager", "get-secret-value", "--secret-id", secret) or {}
    try:
        return "placeholder" not in json.loads(value.get("SecretString", '"placeholder"'))
    except ValueError:
        return False


def caught_up(aws, table, pause):
    """Waits until recovery knows what was written up to now; it is about five minutes behind."""
    began, told = time.time(), False
    while True:
        found = aws("dynamodb", "describe-continuous-backups", "--table-name", table)["ContinuousBackupsDescription"]
        latest = found.get("PointInTimeRecoveryDescription", {}).get("LatestRestorableDateTime")
        if latest is None or seconds(latest) >= began - 1:
            return
        if not told:
            say("waiting until recovery has what was written up to now: about five minutes")
            told = True
        time.sleep(pause)


def restore(aws, options, pause=15):
    """A table as it was at a moment, with all that a restored one lacks: stream, clean-up, recovery, protection."""
    from .install import Problem

    source, home = options.from_table, aws
    if source is None:
        there = stack(aws, options.stack)
        if there is None:
            raise Problem(f"there is no stack {options.stack} in {aws.region}: name the table with --from-table")
        source = outputs(there)["TableName"]
    by = "--source-table-name"
    if source.startswith("arn:"):
        by, home = "--source-table-arn", aws.elsewhere(source.split(":")[3])
    if home.region != aws.region and not options.table_key:
        raise Problem(f"a table of {home.region} needs a key of {aws.region}: give --table-key")
    if options.at:
        moment = ["--restore-date-time", options.at]
    else:
        moment = ["--use-latest-restorable-time"]
        if not options.dry_run:
            caught_up(home, source.rsplit("/", 1)[-1], pause)
    if options.table_key:
        key = f"Enabled=true,SSEType=KMS,KMSMasterKeyId={options.table_key}"
        moment += ["--sse-specification-override", key]
    aws.change(
        f"restoring {source} to {options.to_table}",
        "dynamodb",
        "restore-table-to-point-in-time",
        by,
        source,
        "--target-table-name",
        options.to_table,
        *moment,
    )
    if options.dry_run:
        return
    told = 0
    while True:
        table = aws("dynamodb", "describe-table", "--table-name", options.to_table)["Table"]
        if table["TableStatus"] == "ACTIVE":
            break
        if told % 20 == 0:
            say("DynamoDB restores: this takes from some minutes to hours")
        told += 1
        time.sleep(pause)
    ready(aws, options.to_table, table, pause)
    found = {}
    there = stack(aws, options.stack)
    if there:
        found = {**resources(aws, options.stack), **outputs(there)}
        say(f"ready. Delete the stack {options.stack} (the old table stays), and then:")
    else:
        say("ready. Once the secrets are here too:")
    key = options.table_key or found.get("TableKey", "...")
    say(
        f"  latchkey-deploy adopt --stack {options.stack} --region {aws.region} --table {options.to_table} --table-key {key} "
        f"--deployment-keys {found.get('DeploymentKeysArn', '...')} --signing-keys {found.get('SigningKeysArn', '...')}"
    )


def ready(aws, name, table, pause=15):
    """A restored table has none of these, whatever the one before had."""
    if not table.get("StreamSpecification", {}).get("StreamEnabled"):
        aws.change(
            "switching its stream on",
            "dynamodb",
            "update-table",
            "--table-name",
            name,
            "--stream-specification",
            "StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES",
        )
        while aws("dynamodb", "describe-table", "--table-name", name)["Table"]["TableStatus"] != "ACTIVE":
            time.sleep(pause)
    if not table.get("DeletionProtectionEnabled"):
        aws.change(
            "protecting it from deletion",
            "dynamodb",
            "update-table",
            "--table-name",
            name,
            "--deletion-protection-enabled",
        )
    ttl = aws("dynamodb", "describe-time-to-live", "--table-name", name)["TimeToLiveDescription"]
    if ttl.get("TimeToLiveStatus") not in ("ENABLED", "ENABLING"):
        aws.change(
            "switching its clean-up on",
            "dynamodb",
            "update-time-to-live",
            "--table-name",
            name,
            "--time-to-live-specification",
            "Enabled=true,AttributeName=ttl",
        )
    aws.change(
        "switching its recovery on",
        "dynamodb",
        "update-continuous-backups",
        "--table-name",
        name,
        "--point-in-time-recovery-specification",
        "PointInTimeRecoveryEnabled=true",
    )
