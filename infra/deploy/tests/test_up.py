"""`latchkey-deploy up`, `adopt` and `restore`, against an AWS CLI that answers what a test has written down."""

import datetime
import json
import os
import pathlib
import stat
import subprocess
import unittest

from support import OUTPUTS, PARAMETERS, WithAws, a_stack, aws, calls, install, moves, now

NONE = {"error": "ValidationError", "why": "Stack with id latchkey does not exist"}
GONE = {"error": "NotFoundException"}
ZONES = {
    "HostedZones": [
        {"Id": "/hostedzone/ZEXAMPLE", "Name": "example.com.", "Config": {"PrivateZone": False}},
        {"Id": "/hostedzone/ZJOIN", "Name": "join.example.com.", "Config": {"PrivateZone": False}},
        {"Id": "/hostedzone/ZPRIVATE", "Name": "join.example.com.", "Config": {"PrivateZone": True}},
    ]
}
FIRST = {"id": "key_1", "key": "lk_very_secret", "application": "app_default"}


class Up(WithAws):
    def setUp(self):
        super().setUp()
        self.code = self.work / "latchkey.zip"
        self.code.write_bytes(b"PK")
        self.packed = None
        self.answers.update(
            {
                "cloudformation describe-stacks": [
                    NONE,
                    a_stack(parameters={**PARAMETERS, "Rollout": "Canary10Percent5Minutes", "ProtectTable": "false"}),
                ],
                "sesv2 get-email-identity": [GONE, GONE, {"VerifiedForSendingStatus": True}],
                "route53 list-hosted-zones": ZONES,
                "route53 list-resource-record-sets": {"ResourceRecordSets": []},
                "secretsmanager describe-secret": {
                    "by": {
                        "first-key": {"error": "ResourceNotFoundException"},
                        "Keys": {"LastRotatedDate": "2026-11-30T00:00:00Z"},
                    }
                },
                "lambda invoke": {"StatusCode": 200, "write": json.dumps(FIRST)},
            }
        )

    def up(self, *words):
        return self.run_main("up", "--mail-from", "invitations@example.com", "--code", str(self.code), *words)

    def given(self, which=0):
        words = self.calls("cloudformation deploy")[which]
        at = words.index("--parameter-overrides")
        found = {}
        for word in words[at + 1 :]:
            if word.startswith("--"):
                break
            name, value = word.split("=", 1)
            found[name] = value
        return found

    def test_everything_is_derived_from_a_domain_and_an_address(self):
        status, out, err = self.up("--domain", "join.example.com", "--alarm-email", "operations@example.com")
        self.assertEqual(status, 0, err)
        given = self.given()
        wanted = {
            "BaseUrl": "https://join.example.com",
            "DomainName": "join.example.com",
            "HostedZoneId": "ZJOIN",
            "MailFrom": "invitations@example.com",
            "MailIdentity": "example.com",
            "CreateMailIdentity": "true",
            "MailFromDomain": "bounce.example.com",
            "MailZoneId": "ZEXAMPLE",
            "DmarcPolicy": "quarantine",
            "AlarmEmail": "operations@example.com",
            "ReservedConcurrency": "50",
            "ProtectTable": "false",
            "Rollout": "Canary10Percent5Minutes",
        }
        self.assertEqual({name: given.get(name) for name in wanted}, wanted)
        self.assertTrue(given["Settings"])
        # The table is protected once everything is there, so that a creation that fails can be undone.
        again = self.given(1)
        self.assertEqual(again["ProtectTable"], "true")
        self.assertNotEqual(again["Settings"], given["Settings"])
        # The tag by which costs are told apart.
        self.assertIn("latchkey-deployment=latchkey", self.calls("cloudformation deploy")[0])

    def test_the_first_key_goes_into_secrets_manager_and_nowhere_else(self):
        status, out, err = self.up("--domain", "join.example.com")
        self.assertEqual(status, 0, err)
        self.assertNotIn("lk_very_secret", out + err)
        names = [words[1] for words in self.calls()]
        self.assertLess(names.index("create-secret"), names.index("invoke"), "no key that could not be kept")
        [words] = self.calls("secretsmanager put-secret-value")
        self.assertNotIn("lk_very_secret", " ".join(words))
        file = next(word for word in words if word.startswith("file://"))
        self.assertFalse(os.path.exists(file.removeprefix("file://")), "the file is gone")

    def test_a_first_key_that_is_there_is_left(self):
        there = {"LastRotatedDate": "2026-11-30T00:00:00Z", "VersionIdsToStages": {"a": ["AWSCURRENT"]}}
        self.answers["secretsmanager describe-secret"] = there
        self.assertEqual(self.up("--domain", "join.example.com")[0], 0)
        self.assertEqual(self.calls("lambda invoke"), [])

    def test_a_secret_that_a_run_before_left_empty_gets_its_key(self):
        self.answers["secretsmanager describe-secret"] = {"LastRotatedDate": "2026-11-30T00:00:00Z"}
        self.assertEqual(self.up("--domain", "join.example.com")[0], 0)
        self.assertEqual(len(self.calls("lambda invoke")), 1)
        self.assertEqual(self.calls("secretsmanager create-secret"), [])
        self.assertEqual(len(self.calls("secretsmanager put-secret-value")), 1)

    def test_a_key_that_cannot_be_put_away_is_not_lost(self):
        self.answers["secretsmanager put-secret-value"] = {"error": "AccessDeniedException"}
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        os.chdir(self.work)
        status, out, err = self.up("--domain", "join.example.com")
        self.assertEqual(status, 2)
        kept = self.work / "first-key.json"
        self.assertEqual(json.loads(kept.read_text(encoding="utf-8"))["key"], FIRST["key"])
        self.assertEqual(stat.S_IMODE(kept.stat().st_mode), 0o600)
        self.assertIn("first-key.json", err)
        self.assertNotIn(FIRST["key"], out + err)

    def test_a_key_that_somebody_else_has_is_said(self):
        self.answers["lambda invoke"] = {
            "StatusCode": 200,
            "FunctionError": "Unhandled",
            "write": '{"errorMessage": "there is a key with every scope already"}',
        }
        status, _, err = self.up("--domain", "join.example.com")
        self.assertEqual(status, 2)
        self.assertIn("there is a first key already", err)

    def test_without_a_domain_the_address_of_the_api_follows(self):
        self.answers["cloudformation describe-stacks"] = [
            NONE,
            a_stack(
                parameters={
                    **PARAMETERS,
                    "BaseUrl": "https://localhost",
                    "ProtectTable": "false",
                    "MakeAlarms": "false",
                }
            ),
        ]
        status, out, err = self.up("--dev")
        self.assertEqual(status, 0, err)
        self.assertEqual(self.given()["BaseUrl"], "https://localhost")
        self.assertEqual(self.given(1), {"BaseUrl": OUTPUTS["ApiUrl"]})

    def test_a_stack_to_try_things_out_has_nothing_that_costs_by_the_month(self):
        self.up("--dev")
        given = self.given()
        for name, value in (
            ("MakeAlarms", "false"),
            ("MakeDashboard", "false"),
            ("Tracing", "PassThrough"),
            ("ProtectTable", "false"),
        ):
            self.assertEqual(given[name], value)
        self.assertNotIn("Rollout", given)
        self.assertNotIn("ReservedConcurrency", given)

    def test_what_is_there_keeps_its_parameters(self):
        self.answers["cloudformation describe-stacks"] = a_stack(
            parameters={**PARAMETERS, "Rollout": "Canary10Percent5Minutes", "ProtectTable": "true"}
        )
        status, _, err = self.run_main("up", "--code", str(self.code), "--set", "MailsPerDay=20000")
        self.assertEqual(status, 0, err)
        [words] = self.calls("cloudformation deploy")
        given = self.given()
        self.assertEqual(set(given), {"MailsPerDay", "Settings"})
        # Another setting makes another hash; the same ones make the same.
        before = given["Settings"]
        self.run_main("up", "--code", str(self.code), "--set", "MailsPerDay=20000")
        self.assertEqual(self.given()["Settings"], before)
        self.run_main("up", "--code", str(self.code), "--set", "MailsPerDay=30000")
        self.assertNotEqual(self.given()["Settings"], before)

    def test_the_same_command_changes_nothing_and_keeps_the_name(self):
        self.answers["cloudformation describe-stacks"] = a_stack(parameters={**PARAMETERS, "ProtectTable": "true"})
        self.assertEqual(self.up("--domain", "join.example.com", "--alarm-email", "operations@example.com")[0], 0)
        self.assertNotIn("--parameter-overrides", self.calls("cloudformation deploy")[0])
        self.assertEqual(self.up("--alarm-email", "others@example.com")[0], 0)
        self.assertEqual(self.given(), {"AlarmEmail": "others@example.com"})
        for words, said in (
            (("--domain", "elsewhere.example.com"), "answers at https://join.example.com"),
            (("--mail-from", "others@example.com"), "sends from invitations@example.com"),
        ):
            status, _, err = self.up(*words)
            self.assertEqual((status, self.calls("cloudformation deploy")), (2, []))
            self.assertIn(said, err)

    def test_an_identity_that_is_there_is_used_as_it_is(self):
        self.answers["sesv2 get-email-identity"] = {"VerifiedForSendingStatus": True}
        self.up("--domain", "join.example.com")
        given = self.given()
        self.assertEqual(given["MailIdentity"], "example.com")
        self.assertNotIn("CreateMailIdentity", given)

    def test_a_dmarc_record_that_is_there_is_left(self):
        self.answers["route53 list-resource-record-sets"] = {
            "ResourceRecordSets": [{"Name": "_dmarc.example.com.", "Type": "TXT"}]
        }
        self.up("--domain", "join.example.com")
        self.assertEqual(self.given()["DmarcPolicy"], "")

    def test_a_domain_elsewhere_needs_a_certificate(self):
        self.answers["route53 list-hosted-zones"] = {"HostedZones": []}
        status, _, err = self.up("--domain", "join.example.com")
        self.assertEqual(status, 2)
        self.assertIn("--certificate", err)
        self.assertEqual(self.calls("cloudformation deploy"), [])
        status, _, err = self.up("--domain", "join.example.com", "--certificate", "arn:aws:acm:x")
        self.assertEqual(status, 0, err)
        self.assertEqual(self.given()["CertificateArn"], "arn:aws:acm:x")

    def test_production_access_and_the_quota_are_asked_for_once(self):
        self.answers["sesv2 get-account"] = {"ProductionAccessEnabled": False}
        self.answers["lambda get-account-settings"] = {
            "AccountLimit": {"ConcurrentExecutions": 10, "UnreservedConcurrentExecutions": 10}
        }
        self.up("--domain", "join.example.com")
        self.assertEqual(len(self.calls("sesv2 put-account-details")), 1)
        [words] = self.calls("service-quotas request-service-quota-increase")
        self.assertIn("L-B99A9384", words)
        # Nothing can be reserved of ten.
        self.assertEqual(self.given()["ReservedConcurrency"], "0")
        self.answers["sesv2 get-account"] = {
            "ProductionAccessEnabled": False,
            "Details": {"ReviewDetails": {"Status": "PENDING"}},
        }
        self.answers["service-quotas list-requested-service-quota-change-history-by-quota"] = {
            "RequestedQuotas": [{"Status": "PENDING"}]
        }
        self.up("--domain", "join.example.com")
        self.assertEqual(
            self.calls("sesv2 put-account-details") + self.calls("service-quotas request-service-quota-increase"), []
        )

    def test_a_dry_run_changes_nothing_but_what_is_uploaded(self):
        self.answers["sesv2 get-account"] = {"ProductionAccessEnabled": False}
        self.answers["cloudformation deploy"] = {
            "text": "Changeset created successfully. Run:\naws cloudformation describe-change-set --change-set-name arn:aws:cloudformation:eu-central-1:1:changeSet/a/b"
        }
        self.answers["cloudformation describe-change-set"] = {
            "Changes": [
                {
                    "ResourceChange": {
                        "Action": "Modify",
                        "ResourceType": "AWS::DynamoDB::Table",
                        "LogicalResourceId": "Table",
                        "Replacement": "True",
                    }
                }
            ]
        }
        status, out, err = self.up("--domain", "join.example.com", "--dry-run")
        self.assertEqual(status, 0, err)
        self.assertRegex(out, "Modify +AWS::DynamoDB::Table +Table  REPLACED")
        self.assertIn("would: SES: asking for production access", out)
        [words] = self.calls("cloudformation deploy")
        self.assertIn("--no-execute-changeset", words)
        for words in self.calls():
            reads = words[1].startswith(("get-", "list-", "describe-", "head-"))
            uploads = words[1] in (
                "package",
                "deploy",
                "create-bucket",
                "put-public-access-block",
                "put-bucket-lifecycle-configuration",
                "delete-change-set",
            )
            self.assertTrue(reads or uploads, words)

    def test_a_first_deployment_that_failed_is_cleared_away(self):
        self.answers["cloudformation describe-stacks"] = [
            a_stack("ROLLBACK_COMPLETE"),
            a_stack(parameters={**PARAMETERS, "ProtectTable": "false"}),
        ]
        status, _, err = self.up("--domain", "join.example.com")
        self.assertEqual(status, 0, err)
        self.assertEqual(len(self.calls("cloudformation delete-stack")), 1)

    def test_a_stack_that_works_is_never_deleted(self):
        for state in ("CREATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_ROLLBACK_FAILED"):
            self.answers["cloudformation describe-stacks"] = a_stack(state)
            self.up()
            self.assertEqual(self.calls("cloudformation delete-stack"), [], state)

    def test_a_deployment_that_fails_says_the_first_reasons(self):
        self.answers["cloudformation deploy"] = {"error": "Failed"}
        self.answers["cloudformation describe-stack-events"] = {
            "StackEvents": [
                {
                    "LogicalResourceId": "Table",
                    "ResourceStatus": "CREATE_FAILED",
                    "ResourceStatusReason": "Resource creation cancelled",
                },
                {
                    "LogicalResourceId": "Domain",
                    "ResourceStatus": "CREATE_FAILED",
                    "ResourceStatusReason": "The certificate is of another region",
                },
            ]
        }
        status, _, err = self.up("--domain", "join.example.com")
        self.assertEqual(status, 2)
        self.assertIn("Domain: The certificate is of another region", err)
        self.assertNotIn("cancelled", err)

    def test_the_cdn_follows_in_its_own_region(self):
        self.answers["cloudformation describe-stacks"] = [NONE, a_stack()]
        outputs = self.answers["cloudformation describe-stacks"][1]["Stacks"][0]["Outputs"]
        outputs.append({"OutputKey": "OriginSecretArn", "OutputValue": "arn:aws:secretsmanager:us-east-1:1:secret:o"})
        status, _, err = self.up("--domain", "join.example.com", "--cdn")
        self.assertEqual(status, 0, err)
        self.assertEqual(self.given()["BehindCdn"], "true")
        self.assertNotIn("DomainName", self.given(0))
        cdn = [words for words in self.calls("cloudformation deploy") if "latchkey-cdn" in words]
        self.assertEqual(len(cdn), 1)
        self.assertEqual(cdn[0][cdn[0].index("--region") + 1], "us-east-1")
        self.assertIn("ApiDomain=a1b2.execute-api.eu-central-1.amazonaws.com", cdn[0])
        self.assertIn("HostedZoneId=ZJOIN", cdn[0])

    def test_code_is_one_archive_or_one_for_each_function(self):
        template = "    X:\n      CodeUri: functions/site\n    Y:\n      CodeUri: dist/latchkey.zip\n"
        self.assertEqual(install.with_code(template, str(self.code)).count(str(self.code)), 2)
        folder = self.work / "lambda"
        (folder / "site").mkdir(parents=True)
        with self.assertRaises(install.Problem):
            install.with_code("      CodeUri: functions/site\n", str(folder))
        (folder / "site" / "bootstrap.zip").write_bytes(b"PK")
        self.assertIn("lambda/site/bootstrap.zip", install.with_code("      CodeUri: functions/site\n", str(folder)))

    def test_the_machine_is_looked_at_first(self):
        before = install.tools
        self.addCleanup(setattr, install, "tools", before)
        install.tools = lambda: ["the AWS CLI"]
        status, _, err = self.up("--domain", "join.example.com")
        self.assertEqual((status, err), (2, "you need the AWS CLI\n"))
        self.assertEqual(self.calls(), [])


class Moves(WithAws):
    IDS = (
        "--table",
        "restored",
        "--table-key",
        "key-1",
        "--deployment-keys",
        "arn:deployment",
        "--signing-keys",
        "arn:signing",
    )

    def setUp(self):
        super().setUp()
        self.answers["cloudformation describe-stacks"] = NONE

    def test_a_stack_is_made_around_what_is_there(self):
        status, out, err = self.run_main("adopt", *self.IDS)
        self.assertEqual(status, 0, err)
        [words] = self.calls("cloudformation create-change-set")
        self.assertIn("IMPORT", words)
        self.assertEqual(len(self.calls("cloudformation execute-change-set")), 1)

    def test_the_import_holds_what_has_state_and_nothing_else(self):
        status, out, _ = self.run_main("adopt", *self.IDS, "--dry-run")
        template, wanted = out[: out.index("\n[\n")], json.loads(out[out.index("\n[\n") :])
        self.assertEqual({one["LogicalResourceId"] for one in wanted}, set(moves.STATEFUL))
        self.assertEqual(template.count("DeletionPolicy: Retain\n"), 4)
        self.assertNotIn("RetainExceptOnCreate", template)
        self.assertNotIn("Function", template)
        self.assertEqual(self.calls("cloudformation create-change-set"), [])

    def test_what_would_only_show_when_a_link_fails_is_refused_at_once(self):
        for answers, said in (
            ({"dynamodb describe-table": {"error": "ResourceNotFoundException"}}, "no table"),
            ({"dynamodb describe-table": {"Table": {"TableStatus": "ACTIVE"}}}, "lacks the indexes"),
            ({"kms describe-key": {"KeyMetadata": {"KeyState": "PendingDeletion"}}}, "is not enabled"),
            ({"secretsmanager describe-secret": {"DeletedDate": "2026-11-30T00:00:00Z"}}, "restore-secret"),
            ({"secretsmanager describe-secret": {"RotationEnabled": True}}, "holds no keys"),
        ):
            with self.subTest(said=said):
                before = dict(self.answers)
                self.answers.update(answers)
                status, _, err = self.run_main("adopt", *self.IDS)
                self.answers = before
                self.assertEqual(status, 2)
                self.assertIn(said, err)
                self.assertEqual(self.calls("cloudformation create-change-set"), [])

    def test_a_stack_that_is_there_is_not_written_over(self):
        self.answers["cloudformation describe-stacks"] = a_stack()
        status, _, err = self.run_main("adopt", *self.IDS)
        self.assertEqual(status, 2)

    def test_a_restored_table_gets_what_it_lacks(self):
        lacking = {"Table": {"TableStatus": "ACTIVE"}}
        self.answers.update(
            {
                "cloudformation describe-stacks": a_stack(),
                "dynamodb describe-table": [
                    lacking,
                    {"Table": {"TableStatus": "ACTIVE", "StreamSpecification": {"StreamEnabled": True}}},
                ],
                "dynamodb describe-time-to-live": {"TimeToLiveDescription": {"TimeToLiveStatus": "DISABLED"}},
            }
        )
        status, out, err = self.run_main("restore", "--to-table", "restored", "--at", "2026-11-30T12:00:00Z")
        self.assertEqual(status, 0, err)
        [words] = self.calls("dynamodb restore-table-to-point-in-time")
        self.assertIn("latchkey-Table-1", words)
        self.assertIn("2026-11-30T12:00:00Z", words)
        self.assertEqual(len(self.calls("dynamodb update-table")), 2)
        self.assertEqual(len(self.calls("dynamodb update-time-to-live")), 1)
        self.assertEqual(len(self.calls("dynamodb update-continuous-backups")), 1)
        self.assertIn("adopt --stack latchkey --region eu-central-1 --table restored --table-key key-1", out)

    def test_a_table_of_another_region_is_restored_under_a_key_of_this_one(self):
        arn, key = "arn:aws:dynamodb:eu-west-1:123456789012:table/old", "arn:aws:kms:eu-central-1:123456789012:key/key-2"
        status, _, err = self.run_main("restore", "--from-table", arn, "--to-table", "moved")
        self.assertEqual(status, 2)
        self.assertIn("give --table-key", err)
        self.assertEqual(self.calls("dynamodb restore-table-to-point-in-time"), [])
        status, out, err = self.run_main("restore", "--from-table", arn, "--to-table", "moved", "--table-key", key)
        self.assertEqual(status, 0, err)
        [words] = self.calls("dynamodb restore-table-to-point-in-time")
        self.assertEqual(words[words.index("--source-table-arn") + 1], arn)
        self.assertIn(f"Enabled=true,SSEType=KMS,KMSMasterKeyId={key}", words)
        self.assertEqual(words[words.index("--region") + 1], "eu-central-1")
        # Recovery is looked at where the old table is.
        looked = self.calls("dynamodb describe-continuous-backups")[0]
        self.assertEqual((looked[looked.index("--region") + 1], looked[3]), ("eu-west-1", "old"))
        self.assertIn(f"--table moved --table-key {key}", out)

    def test_the_latest_moment_is_not_before_the_command(self):
        def at(**ago):
            latest = (now() - datetime.timedelta(**ago)).isoformat()
            return {"ContinuousBackupsDescription": {"PointInTimeRecoveryDescription": {"LatestRestorableDateTime": latest}}}

        self.answers["cloudformation describe-stacks"] = a_stack()
        self.answers["dynamodb describe-continuous-backups"] = [at(minutes=5), at(minutes=1), at(seconds=-10)]
        status, out, err = self.run_main("restore", "--to-table", "restored")
        self.assertEqual(status, 0, err)
        names = [" ".join(words[:2]) for words in self.calls()]
        before = names[: names.index("dynamodb restore-table-to-point-in-time")]
        self.assertEqual(before.count("dynamodb describe-continuous-backups"), 3)
        self.assertEqual(out.count("about five minutes"), 1)

    def test_secrets_that_came_from_elsewhere_count_by_what_they_hold(self):
        self.answers["secretsmanager describe-secret"] = {"RotationEnabled": False}
        for value, status in (('{"keys": {}}', 0), ('{"placeholder": "x"}', 2), ("no JSON", 2)):
            with self.subTest(value=value):
                self.answers["secretsmanager get-secret-value"] = {"SecretString": value}
                found, out, err = self.run_main("adopt", *self.IDS)
                self.assertEqual(found, status, err)
                self.assertNotIn(value, out + err)

    def test_a_key_is_named_by_its_id_or_its_arn(self):
        words = list(self.IDS)
        words[words.index("key-1")] = "arn:aws:kms:x:1:key/key-1"
        status, out, err = self.run_main("adopt", *words, "--dry-run")
        self.assertEqual(status, 0, err)
        self.assertIn('"KeyId": "key-1"', out)

    def test_after_an_adoption_the_rest_is_new(self):
        code = self.work / "latchkey.zip"
        code.write_bytes(b"PK")
        self.answers["cloudformation describe-stacks"] = [
            a_stack("IMPORT_COMPLETE", {"ProtectTable": "true"}),
            a_stack(),
        ]
        self.answers["sesv2 get-email-identity"] = {"VerifiedForSendingStatus": True}
        status, _, err = self.run_main("up", "--mail-from", "invitations@example.com", "--dev", "--code", str(code))
        self.assertEqual(status, 0, err)
        words = self.calls("cloudformation deploy")[0]
        self.assertIn("MailFrom=invitations@example.com", words)
        self.assertIn("ProtectTable=true", words)


class Key(WithAws):
    def test_a_key_that_an_operator_put_there_is_used_at_the_address_of_the_stack(self):
        self.answers["secretsmanager get-secret-value"] = {"SecretString": '{"id": "key_1", "key": "lk_1"}'}
        self.run_main("doctor", "--url", "https://127.0.0.1:9")  # writes the answers down
        self.assertEqual(calls.key(aws.Aws("eu-central-1"), "latchkey").url, "https://join.example.com")


class Process(WithAws):
    in_process = False

    def test_the_command_itself(self):
        self.state.write_text(json.dumps({"answers": self.answers, "calls": []}), encoding="utf-8")
        command = pathlib.Path(install.__file__).parents[1] / "latchkey-deploy"
        done = subprocess.run(
            [command, "adopt", *Moves.IDS], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False
        )
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("there is a stack latchkey", done.stderr)
        self.assertEqual(self.calls()[0][:2], ["cloudformation", "describe-stacks"])
        self.assertIn("eu-central-1", self.calls()[0])


class Private(WithAws):
    def test_what_holds_a_key_is_for_the_caller_only(self):
        from operate.aws import private

        path = self.work / "secret"
        with private(path) as file:
            file.write("x")
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)


if __name__ == "__main__":
    unittest.main()
