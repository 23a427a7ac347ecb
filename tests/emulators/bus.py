"""A bus, a rule and a queue on an emulator, and what came out of the queue: bus.py make|compare ENDPOINT [TOLD]

The rule is the one that docs/webhooks.md tells back ends to make: source `latchkey`. TOLD has an entry of PutEvents a line, as the
functions made it and the emulator's bus took it.
"""

import collections
import datetime
import json
import pathlib
import sys

import boto3
from botocore.config import Config

BUS, RULE, QUEUE, ELSEWHERE = "latchkey", "to-the-back-end", "events", "somebody-elses"


def client(name, endpoint):
    config = Config(retries={"max_attempts": 0}, read_timeout=60)
    # The account and the region of the functions in the journeys.
    keys = {"aws_access_key_id": "local", "aws_secret_access_key": "local"}
    return boto3.client(name, endpoint_url=endpoint, region_name="us-east-1", config=config, **keys)


def make(endpoint):
    events, sqs = client("events", endpoint), client("sqs", endpoint)
    events.create_event_bus(Name=BUS)
    for queue, source in ((QUEUE, "latchkey"), (ELSEWHERE, "another")):
        url = sqs.create_queue(QueueName=queue)["QueueUrl"]
        arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
        rule = f"{RULE}-{queue}"
        events.put_rule(Name=rule, EventBusName=BUS, EventPattern=json.dumps({"source": [source]}))
        events.put_targets(Rule=rule, EventBusName=BUS, Targets=[{"Id": "1", "Arn": arn}])


def came_out(sqs, queue):
    url = sqs.get_queue_url(QueueName=queue)["QueueUrl"]
    while messages := sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10).get("Messages"):
        for message in messages:
            yield json.loads(message["Body"])
            sqs.delete_message(QueueUrl=url, ReceiptHandle=message["ReceiptHandle"])


def same(event):
    """What an event is, whatever the order of its fields."""
    return json.dumps(event, sort_keys=True)


def compare(endpoint, told):
    lines = pathlib.Path(told).read_text(encoding="utf-8").splitlines()
    entries = [json.loads(line) for line in lines]
    sqs = client("sqs", endpoint)
    found, strange = collections.Counter(), []
    for event in came_out(sqs, QUEUE):
        found[same(event["detail"])] += 1
        if (event["source"], event["detail-type"]) != ("latchkey", event["detail"]["type"]):
            strange.append(event)
    wanted = collections.Counter(same(json.loads(entry["Detail"])) for entry in entries)
    # The moment of the change, and not of the telling. AWS hands it on; ministack says when it was told.
    for entry in entries:
        at = datetime.datetime.fromisoformat(json.loads(entry["Detail"])["time"]).timestamp()
        if int(at) != int(entry["Time"]):
            strange.append(entry)
    kinds = sorted({entry["DetailType"] for entry in entries})
    lost, made_up = wanted - found, found - wanted
    print(f"events: {len(entries)} told, {sum(found.values())} came out of the queue; types: {', '.join(kinds)}")
    for what, which in (("lost", lost), ("made up", made_up), ("strange", strange)):
        for event in list(which)[:3]:
            print(f"{what}: {event}")
    files = (pathlib.Path(__file__).resolve().parents[2] / "infra" / "events").glob("*.schema.json")
    schemas = {file.name.removesuffix(".schema.json") for file in files}
    missed = schemas - set(kinds) - {"webhook.test"}  # that one goes to a webhook, and never over the bus
    if missed:
        print(f"never told: {', '.join(sorted(missed))}")
    others = list(came_out(sqs, ELSEWHERE))
    sys.exit(bool(lost or made_up or strange or missed or others or not entries))


if __name__ == "__main__":
    {"make": make, "compare": compare}[sys.argv[1]](*sys.argv[2:])
