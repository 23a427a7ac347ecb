"""What `doctor` has looked at: a verdict (fine, warn, fail, skip), what was found, and the command that mends it."""

import dataclasses


@dataclasses.dataclass
class Finding:
    what: str
    verdict: str
    told: str
    mend: str = ""


def fine(what, told):
    return Finding(what, "fine", told)


def fail(what, told, mend):
    return Finding(what, "fail", told, mend)


def warn(what, told, mend=""):
    return Finding(what, "warn", told, mend)


def skip(what, told):
    return Finding(what, "skip", told)
