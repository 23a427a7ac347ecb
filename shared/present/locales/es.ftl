# Español. Se habla de «tú».
# $application, $inviter y demás son nombres que alguien eligió: no concuerdan con nada.

direction = ltr
language-name = Español
language-switch = Idioma

## Fechas y plazos

month-name = { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
}
weekday-name = { $weekday ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
}
date-time = { $weekday }, { $day } de { $month } de { $year }, { $time } h ({ $zone })
date-time-distance = { $moment }, { $distance }
distance-ahead = dentro de { $span }
distance-now = ahora
distance-past = hace { $span }
span-seconds = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
span-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}
span-hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
span-days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}

## Todas las páginas

application-unnamed = esta aplicación
page-title = { $heading } – { $application }
page-title-error = Problema: { $title }
preview-title = Crear una cuenta
preview-reset-title = Contraseña nueva
preview-description = Una página privada para una sola persona.
support = ¿Necesitas ayuda? Contacto:
support-words = ¿Necesitas ayuda?
progress = Paso { $step } de { $of }
problem-heading = Hay un problema
password-show = Mostrar
password-hide = Ocultar
password-show-long = Mostrar la contraseña
password-hide-long = Ocultar la contraseña

## Abrir la invitación

landing-heading = Tienes una invitación a { $application }
landing-intro = Crea tu cuenta. Se tarda un minuto, más o menos.
landing-intro-inviter = { $inviter } te ha invitado. Crear tu cuenta lleva un minuto, más o menos.
landing-address = Tu cuenta
landing-until = Válida hasta
landing-never = Sin fecha de fin
landing-button = Aceptar y continuar
landing-not-you = ¿No eres tú? Cierra esta página y ya está. No pasa nada hasta que pulses el botón.
landing-reset-heading = Elige una contraseña nueva
landing-reset-intro = Puedes elegir una contraseña nueva para tu cuenta de { $application }. Se tarda un minuto, más o menos.
landing-reset-button = Continuar
landing-reset-not-you = ¿No lo has pedido tú? Cierra esta página y ya está. Tu contraseña sigue siendo la misma.

## Escribir un código en lugar de abrir un enlace

enter-heading = Crea tu cuenta con un código
enter-intro = Usa el código de invitación que recibiste para { $application }.
enter-hint-digits = Las cifras de tu invitación
enter-hint-text = Las letras y cifras de tu invitación, tal como están escritas
enter-button = Continuar
enter-again-heading = ¿No tienes código, o ya no sirve?
enter-again-intro = Cada código sirve una sola vez: para volver hace falta otro. Lo enviaremos a la dirección o al teléfono que recibió la invitación.
enter-again-button = Envíame un código nuevo
enter-sent = Si esta cuenta está pendiente de crear, un código nuevo va en camino.
enter-problem-username = Escribe tu nombre de usuario.
enter-problem-code = Escribe el código de tu invitación.
enter-problem-wrong = El nombre de usuario o el código no es correcto, o el código ya se ha usado o ha caducado.
enter-problem-wait = Demasiados intentos. Vuelve a intentarlo dentro de { $span }.

## El código

code-heading-email = Mira tu correo
code-heading-sms = Mira tus mensajes
code-heading-before-email = Confirma tu correo electrónico
code-heading-before-sms = Confirma tu número de teléfono
code-intro-email = Hemos enviado un código a esta dirección. Puede tardar un minuto en llegar; mira también en la carpeta de correo no deseado.
code-intro-sms = Hemos enviado un código a este teléfono. Puede tardar un minuto en llegar.
code-before-email = Enviaremos un código a esta dirección para comprobar que es tuya.
code-before-sms = Enviaremos un código a este teléfono para comprobar que es tuyo.
code-label = Código
code-hint-digits = { $length } cifras
code-hint-text = { $length } letras y cifras, tal como están escritas
code-button = Continuar
code-again-heading = ¿No te ha llegado?
code-again-button = Enviar un código nuevo
code-first-button = Enviar el código
code-other-sms = Enviarlo por SMS al { $destination }
code-other-email = Enviarlo por correo electrónico a { $destination }
code-wait = Podrás pedir un código nuevo dentro de { $span }.
# %time% lo rellena el programa de la página, en minutos y segundos (0:45).
code-wait-live = Podrás pedir un código nuevo dentro de %time%.
code-wait-over = Ya puedes pedir un código nuevo.
code-just-sent = Un código nuevo va en camino. Solo vale el último.
code-problem-missing = Escribe el código que te hemos enviado.
code-problem-malformed = Esto no puede ser el código: comprueba su longitud y sus caracteres. No cuenta como intento.
code-problem-wrong = { $tries ->
    [0] Ese código no es correcto.
    [one] Ese código no es correcto. Te queda { $tries } intento.
   *[other] Ese código no es correcto. Te quedan { $tries } intentos.
}
code-problem-expired = Ese código ha caducado. Pide uno nuevo.
code-problem-used-up = Ese código se ha escrito mal demasiadas veces y ya no vale. Pide uno nuevo.
code-problem-too-soon = Acabamos de enviar un código. Espera un momento antes de pedir otro.
code-problem-too-often = Ya se han enviado varios códigos. Espera antes de pedir otro.
code-problem-delayed = Todavía no hemos podido enviarte el código. Seguimos intentándolo; más tarde también puedes pedir uno nuevo.
code-problem-unsendable = No hemos podido enviarte un código. Pide uno nuevo o ponte en contacto con quien te invitó.

## Preguntas sobre la persona

profile-heading = Sobre ti
profile-intro = { $application } quiere saber esto para tu cuenta.
profile-optional = (opcional)
profile-choose = Elige una opción
profile-no-answer = Sin respuesta
profile-button = Continuar
profile-problem-missing = «{ $label }» necesita una respuesta.
profile-problem-unticked = Marca «{ $label }» para continuar.
profile-problem-long = { $max ->
    [one] «{ $label }» admite como máximo { $max } carácter.
   *[other] «{ $label }» admite como máximo { $max } caracteres.
}
profile-problem-choice = «{ $label }»: elige una de las respuestas que se ofrecen.
profile-problem-date = «{ $label }»: escribe una fecha que exista, como 2001-12-31.

## El número de teléfono

phone-heading = Tu número de teléfono
phone-intro = Enviaremos un código a este número para comprobar que es tuyo.
phone-label = Número de teléfono
phone-hint = Con el prefijo del país, como +49{"\u00A0"}151{"\u00A0"}23456789
phone-button = Continuar
phone-problem-missing = Escribe tu número de teléfono.
phone-problem-invalid = No es un número de teléfono con el prefijo del país. Empieza con el signo más, como +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = No podemos enviar mensajes a números de este país. Escribe otro número.
phone-problem-landline = Es un teléfono fijo, que no recibe SMS. Escribe un número de móvil.

## Las condiciones

terms-heading = Condiciones de uso
terms-intro = { $application } te pide que leas sus condiciones y las aceptes.
terms-document = Documento
terms-link = Leer las condiciones (se abre en otra pestaña)
terms-version = Versión
terms-label = He leído las condiciones y las acepto
terms-button = Continuar
terms-problem-not-accepted = Marca la casilla para aceptar las condiciones. Sin eso no se puede crear tu cuenta.

## La contraseña

password-heading = Elige una contraseña
password-account = Tu cuenta
password-label = Contraseña
password-confirm-label = Repite la contraseña
password-rule-length = { $min ->
    [one] Usa al menos { $min } carácter.
   *[other] Usa al menos { $min } caracteres.
}
password-rule-free = Vale todo: una frase, espacios, cualquier escritura. Puedes pegarla desde un gestor de contraseñas.
password-rule-avoid = Evita las contraseñas comunes, tu propio nombre o dirección y el nombre de la aplicación.
password-button = Guardar la contraseña
password-problem-missing = Escribe una contraseña.
password-problem-short = La contraseña necesita al menos { $min } caracteres. Esta tiene { $have }.
password-problem-long = La contraseña es demasiado larga. El máximo es de { $max } caracteres.
password-problem-common = Esta contraseña es demasiado fácil de adivinar: está en listas de contraseñas comunes. Elige otra.
password-problem-context = La contraseña se apoya en «{ $word }», que aquí es fácil de adivinar. Elige otra.
password-problem-mismatch = Las dos contraseñas no son iguales. Escríbelas otra vez.
password-reset-heading = Elige una contraseña nueva
password-reset-label = Contraseña nueva
password-reset-confirm-label = Repite la contraseña nueva
password-reset-button = Guardar la contraseña nueva

## Listo

done-heading = Todo listo
done-intro = Tu cuenta de { $application } está lista. A partir de ahora, inicia sesión con tu contraseña.
done-account = Tu cuenta
done-button-application = Ir a { $application }
done-button-sign-in = Iniciar sesión
done-close = Puedes cerrar esta página.
done-result = Tu cuenta está lista. Ya puedes iniciar sesión.
done-result-reset = Tu contraseña ha cambiado. Ya puedes iniciar sesión con ella.
done-auto = Irás allí automáticamente dentro de { $span }.
done-stay = Quedarse en esta página
done-reset-heading = Tu contraseña ha cambiado
done-reset-intro = A partir de ahora, inicia sesión en { $application } con tu contraseña nueva.

## Iniciar sesión

sign-in-heading = Iniciar sesión
sign-in-intro = Usa tu cuenta de { $application }.
sign-in-username = Nombre de usuario
sign-in-username-hint = El correo electrónico o el número de teléfono con el que te invitaron, si no te dieron otro nombre.
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-problem-wrong = El nombre de usuario o la contraseña no es correcto.
sign-in-problem-password = Escribe tu contraseña.
sign-in-problem-wait = Demasiados intentos. Vuelve a intentarlo dentro de { $span }.
sign-in-problem-locked = Demasiados intentos seguidos. Elige «¿Has olvidado tu contraseña?» para poner una nueva, o usa un navegador en el que ya hayas iniciado sesión.
sign-in-forgotten = ¿Has olvidado tu contraseña?
sign-in-enter = ¿Tienes un código? Crea tu cuenta
signed-in-heading = Has iniciado sesión
signed-in-intro = Has iniciado sesión como
signed-in-button = Continuar a { $application }

## Una contraseña olvidada

forgotten-heading = ¿Has olvidado tu contraseña?
forgotten-intro = Escribe tu cuenta de { $application } y te enviaremos un enlace para elegir una contraseña nueva.
forgotten-button = Envíame un enlace
forgotten-problem-missing = Escribe tu nombre de usuario.
forgotten-problem-wait = Demasiados intentos. Vuelve a intentarlo dentro de { $span }.
forgotten-sent-heading = Mira tu correo
forgotten-sent = Si existe esa cuenta, un mensaje con un enlace o un código va en camino.
forgotten-code = ¿Te ha llegado un código? Escríbelo aquí
forgotten-sent-wait = Puede tardar un minuto en llegar; mira también en la carpeta de correo no deseado. Solo vale el enlace del último correo.
forgotten-again = ¿No te ha llegado? Inténtalo otra vez
forgotten-back = Volver al inicio de sesión

## Finales

ending-next = Qué hacer ahora
ending-ask-inviter = Pide a la persona que te invitó que te envíe otra invitación.
ending-ask-inviter-support = Pide a la persona que te invitó que te envíe otra invitación, o escribe al contacto de ayuda que ves abajo.
ending-ask-reset = Si aún necesitas una contraseña nueva, ve a la página de inicio de sesión y elige «¿Has olvidado tu contraseña?».
ending-sign-in = Ir a la página de inicio de sesión
ending-expired-heading = Esta invitación ha caducado
ending-expired-text = Los enlaces de las invitaciones valen un tiempo limitado, y el de este ya ha pasado. No se ha perdido nada.
ending-expired-reset-heading = Este enlace ha caducado
ending-expired-reset-text = Los enlaces para elegir una contraseña valen un tiempo limitado, y el de este ya ha pasado. Tu contraseña no ha cambiado.
switch-heading = Aquí ya hay otro enlace abierto
switch-intro = En este navegador aún no has terminado con tu cuenta de { $application }. El enlace que has seguido es otro.
switch-stay = Seguir con esta cuenta
switch-go = Abrir el otro enlace
switch-not-you = Si no esperabas el otro enlace, sigue como hasta ahora.

ending-used-heading = Esta invitación ya se ha usado
ending-used-text = Alguien ha elegido una contraseña con ella; el enlace ha cumplido su función. Si acabas de escribir otra contraseña, no se ha guardado.
ending-used-next = Si fuiste tú, inicia sesión con la contraseña que elegiste entonces. Si no, díselo enseguida a la persona que te invitó.
ending-used-button = Iniciar sesión
ending-used-reset-heading = Este enlace ya se ha usado
ending-used-reset-text = Con él se eligió una contraseña nueva; el enlace ha cumplido su función. Si acabas de escribir otra contraseña, no se ha guardado.
ending-used-reset-next = Inicia sesión con tu contraseña nueva. Si no la elegiste tú, ve a la página de inicio de sesión, elige «¿Has olvidado tu contraseña?» y pon otra enseguida.
ending-revoked-heading = Esta invitación se ha retirado
ending-revoked-text = Quien la envió la ha retirado, así que el enlace ya no vale.
ending-revoked-next = Si crees que es un error, pregunta a la persona que te invitó.
ending-revoked-reset-heading = Este enlace ya no vale
ending-revoked-reset-text = Se retiró antes de que se usara. Tu contraseña no ha cambiado.
ending-replaced-heading = Hay una invitación más reciente
ending-replaced-text = Se te ha enviado una invitación más reciente, que sustituye a este enlace.
ending-replaced-next = Abre el último correo de { $application } y usa el enlace que contiene.
ending-replaced-reset-heading = Hay un enlace más reciente
ending-replaced-reset-text = Se te ha enviado un correo más reciente, y su enlace sustituye a este.
ending-outdated-heading = Este enlace ya no vale
ending-outdated-text = Desde que se envió ha cambiado algo en tu cuenta, por ejemplo la dirección de correo o la contraseña. Por eso los enlaces anteriores ya no valen.
ending-broken-heading = Este enlace no funciona
ending-broken-text = Parece que la dirección está incompleta o mal escrita. Algunos programas de correo parten en dos los enlaces largos.
ending-broken-next = Abre otra vez el enlace del correo, o copia la dirección entera en la barra de direcciones. Si sigue sin funcionar, pide otra invitación a la persona que te invitó.
ending-broken-reset-next = Abre otra vez el enlace del correo, o copia la dirección entera en la barra de direcciones. Si sigue sin funcionar, ve a la página de inicio de sesión y elige «¿Has olvidado tu contraseña?».
ending-tries-heading = Demasiados códigos incorrectos
ending-tries-text = Para proteger la cuenta, esta invitación ya no acepta códigos.
ending-tries-reset-text = Para proteger la cuenta, este enlace ya no acepta códigos.
ending-session-heading = Abre otra vez tu enlace
ending-session-text = Este navegador ya no recuerda cuál es tu invitación. Ocurre cuando las cookies se bloquean o se borran, o después de una pausa larga.
ending-session-next = Abre otra vez el enlace de la invitación, en este navegador. Lo que ya has hecho se conserva.
ending-session-reset-text = Este navegador ya no recuerda cuál es tu cuenta. Ocurre cuando las cookies se bloquean o se borran, o después de una pausa larga.
ending-session-reset-next = Abre otra vez el enlace del correo, en este navegador. Lo que ya has hecho se conserva.
ending-missing-heading = Página no encontrada
ending-missing-text = No hay ninguna página en esta dirección.
ending-missing-next = Si vienes de una invitación, abre otra vez el enlace de ese correo.
ending-unavailable-heading = Algo no funciona aquí
ending-unavailable-text = No es culpa tuya, y no se ha perdido nada de lo que hiciste.
ending-unavailable-next = Espera un minuto y vuelve a cargar esta página.
ending-form-heading = Esta página ya no está al día
ending-form-text = Estuvo abierta demasiado tiempo, o entretanto se abrió otro enlace en este navegador. No se ha cambiado nada.
ending-form-next = Empieza el paso de nuevo en una página nueva.
ending-form-button = Empezar este paso de nuevo
ending-twice-heading = No se ha podido leer este formulario
ending-twice-text = Contiene dos veces el campo { $field }. No se ha cambiado nada.

## Correos

mail-hello = Hola:
mail-copy-link = Si el botón no funciona, copia esta dirección en tu navegador:
mail-not-expected-heading = ¿No esperabas este correo?
mail-not-expected = Entonces no hagas caso de este correo. No pasa nada si no haces nada.
mail-support = ¿Preguntas? Contacto:
mail-support-words = ¿Preguntas?
mail-footer = Enviado en nombre de { $application } a { $recipient }.
mail-footer-code = Enviado en nombre de { $application } porque se está creando una cuenta con esta dirección.
mail-account = Tu cuenta: { $account }
mail-never-share = No des nunca el código a nadie, ni siquiera a quien diga que trabaja aquí.

invitation-subject = Tienes una invitación a { $application }
invitation-subject-inviter = Tienes una invitación a { $application } de { $inviter }
invitation-preheader = Crea tu cuenta: { $until }
invitation-heading = Tienes una invitación a { $application }
invitation-intro = Te han invitado a { $application }.
invitation-intro-inviter = { $inviter } te ha invitado a { $application }.
invitation-button = Crear tu cuenta
invitation-until-heading = Cuánto tiempo vale el enlace
invitation-until = El enlace vale hasta el { $moment }. Son { $span } desde que se escribió este correo.
invitation-until-short = el enlace vale hasta el { $moment }.
invitation-never = El enlace no tiene fecha de fin. Vale hasta que tu cuenta esté creada.
invitation-never-short = el enlace vale hasta que lo hayas usado.
invitation-next-heading = Qué pasa después
invitation-next = Abre el enlace, sigue los pasos, que son cortos, y elige una contraseña. Después podrás iniciar sesión.
invitation-new-heading = ¿Necesitas otra invitación?
invitation-new = Abre el enlace aunque haya caducado: casi siempre podrás pedir ahí uno nuevo. Si no, pídeselo a la persona que te invitó. Solo vale el enlace del último correo.

invitation-again-subject = Tu enlace nuevo para { $application }
invitation-again = Este es un enlace nuevo. Los anteriores ya no valen.

invitation-code-again-subject = Tu código de invitación nuevo para { $application }
invitation-code-again = Este es un código nuevo. Los anteriores ya no valen.
invitation-code-subject = Tu código de invitación para { $application }
invitation-code-preheader = { $code } es tu código de invitación.
invitation-code-intro = Tu código de invitación es:
invitation-code-button = Escribir el código
invitation-code-until-heading = Cuánto tiempo vale el código
invitation-code-until = El código vale hasta el { $moment }. Son { $span } desde que se escribió este correo.
invitation-code-never = El código no tiene fecha de fin. Vale hasta que tu cuenta esté creada.
invitation-code-next = Escribe el código donde te lo pidieron, sigue los pasos, que son cortos, y elige una contraseña. Después podrás iniciar sesión.
invitation-code-new = Pide uno nuevo en la página donde se escribe el código, o a la persona que te invitó. Solo vale el último código.

step-code-subject = Tu código para { $application }
step-code-preheader = { $code } es tu código. Vale durante { $span }.
step-code-heading = Tu código
step-code-intro = Escribe este código en la página en la que estás creando tu cuenta de { $application }:
step-code-until-heading = Cuánto tiempo vale el código
step-code-until = El código vale durante { $span } desde que lo pediste, y una sola vez.
step-code-new-heading = ¿Necesitas otro código?
step-code-new = Pídelo en la página donde se escribe. Solo vale el último. Si la página ya no se abre, pide otra invitación a la persona que te invitó.
step-code-next-heading = Qué pasa después
step-code-next = En cuanto el código sea correcto, la página te llevará al paso siguiente.

activated-subject = Tu cuenta de { $application } está lista
activated-preheader = Tu contraseña está guardada. Ya puedes iniciar sesión.
activated-heading = Tu cuenta está lista
activated-intro = Tu cuenta de { $application } está creada y ya tiene contraseña.
activated-button = Iniciar sesión
activated-next-heading = Qué pasa después
activated-next = Inicia sesión con tu cuenta y la contraseña que elegiste. El enlace de la invitación ya no vale; no lo necesitas.
activated-not-you-heading = ¿No fuiste tú?
activated-not-you = Entonces otra persona ha usado tu invitación. Díselo enseguida a la persona que te invitó.

reset-subject = Elige una contraseña nueva para { $application }
reset-preheader = Puedes elegir una contraseña nueva: { $until }
reset-heading = Elige una contraseña nueva
reset-intro = Se ha pedido una contraseña nueva para tu cuenta de { $application }. Si fuiste tú, elígela aquí:
reset-button = Elegir una contraseña nueva
reset-never = El enlace no tiene fecha de fin. Vale una sola vez.
reset-next = Abre el enlace, sigue los pasos, que son cortos, y elige una contraseña nueva. Hasta entonces vale la anterior.
reset-new-heading = ¿Necesitas otro enlace?
reset-new = Elige otra vez «¿Has olvidado tu contraseña?» en la página de inicio de sesión. Solo vale el enlace del último correo.
reset-not-asked-heading = ¿No lo has pedido tú?
reset-not-asked = Entonces no hagas caso de este correo. Tu contraseña sigue siendo la misma. No des nunca el enlace a nadie: quien lo tenga puede cambiar tu contraseña.

changed-subject = Tu contraseña de { $application } ha cambiado
changed-preheader = Si fuiste tú, no tienes que hacer nada.
changed-heading = Tu contraseña ha cambiado
changed-intro = La contraseña de tu cuenta de { $application } ha cambiado.
changed-when = Cuándo: { $moment }
changed-you-heading = ¿Fuiste tú?
changed-you = Entonces no tienes que hacer nada. A partir de ahora, inicia sesión con la contraseña nueva.
changed-not-you-heading = ¿No fuiste tú?
changed-not-you = Entonces puede que otra persona tenga acceso a tu cuenta. Ve a la página de inicio de sesión, elige «¿Has olvidado tu contraseña?» y pon otra contraseña enseguida. Cambia también la de tu correo.
changed-not-you-support = Entonces puede que otra persona tenga acceso a tu cuenta. Ve a la página de inicio de sesión, elige «¿Has olvidado tu contraseña?» y pon otra contraseña enseguida. Cambia también la de tu correo y escribe al contacto de ayuda que ves abajo.

locked-subject = Alguien intenta adivinar la contraseña de tu cuenta de { $application }
locked-preheader = Han fallado 100 intentos seguidos. Nadie ha entrado con ellos.
locked-heading = Alguien intenta adivinar tu contraseña
locked-intro = Han fallado 100 intentos seguidos de iniciar sesión en tu cuenta de { $application }. Nadie ha entrado con ellos.
locked-now-heading = Qué pasa ahora
locked-now = Ya no se acepta ninguna contraseña desde navegadores que no conocemos, ni siquiera la correcta. Un navegador en el que ya hayas iniciado sesión sigue funcionando. Después de 24 horas sin intentos, todo vuelve a ser como antes.
locked-do-heading = Qué puedes hacer
locked-do = Elige una contraseña nueva y todo volverá a funcionar enseguida. Pon una que no uses en ningún otro sitio. Si puedes iniciar sesión como siempre, no tienes que hacer nada.

moved-subject = Tus datos de contacto de { $application } han cambiado
moved-heading = Tus datos de contacto han cambiado
moved-email-intro = Esta dirección ya no pertenece a tu cuenta de { $application }. Desde ahora, los mensajes sobre la cuenta van a otra dirección.
moved-phone-intro = El número de teléfono de tu cuenta de { $application } ha cambiado. Los SMS sobre la cuenta ya no llegan al número anterior.
moved-you = Entonces no tienes que hacer nada.
moved-not-you = Entonces puede que otra persona se esté quedando con tu cuenta. Díselo enseguida a la persona que te invitó: el enlace para poner otra contraseña ya no te llegará.
moved-not-you-support = Entonces puede que otra persona se esté quedando con tu cuenta. Escribe enseguida al contacto de ayuda que ves abajo: el enlace para poner otra contraseña ya no te llegará.

reminder-subject = Tu invitación a { $application } vence pronto
reminder-preheader = Crea tu cuenta antes del { $moment }.
reminder-heading = Tu invitación vence pronto
reminder-intro = Tu cuenta aún no está creada. Este es el único recordatorio.
reminder-until-heading = Cuánto tiempo queda
reminder-until = La invitación vale hasta el { $moment }. Son { $span } desde que se escribió este correo.
reminder-next = Abre el enlace y termina los pasos, que son cortos. Es el mismo enlace que ya recibiste y vale hasta entonces.
reminder-code-next = Escribe el código que ya recibiste y termina los pasos, que son cortos. Si no lo encuentras, pide otro en esa página.

trial-mark = [Prueba]
trial-notice = Esta es la prueba de un correo que se está redactando. Su contenido es un ejemplo: no hagas nada de lo que dice.

withdrawn-subject = Tu invitación a { $application } se ha retirado
withdrawn-preheader = El enlace o el código que recibiste ya no vale.
withdrawn-heading = Tu invitación se ha retirado
withdrawn-intro = Quien te invitó a { $application } ha retirado la invitación.
withdrawn-next-heading = Qué pasa después
withdrawn-next = El enlace o el código que recibiste ya no vale. No tienes que hacer nada.
withdrawn-mistake-heading = ¿Es un error?
withdrawn-mistake = Pregunta a la persona que te invitó.
withdrawn-mistake-support = Pregunta a la persona que te invitó o escribe al contacto de ayuda que ves abajo.

## Mensajes cortos. Los acentos se quitan solos donde falta sitio.

sms-code = { $code } es tu código para { $application }. Vale { $span }.
sms-code-plain = { $code } es tu código. Vale { $span }.
sms-invitation = { $code } es tu código de invitación a { $application }.
sms-invitation-inviter = { $code } es tu código: { $inviter } te ha invitado a { $application }.
sms-invitation-plain = { $code } es tu código de invitación.
sms-invitation-until = Vale { $span }. Escríbelo en: { $page }
sms-invitation-never = Escríbelo en: { $page }
sms-reset = { $code } es tu código para elegir una contraseña nueva en { $application }.
sms-reset-plain = { $code } es tu código para elegir una contraseña nueva.
sms-changed = { $application }: tu contraseña ha cambiado. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-changed-plain = Tu contraseña ha cambiado. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-locked = { $application }: demasiados intentos fallidos con tu cuenta. Elige una contraseña nueva: { $page }
sms-locked-plain = Demasiados intentos fallidos con tu cuenta. Elige una contraseña nueva: { $page }
sms-activated = Tu cuenta de { $application } está lista. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-activated-plain = Tu cuenta está lista. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-moved = { $application }: este número ya no pertenece a tu cuenta. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-moved-plain = Este número ya no pertenece a tu cuenta. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-reminder = { $application }: tu invitación vence en { $span }. Escribe tu código o pide otro: { $page }
sms-reminder-plain = Tu invitación vence en { $span }. Escribe tu código o pide otro: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Estás creando tu cuenta para %app%.
code-other-number = ¿Número equivocado? Escribir otro
phone-country = País o región
phone-country-hint = Escribe algunas letras para encontrarlo
phone-country-unknown = No hemos encontrado ese país. Elígelo en la lista o empieza el número con el signo más.
phone-country-several = ¿Qué país es? Por ejemplo: %found%
strength-short = Aún es corta: %have% de %min% caracteres
strength-easy = Fácil de adivinar: se repite o se apoya en un nombre
strength-fine = Buena
strength-strong = Muy buena
ending-else = Si eso no ayuda
renew-offer-email = Haz que se envíe un mensaje nuevo a la dirección registrada:
renew-offer-sms = Haz que se envíe un mensaje nuevo al número de teléfono registrado:
renew-button = Envíame un enlace nuevo
renew-button-code = Envíame un código nuevo
renew-sent = Si tu enlace o tu código se puede renovar, un mensaje nuevo va en camino.
renew-sent-wait = Puede tardar un minuto en llegar; mira también en la carpeta de correo no deseado. Solo vale lo que pone en el último mensaje.
renew-sent-wait-sms = Puede tardar un minuto en llegar. Solo vale lo que pone en el último mensaje.
renew-back = ¿No ha llegado nada? Vuelve atrás y pídelo otra vez dentro de un minuto

docs-title = API de Latchkey
docs-document = Lo mismo como documento OpenAPI:
docs-contents = Contenido
docs-key = Clave de API con el permiso
docs-anybody = Sin clave de API
docs-parameters = Parámetros
docs-body = Cuerpo
docs-body-optional = Cuerpo, que puede omitirse
docs-example = Ejemplo
docs-answers = Respuestas
docs-problems = Errores
docs-codes = Todos los códigos de error
docs-codes-about = Cada error de la API es un documento de problema (RFC 9457). Su código no cambia.
docs-column-name = Nombre
docs-column-kind = Tipo
docs-column-about = Qué es
docs-column-status = Estado
docs-column-code = Código
docs-column-advice = Qué hacer
docs-required = obligatorio
docs-search = Buscar
docs-response = Respuesta
docs-try = Probar
docs-send = Enviar
docs-api-key = Clave de API
docs-api-key-about = Déjelo vacío para llamadas sin clave. Se queda en esta pestaña.

## Confirmar una dirección con un enlace

verify-heading = Confirma tu dirección
verify-intro = ¿Es esta tu dirección en { $application }? Pulsa el botón para confirmarla.
verify-address = Dirección
verify-button = Sí, confirmarla
verify-not-you = ¿No es tuya? Cierra esta página. No cambia nada.
verify-done-heading = Tu dirección está confirmada
verify-done-intro = Gracias. No hay nada más que hacer aquí.
verify-already-heading = Esta dirección ya está confirmada
verify-already-intro = El enlace ya se usó. No hay nada más que hacer.
verify-expired-heading = Este enlace ha caducado
verify-expired-intro = Tu dirección aún no está confirmada. Pide un correo nuevo donde inicias sesión.
verify-overtaken-heading = Este enlace ya no es válido
verify-overtaken-intro = La dirección de la cuenta ha cambiado desde que se envió el correo, o la cuenta se cerró.
verify-result = Tu dirección de correo se ha verificado. Puedes seguir usando la aplicación.
verify-result-already = Esta cuenta ya está verificada.
verify-result-expired = El acceso ha caducado.
verify-result-overtaken = La cuenta no existe o el enlace de verificación no es válido.

verify-mail-subject = Confirma tu dirección para { $application }
verify-mail-preheader = Basta con un clic: { $until }
verify-mail-heading = Confirma tu dirección
verify-mail-intro = Alguien ha indicado esta dirección para una cuenta en { $application }. Si fuiste tú, confírmala:
verify-mail-button = Confirmar dirección
verify-mail-not-you-heading = ¿No fuiste tú?
verify-mail-not-you = Entonces ignora este correo. La dirección queda sin confirmar.
