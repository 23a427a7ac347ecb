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
month-short = { $month ->
    [1] ene
    [2] feb
    [3] mar
    [4] abr
    [5] may
    [6] jun
    [7] jul
    [8] ago
    [9] sept
    [10] oct
    [11] nov
   *[12] dic
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
date-short = { $day } { $month }, { $time } h { $zone }
date-short-year = { $day } { $month } { $year }, { $time } h { $zone }
distance-ahead = en { $span }
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
preview-description = Tu invitación personal.
support = ¿Necesitas ayuda? Contacto:
support-words = ¿Necesitas ayuda?
progress = Paso { $step } de { $of }
busy = Un momento…
problem-heading = Hay un problema
password-show = Mostrar
password-hide = Ocultar
password-show-long = Mostrar la contraseña
password-hide-long = Ocultar la contraseña
password-shown = Se muestra tu contraseña.
password-hidden = Tu contraseña está oculta.

## Abrir la invitación

landing-heading = Te han invitado a { $application }
landing-intro = Crea tu cuenta. Solo tardarás un minuto.
landing-inviter-did = te invita a { $application }
landing-address = Tu cuenta
landing-until = Caduca
landing-button = Aceptar y continuar
landing-not-you = ¿No eres tú? Cierra esta página; aún no ha pasado nada.
landing-reset-heading = Elige una contraseña nueva
landing-reset-intro = Elige una contraseña nueva para tu cuenta de { $application }. Solo tardarás un minuto.
landing-reset-button = Continuar
landing-reset-not-you = ¿No lo has pedido tú? Cierra esta página. Tu contraseña sigue siendo la misma.

## Escribir un código en lugar de abrir un enlace

enter-heading = Crea tu cuenta con un código
enter-intro = Introduce el código de tu invitación a { $application }.
enter-hint-digits = Los dígitos de tu invitación
enter-hint-text = Letras y dígitos, como en tu invitación
enter-button = Continuar
enter-again-heading = ¿No tienes código o ya no funciona?
enter-again-intro = Un código sirve una sola vez. Te enviaremos uno nuevo adonde llegó tu invitación.
enter-again-button = Envíame un código nuevo
enter-sent = Si hay una invitación pendiente para esta cuenta, hemos enviado un código nuevo.
enter-problem-username = Escribe tu correo, tu teléfono o tu nombre de usuario.
enter-problem-code = Escribe el código de tu invitación.
enter-problem-wrong = No encontramos ninguna invitación pendiente con estos datos. Revísalos o pide un código nuevo.
enter-problem-wait = Demasiados intentos. Vuelve a intentarlo en { $span }.

## El código

code-heading-email = Revisa tu correo
code-heading-sms = Revisa tus mensajes
code-heading-before-email = Confirma tu correo electrónico
code-heading-before-sms = Confirma tu número de teléfono
code-intro-digits = Hemos enviado un código de { $length } dígitos a
code-intro-text = Hemos enviado un código de { $length } letras y dígitos a
code-before = Para comprobar que es tuyo, enviaremos un código a
code-label = Código
code-hint-digits = { $length } dígitos
code-hint-text = { $length } letras y dígitos, como en el mensaje
code-auto = Se envía al escribir el último.
code-button = Continuar
code-again-email = ¿No te ha llegado? Mira en el correo no deseado.
code-again-sms = ¿No te ha llegado?
code-again-button = Enviar un código nuevo
code-first-button = Enviar el código
code-other-sms = Enviarlo por SMS al { $destination }
code-other-email = Enviarlo por correo electrónico a { $destination }
code-wait = Reenviar en { $span }
# %time% lo rellena el programa de la página, en minutos y segundos (0:45).
code-wait-live = Reenviar en %time%
code-wait-over = Ya puedes pedir un código nuevo.
code-just-sent = Código nuevo enviado. Usa el último.
code-problem-missing = Escribe el código que te hemos enviado.
code-problem-digits = El código tiene { $length } dígitos. Revísalo; este intento no cuenta.
code-problem-text = El código tiene { $length } letras y dígitos. Revísalo; este intento no cuenta.
code-problem-wrong = { $tries ->
    [0] Ese código no es correcto.
    [one] Ese código no es correcto. Te queda { $tries } intento.
   *[other] Ese código no es correcto. Te quedan { $tries } intentos.
}
code-problem-expired = Ese código ha caducado. Pide uno nuevo.
code-problem-used-up = Demasiados intentos incorrectos. Pide un código nuevo para continuar.
code-problem-too-soon = Acabamos de enviar un código. Espera un momento antes de pedir otro.
code-problem-too-often = Ya se han enviado varios códigos. Espera antes de pedir otro.
code-problem-delayed = Todavía no hemos podido enviarte el código. Seguimos intentándolo; más tarde también puedes pedir uno nuevo.
code-problem-unsendable = No hemos podido enviarte un código. Pide uno nuevo o ponte en contacto con quien te invitó.

## Preguntas sobre la persona

profile-heading = Sobre ti
profile-intro = { $application } necesita estos datos para tu cuenta.
profile-first-name = Nombre
profile-last-name = Apellidos
profile-optional = (opcional)
profile-choose = Elige una opción
profile-no-answer = Sin respuesta
profile-button = Continuar
profile-problem-missing = Completa «{ $label }».
profile-problem-unticked = Marca «{ $label }» para continuar.
profile-problem-long = { $max ->
    [one] «{ $label }» admite como máximo { $max } carácter.
   *[other] «{ $label }» admite como máximo { $max } caracteres.
}
profile-problem-choice = «{ $label }»: elige una de las respuestas que se ofrecen.
profile-problem-date = «{ $label }»: escribe una fecha válida, por ejemplo 31/12/2001.

## El número de teléfono

phone-heading = Tu número de teléfono
phone-intro = Enviaremos un código a este número para comprobar que es tuyo.
phone-label = Número de teléfono
phone-hint = Con el prefijo del país, como +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Tal como lo marcas en casa
phone-button = Continuar
phone-problem-missing = Escribe tu número de teléfono.
phone-problem-invalid = Escribe el número completo con el prefijo del país, como +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = No podemos enviar SMS a números de este país. Escribe otro número.
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
password-confirm-label = Confirma la contraseña
password-rule-length = { $min ->
    [one] Al menos { $min } carácter
   *[other] Al menos { $min } caracteres
}
password-rule-common = Que no sea una contraseña común
password-rule-context = Que no se base en tu correo, tu usuario ni «{ $application }»
password-button = Guardar la contraseña
password-problem-missing = Escribe una contraseña.
password-problem-short = La contraseña necesita al menos { $min } caracteres. Esta tiene { $have }.
password-problem-long = La contraseña es demasiado larga. El máximo es de { $max } caracteres.
password-problem-common = Esta contraseña es demasiado común. Elige otra.
password-problem-context = Tu contraseña se basa en «{ $word }», que es fácil de adivinar. Elige otra.
password-problem-mismatch = Las dos contraseñas no son iguales. Escríbelas otra vez.
password-reset-heading = Elige una contraseña nueva
password-reset-label = Contraseña nueva
password-reset-confirm-label = Confirma la contraseña nueva
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
done-auto = Continuamos en { $seconds } s
done-stay = Quedarse aquí
done-reset-heading = Tu contraseña ha cambiado
done-reset-intro = A partir de ahora, inicia sesión en { $application } con tu contraseña nueva.

## Iniciar sesión

sign-in-heading = Hola de nuevo
sign-in-intro = Inicia sesión en { $application }
sign-in-username = Correo, teléfono o usuario
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-problem-wrong = El nombre de usuario o la contraseña no son correctos.
sign-in-problem-password = Escribe tu contraseña.
sign-in-problem-wait = Demasiados intentos. Vuelve a intentarlo en { $span }.
sign-in-problem-locked = Demasiados intentos seguidos. Elige «¿Has olvidado tu contraseña?» para poner una nueva, o usa un navegador en el que ya hayas iniciado sesión.
sign-in-forgotten = ¿Has olvidado tu contraseña?
sign-in-enter = ¿Tienes un código de invitación?
signed-in-heading = Has iniciado sesión
signed-in-button = Ir a { $application }
signed-in-change = Cambiar la contraseña
signed-in-other = Usar otra cuenta
signed-in-close = Puedes cerrar esta página.

## Una contraseña olvidada

forgotten-heading = ¿Has olvidado tu contraseña?
forgotten-intro = Escribe tu correo o nombre de usuario y te enviaremos un enlace para restablecer la contraseña.
forgotten-button = Enviar el enlace
forgotten-problem-missing = Escribe tu correo, tu teléfono o tu nombre de usuario.
forgotten-problem-wait = Demasiados intentos. Vuelve a intentarlo en { $span }.
forgotten-sent-heading = Revisa tu correo
forgotten-sent = Si existe la cuenta, hemos enviado un enlace para restablecer la contraseña.
forgotten-sent-to = Si { $account } tiene una cuenta, hemos enviado un enlace para restablecer la contraseña.
forgotten-sent-wait = Si no lo ves, mira en el correo no deseado. Usa el enlace del último correo.
forgotten-again = ¿No te ha llegado? Enviar otra vez
forgotten-code = ¿Te ha llegado un código? Escríbelo aquí
forgotten-back = Volver al inicio de sesión

## Finales

ending-ask-inviter = Pide una invitación nueva a quien te invitó.
ending-ask-inviter-support = Pide una invitación nueva a quien te invitó o escribe al contacto de ayuda que ves abajo.
ending-ask-named = Pide una invitación nueva a { $inviter }.
ending-ask-named-support = Pide una invitación nueva a { $inviter } o escribe al contacto de ayuda que ves abajo.
ending-ask-reset = Si aún necesitas una contraseña nueva, ve a iniciar sesión y elige «¿Has olvidado tu contraseña?».
ending-sign-in = Ir a iniciar sesión
ending-expired-heading = Esta invitación ha caducado
ending-expired-text = Los enlaces de invitación caducan y este ya ha caducado. No se ha perdido nada.
ending-expired-reset-heading = Este enlace ha caducado
ending-expired-reset-text = Los enlaces para restablecer la contraseña caducan y este ya ha caducado. Tu contraseña no ha cambiado.
switch-heading = Aquí ya hay otro enlace abierto
switch-intro = En este navegador aún no has terminado con tu cuenta de { $application }. El enlace que has seguido es otro.
switch-stay = Seguir con esta cuenta
switch-go = Abrir el otro enlace
switch-not-you = Si no esperabas el otro enlace, sigue como hasta ahora.

ending-used-heading = Esta invitación ya se ha usado
ending-used-text = Con esta invitación ya se ha elegido una contraseña. Si acabas de escribir otra, no se ha guardado.
ending-used-next = Si no fuiste tú, avisa enseguida a quien te invitó.
ending-used-button = Iniciar sesión
ending-used-reset-heading = Este enlace ya se ha usado
ending-used-reset-text = Con él ya se ha elegido una contraseña nueva. Si acabas de escribir otra, no se ha guardado.
ending-used-reset-next = Si no la elegiste tú, ve a iniciar sesión, elige «¿Has olvidado tu contraseña?» y pon otra enseguida.
ending-revoked-heading = Esta invitación se ha cancelado
ending-revoked-text = Quien la envió la ha cancelado, así que este enlace ya no funciona.
ending-revoked-next = Si crees que es un error, pregunta a quien te invitó.
ending-revoked-next-named = Si crees que es un error, pregunta a { $inviter }.
ending-revoked-reset-heading = Este enlace ya no funciona
ending-revoked-reset-text = Se canceló antes de usarse. Tu contraseña no ha cambiado.
ending-replaced-heading = Hay una invitación más reciente
ending-replaced-text = Te hemos enviado una más reciente. Este enlace ya no funciona.
ending-replaced-next = Usa el enlace del último correo de { $application }.
ending-replaced-reset-heading = Hay un enlace más reciente
ending-replaced-reset-text = Te hemos enviado uno más reciente. Este enlace ya no funciona.
ending-outdated-heading = Este enlace ya no funciona
ending-outdated-text = Tu cuenta cambió después de enviarse el enlace, por ejemplo el correo o la contraseña. Por eso ya no funciona.
ending-broken-heading = Este enlace no funciona
ending-broken-text = Parece que está incompleto o mal escrito. Algunas aplicaciones de correo parten en dos los enlaces largos.
ending-broken-next = Abre otra vez el enlace del correo o cópialo entero en la barra de direcciones. Si sigue sin funcionar, pide otra invitación a quien te invitó.
ending-broken-reset-next = Abre otra vez el enlace del correo o cópialo entero en la barra de direcciones. Si sigue sin funcionar, ve a iniciar sesión y elige «¿Has olvidado tu contraseña?».
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
ending-unavailable-heading = Ha habido un problema
ending-unavailable-text = No es culpa tuya, y no se ha perdido nada de lo que hiciste.
ending-unavailable-next = Si vuelve a pasar, espera un minuto.
ending-unavailable-button = Intentarlo de nuevo
ending-form-heading = Esta página ha caducado
ending-form-text = Estuvo abierta demasiado tiempo, o entretanto se abrió otro enlace en este navegador. No se ha cambiado nada.
ending-form-button = Empezar este paso de nuevo
ending-twice-heading = No se ha podido leer este formulario
ending-twice-text = Contiene dos veces el campo { $field }. No se ha cambiado nada.

## Correos

mail-hello = Hola:
mail-copy-link = Si el botón no funciona, abre este enlace:
mail-not-expected = ¿No esperabas este correo? Puedes ignorarlo.
mail-support = ¿Tienes preguntas? Contacto:
mail-support-words = ¿Tienes preguntas?
mail-footer = Enviado a { $recipient } en nombre de { $application }.
mail-footer-code = Enviado en nombre de { $application }.
mail-account = Tu cuenta: { $account }
mail-never-share = No compartas este código con nadie. Nunca te lo pediremos.

invitation-subject = Te han invitado a { $application }
invitation-subject-inviter = Te han invitado a { $application }: { $inviter }
invitation-preheader = Crea tu cuenta: { $until }
invitation-heading = Te han invitado a { $application }
invitation-intro = Te han invitado a { $application }.
invitation-intro-inviter = { $inviter } te ha invitado a { $application }.
invitation-button = Crear tu cuenta
invitation-until = El enlace caduca en { $span } ({ $date }).
invitation-until-short = el enlace caduca en { $span }.
invitation-never = El enlace no caduca. Funciona hasta que tu cuenta esté creada.
invitation-never-short = el enlace funciona hasta que lo hayas usado.
invitation-next = Abre el enlace y elige una contraseña. Solo tardarás un minuto.

invitation-again-subject = Tu enlace nuevo para { $application }
invitation-again = Este es un enlace nuevo. Los anteriores ya no funcionan.

invitation-code-again-subject = Tu código de invitación nuevo para { $application }
invitation-code-again = Este es un código nuevo. Los anteriores ya no funcionan.
invitation-code-subject = Tu código de invitación para { $application }
invitation-code-preheader = { $code } es tu código de invitación.
invitation-code-intro = Tu código de invitación:
invitation-code-button = Introducir el código
invitation-code-until = El código caduca en { $span } ({ $date }) y sirve una sola vez.
invitation-code-never = El código no caduca y sirve una sola vez.
invitation-code-next = Introdúcelo y elige una contraseña. Solo tardarás un minuto.

step-code-subject = Tu código para { $application }
step-code-preheader = { $code } es tu código. Caduca en { $span }.
step-code-heading = Tu código
step-code-intro = Introdúcelo para terminar de crear tu cuenta de { $application }.
step-code-until = Caduca en { $span } y sirve una sola vez.

activated-subject = Tu cuenta de { $application } está lista
activated-preheader = Ya puedes iniciar sesión.
activated-heading = Tu cuenta está lista
activated-intro = Ya puedes iniciar sesión en { $application } con la contraseña que elegiste.
activated-button = Iniciar sesión
activated-not-you = ¿No fuiste tú? Entonces otra persona ha usado tu invitación. Avisa enseguida a quien te invitó.

reset-subject = Elige una contraseña nueva para { $application }
reset-preheader = Elige una contraseña nueva: { $until }
reset-heading = Elige una contraseña nueva
reset-intro = Alguien ha pedido restablecer la contraseña de tu cuenta de { $application }. Si fuiste tú:
reset-button = Elegir una contraseña nueva
reset-never = El enlace no caduca y sirve una sola vez.
reset-next = Hasta entonces funciona tu contraseña anterior.
reset-not-asked = ¿No lo has pedido tú? Puedes ignorar este correo. No compartas el enlace con nadie.

changed-subject = Tu contraseña de { $application } ha cambiado
changed-preheader = Si fuiste tú, no tienes que hacer nada.
changed-heading = Tu contraseña ha cambiado
changed-intro = La contraseña de tu cuenta de { $application } ha cambiado.
changed-when = Cuándo: { $moment }
changed-you = Si fuiste tú, no tienes que hacer nada.
changed-not-you = Si no, puede que otra persona tenga acceso a tu cuenta. Ve a iniciar sesión, elige «¿Has olvidado tu contraseña?» y pon otra enseguida. Cambia también la de tu correo.
changed-not-you-support = Si no, puede que otra persona tenga acceso a tu cuenta. Ve a iniciar sesión, elige «¿Has olvidado tu contraseña?» y pon otra enseguida. Cambia también la de tu correo y escribe al contacto de ayuda que ves abajo.

locked-subject = Alguien intenta adivinar la contraseña de tu cuenta de { $application }
locked-preheader = Han fallado 100 intentos seguidos. Nadie ha entrado con ellos.
locked-heading = Alguien intenta adivinar tu contraseña
locked-intro = Han fallado 100 intentos seguidos de iniciar sesión en tu cuenta de { $application }. Nadie ha entrado con ellos.
locked-now = Los navegadores nuevos están bloqueados por ahora, incluso con la contraseña correcta. Un navegador en el que ya hayas iniciado sesión sigue funcionando. Después de 24 horas sin intentos, todo vuelve a ser como antes.
locked-do = O elige una contraseña nueva que no uses en ningún otro sitio, y todo funcionará enseguida.

moved-subject = Tus datos de contacto de { $application } han cambiado
moved-heading = Tus datos de contacto han cambiado
moved-email-intro = Esta dirección ya no pertenece a tu cuenta de { $application }. Desde ahora, los mensajes sobre la cuenta van a otra dirección.
moved-phone-intro = El número de teléfono de tu cuenta de { $application } ha cambiado. Los SMS sobre la cuenta ya no llegan al número anterior.
moved-you = Si fuiste tú, no tienes que hacer nada.
moved-not-you = Si no, puede que otra persona se esté quedando con tu cuenta. Avisa enseguida a quien te invitó: los enlaces para restablecer la contraseña ya no te llegan.
moved-not-you-support = Si no, puede que otra persona se esté quedando con tu cuenta. Escribe enseguida al contacto de ayuda que ves abajo: los enlaces para restablecer la contraseña ya no te llegan.

reminder-subject = Tu invitación a { $application } caduca pronto
reminder-preheader = Te quedan { $span } para crear tu cuenta.
reminder-heading = Tu invitación caduca pronto
reminder-intro = Tu cuenta aún no está creada. Este es el único recordatorio.
reminder-until = Tu invitación caduca en { $span } ({ $date }).
reminder-next = Es el enlace que ya te enviamos.
reminder-code-next = Usa el código que ya te enviamos o pide otro en esa página.

trial-mark = [Prueba]
trial-notice = Esta es la prueba de un correo que se está redactando. Su contenido es un ejemplo: no hagas nada de lo que dice.

withdrawn-subject = Tu invitación a { $application } se ha cancelado
withdrawn-preheader = El enlace o el código que recibiste ya no funciona.
withdrawn-heading = Tu invitación se ha cancelado
withdrawn-intro = Quien te invitó a { $application } ha cancelado la invitación.
withdrawn-next = El enlace o el código que recibiste ya no funciona. No tienes que hacer nada.
withdrawn-mistake = ¿Es un error? Pregunta a quien te invitó.
withdrawn-mistake-support = ¿Es un error? Pregunta a quien te invitó o escribe al contacto de ayuda que ves abajo.

## Mensajes cortos. Los acentos se quitan solos donde falta sitio.

sms-code = { $code } es tu clave para { $application }. Caduca en { $span }. No la compartas.
sms-code-plain = { $code } es tu clave. Caduca en { $span }. No la compartas.
sms-invitation = { $code } es la clave de tu acceso a { $application }.
sms-invitation-inviter = { $code } es tu clave: { $inviter } te invita a { $application }.
sms-invitation-plain = { $code } es la clave de tu acceso.
sms-invitation-until = Caduca en { $span }: { $page }
sms-invitation-never = Usar en: { $page }
sms-activated = Tu cuenta de { $application } ya se puede usar. Si no la has creado, avisa a quien te ha invitado.
sms-activated-plain = Tu cuenta ya se puede usar. Si no la has creado, avisa a quien te ha invitado.
sms-moved = { $application }: los SMS de tu cuenta ya no llegan a este aparato. Si no lo has cambiado, avisa a quien te ha invitado.
sms-moved-plain = Los SMS de tu cuenta ya no llegan a este aparato. Si no lo has cambiado, avisa a quien te ha invitado.
sms-reminder = { $application }: tu acceso caduca en { $span }. Escribe tu clave o pide otra: { $page }
sms-reminder-plain = Tu acceso caduca en { $span }. Escribe tu clave o pide otra: { $page }
sms-reset = { $code } es tu código para elegir una contraseña nueva en { $application }.
sms-reset-plain = { $code } es tu código para elegir una contraseña nueva.
sms-changed = { $application }: tu contraseña ha cambiado. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-changed-plain = Tu contraseña ha cambiado. ¿No fuiste tú? Díselo a la persona que te invitó.
sms-locked = { $application }: demasiados intentos fallidos con tu cuenta. Elige una contraseña nueva: { $page }
sms-locked-plain = Demasiados intentos fallidos con tu cuenta. Elige una contraseña nueva: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Estás creando tu cuenta para %app%.
code-other-number = ¿Número equivocado? Escribir otro
phone-country = País o región
phone-country-hint = Escribe algunas letras para encontrarlo
phone-country-unknown = No conocemos ese país. Elígelo en la lista o empieza el número con +.
phone-country-several = ¿Qué país es? Por ejemplo: %found%
strength-short = Aún es corta
strength-easy = Fácil de adivinar
strength-fine = Buena
strength-strong = Muy buena
ending-else = ¿Sigue sin funcionar?
renew-offer-link = Podemos enviarte un enlace nuevo a
renew-offer-code = Podemos enviarte un código nuevo a
renew-button = Envíame un enlace nuevo
renew-button-code = Envíame un código nuevo
renew-sent = Si tu enlace o tu código se puede renovar, te hemos enviado uno nuevo.
renew-sent-link = Te hemos enviado un enlace nuevo a
renew-sent-code = Te hemos enviado un código nuevo a
renew-sent-wait = Si no lo ves, mira en el correo no deseado. Usa siempre el último mensaje.
renew-sent-wait-sms = Puede tardar un minuto en llegar. Usa siempre el último mensaje.
renew-back = ¿No ha llegado nada? Inténtalo otra vez en un minuto

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
verify-expired-intro = Tu dirección aún no está confirmada. Inicia sesión para recibir otro correo.
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
verify-mail-not-you = ¿No fuiste tú? Puedes ignorar este correo. La dirección queda sin confirmar.
