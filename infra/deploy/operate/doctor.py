"""Looks at a deployment, from outside and with credentials from inside. It changes nothing; `mail` sends one mail to SES's own
simulator, and only when it is asked to.

Each check gives what it looked at, a verdict (fine, warn, fail, skip), what it found, and the command that mends it."""

import concurrent.futures
import datetime
import time

from . import calls
from .aws import Refused, outputs, parameters, resources, seconds
from .findings import fail, fine, skip, warn
from .outside import outside, txt

LATE = 600  # seconds that something owed may wait
SIMULATOR = "success@simulator.amazonses.com"


def inside(aws, name, stack):
    """Everything that can be read with credentials. What these may not read is passed over, and said."""
    about = Deployment(aws, name, stack)
    checks = (
        about.template,
        about.mail,
        about.identity,
        about.dns,
        about.sms,
        about.secrets,
        about.key,
        about.table,
        about.mappings,
        about.schedules,
        about.letters,
        about.owed,
        about.room,
        about.alarms,
    )
    # Each starts the AWS CLI some times, which takes longer than what it asks.
    with concurrent.futures.ThreadPoolExecutor(len(checks)) as pool:
        found = [one for some in pool.map(looked_at, checks) for one in some]
    url = about.given.get("BaseUrl", "")
    if url:
        behind = about.made.get("ApiUrl") if about.given.get("BehindCdn") == "true" else None
        found += outside(url, behind)
    return found


def looked_at(check):
    try:
        return check()
    except Refused as refused:
        return [skip(check.__name__, f"not to be read: {refused.text[:160]}")]
    except (KeyError, IndexError, TypeError, ValueError) as error:
        return [skip(check.__name__, f"an answer that is not understood: {error!r}")]


class Deployment:
    def __init__(self, aws, name, stack):
        self.aws, self.name, self.stack = aws, name, stack
        self.made, self.given = outputs(stack), parameters(stack)
        self.ids = resources(aws, name)
        self.where = f" --region {aws.region}" if aws.region else ""

    def template(self):
        """The stack itself, and whether somebody changed what it made."""
        status = self.stack["StackStatus"]
        mend = f"latchkey-deploy up --stack {self.name}"
        found = []
        if status.endswith("_COMPLETE") and "ROLLBACK" not in status:
            found.append(fine("stack", status))
        elif status.endswith("_IN_PROGRESS"):
            found.append(warn("stack", f"{status}: something is under way"))
        else:
            found.append(
                fail("stack", status, f"aws cloudformation describe-stack-events --stack-name {self.name}{self.where}")
            )
        drift = self.stack.get("DriftInformation", {})
        if drift.get("StackDriftStatus") == "DRIFTED":
            found.append(fail("drift", "somebody changed what the stack made", mend))
        elif drift.get("StackDriftStatus") == "IN_SYNC":
            found.append(fine("drift", f"none, when it was looked at ({drift.get('LastCheckTimestamp', '')})"))
        else:
            found.append(
                warn(
                    "drift",
                    "was never looked at",
                    f"aws cloudformation detect-stack-drift --stack-name {self.name}{self.where}",
                )
            )
        return found

    def mail(self):
        """What SES lets this account send."""
        account = self.aws("sesv2", "get-account")
        found = []
        ask = (
            f"aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL --website-url <yours> "
            f"--use-case-description <what for>{self.where}"
        )
        if account.get("ProductionAccessEnabled"):
            found.append(fine("SES sandbox", "left"))
        else:
            found.append(fail("SES sandbox", "mails go to verified addresses only", ask))
        enforcement = account.get("EnforcementStatus", "HEALTHY")
        if not account.get("SendingEnabled", True) or enforcement == "SHUTDOWN":
            found.append(
                fail(
                    "SES sending",
                    f"paused ({enforcement})",
                    "answer AWS's mail about it; what is owed waits until then",
                )
            )
        elif enforcement == "PROBATION":
            found.append(
                warn("SES sending", "under review: too many bounces or complaints", "see the runbook, Bounces")
            )
        else:
            found.append(fine("SES sending", "enabled"))
        quota = account.get("SendQuota", {})
        day, sent = quota.get("Max24HourSend", 0), quota.get("SentLast24Hours", 0)
        wanted = 3 * int(self.given.get("MailsPerDay", "50000"))
        if 0 <= day < wanted and account.get("ProductionAccessEnabled"):
            found.append(
                warn(
                    "SES quota",
                    f"{day:.0f} a day; MailsPerDay three times over is {wanted}",
                    f"ask for more, or latchkey-deploy up --stack {self.name} --set MailsPerDay={int(day // 3)}",
                )
            )
        elif day > 0 and sent > 0.8 * day:
            found.append(
                fail(
                    "SES quota",
                    f"{sent:.0f} of {day:.0f} used in a day",
                    "aws service-quotas request-service-quota-increase --service-code ses --quota-code L-804C8AE8 "
                    f"--desired-value {day * 4:.0f}{self.where}",
                )
            )
        else:
            found.append(
                fine("SES quota", f"{sent:.0f} of {day:.0f} used in a day, {quota.get('MaxSendRate', 0):.0f} a second")
            )
        return found

    def identity(self):
        """Whether SES takes mails from the sender."""
        name = self.given["MailIdentity"]
        found = self.aws.perhaps("sesv2", "get-email-identity", "--email-identity", name, codes=("NotFoundException",))
        if found is None:
            return [
                fail(
                    "identity",
                    f"{name} is no identity of SES here",
                    f"aws sesv2 create-email-identity --email-identity {name}{self.where}",
                )
            ]
        findings = []
        if found.get("VerifiedForSendingStatus"):
            findings.append(fine("identity", f"{name} is verified"))
        else:
            findings.append(fail("identity", f"{name} is not verified", self.records()))
        if "@" in name:
            return findings
        dkim = found.get("DkimAttributes", {})
        if dkim.get("Status") == "SUCCESS" and dkim.get("SigningEnabled", True):
            findings.append(fine("DKIM", "mails are signed"))
        else:
            findings.append(fail("DKIM", dkim.get("Status", "missing"), self.records()))
        sender = found.get("MailFromAttributes", {})
        if not sender.get("MailFromDomain"):
            findings.append(
                warn(
                    "MAIL FROM",
                    "is amazonses.com",
                    f"latchkey-deploy up --stack {self.name} --set MailFromDomain=bounce.{name}",
                )
            )
        elif sender.get("MailFromDomainStatus") == "SUCCESS":
            findings.append(fine("MAIL FROM", sender["MailFromDomain"]))
        else:
            where = self.aws.region or "<region>"
            findings.append(
                fail(
                    "MAIL FROM",
                    f"{sender['MailFromDomain']}: {sender.get('MailFromDomainStatus')}",
                    f"MX {sender['MailFromDomain']} 10 feedback-smtp.{where}.amazonses.com, and "
                    f'TXT {sender["MailFromDomain"]} "v=spf1 include:amazonses.com ~all"',
                )
            )
        return findings

    def records(self):
        told = self.made.get("MailDnsRecords")
        return (
            f"write these CNAME records: {' '.join(told.split())}"
            if told
            else f"write the records that aws sesv2 get-email-identity --email-identity {self.given['MailIdentity']}{self.where} names"
        )

    def dns(self):
        """The DMARC record, as Route 53 has it. Elsewhere it is asked of a public resolver."""
        domain = self.given["MailIdentity"].rsplit("@", 1)[-1]
        text = txt(f"_dmarc.{domain}")
        if text is None:
            return [skip("DMARC", "no resolver could be asked")]
        if any("v=DMARC1" in one for one in text):
            return [fine("DMARC", [one for one in text if "v=DMARC1" in one][0])]
        return [warn("DMARC", f"_dmarc.{domain} has no record", f'TXT _dmarc.{domain} "v=DMARC1; p=quarantine"')]

    def sms(self):
        """Whether SMS can leave, where they are wanted."""
        if not self.given.get("SmsDialCodes"):
            return [skip("SMS", "none are wanted (SmsDialCodes is empty)")]
        found = []
        if self.aws("sns", "get-sms-sandbox-account-status").get("IsInSandbox"):
            found.append(
                fail(
                    "SMS sandbox",
                    "SMS go to verified numbers only",
                    "console: AWS End User Messaging, leave the sandbox",
                )
            )
        else:
            found.append(fine("SMS sandbox", "left"))
        attributes = self.aws("sns", "get-sms-attributes").get("attributes", {})
        limit, spent = float(attributes.get("MonthlySpendLimit", "1")), self.spent()
        if spent is not None and spent > 0.8 * limit:
            found.append(
                fail(
                    "SMS spend",
                    f"{spent:.2f} of {limit:.2f} dollars this month; then SMS stop",
                    f"aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override --monthly-limit <dollars>{self.where}",
                )
            )
        else:
            found.append(fine("SMS spend", f"at most {limit:.2f} dollars a month"))
        guard = self.aws.perhaps("pinpoint-sms-voice-v2", "describe-account-attributes") or {}
        default = {one["Name"]: one.get("Value") for one in guard.get("AccountAttributes", [])}
        if default.get("DEFAULT_PROTECT_CONFIGURATION_ID"):
            found.append(fine("SMS protection", "a protect configuration is the account's default"))
        else:
            found.append(warn("SMS protection", "AWS itself refuses no country", "docs/operating/sms.md"))
        return found

    def spent(self):
        now = datetime.datetime.now(datetime.timezone.utc)
        data = self.aws(
            "cloudwatch",
            "get-metric-statistics",
            "--namespace",
            "AWS/SNS",
            "--metric-name",
            "SMSMonthToDateSpentUSD",
            "--start-time",
            (now - datetime.timedelta(hours=6)).isoformat(),
            "--end-time",
            now.isoformat(),
            "--period",
            "3600",
            "--statistics",
            "Maximum",
        ).get("Datapoints", [])
        return max((point["Maximum"] for point in data), default=None)

    def secrets(self):
        """Whether keys were made, and are made again. What they are is not read."""
        found = []
        for output, what in (("DeploymentKeysArn", "deployment keys"), ("SigningKeysArn", "signing keys")):
            arn = self.made[output]
            mend = f"aws secretsmanager rotate-secret --secret-id {arn}{self.where}"
            secret = self.aws.perhaps(
                "secretsmanager", "describe-secret", "--secret-id", arn, codes=("ResourceNotFoundException",)
            )
            if secret is None:
                found.append(
                    fail(what, "the secret is gone", f"aws secretsmanager restore-secret --secret-id {arn}{self.where}")
                )
                continue
            if secret.get("DeletedDate"):
                found.append(
                    fail(what, "will be deleted", f"aws secretsmanager restore-secret --secret-id {arn}{self.where}")
                )
                continue
            last = secret.get("LastRotatedDate")
            if not last:
                found.append(fail(what, "were never made: the secret holds its filling", mend))
            elif not secret.get("RotationEnabled"):
                found.append(fail(what, "are not rotated", f"latchkey-deploy up --stack {self.name}"))
            elif age(last) > (int(self.given.get("RotationDays", "90")) + 7) * 86400:
                found.append(fail(what, f"were rotated {age(last) // 86400:.0f} days ago", mend))
            else:
                found.append(fine(what, f"rotated {age(last) // 86400:.0f} days ago"))
        return found

    def key(self):
        """The key in KMS: without it nothing can be read."""
        about = self.aws("kms", "describe-key", "--key-id", self.ids["TableKey"])["KeyMetadata"]
        id = about["KeyId"]
        if about["KeyState"] == "PendingDeletion":
            return [
                fail(
                    "key",
                    "WILL BE DELETED, and with it everything",
                    f"aws kms cancel-key-deletion --key-id {id}{self.where} && aws kms enable-key --key-id {id}{self.where}",
                )
            ]
        if about["KeyState"] != "Enabled":
            return [fail("key", about["KeyState"], f"aws kms enable-key --key-id {id}{self.where}")]
        return [fine("key", "enabled")]

    def table(self):
        """The table, and whether it can be had back."""
        name = self.made["TableName"]
        about = self.aws("dynamodb", "describe-table", "--table-name", name)["Table"]
        found = [
            fine("table", about["TableStatus"])
            if about["TableStatus"] in ("ACTIVE", "UPDATING")
            else fail("table", about["TableStatus"], f"aws dynamodb describe-table --table-name {name}{self.where}")
        ]
        sse = about.get("SSEDescription", {}).get("Status", "ENABLED")
        if sse not in ("ENABLED", "UPDATING"):
            found.append(fail("table", f"its key cannot be used ({sse})", "see key, above"))
        if about.get("DeletionProtectionEnabled"):
            found.append(fine("deletion", "the table is protected"))
        else:
            found.append(
                warn(
                    "deletion",
                    "the table can be deleted",
                    f"latchkey-deploy up --stack {self.name} --set ProtectTable=true",
                )
            )
        if not about.get("StreamSpecification", {}).get("StreamEnabled"):
            found.append(
                fail(
                    "stream",
                    "is off: nothing is sent",
                    f"aws dynamodb update-table --table-name {name} "
                    f"--stream-specification StreamEnabled=true,StreamViewType=NEW_AND_OLD_IMAGES{self.where}",
                )
            )
        backups = self.aws("dynamodb", "describe-continuous-backups", "--table-name", name)[
            "ContinuousBackupsDescription"
        ]
        recovery = backups.get("PointInTimeRecoveryDescription", {}).get("PointInTimeRecoveryStatus")
        if recovery == "ENABLED":
            found.append(fine("recovery", "to any second of the last 35 days"))
        else:
            found.append(
                fail(
                    "recovery",
                    "the table could not be had back",
                    f"aws dynamodb update-continuous-backups --table-name {name} "
                    f"--point-in-time-recovery-specification PointInTimeRecoveryEnabled=true{self.where}",
                )
            )
        ttl = self.aws("dynamodb", "describe-time-to-live", "--table-name", name)["TimeToLiveDescription"]
        if ttl.get("TimeToLiveStatus") not in ("ENABLED", "ENABLING"):
            found.append(
                fail(
                    "clean-up",
                    "what is past its time stays",
                    f"aws dynamodb update-time-to-live --table-name {name} "
                    f"--time-to-live-specification Enabled=true,AttributeName=ttl{self.where}",
                )
            )
        return found

    def mappings(self):
        """What reads the stream."""
        found = []
        for logical, what in (("DeliverFunctionOwed", "messages"), ("HistoryFunctionChanges", "timeline and events")):
            uuid = self.ids[logical]
            about = self.aws.perhaps(
                "lambda", "get-event-source-mapping", "--uuid", uuid, codes=("ResourceNotFoundException",)
            )
            if about is None:
                found.append(fail(what, "nothing reads the stream", f"latchkey-deploy up --stack {self.name}"))
                continue
            last = about.get("LastProcessingResult", "")
            if about["State"] not in ("Enabled", "Enabling", "Updating", "Creating"):
                found.append(
                    fail(
                        what,
                        f"the reader of the stream is {about['State']}",
                        f"aws lambda update-event-source-mapping --uuid {uuid} --enabled{self.where}",
                    )
                )
            elif last.startswith("PROBLEM"):
                found.append(
                    fail(
                        what,
                        last,
                        f"see its role and key: aws lambda get-event-source-mapping --uuid {uuid}{self.where}",
                    )
                )
            else:
                found.append(fine(what, f"read ({last or 'nothing yet'})"))
        return found

    def schedules(self):
        """What is called each minute."""
        found = []
        for logical, what in (
            ("SweepFunctionEachMinute", "what is due"),
            ("DispatchFunctionDue", "webhooks that are due"),
        ):
            rule = self.ids[logical].rsplit("/", 1)[-1].rsplit("|", 1)[-1]
            about = self.aws.perhaps("events", "describe-rule", "--name", rule, codes=("ResourceNotFoundException",))
            if about is None:
                found.append(fail(what, "the schedule is gone", f"latchkey-deploy up --stack {self.name}"))
            elif about["State"] != "ENABLED":
                found.append(fail(what, "the schedule is off", f"aws events enable-rule --name {rule}{self.where}"))
            else:
                found.append(fine(what, "called each minute"))
        return found

    def letters(self):
        """What was given up."""
        url = self.made["DeadLettersUrl"]
        about = self.aws(
            "sqs", "get-queue-attributes", "--queue-url", url, "--attribute-names", "ApproximateNumberOfMessages"
        )
        count = int(about.get("Attributes", {}).get("ApproximateNumberOfMessages", "0"))
        if count:
            return [
                fail(
                    "dead letters",
                    f"{count}",
                    f"{self.made['RedriveCommand']}, then aws sqs purge-queue --queue-url {url}{self.where}",
                )
            ]
        return [fine("dead letters", "none")]

    def owed(self):
        """Whether what is owed is sent, as far as figures tell: the oldest record of the last quarter of an hour."""
        now = datetime.datetime.now(datetime.timezone.utc)
        function = self.ids["DeliverFunction"]
        data = self.aws(
            "cloudwatch",
            "get-metric-statistics",
            "--namespace",
            "AWS/Lambda",
            "--metric-name",
            "IteratorAge",
            "--dimensions",
            f"Name=FunctionName,Value={function}",
            "--start-time",
            (now - datetime.timedelta(minutes=15)).isoformat(),
            "--end-time",
            now.isoformat(),
            "--period",
            "300",
            "--statistics",
            "Maximum",
        ).get("Datapoints", [])
        oldest = max((point["Maximum"] for point in data), default=0) / 1000
        if oldest > LATE:
            return [
                fail(
                    "owed",
                    f"a message has waited {oldest / 60:.0f} minutes",
                    f"log /latchkey/{self.name}/deliver; then {self.made['RedriveCommand']}",
                )
            ]
        return [fine("owed", "nothing has waited for ten minutes")]

    def room(self):
        """How many instances may run."""
        limits = self.aws("lambda", "get-account-settings")["AccountLimit"]
        all, free = limits["ConcurrentExecutions"], limits["UnreservedConcurrentExecutions"]
        if all < 100:
            return [
                fail(
                    "Lambda quota",
                    f"{all} instances at once",
                    "aws service-quotas request-service-quota-increase "
                    f"--service-code lambda --quota-code L-B99A9384 --desired-value 1000{self.where}",
                )
            ]
        if self.given.get("ReservedConcurrency", "0") == "0" and free >= 300:
            return [
                warn(
                    "Lambda quota",
                    f"{all} at once, and none reserved",
                    f"latchkey-deploy up --stack {self.name} --set ReservedConcurrency=50",
                )
            ]
        return [fine("Lambda quota", f"{all} at once, {free} unreserved")]

    def alarms(self):
        """Whether somebody hears them, and which ring."""
        if self.given.get("MakeAlarms") == "false":
            return [skip("alarms", "this stack has none")]
        found = []
        nested = resources(self.aws, self.ids["Alarms"])
        topics = [nested[name] for name in ("Urgent", "Warning") if nested.get(name)]
        topics += [self.given[name] for name in ("AlarmTopicArn", "WarningTopicArn") if self.given.get(name)]
        heard = []
        for topic in topics:
            told = self.aws("sns", "list-subscriptions-by-topic", "--topic-arn", topic).get("Subscriptions", [])
            heard.append(any(one["SubscriptionArn"].startswith("arn:") for one in told))
        if heard and all(heard):
            found.append(fine("alarms", "somebody hears them"))
        else:
            found.append(
                fail(
                    "alarms",
                    "nobody hears them",
                    "confirm the mails from AWS Notifications, or "
                    f"latchkey-deploy up --stack {self.name} --set AlarmEmail=<address>",
                )
            )
        names = [id for name, id in nested.items() if name.endswith("Alarm") and id]
        told = self.aws("cloudwatch", "describe-alarms", "--state-value", "ALARM").get("MetricAlarms", [])
        ringing = [one["AlarmName"] for one in told if one["AlarmName"] in names]
        for name in ringing:
            title = next(key for key, id in nested.items() if id == name).removesuffix("Alarm")
            found.append(fail(f"alarm {title}", "rings", f"docs/operating/runbook.md, {title}"))
        if not ringing:
            found.append(fine("alarms that ring", "none"))
        return found


def mail(aws, name):
    """One mail to SES's simulator and back: invites it, waits until it was delivered, and deletes the invitation."""
    try:
        client = calls.key(aws, name)
    except Refused as refused:
        return [skip("a mail", f"the first key is not to be had: {refused.text[:120]}")]
    address = SIMULATOR.replace("@", f"+{int(time.time())}@")
    status, invitation = client("POST", "/v1/invitations", {"email": address})
    if status != 201:
        return [
            fail(
                "a mail", f"the invitation was answered with {status} {invitation.get('code', '')}", "see health, above"
            )
        ]
    end, state = time.monotonic() + 120, None
    while state not in calls.ENDS and time.monotonic() < end:
        time.sleep(2)
        status, told = client("GET", f"/v1/invitations/{invitation['id']}")
        state = calls.state_of(told) if status == 200 else state
    client("DELETE", f"/v1/invitations/{invitation['id']}")
    if state == "delivered":
        return [fine("a mail", "sent, delivered, and told so")]
    if state == "sent":
        return [
            fail(
                "a mail",
                "was sent, and SES's events do not come back",
                f"log /latchkey/{name}/feedback; rule of feedback",
            )
        ]
    return [fail("a mail", f"is {state} after two minutes", f"log /latchkey/{name}/deliver")]


def age(moment):
    """Seconds since a time as the AWS CLI tells it."""
    return time.time() - seconds(moment)
