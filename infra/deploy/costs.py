#!/usr/bin/env python3
"""What Latchkey costs, from what was counted and a table of prices: costs.py [--check]

Counted: runs, units, events and bytes of log in docs/operating/costs.md, which a test holds to what `budgets` counts, and the alarms,
metrics and keys of the templates. Prices: prices.json, for one region at one date. What was assumed stands in ASSUMED. Without `--check` it writes
the part of docs/operating/costs.md between its two marks; with it, it says whether that part is as it would write it."""

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PAGE = ROOT / "docs" / "operating" / "costs.md"
BEGIN, END = "<!-- costs.py writes from here -->", "<!-- to here -->"

ASSUMED = {
    # Measured on one machine, and not in AWS.
    "ms of the runs that hash, 2 of them": 60,
    "ms of every other run": 20,
    "ms of a start, one run in 20": 150,
    "bytes of the line of a run of a schedule that finds nothing": 330,
    "bytes of a line of the gateway's log of requests, by its format": 260,
    "ms of a run of a schedule that finds nothing": 20,
    "GB of memory of a small function, and of one that hashes": (0.25, 1.7275),
    # Both are kept in memory for five minutes by each instance.
    "calls of KMS a month while nothing happens (DynamoDB for `sweep` and `dispatch`, every five minutes)": 17_280,
    "calls of Secrets Manager a month while nothing happens (`dispatch`)": 8_640,
    "metrics of the schedules that are never silent": 1,
    "metrics of the two readers of the stream": 8,
    "metrics with a value in each hour, in use, at most": 38,
    "KB of a person with its index, and of the timeline": (1.5, 3.2),
    "mails of SES that are metrics (MailMetrics)": 6,
}
MONTH = 43_200  # runs of a schedule a minute


def counted():
    """Runs and units of one invitation, by function."""
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| `([a-z0-9-]+)`[^|]*\| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$", text)
    return {name: tuple(map(int, figures)) for name, *figures in rows}


def told():
    """How many events one invitation puts on the bus, and how many bytes of log its functions write."""
    text = PAGE.read_text(encoding="utf-8")
    [(events, kilobytes)] = re.findall(r", (\d+) events on the bus; .* lines of log of about ([\d.]+) KB", text)
    return int(events), float(kilobytes) * 1000


def alarm_metrics():
    """Metrics under alarms: each is paid for."""
    count = 0
    for block in re.split(r"(?m)^(?=  \w+Alarm:$)", (ROOT / "infra" / "alarms.yaml").read_text(encoding="utf-8"))[1:]:
        count += len(re.findall(r"MetricStat:", block)) or 1
    template = (ROOT / "template.yaml").read_text(encoding="utf-8")
    block = re.search(r"(?ms)^  RolloutAlarm:.*?(?=^  \w)", template)
    return count + len(re.findall(r"MetricStat:", block.group(0)))


def traces(runs_a_month, functions):
    """How many are recorded: the first of each function in each second, and 5 percent of the others. Where less than one run a
    second and function comes, that is nearly all."""
    room = functions * 30 * 86_400
    return (
        runs_a_month if runs_a_month <= room / 10 else min(runs_a_month, room / 10 + 0.05 * (runs_a_month - room / 10))
    )


def figures(prices):
    given = counted()
    runs, reads, writes, index = (sum(row[at] for row in given.values()) for at in range(4))
    a = ASSUMED
    small, large = a["GB of memory of a small function, and of one that hashes"]
    hashing = 2
    web = given["setup"][0] + given["sign-in"][0] + given["site"][0] + given["invitations"][0]
    large_runs = given["setup"][0] + given["sign-in"][0]
    ms, start = a["ms of every other run"], a["ms of a start, one run in 20"] / 20
    seconds = (
        hashing * a["ms of the runs that hash, 2 of them"] * large
        + (large_runs - hashing) * ms * large
        + (runs - large_runs) * ms * small
        + large_runs * start * large
        + (runs - large_runs) * start * small
    ) / 1000
    events, log = told()
    log += web * a["bytes of a line of the gateway's log of requests, by its format"]
    use = [
        ("requests at the gateway", web, prices["gateway_request"]),
        ("runs of Lambda", runs, prices["lambda_run"]),
        ("Lambda's time, *assumed*, in GB-seconds, with starts", seconds, prices["lambda_gb_second"]),
        ("write units, those of the index too", writes + index, prices["dynamodb_write_unit"]),
        ("read units", reads, prices["dynamodb_read_unit"]),
        ("events on the bus", events, prices["eventbridge_event"]),
        ("logs in GB, those of the gateway too", log / 1e9, prices["log_gb"]),
    ]
    return {
        "mails": 3,
        "use": use,
        "runs": runs,
        "log": log,
        "by_use": sum(count * price for _, count, price in use),
        "functions": len(given),
    }


def fixed(prices, prod, in_use, years=0):
    """Each month, whatever happens."""
    a = ASSUMED
    small = a["GB of memory of a small function, and of one that hashes"][0]
    rotations = min(years, prices["kms_rotations_charged"])
    keys = 2 if prod else 1
    ms = a["ms of a run of a schedule that finds nothing"]
    line = a["bytes of the line of a run of a schedule that finds nothing"]
    schedules = (
        2
        * MONTH
        * (
            prices["lambda_run"]
            + ms / 1000 * small * prices["lambda_gb_second"]
            + 2 * 0.5 * prices["dynamodb_read_unit"]
            + line / 1e9 * prices["log_gb"]
        )
    )
    rows = [
        ("keys of KMS", keys * (prices["kms_key_month"] + rotations * prices["kms_rotation_month"])),
        ("secrets (deployment, signing, first key)", 3 * prices["secret_month"]),
        ("`sweep` and `dispatch`, each minute, with their logs", schedules),
        (
            "calls of KMS and of Secrets Manager",
            a["calls of KMS a month while nothing happens (DynamoDB for `sweep` and `dispatch`, every five minutes)"]
            * prices["kms_call"]
            + a["calls of Secrets Manager a month while nothing happens (`dispatch`)"] * prices["secret_call"],
        ),
        (
            "metrics of the schedules",
            a["metrics of the schedules that are never silent"] * prices["custom_metric_month"],
        ),
    ]
    if prod:
        rows += [
            ("traces of the schedules", traces(2 * MONTH, 2) * prices["xray_trace"]),
            (f"alarms, {alarm_metrics()} metrics", alarm_metrics() * prices["alarm_metric_month"]),
            ("dashboard", prices["dashboard_month"]),
        ]
    if in_use:
        rows += [
            (
                "metrics of the functions and of SES, at most",
                (
                    a["metrics with a value in each hour, in use, at most"]
                    + a["mails of SES that are metrics (MailMetrics)"]
                    + a["metrics of the two readers of the stream"]
                )
                * prices["custom_metric_month"],
            ),
        ]
    return rows


def table(prices):
    about = figures(prices)
    lines = [
        f"Prices: {prices['region']}, {prices['date']}, in US dollars ([prices.json](../../infra/deploy/prices.json)): {prices['note'][0].lower()}{prices['note'][1:]}",
        "",
    ]
    lines += ["| one invitation | how many | price of a million | costs |", "|---|---|---|---|"]
    mails = about["mails"] * prices["ses_mail"]
    lines += [f"| mails: invitation, code, notice | {about['mails']} | {prices['ses_mail'] * 1e6:.2f} | {mails:.6f} |"]
    for what, count, price in about["use"]:
        shown = f"{count:.6f}" if count < 0.01 else f"{count:.2f}" if isinstance(count, float) else str(count)
        cost = f"{price * 1e6:.2f}" if price < 0.01 else f"{price:.2f} a GB"
        lines.append(f"| {what} | {shown} | {cost} | {count * price:.6f} |")
    lines += [f"| **beside the mails** | | | **{about['by_use']:.6f}** |", ""]
    lines += [
        f"That is {about['by_use'] * 1e6:.0f} dollars for a million invitations beside their mails, without traces. With `Tracing=Active` X-Ray records the "
        f"first run of each function in a second and 5 percent of the others: up to some 100,000 invitations a month nearly all of the {about['runs']} runs, "
        f"{about['runs'] * prices['xray_trace']:.6f} for each invitation.",
        "",
    ]
    sums = {
        (prod, use): sum(cost for _, cost in fixed(prices, prod, use))
        for prod in (False, True)
        for use in (False, True)
    }
    lines += ["| each month | dev | prod |", "|---|---|---|"]
    dev, prod = dict(fixed(prices, False, True)), dict(fixed(prices, True, True))
    lines += [f"| {what} | {f'{dev[what]:.2f}' if what in dev else ''} | {cost:.2f} |" for what, cost in prod.items()]
    later = sum(cost for _, cost in fixed(prices, True, False, years=2))
    lines += [
        f"| **together, in use** | **{sums[False, True]:.2f}** | **{sums[True, True]:.2f}** |",
        f"| **together, idle** | **{sums[False, False]:.2f}** | **{sums[True, False]:.2f}** |",
        "",
    ]
    lines += [
        f"Each yearly rotation adds 1.00 a month to each key, twice at most: idle, prod costs {later:.2f} from the third year on. An hour without a value of a metric costs nothing.",
        "",
    ]
    person, timeline = ASSUMED["KB of a person with its index, and of the timeline"]
    lines += [
        "| invitations a month | mails | everything else by use | traces | table, after a year | fixed | together |",
        "|---|---|---|---|---|---|---|",
    ]
    for count in (1_000, 100_000, 10_000_000):
        kept = (
            (count * 12 * person + count * 3 * timeline)
            / 1e6
            * (prices["dynamodb_gb_month"] + prices["dynamodb_recovery_gb_month"])
        )
        traced = traces(count * about["runs"], about["functions"]) * prices["xray_trace"]
        parts = (count * mails, count * about["by_use"], traced, kept, sums[True, True])
        lines.append(f"| {count:,} | " + " | ".join(f"{part:,.2f}" for part in parts) + f" | **{sum(parts):,.0f}** |")
    return "\n".join(lines) + "\n"


def main(arguments):
    prices = json.loads((HERE / "prices.json").read_text(encoding="utf-8"))
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    old, after = rest.split(END, 1)
    new = f"\n{table(prices)}"
    idle = sum(cost for _, cost in fixed(prices, False, False))
    if idle >= 3:
        print(f"a dev stack costs {idle:.2f} a month idle, and should cost less than 3")
        return 1
    if "--check" in arguments:
        if old != new:
            print("docs/operating/costs.md tells other costs than python3 infra/deploy/costs.py would write")
        return int(old != new)
    PAGE.write_text(f"{before}{BEGIN}{new}{END}{after}", encoding="utf-8")
    print(new)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
