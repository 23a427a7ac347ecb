# Italiano. Si dà del tu; «.formal» dà del Lei.
# $application, $inviter e simili sono nomi scelti da qualcuno: niente si accorda con loro.

direction = ltr
language-name = Italiano
    .home = IT
language-switch = Lingua

## Date e durate

month-name = { $month ->
    [1] gennaio
    [2] febbraio
    [3] marzo
    [4] aprile
    [5] maggio
    [6] giugno
    [7] luglio
    [8] agosto
    [9] settembre
    [10] ottobre
    [11] novembre
   *[12] dicembre
}
month-short = { $month ->
    [1] gen
    [2] feb
    [3] mar
    [4] apr
    [5] mag
    [6] giu
    [7] lug
    [8] ago
    [9] set
    [10] ott
    [11] nov
   *[12] dic
}
weekday-name = { $weekday ->
    [1] lunedì
    [2] martedì
    [3] mercoledì
    [4] giovedì
    [5] venerdì
    [6] sabato
   *[7] domenica
}
date-time = { $day ->
    [1] { $weekday } 1º { $month } { $year }, ore { $time } ({ $zone })
   *[other] { $weekday } { $day } { $month } { $year }, ore { $time } ({ $zone })
}
date-short = { $day ->
    [1] 1º { $month }, ore { $time } { $zone }
   *[other] { $day } { $month }, ore { $time } { $zone }
}
date-short-year = { $day ->
    [1] 1º { $month } { $year }, ore { $time } { $zone }
   *[other] { $day } { $month } { $year }, ore { $time } { $zone }
}
distance-ahead = tra { $span }
distance-now = adesso
distance-past = { $span } fa
span-seconds = { $count ->
    [one] { $count } secondo
   *[other] { $count } secondi
}
span-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
span-hours = { $count ->
    [one] { $count } ora
   *[other] { $count } ore
}
span-days = { $count ->
    [one] { $count } giorno
   *[other] { $count } giorni
}

## Tutte le pagine

application-unnamed = questa applicazione
page-title = { $heading } – { $application }
page-title-error = Errore: { $title }
preview-title = Creazione dell’account
preview-reset-title = Nuova password
preview-description = Il tuo invito personale.
    .formal = Il Suo invito personale.
support = Serve aiuto? Contatto:
support-words = Serve aiuto?
progress = Passaggio { $step } di { $of }
busy = Un momento…
problem-heading = C’è un problema
password-show = Mostra
password-hide = Nascondi
password-show-long = Mostra la password
password-hide-long = Nascondi la password
password-shown = La password è visibile.
password-hidden = La password è nascosta.

## Aprire l’invito

landing-heading = Il tuo invito a { $application }
    .formal = Il Suo invito a { $application }
landing-intro = Crea il tuo account. Ci vuole circa un minuto.
    .formal = Crei il Suo account. Ci vuole circa un minuto.
landing-inviter-did = ti invita a { $application }
    .formal = La invita a { $application }
landing-address = Il tuo account
    .formal = Il Suo account
landing-until = Scade
landing-button = Accetta e continua
landing-app = Stai creando il tuo account per %app%.
    .formal = Sta creando il Suo account per %app%.
landing-not-you = Non è per te? Chiudi questa pagina: non è ancora successo nulla.
    .formal = Non è per Lei? Chiuda questa pagina: non è ancora successo nulla.
landing-decline-intro = Non sei tu o non ti interessa?
    .formal = Non è Lei o non Le interessa?
landing-decline = Rifiuta l’invito
decline-heading = Rifiutare questo invito?
decline-intro = Non verrà creato nessun account e il link smetterà di funzionare. { $application } vedrà che hai rifiutato.
    .formal = Non verrà creato nessun account e il link smetterà di funzionare. { $application } vedrà che ha rifiutato.
decline-button = Rifiuta
decline-back = Mantieni l’invito
landing-reset-heading = Scegli una nuova password
    .formal = Scelga una nuova password
landing-reset-intro = Scegli una nuova password per il tuo account { $application }. Ci vuole circa un minuto.
    .formal = Scelga una nuova password per il Suo account { $application }. Ci vuole circa un minuto.
landing-reset-button = Continua
landing-reset-not-you = Non l’hai chiesto tu? Chiudi questa pagina. La tua password resta la stessa.
    .formal = Non l’ha chiesto Lei? Chiuda questa pagina. La Sua password resta la stessa.

## Inserire un codice invece di aprire un link

enter-heading = Crea il tuo account con un codice
    .formal = Crei il Suo account con un codice
enter-intro = Inserisci il codice del tuo invito a { $application }.
    .formal = Inserisca il codice del Suo invito a { $application }.
enter-hint-digits = Le cifre del tuo invito
    .formal = Le cifre del Suo invito
enter-hint-text = Lettere e cifre, come nel tuo invito
    .formal = Lettere e cifre, come nel Suo invito
enter-button = Continua
enter-again-heading = Non hai un codice o non funziona più?
    .formal = Non ha un codice o non funziona più?
enter-again-intro = Un codice vale una sola volta. Ne invieremo uno nuovo allo stesso indirizzo o numero dell’invito.
enter-again-button = Inviami un nuovo codice
enter-sent = Se c’è un invito in attesa per questo account, abbiamo inviato un nuovo codice.
enter-problem-username = Inserisci la tua email, il tuo telefono o il tuo nome utente.
    .formal = Inserisca la Sua email, il Suo telefono o il Suo nome utente.
enter-problem-code = Inserisci il codice del tuo invito.
    .formal = Inserisca il codice del Suo invito.
enter-problem-wrong = Non troviamo un invito in attesa con questi dati. Controllali o chiedi un nuovo codice.
    .formal = Non troviamo un invito in attesa con questi dati. Li controlli o chieda un nuovo codice.
enter-problem-wait = Troppi tentativi. Riprova tra { $span }.
    .formal = Troppi tentativi. Riprovi tra { $span }.

## Il codice

code-heading-email = Controlla la tua email
    .formal = Controlli la Sua email
code-heading-sms = Controlla i tuoi messaggi
    .formal = Controlli i Suoi messaggi
code-heading-before-email = Conferma il tuo indirizzo email
    .formal = Confermi il Suo indirizzo email
code-heading-before-sms = Conferma il tuo numero di telefono
    .formal = Confermi il Suo numero di telefono
code-intro-digits = Abbiamo inviato un codice di { $length } cifre a
code-intro-text = Abbiamo inviato un codice di { $length } lettere e cifre a
code-before = Per verificare che sia tuo, invieremo un codice a
    .formal = Per verificare che sia Suo, invieremo un codice a
code-label = Codice
code-hint-digits = { $length } cifre
code-hint-text = { $length } lettere e cifre, come nel messaggio
code-auto = Si invia da solo dopo l’ultimo carattere.
code-button = Continua
code-again-email = Non è arrivato? Guarda nella posta indesiderata.
    .formal = Non è arrivato? Guardi nella posta indesiderata.
code-again-sms = Non è arrivato?
code-again-button = Invia un nuovo codice
code-first-button = Invia il codice
code-other-sms = Invialo invece per SMS al { $destination }
code-other-email = Invialo invece per email a { $destination }
code-wait = Nuovo invio tra { $span }
# %time% lo riempie lo script, in minuti e secondi (0:45).
code-wait-live = Nuovo invio tra %time%
code-wait-over = Ora puoi chiedere un nuovo codice.
    .formal = Ora può chiedere un nuovo codice.
code-other-number = Numero sbagliato? Inseriscine un altro
    .formal = Numero sbagliato? Ne inserisca un altro
code-just-sent = Nuovo codice inviato. Usa l’ultimo.
    .formal = Nuovo codice inviato. Usi l’ultimo.
code-problem-missing = Inserisci il codice che ti abbiamo inviato.
    .formal = Inserisca il codice che Le abbiamo inviato.
code-problem-digits = Il codice ha { $length } cifre. Controllalo; questo tentativo non conta.
    .formal = Il codice ha { $length } cifre. Lo controlli; questo tentativo non conta.
code-problem-text = Il codice ha { $length } lettere e cifre. Controllalo; questo tentativo non conta.
    .formal = Il codice ha { $length } lettere e cifre. Lo controlli; questo tentativo non conta.
code-problem-wrong = { $tries ->
    [0] Il codice non è corretto.
    [one] Il codice non è corretto. Resta { $tries } tentativo.
   *[other] Il codice non è corretto. Restano { $tries } tentativi.
}
code-problem-expired = Il codice è scaduto. Chiedine uno nuovo.
    .formal = Il codice è scaduto. Ne chieda uno nuovo.
code-problem-used-up = Troppi tentativi errati. Chiedi un nuovo codice per continuare.
    .formal = Troppi tentativi errati. Chieda un nuovo codice per continuare.
code-problem-too-soon = Abbiamo appena inviato un codice. Aspetta un momento prima di chiederne un altro.
    .formal = Abbiamo appena inviato un codice. Aspetti un momento prima di chiederne un altro.
code-problem-too-often = Abbiamo già inviato diversi codici. Aspetta prima di chiederne un altro.
    .formal = Abbiamo già inviato diversi codici. Aspetti prima di chiederne un altro.
code-problem-delayed = Non siamo ancora riusciti a inviare il tuo codice. Continuiamo a provare; più tardi puoi anche chiederne uno nuovo.
    .formal = Non siamo ancora riusciti a inviare il Suo codice. Continuiamo a provare; più tardi può anche chiederne uno nuovo.
code-problem-unsendable = Non siamo riusciti a inviarti un codice. Chiedine uno nuovo o contatta chi ti ha invitato.
    .formal = Non siamo riusciti a inviarLe un codice. Ne chieda uno nuovo o contatti chi ha inviato l’invito.

## Domande sulla persona

profile-heading = Su di te
    .formal = Su di Lei
profile-intro = { $application } ha bisogno di qualche dato per il tuo account.
    .formal = { $application } ha bisogno di qualche dato per il Suo account.
profile-first-name = Nome
profile-last-name = Cognome
profile-optional = (facoltativo)
profile-choose = Scegli
    .formal = Scelga
profile-no-answer = Nessuna risposta
profile-button = Continua
profile-problem-missing = Compila «{ $label }».
    .formal = Compili «{ $label }».
profile-problem-unticked = Spunta «{ $label }» per continuare.
    .formal = Spunti «{ $label }» per continuare.
profile-problem-long = { $max ->
    [one] «{ $label }» può avere al massimo { $max } carattere.
   *[other] «{ $label }» può avere al massimo { $max } caratteri.
}
profile-problem-choice = «{ $label }»: scegli una delle risposte proposte.
    .formal = «{ $label }»: scelga una delle risposte proposte.
profile-problem-date = «{ $label }»: inserisci una data valida, per esempio 31/12/2001.
    .formal = «{ $label }»: inserisca una data valida, per esempio 31/12/2001.

## Il numero di telefono

phone-heading = Il tuo numero di telefono
    .formal = Il Suo numero di telefono
phone-intro = Invieremo un codice a questo numero per verificare che sia tuo.
    .formal = Invieremo un codice a questo numero per verificare che sia Suo.
phone-country = Paese o area geografica
phone-country-hint = Scrivi qualche lettera per trovarlo
    .formal = Scriva qualche lettera per trovarlo
phone-country-unknown = Non conosciamo questo Paese. Sceglilo dall’elenco o inizia il numero con +.
    .formal = Non conosciamo questo Paese. Lo scelga dall’elenco o inizi il numero con +.
# %found% lo riempie lo script.
phone-country-several = Quale Paese? Per esempio: %found%
phone-label = Numero di telefono
phone-hint = Con il prefisso del Paese, come +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Come lo componi da casa
    .formal = Come lo compone da casa
phone-button = Continua
phone-problem-missing = Inserisci il tuo numero di telefono.
    .formal = Inserisca il Suo numero di telefono.
phone-problem-invalid = Inserisci il numero completo con il prefisso del Paese, come +49{"\u00A0"}151{"\u00A0"}23456789.
    .formal = Inserisca il numero completo con il prefisso del Paese, come +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = Non possiamo inviare SMS ai numeri di questo Paese. Inserisci un altro numero.
    .formal = Non possiamo inviare SMS ai numeri di questo Paese. Inserisca un altro numero.
phone-problem-landline = È un numero fisso, che non riceve SMS. Inserisci un numero di cellulare.
    .formal = È un numero fisso, che non riceve SMS. Inserisca un numero di cellulare.

## Le condizioni

terms-heading = Condizioni d’uso
terms-intro = { $application } ti chiede di leggere le condizioni e di accettarle.
    .formal = { $application } Le chiede di leggere le condizioni e di accettarle.
terms-document = Documento
terms-link = Leggi le condizioni (si apre in una nuova scheda)
    .formal = Legga le condizioni (si apre in una nuova scheda)
terms-version = Versione
terms-label = Ho letto le condizioni e le accetto
terms-button = Continua
terms-problem-not-accepted = Spunta la casella per accettare le condizioni. Senza, il tuo account non può essere creato.
    .formal = Spunti la casella per accettare le condizioni. Senza, il Suo account non può essere creato.

## La password

password-heading = Scegli una password
    .formal = Scelga una password
password-account = Il tuo account
    .formal = Il Suo account
password-label = Password
password-confirm-label = Conferma la password
    .formal = Confermi la password
password-rule-length = { $min ->
    [one] Almeno { $min } carattere
   *[other] Almeno { $min } caratteri
}
password-rule-common = Non una password comune
password-rule-context = Non basata sulla tua email, sul tuo nome utente o su «{ $application }»
    .formal = Non basata sulla Sua email, sul Suo nome utente o su «{ $application }»
password-button = Salva la password
strength-short = Ancora troppo corta
strength-easy = Facile da indovinare
strength-fine = Buona
strength-strong = Ottima
password-problem-missing = Inserisci una password.
    .formal = Inserisca una password.
password-problem-short = La password deve avere almeno { $min } caratteri. Questa ne ha { $have }.
password-problem-long = La password è troppo lunga. Il massimo è di { $max } caratteri.
password-problem-common = Questa password è troppo comune. Scegline un’altra.
    .formal = Questa password è troppo comune. Ne scelga un’altra.
password-problem-context = La password si basa su «{ $word }», che è facile da indovinare. Scegline un’altra.
    .formal = La password si basa su «{ $word }», che è facile da indovinare. Ne scelga un’altra.
password-problem-mismatch = Le due password non coincidono. Inseriscile di nuovo.
    .formal = Le due password non coincidono. Le inserisca di nuovo.
password-reset-heading = Scegli una nuova password
    .formal = Scelga una nuova password
password-reset-label = Nuova password
password-reset-confirm-label = Conferma la nuova password
    .formal = Confermi la nuova password
password-reset-button = Salva la nuova password

## Fatto

done-heading = Tutto pronto
done-intro = Il tuo account { $application } è pronto. D’ora in poi accedi con la tua password.
    .formal = Il Suo account { $application } è pronto. D’ora in poi acceda con la Sua password.
done-account = Il tuo account
    .formal = Il Suo account
done-button-application = Vai a { $application }
done-button-sign-in = Accedi
done-close = Puoi chiudere questa pagina.
    .formal = Può chiudere questa pagina.
done-result = Il tuo account è pronto. Ora puoi accedere.
    .formal = Il Suo account è pronto. Ora può accedere.
done-result-reset = La tua password è stata cambiata. Ora puoi usarla per accedere.
    .formal = La Sua password è stata cambiata. Ora può usarla per accedere.
done-auto = Si continua tra { $seconds } s
done-stay = Resta qui
done-reset-heading = La password è stata cambiata
done-reset-intro = D’ora in poi accedi a { $application } con la nuova password.
    .formal = D’ora in poi acceda a { $application } con la nuova password.

## Accedere

sign-in-heading = È bello rivederti
    .formal = È un piacere rivederLa
sign-in-intro = Accedi a { $application }
    .formal = Acceda a { $application }
sign-in-username = Email, telefono o nome utente
sign-in-password = Password
sign-in-button = Accedi
sign-in-problem-wrong = Il nome utente o la password non sono corretti.
sign-in-problem-password = Inserisci la tua password.
    .formal = Inserisca la Sua password.
sign-in-problem-wait = Troppi tentativi. Riprova tra { $span }.
    .formal = Troppi tentativi. Riprovi tra { $span }.
sign-in-problem-locked = Troppi tentativi di fila. Scegli «Password dimenticata?» per impostarne una nuova, o usa un browser con cui hai già effettuato l’accesso.
    .formal = Troppi tentativi di fila. Scelga «Password dimenticata?» per impostarne una nuova, o usi un browser con cui ha già effettuato l’accesso.
sign-in-forgotten = Password dimenticata?
sign-in-enter = Hai un codice di invito?
    .formal = Ha un codice di invito?
signed-in-heading = Accesso effettuato
signed-in-button = Vai a { $application }
signed-in-change = Cambia la password
signed-in-other = Usa un altro account
signed-in-close = Puoi chiudere questa pagina.
    .formal = Può chiudere questa pagina.

## Una password dimenticata

forgotten-heading = Password dimenticata?
forgotten-intro = Inserisci la tua email o il tuo nome utente: ti invieremo un link per reimpostarla.
    .formal = Inserisca la Sua email o il Suo nome utente: Le invieremo un link per reimpostarla.
forgotten-button = Invia il link
forgotten-problem-missing = Inserisci la tua email, il tuo telefono o il tuo nome utente.
    .formal = Inserisca la Sua email, il Suo telefono o il Suo nome utente.
forgotten-problem-wait = Troppi tentativi. Riprova tra { $span }.
    .formal = Troppi tentativi. Riprovi tra { $span }.
forgotten-sent-heading = Controlla la tua email
    .formal = Controlli la Sua email
forgotten-sent = Se l’account esiste, abbiamo inviato un link per reimpostare la password.
forgotten-sent-to = Se { $account } ha un account, abbiamo inviato un link per reimpostare la password.
forgotten-sent-wait = Se non lo vedi, guarda nella posta indesiderata. Usa il link dell’ultima email.
    .formal = Se non lo vede, guardi nella posta indesiderata. Usi il link dell’ultima email.
forgotten-again = Non è arrivato? Invia di nuovo
forgotten-code = Hai ricevuto un codice? Inseriscilo
    .formal = Ha ricevuto un codice? Lo inserisca
forgotten-back = Torna all’accesso

## Fini

ending-else = Non funziona ancora?
renew-offer-link = Possiamo inviare un nuovo link a
renew-offer-code = Possiamo inviare un nuovo codice a
renew-button = Inviami un nuovo link
renew-button-code = Inviami un nuovo codice
renew-sent = Se il tuo link o codice si può rinnovare, ne abbiamo inviato uno nuovo.
    .formal = Se il Suo link o codice si può rinnovare, ne abbiamo inviato uno nuovo.
renew-sent-link = Abbiamo inviato un nuovo link a
renew-sent-code = Abbiamo inviato un nuovo codice a
renew-sent-wait = Se non lo vedi, guarda nella posta indesiderata. Usa l’ultimo messaggio.
    .formal = Se non lo vede, guardi nella posta indesiderata. Usi l’ultimo messaggio.
renew-sent-wait-sms = Può metterci un minuto ad arrivare. Usa l’ultimo messaggio.
    .formal = Può metterci un minuto ad arrivare. Usi l’ultimo messaggio.
renew-back = Non è arrivato nulla? Riprova tra un minuto
    .formal = Non è arrivato nulla? Riprovi tra un minuto
ending-ask-inviter = Chiedi un nuovo invito alla persona che ti ha invitato.
    .formal = Chieda un nuovo invito alla persona che ha inviato l’invito.
ending-ask-inviter-support = Chiedi un nuovo invito alla persona che ti ha invitato o contatta l’assistenza qui sotto.
    .formal = Chieda un nuovo invito alla persona che ha inviato l’invito o contatti l’assistenza qui sotto.
ending-ask-named = Chiedi un nuovo invito a { $inviter }.
    .formal = Chieda un nuovo invito a { $inviter }.
ending-ask-named-support = Chiedi un nuovo invito a { $inviter } o contatta l’assistenza qui sotto.
    .formal = Chieda un nuovo invito a { $inviter } o contatti l’assistenza qui sotto.
ending-ask-reset = Se ti serve ancora una nuova password, vai all’accesso e scegli «Password dimenticata?».
    .formal = Se Le serve ancora una nuova password, vada all’accesso e scelga «Password dimenticata?».
ending-sign-in = Vai all’accesso
ending-expired-heading = Questo invito è scaduto
ending-expired-text = I link di invito valgono solo per un po’. Non è andato perso nulla.
ending-expired-reset-heading = Questo link è scaduto
ending-expired-reset-text = I link per reimpostare la password valgono solo per un po’. La tua password non è cambiata.
    .formal = I link per reimpostare la password valgono solo per un po’. La Sua password non è cambiata.
switch-heading = Qui è già aperto un altro link
switch-intro = In questo browser non hai ancora finito di creare il tuo account { $application }. Hai appena aperto un altro link.
    .formal = In questo browser non ha ancora finito di creare il Suo account { $application }. Ha appena aperto un altro link.
switch-stay = Continua con questo account
switch-go = Apri l’altro link
switch-not-you = Se non aspettavi l’altro link, continua come prima.
    .formal = Se non aspettava l’altro link, continui come prima.

ending-used-heading = Questo invito è già stato usato
ending-used-text = Con questo invito è già stata scelta una password. Se ne hai appena inserita un’altra, non è stata salvata.
    .formal = Con questo invito è già stata scelta una password. Se ne ha appena inserita un’altra, non è stata salvata.
ending-used-next = Se non eri tu, avvisa subito la persona che ti ha invitato.
    .formal = Se non era Lei, avvisi subito la persona che ha inviato l’invito.
ending-used-button = Accedi
ending-used-reset-heading = Questo link è già stato usato
ending-used-reset-text = Con questo link è già stata scelta una nuova password. Se ne hai appena inserita un’altra, non è stata salvata.
    .formal = Con questo link è già stata scelta una nuova password. Se ne ha appena inserita un’altra, non è stata salvata.
ending-used-reset-next = Se non l’hai scelta tu, vai all’accesso, scegli «Password dimenticata?» e impostane subito un’altra.
    .formal = Se non l’ha scelta Lei, vada all’accesso, scelga «Password dimenticata?» e ne imposti subito un’altra.
ending-revoked-heading = Questo invito è stato annullato
ending-revoked-text = Chi l’ha inviato l’ha annullato, quindi questo link non funziona più.
ending-revoked-next = Se pensi che sia un errore, chiedi alla persona che ti ha invitato.
    .formal = Se pensa che sia un errore, chieda alla persona che ha inviato l’invito.
ending-revoked-next-named = Se pensi che sia un errore, chiedi a { $inviter }.
    .formal = Se pensa che sia un errore, chieda a { $inviter }.
ending-declined-heading = Questo invito è stato rifiutato
ending-declined-text = Non è stato creato nessun account e questo link non funziona più. Se hai cambiato idea, puoi ricevere un nuovo invito.
    .formal = Non è stato creato nessun account e questo link non funziona più. Se ha cambiato idea, può ricevere un nuovo invito.
ending-revoked-reset-heading = Questo link non funziona più
ending-revoked-reset-text = È stato annullato prima di essere usato. La tua password non è cambiata.
    .formal = È stato annullato prima di essere usato. La Sua password non è cambiata.
ending-replaced-heading = C’è un invito più recente
ending-replaced-text = Te ne abbiamo inviato uno più recente. Questo link non funziona più.
    .formal = Gliene abbiamo inviato uno più recente. Questo link non funziona più.
ending-replaced-next = Usa il link dell’ultima email di { $application }.
    .formal = Usi il link dell’ultima email di { $application }.
ending-replaced-reset-heading = C’è un link più recente
ending-replaced-reset-text = Te ne abbiamo inviato uno più recente. Questo link non funziona più.
    .formal = Gliene abbiamo inviato uno più recente. Questo link non funziona più.
ending-outdated-heading = Questo link non funziona più
ending-outdated-text = Il tuo account è cambiato dopo l’invio del link, per esempio l’email o la password. Per questo il link non funziona più.
    .formal = Il Suo account è cambiato dopo l’invio del link, per esempio l’email o la password. Per questo il link non funziona più.
ending-broken-heading = Questo link non funziona
ending-broken-text = Sembra incompleto o scritto male. Alcuni programmi di posta spezzano in due i link lunghi.
ending-broken-next = Apri di nuovo il link dell’email o copialo per intero nella barra degli indirizzi. Se non funziona ancora, chiedi un nuovo invito alla persona che ti ha invitato.
    .formal = Apra di nuovo il link dell’email o lo copi per intero nella barra degli indirizzi. Se non funziona ancora, chieda un nuovo invito alla persona che ha inviato l’invito.
ending-broken-reset-next = Apri di nuovo il link dell’email o copialo per intero nella barra degli indirizzi. Se non funziona ancora, vai all’accesso e scegli «Password dimenticata?».
    .formal = Apra di nuovo il link dell’email o lo copi per intero nella barra degli indirizzi. Se non funziona ancora, vada all’accesso e scelga «Password dimenticata?».
ending-tries-heading = Troppi codici errati
ending-tries-text = Per proteggere l’account, questo invito non accetta più codici.
ending-tries-reset-text = Per proteggere l’account, questo link non accetta più codici.
ending-session-heading = Apri di nuovo il tuo link
    .formal = Apra di nuovo il Suo link
ending-session-text = Questo browser non ricorda più qual è il tuo invito. Succede quando i cookie sono bloccati o cancellati, o dopo una lunga pausa.
    .formal = Questo browser non ricorda più qual è il Suo invito. Succede quando i cookie sono bloccati o cancellati, o dopo una lunga pausa.
ending-session-next = Apri di nuovo il link dell’invito, in questo browser. Quello che hai già fatto resta salvato.
    .formal = Apra di nuovo il link dell’invito, in questo browser. Quello che ha già fatto resta salvato.
ending-session-reset-text = Questo browser non ricorda più qual è il tuo account. Succede quando i cookie sono bloccati o cancellati, o dopo una lunga pausa.
    .formal = Questo browser non ricorda più qual è il Suo account. Succede quando i cookie sono bloccati o cancellati, o dopo una lunga pausa.
ending-session-reset-next = Apri di nuovo il link dell’email, in questo browser. Quello che hai già fatto resta salvato.
    .formal = Apra di nuovo il link dell’email, in questo browser. Quello che ha già fatto resta salvato.
ending-missing-heading = Pagina non trovata
ending-missing-text = A questo indirizzo non c’è nessuna pagina.
ending-missing-next = Se arrivi da un invito, apri di nuovo il link in quell’email.
    .formal = Se arriva da un invito, apra di nuovo il link in quell’email.
ending-unavailable-heading = Qualcosa è andato storto da parte nostra
ending-unavailable-text = Non è colpa tua e non è andato perso nulla.
    .formal = Non è colpa Sua e non è andato perso nulla.
ending-unavailable-next = Se succede ancora, aspetta un minuto.
    .formal = Se succede ancora, aspetti un minuto.
ending-unavailable-button = Riprova
ending-form-heading = Questa pagina è scaduta
ending-form-text = È rimasta aperta troppo a lungo, o nel frattempo è stato aperto un altro link in questo browser. Non è cambiato nulla.
ending-form-button = Ricomincia questo passaggio
ending-twice-heading = Non è stato possibile leggere questo modulo
ending-twice-text = Contiene due volte il campo { $field }. Non è cambiato nulla.

## Email

mail-hello = Ciao,
    .formal = Buongiorno,
mail-copy-link = Se il pulsante non funziona, apri questo link:
    .formal = Se il pulsante non funziona, apra questo link:
mail-not-expected = Non aspettavi questa email? Puoi ignorarla.
    .formal = Non aspettava questa email? Può ignorarla.
mail-support = Domande? Contatto:
mail-support-words = Domande?
mail-footer = Inviata a { $recipient } per conto di { $application }.
mail-footer-code = Inviata per conto di { $application }.
mail-account = Il tuo account: { $account }
    .formal = Il Suo account: { $account }
mail-never-share = Non comunicare questo codice a nessuno. Non te lo chiederemo mai.
    .formal = Non comunichi questo codice a nessuno. Non glielo chiederemo mai.

invitation-subject = Il tuo invito a { $application }
    .formal = Il Suo invito a { $application }
invitation-subject-inviter = Il tuo invito a { $application } da parte di { $inviter }
    .formal = Il Suo invito a { $application } da parte di { $inviter }
invitation-preheader = Crea il tuo account: { $until }
    .formal = Crei il Suo account: { $until }
invitation-heading = Il tuo invito a { $application }
    .formal = Il Suo invito a { $application }
invitation-intro = Hai ricevuto un invito a { $application }.
    .formal = Ha ricevuto un invito a { $application }.
invitation-intro-inviter = { $inviter } ti ha invitato a { $application }.
    .formal = { $inviter } La invita a { $application }.
invitation-button = Crea il tuo account
    .formal = Crei il Suo account
invitation-until = Il link scade tra { $span } ({ $date }).
invitation-until-short = il link scade tra { $span }.
invitation-never = Il link non scade. Funziona finché il tuo account non è creato.
    .formal = Il link non scade. Funziona finché il Suo account non è creato.
invitation-never-short = il link funziona finché non lo usi.
    .formal = il link funziona finché non lo usa.
invitation-next = Apri il link e scegli una password. Ci vuole un minuto.
    .formal = Apra il link e scelga una password. Ci vuole un minuto.

invitation-again-subject = Il tuo nuovo link per { $application }
    .formal = Il Suo nuovo link per { $application }
invitation-again = Questo è un nuovo link. I precedenti non funzionano più.

invitation-code-again-subject = Il tuo nuovo codice di invito per { $application }
    .formal = Il Suo nuovo codice di invito per { $application }
invitation-code-again = Questo è un nuovo codice. I precedenti non funzionano più.
invitation-code-subject = Il tuo codice di invito per { $application }
    .formal = Il Suo codice di invito per { $application }
invitation-code-preheader = { $code } è il tuo codice di invito.
    .formal = { $code } è il Suo codice di invito.
invitation-code-intro = Il tuo codice di invito:
    .formal = Il Suo codice di invito:
invitation-code-button = Inserisci il codice
    .formal = Inserisca il codice
invitation-code-until = Il codice scade tra { $span } ({ $date }) e vale una sola volta.
invitation-code-never = Il codice non scade e vale una sola volta.
invitation-code-next = Inseriscilo e scegli una password. Ci vuole un minuto.
    .formal = Lo inserisca e scelga una password. Ci vuole un minuto.

step-code-subject = Il tuo codice per { $application }
    .formal = Il Suo codice per { $application }
step-code-preheader = { $code } è il tuo codice. Scade tra { $span }.
    .formal = { $code } è il Suo codice. Scade tra { $span }.
step-code-heading = Il tuo codice
    .formal = Il Suo codice
step-code-intro = Inseriscilo per finire di creare il tuo account { $application }.
    .formal = Lo inserisca per finire di creare il Suo account { $application }.
step-code-until = Scade tra { $span } e vale una sola volta.

activated-subject = Il tuo account { $application } è pronto
    .formal = Il Suo account { $application } è pronto
activated-preheader = Ora puoi accedere.
    .formal = Ora può accedere.
activated-heading = Il tuo account è pronto
    .formal = Il Suo account è pronto
activated-intro = Ora puoi accedere a { $application } con la password che hai scelto.
    .formal = Ora può accedere a { $application } con la password che ha scelto.
activated-button = Accedi
activated-not-you = Non eri tu? Allora qualcun altro ha usato il tuo invito. Avvisa subito la persona che ti ha invitato.
    .formal = Non era Lei? Allora qualcun altro ha usato il Suo invito. Avvisi subito la persona che ha inviato l’invito.

reset-subject = Scegli una nuova password per { $application }
    .formal = Scelga una nuova password per { $application }
reset-preheader = Scegli una nuova password: { $until }
    .formal = Scelga una nuova password: { $until }
reset-heading = Scegli una nuova password
    .formal = Scelga una nuova password
reset-intro = Qualcuno ha chiesto di reimpostare la password del tuo account { $application }. Se eri tu:
    .formal = Qualcuno ha chiesto di reimpostare la password del Suo account { $application }. Se era Lei:
reset-button = Scegli una nuova password
    .formal = Scelga una nuova password
reset-never = Il link non scade e vale una sola volta.
reset-next = Fino ad allora vale la vecchia password.
reset-not-asked = Non l’hai chiesto tu? Puoi ignorare questa email. Non passare il link a nessuno.
    .formal = Non l’ha chiesto Lei? Può ignorare questa email. Non passi il link a nessuno.

changed-subject = La tua password di { $application } è stata cambiata
    .formal = La Sua password di { $application } è stata cambiata
changed-preheader = Se eri tu, non devi fare nulla.
    .formal = Se era Lei, non deve fare nulla.
changed-heading = La tua password è stata cambiata
    .formal = La Sua password è stata cambiata
changed-intro = La password del tuo account { $application } è stata cambiata.
    .formal = La password del Suo account { $application } è stata cambiata.
changed-when = Quando: { $moment }
changed-you = Se eri tu, non devi fare nulla.
    .formal = Se era Lei, non deve fare nulla.
changed-not-you = Altrimenti qualcun altro potrebbe avere accesso al tuo account. Vai all’accesso, scegli «Password dimenticata?» e impostane subito un’altra. Cambia anche quella della tua email.
    .formal = Altrimenti qualcun altro potrebbe avere accesso al Suo account. Vada all’accesso, scelga «Password dimenticata?» e ne imposti subito un’altra. Cambi anche quella della Sua email.
changed-not-you-support = Altrimenti qualcun altro potrebbe avere accesso al tuo account. Vai all’accesso, scegli «Password dimenticata?» e impostane subito un’altra. Cambia anche quella della tua email e contatta l’assistenza qui sotto.
    .formal = Altrimenti qualcun altro potrebbe avere accesso al Suo account. Vada all’accesso, scelga «Password dimenticata?» e ne imposti subito un’altra. Cambi anche quella della Sua email e contatti l’assistenza qui sotto.

locked-subject = Qualcuno cerca di indovinare la password del tuo account { $application }
    .formal = Qualcuno cerca di indovinare la password del Suo account { $application }
locked-preheader = 100 tentativi di fila sono falliti. Nessuno è entrato.
locked-heading = Qualcuno cerca di indovinare la tua password
    .formal = Qualcuno cerca di indovinare la Sua password
locked-intro = 100 tentativi di fila di accedere al tuo account { $application } sono falliti. Nessuno è entrato.
    .formal = 100 tentativi di fila di accedere al Suo account { $application } sono falliti. Nessuno è entrato.
locked-now = Per ora i nuovi browser sono bloccati, anche con la password giusta. Un browser con cui hai già effettuato l’accesso funziona ancora. Dopo 24 ore senza tentativi torna tutto come prima.
    .formal = Per ora i nuovi browser sono bloccati, anche con la password giusta. Un browser con cui ha già effettuato l’accesso funziona ancora. Dopo 24 ore senza tentativi torna tutto come prima.
locked-do = Oppure scegli una nuova password che non usi altrove: tutto tornerà a funzionare subito.
    .formal = Oppure scelga una nuova password che non usa altrove: tutto tornerà a funzionare subito.

moved-subject = I tuoi contatti di { $application } sono cambiati
    .formal = I Suoi contatti di { $application } sono cambiati
moved-heading = I tuoi contatti sono cambiati
    .formal = I Suoi contatti sono cambiati
moved-email-intro = Questo indirizzo non appartiene più al tuo account { $application }. I messaggi sull’account ora vanno a un altro.
    .formal = Questo indirizzo non appartiene più al Suo account { $application }. I messaggi sull’account ora vanno a un altro.
moved-phone-intro = Il numero di telefono del tuo account { $application } è cambiato. Gli SMS non arrivano più al vecchio numero.
    .formal = Il numero di telefono del Suo account { $application } è cambiato. Gli SMS non arrivano più al vecchio numero.
moved-you = Se eri tu, non devi fare nulla.
    .formal = Se era Lei, non deve fare nulla.
moved-not-you = Altrimenti qualcun altro potrebbe impossessarsi del tuo account. Avvisa subito la persona che ti ha invitato: i link per reimpostare la password non ti arrivano più.
    .formal = Altrimenti qualcun altro potrebbe impossessarsi del Suo account. Avvisi subito la persona che ha inviato l’invito: i link per reimpostare la password non Le arrivano più.
moved-not-you-support = Altrimenti qualcun altro potrebbe impossessarsi del tuo account. Contatta subito l’assistenza qui sotto: i link per reimpostare la password non ti arrivano più.
    .formal = Altrimenti qualcun altro potrebbe impossessarsi del Suo account. Contatti subito l’assistenza qui sotto: i link per reimpostare la password non Le arrivano più.

reminder-subject = Il tuo invito a { $application } sta per scadere
    .formal = Il Suo invito a { $application } sta per scadere
reminder-preheader = Hai ancora { $span } per creare il tuo account.
    .formal = Ha ancora { $span } per creare il Suo account.
reminder-heading = Il tuo invito sta per scadere
    .formal = Il Suo invito sta per scadere
reminder-intro = Il tuo account non è ancora stato creato. Questo è l’unico promemoria.
    .formal = Il Suo account non è ancora stato creato. Questo è l’unico promemoria.
reminder-until = Il tuo invito scade tra { $span } ({ $date }).
    .formal = Il Suo invito scade tra { $span } ({ $date }).
reminder-next = È il link che ti abbiamo già inviato.
    .formal = È il link che Le abbiamo già inviato.
reminder-code-next = Usa il codice che ti abbiamo già inviato o chiedine uno nuovo in quella pagina.
    .formal = Usi il codice che Le abbiamo già inviato o ne chieda uno nuovo in quella pagina.

trial-mark = [Prova]
trial-notice = Questa è una prova: l’email è ancora in lavorazione e il contenuto è solo un esempio. Non tenerne conto.
    .formal = Questa è una prova: l’email è ancora in lavorazione e il contenuto è solo un esempio. Non ne tenga conto.

withdrawn-subject = Il tuo invito a { $application } è stato annullato
    .formal = Il Suo invito a { $application } è stato annullato
withdrawn-preheader = Il link o il codice che hai ricevuto non funziona più.
    .formal = Il link o il codice che ha ricevuto non funziona più.
withdrawn-heading = Il tuo invito è stato annullato
    .formal = Il Suo invito è stato annullato
withdrawn-intro = Chi ti ha invitato a { $application } ha annullato l’invito.
    .formal = Il Suo invito a { $application } è stato annullato da chi l’ha inviato.
withdrawn-next = Il link o il codice che hai ricevuto non funziona più. Non devi fare nulla.
    .formal = Il link o il codice che ha ricevuto non funziona più. Non deve fare nulla.
withdrawn-mistake = È un errore? Chiedi alla persona che ti ha invitato.
    .formal = È un errore? Chieda alla persona che ha inviato l’invito.
withdrawn-mistake-support = È un errore? Chiedi alla persona che ti ha invitato o contatta l’assistenza qui sotto.
    .formal = È un errore? Chieda alla persona che ha inviato l’invito o contatti l’assistenza qui sotto.

## Messaggi brevi. Solo caratteri semplici: «È» o un apostrofo curvo dimezzano lo spazio.

sms-code = { $code } è il tuo codice per { $application }. Scade tra { $span }. Non condividerlo.
    .formal = { $code } è il Suo codice per { $application }. Scade tra { $span }. Non lo condivida.
sms-code-plain = { $code } è il tuo codice. Scade tra { $span }. Non condividerlo.
    .formal = { $code } è il Suo codice. Scade tra { $span }. Non lo condivida.
sms-invitation = { $code } è il codice del tuo invito a { $application }.
    .formal = { $code } è il codice del Suo invito a { $application }.
sms-invitation-inviter = { $code } è il tuo codice: { $inviter } ti invita a { $application }.
    .formal = { $code } è il Suo codice: { $inviter } La invita a { $application }.
sms-invitation-plain = { $code } è il codice del tuo invito.
    .formal = { $code } è il codice del Suo invito.
sms-invitation-until = Scade tra { $span }: { $page }
sms-invitation-never = Inseriscilo qui: { $page }
    .formal = Lo inserisca qui: { $page }
sms-activated = Il tuo account { $application } è pronto. Non eri tu? Avvisa chi ti ha invitato.
    .formal = Il Suo account { $application } è pronto. Non era Lei? Avvisi chi ha inviato l'invito.
sms-reset = { $code } è il tuo codice per scegliere una nuova password per { $application }.
    .formal = { $code } è il Suo codice per scegliere una nuova password per { $application }.
sms-reset-plain = { $code } è il tuo codice per scegliere una nuova password.
    .formal = { $code } è il Suo codice per scegliere una nuova password.
sms-changed = { $application }: la tua password è stata cambiata. Non eri tu? Avvisa chi ti ha invitato.
    .formal = { $application }: la Sua password è stata cambiata. Non era Lei? Avvisi chi ha inviato l'invito.
sms-changed-plain = La tua password è stata cambiata. Non eri tu? Avvisa chi ti ha invitato.
    .formal = La Sua password è stata cambiata. Non era Lei? Avvisi chi ha inviato l'invito.
sms-locked = { $application }: troppi accessi falliti con il tuo account. Scegli una nuova password: { $page }
    .formal = { $application }: troppi accessi falliti con il Suo account. Scelga una nuova password: { $page }
sms-locked-plain = Troppi accessi falliti con il tuo account. Scegli una nuova password: { $page }
    .formal = Troppi accessi falliti con il Suo account. Scelga una nuova password: { $page }
sms-activated-plain = Il tuo account è pronto. Non eri tu? Avvisa chi ti ha invitato.
    .formal = Il Suo account è pronto. Non era Lei? Avvisi chi ha inviato l'invito.
sms-moved = { $application }: questo numero non appartiene più al tuo account. Non eri tu? Avvisa chi ti ha invitato.
    .formal = { $application }: questo numero non appartiene più al Suo account. Non era Lei? Avvisi chi ha inviato l'invito.
sms-moved-plain = Questo numero non appartiene più al tuo account. Non eri tu? Avvisa chi ti ha invitato.
    .formal = Questo numero non appartiene più al Suo account. Non era Lei? Avvisi chi ha inviato l'invito.
sms-reminder = { $application }: il tuo invito scade tra { $span }. Inserisci il codice o chiedine uno nuovo: { $page }
    .formal = { $application }: il Suo invito scade tra { $span }. Inserisca il codice o ne chieda uno nuovo: { $page }
sms-reminder-plain = Il tuo invito scade tra { $span }. Inserisci il codice o chiedine uno nuovo: { $page }
    .formal = Il Suo invito scade tra { $span }. Inserisca il codice o ne chieda uno nuovo: { $page }

## Il riferimento dell’API, /docs.

docs-title = API di Latchkey
docs-document = Lo stesso come documento OpenAPI:
docs-contents = Indice
docs-key = Chiave API con il permesso
docs-anybody = Nessuna chiave API
docs-parameters = Parametri
docs-body = Corpo
docs-body-optional = Corpo, che può mancare
docs-example = Esempio
docs-answers = Risposte
docs-problems = Errori
docs-codes = Tutti i codici di errore
docs-codes-about = Ogni errore dell’API è un documento di problema (RFC 9457). Il suo codice non cambia.
docs-column-name = Nome
docs-column-kind = Tipo
docs-column-about = Significato
docs-column-status = Stato
docs-column-code = Codice
docs-column-advice = Che cosa fare
docs-required = obbligatorio
docs-search = Cerca
docs-response = Risposta
docs-try = Prova
docs-send = Invia
docs-api-key = Chiave API
docs-api-key-about = Può restare vuota per le chiamate senza chiave. Non esce da questa scheda.

## Confermare un indirizzo con un link

verify-heading = Conferma il tuo indirizzo
    .formal = Confermi il Suo indirizzo
verify-intro = È questo il tuo indirizzo per { $application }? Premi il pulsante per confermarlo.
    .formal = È questo il Suo indirizzo per { $application }? Prema il pulsante per confermarlo.
verify-address = Indirizzo
verify-button = Sì, conferma
verify-not-you = Non è il tuo? Chiudi questa pagina. Non cambia nulla.
    .formal = Non è il Suo? Chiuda questa pagina. Non cambia nulla.
verify-done-heading = Indirizzo confermato
verify-done-intro = Grazie. Qui non c’è altro da fare.
verify-already-heading = Questo indirizzo è già confermato
verify-already-intro = Il link è già stato usato. Non c’è altro da fare.
verify-expired-heading = Questo link è scaduto
verify-expired-intro = Il tuo indirizzo non è ancora confermato. Accedi per ricevere una nuova email.
    .formal = Il Suo indirizzo non è ancora confermato. Acceda per ricevere una nuova email.
verify-overtaken-heading = Questo link non è più valido
verify-overtaken-intro = L’indirizzo dell’account è cambiato dopo l’invio dell’email, o l’account è stato chiuso.
verify-result = Il tuo indirizzo email è stato verificato. Puoi continuare a usare l’applicazione.
    .formal = Il Suo indirizzo email è stato verificato. Può continuare a usare l’applicazione.
verify-result-already = Questo account è già verificato.
verify-result-expired = L’accesso è scaduto.
verify-result-overtaken = L’account non esiste o il link di verifica non è valido.

verify-mail-subject = Conferma il tuo indirizzo per { $application }
    .formal = Confermi il Suo indirizzo per { $application }
verify-mail-preheader = Basta un clic: { $until }
verify-mail-heading = Conferma il tuo indirizzo
    .formal = Confermi il Suo indirizzo
verify-mail-intro = Qualcuno ha indicato questo indirizzo per un account { $application }. Se eri tu, confermalo:
    .formal = Qualcuno ha indicato questo indirizzo per un account { $application }. Se era Lei, lo confermi:
verify-mail-button = Conferma l’indirizzo
verify-mail-not-you = Non eri tu? Puoi ignorare questa email. L’indirizzo resta non confermato.
    .formal = Non era Lei? Può ignorare questa email. L’indirizzo resta non confermato.
