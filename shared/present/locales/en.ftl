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
date-time-distance = { $moment } ({ $distance })
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
preview-description = A private page for one person.
support = Need help? Contact
support-words = Need help?
progress = Step { $step } of { $of }
problem-heading = There is a problem
password-show = Show
password-hide = Hide
password-show-long = Show password
password-hide-long = Hide password

## Opening the invitation

landing-heading = You’re invited to { $application }
landing-intro = Set up your account. It takes about a minute.
landing-intro-inviter = { $inviter } invited you. Setting up your account takes about a minute.
landing-address = Your account
landing-until = Valid until
landing-never = No end date
landing-button = Accept and continue
# %app% is a name that the page that sent the person here gave.
landing-app = You are setting up your account for %app%.
landing-not-you = Not you? Just close this page. Nothing happens until you press the button.
landing-reset-heading = Choose a new password
landing-reset-intro = You can choose a new password for your account with { $application }. It takes about a minute.
landing-reset-button = Continue
landing-reset-not-you = Did not ask for this? Just close this page. Your password stays as it is.

## Entering a code instead of opening a link

enter-heading = Set up your account with a code
enter-intro = Use the invitation code that you were given for { $application }.
enter-hint-digits = The digits from your invitation
enter-hint-text = The letters and digits from your invitation, exactly as written
enter-button = Continue
enter-again-heading = No code, or one that no longer works?
enter-again-intro = A code works once: coming back takes another one. We’ll send it to the address or phone number that the invitation went to.
enter-again-button = Send me a new code
enter-sent = If this account is waiting to be set up, a new code is on its way.
enter-problem-username = Enter your username.
enter-problem-code = Enter the code from your invitation.
enter-problem-wrong = The username or the code is not right, or the code was used or has expired.
enter-problem-wait = Too many attempts. Try again in { $span }.

## The code

code-heading-email = Check your email
code-heading-sms = Check your messages
code-heading-before-email = Confirm your email address
code-heading-before-sms = Confirm your phone number
code-intro-email = We sent a code to this address. It can take a minute to arrive; look in the spam folder too.
code-intro-sms = We sent a code to this phone number. It can take a minute to arrive.
code-before-email = We’ll send a code to this address to make sure that it is yours.
code-before-sms = We’ll send a code to this phone number to make sure that it is yours.
code-label = Code
code-hint-digits = { $length } digits
code-hint-text = { $length } letters and digits, exactly as written
code-button = Continue
code-again-heading = No code?
code-again-button = Send a new code
code-first-button = Send the code
code-other-sms = Send it by text message to { $destination } instead
code-other-email = Send it by email to { $destination } instead
code-wait = You can ask for a new code in { $span }.
# %time% is filled in by the script, as minutes and seconds (0:45).
code-wait-live = You can ask for a new code in %time%.
code-wait-over = You can ask for a new code now.
code-other-number = Wrong number? Enter another
code-just-sent = A new code is on its way. Only the newest code works.
code-problem-missing = Enter the code we sent you.
code-problem-malformed = This cannot be the code: check its length and its characters. It did not count as a try.
code-problem-wrong = { $tries ->
    [0] That code is not right.
    [one] That code is not right. You have { $tries } try left.
   *[other] That code is not right. You have { $tries } tries left.
}
code-problem-expired = That code has expired. Ask for a new one.
code-problem-used-up = That code was mistyped too often and no longer works. Ask for a new one.
code-problem-too-soon = A code was sent a moment ago. Please wait before you ask for another.
code-problem-too-often = Several codes were sent already. Please wait before you ask for another.
code-problem-delayed = We could not send your code yet. We keep trying; you can also ask for a new one later.
code-problem-unsendable = We could not send you a code. Ask for a new one, or get in touch with whoever invited you.

## Questions about the person. $label is what the application calls the question.

profile-heading = About you
profile-intro = { $application } would like to know this for your account.
profile-optional = (optional)
profile-choose = Choose one
profile-no-answer = No answer
profile-button = Continue
profile-problem-missing = “{ $label }” needs an answer.
profile-problem-unticked = Tick “{ $label }” to go on.
profile-problem-long = { $max ->
    [one] “{ $label }” takes at most { $max } character.
   *[other] “{ $label }” takes at most { $max } characters.
}
profile-problem-choice = “{ $label }”: choose one of the answers on offer.
profile-problem-date = “{ $label }”: enter a date that exists, such as 2001-12-31.

## The phone number

phone-heading = Your phone number
phone-intro = We’ll send a code to this number to make sure that it is yours.
phone-country = Country or region
phone-country-hint = Type a few letters to find it
phone-country-unknown = We did not find this country. Choose it from the list, or begin the number with a plus sign.
# %found% is filled in by the script.
phone-country-several = Which country do you mean? For example: %found%
phone-label = Phone number
phone-hint = With the country code, such as +49{"\u00A0"}151{"\u00A0"}23456789
phone-button = Continue
phone-problem-missing = Enter your phone number.
phone-problem-invalid = This is not a phone number with its country code. Begin with a plus sign, such as +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = We cannot send messages to numbers of this country. Enter another number.
phone-problem-landline = This is a landline, which cannot get text messages. Enter a mobile number.

## The terms

terms-heading = Terms of use
terms-intro = { $application } asks you to read its terms and to accept them.
terms-document = Document
terms-link = Read the terms (opens in a new tab)
terms-version = Version
terms-label = I have read the terms and accept them
terms-button = Continue
terms-problem-not-accepted = Tick the box to accept the terms. Your account cannot be set up without them.

## The password

password-heading = Choose a password
password-account = Your account
password-label = Password
password-confirm-label = Password again
password-rule-length = { $min ->
    [one] Use at least { $min } character.
   *[other] Use at least { $min } characters.
}
password-rule-free = Anything goes: a sentence, spaces, any script. Pasting from a password manager is fine.
password-rule-avoid = Avoid common passwords, your own name or address, and the name of the application.
password-button = Save password
# %have% and %min% are filled in by the script as one types.
strength-short = Too short so far: %have% of %min% characters
strength-easy = Easy to guess: it repeats itself, or leans on a name
strength-fine = Good
strength-strong = Very good
password-problem-missing = Enter a password.
password-problem-short = The password needs at least { $min } characters. This one has { $have }.
password-problem-long = The password is too long. The most is { $max } characters.
password-problem-common = This password is too easy to guess: it is on lists of common passwords. Choose another.
password-problem-context = The password leans on “{ $word }”, which is easy to guess here. Choose another.
password-problem-mismatch = The two passwords are not the same. Type them again.
password-reset-heading = Choose a new password
password-reset-label = New password
password-reset-confirm-label = New password again
password-reset-button = Save new password

## Finished

done-heading = You’re all set
done-intro = Your account with { $application } is ready. From now on, sign in with your password.
done-account = Your account
done-button-application = Go to { $application }
done-button-sign-in = Sign in
done-close = You can close this page.
done-result = Your account is ready. You can sign in now.
done-result-reset = Your password has been changed. You can sign in with it now.
done-auto = You will be taken there in { $span }.
done-stay = Stay on this page
done-reset-heading = Your password has been changed
done-reset-intro = From now on, sign in to { $application } with your new password.

## Signing in

sign-in-heading = Sign in
sign-in-intro = Use your account with { $application }.
sign-in-username = Username
sign-in-username-hint = The email address or phone number that you were invited with, unless you were given another name.
sign-in-password = Password
sign-in-button = Sign in
sign-in-problem-wrong = The username or password is not right.
sign-in-problem-password = Enter your password.
sign-in-problem-wait = Too many attempts. Try again in { $span }.
sign-in-problem-locked = Too many attempts in a row. Choose “Forgotten your password?” to set a new one, or use a browser in which you have signed in before.
sign-in-forgotten = Forgotten your password?
sign-in-enter = Have a code? Set up your account
signed-in-heading = You are signed in
signed-in-intro = You are signed in as
signed-in-button = Continue to { $application }

## A forgotten password

forgotten-heading = Forgotten your password?
forgotten-intro = Enter your account with { $application }, and we’ll send you a link to choose a new password.
forgotten-button = Send me a link
forgotten-problem-missing = Enter your username.
forgotten-problem-wait = Too many attempts. Try again in { $span }.
forgotten-sent-heading = Check your email
forgotten-sent = If there is an account, a message with a link or a code is on its way.
forgotten-code = You got a code? Enter it
forgotten-sent-wait = It can take a minute to arrive; look in the spam folder too. Only the link in the newest mail works.
forgotten-again = No mail? Try again
forgotten-back = Back to sign-in

## Endings

ending-next = What to do now
ending-else = If that does not help
renew-offer-email = Have a new message sent to the registered address:
renew-offer-sms = Have a new message sent to the registered phone number:
renew-button = Send me a new link
renew-button-code = Send me a new code
renew-sent = If your link or code can be renewed, a new message is on its way.
renew-sent-wait = It can take a minute to arrive; look in the spam folder too. Only what stands in the newest message works.
renew-sent-wait-sms = It can take a minute to arrive. Only what stands in the newest message works.
renew-back = Nothing came? Go back and ask again in a minute
ending-ask-inviter = Ask the person who invited you to send a new invitation.
ending-ask-inviter-support = Ask the person who invited you to send a new invitation, or contact support below.
ending-ask-reset = If you still need a new password, go to the sign-in page and choose “Forgotten your password?” there.
ending-sign-in = Go to the sign-in page
ending-expired-heading = This invitation has expired
ending-expired-text = Links in invitations work for a limited time, and this one is past it. Nothing is lost.
ending-expired-reset-heading = This link has expired
ending-expired-reset-text = Links to a new password work for a limited time, and this one is past it. Your password has not changed.
switch-heading = Another link is open here
switch-intro = In this browser you have not finished with your account at { $application } yet. The link that you followed is another one.
switch-stay = Go on with this account
switch-go = Open the other link
switch-not-you = If you did not expect the other link, go on as before.

ending-used-heading = This invitation has been used
ending-used-text = Somebody has set a password with it, so the link has done its work. If you have just typed another password, it was not saved.
ending-used-next = If it was you, sign in with the password you chose then. If it was not, tell the person who invited you at once.
ending-used-button = Sign in
ending-used-reset-heading = This link has been used
ending-used-reset-text = A new password was chosen with it, so the link has done its work. If you have just typed another password, it was not saved.
ending-used-reset-next = Sign in with your new password. If it was not you who chose it, go to the sign-in page, choose “Forgotten your password?” and set another at once.
ending-revoked-heading = This invitation was withdrawn
ending-revoked-text = The people who sent it have taken it back, so the link no longer works.
ending-revoked-next = If you think this is a mistake, ask the person who invited you.
ending-revoked-reset-heading = This link no longer works
ending-revoked-reset-text = It was taken back before it was used. It has not changed your password.
ending-replaced-heading = There is a newer invitation
ending-replaced-text = A newer invitation was sent to you, and it replaced this link.
ending-replaced-next = Open the newest mail from { $application } and use the link in it.
ending-replaced-reset-heading = There is a newer link
ending-replaced-reset-text = A newer mail was sent to you, and the link in it replaced this one.
ending-outdated-heading = This link no longer works
ending-outdated-text = Something about your account has changed since it was sent, such as your email address or your password. That ended every earlier link.
ending-broken-heading = This link does not work
ending-broken-text = The address seems to be incomplete or mistyped. Some mail programs break long links in two.
ending-broken-next = Open the link from the mail again, or copy the whole address into the address bar. If it still fails, ask the person who invited you for a new invitation.
ending-broken-reset-next = Open the link from the mail again, or copy the whole address into the address bar. If it still fails, go to the sign-in page and choose “Forgotten your password?” there.
ending-tries-heading = Too many wrong codes
ending-tries-text = To keep the account safe, this invitation now takes no more codes.
ending-tries-reset-text = To keep the account safe, this link now takes no more codes.
ending-session-heading = Please open your link again
ending-session-text = This browser no longer remembers which invitation is yours. That happens when cookies are blocked or cleared, or after a long pause.
ending-session-next = Open the link in the invitation once more, in this browser. What you have done so far is kept.
ending-session-reset-text = This browser no longer remembers which account is yours. That happens when cookies are blocked or cleared, or after a long pause.
ending-session-reset-next = Open the link in the mail once more, in this browser. What you have done so far is kept.
ending-missing-heading = Page not found
ending-missing-text = There is no page at this address.
ending-missing-next = If you came from an invitation, open the link in that mail again.
ending-unavailable-heading = Something is not working here
ending-unavailable-text = It is not your fault, and nothing you did is lost.
ending-unavailable-next = Wait a minute, then load this page again.
ending-form-heading = This page is out of date
ending-form-text = It was open for too long, or another link was opened in this browser since. Nothing was changed.
ending-form-next = Start the step again from a fresh page.
ending-form-button = Start this step again
ending-twice-heading = This form could not be read
ending-twice-text = It holds the field { $field } twice. Nothing was changed.

## Mails

mail-hello = Hello,
mail-copy-link = If the button does not work, copy this address into your browser:
mail-not-expected-heading = Did not expect this?
mail-not-expected = Then ignore this mail. Nothing happens unless you act.
mail-support = Questions? Contact
mail-support-words = Questions?
mail-footer = Sent for { $application } to { $recipient }.
mail-footer-code = Sent for { $application } because an account is being set up with this address.
mail-account = Your account: { $account }
mail-never-share = Never pass the code on, not even to people who say that they work here.

invitation-subject = You’re invited to { $application }
invitation-subject-inviter = You’re invited to { $application } by { $inviter }
invitation-preheader = Set up your account: { $until }
invitation-heading = You’re invited to { $application }
invitation-intro = You have been invited to { $application }.
invitation-intro-inviter = { $inviter } has invited you to { $application }.
invitation-button = Set up your account
invitation-until-heading = How long the link works
invitation-until = The link works until { $moment }. That is { $span } after this mail was written.
invitation-until-short = the link works until { $moment }.
invitation-never = The link has no end date. It works until your account is set up.
invitation-never-short = the link works until you have used it.
invitation-next-heading = What happens next
invitation-next = Open the link, follow the short steps and choose a password. After that you can sign in.
invitation-new-heading = Need a new invitation?
invitation-new = Open the link even if it has expired: you can usually have a new one sent there. If not, ask the person who invited you. Only the link in the newest mail works.

invitation-again-subject = Your new link for { $application }
invitation-again = This is a new link. Earlier ones no longer work.

invitation-code-again-subject = Your new invitation code for { $application }
invitation-code-again = This is a new code. Earlier ones no longer work.
invitation-code-subject = Your invitation code for { $application }
invitation-code-preheader = { $code } is your invitation code.
invitation-code-intro = Your invitation code is:
invitation-code-button = Enter the code
invitation-code-until-heading = How long the code works
invitation-code-until = The code works until { $moment }. That is { $span } after this mail was written.
invitation-code-never = The code has no end date. It works until your account is set up.
invitation-code-next = Enter the code where you were asked for it, follow the short steps and choose a password. After that you can sign in.
invitation-code-new = Have a new one sent on the page where you enter the code, or ask the person who invited you. Only the newest code works.

step-code-subject = Your code for { $application }
step-code-preheader = { $code } is your code. It works for { $span }.
step-code-heading = Your code
step-code-intro = Enter this code on the page where you are setting up your account with { $application }:
step-code-until-heading = How long the code works
step-code-until = The code works for { $span } after you asked for it, and only once.
step-code-new-heading = Need a new code?
step-code-new = Ask for one on the page where you enter it. Only the newest code works. If the page no longer opens, ask the person who invited you for a new invitation.
step-code-next-heading = What happens next
step-code-next = Once the code is right, the page takes you on to the next step.

activated-subject = Your account with { $application } is ready
activated-preheader = Your password is set. You can sign in now.
activated-heading = Your account is ready
activated-intro = Your account with { $application } is set up, and its password has been chosen.
activated-button = Sign in
activated-next-heading = What happens next
activated-next = Sign in with your account and the password you chose. The link in the invitation no longer works; you do not need it.
activated-not-you-heading = Was this not you?
activated-not-you = Then somebody else has used your invitation. Tell the person who invited you at once.

reset-subject = Choose a new password for { $application }
reset-preheader = You can choose a new password: { $until }
reset-heading = Choose a new password
reset-intro = A new password was asked for, for your account with { $application }. If it was you, choose one here:
reset-button = Choose a new password
reset-never = The link has no end date. It works once.
reset-next = Open the link, follow the short steps and choose a new password. Until then the old one stays.
reset-new-heading = Need a new link?
reset-new = Choose “Forgotten your password?” on the sign-in page again. Only the link in the newest mail works.
reset-not-asked-heading = Did not ask for this?
reset-not-asked = Then ignore this mail. Your password stays as it is. Never pass the link on: whoever has it can change your password.

changed-subject = Your password for { $application } has been changed
changed-preheader = If this was you, there is nothing to do.
changed-heading = Your password has been changed
changed-intro = The password of your account with { $application } has been changed.
changed-when = When: { $moment }
changed-you-heading = Was this you?
changed-you = Then there is nothing to do. From now on, sign in with the new password.
changed-not-you-heading = Was this not you?
changed-not-you = Then somebody else may have access to your account. Go to the sign-in page, choose “Forgotten your password?” and set another password at once. Change the password of your mailbox too.
changed-not-you-support = Then somebody else may have access to your account. Go to the sign-in page, choose “Forgotten your password?” and set another password at once. Change the password of your mailbox too, and contact support below.

locked-subject = Somebody is guessing the password of your account with { $application }
locked-preheader = 100 attempts in a row have failed. Nobody got in by them.
locked-heading = Somebody is guessing your password
locked-intro = 100 attempts to sign in to your account with { $application } have failed in a row. Nobody got in by them.
locked-now-heading = What happens now
locked-now = No password is accepted any more from browsers that are new to us, not even the right one. A browser in which you have signed in before still works. After 24 hours without an attempt, everything is as before.
locked-do-heading = What you can do
locked-do = Choose a new password and everything works again at once. Take one that you use nowhere else. If you can sign in as usual, there is nothing that you must do.

moved-subject = Your contact details at { $application } have been changed
moved-heading = Your contact details have been changed
moved-email-intro = This address no longer belongs to your account with { $application }. Messages about the account go to another address from now on.
moved-phone-intro = The telephone number of your account with { $application } has been changed. Texts about the account no longer go to the number before.
moved-you = Then there is nothing to do.
moved-not-you = Then somebody else may be taking over your account. Tell the person who invited you at once: a link to another password no longer comes to you.
moved-not-you-support = Then somebody else may be taking over your account. Contact support below at once: a link to another password no longer comes to you.

reminder-subject = Your invitation to { $application } ends soon
reminder-preheader = Set up your account by { $moment }.
reminder-heading = Your invitation ends soon
reminder-intro = Your account is not set up yet. This is the only reminder.
reminder-until-heading = How much time is left
reminder-until = The invitation ends on { $moment }. That is { $span } after this mail was written.
reminder-next = Open the link and finish the short steps. It is the link that you were sent before, and it goes on working until then.
reminder-code-next = Enter the code that you were sent before, and finish the short steps. If you cannot find it, have a new one sent on that page.

# A mail that is sent to be looked at. An application cannot say these in its own words.
trial-mark = [Test]
trial-notice = This is a test of a mail that is being written. What it says is an example: do not act on it.

withdrawn-subject = Your invitation to { $application } was withdrawn
withdrawn-preheader = The link or code that you were sent no longer works.
withdrawn-heading = Your invitation was withdrawn
withdrawn-intro = The people who invited you to { $application } have taken the invitation back.
withdrawn-next-heading = What happens next
withdrawn-next = The link or code that you were sent no longer works. There is nothing to do.
withdrawn-mistake-heading = Is this a mistake?
withdrawn-mistake = Ask the person who invited you.
withdrawn-mistake-support = Ask the person who invited you, or contact support below.

## Short messages. Plain characters only: one accent or curly quote halves the room.

sms-code = { $code } is your code for { $application }. It works for { $span }.
sms-code-plain = { $code } is your code. It works for { $span }.
sms-invitation = { $code } is the code for your invitation to { $application }.
sms-invitation-inviter = { $code } is your code: { $inviter } invited you to { $application }.
sms-invitation-plain = { $code } is the code for your invitation.
sms-invitation-until = Enter it within { $span }: { $page }
sms-invitation-never = Enter it here: { $page }
sms-reset = { $code } is your code to choose a new password for { $application }.
sms-reset-plain = { $code } is your code to choose a new password.
sms-changed = { $application }: your password was changed. Not you? Tell the person who invited you.
sms-changed-plain = Your password was changed. Not you? Tell the person who invited you.
sms-locked = { $application }: too many failed sign-ins with your account. Choose a new password: { $page }
sms-locked-plain = Too many failed sign-ins with your account. Choose a new password: { $page }
sms-activated = Your account with { $application } is ready. Not you? Tell the person who invited you.
sms-activated-plain = Your account is ready. Not you? Tell the person who invited you.
sms-moved = { $application }: this number no longer belongs to your account. Not you? Tell the person who invited you.
sms-moved-plain = This number no longer belongs to your account. Not you? Tell the person who invited you.
sms-reminder = { $application }: your invitation ends in { $span }. Enter your code, or get a new one: { $page }
sms-reminder-plain = Your invitation ends in { $span }. Enter your code, or get a new one: { $page }

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
verify-not-you = Not yours? Just close this page. Nothing changes.
verify-done-heading = Your address is confirmed
verify-done-intro = Thank you. There is nothing more to do here.
verify-already-heading = This address is confirmed already
verify-already-intro = The link was used before. There is nothing more to do.
verify-expired-heading = This link has expired
verify-expired-intro = Your address is not confirmed yet. Ask for a new mail where you sign in.
verify-overtaken-heading = This link is no longer valid
verify-overtaken-intro = The address of the account has changed since the mail was sent, or the account was closed.
verify-result = Your email was verified. You can continue using the application.
verify-result-already = This account is already verified.
verify-result-expired = Access expired.
verify-result-overtaken = User account does not exist or verification code is invalid.

verify-mail-subject = Confirm your address for { $application }
verify-mail-preheader = One press is enough: { $until }
verify-mail-heading = Confirm your address
verify-mail-intro = Somebody has given this address for an account with { $application }. If it was you, confirm it:
verify-mail-button = Confirm address
verify-mail-not-you-heading = Was this not you?
verify-mail-not-you = Then ignore this mail. The address stays unconfirmed.
