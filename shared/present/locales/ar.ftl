# العربية. تبدأ كل جملة بكلمة عربية، حتى يقرأها البرنامج من اليمين وإن كان فيها اسم لاتيني.
# الأسماء التي يختارها الناس ($application و$inviter وغيرهما) توضع كما هي، بلا تصريف.

direction = rtl
language-name = العربية
language-switch = اللغة

## الأوقات والمدد

month-name = { $month ->
    [1] يناير
    [2] فبراير
    [3] مارس
    [4] أبريل
    [5] مايو
    [6] يونيو
    [7] يوليو
    [8] أغسطس
    [9] سبتمبر
    [10] أكتوبر
    [11] نوفمبر
   *[12] ديسمبر
}
weekday-name = { $weekday ->
    [1] الاثنين
    [2] الثلاثاء
    [3] الأربعاء
    [4] الخميس
    [5] الجمعة
    [6] السبت
   *[7] الأحد
}
date-time = { $weekday }، { $day } { $month } { $year }، الساعة { $time } ({ $zone })
date-time-distance = { $moment }، { $distance }
distance-ahead = خلال { $span }
distance-now = الآن
distance-past = قبل { $span }
span-seconds = { $count ->
    [zero] { $count } ثانية
    [one] ثانية واحدة
    [two] ثانيتين
    [few] { $count } ثوانٍ
    [many] { $count } ثانية
   *[other] { $count } ثانية
}
span-minutes = { $count ->
    [zero] { $count } دقيقة
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}
span-hours = { $count ->
    [zero] { $count } ساعة
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
span-days = { $count ->
    [zero] { $count } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}

## كل الصفحات

application-unnamed = هذا التطبيق
page-title = { $heading } – { $application }
page-title-error = خطأ: { $title }
preview-title = إعداد الحساب
preview-reset-title = كلمة مرور جديدة
preview-description = صفحة خاصة بشخص واحد.
support = هل تحتاج إلى مساعدة؟ للتواصل:
support-words = هل تحتاج إلى مساعدة؟
progress = الخطوة { $step } من { $of }
problem-heading = هناك مشكلة
password-show = إظهار
password-hide = إخفاء
password-show-long = إظهار كلمة المرور
password-hide-long = إخفاء كلمة المرور

## فتح الدعوة

landing-heading = دعوتك إلى { $application }
landing-intro = أنشئ حسابك. يستغرق ذلك دقيقة تقريبًا.
landing-intro-inviter = وصلتك دعوة من { $inviter }. يستغرق إنشاء حسابك دقيقة تقريبًا.
landing-address = حسابك
landing-until = صالحة حتى
landing-never = بلا تاريخ انتهاء
landing-button = القبول والمتابعة
landing-not-you = لست الشخص المقصود؟ أغلق هذه الصفحة فحسب. لن يحدث شيء قبل أن تضغط على الزر.
landing-reset-heading = اختر كلمة مرور جديدة
landing-reset-intro = يمكنك اختيار كلمة مرور جديدة لحسابك في { $application }. يستغرق ذلك دقيقة تقريبًا.
landing-reset-button = متابعة
landing-reset-not-you = لم تطلب ذلك؟ أغلق هذه الصفحة فحسب. ستبقى كلمة مرورك كما هي.

## إدخال رمز بدل فتح رابط

enter-heading = إنشاء حسابك برمز
enter-intro = استخدم رمز الدعوة الذي وصلك إلى { $application }.
enter-hint-digits = الأرقام الموجودة في دعوتك
enter-hint-text = الحروف والأرقام الموجودة في دعوتك، كما هي مكتوبة تمامًا
enter-button = متابعة
enter-again-heading = ليس لديك رمز، أو لم يعد صالحًا؟
enter-again-intro = يعمل الرمز مرة واحدة، وللعودة تحتاج إلى رمز آخر. سنرسله إلى العنوان أو رقم الهاتف الذي وصلت إليه الدعوة.
enter-again-button = إرسال رمز جديد
enter-sent = إذا كان هذا الحساب ينتظر الإعداد، فإن رمزًا جديدًا في طريقه إليك.
enter-problem-username = أدخل اسم المستخدم.
enter-problem-code = أدخل الرمز الموجود في دعوتك.
enter-problem-wrong = اسم المستخدم أو الرمز غير صحيح، أو سبق استخدام الرمز أو انتهت صلاحيته.
enter-problem-wait = محاولات كثيرة جدًا. حاول مرة أخرى بعد { $span }.

## الرمز

code-heading-email = تفقّد بريدك
code-heading-sms = تفقّد رسائلك
code-heading-before-email = تأكيد بريدك الإلكتروني
code-heading-before-sms = تأكيد رقم هاتفك
code-intro-email = أرسلنا رمزًا إلى هذا العنوان. قد يستغرق وصوله دقيقة؛ ابحث أيضًا في مجلد الرسائل غير المرغوب فيها.
code-intro-sms = أرسلنا رمزًا إلى رقم الهاتف هذا. قد يستغرق وصوله دقيقة.
code-before-email = سنرسل رمزًا إلى هذا العنوان للتأكد من أنه لك.
code-before-sms = سنرسل رمزًا إلى رقم الهاتف هذا للتأكد من أنه لك.
code-label = الرمز
code-hint-digits = { $length ->
    [zero] { $length } رقم
    [one] رقم واحد
    [two] رقمان
    [few] { $length } أرقام
    [many] { $length } رقمًا
   *[other] { $length } رقم
}
code-hint-text = عدد الحروف والأرقام { $length }، كما هي مكتوبة تمامًا
code-button = متابعة
code-again-heading = لم يصلك الرمز؟
code-again-button = إرسال رمز جديد
code-first-button = إرسال الرمز
code-other-sms = إرساله برسالة نصية إلى { $destination } بدلًا من ذلك
code-other-email = إرساله بالبريد الإلكتروني إلى { $destination } بدلًا من ذلك
code-wait = يمكنك طلب رمز جديد بعد { $span }.
# يملأ البرنامج %time% بالدقائق والثواني (0:45).
code-wait-live = يمكنك طلب رمز جديد بعد %time%.
code-wait-over = يمكنك الآن طلب رمز جديد.
code-just-sent = رمز جديد في طريقه إليك. الرمز الأحدث وحده صالح.
code-problem-missing = أدخل الرمز الذي أرسلناه إليك.
code-problem-malformed = لا يمكن أن يكون هذا هو الرمز: تحقق من طوله وأحرفه. لم تُحتسب محاولة.
code-problem-wrong = { $tries ->
    [0] هذا الرمز غير صحيح.
    [one] هذا الرمز غير صحيح. بقيت لك محاولة واحدة.
    [two] هذا الرمز غير صحيح. بقيت لك محاولتان.
    [few] هذا الرمز غير صحيح. بقيت لك { $tries } محاولات.
    [many] هذا الرمز غير صحيح. بقيت لك { $tries } محاولة.
   *[other] هذا الرمز غير صحيح. بقيت لك { $tries } محاولة.
}
code-problem-expired = انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا.
code-problem-used-up = أُدخل هذا الرمز خطأً مرات كثيرة ولم يعد صالحًا. اطلب رمزًا جديدًا.
code-problem-too-soon = أُرسل رمز قبل لحظات. انتظر قليلًا قبل أن تطلب رمزًا آخر.
code-problem-too-often = أُرسلت عدة رموز بالفعل. انتظر قبل أن تطلب رمزًا آخر.
code-problem-delayed = لم نتمكن من إرسال رمزك بعد. ما زلنا نحاول، ويمكنك لاحقًا أن تطلب رمزًا جديدًا.
code-problem-unsendable = لم نتمكن من إرسال رمز إليك. اطلب رمزًا جديدًا، أو تواصل مع من دعاك.

## أسئلة عن الشخص

profile-heading = معلومات عنك
profile-intro = يود { $application } معرفة ما يلي من أجل حسابك.
profile-optional = (اختياري)
profile-choose = اختر إجابة
profile-no-answer = بلا إجابة
profile-button = متابعة
profile-problem-missing = يجب الإجابة عن «{ $label }».
profile-problem-unticked = ضع علامة على «{ $label }» للمتابعة.
profile-problem-long = { $max ->
    [zero] الحد الأقصى في «{ $label }» هو { $max } حرف.
    [one] الحد الأقصى في «{ $label }» هو حرف واحد.
    [two] الحد الأقصى في «{ $label }» هو حرفان.
    [few] الحد الأقصى في «{ $label }» هو { $max } أحرف.
    [many] الحد الأقصى في «{ $label }» هو { $max } حرفًا.
   *[other] الحد الأقصى في «{ $label }» هو { $max } حرف.
}
profile-problem-choice = اختر في «{ $label }» إحدى الإجابات المعروضة.
profile-problem-date = أدخل في «{ $label }» تاريخًا موجودًا، مثل 2001-12-31.

## رقم الهاتف

phone-heading = رقم هاتفك
phone-intro = سنرسل رمزًا إلى هذا الرقم للتأكد من أنه لك.
phone-label = رقم الهاتف
phone-hint = مع رمز البلد، مثل {"\u200E"}+49{"\u00A0"}151{"\u00A0"}23456789
phone-button = متابعة
phone-problem-missing = أدخل رقم هاتفك.
phone-problem-invalid = ليس هذا رقم هاتف مع رمز البلد. ابدأ بعلامة الجمع، مثل {"\u200E"}+49{"\u00A0"}151{"\u00A0"}23456789.
phone-problem-country = لا يمكننا إرسال رسائل إلى أرقام هذا البلد. أدخل رقمًا آخر.
phone-problem-landline = هذا رقم هاتف أرضي لا يستقبل الرسائل. أدخل رقم هاتف محمول.

## الشروط

terms-heading = شروط الاستخدام
terms-intro = يطلب منك { $application } قراءة شروطه وقبولها.
terms-document = المستند
terms-link = قراءة الشروط (تُفتح في علامة تبويب جديدة)
terms-version = الإصدار
terms-label = قرأت الشروط وأقبلها
terms-button = متابعة
terms-problem-not-accepted = ضع علامة في المربع لقبول الشروط. لا يمكن إعداد حسابك من دونها.

## كلمة المرور

password-heading = اختر كلمة مرور
password-account = حسابك
password-label = كلمة المرور
password-confirm-label = كلمة المرور مرة أخرى
password-rule-length = { $min ->
    [zero] استخدم { $min } حرف على الأقل.
    [one] استخدم حرفًا واحدًا على الأقل.
    [two] استخدم حرفين على الأقل.
    [few] استخدم { $min } أحرف على الأقل.
    [many] استخدم { $min } حرفًا على الأقل.
   *[other] استخدم { $min } حرف على الأقل.
}
password-rule-free = كل شيء مقبول: جملة أو مسافات أو أي كتابة. ويمكنك اللصق من مدير كلمات المرور.
password-rule-avoid = تجنّب كلمات المرور الشائعة واسمك أو عنوانك واسم التطبيق.
password-button = حفظ كلمة المرور
password-problem-missing = أدخل كلمة مرور.
password-problem-short = يجب ألّا يقل عدد أحرف كلمة المرور عن { $min }. عدد أحرف هذه الكلمة { $have }.
password-problem-long = كلمة المرور طويلة جدًا. الحد الأقصى لعدد الأحرف { $max }.
password-problem-common = من السهل جدًا تخمين كلمة المرور هذه: فهي في قوائم كلمات المرور الشائعة. اختر غيرها.
password-problem-context = تعتمد كلمة المرور على «{ $word }»، وهذا سهل التخمين هنا. اختر غيرها.
password-problem-mismatch = كلمتا المرور غير متطابقتين. أدخلهما مرة أخرى.
password-reset-heading = اختر كلمة مرور جديدة
password-reset-label = كلمة المرور الجديدة
password-reset-confirm-label = كلمة المرور الجديدة مرة أخرى
password-reset-button = حفظ كلمة المرور الجديدة

## الانتهاء

done-heading = كل شيء جاهز
done-intro = أصبح حسابك في { $application } جاهزًا. من الآن فصاعدًا، سجّل الدخول بكلمة مرورك.
done-account = حسابك
done-button-application = الانتقال إلى { $application }
done-button-sign-in = تسجيل الدخول
done-close = يمكنك إغلاق هذه الصفحة.
done-result = أصبح حسابك جاهزًا. يمكنك تسجيل الدخول الآن.
done-result-reset = تم تغيير كلمة مرورك. يمكنك تسجيل الدخول بها الآن.
done-auto = ستنتقل إلى هناك تلقائيًا بعد { $span }.
done-stay = البقاء في هذه الصفحة
done-reset-heading = تم تغيير كلمة مرورك
done-reset-intro = من الآن فصاعدًا، سجّل الدخول إلى { $application } بكلمة مرورك الجديدة.

## تسجيل الدخول

sign-in-heading = تسجيل الدخول
sign-in-intro = استخدم حسابك في { $application }.
sign-in-username = اسم المستخدم
sign-in-username-hint = البريد الإلكتروني أو رقم الهاتف الذي دُعيت به، ما لم تحصل على اسم آخر.
sign-in-password = كلمة المرور
sign-in-button = تسجيل الدخول
sign-in-problem-wrong = اسم المستخدم أو كلمة المرور غير صحيحة.
sign-in-problem-password = أدخل كلمة مرورك.
sign-in-problem-wait = محاولات كثيرة جدًا. حاول مرة أخرى بعد { $span }.
sign-in-problem-locked = محاولات كثيرة جدًا متتالية. اختر «هل نسيت كلمة مرورك؟» لتعيين كلمة مرور جديدة، أو استخدم متصفحًا سبق أن سجّلت الدخول فيه.
sign-in-forgotten = هل نسيت كلمة مرورك؟
sign-in-enter = لديك رمز؟ أنشئ حسابك
signed-in-heading = تم تسجيل دخولك
signed-in-intro = سجّلت الدخول بالحساب
signed-in-button = المتابعة إلى { $application }

## كلمة مرور منسية

forgotten-heading = هل نسيت كلمة مرورك؟
forgotten-intro = أدخل حسابك في { $application }، وسنرسل إليك رابطًا لاختيار كلمة مرور جديدة.
forgotten-button = إرسال رابط
forgotten-problem-missing = أدخل اسم المستخدم.
forgotten-problem-wait = محاولات كثيرة جدًا. حاول مرة أخرى بعد { $span }.
forgotten-sent-heading = تفقّد بريدك
forgotten-sent = إذا كان هذا الحساب موجودًا، فإن رسالة فيها رابط أو رمز في طريقها إليك.
forgotten-code = وصلك رمز؟ أدخله هنا
forgotten-sent-wait = قد يستغرق وصولها دقيقة؛ ابحث أيضًا في مجلد الرسائل غير المرغوب فيها. الرابط الموجود في أحدث رسالة وحده صالح.
forgotten-again = لم تصلك رسالة؟ حاول مرة أخرى
forgotten-back = العودة إلى تسجيل الدخول

## النهايات

ending-next = ما يمكنك فعله الآن
ending-ask-inviter = اطلب من الشخص الذي دعاك أن يرسل دعوة جديدة.
ending-ask-inviter-support = اطلب من الشخص الذي دعاك أن يرسل دعوة جديدة، أو تواصل مع الدعم المذكور أدناه.
ending-ask-reset = إذا كنت لا تزال بحاجة إلى كلمة مرور جديدة، فانتقل إلى صفحة تسجيل الدخول واختر «هل نسيت كلمة مرورك؟».
ending-sign-in = الانتقال إلى صفحة تسجيل الدخول
ending-expired-heading = انتهت صلاحية هذه الدعوة
ending-expired-text = روابط الدعوات صالحة لمدة محدودة، وقد انقضت مدة هذا الرابط. لم يضِع شيء.
ending-expired-reset-heading = انتهت صلاحية هذا الرابط
ending-expired-reset-text = روابط اختيار كلمة المرور صالحة لمدة محدودة، وقد انقضت مدة هذا الرابط. لم تتغير كلمة مرورك.
switch-heading = هناك رابط آخر مفتوح هنا
switch-intro = لم تنته بعد في هذا المتصفح من حسابك لدى { $application }. الرابط الذي فتحته رابط آخر.
switch-stay = المتابعة بهذا الحساب
switch-go = فتح الرابط الآخر
switch-not-you = إن لم تكن تتوقع الرابط الآخر، فتابع كما كنت.

ending-used-heading = سبق استخدام هذه الدعوة
ending-used-text = اختار شخص ما كلمة مرور بها، وقد أدى الرابط مهمته. إن كنت قد كتبت كلمة مرور أخرى للتو فلم تُحفظ.
ending-used-next = إن كنت أنت من فعل ذلك، فسجّل الدخول بكلمة المرور التي اخترتها حينها. وإلا فأخبر فورًا من دعاك.
ending-used-button = تسجيل الدخول
ending-used-reset-heading = سبق استخدام هذا الرابط
ending-used-reset-text = اختيرت به كلمة مرور جديدة، وقد أدى الرابط مهمته. إن كنت قد كتبت كلمة مرور أخرى للتو فلم تُحفظ.
ending-used-reset-next = سجّل الدخول بكلمة مرورك الجديدة. إذا لم تكن أنت من اختارها، فانتقل إلى صفحة تسجيل الدخول واختر «هل نسيت كلمة مرورك؟» وعيّن غيرها فورًا.
ending-revoked-heading = تم سحب هذه الدعوة
ending-revoked-text = سحبها من أرسلها، ولذلك لم يعد الرابط صالحًا.
ending-revoked-next = إذا كنت تظن أن هذا خطأ، فاسأل الشخص الذي دعاك.
ending-revoked-reset-heading = لم يعد هذا الرابط صالحًا
ending-revoked-reset-text = تم سحبه قبل أن يُستخدم. لم تتغير كلمة مرورك.
ending-replaced-heading = هناك دعوة أحدث
ending-replaced-text = أُرسلت إليك دعوة أحدث حلّت محل هذا الرابط.
ending-replaced-next = افتح أحدث رسالة من { $application } واستخدم الرابط الموجود فيها.
ending-replaced-reset-heading = هناك رابط أحدث
ending-replaced-reset-text = أُرسلت إليك رسالة أحدث، والرابط الموجود فيها حلّ محل هذا الرابط.
ending-outdated-heading = لم يعد هذا الرابط صالحًا
ending-outdated-text = تغيّر شيء في حسابك منذ إرساله، مثل عنوان بريدك الإلكتروني أو كلمة مرورك، ولذلك لم يعد أي رابط سابق صالحًا.
ending-broken-heading = هذا الرابط لا يعمل
ending-broken-text = يبدو أن العنوان ناقص أو مكتوب خطأً. بعض برامج البريد تقسم الروابط الطويلة.
ending-broken-next = افتح الرابط الموجود في الرسالة مرة أخرى، أو انسخ العنوان كاملًا إلى شريط العنوان. إذا لم ينجح ذلك، فاطلب دعوة جديدة من الشخص الذي دعاك.
ending-broken-reset-next = افتح الرابط الموجود في الرسالة مرة أخرى، أو انسخ العنوان كاملًا إلى شريط العنوان. إذا لم ينجح ذلك، فانتقل إلى صفحة تسجيل الدخول واختر «هل نسيت كلمة مرورك؟».
ending-tries-heading = رموز خاطئة كثيرة جدًا
ending-tries-text = حفاظًا على أمان الحساب، لم تعد هذه الدعوة تقبل رموزًا.
ending-tries-reset-text = حفاظًا على أمان الحساب، لم يعد هذا الرابط يقبل رموزًا.
ending-session-heading = افتح رابطك مرة أخرى
ending-session-text = لم يعد هذا المتصفح يعرف أي دعوة هي دعوتك. يحدث ذلك عند حظر ملفات تعريف الارتباط أو حذفها، أو بعد توقف طويل.
ending-session-next = افتح الرابط الموجود في الدعوة مرة أخرى في هذا المتصفح. ما أنجزته محفوظ.
ending-session-reset-text = لم يعد هذا المتصفح يعرف أي حساب هو حسابك. يحدث ذلك عند حظر ملفات تعريف الارتباط أو حذفها، أو بعد توقف طويل.
ending-session-reset-next = افتح الرابط الموجود في الرسالة مرة أخرى في هذا المتصفح. ما أنجزته محفوظ.
ending-missing-heading = الصفحة غير موجودة
ending-missing-text = لا توجد صفحة في هذا العنوان.
ending-missing-next = إذا كنت قد أتيت من دعوة، فافتح الرابط الموجود في تلك الرسالة مرة أخرى.
ending-unavailable-heading = هناك شيء لا يعمل هنا
ending-unavailable-text = ليس هذا خطأك، ولم يضِع شيء مما فعلته.
ending-unavailable-next = انتظر دقيقة، ثم أعد تحميل هذه الصفحة.
ending-form-heading = هذه الصفحة لم تعد حديثة
ending-form-text = بقيت مفتوحة مدة طويلة، أو فُتح رابط آخر في هذا المتصفح منذ ذلك الحين. لم يتغير شيء.
ending-form-next = ابدأ الخطوة من جديد من صفحة جديدة.
ending-form-button = بدء هذه الخطوة من جديد
ending-twice-heading = تعذرت قراءة هذا النموذج
ending-twice-text = يحتوي على الحقل { $field } مرتين. لم يتغير شيء.

## الرسائل

mail-hello = مرحبًا،
mail-copy-link = إذا لم يعمل الزر، فانسخ هذا العنوان إلى متصفحك:
mail-not-expected-heading = لم تكن تتوقع هذه الرسالة؟
mail-not-expected = تجاهل هذه الرسالة إذن. لن يحدث شيء ما لم تفعل شيئًا.
mail-support = لديك أسئلة؟ للتواصل:
mail-support-words = لديك أسئلة؟
mail-footer = أُرسلت نيابة عن { $application } إلى { $recipient }.
mail-footer-code = أُرسلت نيابة عن { $application } لأن حسابًا يجري إعداده بهذا العنوان.
mail-account = حسابك: { $account }
mail-never-share = لا تعطِ الرمز لأحد أبدًا، ولا حتى لمن يقول إنه يعمل هنا.

invitation-subject = دعوتك إلى { $application }
invitation-subject-inviter = دعوة من { $inviter } إلى { $application }
invitation-preheader = أنشئ حسابك: { $until }
invitation-heading = دعوتك إلى { $application }
invitation-intro = وصلتك دعوة إلى { $application }.
invitation-intro-inviter = وصلتك دعوة من { $inviter } إلى { $application }.
invitation-button = إنشاء حسابك
invitation-until-heading = مدة صلاحية الرابط
invitation-until = الرابط صالح حتى { $moment }، أي لمدة { $span } من كتابة هذه الرسالة.
invitation-until-short = الرابط صالح حتى { $moment }.
invitation-never = ليس للرابط تاريخ انتهاء. يبقى صالحًا حتى يتم إعداد حسابك.
invitation-never-short = الرابط صالح إلى أن تستخدمه.
invitation-next-heading = الخطوات التالية
invitation-next = افتح الرابط واتبع الخطوات القصيرة واختر كلمة مرور. بعد ذلك يمكنك تسجيل الدخول.
invitation-new-heading = هل تحتاج إلى دعوة جديدة؟
invitation-new = افتح الرابط حتى لو انتهت صلاحيته: يمكنك غالبًا أن تطلب هناك إرسال رابط جديد. وإلا فتواصل مع الشخص الذي دعاك. الرابط الموجود في أحدث رسالة وحده صالح.

invitation-again-subject = رابطك الجديد إلى { $application }
invitation-again = هذا رابط جديد. الروابط السابقة لم تعد صالحة.

invitation-code-again-subject = رمز دعوتك الجديد إلى { $application }
invitation-code-again = هذا رمز جديد. الرموز السابقة لم تعد صالحة.
invitation-code-subject = رمز دعوتك إلى { $application }
invitation-code-preheader = رمز دعوتك هو { $code }.
invitation-code-intro = رمز دعوتك هو:
invitation-code-button = إدخال الرمز
invitation-code-until-heading = مدة صلاحية الرمز
invitation-code-until = الرمز صالح حتى { $moment }، أي لمدة { $span } من كتابة هذه الرسالة.
invitation-code-never = ليس للرمز تاريخ انتهاء. يبقى صالحًا حتى يتم إعداد حسابك.
invitation-code-next = أدخل الرمز حيث طُلب منك، واتبع الخطوات القصيرة واختر كلمة مرور. بعد ذلك يمكنك تسجيل الدخول.
invitation-code-new = اطلب رمزًا جديدًا في الصفحة التي تُدخل فيها الرمز، أو تواصل مع الشخص الذي دعاك. الرمز الأحدث وحده صالح.

step-code-subject = رمزك إلى { $application }
step-code-preheader = رمزك هو { $code }. صالح لمدة { $span }.
step-code-heading = رمزك
step-code-intro = أدخل هذا الرمز في الصفحة التي تنشئ فيها حسابك في { $application }:
step-code-until-heading = مدة صلاحية الرمز
step-code-until = الرمز صالح لمدة { $span } من لحظة طلبه، ولمرة واحدة فقط.
step-code-new-heading = هل تحتاج إلى رمز جديد؟
step-code-new = اطلبه في الصفحة التي تُدخله فيها. الرمز الأحدث وحده صالح. إذا لم تعد الصفحة تُفتح، فاطلب دعوة جديدة من الشخص الذي دعاك.
step-code-next-heading = الخطوات التالية
step-code-next = ما إن يكون الرمز صحيحًا حتى تنقلك الصفحة إلى الخطوة التالية.

activated-subject = حسابك في { $application } جاهز
activated-preheader = تم تعيين كلمة مرورك. يمكنك تسجيل الدخول الآن.
activated-heading = حسابك جاهز
activated-intro = تم إعداد حسابك في { $application } واختيار كلمة مروره.
activated-button = تسجيل الدخول
activated-next-heading = الخطوات التالية
activated-next = سجّل الدخول بحسابك وبكلمة المرور التي اخترتها. لم يعد الرابط الموجود في الدعوة صالحًا، ولن تحتاج إليه.
activated-not-you-heading = لم تكن أنت؟
activated-not-you = هذا يعني أن شخصًا آخر استخدم دعوتك. أخبر الشخص الذي دعاك فورًا.

reset-subject = اختر كلمة مرور جديدة لحسابك في { $application }
reset-preheader = يمكنك اختيار كلمة مرور جديدة: { $until }
reset-heading = اختر كلمة مرور جديدة
reset-intro = طُلبت كلمة مرور جديدة لحسابك في { $application }. إذا كنت أنت من طلبها، فاخترها هنا:
reset-button = اختيار كلمة مرور جديدة
reset-never = ليس للرابط تاريخ انتهاء. يعمل مرة واحدة.
reset-next = افتح الرابط واتبع الخطوات القصيرة واختر كلمة مرور جديدة. وتبقى القديمة صالحة حتى ذلك الحين.
reset-new-heading = هل تحتاج إلى رابط جديد؟
reset-new = اختر «هل نسيت كلمة مرورك؟» مرة أخرى في صفحة تسجيل الدخول. الرابط الموجود في أحدث رسالة وحده صالح.
reset-not-asked-heading = لم تطلب ذلك؟
reset-not-asked = تجاهل هذه الرسالة إذن. ستبقى كلمة مرورك كما هي. لا تعطِ الرابط لأحد أبدًا: فمن يملكه يستطيع تغيير كلمة مرورك.

changed-subject = تم تغيير كلمة مرور حسابك في { $application }
changed-preheader = إذا كنت أنت من غيّرها، فلا داعي لفعل أي شيء.
changed-heading = تم تغيير كلمة مرورك
changed-intro = تم تغيير كلمة مرور حسابك في { $application }.
changed-when = الوقت: { $moment }
changed-you-heading = هل كنت أنت؟
changed-you = لا داعي إذن لفعل أي شيء. من الآن فصاعدًا، سجّل الدخول بكلمة المرور الجديدة.
changed-not-you-heading = لم تكن أنت؟
changed-not-you = قد يكون شخص آخر قادرًا على الدخول إلى حسابك. انتقل إلى صفحة تسجيل الدخول واختر «هل نسيت كلمة مرورك؟» وعيّن كلمة مرور أخرى فورًا. وغيّر كلمة مرور بريدك أيضًا.
changed-not-you-support = قد يكون شخص آخر قادرًا على الدخول إلى حسابك. انتقل إلى صفحة تسجيل الدخول واختر «هل نسيت كلمة مرورك؟» وعيّن كلمة مرور أخرى فورًا. وغيّر كلمة مرور بريدك أيضًا، وتواصل مع الدعم المذكور أدناه.

locked-subject = هناك من يحاول تخمين كلمة مرور حسابك في { $application }
locked-preheader = فشلت 100 محاولة متتالية. لم يدخل أحد بها.
locked-heading = هناك من يحاول تخمين كلمة مرورك
locked-intro = فشلت 100 محاولة متتالية لتسجيل الدخول إلى حسابك في { $application }. لم يدخل أحد بها.
locked-now-heading = ما الذي يحدث الآن
locked-now = لم تعد أي كلمة مرور مقبولة من المتصفحات التي لا نعرفها، ولا حتى الصحيحة. أما المتصفح الذي سبق أن سجّلت الدخول فيه فما زال يعمل. وبعد 24 ساعة دون أي محاولة يعود كل شيء كما كان.
locked-do-heading = ما يمكنك فعله
locked-do = اختر كلمة مرور جديدة فيعمل كل شيء من جديد على الفور. اختر كلمة لا تستخدمها في أي مكان آخر. إذا كان بإمكانك تسجيل الدخول كالمعتاد فليس عليك فعل شيء.

moved-subject = تغيّرت بيانات الاتصال الخاصة بك لدى { $application }
moved-heading = تغيّرت بيانات الاتصال الخاصة بك
moved-email-intro = لم يعد هذا العنوان تابعًا لحسابك لدى { $application }. من الآن فصاعدًا تُرسل الرسائل المتعلقة بالحساب إلى عنوان آخر.
moved-phone-intro = تغيّر رقم هاتف حسابك لدى { $application }. لم تعد الرسائل النصية المتعلقة بالحساب تصل إلى الرقم السابق.
moved-you = إذن لا حاجة إلى فعل أي شيء.
moved-not-you = فربما يستولي شخص آخر على حسابك. أخبر فورًا من دعاك: لم يعد يصلك رابط لاختيار كلمة مرور أخرى.
moved-not-you-support = فربما يستولي شخص آخر على حسابك. تواصل فورًا مع الدعم المذكور أدناه: لم يعد يصلك رابط لاختيار كلمة مرور أخرى.

reminder-subject = دعوتك إلى { $application } تنتهي قريبًا
reminder-preheader = أنشئ حسابك قبل { $moment }.
reminder-heading = دعوتك تنتهي قريبًا
reminder-intro = لم يكتمل إعداد حسابك بعد. هذا هو التذكير الوحيد.
reminder-until-heading = الوقت المتبقي
reminder-until = الدعوة صالحة حتى { $moment }، أي لمدة { $span } من كتابة هذه الرسالة.
reminder-next = افتح الرابط وأكمل الخطوات القصيرة. إنه الرابط نفسه الذي وصلك من قبل، ويبقى صالحًا حتى ذلك الحين.
reminder-code-next = أدخل الرمز الذي وصلك من قبل وأكمل الخطوات القصيرة. إن لم تجده فاطلب إرسال رمز جديد في تلك الصفحة.

trial-mark = [اختبار]
trial-notice = هذا اختبار لرسالة قيد الكتابة. ما فيها مجرد مثال: لا تعمل بما تقوله.

withdrawn-subject = تم سحب دعوتك إلى { $application }
withdrawn-preheader = الرابط أو الرمز الذي وصلك لم يعد صالحًا.
withdrawn-heading = تم سحب دعوتك
withdrawn-intro = سحب الدعوةَ من دعاك إلى { $application }.
withdrawn-next-heading = الخطوات التالية
withdrawn-next = الرابط أو الرمز الذي وصلك لم يعد صالحًا. لا داعي لفعل أي شيء.
withdrawn-mistake-heading = هل هذا خطأ؟
withdrawn-mistake = اسأل الشخص الذي دعاك.
withdrawn-mistake-support = اسأل الشخص الذي دعاك، أو تواصل مع الدعم المذكور أدناه.

## الرسائل القصيرة: 70 حرفًا في الرسالة الواحدة

sms-code = { $code } رمزك إلى { $application }. صالح { $span }.
sms-code-plain = { $code } رمزك. صالح { $span }.
sms-invitation = { $code } رمز دعوتك إلى { $application }.
sms-invitation-inviter = { $code } رمزك: وصلتك دعوة من { $inviter } إلى { $application }.
sms-invitation-plain = { $code } رمز دعوتك.
sms-invitation-until = صالح { $span }. أدخله هنا: { $page }
sms-invitation-never = أدخله هنا: { $page }
sms-reset = { $code } رمزك لاختيار كلمة مرور جديدة في { $application }.
sms-reset-plain = { $code } رمزك لاختيار كلمة مرور جديدة.
sms-changed = { $application }: تغيّرت كلمة مرورك. لم تكن أنت؟ أخبر من دعاك.
sms-changed-plain = تغيّرت كلمة مرورك. لم تكن أنت؟ أخبر من دعاك.
sms-locked = { $application }: محاولات دخول فاشلة كثيرة إلى حسابك. اختر كلمة مرور جديدة: { $page }
sms-locked-plain = محاولات دخول فاشلة كثيرة إلى حسابك. اختر كلمة مرور جديدة: { $page }
sms-activated = حسابك في { $application } جاهز. لم تكن أنت؟ أخبر من دعاك.
sms-activated-plain = حسابك جاهز. لم تكن أنت؟ أخبر من دعاك.
sms-moved = { $application }: لم يعد هذا الرقم تابعًا لحسابك. لست أنت؟ أخبر من دعاك.
sms-moved-plain = لم يعد هذا الرقم تابعًا لحسابك. لست أنت؟ أخبر من دعاك.
sms-reminder = دعوتك إلى { $application } صالحة { $span } فقط. أدخل الرمز: { $page }
sms-reminder-plain = دعوتك صالحة { $span } فقط. أدخل الرمز: { $page }

## A link that is over, the country of a number, the strength of a password. %words% are filled in by the script.

landing-app = أنت تُعِدّ حسابك لدى %app%.
code-other-number = رقم خاطئ؟ أدخل رقمًا آخر
phone-country = البلد أو المنطقة
phone-country-hint = اكتب بضعة أحرف للعثور عليه
phone-country-unknown = لم نعثر على هذا البلد. اختره من القائمة، أو ابدأ الرقم بعلامة الجمع.
phone-country-several = أي بلد تقصد؟ مثلًا: %found%
strength-short = قصيرة حتى الآن: %have% من %min% حرفًا
strength-easy = سهلة التخمين: فيها تكرار أو تعتمد على اسم
strength-fine = جيدة
strength-strong = جيدة جدًا
ending-else = إذا لم يُفِد ذلك
renew-offer-email = اطلب إرسال رسالة جديدة إلى العنوان المسجل:
renew-offer-sms = اطلب إرسال رسالة جديدة إلى رقم الهاتف المسجل:
renew-button = أرسل لي رابطًا جديدًا
renew-button-code = أرسل لي رمزًا جديدًا
renew-sent = إذا كان من الممكن تجديد رابطك أو رمزك، فهناك رسالة جديدة في الطريق.
renew-sent-wait = قد يستغرق وصولها دقيقة؛ ابحث أيضًا في مجلد البريد غير المرغوب فيه. لا يعمل إلا ما ورد في أحدث رسالة.
renew-sent-wait-sms = قد يستغرق وصولها دقيقة. لا يعمل إلا ما ورد في أحدث رسالة.
renew-back = لم يصل شيء؟ ارجع واطلب مرة أخرى بعد دقيقة

docs-title = واجهة Latchkey البرمجية
docs-document = المحتوى نفسه كمستند OpenAPI:
docs-contents = المحتويات
docs-key = مفتاح API بالصلاحية
docs-anybody = بدون مفتاح API
docs-parameters = المعاملات
docs-body = نص الطلب
docs-body-optional = نص الطلب، ويمكن حذفه
docs-example = مثال
docs-answers = الإجابات
docs-problems = الأخطاء
docs-codes = جميع رموز الأخطاء
docs-codes-about = كل خطأ في الواجهة هو مستند مشكلة (RFC 9457). رمزه ثابت لا يتغير.
docs-column-name = الاسم
docs-column-kind = النوع
docs-column-about = المعنى
docs-column-status = الحالة
docs-column-code = الرمز
docs-column-advice = ما العمل
docs-required = مطلوب
docs-search = بحث
docs-response = الاستجابة
docs-try = جرّب
docs-send = إرسال
docs-api-key = مفتاح API
docs-api-key-about = اتركه فارغًا للاستدعاءات التي لا تحتاج إلى مفتاح. يبقى في علامة التبويب هذه.

## تأكيد عنوان عبر رابط

verify-heading = أكِّد عنوانك
verify-intro = هل هذا عنوانك لدى { $application }؟ اضغط الزر لتأكيده.
verify-address = العنوان
verify-button = نعم، أكِّده
verify-not-you = ليس عنوانك؟ أغلق هذه الصفحة فحسب. لن يتغير شيء.
verify-done-heading = تم تأكيد عنوانك
verify-done-intro = شكرًا لك. لا شيء آخر مطلوب هنا.
verify-already-heading = هذا العنوان مؤكَّد من قبل
verify-already-intro = استُخدم الرابط من قبل. لا شيء آخر مطلوب.
verify-expired-heading = انتهت صلاحية هذا الرابط
verify-expired-intro = لم يُؤكَّد عنوانك بعد. اطلب رسالة جديدة حيث تسجّل الدخول.
verify-overtaken-heading = لم يعد هذا الرابط صالحًا
verify-overtaken-intro = تغيّر عنوان الحساب منذ إرسال الرسالة، أو أُغلق الحساب.
verify-result = تم التحقق من بريدك الإلكتروني. يمكنك متابعة استخدام التطبيق.
verify-result-already = هذا الحساب متحقَّق منه من قبل.
verify-result-expired = انتهت صلاحية الوصول.
verify-result-overtaken = الحساب غير موجود أو رابط التحقق غير صالح.

verify-mail-subject = أكِّد عنوانك لدى { $application }
verify-mail-preheader = ضغطة واحدة تكفي: { $until }
verify-mail-heading = أكِّد عنوانك
verify-mail-intro = قدّم أحدهم هذا العنوان لحساب لدى { $application }. إن كنت أنت، فأكِّده:
verify-mail-button = تأكيد العنوان
verify-mail-not-you-heading = لم يكن أنت؟
verify-mail-not-you = إذن تجاهل هذه الرسالة. يبقى العنوان غير مؤكَّد.
