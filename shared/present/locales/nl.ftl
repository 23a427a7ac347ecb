# Nederlands. We zeggen ‘je’; ‘.formal’ zegt ‘u’.
# $application, $inviter en dergelijke zijn namen die iemand heeft gekozen: er wordt niets aan verbogen.

direction = ltr
language-name = Nederlands
    .home = NL
language-switch = Taal

## Tijden en duur

month-name = { $month ->
    [1] januari
    [2] februari
    [3] maart
    [4] april
    [5] mei
    [6] juni
    [7] juli
    [8] augustus
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
month-short = { $month ->
    [1] jan.
    [2] feb.
    [3] mrt.
    [4] apr.
    [5] mei
    [6] juni
    [7] juli
    [8] aug.
    [9] sep.
    [10] okt.
    [11] nov.
   *[12] dec.
}
weekday-name = { $weekday ->
    [1] maandag
    [2] dinsdag
    [3] woensdag
    [4] donderdag
    [5] vrijdag
    [6] zaterdag
   *[7] zondag
}
date-time = { $weekday } { $day } { $month } { $year } om { $time } uur ({ $zone })
date-short = { $day } { $month } om { $time } uur { $zone }
date-short-year = { $day } { $month } { $year } om { $time } uur { $zone }
distance-ahead = over { $span }
distance-now = nu
distance-past = { $span } geleden
span-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } seconden
}
span-minutes = { $count ->
    [one] { $count } minuut
   *[other] { $count } minuten
}
# Na een getal blijft ‘uur’ enkelvoud.
span-hours = { $count ->
    [one] { $count } uur
   *[other] { $count } uur
}
span-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
}

## Elke pagina

application-unnamed = deze applicatie
page-title = { $heading } – { $application }
page-title-error = Probleem: { $title }
preview-title = Account aanmaken
preview-reset-title = Nieuw wachtwoord
preview-description = Je persoonlijke uitnodiging.
    .formal = Uw persoonlijke uitnodiging.
support = Hulp nodig? Contact:
support-words = Hulp nodig?
progress = Stap { $step } van { $of }
busy = Een moment…
problem-heading = Er is een probleem
password-show = Tonen
password-hide = Verbergen
password-show-long = Wachtwoord tonen
password-hide-long = Wachtwoord verbergen
password-shown = Je wachtwoord is zichtbaar.
    .formal = Uw wachtwoord is zichtbaar.
password-hidden = Je wachtwoord is verborgen.
    .formal = Uw wachtwoord is verborgen.

## De uitnodiging openen

landing-heading = Je uitnodiging voor { $application }
    .formal = Uw uitnodiging voor { $application }
landing-intro = Maak je account aan. Dat duurt ongeveer een minuut.
    .formal = Maak uw account aan. Dat duurt ongeveer een minuut.
landing-inviter-did = nodigt je uit voor { $application }
    .formal = nodigt u uit voor { $application }
landing-address = Je account
    .formal = Uw account
landing-until = Verloopt
landing-button = Accepteren en doorgaan
landing-app = Je maakt je account aan voor %app%.
    .formal = U maakt uw account aan voor %app%.
landing-not-you = Niet voor jou? Sluit deze pagina – er is nog niets gebeurd.
    .formal = Niet voor u? Sluit deze pagina – er is nog niets gebeurd.
landing-decline-intro = Niet voor jou, of geen interesse?
    .formal = Niet voor u, of geen interesse?
landing-decline = Uitnodiging afwijzen
decline-heading = Deze uitnodiging afwijzen?
decline-intro = Er wordt geen account aangemaakt en de link werkt dan niet meer. { $application } ziet dat je de uitnodiging hebt afgewezen.
    .formal = Er wordt geen account aangemaakt en de link werkt dan niet meer. { $application } ziet dat u de uitnodiging hebt afgewezen.
decline-button = Afwijzen
decline-back = Uitnodiging behouden
landing-reset-heading = Kies een nieuw wachtwoord
landing-reset-intro = Kies een nieuw wachtwoord voor je account bij { $application }. Dat duurt ongeveer een minuut.
    .formal = Kies een nieuw wachtwoord voor uw account bij { $application }. Dat duurt ongeveer een minuut.
landing-reset-button = Doorgaan
landing-reset-not-you = Niet door jou gevraagd? Sluit deze pagina. Je wachtwoord blijft zoals het is.
    .formal = Niet door u gevraagd? Sluit deze pagina. Uw wachtwoord blijft zoals het is.

## Een code invoeren in plaats van een link openen

enter-heading = Account aanmaken met een code
enter-intro = Voer de code uit je uitnodiging voor { $application } in.
    .formal = Voer de code uit uw uitnodiging voor { $application } in.
enter-hint-digits = De cijfers uit je uitnodiging
    .formal = De cijfers uit uw uitnodiging
enter-hint-text = Letters en cijfers, zoals in je uitnodiging
    .formal = Letters en cijfers, zoals in uw uitnodiging
enter-button = Doorgaan
enter-again-heading = Geen code, of werkt hij niet meer?
enter-again-intro = Een code werkt één keer. We sturen een nieuwe naar hetzelfde adres of nummer als de uitnodiging.
enter-again-button = Nieuwe code sturen
enter-sent = Als er voor dit account een uitnodiging openstaat, hebben we een nieuwe code gestuurd.
enter-problem-username = Vul je e-mailadres, telefoonnummer of gebruikersnaam in.
    .formal = Vul uw e-mailadres, telefoonnummer of gebruikersnaam in.
enter-problem-code = Vul de code uit je uitnodiging in.
    .formal = Vul de code uit uw uitnodiging in.
enter-problem-wrong = We vinden geen openstaande uitnodiging met deze gegevens. Controleer ze of vraag een nieuwe code aan.
enter-problem-wait = Te veel pogingen. Probeer het over { $span } opnieuw.

## De code

code-heading-email = Check je e-mail
    .formal = Controleer uw e-mail
code-heading-sms = Check je berichten
    .formal = Controleer uw berichten
code-heading-before-email = Bevestig je e-mailadres
    .formal = Bevestig uw e-mailadres
code-heading-before-sms = Bevestig je telefoonnummer
    .formal = Bevestig uw telefoonnummer
code-intro-digits = We hebben een code van { $length } cijfers gestuurd naar
code-intro-text = We hebben een code van { $length } letters en cijfers gestuurd naar
code-before = Om zeker te weten dat dit van jou is, sturen we een code naar
    .formal = Om zeker te weten dat dit van u is, sturen we een code naar
code-label = Code
code-hint-digits = { $length } cijfers
code-hint-text = { $length } letters en cijfers, zoals in het bericht
code-auto = Na het laatste teken gaat het vanzelf verder.
code-button = Doorgaan
code-again-email = Niets ontvangen? Kijk in je map met spam.
    .formal = Niets ontvangen? Kijk in uw map met spam.
code-again-sms = Niets ontvangen?
code-again-button = Nieuwe code sturen
code-first-button = Code sturen
code-other-sms = In plaats daarvan per sms naar { $destination } sturen
code-other-email = In plaats daarvan per e-mail naar { $destination } sturen
code-wait = Opnieuw sturen over { $span }
# %time% wordt door het script ingevuld, in minuten en seconden (0:45).
code-wait-live = Opnieuw sturen over %time%
code-wait-over = Je kunt nu een nieuwe code aanvragen.
    .formal = U kunt nu een nieuwe code aanvragen.
code-other-number = Verkeerd nummer? Vul een ander in
code-just-sent = Nieuwe code gestuurd. Gebruik de laatste.
code-problem-missing = Vul de code in die we je hebben gestuurd.
    .formal = Vul de code in die we u hebben gestuurd.
code-problem-digits = De code heeft { $length } cijfers. Controleer wat je hebt ingevuld; deze poging telt niet mee.
    .formal = De code heeft { $length } cijfers. Controleer wat u hebt ingevuld; deze poging telt niet mee.
code-problem-text = De code heeft { $length } letters en cijfers. Controleer wat je hebt ingevuld; deze poging telt niet mee.
    .formal = De code heeft { $length } letters en cijfers. Controleer wat u hebt ingevuld; deze poging telt niet mee.
code-problem-wrong = { $tries ->
    [0] Deze code klopt niet.
    [one] Deze code klopt niet. Nog { $tries } poging.
   *[other] Deze code klopt niet. Nog { $tries } pogingen.
}
code-problem-expired = Deze code is verlopen. Vraag een nieuwe aan.
code-problem-used-up = Te veel foute pogingen. Vraag een nieuwe code aan om door te gaan.
code-problem-too-soon = We hebben net een code gestuurd. Wacht even voordat je een nieuwe aanvraagt.
    .formal = We hebben net een code gestuurd. Wacht even voordat u een nieuwe aanvraagt.
code-problem-too-often = We hebben al meerdere codes gestuurd. Wacht even voordat je een nieuwe aanvraagt.
    .formal = We hebben al meerdere codes gestuurd. Wacht even voordat u een nieuwe aanvraagt.
code-problem-delayed = We konden je code nog niet sturen. We blijven het proberen; later kun je ook een nieuwe aanvragen.
    .formal = We konden uw code nog niet sturen. We blijven het proberen; later kunt u ook een nieuwe aanvragen.
code-problem-unsendable = We konden je geen code sturen. Vraag een nieuwe aan of neem contact op met degene die je heeft uitgenodigd.
    .formal = We konden u geen code sturen. Vraag een nieuwe aan of neem contact op met degene die u heeft uitgenodigd.

## Vragen over de persoon

profile-heading = Over jou
    .formal = Over u
profile-intro = { $application } heeft een paar gegevens nodig voor je account.
    .formal = { $application } heeft een paar gegevens nodig voor uw account.
profile-first-name = Voornaam
profile-last-name = Achternaam
profile-optional = (optioneel)
profile-choose = Maak een keuze
profile-no-answer = Geen antwoord
profile-button = Doorgaan
profile-problem-missing = Vul “{ $label }” in.
profile-problem-unticked = Vink “{ $label }” aan om door te gaan.
profile-problem-long = { $max ->
    [one] “{ $label }” mag hoogstens { $max } teken hebben.
   *[other] “{ $label }” mag hoogstens { $max } tekens hebben.
}
profile-problem-choice = “{ $label }”: kies een van de antwoorden.
profile-problem-date = “{ $label }”: vul een geldige datum in, bijvoorbeeld 31-12-2001.

## Het telefoonnummer

phone-heading = Je telefoonnummer
    .formal = Uw telefoonnummer
phone-intro = We sturen een code naar dit nummer om zeker te weten dat het van jou is.
    .formal = We sturen een code naar dit nummer om zeker te weten dat het van u is.
phone-country = Land of regio
phone-country-hint = Typ een paar letters om het te vinden
phone-country-unknown = We kennen dit land niet. Kies het uit de lijst of begin het nummer met +.
# %found% wordt door het script ingevuld.
phone-country-several = Welk land bedoel je? Bijvoorbeeld: %found%
    .formal = Welk land bedoelt u? Bijvoorbeeld: %found%
phone-label = Telefoonnummer
phone-hint = Met landnummer, zoals +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Zoals je het thuis kiest
    .formal = Zoals u het thuis kiest
phone-button = Doorgaan
phone-problem-missing = Vul je telefoonnummer in.
    .formal = Vul uw telefoonnummer in.
phone-problem-invalid = Vul het volledige nummer met landnummer in, zoals +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = We kunnen geen sms sturen naar nummers in dit land. Vul een ander nummer in.
phone-problem-landline = Dit is een vast nummer, dat geen sms ontvangt. Vul een mobiel nummer in.

## De voorwaarden

terms-heading = Gebruiksvoorwaarden
terms-intro = { $application } vraagt je de voorwaarden te lezen en te accepteren.
    .formal = { $application } vraagt u de voorwaarden te lezen en te accepteren.
terms-document = Document
terms-link = De voorwaarden lezen (opent in een nieuw tabblad)
terms-version = Versie
terms-label = Ik heb de voorwaarden gelezen en ga ermee akkoord
terms-button = Doorgaan
terms-problem-not-accepted = Vink het vakje aan om akkoord te gaan met de voorwaarden. Zonder dat kan je account niet worden aangemaakt.
    .formal = Vink het vakje aan om akkoord te gaan met de voorwaarden. Zonder dat kan uw account niet worden aangemaakt.

## Het wachtwoord

password-heading = Kies een wachtwoord
password-account = Je account
    .formal = Uw account
password-label = Wachtwoord
password-confirm-label = Wachtwoord bevestigen
password-rule-length = { $min ->
    [one] Minstens { $min } teken
   *[other] Minstens { $min } tekens
}
password-rule-common = Geen veelgebruikt wachtwoord
password-rule-context = Niet gebaseerd op je e-mailadres, je gebruikersnaam of “{ $application }”
    .formal = Niet gebaseerd op uw e-mailadres, uw gebruikersnaam of “{ $application }”
password-button = Wachtwoord opslaan
strength-short = Nog te kort
strength-easy = Makkelijk te raden
strength-fine = Goed
strength-strong = Heel goed
password-problem-missing = Vul een wachtwoord in.
password-problem-short = Het wachtwoord moet minstens { $min } tekens hebben. Dit heeft er { $have }.
password-problem-long = Het wachtwoord is te lang. Het mag hoogstens { $max } tekens hebben.
password-problem-common = Dit wachtwoord wordt te vaak gebruikt. Kies een ander.
password-problem-context = Je wachtwoord is gebaseerd op “{ $word }” en is daardoor makkelijk te raden. Kies een ander.
    .formal = Uw wachtwoord is gebaseerd op “{ $word }” en is daardoor makkelijk te raden. Kies een ander.
password-problem-mismatch = De twee wachtwoorden zijn niet gelijk. Vul ze opnieuw in.
password-reset-heading = Kies een nieuw wachtwoord
password-reset-label = Nieuw wachtwoord
password-reset-confirm-label = Nieuw wachtwoord bevestigen
password-reset-button = Nieuw wachtwoord opslaan

## Klaar

done-heading = Alles is klaar
done-intro = Je account bij { $application } is klaar. Voortaan log je in met je wachtwoord.
    .formal = Uw account bij { $application } is klaar. Voortaan logt u in met uw wachtwoord.
done-account = Je account
    .formal = Uw account
done-button-application = Naar { $application }
done-button-sign-in = Inloggen
done-close = Je kunt deze pagina sluiten.
    .formal = U kunt deze pagina sluiten.
done-result = Je account is klaar. Je kunt nu inloggen.
    .formal = Uw account is klaar. U kunt nu inloggen.
done-result-reset = Je wachtwoord is gewijzigd. Je kunt er nu mee inloggen.
    .formal = Uw wachtwoord is gewijzigd. U kunt er nu mee inloggen.
done-auto = Verder over { $seconds } s
done-stay = Hier blijven
done-reset-heading = Je wachtwoord is gewijzigd
    .formal = Uw wachtwoord is gewijzigd
done-reset-intro = Voortaan log je bij { $application } in met je nieuwe wachtwoord.
    .formal = Voortaan logt u bij { $application } in met uw nieuwe wachtwoord.

## Inloggen

sign-in-heading = Welkom terug
sign-in-intro = Inloggen bij { $application }
sign-in-username = E-mail, telefoon of gebruikersnaam
sign-in-password = Wachtwoord
sign-in-button = Inloggen
sign-in-problem-wrong = De gebruikersnaam of het wachtwoord klopt niet.
sign-in-problem-password = Vul je wachtwoord in.
    .formal = Vul uw wachtwoord in.
sign-in-problem-wait = Te veel pogingen. Probeer het over { $span } opnieuw.
sign-in-problem-locked = Te veel pogingen achter elkaar. Kies “Wachtwoord vergeten?” om een nieuw in te stellen, of gebruik een browser waarin je eerder hebt ingelogd.
    .formal = Te veel pogingen achter elkaar. Kies “Wachtwoord vergeten?” om een nieuw in te stellen, of gebruik een browser waarin u eerder hebt ingelogd.
sign-in-forgotten = Wachtwoord vergeten?
sign-in-enter = Heb je een uitnodigingscode?
    .formal = Hebt u een uitnodigingscode?
signed-in-heading = Je bent ingelogd
    .formal = U bent ingelogd
signed-in-button = Naar { $application }
signed-in-change = Wachtwoord wijzigen
signed-in-other = Een ander account gebruiken
signed-in-close = Je kunt deze pagina sluiten.
    .formal = U kunt deze pagina sluiten.

## Een vergeten wachtwoord

forgotten-heading = Wachtwoord vergeten?
forgotten-intro = Vul je e-mailadres of gebruikersnaam in. We sturen je een link om een nieuw wachtwoord te kiezen.
    .formal = Vul uw e-mailadres of gebruikersnaam in. We sturen u een link om een nieuw wachtwoord te kiezen.
forgotten-button = Link sturen
forgotten-problem-missing = Vul je e-mailadres, telefoonnummer of gebruikersnaam in.
    .formal = Vul uw e-mailadres, telefoonnummer of gebruikersnaam in.
forgotten-problem-wait = Te veel pogingen. Probeer het over { $span } opnieuw.
forgotten-sent-heading = Check je e-mail
    .formal = Controleer uw e-mail
forgotten-sent = Als het account bestaat, hebben we een link gestuurd om een nieuw wachtwoord te kiezen.
forgotten-sent-to = Als { $account } een account heeft, hebben we een link gestuurd om een nieuw wachtwoord te kiezen.
forgotten-sent-wait = Niets te zien? Kijk in je map met spam. Gebruik de link uit de laatste e-mail.
    .formal = Niets te zien? Kijk in uw map met spam. Gebruik de link uit de laatste e-mail.
forgotten-again = Niets ontvangen? Opnieuw sturen
forgotten-code = Heb je een code gekregen? Vul hem in
    .formal = Hebt u een code gekregen? Vul hem in
forgotten-back = Terug naar inloggen

## Eindes

ending-else = Werkt het nog steeds niet?
renew-offer-link = We kunnen een nieuwe link sturen naar
renew-offer-code = We kunnen een nieuwe code sturen naar
renew-button = Nieuwe link sturen
renew-button-code = Nieuwe code sturen
renew-sent = Als je link of code vernieuwd kan worden, hebben we een nieuwe gestuurd.
    .formal = Als uw link of code vernieuwd kan worden, hebben we een nieuwe gestuurd.
renew-sent-link = We hebben een nieuwe link gestuurd naar
renew-sent-code = We hebben een nieuwe code gestuurd naar
renew-sent-wait = Niets te zien? Kijk in je map met spam. Gebruik het laatste bericht.
    .formal = Niets te zien? Kijk in uw map met spam. Gebruik het laatste bericht.
renew-sent-wait-sms = Het kan een minuut duren voordat het er is. Gebruik het laatste bericht.
renew-back = Nog niets? Probeer het over een minuut opnieuw
ending-ask-inviter = Vraag degene die je heeft uitgenodigd om een nieuwe uitnodiging.
    .formal = Vraag degene die u heeft uitgenodigd om een nieuwe uitnodiging.
ending-ask-inviter-support = Vraag degene die je heeft uitgenodigd om een nieuwe uitnodiging, of neem contact op met de hulp hieronder.
    .formal = Vraag degene die u heeft uitgenodigd om een nieuwe uitnodiging, of neem contact op met de hulp hieronder.
ending-ask-named = Vraag { $inviter } om een nieuwe uitnodiging.
ending-ask-named-support = Vraag { $inviter } om een nieuwe uitnodiging, of neem contact op met de hulp hieronder.
ending-ask-reset = Heb je nog een nieuw wachtwoord nodig? Ga naar inloggen en kies “Wachtwoord vergeten?”.
    .formal = Hebt u nog een nieuw wachtwoord nodig? Ga naar inloggen en kies “Wachtwoord vergeten?”.
ending-sign-in = Naar inloggen
ending-expired-heading = Deze uitnodiging is verlopen
ending-expired-text = Links in uitnodigingen werken maar een tijdje. Er is niets verloren.
ending-expired-reset-heading = Deze link is verlopen
ending-expired-reset-text = Links voor een nieuw wachtwoord werken maar een tijdje. Je wachtwoord is niet gewijzigd.
    .formal = Links voor een nieuw wachtwoord werken maar een tijdje. Uw wachtwoord is niet gewijzigd.
switch-heading = Hier is al een andere link open
switch-intro = In deze browser ben je nog niet klaar met je account bij { $application }. Je hebt net een andere link geopend.
    .formal = In deze browser bent u nog niet klaar met uw account bij { $application }. U hebt net een andere link geopend.
switch-stay = Doorgaan met dit account
switch-go = De andere link openen
switch-not-you = Verwachtte je de andere link niet? Ga dan door zoals eerst.
    .formal = Verwachtte u de andere link niet? Ga dan door zoals eerst.

ending-used-heading = Deze uitnodiging is al gebruikt
ending-used-text = Met deze uitnodiging is al een wachtwoord gekozen. Heb je net een ander ingevuld, dan is dat niet opgeslagen.
    .formal = Met deze uitnodiging is al een wachtwoord gekozen. Hebt u net een ander ingevuld, dan is dat niet opgeslagen.
ending-used-next = Was jij dat niet? Laat het meteen weten aan degene die je heeft uitgenodigd.
    .formal = Was u dat niet? Laat het meteen weten aan degene die u heeft uitgenodigd.
ending-used-button = Inloggen
ending-used-reset-heading = Deze link is al gebruikt
ending-used-reset-text = Met deze link is al een nieuw wachtwoord gekozen. Heb je net een ander ingevuld, dan is dat niet opgeslagen.
    .formal = Met deze link is al een nieuw wachtwoord gekozen. Hebt u net een ander ingevuld, dan is dat niet opgeslagen.
ending-used-reset-next = Heb jij het niet gekozen? Ga naar inloggen, kies “Wachtwoord vergeten?” en stel meteen een ander in.
    .formal = Hebt u het niet gekozen? Ga naar inloggen, kies “Wachtwoord vergeten?” en stel meteen een ander in.
ending-revoked-heading = Deze uitnodiging is ingetrokken
ending-revoked-text = De afzender heeft haar ingetrokken, dus deze link werkt niet meer.
ending-revoked-next = Denk je dat dit een vergissing is? Vraag het degene die je heeft uitgenodigd.
    .formal = Denkt u dat dit een vergissing is? Vraag het degene die u heeft uitgenodigd.
ending-revoked-next-named = Denk je dat dit een vergissing is? Vraag het { $inviter }.
    .formal = Denkt u dat dit een vergissing is? Vraag het { $inviter }.
ending-declined-heading = Deze uitnodiging is afgewezen
ending-declined-text = Er is geen account aangemaakt en deze link werkt niet meer. Als je van gedachten bent veranderd, kun je opnieuw worden uitgenodigd.
    .formal = Er is geen account aangemaakt en deze link werkt niet meer. Als u van gedachten bent veranderd, kunt u opnieuw worden uitgenodigd.
ending-revoked-reset-heading = Deze link werkt niet meer
ending-revoked-reset-text = Hij is ingetrokken voordat hij werd gebruikt. Je wachtwoord is niet gewijzigd.
    .formal = Hij is ingetrokken voordat hij werd gebruikt. Uw wachtwoord is niet gewijzigd.
ending-replaced-heading = Er is een nieuwere uitnodiging
ending-replaced-text = We hebben je een nieuwere gestuurd. Deze link werkt niet meer.
    .formal = We hebben u een nieuwere gestuurd. Deze link werkt niet meer.
ending-replaced-next = Gebruik de link uit de laatste e-mail van { $application }.
ending-replaced-reset-heading = Er is een nieuwere link
ending-replaced-reset-text = We hebben je een nieuwere gestuurd. Deze link werkt niet meer.
    .formal = We hebben u een nieuwere gestuurd. Deze link werkt niet meer.
ending-outdated-heading = Deze link werkt niet meer
ending-outdated-text = Je account is gewijzigd nadat deze link was verstuurd, bijvoorbeeld het e-mailadres of het wachtwoord. Daarom werkt hij niet meer.
    .formal = Uw account is gewijzigd nadat deze link was verstuurd, bijvoorbeeld het e-mailadres of het wachtwoord. Daarom werkt hij niet meer.
ending-broken-heading = Deze link werkt niet
ending-broken-text = Hij lijkt onvolledig of verkeerd overgetypt. Sommige e-mailprogramma’s breken lange links in tweeën.
ending-broken-next = Open de link uit de e-mail opnieuw of kopieer hem helemaal naar de adresbalk. Werkt het nog niet, vraag dan degene die je heeft uitgenodigd om een nieuwe uitnodiging.
    .formal = Open de link uit de e-mail opnieuw of kopieer hem helemaal naar de adresbalk. Werkt het nog niet, vraag dan degene die u heeft uitgenodigd om een nieuwe uitnodiging.
ending-broken-reset-next = Open de link uit de e-mail opnieuw of kopieer hem helemaal naar de adresbalk. Werkt het nog niet, ga dan naar inloggen en kies “Wachtwoord vergeten?”.
ending-tries-heading = Te veel foute codes
ending-tries-text = Om het account te beschermen neemt deze uitnodiging geen codes meer aan.
ending-tries-reset-text = Om het account te beschermen neemt deze link geen codes meer aan.
ending-session-heading = Open je link opnieuw
    .formal = Open uw link opnieuw
ending-session-text = Deze browser weet niet meer welke uitnodiging van jou is. Dat gebeurt als cookies geblokkeerd of gewist zijn, of na een lange pauze.
    .formal = Deze browser weet niet meer welke uitnodiging van u is. Dat gebeurt als cookies geblokkeerd of gewist zijn, of na een lange pauze.
ending-session-next = Open de link uit de uitnodiging opnieuw, in deze browser. Wat je al hebt gedaan, blijft bewaard.
    .formal = Open de link uit de uitnodiging opnieuw, in deze browser. Wat u al hebt gedaan, blijft bewaard.
ending-session-reset-text = Deze browser weet niet meer welk account van jou is. Dat gebeurt als cookies geblokkeerd of gewist zijn, of na een lange pauze.
    .formal = Deze browser weet niet meer welk account van u is. Dat gebeurt als cookies geblokkeerd of gewist zijn, of na een lange pauze.
ending-session-reset-next = Open de link uit de e-mail opnieuw, in deze browser. Wat je al hebt gedaan, blijft bewaard.
    .formal = Open de link uit de e-mail opnieuw, in deze browser. Wat u al hebt gedaan, blijft bewaard.
ending-missing-heading = Pagina niet gevonden
ending-missing-text = Er is geen pagina op dit adres.
ending-missing-next = Kom je van een uitnodiging? Open dan de link in die e-mail opnieuw.
    .formal = Komt u van een uitnodiging? Open dan de link in die e-mail opnieuw.
ending-unavailable-heading = Er is bij ons iets misgegaan
ending-unavailable-text = Het ligt niet aan jou en er is niets verloren.
    .formal = Het ligt niet aan u en er is niets verloren.
ending-unavailable-next = Gebeurt het weer, wacht dan een minuut.
ending-unavailable-button = Opnieuw proberen
ending-form-heading = Deze pagina is verlopen
ending-form-text = De pagina stond te lang open, of in deze browser is intussen een andere link geopend. Er is niets gewijzigd.
ending-form-button = Deze stap opnieuw beginnen
ending-twice-heading = Dit formulier kon niet worden gelezen
ending-twice-text = Het veld { $field } staat er twee keer in. Er is niets gewijzigd.

## E-mails

mail-hello = Hallo,
    .formal = Goedendag,
mail-copy-link = Werkt de knop niet? Open dan deze link:
mail-not-expected = Niet verwacht? Dan kun je deze e-mail negeren.
    .formal = Niet verwacht? Dan kunt u deze e-mail negeren.
mail-support = Vragen? Contact:
mail-support-words = Vragen?
mail-footer = Verstuurd aan { $recipient } namens { $application }.
mail-footer-code = Verstuurd namens { $application }.
mail-account = Je account: { $account }
    .formal = Uw account: { $account }
mail-never-share = Deel deze code met niemand. We zullen er nooit om vragen.

invitation-subject = Je uitnodiging voor { $application }
    .formal = Uw uitnodiging voor { $application }
invitation-subject-inviter = Je uitnodiging voor { $application } van { $inviter }
    .formal = Uw uitnodiging voor { $application } van { $inviter }
invitation-preheader = Maak je account aan: { $until }
    .formal = Maak uw account aan: { $until }
invitation-heading = Je uitnodiging voor { $application }
    .formal = Uw uitnodiging voor { $application }
invitation-intro = Je bent uitgenodigd voor { $application }.
    .formal = U bent uitgenodigd voor { $application }.
invitation-intro-inviter = { $inviter } heeft je uitgenodigd voor { $application }.
    .formal = { $inviter } heeft u uitgenodigd voor { $application }.
invitation-button = Account aanmaken
invitation-until = De link verloopt over { $span } ({ $date }).
invitation-until-short = de link verloopt over { $span }.
invitation-never = De link verloopt niet. Hij werkt tot je account is aangemaakt.
    .formal = De link verloopt niet. Hij werkt tot uw account is aangemaakt.
invitation-never-short = de link werkt tot je hem hebt gebruikt.
    .formal = de link werkt tot u hem hebt gebruikt.
invitation-next = Open de link en kies een wachtwoord. Dat duurt een minuut.

invitation-again-subject = Je nieuwe link voor { $application }
    .formal = Uw nieuwe link voor { $application }
invitation-again = Dit is een nieuwe link. Eerdere werken niet meer.

invitation-code-again-subject = Je nieuwe uitnodigingscode voor { $application }
    .formal = Uw nieuwe uitnodigingscode voor { $application }
invitation-code-again = Dit is een nieuwe code. Eerdere werken niet meer.
invitation-code-subject = Je uitnodigingscode voor { $application }
    .formal = Uw uitnodigingscode voor { $application }
invitation-code-preheader = { $code } is je uitnodigingscode.
    .formal = { $code } is uw uitnodigingscode.
invitation-code-intro = Je uitnodigingscode:
    .formal = Uw uitnodigingscode:
invitation-code-button = Code invoeren
invitation-code-until = De code verloopt over { $span } ({ $date }) en werkt één keer.
invitation-code-never = De code verloopt niet en werkt één keer.
invitation-code-next = Voer hem in en kies een wachtwoord. Dat duurt een minuut.

step-code-subject = Je code voor { $application }
    .formal = Uw code voor { $application }
step-code-preheader = { $code } is je code. Hij verloopt over { $span }.
    .formal = { $code } is uw code. Hij verloopt over { $span }.
step-code-heading = Je code
    .formal = Uw code
step-code-intro = Voer hem in om je account bij { $application } af te maken.
    .formal = Voer hem in om uw account bij { $application } af te maken.
step-code-until = Hij verloopt over { $span } en werkt één keer.

activated-subject = Je account bij { $application } is klaar
    .formal = Uw account bij { $application } is klaar
activated-preheader = Je kunt nu inloggen.
    .formal = U kunt nu inloggen.
activated-heading = Je account is klaar
    .formal = Uw account is klaar
activated-intro = Je kunt nu bij { $application } inloggen met het wachtwoord dat je hebt gekozen.
    .formal = U kunt nu bij { $application } inloggen met het wachtwoord dat u hebt gekozen.
activated-button = Inloggen
activated-not-you = Was jij dat niet? Dan heeft iemand anders je uitnodiging gebruikt. Laat het meteen weten aan degene die je heeft uitgenodigd.
    .formal = Was u dat niet? Dan heeft iemand anders uw uitnodiging gebruikt. Laat het meteen weten aan degene die u heeft uitgenodigd.

reset-subject = Kies een nieuw wachtwoord voor { $application }
reset-preheader = Kies een nieuw wachtwoord: { $until }
reset-heading = Kies een nieuw wachtwoord
reset-intro = Iemand wil het wachtwoord van je account bij { $application } vervangen. Was jij dat?
    .formal = Iemand wil het wachtwoord van uw account bij { $application } vervangen. Was u dat?
reset-button = Nieuw wachtwoord kiezen
reset-never = De link verloopt niet en werkt één keer.
reset-next = Tot dan werkt je oude wachtwoord.
    .formal = Tot dan werkt uw oude wachtwoord.
reset-not-asked = Niet door jou gevraagd? Dan kun je deze e-mail negeren. Geef de link aan niemand door.
    .formal = Niet door u gevraagd? Dan kunt u deze e-mail negeren. Geef de link aan niemand door.

changed-subject = Je wachtwoord voor { $application } is gewijzigd
    .formal = Uw wachtwoord voor { $application } is gewijzigd
changed-preheader = Was jij dat, dan hoef je niets te doen.
    .formal = Was u dat, dan hoeft u niets te doen.
changed-heading = Je wachtwoord is gewijzigd
    .formal = Uw wachtwoord is gewijzigd
changed-intro = Het wachtwoord van je account bij { $application } is gewijzigd.
    .formal = Het wachtwoord van uw account bij { $application } is gewijzigd.
changed-when = Wanneer: { $moment }
changed-you = Was jij dat, dan hoef je niets te doen.
    .formal = Was u dat, dan hoeft u niets te doen.
changed-not-you = Zo niet, dan heeft misschien iemand anders toegang tot je account. Ga naar inloggen, kies “Wachtwoord vergeten?” en stel meteen een nieuw in. Wijzig ook het wachtwoord van je e-mail.
    .formal = Zo niet, dan heeft misschien iemand anders toegang tot uw account. Ga naar inloggen, kies “Wachtwoord vergeten?” en stel meteen een nieuw in. Wijzig ook het wachtwoord van uw e-mail.
changed-not-you-support = Zo niet, dan heeft misschien iemand anders toegang tot je account. Ga naar inloggen, kies “Wachtwoord vergeten?” en stel meteen een nieuw in. Wijzig ook het wachtwoord van je e-mail en neem contact op met de hulp hieronder.
    .formal = Zo niet, dan heeft misschien iemand anders toegang tot uw account. Ga naar inloggen, kies “Wachtwoord vergeten?” en stel meteen een nieuw in. Wijzig ook het wachtwoord van uw e-mail en neem contact op met de hulp hieronder.

locked-subject = Iemand probeert het wachtwoord van je account bij { $application } te raden
    .formal = Iemand probeert het wachtwoord van uw account bij { $application } te raden
locked-preheader = 100 pogingen achter elkaar zijn mislukt. Niemand is binnengekomen.
locked-heading = Iemand probeert je wachtwoord te raden
    .formal = Iemand probeert uw wachtwoord te raden
locked-intro = 100 pogingen achter elkaar om in te loggen op je account bij { $application } zijn mislukt. Niemand is binnengekomen.
    .formal = 100 pogingen achter elkaar om in te loggen op uw account bij { $application } zijn mislukt. Niemand is binnengekomen.
locked-now = Nieuwe browsers zijn voorlopig geblokkeerd, ook met het juiste wachtwoord. Een browser waarin je eerder hebt ingelogd, werkt nog. Na 24 uur zonder poging is alles weer als voorheen.
    .formal = Nieuwe browsers zijn voorlopig geblokkeerd, ook met het juiste wachtwoord. Een browser waarin u eerder hebt ingelogd, werkt nog. Na 24 uur zonder poging is alles weer als voorheen.
locked-do = Of kies een nieuw wachtwoord dat je nergens anders gebruikt: dan werkt alles meteen weer.
    .formal = Of kies een nieuw wachtwoord dat u nergens anders gebruikt: dan werkt alles meteen weer.

moved-subject = Je contactgegevens bij { $application } zijn gewijzigd
    .formal = Uw contactgegevens bij { $application } zijn gewijzigd
moved-heading = Je contactgegevens zijn gewijzigd
    .formal = Uw contactgegevens zijn gewijzigd
moved-email-intro = Dit adres hoort niet meer bij je account bij { $application }. Berichten over het account gaan nu naar een ander adres.
    .formal = Dit adres hoort niet meer bij uw account bij { $application }. Berichten over het account gaan nu naar een ander adres.
moved-phone-intro = Het telefoonnummer van je account bij { $application } is gewijzigd. Sms’en gaan niet meer naar het oude nummer.
    .formal = Het telefoonnummer van uw account bij { $application } is gewijzigd. Sms’en gaan niet meer naar het oude nummer.
moved-you = Was jij dat, dan hoef je niets te doen.
    .formal = Was u dat, dan hoeft u niets te doen.
moved-not-you = Zo niet, dan probeert misschien iemand anders je account over te nemen. Laat het meteen weten aan degene die je heeft uitgenodigd: links voor een nieuw wachtwoord komen niet meer bij jou aan.
    .formal = Zo niet, dan probeert misschien iemand anders uw account over te nemen. Laat het meteen weten aan degene die u heeft uitgenodigd: links voor een nieuw wachtwoord komen niet meer bij u aan.
moved-not-you-support = Zo niet, dan probeert misschien iemand anders je account over te nemen. Neem meteen contact op met de hulp hieronder: links voor een nieuw wachtwoord komen niet meer bij jou aan.
    .formal = Zo niet, dan probeert misschien iemand anders uw account over te nemen. Neem meteen contact op met de hulp hieronder: links voor een nieuw wachtwoord komen niet meer bij u aan.

reminder-subject = Je uitnodiging voor { $application } verloopt bijna
    .formal = Uw uitnodiging voor { $application } verloopt bijna
reminder-preheader = Nog { $span } om je account aan te maken.
    .formal = Nog { $span } om uw account aan te maken.
reminder-heading = Je uitnodiging verloopt bijna
    .formal = Uw uitnodiging verloopt bijna
reminder-intro = Je account is nog niet aangemaakt. Dit is de enige herinnering.
    .formal = Uw account is nog niet aangemaakt. Dit is de enige herinnering.
reminder-until = Je uitnodiging verloopt over { $span } ({ $date }).
    .formal = Uw uitnodiging verloopt over { $span } ({ $date }).
reminder-next = Het is de link die we je al hebben gestuurd.
    .formal = Het is de link die we u al hebben gestuurd.
reminder-code-next = Gebruik de code die we je al hebben gestuurd, of vraag op die pagina een nieuwe aan.
    .formal = Gebruik de code die we u al hebben gestuurd, of vraag op die pagina een nieuwe aan.

trial-mark = [Test]
trial-notice = Dit is een test: aan deze e-mail wordt nog gewerkt en de inhoud is maar een voorbeeld. Doe er niets mee.

withdrawn-subject = Je uitnodiging voor { $application } is ingetrokken
    .formal = Uw uitnodiging voor { $application } is ingetrokken
withdrawn-preheader = De link of code die je hebt gekregen, werkt niet meer.
    .formal = De link of code die u hebt gekregen, werkt niet meer.
withdrawn-heading = Je uitnodiging is ingetrokken
    .formal = Uw uitnodiging is ingetrokken
withdrawn-intro = De afzender heeft je uitnodiging voor { $application } ingetrokken.
    .formal = De afzender heeft uw uitnodiging voor { $application } ingetrokken.
withdrawn-next = De link of code die je hebt gekregen, werkt niet meer. Je hoeft niets te doen.
    .formal = De link of code die u hebt gekregen, werkt niet meer. U hoeft niets te doen.
withdrawn-mistake = Een vergissing? Vraag het degene die je heeft uitgenodigd.
    .formal = Een vergissing? Vraag het degene die u heeft uitgenodigd.
withdrawn-mistake-support = Een vergissing? Vraag het degene die je heeft uitgenodigd, of neem contact op met de hulp hieronder.
    .formal = Een vergissing? Vraag het degene die u heeft uitgenodigd, of neem contact op met de hulp hieronder.

## Sms’en. Alleen gewone tekens: één bijzonder teken halveert de ruimte.

sms-code = { $code } is je code voor { $application }. Verloopt over { $span }. Niet delen.
    .formal = { $code } is uw code voor { $application }. Verloopt over { $span }. Niet delen.
sms-code-plain = { $code } is je code. Verloopt over { $span }. Niet delen.
    .formal = { $code } is uw code. Verloopt over { $span }. Niet delen.
sms-invitation = { $code } is de code van je uitnodiging voor { $application }.
    .formal = { $code } is de code van uw uitnodiging voor { $application }.
sms-invitation-inviter = { $code } is je code: { $inviter } nodigt je uit voor { $application }.
    .formal = { $code } is uw code: { $inviter } nodigt u uit voor { $application }.
sms-invitation-plain = { $code } is de code van je uitnodiging.
    .formal = { $code } is de code van uw uitnodiging.
sms-invitation-until = Verloopt over { $span }: { $page }
sms-invitation-never = Vul hem hier in: { $page }
sms-activated = Je account bij { $application } is klaar. Was jij dat niet? Laat het weten aan wie je uitnodigde.
    .formal = Uw account bij { $application } is klaar. Was u dat niet? Laat het weten aan wie u uitnodigde.
sms-reset = { $code } is je code om een nieuw wachtwoord te kiezen voor { $application }.
    .formal = { $code } is uw code om een nieuw wachtwoord te kiezen voor { $application }.
sms-reset-plain = { $code } is je code om een nieuw wachtwoord te kiezen.
    .formal = { $code } is uw code om een nieuw wachtwoord te kiezen.
sms-changed = { $application }: je wachtwoord is gewijzigd. Was jij dat niet? Laat het weten aan wie je uitnodigde.
    .formal = { $application }: uw wachtwoord is gewijzigd. Was u dat niet? Laat het weten aan wie u uitnodigde.
sms-changed-plain = Je wachtwoord is gewijzigd. Was jij dat niet? Laat het weten aan wie je uitnodigde.
    .formal = Uw wachtwoord is gewijzigd. Was u dat niet? Laat het weten aan wie u uitnodigde.
sms-locked = { $application }: te veel mislukte pogingen om in te loggen. Kies een nieuw wachtwoord: { $page }
sms-locked-plain = Te veel mislukte pogingen om in te loggen. Kies een nieuw wachtwoord: { $page }
sms-activated-plain = Je account is klaar. Was jij dat niet? Laat het weten aan wie je uitnodigde.
    .formal = Uw account is klaar. Was u dat niet? Laat het weten aan wie u uitnodigde.
sms-moved = { $application }: dit nummer hoort niet meer bij je account. Was jij dat niet? Laat het weten aan wie je uitnodigde.
    .formal = { $application }: dit nummer hoort niet meer bij uw account. Was u dat niet? Laat het weten aan wie u uitnodigde.
sms-moved-plain = Dit nummer hoort niet meer bij je account. Was jij dat niet? Laat het weten aan wie je uitnodigde.
    .formal = Dit nummer hoort niet meer bij uw account. Was u dat niet? Laat het weten aan wie u uitnodigde.
sms-reminder = { $application }: je uitnodiging verloopt over { $span }. Voer je code in of vraag een nieuwe aan: { $page }
    .formal = { $application }: uw uitnodiging verloopt over { $span }. Voer uw code in of vraag een nieuwe aan: { $page }
sms-reminder-plain = Je uitnodiging verloopt over { $span }. Voer je code in of vraag een nieuwe aan: { $page }
    .formal = Uw uitnodiging verloopt over { $span }. Voer uw code in of vraag een nieuwe aan: { $page }

## De documentatie van de API, /docs.

docs-title = Latchkey-API
docs-document = Hetzelfde als OpenAPI-document:
docs-contents = Inhoud
docs-key = API-sleutel met het recht
docs-anybody = Geen API-sleutel
docs-parameters = Parameters
docs-body = Inhoud van de aanvraag
docs-body-optional = Inhoud van de aanvraag, die mag ontbreken
docs-example = Voorbeeld
docs-answers = Antwoorden
docs-problems = Fouten
docs-codes = Alle foutcodes
docs-codes-about = Elke fout van de API is een probleemdocument (RFC 9457). De code ervan blijft gelijk.
docs-column-name = Naam
docs-column-kind = Soort
docs-column-about = Betekenis
docs-column-status = Status
docs-column-code = Code
docs-column-advice = Wat te doen
docs-required = verplicht
docs-search = Zoeken
docs-response = Antwoord
docs-try = Uitproberen
docs-send = Versturen
docs-api-key = API-sleutel
docs-api-key-about = Leeg laten voor aanroepen zonder sleutel. Hij blijft in dit tabblad.

## Een adres bevestigen met een link

verify-heading = Bevestig je adres
    .formal = Bevestig uw adres
verify-intro = Is dit je adres bij { $application }? Bevestig het met de knop.
    .formal = Is dit uw adres bij { $application }? Bevestig het met de knop.
verify-address = Adres
verify-button = Ja, bevestigen
verify-not-you = Niet van jou? Sluit deze pagina. Er verandert niets.
    .formal = Niet van u? Sluit deze pagina. Er verandert niets.
verify-done-heading = Je adres is bevestigd
    .formal = Uw adres is bevestigd
verify-done-intro = Bedankt. Je hoeft hier verder niets te doen.
    .formal = Bedankt. U hoeft hier verder niets te doen.
verify-already-heading = Dit adres is al bevestigd
verify-already-intro = De link is al gebruikt. Je hoeft verder niets te doen.
    .formal = De link is al gebruikt. U hoeft verder niets te doen.
verify-expired-heading = Deze link is verlopen
verify-expired-intro = Je adres is nog niet bevestigd. Log in om een nieuwe e-mail te krijgen.
    .formal = Uw adres is nog niet bevestigd. Log in om een nieuwe e-mail te krijgen.
verify-overtaken-heading = Deze link is niet meer geldig
verify-overtaken-intro = Het adres van het account is gewijzigd sinds de e-mail is verstuurd, of het account is gesloten.
verify-result = Je e-mailadres is bevestigd. Je kunt de applicatie blijven gebruiken.
    .formal = Uw e-mailadres is bevestigd. U kunt de applicatie blijven gebruiken.
verify-result-already = Dit account is al bevestigd.
verify-result-expired = De toegang is verlopen.
verify-result-overtaken = Het account bestaat niet of de bevestigingslink is ongeldig.

verify-mail-subject = Bevestig je adres voor { $application }
    .formal = Bevestig uw adres voor { $application }
verify-mail-preheader = Eén klik is genoeg: { $until }
verify-mail-heading = Bevestig je adres
    .formal = Bevestig uw adres
verify-mail-intro = Iemand heeft dit adres opgegeven voor een account bij { $application }. Was jij dat? Bevestig het dan:
    .formal = Iemand heeft dit adres opgegeven voor een account bij { $application }. Was u dat? Bevestig het dan:
verify-mail-button = Adres bevestigen
verify-mail-not-you = Was jij dat niet? Dan kun je deze e-mail negeren. Het adres blijft onbevestigd.
    .formal = Was u dat niet? Dan kunt u deze e-mail negeren. Het adres blijft onbevestigd.
