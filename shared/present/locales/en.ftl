# English. Another language is one more file like this one, named in src/wording/mod.rs.
# $application, $inviter and the like are names that people chose: put no grammar on them.

# Which way the script runs: ltr or rtl.
direction = ltr
# The language's name in itself, for the switch on the pages.
language-name = English
language-switch = Language

## Times and spans

month-name = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sept
    [10] Oct
    [11] Nov
   *[12] Dec
}
# Monday is 1.
weekday-name = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-time = { $weekday }, { $day } { $month } { $year } at { $time } { $zone }
date-short = { $day } { $month }, { $time } { $zone }
date-short-year = { $day } { $month } { $year }, { $time } { $zone }
distance-ahead = in { $span }
distance-now = now
distance-past = { $span } ago
span-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
span-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}

## Every page

application-unnamed = this application
page-title = { $heading } – { $application }
page-title-error = Problem: { $title }
preview-title = Account setup
preview-reset-title = New password
preview-description = Your personal invitation.
support = Need help? Contact
support-words = Need help?
progress = Step { $step } of { $of }
busy = One moment…
problem-heading = There is a problem
password-show = Show
password-hide = Hide
password-show-long = Show password
password-hide-long = Hide password
password-shown = Your password is shown.
password-hidden = Your password is hidden.

## Opening the invitation

landing-heading = You’re invited to { $application }
landing-intro = Set up your account. It takes about a minute.
landing-inviter-did = invited you to join { $application }
landing-address = Your account
landing-until = Expires
landing-button = Accept and continue
# %app% is a name that the page that sent the person here gave.
landing-app = You’re setting up your account for %app%.
landing-not-you = Not you? Close this page – nothing has happened yet.
landing-decline-intro = Not you, or not interested?
landing-decline = Decline the invitation
decline-heading = Decline this invitation?
decline-intro = No account will be set up, and the link will stop working. { $application } will see that you declined.
decline-button = Decline
decline-back = Keep the invitation
landing-reset-heading = Choose a new password
landing-reset-intro = Choose a new password for your { $application } account. It takes about a minute.
landing-reset-button = Continue
landing-reset-not-you = Didn’t ask for this? Close this page. Your password stays as it is.

## Entering a code instead of opening a link

enter-heading = Set up your account with a code
enter-intro = Enter the code from your invitation to { $application }.
enter-hint-digits = The digits from your invitation
enter-hint-text = Letters and digits, as in your invitation
enter-button = Continue
enter-again-heading = No code, or doesn’t it work any more?
enter-again-intro = A code works once. We’ll send a new one to where your invitation went.
enter-again-button = Send me a new code
enter-sent = If there’s an open invitation for this account, we’ve sent a new code.
enter-problem-username = Enter your email, phone number or username.
enter-problem-code = Enter the code from your invitation.
enter-problem-wrong = We can’t find an open invitation with these details. Check both, or get a new code.
enter-problem-wait = Too many attempts. Try again in { $span }.

## The code

code-heading-email = Check your email
code-heading-sms = Check your messages
code-heading-before-email = Confirm your email address
code-heading-before-sms = Confirm your phone number
code-intro-digits = We sent a { $length }-digit code to
code-intro-text = We sent a code of { $length } letters and digits to
code-before = To make sure it’s yours, we’ll send a code to
code-label = Code
code-hint-digits = { $length } digits
code-hint-text = { $length } letters and digits, as in the message
code-auto = It’s sent once you’ve entered the last one.
code-button = Continue
code-again-email = Didn’t get it? Check your spam folder.
code-again-sms = Didn’t get it?
code-again-button = Send a new code
code-first-button = Send the code
code-other-sms = Send it by text message to { $destination } instead
code-other-email = Send it by email to { $destination } instead
code-wait = Resend in { $span }
# %time% is filled in by the script, as minutes and seconds (0:45).
code-wait-live = Resend in %time%
code-wait-over = You can get a new code now.
code-other-number = Wrong number? Enter another
code-just-sent = New code sent. Use the latest one.
code-problem-missing = Enter the code we sent you.
code-problem-digits = A code has { $length } digits. Check what you typed – this attempt didn’t count.
code-problem-text = A code has { $length } letters and digits. Check what you typed – this attempt didn’t count.
code-problem-wrong = { $tries ->
    [0] That code isn’t right.
    [one] That code isn’t right. { $tries } attempt left.
   *[other] That code isn’t right. { $tries } attempts left.
}
code-problem-expired = That code has expired. Get a new one.
code-problem-used-up = Too many wrong attempts. Get a new code to continue.
code-problem-too-soon = We’ve just sent a code. Wait a moment before asking for another.
code-problem-too-often = We’ve sent several codes already. Wait before asking for another.
code-problem-delayed = We could not send your code yet. We keep trying; you can also ask for a new one later.
code-problem-unsendable = We could not send you a code. Ask for a new one, or get in touch with whoever invited you.

## Questions about the person. $label is what the application calls the question.

profile-heading = About you
profile-intro = { $application } needs a few details for your account.
profile-first-name = First name
profile-last-name = Last name
profile-optional = (optional)
profile-choose = Choose one
profile-no-answer = No answer
profile-button = Continue
profile-problem-missing = Fill in “{ $label }”.
profile-problem-unticked = Tick “{ $label }” to go on.
profile-problem-long = { $max ->
    [one] “{ $label }” takes at most { $max } character.
   *[other] “{ $label }” takes at most { $max } characters.
}
profile-problem-choice = “{ $label }”: choose one of the answers on offer.
profile-problem-date = “{ $label }”: enter a real date, for example 31 December 2001.

## The phone number

phone-heading = Your phone number
phone-intro = We’ll send a code to this number to make sure it’s yours.
phone-country = Country or region
phone-country-hint = Type a few letters to find it
phone-country-unknown = We don’t know this country. Pick one from the list, or start the number with +.
# %found% is filled in by the script.
phone-country-several = Which country do you mean? For example: %found%
phone-label = Phone number
phone-hint = With the country code, such as +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = As you dial it at home
phone-button = Continue
phone-problem-missing = Enter your phone number.
phone-problem-invalid = Enter the full number with country code, like +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = We can’t text numbers in this country. Enter another number.
phone-problem-landline = This is a landline, which can’t get texts. Enter a mobile number.

## The terms

terms-heading = Terms of use
terms-intro = { $application } asks you to read its terms and to accept them.
terms-document = Document
terms-link = Read the terms (opens in a new tab)
terms-version = Version
terms-label = I have read the terms and accept them
terms-button = Continue
terms-problem-not-accepted = Tick the box to accept the terms. Your account can’t be set up without them.

## The password

password-heading = Choose a password
password-account = Your account
password-label = Password
password-confirm-label = Confirm password
password-rule-length = { $min ->
    [one] At least { $min } character
   *[other] At least { $min } characters
}
password-rule-common = Not a common password
password-rule-context = Not based on your email, your username or “{ $application }”
password-button = Save password
strength-short = Too short so far
strength-easy = Easy to guess
strength-fine = Good
strength-strong = Very good
password-problem-missing = Enter a password.
password-problem-short = The password needs at least { $min } characters. This one has { $have }.
password-problem-long = The password is too long. The most is { $max } characters.
password-problem-common = This password is too common. Choose another.
password-problem-context = Your password is based on “{ $word }”, which is easy to guess. Choose another.
password-problem-mismatch = The two passwords aren’t the same. Type them again.
password-reset-heading = Choose a new password
password-reset-label = New password
password-reset-confirm-label = Confirm new password
password-reset-button = Save new password

## Finished

done-heading = You’re all set
done-intro = Your { $application } account is ready. From now on, sign in with your password.
done-account = Your account
done-button-application = Go to { $application }
done-button-sign-in = Sign in
done-close = You can close this page.
done-result = Your account is ready. You can sign in now.
done-result-reset = Your password was changed. You can sign in with it now.
done-auto = Continuing in { $seconds } s
done-stay = Stay here
done-reset-heading = Your password was changed
done-reset-intro = From now on, sign in to { $application } with your new password.

## Signing in

sign-in-heading = Welcome back
sign-in-intro = Sign in to { $application }
sign-in-username = Email, phone or username
sign-in-password = Password
sign-in-button = Sign in
sign-in-problem-wrong = The username or password isn’t right.
sign-in-problem-password = Enter your password.
sign-in-problem-wait = Too many attempts. Try again in { $span }.
sign-in-problem-locked = Too many attempts in a row. Choose “Forgot password?” to set a new one, or use a browser you’ve signed in with before.
sign-in-forgotten = Forgot password?
sign-in-enter = Got an invitation code?
signed-in-heading = You’re signed in
signed-in-button = Go to { $application }
signed-in-change = Change password
signed-in-other = Use another account
signed-in-close = You can close this page.

## A forgotten password

forgotten-heading = Forgot your password?
forgotten-intro = Enter your email or username and we’ll send you a reset link.
forgotten-button = Send reset link
forgotten-problem-missing = Enter your email, phone number or username.
forgotten-problem-wait = Too many attempts. Try again in { $span }.
forgotten-sent-heading = Check your email
forgotten-sent = If there’s an account, we’ve emailed a link to reset the password.
forgotten-sent-to = If { $account } has an account, we’ve emailed a link to reset the password.
forgotten-sent-wait = Check your spam folder if you don’t see it. Use the link in the latest email.
forgotten-again = Didn’t get it? Send again
forgotten-code = You got a code? Enter it
forgotten-back = Back to sign-in

## Endings

ending-else = Still stuck?
renew-offer-link = We can send a new link to
renew-offer-code = We can send a new code to
renew-button = Send me a new link
renew-button-code = Send me a new code
renew-sent = If your link or code can be renewed, we’ve sent a new one.
renew-sent-link = We’ve sent a new link to
renew-sent-code = We’ve sent a new code to
renew-sent-wait = Check your spam folder if you don’t see it. Use the latest one.
renew-sent-wait-sms = It can take a minute to arrive. Use the latest one.
renew-back = Nothing yet? Try again in a minute
ending-ask-inviter = Ask the person who invited you for a new invitation.
ending-ask-inviter-support = Ask the person who invited you for a new invitation, or contact support below.
ending-ask-named = Ask { $inviter } for a new invitation.
ending-ask-named-support = Ask { $inviter } for a new invitation, or contact support below.
ending-ask-reset = If you still need a new password, go to sign-in and choose “Forgot password?”.
ending-sign-in = Go to sign-in
ending-expired-heading = This invitation has expired
ending-expired-text = Invitation links only work for a while. Nothing is lost.
ending-expired-reset-heading = This link has expired
ending-expired-reset-text = Reset links only work for a while. Your password hasn’t changed.
switch-heading = Another link is open here
switch-intro = In this browser you haven’t finished setting up your account at { $application }. The link you followed is another one.
switch-stay = Go on with this account
switch-go = Open the other link
switch-not-you = If you didn’t expect the other link, go on as before.

ending-used-heading = This invitation has been used
ending-used-text = This invitation’s password has been chosen. If you’ve just typed another one, it wasn’t saved.
ending-used-next = If it wasn’t you, tell whoever invited you right away.
ending-used-button = Sign in
ending-used-reset-heading = This link has been used
ending-used-reset-text = A new password was chosen with it. If you’ve just typed another one, it wasn’t saved.
ending-used-reset-next = If it wasn’t you who chose it, go to sign-in, choose “Forgot password?” and set another right away.
ending-revoked-heading = This invitation was cancelled
ending-revoked-text = It was cancelled by its sender, so this link no longer works.
ending-revoked-next = If you think this is a mistake, ask the person who invited you.
ending-revoked-next-named = If you think this is a mistake, ask { $inviter }.
ending-declined-heading = This invitation was declined
ending-declined-text = No account was set up, and this link no longer works. If you’ve changed your mind, you can be invited again.
ending-revoked-reset-heading = This link no longer works
ending-revoked-reset-text = It was cancelled before it was used. It hasn’t changed your password.
ending-replaced-heading = There is a newer invitation
ending-replaced-text = We sent you a newer one. This link no longer works.
ending-replaced-next = Use the link in the latest email from { $application }.
ending-replaced-reset-heading = There is a newer link
ending-replaced-reset-text = We sent you a newer one. This link no longer works.
ending-outdated-heading = This link no longer works
ending-outdated-text = Your account changed after this link was sent, for example its email or password. So the link no longer works.
ending-broken-heading = This link doesn’t work
ending-broken-text = It seems to be incomplete or mistyped. Some email apps break long links in two.
ending-broken-next = Open the link in the email again, or copy all of it into the address bar. If it still fails, ask the person who invited you for a new invitation.
ending-broken-reset-next = Open the link in the email again, or copy all of it into the address bar. If it still fails, go to sign-in and choose “Forgot password?”.
ending-tries-heading = Too many wrong codes
ending-tries-text = To keep the account safe, this invitation no longer accepts codes.
ending-tries-reset-text = To keep the account safe, this link no longer accepts codes.
ending-session-heading = Please open your link again
ending-session-text = This browser no longer remembers which invitation is yours. That happens when cookies are blocked or cleared, or after a long pause.
ending-session-next = Open the link in your invitation once more, in this browser. What you’ve done so far is kept.
ending-session-reset-text = This browser no longer remembers which account is yours. That happens when cookies are blocked or cleared, or after a long pause.
ending-session-reset-next = Open the link in the email once more, in this browser. What you’ve done so far is kept.
ending-missing-heading = Page not found
ending-missing-text = There’s no page at this address.
ending-missing-next = If you came from an invitation, open the link in that email again.
ending-unavailable-heading = Something went wrong on our side
ending-unavailable-text = It’s not your fault, and nothing you did is lost.
ending-unavailable-next = If it happens again, wait a minute.
ending-unavailable-button = Try again
ending-form-heading = This page has expired
ending-form-text = It was open for too long, or another link was opened in this browser since. Nothing was changed.
ending-form-button = Start this step again
ending-twice-heading = This form couldn’t be read
ending-twice-text = It holds the field { $field } twice. Nothing was changed.

## Mails

mail-hello = Hello,
mail-copy-link = If the button doesn’t work, open this link:
mail-not-expected = Didn’t expect this? You can safely ignore this email.
mail-support = Questions? Contact
mail-support-words = Questions?
mail-footer = Sent to { $recipient } on behalf of { $application }.
mail-footer-code = Sent on behalf of { $application }.
mail-account = Your account: { $account }
mail-never-share = Never share this code. We will never ask you for it.

invitation-subject = You’re invited to { $application }
invitation-subject-inviter = You’re invited to { $application } by { $inviter }
invitation-preheader = Set up your account: { $until }
invitation-heading = You’re invited to { $application }
invitation-intro = You’ve been invited to { $application }.
invitation-intro-inviter = { $inviter } invited you to { $application }.
invitation-button = Set up your account
invitation-until = The link expires in { $span } ({ $date }).
invitation-until-short = the link expires in { $span }.
invitation-never = The link doesn’t expire. It works until your account is set up.
invitation-never-short = the link works until you’ve used it.
invitation-next = Open the link and choose a password. It takes a minute.

invitation-again-subject = Your new link for { $application }
invitation-again = This is a new link. Earlier ones no longer work.

invitation-code-again-subject = Your new invitation code for { $application }
invitation-code-again = This is a new code. Earlier ones no longer work.
invitation-code-subject = Your invitation code for { $application }
invitation-code-preheader = { $code } is your invitation code.
invitation-code-intro = Your invitation code:
invitation-code-button = Enter the code
invitation-code-until = The code expires in { $span } ({ $date }) and works once.
invitation-code-never = The code doesn’t expire, and works once.
invitation-code-next = Enter it and choose a password. It takes a minute.

step-code-subject = Your code for { $application }
step-code-preheader = { $code } is your code. It expires in { $span }.
step-code-heading = Your code
step-code-intro = Enter it to finish setting up your { $application } account.
step-code-until = It expires in { $span } and works once.

activated-subject = Your { $application } account is ready
activated-preheader = You can sign in now.
activated-heading = Your account is ready
activated-intro = You can now sign in to { $application } with the password you chose.
activated-button = Sign in
activated-not-you = Wasn’t you? Then someone else has used your invitation. Tell the person who invited you right away.

reset-subject = Choose a new password for { $application }
reset-preheader = Choose a new password: { $until }
reset-heading = Choose a new password
reset-intro = Someone asked to reset the password of your { $application } account. If that was you:
reset-button = Choose a new password
reset-never = The link doesn’t expire, and works once.
reset-next = Your old password works until then.
reset-not-asked = Didn’t ask for this? You can safely ignore this email. Never pass the link on.

changed-subject = Your { $application } password was changed
changed-preheader = If this was you, there’s nothing to do.
changed-heading = Your password was changed
changed-intro = The password of your { $application } account was changed.
changed-when = When: { $moment }
changed-you = If it was you, there’s nothing to do.
changed-not-you = If it wasn’t you, someone else may have access to your account. Go to sign-in, choose “Forgot password?” and set a new one right away, and change your email password too.
changed-not-you-support = If it wasn’t you, someone else may have access to your account. Go to sign-in, choose “Forgot password?” and set a new one right away, change your email password too, and contact support below.

locked-subject = Someone is guessing the password of your { $application } account
locked-preheader = 100 attempts in a row have failed. Nobody got in.
locked-heading = Someone is guessing your password
locked-intro = 100 attempts in a row to sign in to your { $application } account have failed. Nobody got in.
locked-now = New browsers are locked out for now, even with the right password. A browser you’ve signed in with before still works. After 24 hours without an attempt, everything is as before.
locked-do = Or choose a new password that you use nowhere else, and everything works at once.

moved-subject = Your contact details at { $application } were changed
moved-heading = Your contact details were changed
moved-email-intro = This address no longer belongs to your { $application } account. Messages about the account now go to another one.
moved-phone-intro = The phone number of your { $application } account was changed. Texts no longer go to the old number.
moved-you = If it was you, there’s nothing to do.
moved-not-you = If it wasn’t you, someone else may be taking over your account. Tell the person who invited you right away: reset links no longer come to you.
moved-not-you-support = If it wasn’t you, someone else may be taking over your account. Contact support below right away: reset links no longer come to you.

reminder-subject = Your invitation to { $application } expires soon
reminder-preheader = { $span } left to set up your account.
reminder-heading = Your invitation expires soon
reminder-intro = Your account isn’t set up yet. This is the only reminder.
reminder-until = Your invitation expires in { $span } ({ $date }).
reminder-next = It’s the link we sent you before.
reminder-code-next = Use the code we sent you before, or get a new one on that page.

# A mail that is sent to be looked at. An application cannot say these in its own words.
trial-mark = [Test]
trial-notice = This is a test of an email that is being written. What it says is an example: don’t act on it.

withdrawn-subject = Your invitation to { $application } was cancelled
withdrawn-preheader = The link or code we sent you no longer works.
withdrawn-heading = Your invitation was cancelled
withdrawn-intro = Your invitation to { $application } was cancelled by its sender.
withdrawn-next = The link or code we sent you no longer works. There’s nothing to do.
withdrawn-mistake = A mistake? Ask the person who invited you.
withdrawn-mistake-support = A mistake? Ask the person who invited you, or contact support below.

## Short messages. Plain characters only: one accent or curly quote halves the room.

sms-code = { $code } is your code for { $application }. Expires in { $span }. Don't share it.
sms-code-plain = { $code } is your code. Expires in { $span }. Don't share it.
sms-invitation = { $code } is the code for your invitation to { $application }.
sms-invitation-inviter = { $code } is your code: { $inviter } invited you to { $application }.
sms-invitation-plain = { $code } is the code for your invitation.
sms-invitation-until = Enter it within { $span }: { $page }
sms-invitation-never = Enter it here: { $page }
sms-activated = Your { $application } account is ready. Not you? Tell the person who invited you.
sms-reset = { $code } is your code to choose a new password for { $application }.
sms-reset-plain = { $code } is your code to choose a new password.
sms-changed = { $application }: your password was changed. Not you? Tell the person who invited you.
sms-changed-plain = Your password was changed. Not you? Tell the person who invited you.
sms-locked = { $application }: too many failed sign-ins with your account. Choose a new password: { $page }
sms-locked-plain = Too many failed sign-ins with your account. Choose a new password: { $page }
sms-activated-plain = Your account is ready. Not you? Tell the person who invited you.
sms-moved = { $application }: this number no longer belongs to your account. Not you? Tell the person who invited you.
sms-moved-plain = This number no longer belongs to your account. Not you? Tell the person who invited you.
sms-reminder = { $application }: your invitation expires in { $span }. Enter your code, or get a new one: { $page }
sms-reminder-plain = Your invitation expires in { $span }. Enter your code, or get a new one: { $page }

## The reference of the API, /docs.

docs-title = Latchkey API
docs-document = The same as an OpenAPI document:
docs-contents = Contents
docs-key = API key with the scope
docs-anybody = No API key
docs-parameters = Parameters
docs-body = Body
docs-body-optional = Body, which may be left out
docs-example = Example
docs-answers = Answers
docs-problems = Errors
docs-codes = All error codes
docs-codes-about = Every error of the API is a problem document (RFC 9457). Its code is stable.
docs-column-name = Name
docs-column-kind = Kind
docs-column-about = What it is
docs-column-status = Status
docs-column-code = Code
docs-column-advice = What to do
docs-required = required
docs-search = Search
docs-response = Response
docs-try = Try it
docs-send = Send
docs-api-key = API key
docs-api-key-about = Leave it empty for calls without a key. It stays in this tab.

## Proving an address by a link

verify-heading = Confirm your address
verify-intro = Is this your address with { $application }? Press the button to confirm it.
verify-address = Address
verify-button = Yes, confirm it
verify-not-you = Not yours? Close this page. Nothing changes.
verify-done-heading = Your address is confirmed
verify-done-intro = Thank you. There’s nothing more to do here.
verify-already-heading = This address is already confirmed
verify-already-intro = The link was used before. There’s nothing more to do.
verify-expired-heading = This link has expired
verify-expired-intro = Your address isn’t confirmed yet. Sign in to get a new email.
verify-overtaken-heading = This link is no longer valid
verify-overtaken-intro = The address of the account has changed since the email was sent, or the account was closed.
verify-result = Your email was verified. You can continue using the application.
verify-result-already = This account is already verified.
verify-result-expired = Access expired.
verify-result-overtaken = User account does not exist or verification code is invalid.

verify-mail-subject = Confirm your address for { $application }
verify-mail-preheader = One click: { $until }
verify-mail-heading = Confirm your address
verify-mail-intro = Someone gave this address for a { $application } account. If it was you, confirm it:
verify-mail-button = Confirm address
verify-mail-not-you = Wasn’t you? You can ignore this email. The address stays unconfirmed.
