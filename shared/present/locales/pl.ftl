# Polski. Zwracamy się na „ty”; „.formal” mówi „Państwo” i „proszę”.
# Jednoliterowe słowa nie kończą wiersza: za nimi stoi twarda spacja.
# $application, $inviter i podobne to nazwy, które ktoś wybrał: nie odmieniamy ich.

direction = ltr
language-name = Polski
    .home = PL
language-switch = Język

## Daty i okresy

month-name = { $month ->
    [1] stycznia
    [2] lutego
    [3] marca
    [4] kwietnia
    [5] maja
    [6] czerwca
    [7] lipca
    [8] sierpnia
    [9] września
    [10] października
    [11] listopada
   *[12] grudnia
}
month-short = { $month ->
    [1] sty
    [2] lut
    [3] mar
    [4] kwi
    [5] maj
    [6] cze
    [7] lip
    [8] sie
    [9] wrz
    [10] paź
    [11] lis
   *[12] gru
}
weekday-name = { $weekday ->
    [1] poniedziałek
    [2] wtorek
    [3] środa
    [4] czwartek
    [5] piątek
    [6] sobota
   *[7] niedziela
}
date-time = { $weekday }, { $day } { $month } { $year }, godz. { $time } ({ $zone })
date-short = { $day } { $month }, { $time } { $zone }
date-short-year = { $day } { $month } { $year }, { $time } { $zone }
# Okresy stoją w bierniku: „za minutę”, „jeszcze minutę”, „minutę temu”.
distance-ahead = za { $span }
distance-now = teraz
distance-past = { $span } temu
span-seconds = { $count ->
    [one] { $count } sekundę
    [few] { $count } sekundy
    [many] { $count } sekund
   *[other] { $count } sekundy
}
span-minutes = { $count ->
    [one] { $count } minutę
    [few] { $count } minuty
    [many] { $count } minut
   *[other] { $count } minuty
}
span-hours = { $count ->
    [one] { $count } godzinę
    [few] { $count } godziny
    [many] { $count } godzin
   *[other] { $count } godziny
}
span-days = { $count ->
    [one] { $count } dzień
    [few] { $count } dni
    [many] { $count } dni
   *[other] { $count } dnia
}

## Każda strona

application-unnamed = ta aplikacja
page-title = { $heading } – { $application }
page-title-error = Błąd: { $title }
preview-title = Zakładanie konta
preview-reset-title = Nowe hasło
preview-description = Twoje osobiste zaproszenie.
    .formal = Państwa osobiste zaproszenie.
support = Potrzebna pomoc? Kontakt:
support-words = Potrzebna pomoc?
progress = Krok { $step } z { $of }
busy = Chwileczkę…
problem-heading = Coś się nie zgadza
password-show = Pokaż
password-hide = Ukryj
password-show-long = Pokaż hasło
password-hide-long = Ukryj hasło
password-shown = Hasło jest widoczne.
password-hidden = Hasło jest ukryte.

## Otwarcie zaproszenia

landing-heading = Zaproszenie do { $application }
landing-intro = Załóż konto. Zajmie to około minuty.
    .formal = Prosimy założyć konto. Zajmie to około minuty.
landing-inviter-did = zaprasza cię do { $application }
    .formal = zaprasza Państwa do { $application }
landing-address = Twoje konto
    .formal = Państwa konto
landing-until = Wygasa
landing-button = Przyjmij i kontynuuj
landing-app = Zakładasz konto w %app%.
    .formal = Zakładają Państwo konto w %app%.
landing-not-you = To nie do ciebie? Zamknij tę stronę – nic się jeszcze nie stało.
    .formal = To nie do Państwa? Wystarczy zamknąć tę stronę – nic się jeszcze nie stało.
landing-decline-intro = To nie do ciebie lub nie chcesz dołączyć?
    .formal = To nie do Państwa lub zaproszenie jest zbędne?
landing-decline = Odrzuć zaproszenie
decline-heading = Odrzucić to zaproszenie?
decline-intro = Konto nie zostanie założone, a link przestanie działać. { $application } zobaczy, że zaproszenie zostało odrzucone.
decline-button = Odrzuć
decline-back = Zachowaj zaproszenie
landing-reset-heading = Wybierz nowe hasło
    .formal = Nowe hasło
landing-reset-intro = Wybierz nowe hasło do konta w { $application }. Zajmie to około minuty.
    .formal = Prosimy wybrać nowe hasło do konta w { $application }. Zajmie to około minuty.
landing-reset-button = Kontynuuj
landing-reset-not-you = To nie twoja prośba? Zamknij tę stronę. Hasło pozostanie bez zmian.
    .formal = To nie Państwa prośba? Wystarczy zamknąć tę stronę. Hasło pozostanie bez zmian.

## Wpisanie kodu zamiast otwarcia linku

enter-heading = Załóż konto za pomocą kodu
    .formal = Zakładanie konta za pomocą kodu
enter-intro = Wpisz kod z zaproszenia do { $application }.
    .formal = Prosimy wpisać kod z zaproszenia do { $application }.
enter-hint-digits = Cyfry z zaproszenia
enter-hint-text = Litery i cyfry, tak jak w zaproszeniu
enter-button = Kontynuuj
enter-again-heading = Nie masz kodu albo już nie działa?
    .formal = Nie ma kodu albo już nie działa?
enter-again-intro = Kod działa tylko raz. Nowy wyślemy na ten sam adres lub numer co zaproszenie.
enter-again-button = Wyślij nowy kod
enter-sent = Jeśli dla tego konta jest otwarte zaproszenie, wysłaliśmy nowy kod.
enter-problem-username = Wpisz adres e-mail, numer telefonu lub nazwę użytkownika.
    .formal = Prosimy wpisać adres e-mail, numer telefonu lub nazwę użytkownika.
enter-problem-code = Wpisz kod z zaproszenia.
    .formal = Prosimy wpisać kod z zaproszenia.
enter-problem-wrong = Nie znajdujemy otwartego zaproszenia z tymi danymi. Sprawdź je albo poproś o nowy kod.
    .formal = Nie znajdujemy otwartego zaproszenia z tymi danymi. Prosimy je sprawdzić albo poprosić o nowy kod.
enter-problem-wait = Zbyt wiele prób. Spróbuj ponownie za { $span }.
    .formal = Zbyt wiele prób. Prosimy spróbować ponownie za { $span }.

## Kod

code-heading-email = Sprawdź pocztę
    .formal = Prosimy sprawdzić pocztę
code-heading-sms = Sprawdź wiadomości
    .formal = Prosimy sprawdzić wiadomości
code-heading-before-email = Potwierdź adres e-mail
    .formal = Potwierdzenie adresu e-mail
code-heading-before-sms = Potwierdź numer telefonu
    .formal = Potwierdzenie numeru telefonu
code-intro-digits = Wysłaliśmy { $length }-cyfrowy kod na
code-intro-text = Wysłaliśmy { $length }-znakowy kod z liter i cyfr na
code-before = Aby sprawdzić, czy to twój adres lub numer, wyślemy kod na
    .formal = Aby sprawdzić, czy to Państwa adres lub numer, wyślemy kod na
code-label = Kod
code-hint-digits = Liczba cyfr: { $length }
code-hint-text = Litery i cyfry, tak jak w wiadomości (razem { $length })
code-auto = Po ostatnim znaku kod wyśle się sam.
code-button = Kontynuuj
code-again-email = Nic nie przyszło? Sprawdź folder ze spamem.
    .formal = Nic nie przyszło? Prosimy sprawdzić folder ze spamem.
code-again-sms = Nic nie przyszło?
code-again-button = Wyślij nowy kod
code-first-button = Wyślij kod
code-other-sms = Wyślij go SMS-em na { $destination }
code-other-email = Wyślij go e-mailem na { $destination }
code-wait = Nowy kod za { $span }
# %time% wstawia skrypt, w minutach i sekundach (0:45).
code-wait-live = Nowy kod za %time%
code-wait-over = Możesz już poprosić o nowy kod.
    .formal = Mogą już Państwo poprosić o nowy kod.
code-other-number = Zły numer? Wpisz inny
    .formal = Zły numer? Podanie innego
code-just-sent = Wysłaliśmy nowy kod. Użyj najnowszego.
    .formal = Wysłaliśmy nowy kod. Działa tylko najnowszy.
code-problem-missing = Wpisz kod, który wysłaliśmy.
    .formal = Prosimy wpisać kod, który wysłaliśmy.
code-problem-digits = Liczba cyfr w kodzie to { $length }. Sprawdź, co wpisujesz; ta próba się nie liczy.
    .formal = Liczba cyfr w kodzie to { $length }. Prosimy sprawdzić wpisany kod; ta próba się nie liczy.
code-problem-text = Liczba liter i cyfr w kodzie to { $length }. Sprawdź, co wpisujesz; ta próba się nie liczy.
    .formal = Liczba liter i cyfr w kodzie to { $length }. Prosimy sprawdzić wpisany kod; ta próba się nie liczy.
code-problem-wrong = { $tries ->
    [0] Ten kod jest nieprawidłowy.
    [one] Ten kod jest nieprawidłowy. Została { $tries } próba.
    [few] Ten kod jest nieprawidłowy. Zostały { $tries } próby.
    [many] Ten kod jest nieprawidłowy. Zostało { $tries } prób.
   *[other] Ten kod jest nieprawidłowy. Zostało { $tries } próby.
}
code-problem-expired = Ten kod wygasł. Poproś o nowy.
    .formal = Ten kod wygasł. Prosimy poprosić o nowy.
code-problem-used-up = Zbyt wiele błędnych prób. Poproś o nowy kod, aby kontynuować.
    .formal = Zbyt wiele błędnych prób. Aby kontynuować, potrzebny jest nowy kod.
code-problem-too-soon = Przed chwilą wysłaliśmy kod. Poczekaj moment, zanim poprosisz o następny.
    .formal = Przed chwilą wysłaliśmy kod. Prosimy chwilę poczekać na możliwość wysłania następnego.
code-problem-too-often = Wysłaliśmy już kilka kodów. Poczekaj, zanim poprosisz o następny.
    .formal = Wysłaliśmy już kilka kodów. Prosimy poczekać na możliwość wysłania następnego.
code-problem-delayed = Nie udało się jeszcze wysłać kodu. Próbujemy dalej; później możesz też poprosić o nowy.
    .formal = Nie udało się jeszcze wysłać kodu. Próbujemy dalej; później mogą Państwo też poprosić o nowy.
code-problem-unsendable = Nie udało się wysłać kodu. Poproś o nowy albo skontaktuj się z osobą, która cię zaprosiła.
    .formal = Nie udało się wysłać kodu. Mogą Państwo poprosić o nowy albo skontaktować się z osobą, która wysłała zaproszenie.

## Pytania o osobę

profile-heading = O tobie
    .formal = Państwa dane
profile-intro = { $application } potrzebuje kilku danych do twojego konta.
    .formal = { $application } potrzebuje kilku danych do Państwa konta.
profile-first-name = Imię
profile-last-name = Nazwisko
profile-optional = (opcjonalnie)
profile-choose = Wybierz
    .formal = Wybór
profile-no-answer = Bez odpowiedzi
profile-button = Kontynuuj
profile-problem-missing = Wypełnij „{ $label }”.
    .formal = Prosimy wypełnić „{ $label }”.
profile-problem-unticked = Zaznacz „{ $label }”, aby kontynuować.
    .formal = Aby kontynuować, prosimy zaznaczyć „{ $label }”.
profile-problem-long = { $max ->
    [one] „{ $label }”: najwyżej { $max } znak.
    [few] „{ $label }”: najwyżej { $max } znaki.
    [many] „{ $label }”: najwyżej { $max } znaków.
   *[other] „{ $label }”: najwyżej { $max } znaku.
}
profile-problem-choice = „{ $label }”: wybierz jedną z podanych odpowiedzi.
    .formal = „{ $label }”: prosimy wybrać jedną z podanych odpowiedzi.
profile-problem-date = „{ $label }”: wpisz prawidłową datę, na przykład 31.12.2001.
    .formal = „{ $label }”: prosimy wpisać prawidłową datę, na przykład 31.12.2001.

## Numer telefonu

phone-heading = Twój numer telefonu
    .formal = Państwa numer telefonu
phone-intro = Wyślemy kod na ten numer, aby sprawdzić, czy jest twój.
    .formal = Wyślemy kod na ten numer, aby sprawdzić, czy należy do Państwa.
phone-country = Kraj lub region
phone-country-hint = Wpisz kilka liter, aby go znaleźć
    .formal = Wystarczy kilka liter, aby go znaleźć
phone-country-unknown = Nie znamy tego kraju. Wybierz go z listy albo zacznij numer od +.
    .formal = Nie znamy tego kraju. Prosimy wybrać go z listy albo zacząć numer od +.
# %found% wstawia skrypt.
phone-country-several = Który to kraj? Na przykład: %found%
phone-label = Numer telefonu
phone-hint = Z numerem kierunkowym kraju, na przykład +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = Tak, jak wybierasz go w swoim kraju
    .formal = Tak, jak wybiera się go w kraju
phone-button = Kontynuuj
phone-problem-missing = Wpisz numer telefonu.
    .formal = Prosimy wpisać numer telefonu.
phone-problem-invalid = Wpisz cały numer z numerem kierunkowym kraju, na przykład +49{"\u00A0"}151{"\u00A0"}23456789.
    .formal = Prosimy wpisać cały numer z numerem kierunkowym kraju, na przykład +49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = Nie możemy wysyłać SMS-ów na numery w tym kraju. Wpisz inny numer.
    .formal = Nie możemy wysyłać SMS-ów na numery w tym kraju. Prosimy wpisać inny numer.
phone-problem-landline = To numer stacjonarny, który nie odbiera SMS-ów. Wpisz numer komórkowy.
    .formal = To numer stacjonarny, który nie odbiera SMS-ów. Prosimy wpisać numer komórkowy.

## Regulamin

terms-heading = Regulamin
terms-intro = { $application } prosi o przeczytanie i zaakceptowanie regulaminu.
terms-document = Dokument
terms-link = Przeczytaj regulamin (otwiera się w nowej karcie)
    .formal = Treść regulaminu (otwiera się w nowej karcie)
terms-version = Wersja
terms-label = Znam treść regulaminu i ją akceptuję
terms-button = Kontynuuj
terms-problem-not-accepted = Zaznacz pole, aby zaakceptować regulamin. Bez tego nie można założyć konta.
    .formal = Prosimy zaznaczyć pole, aby zaakceptować regulamin. Bez tego nie można założyć konta.

## Hasło

password-heading = Wybierz hasło
    .formal = Wybór hasła
password-account = Twoje konto
    .formal = Państwa konto
password-label = Hasło
password-confirm-label = Powtórz hasło
    .formal = Hasło ponownie
password-rule-length = { $min ->
    [one] Co najmniej { $min } znak
    [few] Co najmniej { $min } znaki
    [many] Co najmniej { $min } znaków
   *[other] Co najmniej { $min } znaku
}
password-rule-common = Niezbyt popularne
password-rule-context = Niepodobne do adresu e-mail, nazwy użytkownika ani „{ $application }”
password-button = Zapisz hasło
strength-short = Jeszcze za krótkie
strength-easy = Łatwe do odgadnięcia
strength-fine = Dobre
strength-strong = Bardzo dobre
password-problem-missing = Wpisz hasło.
    .formal = Prosimy wpisać hasło.
password-problem-short = Hasło jest za krótkie: wymagana liczba znaków to { $min }, a to hasło ma { $have }.
password-problem-long = Hasło jest za długie. Największa liczba znaków to { $max }.
password-problem-common = To hasło jest zbyt popularne. Wybierz inne.
    .formal = To hasło jest zbyt popularne. Prosimy wybrać inne.
password-problem-context = Hasło opiera się na „{ $word }”, więc łatwo je odgadnąć. Wybierz inne.
    .formal = Hasło opiera się na „{ $word }”, więc łatwo je odgadnąć. Prosimy wybrać inne.
password-problem-mismatch = Hasła nie są takie same. Wpisz je jeszcze raz.
    .formal = Hasła nie są takie same. Prosimy wpisać je jeszcze raz.
password-reset-heading = Wybierz nowe hasło
    .formal = Nowe hasło
password-reset-label = Nowe hasło
password-reset-confirm-label = Powtórz nowe hasło
    .formal = Nowe hasło ponownie
password-reset-button = Zapisz nowe hasło

## Gotowe

done-heading = Wszystko gotowe
done-intro = Twoje konto w { $application } jest gotowe. Od teraz loguj się swoim hasłem.
    .formal = Państwa konto w { $application } jest gotowe. Od teraz można logować się hasłem.
done-account = Twoje konto
    .formal = Państwa konto
done-button-application = Przejdź do { $application }
done-button-sign-in = Zaloguj się
done-close = Możesz zamknąć tę stronę.
    .formal = Mogą Państwo zamknąć tę stronę.
done-result = Twoje konto jest gotowe. Możesz się teraz zalogować.
    .formal = Państwa konto jest gotowe. Mogą się Państwo teraz zalogować.
done-result-reset = Hasło zostało zmienione. Możesz się nim teraz zalogować.
    .formal = Hasło zostało zmienione. Mogą się Państwo nim teraz zalogować.
done-auto = Dalej za { $seconds } s
done-stay = Zostań tutaj
done-reset-heading = Hasło zostało zmienione
done-reset-intro = Od teraz loguj się do { $application } nowym hasłem.
    .formal = Od teraz do { $application } można logować się nowym hasłem.

## Logowanie

sign-in-heading = Witaj ponownie
    .formal = Witamy ponownie
sign-in-intro = Zaloguj się do { $application }
    .formal = Logowanie do { $application }
sign-in-username = E-mail, telefon lub nazwa użytkownika
sign-in-password = Hasło
sign-in-button = Zaloguj się
sign-in-problem-wrong = Nazwa użytkownika lub hasło są nieprawidłowe.
sign-in-problem-password = Wpisz hasło.
    .formal = Prosimy wpisać hasło.
sign-in-problem-wait = Zbyt wiele prób. Spróbuj ponownie za { $span }.
    .formal = Zbyt wiele prób. Prosimy spróbować ponownie za { $span }.
sign-in-problem-locked = Zbyt wiele prób z rzędu. Wybierz „Nie pamiętasz hasła?”, aby ustawić nowe, albo użyj przeglądarki, w której logowanie już się kiedyś udało.
    .formal = Zbyt wiele prób z rzędu. Prosimy wybrać „Hasło zapomniane?”, aby ustawić nowe, albo użyć przeglądarki, w której logowanie już się kiedyś udało.
sign-in-forgotten = Nie pamiętasz hasła?
    .formal = Hasło zapomniane?
sign-in-enter = Masz kod zaproszenia?
    .formal = Mają Państwo kod zaproszenia?
signed-in-heading = Zalogowano
signed-in-button = Przejdź do { $application }
signed-in-change = Zmień hasło
signed-in-other = Użyj innego konta
signed-in-close = Możesz zamknąć tę stronę.
    .formal = Mogą Państwo zamknąć tę stronę.

## Zapomniane hasło

forgotten-heading = Nie pamiętasz hasła?
    .formal = Hasło zapomniane?
forgotten-intro = Wpisz adres e-mail lub nazwę użytkownika, a wyślemy link do ustawienia nowego hasła.
    .formal = Prosimy wpisać adres e-mail lub nazwę użytkownika, a wyślemy link do ustawienia nowego hasła.
forgotten-button = Wyślij link
forgotten-problem-missing = Wpisz adres e-mail, numer telefonu lub nazwę użytkownika.
    .formal = Prosimy wpisać adres e-mail, numer telefonu lub nazwę użytkownika.
forgotten-problem-wait = Zbyt wiele prób. Spróbuj ponownie za { $span }.
    .formal = Zbyt wiele prób. Prosimy spróbować ponownie za { $span }.
forgotten-sent-heading = Sprawdź pocztę
    .formal = Prosimy sprawdzić pocztę
forgotten-sent = Jeśli takie konto istnieje, wysłaliśmy link do ustawienia nowego hasła.
forgotten-sent-to = Jeśli { $account } ma konto, wysłaliśmy link do ustawienia nowego hasła.
forgotten-sent-wait = Nic nie widać? Sprawdź folder ze spamem. Użyj linku z najnowszego e-maila.
    .formal = Nic nie widać? Prosimy sprawdzić folder ze spamem i użyć linku z najnowszego e-maila.
forgotten-again = Nic nie przyszło? Wyślij ponownie
forgotten-code = Przyszedł kod? Wpisz go
    .formal = Przyszedł kod? Wpisanie kodu
forgotten-back = Wróć do logowania

## Zakończenia

ending-else = Nadal nie działa?
renew-offer-link = Możemy wysłać nowy link na
renew-offer-code = Możemy wysłać nowy kod na
renew-button = Wyślij nowy link
renew-button-code = Wyślij nowy kod
renew-sent = Jeśli link lub kod można odnowić, wysłaliśmy nowy.
renew-sent-link = Wysłaliśmy nowy link na
renew-sent-code = Wysłaliśmy nowy kod na
renew-sent-wait = Nic nie widać? Sprawdź folder ze spamem. Użyj najnowszej wiadomości.
    .formal = Nic nie widać? Prosimy sprawdzić folder ze spamem i użyć najnowszej wiadomości.
renew-sent-wait-sms = To może potrwać minutę. Użyj najnowszej wiadomości.
    .formal = To może potrwać minutę. Działa tylko najnowsza wiadomość.
renew-back = Nic nie przyszło? Spróbuj ponownie za minutę
    .formal = Nic nie przyszło? Ponowna próba za minutę
ending-ask-inviter = Poproś osobę, która cię zaprosiła, o nowe zaproszenie.
    .formal = O nowe zaproszenie mogą Państwo poprosić osobę, która je wysłała.
ending-ask-inviter-support = Poproś osobę, która cię zaprosiła, o nowe zaproszenie albo napisz do pomocy poniżej.
    .formal = O nowe zaproszenie mogą Państwo poprosić osobę, która je wysłała, albo napisać do pomocy poniżej.
ending-ask-named = O nowe zaproszenie poproś: { $inviter }.
    .formal = Nowe zaproszenie może wysłać { $inviter }.
ending-ask-named-support = O nowe zaproszenie poproś: { $inviter }. Możesz też napisać do pomocy poniżej.
    .formal = Nowe zaproszenie może wysłać { $inviter }. Mogą Państwo też napisać do pomocy poniżej.
ending-ask-reset = Jeśli nadal potrzebujesz nowego hasła, przejdź do logowania i wybierz „Nie pamiętasz hasła?”.
    .formal = Jeśli nadal potrzebne jest nowe hasło, prosimy przejść do logowania i wybrać „Hasło zapomniane?”.
ending-sign-in = Przejdź do logowania
ending-expired-heading = To zaproszenie wygasło
ending-expired-text = Linki z zaproszeń działają tylko przez pewien czas. Nic nie przepadło.
ending-expired-reset-heading = Ten link wygasł
ending-expired-reset-text = Linki do zmiany hasła działają tylko przez pewien czas. Hasło się nie zmieniło.
switch-heading = Tu jest już otwarty inny link
switch-intro = W tej przeglądarce zakładanie konta w { $application } nie jest jeszcze zakończone. Właśnie został otwarty inny link.
switch-stay = Kontynuuj z tym kontem
switch-go = Otwórz drugi link
switch-not-you = Jeśli drugi link to niespodzianka, kontynuuj jak dotąd.
    .formal = Jeśli drugi link to niespodzianka, prosimy kontynuować jak dotąd.

ending-used-heading = To zaproszenie zostało już użyte
ending-used-text = Z tego zaproszenia wybrano już hasło. Jeśli właśnie wpisano inne, nie zostało zapisane.
ending-used-next = Jeśli to nie ty, od razu powiedz osobie, która cię zaprosiła.
    .formal = Jeśli to nie Państwo, prosimy od razu zawiadomić osobę, która wysłała zaproszenie.
ending-used-button = Zaloguj się
ending-used-reset-heading = Ten link został już użyty
ending-used-reset-text = Z tego linku wybrano już nowe hasło. Jeśli właśnie wpisano inne, nie zostało zapisane.
ending-used-reset-next = Jeśli to nie ty, przejdź do logowania, wybierz „Nie pamiętasz hasła?” i od razu ustaw inne.
    .formal = Jeśli to nie Państwo, prosimy przejść do logowania, wybrać „Hasło zapomniane?” i od razu ustawić inne.
ending-revoked-heading = To zaproszenie zostało anulowane
ending-revoked-text = Nadawca je anulował, więc ten link już nie działa.
ending-revoked-next = Jeśli to pomyłka, zapytaj osobę, która cię zaprosiła.
    .formal = Jeśli to pomyłka, prosimy zapytać osobę, która wysłała zaproszenie.
ending-revoked-next-named = Jeśli to pomyłka, napisz do osoby, która zaprasza: { $inviter }.
    .formal = Jeśli to pomyłka, prosimy napisać do osoby, która zaprasza: { $inviter }.
ending-declined-heading = To zaproszenie zostało odrzucone
ending-declined-text = Konto nie zostało założone, a ten link już nie działa. Po zmianie zdania można otrzymać nowe zaproszenie.
ending-revoked-reset-heading = Ten link już nie działa
ending-revoked-reset-text = Został anulowany przed użyciem. Hasło się nie zmieniło.
ending-replaced-heading = Jest nowsze zaproszenie
ending-replaced-text = Wysłaliśmy nowsze. Ten link już nie działa.
ending-replaced-next = Użyj linku z najnowszego e-maila od { $application }.
    .formal = Prosimy użyć linku z najnowszego e-maila od { $application }.
ending-replaced-reset-heading = Jest nowszy link
ending-replaced-reset-text = Wysłaliśmy nowszy. Ten link już nie działa.
ending-outdated-heading = Ten link już nie działa
ending-outdated-text = Konto zmieniło się po wysłaniu tego linku, na przykład adres e-mail lub hasło. Dlatego link już nie działa.
ending-broken-heading = Ten link nie działa
ending-broken-text = Wygląda na niepełny lub błędnie wpisany. Niektóre programy pocztowe dzielą długie linki na dwie części.
ending-broken-next = Otwórz link z e-maila jeszcze raz albo skopiuj go w całości do paska adresu. Jeśli nadal nie działa, poproś osobę, która cię zaprosiła, o nowe zaproszenie.
    .formal = Prosimy otworzyć link z e-maila jeszcze raz albo skopiować go w całości do paska adresu. Jeśli nadal nie działa, o nowe zaproszenie mogą Państwo poprosić osobę, która je wysłała.
ending-broken-reset-next = Otwórz link z e-maila jeszcze raz albo skopiuj go w całości do paska adresu. Jeśli nadal nie działa, przejdź do logowania i wybierz „Nie pamiętasz hasła?”.
    .formal = Prosimy otworzyć link z e-maila jeszcze raz albo skopiować go w całości do paska adresu. Jeśli nadal nie działa, prosimy przejść do logowania i wybrać „Hasło zapomniane?”.
ending-tries-heading = Zbyt wiele błędnych kodów
ending-tries-text = Aby chronić konto, to zaproszenie nie przyjmuje już kodów.
ending-tries-reset-text = Aby chronić konto, ten link nie przyjmuje już kodów.
ending-session-heading = Otwórz swój link jeszcze raz
    .formal = Prosimy otworzyć link jeszcze raz
ending-session-text = Ta przeglądarka nie pamięta już, które zaproszenie jest twoje. Tak bywa, gdy pliki cookie są zablokowane lub usunięte, albo po długiej przerwie.
    .formal = Ta przeglądarka nie pamięta już, które zaproszenie jest Państwa. Tak bywa, gdy pliki cookie są zablokowane lub usunięte, albo po długiej przerwie.
ending-session-next = Otwórz link z zaproszenia jeszcze raz, w tej przeglądarce. To, co już zrobione, zostaje.
    .formal = Prosimy otworzyć link z zaproszenia jeszcze raz, w tej przeglądarce. To, co już zrobione, zostaje.
ending-session-reset-text = Ta przeglądarka nie pamięta już, które konto jest twoje. Tak bywa, gdy pliki cookie są zablokowane lub usunięte, albo po długiej przerwie.
    .formal = Ta przeglądarka nie pamięta już, które konto jest Państwa. Tak bywa, gdy pliki cookie są zablokowane lub usunięte, albo po długiej przerwie.
ending-session-reset-next = Otwórz link z e-maila jeszcze raz, w tej przeglądarce. To, co już zrobione, zostaje.
    .formal = Prosimy otworzyć link z e-maila jeszcze raz, w tej przeglądarce. To, co już zrobione, zostaje.
ending-missing-heading = Nie znaleziono strony
ending-missing-text = Pod tym adresem nie ma żadnej strony.
ending-missing-next = Jeśli prowadzi tu zaproszenie, otwórz link z tamtego e-maila jeszcze raz.
    .formal = Jeśli prowadzi tu zaproszenie, prosimy otworzyć link z tamtego e-maila jeszcze raz.
ending-unavailable-heading = Coś poszło nie tak po naszej stronie
ending-unavailable-text = To nie twoja wina i nic nie przepadło.
    .formal = To nie Państwa wina i nic nie przepadło.
ending-unavailable-next = Jeśli to się powtórzy, poczekaj minutę.
    .formal = Jeśli to się powtórzy, prosimy poczekać minutę.
ending-unavailable-button = Spróbuj ponownie
ending-form-heading = Ta strona wygasła
ending-form-text = Była otwarta zbyt długo albo w tej przeglądarce otwarto w międzyczasie inny link. Nic się nie zmieniło.
ending-form-button = Zacznij ten krok od nowa
ending-twice-heading = Nie udało się odczytać formularza
ending-twice-text = Pole { $field } występuje w nim dwa razy. Nic się nie zmieniło.

## E-maile

mail-hello = Cześć,
    .formal = Dzień dobry,
mail-copy-link = Jeśli przycisk nie działa, otwórz ten link:
    .formal = Jeśli przycisk nie działa, prosimy otworzyć ten link:
mail-not-expected = Niespodziewany e-mail? Możesz go zignorować.
    .formal = Niespodziewany e-mail? Można go zignorować.
mail-support = Pytania? Kontakt:
mail-support-words = Pytania?
mail-footer = Wysłano do { $recipient } w imieniu { $application }.
mail-footer-code = Wysłano w imieniu { $application }.
mail-account = Twoje konto: { $account }
    .formal = Państwa konto: { $account }
mail-never-share = Nie podawaj nikomu tego kodu. Nigdy o niego nie poprosimy.
    .formal = Prosimy nie podawać nikomu tego kodu. Nigdy o niego nie poprosimy.

invitation-subject = Zaproszenie do { $application }
invitation-subject-inviter = Zaproszenie do { $application }, od: { $inviter }
invitation-preheader = Załóż konto: { $until }
    .formal = Konto czeka na założenie: { $until }
invitation-heading = Zaproszenie do { $application }
invitation-intro = Masz zaproszenie do { $application }.
    .formal = Zapraszamy Państwa do { $application }.
invitation-intro-inviter = { $inviter } zaprasza Cię do { $application }.
    .formal = { $inviter } zaprasza Państwa do { $application }.
invitation-button = Załóż konto
invitation-until = Link wygasa za { $span } ({ $date }).
invitation-until-short = link wygasa za { $span }.
invitation-never = Link nie wygasa. Działa, dopóki konto nie zostanie założone.
invitation-never-short = link działa do pierwszego użycia.
invitation-next = Otwórz link i wybierz hasło. Zajmie to minutę.
    .formal = Prosimy otworzyć link i wybrać hasło. Zajmie to minutę.

invitation-again-subject = Nowy link do { $application }
invitation-again = To jest nowy link. Wcześniejsze już nie działają.

invitation-code-again-subject = Nowy kod zaproszenia do { $application }
invitation-code-again = To jest nowy kod. Wcześniejsze już nie działają.
invitation-code-subject = Kod zaproszenia do { $application }
invitation-code-preheader = { $code } to Twój kod zaproszenia.
    .formal = { $code } to Państwa kod zaproszenia.
invitation-code-intro = Twój kod zaproszenia:
    .formal = Państwa kod zaproszenia:
invitation-code-button = Wpisz kod
invitation-code-until = Kod wygasa za { $span } ({ $date }) i działa tylko raz.
invitation-code-never = Kod nie wygasa i działa tylko raz.
invitation-code-next = Wpisz go i wybierz hasło. Zajmie to minutę.
    .formal = Prosimy go wpisać i wybrać hasło. Zajmie to minutę.

step-code-subject = Kod do { $application }
step-code-preheader = { $code } to Twój kod. Wygasa za { $span }.
    .formal = { $code } to Państwa kod. Wygasa za { $span }.
step-code-heading = Twój kod
    .formal = Państwa kod
step-code-intro = Wpisz go, aby dokończyć zakładanie konta w { $application }.
    .formal = Prosimy go wpisać, aby dokończyć zakładanie konta w { $application }.
step-code-until = Wygasa za { $span } i działa tylko raz.

activated-subject = Twoje konto w { $application } jest gotowe
    .formal = Państwa konto w { $application } jest gotowe
activated-preheader = Możesz się teraz zalogować.
    .formal = Mogą się Państwo teraz zalogować.
activated-heading = Twoje konto jest gotowe
    .formal = Państwa konto jest gotowe
activated-intro = Możesz się teraz zalogować do { $application } wybranym hasłem.
    .formal = Mogą się Państwo teraz zalogować do { $application } wybranym hasłem.
activated-button = Zaloguj się
activated-not-you = To nie Ty? W takim razie ktoś inny użył Twojego zaproszenia. Od razu powiedz osobie, która Cię zaprosiła.
    .formal = To nie Państwo? W takim razie ktoś inny użył Państwa zaproszenia. Prosimy od razu zawiadomić osobę, która je wysłała.

reset-subject = Nowe hasło do { $application }
reset-preheader = Wybierz nowe hasło: { $until }
    .formal = Nowe hasło: { $until }
reset-heading = Wybierz nowe hasło
    .formal = Nowe hasło
reset-intro = Ktoś poprosił o zmianę hasła do Twojego konta w { $application }. Jeśli to Ty:
    .formal = Ktoś poprosił o zmianę hasła do Państwa konta w { $application }. Jeśli to Państwo:
reset-button = Wybierz nowe hasło
reset-never = Link nie wygasa i działa tylko raz.
reset-next = Do tego czasu działa stare hasło.
reset-not-asked = To nie Twoja prośba? Możesz zignorować ten e-mail. Nie przekazuj nikomu linku.
    .formal = To nie Państwa prośba? Można zignorować ten e-mail. Prosimy nie przekazywać nikomu linku.

changed-subject = Hasło do { $application } zostało zmienione
changed-preheader = Jeśli to Ty, nie musisz nic robić.
    .formal = Jeśli to Państwo, nie trzeba nic robić.
changed-heading = Hasło zostało zmienione
changed-intro = Hasło do Twojego konta w { $application } zostało zmienione.
    .formal = Hasło do Państwa konta w { $application } zostało zmienione.
changed-when = Kiedy: { $moment }
changed-you = Jeśli to Ty, nie musisz nic robić.
    .formal = Jeśli to Państwo, nie trzeba nic robić.
changed-not-you = Jeśli nie, ktoś inny może mieć dostęp do Twojego konta. Przejdź do logowania, wybierz „Nie pamiętasz hasła?” i od razu ustaw nowe. Zmień też hasło do poczty.
    .formal = Jeśli nie, ktoś inny może mieć dostęp do Państwa konta. Prosimy przejść do logowania, wybrać „Hasło zapomniane?” i od razu ustawić nowe. Warto też zmienić hasło do poczty.
changed-not-you-support = Jeśli nie, ktoś inny może mieć dostęp do Twojego konta. Przejdź do logowania, wybierz „Nie pamiętasz hasła?” i od razu ustaw nowe. Zmień też hasło do poczty i napisz do pomocy poniżej.
    .formal = Jeśli nie, ktoś inny może mieć dostęp do Państwa konta. Prosimy przejść do logowania, wybrać „Hasło zapomniane?” i od razu ustawić nowe. Prosimy też zmienić hasło do poczty i napisać do pomocy poniżej.

locked-subject = Ktoś próbuje odgadnąć hasło do Twojego konta w { $application }
    .formal = Ktoś próbuje odgadnąć hasło do Państwa konta w { $application }
locked-preheader = 100 prób z rzędu się nie powiodło. Nikt się nie zalogował.
locked-heading = Ktoś próbuje odgadnąć Twoje hasło
    .formal = Ktoś próbuje odgadnąć Państwa hasło
locked-intro = 100 prób logowania z rzędu na Twoje konto w { $application } się nie powiodło. Nikt się nie zalogował.
    .formal = 100 prób logowania z rzędu na Państwa konto w { $application } się nie powiodło. Nikt się nie zalogował.
locked-now = Nowe przeglądarki są na razie zablokowane, nawet z prawidłowym hasłem. Przeglądarka, w której logowanie już się kiedyś udało, nadal działa. Po 24 godzinach bez prób wszystko będzie jak wcześniej.
locked-do = Możesz też wybrać nowe hasło, którego nie używasz nigdzie indziej: wtedy wszystko od razu zadziała.
    .formal = Mogą też Państwo wybrać nowe hasło, używane tylko tutaj: wtedy wszystko od razu zadziała.

moved-subject = Dane kontaktowe w { $application } zostały zmienione
moved-heading = Dane kontaktowe zostały zmienione
moved-email-intro = Ten adres nie należy już do Twojego konta w { $application }. Wiadomości o koncie trafiają teraz na inny.
    .formal = Ten adres nie należy już do Państwa konta w { $application }. Wiadomości o koncie trafiają teraz na inny.
moved-phone-intro = Numer telefonu Twojego konta w { $application } został zmieniony. SMS-y nie trafiają już na stary numer.
    .formal = Numer telefonu Państwa konta w { $application } został zmieniony. SMS-y nie trafiają już na stary numer.
moved-you = Jeśli to Ty, nie musisz nic robić.
    .formal = Jeśli to Państwo, nie trzeba nic robić.
moved-not-you = Jeśli nie, ktoś inny może przejmować Twoje konto. Od razu powiedz osobie, która Cię zaprosiła: linki do zmiany hasła już do Ciebie nie dotrą.
    .formal = Jeśli nie, ktoś inny może przejmować Państwa konto. Prosimy od razu zawiadomić osobę, która wysłała zaproszenie: linki do zmiany hasła już do Państwa nie dotrą.
moved-not-you-support = Jeśli nie, ktoś inny może przejmować Twoje konto. Od razu napisz do pomocy poniżej: linki do zmiany hasła już do Ciebie nie dotrą.
    .formal = Jeśli nie, ktoś inny może przejmować Państwa konto. Prosimy od razu napisać do pomocy poniżej: linki do zmiany hasła już do Państwa nie dotrą.

reminder-subject = Zaproszenie do { $application } wkrótce wygaśnie
reminder-preheader = Masz jeszcze { $span } na założenie konta.
    .formal = Mają Państwo jeszcze { $span } na założenie konta.
reminder-heading = Zaproszenie wkrótce wygaśnie
reminder-intro = Twoje konto nie jest jeszcze założone. To jedyne przypomnienie.
    .formal = Państwa konto nie jest jeszcze założone. To jedyne przypomnienie.
reminder-until = Zaproszenie wygasa za { $span } ({ $date }).
reminder-next = To link, który już wysłaliśmy.
reminder-code-next = Użyj kodu, który już wysłaliśmy, albo poproś na tej stronie o nowy.
    .formal = Prosimy użyć kodu, który już wysłaliśmy, albo poprosić na tej stronie o nowy.

trial-mark = [Test]
trial-notice = To test: ten e-mail jest jeszcze w przygotowaniu, a jego treść to tylko przykład. Nic z nią nie rób.
    .formal = To test: ten e-mail jest jeszcze w przygotowaniu, a jego treść to tylko przykład. Prosimy nic z nią nie robić.

withdrawn-subject = Zaproszenie do { $application } zostało anulowane
withdrawn-preheader = Link lub kod, który wysłaliśmy, już nie działa.
withdrawn-heading = Zaproszenie zostało anulowane
withdrawn-intro = Nadawca anulował Twoje zaproszenie do { $application }.
    .formal = Nadawca anulował Państwa zaproszenie do { $application }.
withdrawn-next = Link lub kod, który wysłaliśmy, już nie działa. Nie musisz nic robić.
    .formal = Link lub kod, który wysłaliśmy, już nie działa. Nie trzeba nic robić.
withdrawn-mistake = To pomyłka? Zapytaj osobę, która Cię zaprosiła.
    .formal = To pomyłka? Prosimy zapytać osobę, która wysłała zaproszenie.
withdrawn-mistake-support = To pomyłka? Zapytaj osobę, która Cię zaprosiła, albo napisz do pomocy poniżej.
    .formal = To pomyłka? Prosimy zapytać osobę, która wysłała zaproszenie, albo napisać do pomocy poniżej.

## SMS-y. Polskie litery znikają tam, gdzie brakuje miejsca: z nimi zostaje go mniej niż połowa.

sms-code = { $code } to Twój kod do { $application }. Wygasa za { $span }. Nie podawaj go nikomu.
    .formal = { $code } to Państwa kod do { $application }. Wygasa za { $span }. Prosimy go nikomu nie podawać.
sms-code-plain = { $code } to Twój kod. Wygasa za { $span }. Nie podawaj go nikomu.
    .formal = { $code } to Państwa kod. Wygasa za { $span }. Prosimy go nikomu nie podawać.
sms-invitation = { $code } to kod zaproszenia do { $application }.
sms-invitation-inviter = { $code } to Twój kod: { $inviter } zaprasza Cię do { $application }.
    .formal = { $code } to Państwa kod: { $inviter } zaprasza Państwa do { $application }.
sms-invitation-plain = { $code } to kod zaproszenia.
sms-invitation-until = Wygasa za { $span }: { $page }
sms-invitation-never = Wpisz go tutaj: { $page }
    .formal = Prosimy wpisać go tutaj: { $page }
sms-activated = Konto w { $application } jest gotowe. To nie Ty? Powiedz osobie, która Cię zaprosiła.
    .formal = Konto w { $application } jest gotowe. To nie Państwo? Prosimy zawiadomić osobę, która wysłała zaproszenie.
sms-reset = { $code } to kod do wyboru nowego hasła do { $application }.
sms-reset-plain = { $code } to kod do wyboru nowego hasła.
sms-changed = { $application }: hasło zostało zmienione. To nie Ty? Powiedz osobie, która Cię zaprosiła.
    .formal = { $application }: hasło zostało zmienione. To nie Państwo? Prosimy zawiadomić osobę, która wysłała zaproszenie.
sms-changed-plain = Hasło zostało zmienione. To nie Ty? Powiedz osobie, która Cię zaprosiła.
    .formal = Hasło zostało zmienione. To nie Państwo? Prosimy zawiadomić osobę, która wysłała zaproszenie.
sms-locked = { $application }: zbyt wiele nieudanych logowań. Wybierz nowe hasło: { $page }
    .formal = { $application }: zbyt wiele nieudanych logowań. Nowe hasło można wybrać tutaj: { $page }
sms-locked-plain = Zbyt wiele nieudanych logowań. Wybierz nowe hasło: { $page }
    .formal = Zbyt wiele nieudanych logowań. Nowe hasło można wybrać tutaj: { $page }
sms-activated-plain = Konto jest gotowe. To nie Ty? Powiedz osobie, która Cię zaprosiła.
    .formal = Konto jest gotowe. To nie Państwo? Prosimy zawiadomić osobę, która wysłała zaproszenie.
sms-moved = { $application }: ten numer nie należy już do Twojego konta. To nie Ty? Powiedz osobie, która Cię zaprosiła.
    .formal = { $application }: ten numer nie należy już do Państwa konta. To nie Państwo? Prosimy zawiadomić osobę, która wysłała zaproszenie.
sms-moved-plain = Ten numer nie należy już do Twojego konta. To nie Ty? Powiedz osobie, która Cię zaprosiła.
    .formal = Ten numer nie należy już do Państwa konta. To nie Państwo? Prosimy zawiadomić osobę, która wysłała zaproszenie.
sms-reminder = { $application }: zaproszenie wygasa za { $span }. Wpisz kod albo poproś o nowy: { $page }
    .formal = { $application }: zaproszenie wygasa za { $span }. Kod można wpisać lub odnowić tutaj: { $page }
sms-reminder-plain = Zaproszenie wygasa za { $span }. Wpisz kod albo poproś o nowy: { $page }
    .formal = Zaproszenie wygasa za { $span }. Kod można wpisać lub odnowić tutaj: { $page }

## Dokumentacja API, /docs.

docs-title = API Latchkey
docs-document = To samo jako dokument OpenAPI:
docs-contents = Spis treści
docs-key = Klucz API z uprawnieniem
docs-anybody = Bez klucza API
docs-parameters = Parametry
docs-body = Treść żądania
docs-body-optional = Treść żądania, którą można pominąć
docs-example = Przykład
docs-answers = Odpowiedzi
docs-problems = Błędy
docs-codes = Wszystkie kody błędów
docs-codes-about = Każdy błąd API to dokument problemu (RFC 9457). Jego kod się nie zmienia.
docs-column-name = Nazwa
docs-column-kind = Rodzaj
docs-column-about = Znaczenie
docs-column-status = Status
docs-column-code = Kod
docs-column-advice = Co zrobić
docs-required = wymagane
docs-search = Szukaj
docs-response = Odpowiedź
docs-try = Wypróbuj
docs-send = Wyślij
docs-api-key = Klucz API
docs-api-key-about = Może być pusty przy wywołaniach bez klucza. Pozostaje w tej karcie.

## Potwierdzenie adresu linkiem

verify-heading = Potwierdź swój adres
    .formal = Potwierdzenie adresu
verify-intro = Czy to twój adres w { $application }? Potwierdź go przyciskiem.
    .formal = Czy to Państwa adres w { $application }? Prosimy potwierdzić go przyciskiem.
verify-address = Adres
verify-button = Tak, potwierdzam
verify-not-you = Nie twój? Zamknij tę stronę. Nic się nie zmieni.
    .formal = Nie Państwa? Wystarczy zamknąć tę stronę. Nic się nie zmieni.
verify-done-heading = Adres został potwierdzony
verify-done-intro = Dziękujemy. Nic więcej nie trzeba tu robić.
verify-already-heading = Ten adres jest już potwierdzony
verify-already-intro = Link został już użyty. Nic więcej nie trzeba robić.
verify-expired-heading = Ten link wygasł
verify-expired-intro = Adres nie jest jeszcze potwierdzony. Zaloguj się, aby dostać nowy e-mail.
    .formal = Adres nie jest jeszcze potwierdzony. Nowy e-mail wyślemy po zalogowaniu.
verify-overtaken-heading = Ten link jest już nieważny
verify-overtaken-intro = Adres konta zmienił się od wysłania e-maila albo konto zostało zamknięte.
verify-result = Adres e-mail został zweryfikowany. Możesz dalej korzystać z aplikacji.
    .formal = Adres e-mail został zweryfikowany. Mogą Państwo dalej korzystać z aplikacji.
verify-result-already = To konto jest już zweryfikowane.
verify-result-expired = Dostęp wygasł.
verify-result-overtaken = Konto nie istnieje albo link weryfikacyjny jest nieprawidłowy.

verify-mail-subject = Potwierdź adres dla { $application }
    .formal = Potwierdzenie adresu dla { $application }
verify-mail-preheader = Wystarczy jedno kliknięcie: { $until }
verify-mail-heading = Potwierdź swój adres
    .formal = Potwierdzenie adresu
verify-mail-intro = Ktoś podał ten adres do konta w { $application }. Jeśli to Ty, potwierdź go:
    .formal = Ktoś podał ten adres do konta w { $application }. Jeśli to Państwo, prosimy go potwierdzić:
verify-mail-button = Potwierdź adres
verify-mail-not-you = To nie Ty? Możesz zignorować ten e-mail. Adres pozostanie niepotwierdzony.
    .formal = To nie Państwo? Można zignorować ten e-mail. Adres pozostanie niepotwierdzony.
