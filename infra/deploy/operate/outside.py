"""What anybody can see of a deployment: name, certificate, answers. No credentials are needed."""

import json
import socket
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request

from .findings import fail, fine, warn

SOON = 14  # days before a certificate ends


class Still(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def get(url, accept="application/json"):
    """Status, headers and text; status 0 and the reason where nobody answers."""
    request = urllib.request.Request(url, headers={"Accept": accept, "User-Agent": "latchkey-deploy doctor"})
    try:
        with urllib.request.build_opener(Still).open(request, timeout=15) as answer:
            return answer.status, answer.headers, answer.read(1_000_000).decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read(1_000_000).decode(errors="replace")
    except (OSError, ValueError) as error:
        return 0, {}, str(error)


def outside(url, cdn=None):
    """What anybody can see: name, certificate, answers."""
    url = url.rstrip("/")
    place = urllib.parse.urlsplit(url)
    found = []
    try:
        addresses = {
            one[4][0] for one in socket.getaddrinfo(place.hostname, place.port or 443, type=socket.SOCK_STREAM)
        }
        found.append(fine("name", f"{place.hostname} is {', '.join(sorted(addresses)[:3])}"))
    except OSError:
        found.append(
            fail(
                "name",
                f"{place.hostname} leads nowhere",
                "point it at the output DomainTarget, or with a CDN at its output Target",
            )
        )
        return found
    if place.scheme == "https":
        found.append(certificate(place.hostname, place.port or 443))
    else:
        found.append(warn("certificate", "the address is not https"))
    status, headers, text = get(url + "/health")
    if status == 200:
        found.append(fine("health", "answers"))
    else:
        found.append(
            fail("health", f"{status} {text[:80]}", "look at the log of site, and whether the name leads to this API")
        )
        return found
    status, headers, text = get(url + "/.well-known/jwks.json")
    if status == 200 and '"keys"' in text and '"kty"' in text:
        found.append(fine("signing keys", "published"))
    else:
        found.append(
            fail(
                "signing keys",
                f"{status}: none are published",
                "aws secretsmanager rotate-secret --secret-id <SigningKeysArn>",
            )
        )
    status, headers, text = get(url + "/v1/invitations")
    if status == 401:
        found.append(fine("key asked for", "a call without a key is refused"))
    else:
        found.append(fail("key asked for", f"a call without a key got {status}", "look at the log of authorizer"))
    status, headers, text = get(url + "/i/nothing", "text/html")
    wanted = ("strict-transport-security", "content-security-policy", "referrer-policy")
    lacking = [name for name in wanted if not headers.get(name)]
    if lacking:
        found.append(warn("headers", f"the pages lack {', '.join(lacking)}", "something in between takes headers away"))
    else:
        found.append(fine("headers", "the pages have theirs"))
    if cdn:
        status, _, _ = get(cdn.rstrip("/") + "/v1/invitations")
        if status in (403, 0):
            found.append(fine("past the CDN", "refused"))
        else:
            found.append(
                fail(
                    "past the CDN",
                    f"the gateway's own address answers {status}",
                    "deploy with BehindCdn=true: latchkey-deploy up --set BehindCdn=true",
                )
            )
    return found


def certificate(host, port):
    try:
        with (
            socket.create_connection((host, port), 10) as plain,
            ssl.create_default_context().wrap_socket(plain, server_hostname=host) as safe,
        ):
            ends = ssl.cert_time_to_seconds(safe.getpeercert()["notAfter"])
    except (OSError, ssl.SSLError, KeyError) as error:
        return fail("certificate", str(error), "see that the domain's certificate is issued: aws acm list-certificates")
    days = int((ends - time.time()) / 86400)
    if days < SOON:
        return fail(
            "certificate",
            f"ends in {days} days",
            "its validation record has to stay in the zone, or ACM does not renew it",
        )
    return fine("certificate", f"counts for {days} days more")


def txt(name):
    """The TXT records of a name, by DNS over HTTPS, since the standard library has no resolver for them. `None` where it cannot
    be asked."""
    try:
        request = urllib.request.Request(
            f"https://dns.google/resolve?name={name}&type=TXT", headers={"Accept": "application/dns-json"}
        )
        with urllib.request.urlopen(request, timeout=5) as answer:
            told = json.load(answer)
    except (OSError, ValueError):
        return None
    return [one["data"].strip('"') for one in told.get("Answer", [])]
