# Français. On dit « vous » ; « .informal » dit « tu ».
# Devant un signe double et dans les guillemets, l’espace est insécable, sauf dans les SMS.
# $application, $inviter et ainsi de suite sont des noms choisis par quelqu'un : ils ne s'accordent pas.

direction = ltr
language-name = Français
    .home = FR
language-switch = Langue

## Dates et durées

month-name = { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
}
month-short = { $month ->
    [1] janv.
    [2] févr.
    [3] mars
    [4] avr.
    [5] mai
    [6] juin
    [7] juil.
    [8] août
    [9] sept.
    [10] oct.
    [11] nov.
   *[12] déc.
}
weekday-name = { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
}
date-time = { $day ->
    [1] { $weekday } 1er { $month } { $year } à { $time } ({ $zone })
   *[other] { $weekday } { $day } { $month } { $year } à { $time } ({ $zone })
}
date-short = { $day ->
    [1] 1er { $month } à { $time } { $zone }
   *[other] { $day } { $month } à { $time } { $zone }
}
date-short-year = { $day ->
    [1] 1er { $month } { $year } à { $time } { $zone }
   *[other] { $day } { $month } { $year } à { $time } { $zone }
}
distance-ahead = dans { $span }
distance-now = maintenant
distance-past = il y a { $span }
span-seconds = { $count ->
    [one] { $count } seconde
   *[other] { $count } secondes
}
span-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
span-hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
span-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}

## Toutes les pages

application-unnamed = cette application
page-title = { $heading } – { $application }
page-title-error = Problème : { $title }
preview-title = Création de compte
preview-reset-title = Nouveau mot de passe
preview-description = Votre invitation personnelle.
    .informal = Ton invitation personnelle.
support = Besoin d’aide ? Contact :
support-words = Besoin d’aide ?
progress = Étape { $step } sur { $of }
busy = Un instant…
problem-heading = Il y a un problème
password-show = Afficher
password-hide = Masquer
password-show-long = Afficher le mot de passe
password-hide-long = Masquer le mot de passe
password-shown = Votre mot de passe est affiché.
    .informal = Ton mot de passe est affiché.
password-hidden = Votre mot de passe est masqué.
    .informal = Ton mot de passe est masqué.

## Ouvrir l’invitation

landing-heading = Votre invitation à { $application }
    .informal = Ton invitation à { $application }
landing-intro = Créez votre compte. Cela prend environ une minute.
    .informal = Crée ton compte. Cela prend environ une minute.
landing-inviter-did = vous invite à rejoindre { $application }
    .informal = t’invite à rejoindre { $application }
landing-address = Votre compte
    .informal = Ton compte
landing-until = Expire
landing-button = Accepter et continuer
landing-not-you = Ce n’est pas vous ? Fermez cette page : il ne s’est encore rien passé.
    .informal = Ce n’est pas toi ? Ferme cette page : il ne s’est encore rien passé.
landing-decline-intro = Ce n’est pas vous, ou cela ne vous intéresse pas ?
    .informal = Ce n’est pas toi, ou cela ne t’intéresse pas ?
landing-decline = Refuser l’invitation
decline-heading = Refuser cette invitation ?
decline-intro = Aucun compte ne sera créé et le lien ne fonctionnera plus. { $application } verra que vous avez refusé.
    .informal = Aucun compte ne sera créé et le lien ne fonctionnera plus. { $application } verra que tu as refusé.
decline-button = Refuser
decline-back = Garder l’invitation
landing-reset-heading = Choisissez un nouveau mot de passe
    .informal = Choisis un nouveau mot de passe
landing-reset-intro = Choisissez un nouveau mot de passe pour votre compte { $application }. Cela prend environ une minute.
    .informal = Choisis un nouveau mot de passe pour ton compte { $application }. Cela prend environ une minute.
landing-reset-button = Continuer
landing-reset-not-you = Vous n’avez rien demandé ? Fermez cette page. Votre mot de passe reste le même.
    .informal = Tu n’as rien demandé ? Ferme cette page. Ton mot de passe reste le même.

## Saisir un code au lieu d’ouvrir un lien

enter-heading = Créer votre compte avec un code
    .informal = Créer ton compte avec un code
enter-intro = Saisissez le code de votre invitation à { $application }.
    .informal = Saisis le code de ton invitation à { $application }.
enter-hint-digits = Les chiffres de votre invitation
    .informal = Les chiffres de ton invitation
enter-hint-text = Lettres et chiffres, comme dans votre invitation
    .informal = Lettres et chiffres, comme dans ton invitation
enter-button = Continuer
enter-again-heading = Pas de code, ou il ne fonctionne plus ?
enter-again-intro = Un code sert une seule fois. Nous en enverrons un nouveau à la même adresse ou au même numéro que l’invitation.
enter-again-button = Recevoir un nouveau code
enter-sent = S’il existe une invitation en attente pour ce compte, nous avons envoyé un nouveau code.
enter-problem-username = Saisissez votre e-mail, votre téléphone ou votre identifiant.
    .informal = Saisis ton e-mail, ton téléphone ou ton identifiant.
enter-problem-code = Saisissez le code de votre invitation.
    .informal = Saisis le code de ton invitation.
enter-problem-wrong = Nous ne trouvons pas d’invitation en attente avec ces informations. Vérifiez-les ou demandez un nouveau code.
    .informal = Nous ne trouvons pas d’invitation en attente avec ces informations. Vérifie-les ou demande un nouveau code.
enter-problem-wait = Trop de tentatives. Réessayez dans { $span }.
    .informal = Trop de tentatives. Réessaie dans { $span }.

## Le code

code-heading-email = Consultez vos e-mails
    .informal = Consulte tes e-mails
code-heading-sms = Consultez vos messages
    .informal = Consulte tes messages
code-heading-before-email = Confirmez votre adresse e-mail
    .informal = Confirme ton adresse e-mail
code-heading-before-sms = Confirmez votre numéro de téléphone
    .informal = Confirme ton numéro de téléphone
code-intro-digits = Nous avons envoyé un code à { $length } chiffres à
code-intro-text = Nous avons envoyé un code de { $length } lettres et chiffres à
code-before = Pour nous assurer que c’est bien vous, nous allons envoyer un code à
    .informal = Pour nous assurer que c’est bien toi, nous allons envoyer un code à
code-label = Code
code-hint-digits = { $length } chiffres
code-hint-text = { $length } lettres et chiffres, comme dans le message
code-auto = Il est envoyé dès le dernier caractère saisi.
code-button = Continuer
code-again-email = Rien reçu ? Regardez dans les indésirables.
    .informal = Rien reçu ? Regarde dans les indésirables.
code-again-sms = Rien reçu ?
code-again-button = Envoyer un nouveau code
code-first-button = Envoyer le code
code-other-sms = L’envoyer plutôt par SMS au { $destination }
code-other-email = L’envoyer plutôt par e-mail à { $destination }
code-wait = Renvoyer dans { $span }
# %time% est rempli par le script, en minutes et secondes (0:45).
code-wait-live = Renvoyer dans %time%
code-wait-over = Vous pouvez maintenant demander un nouveau code.
    .informal = Tu peux maintenant demander un nouveau code.
code-just-sent = Nouveau code envoyé. Utilisez le plus récent.
    .informal = Nouveau code envoyé. Utilise le plus récent.
code-problem-missing = Saisissez le code que nous vous avons envoyé.
    .informal = Saisis le code que nous t’avons envoyé.
code-problem-digits = Le code comporte { $length } chiffres. Vérifiez votre saisie ; cette tentative ne compte pas.
    .informal = Le code comporte { $length } chiffres. Vérifie ta saisie ; cette tentative ne compte pas.
code-problem-text = Le code comporte { $length } lettres et chiffres. Vérifiez votre saisie ; cette tentative ne compte pas.
    .informal = Le code comporte { $length } lettres et chiffres. Vérifie ta saisie ; cette tentative ne compte pas.
code-problem-wrong = { $tries ->
    [0] Ce code est incorrect.
    [one] Ce code est incorrect. Il vous reste { $tries } tentative.
   *[other] Ce code est incorrect. Il vous reste { $tries } tentatives.
}
    .informal = { $tries ->
        [0] Ce code est incorrect.
        [one] Ce code est incorrect. Il te reste { $tries } tentative.
       *[other] Ce code est incorrect. Il te reste { $tries } tentatives.
    }
code-problem-expired = Ce code a expiré. Demandez-en un nouveau.
    .informal = Ce code a expiré. Demandes-en un nouveau.
code-problem-used-up = Trop de tentatives. Demandez un nouveau code pour continuer.
    .informal = Trop de tentatives. Demande un nouveau code pour continuer.
code-problem-too-soon = Nous venons d’envoyer un code. Attendez un instant avant d’en demander un autre.
    .informal = Nous venons d’envoyer un code. Attends un instant avant d’en demander un autre.
code-problem-too-often = Plusieurs codes ont déjà été envoyés. Attendez avant d’en demander un autre.
    .informal = Plusieurs codes ont déjà été envoyés. Attends avant d’en demander un autre.
code-problem-delayed = Nous n’avons pas encore pu envoyer votre code. Nous continuons d’essayer ; vous pourrez aussi en demander un nouveau plus tard.
    .informal = Nous n’avons pas encore pu envoyer ton code. Nous continuons d’essayer ; tu pourras aussi en demander un nouveau plus tard.
code-problem-unsendable = Nous n’avons pas pu vous envoyer de code. Demandez-en un nouveau, ou contactez la personne qui a envoyé l’invitation.
    .informal = Nous n’avons pas pu t’envoyer de code. Demandes-en un nouveau, ou contacte la personne qui a envoyé l’invitation.

## Questions sur la personne

profile-heading = À propos de vous
    .informal = À propos de toi
profile-intro = { $application } a besoin de quelques informations pour votre compte.
    .informal = { $application } a besoin de quelques informations pour ton compte.
profile-first-name = Prénom
profile-last-name = Nom de famille
profile-optional = (facultatif)
profile-choose = Choisissez
    .informal = Choisis
profile-no-answer = Sans réponse
profile-button = Continuer
profile-problem-missing = Remplissez « { $label } ».
    .informal = Remplis « { $label } ».
profile-problem-unticked = Cochez « { $label } » pour continuer.
    .informal = Coche « { $label } » pour continuer.
profile-problem-long = { $max ->
    [one] « { $label } » : { $max } caractère au plus.
   *[other] « { $label } » : { $max } caractères au plus.
}
profile-problem-choice = « { $label } » : choisissez l’une des réponses proposées.
    .informal = « { $label } » : choisis l’une des réponses proposées.
profile-problem-date = « { $label } » : saisissez une date valide, par exemple 31/12/2001.
    .informal = « { $label } » : saisis une date valide, par exemple 31/12/2001.

## Le numéro de téléphone

phone-heading = Votre numéro de téléphone
    .informal = Ton numéro de téléphone
phone-intro = Nous enverrons un code à ce numéro pour nous assurer que c’est le vôtre.
    .informal = Nous enverrons un code à ce numéro pour nous assurer que c’est le tien.
phone-label = Numéro de téléphone
phone-hint = Avec l’indicatif du pays, par exemple +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Tel que vous le composez chez vous
    .informal = Tel que tu le composes chez toi
phone-button = Continuer
phone-problem-missing = Saisissez votre numéro de téléphone.
    .informal = Saisis ton numéro de téléphone.
phone-problem-invalid = Saisissez le numéro complet avec l’indicatif du pays, par exemple +49{"\u00A0"}151{"\u00A0"}23456789.
    .informal = Saisis le numéro complet avec l’indicatif du pays, par exemple +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = Nous ne pouvons pas envoyer de SMS aux numéros de ce pays. Saisissez un autre numéro.
    .informal = Nous ne pouvons pas envoyer de SMS aux numéros de ce pays. Saisis un autre numéro.
phone-problem-landline = C’est une ligne fixe, qui ne reçoit pas de SMS. Saisissez un numéro de mobile.
    .informal = C’est une ligne fixe, qui ne reçoit pas de SMS. Saisis un numéro de mobile.

## Les conditions

terms-heading = Conditions d’utilisation
terms-intro = { $application } vous demande de lire ses conditions et de les accepter.
    .informal = { $application } te demande de lire ses conditions et de les accepter.
terms-document = Document
terms-link = Lire les conditions (s’ouvre dans un nouvel onglet)
terms-version = Version
terms-label = J’ai lu les conditions et je les accepte
terms-button = Continuer
terms-problem-not-accepted = Cochez la case pour accepter les conditions. Sans cela, votre compte ne peut pas être créé.
    .informal = Coche la case pour accepter les conditions. Sans cela, ton compte ne peut pas être créé.

## Le mot de passe

password-heading = Choisissez un mot de passe
    .informal = Choisis un mot de passe
password-account = Votre compte
    .informal = Ton compte
password-label = Mot de passe
password-confirm-label = Confirmez le mot de passe
    .informal = Confirme le mot de passe
password-rule-length = { $min ->
    [one] Au moins { $min } caractère
   *[other] Au moins { $min } caractères
}
password-rule-common = Pas un mot de passe courant
password-rule-context = Sans lien avec votre e-mail, votre identifiant ou « { $application } »
    .informal = Sans lien avec ton e-mail, ton identifiant ou « { $application } »
password-button = Enregistrer le mot de passe
password-problem-missing = Saisissez un mot de passe.
    .informal = Saisis un mot de passe.
password-problem-short = Il faut au moins { $min } caractères. Ce mot de passe en a { $have }.
password-problem-long = Le mot de passe est trop long. Le maximum est de { $max } caractères.
password-problem-common = Ce mot de passe est trop courant. Choisissez-en un autre.
    .informal = Ce mot de passe est trop courant. Choisis-en un autre.
password-problem-context = Votre mot de passe s’inspire de « { $word } », ce qui est facile à deviner. Choisissez-en un autre.
    .informal = Ton mot de passe s’inspire de « { $word } », ce qui est facile à deviner. Choisis-en un autre.
password-problem-mismatch = Les deux mots de passe ne sont pas les mêmes. Saisissez-les à nouveau.
    .informal = Les deux mots de passe ne sont pas les mêmes. Saisis-les à nouveau.
password-reset-heading = Choisissez un nouveau mot de passe
    .informal = Choisis un nouveau mot de passe
password-reset-label = Nouveau mot de passe
password-reset-confirm-label = Confirmez le nouveau mot de passe
    .informal = Confirme le nouveau mot de passe
password-reset-button = Enregistrer le nouveau mot de passe

## Terminé

done-heading = Tout est prêt
done-intro = Votre compte { $application } est prêt. Désormais, connectez-vous avec votre mot de passe.
    .informal = Ton compte { $application } est prêt. Désormais, connecte-toi avec ton mot de passe.
done-account = Votre compte
    .informal = Ton compte
done-button-application = Accéder à { $application }
done-button-sign-in = Se connecter
done-close = Vous pouvez fermer cette page.
    .informal = Tu peux fermer cette page.
done-result = Votre compte est prêt. Vous pouvez vous connecter.
    .informal = Ton compte est prêt. Tu peux te connecter.
done-result-reset = Votre mot de passe a été modifié. Vous pouvez vous connecter avec le nouveau.
    .informal = Ton mot de passe a été modifié. Tu peux te connecter avec le nouveau.
done-auto = Redirection dans { $seconds } s
done-stay = Rester ici
done-reset-heading = Votre mot de passe a été modifié
    .informal = Ton mot de passe a été modifié
done-reset-intro = Désormais, connectez-vous à { $application } avec votre nouveau mot de passe.
    .informal = Désormais, connecte-toi à { $application } avec ton nouveau mot de passe.

## Se connecter

sign-in-heading = Bon retour parmi nous
sign-in-intro = Connectez-vous à { $application }
    .informal = Connecte-toi à { $application }
sign-in-username = E-mail, téléphone ou identifiant
sign-in-password = Mot de passe
sign-in-button = Se connecter
sign-in-problem-wrong = L’identifiant ou le mot de passe est incorrect.
sign-in-problem-password = Saisissez votre mot de passe.
    .informal = Saisis ton mot de passe.
sign-in-problem-wait = Trop de tentatives. Réessayez dans { $span }.
    .informal = Trop de tentatives. Réessaie dans { $span }.
sign-in-problem-locked = Trop de tentatives de suite. Choisissez « Mot de passe oublié ? » pour en définir un nouveau, ou utilisez un navigateur déjà utilisé pour vous connecter.
    .informal = Trop de tentatives de suite. Choisis « Mot de passe oublié ? » pour en définir un nouveau, ou utilise un navigateur déjà utilisé pour te connecter.
sign-in-forgotten = Mot de passe oublié ?
sign-in-enter = Vous avez un code d’invitation ?
    .informal = Tu as un code d’invitation ?
signed-in-heading = Connexion réussie
signed-in-button = Accéder à { $application }
signed-in-change = Changer le mot de passe
signed-in-other = Utiliser un autre compte
signed-in-close = Vous pouvez fermer cette page.
    .informal = Tu peux fermer cette page.

## Mot de passe oublié

forgotten-heading = Mot de passe oublié ?
forgotten-intro = Indiquez votre e-mail ou votre identifiant, et nous vous enverrons un lien de réinitialisation.
    .informal = Indique ton e-mail ou ton identifiant, et nous t’enverrons un lien de réinitialisation.
forgotten-button = Envoyer le lien
forgotten-problem-missing = Saisissez votre e-mail, votre téléphone ou votre identifiant.
    .informal = Saisis ton e-mail, ton téléphone ou ton identifiant.
forgotten-problem-wait = Trop de tentatives. Réessayez dans { $span }.
    .informal = Trop de tentatives. Réessaie dans { $span }.
forgotten-sent-heading = Consultez vos e-mails
    .informal = Consulte tes e-mails
forgotten-sent = Si un compte existe, nous avons envoyé un lien pour réinitialiser le mot de passe.
forgotten-sent-to = Si { $account } a un compte, nous avons envoyé un lien pour réinitialiser le mot de passe.
forgotten-sent-wait = Rien reçu ? Regardez dans les indésirables. Utilisez le lien de l’e-mail le plus récent.
    .informal = Rien reçu ? Regarde dans les indésirables. Utilise le lien de l’e-mail le plus récent.
forgotten-again = Rien reçu ? Renvoyer
forgotten-code = Vous avez reçu un code ? Saisissez-le
    .informal = Tu as reçu un code ? Saisis-le
forgotten-back = Retour à la connexion

## Fins

ending-ask-inviter = Demandez une nouvelle invitation à la personne qui l’a envoyée.
    .informal = Demande une nouvelle invitation à la personne qui l’a envoyée.
ending-ask-inviter-support = Demandez une nouvelle invitation à la personne qui l’a envoyée, ou contactez l’assistance ci-dessous.
    .informal = Demande une nouvelle invitation à la personne qui l’a envoyée, ou contacte l’assistance ci-dessous.
ending-ask-named = Demandez une nouvelle invitation à { $inviter }.
    .informal = Demande une nouvelle invitation à { $inviter }.
ending-ask-named-support = Demandez une nouvelle invitation à { $inviter }, ou contactez l’assistance ci-dessous.
    .informal = Demande une nouvelle invitation à { $inviter }, ou contacte l’assistance ci-dessous.
ending-ask-reset = Si vous avez encore besoin d’un nouveau mot de passe, ouvrez la page de connexion et choisissez « Mot de passe oublié ? ».
    .informal = Si tu as encore besoin d’un nouveau mot de passe, ouvre la page de connexion et choisis « Mot de passe oublié ? ».
ending-sign-in = Aller à la page de connexion
ending-expired-heading = Cette invitation a expiré
ending-expired-text = Les liens d’invitation ont une durée limitée ; celui-ci a expiré. Rien n’est perdu.
ending-expired-reset-heading = Ce lien a expiré
ending-expired-reset-text = Les liens de réinitialisation ont une durée limitée ; celui-ci a expiré. Votre mot de passe n’a pas changé.
    .informal = Les liens de réinitialisation ont une durée limitée ; celui-ci a expiré. Ton mot de passe n’a pas changé.
switch-heading = Un autre lien est déjà ouvert ici
switch-intro = Dans ce navigateur, la création de votre compte { $application } n’est pas terminée. Vous venez d’ouvrir un autre lien.
    .informal = Dans ce navigateur, la création de ton compte { $application } n’est pas terminée. Tu viens d’ouvrir un autre lien.
switch-stay = Continuer avec ce compte
switch-go = Ouvrir l’autre lien
switch-not-you = Si vous n’attendiez pas l’autre lien, continuez comme avant.
    .informal = Si tu n’attendais pas l’autre lien, continue comme avant.

ending-used-heading = Cette invitation a déjà servi
ending-used-text = Un mot de passe a déjà été choisi avec cette invitation. Si vous venez d’en saisir un autre, il n’a pas été enregistré.
    .informal = Un mot de passe a déjà été choisi avec cette invitation. Si tu viens d’en saisir un autre, il n’a pas été enregistré.
ending-used-next = Si ce n’était pas vous, prévenez sans attendre la personne qui a envoyé l’invitation.
    .informal = Si ce n’était pas toi, préviens sans attendre la personne qui a envoyé l’invitation.
ending-used-button = Se connecter
ending-used-reset-heading = Ce lien a déjà servi
ending-used-reset-text = Un nouveau mot de passe a déjà été choisi avec ce lien. Si vous venez d’en saisir un autre, il n’a pas été enregistré.
    .informal = Un nouveau mot de passe a déjà été choisi avec ce lien. Si tu viens d’en saisir un autre, il n’a pas été enregistré.
ending-used-reset-next = Si ce n’est pas vous qui l’avez choisi, ouvrez la page de connexion, choisissez « Mot de passe oublié ? » et définissez-en un autre sans attendre.
    .informal = Si ce n’est pas toi qui l’as choisi, ouvre la page de connexion, choisis « Mot de passe oublié ? » et définis-en un autre sans attendre.
ending-revoked-heading = Cette invitation a été annulée
ending-revoked-text = L’invitation a été annulée par son expéditeur ; ce lien ne fonctionne plus.
ending-revoked-next = Si vous pensez que c’est une erreur, contactez la personne qui a envoyé l’invitation.
    .informal = Si tu penses que c’est une erreur, contacte la personne qui a envoyé l’invitation.
ending-revoked-next-named = Si vous pensez que c’est une erreur, contactez { $inviter }.
    .informal = Si tu penses que c’est une erreur, contacte { $inviter }.
ending-declined-heading = Cette invitation a été refusée
ending-declined-text = Aucun compte n’a été créé et ce lien ne fonctionne plus. Si vous avez changé d’avis, vous pouvez recevoir une nouvelle invitation.
    .informal = Aucun compte n’a été créé et ce lien ne fonctionne plus. Si tu as changé d’avis, tu peux recevoir une nouvelle invitation.
ending-revoked-reset-heading = Ce lien ne fonctionne plus
ending-revoked-reset-text = Il a été annulé avant d’avoir servi. Votre mot de passe n’a pas changé.
    .informal = Il a été annulé avant d’avoir servi. Ton mot de passe n’a pas changé.
ending-replaced-heading = Il y a une invitation plus récente
ending-replaced-text = Nous vous en avons envoyé une plus récente. Ce lien ne fonctionne plus.
    .informal = Nous t’en avons envoyé une plus récente. Ce lien ne fonctionne plus.
ending-replaced-next = Utilisez le lien de l’e-mail le plus récent de { $application }.
    .informal = Utilise le lien de l’e-mail le plus récent de { $application }.
ending-replaced-reset-heading = Il y a un lien plus récent
ending-replaced-reset-text = Nous vous en avons envoyé un plus récent. Ce lien ne fonctionne plus.
    .informal = Nous t’en avons envoyé un plus récent. Ce lien ne fonctionne plus.
ending-outdated-heading = Ce lien ne fonctionne plus
ending-outdated-text = Votre compte a changé après l’envoi de ce lien, par exemple l’adresse e-mail ou le mot de passe. Il ne fonctionne donc plus.
    .informal = Ton compte a changé après l’envoi de ce lien, par exemple l’adresse e-mail ou le mot de passe. Il ne fonctionne donc plus.
ending-broken-heading = Ce lien ne fonctionne pas
ending-broken-text = Il semble incomplet ou mal saisi. Certaines messageries coupent les liens longs en deux.
ending-broken-next = Ouvrez à nouveau le lien de l’e-mail, ou copiez-le en entier dans la barre d’adresse. S’il ne fonctionne toujours pas, demandez une nouvelle invitation à la personne qui l’a envoyée.
    .informal = Ouvre à nouveau le lien de l’e-mail, ou copie-le en entier dans la barre d’adresse. S’il ne fonctionne toujours pas, demande une nouvelle invitation à la personne qui l’a envoyée.
ending-broken-reset-next = Ouvrez à nouveau le lien de l’e-mail, ou copiez-le en entier dans la barre d’adresse. S’il ne fonctionne toujours pas, ouvrez la page de connexion et choisissez « Mot de passe oublié ? ».
    .informal = Ouvre à nouveau le lien de l’e-mail, ou copie-le en entier dans la barre d’adresse. S’il ne fonctionne toujours pas, ouvre la page de connexion et choisis « Mot de passe oublié ? ».
ending-tries-heading = Trop de codes incorrects
ending-tries-text = Pour protéger le compte, cette invitation n’accepte plus de code.
ending-tries-reset-text = Pour protéger le compte, ce lien n’accepte plus de code.
ending-session-heading = Ouvrez à nouveau votre lien
    .informal = Ouvre à nouveau ton lien
ending-session-text = Ce navigateur ne sait plus quelle invitation est la vôtre. Cela arrive quand les cookies sont bloqués ou effacés, ou après une longue pause.
    .informal = Ce navigateur ne sait plus quelle invitation est la tienne. Cela arrive quand les cookies sont bloqués ou effacés, ou après une longue pause.
ending-session-next = Ouvrez à nouveau le lien de l’invitation, dans ce navigateur. Ce que vous avez déjà fait est conservé.
    .informal = Ouvre à nouveau le lien de l’invitation, dans ce navigateur. Ce que tu as déjà fait est conservé.
ending-session-reset-text = Ce navigateur ne sait plus quel compte est le vôtre. Cela arrive quand les cookies sont bloqués ou effacés, ou après une longue pause.
    .informal = Ce navigateur ne sait plus quel compte est le tien. Cela arrive quand les cookies sont bloqués ou effacés, ou après une longue pause.
ending-session-reset-next = Ouvrez à nouveau le lien de l’e-mail, dans ce navigateur. Ce que vous avez déjà fait est conservé.
    .informal = Ouvre à nouveau le lien de l’e-mail, dans ce navigateur. Ce que tu as déjà fait est conservé.
ending-missing-heading = Page introuvable
ending-missing-text = Il n’y a pas de page à cette adresse.
ending-missing-next = Si vous venez d’une invitation, ouvrez à nouveau le lien de cet e-mail.
    .informal = Si tu viens d’une invitation, ouvre à nouveau le lien de cet e-mail.
ending-unavailable-heading = Un problème est survenu de notre côté
ending-unavailable-text = Vous n’y êtes pour rien, et rien de ce que vous avez fait n’est perdu.
    .informal = Tu n’y es pour rien, et rien de ce que tu as fait n’est perdu.
ending-unavailable-next = Si cela se reproduit, attendez une minute.
    .informal = Si cela se reproduit, attends une minute.
ending-unavailable-button = Réessayer
ending-form-heading = Cette page a expiré
ending-form-text = Elle est restée ouverte trop longtemps, ou un autre lien a été ouvert entre-temps dans ce navigateur. Rien n’a été modifié.
ending-form-button = Recommencer cette étape
ending-twice-heading = Ce formulaire n’a pas pu être lu
ending-twice-text = Il contient deux fois le champ { $field }. Rien n’a été modifié.

## E-mails

mail-hello = Bonjour,
mail-copy-link = Si le bouton ne fonctionne pas, ouvrez ce lien :
    .informal = Si le bouton ne fonctionne pas, ouvre ce lien :
mail-not-expected = Vous n’attendiez pas cet e-mail ? Vous pouvez l’ignorer.
    .informal = Tu n’attendais pas cet e-mail ? Tu peux l’ignorer.
mail-support = Des questions ? Contact :
mail-support-words = Des questions ?
mail-footer = Envoyé à { $recipient } de la part de { $application }.
mail-footer-code = Envoyé de la part de { $application }.
mail-account = Votre compte : { $account }
    .informal = Ton compte : { $account }
mail-never-share = Ne communiquez ce code à personne. Nous ne vous le demanderons jamais.
    .informal = Ne communique ce code à personne. Nous ne te le demanderons jamais.

invitation-subject = Votre invitation à { $application }
    .informal = Ton invitation à { $application }
invitation-subject-inviter = Votre invitation à { $application } de la part de { $inviter }
    .informal = Ton invitation à { $application } de la part de { $inviter }
invitation-preheader = Créez votre compte : { $until }
    .informal = Crée ton compte : { $until }
invitation-heading = Votre invitation à { $application }
    .informal = Ton invitation à { $application }
invitation-intro = Vous avez reçu une invitation à rejoindre { $application }.
    .informal = Tu as reçu une invitation à rejoindre { $application }.
invitation-intro-inviter = { $inviter } vous invite à rejoindre { $application }.
    .informal = { $inviter } t’invite à rejoindre { $application }.
invitation-button = Créer votre compte
    .informal = Créer ton compte
invitation-until = Le lien expire dans { $span } ({ $date }).
invitation-until-short = le lien expire dans { $span }.
invitation-never = Le lien n’expire pas. Il fonctionne jusqu’à ce que votre compte soit créé.
    .informal = Le lien n’expire pas. Il fonctionne jusqu’à ce que ton compte soit créé.
invitation-never-short = le lien fonctionne jusqu’à ce que vous l’ayez utilisé.
    .informal = le lien fonctionne jusqu’à ce que tu l’aies utilisé.
invitation-next = Ouvrez le lien et choisissez un mot de passe. Cela prend une minute.
    .informal = Ouvre le lien et choisis un mot de passe. Cela prend une minute.

invitation-again-subject = Votre nouveau lien pour { $application }
    .informal = Ton nouveau lien pour { $application }
invitation-again = Voici un nouveau lien. Les précédents ne fonctionnent plus.

invitation-code-again-subject = Votre nouveau code d’invitation pour { $application }
    .informal = Ton nouveau code d’invitation pour { $application }
invitation-code-again = Voici un nouveau code. Les précédents ne fonctionnent plus.
invitation-code-subject = Votre code d’invitation pour { $application }
    .informal = Ton code d’invitation pour { $application }
invitation-code-preheader = { $code } est votre code d’invitation.
    .informal = { $code } est ton code d’invitation.
invitation-code-intro = Votre code d’invitation :
    .informal = Ton code d’invitation :
invitation-code-button = Saisir le code
invitation-code-until = Le code expire dans { $span } ({ $date }) et sert une seule fois.
invitation-code-never = Le code n’expire pas et sert une seule fois.
invitation-code-next = Saisissez-le et choisissez un mot de passe. Cela prend une minute.
    .informal = Saisis-le et choisis un mot de passe. Cela prend une minute.

step-code-subject = Votre code pour { $application }
    .informal = Ton code pour { $application }
step-code-preheader = { $code } est votre code. Il expire dans { $span }.
    .informal = { $code } est ton code. Il expire dans { $span }.
step-code-heading = Votre code
    .informal = Ton code
step-code-intro = Saisissez-le pour terminer la création de votre compte { $application }.
    .informal = Saisis-le pour terminer la création de ton compte { $application }.
step-code-until = Il expire dans { $span } et sert une seule fois.

activated-subject = Votre compte { $application } est prêt
    .informal = Ton compte { $application } est prêt
activated-preheader = Vous pouvez vous connecter.
    .informal = Tu peux te connecter.
activated-heading = Votre compte est prêt
    .informal = Ton compte est prêt
activated-intro = Vous pouvez maintenant vous connecter à { $application } avec le mot de passe choisi.
    .informal = Tu peux maintenant te connecter à { $application } avec le mot de passe choisi.
activated-button = Se connecter
activated-not-you = Ce n’était pas vous ? Alors quelqu’un d’autre a utilisé votre invitation. Prévenez sans attendre la personne qui l’a envoyée.
    .informal = Ce n’était pas toi ? Alors quelqu’un d’autre a utilisé ton invitation. Préviens sans attendre la personne qui l’a envoyée.

reset-subject = Choisissez un nouveau mot de passe pour { $application }
    .informal = Choisis un nouveau mot de passe pour { $application }
reset-preheader = Choisissez un nouveau mot de passe : { $until }
    .informal = Choisis un nouveau mot de passe : { $until }
reset-heading = Choisissez un nouveau mot de passe
    .informal = Choisis un nouveau mot de passe
reset-intro = Quelqu’un souhaite réinitialiser le mot de passe de votre compte { $application }. Si c’était vous :
    .informal = Quelqu’un souhaite réinitialiser le mot de passe de ton compte { $application }. Si c’était toi :
reset-button = Choisir un nouveau mot de passe
reset-never = Le lien n’expire pas et sert une seule fois.
reset-next = D’ici là, l’ancien mot de passe reste valable.
reset-not-asked = Vous n’avez rien demandé ? Vous pouvez ignorer cet e-mail. Ne communiquez le lien à personne.
    .informal = Tu n’as rien demandé ? Tu peux ignorer cet e-mail. Ne communique le lien à personne.

changed-subject = Votre mot de passe pour { $application } a été modifié
    .informal = Ton mot de passe pour { $application } a été modifié
changed-preheader = Si c’était vous, il n’y a rien à faire.
    .informal = Si c’était toi, il n’y a rien à faire.
changed-heading = Votre mot de passe a été modifié
    .informal = Ton mot de passe a été modifié
changed-intro = Le mot de passe de votre compte { $application } a été modifié.
    .informal = Le mot de passe de ton compte { $application } a été modifié.
changed-when = Quand : { $moment }
changed-you = Si c’était vous, il n’y a rien à faire.
    .informal = Si c’était toi, il n’y a rien à faire.
changed-not-you = Sinon, quelqu’un d’autre a peut-être accès à votre compte. Ouvrez la page de connexion, choisissez « Mot de passe oublié ? » et définissez-en un autre sans attendre. Changez aussi celui de votre messagerie.
    .informal = Sinon, quelqu’un d’autre a peut-être accès à ton compte. Ouvre la page de connexion, choisis « Mot de passe oublié ? » et définis-en un autre sans attendre. Change aussi celui de ta messagerie.
changed-not-you-support = Sinon, quelqu’un d’autre a peut-être accès à votre compte. Ouvrez la page de connexion, choisissez « Mot de passe oublié ? » et définissez-en un autre sans attendre. Changez aussi celui de votre messagerie, et contactez l’assistance ci-dessous.
    .informal = Sinon, quelqu’un d’autre a peut-être accès à ton compte. Ouvre la page de connexion, choisis « Mot de passe oublié ? » et définis-en un autre sans attendre. Change aussi celui de ta messagerie, et contacte l’assistance ci-dessous.

locked-subject = Quelqu’un essaie de deviner le mot de passe de votre compte { $application }
    .informal = Quelqu’un essaie de deviner le mot de passe de ton compte { $application }
locked-preheader = 100 tentatives de suite ont échoué. Personne n’a pu se connecter.
locked-heading = Quelqu’un essaie de deviner votre mot de passe
    .informal = Quelqu’un essaie de deviner ton mot de passe
locked-intro = 100 tentatives de suite pour se connecter à votre compte { $application } ont échoué. Personne n’a pu se connecter.
    .informal = 100 tentatives de suite pour se connecter à ton compte { $application } ont échoué. Personne n’a pu se connecter.
locked-now = Les nouveaux navigateurs sont bloqués pour l’instant, même avec le bon mot de passe. Un navigateur déjà utilisé pour vous connecter fonctionne toujours. Après 24 heures sans tentative, tout redevient comme avant.
    .informal = Les nouveaux navigateurs sont bloqués pour l’instant, même avec le bon mot de passe. Un navigateur déjà utilisé pour te connecter fonctionne toujours. Après 24 heures sans tentative, tout redevient comme avant.
locked-do = Ou choisissez un nouveau mot de passe que vous n’utilisez nulle part ailleurs : tout fonctionne aussitôt.
    .informal = Ou choisis un nouveau mot de passe que tu n’utilises nulle part ailleurs : tout fonctionne aussitôt.

moved-subject = Vos coordonnées pour { $application } ont été modifiées
    .informal = Tes coordonnées pour { $application } ont été modifiées
moved-heading = Vos coordonnées ont été modifiées
    .informal = Tes coordonnées ont été modifiées
moved-email-intro = Cette adresse n’appartient plus à votre compte { $application }. Les messages concernant le compte vont désormais à une autre adresse.
    .informal = Cette adresse n’appartient plus à ton compte { $application }. Les messages concernant le compte vont désormais à une autre adresse.
moved-phone-intro = Le numéro de téléphone de votre compte { $application } a été modifié. Les SMS concernant le compte ne vont plus à l’ancien numéro.
    .informal = Le numéro de téléphone de ton compte { $application } a été modifié. Les SMS concernant le compte ne vont plus à l’ancien numéro.
moved-you = Si c’était vous, il n’y a rien à faire.
    .informal = Si c’était toi, il n’y a rien à faire.
moved-not-you = Sinon, quelqu’un d’autre est peut-être en train de prendre le contrôle de votre compte. Prévenez sans attendre la personne qui a envoyé l’invitation : les liens de réinitialisation ne vous parviennent plus.
    .informal = Sinon, quelqu’un d’autre est peut-être en train de prendre le contrôle de ton compte. Préviens sans attendre la personne qui a envoyé l’invitation : les liens de réinitialisation ne te parviennent plus.
moved-not-you-support = Sinon, quelqu’un d’autre est peut-être en train de prendre le contrôle de votre compte. Contactez sans attendre l’assistance ci-dessous : les liens de réinitialisation ne vous parviennent plus.
    .informal = Sinon, quelqu’un d’autre est peut-être en train de prendre le contrôle de ton compte. Contacte sans attendre l’assistance ci-dessous : les liens de réinitialisation ne te parviennent plus.

reminder-subject = Votre invitation à { $application } expire bientôt
    .informal = Ton invitation à { $application } expire bientôt
reminder-preheader = Il reste { $span } pour créer votre compte.
    .informal = Il reste { $span } pour créer ton compte.
reminder-heading = Votre invitation expire bientôt
    .informal = Ton invitation expire bientôt
reminder-intro = Votre compte n’est pas encore créé. C’est le seul rappel que vous recevrez.
    .informal = Ton compte n’est pas encore créé. C’est le seul rappel que tu recevras.
reminder-until = Votre invitation expire dans { $span } ({ $date }).
    .informal = Ton invitation expire dans { $span } ({ $date }).
reminder-next = C’est le lien que nous vous avons déjà envoyé.
    .informal = C’est le lien que nous t’avons déjà envoyé.
reminder-code-next = Utilisez le code que nous vous avons déjà envoyé, ou demandez-en un nouveau sur la page.
    .informal = Utilise le code que nous t’avons déjà envoyé, ou demandes-en un nouveau sur la page.

trial-mark = [Test]
trial-notice = Ceci est un test : cet e-mail est en cours de rédaction et son contenu n’est qu’un exemple. N’en tenez pas compte.
    .informal = Ceci est un test : cet e-mail est en cours de rédaction et son contenu n’est qu’un exemple. N’en tiens pas compte.

withdrawn-subject = Votre invitation à { $application } a été annulée
    .informal = Ton invitation à { $application } a été annulée
withdrawn-preheader = Le lien ou le code que vous avez reçu ne fonctionne plus.
    .informal = Le lien ou le code que tu as reçu ne fonctionne plus.
withdrawn-heading = Votre invitation a été annulée
    .informal = Ton invitation a été annulée
withdrawn-intro = Votre invitation à rejoindre { $application } a été annulée par son expéditeur.
    .informal = Ton invitation à rejoindre { $application } a été annulée par son expéditeur.
withdrawn-next = Le lien ou le code que vous avez reçu ne fonctionne plus. Vous n’avez rien à faire.
    .informal = Le lien ou le code que tu as reçu ne fonctionne plus. Tu n’as rien à faire.
withdrawn-mistake = Une erreur ? Contactez la personne qui a envoyé l’invitation.
    .informal = Une erreur ? Contacte la personne qui a envoyé l’invitation.
withdrawn-mistake-support = Une erreur ? Contactez la personne qui a envoyé l’invitation, ou l’assistance ci-dessous.
    .informal = Une erreur ? Contacte la personne qui a envoyé l’invitation, ou l’assistance ci-dessous.

## Messages courts

sms-code = { $code } est votre code pour { $application }, valable { $span }. Ne le partagez pas.
    .informal = { $code } est ton code pour { $application }, valable { $span }. Ne le partage pas.
sms-code-plain = { $code } est votre code, valable { $span }. Ne le partagez pas.
    .informal = { $code } est ton code, valable { $span }. Ne le partage pas.
sms-invitation = { $code } est votre code d'invitation pour { $application }.
    .informal = { $code } est ton code d'invitation pour { $application }.
sms-invitation-inviter = { $code } est votre code : { $inviter } vous invite à { $application }.
    .informal = { $code } est ton code : { $inviter } t'invite à { $application }.
sms-invitation-plain = { $code } est votre code d'invitation.
    .informal = { $code } est ton code d'invitation.
sms-invitation-until = Valable { $span } : { $page }
sms-invitation-never = Saisissez-le ici : { $page }
    .informal = Saisis-le ici : { $page }
sms-activated = Votre compte { $application } est créé. Pas vous ? Prévenez la personne qui vous invite.
    .informal = Ton compte { $application } est créé. Pas toi ? Préviens la personne qui t'invite.
sms-activated-plain = Votre compte est créé. Pas vous ? Prévenez la personne qui vous invite.
    .informal = Ton compte est créé. Pas toi ? Préviens la personne qui t'invite.
sms-moved = { $application } : ce numéro n'appartient plus à votre compte. Pas vous ? Prévenez la personne qui vous invite.
    .informal = { $application } : ce numéro n'appartient plus à ton compte. Pas toi ? Préviens la personne qui t'invite.
sms-moved-plain = Ce numéro n'appartient plus à votre compte. Pas vous ? Prévenez la personne qui vous invite.
    .informal = Ce numéro n'appartient plus à ton compte. Pas toi ? Préviens la personne qui t'invite.
sms-reset = { $code } est votre code pour choisir un nouveau mot de passe pour { $application }.
    .informal = { $code } est ton code pour choisir un nouveau mot de passe pour { $application }.
sms-reset-plain = { $code } est votre code pour choisir un nouveau mot de passe.
    .informal = { $code } est ton code pour choisir un nouveau mot de passe.
sms-changed = { $application } : votre mot de passe a été modifié. Pas vous ? Prévenez la personne qui vous invite.
    .informal = { $application } : ton mot de passe a été modifié. Pas toi ? Préviens la personne qui t'invite.
sms-changed-plain = Votre mot de passe a été modifié. Pas vous ? Prévenez la personne qui vous invite.
    .informal = Ton mot de passe a été modifié. Pas toi ? Préviens la personne qui t'invite.
sms-locked = { $application } : trop de connexions échouées. Choisir un nouveau mot de passe : { $page }
sms-locked-plain = Trop de connexions échouées. Choisir un nouveau mot de passe : { $page }
sms-reminder = { $application } : votre invitation expire dans { $span }. Saisir le code ou en demander un autre : { $page }
    .informal = { $application } : ton invitation expire dans { $span }. Saisir le code ou en demander un autre : { $page }
sms-reminder-plain = Votre invitation expire dans { $span }. Saisir le code ou en demander un autre : { $page }
    .informal = Ton invitation expire dans { $span }. Saisir le code ou en demander un autre : { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Vous créez votre compte pour %app%.
    .informal = Tu crées ton compte pour %app%.
code-other-number = Mauvais numéro ? En saisir un autre
phone-country = Pays ou région
phone-country-hint = Saisissez quelques lettres pour le trouver
    .informal = Saisis quelques lettres pour le trouver
phone-country-unknown = Nous ne connaissons pas ce pays. Choisissez-le dans la liste, ou commencez le numéro par +.
    .informal = Nous ne connaissons pas ce pays. Choisis-le dans la liste, ou commence le numéro par +.
phone-country-several = De quel pays s’agit-il ? Par exemple : %found%
strength-short = Encore trop court
strength-easy = Facile à deviner
strength-fine = Bon
strength-strong = Très bon
ending-else = Ça ne marche toujours pas ?
renew-offer-link = Nous pouvons envoyer un nouveau lien à
renew-offer-code = Nous pouvons envoyer un nouveau code à
renew-button = Recevoir un nouveau lien
renew-button-code = Recevoir un nouveau code
renew-sent = Si votre lien ou votre code peut être renouvelé, nous en avons envoyé un nouveau.
    .informal = Si ton lien ou ton code peut être renouvelé, nous en avons envoyé un nouveau.
renew-sent-link = Nous avons envoyé un nouveau lien à
renew-sent-code = Nous avons envoyé un nouveau code à
renew-sent-wait = Rien reçu ? Regardez dans les indésirables. Utilisez le message le plus récent.
    .informal = Rien reçu ? Regarde dans les indésirables. Utilise le message le plus récent.
renew-sent-wait-sms = Il peut mettre une minute à arriver. Utilisez le message le plus récent.
    .informal = Il peut mettre une minute à arriver. Utilise le message le plus récent.
renew-back = Toujours rien ? Réessayez dans une minute
    .informal = Toujours rien ? Réessaie dans une minute

docs-title = API Latchkey
docs-document = La même chose au format OpenAPI :
docs-contents = Sommaire
docs-key = Clé d’API avec le droit
docs-anybody = Aucune clé d’API
docs-parameters = Paramètres
docs-body = Corps
docs-body-optional = Corps, qui peut être omis
docs-example = Exemple
docs-answers = Réponses
docs-problems = Erreurs
docs-codes = Tous les codes d’erreur
docs-codes-about = Chaque erreur de l’API est un document de problème (RFC 9457). Son code ne change pas.
docs-column-name = Nom
docs-column-kind = Type
docs-column-about = Signification
docs-column-status = Statut
docs-column-code = Code
docs-column-advice = Que faire
docs-required = obligatoire
docs-search = Rechercher
docs-response = Réponse
docs-try = Essayer
docs-send = Envoyer
docs-api-key = Clé d’API
docs-api-key-about = À laisser vide pour les appels sans clé. Elle reste dans cet onglet.

## Confirmer une adresse par un lien

verify-heading = Confirmez votre adresse
    .informal = Confirme ton adresse
verify-intro = Est-ce bien votre adresse chez { $application } ? Appuyez sur le bouton pour la confirmer.
    .informal = Est-ce bien ton adresse chez { $application } ? Appuie sur le bouton pour la confirmer.
verify-address = Adresse
verify-button = Oui, la confirmer
verify-not-you = Ce n’est pas la vôtre ? Fermez simplement cette page. Rien ne change.
    .informal = Ce n’est pas la tienne ? Ferme simplement cette page. Rien ne change.
verify-done-heading = Votre adresse est confirmée
    .informal = Ton adresse est confirmée
verify-done-intro = Merci. Il n’y a plus rien à faire ici.
verify-already-heading = Cette adresse est déjà confirmée
verify-already-intro = Le lien a déjà servi. Il n’y a plus rien à faire.
verify-expired-heading = Ce lien a expiré
verify-expired-intro = Votre adresse n’est pas encore confirmée. Connectez-vous pour recevoir un nouvel e-mail.
    .informal = Ton adresse n’est pas encore confirmée. Connecte-toi pour recevoir un nouvel e-mail.
verify-overtaken-heading = Ce lien n’est plus valable
verify-overtaken-intro = L’adresse du compte a changé depuis l’envoi de l’e-mail, ou le compte a été fermé.
verify-result = Votre adresse e-mail a été vérifiée. Vous pouvez continuer à utiliser l’application.
    .informal = Ton adresse e-mail a été vérifiée. Tu peux continuer à utiliser l’application.
verify-result-already = Ce compte est déjà vérifié.
verify-result-expired = L’accès a expiré.
verify-result-overtaken = Le compte n’existe pas ou le lien de vérification n’est pas valable.

verify-mail-subject = Confirmez votre adresse pour { $application }
    .informal = Confirme ton adresse pour { $application }
verify-mail-preheader = Un clic suffit : { $until }
verify-mail-heading = Confirmez votre adresse
    .informal = Confirme ton adresse
verify-mail-intro = Quelqu’un a donné cette adresse pour un compte chez { $application }. Si c’est vous, confirmez-la :
    .informal = Quelqu’un a donné cette adresse pour un compte chez { $application }. Si c’est toi, confirme-la :
verify-mail-button = Confirmer l’adresse
verify-mail-not-you = Ce n’était pas vous ? Vous pouvez ignorer cet e-mail. L’adresse ne sera pas confirmée.
    .informal = Ce n’était pas toi ? Tu peux ignorer cet e-mail. L’adresse ne sera pas confirmée.
