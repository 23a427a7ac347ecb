"""What a request costs the local server in CPU, with all that comes behind it: python3 tests/bench/requests.py [BINARY]

The server makes invitations by email, and validates tickets, one after the other. What the stream does for them (the email, the
timeline, the events) counts, so each figure is taken when nothing is left to do. The time on a core of all threads is read from
the kernel, so other work on the machine hardly changes it. A release build is what the bounds below are for.
"""

import os
import os
import pathlib
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/clients"))

from latchkey import Server  # noqa: E402

TIMES, ROUNDS = 300, 3
# Half of what an earlier version took at its best: 6.4 and 1.3 ms.
BOUNDS = {"create": 3.2, "validate": 0.65}


def cpu(process):
    """Milliseconds so far, all threads, those that have ended too."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def quiet(process):
    """Waits until the server has nothing left to do."""
    before = cpu(process)
    while True:
        time.sleep(2)
        now = cpu(process)
        if now - before <= 20:
            return now
        before = now


def main():
    server = Server(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/latchkey")
    process, best = server.process.pid, {}
    try:
        invitation = {"email": "holder@example.com", "method": "link"}
        ticket = server.call("POST", "/v1/invitations", invitation, server.key)["link"].rsplit("/", 1)[1]
        for round in range(ROUNDS):
            for name, call in (
                ("create", lambda n: server.call("POST", "/v1/invitations", {"email": f"u{n}@example.com"}, server.key)),
                ("validate", lambda _: server.call("POST", "/v1/tickets/validate", {"ticket": ticket})),
            ):
                before = quiet(process)
                for number in range(TIMES):
                    call(round * TIMES + number)
                took = (quiet(process) - before) / TIMES
                best[name] = min(took, best.get(name, took))
    finally:
        server.stop()
    print("; ".join(f"{name}: {took:.2f} ms of CPU" for name, took in best.items()) + f", best of {ROUNDS} times {TIMES}")
    sys.exit("\n".join(f"{name} is above {BOUNDS[name]} ms" for name, took in best.items() if took > BOUNDS[name]) or None)


main()
