"""From an empty account to the first invitation: `latchkey-deploy up`."""

import hashlib
import json
import pathlib
import re
import tempfile
import time

from . import calls
from .aws import Refused, outputs, parameters, private, say, stack, tools, warn

ROOT = pathlib.Path(__file__).resolve().parents[3]
TAG = "latchkey-deployment"
LAMBDA_QUOTA = ("lambda", "L-B99A9384", 1000)
# Four functions may reserve, and Lambda keeps a hundred unreserved.
RESERVED, FUNCTIONS_THAT_RESERVE, UNRESERVED = 50, 4, 100
# What a stack to try things out does without: 2.21 a month idle then, by infra/deploy/costs.py.
DEV = {
    "MakeAlarms": "false",
    "MakeDashboard": "false",
    "Tracing": "PassThrough",
    "LogRetentionDays": "7",
    "ProtectTable": "false",
}
PROD = {"LogRetentionDays": "90", "Rollout": "Canary10Percent5Minutes"}


class Problem(Exception):
    """Something that the operator has to see to, in words."""


def zone_of(aws, name):
    """The public zone in Route 53 that `name` belongs to: the one with the longest name."""
    zones = (aws.perhaps("route53", "list-hosted-zones", codes=("AccessDenied",)) or {}).get("HostedZones", [])
    fitting = [
        zone
        for zone in zones
        if not zone.get("Config", {}).get("PrivateZone") and f".{name}.".endswith(f".{zone['Name']}")
    ]
    if not fitting:
        return None
    return max(fitting, key=lambda zone: len(zone["Name"]))["Id"].rsplit("/", 1)[-1]


def has_dmarc(aws, zone, domain):
    name = f"_dmarc.{domain}."
    found = aws(
        "route53",
        "list-resource-record-sets",
        "--hosted-zone-id",
        zone,
        "--start-record-name",
        name,
        "--start-record-type",
        "TXT",
        "--max-items",
        "1",
    )
    return any(record["Name"] == name for record in found.get("ResourceRecordSets", []))


def derive(aws, options):
    """The parameters of a stack that is new, from what the operator said."""
    given = dict(DEV if options.dev else PROD)
    domain = options.mail_from.rsplit("@", 1)[1]
    given.update(MailFrom=options.mail_from, MailIdentity=domain)
    identity = aws.perhaps("sesv2", "get-email-identity", "--email-identity", domain, codes=("NotFoundException",))
    address = aws.perhaps(
        "sesv2", "get-email-identity", "--email-identity", options.mail_from, codes=("NotFoundException",)
    )
    if identity is None and address is not None:
        given["MailIdentity"] = options.mail_from  # an address that was verified by hand, without a domain
    elif identity is None:
        given.update(CreateMailIdentity="true", MailFromDomain=f"bounce.{domain}")
        zone = zone_of(aws, domain)
        if zone:
            given["MailZoneId"] = zone
            given["DmarcPolicy"] = "" if has_dmarc(aws, zone, domain) else "quarantine"
    if options.domain:
        given["BaseUrl"] = f"https://{options.domain}"
        zone = zone_of(aws, options.domain)
        if options.cdn:
            given["BehindCdn"] = "true"
        else:
            given["DomainName"] = options.domain
            if options.certificate:
                given["CertificateArn"] = options.certificate
            if zone:
                given["HostedZoneId"] = zone
            elif not options.certificate:
                raise Problem(
                    f"{options.domain} is in no zone of Route 53 in this account: give --certificate ARN, or leave --domain out"
                )
    else:
        given["BaseUrl"] = "https://localhost"  # until the address of the API is known
    if options.alarm_email and not options.dev:
        given["AlarmEmail"] = options.alarm_email
    # What is protected cannot be undone, should the first deployment fail: on, once everything is there.
    given["ProtectTable"] = "false"
    return given


def room(aws):
    """How many instances may be reserved for each function that reserves: none in a new account."""
    limits = aws("lambda", "get-account-settings")["AccountLimit"]
    free = limits["UnreservedConcurrentExecutions"] - UNRESERVED
    return RESERVED if free >= RESERVED * FUNCTIONS_THAT_RESERVE else 0


def ask_of_aws(aws, options, given):
    """What a person at AWS has to allow; it is asked for once."""
    account = aws("sesv2", "get-account")
    if not account.get("ProductionAccessEnabled"):
        asked = account.get("Details", {}).get("ReviewDetails", {}).get("Status")
        if asked in ("PENDING", "GRANTED"):
            say("SES: production access was asked for, and is looked at by AWS (usually within a day)")
        else:
            site = options.website or given.get("BaseUrl", "https://example.com")
            aws.change(
                "SES: asking for production access (a person at AWS reads it, usually within a day)",
                "sesv2",
                "put-account-details",
                "--production-access-enabled",
                "--mail-type",
                "TRANSACTIONAL",
                "--website-url",
                site,
                "--contact-language",
                "EN",
                "--use-case-description",
                "Invitations and security notices that an application sends to people whom its administrators name. "
                "Bounces and complaints come back as events, and stop further mail to the address.",
            )
        say(
            "SES: until then it sends to verified addresses only; verify yours: "
            f"aws sesv2 create-email-identity --email-identity YOU@EXAMPLE.COM{region(aws)}"
        )
    service, quota, wanted = LAMBDA_QUOTA
    if aws("lambda", "get-account-settings")["AccountLimit"]["ConcurrentExecutions"] < wanted:
        try:
            history = aws(
                "service-quotas",
                "list-requested-service-quota-change-history-by-quota",
                "--service-code",
                service,
                "--quota-code",
                quota,
            )
        except Refused:
            history = {}
        pending = [one for one in history.get("RequestedQuotas", []) if one["Status"] in ("PENDING", "CASE_OPENED")]
        if not pending:
            try:
                aws.change(
                    f"Lambda: asking for {wanted} instances at once",
                    "service-quotas",
                    "request-service-quota-increase",
                    "--service-code",
                    service,
                    "--quota-code",
                    quota,
                    "--desired-value",
                    str(wanted),
                )
            except Refused as refused:
                warn(f"Lambda: the quota could not be asked for ({refused.text}); go on with what there is")


def region(aws):
    return f" --region {aws.region}" if aws.region else ""


def bucket(aws, account):
    """Where code and templates lie for CloudFormation: private, and emptied of what is old."""
    name = f"latchkey-artifacts-{account}-{aws.region}"
    try:
        aws("s3api", "head-bucket", "--bucket", name)
        return name
    except Refused:
        pass
    place = [] if aws.region == "us-east-1" else ["--create-bucket-configuration", f"LocationConstraint={aws.region}"]
    aws("s3api", "create-bucket", "--bucket", name, *place)
    aws(
        "s3api",
        "put-public-access-block",
        "--bucket",
        name,
        "--public-access-block-configuration",
        "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
    )
    rule = {"Rules": [{"ID": "old", "Status": "Enabled", "Filter": {"Prefix": ""}, "Expiration": {"Days": 365}}]}
    aws("s3api", "put-bucket-lifecycle-configuration", "--bucket", name, "--lifecycle-configuration", json.dumps(rule))
    return name


def with_code(template, code):
    """The template, with the code of each function at `code`: one archive for all, or a folder with one for each."""
    found = pathlib.Path(code).resolve()

    def place(match):
        name = match.group(2).rsplit("/", 1)[-1]
        archive = found if found.is_file() else found / name / "bootstrap.zip"
        if not archive.is_file():
            raise Problem(f"there is no {archive}: build first, or give --code")
        return f"{match.group(1)}{archive}"

    text, count = re.subn(r"(?m)^( +CodeUri: )([\w./-]+)(?=\s|$)", place, template)
    if not count:
        raise Problem("the template names no code")
    return text


def pack(aws, options, account):
    """Puts code and templates into S3, and writes the template that leads to them."""
    work = pathlib.Path(tempfile.mkdtemp(prefix="latchkey-"))
    template = (ROOT / "template.yaml").read_text(encoding="utf-8")
    if options.code:
        template = with_code(template, options.code)
    else:
        for code in set(re.findall(r"(?m)^ +CodeUri: ([\w./-]+)", template)):
            if not (ROOT / code).is_file():
                raise Problem("give --code: the archive of a release, or the folder target/lambda of a build")
        template = re.sub(r"(?m)^( +CodeUri: )([\w./-]+)", rf"\g<1>{ROOT}/\g<2>", template)
    template = re.sub(r"(?m)^( +TemplateURL: )(infra/)", rf"\g<1>{ROOT}/\g<2>", template)
    source, packed = work / "template.yaml", work / "packed.yaml"
    source.write_text(template, encoding="utf-8")
    place = bucket(aws, account)
    say(f"uploading code and templates to s3://{place}")
    aws.text(
        "cloudformation",
        "package",
        "--template-file",
        str(source),
        "--s3-bucket",
        place,
        "--s3-prefix",
        options.stack,
        "--output-template-file",
        str(packed),
    )
    return packed, place


def settings(given):
    """Another text whenever a parameter is another: see Settings in the template."""
    text = json.dumps({name: value for name, value in given.items() if name != "Settings"}, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def deploy(aws, options, packed, place, given, before):
    """One deployment of the stack; whether something changed."""
    known = {**(before or {}), **given}
    given = {**given, "Settings": settings(known)} if known.get("Rollout", "AllAtOnce") != "AllAtOnce" else given
    words = [f"{name}={value}" for name, value in sorted(given.items())]
    command = [
        "cloudformation",
        "deploy",
        "--template-file",
        str(packed),
        "--stack-name",
        options.stack,
        "--s3-bucket",
        place,
        "--s3-prefix",
        options.stack,
        "--capabilities",
        "CAPABILITY_IAM",
        "CAPABILITY_AUTO_EXPAND",
        "--no-fail-on-empty-changeset",
        "--tags",
        f"{TAG}={options.stack}",
    ]
    if words:
        command += ["--parameter-overrides", *words]
    if not options.dry_run:
        say(f"deploying {options.stack}: the first time takes some minutes")
        try:
            aws.text(*command)
        except Refused as refused:
            raise Problem(f"{refused}\n{reasons(aws, options.stack)}") from refused
        return
    text = aws.text(*command, "--no-execute-changeset")
    found = re.search(r"(arn:[^\s\"]+:changeSet/[^\s\"]+)", text)
    if not found:
        say("no changes")
        return
    changes = aws("cloudformation", "describe-change-set", "--change-set-name", found.group(1))
    for change in changes.get("Changes", []):
        one = change["ResourceChange"]
        again = "  REPLACED" if one.get("Replacement") == "True" else ""
        say(f"{one['Action']:8} {one['ResourceType']:45} {one['LogicalResourceId']}{again}")
    aws("cloudformation", "delete-change-set", "--change-set-name", found.group(1))


def reasons(aws, name):
    """What CloudFormation says of a deployment that failed: the first causes, not all that followed."""
    try:
        events = aws("cloudformation", "describe-stack-events", "--stack-name", name)["StackEvents"]
    except Refused:
        return ""
    failed = [
        event
        for event in events
        if event["ResourceStatus"].endswith("_FAILED") and "cancelled" not in event.get("ResourceStatusReason", "")
    ]
    return "\n".join(
        f"  {event['LogicalResourceId']}: {event.get('ResourceStatusReason', '')}" for event in failed[-5:]
    )


def make_way(aws, options):
    """A first deployment that failed leaves a stack that can only be deleted. Nothing in it was ever used."""
    found = stack(aws, options.stack)
    if found and found["StackStatus"] == "REVIEW_IN_PROGRESS":
        return None
    if found and found["StackStatus"] in ("ROLLBACK_COMPLETE", "ROLLBACK_FAILED"):
        aws.change(
            f"removing {options.stack}, whose first deployment failed",
            "cloudformation",
            "delete-stack",
            "--stack-name",
            options.stack,
        )
        if not options.dry_run:
            aws.text("cloudformation", "wait", "stack-delete-complete", "--stack-name", options.stack)
        return None
    return found


def front(aws, options, made):
    """The CDN, in us-east-1, wherever the API is."""
    there = aws.elsewhere("us-east-1")
    zone = zone_of(aws, options.domain)
    given = {
        "ApiDomain": made["ApiUrl"].removeprefix("https://"),
        "OriginSecret": made["OriginSecretArn"],
        "DomainName": options.domain,
    }
    if options.certificate:
        given["CertificateArn"] = options.certificate
    if zone:
        given["HostedZoneId"] = zone
    elif not options.certificate:
        raise Problem(f"{options.domain} is in no zone of Route 53 here: give --certificate ARN (of us-east-1)")
    if options.dry_run:
        say("would: deploy infra/cdn.yaml in us-east-1")
        return
    say("deploying the CDN and its firewall in us-east-1")
    try:
        there.text(
            "cloudformation",
            "deploy",
            "--template-file",
            str(ROOT / "infra" / "cdn.yaml"),
            "--stack-name",
            f"{options.stack}-cdn",
            "--no-fail-on-empty-changeset",
            "--tags",
            f"{TAG}={options.stack}",
            "--parameter-overrides",
            *(f"{name}={value}" for name, value in sorted(given.items())),
        )
    except Refused as refused:
        raise Problem(f"{refused}\n{reasons(there, options.stack + '-cdn')}") from refused
    if not zone:
        target = outputs(stack(there, f"{options.stack}-cdn")).get("Target")
        say(f"point {options.domain} at {target} (CNAME)")


def wait_for(what, ready, seconds=600, pause=5):
    """Waits, and says for what."""
    end, told = time.monotonic() + seconds, False
    while not ready():
        if not told:
            say(f"waiting for {what}")
            told = True
        if time.monotonic() > end:
            return False
        time.sleep(pause)
    return True


def first_key(aws, options, made):
    """The first API key, in Secrets Manager. It is never printed. The secret is there before the key is, so that there is no key
    which could not be kept."""
    name = f"latchkey/{options.stack}/first-key"
    found = aws.perhaps("secretsmanager", "describe-secret", "--secret-id", name, codes=("ResourceNotFoundException",))
    if found and found.get("VersionIdsToStages"):
        say(f"the first key is in Secrets Manager: {name}")
        return name
    if not found:
        what = f"Latchkey {options.stack}: API key with every scope"
        tag = f"Key={TAG},Value={options.stack}"
        aws("secretsmanager", "create-secret", "--name", name, "--description", what, "--tags", tag)
    with tempfile.TemporaryDirectory(prefix="latchkey-") as work:
        order, answer = pathlib.Path(work, "order.json"), pathlib.Path(work, "answer.json")
        order.write_text(json.dumps({"name": options.name} if options.name else {}), encoding="utf-8")
        answer.touch(0o600)
        function, payload = made["FirstKeyFunctionName"], f"fileb://{order}"
        told = aws("lambda", "invoke", "--function-name", function, "--payload", payload, str(answer))
        text = answer.read_text(encoding="utf-8")
        if told.get("FunctionError") or '"key"' not in text:
            if "there is a key" in text:
                raise Problem("there is a first key already, and it is not in Secrets Manager: whoever made it has it")
            raise Problem(f"the first key could not be made: see the log /latchkey/{options.stack}/first-key")
        secret = pathlib.Path(work, "secret.json")
        with private(secret) as file:
            file.write(json.dumps({**json.loads(text), "url": options.url}))
        say(f"putting the first key into Secrets Manager: {name}")
        try:
            aws("secretsmanager", "put-secret-value", "--secret-id", name, "--secret-string", f"file://{secret}")
        except Refused as refused:
            kept = pathlib.Path("first-key.json")
            with private(kept) as file:
                file.write(secret.read_text(encoding="utf-8"))
            raise Problem(
                f"{refused}\nthe key is in {kept.resolve()}: put it into a safe place, and remove the file"
            ) from refused
    return name


def changed(options, before):
    """What the operator changes about a stack that exists. An address that links and mails have already is not changed in
    passing."""
    if options.domain and before["BaseUrl"] != f"https://{options.domain}":
        raise Problem(
            f"{options.stack} answers at {before['BaseUrl']}, and links lead there; for another name give "
            f"--set BaseUrl=https://{options.domain} --set DomainName={options.domain} --set HostedZoneId=..."
        )
    if options.mail_from and before["MailFrom"] != options.mail_from:
        raise Problem(
            f"{options.stack} sends from {before['MailFrom']}; for another address give "
            f"--set MailFrom={options.mail_from} --set MailIdentity=..."
        )
    if options.alarm_email and before.get("AlarmEmail") != options.alarm_email:
        return {"AlarmEmail": options.alarm_email}
    return {}


def up(aws, options):
    """Everything; what is there already is left as it is."""
    missing = tools()
    if missing:
        raise Problem("\n".join(f"you need {one}" for one in missing))
    account = aws("sts", "get-caller-identity")["Account"]
    found = make_way(aws, options)
    adopted = found is not None and "BaseUrl" not in parameters(found)
    if adopted:
        found = None  # `adopt` has made what holds state, and nothing else
    before = parameters(found) if found else None
    if found is None and not options.mail_from:
        raise Problem("a new stack needs --mail-from ADDRESS")
    given = derive(aws, options) if found is None else changed(options, before)
    if adopted:
        given["ProtectTable"] = "true"  # it holds people already
    given.update(word.split("=", 1) for word in options.set)
    if found is None and not options.dev and "ReservedConcurrency" not in given:
        given["ReservedConcurrency"] = str(room(aws))
    ask_of_aws(aws, options, {**(before or {}), **given})
    packed, place = pack(aws, options, account)
    deploy(aws, options, packed, place, given, before)
    if options.dry_run:
        return
    made = outputs(stack(aws, options.stack))
    now = parameters(stack(aws, options.stack))
    later = {}
    if now["BaseUrl"] == "https://localhost":
        later["BaseUrl"] = made["ApiUrl"]
    # Again after one that was cut off. A stack without alarms is one to try things out.
    said = any(word.startswith("ProtectTable=") for word in options.set)
    if now.get("ProtectTable") == "false" and now.get("MakeAlarms", "true") == "true" and not said:
        later["ProtectTable"] = "true"
    if later:
        say("a second time, now that it is there: " + ", ".join(sorted(later)))
        deploy(aws, options, packed, place, later, now)
    if options.cdn and options.domain:
        front(aws, options, made)
    options.url = {**now, **later}["BaseUrl"]
    finish(aws, options, made, {**now, **later})


def finish(aws, options, made, now):
    """Waits for what takes time, makes the first key, and sends the first invitation."""
    for name in ("DeploymentKeysArn", "SigningKeysArn"):
        secret = made[name]
        if not wait_for("the first keys", lambda secret=secret: rotated(aws, secret)):
            raise Problem(f"the keys were not made: see the log /latchkey/{options.stack}/rotate")
    secret = first_key(aws, options, made)
    if now.get("CreateMailIdentity") == "true":
        if not now.get("MailZoneId"):
            say(
                "write these CNAME records into the zone of your domain:\n  "
                + "\n  ".join(made["MailDnsRecords"].split())
            )
        if not wait_for(
            "SES to find the DNS records of your domain",
            lambda: verified(aws, now["MailIdentity"]),
            seconds=options.patience,
        ):
            warn("SES has not found them yet; mails wait until then. Look again with: latchkey-deploy doctor")
    say(f"Latchkey answers at {options.url}")
    say(f"the key: aws secretsmanager get-secret-value --secret-id {secret}{region(aws)} --query SecretString")
    if now.get("AlarmEmail"):
        say(f"confirm the two subscriptions that are mailed to {now['AlarmEmail']}, or nobody hears an alarm")
    if options.invite:
        calls.invite(calls.key(aws, options.stack), options.invite, watch=True)


def rotated(aws, secret):
    return bool(aws("secretsmanager", "describe-secret", "--secret-id", secret).get("LastRotatedDate"))


def verified(aws, identity):
    found = aws.perhaps("sesv2", "get-email-identity", "--email-identity", identity, codes=("NotFoundException",)) or {}
    return bool(found.get("VerifiedForSendingStatus"))
