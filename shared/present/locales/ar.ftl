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
month-short = { $month ->
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
date-short = { $day } { $month }، { $time } { $zone }
date-short-year = { $day } { $month } { $year }، { $time } { $zone }
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
preview-description = دعوتك الشخصية.
support = هل تحتاج إلى مساعدة؟ للتواصل:
support-words = هل تحتاج إلى مساعدة؟
progress = الخطوة { $step } من { $of }
busy = لحظة من فضلك…
problem-heading = هناك مشكلة
password-show = إظهار
password-hide = إخفاء
password-show-long = إظهار كلمة المرور
password-hide-long = إخفاء كلمة المرور
password-shown = كلمة مرورك ظاهرة.
password-hidden = كلمة مرورك مخفية.

## فتح الدعوة

landing-heading = دعوتك إلى { $application }
landing-intro = أنشئ حسابك. يستغرق ذلك دقيقة تقريبًا.
landing-inviter-did = صاحب الدعوة إلى { $application }
landing-address = حسابك
landing-until = تنتهي
landing-button = القبول والمتابعة
landing-not-you = لست الشخص المقصود؟ أغلق هذه الصفحة، فلم يحدث شيء بعد.
landing-decline-intro = لست الشخص المقصود، أو لا ترغب في الانضمام؟
landing-decline = رفض الدعوة
decline-heading = هل تريد رفض هذه الدعوة؟
decline-intro = لن يُنشأ أي حساب، وسيتوقف الرابط عن العمل. سيظهر لدى { $application } أنك رفضت الدعوة.
decline-button = رفض
decline-back = الاحتفاظ بالدعوة
landing-reset-heading = اختر كلمة مرور جديدة
landing-reset-intro = اختر كلمة مرور جديدة لحسابك في { $application }. يستغرق ذلك دقيقة تقريبًا.
landing-reset-button = متابعة
landing-reset-not-you = لم تطلب ذلك؟ أغلق هذه الصفحة. ستبقى كلمة مرورك كما هي.

## إدخال رمز بدل فتح رابط

enter-heading = إنشاء حسابك برمز
enter-intro = أدخل الرمز الموجود في دعوتك إلى { $application }.
enter-hint-digits = الأرقام الموجودة في دعوتك
enter-hint-text = الحروف والأرقام كما في دعوتك
enter-button = متابعة
enter-again-heading = ليس لديك رمز، أو لم يعد يعمل؟
enter-again-intro = يعمل الرمز مرة واحدة. سنرسل رمزًا جديدًا إلى حيث وصلت دعوتك.
enter-again-button = إرسال رمز جديد
enter-sent = إذا كانت هناك دعوة مفتوحة لهذا الحساب، فقد أرسلنا رمزًا جديدًا.
enter-problem-username = أدخل بريدك أو هاتفك أو اسم المستخدم.
enter-problem-code = أدخل الرمز الموجود في دعوتك.
enter-problem-wrong = لم نجد دعوة مفتوحة بهذه البيانات. تحقق منها أو اطلب رمزًا جديدًا.
enter-problem-wait = محاولات كثيرة جدًا. حاول مرة أخرى بعد { $span }.

## الرمز

code-heading-email = تفقّد بريدك
code-heading-sms = تفقّد رسائلك
code-heading-before-email = تأكيد بريدك الإلكتروني
code-heading-before-sms = تأكيد رقم هاتفك
code-intro-digits = أرسلنا رمزًا (عدد أرقامه { $length }) إلى
code-intro-text = أرسلنا رمزًا من الحروف والأرقام (عددها { $length }) إلى
code-before = للتأكد من أنه لك، سنرسل رمزًا إلى
code-label = الرمز
code-hint-digits = { $length ->
    [zero] { $length } رقم
    [one] رقم واحد
    [two] رقمان
    [few] { $length } أرقام
    [many] { $length } رقمًا
   *[other] { $length } رقم
}
code-hint-text = عدد الحروف والأرقام { $length }، كما في الرسالة
code-auto = يُرسل الرمز فور إدخال الأخير.
code-button = متابعة
code-again-email = لم يصلك؟ ابحث في الرسائل غير المرغوب فيها.
code-again-sms = لم يصلك؟
code-again-button = إرسال رمز جديد
code-first-button = إرسال الرمز
code-other-sms = إرساله برسالة نصية إلى { $destination } بدلًا من ذلك
code-other-email = إرساله بالبريد الإلكتروني إلى { $destination } بدلًا من ذلك
code-wait = إعادة الإرسال بعد { $span }
# يملأ البرنامج %time% بالدقائق والثواني (0:45).
code-wait-live = إعادة الإرسال بعد %time%
code-wait-over = يمكنك الآن طلب رمز جديد.
code-just-sent = أُرسل رمز جديد. استخدم الأحدث.
code-problem-missing = أدخل الرمز الذي أرسلناه إليك.
code-problem-digits = عدد أرقام الرمز { $length }. تحقق مما كتبته، ولم تُحتسب هذه المحاولة.
code-problem-text = عدد حروف الرمز وأرقامه { $length }. تحقق مما كتبته، ولم تُحتسب هذه المحاولة.
code-problem-wrong = { $tries ->
    [0] هذا الرمز غير صحيح.
    [one] هذا الرمز غير صحيح. بقيت لك محاولة واحدة.
    [two] هذا الرمز غير صحيح. بقيت لك محاولتان.
    [few] هذا الرمز غير صحيح. بقيت لك { $tries } محاولات.
    [many] هذا الرمز غير صحيح. بقيت لك { $tries } محاولة.
   *[other] هذا الرمز غير صحيح. بقيت لك { $tries } محاولة.
}
code-problem-expired = انتهت صلاحية هذا الرمز. اطلب رمزًا جديدًا.
code-problem-used-up = محاولات خاطئة كثيرة. اطلب رمزًا جديدًا للمتابعة.
code-problem-too-soon = أُرسل رمز قبل لحظات. انتظر قليلًا قبل أن تطلب رمزًا آخر.
code-problem-too-often = أُرسلت عدة رموز بالفعل. انتظر قبل أن تطلب رمزًا آخر.
code-problem-delayed = لم نتمكن من إرسال رمزك بعد. ما زلنا نحاول، ويمكنك لاحقًا أن تطلب رمزًا جديدًا.
code-problem-unsendable = لم نتمكن من إرسال رمز إليك. اطلب رمزًا جديدًا، أو تواصل مع من دعاك.

## أسئلة عن الشخص

profile-heading = معلومات عنك
profile-intro = يحتاج { $application } إلى بعض البيانات لحسابك.
profile-first-name = الاسم الأول
profile-last-name = اسم العائلة
profile-optional = (اختياري)
profile-choose = اختر إجابة
profile-no-answer = بلا إجابة
profile-button = متابعة
profile-problem-missing = أدخل «{ $label }».
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
profile-problem-date = أدخل في «{ $label }» تاريخًا صحيحًا، مثل 31/12/2001.

## رقم الهاتف

phone-heading = رقم هاتفك
phone-intro = سنرسل رمزًا إلى هذا الرقم للتأكد من أنه لك.
phone-label = رقم الهاتف
phone-hint = مع رمز البلد، مثل {"\u200E"}+49{"\u00A0"}151{"\u00A0"}23456789
phone-hint-chosen = كما تطلبه داخل بلدك
phone-button = متابعة
phone-problem-missing = أدخل رقم هاتفك.
phone-problem-invalid = أدخل الرقم كاملًا مع رمز البلد، مثل {"\u200E"}+49{"\u00A0"}151{"\u00A0"}23456789.
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
password-confirm-label = تأكيد كلمة المرور
password-rule-length = { $min ->
    [zero] { $min } حرف على الأقل
    [one] حرف واحد على الأقل
    [two] حرفان على الأقل
    [few] { $min } أحرف على الأقل
    [many] { $min } حرفًا على الأقل
   *[other] { $min } حرف على الأقل
}
password-rule-common = ليست كلمة مرور شائعة
password-rule-context = لا تعتمد على بريدك أو اسم المستخدم أو «{ $application }»
password-button = حفظ كلمة المرور
password-problem-missing = أدخل كلمة مرور.
password-problem-short = يجب ألّا يقل عدد أحرف كلمة المرور عن { $min }. عدد أحرف هذه الكلمة { $have }.
password-problem-long = كلمة المرور طويلة جدًا. الحد الأقصى لعدد الأحرف { $max }.
password-problem-common = كلمة المرور هذه شائعة جدًا. اختر غيرها.
password-problem-context = تعتمد كلمة مرورك على «{ $word }»، وهذا سهل التخمين. اختر غيرها.
password-problem-mismatch = كلمتا المرور غير متطابقتين. أدخلهما مرة أخرى.
password-reset-heading = اختر كلمة مرور جديدة
password-reset-label = كلمة المرور الجديدة
password-reset-confirm-label = تأكيد كلمة المرور الجديدة
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
done-auto = المتابعة خلال { $seconds } ث
done-stay = البقاء هنا
done-reset-heading = تم تغيير كلمة مرورك
done-reset-intro = من الآن فصاعدًا، سجّل الدخول إلى { $application } بكلمة مرورك الجديدة.

## تسجيل الدخول

sign-in-heading = مرحبًا بعودتك
sign-in-intro = سجّل الدخول إلى { $application }
sign-in-username = البريد أو الهاتف أو اسم المستخدم
sign-in-password = كلمة المرور
sign-in-button = تسجيل الدخول
sign-in-problem-wrong = اسم المستخدم أو كلمة المرور غير صحيحة.
sign-in-problem-password = أدخل كلمة مرورك.
sign-in-problem-wait = محاولات كثيرة جدًا. حاول مرة أخرى بعد { $span }.
sign-in-problem-locked = محاولات كثيرة جدًا متتالية. اختر «هل نسيت كلمة مرورك؟» لتعيين كلمة مرور جديدة، أو استخدم متصفحًا سبق أن سجّلت الدخول فيه.
sign-in-forgotten = هل نسيت كلمة مرورك؟
sign-in-enter = لديك رمز دعوة؟
signed-in-heading = تم تسجيل دخولك
signed-in-button = الانتقال إلى { $application }
signed-in-change = تغيير كلمة المرور
signed-in-other = استخدام حساب آخر
signed-in-close = يمكنك إغلاق هذه الصفحة.

## كلمة مرور منسية

forgotten-heading = هل نسيت كلمة مرورك؟
forgotten-intro = أدخل بريدك أو اسم المستخدم وسنرسل إليك رابطًا لإعادة التعيين.
forgotten-button = إرسال رابط
forgotten-problem-missing = أدخل بريدك أو هاتفك أو اسم المستخدم.
forgotten-problem-wait = محاولات كثيرة جدًا. حاول مرة أخرى بعد { $span }.
forgotten-sent-heading = تفقّد بريدك
forgotten-sent = إذا كان الحساب موجودًا، فقد أرسلنا رابطًا لإعادة تعيين كلمة المرور.
forgotten-sent-to = إذا كان هناك حساب باسم { $account }، فقد أرسلنا رابطًا لإعادة تعيين كلمة المرور.
forgotten-sent-wait = لم تجدها؟ ابحث في الرسائل غير المرغوب فيها. استخدم الرابط الموجود في أحدث رسالة.
forgotten-again = لم تصلك؟ أعد الإرسال
forgotten-code = وصلك رمز؟ أدخله هنا
forgotten-back = العودة إلى تسجيل الدخول

## النهايات

ending-ask-inviter = اطلب دعوة جديدة من الشخص الذي دعاك.
ending-ask-inviter-support = اطلب دعوة جديدة من الشخص الذي دعاك، أو تواصل مع الدعم المذكور أدناه.
ending-ask-named = اطلب دعوة جديدة من { $inviter }.
ending-ask-named-support = اطلب دعوة جديدة من { $inviter }، أو تواصل مع الدعم المذكور أدناه.
ending-ask-reset = إذا كنت لا تزال بحاجة إلى كلمة مرور جديدة، فانتقل إلى صفحة تسجيل الدخول واختر «هل نسيت كلمة مرورك؟».
ending-sign-in = الانتقال إلى تسجيل الدخول
ending-expired-heading = انتهت صلاحية هذه الدعوة
ending-expired-text = روابط الدعوات صالحة لمدة محدودة، وقد انتهت مدة هذا الرابط. لم يضِع شيء.
ending-expired-reset-heading = انتهت صلاحية هذا الرابط
ending-expired-reset-text = روابط إعادة التعيين صالحة لمدة محدودة، وقد انتهت مدة هذا الرابط. لم تتغير كلمة مرورك.
switch-heading = هناك رابط آخر مفتوح هنا
switch-intro = لم تنته بعد في هذا المتصفح من حسابك لدى { $application }. الرابط الذي فتحته رابط آخر.
switch-stay = المتابعة بهذا الحساب
switch-go = فتح الرابط الآخر
switch-not-you = إن لم تكن تتوقع الرابط الآخر، فتابع كما كنت.

ending-used-heading = سبق استخدام هذه الدعوة
ending-used-text = اختيرت كلمة مرور بهذه الدعوة من قبل. إن كنت قد كتبت كلمة مرور أخرى للتو فلم تُحفظ.
ending-used-next = إن لم تكن أنت من فعل ذلك، فأخبر فورًا من دعاك.
ending-used-button = تسجيل الدخول
ending-used-reset-heading = سبق استخدام هذا الرابط
ending-used-reset-text = اختيرت به كلمة مرور جديدة من قبل. إن كنت قد كتبت كلمة مرور أخرى للتو فلم تُحفظ.
ending-used-reset-next = إذا لم تكن أنت من اختارها، فانتقل إلى تسجيل الدخول واختر «هل نسيت كلمة مرورك؟» وعيّن غيرها فورًا.
ending-revoked-heading = أُلغيت هذه الدعوة
ending-revoked-text = ألغاها من أرسلها، ولذلك لم يعد هذا الرابط يعمل.
ending-revoked-next = إذا كنت تظن أن هذا خطأ، فاسأل الشخص الذي دعاك.
ending-revoked-next-named = إذا كنت تظن أن هذا خطأ، فاسأل { $inviter }.
ending-declined-heading = رُفضت هذه الدعوة
ending-declined-text = لم يُنشأ أي حساب، ولم يعد هذا الرابط يعمل. إذا غيّرت رأيك، فيمكن دعوتك من جديد.
ending-revoked-reset-heading = لم يعد هذا الرابط صالحًا
ending-revoked-reset-text = أُلغي قبل أن يُستخدم. لم تتغير كلمة مرورك.
ending-replaced-heading = هناك دعوة أحدث
ending-replaced-text = أرسلنا إليك دعوة أحدث. لم يعد هذا الرابط يعمل.
ending-replaced-next = استخدم الرابط الموجود في أحدث رسالة من { $application }.
ending-replaced-reset-heading = هناك رابط أحدث
ending-replaced-reset-text = أرسلنا إليك رابطًا أحدث. لم يعد هذا الرابط يعمل.
ending-outdated-heading = لم يعد هذا الرابط صالحًا
ending-outdated-text = تغيّر حسابك بعد إرسال هذا الرابط، مثل البريد الإلكتروني أو كلمة المرور، ولذلك لم يعد يعمل.
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
ending-unavailable-heading = حدث خطأ من جانبنا
ending-unavailable-text = ليس هذا خطأك، ولم يضِع شيء مما فعلته.
ending-unavailable-next = إذا تكرر ذلك، فانتظر دقيقة.
ending-unavailable-button = إعادة المحاولة
ending-form-heading = انتهت صلاحية هذه الصفحة
ending-form-text = بقيت مفتوحة مدة طويلة، أو فُتح رابط آخر في هذا المتصفح منذ ذلك الحين. لم يتغير شيء.
ending-form-button = بدء هذه الخطوة من جديد
ending-twice-heading = تعذرت قراءة هذا النموذج
ending-twice-text = يحتوي على الحقل { $field } مرتين. لم يتغير شيء.

## الرسائل

mail-hello = مرحبًا،
mail-copy-link = إذا لم يعمل الزر، فافتح هذا الرابط:
mail-not-expected = لم تكن تتوقع هذه الرسالة؟ يمكنك تجاهلها.
mail-support = لديك أسئلة؟ للتواصل:
mail-support-words = لديك أسئلة؟
mail-footer = أُرسلت إلى { $recipient } نيابة عن { $application }.
mail-footer-code = أُرسلت نيابة عن { $application }.
mail-account = حسابك: { $account }
mail-never-share = لا تشارك هذا الرمز مع أحد. لن نطلبه منك أبدًا.

invitation-subject = دعوتك إلى { $application }
invitation-subject-inviter = دعوة من { $inviter } إلى { $application }
invitation-preheader = أنشئ حسابك: { $until }
invitation-heading = دعوتك إلى { $application }
invitation-intro = وصلتك دعوة إلى { $application }.
invitation-intro-inviter = وصلتك دعوة من { $inviter } إلى { $application }.
invitation-button = إنشاء حسابك
invitation-until = الرابط صالح لمدة { $span } (حتى { $date }).
invitation-until-short = الرابط صالح لمدة { $span }.
invitation-never = ليس للرابط تاريخ انتهاء. يبقى صالحًا حتى يتم إعداد حسابك.
invitation-never-short = الرابط صالح إلى أن تستخدمه.
invitation-next = افتح الرابط واختر كلمة مرور. يستغرق ذلك دقيقة.

invitation-again-subject = رابطك الجديد إلى { $application }
invitation-again = هذا رابط جديد. الروابط السابقة لم تعد صالحة.

invitation-code-again-subject = رمز دعوتك الجديد إلى { $application }
invitation-code-again = هذا رمز جديد. الرموز السابقة لم تعد صالحة.
invitation-code-subject = رمز دعوتك إلى { $application }
invitation-code-preheader = رمز دعوتك هو { $code }.
invitation-code-intro = رمز دعوتك:
invitation-code-button = إدخال الرمز
invitation-code-until = الرمز صالح لمدة { $span } (حتى { $date }) ولمرة واحدة.
invitation-code-never = ليس للرمز تاريخ انتهاء، ويعمل مرة واحدة.
invitation-code-next = أدخله واختر كلمة مرور. يستغرق ذلك دقيقة.

step-code-subject = رمزك إلى { $application }
step-code-preheader = رمزك هو { $code }. صالح لمدة { $span }.
step-code-heading = رمزك
step-code-intro = أدخله لإكمال إعداد حسابك في { $application }.
step-code-until = صالح لمدة { $span } ولمرة واحدة.

activated-subject = حسابك في { $application } جاهز
activated-preheader = يمكنك تسجيل الدخول الآن.
activated-heading = حسابك جاهز
activated-intro = يمكنك الآن تسجيل الدخول إلى { $application } بكلمة المرور التي اخترتها.
activated-button = تسجيل الدخول
activated-not-you = لم تكن أنت؟ هذا يعني أن شخصًا آخر استخدم دعوتك. أخبر من دعاك فورًا.

reset-subject = اختر كلمة مرور جديدة لحسابك في { $application }
reset-preheader = اختر كلمة مرور جديدة: { $until }
reset-heading = اختر كلمة مرور جديدة
reset-intro = طلب أحدهم إعادة تعيين كلمة مرور حسابك في { $application }. إذا كنت أنت:
reset-button = اختيار كلمة مرور جديدة
reset-never = ليس للرابط تاريخ انتهاء، ويعمل مرة واحدة.
reset-next = وتبقى كلمة مرورك القديمة صالحة حتى ذلك الحين.
reset-not-asked = لم تطلب ذلك؟ يمكنك تجاهل هذه الرسالة. لا تشارك الرابط مع أحد.

changed-subject = تم تغيير كلمة مرور حسابك في { $application }
changed-preheader = إذا كنت أنت من غيّرها، فلا داعي لفعل أي شيء.
changed-heading = تم تغيير كلمة مرورك
changed-intro = تم تغيير كلمة مرور حسابك في { $application }.
changed-when = الوقت: { $moment }
changed-you = إذا كنت أنت من غيّرها، فلا داعي لفعل أي شيء.
changed-not-you = وإلا فقد يكون شخص آخر قادرًا على الدخول إلى حسابك. انتقل إلى تسجيل الدخول واختر «هل نسيت كلمة مرورك؟» وعيّن كلمة مرور أخرى فورًا. وغيّر كلمة مرور بريدك أيضًا.
changed-not-you-support = وإلا فقد يكون شخص آخر قادرًا على الدخول إلى حسابك. انتقل إلى تسجيل الدخول واختر «هل نسيت كلمة مرورك؟» وعيّن كلمة مرور أخرى فورًا. وغيّر كلمة مرور بريدك أيضًا، وتواصل مع الدعم المذكور أدناه.

locked-subject = هناك من يحاول تخمين كلمة مرور حسابك في { $application }
locked-preheader = فشلت 100 محاولة متتالية. لم يدخل أحد بها.
locked-heading = هناك من يحاول تخمين كلمة مرورك
locked-intro = فشلت 100 محاولة متتالية لتسجيل الدخول إلى حسابك في { $application }. لم يدخل أحد بها.
locked-now = المتصفحات الجديدة محظورة الآن حتى بكلمة المرور الصحيحة. أما المتصفح الذي سبق أن سجّلت الدخول فيه فما زال يعمل. وبعد 24 ساعة دون أي محاولة يعود كل شيء كما كان.
locked-do = أو اختر كلمة مرور جديدة لا تستخدمها في أي مكان آخر فيعمل كل شيء على الفور.

moved-subject = تغيّرت بيانات الاتصال الخاصة بك لدى { $application }
moved-heading = تغيّرت بيانات الاتصال الخاصة بك
moved-email-intro = لم يعد هذا العنوان تابعًا لحسابك لدى { $application }. من الآن فصاعدًا تُرسل الرسائل المتعلقة بالحساب إلى عنوان آخر.
moved-phone-intro = تغيّر رقم هاتف حسابك لدى { $application }. لم تعد الرسائل النصية المتعلقة بالحساب تصل إلى الرقم السابق.
moved-you = إذا كنت أنت من غيّرها، فلا داعي لفعل أي شيء.
moved-not-you = وإلا فربما يستولي شخص آخر على حسابك. أخبر فورًا من دعاك: لم تعد روابط إعادة التعيين تصل إليك.
moved-not-you-support = وإلا فربما يستولي شخص آخر على حسابك. تواصل فورًا مع الدعم المذكور أدناه: لم تعد روابط إعادة التعيين تصل إليك.

reminder-subject = دعوتك إلى { $application } تنتهي قريبًا
reminder-preheader = بقي لك { $span } لإنشاء حسابك.
reminder-heading = دعوتك تنتهي قريبًا
reminder-intro = لم يكتمل إعداد حسابك بعد. هذا هو التذكير الوحيد.
reminder-until = دعوتك صالحة لمدة { $span } (حتى { $date }).
reminder-next = إنه الرابط نفسه الذي أرسلناه إليك من قبل.
reminder-code-next = استخدم الرمز الذي أرسلناه إليك من قبل، أو اطلب رمزًا جديدًا في تلك الصفحة.

trial-mark = [اختبار]
trial-notice = هذا اختبار لرسالة قيد الكتابة. ما فيها مجرد مثال: لا تعمل بما تقوله.

withdrawn-subject = أُلغيت دعوتك إلى { $application }
withdrawn-preheader = الرابط أو الرمز الذي وصلك لم يعد صالحًا.
withdrawn-heading = أُلغيت دعوتك
withdrawn-intro = ألغى المرسل دعوتك إلى { $application }.
withdrawn-next = الرابط أو الرمز الذي وصلك لم يعد صالحًا. لا داعي لفعل أي شيء.
withdrawn-mistake = هل هذا خطأ؟ اسأل الشخص الذي دعاك.
withdrawn-mistake-support = هل هذا خطأ؟ اسأل الشخص الذي دعاك، أو تواصل مع الدعم المذكور أدناه.

## الرسائل القصيرة: 70 حرفًا في الرسالة الواحدة

sms-code = { $code } رمز { $application } السري، { $span }
sms-code-plain = { $code } رمزك السري، { $span }
sms-invitation = { $code } رمز دعوتك إلى { $application }.
sms-invitation-inviter = { $code } رمزك: دعوة { $inviter } إلى { $application }.
sms-invitation-plain = { $code } رمز دعوتك.
sms-invitation-until = صالح { $span }: { $page }
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
phone-country-unknown = لا نعرف هذا البلد. اختره من القائمة، أو ابدأ الرقم بعلامة +.
phone-country-several = أي بلد تقصد؟ مثلًا: %found%
strength-short = قصيرة حتى الآن
strength-easy = سهلة التخمين
strength-fine = جيدة
strength-strong = جيدة جدًا
ending-else = ما زالت المشكلة قائمة؟
renew-offer-link = يمكننا إرسال رابط جديد إلى
renew-offer-code = يمكننا إرسال رمز جديد إلى
renew-button = أرسل لي رابطًا جديدًا
renew-button-code = أرسل لي رمزًا جديدًا
renew-sent = إذا كان تجديد رابطك أو رمزك ممكنًا، فقد أرسلنا واحدًا جديدًا.
renew-sent-link = أرسلنا رابطًا جديدًا إلى
renew-sent-code = أرسلنا رمزًا جديدًا إلى
renew-sent-wait = لم تجدها؟ ابحث في الرسائل غير المرغوب فيها. استخدم أحدث رسالة.
renew-sent-wait-sms = قد يستغرق وصولها دقيقة. استخدم أحدث رسالة.
renew-back = لم يصل شيء بعد؟ حاول مرة أخرى بعد دقيقة

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
verify-expired-intro = لم يُؤكَّد عنوانك بعد. سجّل الدخول للحصول على رسالة جديدة.
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
verify-mail-not-you = لم تكن أنت؟ يمكنك تجاهل هذه الرسالة. يبقى العنوان غير مؤكَّد.
