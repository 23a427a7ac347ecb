"""Expands template.yaml as CloudFormation would, and checks what a linter does not know about it.

Usage: check_template.py TEMPLATE EXPANDED
Writes the expanded template to EXPANDED (JSON) for the linter. Needs no account and no network.
"""

import json
import os
import pathlib
import re
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-central-1")

from samtranslator.parser.parser import Parser  # noqa: E402
from samtranslator.translator.translator import Translator  # noqa: E402
from samtranslator.yaml_helper import yaml_parse  # noqa: E402

# The only statement that may name "*": a phone number has no ARN. It counts only beside its deny.
ANY_RESOURCE = {("DeliverRole", "SmsToPhones")}
# Routes of administration: those, and no others, ask for a key.
# Roles that no function has: what they are for.
OF_SERVICES = {"SmsStatusRole": "sns.amazonaws.com", "RolloutRole": "codedeploy.amazonaws.com"}
# The only one that writes keys.
ROTATES = "RotateRole"
# An administrator erases somebody; an invitation is deleted with whoever never came; a timeline goes with its person.
DELETE = ("UsersRole", "InvitationsRole", "HistoryRole", "Wso2Role", "Auth0Role")

# Who may write what, beyond the people of an application: patterns of partitions, and for each action the roles.
WRITERS = {
    # An application is deleted with its users, by the function that erases these.
    "APP#*": {"PutItem": ("ApplicationsRole", "FirstKeyRole", "Wso2Role"), "UpdateItem": ("ApplicationsRole", "DeliverRole"),
              "DeleteItem": ("UsersRole",)},
    "APPS": {"PutItem": ("ApplicationsRole", "FirstKeyRole", "Wso2Role"), "DeleteItem": ("UsersRole",)},
    # Whoever deletes an application takes it out of the reach of keys, and changes nothing else of one.
    "KEY#*": {"PutItem": ("FirstKeyRole", "KeysRole"), "UpdateItem": ("UsersRole",)},
    "KEYS": {"PutItem": ("FirstKeyRole", "KeysRole")},
    "CALL#*": {"PutItem": ("InvitationsRole", "KeysRole", "WebhooksRole")},
    "USERID#*": {"PutItem": ("Auth0Role",)},
    "HOOKS#*": {"PutItem": ("DispatchRole", "WebhooksRole"), "DeleteItem": ("UsersRole",)},
    "GROUPS#*": {"PutItem": ("Auth0Role", "Wso2Role"), "DeleteItem": ("UsersRole",)},
    "HOOK#*": {"PutItem": ("DispatchRole", "WebhooksRole"), "UpdateItem": ("DispatchRole", "WebhooksRole")},
}

# What may change of an API key that there is.
REACH_OF_KEYS = ["pk", "sk", "k_apps", "k_revoked"]

# Where a key is asked for, and what stands open below that.
GUARDED = (
    "/v1/invitations", "/v1/applications", "/v1/imports", "/v1/keys", "/v1/users", "/v1/tokens", "/v1/sign-in/exchange",
    "/api/v2/", "/api/identity/user/v1.0/", "/api/users/", "/api/server/", "/scim2/", "/t/",
)
OPEN = (
    "/api/identity/user/v1.0/me/", "/api/server/v1/flow/execute",
    "/scim2/ServiceProviderConfig", "/scim2/ResourceTypes", "/scim2/Schemas",
)

# What an operator or Secrets Manager calls, sees the answer of, and calls again.
CALLED_BY_HAND = ("FirstKeyFunction", "RedriveFunction", "RotateFunction")
# An event that comes too early fails here, and is brought again: what is given up is in the dead letters, which have an alarm.
FAILS_IN_THE_COURSE_OF_THINGS = ("FeedbackFunction",)

# What a new version of is rolled out step by step.
PUBLIC = ("InvitationsFunction", "SetupFunction", "SignInFunction", "SiteFunction", "UsersFunction")
# Quotas of AWS, and the longest name of a stack that is held against them.
LONGEST_NAME, ACCOUNT = "a" * 64, "123456789012"
MOST = {"resources": 500, "routes": 300, "integrations": 300, "parameters": 200, "outputs": 200, "policy": 20480,
        "environment": 4096, "alarm metrics": 10, "inline policies": 10240, "template": 1_000_000}
# What it may come to here: far from the quota, so that whoever comes near it is told in time.
ENOUGH = {"resources": 180, "policy": 4096}

problems = []
counts = {}


def count(what, number, where=""):
    """Holds a figure against its quota, and keeps the highest for the summary."""
    counts[what] = max(number, counts.get(what, 0))
    most = min(MOST[what], ENOUGH.get(what, MOST[what]))
    check(number <= most, f"{where}{what}: {number}, and {most} is the most")


def check(holds, message):
    if not holds:
        problems.append(message)


def as_list(value):
    return value if isinstance(value, list) else [value]


def expand(source):
    template = yaml_parse(source)
    for logical, resource in template["Resources"].items():
        if resource["Type"] == "AWS::Serverless::Function":
            archive, handler = resource["Properties"]["CodeUri"], resource["Properties"]["Handler"]
            check(archive == "target/lambda/latchkey.zip", f"{logical}: another archive than infra/build.py makes")
            check(pathlib.Path("functions", handler, "Cargo.toml").is_file(), f"{logical}: no crate of the name {handler}")
            check("Metadata" not in resource, f"{logical}: sam build would build it by itself")
            check(all(event["Type"] != "HttpApi" for event in resource["Properties"].get("Events", {}).values()),
                  f"{logical}: a route stands in the DefinitionBody of HttpApi; as an event it would not be deployed")
            # `sam package` puts the place of the uploaded archive here: the same for all.
            resource["Properties"]["CodeUri"] = "s3://bucket/latchkey.zip"
        if resource["Type"] == "AWS::CloudFormation::Stack":
            nested = resource["Properties"]["TemplateURL"]
            declared = yaml_parse(pathlib.Path(nested).read_text(encoding="utf-8"))["Parameters"]
            needed = {name for name, parameter in declared.items() if "Default" not in parameter}
            given = set(resource["Properties"]["Parameters"])
            check(needed <= given <= set(declared), f"{logical}: {nested} takes other parameters")
            resource["Properties"]["TemplateURL"] = f"https://s3.amazonaws.com/bucket/{pathlib.Path(nested).name}"
    return Translator({}, Parser()).translate(template, {})


def statements(role):
    for policy in role.get("Policies", []):
        for statement in as_list(policy["PolicyDocument"]["Statement"]):
            yield statement


def check_roles(resources):
    roles = {name: r["Properties"] for name, r in resources.items() if r["Type"] == "AWS::IAM::Role"}
    used = []
    for name, function in resources.items():
        if function["Type"] != "AWS::Lambda::Function":
            continue
        role = function["Properties"]["Role"]["Fn::GetAtt"][0]
        used.append(role)
        variables = function["Properties"]["Environment"]["Variables"]
        for variable, value in variables.items():
            named = "Ref" in value or value == {"Fn::If": ["BehindCdn", {"Ref": "OriginSecret"}, ""]}
            check(not variable.endswith("_SECRET") or named, f"{name}: {variable} is not a reference")
        allowed = json.dumps(list(statements(roles[role])))
        for secret in ("DeploymentKeys", "SigningKeys"):
            given = {"Ref": secret} in variables.values()
            check(given == (f'{{"Ref": "{secret}"}}' in allowed), f"{name}: environment and policy differ on {secret}")
        check(function["Properties"]["LoggingConfig"]["LogGroup"] == {"Ref": name.replace("Function", "Log")},
              f"{name}: does not log to its own group")
    check(sorted(used + list(OF_SERVICES)) == sorted(roles), "each function needs a role of its own, and each role a function")
    for name, service in OF_SERVICES.items():
        trusted = json.dumps(roles[name]["AssumeRolePolicyDocument"])
        check(f'"{service}"' in trusted and "aws:SourceAccount" in trusted, f"{name}: trusts more than {service} of this account")

    for name, role in roles.items():
        check(role.get("Path") == {"Ref": "RolePath"} and "PermissionsBoundary" in role, f"{name}: no path, or no boundary")
        count("inline policies", len(json.dumps(list(statements(role)), separators=(",", ":"))), f"{name}: ")
        check("ManagedPolicyArns" not in role, f"{name}: managed policies allow more than one function needs")
        for statement in statements(role):
            where = f"{name}/{statement.get('Sid')}"
            check("NotAction" not in statement and "NotResource" not in statement, f"{where}: says what is not meant")
            if statement["Effect"] != "Allow":
                continue
            actions = as_list(statement["Action"])
            check(not any("*" in action for action in actions), f"{where}: wildcard action")
            if "*" in as_list(statement["Resource"]):
                traces = statement["Sid"] == "Traces" and all(action.startswith("xray:Put") for action in actions)
                check(traces or (name, statement["Sid"]) in ANY_RESOURCE, f"{where}: wildcard resource")
            for action in actions:
                service = action.split(":")[0]
                if action in ("secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"):
                    check(name == ROTATES, f"{where}: only rotate writes keys")
                if action == "dynamodb:DeleteItem":
                    check(name in DELETE, f"{where}: deletes")
                if action == "dynamodb:Scan":
                    check(name == "RedriveRole", f"{where}: only redrive reads the whole table")
                if service == "kms":
                    check("kms:ViaService" in json.dumps(statement.get("Condition")), f"{where}: the key, by itself")
                if service == "ses":
                    check("ses:FromAddress" in json.dumps(statement.get("Condition")), f"{where}: from any address")
                    # In the sandbox SES asks for the identity of the recipient too; who it comes from, the condition holds.
                    check("identity/*" in json.dumps(statement["Resource"]), f"{where}: nobody gets a mail in the sandbox")
                if service in ("ses", "sns", "sqs"):
                    sends_dead_letters = service == "sqs" and name in ("HistoryRole", "FeedbackRole", "DispatchRole")
                    check(name == "DeliverRole" or sends_dead_letters, f"{where}: only deliver sends")
        check_partitions(name, role)
    # What one policy gives to many: nothing but the secret of the CDN.
    shared = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::IAM::Policy"]
    for policy in shared:
        given = {action for statement in policy["PolicyDocument"]["Statement"] for action in as_list(statement["Action"])}
        check(given == {"secretsmanager:GetSecretValue", "kms:Decrypt"}, "OriginSecretPolicy: allows something else")
        check("SigningKeys" not in json.dumps(policy) and "DeploymentKeys" not in json.dumps(policy), "OriginSecretPolicy: keys")
    check(len(shared) == 1, "a policy for several roles that nobody looks at")
    denies = [s for s in statements(roles["DeliverRole"]) if s["Effect"] == "Deny" and s["Action"] == ["sns:Publish"]]
    check(len(denies) == 1, "DeliverRole: topics are not denied")
    check("KEY#*" in json.dumps(list(statements(roles["AuthorizerRole"]))), "AuthorizerRole: reads more than keys")


def check_partitions(name, role):
    """Whatever reaches the table says which of its partitions, each pair of action and partition once. Whether each is used
    is asked by the journey `recorded::m3_what_is_allowed_is_what_is_done`, which sees what the functions do."""
    seen = set()
    for statement in statements(role):
        where = f"{name}/{statement.get('Sid')}"
        conditions = statement.get("Condition", {})
        for operator, condition in conditions.items():
            if not operator.startswith("ForAllValues"):
                continue
            # ForAllValues alone also holds where the request names no key at all.
            beside = conditions.get("Null", {})
            for key in condition:
                check(beside.get(key) == "false", f"{where}: {operator} without Null of {key}")
        keys = conditions.get("ForAllValues:StringLike", {}).get("dynamodb:LeadingKeys")
        resource = json.dumps(statement["Resource"])
        for action in as_list(statement["Action"]):
            data = action.startswith("dynamodb:") and "Stream" not in action and "stream" not in resource \
                and action not in ("dynamodb:GetRecords", "dynamodb:GetShardIterator")
            if not data:
                continue
            # The list of one application: its partitions are the applications.
            free = action == "dynamodb:Scan" or "index/by_application" in resource
            check(keys is not None or free, f"{where}: {action} in every partition")
            for key in keys or ["*"]:
                check((action, resource, key) not in seen, f"{where}: {action} in {key} is allowed twice")
                seen.add((action, resource, key))
                kind = action.removeprefix("dynamodb:")
                if kind in ("PutItem", "UpdateItem", "DeleteItem") and key in WRITERS:
                    check(name in WRITERS[key].get(kind, ()), f"{where}: writes {key}")
                if (kind, key) == ("UpdateItem", "KEY#*"):
                    changed = conditions.get("ForAllValues:StringEquals", {}).get("dynamodb:Attributes")
                    check(changed == REACH_OF_KEYS, f"{where}: changes more of a key than what it reaches")
                may_go = key == "PERSON#*" or "DeleteItem" in WRITERS.get(key, {})
                check(kind != "DeleteItem" or may_go, f"{where}: deletes {key}")


def check_cdn(resources):
    """What the firewall lets through as a back end's is what asks for a key, and nothing that anybody can post to."""
    cdn = yaml_parse(pathlib.Path("infra/cdn.yaml").read_text(encoding="utf-8"))["Resources"]
    rules = cdn["Firewall"]["Properties"]["Rules"]
    [pattern] = re.findall(r'"RegexString": "([^"]+)"', json.dumps(rules))
    pattern = re.compile(json.loads(f'"{pattern}"'))
    found = 0
    for path in resources["HttpApi"]["Properties"]["Body"]["paths"]:
        asks = path.startswith(GUARDED) and not path.startswith(OPEN)
        spared = pattern.search(path) is not None
        found += spared
        # Those of /scim2 that are open only tell what there is.
        told = path.startswith("/scim2/")
        check(not spared or asks or told, f"infra/cdn.yaml: {path} is open, and not counted for an address")
    check(found > 30, "infra/cdn.yaml: the rule for back ends fits nothing")
    for path in ("/t/x/api/server/v1/flow/execute", "/t/x/api/identity/user/v1.0/me/validate-code", "/v1/sign-in", "/v1/usersx"):
        check(not pattern.search(path), f"infra/cdn.yaml: {path} is not counted for an address")
    limits = [rule["Statement"].get("RateBasedStatement", {}).get("Limit") for rule in rules]
    limits = {limit["Ref"] for limit in limits if limit}
    check(limits == {"PostsPerAddress", "RequestsPerAddress", "BackEndRequestsPerAddress"}, "infra/cdn.yaml: limits")


def check_front_door(resources):
    api = resources["HttpApi"]["Properties"]
    body = api["Body"]
    # With it the gateway drops the CORS headers of the functions, and with them the lists of the applications.
    check("CorsConfiguration" not in api and "x-amazon-apigateway-cors" not in body, "HttpApi: CORS of its own")
    [(name, scheme)] = body["components"]["securitySchemes"].items()
    authorizer = scheme["x-amazon-apigateway-authorizer"]
    check(name == "ApiKey" and authorizer["type"] == "request", "the authorizer is not a Lambda authorizer")
    check(authorizer["authorizerPayloadFormatVersion"] == "2.0", "authorizer: payload format")
    check(authorizer["enableSimpleResponses"] is True, "authorizer: simple responses")
    check(authorizer["authorizerResultTtlInSeconds"] == 0, "authorizer: its answers are cached")
    check(all(source.startswith("$context.") for source in authorizer["identitySource"]),
          "authorizer: a request without a key would not reach it")
    check(any(r["Type"] == "AWS::Lambda::Permission" and r["Properties"]["FunctionName"] == authorizer_arn()
              for r in resources.values()), "authorizer: the API may not call it")

    check("$default" in body["paths"], "nothing takes what no route takes")
    integrations, used = body["components"]["x-amazon-apigateway-integrations"], set()
    callable_by_api = {json.dumps(r["Properties"]["FunctionName"]) for r in resources.values()
                       if r["Type"] == "AWS::Lambda::Permission" and "HttpApi" in json.dumps(r["Properties"].get("SourceArn"))}
    for name, integration in integrations.items():
        check(integration["payloadFormatVersion"] == "2.0", f"{name}: payload")
        target = {"Ref": re.findall(r"(\w+Function)\b", json.dumps(integration["uri"]))[-1]}
        alias = {"Fn::If": ["RollsOut", {"Ref": f"{target['Ref']}Aliaslive"}, target]}
        check(json.dumps(alias if target["Ref"] in PUBLIC else target) in callable_by_api, f"{name}: the API may not call it")
        check((target["Ref"] in PUBLIC) == ("RollsOut" in json.dumps(integration)), f"{name}: leads past the alias")
    count("integrations", len(integrations))
    count("routes", sum(len(methods) for methods in body["paths"].values()))
    for path, methods in body["paths"].items():
        for method, operation in methods.items():
            guarded = operation.get("security") == [{"ApiKey": []}]
            asks = path.startswith(GUARDED) and not path.startswith(OPEN)
            check(guarded == asks, f"{method} {path}: guarded is {guarded}")
            reference = operation["x-amazon-apigateway-integration"].get("$ref", "")
            check(reference.removeprefix(INTEGRATIONS) in integrations, f"{method} {path}: leads to no integration")
            used.add(reference.removeprefix(INTEGRATIONS))

    check(used == set(integrations), f"integrations that no route leads to: {set(integrations) - used}")
    stage = next(r["Properties"] for r in resources.values() if r["Type"] == "AWS::ApiGatewayV2::Stage")
    routes = {"$default" if path == "$default" else f"{method.upper()} {path}"
              for path, methods in body["paths"].items() for method in methods}
    throttled = stage["RouteSettings"]
    # UpdateStage fails for settings of a route that is gone, and settings that leave the template stay on the stage.
    before = pathlib.Path("infra/deploy/throttled.txt").read_text(encoding="utf-8").splitlines()
    for route in before:
        check(route in routes, f"{route}: was throttled in the release before, so this one may take its settings away and not the route")
    for route, limits in throttled.items():
        check(route in routes, f"{route}: is throttled, and is no route, so the deployment would fail")
        check(limits["ThrottlingRateLimit"] == {"Ref": "CostlyRate"}, f"{route}: is not throttled as a costly route")
    for route in routes - set(throttled):
        # Whatever a stranger can post hashes a password, has something sent, or counts a try.
        cheap = ("POST /v1/tickets/validate", "POST /v1/tickets/profile", "POST /v1/tickets/terms", "POST /setup/profile",
                 "POST /setup/terms", "POST /setup/switch", "POST /setup/language", "POST /language", "POST /v1/tickets/language")
        guarded = route.split(" ")[-1].startswith(GUARDED)
        check(not route.startswith("POST ") or guarded or route in cheap, f"{route}: anybody can post, and it is not throttled")
    # Its twin without a tenant is open, and throttled.
    check("POST /t/{tenant}/{proxy+}" in throttled, "a tenant's flow: anybody can post, and it is not throttled")
    line = stage["AccessLogSettings"]["Format"]
    check(stage["StageName"] == "$default", "the stage's name would stand in addresses")
    check("\n" not in line and set(json.loads(line).values()) <= {
        "$context.requestId", "$context.requestTimeEpoch", "$context.routeKey", "$context.status",
        "$context.responseLatency", "$context.integrationLatency", "$context.authorizer.error",
        "$context.integrationStatus", "$context.integrationErrorMessage", "$context.error.message",
    }, "access log: more than is known to hold no ticket and nobody's address")
    check("$context.integrationErrorMessage" in line, "access log: a function that could not be called would be a bare 500")


INTEGRATIONS = "#/components/x-amazon-apigateway-integrations/"


def authorizer_arn():
    return {"Fn::GetAtt": ["AuthorizerFunction", "Arn"]}


def check_data(resources):
    table = resources["Table"]["Properties"]
    key = {"Fn::GetAtt": ["TableKey", "Arn"]}
    check(table["SSESpecification"] == {"SSEEnabled": True, "SSEType": "KMS", "KMSMasterKeyId": key}, "table: key")
    check(table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"] is True, "table: recovery")
    check(table["DeletionProtectionEnabled"] == {"Fn::If": ["ProtectsTable", True, False]}, "table: deletion protection")
    for statement in resources["TableKey"]["Properties"]["KeyPolicy"]["Statement"]:
        # EventBridge does not send KMS aws:SourceArn or aws:SourceAccount, so with them it could write no letter.
        check("events.amazonaws.com" not in json.dumps(statement["Principal"]) or "Condition" not in statement,
              "TableKey: EventBridge could not write to the dead letters")
    check(resources["TableKey"]["Properties"]["EnableKeyRotation"] is True, "key: rotation")
    for name in ("TableKey", "Table", "DeploymentKeys", "SigningKeys"):
        kept = (resources[name].get("DeletionPolicy"), resources[name].get("UpdateReplacePolicy"))
        # A first deployment that fails leaves nothing to pay for.
        check(kept == ("RetainExceptOnCreate", "Retain"), f"{name}: would go with the stack, or stay after a failed creation")
    for name, resource in resources.items():
        properties = resource.get("Properties", {})
        if resource["Type"] == "AWS::SecretsManager::Secret":
            check(properties["KmsKeyId"] == key, f"{name}: key")
            check("SecretString" not in properties, f"{name}: a secret in the template")
            if name == "OriginSecret":  # a password is all that it has to be
                check(properties["GenerateSecretString"]["PasswordLength"] >= 64, f"{name}: could be guessed")
                check(resource.get("Condition") == "BehindCdn", f"{name}: costs where nobody needs it")
                continue
            # Another form would have CloudFormation fill the secret again, at every stack that is updated.
            filling = {"SecretStringTemplate": "{}", "GenerateStringKey": "placeholder"}
            check(properties["GenerateSecretString"] == filling, f"{name}: its keys would be replaced by another filling")
            rotated = any(r["Type"] == "AWS::SecretsManager::RotationSchedule"
                          and r["Properties"]["SecretId"] == {"Ref": name} for r in resources.values())
            check(rotated, f"{name}: nothing makes its keys")
        if resource["Type"] == "AWS::SQS::Queue":
            check(properties["KmsMasterKeyId"] == key, f"{name}: key")
        if resource["Type"] == "AWS::Logs::LogGroup":
            check("RetentionInDays" in properties, f"{name}: kept for ever")

    for name, resource in resources.items():
        if resource["Type"] == "AWS::SES::ConfigurationSetEventDestination":
            kinds = resource["Properties"]["EventDestination"]["MatchingEventTypes"]
            check(all(kind[0].islower() and "_" not in kind for kind in kinds), f"{name}: event types that not every region takes")
    source = next(r["Properties"] for r in resources.values() if r["Type"] == "AWS::Lambda::EventSourceMapping")
    check(source["FunctionResponseTypes"] == ["ReportBatchItemFailures"], "deliver: a whole batch would be sent again")
    check("OnFailure" in source["DestinationConfig"], "deliver: a message could be lost")
    told = [r["Properties"] for r in resources.values() if r["Type"] == "AWS::Lambda::EventInvokeConfig"
            and r["Properties"]["FunctionName"] == {"Ref": "FeedbackFunction"}]
    kept = {"OnFailure": {"Destination": {"Fn::GetAtt": ["DeadLetters", "Arn"]}}}
    check([invoke.get("DestinationConfig") for invoke in told] == [kept], "feedback: what is given up could be lost")
    check("sqs:SendMessage" in json.dumps(list(statements(resources["FeedbackRole"]["Properties"]))),
          "feedback: may not keep what is given up")
    rule = next(r["Properties"] for name, r in resources.items() if name.startswith("DispatchFunctionTold")
                and r["Type"] == "AWS::Events::Rule")
    check(rule["EventPattern"].get("detail") == {"unwanted": [{"exists": False}]}, "dispatch: runs for what no webhook wants")
    history = next(r["Properties"] for name, r in resources.items() if name.startswith("HistoryFunction")
                   and r["Type"] == "AWS::Lambda::EventSourceMapping")
    check(history.get("MaximumBatchingWindowInSeconds", 0) >= 5, "history: runs for every change by itself")
    for name, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::EventSourceMapping":
            check("EventCount" in json.dumps(resource["Properties"].get("MetricsConfig")), f"{name}: its silence is not seen")
            filters = resource["Properties"]["FilterCriteria"]["Filters"]
            check(1 <= len(filters) <= 5, f"{name}: five filters are what the default quota allows")
            for pattern in filters:
                fields = list(names_in(json.loads(pattern["Pattern"])))
                check("$or" not in fields, f"{name}: whether mappings take $or, AWS says in two ways")


def names_in(pattern):
    """All names of fields, however deep."""
    if isinstance(pattern, dict):
        for name, inner in pattern.items():
            yield name
            yield from names_in(inner)


def check_watching(resources):
    """Whatever can fail has an alarm that rings, and whatever rings has its line in the runbook."""
    alarms = yaml_parse(pathlib.Path("infra/alarms.yaml").read_text(encoding="utf-8"))["Resources"]
    runbook = pathlib.Path("docs/operating/runbook.md").read_text(encoding="utf-8")
    # Those of templates of their own, which say by themselves whom they tell.
    others = {"CanaryAlarm": yaml_parse(pathlib.Path("infra/canary.yaml").read_text(encoding="utf-8"))["Resources"]["CanaryAlarm"],
              "RolloutAlarm": resources["RolloutAlarm"]}
    for name, alarm in others.items():
        title = name.removesuffix("Alarm")
        check(f"\n| `{title}` |" in runbook, f"{name}: no line in the runbook")
        check(f"docs/operating/runbook.md, {title}." in alarm["Properties"]["AlarmDescription"], f"{name}: does not lead to the runbook")
        count("alarm metrics", sum("MetricStat" in query for query in alarm["Properties"]["Metrics"]), f"{name}: ")
    given = resources["Alarms"]["Properties"]["Parameters"]
    watched = {}  # the name of a metric of Lambda's: the functions
    silent, everything = set(), set()
    for name, alarm in alarms.items():
        if alarm["Type"] != "AWS::CloudWatch::Alarm":
            continue
        properties = alarm["Properties"]
        stats = [query["MetricStat"]["Metric"] for query in properties.get("Metrics", []) if "MetricStat" in query]
        check(len(stats) <= 10, f"{name}: an alarm takes ten metrics, and has {len(stats)}")
        title = name.removesuffix("Alarm")
        check(f"\n| `{title}` |" in runbook, f"{name}: no line in the runbook")
        check(f"docs/operating/runbook.md, {title}." in properties["AlarmDescription"], f"{name}: does not lead to the runbook")
        count("alarm metrics", len(stats), f"{name}: ")
        told = properties["AlarmActions"]
        check(told[0]["Fn::If"][0] in ("OwnUrgent", "OwnWarning"), f"{name}: is neither urgent nor a warning")
        check(properties.get("OKActions") == told, f"{name}: nobody is told that it is over")
        for metric in stats or [properties]:
            if metric["Namespace"] == "AWS/Lambda":
                parameter = metric["Dimensions"][0]["Value"]["Ref"]
                watched.setdefault(metric["MetricName"], set()).add(given[parameter]["Ref"])
            if properties["TreatMissingData"] == "breaching":
                silent.add((metric["MetricName"], given[metric["Dimensions"][0]["Value"]["Ref"]]["Ref"]))
            everything.add(metric["MetricName"])
    for title in (line.split("`")[1] for line in runbook.splitlines() if line.startswith("| `") and "Log of" in line):
        check(f"{title}Alarm" in {**alarms, **others}, f"runbook: there is no alarm {title}")

    for name, resource in resources.items():
        if resource["Type"] == "AWS::Events::Rule" and "ScheduleExpression" in resource["Properties"]:
            function = resource["Properties"]["Targets"][0]["Arn"]["Fn::GetAtt"][0]
            check(("Invocations", function) in silent, f"{name}: nobody would notice that it stopped")
    for metric in ("InvocationsFailedToBeSentToDlq", "PolledEventCount", "DroppedEventCount", "Sent"):
        check(metric in everything, f"alarms: {metric} is not watched")

    behind_gateway = {name for name, resource in resources.items() if resource["Type"] == "AWS::Lambda::Function"
                      and any(call["Type"] == "AWS::Lambda::Permission" and call["Properties"]["FunctionName"] in (
                                  {"Ref": name}, {"Fn::If": ["RollsOut", {"Ref": f"{name}Aliaslive"}, {"Ref": name}]})
                              and call["Properties"]["Principal"] == "apigateway.amazonaws.com"
                              for call in resources.values())}
    for name, resource in resources.items():
        if resource["Type"] != "AWS::Lambda::Function":
            continue
        heard = name in watched["Errors"] or name in behind_gateway or name in FAILS_IN_THE_COURSE_OF_THINGS
        check(heard, f"{name}: fails, and no alarm rings")
        check(name in watched["Throttles"] or name in CALLED_BY_HAND, f"{name}: is throttled, and no alarm rings")
    streamed = {resource["Properties"]["FunctionName"]["Ref"] for resource in resources.values()
                if resource["Type"] == "AWS::Lambda::EventSourceMapping"}
    check(streamed == watched["IteratorAge"], "what the stream drives can fall behind, and no alarm rings")


def arn_length(value):
    """How long a reference is, once it is resolved, for a stack of the longest name."""
    text = value["Fn::Sub"] if isinstance(value, dict) and "Fn::Sub" in value else json.dumps(value)
    text = text[0] if isinstance(text, list) else text
    # ${AWS::Partition} and the like, and ids of the API: none is longer than this.
    return len(re.sub(r"\$\{[^}]+\}", "x" * 16, text))


def check_counts(expanded):
    resources = expanded["Resources"]
    count("resources", len(resources))
    count("parameters", len(expanded["Parameters"]))
    count("outputs", len(expanded["Outputs"]))
    count("template", len(json.dumps(expanded, indent=1)))
    policies = {}
    for resource in resources.values():
        if resource["Type"] == "AWS::Lambda::Permission":
            function = json.dumps(resource["Properties"]["FunctionName"])
            # As Lambda writes it: sid, effect, principal, action, the function's ARN, and the condition.
            arn = f"arn:aws:lambda:ap-southeast-1:{ACCOUNT}:function:{LONGEST_NAME}:live"
            sid = f"{LONGEST_NAME}-{'A' * 40}-{'B' * 12}"
            statement = {"Sid": sid, "Effect": "Allow", "Principal": {"Service": resource["Properties"]["Principal"]},
                         "Action": resource["Properties"]["Action"], "Resource": arn,
                         "Condition": {"ArnLike": {"AWS:SourceArn": "x" * arn_length(resource["Properties"].get("SourceArn", ""))}}}
            policies[function] = policies.get(function, 0) + len(json.dumps(statement))
    for function, length in policies.items():
        count("policy", length, f"{function}: ")
    for name, resource in resources.items():
        if resource["Type"] == "AWS::Lambda::Function":
            logging = resource["Properties"]["LoggingConfig"]
            # Lines of metrics have no level, which Lambda takes for INFO.
            check(logging.get("ApplicationLogLevel") in ("TRACE", "DEBUG", "INFO"), f"{name}: its metrics would be dropped")
            variables = resource["Properties"]["Environment"]["Variables"]
            longest = {variable: 120 if not isinstance(value, str) else len(value) for variable, value in variables.items()}
            check(variables.get("LATCHKEY_LOG_LEVEL") == {"Ref": "LogLevel"}, f"{name}: LogLevel does not reach it")
            count("environment", sum(len(variable) + length for variable, length in longest.items()), f"{name}: ")


def check_rollout(expanded):
    """A version is what the alias leads to, and it has to be a new one whenever something of the function changes."""
    resources = expanded["Resources"]

    def versions(expanded):
        return [(resource["Properties"]["FunctionName"]["Ref"], resource["Properties"])
                for resource in expanded["Resources"].values() if resource["Type"] == "AWS::Lambda::Version"]

    check({name for name, _ in versions(expanded)} == set(PUBLIC), f"versions: {versions(expanded)}")
    # Another description makes CloudFormation publish another version. SAM's own mark is of the code, and knows no parameter.
    for name, version in versions(expanded):
        for parameter in ("Settings", "BehindCdn"):
            check(f"${{{parameter}}}" in json.dumps(version["Description"]), f"{name}: an alias that keeps its old {parameter}")
            # Lambda publishes no version of a function that is as it was, and CloudFormation then fails.
            itself = json.dumps(resources[name]["Properties"].get("Description"))
            check(f"${{{parameter}}}" in itself, f"{name}: {parameter} changes the version and not the function")
    check("RolloutHasSettings" in expanded["Rules"], "a rollout without Settings would keep the old ones")
    for name, resource in resources.items():
        if resource["Type"] == "AWS::CodeDeploy::DeploymentGroup":
            check("RolloutAlarm" in json.dumps(resource["Properties"]["AlarmConfiguration"]), f"{name}: nothing takes it back")
            check(resource["Properties"]["ServiceRoleArn"] == {"Fn::GetAtt": ["RolloutRole", "Arn"]}, f"{name}: role")


def main():
    source, target = map(pathlib.Path, sys.argv[1:])
    expanded = expand(source.read_text(encoding="utf-8"))
    target.write_text(json.dumps(expanded, indent=1), encoding="utf-8")
    for section in (check_roles, check_cdn, check_front_door, check_data, check_watching):
        section(expanded["Resources"])
    check_counts(expanded)
    check_rollout(expanded)
    for problem in problems:
        print(f"{source}: {problem}", file=sys.stderr)
    print(f"{source}: {', '.join(f'{what} {number} of {MOST[what]}' for what, number in sorted(counts.items()))}")
    print(f"{source}: {len(expanded['Resources'])} resources, {len(problems)} problems")
    sys.exit(1 if problems else 0)


main()
