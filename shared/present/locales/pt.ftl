# Português. Palavras que se entendem no Brasil e em Portugal; trata-se a pessoa por «você», quase sempre sem o dizer.
# $application, $inviter e assim por diante são nomes que alguém escolheu: não concordam com nada.

direction = ltr
language-name = Português
    .home = PT
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
month-short = { $month ->
    [1] jan.
    [2] fev.
    [3] mar.
    [4] abr.
    [5] mai.
    [6] jun.
    [7] jul.
    [8] ago.
    [9] set.
    [10] out.
    [11] nov.
   *[12] dez.
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
date-short = { $day } de { $month }, { $time } { $zone }
date-short-year = { $day } de { $month } de { $year }, { $time } { $zone }
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
preview-description = Seu convite pessoal.
support = Precisa de ajuda? Contato:
support-words = Precisa de ajuda?
progress = Etapa { $step } de { $of }
busy = Um momento…
problem-heading = Há um problema
password-show = Mostrar
password-hide = Ocultar
password-show-long = Mostrar a senha
password-hide-long = Ocultar a senha
password-shown = Sua senha está visível.
password-hidden = Sua senha está oculta.

## Abrir o convite

landing-heading = Seu convite para { $application }
landing-intro = Crie sua conta. Leva cerca de um minuto.
landing-inviter-did = convidou você para { $application }
landing-address = Sua conta
landing-until = Expira
landing-button = Aceitar e continuar
landing-not-you = Não é você? Feche esta página: ainda não aconteceu nada.
landing-decline-intro = Não é você ou não tem interesse?
landing-decline = Recusar o convite
decline-heading = Recusar este convite?
decline-intro = Nenhuma conta será criada e o link deixará de funcionar. { $application } verá que você recusou.
decline-button = Recusar
decline-back = Manter o convite
landing-reset-heading = Escolha uma nova senha
landing-reset-intro = Escolha uma nova senha para sua conta em { $application }. Leva cerca de um minuto.
landing-reset-button = Continuar
landing-reset-not-you = Não foi você que pediu? Feche esta página. Sua senha continua a mesma.

## Digitar um código em vez de abrir um link

enter-heading = Crie sua conta com um código
enter-intro = Digite o código do seu convite para { $application }.
enter-hint-digits = Os números do seu convite
enter-hint-text = Letras e números, como no seu convite
enter-button = Continuar
enter-again-heading = Sem código, ou ele não funciona mais?
enter-again-intro = Cada código serve uma só vez. Enviaremos um novo para onde seu convite chegou.
enter-again-button = Enviar um novo código
enter-sent = Se houver um convite em aberto para esta conta, enviamos um novo código.
enter-problem-username = Digite seu e-mail, telefone ou nome de usuário.
enter-problem-code = Digite o código do seu convite.
enter-problem-wrong = Não encontramos um convite em aberto com esses dados. Confira os dois ou peça um novo código.
enter-problem-wait = Tentativas demais. Tente de novo daqui a { $span }.

## O código

code-heading-email = Veja seu e-mail
code-heading-sms = Veja suas mensagens
code-heading-before-email = Confirme seu e-mail
code-heading-before-sms = Confirme seu telefone
code-intro-digits = Enviamos um código de { $length } dígitos para
code-intro-text = Enviamos um código de { $length } letras e números para
code-before = Para ter certeza de que é seu, enviaremos um código para
code-label = Código
code-hint-digits = { $length } dígitos
code-hint-text = { $length } letras e números, como na mensagem
code-auto = Ele é enviado assim que você digita o último.
code-button = Continuar
code-again-email = Não chegou? Veja a pasta de spam.
code-again-sms = Não chegou?
code-again-button = Enviar um novo código
code-first-button = Enviar o código
code-other-sms = Enviar por SMS para { $destination }
code-other-email = Enviar por e-mail para { $destination }
code-wait = Reenviar em { $span }
# %time% é preenchido pela página, em minutos e segundos (0:45).
code-wait-live = Reenviar em %time%
code-wait-over = Você já pode pedir um novo código.
code-just-sent = Novo código enviado. Use o mais recente.
code-problem-missing = Digite o código que enviamos.
code-problem-digits = O código tem { $length } dígitos. Confira o que digitou; esta tentativa não contou.
code-problem-text = O código tem { $length } letras e números. Confira o que digitou; esta tentativa não contou.
code-problem-wrong = { $tries ->
    [0] Esse código está incorreto.
    [one] Esse código está incorreto. Resta { $tries } tentativa.
   *[other] Esse código está incorreto. Restam { $tries } tentativas.
}
code-problem-expired = Esse código expirou. Peça um novo.
code-problem-used-up = Tentativas erradas demais. Peça um novo código para continuar.
code-problem-too-soon = Acabamos de enviar um código. Espere um momento antes de pedir outro.
code-problem-too-often = Vários códigos já foram enviados. Espere antes de pedir outro.
code-problem-delayed = Ainda não conseguimos enviar seu código. Continuamos tentando; mais tarde você também pode pedir um novo.
code-problem-unsendable = Não conseguimos enviar um código a você. Peça um novo ou fale com quem convidou você.

## Perguntas sobre a pessoa

profile-heading = Sobre você
profile-intro = { $application } precisa de alguns dados para a sua conta.
profile-first-name = Nome
profile-last-name = Sobrenome
profile-optional = (opcional)
profile-choose = Escolha uma opção
profile-no-answer = Sem resposta
profile-button = Continuar
profile-problem-missing = Preencha “{ $label }”.
profile-problem-unticked = Marque “{ $label }” para continuar.
profile-problem-long = { $max ->
    [one] “{ $label }” aceita no máximo { $max } caractere.
   *[other] “{ $label }” aceita no máximo { $max } caracteres.
}
profile-problem-choice = “{ $label }”: escolha uma das respostas oferecidas.
profile-problem-date = “{ $label }”: digite uma data válida, por exemplo 31/12/2001.

## O telefone

phone-heading = Seu telefone
phone-intro = Enviaremos um código para este número para ter certeza de que é seu.
phone-label = Número de telefone
phone-hint = Com o código do país, como +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Como você disca em casa
phone-button = Continuar
phone-problem-missing = Digite seu número de telefone.
phone-problem-invalid = Digite o número completo com o código do país, como +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = Não podemos enviar SMS para números deste país. Digite outro número.
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
password-confirm-label = Confirme a senha
password-rule-length = { $min ->
    [one] Pelo menos { $min } caractere
   *[other] Pelo menos { $min } caracteres
}
password-rule-common = Não ser uma senha comum
password-rule-context = Não se basear no seu e-mail, no seu usuário nem em “{ $application }”
password-button = Salvar a senha
password-problem-missing = Digite uma senha.
password-problem-short = A senha precisa de pelo menos { $min } caracteres. Esta tem { $have }.
password-problem-long = A senha é longa demais. O máximo é de { $max } caracteres.
password-problem-common = Esta senha é comum demais. Escolha outra.
password-problem-context = Sua senha se baseia em “{ $word }”, que é fácil de adivinhar. Escolha outra.
password-problem-mismatch = As duas senhas não são iguais. Digite-as de novo.
password-reset-heading = Escolha uma nova senha
password-reset-label = Nova senha
password-reset-confirm-label = Confirme a nova senha
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
done-auto = Continuando em { $seconds } s
done-stay = Ficar aqui
done-reset-heading = Sua senha foi alterada
done-reset-intro = A partir de agora, entre em { $application } com sua nova senha.

## Entrar

sign-in-heading = Que bom ver você de novo
sign-in-intro = Entre em { $application }
sign-in-username = E-mail, telefone ou usuário
sign-in-password = Senha
sign-in-button = Entrar
sign-in-problem-wrong = O nome de usuário ou a senha está incorreto.
sign-in-problem-password = Digite sua senha.
sign-in-problem-wait = Tentativas demais. Tente de novo daqui a { $span }.
sign-in-problem-locked = Tentativas demais seguidas. Escolha “Esqueceu a senha?” para definir uma nova, ou use um navegador em que você já tenha entrado antes.
sign-in-forgotten = Esqueceu a senha?
sign-in-enter = Tem um código de convite?
signed-in-heading = Você entrou
signed-in-button = Ir para { $application }
signed-in-change = Mudar a senha
signed-in-other = Usar outra conta
signed-in-close = Você pode fechar esta página.

## Uma senha esquecida

forgotten-heading = Esqueceu a senha?
forgotten-intro = Digite seu e-mail ou nome de usuário e enviaremos um link para redefinir a senha.
forgotten-button = Enviar o link
forgotten-problem-missing = Digite seu e-mail, telefone ou nome de usuário.
forgotten-problem-wait = Tentativas demais. Tente de novo daqui a { $span }.
forgotten-sent-heading = Veja seu e-mail
forgotten-sent = Se a conta existir, enviamos um link para redefinir a senha.
forgotten-sent-to = Se { $account } tiver uma conta, enviamos um link para redefinir a senha.
forgotten-sent-wait = Não apareceu? Veja a pasta de spam. Use o link do e-mail mais recente.
forgotten-again = Não chegou? Enviar de novo
forgotten-code = Recebeu um código? Digite aqui
forgotten-back = Voltar para a página de entrada

## Finais

ending-ask-inviter = Peça um novo convite a quem convidou você.
ending-ask-inviter-support = Peça um novo convite a quem convidou você, ou fale com o suporte indicado abaixo.
ending-ask-named = Peça um novo convite a { $inviter }.
ending-ask-named-support = Peça um novo convite a { $inviter }, ou fale com o suporte indicado abaixo.
ending-ask-reset = Se você ainda precisa de uma nova senha, vá à página de entrada e escolha “Esqueceu a senha?”.
ending-sign-in = Ir para a página de entrada
ending-expired-heading = Este convite expirou
ending-expired-text = Os links de convite têm prazo, e este já expirou. Nada se perdeu.
ending-expired-reset-heading = Este link expirou
ending-expired-reset-text = Os links para redefinir a senha têm prazo, e este já expirou. Sua senha não mudou.
switch-heading = Já há outro link aberto aqui
switch-intro = Neste navegador, você ainda não terminou com sua conta em { $application }. O link que você seguiu é outro.
switch-stay = Continuar com esta conta
switch-go = Abrir o outro link
switch-not-you = Se você não esperava o outro link, continue como antes.

ending-used-heading = Este convite já foi usado
ending-used-text = Com este convite já foi escolhida uma senha. Se você acabou de digitar outra, ela não foi salva.
ending-used-next = Se não foi você, avise logo quem convidou você.
ending-used-button = Entrar
ending-used-reset-heading = Este link já foi usado
ending-used-reset-text = Com ele já foi escolhida uma nova senha. Se você acabou de digitar outra, ela não foi salva.
ending-used-reset-next = Se não foi você que a escolheu, vá à página de entrada, escolha “Esqueceu a senha?” e defina outra logo.
ending-revoked-heading = Este convite foi cancelado
ending-revoked-text = Quem o enviou o cancelou, por isso este link não funciona mais.
ending-revoked-next = Se você acha que é um engano, fale com quem convidou você.
ending-revoked-next-named = Se você acha que é um engano, fale com { $inviter }.
ending-declined-heading = Este convite foi recusado
ending-declined-text = Nenhuma conta foi criada e este link não funciona mais. Se você mudou de ideia, pode receber um novo convite.
ending-revoked-reset-heading = Este link não funciona mais
ending-revoked-reset-text = Ele foi cancelado antes de ser usado. Sua senha não mudou.
ending-replaced-heading = Há um convite mais recente
ending-replaced-text = Enviamos um mais recente. Este link não funciona mais.
ending-replaced-next = Use o link do e-mail mais recente de { $application }.
ending-replaced-reset-heading = Há um link mais recente
ending-replaced-reset-text = Enviamos um mais recente. Este link não funciona mais.
ending-outdated-heading = Este link não funciona mais
ending-outdated-text = Sua conta mudou depois do envio deste link, por exemplo o e-mail ou a senha. Por isso ele não funciona mais.
ending-broken-heading = Este link não funciona
ending-broken-text = Ele parece incompleto ou digitado errado. Alguns aplicativos de e-mail quebram links longos em dois.
ending-broken-next = Abra de novo o link do e-mail, ou copie-o inteiro para a barra de endereços. Se ainda não funcionar, peça um novo convite a quem convidou você.
ending-broken-reset-next = Abra de novo o link do e-mail, ou copie-o inteiro para a barra de endereços. Se ainda não funcionar, vá à página de entrada e escolha “Esqueceu a senha?”.
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
ending-unavailable-heading = Algo deu errado do nosso lado
ending-unavailable-text = A culpa não é sua, e nada do que você fez se perdeu.
ending-unavailable-next = Se acontecer de novo, espere um minuto.
ending-unavailable-button = Tentar de novo
ending-form-heading = Esta página expirou
ending-form-text = Ela ficou aberta por muito tempo, ou outro link foi aberto neste navegador desde então. Nada foi alterado.
ending-form-button = Recomeçar esta etapa
ending-twice-heading = Não foi possível ler este formulário
ending-twice-text = Ele contém duas vezes o campo { $field }. Nada foi alterado.

## E-mails

mail-hello = Olá,
mail-copy-link = Se o botão não funcionar, abra este link:
mail-not-expected = Não esperava este e-mail? Pode ignorá-lo.
mail-support = Dúvidas? Contato:
mail-support-words = Dúvidas?
mail-footer = Enviado para { $recipient } em nome de { $application }.
mail-footer-code = Enviado em nome de { $application }.
mail-account = Sua conta: { $account }
mail-never-share = Nunca compartilhe este código. Nós nunca o pediremos.

invitation-subject = Seu convite para { $application }
invitation-subject-inviter = Seu convite para { $application } de { $inviter }
invitation-preheader = Crie sua conta: { $until }
invitation-heading = Seu convite para { $application }
invitation-intro = Você recebeu um convite para { $application }.
invitation-intro-inviter = { $inviter } convidou você para { $application }.
invitation-button = Criar sua conta
invitation-until = O link expira em { $span } ({ $date }).
invitation-until-short = o link expira em { $span }.
invitation-never = O link não expira. Funciona até que sua conta esteja criada.
invitation-never-short = o link funciona até que você o tenha usado.
invitation-next = Abra o link e escolha uma senha. Leva um minuto.

invitation-again-subject = Seu novo link para { $application }
invitation-again = Este é um novo link. Os anteriores não funcionam mais.

invitation-code-again-subject = Seu novo código de convite para { $application }
invitation-code-again = Este é um novo código. Os anteriores não funcionam mais.
invitation-code-subject = Seu código de convite para { $application }
invitation-code-preheader = { $code } é o seu código de convite.
invitation-code-intro = Seu código de convite:
invitation-code-button = Digitar o código
invitation-code-until = O código expira em { $span } ({ $date }) e serve uma só vez.
invitation-code-never = O código não expira e serve uma só vez.
invitation-code-next = Digite-o e escolha uma senha. Leva um minuto.

step-code-subject = Seu código para { $application }
step-code-preheader = { $code } é o seu código. Expira em { $span }.
step-code-heading = Seu código
step-code-intro = Digite-o para terminar de criar sua conta em { $application }.
step-code-until = Ele expira em { $span } e serve uma só vez.

activated-subject = Sua conta em { $application } está pronta
activated-preheader = Você já pode entrar.
activated-heading = Sua conta está pronta
activated-intro = Você já pode entrar em { $application } com a senha que escolheu.
activated-button = Entrar
activated-not-you = Não foi você? Então outra pessoa usou seu convite. Avise logo quem convidou você.

reset-subject = Escolha uma nova senha para { $application }
reset-preheader = Escolha uma nova senha: { $until }
reset-heading = Escolha uma nova senha
reset-intro = Alguém pediu para redefinir a senha da sua conta em { $application }. Se foi você:
reset-button = Escolher uma nova senha
reset-never = O link não expira e serve uma só vez.
reset-next = Até lá, a senha antiga continua valendo.
reset-not-asked = Não foi você que pediu? Pode ignorar este e-mail. Não compartilhe o link com ninguém.

changed-subject = Sua senha para { $application } foi alterada
changed-preheader = Se foi você, não há nada a fazer.
changed-heading = Sua senha foi alterada
changed-intro = A senha da sua conta em { $application } foi alterada.
changed-when = Quando: { $moment }
changed-you = Se foi você, não há nada a fazer.
changed-not-you = Se não, outra pessoa pode ter acesso à sua conta. Vá à página de entrada, escolha “Esqueceu a senha?” e defina outra logo. Mude também a senha do seu e-mail.
changed-not-you-support = Se não, outra pessoa pode ter acesso à sua conta. Vá à página de entrada, escolha “Esqueceu a senha?” e defina outra logo. Mude também a senha do seu e-mail e fale com o suporte indicado abaixo.

locked-subject = Alguém está tentando adivinhar a senha da sua conta em { $application }
locked-preheader = 100 tentativas seguidas falharam. Ninguém entrou com elas.
locked-heading = Alguém está tentando adivinhar a sua senha
locked-intro = 100 tentativas seguidas de entrar na sua conta em { $application } falharam. Ninguém entrou com elas.
locked-now = Navegadores novos estão bloqueados por enquanto, mesmo com a senha certa. Um navegador em que você já entrou continua funcionando. Depois de 24 horas sem tentativas, tudo volta a ser como antes.
locked-do = Ou escolha uma nova senha que você não usa em nenhum outro lugar, e tudo volta a funcionar na hora.

moved-subject = Seus dados de contato em { $application } foram alterados
moved-heading = Seus dados de contato foram alterados
moved-email-intro = Este endereço não pertence mais à sua conta em { $application }. A partir de agora, as mensagens sobre a conta vão para outro endereço.
moved-phone-intro = O número de telefone da sua conta em { $application } foi alterado. Os SMS sobre a conta não vão mais para o número anterior.
moved-you = Se foi você, não há nada a fazer.
moved-not-you = Se não, outra pessoa pode estar tomando sua conta. Avise logo quem convidou você: os links para redefinir a senha não chegam mais a você.
moved-not-you-support = Se não, outra pessoa pode estar tomando sua conta. Fale logo com o suporte indicado abaixo: os links para redefinir a senha não chegam mais a você.

reminder-subject = Seu convite para { $application } expira em breve
reminder-preheader = Faltam { $span } para criar sua conta.
reminder-heading = Seu convite expira em breve
reminder-intro = Sua conta ainda não está criada. Este é o único lembrete.
reminder-until = Seu convite expira em { $span } ({ $date }).
reminder-next = É o link que já enviamos.
reminder-code-next = Use o código que já enviamos, ou peça outro nessa página.

trial-mark = [Teste]
trial-notice = Este é o teste de um e-mail que está sendo redigido. O conteúdo é um exemplo: não faça nada do que ele diz.

withdrawn-subject = Seu convite para { $application } foi cancelado
withdrawn-preheader = O link ou o código que você recebeu não funciona mais.
withdrawn-heading = Seu convite foi cancelado
withdrawn-intro = Quem convidou você para { $application } cancelou o convite.
withdrawn-next = O link ou o código que você recebeu não funciona mais. Você não precisa fazer nada.
withdrawn-mistake = É um engano? Fale com quem convidou você.
withdrawn-mistake-support = É um engano? Fale com quem convidou você ou com o suporte indicado abaixo.

## Mensagens curtas. Os acentos saem sozinhos onde falta espaço.

sms-code = { $code } é a sua chave para { $application }. Vale por { $span }. Guarde-a para si.
sms-code-plain = { $code } é a sua chave. Vale por { $span }. Guarde-a para si.
sms-invitation = { $code } é a chave do seu convite para { $application }.
sms-invitation-inviter = { $code } é a sua chave: convite de { $inviter } para { $application }.
sms-invitation-plain = { $code } é a chave do seu convite.
sms-invitation-until = Vale por { $span }. Digite em: { $page }
sms-invitation-never = Digite em: { $page }
sms-activated = Sua conta em { $application } pode ser usada. Se o cadastro foi de outra pessoa, avise quem fez o convite.
sms-activated-plain = Sua conta pode ser usada. Se o cadastro foi de outra pessoa, avise quem fez o convite.
sms-moved = { $application }: sua conta deixou de usar este telefone. Se a troca foi de outra pessoa, avise quem fez o convite.
sms-moved-plain = Sua conta deixou de usar este telefone. Se a troca foi de outra pessoa, avise quem fez o convite.
sms-reminder = { $application }: seu convite expira em { $span }. Digite a chave ou pegue outra: { $page }
sms-reminder-plain = Seu convite expira em { $span }. Digite a chave ou pegue outra: { $page }
sms-reset = { $code } é o seu código para escolher uma nova senha em { $application }.
sms-reset-plain = { $code } é o seu código para escolher uma nova senha.
sms-changed = { $application }: sua senha foi alterada. Não foi você? Avise a pessoa que convidou você.
sms-changed-plain = Sua senha foi alterada. Não foi você? Avise a pessoa que convidou você.
sms-locked = { $application }: tentativas demais de entrar na sua conta. Escolha uma nova senha: { $page }
sms-locked-plain = Tentativas demais de entrar na sua conta. Escolha uma nova senha: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = Você está configurando sua conta para %app%.
code-other-number = Número errado? Digitar outro
phone-country = País ou região
phone-country-hint = Digite algumas letras para encontrar
phone-country-unknown = Não conhecemos este país. Escolha-o na lista ou comece o número com +.
phone-country-several = Qual é o país? Por exemplo: %found%
strength-short = Ainda curta
strength-easy = Fácil de adivinhar
strength-fine = Boa
strength-strong = Muito boa
ending-else = Ainda sem sucesso?
renew-offer-link = Podemos enviar um novo link para
renew-offer-code = Podemos enviar um novo código para
renew-button = Enviar um novo link
renew-button-code = Enviar um novo código
renew-sent = Se for possível renovar seu link ou código, enviamos um novo.
renew-sent-link = Enviamos um novo link para
renew-sent-code = Enviamos um novo código para
renew-sent-wait = Não apareceu? Veja a pasta de spam. Use sempre a mensagem mais recente.
renew-sent-wait-sms = Pode levar um minuto para chegar. Use sempre a mensagem mais recente.
renew-back = Nada ainda? Tente de novo em um minuto

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
verify-expired-intro = Seu endereço ainda não está confirmado. Entre para receber um novo e-mail.
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
verify-mail-not-you = Não foi você? Pode ignorar este e-mail. O endereço continua sem confirmação.
