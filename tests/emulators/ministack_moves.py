"""ministack with the three calls that docs/drills.md needs and that it has not; drills.py runs on it.

- CloudFormation imports a secret into a stack. It can do so with keys of KMS and with tables; for secrets this does the same.
- Secrets Manager makes a replica a secret of its own (StopReplicationToReplica).
- DynamoDB restores a table out of another region, named by its ARN.

deploy.py asks plain ministack for each of them, and fails once it has one.
"""

import json

from ministack.app import app  # noqa: F401
from ministack.core.responses import error_response_json, get_account_id, json_response
from ministack.services import dynamodb, secretsmanager
from ministack.services.cloudformation import changesets, provisioners

SECRET = "AWS::SecretsManager::Secret"


def named(words):
    """A secret by its ARN, or by its name, which is what `Ref` gives in ministack."""
    found = (one for one in secretsmanager._secrets.values() if words in (one["ARN"], one["Name"]))
    return next(found, None)


def import_problem(words):
    return None if named(words) else changesets._IMPORT_NOT_FOUND.format(type=SECRET, value=words)


def imported(identifier):
    secret = named(identifier["Id"])
    return secret["Name"], {"Id": secret["ARN"], "Arn": secret["ARN"]}


def stop_replication(data):
    replica = named(data["SecretId"])
    if replica is None or not secretsmanager._is_replica(replica):
        return error_response_json("InvalidRequestException", "The secret is not a replica.", 400)
    secretsmanager._unlink_from_primary(replica)
    for inner in ("_PrimarySecretArn", "_PrimaryRegion"):
        del replica[inner]
    return json_response({"ARN": replica["ARN"]})


async def secrets(method, path, headers, body, query):
    if headers.get("x-amz-target", "").endswith(".StopReplicationToReplica"):
        return stop_replication(json.loads(body))
    return await plain_secrets(method, path, headers, body, query)


def restore(data):
    """A table that is named by an ARN lies in the region of the ARN; plain ministack looks in that of the request."""
    arn = data.get("SourceTableArn", "")
    if not arn:
        return plain_restore(data)
    region, name = arn.split(":")[3], arn.rsplit("/", 1)[1]
    source = dynamodb._tables.get_scoped(get_account_id(), region, name)
    if source is None or name in dynamodb._tables:
        return plain_restore(data)
    dynamodb._tables[name] = source
    try:
        return plain_restore({**data, "SourceTableName": name})
    finally:
        del dynamodb._tables[name]


provisioners._RESOURCE_HANDLERS[SECRET]["import"] = imported
changesets._IMPORT_LOOKUPS[SECRET] = (("Id",), import_problem)
plain_secrets, secretsmanager.handle_request = secretsmanager.handle_request, secrets
plain_restore, dynamodb._restore_table_to_point_in_time = dynamodb._restore_table_to_point_in_time, restore
