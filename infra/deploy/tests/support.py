"""A fake AWS CLI on the path, with a deployment in which everything is well."""

import contextlib
import copy
import datetime
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import fake_aws  # noqa: E402
from operate import aws, calls, doctor, install, main, moves  # noqa: E402,F401

ARN = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:"
PARAMETERS = {
    "BaseUrl": "https://join.example.com",
    "MailFrom": "invitations@example.com",
    "MailIdentity": "example.com",
    "CreateMailIdentity": "true",
    "MailZoneId": "Z123",
    "SmsDialCodes": "49",
    "MailsPerDay": "10000",
    "RotationDays": "90",
    "MakeAlarms": "true",
    "AlarmEmail": "operations@example.com",
    "ReservedConcurrency": "50",
    "BehindCdn": "false",
}
OUTPUTS = {
    "ApiUrl": "https://a1b2.execute-api.eu-central-1.amazonaws.com",
    "TableName": "latchkey-Table-1",
    "DeploymentKeysArn": ARN + "DeploymentKeys-1",
    "SigningKeysArn": ARN + "SigningKeys-1",
    "DeadLettersUrl": "https://sqs.eu-central-1.amazonaws.com/123456789012/letters",
    "RedriveCommand": "aws lambda invoke --function-name redrive redriven.json",
    "FirstKeyFunctionName": "first-key",
    "MailDnsRecords": "a=b c=d e=f",
    "RedriveFunctionName": "redrive",
    "TableKeyId": "key-1",
}
RESOURCES = {
    "TableKey": "key-1",
    "Table": "latchkey-Table-1",
    "DeliverFunctionOwed": "uuid-deliver",
    "HistoryFunctionChanges": "uuid-history",
    "SweepFunctionEachMinute": "rule-sweep",
    "DispatchFunctionDue": "rule-dispatch",
    "DeliverFunction": "deliver",
    "Alarms": "alarms-stack",
}
NESTED = {
    "Urgent": "arn:aws:sns:eu-central-1:123456789012:urgent",
    "Warning": "arn:aws:sns:eu-central-1:123456789012:warning",
    "DeadLettersAlarm": "alarm-letters",
}


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def listed(ids):
    return {"StackResources": [{"LogicalResourceId": name, "PhysicalResourceId": id} for name, id in ids.items()]}


def a_stack(status="CREATE_COMPLETE", parameters=None, **more):
    return {
        "Stacks": [
            {
                "StackName": "latchkey",
                "StackStatus": status,
                "Parameters": [
                    {"ParameterKey": key, "ParameterValue": value} for key, value in (parameters or PARAMETERS).items()
                ],
                "Outputs": [{"OutputKey": key, "OutputValue": value} for key, value in OUTPUTS.items()],
                "DriftInformation": {"StackDriftStatus": "IN_SYNC"},
                **more,
            }
        ]
    }


WELL = {
    "sts get-caller-identity": {"Account": "123456789012"},
    "cloudformation describe-stacks": a_stack(),
    "cloudformation describe-stack-resources": {"by": {"alarms-stack": listed(NESTED), "latchkey": listed(RESOURCES)}},
    "sesv2 get-account": {
        "ProductionAccessEnabled": True,
        "SendingEnabled": True,
        "EnforcementStatus": "HEALTHY",
        "SendQuota": {"Max24HourSend": 50000, "SentLast24Hours": 10, "MaxSendRate": 14},
    },
    "sesv2 get-email-identity": {
        "VerifiedForSendingStatus": True,
        "DkimAttributes": {"Status": "SUCCESS", "SigningEnabled": True},
        "MailFromAttributes": {"MailFromDomain": "bounce.example.com", "MailFromDomainStatus": "SUCCESS"},
    },
    "sns get-sms-sandbox-account-status": {"IsInSandbox": False},
    "sns get-sms-attributes": {"attributes": {"MonthlySpendLimit": "50"}},
    "cloudwatch get-metric-statistics": {"Datapoints": []},
    "pinpoint-sms-voice-v2 describe-account-attributes": {
        "AccountAttributes": [{"Name": "DEFAULT_PROTECT_CONFIGURATION_ID", "Value": "p-1"}]
    },
    "secretsmanager describe-secret": {"RotationEnabled": True, "LastRotatedDate": now().isoformat()},
    "kms describe-key": {"KeyMetadata": {"KeyId": "key-1", "KeyState": "Enabled"}},
    "dynamodb describe-table": {
        "Table": {
            "TableStatus": "ACTIVE",
            "DeletionProtectionEnabled": True,
            "StreamSpecification": {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
            "SSEDescription": {"Status": "ENABLED", "KMSMasterKeyArn": "arn:aws:kms:x:1:key/key-1"},
            "GlobalSecondaryIndexes": [{"IndexName": "by_application"}, {"IndexName": "by_due"}],
        }
    },
    "dynamodb describe-continuous-backups": {
        "ContinuousBackupsDescription": {"PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": "ENABLED"}}
    },
    "dynamodb describe-time-to-live": {"TimeToLiveDescription": {"TimeToLiveStatus": "ENABLED"}},
    "lambda get-event-source-mapping": {"State": "Enabled", "LastProcessingResult": "OK"},
    "lambda get-account-settings": {
        "AccountLimit": {"ConcurrentExecutions": 1000, "UnreservedConcurrentExecutions": 800}
    },
    "events describe-rule": {"State": "ENABLED"},
    "sqs get-queue-attributes": {"Attributes": {"ApproximateNumberOfMessages": "0"}},
    "sns list-subscriptions-by-topic": {"Subscriptions": [{"SubscriptionArn": "arn:aws:sns:x:1:urgent:2"}]},
    "cloudwatch describe-alarms": {"MetricAlarms": []},
}


class WithAws(unittest.TestCase):
    # Without a process for each call: there are thousands. One test, with `False`, has them.
    in_process = True
    turn = threading.Lock()

    def answered(self, words, **_):
        if words[1:] == ["--version"]:
            return subprocess.CompletedProcess(words, 0, "aws-cli/2.17.0 Python/3.11.8", "")
        with self.turn:
            state = json.loads(self.state.read_text(encoding="utf-8"))
            code, out, err = fake_aws.answer(state, words[1:])
            self.state.write_text(json.dumps(state), encoding="utf-8")
        return subprocess.CompletedProcess(words, code, out, err)

    def setUp(self):
        self.work = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.work)
        (self.work / "bin").mkdir()
        (self.work / "bin" / "aws").symlink_to(HERE / "fake_aws.py")
        self.state = self.work / "state.json"
        before = dict(os.environ)
        self.addCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        os.environ.update(
            PATH=f"{self.work / 'bin'}:{os.environ['PATH']}", FAKE_AWS=str(self.state), AWS_REGION="eu-central-1"
        )
        aws._VERSION.clear()
        if self.in_process:
            run = aws.subprocess.run
            self.addCleanup(setattr, aws.subprocess, "run", run)
            aws.subprocess.run = self.answered
        self.addCleanup(setattr, install.time, "sleep", install.time.sleep)
        install.time.sleep = lambda _: None
        self.answers = copy.deepcopy(WELL)

    def run_main(self, *words):
        """Status, what was printed, what was said to be wrong."""
        self.state.write_text(json.dumps({"answers": self.answers, "calls": []}), encoding="utf-8")
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            status = main.main(list(words))
        return status, out.getvalue(), err.getvalue()

    def calls(self, name=None):
        found = json.loads(self.state.read_text(encoding="utf-8"))["calls"]
        return [words for words in found if name is None or " ".join(words[:2]) == name]
