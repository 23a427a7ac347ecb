# 日本語。丁寧語(です・ます)で統一する。
# $application や $inviter は、だれかが決めた名前。そのまま入れる。

direction = ltr
language-name = 日本語
    .home = JP
language-switch = 言語

## 日時と期間

month-name = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}
month-short = { $month ->
    [1] 1月
    [2] 2月
    [3] 3月
    [4] 4月
    [5] 5月
    [6] 6月
    [7] 7月
    [8] 8月
    [9] 9月
    [10] 10月
    [11] 11月
   *[12] 12月
}
weekday-name = { $weekday ->
    [1] 月曜日
    [2] 火曜日
    [3] 水曜日
    [4] 木曜日
    [5] 金曜日
    [6] 土曜日
   *[7] 日曜日
}
date-time = { $year }年{ $month }{ $day }日（{ $weekday }）{ $time }（{ $zone }）
date-short = { $month }{ $day }日 { $time } { $zone }
date-short-year = { $year }年{ $month }{ $day }日 { $time } { $zone }
distance-ahead = { $span }後
distance-now = 今
distance-past = { $span }前
span-seconds = { $count ->
   *[other] { $count }秒
}
span-minutes = { $count ->
   *[other] { $count }分
}
span-hours = { $count ->
   *[other] { $count }時間
}
span-days = { $count ->
   *[other] { $count }日
}

## すべてのページ

application-unnamed = このアプリケーション
page-title = { $heading } – { $application }
page-title-error = エラー：{ $title }
preview-title = アカウントの作成
preview-reset-title = 新しいパスワード
preview-description = あなたへの招待です。
support = お困りのときのお問い合わせ先：
support-words = お困りのときは：
progress = ステップ { $step }/{ $of }
busy = お待ちください…
problem-heading = 入力内容をご確認ください
password-show = 表示
password-hide = 非表示
password-show-long = パスワードを表示する
password-hide-long = パスワードを非表示にする
password-shown = パスワードを表示しています。
password-hidden = パスワードは非表示です。

## 招待を開く

landing-heading = { $application }への招待
landing-intro = アカウントを作成しましょう。1分ほどで終わります。
landing-inviter-did = { $application }に招待しています
landing-address = アカウント
landing-until = 有効期限
landing-button = 招待を受けて進む
landing-not-you = お心当たりがない場合は、このページを閉じてください。まだ何も行われていません。
landing-decline-intro = お心当たりがないか、参加を希望されない場合は、
landing-decline = 招待を辞退できます
decline-heading = この招待を辞退しますか？
decline-intro = アカウントは作成されず、このリンクは使えなくなります。辞退されたことは{ $application }に伝わります。
decline-button = 辞退する
decline-back = 辞退しない
landing-reset-heading = 新しいパスワードの設定
landing-reset-intro = { $application }のアカウントの新しいパスワードを設定します。1分ほどで終わります。
landing-reset-button = 進む
landing-reset-not-you = お心当たりがない場合は、このページを閉じてください。パスワードは変わりません。

## リンクの代わりにコードを入力する

enter-heading = コードでアカウントを作成
enter-intro = { $application }への招待に書かれているコードを入力してください。
enter-hint-digits = 招待に書かれている数字
enter-hint-text = 招待に書かれている英数字
enter-button = 進む
enter-again-heading = コードがない、または使えませんか？
enter-again-intro = コードは一度しか使えません。招待が届いた宛先に新しいコードを送ります。
enter-again-button = 新しいコードを送る
enter-sent = 手続き中の招待があれば、新しいコードをお送りしました。
enter-problem-username = メールアドレス、電話番号、またはユーザー名を入力してください。
enter-problem-code = 招待に書かれているコードを入力してください。
enter-problem-wrong = この内容の招待が見つかりません。両方をお確かめになるか、新しいコードをお求めください。
enter-problem-wait = 試行回数が多すぎます。{ $span }後にもう一度お試しください。

## コード

code-heading-email = メールをご確認ください
code-heading-sms = メッセージをご確認ください
code-heading-before-email = メールアドレスの確認
code-heading-before-sms = 電話番号の確認
code-intro-digits = { $length }桁のコードを送りました。宛先：
code-intro-text = { $length }文字の英数字のコードを送りました。宛先：
code-before = ご本人のものか確かめるため、コードを送ります。宛先：
code-label = コード
code-hint-digits = { $length }桁の数字
code-hint-text = { $length }文字の英数字
code-auto = 最後の文字を入力すると送信されます。
code-button = 進む
code-again-email = 届きませんか？迷惑メールのフォルダーもご確認ください。
code-again-sms = 届きませんか？
code-again-button = 新しいコードを送る
code-first-button = コードを送る
code-other-sms = 代わりに SMS で { $destination } に送信する
code-other-email = 代わりにメールで { $destination } に送信する
code-wait = { $span }後に再送できます
# %time% はページのスクリプトが入れる(0:45 のような分と秒)。
code-wait-live = 再送まで %time%
code-wait-over = 新しいコードを送れます。
code-just-sent = 新しいコードを送りました。最新のコードをお使いください。
code-problem-missing = お送りしたコードを入力してください。
code-problem-digits = コードは{ $length }桁の数字です。入力をお確かめください。回数には数えていません。
code-problem-text = コードは{ $length }文字の英数字です。入力をお確かめください。回数には数えていません。
code-problem-wrong = { $tries ->
    [0] コードが正しくありません。
   *[other] コードが正しくありません。あと{ $tries }回入力できます。
}
code-problem-expired = コードの期限が切れました。新しいコードをお求めください。
code-problem-used-up = 入力の間違いが続きました。続けるには、新しいコードをお求めください。
code-problem-too-soon = コードは先ほどお送りしました。少し待ってから、もう一度お試しください。
code-problem-too-often = すでに何度かコードをお送りしました。しばらく待ってから、もう一度お試しください。
code-problem-delayed = コードをまだお送りできていません。引き続き送信を試みています。しばらくしてから、新しいコードを求めることもできます。
code-problem-unsendable = コードをお送りできませんでした。新しいコードをお求めいただくか、招待した方にご連絡ください。

## ご本人についての質問

profile-heading = プロフィール
profile-intro = { $application }のアカウントに必要な項目です。
profile-first-name = 名
profile-last-name = 姓
profile-optional = （任意）
profile-choose = 選んでください
profile-no-answer = 回答しない
profile-button = 進む
profile-problem-missing = 「{ $label }」を入力してください。
profile-problem-unticked = 進むには「{ $label }」にチェックを入れてください。
profile-problem-long = { $max ->
   *[other] 「{ $label }」は{ $max }文字以内で入力してください。
}
profile-problem-choice = 「{ $label }」は、選択肢の中から選んでください。
profile-problem-date = 「{ $label }」には、2001年12月31日のように実在する日付を入力してください。

## 電話番号

phone-heading = 電話番号
phone-intro = ご本人の番号であることを確かめるため、この番号にコードを送ります。
phone-label = 電話番号
phone-hint = 国番号から入力してください（例：+49{"\u00A0"}151{"\u00A0"}23456789）
phone-hint-chosen = 国内でかけるときの番号
phone-button = 進む
phone-problem-missing = 電話番号を入力してください。
phone-problem-invalid = +49{"\u00A0"}151{"\u00A0"}23456789 のように、国番号からすべて入力してください。
phone-problem-country = この国の番号にはメッセージを送れません。別の番号を入力してください。
phone-problem-landline = これは固定電話の番号で、SMSを受信できません。携帯電話の番号を入力してください。

## 利用規約

terms-heading = 利用規約
terms-intro = { $application }の利用規約をお読みのうえ、同意してください。
terms-document = 文書
terms-link = 規約を読む（新しいタブで開きます）
terms-version = 版
terms-label = 規約を読み、同意します
terms-button = 進む
terms-problem-not-accepted = 規約に同意する場合はチェックを入れてください。同意がないとアカウントを作成できません。

## パスワード

password-heading = パスワードの設定
password-account = アカウント
password-label = パスワード
password-confirm-label = パスワード（確認）
password-rule-length = { $min ->
   *[other] { $min }文字以上
}
password-rule-common = よくあるパスワードではない
password-rule-context = メールアドレス、ユーザー名、「{ $application }」をもとにしていない
password-button = パスワードを保存
password-problem-missing = パスワードを入力してください。
password-problem-short = パスワードは{ $min }文字以上必要です。入力されたのは{ $have }文字です。
password-problem-long = パスワードが長すぎます。{ $max }文字以内にしてください。
password-problem-common = よくあるパスワードです。別のものにしてください。
password-problem-context = 「{ $word }」をもとにしたパスワードは推測されやすいため使えません。別のものにしてください。
password-problem-mismatch = 2つのパスワードが一致しません。もう一度入力してください。
password-reset-heading = 新しいパスワードの設定
password-reset-label = 新しいパスワード
password-reset-confirm-label = 新しいパスワード（確認）
password-reset-button = 新しいパスワードを保存

## 完了

done-heading = 準備ができました
done-intro = { $application }のアカウントができました。これからはパスワードでサインインしてください。
done-account = アカウント
done-button-application = { $application }へ進む
done-button-sign-in = サインイン
done-close = このページは閉じて構いません。
done-result = アカウントができました。サインインできます。
done-result-reset = パスワードを変更しました。新しいパスワードでサインインできます。
done-auto = { $seconds }秒後に移動します
done-stay = ここにとどまる
done-reset-heading = パスワードを変更しました
done-reset-intro = これからは新しいパスワードで{ $application }にサインインしてください。

## サインイン

sign-in-heading = おかえりなさい
sign-in-intro = { $application }にサインイン
sign-in-username = メール、電話番号、またはユーザー名
sign-in-password = パスワード
sign-in-button = サインイン
sign-in-problem-wrong = ユーザー名かパスワードが正しくありません。
sign-in-problem-password = パスワードを入力してください。
sign-in-problem-wait = 試行回数が多すぎます。{ $span }後にもう一度お試しください。
sign-in-problem-locked = 続けて失敗した回数が多すぎます。「パスワードをお忘れですか？」から新しいパスワードを設定するか、以前にサインインしたことのあるブラウザーをお使いください。
sign-in-forgotten = パスワードをお忘れですか？
sign-in-enter = 招待コードをお持ちですか？
signed-in-heading = サインインしました
signed-in-button = { $application }へ進む
signed-in-change = パスワードを変更
signed-in-other = 別のアカウントを使う
signed-in-close = このページは閉じて構いません。

## パスワードを忘れたとき

forgotten-heading = パスワードをお忘れですか？
forgotten-intro = メールアドレスかユーザー名を入力してください。再設定のリンクを送ります。
forgotten-button = リンクを送る
forgotten-problem-missing = メールアドレス、電話番号、またはユーザー名を入力してください。
forgotten-problem-wait = 試行回数が多すぎます。{ $span }後にもう一度お試しください。
forgotten-sent-heading = メールをご確認ください
forgotten-sent = 該当するアカウントがあれば、パスワードを再設定するリンクをメールで送りました。
forgotten-sent-to = { $account } のアカウントがあれば、パスワードを再設定するリンクをメールで送りました。
forgotten-sent-wait = 見つからないときは、迷惑メールのフォルダーもご確認ください。最新のメールのリンクをお使いください。
forgotten-again = 届きませんか？もう一度送る
forgotten-code = コードが届きましたか？ ここで入力する
forgotten-back = サインインに戻る

## 終わりのページ

ending-ask-inviter = 招待してくれた人に、新しい招待をお願いしてください。
ending-ask-inviter-support = 招待してくれた人に新しい招待をお願いするか、下記のお問い合わせ先にご連絡ください。
ending-ask-named = { $inviter }さんに、新しい招待をお願いしてください。
ending-ask-named-support = { $inviter }さんに新しい招待をお願いするか、下記のお問い合わせ先にご連絡ください。
ending-ask-reset = 新しいパスワードがまだ必要な場合は、サインインのページで「パスワードをお忘れですか？」を選んでください。
ending-sign-in = サインインへ
ending-expired-heading = この招待は期限が切れました
ending-expired-text = 招待のリンクには期限があります。失われたものはありません。
ending-expired-reset-heading = このリンクは期限が切れました
ending-expired-reset-text = 再設定のリンクには期限があります。パスワードは変わっていません。
switch-heading = 別のリンクが開かれています
switch-intro = このブラウザーでは、{ $application }のアカウントの手続きがまだ終わっていません。開いたリンクは別のものです。
switch-stay = このアカウントの手続きを続ける
switch-go = もう一方のリンクを開く
switch-not-you = もう一方のリンクに心当たりがない場合は、そのまま続けてください。

ending-used-heading = この招待は使用済みです
ending-used-text = この招待では、すでにパスワードが設定されています。別のパスワードを入力したばかりの場合、それは保存されていません。
ending-used-next = お心当たりがない場合は、すぐに招待してくれた人に知らせてください。
ending-used-button = サインイン
ending-used-reset-heading = このリンクは使用済みです
ending-used-reset-text = このリンクで、すでに新しいパスワードが設定されています。別のパスワードを入力したばかりの場合、それは保存されていません。
ending-used-reset-next = 設定した覚えがない場合は、サインインのページで「パスワードをお忘れですか？」を選び、すぐに別のパスワードを設定してください。
ending-revoked-heading = この招待は取り消されました
ending-revoked-text = 送り主が招待を取り消したため、このリンクは使えません。
ending-revoked-next = 間違いだと思われる場合は、招待してくれた人にお尋ねください。
ending-revoked-next-named = 間違いだと思われる場合は、{ $inviter }さんにお尋ねください。
ending-declined-heading = この招待は辞退されました
ending-declined-text = アカウントは作成されておらず、このリンクは使えません。お気持ちが変わった場合は、もう一度招待を受けることができます。
ending-revoked-reset-heading = このリンクは使えません
ending-revoked-reset-text = 使われる前に取り消されました。パスワードは変わっていません。
ending-replaced-heading = 新しい招待があります
ending-replaced-text = より新しい招待をお送りしました。このリンクは使えません。
ending-replaced-next = { $application }からの最新のメールのリンクをお使いください。
ending-replaced-reset-heading = 新しいリンクがあります
ending-replaced-reset-text = より新しいリンクをお送りしました。このリンクは使えません。
ending-outdated-heading = このリンクは使えません
ending-outdated-text = リンクの送信後に、メールアドレスやパスワードなどが変更されたため、使えなくなりました。
ending-broken-heading = このリンクは開けません
ending-broken-text = アドレスが途中で切れているか、間違っているようです。メールソフトによっては、長いリンクが途中で改行されることがあります。
ending-broken-next = メールのリンクをもう一度開くか、アドレス全体をアドレスバーに貼り付けてください。それでも開けない場合は、招待してくれた人に新しい招待をお願いしてください。
ending-broken-reset-next = メールのリンクをもう一度開くか、アドレス全体をアドレスバーに貼り付けてください。それでも開けない場合は、サインインのページで「パスワードをお忘れですか？」を選んでください。
ending-tries-heading = コードの間違いが多すぎます
ending-tries-text = アカウントを守るため、この招待ではコードを受け付けなくなりました。
ending-tries-reset-text = アカウントを守るため、このリンクではコードを受け付けなくなりました。
ending-session-heading = リンクをもう一度開いてください
ending-session-text = このブラウザーでは、どの招待か分からなくなりました。Cookie が無効になっているか消去されたとき、または長く時間が空いたときに起こります。
ending-session-next = このブラウザーで、招待のリンクをもう一度開いてください。ここまでの入力は残っています。
ending-session-reset-text = このブラウザーでは、どのアカウントか分からなくなりました。Cookie が無効になっているか消去されたとき、または長く時間が空いたときに起こります。
ending-session-reset-next = このブラウザーで、メールのリンクをもう一度開いてください。ここまでの入力は残っています。
ending-missing-heading = ページが見つかりません
ending-missing-text = このアドレスにはページがありません。
ending-missing-next = 招待から来た場合は、そのメールのリンクをもう一度開いてください。
ending-unavailable-heading = こちらで問題が起きました
ending-unavailable-text = お客様のせいではありません。ここまでの操作は失われていません。
ending-unavailable-next = 繰り返す場合は、1分ほどお待ちください。
ending-unavailable-button = もう一度試す
ending-form-heading = このページは期限が切れました
ending-form-text = 長時間開いたままだったか、このブラウザーで別のリンクが開かれました。何も変更されていません。
ending-form-button = この手順をやり直す
ending-twice-heading = このフォームを読み取れませんでした
ending-twice-text = { $field } の欄が二重に含まれています。何も変更されていません。

## メール

mail-hello = こんにちは。
mail-copy-link = ボタンが使えない場合は、次のリンクを開いてください：
mail-not-expected = お心当たりがない場合は、このメールを無視してください。
mail-support = ご質問はこちらへ：
mail-support-words = ご質問は：
mail-footer = { $application }に代わって { $recipient } 宛てにお送りしました。
mail-footer-code = { $application }に代わってお送りしました。
mail-account = アカウント：{ $account }
mail-never-share = このコードは、だれにも教えないでください。こちらからお尋ねすることはありません。

invitation-subject = { $application }への招待
invitation-subject-inviter = 招待のお知らせ：{ $inviter }さんから{ $application }へ
invitation-preheader = アカウントを作成してください。{ $until }
invitation-heading = { $application }への招待
invitation-intro = { $application }への招待が届いています。
invitation-intro-inviter = { $inviter }さんから{ $application }への招待が届いています。
invitation-button = アカウントを作成
invitation-until = リンクの期限は{ $span }後（{ $date }）です。
invitation-until-short = リンクの期限は{ $span }後です。
invitation-never = リンクに期限はありません。アカウントができるまで使えます。
invitation-never-short = リンクは一度使うまで有効です。
invitation-next = リンクを開いて、パスワードを設定してください。1分ほどで終わります。

invitation-again-subject = { $application }の新しいリンク
invitation-again = 新しいリンクです。以前のリンクはもう使えません。

invitation-code-again-subject = { $application }の新しい招待コード
invitation-code-again = 新しいコードです。以前のコードはもう使えません。
invitation-code-subject = { $application }の招待コード
invitation-code-preheader = 招待コードは { $code } です。
invitation-code-intro = 招待コード：
invitation-code-button = コードを入力
invitation-code-until = コードの期限は{ $span }後（{ $date }）で、一度だけ使えます。
invitation-code-never = コードに期限はなく、一度だけ使えます。
invitation-code-next = 入力して、パスワードを設定してください。1分ほどで終わります。

step-code-subject = { $application }の確認コード
step-code-preheader = 確認コードは { $code } です。期限は{ $span }後です。
step-code-heading = 確認コード
step-code-intro = このコードを入力して、{ $application }のアカウントの作成を続けてください。
step-code-until = { $span }のあいだ、一度だけ使えます。

activated-subject = { $application }のアカウントができました
activated-preheader = サインインできます。
activated-heading = アカウントができました
activated-intro = 設定したパスワードで{ $application }にサインインできます。
activated-button = サインイン
activated-not-you = お心当たりがない場合は、ほかの人が招待を使いました。すぐに招待してくれた人に知らせてください。

reset-subject = { $application }の新しいパスワードの設定
reset-preheader = 新しいパスワードの設定：{ $until }
reset-heading = 新しいパスワードの設定
reset-intro = { $application }のアカウントについて、パスワードの再設定が求められました。ご本人の場合はこちら：
reset-button = 新しいパスワードを設定
reset-never = リンクに期限はなく、一度だけ使えます。
reset-next = それまでは今のパスワードが使えます。
reset-not-asked = お心当たりがない場合は、このメールを無視してください。リンクはだれにも渡さないでください。

changed-subject = { $application }のパスワードが変更されました
changed-preheader = ご本人による変更であれば、何もする必要はありません。
changed-heading = パスワードが変更されました
changed-intro = { $application }のアカウントのパスワードが変更されました。
changed-when = 日時：{ $moment }
changed-you = ご本人による変更であれば、何もする必要はありません。
changed-not-you = そうでなければ、ほかの人がアカウントに入れるおそれがあります。サインインのページで「パスワードをお忘れですか？」を選び、すぐに別のパスワードを設定してください。メールのパスワードも変更してください。
changed-not-you-support = そうでなければ、ほかの人がアカウントに入れるおそれがあります。サインインのページで「パスワードをお忘れですか？」を選び、すぐに別のパスワードを設定してください。メールのパスワードも変更し、下記のお問い合わせ先にご連絡ください。

locked-subject = { $application }のアカウントのパスワードが推測されています
locked-preheader = サインインの試行が100回続けて失敗しました。これで入った人はいません。
locked-heading = パスワードが推測されています
locked-intro = { $application }のアカウントへのサインインの試行が100回続けて失敗しました。これで入った人はいません。
locked-now = 初めてのブラウザーからは、正しいパスワードでも当面サインインできません。以前にサインインしたブラウザーは使えます。24時間試行がなければ、元に戻ります。
locked-do = または、ほかで使っていない新しいパスワードを設定すると、すぐに使えるようになります。

moved-subject = { $application }の連絡先が変更されました
moved-heading = 連絡先が変更されました
moved-email-intro = このメールアドレスは、{ $application }のアカウントから外されました。今後、アカウントに関するお知らせは別のアドレスに届きます。
moved-phone-intro = { $application }のアカウントの電話番号が変更されました。アカウントに関するSMSは、以前の番号には届きません。
moved-you = ご本人による変更であれば、何もする必要はありません。
moved-not-you = そうでなければ、ほかの人がアカウントを乗っ取ろうとしているおそれがあります。すぐに招待してくれた人に知らせてください。再設定のリンクは、あなたには届きません。
moved-not-you-support = そうでなければ、ほかの人がアカウントを乗っ取ろうとしているおそれがあります。すぐに下記のお問い合わせ先にご連絡ください。再設定のリンクは、あなたには届きません。

reminder-subject = { $application }への招待の期限が近づいています
reminder-preheader = アカウントの作成期限まで、あと{ $span }です。
reminder-heading = 招待の期限が近づいています
reminder-intro = アカウントの作成がまだ終わっていません。お知らせはこの一度だけです。
reminder-until = 招待の期限は{ $span }後（{ $date }）です。
reminder-next = 前にお送りしたリンクと同じものです。
reminder-code-next = 前にお送りしたコードを使うか、そのページで新しいコードをお求めください。

trial-mark = 【テスト】
trial-notice = これは作成中のメールのテストです。内容は例ですので、書かれていることには従わないでください。

withdrawn-subject = { $application }への招待は取り消されました
withdrawn-preheader = お送りしたリンクやコードは、もう使えません。
withdrawn-heading = 招待は取り消されました
withdrawn-intro = { $application }への招待は、送り主によって取り消されました。
withdrawn-next = お送りしたリンクやコードは、もう使えません。何もする必要はありません。
withdrawn-mistake = 間違いだと思われる場合は、招待してくれた人にお尋ねください。
withdrawn-mistake-support = 間違いだと思われる場合は、招待してくれた人か、下記のお問い合わせ先にお尋ねください。

## 短いメッセージ。70文字に収める。

sms-code = { $code } は{ $application }の確認コード。{ $span }有効。教えないで。
sms-code-plain = { $code } は確認コード。{ $span }有効。教えないで。
sms-invitation = { $code } は{ $application }への招待コードです。
sms-invitation-inviter = { $code } は招待コードです。{ $inviter }さんが{ $application }に招待しています。
sms-invitation-plain = { $code } は招待コードです。
sms-invitation-until = { $span }有効。入力先: { $page }
sms-invitation-never = 入力先: { $page }
sms-reset = { $code } は{ $application }の新しいパスワードを設定するためのコードです。
sms-reset-plain = { $code } は新しいパスワードを設定するためのコードです。
sms-changed = { $application }：パスワードが変更されました。心当たりがない場合は、招待した人に知らせてください。
sms-changed-plain = パスワードが変更されました。心当たりがない場合は、招待した人に知らせてください。
sms-locked = { $application }：サインインの失敗が多すぎます。新しいパスワードの設定: { $page }
sms-locked-plain = サインインの失敗が多すぎます。新しいパスワードの設定: { $page }
sms-activated = { $application }のアカウントができました。心当たりがない場合は、招待した人に知らせてください。
sms-activated-plain = アカウントができました。心当たりがない場合は、招待した人に知らせてください。
sms-moved = { $application }：この番号は登録から外されました。心当たりがない場合は、招待した人に知らせてください。
sms-moved-plain = この番号は登録から外されました。心当たりがない場合は、招待した人に知らせてください。
sms-reminder = { $application }の招待は残り{ $span }。コード入力・再送: { $page }
sms-reminder-plain = 招待は残り{ $span }。コード入力・再送: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = %app% のアカウントを設定しています。
code-other-number = 番号が違いますか？別の番号を入力する
phone-country = 国または地域
phone-country-hint = 数文字入力して探してください
phone-country-unknown = この国または地域は分かりません。一覧から選ぶか、番号を + から入力してください。
phone-country-several = どの国または地域ですか。例：%found%
strength-short = まだ短すぎます
strength-easy = 推測されやすいパスワードです
strength-fine = 良い
strength-strong = とても良い
ending-else = 解決しませんか？
renew-offer-link = 新しいリンクを送れます。宛先：
renew-offer-code = 新しいコードを送れます。宛先：
renew-button = 新しいリンクを送る
renew-button-code = 新しいコードを送る
renew-sent = リンクやコードを更新できる場合は、新しいものをお送りしました。
renew-sent-link = 新しいリンクを送りました。宛先：
renew-sent-code = 新しいコードを送りました。宛先：
renew-sent-wait = 見つからないときは、迷惑メールのフォルダーもご確認ください。最新のものをお使いください。
renew-sent-wait-sms = 届くまで1分ほどかかることがあります。最新のものをお使いください。
renew-back = まだ届きませんか？1分後にもう一度お試しください

docs-title = Latchkey API
docs-document = OpenAPI 文書としても利用できます:
docs-contents = 目次
docs-key = 次の権限を持つ API キー
docs-anybody = API キーは不要
docs-parameters = パラメーター
docs-body = 本文
docs-body-optional = 本文（省略可）
docs-example = 例
docs-answers = 応答
docs-problems = エラー
docs-codes = すべてのエラーコード
docs-codes-about = API のエラーはすべて問題文書（RFC 9457）です。コードは変わりません。
docs-column-name = 名前
docs-column-kind = 種類
docs-column-about = 説明
docs-column-status = ステータス
docs-column-code = コード
docs-column-advice = 対処方法
docs-required = 必須
docs-search = 検索
docs-response = レスポンス
docs-try = 試す
docs-send = 送信
docs-api-key = API キー
docs-api-key-about = キーが不要な呼び出しでは空のままにします。このタブの中だけに残ります。

## リンクでアドレスを確認する

verify-heading = メールアドレスの確認
verify-intro = これは { $application } でのあなたのアドレスですか。ボタンを押して確認してください。
verify-address = アドレス
verify-button = はい、確認します
verify-not-you = お心当たりがない場合は、このページを閉じてください。何も変わりません。
verify-done-heading = アドレスが確認されました
verify-done-intro = ありがとうございます。ここでの手続きは終わりです。
verify-already-heading = このアドレスは確認済みです
verify-already-intro = リンクはすでに使われています。手続きは必要ありません。
verify-expired-heading = このリンクは期限が切れています
verify-expired-intro = アドレスはまだ確認されていません。サインインすると、新しいメールを受け取れます。
verify-overtaken-heading = このリンクはもう使えません
verify-overtaken-intro = メールの送信後にアカウントのアドレスが変わったか、アカウントが閉じられました。
verify-result = メールアドレスが確認されました。引き続きアプリケーションをご利用いただけます。
verify-result-already = このアカウントは確認済みです。
verify-result-expired = アクセスの期限が切れています。
verify-result-overtaken = アカウントが存在しないか、確認用のリンクが無効です。

verify-mail-subject = { $application } のメールアドレスの確認
verify-mail-preheader = ボタンを押すだけです：{ $until }
verify-mail-heading = メールアドレスの確認
verify-mail-intro = { $application } のアカウントにこのアドレスが指定されました。ご本人の場合は確認してください。
verify-mail-button = アドレスを確認する
verify-mail-not-you = お心当たりがない場合は、このメールを無視してください。アドレスは未確認のままです。
