# Español. Se habla de «tú»; «.formal» habla de «usted».
# $application, $inviter y demás son nombres que alguien eligió: no concuerdan con nada.

direction = ltr
language-name = Español
    .home = ES
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
    .formal = Su invitación personal.
support = ¿Necesitas ayuda? Contacto:
    .formal = ¿Necesita ayuda? Contacto:
support-words = ¿Necesitas ayuda?
    .formal = ¿Necesita ayuda?
progress = Paso { $step } de { $of }
busy = Un momento…
problem-heading = Hay un problema
password-show = Mostrar
password-hide = Ocultar
password-show-long = Mostrar la contraseña
password-hide-long = Ocultar la contraseña
password-shown = Se muestra tu contraseña.
    .formal = Se muestra su contraseña.
password-hidden = Tu contraseña está oculta.
    .formal = Su contraseña está oculta.

## Abrir la invitación

landing-heading = Te han invitado a { $application }
    .formal = Le han invitado a { $application }
landing-intro = Crea tu cuenta. Solo tardarás un minuto.
    .formal = Cree su cuenta. Solo tardará un minuto.
landing-inviter-did = te invita a { $application }
    .formal = le invita a { $application }
landing-address = Tu cuenta
    .formal = Su cuenta
landing-until = Caduca
landing-button = Aceptar y continuar
landing-not-you = ¿No eres tú? Cierra esta página; aún no ha pasado nada.
    .formal = ¿No es usted? Cierre esta página; aún no ha pasado nada.
landing-decline-intro = ¿No eres tú o no te interesa?
    .formal = ¿No es usted o no le interesa?
landing-decline = Rechazar la invitación
decline-heading = ¿Rechazar esta invitación?
decline-intro = No se creará ninguna cuenta y el enlace dejará de funcionar. { $application } verá que la has rechazado.
    .formal = No se creará ninguna cuenta y el enlace dejará de funcionar. { $application } verá que la ha rechazado.
decline-button = Rechazar
decline-back = Conservar la invitación
landing-reset-heading = Elige una contraseña nueva
    .formal = Elija una contraseña nueva
landing-reset-intro = Elige una contraseña nueva para tu cuenta de { $application }. Solo tardarás un minuto.
    .formal = Elija una contraseña nueva para su cuenta de { $application }. Solo tardará un minuto.
landing-reset-button = Continuar
landing-reset-not-you = ¿No lo has pedido tú? Cierra esta página. Tu contraseña sigue siendo la misma.
    .formal = ¿No lo ha pedido usted? Cierre esta página. Su contraseña sigue siendo la misma.

## Escribir un código en lugar de abrir un enlace

enter-heading = Crea tu cuenta con un código
    .formal = Cree su cuenta con un código
enter-intro = Introduce el código de tu invitación a { $application }.
    .formal = Introduzca el código de su invitación a { $application }.
enter-hint-digits = Los dígitos de tu invitación
    .formal = Los dígitos de su invitación
enter-hint-text = Letras y dígitos, como en tu invitación
    .formal = Letras y dígitos, como en su invitación
enter-button = Continuar
enter-again-heading = ¿No tienes código o ya no funciona?
    .formal = ¿No tiene código o ya no funciona?
enter-again-intro = Un código sirve una sola vez. Te enviaremos uno nuevo a la misma dirección o al mismo número que la invitación.
    .formal = Un código sirve una sola vez. Le enviaremos uno nuevo a la misma dirección o al mismo número que la invitación.
enter-again-button = Enviarme un código nuevo
enter-sent = Si hay una invitación pendiente para esta cuenta, hemos enviado un código nuevo.
enter-problem-username = Escribe tu correo, tu teléfono o tu nombre de usuario.
    .formal = Escriba su correo, su teléfono o su nombre de usuario.
enter-problem-code = Escribe el código de tu invitación.
    .formal = Escriba el código de su invitación.
enter-problem-wrong = No encontramos ninguna invitación pendiente con estos datos. Revísalos o pide un código nuevo.
    .formal = No encontramos ninguna invitación pendiente con estos datos. Revíselos o pida un código nuevo.
enter-problem-wait = Demasiados intentos. Vuelve a intentarlo en { $span }.
    .formal = Demasiados intentos. Vuelva a intentarlo en { $span }.

## El código

code-heading-email = Revisa tu correo
    .formal = Revise su correo
code-heading-sms = Revisa tus mensajes
    .formal = Revise sus mensajes
code-heading-before-email = Confirma tu correo electrónico
    .formal = Confirme su correo electrónico
code-heading-before-sms = Confirma tu número de teléfono
    .formal = Confirme su número de teléfono
code-intro-digits = Hemos enviado un código de { $length } dígitos a
code-intro-text = Hemos enviado un código de { $length } letras y dígitos a
code-before = Para comprobar que es tuyo, enviaremos un código a
    .formal = Para comprobar que es suyo, enviaremos un código a
code-label = Código
code-hint-digits = { $length } dígitos
code-hint-text = { $length } letras y dígitos, como en el mensaje
code-auto = Al escribir el último, se envía solo.
code-button = Continuar
code-again-email = ¿No te ha llegado? Mira en el correo no deseado.
    .formal = ¿No le ha llegado? Mire en el correo no deseado.
code-again-sms = ¿No te ha llegado?
    .formal = ¿No le ha llegado?
code-again-button = Enviar un código nuevo
code-first-button = Enviar el código
code-other-sms = Enviarlo por SMS al { $destination }
code-other-email = Enviarlo por correo electrónico a { $destination }
code-wait = Reenviar en { $span }
# %time% lo rellena el programa de la página, en minutos y segundos (0:45).
code-wait-live = Reenviar en %time%
code-wait-over = Ya puedes pedir un código nuevo.
    .formal = Ya puede pedir un código nuevo.
code-just-sent = Código nuevo enviado. Usa el último.
    .formal = Código nuevo enviado. Use el último.
code-problem-missing = Escribe el código que te hemos enviado.
    .formal = Escriba el código que le hemos enviado.
code-problem-digits = El código tiene { $length } dígitos. Revísalo; este intento no cuenta.
    .formal = El código tiene { $length } dígitos. Revíselo; este intento no cuenta.
code-problem-text = El código tiene { $length } letras y dígitos. Revísalo; este intento no cuenta.
    .formal = El código tiene { $length } letras y dígitos. Revíselo; este intento no cuenta.
code-problem-wrong = { $tries ->
    [0] Ese código no es correcto.
    [one] Ese código no es correcto. Te queda { $tries } intento.
   *[other] Ese código no es correcto. Te quedan { $tries } intentos.
}
    .formal = { $tries ->
        [0] Ese código no es correcto.
        [one] Ese código no es correcto. Le queda { $tries } intento.
       *[other] Ese código no es correcto. Le quedan { $tries } intentos.
    }
code-problem-expired = Ese código ha caducado. Pide uno nuevo.
    .formal = Ese código ha caducado. Pida uno nuevo.
code-problem-used-up = Demasiados intentos incorrectos. Pide un código nuevo para continuar.
    .formal = Demasiados intentos incorrectos. Pida un código nuevo para continuar.
code-problem-too-soon = Acabamos de enviar un código. Espera un momento antes de pedir otro.
    .formal = Acabamos de enviar un código. Espere un momento antes de pedir otro.
code-problem-too-often = Ya se han enviado varios códigos. Espera antes de pedir otro.
    .formal = Ya se han enviado varios códigos. Espere antes de pedir otro.
code-problem-delayed = Todavía no hemos podido enviarte el código. Seguimos intentándolo; más tarde también puedes pedir uno nuevo.
    .formal = Todavía no hemos podido enviarle el código. Seguimos intentándolo; más tarde también puede pedir uno nuevo.
code-problem-unsendable = No hemos podido enviarte un código. Pide uno nuevo o ponte en contacto con quien te invitó.
    .formal = No hemos podido enviarle un código. Pida uno nuevo o póngase en contacto con quien le invitó.

## Preguntas sobre la persona

profile-heading = Sobre ti
    .formal = Sobre usted
profile-intro = { $application } necesita estos datos para tu cuenta.
    .formal = { $application } necesita estos datos para su cuenta.
profile-first-name = Nombre
profile-last-name = Apellidos
profile-optional = (opcional)
profile-choose = Elige una opción
    .formal = Elija una opción
profile-no-answer = Sin respuesta
profile-button = Continuar
profile-problem-missing = Completa «{ $label }».
    .formal = Complete «{ $label }».
profile-problem-unticked = Marca «{ $label }» para continuar.
    .formal = Marque «{ $label }» para continuar.
profile-problem-long = { $max ->
    [one] «{ $label }» admite como máximo { $max } carácter.
   *[other] «{ $label }» admite como máximo { $max } caracteres.
}
profile-problem-choice = «{ $label }»: elige una de las respuestas de la lista.
    .formal = «{ $label }»: elija una de las respuestas de la lista.
profile-problem-date = «{ $label }»: escribe una fecha válida, por ejemplo 31/12/2001.
    .formal = «{ $label }»: escriba una fecha válida, por ejemplo 31/12/2001.

## El número de teléfono

phone-heading = Tu número de teléfono
    .formal = Su número de teléfono
phone-intro = Enviaremos un código a este número para comprobar que es tuyo.
    .formal = Enviaremos un código a este número para comprobar que es suyo.
phone-label = Número de teléfono
phone-hint = Con el prefijo del país, como +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Tal como lo marcas en casa
    .formal = Tal como lo marca en casa
phone-button = Continuar
phone-problem-missing = Escribe tu número de teléfono.
    .formal = Escriba su número de teléfono.
phone-problem-invalid = Escribe el número completo con el prefijo del país, como +49{"\u00A0"}151{"\u00A0"}23456789.
    .formal = Escriba el número completo con el prefijo del país, como +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = No podemos enviar SMS a números de este país. Escribe otro número.
    .formal = No podemos enviar SMS a números de este país. Escriba otro número.
phone-problem-landline = Es un teléfono fijo, que no recibe SMS. Escribe un número de móvil.
    .formal = Es un teléfono fijo, que no recibe SMS. Escriba un número de móvil.

## Las condiciones

terms-heading = Condiciones de uso
terms-intro = { $application } te pide que leas sus condiciones y las aceptes.
    .formal = { $application } le pide que lea sus condiciones y las acepte.
terms-document = Documento
terms-link = Leer las condiciones (se abre en otra pestaña)
terms-version = Versión
terms-label = He leído las condiciones y las acepto
terms-button = Continuar
terms-problem-not-accepted = Marca la casilla para aceptar las condiciones. Sin eso no se puede crear tu cuenta.
    .formal = Marque la casilla para aceptar las condiciones. Sin eso no se puede crear su cuenta.

## La contraseña

password-heading = Elige una contraseña
    .formal = Elija una contraseña
password-account = Tu cuenta
    .formal = Su cuenta
password-label = Contraseña
password-confirm-label = Confirma la contraseña
    .formal = Confirme la contraseña
password-rule-length = { $min ->
    [one] Al menos { $min } carácter
   *[other] Al menos { $min } caracteres
}
password-rule-common = Que no sea una contraseña común
password-rule-context = Que no se base en tu correo, tu usuario ni «{ $application }»
    .formal = Que no se base en su correo, su usuario ni «{ $application }»
password-button = Guardar la contraseña
password-problem-missing = Escribe una contraseña.
    .formal = Escriba una contraseña.
password-problem-short = La contraseña necesita al menos { $min } caracteres. Esta tiene { $have }.
password-problem-long = La contraseña es demasiado larga. El máximo es de { $max } caracteres.
password-problem-common = Esta contraseña es demasiado común. Elige otra.
    .formal = Esta contraseña es demasiado común. Elija otra.
password-problem-context = Tu contraseña se basa en «{ $word }», que es fácil de adivinar. Elige otra.
    .formal = Su contraseña se basa en «{ $word }», que es fácil de adivinar. Elija otra.
password-problem-mismatch = Las dos contraseñas no son iguales. Escríbelas otra vez.
    .formal = Las dos contraseñas no son iguales. Escríbalas otra vez.
password-reset-heading = Elige una contraseña nueva
    .formal = Elija una contraseña nueva
password-reset-label = Contraseña nueva
password-reset-confirm-label = Confirma la contraseña nueva
    .formal = Confirme la contraseña nueva
password-reset-button = Guardar la contraseña nueva

## Listo

done-heading = Todo listo
done-intro = Tu cuenta de { $application } está lista. A partir de ahora, inicia sesión con tu contraseña.
    .formal = Su cuenta de { $application } está lista. A partir de ahora, inicie sesión con su contraseña.
done-account = Tu cuenta
    .formal = Su cuenta
done-button-application = Ir a { $application }
done-button-sign-in = Iniciar sesión
done-close = Puedes cerrar esta página.
    .formal = Puede cerrar esta página.
done-result = Tu cuenta está lista. Ya puedes iniciar sesión.
    .formal = Su cuenta está lista. Ya puede iniciar sesión.
done-result-reset = Tu contraseña ha cambiado. Ya puedes iniciar sesión con ella.
    .formal = Su contraseña ha cambiado. Ya puede iniciar sesión con ella.
done-auto = Continuamos en { $seconds } s
done-stay = Quedarse aquí
done-reset-heading = Tu contraseña ha cambiado
    .formal = Su contraseña ha cambiado
done-reset-intro = A partir de ahora, inicia sesión en { $application } con tu contraseña nueva.
    .formal = A partir de ahora, inicie sesión en { $application } con su contraseña nueva.

## Iniciar sesión

sign-in-heading = Hola de nuevo
sign-in-intro = Inicia sesión en { $application }
    .formal = Inicie sesión en { $application }
sign-in-username = Correo, teléfono o usuario
sign-in-password = Contraseña
sign-in-button = Iniciar sesión
sign-in-problem-wrong = El nombre de usuario o la contraseña no son correctos.
sign-in-problem-password = Escribe tu contraseña.
    .formal = Escriba su contraseña.
sign-in-problem-wait = Demasiados intentos. Vuelve a intentarlo en { $span }.
    .formal = Demasiados intentos. Vuelva a intentarlo en { $span }.
sign-in-problem-locked = Demasiados intentos seguidos. Pulsa «¿Has olvidado tu contraseña?» para elegir una nueva, o usa un navegador en el que ya hayas iniciado sesión.
    .formal = Demasiados intentos seguidos. Pulse «¿Ha olvidado su contraseña?» para elegir una nueva, o use un navegador en el que ya haya iniciado sesión.
sign-in-forgotten = ¿Has olvidado tu contraseña?
    .formal = ¿Ha olvidado su contraseña?
sign-in-enter = ¿Tienes un código de invitación?
    .formal = ¿Tiene un código de invitación?
signed-in-heading = Has iniciado sesión
    .formal = Ha iniciado sesión
signed-in-button = Ir a { $application }
signed-in-change = Cambiar la contraseña
signed-in-other = Usar otra cuenta
signed-in-close = Puedes cerrar esta página.
    .formal = Puede cerrar esta página.

## Una contraseña olvidada

forgotten-heading = ¿Has olvidado tu contraseña?
    .formal = ¿Ha olvidado su contraseña?
forgotten-intro = Escribe tu correo o nombre de usuario y te enviaremos un enlace para restablecer la contraseña.
    .formal = Escriba su correo o nombre de usuario y le enviaremos un enlace para restablecer la contraseña.
forgotten-button = Enviar el enlace
forgotten-problem-missing = Escribe tu correo, tu teléfono o tu nombre de usuario.
    .formal = Escriba su correo, su teléfono o su nombre de usuario.
forgotten-problem-wait = Demasiados intentos. Vuelve a intentarlo en { $span }.
    .formal = Demasiados intentos. Vuelva a intentarlo en { $span }.
forgotten-sent-heading = Revisa tu correo
    .formal = Revise su correo
forgotten-sent = Si existe la cuenta, hemos enviado un enlace para restablecer la contraseña.
forgotten-sent-to = Si { $account } tiene una cuenta, hemos enviado un enlace para restablecer la contraseña.
forgotten-sent-wait = Si no lo ves, mira en el correo no deseado. Usa el enlace del último correo.
    .formal = Si no lo ve, mire en el correo no deseado. Use el enlace del último correo.
forgotten-again = ¿No te ha llegado? Enviar otra vez
    .formal = ¿No le ha llegado? Enviar otra vez
forgotten-code = ¿Te ha llegado un código? Escríbelo aquí
    .formal = ¿Le ha llegado un código? Escríbalo aquí
forgotten-back = Volver al inicio de sesión

## Finales

ending-ask-inviter = Pide una invitación nueva a quien te invitó.
    .formal = Pida una invitación nueva a quien le invitó.
ending-ask-inviter-support = Pide una invitación nueva a quien te invitó o escribe al contacto de ayuda que ves abajo.
    .formal = Pida una invitación nueva a quien le invitó o escriba al contacto de ayuda que ve abajo.
ending-ask-named = Pide una invitación nueva a { $inviter }.
    .formal = Pida una invitación nueva a { $inviter }.
ending-ask-named-support = Pide una invitación nueva a { $inviter } o escribe al contacto de ayuda que ves abajo.
    .formal = Pida una invitación nueva a { $inviter } o escriba al contacto de ayuda que ve abajo.
ending-ask-reset = Si aún necesitas una contraseña nueva, ve a iniciar sesión y pulsa «¿Has olvidado tu contraseña?».
    .formal = Si aún necesita una contraseña nueva, vaya a iniciar sesión y pulse «¿Ha olvidado su contraseña?».
ending-sign-in = Ir a iniciar sesión
ending-expired-heading = Esta invitación ha caducado
ending-expired-text = Los enlaces de invitación solo sirven durante un tiempo. No se ha perdido nada.
ending-expired-reset-heading = Este enlace ha caducado
ending-expired-reset-text = Los enlaces para restablecer la contraseña solo sirven durante un tiempo. Tu contraseña no ha cambiado.
    .formal = Los enlaces para restablecer la contraseña solo sirven durante un tiempo. Su contraseña no ha cambiado.
switch-heading = Aquí ya hay otro enlace abierto
switch-intro = En este navegador aún no has terminado de crear tu cuenta de { $application }. Acabas de abrir otro enlace.
    .formal = En este navegador aún no ha terminado de crear su cuenta de { $application }. Acaba de abrir otro enlace.
switch-stay = Seguir con esta cuenta
switch-go = Abrir el otro enlace
switch-not-you = Si no esperabas el otro enlace, sigue como hasta ahora.
    .formal = Si no esperaba el otro enlace, siga como hasta ahora.

ending-used-heading = Esta invitación ya se ha usado
ending-used-text = Con esta invitación ya se ha elegido una contraseña. Si acabas de escribir otra, no se ha guardado.
    .formal = Con esta invitación ya se ha elegido una contraseña. Si acaba de escribir otra, no se ha guardado.
ending-used-next = Si no fuiste tú, avisa enseguida a quien te invitó.
    .formal = Si no fue usted, avise enseguida a quien le invitó.
ending-used-button = Iniciar sesión
ending-used-reset-heading = Este enlace ya se ha usado
ending-used-reset-text = Con él ya se ha elegido una contraseña nueva. Si acabas de escribir otra, no se ha guardado.
    .formal = Con él ya se ha elegido una contraseña nueva. Si acaba de escribir otra, no se ha guardado.
ending-used-reset-next = Si no la elegiste tú, ve a iniciar sesión, pulsa «¿Has olvidado tu contraseña?» y elige otra enseguida.
    .formal = Si no la eligió usted, vaya a iniciar sesión, pulse «¿Ha olvidado su contraseña?» y elija otra enseguida.
ending-revoked-heading = Esta invitación se ha cancelado
ending-revoked-text = Quien la envió la ha cancelado, así que este enlace ya no funciona.
ending-revoked-next = Si crees que es un error, pregunta a quien te invitó.
    .formal = Si cree que es un error, pregunte a quien le invitó.
ending-revoked-next-named = Si crees que es un error, pregunta a { $inviter }.
    .formal = Si cree que es un error, pregunte a { $inviter }.
ending-declined-heading = Esta invitación se ha rechazado
ending-declined-text = No se ha creado ninguna cuenta y este enlace ya no funciona. Si has cambiado de idea, pueden volver a invitarte.
    .formal = No se ha creado ninguna cuenta y este enlace ya no funciona. Si ha cambiado de idea, pueden volver a invitarle.
ending-revoked-reset-heading = Este enlace ya no funciona
ending-revoked-reset-text = Se canceló antes de usarse. Tu contraseña no ha cambiado.
    .formal = Se canceló antes de usarse. Su contraseña no ha cambiado.
ending-replaced-heading = Hay una invitación más reciente
ending-replaced-text = Te hemos enviado una más reciente. Este enlace ya no funciona.
    .formal = Le hemos enviado una más reciente. Este enlace ya no funciona.
ending-replaced-next = Usa el enlace del último correo de { $application }.
    .formal = Use el enlace del último correo de { $application }.
ending-replaced-reset-heading = Hay un enlace más reciente
ending-replaced-reset-text = Te hemos enviado uno más reciente. Este enlace ya no funciona.
    .formal = Le hemos enviado uno más reciente. Este enlace ya no funciona.
ending-outdated-heading = Este enlace ya no funciona
ending-outdated-text = Tu cuenta cambió después de enviarse el enlace, por ejemplo el correo o la contraseña. Por eso ya no funciona.
    .formal = Su cuenta cambió después de enviarse el enlace, por ejemplo el correo o la contraseña. Por eso ya no funciona.
ending-broken-heading = Este enlace no funciona
ending-broken-text = Parece que está incompleto o mal escrito. Algunas aplicaciones de correo parten en dos los enlaces largos.
ending-broken-next = Abre otra vez el enlace del correo o cópialo entero en la barra de direcciones. Si sigue sin funcionar, pide otra invitación a quien te invitó.
    .formal = Abra otra vez el enlace del correo o cópielo entero en la barra de direcciones. Si sigue sin funcionar, pida otra invitación a quien le invitó.
ending-broken-reset-next = Abre otra vez el enlace del correo o cópialo entero en la barra de direcciones. Si sigue sin funcionar, ve a iniciar sesión y pulsa «¿Has olvidado tu contraseña?».
    .formal = Abra otra vez el enlace del correo o cópielo entero en la barra de direcciones. Si sigue sin funcionar, vaya a iniciar sesión y pulse «¿Ha olvidado su contraseña?».
ending-tries-heading = Demasiados códigos incorrectos
ending-tries-text = Para proteger la cuenta, esta invitación ya no acepta códigos.
ending-tries-reset-text = Para proteger la cuenta, este enlace ya no acepta códigos.
ending-session-heading = Abre otra vez tu enlace
    .formal = Abra otra vez su enlace
ending-session-text = Este navegador ya no recuerda cuál es tu invitación. Ocurre cuando las cookies se bloquean o se borran, o después de una pausa larga.
    .formal = Este navegador ya no recuerda cuál es su invitación. Ocurre cuando las cookies se bloquean o se borran, o después de una pausa larga.
ending-session-next = Abre otra vez el enlace de la invitación, en este navegador. Lo que ya has hecho se conserva.
    .formal = Abra otra vez el enlace de la invitación, en este navegador. Lo que ya ha hecho se conserva.
ending-session-reset-text = Este navegador ya no recuerda cuál es tu cuenta. Ocurre cuando las cookies se bloquean o se borran, o después de una pausa larga.
    .formal = Este navegador ya no recuerda cuál es su cuenta. Ocurre cuando las cookies se bloquean o se borran, o después de una pausa larga.
ending-session-reset-next = Abre otra vez el enlace del correo, en este navegador. Lo que ya has hecho se conserva.
    .formal = Abra otra vez el enlace del correo, en este navegador. Lo que ya ha hecho se conserva.
ending-missing-heading = Página no encontrada
ending-missing-text = No hay ninguna página en esta dirección.
ending-missing-next = Si vienes de una invitación, abre otra vez el enlace de ese correo.
    .formal = Si viene de una invitación, abra otra vez el enlace de ese correo.
ending-unavailable-heading = Ha habido un problema
ending-unavailable-text = No es culpa tuya y no se ha perdido nada.
    .formal = No es culpa suya y no se ha perdido nada.
ending-unavailable-next = Si vuelve a pasar, espera un minuto.
    .formal = Si vuelve a pasar, espere un minuto.
ending-unavailable-button = Intentarlo de nuevo
ending-form-heading = Esta página ha caducado
ending-form-text = Estuvo abierta demasiado tiempo, o entretanto se abrió otro enlace en este navegador. No se ha cambiado nada.
ending-form-button = Empezar este paso de nuevo
ending-twice-heading = No se ha podido leer este formulario
ending-twice-text = Contiene dos veces el campo { $field }. No se ha cambiado nada.

## Correos

mail-hello = Hola:
mail-copy-link = Si el botón no funciona, abre este enlace:
    .formal = Si el botón no funciona, abra este enlace:
mail-not-expected = ¿No esperabas este correo? Puedes ignorarlo.
    .formal = ¿No esperaba este correo? Puede ignorarlo.
mail-support = ¿Tienes preguntas? Contacto:
    .formal = ¿Tiene preguntas? Contacto:
mail-support-words = ¿Tienes preguntas?
    .formal = ¿Tiene preguntas?
mail-footer = Enviado a { $recipient } en nombre de { $application }.
mail-footer-code = Enviado en nombre de { $application }.
mail-account = Tu cuenta: { $account }
    .formal = Su cuenta: { $account }
mail-never-share = No compartas este código con nadie. Nunca te lo pediremos.
    .formal = No comparta este código con nadie. Nunca se lo pediremos.

invitation-subject = Te han invitado a { $application }
    .formal = Le han invitado a { $application }
invitation-subject-inviter = Invitación a { $application } de parte de { $inviter }
invitation-preheader = Crea tu cuenta: { $until }
    .formal = Cree su cuenta: { $until }
invitation-heading = Te han invitado a { $application }
    .formal = Le han invitado a { $application }
invitation-intro = Te han invitado a { $application }.
    .formal = Le han invitado a { $application }.
invitation-intro-inviter = { $inviter } te ha invitado a { $application }.
    .formal = { $inviter } le ha invitado a { $application }.
invitation-button = Crear tu cuenta
    .formal = Crear su cuenta
invitation-until = El enlace caduca en { $span } ({ $date }).
invitation-until-short = el enlace caduca en { $span }.
invitation-never = El enlace no caduca. Funciona hasta que tu cuenta esté creada.
    .formal = El enlace no caduca. Funciona hasta que su cuenta esté creada.
invitation-never-short = el enlace funciona hasta que lo hayas usado.
    .formal = el enlace funciona hasta que lo haya usado.
invitation-next = Abre el enlace y elige una contraseña. Solo tardarás un minuto.
    .formal = Abra el enlace y elija una contraseña. Solo tardará un minuto.

invitation-again-subject = Tu enlace nuevo para { $application }
    .formal = Su enlace nuevo para { $application }
invitation-again = Este es un enlace nuevo. Los anteriores ya no funcionan.

invitation-code-again-subject = Tu código de invitación nuevo para { $application }
    .formal = Su código de invitación nuevo para { $application }
invitation-code-again = Este es un código nuevo. Los anteriores ya no funcionan.
invitation-code-subject = Tu código de invitación para { $application }
    .formal = Su código de invitación para { $application }
invitation-code-preheader = { $code } es tu código de invitación.
    .formal = { $code } es su código de invitación.
invitation-code-intro = Tu código de invitación:
    .formal = Su código de invitación:
invitation-code-button = Introducir el código
invitation-code-until = El código caduca en { $span } ({ $date }) y sirve una sola vez.
invitation-code-never = El código no caduca y sirve una sola vez.
invitation-code-next = Introdúcelo y elige una contraseña. Solo tardarás un minuto.
    .formal = Introdúzcalo y elija una contraseña. Solo tardará un minuto.

step-code-subject = Tu código para { $application }
    .formal = Su código para { $application }
step-code-preheader = { $code } es tu código. Caduca en { $span }.
    .formal = { $code } es su código. Caduca en { $span }.
step-code-heading = Tu código
    .formal = Su código
step-code-intro = Introdúcelo para terminar de crear tu cuenta de { $application }.
    .formal = Introdúzcalo para terminar de crear su cuenta de { $application }.
step-code-until = Caduca en { $span } y sirve una sola vez.

activated-subject = Tu cuenta de { $application } está lista
    .formal = Su cuenta de { $application } está lista
activated-preheader = Ya puedes iniciar sesión.
    .formal = Ya puede iniciar sesión.
activated-heading = Tu cuenta está lista
    .formal = Su cuenta está lista
activated-intro = Ya puedes iniciar sesión en { $application } con la contraseña que elegiste.
    .formal = Ya puede iniciar sesión en { $application } con la contraseña que eligió.
activated-button = Iniciar sesión
activated-not-you = ¿No fuiste tú? Entonces otra persona ha usado tu invitación. Avisa enseguida a quien te invitó.
    .formal = ¿No fue usted? Entonces otra persona ha usado su invitación. Avise enseguida a quien le invitó.

reset-subject = Elige una contraseña nueva para { $application }
    .formal = Elija una contraseña nueva para { $application }
reset-preheader = Elige una contraseña nueva: { $until }
    .formal = Elija una contraseña nueva: { $until }
reset-heading = Elige una contraseña nueva
    .formal = Elija una contraseña nueva
reset-intro = Alguien ha pedido restablecer la contraseña de tu cuenta de { $application }. Si fuiste tú:
    .formal = Alguien ha pedido restablecer la contraseña de su cuenta de { $application }. Si fue usted:
reset-button = Elegir una contraseña nueva
reset-never = El enlace no caduca y sirve una sola vez.
reset-next = Hasta entonces funciona tu contraseña anterior.
    .formal = Hasta entonces funciona su contraseña anterior.
reset-not-asked = ¿No lo has pedido tú? Puedes ignorar este correo. No compartas el enlace con nadie.
    .formal = ¿No lo ha pedido usted? Puede ignorar este correo. No comparta el enlace con nadie.

changed-subject = Tu contraseña de { $application } ha cambiado
    .formal = Su contraseña de { $application } ha cambiado
changed-preheader = Si fuiste tú, no tienes que hacer nada.
    .formal = Si fue usted, no tiene que hacer nada.
changed-heading = Tu contraseña ha cambiado
    .formal = Su contraseña ha cambiado
changed-intro = La contraseña de tu cuenta de { $application } ha cambiado.
    .formal = La contraseña de su cuenta de { $application } ha cambiado.
changed-when = Cuándo: { $moment }
changed-you = Si fuiste tú, no tienes que hacer nada.
    .formal = Si fue usted, no tiene que hacer nada.
changed-not-you = Si no fuiste tú, puede que otra persona tenga acceso a tu cuenta. Ve a iniciar sesión, pulsa «¿Has olvidado tu contraseña?» y elige otra enseguida. Cambia también la de tu correo.
    .formal = Si no fue usted, puede que otra persona tenga acceso a su cuenta. Vaya a iniciar sesión, pulse «¿Ha olvidado su contraseña?» y elija otra enseguida. Cambie también la de su correo.
changed-not-you-support = Si no fuiste tú, puede que otra persona tenga acceso a tu cuenta. Ve a iniciar sesión, pulsa «¿Has olvidado tu contraseña?» y elige otra enseguida. Cambia también la de tu correo y escribe al contacto de ayuda que ves abajo.
    .formal = Si no fue usted, puede que otra persona tenga acceso a su cuenta. Vaya a iniciar sesión, pulse «¿Ha olvidado su contraseña?» y elija otra enseguida. Cambie también la de su correo y escriba al contacto de ayuda que ve abajo.

locked-subject = Alguien intenta adivinar la contraseña de tu cuenta de { $application }
    .formal = Alguien intenta adivinar la contraseña de su cuenta de { $application }
locked-preheader = Han fallado 100 intentos seguidos. Nadie ha entrado.
locked-heading = Alguien intenta adivinar tu contraseña
    .formal = Alguien intenta adivinar su contraseña
locked-intro = Han fallado 100 intentos seguidos de iniciar sesión en tu cuenta de { $application }. Nadie ha entrado.
    .formal = Han fallado 100 intentos seguidos de iniciar sesión en su cuenta de { $application }. Nadie ha entrado.
locked-now = Por ahora no se puede entrar desde navegadores nuevos, ni siquiera con la contraseña correcta. Un navegador en el que ya hayas iniciado sesión sigue funcionando. Después de 24 horas sin intentos, todo vuelve a ser como antes.
    .formal = Por ahora no se puede entrar desde navegadores nuevos, ni siquiera con la contraseña correcta. Un navegador en el que ya haya iniciado sesión sigue funcionando. Después de 24 horas sin intentos, todo vuelve a ser como antes.
locked-do = También puedes elegir una contraseña nueva que no uses en ningún otro sitio: todo volverá a funcionar enseguida.
    .formal = También puede elegir una contraseña nueva que no use en ningún otro sitio: todo volverá a funcionar enseguida.

moved-subject = Tus datos de contacto de { $application } han cambiado
    .formal = Sus datos de contacto de { $application } han cambiado
moved-heading = Tus datos de contacto han cambiado
    .formal = Sus datos de contacto han cambiado
moved-email-intro = Esta dirección ya no pertenece a tu cuenta de { $application }. Los mensajes sobre la cuenta llegan ahora a otra.
    .formal = Esta dirección ya no pertenece a su cuenta de { $application }. Los mensajes sobre la cuenta llegan ahora a otra.
moved-phone-intro = El número de teléfono de tu cuenta de { $application } ha cambiado. Los SMS ya no llegan al número anterior.
    .formal = El número de teléfono de su cuenta de { $application } ha cambiado. Los SMS ya no llegan al número anterior.
moved-you = Si fuiste tú, no tienes que hacer nada.
    .formal = Si fue usted, no tiene que hacer nada.
moved-not-you = Si no fuiste tú, puede que otra persona intente quedarse con tu cuenta. Avisa enseguida a quien te invitó: los enlaces para restablecer la contraseña ya no te llegan.
    .formal = Si no fue usted, puede que otra persona intente quedarse con su cuenta. Avise enseguida a quien le invitó: los enlaces para restablecer la contraseña ya no le llegan.
moved-not-you-support = Si no fuiste tú, puede que otra persona intente quedarse con tu cuenta. Escribe enseguida al contacto de ayuda que ves abajo: los enlaces para restablecer la contraseña ya no te llegan.
    .formal = Si no fue usted, puede que otra persona intente quedarse con su cuenta. Escriba enseguida al contacto de ayuda que ve abajo: los enlaces para restablecer la contraseña ya no le llegan.

reminder-subject = Tu invitación a { $application } caduca pronto
    .formal = Su invitación a { $application } caduca pronto
reminder-preheader = Tienes { $span } para crear tu cuenta.
    .formal = Tiene { $span } para crear su cuenta.
reminder-heading = Tu invitación caduca pronto
    .formal = Su invitación caduca pronto
reminder-intro = Tu cuenta aún no está creada. Este es el único recordatorio.
    .formal = Su cuenta aún no está creada. Este es el único recordatorio.
reminder-until = Tu invitación caduca en { $span } ({ $date }).
    .formal = Su invitación caduca en { $span } ({ $date }).
reminder-next = Es el enlace que ya te enviamos.
    .formal = Es el enlace que ya le enviamos.
reminder-code-next = Usa el código que ya te enviamos o pide otro en esa página.
    .formal = Use el código que ya le enviamos o pida otro en esa página.

trial-mark = [Prueba]
trial-notice = Esto es una prueba: el correo aún se está redactando y su contenido es solo un ejemplo. No hagas nada de lo que dice.
    .formal = Esto es una prueba: el correo aún se está redactando y su contenido es solo un ejemplo. No haga nada de lo que dice.

withdrawn-subject = Tu invitación a { $application } se ha cancelado
    .formal = Su invitación a { $application } se ha cancelado
withdrawn-preheader = El enlace o el código que recibiste ya no funciona.
    .formal = El enlace o el código que recibió ya no funciona.
withdrawn-heading = Tu invitación se ha cancelado
    .formal = Su invitación se ha cancelado
withdrawn-intro = Quien te invitó a { $application } ha cancelado la invitación.
    .formal = Quien le invitó a { $application } ha cancelado la invitación.
withdrawn-next = El enlace o el código que recibiste ya no funciona. No tienes que hacer nada.
    .formal = El enlace o el código que recibió ya no funciona. No tiene que hacer nada.
withdrawn-mistake = ¿Es un error? Pregunta a quien te invitó.
    .formal = ¿Es un error? Pregunte a quien le invitó.
withdrawn-mistake-support = ¿Es un error? Pregunta a quien te invitó o escribe al contacto de ayuda que ves abajo.
    .formal = ¿Es un error? Pregunte a quien le invitó o escriba al contacto de ayuda que ve abajo.

## Mensajes cortos. Los acentos se quitan solos donde falta sitio.

sms-code = { $code } es tu clave para { $application }. Caduca en { $span }. No la compartas.
    .formal = { $code } es su clave para { $application }. Caduca en { $span }. No la comparta.
sms-code-plain = { $code } es tu clave. Caduca en { $span }. No la compartas.
    .formal = { $code } es su clave. Caduca en { $span }. No la comparta.
sms-invitation = { $code } es tu clave de acceso a { $application }.
    .formal = { $code } es su clave de acceso a { $application }.
sms-invitation-inviter = { $code } es tu clave: { $inviter } te invita a { $application }.
    .formal = { $code } es su clave: { $inviter } le invita a { $application }.
sms-invitation-plain = { $code } es tu clave de acceso.
    .formal = { $code } es su clave de acceso.
sms-invitation-until = Caduca en { $span }: { $page }
sms-invitation-never = Usar en: { $page }
sms-activated = Tu cuenta de { $application } ya se puede usar. Si no la has creado, avisa a quien te ha invitado.
    .formal = Su cuenta de { $application } ya se puede usar. Si no la ha creado, avise a quien le ha invitado.
sms-activated-plain = Tu cuenta ya se puede usar. Si no la has creado, avisa a quien te ha invitado.
    .formal = Su cuenta ya se puede usar. Si no la ha creado, avise a quien le ha invitado.
sms-moved = { $application }: los SMS de tu cuenta ya no llegan a este teléfono. Si no lo has cambiado, avisa a quien te ha invitado.
    .formal = { $application }: los SMS de su cuenta ya no llegan a este teléfono. Si no lo ha cambiado, avise a quien le ha invitado.
sms-moved-plain = Los SMS de tu cuenta ya no llegan a este teléfono. Si no lo has cambiado, avisa a quien te ha invitado.
    .formal = Los SMS de su cuenta ya no llegan a este teléfono. Si no lo ha cambiado, avise a quien le ha invitado.
sms-reminder = { $application }: tu acceso caduca en { $span }. Escribe tu clave o pide otra: { $page }
    .formal = { $application }: su acceso caduca en { $span }. Escriba su clave o pida otra: { $page }
sms-reminder-plain = Tu acceso caduca en { $span }. Escribe tu clave o pide otra: { $page }
    .formal = Su acceso caduca en { $span }. Escriba su clave o pida otra: { $page }
sms-reset = { $code } es tu clave para elegir una contraseña nueva en { $application }.
    .formal = { $code } es su clave para elegir una contraseña nueva en { $application }.
sms-reset-plain = { $code } es tu clave para elegir una contraseña nueva.
    .formal = { $code } es su clave para elegir una contraseña nueva.
sms-changed = { $application }: tu contraseña ha cambiado. Si no ha sido cosa tuya, avisa a quien te ha invitado.
    .formal = { $application }: su contraseña ha cambiado. Si no ha sido cosa suya, avise a quien le ha invitado.
sms-changed-plain = Tu contraseña ha cambiado. Si no ha sido cosa tuya, avisa a quien te ha invitado.
    .formal = Su contraseña ha cambiado. Si no ha sido cosa suya, avise a quien le ha invitado.
sms-locked = { $application }: demasiados intentos fallidos con tu cuenta. Elige una contraseña nueva: { $page }
    .formal = { $application }: demasiados intentos fallidos con su cuenta. Elija una contraseña nueva: { $page }
sms-locked-plain = Demasiados intentos fallidos con tu cuenta. Elige una contraseña nueva: { $page }
    .formal = Demasiados intentos fallidos con su cuenta. Elija una contraseña nueva: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Estás creando tu cuenta para %app%.
    .formal = Está creando su cuenta para %app%.
code-other-number = ¿Número equivocado? Escribir otro
phone-country = País o región
phone-country-hint = Escribe algunas letras para encontrarlo
    .formal = Escriba algunas letras para encontrarlo
phone-country-unknown = No conocemos ese país. Elígelo en la lista o empieza el número con +.
    .formal = No conocemos ese país. Elíjalo en la lista o empiece el número con +.
phone-country-several = ¿Qué país es? Por ejemplo: %found%
strength-short = Aún es corta
strength-easy = Fácil de adivinar
strength-fine = Buena
strength-strong = Muy buena
ending-else = ¿Sigue sin funcionar?
renew-offer-link = Podemos enviarte un enlace nuevo a
    .formal = Podemos enviarle un enlace nuevo a
renew-offer-code = Podemos enviarte un código nuevo a
    .formal = Podemos enviarle un código nuevo a
renew-button = Enviarme un enlace nuevo
renew-button-code = Enviarme un código nuevo
renew-sent = Si tu enlace o tu código se puede renovar, te hemos enviado uno nuevo.
    .formal = Si su enlace o su código se puede renovar, le hemos enviado uno nuevo.
renew-sent-link = Te hemos enviado un enlace nuevo a
    .formal = Le hemos enviado un enlace nuevo a
renew-sent-code = Te hemos enviado un código nuevo a
    .formal = Le hemos enviado un código nuevo a
renew-sent-wait = Si no lo ves, mira en el correo no deseado. Usa siempre el último mensaje.
    .formal = Si no lo ve, mire en el correo no deseado. Use siempre el último mensaje.
renew-sent-wait-sms = Puede tardar un minuto en llegar. Usa siempre el último mensaje.
    .formal = Puede tardar un minuto en llegar. Use siempre el último mensaje.
renew-back = ¿No ha llegado nada? Inténtalo otra vez en un minuto
    .formal = ¿No ha llegado nada? Inténtelo otra vez en un minuto

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
docs-api-key-about = Puede quedar vacía para las llamadas sin clave. No sale de esta pestaña.

## Confirmar una dirección con un enlace

verify-heading = Confirma tu dirección
    .formal = Confirme su dirección
verify-intro = ¿Es esta tu dirección en { $application }? Pulsa el botón para confirmarla.
    .formal = ¿Es esta su dirección en { $application }? Pulse el botón para confirmarla.
verify-address = Dirección
verify-button = Sí, confirmarla
verify-not-you = ¿No es tuya? Cierra esta página. No cambia nada.
    .formal = ¿No es suya? Cierre esta página. No cambia nada.
verify-done-heading = Tu dirección está confirmada
    .formal = Su dirección está confirmada
verify-done-intro = Gracias. No hay nada más que hacer aquí.
verify-already-heading = Esta dirección ya está confirmada
verify-already-intro = El enlace ya se usó. No hay nada más que hacer.
verify-expired-heading = Este enlace ha caducado
verify-expired-intro = Tu dirección aún no está confirmada. Inicia sesión para recibir otro correo.
    .formal = Su dirección aún no está confirmada. Inicie sesión para recibir otro correo.
verify-overtaken-heading = Este enlace ya no es válido
verify-overtaken-intro = La dirección de la cuenta ha cambiado desde que se envió el correo, o la cuenta se cerró.
verify-result = Tu dirección de correo se ha verificado. Puedes seguir usando la aplicación.
    .formal = Su dirección de correo se ha verificado. Puede seguir usando la aplicación.
verify-result-already = Esta cuenta ya está verificada.
verify-result-expired = El acceso ha caducado.
verify-result-overtaken = La cuenta no existe o el enlace de verificación no es válido.

verify-mail-subject = Confirma tu dirección para { $application }
    .formal = Confirme su dirección para { $application }
verify-mail-preheader = Basta con un clic: { $until }
verify-mail-heading = Confirma tu dirección
    .formal = Confirme su dirección
verify-mail-intro = Alguien ha indicado esta dirección para una cuenta en { $application }. Si fuiste tú, confírmala:
    .formal = Alguien ha indicado esta dirección para una cuenta en { $application }. Si fue usted, confírmela:
verify-mail-button = Confirmar dirección
verify-mail-not-you = ¿No fuiste tú? Puedes ignorar este correo. La dirección queda sin confirmar.
    .formal = ¿No fue usted? Puede ignorar este correo. La dirección queda sin confirmar.
