"""What a caller writes has types. Checked by run.py with mypy, which also complains of an ignore that nothing needs."""

from latchkey import Latchkey, models


def calls(latchkey: Latchkey) -> str:
    invitation: models.Invitation = latchkey.invitations.create(email="ada@example.com")
    latchkey.invitations.create(mail="ada@example.com")  # type: ignore[call-arg]
    latchkey.invitations.list(state="gone")  # type: ignore[arg-type]
    for line in latchkey.invitations.list(state="pending"):
        line.email_address  # type: ignore[attr-defined]
        print(line.id)
    return invitation.id
