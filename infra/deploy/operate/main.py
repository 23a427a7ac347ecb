"""The command line."""

import argparse
import json
import os

from . import calls, doctor, install, moves
from .aws import Aws, Refused, say, stack, warn

ABOUT = """Deploys Latchkey, looks after it, and moves it. It calls the AWS CLI with the credentials that you have given it.

  latchkey-deploy up --dev --mail-from invitations@example.com --code latchkey.zip --invite you@example.com
  latchkey-deploy up --domain join.example.com --mail-from invitations@example.com --code latchkey.zip
  latchkey-deploy doctor
"""


def parser():
    top = argparse.ArgumentParser(
        prog="latchkey-deploy", description=ABOUT, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    orders = top.add_subparsers(dest="order", required=True, metavar="ORDER")

    def order(name, help):
        one = orders.add_parser(name, help=help, description=help)
        one.add_argument("--stack", default="latchkey", help="name of the stack (latchkey)")
        one.add_argument("--region", help="region; without, that of the AWS CLI")
        one.add_argument("--profile", help="profile of the AWS CLI")
        return one

    up = order("up", "deploy or upgrade; what is there already is left as it is")
    up.add_argument("--mail-from", help="address that mails come from")
    up.add_argument("--domain", help="host name to answer under; without, that of the API")
    up.add_argument(
        "--cdn", action="store_true", help="behind CloudFront and a firewall (for whom strangers can reach)"
    )
    up.add_argument(
        "--certificate", metavar="ARN", help="certificate of the domain, where its zone is not in Route 53 here"
    )
    up.add_argument("--alarm-email", metavar="ADDRESS", help="address that alarms are mailed to")
    up.add_argument("--dev", action="store_true", help="to try things out: no alarms, dashboard or traces")
    up.add_argument("--code", metavar="PATH", help="archive of a release, or folder of a build (target/lambda)")
    up.add_argument("--name", help="what people call the first application")
    up.add_argument("--website", metavar="URL", help="your website, for AWS's look at SES")
    up.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a parameter of template.yaml")
    up.add_argument("--invite", metavar="ADDRESS", help="send the first invitation, and watch it")
    up.add_argument("--patience", type=int, default=900, metavar="SECONDS", help="how long to wait for DNS (900)")
    up.add_argument(
        "--dry-run", action="store_true", help="print the changes, and change nothing but the uploaded code"
    )

    look = order("doctor", "look at a deployment, and say what to do; changes nothing")
    look.add_argument("--url", help="look from outside only, at this address, without credentials")
    look.add_argument("--mail", action="store_true", help="send one mail to SES's simulator, and wait for it")
    look.add_argument("--json", action="store_true", help="the same as JSON")

    invite = order("invite", "invite somebody with the first key")
    invite.add_argument("email")
    invite.add_argument("--watch", action="store_true", help="say what becomes of the message")

    adopt = order("adopt", "a stack around a table, a key and secrets that are there: after an uninstall or a restore")
    adopt.add_argument("--table", required=True)
    adopt.add_argument("--table-key", required=True, metavar="ID", help="key in KMS, by its id or ARN")
    adopt.add_argument("--deployment-keys", required=True, metavar="ARN", help="secret")
    adopt.add_argument("--signing-keys", required=True, metavar="ARN", help="secret")
    adopt.add_argument("--dry-run", action="store_true")

    restore = order("restore", "a new table from the point-in-time recovery of the old one, ready to be adopted")
    restore.add_argument(
        "--from-table", metavar="NAME", help="a table of another region by its ARN; without, that of the stack"
    )
    restore.add_argument("--table-key", metavar="ARN", help="key in KMS, where it is not that of the old table")
    restore.add_argument("--to-table", required=True)
    restore.add_argument("--at", metavar="TIME", help="RFC 3339; without, the latest there is")
    restore.add_argument("--dry-run", action="store_true")
    return top


def main(arguments):
    options = parser().parse_args(arguments)
    region = options.region or os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION")
    aws = Aws(region, options.profile, getattr(options, "dry_run", False))
    try:
        if aws.region is None and not getattr(options, "url", None):
            aws.region = usual_region(aws)
        if options.order == "up":
            install.up(aws, options)
        elif options.order == "doctor":
            return look(aws, options)
        elif options.order == "invite":
            return 0 if calls.invite(calls.key(aws, options.stack), options.email, options.watch) else 1
        elif options.order == "adopt":
            moves.adopt(aws, options)
        elif options.order == "restore":
            moves.restore(aws, options)
    except (install.Problem, Refused) as problem:
        warn(str(problem))
        return 2
    return 0


def usual_region(aws):
    try:
        found = aws.text("configure", "get", "region").strip()
    except (Refused, OSError):
        found = ""
    if not found:
        raise install.Problem("which region? give --region, or set AWS_REGION")
    return found


def look(aws, options):
    if options.url:
        found = doctor.outside(options.url)
    else:
        there = stack(aws, options.stack)
        if there is None:
            raise install.Problem(f"there is no stack {options.stack} in {aws.region}")
        found = doctor.inside(aws, options.stack, there)
        if options.mail:
            found += doctor.mail(aws, options.stack)
    if options.json:
        say(json.dumps({"stack": options.stack, "findings": [vars(one) for one in found]}, indent=1))
    else:
        for one in found:
            say(f"{one.verdict:5} {one.what}: {one.told}")
            if one.mend:
                say(f"      {one.mend}")
    bad = sum(one.verdict == "fail" for one in found)
    warned = sum(one.verdict == "warn" for one in found)
    if not options.json:
        say(f"{len(found)} looked at, {bad} to mend, {warned} to know")
    return 1 if bad else 0
