# 日本語。丁寧語(です・ます)で統一する。
# $application や $inviter は、だれかが決めた名前。そのまま入れる。

direction = ltr
language-name = 日本語
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
date-time-distance = { $moment }・{ $distance }
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
preview-description = ご本人専用のページです。
support = お困りのときのお問い合わせ先：
support-words = お困りのときは：
progress = 手順 { $step }/{ $of }
problem-heading = 入力内容をご確認ください
password-show = 表示
password-hide = 隠す
password-show-long = パスワードを表示する
password-hide-long = パスワードを隠す

## 招待を開く

landing-heading = { $application }への招待
landing-intro = アカウントを作成しましょう。1分ほどで終わります。
landing-intro-inviter = { $inviter }さんから招待が届いています。アカウントの作成は1分ほどで終わります。
landing-address = アカウント
landing-until = 有効期限
landing-never = 期限なし
landing-button = 招待を受けて進む
landing-not-you = お心当たりがない場合は、このページを閉じてください。ボタンを押すまで何も起こりません。
landing-reset-heading = 新しいパスワードの設定
landing-reset-intro = { $application }のアカウントの新しいパスワードを設定できます。1分ほどで終わります。
landing-reset-button = 進む
landing-reset-not-you = お心当たりがない場合は、このページを閉じてください。パスワードは変わりません。

## リンクの代わりにコードを入力する

enter-heading = コードでアカウントを作成
enter-intro = { $application }から届いた招待コードを使います。
enter-hint-digits = 招待に書かれている数字
enter-hint-text = 招待に書かれている英数字を、そのまま入力してください
enter-button = 進む
enter-again-heading = コードがない、または使えなくなりましたか？
enter-again-intro = コードは一度しか使えないため、戻るには新しいコードが必要です。招待が届いたメールアドレスまたは電話番号に送ります。
enter-again-button = 新しいコードを送る
enter-sent = 作成待ちのアカウントであれば、新しいコードをお送りしました。
enter-problem-username = ユーザー名を入力してください。
enter-problem-code = 招待に書かれているコードを入力してください。
enter-problem-wrong = ユーザー名かコードが正しくないか、コードがすでに使われたか期限が切れています。
enter-problem-wait = 試行回数が多すぎます。{ $span }後にもう一度お試しください。

## コード

code-heading-email = メールをご確認ください
code-heading-sms = メッセージをご確認ください
code-heading-before-email = メールアドレスの確認
code-heading-before-sms = 電話番号の確認
code-intro-email = このアドレスにコードを送りました。届くまで1分ほどかかることがあります。迷惑メールのフォルダーもご確認ください。
code-intro-sms = この電話番号にコードを送りました。届くまで1分ほどかかることがあります。
code-before-email = ご本人のアドレスであることを確かめるため、このアドレスにコードを送ります。
code-before-sms = ご本人の番号であることを確かめるため、この電話番号にコードを送ります。
code-label = コード
code-hint-digits = { $length }桁の数字
code-hint-text = { $length }文字の英数字。そのまま入力してください
code-button = 進む
code-again-heading = コードが届きませんか？
code-again-button = 新しいコードを送る
code-first-button = コードを送る
code-other-sms = 代わりに SMS で { $destination } に送信する
code-other-email = 代わりにメールで { $destination } に送信する
code-wait = { $span }後に新しいコードを送れます。
# %time% はページのスクリプトが入れる(0:45 のような分と秒)。
code-wait-live = あと %time% で新しいコードを送れます。
code-wait-over = 新しいコードを送れます。
code-just-sent = 新しいコードをお送りしました。いちばん新しいコードだけが使えます。
code-problem-missing = お送りしたコードを入力してください。
code-problem-malformed = コードの文字数か文字の種類が違います。お確かめください。入力回数には数えていません。
code-problem-wrong = { $tries ->
    [0] コードが正しくありません。
   *[other] コードが正しくありません。あと{ $tries }回入力できます。
}
code-problem-expired = コードの期限が切れました。新しいコードをお求めください。
code-problem-used-up = 入力の間違いが続いたため、このコードは使えなくなりました。新しいコードをお求めください。
code-problem-too-soon = コードは先ほどお送りしました。少し待ってから、もう一度お試しください。
code-problem-too-often = すでに何度かコードをお送りしました。しばらく待ってから、もう一度お試しください。
code-problem-delayed = コードをまだお送りできていません。引き続き送信を試みています。しばらくしてから、新しいコードを求めることもできます。
code-problem-unsendable = コードをお送りできませんでした。新しいコードをお求めいただくか、招待した方にご連絡ください。

## ご本人についての質問

profile-heading = あなたについて
profile-intro = アカウントのために、{ $application }から次のことをうかがいます。
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
profile-problem-date = 「{ $label }」には、2001-12-31 のように実在する日付を入力してください。

## 電話番号

phone-heading = 電話番号
phone-intro = ご本人の番号であることを確かめるため、この番号にコードを送ります。
phone-label = 電話番号
phone-hint = 国番号から入力してください（例：+49{"\u00A0"}151{"\u00A0"}23456789）
phone-button = 進む
phone-problem-missing = 電話番号を入力してください。
phone-problem-invalid = 国番号の付いた電話番号ではありません。+49{"\u00A0"}151{"\u00A0"}23456789 のように、プラス記号から入力してください。
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
password-confirm-label = パスワード（もう一度）
password-rule-length = { $min ->
   *[other] { $min }文字以上にしてください。
}
password-rule-free = 文章でも、空白を含んでいても、どの文字でも構いません。パスワード管理ソフトからの貼り付けもできます。
password-rule-avoid = よくあるパスワード、ご自分の名前やアドレス、アプリケーションの名前は避けてください。
password-button = パスワードを保存
password-problem-missing = パスワードを入力してください。
password-problem-short = パスワードは{ $min }文字以上必要です。入力されたのは{ $have }文字です。
password-problem-long = パスワードが長すぎます。{ $max }文字以内にしてください。
password-problem-common = よくあるパスワードの一覧に載っているため、推測されやすいパスワードです。別のものにしてください。
password-problem-context = 「{ $word }」をもとにしたパスワードは推測されやすいため使えません。別のものにしてください。
password-problem-mismatch = 2つのパスワードが一致しません。もう一度入力してください。
password-reset-heading = 新しいパスワードの設定
password-reset-label = 新しいパスワード
password-reset-confirm-label = 新しいパスワード（もう一度）
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
done-auto = { $span }後に自動で移動します。
done-stay = このページにとどまる
done-reset-heading = パスワードを変更しました
done-reset-intro = これからは新しいパスワードで{ $application }にサインインしてください。

## サインイン

sign-in-heading = サインイン
sign-in-intro = { $application }のアカウントをお使いください。
sign-in-username = ユーザー名
sign-in-username-hint = 別の名前を受け取っていなければ、招待されたときのメールアドレスか電話番号です。
sign-in-password = パスワード
sign-in-button = サインイン
sign-in-problem-wrong = ユーザー名かパスワードが正しくありません。
sign-in-problem-password = パスワードを入力してください。
sign-in-problem-wait = 試行回数が多すぎます。{ $span }後にもう一度お試しください。
sign-in-problem-locked = 続けて失敗した回数が多すぎます。「パスワードをお忘れですか？」から新しいパスワードを設定するか、以前にサインインしたことのあるブラウザーをお使いください。
sign-in-forgotten = パスワードをお忘れですか？
sign-in-enter = コードをお持ちですか？ アカウントを作成
signed-in-heading = サインインしました
signed-in-intro = サインイン中のアカウント：
signed-in-button = { $application }へ進む

## パスワードを忘れたとき

forgotten-heading = パスワードをお忘れですか？
forgotten-intro = { $application }のアカウントを入力してください。新しいパスワードを設定するためのリンクを送ります。
forgotten-button = リンクを送る
forgotten-problem-missing = ユーザー名を入力してください。
forgotten-problem-wait = 試行回数が多すぎます。{ $span }後にもう一度お試しください。
forgotten-sent-heading = メールをご確認ください
forgotten-sent = 該当するアカウントがあれば、リンクまたはコードを記載したメッセージをお送りしました。
forgotten-code = コードが届きましたか？ ここで入力する
forgotten-sent-wait = 届くまで1分ほどかかることがあります。迷惑メールのフォルダーもご確認ください。いちばん新しいメールのリンクだけが使えます。
forgotten-again = 届きませんか？ もう一度試す
forgotten-back = サインインに戻る

## 終わりのページ

ending-next = 次にできること
ending-ask-inviter = 招待してくれた人に、新しい招待を送ってもらってください。
ending-ask-inviter-support = 招待してくれた人に新しい招待を送ってもらうか、下記のお問い合わせ先にご連絡ください。
ending-ask-reset = 新しいパスワードがまだ必要な場合は、サインインのページで「パスワードをお忘れですか？」を選んでください。
ending-sign-in = サインインのページへ
ending-expired-heading = この招待は期限が切れました
ending-expired-text = 招待のリンクには期限があり、このリンクはそれを過ぎています。失われたものはありません。
ending-expired-reset-heading = このリンクは期限が切れました
ending-expired-reset-text = パスワードを設定するリンクには期限があり、このリンクはそれを過ぎています。パスワードは変わっていません。
switch-heading = 別のリンクが開かれています
switch-intro = このブラウザーでは、{ $application }のアカウントの手続きがまだ終わっていません。開いたリンクは別のものです。
switch-stay = このアカウントの手続きを続ける
switch-go = もう一方のリンクを開く
switch-not-you = もう一方のリンクに心当たりがない場合は、そのまま続けてください。

ending-used-heading = この招待は使用済みです
ending-used-text = この招待ですでにパスワードが設定されており、リンクの役目は終わっています。別のパスワードを入力したばかりの場合、それは保存されていません。
ending-used-next = 設定したのがご本人であれば、そのパスワードでサインインしてください。お心当たりがない場合は、すぐに招待してくれた人に知らせてください。
ending-used-button = サインイン
ending-used-reset-heading = このリンクは使用済みです
ending-used-reset-text = このリンクで新しいパスワードが設定されました。リンクの役目は終わっています。別のパスワードを入力したばかりの場合、それは保存されていません。
ending-used-reset-next = 新しいパスワードでサインインしてください。設定した覚えがない場合は、サインインのページで「パスワードをお忘れですか？」を選び、すぐに別のパスワードを設定してください。
ending-revoked-heading = この招待は取り消されました
ending-revoked-text = 送り主が招待を取り消したため、このリンクは使えません。
ending-revoked-next = 間違いだと思われる場合は、招待してくれた人にお尋ねください。
ending-revoked-reset-heading = このリンクは使えません
ending-revoked-reset-text = 使われる前に取り消されました。パスワードは変わっていません。
ending-replaced-heading = 新しい招待があります
ending-replaced-text = より新しい招待をお送りしたため、このリンクは使えなくなりました。
ending-replaced-next = { $application }からのいちばん新しいメールを開き、その中のリンクをお使いください。
ending-replaced-reset-heading = 新しいリンクがあります
ending-replaced-reset-text = より新しいメールをお送りしたため、このリンクは使えなくなりました。
ending-outdated-heading = このリンクは使えません
ending-outdated-text = リンクをお送りしたあとで、メールアドレスやパスワードなど、アカウントの内容が変更されました。そのため、それまでのリンクはすべて使えなくなりました。
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
ending-unavailable-heading = 問題が起きています
ending-unavailable-text = お客様のせいではありません。ここまでの操作は失われていません。
ending-unavailable-next = 1分ほど待ってから、このページを読み込み直してください。
ending-form-heading = このページは最新ではありません
ending-form-text = 長時間開いたままだったか、このブラウザーで別のリンクが開かれました。何も変更されていません。
ending-form-next = 新しいページでこの手順をやり直してください。
ending-form-button = この手順をやり直す
ending-twice-heading = このフォームを読み取れませんでした
ending-twice-text = { $field } の欄が二重に含まれています。何も変更されていません。

## メール

mail-hello = こんにちは。
mail-copy-link = ボタンが使えない場合は、次のアドレスをブラウザーに貼り付けてください：
mail-not-expected-heading = お心当たりがない場合
mail-not-expected = このメールは無視してください。何もしなければ、何も起こりません。
mail-support = ご質問はこちらへ：
mail-support-words = ご質問は：
mail-footer = { $application }に代わって { $recipient } 宛てにお送りしました。
mail-footer-code = このアドレスでアカウントが作成されているため、{ $application }に代わってお送りしました。
mail-account = アカウント：{ $account }
mail-never-share = コードは、関係者を名乗る人を含め、だれにも教えないでください。

invitation-subject = { $application }への招待
invitation-subject-inviter = 招待のお知らせ：{ $inviter }さんから{ $application }へ
invitation-preheader = アカウントを作成してください。{ $until }
invitation-heading = { $application }への招待
invitation-intro = { $application }への招待が届いています。
invitation-intro-inviter = { $inviter }さんから{ $application }への招待が届いています。
invitation-button = アカウントを作成
invitation-until-heading = リンクの有効期限
invitation-until = リンクは{ $moment }まで使えます。このメールの作成から{ $span }です。
invitation-until-short = リンクは{ $moment }まで使えます。
invitation-never = リンクに期限はありません。アカウントができるまで使えます。
invitation-never-short = リンクは一度使うまで有効です。
invitation-next-heading = このあとの流れ
invitation-next = リンクを開き、短い手順に沿って進み、パスワードを設定してください。そのあとサインインできます。
invitation-new-heading = 新しい招待が必要なとき
invitation-new = 期限が切れていても、リンクを開いてみてください。多くの場合、そこから新しいリンクを送れます。送れないときは、招待してくれた人に頼んでください。いちばん新しいメールのリンクだけが使えます。

invitation-again-subject = { $application }の新しいリンク
invitation-again = 新しいリンクです。以前のリンクはもう使えません。

invitation-code-again-subject = { $application }の新しい招待コード
invitation-code-again = 新しいコードです。以前のコードはもう使えません。
invitation-code-subject = { $application }の招待コード
invitation-code-preheader = 招待コードは { $code } です。
invitation-code-intro = 招待コードは次のとおりです：
invitation-code-button = コードを入力
invitation-code-until-heading = コードの有効期限
invitation-code-until = コードは{ $moment }まで使えます。このメールの作成から{ $span }です。
invitation-code-never = コードに期限はありません。アカウントができるまで使えます。
invitation-code-next = 求められた場所にコードを入力し、短い手順に沿って進み、パスワードを設定してください。そのあとサインインできます。
invitation-code-new = コードを入力するページで新しいコードを送るか、招待してくれた人に頼んでください。いちばん新しいコードだけが使えます。

step-code-subject = { $application }の確認コード
step-code-preheader = 確認コードは { $code } です。{ $span }使えます。
step-code-heading = 確認コード
step-code-intro = { $application }のアカウントを作成しているページに、次のコードを入力してください：
step-code-until-heading = コードの有効期限
step-code-until = コードは、お求めになってから{ $span }のあいだ、一度だけ使えます。
step-code-new-heading = 新しいコードが必要なとき
step-code-new = コードを入力するページでお求めください。いちばん新しいコードだけが使えます。ページが開けなくなった場合は、招待してくれた人に新しい招待をお願いしてください。
step-code-next-heading = このあとの流れ
step-code-next = コードが確認できると、次の手順に進みます。

activated-subject = { $application }のアカウントができました
activated-preheader = パスワードを設定しました。サインインできます。
activated-heading = アカウントができました
activated-intro = { $application }のアカウントができ、パスワードが設定されました。
activated-button = サインイン
activated-next-heading = このあとの流れ
activated-next = アカウントと設定したパスワードでサインインしてください。招待のリンクはもう使えませんが、必要ありません。
activated-not-you-heading = お心当たりがない場合
activated-not-you = ほかの人があなたの招待を使いました。すぐに招待してくれた人に知らせてください。

reset-subject = { $application }の新しいパスワードの設定
reset-preheader = 新しいパスワードを設定できます。{ $until }
reset-heading = 新しいパスワードの設定
reset-intro = { $application }のアカウントについて、新しいパスワードの設定が求められました。ご本人の場合は、こちらで設定してください：
reset-button = 新しいパスワードを設定
reset-never = リンクに期限はありません。一度だけ使えます。
reset-next = リンクを開き、短い手順に沿って進み、新しいパスワードを設定してください。それまでは今のパスワードが使えます。
reset-new-heading = 新しいリンクが必要なとき
reset-new = サインインのページで、もう一度「パスワードをお忘れですか？」を選んでください。いちばん新しいメールのリンクだけが使えます。
reset-not-asked-heading = お心当たりがない場合
reset-not-asked = このメールは無視してください。パスワードは変わりません。リンクはだれにも渡さないでください。リンクを持つ人は、パスワードを変更できてしまいます。

changed-subject = { $application }のパスワードが変更されました
changed-preheader = ご本人による変更であれば、何もする必要はありません。
changed-heading = パスワードが変更されました
changed-intro = { $application }のアカウントのパスワードが変更されました。
changed-when = 日時：{ $moment }
changed-you-heading = ご本人による変更の場合
changed-you = 何もする必要はありません。これからは新しいパスワードでサインインしてください。
changed-not-you-heading = お心当たりがない場合
changed-not-you = ほかの人があなたのアカウントに入れるおそれがあります。サインインのページで「パスワードをお忘れですか？」を選び、すぐに別のパスワードを設定してください。メールのパスワードも変更してください。
changed-not-you-support = ほかの人があなたのアカウントに入れるおそれがあります。サインインのページで「パスワードをお忘れですか？」を選び、すぐに別のパスワードを設定してください。メールのパスワードも変更し、下記のお問い合わせ先にご連絡ください。

locked-subject = { $application }のアカウントのパスワードが推測されています
locked-preheader = サインインの試行が100回続けて失敗しました。これで入った人はいません。
locked-heading = パスワードが推測されています
locked-intro = { $application }のアカウントへのサインインの試行が100回続けて失敗しました。これで入った人はいません。
locked-now-heading = 現在の状態
locked-now = 初めてのブラウザーからは、正しいパスワードも含めて受け付けていません。以前にサインインしたことのあるブラウザーは、これまでどおり使えます。24時間試行がなければ、元の状態に戻ります。
locked-do-heading = できること
locked-do = 新しいパスワードを設定すると、すぐにすべて使えるようになります。ほかで使っていないパスワードにしてください。いつもどおりサインインできる場合は、何もする必要はありません。

moved-subject = { $application }の連絡先が変更されました
moved-heading = 連絡先が変更されました
moved-email-intro = このメールアドレスは、{ $application }のアカウントから外されました。今後、アカウントに関するお知らせは別のアドレスに届きます。
moved-phone-intro = { $application }のアカウントの電話番号が変更されました。アカウントに関するSMSは、以前の番号には届きません。
moved-you = 何もする必要はありません。
moved-not-you = ほかの人があなたのアカウントを乗っ取ろうとしているおそれがあります。すぐに招待してくれた人に知らせてください。パスワードを設定し直すリンクは、あなたには届かなくなっています。
moved-not-you-support = ほかの人があなたのアカウントを乗っ取ろうとしているおそれがあります。すぐに下記のお問い合わせ先にご連絡ください。パスワードを設定し直すリンクは、あなたには届かなくなっています。

reminder-subject = { $application }への招待の期限が近づいています
reminder-preheader = { $moment }までにアカウントを作成してください。
reminder-heading = 招待の期限が近づいています
reminder-intro = アカウントの作成がまだ終わっていません。お知らせはこの一度だけです。
reminder-until-heading = 残り時間
reminder-until = 招待は{ $moment }まで有効です。このメールの作成から{ $span }です。
reminder-next = リンクを開き、短い手順を最後まで進めてください。前にお送りしたものと同じリンクで、期限まで使えます。
reminder-code-next = 前にお送りしたコードを入力し、短い手順を最後まで進めてください。見つからない場合は、そのページで新しいコードを送ることができます。

trial-mark = 【テスト】
trial-notice = これは作成中のメールのテストです。内容は例ですので、書かれていることには従わないでください。

withdrawn-subject = { $application }への招待は取り消されました
withdrawn-preheader = お送りしたリンクやコードは、もう使えません。
withdrawn-heading = 招待は取り消されました
withdrawn-intro = { $application }への招待は、送り主によって取り消されました。
withdrawn-next-heading = このあとの流れ
withdrawn-next = お送りしたリンクやコードは、もう使えません。何もする必要はありません。
withdrawn-mistake-heading = 間違いだと思われる場合
withdrawn-mistake = 招待してくれた人にお尋ねください。
withdrawn-mistake-support = 招待してくれた人にお尋ねになるか、下記のお問い合わせ先にご連絡ください。

## 短いメッセージ。70文字に収める。

sms-code = { $code } は{ $application }の確認コードです。{ $span }有効。
sms-code-plain = { $code } は確認コードです。{ $span }有効。
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
phone-country-unknown = この国または地域は見つかりません。一覧から選ぶか、番号をプラス記号から入力してください。
phone-country-several = どの国または地域ですか。例：%found%
strength-short = まだ短すぎます：%min% 文字中 %have% 文字
strength-easy = 推測されやすいパスワードです：繰り返しや名前が含まれています
strength-fine = 良い
strength-strong = とても良い
ending-else = それでも解決しない場合
renew-offer-email = 登録されたアドレスに新しいメッセージを送ります：
renew-offer-sms = 登録された電話番号に新しいメッセージを送ります：
renew-button = 新しいリンクを送る
renew-button-code = 新しいコードを送る
renew-sent = リンクまたはコードを更新できる場合は、新しいメッセージをお送りしています。
renew-sent-wait = 届くまで 1 分ほどかかることがあります。迷惑メールフォルダーもご確認ください。有効なのは最新のメッセージの内容だけです。
renew-sent-wait-sms = 届くまで 1 分ほどかかることがあります。有効なのは最新のメッセージの内容だけです。
renew-back = 届きませんか？戻って、1 分後にもう一度お試しください

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
verify-expired-intro = アドレスはまだ確認されていません。サインインするページで新しいメールを請求してください。
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
verify-mail-not-you-heading = お心当たりがない場合
verify-mail-not-you = このメールは無視してください。アドレスは未確認のままです。
