"""`costs.py` and `load.py`."""

import contextlib
import io
import json
import os
import pathlib
import re
import sys
import textwrap
import types
import unittest
from unittest import mock

import test_doctor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import costs  # noqa: E402
import load  # noqa: E402


class Costs(unittest.TestCase):
    def setUp(self):
        self.prices = json.loads((costs.HERE / "prices.json").read_text(encoding="utf-8"))

    def test_what_is_counted_is_what_the_readme_says_and_a_journey_holds(self):
        counted = costs.counted()
        sums = [sum(row[at] for row in counted.values()) for at in range(4)]
        told = f"{sums[0]} runs, {sums[1]} read units, {sums[2]} write units, {sums[3]} of the index"
        self.assertIn(told, costs.PAGE.read_text(encoding="utf-8"))

    def test_a_stack_to_try_things_out_costs_less_than_three_dollars_idle(self):
        idle = sum(cost for _, cost in costs.fixed(self.prices, False, False))
        self.assertLess(idle, 3)
        self.assertGreater(sum(cost for _, cost in costs.fixed(self.prices, True, False)), idle)

    def test_little_traffic_is_traced_nearly_whole_and_more_by_a_twentieth(self):
        self.assertEqual(costs.traces(1_000, 19), 1_000)
        much = 19 * 30 * 86_400 * 100
        self.assertLess(costs.traces(much, 19), 0.06 * much)

    def test_each_yearly_rotation_makes_a_key_dearer_twice_at_most(self):
        keys = [dict(costs.fixed(self.prices, True, False, years))["keys of KMS"] for years in (0, 1, 2, 9)]
        self.assertEqual(keys, [2, 4, 6, 6])

    def test_every_alarm_is_counted(self):
        self.assertGreaterEqual(costs.alarm_metrics(), 50)

    def test_a_dearer_line_is_a_dearer_invitation(self):
        before = costs.figures(self.prices)["by_use"]
        self.prices["log_gb"] *= 2
        self.assertGreater(costs.figures(self.prices)["by_use"], before)


class Load(test_doctor.Outside):
    def run_load(self):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = load.main([self.url, "--rate", "200", "--seconds", "0.1"])
        return status, out.getvalue()

    def test_it_counts_answers_and_times(self):
        test_doctor.Api.answers = {**test_doctor.OUTSIDE, ("POST", "/v1/tickets/validate"): (404, {}, {})}
        status, out = self.run_load()
        self.assertEqual(status, 0, out)
        self.assertIn("GET /health: 10 x 200; ms p50", out)
        self.assertIn("POST /v1/tickets/validate: 10 x 404", out)
        self.assertIn("0 failed", out)

    def test_an_answer_with_5xx_is_a_failure(self):
        test_doctor.Api.answers = {**test_doctor.OUTSIDE, ("GET", "/health"): (503, {}, {})}
        status, out = self.run_load()
        self.assertEqual(status, 1)
        self.assertIn("10 failed", out)


class Canary(test_doctor.Outside):
    """The code of `infra/canary.yaml`, as Lambda would run it."""

    def run_canary(self, state, status=201):
        invitation = {"id": "inv_1", "delivery": {"state": state}}
        test_doctor.Api.answers = {
            ("POST", "/v1/invitations"): (status, {}, invitation),
            ("GET", "/v1/invitations/inv_1"): (200, {}, invitation),
        }
        template = (costs.ROOT / "infra" / "canary.yaml").read_text(encoding="utf-8")
        [code] = re.findall(r"(?ms)^        ZipFile: \|\n(.*?)^  \w", template)
        self.assertLessEqual(len(textwrap.dedent(code)), 4096, "what CloudFormation takes")
        known = json.dumps({"url": self.url, "key": "lk_very_secret"})

        class Secrets:
            def get_secret_value(self, SecretId):
                return {"SecretString": known}

        boto3 = types.ModuleType("boto3")
        boto3.client = lambda _: Secrets()
        ticks = iter(range(0, 10_000, 50))
        space = {}
        with mock.patch.dict(sys.modules, {"boto3": boto3}), mock.patch.dict(os.environ, {"KEY_SECRET": "x"}):
            exec(compile(textwrap.dedent(code), "canary", "exec"), space)  # noqa: S102
            with mock.patch("time.monotonic", lambda: next(ticks)):
                return space["handler"]({}, None)

    def test_it_invites_waits_and_leaves_nothing_behind(self):
        self.assertEqual(self.run_canary("delivered"), {"state": "delivered"})
        self.assertEqual(self.server.deleted, ["/v1/invitations/inv_1"])

    def test_it_says_at_which_step_it_failed_and_never_the_key(self):
        for state, status, said in (("queued", 201, "deliver: RuntimeError"), ("", 503, "invite: HTTPError 503")):
            with self.assertRaises(RuntimeError) as failed:
                self.run_canary(state, status)
            self.assertIn(said, str(failed.exception))
            self.assertNotIn("lk_very_secret", str(failed.exception))


# Its own tests run where they stand.
for name in [name for name in dir(test_doctor.Outside) if name.startswith("test_")]:
    setattr(Load, name, None)
    setattr(Canary, name, None)

if __name__ == "__main__":
    unittest.main()
