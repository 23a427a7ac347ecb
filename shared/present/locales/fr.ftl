# Français. On dit « vous ».
# $application, $inviter et ainsi de suite sont des noms choisis par quelqu'un : ils ne s'accordent pas.

direction = ltr
language-name = Français
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
date-time-distance = { $moment }, { $distance }
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
preview-description = Une page personnelle, pour une seule personne.
support = Besoin d’aide ? Contact :
support-words = Besoin d’aide ?
progress = Étape { $step } sur { $of }
problem-heading = Il y a un problème
password-show = Afficher
password-hide = Masquer
password-show-long = Afficher le mot de passe
password-hide-long = Masquer le mot de passe

## Ouvrir l’invitation

landing-heading = Votre invitation à { $application }
landing-intro = Créez votre compte. Cela prend environ une minute.
landing-intro-inviter = { $inviter } vous invite. Créer votre compte prend environ une minute.
landing-address = Votre compte
landing-until = Valable jusqu’au
landing-never = Sans date de fin
landing-button = Accepter et continuer
landing-not-you = Ce n’est pas vous ? Fermez simplement cette page. Rien ne se passe tant que vous n’appuyez pas sur le bouton.
landing-reset-heading = Choisissez un nouveau mot de passe
landing-reset-intro = Vous pouvez choisir un nouveau mot de passe pour votre compte { $application }. Cela prend environ une minute.
landing-reset-button = Continuer
landing-reset-not-you = Vous n’avez rien demandé ? Fermez simplement cette page. Votre mot de passe reste le même.

## Saisir un code au lieu d’ouvrir un lien

enter-heading = Créer votre compte avec un code
enter-intro = Utilisez le code d’invitation que vous avez reçu pour { $application }.
enter-hint-digits = Les chiffres de votre invitation
enter-hint-text = Les lettres et les chiffres de votre invitation, exactement comme ils sont écrits
enter-button = Continuer
enter-again-heading = Pas de code, ou un code qui ne marche plus ?
enter-again-intro = Un code sert une seule fois : pour revenir, il en faut un autre. Nous l’enverrons à l’adresse ou au numéro de téléphone qui a reçu l’invitation.
enter-again-button = M’envoyer un nouveau code
enter-sent = Si ce compte attend d’être créé, un nouveau code est en route.
enter-problem-username = Saisissez votre identifiant.
enter-problem-code = Saisissez le code de votre invitation.
enter-problem-wrong = L’identifiant ou le code n’est pas le bon, ou le code a déjà servi ou a expiré.
enter-problem-wait = Trop d’essais. Réessayez dans { $span }.

## Le code

code-heading-email = Consultez vos e-mails
code-heading-sms = Consultez vos messages
code-heading-before-email = Confirmez votre adresse e-mail
code-heading-before-sms = Confirmez votre numéro de téléphone
code-intro-email = Nous avons envoyé un code à cette adresse. Il peut mettre une minute à arriver ; regardez aussi dans les courriers indésirables.
code-intro-sms = Nous avons envoyé un code à ce numéro. Il peut mettre une minute à arriver.
code-before-email = Nous allons envoyer un code à cette adresse pour nous assurer qu’elle est bien la vôtre.
code-before-sms = Nous allons envoyer un code à ce numéro pour nous assurer qu’il est bien le vôtre.
code-label = Code
code-hint-digits = { $length } chiffres
code-hint-text = { $length } lettres et chiffres, exactement comme ils sont écrits
code-button = Continuer
code-again-heading = Pas reçu de code ?
code-again-button = Envoyer un nouveau code
code-first-button = Envoyer le code
code-other-sms = L’envoyer plutôt par SMS au { $destination }
code-other-email = L’envoyer plutôt par e-mail à { $destination }
code-wait = Vous pourrez demander un nouveau code dans { $span }.
# %time% est rempli par le script, en minutes et secondes (0:45).
code-wait-live = Vous pourrez demander un nouveau code dans %time%.
code-wait-over = Vous pouvez maintenant demander un nouveau code.
code-just-sent = Un nouveau code est en route. Seul le plus récent fonctionne.
code-problem-missing = Saisissez le code que nous vous avons envoyé.
code-problem-malformed = Ce ne peut pas être le code : vérifiez sa longueur et ses caractères. Cela ne compte pas comme un essai.
code-problem-wrong = { $tries ->
    [0] Ce code n’est pas le bon.
    [one] Ce code n’est pas le bon. Il vous reste { $tries } essai.
   *[other] Ce code n’est pas le bon. Il vous reste { $tries } essais.
}
code-problem-expired = Ce code a expiré. Demandez-en un nouveau.
code-problem-used-up = Ce code a été mal saisi trop de fois et ne fonctionne plus. Demandez-en un nouveau.
code-problem-too-soon = Un code vient d’être envoyé. Attendez un instant avant d’en demander un autre.
code-problem-too-often = Plusieurs codes ont déjà été envoyés. Attendez avant d’en demander un autre.
code-problem-delayed = Votre code n’a pas encore pu être envoyé. Nous continuons d’essayer ; vous pourrez aussi en demander un nouveau plus tard.
code-problem-unsendable = Nous n’avons pas pu vous envoyer de code. Demandez-en un nouveau, ou contactez la personne qui vous a invité.

## Questions sur la personne

profile-heading = À propos de vous
profile-intro = { $application } aimerait savoir ceci pour votre compte.
profile-optional = (facultatif)
profile-choose = Choisissez
profile-no-answer = Sans réponse
profile-button = Continuer
profile-problem-missing = « { $label } » : une réponse est nécessaire.
profile-problem-unticked = Cochez « { $label } » pour continuer.
profile-problem-long = { $max ->
    [one] « { $label } » : { $max } caractère au plus.
   *[other] « { $label } » : { $max } caractères au plus.
}
profile-problem-choice = « { $label } » : choisissez une des réponses proposées.
profile-problem-date = « { $label } » : saisissez une date qui existe, par exemple 2001-12-31.

## Le numéro de téléphone

phone-heading = Votre numéro de téléphone
phone-intro = Nous allons envoyer un code à ce numéro pour nous assurer qu’il est bien le vôtre.
phone-label = Numéro de téléphone
phone-hint = Avec l’indicatif du pays, par exemple +49{"\u00A0"}151{"\u00A0"}23456789
phone-button = Continuer
phone-problem-missing = Saisissez votre numéro de téléphone.
phone-problem-invalid = Ce n’est pas un numéro de téléphone avec l’indicatif du pays. Commencez par le signe plus, par exemple +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = Nous ne pouvons pas envoyer de messages aux numéros de ce pays. Saisissez un autre numéro.
phone-problem-landline = C’est une ligne fixe, qui ne reçoit pas de SMS. Saisissez un numéro de mobile.

## Les conditions

terms-heading = Conditions d’utilisation
terms-intro = { $application } vous demande de lire ses conditions et de les accepter.
terms-document = Document
terms-link = Lire les conditions (s’ouvre dans un nouvel onglet)
terms-version = Version
terms-label = J’ai lu les conditions et je les accepte
terms-button = Continuer
terms-problem-not-accepted = Cochez la case pour accepter les conditions. Sans cela, votre compte ne peut pas être créé.

## Le mot de passe

password-heading = Choisissez un mot de passe
password-account = Votre compte
password-label = Mot de passe
password-confirm-label = Mot de passe, encore une fois
password-rule-length = { $min ->
    [one] Utilisez au moins { $min } caractère.
   *[other] Utilisez au moins { $min } caractères.
}
password-rule-free = Tout est permis : une phrase, des espaces, n’importe quelle écriture. Vous pouvez coller depuis un gestionnaire de mots de passe.
password-rule-avoid = Évitez les mots de passe courants, votre propre nom ou adresse, et le nom de l’application.
password-button = Enregistrer le mot de passe
password-problem-missing = Saisissez un mot de passe.
password-problem-short = Il faut au moins { $min } caractères. Ce mot de passe en a { $have }.
password-problem-long = Le mot de passe est trop long. Le maximum est de { $max } caractères.
password-problem-common = Ce mot de passe est trop facile à deviner : il figure sur des listes de mots de passe courants. Choisissez-en un autre.
password-problem-context = Ce mot de passe s’appuie sur « { $word } », facile à deviner ici. Choisissez-en un autre.
password-problem-mismatch = Les deux mots de passe ne sont pas les mêmes. Saisissez-les à nouveau.
password-reset-heading = Choisissez un nouveau mot de passe
password-reset-label = Nouveau mot de passe
password-reset-confirm-label = Nouveau mot de passe, encore une fois
password-reset-button = Enregistrer le nouveau mot de passe

## Terminé

done-heading = Tout est prêt
done-intro = Votre compte { $application } est prêt. Désormais, connectez-vous avec votre mot de passe.
done-account = Votre compte
done-button-application = Aller à { $application }
done-button-sign-in = Se connecter
done-close = Vous pouvez fermer cette page.
done-result = Votre compte est prêt. Vous pouvez vous connecter.
done-result-reset = Votre mot de passe a été modifié. Vous pouvez vous connecter avec le nouveau.
done-auto = Vous y serez conduit automatiquement dans { $span }.
done-stay = Rester sur cette page
done-reset-heading = Votre mot de passe a été modifié
done-reset-intro = Désormais, connectez-vous à { $application } avec votre nouveau mot de passe.

## Se connecter

sign-in-heading = Connexion
sign-in-intro = Utilisez votre compte { $application }.
sign-in-username = Identifiant
sign-in-username-hint = L’adresse e-mail ou le numéro de téléphone de votre invitation, sauf si on vous a donné un autre nom.
sign-in-password = Mot de passe
sign-in-button = Se connecter
sign-in-problem-wrong = L’identifiant ou le mot de passe n’est pas le bon.
sign-in-problem-password = Saisissez votre mot de passe.
sign-in-problem-wait = Trop d’essais. Réessayez dans { $span }.
sign-in-problem-locked = Trop d’essais de suite. Choisissez « Mot de passe oublié ? » pour en définir un nouveau, ou utilisez un navigateur dans lequel vous vous êtes déjà connecté.
sign-in-forgotten = Mot de passe oublié ?
sign-in-enter = Vous avez un code ? Créez votre compte
signed-in-heading = Vous êtes connecté
signed-in-intro = Vous êtes connecté avec le compte
signed-in-button = Continuer vers { $application }

## Mot de passe oublié

forgotten-heading = Mot de passe oublié ?
forgotten-intro = Indiquez votre compte { $application }, et nous vous enverrons un lien pour choisir un nouveau mot de passe.
forgotten-button = M’envoyer un lien
forgotten-problem-missing = Saisissez votre identifiant.
forgotten-problem-wait = Trop d’essais. Réessayez dans { $span }.
forgotten-sent-heading = Consultez vos e-mails
forgotten-sent = Si ce compte existe, un message avec un lien ou un code est en route.
forgotten-code = Vous avez reçu un code ? Saisissez-le
forgotten-sent-wait = Il peut mettre une minute à arriver ; regardez aussi dans les courriers indésirables. Seul le lien de l’e-mail le plus récent fonctionne.
forgotten-again = Pas d’e-mail ? Réessayer
forgotten-back = Retour à la connexion

## Fins

ending-next = Que faire maintenant
ending-ask-inviter = Demandez à la personne qui vous a invité de vous envoyer une nouvelle invitation.
ending-ask-inviter-support = Demandez à la personne qui vous a invité de vous envoyer une nouvelle invitation, ou contactez l’assistance ci-dessous.
ending-ask-reset = Si vous avez encore besoin d’un nouveau mot de passe, allez à la page de connexion et choisissez « Mot de passe oublié ? ».
ending-sign-in = Aller à la page de connexion
ending-expired-heading = Cette invitation a expiré
ending-expired-text = Les liens d’invitation ne fonctionnent qu’un certain temps, et celui-ci l’a dépassé. Rien n’est perdu.
ending-expired-reset-heading = Ce lien a expiré
ending-expired-reset-text = Les liens pour choisir un mot de passe ne fonctionnent qu’un certain temps, et celui-ci l’a dépassé. Votre mot de passe n’a pas changé.
switch-heading = Un autre lien est déjà ouvert ici
switch-intro = Dans ce navigateur, vous n’avez pas encore terminé avec votre compte { $application }. Le lien que vous avez suivi en est un autre.
switch-stay = Continuer avec ce compte
switch-go = Ouvrir l’autre lien
switch-not-you = Si vous n’attendiez pas l’autre lien, continuez comme avant.

ending-used-heading = Cette invitation a déjà servi
ending-used-text = Quelqu’un a choisi un mot de passe avec elle ; le lien a fait son travail. Si vous venez de saisir un autre mot de passe, il n’a pas été enregistré.
ending-used-next = Si c’était vous, connectez-vous avec le mot de passe choisi alors. Sinon, dites-le tout de suite à la personne qui vous a invité.
ending-used-button = Se connecter
ending-used-reset-heading = Ce lien a déjà servi
ending-used-reset-text = Un nouveau mot de passe a été choisi avec ce lien ; il a fait son travail. Si vous venez de saisir un autre mot de passe, il n’a pas été enregistré.
ending-used-reset-next = Connectez-vous avec votre nouveau mot de passe. Si ce n’est pas vous qui l’avez choisi, allez à la page de connexion, choisissez « Mot de passe oublié ? » et définissez-en un autre tout de suite.
ending-revoked-heading = Cette invitation a été retirée
ending-revoked-text = Les personnes qui l’ont envoyée l’ont reprise ; le lien ne fonctionne plus.
ending-revoked-next = Si vous pensez que c’est une erreur, demandez à la personne qui vous a invité.
ending-revoked-reset-heading = Ce lien ne fonctionne plus
ending-revoked-reset-text = Il a été repris avant d’avoir servi. Votre mot de passe n’a pas changé.
ending-replaced-heading = Il y a une invitation plus récente
ending-replaced-text = Une invitation plus récente vous a été envoyée, et elle remplace ce lien.
ending-replaced-next = Ouvrez l’e-mail le plus récent de { $application } et utilisez le lien qu’il contient.
ending-replaced-reset-heading = Il y a un lien plus récent
ending-replaced-reset-text = Un e-mail plus récent vous a été envoyé, et le lien qu’il contient remplace celui-ci.
ending-outdated-heading = Ce lien ne fonctionne plus
ending-outdated-text = Depuis son envoi, quelque chose a changé dans votre compte, par exemple votre adresse e-mail ou votre mot de passe. Tous les liens précédents ont alors cessé de fonctionner.
ending-broken-heading = Ce lien ne fonctionne pas
ending-broken-text = L’adresse semble incomplète ou mal saisie. Certains logiciels de messagerie coupent les liens longs en deux.
ending-broken-next = Ouvrez à nouveau le lien de l’e-mail, ou copiez l’adresse entière dans la barre d’adresse. Si cela ne marche toujours pas, demandez une nouvelle invitation à la personne qui vous a invité.
ending-broken-reset-next = Ouvrez à nouveau le lien de l’e-mail, ou copiez l’adresse entière dans la barre d’adresse. Si cela ne marche toujours pas, allez à la page de connexion et choisissez « Mot de passe oublié ? ».
ending-tries-heading = Trop de codes erronés
ending-tries-text = Pour protéger le compte, cette invitation n’accepte plus de code.
ending-tries-reset-text = Pour protéger le compte, ce lien n’accepte plus de code.
ending-session-heading = Ouvrez à nouveau votre lien
ending-session-text = Ce navigateur ne sait plus quelle invitation est la vôtre. Cela arrive quand les cookies sont bloqués ou effacés, ou après une longue pause.
ending-session-next = Ouvrez encore une fois le lien de l’invitation, dans ce navigateur. Ce que vous avez déjà fait est conservé.
ending-session-reset-text = Ce navigateur ne sait plus quel compte est le vôtre. Cela arrive quand les cookies sont bloqués ou effacés, ou après une longue pause.
ending-session-reset-next = Ouvrez encore une fois le lien de l’e-mail, dans ce navigateur. Ce que vous avez déjà fait est conservé.
ending-missing-heading = Page introuvable
ending-missing-text = Il n’y a pas de page à cette adresse.
ending-missing-next = Si vous venez d’une invitation, ouvrez à nouveau le lien de cet e-mail.
ending-unavailable-heading = Quelque chose ne fonctionne pas ici
ending-unavailable-text = Ce n’est pas de votre faute, et rien de ce que vous avez fait n’est perdu.
ending-unavailable-next = Attendez une minute, puis rechargez cette page.
ending-form-heading = Cette page n’est plus à jour
ending-form-text = Elle est restée ouverte trop longtemps, ou un autre lien a été ouvert entre-temps dans ce navigateur. Rien n’a été modifié.
ending-form-next = Recommencez l’étape sur une nouvelle page.
ending-form-button = Recommencer cette étape
ending-twice-heading = Ce formulaire n’a pas pu être lu
ending-twice-text = Il contient deux fois le champ { $field }. Rien n’a été modifié.

## E-mails

mail-hello = Bonjour,
mail-copy-link = Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur :
mail-not-expected-heading = Vous ne vous y attendiez pas ?
mail-not-expected = Alors ignorez cet e-mail. Rien ne se passe si vous ne faites rien.
mail-support = Des questions ? Contact :
mail-support-words = Des questions ?
mail-footer = Envoyé pour { $application } à { $recipient }.
mail-footer-code = Envoyé pour { $application }, parce qu’un compte est en cours de création avec cette adresse.
mail-account = Votre compte : { $account }
mail-never-share = Ne donnez jamais ce code à personne, pas même à quelqu’un qui dit travailler ici.

invitation-subject = Votre invitation à { $application }
invitation-subject-inviter = Votre invitation à { $application } de la part de { $inviter }
invitation-preheader = Créez votre compte : { $until }
invitation-heading = Votre invitation à { $application }
invitation-intro = Vous êtes invité à rejoindre { $application }.
invitation-intro-inviter = { $inviter } vous invite à rejoindre { $application }.
invitation-button = Créer votre compte
invitation-until-heading = Combien de temps le lien fonctionne
invitation-until = Le lien fonctionne jusqu’au { $moment }, soit { $span } après l’écriture de cet e-mail.
invitation-until-short = le lien fonctionne jusqu’au { $moment }.
invitation-never = Le lien n’a pas de date de fin. Il fonctionne jusqu’à ce que votre compte soit créé.
invitation-never-short = le lien fonctionne jusqu’à ce que vous l’ayez utilisé.
invitation-next-heading = Et ensuite
invitation-next = Ouvrez le lien, suivez les quelques étapes et choisissez un mot de passe. Vous pourrez ensuite vous connecter.
invitation-new-heading = Besoin d’une nouvelle invitation ?
invitation-new = Ouvrez le lien même s’il a expiré : le plus souvent, vous pourrez vous en faire envoyer un nouveau. Sinon, adressez-vous à la personne qui vous a invité. Seul le lien de l’e-mail le plus récent fonctionne.

invitation-again-subject = Votre nouveau lien pour { $application }
invitation-again = Voici un nouveau lien. Les précédents ne fonctionnent plus.

invitation-code-again-subject = Votre nouveau code d’invitation pour { $application }
invitation-code-again = Voici un nouveau code. Les précédents ne fonctionnent plus.
invitation-code-subject = Votre code d’invitation pour { $application }
invitation-code-preheader = { $code } est votre code d’invitation.
invitation-code-intro = Votre code d’invitation est :
invitation-code-button = Saisir le code
invitation-code-until-heading = Combien de temps le code fonctionne
invitation-code-until = Le code fonctionne jusqu’au { $moment }, soit { $span } après l’écriture de cet e-mail.
invitation-code-never = Le code n’a pas de date de fin. Il fonctionne jusqu’à ce que votre compte soit créé.
invitation-code-next = Saisissez le code là où il vous est demandé, suivez les quelques étapes et choisissez un mot de passe. Vous pourrez ensuite vous connecter.
invitation-code-new = Faites-vous en envoyer un nouveau sur la page où vous saisissez le code, ou adressez-vous à la personne qui vous a invité. Seul le code le plus récent fonctionne.

step-code-subject = Votre code pour { $application }
step-code-preheader = { $code } est votre code. Il est valable { $span }.
step-code-heading = Votre code
step-code-intro = Saisissez ce code sur la page où vous créez votre compte { $application } :
step-code-until-heading = Combien de temps le code fonctionne
step-code-until = Le code est valable { $span } à partir du moment où vous l’avez demandé, et une seule fois.
step-code-new-heading = Besoin d’un nouveau code ?
step-code-new = Demandez-en un sur la page où vous le saisissez. Seul le plus récent fonctionne. Si la page ne s’ouvre plus, demandez une nouvelle invitation à la personne qui vous a invité.
step-code-next-heading = Et ensuite
step-code-next = Dès que le code est bon, la page vous mène à l’étape suivante.

activated-subject = Votre compte { $application } est prêt
activated-preheader = Votre mot de passe est défini. Vous pouvez vous connecter.
activated-heading = Votre compte est prêt
activated-intro = Votre compte { $application } est créé, et son mot de passe a été choisi.
activated-button = Se connecter
activated-next-heading = Et ensuite
activated-next = Connectez-vous avec votre compte et le mot de passe que vous avez choisi. Le lien de l’invitation ne fonctionne plus ; vous n’en avez plus besoin.
activated-not-you-heading = Ce n’était pas vous ?
activated-not-you = Alors quelqu’un d’autre a utilisé votre invitation. Dites-le tout de suite à la personne qui vous a invité.

reset-subject = Choisissez un nouveau mot de passe pour { $application }
reset-preheader = Vous pouvez choisir un nouveau mot de passe : { $until }
reset-heading = Choisissez un nouveau mot de passe
reset-intro = Un nouveau mot de passe a été demandé pour votre compte { $application }. Si c’était vous, choisissez-le ici :
reset-button = Choisir un nouveau mot de passe
reset-never = Le lien n’a pas de date de fin. Il fonctionne une seule fois.
reset-next = Ouvrez le lien, suivez les quelques étapes et choisissez un nouveau mot de passe. D’ici là, l’ancien reste valable.
reset-new-heading = Besoin d’un nouveau lien ?
reset-new = Choisissez à nouveau « Mot de passe oublié ? » sur la page de connexion. Seul le lien de l’e-mail le plus récent fonctionne.
reset-not-asked-heading = Vous n’avez rien demandé ?
reset-not-asked = Alors ignorez cet e-mail. Votre mot de passe reste le même. Ne donnez jamais ce lien à personne : qui le possède peut changer votre mot de passe.

changed-subject = Votre mot de passe pour { $application } a été modifié
changed-preheader = Si c’était vous, il n’y a rien à faire.
changed-heading = Votre mot de passe a été modifié
changed-intro = Le mot de passe de votre compte { $application } a été modifié.
changed-when = Quand : { $moment }
changed-you-heading = C’était vous ?
changed-you = Alors il n’y a rien à faire. Désormais, connectez-vous avec le nouveau mot de passe.
changed-not-you-heading = Ce n’était pas vous ?
changed-not-you = Alors quelqu’un d’autre a peut-être accès à votre compte. Allez à la page de connexion, choisissez « Mot de passe oublié ? » et définissez tout de suite un autre mot de passe. Changez aussi celui de votre messagerie.
changed-not-you-support = Alors quelqu’un d’autre a peut-être accès à votre compte. Allez à la page de connexion, choisissez « Mot de passe oublié ? » et définissez tout de suite un autre mot de passe. Changez aussi celui de votre messagerie, et contactez l’assistance ci-dessous.

locked-subject = Quelqu’un essaie de deviner le mot de passe de votre compte { $application }
locked-preheader = 100 essais de suite ont échoué. Personne n’est entré ainsi.
locked-heading = Quelqu’un essaie de deviner votre mot de passe
locked-intro = 100 essais de connexion à votre compte { $application } ont échoué de suite. Personne n’est entré ainsi.
locked-now-heading = Ce qui se passe maintenant
locked-now = Aucun mot de passe n’est plus accepté depuis un navigateur que nous ne connaissons pas, pas même le bon. Un navigateur dans lequel vous vous êtes déjà connecté fonctionne toujours. Après 24 heures sans essai, tout redevient comme avant.
locked-do-heading = Ce que vous pouvez faire
locked-do = Choisissez un nouveau mot de passe et tout fonctionne de nouveau aussitôt. Prenez-en un que vous n’utilisez nulle part ailleurs. Si vous pouvez vous connecter comme d’habitude, vous n’avez rien à faire.

moved-subject = Vos coordonnées pour { $application } ont été modifiées
moved-heading = Vos coordonnées ont été modifiées
moved-email-intro = Cette adresse n’appartient plus à votre compte { $application }. Les messages concernant le compte vont désormais à une autre adresse.
moved-phone-intro = Le numéro de téléphone de votre compte { $application } a été modifié. Les SMS concernant le compte ne vont plus à l’ancien numéro.
moved-you = Alors il n’y a rien à faire.
moved-not-you = Alors quelqu’un d’autre est peut-être en train de prendre votre compte. Dites-le tout de suite à la personne qui vous a invité : un lien vers un autre mot de passe ne vous parviendra plus.
moved-not-you-support = Alors quelqu’un d’autre est peut-être en train de prendre votre compte. Contactez tout de suite l’assistance ci-dessous : un lien vers un autre mot de passe ne vous parviendra plus.

reminder-subject = Votre invitation à { $application } expire bientôt
reminder-preheader = Créez votre compte avant le { $moment }.
reminder-heading = Votre invitation expire bientôt
reminder-intro = Votre compte n’est pas encore créé. Ceci est le seul rappel.
reminder-until-heading = Combien de temps il reste
reminder-until = L’invitation est valable jusqu’au { $moment }, soit { $span } après l’écriture de cet e-mail.
reminder-next = Ouvrez le lien et terminez les quelques étapes. C’est le lien que vous avez déjà reçu ; il fonctionne jusque-là.
reminder-code-next = Saisissez le code que vous avez déjà reçu et terminez les quelques étapes. Si vous ne le retrouvez pas, demandez-en un nouveau sur cette page.

trial-mark = [Test]
trial-notice = Ceci est le test d’un e-mail en cours de rédaction. Son contenu est un exemple : n’en tenez pas compte.

withdrawn-subject = Votre invitation à { $application } a été retirée
withdrawn-preheader = Le lien ou le code que vous avez reçu ne fonctionne plus.
withdrawn-heading = Votre invitation a été retirée
withdrawn-intro = Les personnes qui vous ont invité à rejoindre { $application } ont repris l’invitation.
withdrawn-next-heading = Et ensuite
withdrawn-next = Le lien ou le code que vous avez reçu ne fonctionne plus. Vous n’avez rien à faire.
withdrawn-mistake-heading = Est-ce une erreur ?
withdrawn-mistake = Demandez à la personne qui vous a invité.
withdrawn-mistake-support = Demandez à la personne qui vous a invité, ou contactez l’assistance ci-dessous.

## Messages courts

sms-code = { $code } est votre code pour { $application }. Il est valable { $span }.
sms-code-plain = { $code } est votre code. Il est valable { $span }.
sms-invitation = { $code } est votre code d'invitation pour { $application }.
sms-invitation-inviter = { $code } est votre code : { $inviter } vous invite à rejoindre { $application }.
sms-invitation-plain = { $code } est votre code d'invitation.
sms-invitation-until = Il est valable { $span }. Saisissez-le ici : { $page }
sms-invitation-never = Saisissez-le ici : { $page }
sms-reset = { $code } est votre code pour choisir un nouveau mot de passe pour { $application }.
sms-reset-plain = { $code } est votre code pour choisir un nouveau mot de passe.
sms-changed = { $application } : votre mot de passe a été changé. Ce n'était pas vous ? Dites-le à la personne qui vous a invité.
sms-changed-plain = Votre mot de passe a été changé. Ce n'était pas vous ? Dites-le à la personne qui vous a invité.
sms-locked = { $application } : trop de connexions échouées à votre compte. Choisir un nouveau mot de passe : { $page }
sms-locked-plain = Trop de connexions échouées à votre compte. Choisir un nouveau mot de passe : { $page }
sms-activated = Votre compte { $application } est créé. Ce n'était pas vous ? Dites-le à la personne qui vous a invité.
sms-activated-plain = Votre compte est créé. Ce n'était pas vous ? Dites-le à la personne qui vous a invité.
sms-moved = { $application } : ce numéro n'appartient plus à votre compte. Ce n'était pas vous ? Dites-le à la personne qui vous a invité.
sms-moved-plain = Ce numéro n'appartient plus à votre compte. Ce n'était pas vous ? Dites-le à la personne qui vous a invité.
sms-reminder = { $application } : votre invitation expire dans { $span }. Saisir le code ou en demander un autre : { $page }
sms-reminder-plain = Votre invitation expire dans { $span }. Saisir le code ou en demander un autre : { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Vous configurez votre compte pour %app%.
code-other-number = Mauvais numéro ? En saisir un autre
phone-country = Pays ou région
phone-country-hint = Tapez quelques lettres pour le trouver
phone-country-unknown = Nous n’avons pas trouvé ce pays. Choisissez-le dans la liste, ou commencez le numéro par le signe plus.
phone-country-several = De quel pays s’agit-il ? Par exemple : %found%
strength-short = Encore trop court : %have% caractères sur %min%
strength-easy = Facile à deviner : il se répète ou s’appuie sur un nom
strength-fine = Bien
strength-strong = Très bien
ending-else = Si cela ne suffit pas
renew-offer-email = Faites envoyer un nouveau message à l’adresse enregistrée :
renew-offer-sms = Faites envoyer un nouveau message au numéro de téléphone enregistré :
renew-button = M’envoyer un nouveau lien
renew-button-code = M’envoyer un nouveau code
renew-sent = Si votre lien ou votre code peut être renouvelé, un nouveau message est en route.
renew-sent-wait = Il peut mettre une minute à arriver ; regardez aussi dans les courriers indésirables. Seul ce qui figure dans le message le plus récent fonctionne.
renew-sent-wait-sms = Il peut mettre une minute à arriver. Seul ce qui figure dans le message le plus récent fonctionne.
renew-back = Rien reçu ? Revenez en arrière et redemandez dans une minute

docs-title = API Latchkey
docs-document = La même chose au format OpenAPI :
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
verify-intro = Est-ce bien votre adresse chez { $application } ? Appuyez sur le bouton pour la confirmer.
verify-address = Adresse
verify-button = Oui, la confirmer
verify-not-you = Ce n’est pas la vôtre ? Fermez simplement cette page. Rien ne change.
verify-done-heading = Votre adresse est confirmée
verify-done-intro = Merci. Il n’y a plus rien à faire ici.
verify-already-heading = Cette adresse est déjà confirmée
verify-already-intro = Le lien a déjà servi. Il n’y a plus rien à faire.
verify-expired-heading = Ce lien a expiré
verify-expired-intro = Votre adresse n’est pas encore confirmée. Demandez un nouvel e-mail là où vous vous connectez.
verify-overtaken-heading = Ce lien n’est plus valable
verify-overtaken-intro = L’adresse du compte a changé depuis l’envoi de l’e-mail, ou le compte a été fermé.
verify-result = Votre adresse e-mail a été vérifiée. Vous pouvez continuer à utiliser l’application.
verify-result-already = Ce compte est déjà vérifié.
verify-result-expired = L’accès a expiré.
verify-result-overtaken = Le compte n’existe pas ou le lien de vérification n’est pas valable.

verify-mail-subject = Confirmez votre adresse pour { $application }
verify-mail-preheader = Un clic suffit : { $until }
verify-mail-heading = Confirmez votre adresse
verify-mail-intro = Quelqu’un a donné cette adresse pour un compte chez { $application }. Si c’est vous, confirmez-la :
verify-mail-button = Confirmer l’adresse
verify-mail-not-you-heading = Ce n’était pas vous ?
verify-mail-not-you = Alors ignorez cet e-mail. L’adresse reste non confirmée.
