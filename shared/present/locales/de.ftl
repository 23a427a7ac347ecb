# Deutsch. Anrede: Sie; „.informal“ sagt du.
# $application, $inviter und dergleichen sind Namen, die jemand gewählt hat: Sie werden nicht gebeugt.

direction = ltr
language-name = Deutsch
    .home = DE
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
month-short = { $month ->
    [1] Jan.
    [2] Feb.
    [3] März
    [4] Apr.
    [5] Mai
    [6] Juni
    [7] Juli
    [8] Aug.
    [9] Sept.
    [10] Okt.
    [11] Nov.
   *[12] Dez.
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
date-short = { $day }. { $month }, { $time } Uhr { $zone }
date-short-year = { $day }. { $month } { $year }, { $time } Uhr { $zone }
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
preview-description = Ihre persönliche Einladung.
    .informal = Deine persönliche Einladung.
support = Brauchen Sie Hilfe? Kontakt:
    .informal = Brauchst du Hilfe? Kontakt:
support-words = Brauchen Sie Hilfe?
    .informal = Brauchst du Hilfe?
progress = Schritt { $step } von { $of }
busy = Einen Moment …
problem-heading = Bitte prüfen Sie Ihre Eingabe
    .informal = Bitte prüfe deine Eingabe
password-show = Anzeigen
password-hide = Ausblenden
password-show-long = Passwort anzeigen
password-hide-long = Passwort ausblenden
password-shown = Ihr Passwort wird angezeigt.
    .informal = Dein Passwort wird angezeigt.
password-hidden = Ihr Passwort wird nicht angezeigt.
    .informal = Dein Passwort wird nicht angezeigt.

## Die Einladung öffnen

landing-heading = Ihre Einladung zu { $application }
    .informal = Deine Einladung zu { $application }
landing-intro = Richten Sie Ihr Konto ein. Das dauert etwa eine Minute.
    .informal = Richte dein Konto ein. Das dauert etwa eine Minute.
landing-inviter-did = hat Sie zu { $application } eingeladen
    .informal = hat dich zu { $application } eingeladen
landing-address = Ihr Konto
    .informal = Dein Konto
landing-until = Gültig
landing-button = Annehmen und weiter
landing-not-you = Nicht für Sie? Schließen Sie diese Seite – es ist noch nichts passiert.
    .informal = Nicht für dich? Schließ diese Seite – es ist noch nichts passiert.
landing-decline-intro = Nicht für Sie, oder kein Interesse?
    .informal = Nicht für dich, oder kein Interesse?
landing-decline = Einladung ablehnen
decline-heading = Diese Einladung ablehnen?
decline-intro = Dann wird kein Konto eingerichtet, und der Link funktioniert nicht mehr. { $application } sieht, dass Sie abgelehnt haben.
    .informal = Dann wird kein Konto eingerichtet, und der Link funktioniert nicht mehr. { $application } sieht, dass du abgelehnt hast.
decline-button = Ablehnen
decline-back = Einladung behalten
landing-reset-heading = Neues Passwort wählen
landing-reset-intro = Wählen Sie ein neues Passwort für Ihr Konto bei { $application }. Das dauert etwa eine Minute.
    .informal = Wähle ein neues Passwort für dein Konto bei { $application }. Das dauert etwa eine Minute.
landing-reset-button = Weiter
landing-reset-not-you = Nicht angefordert? Schließen Sie diese Seite. Ihr Passwort bleibt, wie es ist.
    .informal = Nicht angefordert? Schließ diese Seite. Dein Passwort bleibt, wie es ist.

## Einen Code eingeben, statt einen Link zu öffnen

enter-heading = Konto mit einem Code einrichten
enter-intro = Geben Sie den Code aus Ihrer Einladung zu { $application } ein.
    .informal = Gib den Code aus deiner Einladung zu { $application } ein.
enter-hint-digits = Die Ziffern aus Ihrer Einladung
    .informal = Die Ziffern aus deiner Einladung
enter-hint-text = Buchstaben und Ziffern aus Ihrer Einladung, genau so eingeben
    .informal = Buchstaben und Ziffern aus deiner Einladung, genau so eingeben
enter-button = Weiter
enter-again-heading = Kein Code oder Code ungültig?
enter-again-intro = Ein Code gilt nur einmal. Wir senden einen neuen an dieselbe Adresse oder Nummer wie die Einladung.
enter-again-button = Neuen Code senden
enter-sent = Falls für dieses Konto eine Einladung offen ist, haben wir einen neuen Code gesendet.
enter-problem-username = Geben Sie E-Mail-Adresse, Telefonnummer oder Benutzernamen ein.
    .informal = Gib E-Mail-Adresse, Telefonnummer oder Benutzernamen ein.
enter-problem-code = Geben Sie den Code aus Ihrer Einladung ein.
    .informal = Gib den Code aus deiner Einladung ein.
enter-problem-wrong = Zu diesen Angaben finden wir keine offene Einladung. Prüfen Sie Ihre Eingaben, oder fordern Sie einen neuen Code an.
    .informal = Zu diesen Angaben finden wir keine offene Einladung. Prüfe deine Eingaben, oder fordere einen neuen Code an.
enter-problem-wait = Zu viele Versuche. Versuchen Sie es in { $span } noch einmal.
    .informal = Zu viele Versuche. Versuch es in { $span } noch einmal.

## Der Code

code-heading-email = Prüfen Sie Ihr Postfach
    .informal = Schau in dein Postfach
code-heading-sms = Prüfen Sie Ihre SMS
    .informal = Schau in deine SMS
code-heading-before-email = E‑Mail‑Adresse bestätigen
code-heading-before-sms = Telefonnummer bestätigen
code-intro-digits = Wir haben einen { $length }-stelligen Code gesendet an
code-intro-text = Wir haben einen Code aus { $length } Buchstaben und Ziffern gesendet an
code-before = Zur Bestätigung senden wir einen Code an
code-label = Code
code-hint-digits = { $length } Ziffern
code-hint-text = { $length } Buchstaben und Ziffern, genau so eingeben
code-auto = Nach dem letzten Zeichen geht es von selbst weiter.
code-button = Weiter
code-again-email = Nichts erhalten? Prüfen Sie den Spam-Ordner.
    .informal = Nichts erhalten? Schau in den Spam-Ordner.
code-again-sms = Nichts erhalten?
code-again-button = Neuen Code senden
code-first-button = Code senden
code-other-sms = Stattdessen per SMS an { $destination } senden
code-other-email = Stattdessen per E-Mail an { $destination } senden
code-wait = Erneut senden in { $span }
# %time% setzt das Skript ein, als Minuten und Sekunden (0:45).
code-wait-live = Erneut senden in %time%
code-wait-over = Sie können jetzt einen neuen Code anfordern.
    .informal = Du kannst jetzt einen neuen Code anfordern.
code-just-sent = Neuer Code gesendet. Verwenden Sie den neuesten.
    .informal = Neuer Code gesendet. Verwende den neuesten.
code-problem-missing = Geben Sie den Code ein, den wir Ihnen gesendet haben.
    .informal = Gib den Code ein, den wir dir gesendet haben.
code-problem-digits = Der Code hat { $length } Ziffern. Bitte prüfen Sie Ihre Eingabe; der Versuch zählt nicht.
    .informal = Der Code hat { $length } Ziffern. Bitte prüfe deine Eingabe; der Versuch zählt nicht.
code-problem-text = Der Code hat { $length } Buchstaben und Ziffern. Bitte prüfen Sie Ihre Eingabe; der Versuch zählt nicht.
    .informal = Der Code hat { $length } Buchstaben und Ziffern. Bitte prüfe deine Eingabe; der Versuch zählt nicht.
code-problem-wrong = { $tries ->
    [0] Dieser Code stimmt nicht.
    [one] Dieser Code stimmt nicht. Noch { $tries } Versuch.
   *[other] Dieser Code stimmt nicht. Noch { $tries } Versuche.
}
code-problem-expired = Dieser Code ist abgelaufen. Fordern Sie einen neuen an.
    .informal = Dieser Code ist abgelaufen. Fordere einen neuen an.
code-problem-used-up = Zu viele falsche Eingaben. Fordern Sie einen neuen Code an.
    .informal = Zu viele falsche Eingaben. Fordere einen neuen Code an.
code-problem-too-soon = Wir haben gerade einen Code gesendet. Bitte warten Sie einen Moment, bevor Sie einen weiteren anfordern.
    .informal = Wir haben gerade einen Code gesendet. Bitte warte einen Moment, bevor du einen weiteren anforderst.
code-problem-too-often = Wir haben schon mehrere Codes gesendet. Bitte warten Sie, bevor Sie einen weiteren anfordern.
    .informal = Wir haben schon mehrere Codes gesendet. Bitte warte, bevor du einen weiteren anforderst.
code-problem-delayed = Ihr Code konnte noch nicht gesendet werden. Wir versuchen es weiter; später können Sie auch einen neuen anfordern.
    .informal = Dein Code konnte noch nicht gesendet werden. Wir versuchen es weiter; später kannst du auch einen neuen anfordern.
code-problem-unsendable = Wir konnten Ihnen keinen Code senden. Fordern Sie einen neuen an, oder wenden Sie sich an die Person, die Sie eingeladen hat.
    .informal = Wir konnten dir keinen Code senden. Fordere einen neuen an, oder wende dich an die Person, die dich eingeladen hat.

## Fragen zur Person

profile-heading = Über Sie
    .informal = Über dich
profile-intro = { $application } braucht ein paar Angaben für Ihr Konto.
    .informal = { $application } braucht ein paar Angaben für dein Konto.
profile-first-name = Vorname
profile-last-name = Nachname
profile-optional = (optional)
profile-choose = Bitte wählen
profile-no-answer = Keine Angabe
profile-button = Weiter
profile-problem-missing = Bitte geben Sie „{ $label }“ an.
    .informal = Bitte gib „{ $label }“ an.
profile-problem-unticked = Setzen Sie bei „{ $label }“ ein Häkchen, um fortzufahren.
    .informal = Setz bei „{ $label }“ ein Häkchen, um fortzufahren.
profile-problem-long = { $max ->
    [one] „{ $label }“ darf höchstens { $max } Zeichen haben.
   *[other] „{ $label }“ darf höchstens { $max } Zeichen haben.
}
profile-problem-choice = „{ $label }“: Wählen Sie eine der angebotenen Antworten.
    .informal = „{ $label }“: Wähle eine der angebotenen Antworten.
profile-problem-date = „{ $label }“: Geben Sie ein gültiges Datum ein, z. B. 31.12.2001.
    .informal = „{ $label }“: Gib ein gültiges Datum ein, z. B. 31.12.2001.

## Die Telefonnummer

phone-heading = Ihre Telefonnummer
    .informal = Deine Telefonnummer
phone-intro = Wir senden einen Code an diese Nummer, um sicherzugehen, dass sie Ihnen gehört.
    .informal = Wir senden einen Code an diese Nummer, um sicherzugehen, dass sie dir gehört.
phone-label = Telefonnummer
phone-hint = Mit Ländervorwahl, etwa +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = So, wie Sie sie zu Hause wählen
    .informal = So, wie du sie zu Hause wählst
phone-button = Weiter
phone-problem-missing = Geben Sie Ihre Telefonnummer ein.
    .informal = Gib deine Telefonnummer ein.
phone-problem-invalid = Geben Sie die ganze Nummer mit Ländervorwahl ein, z. B. +49{"\u00A0"}151{"\u00A0"}23456789.
    .informal = Gib die ganze Nummer mit Ländervorwahl ein, z. B. +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = An Nummern in diesem Land können wir keine SMS senden. Geben Sie eine andere Nummer ein.
    .informal = An Nummern in diesem Land können wir keine SMS senden. Gib eine andere Nummer ein.
phone-problem-landline = Das ist ein Festnetzanschluss, der keine SMS empfängt. Geben Sie eine Mobilnummer ein.
    .informal = Das ist ein Festnetzanschluss, der keine SMS empfängt. Gib eine Mobilnummer ein.

## Die Bedingungen

terms-heading = Nutzungsbedingungen
terms-intro = { $application } bittet Sie, die Bedingungen zu lesen und anzunehmen.
    .informal = { $application } bittet dich, die Bedingungen zu lesen und anzunehmen.
terms-document = Dokument
terms-link = Bedingungen lesen (öffnet sich in einem neuen Tab)
terms-version = Fassung
terms-label = Ich habe die Bedingungen gelesen und nehme sie an
terms-button = Weiter
terms-problem-not-accepted = Setzen Sie das Häkchen, um die Bedingungen anzunehmen. Ohne sie kann Ihr Konto nicht eingerichtet werden.
    .informal = Setz das Häkchen, um die Bedingungen anzunehmen. Ohne sie kann dein Konto nicht eingerichtet werden.

## Das Passwort

password-heading = Passwort wählen
password-account = Ihr Konto
    .informal = Dein Konto
password-label = Passwort
password-confirm-label = Passwort bestätigen
password-rule-length = { $min ->
    [one] Mindestens { $min } Zeichen
   *[other] Mindestens { $min } Zeichen
}
password-rule-common = Kein häufiges Passwort
password-rule-context = Nicht aus Ihrer E-Mail-Adresse, Ihrem Benutzernamen oder „{ $application }“ gebildet
    .informal = Nicht aus deiner E-Mail-Adresse, deinem Benutzernamen oder „{ $application }“ gebildet
password-button = Passwort speichern
password-problem-missing = Geben Sie ein Passwort ein.
    .informal = Gib ein Passwort ein.
password-problem-short = Das Passwort braucht mindestens { $min } Zeichen. Dieses hat { $have }.
password-problem-long = Das Passwort ist zu lang. Es darf höchstens { $max } Zeichen haben.
password-problem-common = Dieses Passwort ist zu häufig. Wählen Sie ein anderes.
    .informal = Dieses Passwort ist zu häufig. Wähle ein anderes.
password-problem-context = Das Passwort ist an „{ $word }“ angelehnt und damit leicht zu erraten. Wählen Sie ein anderes.
    .informal = Das Passwort ist an „{ $word }“ angelehnt und damit leicht zu erraten. Wähle ein anderes.
password-problem-mismatch = Die beiden Passwörter stimmen nicht überein. Geben Sie sie noch einmal ein.
    .informal = Die beiden Passwörter stimmen nicht überein. Gib sie noch einmal ein.
password-reset-heading = Neues Passwort wählen
password-reset-label = Neues Passwort
password-reset-confirm-label = Neues Passwort bestätigen
password-reset-button = Neues Passwort speichern

## Fertig

done-heading = Alles erledigt
done-intro = Ihr Konto bei { $application } ist eingerichtet. Von jetzt an melden Sie sich mit Ihrem Passwort an.
    .informal = Dein Konto bei { $application } ist eingerichtet. Von jetzt an meldest du dich mit deinem Passwort an.
done-account = Ihr Konto
    .informal = Dein Konto
done-button-application = Weiter zu { $application }
done-button-sign-in = Anmelden
done-close = Sie können diese Seite schließen.
    .informal = Du kannst diese Seite schließen.
done-result = Ihr Konto ist eingerichtet. Sie können sich jetzt anmelden.
    .informal = Dein Konto ist eingerichtet. Du kannst dich jetzt anmelden.
done-result-reset = Ihr Passwort wurde geändert. Sie können sich jetzt damit anmelden.
    .informal = Dein Passwort wurde geändert. Du kannst dich jetzt damit anmelden.
done-auto = Weiter in { $seconds } s
done-stay = Hier bleiben
done-reset-heading = Ihr Passwort wurde geändert
    .informal = Dein Passwort wurde geändert
done-reset-intro = Von jetzt an melden Sie sich bei { $application } mit Ihrem neuen Passwort an.
    .informal = Von jetzt an meldest du dich bei { $application } mit deinem neuen Passwort an.

## Anmelden

sign-in-heading = Willkommen zurück
sign-in-intro = Bei { $application } anmelden
sign-in-username = E-Mail, Telefon oder Benutzername
sign-in-password = Passwort
sign-in-button = Anmelden
sign-in-problem-wrong = Benutzername oder Passwort stimmt nicht.
sign-in-problem-password = Geben Sie Ihr Passwort ein.
    .informal = Gib dein Passwort ein.
sign-in-problem-wait = Zu viele Versuche. Versuchen Sie es in { $span } noch einmal.
    .informal = Zu viele Versuche. Versuch es in { $span } noch einmal.
sign-in-problem-locked = Zu viele Fehlversuche nacheinander. Wählen Sie „Passwort vergessen?“, um ein neues festzulegen, oder verwenden Sie einen Browser, in dem Sie schon einmal angemeldet waren.
    .informal = Zu viele Fehlversuche nacheinander. Wähle „Passwort vergessen?“, um ein neues festzulegen, oder verwende einen Browser, in dem du schon einmal angemeldet warst.
sign-in-forgotten = Passwort vergessen?
sign-in-enter = Einladungscode eingeben
signed-in-heading = Sie sind angemeldet
    .informal = Du bist angemeldet
signed-in-button = Weiter zu { $application }
signed-in-change = Passwort ändern
signed-in-other = Mit anderem Konto anmelden
signed-in-close = Sie können diese Seite schließen.
    .informal = Du kannst diese Seite schließen.

## Ein vergessenes Passwort

forgotten-heading = Passwort vergessen?
forgotten-intro = Geben Sie Ihre E-Mail-Adresse oder Ihren Benutzernamen ein. Wir senden Ihnen einen Link zum Zurücksetzen.
    .informal = Gib deine E-Mail-Adresse oder deinen Benutzernamen ein. Wir senden dir einen Link zum Zurücksetzen.
forgotten-button = Link senden
forgotten-problem-missing = Geben Sie E-Mail-Adresse, Telefonnummer oder Benutzernamen ein.
    .informal = Gib E-Mail-Adresse, Telefonnummer oder Benutzernamen ein.
forgotten-problem-wait = Zu viele Versuche. Versuchen Sie es in { $span } noch einmal.
    .informal = Zu viele Versuche. Versuch es in { $span } noch einmal.
forgotten-sent-heading = Prüfen Sie Ihr Postfach
    .informal = Schau in dein Postfach
forgotten-sent = Falls es ein Konto gibt, haben wir einen Link zum Zurücksetzen des Passworts gesendet.
forgotten-sent-to = Falls { $account } ein Konto hat, haben wir einen Link zum Zurücksetzen des Passworts gesendet.
forgotten-sent-wait = Nichts zu sehen? Prüfen Sie den Spam-Ordner. Verwenden Sie den Link aus der neuesten E-Mail.
    .informal = Nichts zu sehen? Schau in den Spam-Ordner. Verwende den Link aus der neuesten E-Mail.
forgotten-again = Nichts erhalten? Noch einmal senden
forgotten-code = Sie haben einen Code bekommen? Hier eingeben
    .informal = Du hast einen Code bekommen? Hier eingeben
forgotten-back = Zurück zur Anmeldung

## Enden

ending-ask-inviter = Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.
    .informal = Bitte die Person, die dich eingeladen hat, um eine neue Einladung.
ending-ask-inviter-support = Bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung, oder wenden Sie sich an den unten genannten Support.
    .informal = Bitte die Person, die dich eingeladen hat, um eine neue Einladung, oder wende dich an den unten genannten Support.
ending-ask-named = Bitten Sie { $inviter } um eine neue Einladung.
    .informal = Bitte { $inviter } um eine neue Einladung.
ending-ask-named-support = Bitten Sie { $inviter } um eine neue Einladung, oder wenden Sie sich an den unten genannten Support.
    .informal = Bitte { $inviter } um eine neue Einladung, oder wende dich an den unten genannten Support.
ending-ask-reset = Wenn Sie noch immer ein neues Passwort brauchen, gehen Sie zur Anmeldung und wählen Sie dort „Passwort vergessen?“.
    .informal = Wenn du noch immer ein neues Passwort brauchst, geh zur Anmeldung und wähle dort „Passwort vergessen?“.
ending-sign-in = Zur Anmeldung
ending-expired-heading = Diese Einladung ist abgelaufen
ending-expired-text = Einladungslinks sind nur eine Weile gültig; dieser ist abgelaufen. Es ist nichts verloren.
ending-expired-reset-heading = Dieser Link ist abgelaufen
ending-expired-reset-text = Links zum Zurücksetzen sind nur eine Weile gültig; dieser ist abgelaufen. Ihr Passwort hat sich nicht geändert.
    .informal = Links zum Zurücksetzen sind nur eine Weile gültig; dieser ist abgelaufen. Dein Passwort hat sich nicht geändert.
switch-heading = Hier ist schon ein anderer Link offen
switch-intro = In diesem Browser ist Ihr Konto bei { $application } noch nicht fertig eingerichtet. Sie haben gerade einen anderen Link geöffnet.
    .informal = In diesem Browser ist dein Konto bei { $application } noch nicht fertig eingerichtet. Du hast gerade einen anderen Link geöffnet.
switch-stay = Mit diesem Konto weitermachen
switch-go = Den anderen Link öffnen
switch-not-you = Wenn Sie den anderen Link nicht erwartet haben, machen Sie weiter wie bisher.
    .informal = Wenn du den anderen Link nicht erwartet hast, mach weiter wie bisher.

ending-used-heading = Diese Einladung wurde bereits verwendet
ending-used-text = Mit dieser Einladung wurde bereits ein Passwort gewählt. Wenn Sie gerade ein anderes eingegeben haben, wurde es nicht gespeichert.
    .informal = Mit dieser Einladung wurde bereits ein Passwort gewählt. Wenn du gerade ein anderes eingegeben hast, wurde es nicht gespeichert.
ending-used-next = Wenn Sie das nicht waren, informieren Sie sofort die Person, die Sie eingeladen hat.
    .informal = Wenn du das nicht warst, informiere sofort die Person, die dich eingeladen hat.
ending-used-button = Anmelden
ending-used-reset-heading = Dieser Link wurde bereits verwendet
ending-used-reset-text = Damit wurde bereits ein neues Passwort gewählt. Wenn Sie gerade ein anderes eingegeben haben, wurde es nicht gespeichert.
    .informal = Damit wurde bereits ein neues Passwort gewählt. Wenn du gerade ein anderes eingegeben hast, wurde es nicht gespeichert.
ending-used-reset-next = Wenn nicht Sie es gewählt haben, gehen Sie zur Anmeldung, wählen Sie „Passwort vergessen?“ und legen Sie sofort ein anderes fest.
    .informal = Wenn nicht du es gewählt hast, geh zur Anmeldung, wähle „Passwort vergessen?“ und leg sofort ein anderes fest.
ending-revoked-heading = Diese Einladung wurde zurückgezogen
ending-revoked-text = Die Einladung wurde vom Absender zurückgezogen; der Link funktioniert nicht mehr.
ending-revoked-next = Wenn Sie das für einen Irrtum halten, fragen Sie die Person, die Sie eingeladen hat.
    .informal = Wenn du das für einen Irrtum hältst, frag die Person, die dich eingeladen hat.
ending-revoked-next-named = Wenn Sie das für einen Irrtum halten, fragen Sie { $inviter }.
    .informal = Wenn du das für einen Irrtum hältst, frag { $inviter }.
ending-declined-heading = Diese Einladung wurde abgelehnt
ending-declined-text = Es wurde kein Konto eingerichtet, und dieser Link funktioniert nicht mehr. Wenn Sie es sich anders überlegt haben, können Sie noch einmal eingeladen werden.
    .informal = Es wurde kein Konto eingerichtet, und dieser Link funktioniert nicht mehr. Wenn du es dir anders überlegt hast, kannst du noch einmal eingeladen werden.
ending-revoked-reset-heading = Dieser Link ist nicht mehr gültig
ending-revoked-reset-text = Er wurde zurückgezogen, bevor er verwendet wurde. Ihr Passwort hat sich nicht geändert.
    .informal = Er wurde zurückgezogen, bevor er verwendet wurde. Dein Passwort hat sich nicht geändert.
ending-replaced-heading = Es gibt eine neuere Einladung
ending-replaced-text = Wir haben Ihnen eine neuere gesendet. Dieser Link ist nicht mehr gültig.
    .informal = Wir haben dir eine neuere gesendet. Dieser Link ist nicht mehr gültig.
ending-replaced-next = Verwenden Sie den Link aus der neuesten E-Mail von { $application }.
    .informal = Verwende den Link aus der neuesten E-Mail von { $application }.
ending-replaced-reset-heading = Es gibt einen neueren Link
ending-replaced-reset-text = Wir haben Ihnen einen neueren gesendet. Dieser Link ist nicht mehr gültig.
    .informal = Wir haben dir einen neueren gesendet. Dieser Link ist nicht mehr gültig.
ending-outdated-heading = Dieser Link ist nicht mehr gültig
ending-outdated-text = Ihr Konto hat sich geändert, nachdem der Link gesendet wurde, zum Beispiel E-Mail-Adresse oder Passwort. Deshalb ist er nicht mehr gültig.
    .informal = Dein Konto hat sich geändert, nachdem der Link gesendet wurde, zum Beispiel E-Mail-Adresse oder Passwort. Deshalb ist er nicht mehr gültig.
ending-broken-heading = Dieser Link funktioniert nicht
ending-broken-text = Er ist anscheinend unvollständig oder enthält einen Tippfehler. Manche E-Mail-Programme brechen lange Links um.
ending-broken-next = Öffnen Sie den Link aus der E-Mail noch einmal, oder kopieren Sie ihn ganz in die Adresszeile. Wenn das nicht hilft, bitten Sie die Person, die Sie eingeladen hat, um eine neue Einladung.
    .informal = Öffne den Link aus der E-Mail noch einmal, oder kopiere ihn ganz in die Adresszeile. Wenn das nicht hilft, bitte die Person, die dich eingeladen hat, um eine neue Einladung.
ending-broken-reset-next = Öffnen Sie den Link aus der E-Mail noch einmal, oder kopieren Sie ihn ganz in die Adresszeile. Wenn das nicht hilft, gehen Sie zur Anmeldung und wählen Sie „Passwort vergessen?“.
    .informal = Öffne den Link aus der E-Mail noch einmal, oder kopiere ihn ganz in die Adresszeile. Wenn das nicht hilft, geh zur Anmeldung und wähle „Passwort vergessen?“.
ending-tries-heading = Zu viele falsche Codes
ending-tries-text = Zum Schutz des Kontos nimmt diese Einladung keine Codes mehr an.
ending-tries-reset-text = Zum Schutz des Kontos nimmt dieser Link keine Codes mehr an.
ending-session-heading = Bitte öffnen Sie Ihren Link noch einmal
    .informal = Bitte öffne deinen Link noch einmal
ending-session-text = Dieser Browser weiß nicht mehr, welche Einladung Ihre ist. Das kommt vor, wenn Cookies gesperrt oder gelöscht sind, oder nach einer langen Pause.
    .informal = Dieser Browser weiß nicht mehr, welche Einladung deine ist. Das kommt vor, wenn Cookies gesperrt oder gelöscht sind, oder nach einer langen Pause.
ending-session-next = Öffnen Sie den Link in der Einladung noch einmal, in diesem Browser. Was Sie schon getan haben, bleibt erhalten.
    .informal = Öffne den Link in der Einladung noch einmal, in diesem Browser. Was du schon getan hast, bleibt erhalten.
ending-session-reset-text = Dieser Browser weiß nicht mehr, welches Konto Ihres ist. Das kommt vor, wenn Cookies gesperrt oder gelöscht sind, oder nach einer langen Pause.
    .informal = Dieser Browser weiß nicht mehr, welches Konto deines ist. Das kommt vor, wenn Cookies gesperrt oder gelöscht sind, oder nach einer langen Pause.
ending-session-reset-next = Öffnen Sie den Link in der E-Mail noch einmal, in diesem Browser. Was Sie schon getan haben, bleibt erhalten.
    .informal = Öffne den Link in der E-Mail noch einmal, in diesem Browser. Was du schon getan hast, bleibt erhalten.
ending-missing-heading = Seite nicht gefunden
ending-missing-text = Unter dieser Adresse gibt es keine Seite.
ending-missing-next = Wenn Sie von einer Einladung kommen, öffnen Sie den Link in der E-Mail noch einmal.
    .informal = Wenn du von einer Einladung kommst, öffne den Link in der E-Mail noch einmal.
ending-unavailable-heading = Bei uns ist etwas schiefgegangen
ending-unavailable-text = Das liegt nicht an Ihnen. Nichts von dem, was Sie getan haben, ist verloren.
    .informal = Das liegt nicht an dir. Nichts von dem, was du getan hast, ist verloren.
ending-unavailable-next = Wenn es wieder passiert, warten Sie eine Minute.
    .informal = Wenn es wieder passiert, warte eine Minute.
ending-unavailable-button = Noch einmal versuchen
ending-form-heading = Diese Seite ist abgelaufen
ending-form-text = Die Seite war zu lange geöffnet, oder in diesem Browser wurde inzwischen ein anderer Link geöffnet. Es wurde nichts geändert.
ending-form-button = Diesen Schritt neu beginnen
ending-twice-heading = Dieses Formular ließ sich nicht lesen
ending-twice-text = Es enthält das Feld { $field } zweimal. Es wurde nichts geändert.

## E-Mails

mail-hello = Guten Tag,
    .informal = Hallo,
mail-copy-link = Wenn die Schaltfläche nicht funktioniert, öffnen Sie diesen Link:
    .informal = Wenn die Schaltfläche nicht funktioniert, öffne diesen Link:
mail-not-expected = Nicht erwartet? Dann können Sie diese E-Mail ignorieren.
    .informal = Nicht erwartet? Dann kannst du diese E-Mail ignorieren.
mail-support = Fragen? Kontakt:
mail-support-words = Fragen?
mail-footer = Gesendet an { $recipient } im Auftrag von { $application }.
mail-footer-code = Gesendet im Auftrag von { $application }.
mail-account = Ihr Konto: { $account }
    .informal = Dein Konto: { $account }
mail-never-share = Geben Sie den Code niemandem weiter. Wir fragen nie danach.
    .informal = Gib den Code niemandem weiter. Wir fragen nie danach.

invitation-subject = Ihre Einladung zu { $application }
    .informal = Deine Einladung zu { $application }
invitation-subject-inviter = Ihre Einladung zu { $application } von { $inviter }
    .informal = Deine Einladung zu { $application } von { $inviter }
invitation-preheader = Richten Sie Ihr Konto ein: { $until }
    .informal = Richte dein Konto ein: { $until }
invitation-heading = Ihre Einladung zu { $application }
    .informal = Deine Einladung zu { $application }
invitation-intro = Sie wurden zu { $application } eingeladen.
    .informal = Du wurdest zu { $application } eingeladen.
invitation-intro-inviter = { $inviter } hat Sie zu { $application } eingeladen.
    .informal = { $inviter } hat dich zu { $application } eingeladen.
invitation-button = Konto einrichten
invitation-until = Der Link ist noch { $span } gültig (bis { $date }).
invitation-until-short = der Link ist noch { $span } gültig.
invitation-never = Der Link läuft nicht ab. Er ist gültig, bis Ihr Konto eingerichtet ist.
    .informal = Der Link läuft nicht ab. Er ist gültig, bis dein Konto eingerichtet ist.
invitation-never-short = der Link ist gültig, bis Sie ihn verwendet haben.
    .informal = der Link ist gültig, bis du ihn verwendet hast.
invitation-next = Öffnen Sie den Link und wählen Sie ein Passwort. Das dauert eine Minute.
    .informal = Öffne den Link und wähle ein Passwort. Das dauert eine Minute.

invitation-again-subject = Ihr neuer Link für { $application }
    .informal = Dein neuer Link für { $application }
invitation-again = Dies ist ein neuer Link. Frühere sind nicht mehr gültig.

invitation-code-again-subject = Ihr neuer Einladungscode für { $application }
    .informal = Dein neuer Einladungscode für { $application }
invitation-code-again = Dies ist ein neuer Code. Frühere sind nicht mehr gültig.
invitation-code-subject = Ihr Einladungscode für { $application }
    .informal = Dein Einladungscode für { $application }
invitation-code-preheader = { $code } ist Ihr Einladungscode.
    .informal = { $code } ist dein Einladungscode.
invitation-code-intro = Ihr Einladungscode:
    .informal = Dein Einladungscode:
invitation-code-button = Code eingeben
invitation-code-until = Der Code ist noch { $span } gültig (bis { $date }) und einmal verwendbar.
invitation-code-never = Der Code läuft nicht ab und ist einmal verwendbar.
invitation-code-next = Geben Sie ihn ein und wählen Sie ein Passwort. Das dauert eine Minute.
    .informal = Gib ihn ein und wähle ein Passwort. Das dauert eine Minute.

step-code-subject = Ihr Code für { $application }
    .informal = Dein Code für { $application }
step-code-preheader = { $code } ist Ihr Code, { $span } gültig.
    .informal = { $code } ist dein Code, { $span } gültig.
step-code-heading = Ihr Code
    .informal = Dein Code
step-code-intro = Geben Sie ihn ein, um Ihr Konto bei { $application } fertig einzurichten.
    .informal = Gib ihn ein, um dein Konto bei { $application } fertig einzurichten.
step-code-until = { $span } gültig, einmal verwendbar.

activated-subject = Ihr Konto bei { $application } ist eingerichtet
    .informal = Dein Konto bei { $application } ist eingerichtet
activated-preheader = Sie können sich jetzt anmelden.
    .informal = Du kannst dich jetzt anmelden.
activated-heading = Ihr Konto ist eingerichtet
    .informal = Dein Konto ist eingerichtet
activated-intro = Sie können sich jetzt bei { $application } mit dem gewählten Passwort anmelden.
    .informal = Du kannst dich jetzt bei { $application } mit dem gewählten Passwort anmelden.
activated-button = Anmelden
activated-not-you = Waren Sie das nicht? Dann hat jemand anderes Ihre Einladung verwendet. Informieren Sie sofort die Person, die Sie eingeladen hat.
    .informal = Warst du das nicht? Dann hat jemand anderes deine Einladung verwendet. Informiere sofort die Person, die dich eingeladen hat.

reset-subject = Neues Passwort für { $application } wählen
reset-preheader = Wählen Sie ein neues Passwort: { $until }
    .informal = Wähle ein neues Passwort: { $until }
reset-heading = Neues Passwort wählen
reset-intro = Jemand möchte das Passwort Ihres Kontos bei { $application } zurücksetzen. Wenn Sie das waren:
    .informal = Jemand möchte das Passwort deines Kontos bei { $application } zurücksetzen. Wenn du das warst:
reset-button = Neues Passwort wählen
reset-never = Der Link läuft nicht ab und ist einmal verwendbar.
reset-next = Bis dahin gilt Ihr altes Passwort.
    .informal = Bis dahin gilt dein altes Passwort.
reset-not-asked = Nicht angefordert? Dann können Sie diese E-Mail ignorieren. Geben Sie den Link niemandem weiter.
    .informal = Nicht angefordert? Dann kannst du diese E-Mail ignorieren. Gib den Link niemandem weiter.

changed-subject = Ihr Passwort für { $application } wurde geändert
    .informal = Dein Passwort für { $application } wurde geändert
changed-preheader = Wenn Sie das waren, müssen Sie nichts tun.
    .informal = Wenn du das warst, musst du nichts tun.
changed-heading = Ihr Passwort wurde geändert
    .informal = Dein Passwort wurde geändert
changed-intro = Das Passwort Ihres Kontos bei { $application } wurde geändert.
    .informal = Das Passwort deines Kontos bei { $application } wurde geändert.
changed-when = Wann: { $moment }
changed-you = Wenn Sie das waren, müssen Sie nichts tun.
    .informal = Wenn du das warst, musst du nichts tun.
changed-not-you = Wenn nicht, hat vielleicht jemand anderes Zugang zu Ihrem Konto. Gehen Sie zur Anmeldung, wählen Sie „Passwort vergessen?“ und legen Sie sofort ein neues fest. Ändern Sie auch das Passwort Ihres E-Mail-Kontos.
    .informal = Wenn nicht, hat vielleicht jemand anderes Zugang zu deinem Konto. Geh zur Anmeldung, wähle „Passwort vergessen?“ und leg sofort ein neues fest. Ändere auch das Passwort deines E-Mail-Kontos.
changed-not-you-support = Wenn nicht, hat vielleicht jemand anderes Zugang zu Ihrem Konto. Gehen Sie zur Anmeldung, wählen Sie „Passwort vergessen?“ und legen Sie sofort ein neues fest. Ändern Sie auch das Passwort Ihres E-Mail-Kontos, und wenden Sie sich an den unten genannten Support.
    .informal = Wenn nicht, hat vielleicht jemand anderes Zugang zu deinem Konto. Geh zur Anmeldung, wähle „Passwort vergessen?“ und leg sofort ein neues fest. Ändere auch das Passwort deines E-Mail-Kontos, und wende dich an den unten genannten Support.

locked-subject = Jemand versucht, Ihr Passwort bei { $application } zu erraten
    .informal = Jemand versucht, dein Passwort bei { $application } zu erraten
locked-preheader = 100 Versuche hintereinander sind gescheitert. Niemand hat Zugang bekommen.
locked-heading = Jemand versucht, Ihr Passwort zu erraten
    .informal = Jemand versucht, dein Passwort zu erraten
locked-intro = Hundertmal hintereinander ist die Anmeldung mit Ihrem Konto bei { $application } gescheitert. Niemand hat Zugang bekommen.
    .informal = Hundertmal hintereinander ist die Anmeldung mit deinem Konto bei { $application } gescheitert. Niemand hat Zugang bekommen.
locked-now = Neue Browser sind vorerst gesperrt, auch mit dem richtigen Passwort. Ein Browser, in dem Sie schon einmal angemeldet waren, funktioniert weiter. Nach 24 Stunden ohne Versuch ist alles wie zuvor.
    .informal = Neue Browser sind vorerst gesperrt, auch mit dem richtigen Passwort. Ein Browser, in dem du schon einmal angemeldet warst, funktioniert weiter. Nach 24 Stunden ohne Versuch ist alles wie zuvor.
locked-do = Oder wählen Sie ein neues Passwort, das Sie sonst nirgends verwenden: Dann funktioniert sofort alles wieder.
    .informal = Oder wähle ein neues Passwort, das du sonst nirgends verwendest: Dann funktioniert sofort alles wieder.

moved-subject = Ihre Kontaktdaten bei { $application } wurden geändert
    .informal = Deine Kontaktdaten bei { $application } wurden geändert
moved-heading = Ihre Kontaktdaten wurden geändert
    .informal = Deine Kontaktdaten wurden geändert
moved-email-intro = Diese Adresse gehört nicht mehr zu Ihrem Konto bei { $application }. Nachrichten zum Konto gehen jetzt an eine andere.
    .informal = Diese Adresse gehört nicht mehr zu deinem Konto bei { $application }. Nachrichten zum Konto gehen jetzt an eine andere.
moved-phone-intro = Die Telefonnummer Ihres Kontos bei { $application } wurde geändert. SMS gehen nicht mehr an die alte Nummer.
    .informal = Die Telefonnummer deines Kontos bei { $application } wurde geändert. SMS gehen nicht mehr an die alte Nummer.
moved-you = Wenn Sie das waren, müssen Sie nichts tun.
    .informal = Wenn du das warst, musst du nichts tun.
moved-not-you = Wenn nicht, übernimmt vielleicht jemand anderes Ihr Konto. Informieren Sie sofort die Person, die Sie eingeladen hat: Links zum Zurücksetzen kommen nicht mehr zu Ihnen.
    .informal = Wenn nicht, übernimmt vielleicht jemand anderes dein Konto. Informiere sofort die Person, die dich eingeladen hat: Links zum Zurücksetzen kommen nicht mehr zu dir.
moved-not-you-support = Wenn nicht, übernimmt vielleicht jemand anderes Ihr Konto. Wenden Sie sich sofort an den unten genannten Support: Links zum Zurücksetzen kommen nicht mehr zu Ihnen.
    .informal = Wenn nicht, übernimmt vielleicht jemand anderes dein Konto. Wende dich sofort an den unten genannten Support: Links zum Zurücksetzen kommen nicht mehr zu dir.

reminder-subject = Ihre Einladung zu { $application } läuft bald ab
    .informal = Deine Einladung zu { $application } läuft bald ab
reminder-preheader = Noch { $span }, um Ihr Konto einzurichten.
    .informal = Noch { $span }, um dein Konto einzurichten.
reminder-heading = Ihre Einladung läuft bald ab
    .informal = Deine Einladung läuft bald ab
reminder-intro = Ihr Konto ist noch nicht eingerichtet. Dies ist die einzige Erinnerung.
    .informal = Dein Konto ist noch nicht eingerichtet. Dies ist die einzige Erinnerung.
reminder-until = Ihre Einladung ist noch { $span } gültig (bis { $date }).
    .informal = Deine Einladung ist noch { $span } gültig (bis { $date }).
reminder-next = Es ist der Link, den wir Ihnen schon gesendet haben.
    .informal = Es ist der Link, den wir dir schon gesendet haben.
reminder-code-next = Verwenden Sie den Code, den wir Ihnen schon gesendet haben, oder fordern Sie auf der Seite einen neuen an.
    .informal = Verwende den Code, den wir dir schon gesendet haben, oder fordere auf der Seite einen neuen an.

trial-mark = [Test]
trial-notice = Dies ist ein Test: An dieser E-Mail wird noch geschrieben, und was darin steht, ist nur ein Beispiel. Bitte nichts davon befolgen.

withdrawn-subject = Ihre Einladung zu { $application } wurde zurückgezogen
    .informal = Deine Einladung zu { $application } wurde zurückgezogen
withdrawn-preheader = Der Link oder Code, den Sie erhalten haben, ist nicht mehr gültig.
    .informal = Der Link oder Code, den du erhalten hast, ist nicht mehr gültig.
withdrawn-heading = Ihre Einladung wurde zurückgezogen
    .informal = Deine Einladung wurde zurückgezogen
withdrawn-intro = Ihre Einladung zu { $application } wurde vom Absender zurückgezogen.
    .informal = Deine Einladung zu { $application } wurde vom Absender zurückgezogen.
withdrawn-next = Der Link oder Code, den Sie erhalten haben, ist nicht mehr gültig. Sie müssen nichts tun.
    .informal = Der Link oder Code, den du erhalten hast, ist nicht mehr gültig. Du musst nichts tun.
withdrawn-mistake = Ein Irrtum? Fragen Sie die Person, die Sie eingeladen hat.
    .informal = Ein Irrtum? Frag die Person, die dich eingeladen hat.
withdrawn-mistake-support = Ein Irrtum? Fragen Sie die Person, die Sie eingeladen hat, oder wenden Sie sich an den unten genannten Support.
    .informal = Ein Irrtum? Frag die Person, die dich eingeladen hat, oder wende dich an den unten genannten Support.

## Kurznachrichten. Keine typografischen Zeichen: Eines davon halbiert den Platz.

sms-code = { $code } ist Ihr Code für { $application }, { $span } gültig. Nicht weitergeben.
    .informal = { $code } ist dein Code für { $application }, { $span } gültig. Nicht weitergeben.
sms-code-plain = { $code } ist Ihr Code, { $span } gültig. Nicht weitergeben.
    .informal = { $code } ist dein Code, { $span } gültig. Nicht weitergeben.
sms-invitation = { $code } ist Ihr Einladungscode für { $application }.
    .informal = { $code } ist dein Einladungscode für { $application }.
sms-invitation-inviter = { $code } ist Ihr Code: { $inviter } lädt Sie zu { $application } ein.
    .informal = { $code } ist dein Code: { $inviter } lädt dich zu { $application } ein.
sms-invitation-plain = { $code } ist Ihr Einladungscode.
    .informal = { $code } ist dein Einladungscode.
sms-invitation-until = { $span } gültig: { $page }
sms-invitation-never = Hier eingeben: { $page }
sms-activated = Ihr Konto bei { $application } ist eingerichtet. Nicht Sie? Bitte informieren Sie die Person, die Sie eingeladen hat.
    .informal = Dein Konto bei { $application } ist eingerichtet. Nicht du? Bitte informiere die Person, die dich eingeladen hat.
sms-activated-plain = Ihr Konto ist eingerichtet. Nicht Sie? Bitte informieren Sie die Person, die Sie eingeladen hat.
    .informal = Dein Konto ist eingerichtet. Nicht du? Bitte informiere die Person, die dich eingeladen hat.
sms-moved = { $application }: Diese Nummer gehört nicht mehr zu Ihrem Konto. Nicht Sie? Bitte informieren Sie die Person, die Sie eingeladen hat.
    .informal = { $application }: Diese Nummer gehört nicht mehr zu deinem Konto. Nicht du? Bitte informiere die Person, die dich eingeladen hat.
sms-moved-plain = Diese Nummer gehört nicht mehr zu Ihrem Konto. Nicht Sie? Bitte informieren Sie die Person, die Sie eingeladen hat.
    .informal = Diese Nummer gehört nicht mehr zu deinem Konto. Nicht du? Bitte informiere die Person, die dich eingeladen hat.
sms-reset = { $code } ist Ihr Code für ein neues Passwort bei { $application }.
    .informal = { $code } ist dein Code für ein neues Passwort bei { $application }.
sms-reset-plain = { $code } ist Ihr Code für ein neues Passwort.
    .informal = { $code } ist dein Code für ein neues Passwort.
sms-changed = { $application }: Ihr Passwort wurde geändert. Nicht Sie? Bitte informieren Sie die Person, die Sie eingeladen hat.
    .informal = { $application }: Dein Passwort wurde geändert. Nicht du? Bitte informiere die Person, die dich eingeladen hat.
sms-changed-plain = Ihr Passwort wurde geändert. Nicht Sie? Bitte informieren Sie die Person, die Sie eingeladen hat.
    .informal = Dein Passwort wurde geändert. Nicht du? Bitte informiere die Person, die dich eingeladen hat.
sms-locked = { $application }: zu viele Fehlversuche bei der Anmeldung. Neues Passwort wählen: { $page }
sms-locked-plain = Zu viele Fehlversuche bei der Anmeldung. Neues Passwort wählen: { $page }
sms-reminder = { $application }: Ihre Einladung ist noch { $span } gültig. Code eingeben oder neuen anfordern: { $page }
    .informal = { $application }: Deine Einladung ist noch { $span } gültig. Code eingeben oder neuen anfordern: { $page }
sms-reminder-plain = Ihre Einladung ist noch { $span } gültig. Code eingeben oder neuen anfordern: { $page }
    .informal = Deine Einladung ist noch { $span } gültig. Code eingeben oder neuen anfordern: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Sie richten Ihr Konto für %app% ein.
    .informal = Du richtest dein Konto für %app% ein.
code-other-number = Falsche Nummer? Andere eingeben
phone-country = Land oder Region
phone-country-hint = Tippen Sie ein paar Buchstaben, um es zu finden
    .informal = Tipp ein paar Buchstaben, um es zu finden
phone-country-unknown = Dieses Land kennen wir nicht. Wählen Sie es aus der Liste, oder beginnen Sie die Nummer mit +.
    .informal = Dieses Land kennen wir nicht. Wähl es aus der Liste, oder beginn die Nummer mit +.
phone-country-several = Welches Land meinen Sie? Zum Beispiel: %found%
    .informal = Welches Land meinst du? Zum Beispiel: %found%
strength-short = Noch zu kurz
strength-easy = Leicht zu erraten
strength-fine = Gut
strength-strong = Sehr gut
ending-else = Hat das nicht geholfen?
renew-offer-link = Wir senden Ihnen gern einen neuen Link an
    .informal = Wir senden dir gern einen neuen Link an
renew-offer-code = Wir senden Ihnen gern einen neuen Code an
    .informal = Wir senden dir gern einen neuen Code an
renew-button = Neuen Link senden
renew-button-code = Neuen Code senden
renew-sent = Falls sich Ihr Link oder Code erneuern lässt, haben wir einen neuen gesendet.
    .informal = Falls sich dein Link oder Code erneuern lässt, haben wir einen neuen gesendet.
renew-sent-link = Wir haben einen neuen Link gesendet an
renew-sent-code = Wir haben einen neuen Code gesendet an
renew-sent-wait = Nichts zu sehen? Prüfen Sie den Spam-Ordner. Nur der neueste Link oder Code ist gültig.
    .informal = Nichts zu sehen? Schau in den Spam-Ordner. Nur der neueste Link oder Code ist gültig.
renew-sent-wait-sms = Es kann eine Minute dauern. Nur der neueste Link oder Code ist gültig.
renew-back = Nichts angekommen? Versuchen Sie es in einer Minute noch einmal
    .informal = Nichts angekommen? Versuch es in einer Minute noch einmal

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
    .informal = Bestätige deine Adresse
verify-intro = Ist das Ihre Adresse bei { $application }? Dann bestätigen Sie sie bitte.
    .informal = Ist das deine Adresse bei { $application }? Dann bestätige sie bitte.
verify-address = Adresse
verify-button = Ja, bestätigen
verify-not-you = Nicht Ihre? Schließen Sie einfach diese Seite. Es ändert sich nichts.
    .informal = Nicht deine? Schließ einfach diese Seite. Es ändert sich nichts.
verify-done-heading = Ihre Adresse ist bestätigt
    .informal = Deine Adresse ist bestätigt
verify-done-intro = Vielen Dank. Hier ist nichts weiter zu tun.
verify-already-heading = Diese Adresse ist bereits bestätigt
verify-already-intro = Der Link wurde schon verwendet. Es ist nichts weiter zu tun.
verify-expired-heading = Dieser Link ist abgelaufen
verify-expired-intro = Ihre Adresse ist noch nicht bestätigt. Melden Sie sich an, um eine neue E-Mail zu erhalten.
    .informal = Deine Adresse ist noch nicht bestätigt. Melde dich an, um eine neue E-Mail zu erhalten.
verify-overtaken-heading = Dieser Link ist nicht mehr gültig
verify-overtaken-intro = Die Adresse des Kontos hat sich seit der E-Mail geändert, oder das Konto wurde geschlossen.
verify-result = Ihre E-Mail-Adresse wurde bestätigt. Sie können die Anwendung weiter nutzen.
    .informal = Deine E-Mail-Adresse wurde bestätigt. Du kannst die Anwendung weiter nutzen.
verify-result-already = Dieses Konto ist bereits bestätigt.
verify-result-expired = Der Zugang ist abgelaufen.
verify-result-overtaken = Das Konto gibt es nicht, oder der Bestätigungslink ist ungültig.

verify-mail-subject = Bestätigen Sie Ihre Adresse für { $application }
    .informal = Bestätige deine Adresse für { $application }
verify-mail-preheader = Ein Klick genügt: { $until }
verify-mail-heading = Bestätigen Sie Ihre Adresse
    .informal = Bestätige deine Adresse
verify-mail-intro = Jemand hat diese Adresse für ein Konto bei { $application } angegeben. Wenn Sie das waren, bestätigen Sie sie:
    .informal = Jemand hat diese Adresse für ein Konto bei { $application } angegeben. Wenn du das warst, bestätige sie:
verify-mail-button = Adresse bestätigen
verify-mail-not-you = Waren Sie das nicht? Dann können Sie diese E-Mail ignorieren. Die Adresse bleibt unbestätigt.
    .informal = Warst du das nicht? Dann kannst du diese E-Mail ignorieren. Die Adresse bleibt unbestätigt.
