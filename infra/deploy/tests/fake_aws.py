#!/usr/bin/env python3
"""An AWS CLI that answers what a test has written down, and notes what it was asked. FAKE_AWS names the file: `answers` by service
and operation, `calls` as they come. An answer with `error` is refused with that code."""

import fcntl
import json
import os
import sys


def answer(state, words):
    """Exit code, standard output and standard error of one call."""
    state["calls"].append(words)
    answers = state["answers"].get(" ".join(words[:2]), {})
    # One after the other, the last one for ever.
    found = answers
    if isinstance(answers, list):
        found = answers[0]
        if len(answers) > 1:
            answers.pop(0)
    # By what it is asked about, where a test tells them apart.
    if "by" in found:
        asked = (one for key, one in found["by"].items() if any(key in word for word in words))
        found = next(asked, {"error": "NotFoundException"})
    if "error" in found:
        return (
            254,
            "",
            f"\nAn error occurred ({found['error']}) when calling the {words[1]} operation: {found.get('why', 'no')}\n",
        )
    if "write" in found:  # to the file that `lambda invoke` is given
        with open(next(word for word in words if word.endswith("answer.json")), "w", encoding="utf-8") as file:
            file.write(found["write"])
    if "text" in found:
        return 0, found["text"] + "\n", ""
    return 0, json.dumps({key: value for key, value in found.items() if key != "write"}), ""


def main():
    if sys.argv[1:] == ["--version"]:
        print("aws-cli/2.17.0 Python/3.11.8 Linux/6.1 exe/x86_64")
        return 0
    with open(os.environ["FAKE_AWS"], "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        state = json.load(file)
        code, out, err = answer(state, sys.argv[1:])
        file.seek(0)
        file.truncate()
        json.dump(state, file)
    sys.stdout.write(out)
    sys.stderr.write(err)
    return code


if __name__ == "__main__":
    sys.exit(main())
