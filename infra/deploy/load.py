#!/usr/bin/env python3
"""How much a deployment takes: load.py URL [--rate 20] [--seconds 60] [--workers 32]

Asks `GET /health` and `POST /v1/tickets/validate` with a ticket that is made up, in turn, at an even rate: neither writes anything,
hashes a password or sends a message. It prints how many answers of each status there were, and how long they took. It ends with 1
when there was one with 5xx, or none at all."""

import argparse
import collections
import concurrent.futures
import json
import sys
import time
import urllib.error
import urllib.request

CALLS = (
    ("GET", "/health", None),
    ("POST", "/v1/tickets/validate", json.dumps({"ticket": "made-up"}).encode()),
)


def call(url, method, path, body):
    """Status and milliseconds."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "latchkey load"}
    request = urllib.request.Request(url + path, body, headers, method=method)
    began = time.monotonic()
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()
            status = answer.status
    except urllib.error.HTTPError as error:
        error.read()
        status = error.code
    except OSError:
        status = 0
    return f"{method} {path}", status, (time.monotonic() - began) * 1000


def part(sorted_values, share):
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * share))]


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--rate", type=float, default=20, help="requests a second (20)")
    parser.add_argument("--seconds", type=float, default=60, help="for how long (60)")
    parser.add_argument("--workers", type=int, default=32, help="requests at once, at most (32)")
    options = parser.parse_args(arguments)
    url, began = options.url.rstrip("/"), time.monotonic()
    statuses, times = collections.defaultdict(collections.Counter), collections.defaultdict(list)
    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        waiting = []
        for number in range(max(1, int(options.rate * options.seconds))):
            pause = began + number / options.rate - time.monotonic()
            if pause > 0:
                time.sleep(pause)
            waiting.append(pool.submit(call, url, *CALLS[number % len(CALLS)]))
        for one in waiting:
            what, status, took = one.result()
            statuses[what][status] += 1
            times[what].append(took)
    for what, found in sorted(statuses.items()):
        took = sorted(times[what])
        print(
            f"{what}: "
            + ", ".join(f"{count} x {status}" for status, count in sorted(found.items()))
            + f"; ms p50 {part(took, 0.5):.0f}, p99 {part(took, 0.99):.0f}, at most {took[-1]:.0f}"
        )
    took = time.monotonic() - began
    all = sum(sum(found.values()) for found in statuses.values())
    bad = sum(count for found in statuses.values() for status, count in found.items() if status == 0 or status >= 500)
    print(f"{all} answers in {took:.1f} s, {all / took:.1f} a second; {bad} failed")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
