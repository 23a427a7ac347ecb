"""What the local server takes while it idles, and what hashing leaves behind, in one run: python3 tests/bench/server.py [BINARY]

CPU a second with nothing to do; memory before and after people have signed in, eight at a time. Fails above the bounds below.
"""

import concurrent.futures
import os
import pathlib
import sys
import time
import urllib.error

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/clients"))

from latchkey import Server  # noqa: E402

IDLE_MS = 5  # of CPU a second
IDLE_MIB = 60
EACH_MIB = 19  # more for each hash at work, of which there are as many as cores
SIGN_INS, AT_ONCE = 300, 8
PASSWORD = "violet harbour at dawn"


def cpu(process):
    """Milliseconds so far, all threads."""
    fields = pathlib.Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def memory(process, what):
    """MiB in memory without those of the binary itself, which are many in a debug build: VmRSS now, VmHWM at most."""
    status = pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    kib = dict(line.split(":", 1) for line in status.splitlines())
    return (int(kib[what].split()[0]) - int(kib["RssFile"].split()[0])) / 1024


def idle(process, seconds):
    before = cpu(process)
    time.sleep(seconds)
    return (cpu(process) - before) / seconds


def settled(process, most=120):
    """Waits until what the stream does for those who were there is done, and says how long: on a busy machine that takes a while,
    and is not what the server does with nothing to do."""
    began, still = time.monotonic(), 0
    while still < 5 and time.monotonic() - began < most:
        still = still + 1 if idle(process, 1) <= 2 * IDLE_MS else 0
    return time.monotonic() - began


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/debug/latchkey"
    server = Server(binary)
    process, wrong = server.process.pid, []
    try:
        time.sleep(2)
        at_rest = memory(process, "VmRSS")

        def sign_in(user):
            while True:
                try:
                    return server.call("POST", "/v1/sign-in", {"username": user, "password": PASSWORD})
                except urllib.error.HTTPError as error:
                    if error.code != 503:  # too many hashes wait, on a busy machine
                        raise
                    time.sleep(int(error.headers["retry-after"]))

        def live(number):
            """One user each: parallel tries at one account are counted, and paused."""
            user = f"u{number}@example.com"
            invitation = {"email": user, "method": "link", "flow": "link_password"}
            ticket = server.call("POST", "/v1/invitations", invitation, server.key)["link"].rsplit("/", 1)[1]
            server.call("POST", "/v1/tickets/password", {"ticket": ticket, "password": PASSWORD, "confirm": PASSWORD})
            for _ in range(SIGN_INS // AT_ONCE):
                sign_in(user)

        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            list(pool.map(live, range(AT_ONCE)))
        most = memory(process, "VmHWM")
        busy = settled(process)
        after, quiet = memory(process, "VmRSS"), idle(process, 30)
    finally:
        server.stop()
    cores = len(os.sched_getaffinity(0))
    print(f"idle: {quiet:.1f} ms of CPU a second, {at_rest:.0f} MiB before and {after:.0f} MiB after {SIGN_INS} sign-ins, "
          f"{AT_ONCE} at once; {most:.0f} MiB at most, with {cores} cores; quiet {busy:.0f} s after the last of them")
    for name, value, bound in (
        ("idle CPU", quiet, IDLE_MS),
        ("idle memory", at_rest, IDLE_MIB),
        ("most memory", most, IDLE_MIB + EACH_MIB * cores),
    ):
        if value > bound:
            wrong.append(f"{name}: {value:.1f} is above {bound}")
    sys.exit("\n".join(wrong) or None)


main()
