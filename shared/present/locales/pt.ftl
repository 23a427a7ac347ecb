# Português. Palavras que se entendem no Brasil e em Portugal; trata-se a pessoa por «você», quase sempre sem o dizer.
# $application, $inviter e assim por diante são nomes que alguém escolheu: não concordam com nada.

direction = ltr
language-name = Português
language-switch = Idioma

## Datas e prazos

month-name = { $month ->
    [1] janeiro
    [2] fevereiro
    [3] março
    [4] abril
    [5] maio
    [6] junho
    [7] julho
    [8] agosto
    [9] setembro
    [10] outubro
    [11] novembro
   *[12] dezembro
}
weekday-name = { $weekday ->
    [1] segunda-feira
    [2] terça-feira
    [3] quarta-feira
    [4] quinta-feira
    [5] sexta-feira
    [6] sábado
   *[7] domingo
}
date-time = { $weekday }, { $day } de { $month } de { $year }, { $time } ({ $zone })
date-time-distance = { $moment }, { $distance }
distance-ahead = daqui a { $span }
distance-now = agora
distance-past = há { $span }
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
    [one] { $count } dia
   *[other] { $count } dias
}

## Todas as páginas

application-unnamed = este aplicativo
page-title = { $heading } – { $application }
page-title-error = Problema: { $title }
preview-title = Criação de conta
preview-reset-title = Nova senha
preview-description = Uma página particular, para uma só pessoa.
support = Precisa de ajuda? Contato:
support-words = Precisa de ajuda?
progress = Etapa { $step } de { $of }
problem-heading = Há um problema
password-show = Mostrar
password-hide = Ocultar
password-show-long = Mostrar a senha
password-hide-long = Ocultar a senha

## Abrir o convite

landing-heading = Seu convite para { $application }
landing-intro = Crie sua conta. Leva cerca de um minuto.
landing-intro-inviter = { $inviter } convidou você. Criar sua conta leva cerca de um minuto.
landing-address = Sua conta
landing-until = Válido até
landing-never = Sem data de término
landing-button = Aceitar e continuar
landing-not-you = Não é você? Basta fechar esta página. Nada acontece até que você pressione o botão.
landing-reset-heading = Escolha uma nova senha
landing-reset-intro = Você pode escolher uma nova senha para sua conta em { $application }. Leva cerca de um minuto.
landing-reset-button = Continuar
landing-reset-not-you = Não foi você que pediu? Basta fechar esta página. Sua senha continua a mesma.

## Digitar um código em vez de abrir um link

enter-heading = Crie sua conta com um código
enter-intro = Use o código de convite que você recebeu para { $application }.
enter-hint-digits = Os números do seu convite
enter-hint-text = As letras e os números do seu convite, exatamente como estão escritos
enter-button = Continuar
enter-again-heading = Sem código, ou com um que já não funciona?
enter-again-intro = Cada código funciona uma só vez: para voltar é preciso outro. Vamos enviá-lo para o endereço ou telefone que recebeu o convite.
enter-again-button = Enviar um novo código
enter-sent = Se esta conta está à espera de ser criada, um novo código está a caminho.
enter-problem-username = Digite seu nome de usuário.
enter-problem-code = Digite o código do seu convite.
enter-problem-wrong = O nome de usuário ou o código não está certo, ou o código já foi usado ou expirou.
enter-problem-wait = Tentativas demais. Tente de novo daqui a { $span }.

## O código

code-heading-email = Veja seu e-mail
code-heading-sms = Veja suas mensagens
code-heading-before-email = Confirme seu e-mail
code-heading-before-sms = Confirme seu telefone
code-intro-email = Enviamos um código para este endereço. Pode levar um minuto para chegar; veja também na pasta de spam.
code-intro-sms = Enviamos um código para este telefone. Pode levar um minuto para chegar.
code-before-email = Enviaremos um código para este endereço, para ter certeza de que é seu.
code-before-sms = Enviaremos um código para este telefone, para ter certeza de que é seu.
code-label = Código
code-hint-digits = { $length } números
code-hint-text = { $length } letras e números, exatamente como estão escritos
code-button = Continuar
code-again-heading = O código não chegou?
code-again-button = Enviar um novo código
code-first-button = Enviar o código
code-other-sms = Enviar por SMS para { $destination }
code-other-email = Enviar por e-mail para { $destination }
code-wait = Você poderá pedir um novo código daqui a { $span }.
# %time% é preenchido pela página, em minutos e segundos (0:45).
code-wait-live = Você poderá pedir um novo código daqui a %time%.
code-wait-over = Você já pode pedir um novo código.
code-just-sent = Um novo código está a caminho. Só o mais recente funciona.
code-problem-missing = Digite o código que enviamos.
code-problem-malformed = Isto não pode ser o código: confira o tamanho e os caracteres. Não conta como tentativa.
code-problem-wrong = { $tries ->
    [0] Esse código não está certo.
    [one] Esse código não está certo. Resta { $tries } tentativa.
   *[other] Esse código não está certo. Restam { $tries } tentativas.
}
code-problem-expired = Esse código expirou. Peça um novo.
code-problem-used-up = Esse código foi digitado errado vezes demais e não funciona mais. Peça um novo.
code-problem-too-soon = Um código acabou de ser enviado. Espere um momento antes de pedir outro.
code-problem-too-often = Vários códigos já foram enviados. Espere antes de pedir outro.
code-problem-delayed = Ainda não conseguimos enviar seu código. Continuamos tentando; mais tarde você também pode pedir um novo.
code-problem-unsendable = Não conseguimos enviar um código a você. Peça um novo ou fale com quem convidou você.

## Perguntas sobre a pessoa

profile-heading = Sobre você
profile-intro = { $application } gostaria de saber isto para a sua conta.
profile-optional = (opcional)
profile-choose = Escolha uma opção
profile-no-answer = Sem resposta
profile-button = Continuar
profile-problem-missing = “{ $label }” precisa de uma resposta.
profile-problem-unticked = Marque “{ $label }” para continuar.
profile-problem-long = { $max ->
    [one] “{ $label }” aceita no máximo { $max } caractere.
   *[other] “{ $label }” aceita no máximo { $max } caracteres.
}
profile-problem-choice = “{ $label }”: escolha uma das respostas oferecidas.
profile-problem-date = “{ $label }”: digite uma data que exista, como 2001-12-31.

## O telefone

phone-heading = Seu telefone
phone-intro = Enviaremos um código para este número, para ter certeza de que é seu.
phone-label = Número de telefone
phone-hint = Com o código do país, como +49{"\u00A0"}151{"\u00A0"}23456789
phone-button = Continuar
phone-problem-missing = Digite seu número de telefone.
phone-problem-invalid = Este não é um número de telefone com o código do país. Comece com o sinal de mais, como +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = Não podemos enviar mensagens para números deste país. Digite outro número.
phone-problem-landline = É um telefone fixo, que não recebe SMS. Digite um número de celular.

## Os termos

terms-heading = Termos de uso
terms-intro = { $application } pede que você leia e aceite os termos.
terms-document = Documento
terms-link = Ler os termos (abre em outra aba)
terms-version = Versão
terms-label = Li os termos e aceito
terms-button = Continuar
terms-problem-not-accepted = Marque a caixa para aceitar os termos. Sem isso, sua conta não pode ser criada.

## A senha

password-heading = Escolha uma senha
password-account = Sua conta
password-label = Senha
password-confirm-label = Repita a senha
password-rule-length = { $min ->
    [one] Use pelo menos { $min } caractere.
   *[other] Use pelo menos { $min } caracteres.
}
password-rule-free = Vale tudo: uma frase, espaços, qualquer escrita. Você pode colar a partir de um gerenciador de senhas.
password-rule-avoid = Evite senhas comuns, seu próprio nome ou endereço e o nome do aplicativo.
password-button = Salvar a senha
password-problem-missing = Digite uma senha.
password-problem-short = A senha precisa de pelo menos { $min } caracteres. Esta tem { $have }.
password-problem-long = A senha é longa demais. O máximo é de { $max } caracteres.
password-problem-common = Esta senha é fácil demais de adivinhar: está em listas de senhas comuns. Escolha outra.
password-problem-context = A senha se apoia em “{ $word }”, que aqui é fácil de adivinhar. Escolha outra.
password-problem-mismatch = As duas senhas não são iguais. Digite-as de novo.
password-reset-heading = Escolha uma nova senha
password-reset-label = Nova senha
password-reset-confirm-label = Repita a nova senha
password-reset-button = Salvar a nova senha

## Pronto

done-heading = Tudo pronto
done-intro = Sua conta em { $application } está pronta. A partir de agora, entre com sua senha.
done-account = Sua conta
done-button-application = Ir para { $application }
done-button-sign-in = Entrar
done-close = Você pode fechar esta página.
done-result = Sua conta está pronta. Você já pode entrar.
done-result-reset = Sua senha foi alterada. Você já pode entrar com ela.
done-auto = Você será levado até lá daqui a { $span }.
done-stay = Ficar nesta página
done-reset-heading = Sua senha foi alterada
done-reset-intro = A partir de agora, entre em { $application } com sua nova senha.

## Entrar

sign-in-heading = Entrar
sign-in-intro = Use sua conta em { $application }.
sign-in-username = Nome de usuário
sign-in-username-hint = O e-mail ou o número de telefone com que você foi convidado, se não recebeu outro nome.
sign-in-password = Senha
sign-in-button = Entrar
sign-in-problem-wrong = O nome de usuário ou a senha não está certo.
sign-in-problem-password = Digite sua senha.
sign-in-problem-wait = Tentativas demais. Tente de novo daqui a { $span }.
sign-in-problem-locked = Tentativas demais seguidas. Escolha “Esqueceu a senha?” para definir uma nova, ou use um navegador em que você já tenha entrado antes.
sign-in-forgotten = Esqueceu a senha?
sign-in-enter = Tem um código? Crie sua conta
signed-in-heading = Você entrou
signed-in-intro = Você entrou como
signed-in-button = Continuar para { $application }

## Uma senha esquecida

forgotten-heading = Esqueceu a senha?
forgotten-intro = Digite sua conta em { $application } e enviaremos um link para escolher uma nova senha.
forgotten-button = Enviar um link
forgotten-problem-missing = Digite seu nome de usuário.
forgotten-problem-wait = Tentativas demais. Tente de novo daqui a { $span }.
forgotten-sent-heading = Veja seu e-mail
forgotten-sent = Se essa conta existir, uma mensagem com um link ou um código está a caminho.
forgotten-code = Recebeu um código? Digite aqui
forgotten-sent-wait = Pode levar um minuto para chegar; veja também na pasta de spam. Só o link do e-mail mais recente funciona.
forgotten-again = O e-mail não chegou? Tentar de novo
forgotten-back = Voltar para a página de entrada

## Finais

ending-next = O que fazer agora
ending-ask-inviter = Peça à pessoa que convidou você para enviar um novo convite.
ending-ask-inviter-support = Peça à pessoa que convidou você para enviar um novo convite, ou fale com o suporte indicado abaixo.
ending-ask-reset = Se você ainda precisa de uma nova senha, vá à página de entrada e escolha “Esqueceu a senha?”.
ending-sign-in = Ir para a página de entrada
ending-expired-heading = Este convite expirou
ending-expired-text = Os links dos convites funcionam por tempo limitado, e o deste já passou. Nada se perdeu.
ending-expired-reset-heading = Este link expirou
ending-expired-reset-text = Os links para escolher uma senha funcionam por tempo limitado, e o deste já passou. Sua senha não mudou.
switch-heading = Já há outro link aberto aqui
switch-intro = Neste navegador, você ainda não terminou com sua conta em { $application }. O link que você seguiu é outro.
switch-stay = Continuar com esta conta
switch-go = Abrir o outro link
switch-not-you = Se você não esperava o outro link, continue como antes.

ending-used-heading = Este convite já foi usado
ending-used-text = Alguém escolheu uma senha com ele; o link cumpriu sua função. Se você acabou de digitar outra senha, ela não foi salva.
ending-used-next = Se foi você, entre com a senha que escolheu naquele momento. Se não foi, avise imediatamente a pessoa que convidou você.
ending-used-button = Entrar
ending-used-reset-heading = Este link já foi usado
ending-used-reset-text = Uma nova senha foi escolhida com ele; o link cumpriu sua função. Se você acabou de digitar outra senha, ela não foi salva.
ending-used-reset-next = Entre com sua nova senha. Se não foi você que a escolheu, vá à página de entrada, escolha “Esqueceu a senha?” e defina outra imediatamente.
ending-revoked-heading = Este convite foi retirado
ending-revoked-text = Quem o enviou o retirou, por isso o link não funciona mais.
ending-revoked-next = Se você acha que é um engano, pergunte à pessoa que convidou você.
ending-revoked-reset-heading = Este link não funciona mais
ending-revoked-reset-text = Ele foi retirado antes de ser usado. Sua senha não mudou.
ending-replaced-heading = Há um convite mais recente
ending-replaced-text = Um convite mais recente foi enviado a você e substitui este link.
ending-replaced-next = Abra o e-mail mais recente de { $application } e use o link que está nele.
ending-replaced-reset-heading = Há um link mais recente
ending-replaced-reset-text = Um e-mail mais recente foi enviado a você, e o link que está nele substitui este.
ending-outdated-heading = Este link não funciona mais
ending-outdated-text = Depois do envio, algo mudou na sua conta, como o endereço de e-mail ou a senha. Com isso, todos os links anteriores deixaram de funcionar.
ending-broken-heading = Este link não funciona
ending-broken-text = O endereço parece incompleto ou digitado errado. Alguns programas de e-mail quebram links longos em dois.
ending-broken-next = Abra de novo o link do e-mail, ou copie o endereço inteiro para a barra de endereços. Se ainda não funcionar, peça um novo convite à pessoa que convidou você.
ending-broken-reset-next = Abra de novo o link do e-mail, ou copie o endereço inteiro para a barra de endereços. Se ainda não funcionar, vá à página de entrada e escolha “Esqueceu a senha?”.
ending-tries-heading = Códigos errados demais
ending-tries-text = Para proteger a conta, este convite não aceita mais códigos.
ending-tries-reset-text = Para proteger a conta, este link não aceita mais códigos.
ending-session-heading = Abra seu link de novo
ending-session-text = Este navegador já não sabe qual é o seu convite. Isso acontece quando os cookies são bloqueados ou apagados, ou depois de uma longa pausa.
ending-session-next = Abra o link do convite mais uma vez, neste navegador. O que você já fez está guardado.
ending-session-reset-text = Este navegador já não sabe qual é a sua conta. Isso acontece quando os cookies são bloqueados ou apagados, ou depois de uma longa pausa.
ending-session-reset-next = Abra o link do e-mail mais uma vez, neste navegador. O que você já fez está guardado.
ending-missing-heading = Página não encontrada
ending-missing-text = Não há nenhuma página neste endereço.
ending-missing-next = Se você veio de um convite, abra de novo o link desse e-mail.
ending-unavailable-heading = Algo não está funcionando aqui
ending-unavailable-text = A culpa não é sua, e nada do que você fez se perdeu.
ending-unavailable-next = Espere um minuto e carregue esta página de novo.
ending-form-heading = Esta página está desatualizada
ending-form-text = Ela ficou aberta por muito tempo, ou outro link foi aberto neste navegador desde então. Nada foi alterado.
ending-form-next = Recomece a etapa em uma página nova.
ending-form-button = Recomeçar esta etapa
ending-twice-heading = Não foi possível ler este formulário
ending-twice-text = Ele contém duas vezes o campo { $field }. Nada foi alterado.

## E-mails

mail-hello = Olá,
mail-copy-link = Se o botão não funcionar, copie este endereço para o seu navegador:
mail-not-expected-heading = Não esperava este e-mail?
mail-not-expected = Então ignore este e-mail. Nada acontece se você não fizer nada.
mail-support = Dúvidas? Contato:
mail-support-words = Dúvidas?
mail-footer = Enviado em nome de { $application } para { $recipient }.
mail-footer-code = Enviado em nome de { $application } porque uma conta está sendo criada com este endereço.
mail-account = Sua conta: { $account }
mail-never-share = Nunca passe o código a ninguém, nem a quem disser que trabalha aqui.

invitation-subject = Seu convite para { $application }
invitation-subject-inviter = Seu convite para { $application } de { $inviter }
invitation-preheader = Crie sua conta: { $until }
invitation-heading = Seu convite para { $application }
invitation-intro = Você recebeu um convite para { $application }.
invitation-intro-inviter = { $inviter } convidou você para { $application }.
invitation-button = Criar sua conta
invitation-until-heading = Por quanto tempo o link funciona
invitation-until = O link funciona até { $moment }. São { $span } a partir do envio deste e-mail.
invitation-until-short = o link funciona até { $moment }.
invitation-never = O link não tem data de término. Funciona até que sua conta esteja criada.
invitation-never-short = o link funciona até que você o tenha usado.
invitation-next-heading = O que acontece depois
invitation-next = Abra o link, siga as etapas, que são curtas, e escolha uma senha. Depois disso você pode entrar.
invitation-new-heading = Precisa de um novo convite?
invitation-new = Abra o link mesmo que tenha expirado: quase sempre é possível pedir ali o envio de um novo. Se não for, peça à pessoa que convidou você. Só o link do e-mail mais recente funciona.

invitation-again-subject = Seu novo link para { $application }
invitation-again = Este é um novo link. Os anteriores não funcionam mais.

invitation-code-again-subject = Seu novo código de convite para { $application }
invitation-code-again = Este é um novo código. Os anteriores não funcionam mais.
invitation-code-subject = Seu código de convite para { $application }
invitation-code-preheader = { $code } é o seu código de convite.
invitation-code-intro = Seu código de convite é:
invitation-code-button = Digitar o código
invitation-code-until-heading = Por quanto tempo o código funciona
invitation-code-until = O código funciona até { $moment }. São { $span } a partir do envio deste e-mail.
invitation-code-never = O código não tem data de término. Funciona até que sua conta esteja criada.
invitation-code-next = Digite o código onde ele foi pedido, siga as etapas, que são curtas, e escolha uma senha. Depois disso você pode entrar.
invitation-code-new = Peça um novo na página onde você digita o código, ou à pessoa que convidou você. Só o código mais recente funciona.

step-code-subject = Seu código para { $application }
step-code-preheader = { $code } é o seu código. Vale por { $span }.
step-code-heading = Seu código
step-code-intro = Digite este código na página em que você está criando sua conta em { $application }:
step-code-until-heading = Por quanto tempo o código funciona
step-code-until = O código vale por { $span } a partir do momento em que você o pediu, e uma única vez.
step-code-new-heading = Precisa de um novo código?
step-code-new = Peça um na página em que ele é digitado. Só o mais recente funciona. Se a página não abrir mais, peça um novo convite à pessoa que convidou você.
step-code-next-heading = O que acontece depois
step-code-next = Assim que o código estiver certo, a página leva você à próxima etapa.

activated-subject = Sua conta em { $application } está pronta
activated-preheader = Sua senha está definida. Você já pode entrar.
activated-heading = Sua conta está pronta
activated-intro = Sua conta em { $application } está criada, e a senha já foi escolhida.
activated-button = Entrar
activated-next-heading = O que acontece depois
activated-next = Entre com sua conta e a senha que você escolheu. O link do convite não funciona mais; você não precisa dele.
activated-not-you-heading = Não foi você?
activated-not-you = Então outra pessoa usou seu convite. Avise imediatamente a pessoa que convidou você.

reset-subject = Escolha uma nova senha para { $application }
reset-preheader = Você pode escolher uma nova senha: { $until }
reset-heading = Escolha uma nova senha
reset-intro = Foi pedida uma nova senha para sua conta em { $application }. Se foi você, escolha-a aqui:
reset-button = Escolher uma nova senha
reset-never = O link não tem data de término. Funciona uma única vez.
reset-next = Abra o link, siga as etapas, que são curtas, e escolha uma nova senha. Até lá, a antiga continua valendo.
reset-new-heading = Precisa de um novo link?
reset-new = Escolha de novo “Esqueceu a senha?” na página de entrada. Só o link do e-mail mais recente funciona.
reset-not-asked-heading = Não foi você que pediu?
reset-not-asked = Então ignore este e-mail. Sua senha continua a mesma. Nunca passe o link a ninguém: quem o tiver pode mudar sua senha.

changed-subject = Sua senha para { $application } foi alterada
changed-preheader = Se foi você, não há nada a fazer.
changed-heading = Sua senha foi alterada
changed-intro = A senha da sua conta em { $application } foi alterada.
changed-when = Quando: { $moment }
changed-you-heading = Foi você?
changed-you = Então não há nada a fazer. A partir de agora, entre com a nova senha.
changed-not-you-heading = Não foi você?
changed-not-you = Então outra pessoa pode ter acesso à sua conta. Vá à página de entrada, escolha “Esqueceu a senha?” e defina outra senha imediatamente. Mude também a senha do seu e-mail.
changed-not-you-support = Então outra pessoa pode ter acesso à sua conta. Vá à página de entrada, escolha “Esqueceu a senha?” e defina outra senha imediatamente. Mude também a senha do seu e-mail e fale com o suporte indicado abaixo.

locked-subject = Alguém está tentando adivinhar a senha da sua conta em { $application }
locked-preheader = 100 tentativas seguidas falharam. Ninguém entrou com elas.
locked-heading = Alguém está tentando adivinhar a sua senha
locked-intro = 100 tentativas seguidas de entrar na sua conta em { $application } falharam. Ninguém entrou com elas.
locked-now-heading = O que acontece agora
locked-now = Nenhuma senha é mais aceita de navegadores que não conhecemos, nem mesmo a certa. Um navegador em que você já entrou antes continua funcionando. Depois de 24 horas sem tentativas, tudo volta a ser como antes.
locked-do-heading = O que você pode fazer
locked-do = Escolha uma nova senha e tudo volta a funcionar na hora. Use uma que você não usa em nenhum outro lugar. Se você consegue entrar como sempre, não precisa fazer nada.

moved-subject = Seus dados de contato em { $application } foram alterados
moved-heading = Seus dados de contato foram alterados
moved-email-intro = Este endereço não pertence mais à sua conta em { $application }. A partir de agora, as mensagens sobre a conta vão para outro endereço.
moved-phone-intro = O número de telefone da sua conta em { $application } foi alterado. Os SMS sobre a conta não vão mais para o número anterior.
moved-you = Então não há nada a fazer.
moved-not-you = Então outra pessoa pode estar tomando sua conta. Avise imediatamente a pessoa que convidou você: um link para outra senha não chega mais a você.
moved-not-you-support = Então outra pessoa pode estar tomando sua conta. Fale imediatamente com o suporte indicado abaixo: um link para outra senha não chega mais a você.

reminder-subject = Seu convite para { $application } termina em breve
reminder-preheader = Crie sua conta até { $moment }.
reminder-heading = Seu convite termina em breve
reminder-intro = Sua conta ainda não está criada. Este é o único lembrete.
reminder-until-heading = Quanto tempo resta
reminder-until = O convite vale até { $moment }. São { $span } a partir do envio deste e-mail.
reminder-next = Abra o link e termine as etapas, que são curtas. É o mesmo link que você já recebeu e funciona até lá.
reminder-code-next = Digite o código que você já recebeu e termine as etapas, que são curtas. Se não o encontrar, peça outro nessa página.

trial-mark = [Teste]
trial-notice = Este é o teste de um e-mail que está sendo redigido. O conteúdo é um exemplo: não faça nada do que ele diz.

withdrawn-subject = Seu convite para { $application } foi retirado
withdrawn-preheader = O link ou o código que você recebeu não funciona mais.
withdrawn-heading = Seu convite foi retirado
withdrawn-intro = Quem convidou você para { $application } retirou o convite.
withdrawn-next-heading = O que acontece depois
withdrawn-next = O link ou o código que você recebeu não funciona mais. Você não precisa fazer nada.
withdrawn-mistake-heading = É um engano?
withdrawn-mistake = Pergunte à pessoa que convidou você.
withdrawn-mistake-support = Pergunte à pessoa que convidou você, ou fale com o suporte indicado abaixo.

## Mensagens curtas. Os acentos saem sozinhos onde falta espaço.

sms-code = { $code } é o seu código para { $application }. Vale por { $span }.
sms-code-plain = { $code } é o seu código. Vale por { $span }.
sms-invitation = { $code } é o seu código de convite para { $application }.
sms-invitation-inviter = { $code } é o seu código: { $inviter } convidou você para { $application }.
sms-invitation-plain = { $code } é o seu código de convite.
sms-invitation-until = Vale por { $span }. Digite em: { $page }
sms-invitation-never = Digite em: { $page }
sms-reset = { $code } é o seu código para escolher uma nova senha em { $application }.
sms-reset-plain = { $code } é o seu código para escolher uma nova senha.
sms-changed = { $application }: sua senha foi alterada. Não foi você? Avise a pessoa que convidou você.
sms-changed-plain = Sua senha foi alterada. Não foi você? Avise a pessoa que convidou você.
sms-locked = { $application }: tentativas demais de entrar na sua conta. Escolha uma nova senha: { $page }
sms-locked-plain = Tentativas demais de entrar na sua conta. Escolha uma nova senha: { $page }
sms-activated = Sua conta em { $application } está pronta. Não foi você? Avise a pessoa que convidou você.
sms-activated-plain = Sua conta está pronta. Não foi você? Avise a pessoa que convidou você.
sms-moved = { $application }: este número não pertence mais à sua conta. Não foi você? Avise a pessoa que convidou você.
sms-moved-plain = Este número não pertence mais à sua conta. Não foi você? Avise a pessoa que convidou você.
sms-reminder = { $application }: seu convite termina em { $span }. Digite o código ou peça outro: { $page }
sms-reminder-plain = Seu convite termina em { $span }. Digite o código ou peça outro: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Você está configurando sua conta para %app%.
code-other-number = Número errado? Digitar outro
phone-country = País ou região
phone-country-hint = Digite algumas letras para encontrar
phone-country-unknown = Não encontramos este país. Escolha-o na lista ou comece o número com o sinal de mais.
phone-country-several = Qual é o país? Por exemplo: %found%
strength-short = Ainda curta: %have% de %min% caracteres
strength-easy = Fácil de adivinhar: repete-se ou apoia-se em um nome
strength-fine = Boa
strength-strong = Muito boa
ending-else = Se isso não ajudar
renew-offer-email = Peça que uma nova mensagem seja enviada ao endereço cadastrado:
renew-offer-sms = Peça que uma nova mensagem seja enviada ao número de telefone cadastrado:
renew-button = Enviar um novo link
renew-button-code = Enviar um novo código
renew-sent = Se for possível renovar seu link ou código, uma nova mensagem está a caminho.
renew-sent-wait = Pode levar um minuto para chegar; veja também a pasta de spam. Só funciona o que está na mensagem mais recente.
renew-sent-wait-sms = Pode levar um minuto para chegar. Só funciona o que está na mensagem mais recente.
renew-back = Não chegou nada? Volte e peça de novo em um minuto

docs-title = API do Latchkey
docs-document = O mesmo como documento OpenAPI:
docs-contents = Conteúdo
docs-key = Chave de API com a permissão
docs-anybody = Sem chave de API
docs-parameters = Parâmetros
docs-body = Corpo
docs-body-optional = Corpo, que pode ser omitido
docs-example = Exemplo
docs-answers = Respostas
docs-problems = Erros
docs-codes = Todos os códigos de erro
docs-codes-about = Cada erro da API é um documento de problema (RFC 9457). O código não muda.
docs-column-name = Nome
docs-column-kind = Tipo
docs-column-about = O que é
docs-column-status = Status
docs-column-code = Código
docs-column-advice = O que fazer
docs-required = obrigatório
docs-search = Pesquisar
docs-response = Resposta
docs-try = Experimentar
docs-send = Enviar
docs-api-key = Chave de API
docs-api-key-about = Deixe vazio para chamadas sem chave. Ela fica nesta aba.

## Confirmar um endereço por um link

verify-heading = Confirme seu endereço
verify-intro = Este é o seu endereço em { $application }? Use o botão para confirmá-lo.
verify-address = Endereço
verify-button = Sim, confirmar
verify-not-you = Não é seu? Basta fechar esta página. Nada muda.
verify-done-heading = Seu endereço está confirmado
verify-done-intro = Obrigado. Não há mais nada a fazer aqui.
verify-already-heading = Este endereço já está confirmado
verify-already-intro = O link já foi usado. Não há mais nada a fazer.
verify-expired-heading = Este link expirou
verify-expired-intro = Seu endereço ainda não está confirmado. Peça um novo e-mail onde você entra na conta.
verify-overtaken-heading = Este link não vale mais
verify-overtaken-intro = O endereço da conta mudou desde o envio do e-mail, ou a conta foi encerrada.
verify-result = Seu e-mail foi verificado. Você pode continuar usando o aplicativo.
verify-result-already = Esta conta já está verificada.
verify-result-expired = O acesso expirou.
verify-result-overtaken = A conta não existe ou o link de verificação não é válido.

verify-mail-subject = Confirme seu endereço para { $application }
verify-mail-preheader = Um clique basta: { $until }
verify-mail-heading = Confirme seu endereço
verify-mail-intro = Alguém informou este endereço para uma conta em { $application }. Se foi você, confirme-o:
verify-mail-button = Confirmar endereço
verify-mail-not-you-heading = Não foi você?
verify-mail-not-you = Então ignore este e-mail. O endereço continua sem confirmação.
