"""What a caller writes has types. Checked by run.py with mypy --strict, which also complains of an ignore that nothing needs."""

from latchkey import NULL, Latchkey, LatchkeyError, models


def calls(latchkey: Latchkey) -> str:
    invitation: models.Invitation = latchkey.invitations.create(email="ada@example.com")
    latchkey.invitations.create(mail="ada@example.com")  # type: ignore[call-arg]
    latchkey.invitations.list(state="gone")  # type: ignore[arg-type]
    for line in latchkey.invitations.list(state="pending"):
        line.email_address  # type: ignore[attr-defined]
        print(line.id)
    latchkey.applications.update("app_default", code={"length": 8}, login_url=NULL)
    latchkey.applications.update("app_default", {"login_url": None})
    latchkey.applications.update("app_default", result_url="https://example.com/")  # type: ignore[call-arg]
    latchkey.applications.update("app_default", code={"size": 8})  # type: ignore[arg-type]
    try:
        latchkey.invitations.resend(invitation.id)
    except LatchkeyError as error:
        if error.is_one_of("invitation_completed", "invitation_revoked"):
            return error.code
        error.is_one_of("no_such_code")  # type: ignore[arg-type]
    return invitation.id
