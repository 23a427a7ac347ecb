"""Calls of the deployment's own API."""

import json
import time
import urllib.error
import urllib.request

from .aws import parameters, say
from .aws import stack as stack_named

ENDS = ("delivered", "bounced", "complained", "failed")


class Client:
    """The API at `url`, with a key that is never printed."""

    def __init__(self, url, key):
        self.url, self._key = url.rstrip("/"), key

    def __call__(self, method, path, body=None):
        """Status and answer."""
        headers = {
            "Authorization": f"Bearer {self._key}",
            "Accept": "application/json",
            "User-Agent": "latchkey-deploy",
        }
        data = None
        if body is not None:
            data, headers["Content-Type"] = json.dumps(body).encode(), "application/json"
        request = urllib.request.Request(self.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=15) as answer:
                text = answer.read()
                return answer.status, json.loads(text) if text else {}
        except urllib.error.HTTPError as error:
            text = error.read()
            try:
                return error.code, json.loads(text)
            except ValueError:
                return error.code, {}
        except (OSError, ValueError) as error:
            return 0, {"title": str(error)}


def key(aws, stack):
    """The client with the first key of a stack, from Secrets Manager."""
    secret = aws("secretsmanager", "get-secret-value", "--secret-id", f"latchkey/{stack}/first-key")
    known = json.loads(secret["SecretString"])
    # One that an operator has put there does not say where the API is.
    url = known.get("url") or parameters(stack_named(aws, stack))["BaseUrl"]
    return Client(url, known["key"])


def invite(client, email, watch=False, seconds=180):
    """Invites somebody, and says what becomes of it. Gives back the invitation."""
    status, invitation = client("POST", "/v1/invitations", {"email": email})
    if status != 201:
        say(
            f"not invited: {status} {invitation.get('code', '')} {invitation.get('detail', invitation.get('title', ''))}"
        )
        return None
    say(f"invited: {invitation['id']}")
    if watch:
        invitation = follow(client, invitation["id"], seconds)
    return invitation


def follow(client, id, seconds=180, pause=2):
    """Says each state of a message until it has one that is final."""
    last, invitation = None, {}
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        status, found = client("GET", f"/v1/invitations/{id}")
        if status == 200:
            invitation = found
            state = state_of(found)
            if state != last:
                say(f"  {state}")
                last = state
            if state in ENDS:
                break
        time.sleep(pause)
    return invitation


def state_of(invitation):
    """The state of its message, whether it is told alone or with more."""
    delivery = invitation.get("delivery")
    return delivery.get("state") if isinstance(delivery, dict) else delivery
