"""datamodel-code-generator (pydantic v2): what it has generated writes bodies that are taken, and reads every answer."""

import os

import httpx
from models import CreateInvitationBody, Invitation, InvitationList, Problem, ProblemCode

client = httpx.Client(
    base_url=os.environ["LATCHKEY_URL"],
    headers={"authorization": f"Bearer {os.environ['LATCHKEY_API_KEY']}", "content-type": "application/json"},
)
# As everybody writes it whose framework leaves out what was not set.
body = CreateInvitationBody(email="datamodel@example.com").model_dump_json(exclude_unset=True)

answer = client.post("/v1/invitations", content=body)
created = Invitation.model_validate_json(answer.content)
assert answer.status_code == 201, answer.text
listed = InvitationList.model_validate_json(client.get("/v1/invitations", params={"limit": 100}).content)
assert created.id in [line.id for line in listed.invitations]
read = Invitation.model_validate_json(client.get(f"/v1/invitations/{created.id}").content)
assert read.state == "pending", read
problem = Problem.model_validate_json(client.post("/v1/invitations", content=body).content)
assert problem.code == ProblemCode.invitation_pending and problem.invitation == created.id, problem
