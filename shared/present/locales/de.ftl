# Deutsch. Anrede: Sie.
# $application, $inviter und dergleichen sind Namen, die jemand gewählt hat: Sie werden nicht gebeugt.

direction = ltr
language-name = Deutsch
language-switch = Sprache

## Zeiten und Spannen

month-name = { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
}
weekday-name = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
}
date-time = { $weekday }, { $day }. { $month } { $year }, { $time } Uhr ({ $zone })
date-time-distance = { $moment }, { $distance }
# „noch“, damit die Spanne im Nominativ stehen kann: „in 7 Tagen“, aber „7 Tage“.
distance-ahead = noch { $span }
distance-now = jetzt
distance-past = { $span } her
span-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
span-minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}
span-hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
span-days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}

## Jede Seite

application-unnamed = diese Anwendung
page-title = { $heading } – { $application }
page-title-error = Problem: { $title }
preview-title = Konto einrichten
preview-reset-title = Neues Passwort
preview-description = Eine persönliche Seite für eine einzige Person.
support = Brauchen Sie Hilfe? Kontakt:
support-words = Brauchen Sie Hilfe?
progress = Schritt { $step } von { $of }
problem-heading = Da stimmt etwas nicht
password-show = Zeigen
password-hide = Verbergen
password-show-long = Passwort zeigen
password-hide-long = Passwort verbergen

## Die Einladung öffnen

landing-heading = Ihre Einladung zu { $application }
landing-intro = Richten Sie Ihr Konto ein. Es dauert etwa eine Minute.
landing-intro-inviter = { $inviter } hat Sie eingeladen. Das Einrichten Ihres Kontos dauert etwa eine Minute.
landing-address = Ihr Konto
landing-until = Gültig bis
landing-never = Ohne Enddatum
landing-button = Annehmen und weiter
landing-not-you = Das sind nicht Sie? Dann schließen Sie einfach diese Seite. Es geschieht nichts, solange Sie nicht auf die Schaltfläche drücken.
landing-reset-heading = Neues Passwort wählen
landing-reset-intro = Sie können ein neues Passwort für Ihr Konto bei { $application } wählen. Es dauert etwa eine Minute.
landing-reset-button = Weiter
landing-reset-not-you = Das haben Sie nicht angefordert? Dann schließen Sie einfach diese Seite. Ihr Passwort bleibt, wie es ist.

## Einen Code eingeben, statt einen Link zu öffnen

enter-heading = Konto mit einem Code einrichten
enter-intro = Verwenden Sie den Einladungscode, den Sie für { $application } bekommen haben.
enter-hint-digits = Die Ziffern aus Ihrer Einladung
enter-hint-text = Die Buchstaben und Ziffern aus Ihrer Einladung, genau wie geschrieben
enter-button = Weiter
enter-again-heading = Kein Code, oder einer, der nicht mehr gilt?
enter-again-intro = Ein Code gilt einmal: Wer zurückkommt, braucht einen neuen. Wir schicken ihn an die Adresse oder Telefonnummer, an die auch die Einladung ging.
enter-again-button = Neuen Code schicken
enter-sent = Wenn dieses Konto noch einzurichten ist, ist ein neuer Code unterwegs.
enter-problem-username = Geben Sie Ihren Benutzernamen ein.
enter-problem-code = Geben Sie den Code aus Ihrer Einladung ein.
enter-problem-wrong = Benutzername oder Code stimmt nicht, oder der Code wurde schon benutzt oder ist abgelaufen.
enter-problem-wait = Zu viele Versuche. Versuchen Sie es in { $span } noch einmal.

## Der Code

code-heading-email = Sehen Sie in Ihr Postfach
code-heading-sms = Sehen Sie in Ihre Nachrichten
code-heading-before-email = E-Mail-Adresse bestätigen
code-heading-before-sms = Telefonnummer bestätigen
code-intro-email = Wir haben einen Code an diese Adresse geschickt. Es kann eine Minute dauern, bis er ankommt; sehen Sie auch im Spam-Ordner nach.
code-intro-sms = Wir haben einen Code an diese Telefonnummer geschickt. Es kann eine Minute dauern, bis er ankommt.
code-before-email = Wir schicken einen Code an diese Adresse, um sicherzugehen, dass sie Ihnen gehört.
code-before-sms = Wir schicken einen Code an diese Telefonnummer, um sicherzugehen, dass sie Ihnen gehört.
code-label = Code
code-hint-digits = { $length } Ziffern
code-hint-text = { $length } Buchstaben und Ziffern, genau wie geschrieben
code-button = Weiter
code-again-heading = Kein Code angekommen?
code-again-button = Neuen Code schicken
code-first-button = Code schicken
code-other-sms = Stattdessen per SMS an { $destination } senden
code-other-email = Stattdessen per E-Mail an { $destination } senden
code-wait = Sie können in { $span } einen neuen Code anfordern.
# %time% setzt das Skript ein, als Minuten und Sekunden (0:45).
code-wait-live = Sie können in %time% einen neuen Code anfordern.
code-wait-over = Sie können jetzt einen neuen Code anfordern.
code-just-sent = Ein neuer Code ist unterwegs. Nur der neueste gilt.
code-problem-missing = Geben Sie den Code ein, den wir Ihnen geschickt haben.
code-problem-malformed = Das kann nicht der Code sein: Prüfen Sie seine Länge und seine Zeichen. Es zählt nicht als Versuch.
code-problem-wrong = { $tries ->
    [0] Dieser Code stimmt nicht.
    [one] Dieser Code stimmt nicht. Sie haben noch { $tries } Versuch.
   *[other] Dieser Code stimmt nicht. Sie haben noch { $tries } Versuche.
}
code-problem-expired = Dieser Code ist abgelaufen. Fordern Sie einen neuen an.
code-problem-used-up = Dieser Code wurde zu oft falsch eingegeben und gilt nicht mehr. Fordern Sie einen neuen an.
code-problem-too-soon = Gerade eben wurde ein Code geschickt. Bitte warten Sie einen Moment, bevor Sie einen weiteren anfordern.
code-problem-too-often = Es wurden schon mehrere Codes geschickt. Bitte warten Sie, bevor Sie einen weiteren anfordern.
code-problem-delayed = Ihr Code konnte noch nicht geschickt werden. Wir versuchen es weiter; später können Sie auch einen neuen anfordern.
code-problem-unsendable = Wir konnten Ihnen keinen Code schicken. Fordern Sie einen neuen an, oder wenden Sie sich an die Person, die Sie eingeladen hat.

## Fragen zur Person

profile-heading = Über Sie
profile-intro = { $application } möchte für Ihr Konto Folgendes wissen.
profile-optional = (freiwillig)
profile-choose = Bitte wählen
profile-no-answer = Keine Angabe
profile-button = Weiter
profile-problem-missing = „{ $label }“ braucht eine Antwort.
profile-problem-unticked = Setzen Sie bei „{ $label }“ ein Häkchen, um fortzufahren.
profile-problem-long = { $max ->
    [one] „{ $label }“ darf höchstens { $max } Zeichen haben.
   *[other] „{ $label }“ darf höchstens { $max } Zeichen haben.
}
profile-problem-choice = „{ $label }“: Wählen Sie eine der angebotenen Antworten.
profile-problem-date = „{ $label }“: Geben Sie ein Datum ein, das es gibt, etwa 2001-12-31.

## Die Telefonnummer

phone-heading = Ihre Telefonnummer
phone-intro = Wir schicken einen Code an diese Nummer, um sicherzugehen, dass sie Ihnen gehört.
phone-label = Telefonnummer
phone-hint = Mit Ländervorwahl, etwa +49{"\u00A0"}151{"\u00A0"}23456789
phone-button = Weiter
phone-problem-missing = Geben Sie Ihre Telefonnummer ein.
phone-problem-invalid = Das ist keine Telefonnummer mit Ländervorwahl. Beginnen Sie mit einem Pluszeichen, etwa +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = An Nummern dieses Landes können wir keine Nachrichten schicken. Geben Sie eine andere Nummer ein.
phone-problem-landline = Das ist ein Festnetzanschluss, der keine SMS empfängt. Geben Sie eine Mobilnummer ein.

## Die Bedingungen

terms-heading = Nutzungsbedingungen
terms-intro = { $application } bittet Sie, die Bedingungen zu lesen und anzunehmen.
terms-document = Dokument
terms-link = Bedingungen lesen (öffnet sich in einem neuen Tab)
terms-version = Fassung
terms-label = Ich habe die Bedingungen gelesen und nehme sie an
terms-button = Weiter
terms-problem-not-accepted = Setzen Sie das Häkchen, um die Bedingungen anzunehmen. Ohne sie kann Ihr Konto nicht eingerichtet werden.

## Das Passwort

password-heading = Passwort wählen
password-account = Ihr Konto
password-label = Passwort
password-confirm-label = Passwort wiederholen
password-rule-length = { $min ->
    [one] Verwenden Sie mindestens { $min } Zeichen.
   *[other] Verwenden Sie mindestens { $min } Zeichen.
}
password-rule-free = Alles ist erlaubt: ein Satz, Leerzeichen, jede Schrift. Sie können aus einem Passwort-Manager einfügen.
password-rule-avoid = Vermeiden Sie häufige Passwörter, Ihren eigenen Namen, Ihre Adresse und den Namen der Anwendung.
password-button = Passwort speichern
password-problem-missing = Geben Sie ein Passwort ein.
password-problem-short = Das Passwort braucht mindestens { $min } Zeichen. Dieses hat { $have }.
password-problem-long = Das Passwort ist zu lang. Es darf höchstens { $max } Zeichen haben.
password-problem-common = Dieses Passwort ist zu leicht zu erraten: Es steht auf Listen häufiger Passwörter. Wählen Sie ein anderes.
password-problem-context = Das Passwort stützt sich auf „{ $word }“, was hier leicht zu erraten ist. Wählen Sie ein anderes.
password-problem-mismatch = Die beiden Passwörter stimmen nicht überein. Geben Sie sie noch einmal ein.
password-reset-heading = Neues Passwort wählen
password-reset-label = Neues Passwort
password-reset-confirm-label = Neues Passwort wiederholen
password-reset-button = Neues Passwort speichern

## Fertig

done-heading = Alles ist bereit
done-intro = Ihr Konto bei { $application } ist eingerichtet. Von jetzt an melden Sie sich mit Ihrem Passwort an.
done-account = Ihr Konto
done-button-application = Weiter zu { $application }
done-button-sign-in = Anmelden
done-close = Sie können diese Seite schließen.
done-result = Ihr Konto ist eingerichtet. Sie können sich jetzt anmelden.
done-result-reset = Ihr Passwort wurde geändert. Sie können sich jetzt damit anmelden.
done-auto = In { $span } geht es von selbst dorthin weiter.
done-stay = Auf dieser Seite bleiben
done-reset-heading = Ihr Passwort wurde geändert
done-reset-intro = Von jetzt an melden Sie sich bei { $application } mit Ihrem neuen Passwort an.

## Anmelden

sign-in-heading = Anmelden
sign-in-intro = Verwenden Sie Ihr Konto bei { $application }.
sign-in-username = Benutzername
sign-in-username-hint = Die E-Mail-Adresse oder Telefonnummer, mit der Sie eingeladen wurden, wenn Sie keinen anderen Namen bekommen haben.
sign-in-password = Passwort
sign-in-button = Anmelden
sign-in-problem-wrong = Benutzername oder Passwort stimmt nicht.
sign-in-problem-password = Geben Sie Ihr Passwort ein.
sign-in-problem-wait = Zu viele Versuche. Versuchen Sie es in { $span } noch einmal.
sign-in-problem-locked = Zu viele Fehlversuche nacheinander. Wählen Sie „Passwort vergessen?“, um ein neues zu setzen, oder nehmen Sie einen Browser, in dem Sie schon einmal angemeldet waren.
sign-in-forgotten = Passwort vergessen?
sign-in-enter = Sie haben einen Code? Konto einrichten
signed-in-heading = Sie sind angemeldet
signed-in-intro = Sie sind angemeldet als
signed-in-button = Weiter zu { $application }

## Ein vergessenes Passwort

forgotten-heading = Passwort vergessen?
forgotten-intro = Geben Sie Ihr Konto bei { $application } an, und wir schicken Ihnen einen Link, um ein neues Passwort zu wählen.
forgotten-button = Link schicken
forgotten-problem-missing = Geben Sie Ihren Benutzernamen ein.
forgotten-problem-wait = Zu viele Versuche. Versuchen Sie es in { $span } noch einmal.
forgotten-sent-heading = Sehen Sie in Ihr Postfach
forgotten-sent = Wenn es ein solches Konto gibt, ist eine Nachricht mit einem Link oder Code unterwegs.
forgotten-code = Sie haben einen Code bekommen? Hier eingeben
forgotten-sent-wait = Es kann eine Minute dauern, bis sie ankommt; sehen Sie auch im Spam-Ordner nach. Nur der Link in der neuesten E-Mail gilt.
forgotten-again = Keine E-Mail? Noch einmal versuchen
forgotten-back = Zurück zur Anmeldung

## Enden

ending-next = Was Sie jetzt tun können
ending-ask-inviter = Bitten Sie die Person, die Sie eingeladen hat, Ihnen eine neue Einladung zu schicken.
ending-ask-inviter-support = Bitten Sie die Person, die Sie eingeladen hat, Ihnen eine neue Einladung zu schicken, oder wenden Sie sich an den unten genannten Support.
ending-ask-reset = Wenn Sie noch immer ein neues Passwort brauchen, gehen Sie zur Anmeldung und wählen Sie dort „Passwort vergessen?“.
ending-sign-in = Zur Anmeldung
ending-expired-heading = Diese Einladung ist abgelaufen
ending-expired-text = Links in Einladungen gelten nur eine begrenzte Zeit, und die ist bei diesem vorbei. Es ist nichts verloren.
ending-expired-reset-heading = Dieser Link ist abgelaufen
ending-expired-reset-text = Links zu einem neuen Passwort gelten nur eine begrenzte Zeit, und die ist bei diesem vorbei. Ihr Passwort hat sich nicht geändert.
switch-heading = Hier ist schon ein anderer Link offen
switch-intro = In diesem Browser sind Sie mit Ihrem Konto bei { $application } noch nicht fertig. Der Link, dem Sie gefolgt sind, ist ein anderer.
switch-stay = Mit diesem Konto weitermachen
switch-go = Den anderen Link öffnen
switch-not-you = Wenn Sie den anderen Link nicht erwartet haben, machen Sie weiter wie bisher.

ending-used-heading = Diese Einladung wurde bereits verwendet
ending-used-text = Jemand hat damit ein Passwort festgelegt; der Link hat seinen Zweck erfüllt. Wenn Sie gerade ein anderes Passwort eingegeben haben, wurde es nicht gespeichert.
ending-used-next = Wenn Sie das waren, melden Sie sich mit dem Passwort an, das Sie dabei gewählt haben. Wenn nicht, sagen Sie es sofort der Person, die Sie eingeladen hat.
ending-used-button = Anmelden
ending-used-reset-heading = Dieser Link wurde bereits verwendet
ending-used-reset-text = Damit wurde ein neues Passwort gewählt; der Link hat seinen Zweck erfüllt. Wenn Sie gerade ein anderes Passwort eingegeben haben, wurde es nicht gespeichert.
ending-used-reset-next = Melden Sie sich mit Ihrem neuen Passwort an. Wenn nicht Sie es gewählt haben, gehen Sie zur Anmeldung, wählen Sie „Passwort vergessen?“ und setzen Sie sofort ein anderes.
ending-revoked-heading = Diese Einladung wurde zurückgezogen
ending-revoked-text = Wer sie geschickt hat, hat sie zurückgenommen; der Link gilt nicht mehr.
ending-revoked-next = Wenn Sie das für einen Irrtum halten, fragen Sie die Person, die Sie eingeladen hat.
ending-revoked-reset-heading = Dieser Link gilt nicht mehr
ending-revoked-reset-text = Er wurde zurückgenommen, bevor er verwendet wurde. Ihr Passwort hat sich dadurch nicht geändert.
ending-replaced-heading = Es gibt eine neuere Einladung
ending-replaced-text = Ihnen wurde eine neuere Einladung geschickt, und sie ersetzt diesen Link.
ending-replaced-next = Öffnen Sie die neueste E-Mail von { $application } und verwenden Sie den Link darin.
ending-replaced-reset-heading = Es gibt einen neueren Link
ending-replaced-reset-text = Ihnen wurde eine neuere E-Mail geschickt, und der Link darin ersetzt diesen.
ending-outdated-heading = Dieser Link gilt nicht mehr
ending-outdated-text = Seit er verschickt wurde, hat sich an Ihrem Konto etwas geändert, zum Beispiel die E-Mail-Adresse oder das Passwort. Damit wurden alle früheren Links ungültig.
ending-broken-heading = Dieser Link funktioniert nicht
ending-broken-text = Die Adresse ist anscheinend unvollständig oder enthält einen Tippfehler. Manche Mailprogramme brechen lange Links um.
ending-broken-next = Öffnen Sie den Link aus der E-Mail noch einmal, oder kopieren Sie die ganze Adresse in die Adresszeile. Wenn es dann noch nicht geht, bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.
ending-broken-reset-next = Öffnen Sie den Link aus der E-Mail noch einmal, oder kopieren Sie die ganze Adresse in die Adresszeile. Wenn es dann noch nicht geht, gehen Sie zur Anmeldung und wählen Sie dort „Passwort vergessen?“.
ending-tries-heading = Zu viele falsche Codes
ending-tries-text = Zum Schutz des Kontos nimmt diese Einladung keine Codes mehr an.
ending-tries-reset-text = Zum Schutz des Kontos nimmt dieser Link keine Codes mehr an.
ending-session-heading = Bitte öffnen Sie Ihren Link noch einmal
ending-session-text = Dieser Browser weiß nicht mehr, welche Einladung Ihre ist. Das kommt vor, wenn Cookies gesperrt oder gelöscht sind, oder nach einer langen Pause.
ending-session-next = Öffnen Sie den Link in der Einladung noch einmal, in diesem Browser. Was Sie schon getan haben, bleibt erhalten.
ending-session-reset-text = Dieser Browser weiß nicht mehr, welches Konto Ihres ist. Das kommt vor, wenn Cookies gesperrt oder gelöscht sind, oder nach einer langen Pause.
ending-session-reset-next = Öffnen Sie den Link in der E-Mail noch einmal, in diesem Browser. Was Sie schon getan haben, bleibt erhalten.
ending-missing-heading = Seite nicht gefunden
ending-missing-text = Unter dieser Adresse gibt es keine Seite.
ending-missing-next = Wenn Sie von einer Einladung kommen, öffnen Sie den Link in der E-Mail noch einmal.
ending-unavailable-heading = Hier funktioniert gerade etwas nicht
ending-unavailable-text = Es liegt nicht an Ihnen, und nichts von dem, was Sie getan haben, ist verloren.
ending-unavailable-next = Warten Sie eine Minute und laden Sie diese Seite dann neu.
ending-form-heading = Diese Seite ist nicht mehr aktuell
ending-form-text = Sie war zu lange geöffnet, oder in diesem Browser wurde inzwischen ein anderer Link geöffnet. Es wurde nichts geändert.
ending-form-next = Beginnen Sie den Schritt auf einer frischen Seite noch einmal.
ending-form-button = Diesen Schritt neu beginnen
ending-twice-heading = Dieses Formular ließ sich nicht lesen
ending-twice-text = Es enthält das Feld { $field } zweimal. Es wurde nichts geändert.

## E-Mails

mail-hello = Guten Tag,
mail-copy-link = Wenn die Schaltfläche nicht funktioniert, kopieren Sie diese Adresse in Ihren Browser:
mail-not-expected-heading = Damit haben Sie nicht gerechnet?
mail-not-expected = Dann beachten Sie diese E-Mail nicht weiter. Es geschieht nichts, wenn Sie nichts tun.
mail-support = Fragen? Kontakt:
mail-support-words = Fragen?
mail-footer = Gesendet für { $application } an { $recipient }.
mail-footer-code = Gesendet für { $application }, weil mit dieser Adresse ein Konto eingerichtet wird.
mail-account = Ihr Konto: { $account }
mail-never-share = Geben Sie den Code niemals weiter, auch nicht an Leute, die angeblich hier arbeiten.

invitation-subject = Ihre Einladung zu { $application }
invitation-subject-inviter = Ihre Einladung zu { $application } von { $inviter }
invitation-preheader = Richten Sie Ihr Konto ein: { $until }
invitation-heading = Ihre Einladung zu { $application }
invitation-intro = Sie wurden zu { $application } eingeladen.
invitation-intro-inviter = { $inviter } hat Sie zu { $application } eingeladen.
invitation-button = Konto einrichten
invitation-until-heading = Wie lange der Link gilt
invitation-until = Der Link gilt bis { $moment }. Als diese E-Mail geschrieben wurde, waren das noch { $span }.
invitation-until-short = Der Link gilt bis { $moment }.
invitation-never = Der Link hat kein Enddatum. Er gilt, bis Ihr Konto eingerichtet ist.
invitation-never-short = Der Link gilt, bis Sie ihn verwendet haben.
invitation-next-heading = Wie es weitergeht
invitation-next = Öffnen Sie den Link, folgen Sie den kurzen Schritten und wählen Sie ein Passwort. Danach können Sie sich anmelden.
invitation-new-heading = Brauchen Sie eine neue Einladung?
invitation-new = Öffnen Sie den Link auch dann, wenn er abgelaufen ist: Meist können Sie sich dort einen neuen schicken lassen. Wenn nicht, wenden Sie sich an die Person, die Sie eingeladen hat. Nur der Link in der neuesten E-Mail gilt.

invitation-again-subject = Ihr neuer Link für { $application }
invitation-again = Dies ist ein neuer Link. Frühere gelten nicht mehr.

invitation-code-again-subject = Ihr neuer Einladungscode für { $application }
invitation-code-again = Dies ist ein neuer Code. Frühere gelten nicht mehr.
invitation-code-subject = Ihr Einladungscode für { $application }
invitation-code-preheader = { $code } ist Ihr Einladungscode.
invitation-code-intro = Ihr Einladungscode lautet:
invitation-code-button = Code eingeben
invitation-code-until-heading = Wie lange der Code gilt
invitation-code-until = Der Code gilt bis { $moment }. Als diese E-Mail geschrieben wurde, waren das noch { $span }.
invitation-code-never = Der Code hat kein Enddatum. Er gilt, bis Ihr Konto eingerichtet ist.
invitation-code-next = Geben Sie den Code dort ein, wo Sie danach gefragt werden, folgen Sie den kurzen Schritten und wählen Sie ein Passwort. Danach können Sie sich anmelden.
invitation-code-new = Lassen Sie sich auf der Seite, auf der Sie den Code eingeben, einen neuen schicken, oder wenden Sie sich an die Person, die Sie eingeladen hat. Nur der neueste Code gilt.

step-code-subject = Ihr Code für { $application }
step-code-preheader = { $code } ist Ihr Code. Er gilt { $span }.
step-code-heading = Ihr Code
step-code-intro = Geben Sie diesen Code auf der Seite ein, auf der Sie Ihr Konto bei { $application } einrichten:
step-code-until-heading = Wie lange der Code gilt
step-code-until = Der Code gilt { $span } von dem Moment an, in dem Sie ihn angefordert haben, und nur ein einziges Mal.
step-code-new-heading = Brauchen Sie einen neuen Code?
step-code-new = Fordern Sie ihn auf der Seite an, auf der Sie ihn eingeben. Nur der neueste gilt. Wenn sich die Seite nicht mehr öffnen lässt, bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.
step-code-next-heading = Wie es weitergeht
step-code-next = Sobald der Code stimmt, führt die Seite Sie zum nächsten Schritt.

activated-subject = Ihr Konto bei { $application } ist eingerichtet
activated-preheader = Ihr Passwort ist gesetzt. Sie können sich jetzt anmelden.
activated-heading = Ihr Konto ist eingerichtet
activated-intro = Ihr Konto bei { $application } ist eingerichtet, und das Passwort dafür wurde gewählt.
activated-button = Anmelden
activated-next-heading = Wie es weitergeht
activated-next = Melden Sie sich mit Ihrem Konto und dem gewählten Passwort an. Der Link aus der Einladung gilt nicht mehr; Sie brauchen ihn nicht mehr.
activated-not-you-heading = Waren Sie das nicht?
activated-not-you = Dann hat jemand anderes Ihre Einladung verwendet. Sagen Sie es sofort der Person, die Sie eingeladen hat.

reset-subject = Neues Passwort für { $application } wählen
reset-preheader = Sie können ein neues Passwort wählen: { $until }
reset-heading = Neues Passwort wählen
reset-intro = Für Ihr Konto bei { $application } wurde ein neues Passwort angefordert. Wenn Sie das waren, wählen Sie es hier:
reset-button = Neues Passwort wählen
reset-never = Der Link hat kein Enddatum. Er gilt ein einziges Mal.
reset-next = Öffnen Sie den Link, folgen Sie den kurzen Schritten und wählen Sie ein neues Passwort. Bis dahin gilt das alte.
reset-new-heading = Brauchen Sie einen neuen Link?
reset-new = Wählen Sie auf der Anmeldeseite noch einmal „Passwort vergessen?“. Nur der Link in der neuesten E-Mail gilt.
reset-not-asked-heading = Das haben Sie nicht angefordert?
reset-not-asked = Dann beachten Sie diese E-Mail nicht weiter. Ihr Passwort bleibt, wie es ist. Geben Sie den Link niemals weiter: Wer ihn hat, kann Ihr Passwort ändern.

changed-subject = Ihr Passwort für { $application } wurde geändert
changed-preheader = Wenn Sie das waren, gibt es nichts zu tun.
changed-heading = Ihr Passwort wurde geändert
changed-intro = Das Passwort Ihres Kontos bei { $application } wurde geändert.
changed-when = Wann: { $moment }
changed-you-heading = Waren Sie das?
changed-you = Dann gibt es nichts zu tun. Von jetzt an melden Sie sich mit dem neuen Passwort an.
changed-not-you-heading = Waren Sie das nicht?
changed-not-you = Dann hat vielleicht jemand anderes Zugang zu Ihrem Konto. Gehen Sie zur Anmeldung, wählen Sie „Passwort vergessen?“ und setzen Sie sofort ein anderes Passwort. Ändern Sie auch das Passwort Ihres Postfachs.
changed-not-you-support = Dann hat vielleicht jemand anderes Zugang zu Ihrem Konto. Gehen Sie zur Anmeldung, wählen Sie „Passwort vergessen?“ und setzen Sie sofort ein anderes Passwort. Ändern Sie auch das Passwort Ihres Postfachs, und wenden Sie sich an den unten genannten Support.

locked-subject = Jemand rät das Passwort Ihres Kontos bei { $application }
locked-preheader = 100 Versuche nacheinander sind gescheitert. Niemand ist dadurch hineingekommen.
locked-heading = Jemand rät Ihr Passwort
locked-intro = 100 Versuche, sich bei Ihrem Konto bei { $application } anzumelden, sind nacheinander gescheitert. Niemand ist dadurch hineingekommen.
locked-now-heading = Was jetzt gilt
locked-now = Aus Browsern, die wir nicht kennen, wird kein Passwort mehr angenommen, auch nicht das richtige. Ein Browser, in dem Sie schon einmal angemeldet waren, funktioniert weiter. Nach 24 Stunden ohne einen Versuch ist alles wie zuvor.
locked-do-heading = Was Sie tun können
locked-do = Wählen Sie ein neues Passwort, dann geht sofort alles wieder. Nehmen Sie eines, das Sie sonst nirgends verwenden. Wenn Sie sich wie gewohnt anmelden können, müssen Sie nichts tun.

moved-subject = Ihre Kontaktdaten bei { $application } wurden geändert
moved-heading = Ihre Kontaktdaten wurden geändert
moved-email-intro = Diese Adresse gehört nicht mehr zu Ihrem Konto bei { $application }. Nachrichten zum Konto gehen von jetzt an an eine andere Adresse.
moved-phone-intro = Die Telefonnummer Ihres Kontos bei { $application } wurde geändert. SMS zum Konto gehen nicht mehr an die bisherige Nummer.
moved-you = Dann gibt es nichts zu tun.
moved-not-you = Dann übernimmt vielleicht gerade jemand anderes Ihr Konto. Sagen Sie es sofort der Person, die Sie eingeladen hat: Ein Link zu einem anderen Passwort kommt nicht mehr zu Ihnen.
moved-not-you-support = Dann übernimmt vielleicht gerade jemand anderes Ihr Konto. Wenden Sie sich sofort an den unten genannten Support: Ein Link zu einem anderen Passwort kommt nicht mehr zu Ihnen.

reminder-subject = Ihre Einladung zu { $application } läuft bald ab
reminder-preheader = Richten Sie Ihr Konto bis { $moment } ein.
reminder-heading = Ihre Einladung läuft bald ab
reminder-intro = Ihr Konto ist noch nicht eingerichtet. Dies ist die einzige Erinnerung.
reminder-until-heading = Wie viel Zeit noch bleibt
reminder-until = Die Einladung gilt bis { $moment }. Als diese E-Mail geschrieben wurde, waren das noch { $span }.
reminder-next = Öffnen Sie den Link und schließen Sie die kurzen Schritte ab. Es ist der Link, den Sie schon bekommen haben; er gilt bis dahin weiter.
reminder-code-next = Geben Sie den Code ein, den Sie schon bekommen haben, und schließen Sie die kurzen Schritte ab. Wenn Sie ihn nicht finden, lassen Sie sich auf der Seite einen neuen schicken.

trial-mark = [Test]
trial-notice = Dies ist der Test einer E-Mail, an der gerade geschrieben wird. Was darin steht, ist ein Beispiel: Richten Sie sich nicht danach.

withdrawn-subject = Ihre Einladung zu { $application } wurde zurückgezogen
withdrawn-preheader = Der Link oder Code, den Sie bekommen haben, gilt nicht mehr.
withdrawn-heading = Ihre Einladung wurde zurückgezogen
withdrawn-intro = Wer Sie zu { $application } eingeladen hat, hat die Einladung zurückgenommen.
withdrawn-next-heading = Wie es weitergeht
withdrawn-next = Der Link oder Code, den Sie bekommen haben, gilt nicht mehr. Sie müssen nichts tun.
withdrawn-mistake-heading = Ist das ein Irrtum?
withdrawn-mistake = Fragen Sie die Person, die Sie eingeladen hat.
withdrawn-mistake-support = Fragen Sie die Person, die Sie eingeladen hat, oder wenden Sie sich an den unten genannten Support.

## Kurznachrichten. Keine typografischen Zeichen: Eines davon halbiert den Platz.

sms-code = { $code } ist Ihr Code für { $application }. Er gilt { $span }.
sms-code-plain = { $code } ist Ihr Code. Er gilt { $span }.
sms-invitation = { $code } ist Ihr Einladungscode für { $application }.
sms-invitation-inviter = { $code } ist Ihr Code: { $inviter } hat Sie zu { $application } eingeladen.
sms-invitation-plain = { $code } ist Ihr Einladungscode.
sms-invitation-until = Er gilt { $span }. Hier eingeben: { $page }
sms-invitation-never = Hier eingeben: { $page }
sms-reset = { $code } ist Ihr Code für ein neues Passwort bei { $application }.
sms-reset-plain = { $code } ist Ihr Code für ein neues Passwort.
sms-changed = { $application }: Ihr Passwort wurde geändert. Waren Sie das nicht? Sagen Sie es der Person, die Sie eingeladen hat.
sms-changed-plain = Ihr Passwort wurde geändert. Waren Sie das nicht? Sagen Sie es der Person, die Sie eingeladen hat.
sms-locked = { $application }: zu viele falsche Anmeldungen mit Ihrem Konto. Neues Passwort wählen: { $page }
sms-locked-plain = Zu viele falsche Anmeldungen mit Ihrem Konto. Neues Passwort wählen: { $page }
sms-activated = Ihr Konto bei { $application } ist eingerichtet. Waren Sie das nicht? Sagen Sie es der Person, die Sie eingeladen hat.
sms-activated-plain = Ihr Konto ist eingerichtet. Waren Sie das nicht? Sagen Sie es der Person, die Sie eingeladen hat.
sms-moved = { $application }: Diese Nummer gehört nicht mehr zu Ihrem Konto. Waren Sie das nicht? Sagen Sie es der Person, die Sie eingeladen hat.
sms-moved-plain = Diese Nummer gehört nicht mehr zu Ihrem Konto. Waren Sie das nicht? Sagen Sie es der Person, die Sie eingeladen hat.
sms-reminder = { $application }: Ihre Einladung gilt noch { $span }. Code eingeben oder neuen anfordern: { $page }
sms-reminder-plain = Ihre Einladung gilt noch { $span }. Code eingeben oder neuen anfordern: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Sie richten Ihr Konto für %app% ein.
code-other-number = Falsche Nummer? Andere eingeben
phone-country = Land oder Region
phone-country-hint = Geben Sie ein paar Buchstaben ein, um es zu finden
phone-country-unknown = Dieses Land haben wir nicht gefunden. Wählen Sie es aus der Liste, oder beginnen Sie die Nummer mit einem Pluszeichen.
phone-country-several = Welches Land meinen Sie? Zum Beispiel: %found%
strength-short = Noch zu kurz: %have% von %min% Zeichen
strength-easy = Leicht zu erraten: Es wiederholt sich oder stützt sich auf einen Namen
strength-fine = Gut
strength-strong = Sehr gut
ending-else = Wenn das nicht hilft
renew-offer-email = Lassen Sie sich eine neue Nachricht an die hinterlegte Adresse schicken:
renew-offer-sms = Lassen Sie sich eine neue Nachricht an die hinterlegte Telefonnummer schicken:
renew-button = Neuen Link senden
renew-button-code = Neuen Code senden
renew-sent = Wenn sich Ihr Link oder Code erneuern lässt, ist eine neue Nachricht unterwegs.
renew-sent-wait = Es kann eine Minute dauern, bis sie ankommt; sehen Sie auch im Spam-Ordner nach. Nur was in der neuesten Nachricht steht, funktioniert.
renew-sent-wait-sms = Es kann eine Minute dauern, bis sie ankommt. Nur was in der neuesten Nachricht steht, funktioniert.
renew-back = Nichts angekommen? Gehen Sie zurück und fragen Sie in einer Minute noch einmal

docs-title = Latchkey-API
docs-document = Dasselbe als OpenAPI-Dokument:
docs-contents = Inhalt
docs-key = API-Schlüssel mit dem Recht
docs-anybody = Kein API-Schlüssel
docs-parameters = Parameter
docs-body = Inhalt der Anfrage
docs-body-optional = Inhalt der Anfrage, der auch fehlen darf
docs-example = Beispiel
docs-answers = Antworten
docs-problems = Fehler
docs-codes = Alle Fehlercodes
docs-codes-about = Jeder Fehler der API ist ein Problem-Dokument (RFC 9457). Sein Code bleibt immer gleich.
docs-column-name = Name
docs-column-kind = Art
docs-column-about = Bedeutung
docs-column-status = Status
docs-column-code = Code
docs-column-advice = Was zu tun ist
docs-required = erforderlich
docs-search = Suchen
docs-response = Antwort
docs-try = Ausprobieren
docs-send = Senden
docs-api-key = API-Schlüssel
docs-api-key-about = Leer lassen für Aufrufe ohne Schlüssel. Er bleibt in diesem Tab.

## Eine Adresse per Link bestätigen

verify-heading = Bestätigen Sie Ihre Adresse
verify-intro = Ist das Ihre Adresse bei { $application }? Bestätigen Sie sie mit der Schaltfläche.
verify-address = Adresse
verify-button = Ja, bestätigen
verify-not-you = Nicht Ihre? Schließen Sie einfach diese Seite. Es ändert sich nichts.
verify-done-heading = Ihre Adresse ist bestätigt
verify-done-intro = Vielen Dank. Hier ist nichts weiter zu tun.
verify-already-heading = Diese Adresse ist bereits bestätigt
verify-already-intro = Der Link wurde schon benutzt. Es ist nichts weiter zu tun.
verify-expired-heading = Dieser Link ist abgelaufen
verify-expired-intro = Ihre Adresse ist noch nicht bestätigt. Fordern Sie dort, wo Sie sich anmelden, eine neue E-Mail an.
verify-overtaken-heading = Dieser Link gilt nicht mehr
verify-overtaken-intro = Die Adresse des Kontos hat sich seit der E-Mail geändert, oder das Konto wurde geschlossen.
verify-result = Ihre E-Mail-Adresse wurde bestätigt. Sie können die Anwendung weiter nutzen.
verify-result-already = Dieses Konto ist bereits bestätigt.
verify-result-expired = Der Zugang ist abgelaufen.
verify-result-overtaken = Das Konto gibt es nicht, oder der Bestätigungslink ist ungültig.

verify-mail-subject = Bestätigen Sie Ihre Adresse für { $application }
verify-mail-preheader = Ein Klick genügt: { $until }
verify-mail-heading = Bestätigen Sie Ihre Adresse
verify-mail-intro = Jemand hat diese Adresse für ein Konto bei { $application } angegeben. Wenn Sie das waren, bestätigen Sie sie:
verify-mail-button = Adresse bestätigen
verify-mail-not-you-heading = Waren Sie das nicht?
verify-mail-not-you = Dann ignorieren Sie diese E-Mail. Die Adresse bleibt unbestätigt.
