"""`latchkey-deploy doctor`: a deployment in which all is well, and each thing broken in turn."""

import copy
import http.server
import json
import threading
import unittest

from support import ARN, PARAMETERS, WELL, WithAws, a_stack, aws, doctor, now

import datetime


def changed(name, **fields):
    return {name: {**copy.deepcopy(WELL[name]), **fields}}


OLD = (now() - datetime.timedelta(days=200)).isoformat()
TABLE = WELL["dynamodb describe-table"]["Table"]
IDENTITY = WELL["sesv2 get-email-identity"]
# What is broken; what is said of it; a part of the command that mends it.
BROKEN = [
    ({"cloudformation describe-stacks": a_stack("UPDATE_ROLLBACK_COMPLETE")}, "stack", "describe-stack-events"),
    (
        {"cloudformation describe-stacks": a_stack(DriftInformation={"StackDriftStatus": "DRIFTED"})},
        "drift",
        "latchkey-deploy up",
    ),
    (changed("sesv2 get-account", ProductionAccessEnabled=False), "SES sandbox", "put-account-details"),
    (changed("sesv2 get-account", SendingEnabled=False), "SES sending", "AWS's mail"),
    (changed("sesv2 get-account", EnforcementStatus="SHUTDOWN"), "SES sending", "AWS's mail"),
    (
        changed("sesv2 get-account", SendQuota={"Max24HourSend": 50000, "SentLast24Hours": 49000, "MaxSendRate": 14}),
        "SES quota",
        "request-service-quota-increase",
    ),
    ({"sesv2 get-email-identity": {"error": "NotFoundException"}}, "identity", "create-email-identity"),
    (changed("sesv2 get-email-identity", VerifiedForSendingStatus=False), "identity", "a=b c=d e=f"),
    (changed("sesv2 get-email-identity", DkimAttributes={"Status": "PENDING"}), "DKIM", "CNAME"),
    (
        changed(
            "sesv2 get-email-identity",
            MailFromAttributes={"MailFromDomain": "bounce.example.com", "MailFromDomainStatus": "FAILED"},
        ),
        "MAIL FROM",
        "feedback-smtp.eu-central-1",
    ),
    ({"sns get-sms-sandbox-account-status": {"IsInSandbox": True}}, "SMS sandbox", "sandbox"),
    (
        {
            "cloudwatch get-metric-statistics": {
                "by": {"SMSMonth": {"Datapoints": [{"Maximum": 49.0}]}, "IteratorAge": {"Datapoints": []}}
            }
        },
        "SMS spend",
        "set-text-message-spend-limit-override",
    ),
    (
        {"secretsmanager describe-secret": {"RotationEnabled": True}},
        "deployment keys",
        f"rotate-secret --secret-id {ARN}DeploymentKeys-1",
    ),
    (
        {
            "secretsmanager describe-secret": {
                "by": {"SigningKeys": {"RotationEnabled": True}, "Deployment": WELL["secretsmanager describe-secret"]}
            }
        },
        "signing keys",
        f"rotate-secret --secret-id {ARN}SigningKeys-1",
    ),
    (
        {"secretsmanager describe-secret": {"RotationEnabled": True, "LastRotatedDate": OLD}},
        "deployment keys",
        "rotate-secret",
    ),
    (
        {"secretsmanager describe-secret": {"RotationEnabled": False, "LastRotatedDate": now().isoformat()}},
        "signing keys",
        "latchkey-deploy up",
    ),
    ({"secretsmanager describe-secret": {"DeletedDate": now().isoformat()}}, "deployment keys", "restore-secret"),
    ({"secretsmanager describe-secret": {"error": "ResourceNotFoundException"}}, "deployment keys", "restore-secret"),
    (
        {"kms describe-key": {"KeyMetadata": {"KeyId": "key-1", "KeyState": "PendingDeletion"}}},
        "key",
        "cancel-key-deletion",
    ),
    ({"kms describe-key": {"KeyMetadata": {"KeyId": "key-1", "KeyState": "Disabled"}}}, "key", "enable-key"),
    (
        {"dynamodb describe-table": {"Table": {**TABLE, "TableStatus": "INACCESSIBLE_ENCRYPTION_CREDENTIALS"}}},
        "table",
        "describe-table",
    ),
    ({"dynamodb describe-table": {"Table": {**TABLE, "StreamSpecification": {}}}}, "stream", "update-table"),
    (
        {"dynamodb describe-continuous-backups": {"ContinuousBackupsDescription": {}}},
        "recovery",
        "update-continuous-backups",
    ),
    (
        {"dynamodb describe-time-to-live": {"TimeToLiveDescription": {"TimeToLiveStatus": "DISABLED"}}},
        "clean-up",
        "update-time-to-live",
    ),
    (
        {"lambda get-event-source-mapping": {"State": "Disabled"}},
        "messages",
        "update-event-source-mapping --uuid uuid-deliver --enabled",
    ),
    (
        {"lambda get-event-source-mapping": {"State": "Enabled", "LastProcessingResult": "PROBLEM: internal"}},
        "timeline and events",
        "uuid-history",
    ),
    (
        {"events describe-rule": {"by": {"rule-sweep": {"State": "DISABLED"}, "rule-dispatch": {"State": "ENABLED"}}}},
        "what is due",
        "enable-rule --name rule-sweep",
    ),
    (
        {"events describe-rule": {"by": {"rule-sweep": {"State": "ENABLED"}, "rule-dispatch": {"State": "DISABLED"}}}},
        "webhooks that are due",
        "enable-rule",
    ),
    (
        {"sqs get-queue-attributes": {"Attributes": {"ApproximateNumberOfMessages": "3"}}},
        "dead letters",
        "redriven.json",
    ),
    (
        {
            "cloudwatch get-metric-statistics": {
                "by": {"IteratorAge": {"Datapoints": [{"Maximum": 900000}]}, "SMSMonth": {"Datapoints": []}}
            }
        },
        "owed",
        "redrive",
    ),
    (
        {
            "lambda get-account-settings": {
                "AccountLimit": {"ConcurrentExecutions": 10, "UnreservedConcurrentExecutions": 10}
            }
        },
        "Lambda quota",
        "L-B99A9384",
    ),
    (
        {"sns list-subscriptions-by-topic": {"Subscriptions": [{"SubscriptionArn": "PendingConfirmation"}]}},
        "alarms",
        "confirm",
    ),
    (
        {"cloudwatch describe-alarms": {"MetricAlarms": [{"AlarmName": "alarm-letters"}]}},
        "alarm DeadLetters",
        "docs/operating/runbook.md, DeadLetters",
    ),
]


class Doctor(WithAws):
    def setUp(self):
        super().setUp()
        outside, txt = doctor.outside, doctor.txt
        self.addCleanup(lambda: (setattr(doctor, "outside", outside), setattr(doctor, "txt", txt)))
        doctor.outside = lambda *_: []
        doctor.txt = lambda _: ["v=DMARC1; p=quarantine"]

    def look(self):
        status, out, _ = self.run_main("doctor", "--json")
        return status, json.loads(out)["findings"]

    def test_a_deployment_in_which_all_is_well(self):
        status, findings = self.look()
        self.assertEqual(status, 0)
        self.assertEqual([one for one in findings if one["verdict"] != "fine"], [])
        self.assertGreaterEqual(len(findings), 23)

    def test_it_changes_nothing(self):
        self.look()
        for words in self.calls():
            self.assertRegex(words[1], "^(get|describe|list)-", words)

    def test_each_thing_broken_in_turn_is_said_with_the_command_that_mends_it(self):
        for answers, what, mend in BROKEN:
            with self.subTest(what=what, mend=mend):
                self.answers = {**copy.deepcopy(WELL), **copy.deepcopy(answers)}
                status, findings = self.look()
                found = [one for one in findings if one["what"] == what]
                self.assertEqual([one["verdict"] for one in found], ["fail"], findings)
                self.assertIn(mend, found[0]["mend"])
                self.assertEqual(status, 1)

    def test_what_may_not_be_read_is_passed_over_and_said(self):
        self.answers["kms describe-key"] = {"error": "AccessDeniedException", "why": "not authorized"}
        status, findings = self.look()
        [found] = [one for one in findings if one["verdict"] == "skip"]
        self.assertIn("not authorized", found["told"])
        self.assertEqual(status, 0)

    def test_without_dmarc_it_says_which_record(self):
        doctor.txt = lambda _: []
        status, findings = self.look()
        [found] = [one for one in findings if one["what"] == "DMARC"]
        self.assertEqual((found["verdict"], status), ("warn", 0))
        self.assertIn("v=DMARC1", found["mend"])

    def test_a_stack_without_alarms_is_not_asked_for_them(self):
        self.answers["cloudformation describe-stacks"] = a_stack(parameters={**PARAMETERS, "MakeAlarms": "false"})
        status, _ = self.look()
        self.assertEqual(status, 0)
        self.assertEqual(self.calls("sns list-subscriptions-by-topic"), [])

    def test_alarms_of_other_stacks_are_no_matter(self):
        self.answers["cloudwatch describe-alarms"] = {"MetricAlarms": [{"AlarmName": "somebody-elses"}]}
        self.assertEqual(self.look()[0], 0)

    def test_there_has_to_be_a_stack(self):
        self.answers["cloudformation describe-stacks"] = {
            "error": "ValidationError",
            "why": "Stack with id latchkey does not exist",
        }
        status, _, err = self.run_main("doctor")
        self.assertEqual(status, 2)
        self.assertIn("there is no stack latchkey", err)

    def test_in_words_each_line_has_its_command(self):
        self.answers["sqs get-queue-attributes"] = {"Attributes": {"ApproximateNumberOfMessages": "2"}}
        status, out, _ = self.run_main("doctor")
        self.assertEqual(status, 1)
        self.assertIn("fail  dead letters: 2\n      aws lambda invoke", out)


class Api(http.server.BaseHTTPRequestHandler):
    """A deployment, as far as it is seen from outside."""

    answers = {}

    def do_GET(self):
        path = self.path.split("?")[0]
        status, headers, body = self.answers.get(("GET", path), (404, {}, {}))
        self.reply(status, headers, body)

    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.reply(*self.answers.get(("POST", self.path), (404, {}, {})))

    def do_DELETE(self):
        self.server.deleted.append(self.path)
        self.reply(204, {}, None)

    def reply(self, status, headers, body):
        text = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    request_queue_size = 128


SAFE = {
    "Strict-Transport-Security": "max-age=1",
    "Content-Security-Policy": "default-src 'none'",
    "Referrer-Policy": "no-referrer",
}
OUTSIDE = {
    ("GET", "/health"): (200, {}, {"status": "ok"}),
    ("GET", "/.well-known/jwks.json"): (200, {}, {"keys": [{"kty": "EC"}]}),
    ("GET", "/v1/invitations"): (401, {}, {"code": "api_key_missing"}),
    ("GET", "/i/nothing"): (404, SAFE, {}),
}


class Outside(WithAws):
    def setUp(self):
        super().setUp()
        Api.answers = dict(OUTSIDE)
        server = Server(("127.0.0.1", 0), Api)
        server.deleted = []
        self.server, self.url = server, f"http://127.0.0.1:{server.server_port}"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)

    def bad(self):
        return [one.what for one in doctor.outside(self.url) if one.verdict == "fail"]

    def test_all_is_well(self):
        self.assertEqual(self.bad(), [])
        status, out, _ = self.run_main("doctor", "--url", self.url)
        self.assertEqual(status, 0, out)
        self.assertEqual(self.calls(), [], "no credentials are needed")

    def test_each_thing_broken_in_turn(self):
        for place, answer, what in (
            (("GET", "/health"), (500, {}, {}), "health"),
            (("GET", "/.well-known/jwks.json"), (200, {}, {"keys": []}), "signing keys"),
            (("GET", "/v1/invitations"), (200, {}, {"items": []}), "key asked for"),
        ):
            with self.subTest(what=what):
                Api.answers = {**OUTSIDE, place: answer}
                self.assertEqual(self.bad(), [what])

    def test_a_name_that_leads_nowhere(self):
        [found] = doctor.outside("https://nowhere.invalid")
        self.assertEqual((found.what, found.verdict), ("name", "fail"))

    def test_a_way_past_the_cdn(self):
        found = {one.what: one.verdict for one in doctor.outside(self.url, cdn=self.url)}
        self.assertEqual(found["past the CDN"], "fail")
        Api.answers[("GET", "/v1/invitations")] = (403, {}, {})
        found = {one.what: one.verdict for one in doctor.outside(self.url, cdn=self.url)}
        self.assertEqual(found["past the CDN"], "fine")

    def sent(self, state):
        delivery = {"id": "inv_1", "delivery": {"state": state}}
        Api.answers = {
            **OUTSIDE,
            ("POST", "/v1/invitations"): (201, {}, delivery),
            ("GET", "/v1/invitations/inv_1"): (200, {}, delivery),
        }
        secret = json.dumps({"url": self.url, "key": "lk_secret"})
        self.answers["secretsmanager get-secret-value"] = {"SecretString": secret}
        self.run_main("doctor", "--url", self.url)  # writes the answers down
        [found] = doctor.mail(aws.Aws("eu-central-1"), "latchkey")
        return found

    def test_one_mail_to_the_simulator_and_back(self):
        self.assertEqual(self.sent("delivered").verdict, "fine")
        self.assertEqual(self.server.deleted, ["/v1/invitations/inv_1"], "it leaves nothing behind")

    def test_a_mail_that_is_refused(self):
        self.assertEqual(self.sent("failed").verdict, "fail")

    def test_the_first_invitation_is_followed_to_its_end(self):
        self.sent("delivered")
        status, out, err = self.run_main("invite", "ada@example.com", "--watch")
        self.assertEqual(status, 0, err)
        self.assertIn("invited: inv_1\n  delivered", out)
        self.assertNotIn("lk_secret", out + err)


if __name__ == "__main__":
    unittest.main()
