"""openapi-python-client: what it has generated creates, lists, reads, and tells an error."""

import asyncio
import os

from generated import AuthenticatedClient
from generated.api.invitations import create_invitation, get_invitation, list_invitations
from generated.models import CreateInvitationBody, Invitation, InvitationList, Problem, ProblemCode

client = AuthenticatedClient(base_url=os.environ["LATCHKEY_URL"], token=os.environ["LATCHKEY_API_KEY"])
body = CreateInvitationBody(email="openapi-python-client@example.com")

created = create_invitation.sync(client=client, body=body)
assert isinstance(created, Invitation), created
listed = list_invitations.sync(client=client, limit=100)
assert isinstance(listed, InvitationList) and created.id in [line.id for line in listed.invitations], listed
read = asyncio.run(get_invitation.asyncio(created.id, client=client))
assert isinstance(read, Invitation) and read.state == "pending" and read.timeline[0].event == "created", read
refused = create_invitation.sync(client=client, body=body)
assert isinstance(refused, Problem) and refused.code == ProblemCode.INVITATION_PENDING, refused
assert refused.invitation == created.id
