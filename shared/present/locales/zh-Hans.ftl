# 简体中文。统一使用“您”。
# $application、$inviter 等是别人起的名字，原样放入。

direction = ltr
language-name = 简体中文
    .home = CN
    .also = zh zh-CN zh-SG zh-MY
language-switch = 语言

## 日期和时长

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
    [1] 星期一
    [2] 星期二
    [3] 星期三
    [4] 星期四
    [5] 星期五
    [6] 星期六
   *[7] 星期日
}
date-time = { $year }年{ $month }{ $day }日（{ $weekday }）{ $time }（{ $zone }）
date-short = { $month }{ $day }日 { $time } { $zone }
date-short-year = { $year }年{ $month }{ $day }日 { $time } { $zone }
distance-ahead = { $span }后
distance-now = 现在
distance-past = { $span }前
span-seconds = { $count ->
   *[other] { $count } 秒
}
span-minutes = { $count ->
   *[other] { $count } 分钟
}
span-hours = { $count ->
   *[other] { $count } 小时
}
span-days = { $count ->
   *[other] { $count } 天
}

## 所有页面

application-unnamed = 此应用
page-title = { $heading } – { $application }
page-title-error = 错误：{ $title }
preview-title = 创建账号
preview-reset-title = 新密码
preview-description = 您的专属邀请。
support = 需要帮助？请联系：
support-words = 需要帮助？
progress = 第 { $step } 步，共 { $of } 步
busy = 请稍候…
problem-heading = 请检查您的输入
password-show = 显示
password-hide = 隐藏
password-show-long = 显示密码
password-hide-long = 隐藏密码
password-shown = 密码已显示。
password-hidden = 密码已隐藏。

## 打开邀请

landing-heading = 邀请您加入 { $application }
landing-intro = 创建您的账号，大约需要一分钟。
landing-inviter-did = 邀请您加入 { $application }
landing-address = 您的账号
landing-until = 过期时间
landing-button = 接受并继续
landing-app = 您正在为 %app% 创建账号。
landing-not-you = 不是您本人？关闭此页面即可，目前没有任何变动。
landing-decline-intro = 不是您本人，或不感兴趣？
landing-decline = 拒绝邀请
decline-heading = 拒绝此邀请？
decline-intro = 不会创建账号，链接也将失效。{ $application } 会看到您已拒绝。
decline-button = 拒绝
decline-back = 保留邀请
landing-reset-heading = 设置新密码
landing-reset-intro = 为您的 { $application } 账号设置新密码，大约需要一分钟。
landing-reset-button = 继续
landing-reset-not-you = 不是您申请的？关闭此页面即可，您的密码不会改变。

## 不打开链接，改为输入代码

enter-heading = 使用邀请码创建账号
enter-intro = 请输入 { $application } 邀请中的邀请码。
enter-hint-digits = 邀请中的数字
enter-hint-text = 邀请中的字母和数字
enter-button = 继续
enter-again-heading = 没有邀请码，或邀请码已失效？
enter-again-intro = 邀请码只能使用一次。我们会将新的邀请码发送到接收邀请的邮箱或手机号。
enter-again-button = 发送新的邀请码
enter-sent = 如果此账号有待处理的邀请，我们已发送新的邀请码。
enter-problem-username = 请输入邮箱、手机号或用户名。
enter-problem-code = 请输入邀请中的邀请码。
enter-problem-wrong = 找不到与这些信息相符的邀请。请检查后重试，或获取新的邀请码。
enter-problem-wait = 尝试次数过多，请在 { $span }后重试。

## 验证码

code-heading-email = 请查收邮件
code-heading-sms = 请查看短信
code-heading-before-email = 验证您的邮箱
code-heading-before-sms = 验证您的手机号
code-intro-digits = 我们已将 { $length } 位验证码发送至
code-intro-text = 我们已将由 { $length } 位字母和数字组成的验证码发送至
code-before = 为确认是您本人，我们将发送验证码至
code-label = 验证码
code-hint-digits = { $length } 位数字
code-hint-text = { $length } 位字母和数字，与消息中一致
code-auto = 输入最后一位后会自动提交。
code-button = 继续
code-again-email = 没有收到？请查看垃圾邮件文件夹。
code-again-sms = 没有收到？
code-again-button = 发送新的验证码
code-first-button = 发送验证码
code-other-sms = 改为以短信发送至 { $destination }
code-other-email = 改为以邮件发送至 { $destination }
code-wait = { $span }后可重新发送
# %time% 由脚本填入，格式为分和秒（0:45）。
code-wait-live = %time% 后可重新发送
code-wait-over = 您现在可以获取新的验证码。
code-other-number = 号码有误？换一个号码
code-just-sent = 新的验证码已发送，请使用最新的一个。
code-problem-missing = 请输入我们发送给您的验证码。
code-problem-digits = 验证码为 { $length } 位数字。请检查输入，本次不计入尝试次数。
code-problem-text = 验证码为 { $length } 位字母和数字。请检查输入，本次不计入尝试次数。
code-problem-wrong = { $tries ->
    [0] 验证码不正确。
   *[other] 验证码不正确，还可尝试 { $tries } 次。
}
code-problem-expired = 验证码已过期，请获取新的验证码。
code-problem-used-up = 错误次数过多，请获取新的验证码后继续。
code-problem-too-soon = 我们刚刚发送过验证码，请稍候再获取。
code-problem-too-often = 我们已发送多个验证码，请稍后再获取。
code-problem-delayed = 验证码暂时未能发送。我们会继续尝试，您也可以稍后获取新的验证码。
code-problem-unsendable = 我们无法向您发送验证码。请获取新的验证码，或联系邀请您的人。

## 个人信息

profile-heading = 个人信息
profile-intro = { $application } 需要您的一些信息来创建账号。
profile-first-name = 名字
profile-last-name = 姓氏
profile-optional = （选填）
profile-choose = 请选择
profile-no-answer = 不填写
profile-button = 继续
profile-problem-missing = 请填写“{ $label }”。
profile-problem-unticked = 请勾选“{ $label }”以继续。
profile-problem-long = { $max ->
   *[other] “{ $label }”最多 { $max } 个字符。
}
profile-problem-choice = “{ $label }”：请从给出的选项中选择。
profile-problem-date = “{ $label }”：请输入有效日期，例如 2001年12月31日。

## 手机号

phone-heading = 您的手机号
phone-intro = 我们将向此号码发送验证码，以确认号码属于您。
phone-country = 国家或地区
phone-country-hint = 输入几个字即可查找
phone-country-unknown = 找不到此国家或地区。请从列表中选择，或以 + 开头输入号码。
# %found% 由脚本填入。
phone-country-several = 您指的是哪个国家或地区？例如：%found%
phone-label = 手机号
phone-hint = 包含国家代码，例如 +49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = 按您在当地拨打的方式输入
phone-button = 继续
phone-problem-missing = 请输入您的手机号。
phone-problem-invalid = 请输入包含国家代码的完整号码，例如 +49{"\u00A0"}151{"\u00A0"}23456789。
phone-problem-country = 我们无法向此国家或地区的号码发送短信。请输入其他号码。
phone-problem-landline = 这是固定电话，无法接收短信。请输入手机号。

## 条款

terms-heading = 使用条款
terms-intro = 请阅读并接受 { $application } 的使用条款。
terms-document = 文件
terms-link = 阅读条款（在新标签页中打开）
terms-version = 版本
terms-label = 我已阅读并接受条款
terms-button = 继续
terms-problem-not-accepted = 请勾选以接受条款，否则无法创建账号。

## 密码

password-heading = 设置密码
password-account = 您的账号
password-label = 密码
password-confirm-label = 确认密码
password-rule-length = { $min ->
   *[other] 至少 { $min } 个字符
}
password-rule-common = 不是常见密码
password-rule-context = 不包含您的邮箱、用户名或“{ $application }”
password-button = 保存密码
strength-short = 还不够长
strength-easy = 容易被猜到
strength-fine = 良好
strength-strong = 非常好
password-problem-missing = 请输入密码。
password-problem-short = 密码至少需要 { $min } 个字符，目前为 { $have } 个。
password-problem-long = 密码过长，最多 { $max } 个字符。
password-problem-common = 此密码过于常见，请换一个。
password-problem-context = 您的密码与“{ $word }”相近，容易被猜到，请换一个。
password-problem-mismatch = 两次输入的密码不一致，请重新输入。
password-reset-heading = 设置新密码
password-reset-label = 新密码
password-reset-confirm-label = 确认新密码
password-reset-button = 保存新密码

## 完成

done-heading = 设置完成
done-intro = 您的 { $application } 账号已就绪。今后请使用密码登录。
done-account = 您的账号
done-button-application = 前往 { $application }
done-button-sign-in = 登录
done-close = 您可以关闭此页面。
done-result = 您的账号已就绪，现在可以登录。
done-result-reset = 您的密码已更改，现在可以使用新密码登录。
done-auto = { $seconds } 秒后继续
done-stay = 留在此页
done-reset-heading = 您的密码已更改
done-reset-intro = 今后请使用新密码登录 { $application }。

## 登录

sign-in-heading = 欢迎回来
sign-in-intro = 登录 { $application }
sign-in-username = 邮箱、手机号或用户名
sign-in-password = 密码
sign-in-button = 登录
sign-in-problem-wrong = 用户名或密码不正确。
sign-in-problem-password = 请输入密码。
sign-in-problem-wait = 尝试次数过多，请在 { $span }后重试。
sign-in-problem-locked = 连续尝试次数过多。请点击“忘记密码？”设置新密码，或使用您曾经登录过的浏览器。
sign-in-forgotten = 忘记密码？
sign-in-enter = 有邀请码？
signed-in-heading = 您已登录
signed-in-button = 前往 { $application }
signed-in-change = 更改密码
signed-in-other = 使用其他账号
signed-in-close = 您可以关闭此页面。

## 忘记密码

forgotten-heading = 忘记密码？
forgotten-intro = 请输入您的邮箱或用户名，我们会发送重置链接。
forgotten-button = 发送重置链接
forgotten-problem-missing = 请输入邮箱、手机号或用户名。
forgotten-problem-wait = 尝试次数过多，请在 { $span }后重试。
forgotten-sent-heading = 请查收邮件
forgotten-sent = 如果账号存在，我们已发送重置密码的链接。
forgotten-sent-to = 如果 { $account } 有账号，我们已发送重置密码的链接。
forgotten-sent-wait = 没有看到？请查看垃圾邮件文件夹，并使用最新邮件中的链接。
forgotten-again = 没有收到？重新发送
forgotten-code = 收到验证码了？点此输入
forgotten-back = 返回登录

## 结束

ending-else = 仍未解决？
renew-offer-link = 我们可以将新链接发送至
renew-offer-code = 我们可以将新的邀请码发送至
renew-button = 发送新链接
renew-button-code = 发送新的邀请码
renew-sent = 如果您的链接或邀请码可以更新，我们已发送新的。
renew-sent-link = 我们已将新链接发送至
renew-sent-code = 我们已将新的邀请码发送至
renew-sent-wait = 没有看到？请查看垃圾邮件文件夹，并以最新一封为准。
renew-sent-wait-sms = 可能需要一分钟才能收到，请以最新一条为准。
renew-back = 还没收到？请在一分钟后重试
ending-ask-inviter = 请联系邀请您的人，获取新的邀请。
ending-ask-inviter-support = 请联系邀请您的人获取新的邀请，或联系下方的客服。
ending-ask-named = 请联系 { $inviter } 获取新的邀请。
ending-ask-named-support = 请联系 { $inviter } 获取新的邀请，或联系下方的客服。
ending-ask-reset = 如果您仍需要新密码，请前往登录页面并点击“忘记密码？”。
ending-sign-in = 前往登录
ending-expired-heading = 此邀请已过期
ending-expired-text = 邀请链接仅在一段时间内有效。您的信息不会丢失。
ending-expired-reset-heading = 此链接已过期
ending-expired-reset-text = 重置链接仅在一段时间内有效。您的密码没有改变。
switch-heading = 另一个链接已在此处打开
switch-intro = 您在此浏览器中尚未完成 { $application } 账号的创建，而刚才打开的是另一个链接。
switch-stay = 继续使用此账号
switch-go = 打开另一个链接
switch-not-you = 如果您没有预料到另一个链接，请照常继续。

ending-used-heading = 此邀请已被使用
ending-used-text = 此邀请的密码已设置。如果您刚才输入了其他密码，它没有被保存。
ending-used-next = 如果不是您本人操作，请立即告知邀请您的人。
ending-used-button = 登录
ending-used-reset-heading = 此链接已被使用
ending-used-reset-text = 已通过此链接设置新密码。如果您刚才输入了其他密码，它没有被保存。
ending-used-reset-next = 如果不是您本人操作，请前往登录页面，点击“忘记密码？”并立即设置新密码。
ending-revoked-heading = 此邀请已取消
ending-revoked-text = 邀请人已取消此邀请，链接不再有效。
ending-revoked-next = 如果您认为有误，请联系邀请您的人。
ending-revoked-next-named = 如果您认为有误，请联系 { $inviter }。
ending-declined-heading = 此邀请已被拒绝
ending-declined-text = 未创建账号，此链接不再有效。如果您改变了主意，可以再次获得邀请。
ending-revoked-reset-heading = 此链接不再有效
ending-revoked-reset-text = 链接在使用前已被取消。您的密码没有改变。
ending-replaced-heading = 有更新的邀请
ending-replaced-text = 我们已向您发送更新的邀请，此链接不再有效。
ending-replaced-next = 请使用 { $application } 最新邮件中的链接。
ending-replaced-reset-heading = 有更新的链接
ending-replaced-reset-text = 我们已向您发送更新的链接，此链接不再有效。
ending-outdated-heading = 此链接不再有效
ending-outdated-text = 链接发送后，您的账号信息（例如邮箱或密码）发生了变动，因此链接不再有效。
ending-broken-heading = 此链接无法使用
ending-broken-text = 链接似乎不完整或有误。有些邮件应用会将长链接断开。
ending-broken-next = 请重新打开邮件中的链接，或将其完整复制到地址栏。如果仍然无效，请联系邀请您的人获取新的邀请。
ending-broken-reset-next = 请重新打开邮件中的链接，或将其完整复制到地址栏。如果仍然无效，请前往登录页面并点击“忘记密码？”。
ending-tries-heading = 错误次数过多
ending-tries-text = 为保护账号安全，此邀请不再接受验证码。
ending-tries-reset-text = 为保护账号安全，此链接不再接受验证码。
ending-session-heading = 请重新打开您的链接
ending-session-text = 此浏览器无法识别您的邀请。Cookie 被禁用或清除，或长时间未操作时，会出现这种情况。
ending-session-next = 请在此浏览器中重新打开邀请中的链接。您已完成的步骤会保留。
ending-session-reset-text = 此浏览器无法识别您的账号。Cookie 被禁用或清除，或长时间未操作时，会出现这种情况。
ending-session-reset-next = 请在此浏览器中重新打开邮件中的链接。您已完成的步骤会保留。
ending-missing-heading = 找不到页面
ending-missing-text = 此地址没有页面。
ending-missing-next = 如果您是从邀请进入的，请重新打开邮件中的链接。
ending-unavailable-heading = 我们这边出了点问题
ending-unavailable-text = 这不是您的问题，您的操作不会丢失。
ending-unavailable-next = 如果再次出现，请等待一分钟。
ending-unavailable-button = 重试
ending-form-heading = 此页面已过期
ending-form-text = 页面打开时间过长，或此浏览器中已打开另一个链接。没有任何变动。
ending-form-button = 重新开始此步骤
ending-twice-heading = 无法读取此表单
ending-twice-text = 字段 { $field } 出现了两次。没有任何变动。

## 邮件

mail-hello = 您好：
mail-copy-link = 如果按钮无法使用，请打开此链接：
mail-not-expected = 如果您没有预料到这封邮件，忽略即可。
mail-support = 有疑问？请联系：
mail-support-words = 有疑问？
mail-footer = 本邮件代表 { $application } 发送至 { $recipient }。
mail-footer-code = 本邮件代表 { $application } 发送。
mail-account = 您的账号：{ $account }
mail-never-share = 请勿将此验证码告诉任何人。我们绝不会向您索取。

invitation-subject = 邀请您加入 { $application }
invitation-subject-inviter = 邀请您加入 { $application }，来自 { $inviter }
invitation-preheader = 创建您的账号：{ $until }
invitation-heading = 邀请您加入 { $application }
invitation-intro = 您受邀加入 { $application }。
invitation-intro-inviter = { $inviter } 邀请您加入 { $application }。
invitation-button = 创建账号
invitation-until = 链接将在 { $span }后过期（{ $date }）。
invitation-until-short = 链接将在 { $span }后过期。
invitation-never = 链接不会过期，在您创建账号之前一直有效。
invitation-never-short = 链接在您使用之前一直有效。
invitation-next = 打开链接并设置密码，只需一分钟。

invitation-again-subject = 您的 { $application } 新链接
invitation-again = 这是新的链接，之前的链接不再有效。

invitation-code-again-subject = 您的 { $application } 新邀请码
invitation-code-again = 这是新的邀请码，之前的邀请码不再有效。
invitation-code-subject = 您的 { $application } 邀请码
invitation-code-preheader = { $code } 是您的邀请码。
invitation-code-intro = 您的邀请码：
invitation-code-button = 输入邀请码
invitation-code-until = 邀请码将在 { $span }后过期（{ $date }），且只能使用一次。
invitation-code-never = 邀请码不会过期，且只能使用一次。
invitation-code-next = 输入邀请码并设置密码，只需一分钟。

step-code-subject = 您的 { $application } 验证码
step-code-preheader = { $code } 是您的验证码，{ $span }内有效。
step-code-heading = 您的验证码
step-code-intro = 请输入验证码，完成 { $application } 账号的创建。
step-code-until = { $span }内有效，且只能使用一次。

activated-subject = 您的 { $application } 账号已就绪
activated-preheader = 现在可以登录。
activated-heading = 您的账号已就绪
activated-intro = 现在可以使用您设置的密码登录 { $application }。
activated-button = 登录
activated-not-you = 不是您本人操作？那么有人使用了您的邀请。请立即告知邀请您的人。

reset-subject = 为 { $application } 设置新密码
reset-preheader = 设置新密码：{ $until }
reset-heading = 设置新密码
reset-intro = 有人请求重置您的 { $application } 账号密码。如果是您本人：
reset-button = 设置新密码
reset-never = 链接不会过期，且只能使用一次。
reset-next = 在此之前，您的旧密码仍然有效。
reset-not-asked = 不是您申请的？忽略这封邮件即可。请勿将链接转给任何人。

changed-subject = 您的 { $application } 密码已更改
changed-preheader = 如果是您本人操作，无需处理。
changed-heading = 您的密码已更改
changed-intro = 您的 { $application } 账号密码已更改。
changed-when = 时间：{ $moment }
changed-you = 如果是您本人操作，无需处理。
changed-not-you = 如果不是您本人操作，可能有人能够访问您的账号。请前往登录页面，点击“忘记密码？”并立即设置新密码，同时更改您的邮箱密码。
changed-not-you-support = 如果不是您本人操作，可能有人能够访问您的账号。请前往登录页面，点击“忘记密码？”并立即设置新密码，同时更改您的邮箱密码，并联系下方的客服。

locked-subject = 有人正在猜测您的 { $application } 账号密码
locked-preheader = 连续 100 次尝试均告失败，没有人成功登录。
locked-heading = 有人正在猜测您的密码
locked-intro = 您的 { $application } 账号连续 100 次登录失败，没有人成功登录。
locked-now = 新的浏览器暂时无法登录，即使密码正确。您曾经登录过的浏览器仍可使用。24 小时内没有新的尝试，即恢复正常。
locked-do = 您也可以设置一个从未在其他地方使用过的新密码，即可立即恢复正常。

moved-subject = 您在 { $application } 的联系方式已更改
moved-heading = 您的联系方式已更改
moved-email-intro = 此邮箱不再属于您的 { $application } 账号，账号相关消息将发送到另一个邮箱。
moved-phone-intro = 您的 { $application } 账号的手机号已更改，短信不再发送到旧号码。
moved-you = 如果是您本人操作，无需处理。
moved-not-you = 如果不是您本人操作，可能有人正在盗用您的账号。请立即告知邀请您的人：重置链接不会再发送给您。
moved-not-you-support = 如果不是您本人操作，可能有人正在盗用您的账号。请立即联系下方的客服：重置链接不会再发送给您。

reminder-subject = 您的 { $application } 邀请即将过期
reminder-preheader = 您还有 { $span }可以创建账号。
reminder-heading = 您的邀请即将过期
reminder-intro = 您的账号尚未创建。这是唯一一次提醒。
reminder-until = 您的邀请将在 { $span }后过期（{ $date }）。
reminder-next = 这是我们之前发送给您的链接。
reminder-code-next = 请使用我们之前发送的邀请码，或在页面上获取新的邀请码。

trial-mark = [测试]
trial-notice = 这是一封测试邮件，内容仍在编写中，仅为示例，请勿据此操作。

withdrawn-subject = 您的 { $application } 邀请已取消
withdrawn-preheader = 我们发送给您的链接或邀请码不再有效。
withdrawn-heading = 您的邀请已取消
withdrawn-intro = 邀请人已取消您的 { $application } 邀请。
withdrawn-next = 我们发送给您的链接或邀请码不再有效，您无需处理。
withdrawn-mistake = 有误？请联系邀请您的人。
withdrawn-mistake-support = 有误？请联系邀请您的人，或联系下方的客服。

## 短信。汉字短信每条 70 个字，越短越好。

sms-code = { $code } 是您的 { $application } 验证码，{ $span }内有效，请勿泄露。
sms-code-plain = { $code } 是您的验证码，{ $span }内有效，请勿泄露。
sms-invitation = { $code } 是您的 { $application } 邀请码。
sms-invitation-inviter = { $code } 是您的邀请码：{ $inviter } 邀请您加入 { $application }。
sms-invitation-plain = { $code } 是您的邀请码。
sms-invitation-until = 请在 { $span }内输入：{ $page }
sms-invitation-never = 请在此输入：{ $page }
sms-activated = 您的 { $application } 账号已就绪。非本人操作？请告知邀请您的人。
sms-reset = { $code } 是您的 { $application } 新密码验证码。
sms-reset-plain = { $code } 是您的新密码验证码。
sms-changed = { $application }：您的密码已更改。非本人操作？请告知邀请您的人。
sms-changed-plain = 您的密码已更改。非本人操作？请告知邀请您的人。
sms-locked = { $application }：您的账号登录失败次数过多。设置新密码：{ $page }
sms-locked-plain = 您的账号登录失败次数过多。设置新密码：{ $page }
sms-activated-plain = 您的账号已就绪。非本人操作？请告知邀请您的人。
sms-moved = { $application }：此号码不再属于您的账号。非本人操作？请告知邀请您的人。
sms-moved-plain = 此号码不再属于您的账号。非本人操作？请告知邀请您的人。
sms-reminder = { $application }：邀请将在 { $span }后过期。请输入或重新获取邀请码：{ $page }
sms-reminder-plain = 邀请将在 { $span }后过期。请输入或重新获取邀请码：{ $page }

## API 参考，/docs。

docs-title = Latchkey API
docs-document = OpenAPI 文档形式：
docs-contents = 目录
docs-key = API 密钥，需要权限
docs-anybody = 无需 API 密钥
docs-parameters = 参数
docs-body = 请求体
docs-body-optional = 请求体，可省略
docs-example = 示例
docs-answers = 响应
docs-problems = 错误
docs-codes = 所有错误代码
docs-codes-about = API 的每个错误都是一个问题文档（RFC 9457），其代码保持不变。
docs-column-name = 名称
docs-column-kind = 类型
docs-column-about = 含义
docs-column-status = 状态
docs-column-code = 代码
docs-column-advice = 处理方法
docs-required = 必填
docs-search = 搜索
docs-response = 响应
docs-try = 试用
docs-send = 发送
docs-api-key = API 密钥
docs-api-key-about = 无需密钥的调用可留空。密钥只保留在此标签页中。

## 通过链接验证邮箱

verify-heading = 验证您的邮箱
verify-intro = 这是您在 { $application } 使用的邮箱吗？请点击按钮确认。
verify-address = 邮箱
verify-button = 是，确认
verify-not-you = 不是您的邮箱？关闭此页面即可，不会有任何变动。
verify-done-heading = 您的邮箱已验证
verify-done-intro = 谢谢，无需其他操作。
verify-already-heading = 此邮箱已验证
verify-already-intro = 此链接已使用过，无需其他操作。
verify-expired-heading = 此链接已过期
verify-expired-intro = 您的邮箱尚未验证。请登录以获取新的邮件。
verify-overtaken-heading = 此链接不再有效
verify-overtaken-intro = 邮件发送后账号的邮箱已更改，或账号已关闭。
verify-result = 您的邮箱已验证，可以继续使用应用。
verify-result-already = 此账号已验证。
verify-result-expired = 访问已过期。
verify-result-overtaken = 账号不存在，或验证链接无效。

verify-mail-subject = 验证您在 { $application } 的邮箱
verify-mail-preheader = 只需点击一次：{ $until }
verify-mail-heading = 验证您的邮箱
verify-mail-intro = 有人使用此邮箱注册 { $application } 账号。如果是您本人，请确认：
verify-mail-button = 确认邮箱
verify-mail-not-you = 不是您本人？忽略这封邮件即可，邮箱将保持未验证状态。
