"""PyPI auth0-python: a whole journey and its errors. Run by run.py, which says where Latchkey is."""

import html
import http.cookiejar
import json
import os
import re
import urllib.error
import urllib.parse
import urllib.request

from auth0.management import Auth0
from auth0.management.core.api_error import ApiError

SERVER, KEY = os.environ["LATCHKEY_URL"], os.environ["LATCHKEY_KEY"]
# A server on which every call is one too many.
FULL, FULL_KEY = os.environ["LATCHKEY_FULL_URL"], os.environ["LATCHKEY_FULL_KEY"]
NOBODY = "auth0|5f7c8ec7c33c6c004bbafe82"
ONCE = {"max_retries": 0}
DIRECTORY = "Username-Password-Authentication"
PASSWORD, OTHER = "violet harbour!", "quiet marble lantern"


def send(opener, url, fields=None):
    """The status and text of a page; a form is sent as a browser of this site sends it."""
    data = urllib.parse.urlencode(fields).encode() if fields else None
    request = urllib.request.Request(urllib.parse.urljoin(SERVER, url), data, {"sec-fetch-site": "same-origin"})
    try:
        answer = opener.open(request)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.read().decode()


def browser():
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))


def finish(ticket, password):
    """From the ticket through the hosted pages to where the last one leads."""
    opener = browser()
    status, page = send(opener, ticket.split("#")[0])
    for action, fields in (("/setup/start", {}), ("/setup/password", {"password": password, "confirm": password})):
        assert status == 200, page
        if action == "/setup/start" and f'action="{action}"' not in page:
            continue  # a reset shows its form at once
        token = re.search(r'name="csrf" value="([^"]*)"', page.split(f'action="{action}"')[1])[1]
        status, page = send(opener, action, {"csrf": token, **fields})
    assert status == 200, page
    return html.unescape(re.search(r'class="button" href="([^"]*)"', page)[1])


def sign_in(username, password):
    body = json.dumps({"username": username, "password": password}).encode()
    request = urllib.request.Request(f"{SERVER}/v1/sign-in", body, {"content-type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return answer.status


def refused(status, code, call, *arguments, **named):
    try:
        call(*arguments, **named)
    except ApiError as error:
        body = error.body if isinstance(error.body, dict) else error.body.model_dump()
        found = (error.status_code, body.get("errorCode", body.get("error_code")))
        assert found == (status, code), (found, body)
    else:
        raise AssertionError(f"not refused: {arguments} {named}")


def administer(path, body):
    request = urllib.request.Request(
        SERVER + path, json.dumps(body).encode(), {"content-type": "application/json", "authorization": f"Bearer {KEY}"}
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as error:
        assert error.code == 409, error.read()
        return None


def errors(client):
    """Every documented error, by its parameter."""
    administer("/v1/applications", {"id": "app_other", "settings": {"name": "Other"}})
    user = client.users.create(connection=DIRECTORY, email="py-more@example.com", password=PASSWORD, verify_email=False)
    nameless = client.users.create(connection=DIRECTORY, username="py-nameless", password=PASSWORD)
    organization = next(one.id for one in client.organizations.list() if one.name == "other")
    own = user.identities[0].user_id
    for ask in (client.tickets.change_password, client.tickets.verify_email):
        for code, named in (
            ("invalid_body", {"ttl_sec": -1}),
            ("invalid_body", {"ttl_sec": 10**12}),
            ("invalid_body", {"result_url": "nonsense"}),
            ("invalid_body", {"result_url": "https://evil.example/"}),
            ("invalid_body", {"client_id": "nobody"}),
            ("invalid_body", {"client_id": "app_other"}),
            ("invalid_body", {"organization_id": "org_0000000000000000"}),
            ("invalid_body", {"organization_id": organization}),
            ("invalid_body", {"identity": {"user_id": "x", "provider": "auth0"}}),
            (
                "inexistent_connection",
                {"identity": {"user_id": own, "provider": "auth0", "connection_id": "con_0000000000000000"}},
            ),
            ("invalid_body", {"user_id": nameless.user_id}),
            ("invalid_body", {"request_options": {"additional_body_parameters": {"x": 1}}}),
        ):
            refused(400, code, ask, **{"user_id": user.user_id, **named})
        refused(404, "inexistent_user", ask, user_id=NOBODY)
    ask = client.tickets.change_password
    by_address = {"email": user.email, "connection_id": "con_0000000000000000"}
    refused(400, "inexistent_connection", ask, **by_address)
    refused(400, "invalid_body", ask, email=user.email)
    refused(400, "invalid_body", ask, user_id=user.user_id, **by_address)
    create = {"connection": DIRECTORY, "email": "x@example.com", "password": PASSWORD}
    refused(400, "inexistent_connection", client.users.create, **{**create, "connection": "nobody"})
    refused(400, "invalid_body", client.users.create, **{**create, "password": "short"})
    refused(400, "invalid_body", client.users.create, **{**create, "email": "x"})
    refused(400, "invalid_body", client.users.update, user.user_id, password=PASSWORD, email="y@example.com")
    refused(404, "inexistent_user", client.users.update, NOBODY, given_name="x")
    refused(400, "invalid_query_string", lambda: list(client.users.list(per_page=101)))
    reader = administer("/v1/keys", {"name": "reader", "scopes": ["users:read"]})["key"]
    lacking = Auth0(base_url=f"{SERVER}/api/v2", token=reader)
    refused(403, "insufficient_scope", lacking.tickets.change_password, user_id=user.user_id)
    full = Auth0(base_url=f"{FULL}/api/v2", token=FULL_KEY)
    refused(429, "too_many_requests", full.users.get, "x", request_options=ONCE)
    listed = client.users.with_raw_response.list_users_by_email(email="x@example.com")
    headers = {name.lower(): value for name, value in listed.headers.items()}
    limit, left = (int(headers[f"x-ratelimit-{name}"]) for name in ("limit", "remaining"))
    assert limit > left > 0 and int(headers["x-ratelimit-reset"]) > 0, headers


def main():
    client = Auth0(base_url=f"{SERVER}/api/v2", token=KEY)
    email = "python@example.com"
    user = client.users.create(connection=DIRECTORY, email=email, password=PASSWORD, verify_email=False)
    made = client.tickets.change_password(
        user_id=user.user_id, result_url="http://localhost:3000/welcome", mark_email_as_verified=True, ttl_sec=600
    )
    assert made.ticket.endswith("#")
    assert "success=true" in finish(made.ticket, OTHER)
    assert sign_in(email, OTHER) == 200
    first = client.tickets.change_password(user_id=user.user_id)
    client.tickets.change_password(user_id=user.user_id)
    assert send(browser(), first.ticket.split("#")[0])[0] == 410
    assert [one.user_id for one in client.users.list(q=f'email:"{email}"')] == [user.user_id]
    assert client.users.list_users_by_email(email=email)[0].email_verified is True
    assert client.users.update(user.user_id, given_name="P").given_name == "P"
    ticket = client.tickets.verify_email(user_id=user.user_id).ticket
    assert "/verify-email/" in ticket
    refused(400, "invalid_body", client.tickets.change_password)
    refused(400, "invalid_body", client.tickets.change_password, user_id=user.user_id, ttl_sec=-1)
    refused(404, "inexistent_user", client.tickets.change_password, user_id="auth0|5f7c8ec7c33c6c004bbafe82")
    again = {"connection": DIRECTORY, "email": email, "password": PASSWORD}
    refused(409, "auth0_idp_error", client.users.create, **again, request_options={"max_retries": 0})
    refused(401, None, Auth0(base_url=f"{SERVER}/api/v2", token="nonsense").users.get, user.user_id)
    client.users.delete(user.user_id)
    client.users.delete(user.user_id)
    refused(404, "inexistent_user", client.users.get, user.user_id)
    errors(client)
    print("auth0-python: the journey and its errors are as they should be")


main()
