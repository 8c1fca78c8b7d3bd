<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
  <context>
    <name>Kindline</name>
    <message>
      <location filename="../../inbox/draft/saved.py" />
      <source>A canned reply needs a title and a text; nothing was saved.</source>
      <translation>يحتاج الرد الجاهز إلى عنوان ونص؛ لم يُحفظ شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>A file of this reply is too large for this channel; send a link instead.</source>
      <translation>أحد ملفات هذا الرد أكبر مما تقبله هذه القناة؛ أرسل رابطاً بدلاً منه.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/migrations/__init__.py" />
      <source>A later Kindline wrote this workspace; nothing was changed: update Kindline to open it.</source>
      <translation>كتب مساحة العمل هذه إصدار أحدث من Kindline؛ لم يتغير شيء: حدّث Kindline لفتحها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/config.py" />
      <source>A mail account needs an address such as help@example.com.</source>
      <translation>يحتاج حساب البريد إلى عنوان مثل help@example.com.</translation>
    </message>
    <message>
      <location filename="../../inbox/people.py" />
      <source>A name has 1 to {v1} characters; nothing was changed.</source>
      <translation>طول الاسم من حرف إلى {v1} حرفاً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>A new message from the customer brings it back at once.</source>
      <translation>أي رسالة جديدة من العميل تعيدها فوراً.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>A promise is overdue</source>
      <translation>وعد تأخر موعده</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>A promised time needs a time zone; nothing was recorded.</source>
      <translation>يحتاج وقت الوعد إلى منطقة زمنية؛ لم يُسجّل شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>A reply goes to another address than the sender's. Check it.</source>
      <translation>سيذهب الرد إلى عنوان غير عنوان المرسل. تحقق منه.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>A reply waits this many seconds before it leaves, so that you can take it back.</source>
      <translation>ينتظر الرد هذا العدد من الثواني قبل أن يُرسل، لتتمكن من استرجاعه.</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>A tag has 1 to {v1} characters; nothing was tagged.</source>
      <translation>طول الوسم من حرف إلى {v1} حرفاً؛ لم يُوسم شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>A time to snooze until needs a time zone; nothing was snoozed.</source>
      <translation>يحتاج وقت التأجيل إلى منطقة زمنية؛ لم يُؤجّل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Account</source>
      <translation>الحساب</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/frame/status.py" />
      <source>Accounts</source>
      <translation>الحسابات</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>Acknowledgement</source>
      <translation>إشعار بالاستلام</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Action to key; only what you changed.</source>
      <translation>من الإجراء إلى المفتاح؛ ما غيّرته فقط.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <source>Add</source>
      <translation>إضافة</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <source>Add a link</source>
      <translation>إضافة رابط</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Address</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Advertising or automatic</source>
      <translation>إعلان أو رسالة آلية</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <source>All</source>
      <translation>الكل</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>All conversations</source>
      <translation>كل المحادثات</translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/commands/snooze.py" />
      <source>Alt+{n}</source>
      <translation>
        <numerusform>Alt+{n}</numerusform>
        <numerusform>Alt+{n}</numerusform>
        <numerusform>Alt+{n}</numerusform>
        <numerusform>Alt+{n}</numerusform>
        <numerusform>Alt+{n}</numerusform>
        <numerusform>Alt+{n}</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>An answer is due by {time}</source>
      <translation>الرد مستحق قبل {time}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>An answer is promised by {when}: {about}</source>
      <translation>وُعد بالرد قبل {when}: {about}</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>An answer was promised by {time}</source>
      <translation>وُعد بالرد قبل {time}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>An answer was promised for {when}: {about}</source>
      <translation>كان الرد موعوداً في {when}: {about}</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>An internal note never leaves the team; save it as a note.</source>
      <translation>الملاحظة الداخلية لا تخرج من الفريق أبداً؛ احفظها كملاحظة.</translation>
    </message>
    <message>
      <location filename="../../app/lock.py" />
      <source>Another Kindline already receives for this workspace; nothing was changed, close the other one first.</source>
      <translation>هناك Kindline آخر يستقبل لمساحة العمل هذه؛ لم يتغير شيء، أغلق الآخر أولاً.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Another reason</source>
      <translation>سبب آخر</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Another time…</source>
      <translation>وقت آخر…</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Answer chats within (minutes)</source>
      <translation>الرد على الدردشة خلال (دقيقة)</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Answer mail within (minutes)</source>
      <translation>الرد على البريد خلال (دقيقة)</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Answer social messages within (minutes)</source>
      <translation>الرد على رسائل التواصل خلال (دقيقة)</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Answered another way</source>
      <translation>تم الرد بطريقة أخرى</translation>
    </message>
    <message>
      <location filename="../../ui/thread/reasons.py" />
      <source>Answered; nobody is waiting</source>
      <translation>تم الرد؛ لا أحد ينتظر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Answers go to</source>
      <translation>تصل الردود إلى</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Any mailbox with IMAP and SMTP; Gmail and Microsoft 365 by browser sign-in.</source>
      <translation>أي صندوق بريد عبر IMAP وSMTP؛ وGmail وMicrosoft 365 بتسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Appearance</source>
      <translation>المظهر</translation>
    </message>
    <message>
      <location filename="../../ui/thread/area.py" />
      <source>Arrows scroll; Ctrl with arrows walks through the messages; Enter opens a menu.</source>
      <translation>الأسهم للتمرير، وCtrl مع الأسهم للتنقل بين الرسائل، وEnter لفتح القائمة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>As the provider needs</source>
      <translation>كما يطلب مزود الخدمة</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>As the system</source>
      <translation>كما في النظام</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Asks again: “{words}”</source>
      <translation>يسأل مجدداً: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Assign</source>
      <translation>إسناد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/queue/bulk.py" />
      <source>Assign to me</source>
      <translation>إسناد إليّ</translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/commands/verbs.py" />
      <source>Assigned to you: {n} conversation|Assigned to you: {n} conversations</source>
      <translation>
        <numerusform>لم تُسند إليك أي محادثة</numerusform>
        <numerusform>أُسندت إليك محادثة واحدة</numerusform>
        <numerusform>أُسندت إليك محادثتان</numerusform>
        <numerusform>أُسندت إليك {n} محادثات</numerusform>
        <numerusform>أُسندت إليك {n} محادثة</numerusform>
        <numerusform>أُسندت إليك {n} محادثة</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Assigned to {name}</source>
      <translation>مسندة إلى {name}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <location filename="../../ui/composer/tools.py" />
      <location filename="../../ui/composer/view.py" />
      <source>Attach a file</source>
      <translation>إرفاق ملف</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>Attached: {files}</source>
      <translation>المرفقات: {files}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>Attachments</source>
      <translation>المرفقات</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Automatic reply</source>
      <translation>رد آلي</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>Back to the conversation</source>
      <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Back to the queue</source>
      <translation>العودة إلى القائمة</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Bold</source>
      <translation>غامق</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both have the same {detail}.</source>
      <translation>لكليهما {detail} نفسه.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both live in {place}.</source>
      <translation>كلاهما يعيش في {place}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both sign in the same way.</source>
      <translation>كلاهما يوقّع بالطريقة نفسها.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both use the phone number {phone}.</source>
      <translation>كلاهما يستخدم رقم الهاتف {phone}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both use the shared address {email}.</source>
      <translation>كلاهما يستخدم العنوان المشترك {email}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both use {email}.</source>
      <translation>كلاهما يستخدم {email}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Both wrote about order {order}.</source>
      <translation>كلاهما كتب عن الطلب {order}.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Bring your mailbox. The newest messages are here in a few seconds.</source>
      <translation>أضف صندوق بريدك، وستظهر أحدث الرسائل هنا خلال ثوانٍ.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Browser sign-in</source>
      <translation>تسجيل الدخول من المتصفح</translation>
    </message>
    <message>
      <location filename="../../ui/kit/dialogs.py" />
      <source>Cancel</source>
      <translation>إلغاء</translation>
    </message>
    <message>
      <location filename="../../ui/composer/pickers.py" />
      <location filename="../../ui/composer/tools.py" />
      <source>Canned replies</source>
      <translation>الردود الجاهزة</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>Canned reply</source>
      <translation>رد جاهز</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Cannot go on without us: “{words}”</source>
      <translation>لا يستطيع المتابعة من دوننا: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>Cc</source>
      <translation>نسخة</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>Cc {names}</source>
      <translation>نسخة إلى {names}</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Change</source>
      <translation>تغيير</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Change the account</source>
      <translation>تغيير الحساب</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Channel</source>
      <translation>القناة</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Check</source>
      <translation>تحقق</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>Choose Google or Microsoft 365 to sign in through the browser.</source>
      <translation>اختر Google أو Microsoft 365 لتسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>Choose one from the queue. J and K walk through it, Ctrl+K finds everything.</source>
      <translation>اختر محادثة من القائمة. J وK للتنقل فيها، وCtrl+K للعثور على كل شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/commands/verbs.py" />
      <location filename="../../ui/queue/bulk.py" />
      <location filename="../../ui/thread/header.py" />
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Close this conversation</source>
      <translation>إغلاق هذه المحادثة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Close without an answer?</source>
      <translation>إغلاق دون رد؟</translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/commands/verbs.py" />
      <source>Closed: {n} conversation|Closed: {n} conversations</source>
      <translation>
        <numerusform>لم تُغلق أي محادثة</numerusform>
        <numerusform>أُغلقت محادثة واحدة</numerusform>
        <numerusform>أُغلقت محادثتان</numerusform>
        <numerusform>أُغلقت {n} محادثات</numerusform>
        <numerusform>أُغلقت {n} محادثة</numerusform>
        <numerusform>أُغلقت {n} محادثة</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Composer</source>
      <translation>كتابة الرد</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Connect</source>
      <translation>ربط</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Connect a mailbox, and the newest messages are here in a few seconds.</source>
      <translation>اربط صندوق بريد، وستظهر أحدث الرسائل هنا خلال ثوانٍ.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <location filename="../../ui/accounts/view.py" />
      <location filename="../../ui/frame/welcome.py" />
      <source>Connect an account</source>
      <translation>ربط حساب</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>Conversation</source>
      <translation>محادثة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Conversation with {name}</source>
      <translation>محادثة مع {name}</translation>
    </message>
    <message>
      <location filename="../../ui/queue/table.py" />
      <source>Conversations</source>
      <translation>المحادثات</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Conversations, last 12 weeks</source>
      <translation>المحادثات، آخر ١٢ أسبوعاً</translation>
    </message>
    <message>
      <location filename="../../ui/thread/gestures.py" />
      <source>Copy</source>
      <translation>نسخ</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Copy in the Sent folder</source>
      <translation>نسخة في مجلد المرسَل</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>Customer</source>
      <translation>العميل</translation>
    </message>
    <message numerus="yes">
      <location filename="../../profile_panel/panel/say.py" />
      <source>Customer for {n} month|Customer for {n} months</source>
      <translation>
        <numerusform>عميل جديد</numerusform>
        <numerusform>عميل منذ شهر</numerusform>
        <numerusform>عميل منذ شهرين</numerusform>
        <numerusform>عميل منذ {n} أشهر</numerusform>
        <numerusform>عميل منذ {n} شهراً</numerusform>
        <numerusform>عميل منذ {n} شهر</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../profile_panel/panel/say.py" />
      <source>Customer for {n} year|Customer for {n} years</source>
      <translation>
        <numerusform>عميل منذ أقل من سنة</numerusform>
        <numerusform>عميل منذ سنة</numerusform>
        <numerusform>عميل منذ سنتين</numerusform>
        <numerusform>عميل منذ {n} سنوات</numerusform>
        <numerusform>عميل منذ {n} سنة</numerusform>
        <numerusform>عميل منذ {n} سنة</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Dark</source>
      <translation>داكن</translation>
    </message>
    <message>
      <location filename="../../ui/settings/shortcuts.py" />
      <source>Default key</source>
      <translation>المفتاح الافتراضي</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Deleted by its author</source>
      <translation>حذفها كاتبها</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Delivery failure</source>
      <translation>تعذر التسليم</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Desktop notifications</source>
      <translation>إشعارات سطح المكتب</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Disconnect</source>
      <translation>قطع الربط</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Disconnect {name}?</source>
      <translation>قطع ربط {name}؟</translation>
    </message>
    <message>
      <location filename="../../ui/kit/toast.py" />
      <source>Dismiss</source>
      <translation>تجاهل</translation>
    </message>
    <message>
      <location filename="../../ui/commands/palette.py" />
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/frame/rail.py" />
      <source>Do or jump to anything</source>
      <translation>نفّذ أي شيء أو انتقل إليه</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <location filename="../../ui/commands/tag.py" />
      <location filename="../../ui/settings/view.py" />
      <source>Done</source>
      <translation>تم</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Draft a reply on this machine</source>
      <translation>صياغة رد على هذا الجهاز</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Draft ahead of time</source>
      <translation>الصياغة مسبقاً</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Draft saved on this machine</source>
      <translation>المسودة محفوظة على هذا الجهاز</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>Draft · local model</source>
      <translation>مسودة · نموذج محلي</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>Drafting…</source>
      <translation>تجري الصياغة…</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Drafts made on this machine</source>
      <translation>مسودات أُعدّت على هذا الجهاز</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Duplicate of another conversation</source>
      <translation>تكرار لمحادثة أخرى</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Edited {time}</source>
      <translation>عُدّلت {time}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Email</source>
      <translation>البريد الإلكتروني</translation>
    </message>
    <message>
      <location filename="../../ui/composer/pickers.py" />
      <source>Emoji</source>
      <translation>رموز تعبيرية</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Encrypted on your disk</source>
      <translation>مشفّر على قرصك</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/config.py" />
      <source>Enter the {v1} mail server's name, or let Kindline look it up.</source>
      <translation>أدخل اسم خادم البريد ({v1})، أو دع Kindline يبحث عنه.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Every customer has an answer. New messages appear here at once.</source>
      <translation>كل عميل تلقى رداً. تظهر الرسائل الجديدة هنا فوراً.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/keys.py" />
      <source>Every key can be changed in the settings.</source>
      <translation>يمكن تغيير كل مفتاح في الإعدادات.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Every message from your customers in one queue, with a helping hand that works on this machine alone.</source>
      <translation>كل رسائل عملائك في قائمة واحدة، مع مساعد يعمل على هذا الجهاز وحده.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Every new message</source>
      <translation>كل رسالة جديدة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Everyone can see this conversation.</source>
      <translation>يمكن للجميع رؤية هذه المحادثة.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Everyone can see this reply</source>
      <translation>يمكن للجميع رؤية هذا الرد</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Everything has somebody</source>
      <translation>لكل محادثة من يتابعها</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Everything is saved on this machine</source>
      <translation>كل شيء محفوظ على هذا الجهاز</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Expectations</source>
      <translation>التوقعات</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Fears theft or misuse: “{words}”</source>
      <translation>يخشى السرقة أو سوء الاستخدام: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Fetching messages</source>
      <translation>جارٍ جلب الرسائل</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Fetching messages: {done} of {total}</source>
      <translation>جارٍ جلب الرسائل: {done} من {total}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <source>Files cannot be attached here; this channel takes text only.</source>
      <translation>لا يمكن إرفاق ملفات هنا؛ هذه القناة تقبل النص فقط.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <source>Filter by channel, tag, urgency</source>
      <translation>تصفية حسب القناة أو الوسم أو الاستعجال</translation>
    </message>
    <message>
      <location filename="../../ui/composer/pickers.py" />
      <source>Find a canned reply</source>
      <translation>البحث عن رد جاهز</translation>
    </message>
    <message>
      <location filename="../../ui/commands/tag.py" />
      <source>Find a tag, or type a new one and press Enter</source>
      <translation>ابحث عن وسم، أو اكتب وسماً جديداً واضغط Enter</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>First synchronisation</source>
      <translation>المزامنة الأولى</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>For Google and Microsoft.</source>
      <translation>لحسابات Google وMicrosoft.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Formatted</source>
      <translation>منسّق</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>Formatted message</source>
      <translation>رسالة منسّقة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Gmail and Microsoft 365 keep it by themselves.</source>
      <translation>يحفظها Gmail وMicrosoft 365 من تلقاء نفسيهما.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Go to: All conversations</source>
      <translation>الانتقال إلى: كل المحادثات</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Go to: My queue</source>
      <translation>الانتقال إلى: قائمتي</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Go to: Sent and held</source>
      <translation>الانتقال إلى: المرسَلة والمعلّقة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Go to: Snoozed</source>
      <translation>الانتقال إلى: المؤجلة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Go to: Unassigned</source>
      <translation>الانتقال إلى: غير المسندة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Go to: Waiting for us</source>
      <translation>الانتقال إلى: تنتظر ردنا</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Google</source>
      <translation>Google</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Google and Microsoft ask in your browser; Kindline never sees that password.</source>
      <translation>يسألك Google وMicrosoft في متصفحك؛ ولا يرى Kindline كلمة المرور تلك أبداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Google's desktop clients have one; Microsoft's do not.</source>
      <translation>لتطبيقات Google المكتبية سر، وليس لتطبيقات Microsoft.</translation>
    </message>
    <message>
      <location filename="../../ui/settings/view.py" />
      <source>Groups of settings</source>
      <translation>مجموعات الإعدادات</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Has a draft</source>
      <translation>فيها مسودة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Held: look again before it goes</source>
      <translation>معلّق: راجعه قبل إرساله</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Held: the conversation moved on since you wrote this.</source>
      <translation>معلّق: تقدمت المحادثة بعد كتابتك هذا الرد.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/extras.py" />
      <source>Hide quoted text and signature</source>
      <translation>إخفاء النص المقتبس والتوقيع</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/reasons.py" />
      <source>High</source>
      <translation>مرتفع</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>How many drafts ahead</source>
      <translation>عدد المسودات المسبقة</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Identities</source>
      <translation>الهويات</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Images of every other sender stay blocked.</source>
      <translation>تبقى صور غيرهم محجوبة.</translation>
    </message>
    <message>
      <location filename="../../inbox/images.py" />
      <source>Images of this sender are not allowed; nothing was fetched.</source>
      <translation>صور هذا المرسل غير مسموح بها؛ لم يُجلب شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Important customer</source>
      <translation>عميل مهم</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>In a week</source>
      <translation>بعد أسبوع</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>In one hour</source>
      <translation>بعد ساعة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>In two hours</source>
      <translation>بعد ساعتين</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Incoming server (IMAP)</source>
      <translation>خادم الوارد (IMAP)</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Insert an emoji</source>
      <translation>إدراج رمز تعبيري</translation>
    </message>
    <message>
      <location filename="../../ui/composer/card.py" />
      <location filename="../../ui/composer/view.py" />
      <location filename="../../ui/thread/bubble.py" />
      <source>Internal note</source>
      <translation>ملاحظة داخلية</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>Internal note by {name}, {time}</source>
      <translation>ملاحظة داخلية من {name}، {time}</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Is a very important customer</source>
      <translation>عميل مهم جداً</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Is upset: “{words}”</source>
      <translation>منزعج: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>It arrived</source>
      <translation>وصل</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>It does not work</source>
      <translation>لا يعمل</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>It leaves {when}.</source>
      <translation>يُرسل {when}.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>It may have arrived: the connection ended before the answer came.</source>
      <translation>ربما وصل: انقطع الاتصال قبل أن يأتي الجواب.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Italic</source>
      <translation>مائل</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Its password is forgotten and nothing more is received. The conversations stay here and can be searched.</source>
      <translation>تُنسى كلمة مروره ولا يُستقبل منه شيء بعد ذلك. تبقى المحادثات هنا ويمكن البحث فيها.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Join the two contacts; this can be undone</source>
      <translation>دمج جهتي الاتصال؛ يمكن التراجع عن ذلك</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Joined {plan}</source>
      <translation>انضم إلى {plan}</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Keep receiving when the window is closed</source>
      <translation>مواصلة الاستقبال عند إغلاق النافذة</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <source>Keep the key in a file</source>
      <translation>حفظ المفتاح في ملف</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Keep the promise</source>
      <translation>أوفِ بالوعد</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Kept in the system's keyring. Some providers want an app password here.</source>
      <translation>تُحفظ في حافظة مفاتيح النظام. بعض المزودين يطلبون هنا كلمة مرور للتطبيقات.</translation>
    </message>
    <message>
      <location filename="../../ui/settings/shortcuts.py" />
      <source>Key for: {action}</source>
      <translation>مفتاح: {action}</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <location filename="../../ui/commands/keys.py" />
      <source>Keys</source>
      <translation>المفاتيح</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../ui/commands/table.py" />
      <source>Kindline</source>
      <translation>Kindline</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Kindline stays in the tray.</source>
      <translation>يبقى Kindline في شريط النظام.</translation>
    </message>
    <message>
      <location filename="../../app/link.py" />
      <source>Kindline's engine is starting again; what you wrote is safe and is sent once it is back, try again in a moment.</source>
      <translation>محرك Kindline يبدأ من جديد؛ ما كتبته محفوظ ويُرسل عند عودته، حاول بعد لحظة.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/tag.py" />
      <source>Known tags</source>
      <translation>الوسوم المعروفة</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Language</source>
      <translation>اللغة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Late by {time}</source>
      <translation>متأخر {time}</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Leave the sample workspace</source>
      <translation>مغادرة مساحة العمل التجريبية</translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/composer/bars.py" />
      <location filename="../../ui/thread/marks.py" />
      <source>Leaves in {n} second|Leaves in {n} seconds</source>
      <translation>
        <numerusform>يُرسل الآن</numerusform>
        <numerusform>يُرسل بعد ثانية</numerusform>
        <numerusform>يُرسل بعد ثانيتين</numerusform>
        <numerusform>يُرسل بعد {n} ثوانٍ</numerusform>
        <numerusform>يُرسل بعد {n} ثانية</numerusform>
        <numerusform>يُرسل بعد {n} ثانية</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Leaves {when}</source>
      <translation>يُرسل {when}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Length</source>
      <translation>الطول</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Light</source>
      <translation>فاتح</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Light, dark, or as the system says.</source>
      <translation>فاتح أو داكن أو كما في النظام.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Link</source>
      <translation>رابط</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>List</source>
      <translation>قائمة</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Loading the local model</source>
      <translation>جارٍ تحميل النموذج المحلي</translation>
    </message>
    <message>
      <location filename="../../local_models/client.py" />
      <location filename="../../local_models/jobs.py" />
      <source>Loading the local model.</source>
      <translation>جارٍ تحميل النموذج المحلي.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>Loading…</source>
      <translation>جارٍ التحميل…</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Local model</source>
      <translation>النموذج المحلي</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Local model ready</source>
      <translation>النموذج المحلي جاهز</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Look</source>
      <translation>المظهر</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Look around in the sample workspace</source>
      <translation>تجوّل في مساحة العمل التجريبية</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Look for new messages now</source>
      <translation>البحث عن رسائل جديدة الآن</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Looking for new messages</source>
      <translation>جارٍ البحث عن رسائل جديدة</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Looking for the settings of this address…</source>
      <translation>جارٍ البحث عن إعدادات هذا العنوان…</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/reasons.py" />
      <source>Low</source>
      <translation>منخفض</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Mark</source>
      <translation>تحديد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Mark all that are loaded</source>
      <translation>تحديد كل ما ظهر</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Mark and go down</source>
      <translation>تحديد والنزول</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Mark and go up</source>
      <translation>تحديد والصعود</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/queue/bulk.py" />
      <source>Mark as read or unread</source>
      <translation>تعليم كمقروءة أو غير مقروءة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/queue/bulk.py" />
      <source>Mark as spam</source>
      <translation>تعليم كرسالة مزعجة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Marked</source>
      <translation>محدد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Marked as read</source>
      <translation>عُلّمت كمقروءة</translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/commands/verbs.py" />
      <source>Marked as spam: {n} conversation|Marked as spam: {n} conversations</source>
      <translation>
        <numerusform>لم تُعلّم أي محادثة كمزعجة</numerusform>
        <numerusform>عُلّمت محادثة واحدة كمزعجة</numerusform>
        <numerusform>عُلّمت محادثتان كمزعجتين</numerusform>
        <numerusform>عُلّمت {n} محادثات كمزعجة</numerusform>
        <numerusform>عُلّمت {n} محادثة كمزعجة</numerusform>
        <numerusform>عُلّمت {n} محادثة كمزعجة</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Marked as unread</source>
      <translation>عُلّمت كغير مقروءة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Marking several</source>
      <translation>تحديد عدة محادثات</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>May leave: “{words}”</source>
      <translation>قد يتركنا: «{words}»</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Merge</source>
      <translation>دمج</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Merge with {name}</source>
      <translation>دمج مع {name}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>Message from {name}</source>
      <translation>رسالة من {name}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/area.py" />
      <source>Messages</source>
      <translation>الرسائل</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Microsoft 365</source>
      <translation>Microsoft 365</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Monday at 9:00</source>
      <translation>الاثنين الساعة ٩:٠٠</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Money is at stake: “{words}”</source>
      <translation>الأمر يتعلق بالمال: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>More actions</source>
      <translation>إجراءات أخرى</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>More drafts use more processor time.</source>
      <translation>المزيد من المسودات يستهلك وقتاً أكثر من المعالج.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>More ways to send</source>
      <translation>طرق أخرى للإرسال</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Moving</source>
      <translation>التنقل</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>My queue</source>
      <translation>قائمتي</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Names a time: “{words}”</source>
      <translation>يذكر موعداً: «{words}»</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Never</source>
      <translation>أبداً</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>New customer</source>
      <translation>عميل جديد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Next conversation</source>
      <translation>المحادثة التالية</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>No account yet</source>
      <translation>لا حساب بعد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>No answer is needed</source>
      <translation>لا حاجة إلى رد</translation>
    </message>
    <message>
      <location filename="../../ui/composer/pickers.py" />
      <source>No canned reply has these words.</source>
      <translation>لا يوجد رد جاهز بهذه الكلمات.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <location filename="../../ui/thread/view.py" />
      <source>No conversation is open</source>
      <translation>لا توجد محادثة مفتوحة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>No conversation is without a person.</source>
      <translation>لا توجد محادثة بلا مسؤول.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>No conversations yet</source>
      <translation>لا محادثات بعد</translation>
    </message>
    <message>
      <location filename="../../app/wiring.py" />
      <source>No engine runs for this workspace, so {v1} is not possible now.</source>
      <translation>لا يعمل محرك لمساحة العمل هذه، فلا يمكن تنفيذ {v1} الآن.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>No local model</source>
      <translation>لا نموذج محلي</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>No local model yet: canned replies work, drafts come later.</source>
      <translation>لا نموذج محلي بعد: الردود الجاهزة تعمل، والمسودات تأتي لاحقاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>No secure connection to {v1} could be made. Everything received and written is safe. Check the port and the security chosen in the account's settings.</source>
      <translation>تعذر إنشاء اتصال آمن مع {v1}. كل ما استُقبل وكُتب محفوظ. تحقق من المنفذ ونوع الأمان في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>No settings were found for this address; please fill them in.</source>
      <translation>لم يُعثر على إعدادات لهذا العنوان؛ يرجى ملؤها.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Nobody waits</source>
      <translation>لا أحد ينتظر</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Nobody waits for us here.</source>
      <translation>لا أحد ينتظر ردنا هنا.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/reasons.py" />
      <source>Normal</source>
      <translation>عادي</translation>
    </message>
    <message>
      <location filename="../../ui/thread/extras.py" />
      <source>Not delivered: {reason}</source>
      <translation>لم تُسلّم: {reason}</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <source>Not now</source>
      <translation>ليس الآن</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Not right?</source>
      <translation>غير صحيح؟</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Not sent</source>
      <translation>لم يُرسل</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Notes</source>
      <translation>الملاحظات</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Nothing fits this filter</source>
      <translation>لا شيء يطابق هذه التصفية</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Nothing found</source>
      <translation>لا نتائج</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Nothing is assigned to you</source>
      <translation>لا شيء مسند إليك</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Nothing is on its way</source>
      <translation>لا شيء قيد الإرسال</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Nothing points to a hurry.</source>
      <translation>لا شيء يدل على الاستعجال.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Nothing sleeps</source>
      <translation>لا شيء مؤجل</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Nothing that you send here leaves this machine.</source>
      <translation>لا شيء مما ترسله هنا يغادر هذا الجهاز.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Notifications</source>
      <translation>الإشعارات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>OAuth client id</source>
      <translation>معرّف عميل OAuth</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>OAuth client secret</source>
      <translation>سر عميل OAuth</translation>
    </message>
    <message>
      <location filename="../../ui/commands/keys.py" />
      <location filename="../../ui/kit/dialogs.py" />
      <source>OK</source>
      <translation>موافق</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Of your own registration with Google or Microsoft; see the channel's README.</source>
      <translation>من تسجيلك الخاص لدى Google أو Microsoft؛ انظر ملف README للقناة.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Offline; it goes on by itself when the network is back</source>
      <translation>غير متصل؛ يتابع من تلقاء نفسه عند عودة الشبكة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>On Monday</source>
      <translation>يوم الاثنين</translation>
    </message>
    <message>
      <location filename="../../ui/kit/form.py" />
      <source>One a line</source>
      <translation>واحد في كل سطر</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <location filename="../../ui/queue/view.py" />
      <location filename="../../ui/window.py" />
      <source>One moment</source>
      <translation>لحظة من فضلك</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Only if it is not the address.</source>
      <translation>فقط إن لم يكن العنوان نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Only if not to the address above.</source>
      <translation>فقط إن لم تصل إلى العنوان أعلاه.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Only the two sides see this conversation.</source>
      <translation>لا يرى هذه المحادثة إلا طرفاها.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Only your team sees this note</source>
      <translation>لا يرى هذه الملاحظة إلا فريقك</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <location filename="../../ui/thread/files.py" />
      <source>Open</source>
      <translation>فتح</translation>
    </message>
    <message>
      <location filename="../../ui/frame/tray.py" />
      <source>Open Kindline</source>
      <translation>فتح Kindline</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/commands/verbs.py" />
      <source>Open again</source>
      <translation>إعادة الفتح</translation>
    </message>
    <message>
      <location filename="../../ui/thread/extras.py" />
      <source>Open image {name}</source>
      <translation>فتح الصورة {name}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>Open one to see who wrote it.</source>
      <translation>افتح محادثة لترى من كتبها.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>Open this file?</source>
      <translation>فتح هذا الملف؟</translation>
    </message>
    <message>
      <location filename="../../ui/thread/extras.py" />
      <source>Open {name}, {size}</source>
      <translation>فتح {name}، {size}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>Opening the conversation…</source>
      <translation>جارٍ فتح المحادثة…</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>Or in words: tomorrow 9, next Sunday</source>
      <translation>أو بالكلمات: غداً 9، الأحد القادم</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Order {order}: {state}</source>
      <translation>الطلب {order}: {state}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Orders</source>
      <translation>الطلبات</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>Original as received</source>
      <translation>الأصل كما ورد</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Other addresses of yours</source>
      <translation>عناوينك الأخرى</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Other conversations</source>
      <translation>محادثات أخرى</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Other conversations of this view are hidden by it.</source>
      <translation>وهي تخفي محادثات أخرى من هذا العرض.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Otherwise Ctrl+Enter sends and Ctrl+Shift+Enter sends and closes.</source>
      <translation>وإلا فإن Ctrl+Enter يرسل وCtrl+Shift+Enter يرسل ويغلق.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Outgoing server (SMTP)</source>
      <translation>خادم الصادر (SMTP)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/sample/channel.py" />
      <source>Part of the sample workspace; reaches nobody.</source>
      <translation>جزء من مساحة العمل التجريبية؛ لا يصل إلى أحد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Password</source>
      <translation>كلمة المرور</translation>
    </message>
    <message>
      <location filename="../../ui/composer/editor.py" />
      <source>Pasted image</source>
      <translation>صورة ملصقة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Port</source>
      <translation>المنفذ</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Possibly the same person: {name}</source>
      <translation>ربما الشخص نفسه: {name}</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Preparing the local model</source>
      <translation>جارٍ إعداد النموذج المحلي</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Preparing the local model: {percent}%</source>
      <translation>جارٍ إعداد النموذج المحلي: {percent}٪</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>Preparing the local model…</source>
      <translation>جارٍ إعداد النموذج المحلي…</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>Preparing the local model… {percent}%</source>
      <translation>جارٍ إعداد النموذج المحلي… {percent}٪</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Previous conversation</source>
      <translation>المحادثة السابقة</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Privacy</source>
      <translation>الخصوصية</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/header.py" />
      <source>Private</source>
      <translation>خاص</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/header.py" />
      <source>Public</source>
      <translation>علني</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/frame/tray.py" />
      <source>Quit</source>
      <translation>إنهاء</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Rated support {stars} of 5</source>
      <translation>قيّم الدعم {stars} من ٥</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Rated us with {stars} of 5 stars</source>
      <translation>قيّمنا بـ {stars} من ٥ نجوم</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Rating</source>
      <translation>التقييم</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Reads like messages that can wait</source>
      <translation>تشبه رسائل يمكنها الانتظار</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Reads like messages that could not wait</source>
      <translation>تشبه رسائل لا تحتمل الانتظار</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Receiving and sending restart in a moment; you can go on</source>
      <translation>يعود الاستقبال والإرسال بعد لحظة؛ يمكنك المتابعة</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Refund of {amount}</source>
      <translation>استرداد {amount}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>Remove {name}</source>
      <translation>إزالة {name}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Replies</source>
      <translation>الردود</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Replies show here from the moment you approve them.</source>
      <translation>تظهر الردود هنا منذ لحظة موافقتك عليها.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/composer/card.py" />
      <location filename="../../ui/composer/editor.py" />
      <location filename="../../ui/composer/view.py" />
      <source>Reply</source>
      <translation>رد</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>Rests on: {things}</source>
      <translation>يستند إلى: {things}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/sample/channel.py" />
      <source>Sample</source>
      <translation>تجريبي</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Sample workspace</source>
      <translation>مساحة عمل تجريبية</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Sample workspace: replies stay on this machine.</source>
      <translation>مساحة عمل تجريبية: تبقى الردود على هذا الجهاز.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Save</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>Save file</source>
      <translation>حفظ الملف</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Save note</source>
      <translation>حفظ الملاحظة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/extras.py" />
      <source>Save {name}</source>
      <translation>حفظ {name}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Say how urgent this really is</source>
      <translation>حدد درجة الاستعجال الفعلية</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Say when: "tomorrow 9", "next Sunday", "in 3 hours".</source>
      <translation>حدد الوقت: «غداً 9» أو «الأحد القادم» أو «بعد 3 ساعات».</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Says there is no hurry: “{words}”</source>
      <translation>يقول إنه غير مستعجل: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Search</source>
      <translation>بحث</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <source>Search messages</source>
      <translation>البحث في الرسائل</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <source>Search or jump to…</source>
      <translation>ابحث أو انتقل إلى…</translation>
    </message>
    <message>
      <location filename="../../ui/queue/search.py" />
      <source>Search results</source>
      <translation>نتائج البحث</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <source>Search: words, "a phrase", from:, channel:, is:unanswered  (/)</source>
      <translation>بحث: كلمات، "عبارة"، from:، channel:، is:unanswered  (/)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Security</source>
      <translation>الأمان</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Send</source>
      <translation>إرسال</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Send again</source>
      <translation>إعادة الإرسال</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Send and close</source>
      <translation>إرسال وإغلاق</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Send and close with Ctrl+Enter</source>
      <translation>الإرسال والإغلاق بـ Ctrl+Enter</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Send anyway</source>
      <translation>الإرسال على أي حال</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Send later</source>
      <translation>الإرسال لاحقاً</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Send without</source>
      <translation>الإرسال من دونه</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Senders whose images are loaded</source>
      <translation>المرسلون الذين تُحمّل صورهم</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <location filename="../../ui/queue/reading.py" />
      <source>Sending</source>
      <translation>الإرسال</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>Sending soon</source>
      <translation>يُرسل قريباً</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Sending…</source>
      <translation>جارٍ الإرسال…</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/marks.py" />
      <source>Sent</source>
      <translation>أُرسل</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Sent and held</source>
      <translation>المرسَلة والمعلّقة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Separated by commas.</source>
      <translation>مفصولة بفواصل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Servers</source>
      <translation>الخوادم</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/sections.py" />
      <source>Servers, signature and more</source>
      <translation>الخوادم والتوقيع والمزيد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Set urgency: high</source>
      <translation>ضبط الاستعجال: مرتفع</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Set urgency: low</source>
      <translation>ضبط الاستعجال: منخفض</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Set urgency: normal</source>
      <translation>ضبط الاستعجال: عادي</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Set urgency: urgent</source>
      <translation>ضبط الاستعجال: عاجل</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/settings/view.py" />
      <source>Settings</source>
      <translation>الإعدادات</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Shortcuts</source>
      <translation>الاختصارات</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Show all conversations</source>
      <translation>عرض كل المحادثات</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>Show and change the recipients</source>
      <translation>عرض المستلمين وتغييرهم</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/sections.py" />
      <source>Show every setting of this account</source>
      <translation>إظهار كل إعدادات هذا الحساب</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <location filename="../../ui/queue/view.py" />
      <source>Show everything</source>
      <translation>عرض الكل</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>Show images of this sender</source>
      <translation>عرض صور هذا المرسل</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/frame/status.py" />
      <source>Show or hide the profile</source>
      <translation>إظهار الملف الشخصي أو إخفاؤه</translation>
    </message>
    <message>
      <location filename="../../ui/thread/extras.py" />
      <source>Show quoted text and signature</source>
      <translation>عرض النص المقتبس والتوقيع</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>Show replies that are not yet sent</source>
      <translation>عرض الردود التي لم تُرسل بعد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Show the keys</source>
      <translation>عرض المفاتيح</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Show this message with its formatting</source>
      <translation>عرض هذه الرسالة بتنسيقها</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Shown to customers beside the address.</source>
      <translation>يظهر للعملاء بجانب العنوان.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/sample/channel.py" />
      <source>Shows Kindline at work; reaches nobody.</source>
      <translation>يعرض Kindline أثناء العمل؛ لا يصل إلى أحد.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Sign in again</source>
      <translation>تسجيل الدخول مجدداً</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Sign in through the browser</source>
      <translation>تسجيل الدخول من المتصفح</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Sign in with</source>
      <translation>تسجيل الدخول عبر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Signature</source>
      <translation>التوقيع</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Signed in.</source>
      <translation>تم تسجيل الدخول.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Signs replies and notes.</source>
      <translation>يوقّع الردود والملاحظات.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>Since {when}: {about}</source>
      <translation>منذ {when}: {about}</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Sixty conversations to try everything with. Nothing you send leaves this machine.</source>
      <translation>ستون محادثة لتجربة كل شيء. لا شيء مما ترسله يغادر هذا الجهاز.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <location filename="../../ui/queue/bulk.py" />
      <location filename="../../ui/thread/header.py" />
      <source>Snooze</source>
      <translation>تأجيل</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>Snooze until</source>
      <translation>تأجيل حتى</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Snoozed</source>
      <translation>مؤجلة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Snoozed conversations come back by themselves.</source>
      <translation>تعود المحادثات المؤجلة من تلقاء نفسها.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <location filename="../../ui/queue/reading.py" />
      <source>Snoozed until {time}</source>
      <translation>مؤجلة حتى {time}</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Snooze…</source>
      <translation>تأجيل…</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Somebody here corrected it earlier</source>
      <translation>صححه أحد أفراد الفريق سابقاً</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Somebody may be hurt: “{words}”</source>
      <translation>قد يتأذى أحد: «{words}»</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>Somebody still waits for an answer here; nothing was closed: answer, or give a reason for closing without one.</source>
      <translation>ما زال هنا من ينتظر رداً؛ لم يُغلق شيء: رُدّ، أو اذكر سبب الإغلاق دون رد.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>Something in this message was broken; the original is kept.</source>
      <translation>كان في هذه الرسالة خلل؛ والأصل محفوظ.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Something stopped working for them: “{words}”</source>
      <translation>توقف شيء عن العمل لديه: «{words}»</translation>
    </message>
    <message>
      <location filename="../../app/loop.py" />
      <source>Something went wrong that should not. It is in the log; nothing is lost.</source>
      <translation>حدث خطأ غير متوقع. وهو مسجل في السجل؛ ولم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Speaks of legal steps: “{words}”</source>
      <translation>يتحدث عن خطوات قانونية: «{words}»</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Spent</source>
      <translation>المشتريات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Stands below every reply of this account.</source>
      <translation>يظهر أسفل كل رد من هذا الحساب.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Starting</source>
      <translation>يبدأ</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Still missing: {fields}</source>
      <translation>ما زال ناقصاً: {fields}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>Subject</source>
      <translation>الموضوع</translation>
    </message>
    <message>
      <location filename="../../ui/composer/editor.py" />
      <source>Suggestion: {words}. Tab accepts it.</source>
      <translation>اقتراح: {words}. اضغط Tab لقبوله.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/palette.py" />
      <source>Suggestions</source>
      <translation>الاقتراحات</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Switched off</source>
      <translation>متوقف</translation>
    </message>
    <message>
      <location filename="../../ui/commands/tag.py" />
      <location filename="../../ui/queue/bulk.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Tag</source>
      <translation>وسم</translation>
    </message>
    <message>
      <location filename="../../ui/commands/tag.py" />
      <source>Tags</source>
      <translation>الوسوم</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Tags changed</source>
      <translation>تغيرت الوسوم</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Tags: {tags}</source>
      <translation>الوسوم: {tags}</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Tag…</source>
      <translation>وسم…</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Take back</source>
      <translation>استرجاع</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Take the assignment away</source>
      <translation>إلغاء الإسناد</translation>
    </message>
    <message>
      <location filename="../../ui/queue/bulk.py" />
      <source>Take the marks away</source>
      <translation>إلغاء التحديد</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Take the next one from those who wait.</source>
      <translation>خذ التالي ممن ينتظرون.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Thanks us: “{words}”</source>
      <translation>يشكرنا: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>That did not work</source>
      <translation>لم ينجح ذلك</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>That search makes no sense yet</source>
      <translation>البحث غير مكتمل بعد</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>That time has passed; nothing was snoozed: choose a later one.</source>
      <translation>مضى ذلك الوقت؛ لم يُؤجّل شيء: اختر وقتاً لاحقاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>The account of this conversation was disconnected; connect it to reply.</source>
      <translation>فُصل حساب هذه المحادثة؛ اربطه لتتمكن من الرد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>The address customers write to; the rest is looked up from it.</source>
      <translation>العنوان الذي يكتب إليه العملاء؛ ومنه يُستدل على الباقي.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>The address has letters that the mail server does not take.</source>
      <translation>في العنوان حروف لا يقبلها خادم البريد.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>The assignment was taken away</source>
      <translation>أُلغي الإسناد</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>The connection to {v1} was lost while the reply was handed over, so it may or may not have arrived. Nothing is sent again by itself: look into the Sent folder or ask, then choose.</source>
      <translation>انقطع الاتصال مع {v1} أثناء تسليم الرد، فربما وصل وربما لم يصل. لا يُعاد إرسال شيء تلقائياً: انظر في مجلد المرسَل أو اسأل، ثم اختر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>The connection to {v1} was lost. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>انقطع الاتصال مع {v1}. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/message.py" />
      <source>The conversation of this reply is no longer there.</source>
      <translation>لم تعد محادثة هذا الرد موجودة.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/handover.py" />
      <source>The conversation of this reply is no longer there; take it back.</source>
      <translation>لم تعد محادثة هذا الرد موجودة؛ استرجعه.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/faults.py" />
      <source>The disk is full, so this was not saved; everything earlier is safe: free some space and do it again.</source>
      <translation>القرص ممتلئ فلم يُحفظ هذا؛ كل ما سبق محفوظ: أفرغ بعض المساحة وأعد المحاولة.</translation>
    </message>
    <message>
      <location filename="../../app/engine.py" />
      <source>The engine does not know {v1}.</source>
      <translation>لا يعرف المحرك {v1}.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>The engine is starting; your replies wait here safely.</source>
      <translation>المحرك يبدأ؛ ردودك تنتظر هنا بأمان.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>The file could not be read or saved</source>
      <translation>تعذرت قراءة الملف أو حفظه</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The handle {handle} is also the mail address's name.</source>
      <translation>المعرّف {handle} هو أيضاً اسم عنوان البريد.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The handle {handle} spells the name {name}.</source>
      <translation>المعرّف {handle} يطابق الاسم {name}.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>The images could not be fetched</source>
      <translation>تعذّر جلب الصور</translation>
    </message>
    <message>
      <location filename="../../inbox/store/faults.py" />
      <source>The key does not open this workspace; nothing was changed: restore the key in the system's keyring, or open another workspace.</source>
      <translation>المفتاح لا يفتح مساحة العمل هذه؛ لم يتغير شيء: أعد المفتاح إلى حافظة مفاتيح النظام أو افتح مساحة عمل أخرى.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>The key file {v1} cannot be read; nothing was changed, mount or name it again.</source>
      <translation>تعذرت قراءة ملف المفتاح {v1}؛ لم يتغير شيء، صِله أو حدده من جديد.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>The key file {v1} does not open this workspace; nothing was changed, name the file it was made with.</source>
      <translation>ملف المفتاح {v1} لا يفتح مساحة العمل هذه؛ لم يتغير شيء، حدد الملف الذي أُنشئت به.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>The key file {v1} needs at least {v2} characters.</source>
      <translation>يحتاج ملف المفتاح {v1} إلى {v2} حرفاً على الأقل.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>The key of this workspace is not in the keyring; the data is untouched, open it where it was made or restore the keyring.</source>
      <translation>مفتاح مساحة العمل هذه ليس في حافظة المفاتيح؛ البيانات لم تُمس، افتحها حيث أُنشئت أو استعد حافظة المفاتيح.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>The local model</source>
      <translation>النموذج المحلي</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>The local model does not work</source>
      <translation>النموذج المحلي لا يعمل</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>The local model prepares replies for the top of the queue.</source>
      <translation>يجهز النموذج المحلي ردوداً لأعلى القائمة.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>The local model stopped; everything else works.</source>
      <translation>توقف النموذج المحلي؛ وكل ما عداه يعمل.</translation>
    </message>
    <message>
      <location filename="../../local_models/client.py" />
      <source>The local model stopped; it is starting again.</source>
      <translation>توقف النموذج المحلي؛ وهو يبدأ من جديد.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The mail addresses are nearly the same: {one} and {other}.</source>
      <translation>عنوانا البريد متقاربان جداً: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The mail addresses begin alike: {one} and {other}.</source>
      <translation>عنوانا البريد يبدآن بالاسم نفسه: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>The mailbox at {v1} is full. Everything received and written is safe. Delete some mail there, then try again.</source>
      <translation>صندوق البريد في {v1} ممتلئ. كل ما استُقبل وكُتب محفوظ. احذف بعض البريد هناك ثم حاول مجدداً.</translation>
    </message>
    <message>
      <location filename="../../local_models/client.py" />
      <source>The model file is missing; run kindline doctor.</source>
      <translation>ملف النموذج مفقود؛ شغّل kindline doctor.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The names are nearly the same: {one} and {other}.</source>
      <translation>الاسمان متقاربان جداً: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The names are the same: {one} and {other}.</source>
      <translation>الاسمان متطابقان: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The names differ: {one} and {other}.</source>
      <translation>الاسمان مختلفان: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>The note is empty.</source>
      <translation>الملاحظة فارغة.</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>The note is empty; write something first.</source>
      <translation>الملاحظة فارغة؛ اكتب شيئاً أولاً.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>The profile could not be read</source>
      <translation>تعذرت قراءة الملف الشخصي</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>The provider's sign-in cannot be reached. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>تعذر الوصول إلى خدمة تسجيل الدخول لدى المزود. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>The queue could not be read</source>
      <translation>تعذرت قراءة القائمة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>The queue is being read.</source>
      <translation>جارٍ قراءة القائمة.</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <source>The sample workspace is being prepared: sixty conversations to try.</source>
      <translation>يجري إعداد مساحة العمل التجريبية: ستون محادثة للتجربة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/sample/channel.py" />
      <source>The sample's file for replies cannot be written ({v1}). The reply is kept; make room, then try again.</source>
      <translation>تعذرت الكتابة في ملف ردود المساحة التجريبية ({v1}). الرد محفوظ؛ أفرغ مساحة ثم حاول مجدداً.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>The sender could not be verified: this message may not come from who it says.</source>
      <translation>تعذر التحقق من المرسل: قد لا تكون هذه الرسالة ممن تدّعي أنها منه.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>The sender may not be who the message says</source>
      <translation>قد لا يكون المرسل من تدّعيه الرسالة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>The sender's name shows another address than the one it came from. Check before you answer.</source>
      <translation>يُظهر اسم المرسل عنواناً غير الذي وردت منه الرسالة. تحقق قبل الرد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>The server</source>
      <translation>الخادم</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>The settings were found; only the password is missing.</source>
      <translation>عُثر على الإعدادات؛ لم تبق إلا كلمة المرور.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>The sign-in has ended and cannot be renewed. Everything received and written is safe; sign in again in the account's settings.</source>
      <translation>انتهى تسجيل الدخول ولا يمكن تجديده. كل ما استُقبل وكُتب محفوظ؛ سجّل الدخول مجدداً في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>The sign-in is no longer accepted; please sign in again</source>
      <translation>لم يعد تسجيل الدخول مقبولاً؛ يرجى تسجيل الدخول مجدداً</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>The sign-in was declined. Nothing was changed; start it again.</source>
      <translation>رُفض تسجيل الدخول. لم يتغير شيء؛ ابدأه من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>The sign-in was not finished in time; start it again.</source>
      <translation>لم يكتمل تسجيل الدخول في الوقت المحدد؛ ابدأه من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>The subject and the addresses must each be a single line.</source>
      <translation>يجب أن يكون الموضوع وكل عنوان في سطر واحد.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The surname and the first letter agree: {one} and {other}.</source>
      <translation>اسم العائلة والحرف الأول متفقان: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>The two contacts are one now</source>
      <translation>صارت جهتا الاتصال واحدة</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>The whole window follows at the next start.</source>
      <translation>تتبعها النافذة كلها عند التشغيل القادم.</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <source>The workspace could not be opened</source>
      <translation>تعذر فتح مساحة العمل</translation>
    </message>
    <message>
      <location filename="../../inbox/store/faults.py" />
      <source>The workspace was busy for too long, so this was not saved; everything earlier is safe: do it again.</source>
      <translation>كانت مساحة العمل مشغولة طويلاً فلم يُحفظ هذا؛ كل ما سبق محفوظ: أعد المحاولة.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/faults.py" />
      <source>The workspace's file could not be used ({v1}); everything earlier is safe: check the disk and its permissions.</source>
      <translation>تعذر استخدام ملف مساحة العمل ({v1})؛ كل ما سبق محفوظ: تحقق من القرص وأذوناته.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/database.py" />
      <source>The workspace's key is 64 hex digits.</source>
      <translation>مفتاح مساحة العمل ٦٤ رقماً ست عشرياً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/config.py" />
      <source>The {v1} server's port is a number from 1 to 65535.</source>
      <translation>منفذ خادم {v1} رقم من 1 إلى 65535.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/config.py" />
      <source>The {v1} server's security is one of: {v2}.</source>
      <translation>أمان خادم {v1} أحد ما يلي: {v2}.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>There is no original</source>
      <translation>لا يوجد أصل</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>There is no setting named {v1}.</source>
      <translation>لا يوجد إعداد باسم {v1}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/channel.py" />
      <source>There is no sign-in kept for {v1}. Enter the password or sign in in the account's settings.</source>
      <translation>لا يوجد تسجيل دخول محفوظ لـ {v1}. أدخل كلمة المرور أو سجّل الدخول في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/database.py" />
      <source>There is no workspace at {v1}; nothing was made.</source>
      <translation>لا توجد مساحة عمل في {v1}؛ لم يُنشأ شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>There is nothing to send yet.</source>
      <translation>لا يوجد ما يُرسل بعد.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>There is nothing to undo</source>
      <translation>لا يوجد ما يُتراجع عنه</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>These accounts are made up. Your own are connected in your own workspace.</source>
      <translation>هذه الحسابات مختلقة. تُربط حساباتك في مساحة عملك أنت.</translation>
    </message>
    <message>
      <location filename="../../inbox/people.py" />
      <source>These two are already one person; nothing was changed.</source>
      <translation>هذان شخص واحد أصلاً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>They appear here as soon as an account has received some.</source>
      <translation>تظهر هنا حالما يستقبل أحد الحسابات شيئاً.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>They have a different {detail}.</source>
      <translation>لديهما {detail} مختلف.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>They live in different places.</source>
      <translation>يعيشان في مكانين مختلفين.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/registry.py" />
      <source>This Kindline has no channel named {v1}; the account's messages are safe.</source>
      <translation>لا توجد في هذا الإصدار قناة باسم {v1}؛ رسائل الحساب محفوظة.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/read.py" />
      <source>This account is not connected any more; its conversations are safe.</source>
      <translation>لم يعد هذا الحساب مرتبطاً؛ محادثاته محفوظة.</translation>
    </message>
    <message>
      <location filename="../../inbox/people.py" />
      <source>This account is not connected any more; nothing was changed.</source>
      <translation>لم يعد هذا الحساب مرتبطاً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/receive.py" />
      <source>This account is not connected any more; what it brought was not stored.</source>
      <translation>لم يعد هذا الحساب مرتبطاً؛ ما جلبه لم يُحفظ.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/registry.py" />
      <source>This channel has no sign-in through the browser.</source>
      <translation>لا تدعم هذه القناة تسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This channel takes no files; take them out of the reply.</source>
      <translation>لا تقبل هذه القناة ملفات؛ أزلها من الرد.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>This contact is gone</source>
      <translation>لم تعد جهة الاتصال هذه موجودة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>This conversation could not be opened</source>
      <translation>تعذر فتح هذه المحادثة</translation>
    </message>
    <message>
      <location filename="../../inbox/store/read.py" />
      <source>This conversation is no longer there; nothing else changed: go back to the queue.</source>
      <translation>لم تعد هذه المحادثة موجودة؛ لم يتغير غير ذلك: عد إلى القائمة.</translation>
    </message>
    <message>
      <location filename="../../inbox/draft/saved.py" />
      <location filename="../../inbox/triage/correct.py" />
      <source>This conversation is no longer there; nothing was changed.</source>
      <translation>لم تعد هذه المحادثة موجودة؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This conversation is no longer there; your draft is kept.</source>
      <translation>لم تعد هذه المحادثة موجودة؛ مسودتك محفوظة.</translation>
    </message>
    <message>
      <location filename="../../app/no_model.py" />
      <source>This engine was started without the local model; everything else works.</source>
      <translation>شُغّل هذا المحرك دون النموذج المحلي؛ وكل ما عداه يعمل.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>This evening</source>
      <translation>هذا المساء</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>This evening at 18:00</source>
      <translation>هذا المساء الساعة ١٨:٠٠</translation>
    </message>
    <message>
      <location filename="../../inbox/store/files.py" />
      <source>This file is no longer in the workspace; the message as received still holds it.</source>
      <translation>لم يعد هذا الملف في مساحة العمل؛ ما زالت الرسالة الأصلية تحتويه.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/files.py" />
      <source>This file was changed or belongs to another key; the message as received is safe: open it from there.</source>
      <translation>تغيّر هذا الملف أو يتبع مفتاحاً آخر؛ الرسالة الأصلية محفوظة: افتحه منها.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/read.py" />
      <source>This message came without an original; what is shown is all there is.</source>
      <translation>وردت هذه الرسالة دون أصل؛ المعروض هو كل ما فيها.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>This message could not be taken apart. It is shown as it was received; nothing is lost.</source>
      <translation>تعذر تحليل هذه الرسالة. تُعرض كما وردت، ولم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>This message has no usable date; the time of its arrival is shown.</source>
      <translation>لا تحمل هذه الرسالة تاريخاً صالحاً؛ يظهر وقت وصولها.</translation>
    </message>
    <message>
      <location filename="../../inbox/images.py" />
      <source>This message is no longer there; nothing was fetched.</source>
      <translation>لم تعد هذه الرسالة موجودة؛ لم يُجلب شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>This message needs a second look ({code}).</source>
      <translation>تحتاج هذه الرسالة إلى نظرة ثانية ({code}).</translation>
    </message>
    <message>
      <location filename="../../inbox/people.py" />
      <source>This person is no longer there; nothing was changed.</source>
      <translation>لم يعد هذا الشخص موجوداً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/compose.py" />
      <source>This reply has no address to go to. Add one, then send it again.</source>
      <translation>لا عنوان لهذا الرد. أضف عنواناً ثم أرسله مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This reply has {v1} characters and {v2} fit; shorten it.</source>
      <translation>في هذا الرد {v1} حرفاً والمسموح {v2}؛ اختصره.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This reply is empty; write something before you send it.</source>
      <translation>هذا الرد فارغ؛ اكتب شيئاً قبل إرساله.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This reply is leaving right now, so it cannot be {v1}; look again soon.</source>
      <translation>هذا الرد يغادر الآن فلا يمكن أن يكون {v1}؛ انظر بعد قليل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/sample/channel.py" />
      <source>This reply is longer than {v1} characters; shorten it, then send.</source>
      <translation>هذا الرد أطول من {v1} حرفاً؛ اختصره ثم أرسله.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This reply is no longer in the outbox; it was sent or taken back.</source>
      <translation>لم يعد هذا الرد في صندوق الصادر؛ أُرسل أو استُرجع.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>This reply is {v1}, so it cannot be {v2}.</source>
      <translation>حالة هذا الرد {v1}، فلا يمكن أن يكون {v2}.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>This reply was not sent. It is safe here.</source>
      <translation>لم يُرسل هذا الرد. وهو محفوظ هنا.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>This sender's images are allowed now; they appear when they have been fetched.</source>
      <translation>صور هذا المرسل مسموح بها الآن؛ تظهر بعد جلبها.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>This system offers no safe keyring to keep passwords in, so nothing was stored; unlock or install one (GNOME Keyring, KWallet), or choose a key file with --key-file.</source>
      <translation>لا يوفر هذا النظام حافظة آمنة لكلمات المرور، فلم يُحفظ شيء؛ افتح حافظة أو ثبّت واحدة (GNOME Keyring أو KWallet)، أو اختر ملف مفتاح بـ --key-file.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/entities.py" />
      <source>This {v1} is no longer there; nothing was changed.</source>
      <translation>لم يعد هذا العنصر ({v1}) موجوداً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>Time in words</source>
      <translation>الوقت بالكلمات</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Timeline</source>
      <translation>الخط الزمني</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>To</source>
      <translation>إلى</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>To {names}</source>
      <translation>إلى {names}</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <location filename="../../ui/thread/reasons.py" />
      <source>Today</source>
      <translation>اليوم</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>Tomorrow</source>
      <translation>غداً</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Tomorrow at 9:00</source>
      <translation>غداً الساعة ٩:٠٠</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>Tomorrow morning</source>
      <translation>صباح الغد</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <location filename="../../profile_panel/panel/view.py" />
      <location filename="../../ui/queue/view.py" />
      <location filename="../../ui/thread/view.py" />
      <source>Try again</source>
      <translation>إعادة المحاولة</translation>
    </message>
    <message>
      <location filename="../../ui/queue/view.py" />
      <source>Try fewer words, or a beginning of a word.</source>
      <translation>جرّب كلمات أقل، أو بداية كلمة.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Try reading and sending without changing anything</source>
      <translation>تجربة القراءة والإرسال دون تغيير شيء</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Trying…</source>
      <translation>جارٍ التجربة…</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Unassigned</source>
      <translation>غير مسندة</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/commands/verbs.py" />
      <location filename="../../ui/composer/bars.py" />
      <source>Undo</source>
      <translation>تراجع</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Undo send for</source>
      <translation>مهلة التراجع عن الإرسال</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Undone</source>
      <translation>تم التراجع</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Unknown whether it arrived</source>
      <translation>لا يُعرف إن كان قد وصل</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Unread</source>
      <translation>غير مقروءة</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Up to date</source>
      <translation>محدّث</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Urgency</source>
      <translation>الاستعجال</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Urgency is now: {word}</source>
      <translation>الاستعجال الآن: {word}</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Urgency: {word}</source>
      <translation>الاستعجال: {word}</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Urgency: {word}, because</source>
      <translation>الاستعجال: {word}، لأن</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/reasons.py" />
      <source>Urgent</source>
      <translation>عاجل</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Urgent and mine</source>
      <translation>العاجلة وما يخصني</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>User name</source>
      <translation>اسم المستخدم</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>VIP</source>
      <translation>مميز</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <location filename="../../ui/thread/gestures.py" />
      <source>View original</source>
      <translation>عرض الأصل</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Views</source>
      <translation>العروض</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>Waiting for us</source>
      <translation>تنتظر ردنا</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Waiting for {time}</source>
      <translation>ينتظر منذ {time}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../profile_panel/panel/say.py" />
      <source>Waiting in {n} other conversation|Waiting in {n} other conversations</source>
      <translation>
        <numerusform>لا ينتظر في محادثة أخرى</numerusform>
        <numerusform>ينتظر في محادثة أخرى</numerusform>
        <numerusform>ينتظر في محادثتين أخريين</numerusform>
        <numerusform>ينتظر في {n} محادثات أخرى</numerusform>
        <numerusform>ينتظر في {n} محادثة أخرى</numerusform>
        <numerusform>ينتظر في {n} محادثة أخرى</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Waiting to be sent</source>
      <translation>بانتظار الإرسال</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Waiting to leave</source>
      <translation>بانتظار المغادرة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/reasons.py" />
      <source>Waiting {time}</source>
      <translation>ينتظر منذ {time}</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Was promised an answer that is overdue</source>
      <translation>وُعد برد وتأخر</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Welcome to Kindline</source>
      <translation>أهلاً بك في Kindline</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>What a customer may expect where nothing else was promised.</source>
      <translation>ما قد يتوقعه العميل حين لا يوجد وعد آخر.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/palette.py" />
      <source>What do you want to do, or whom do you look for?</source>
      <translation>ماذا تريد أن تفعل، أو عمّن تبحث؟</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>What you write is kept, and sent when it is back.</source>
      <translation>يُحفظ ما تكتبه، ويُرسل عند عودته.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>When the system may show a notification.</source>
      <translation>متى يُسمح للنظام بعرض إشعار.</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <source>Where shall the key of your workspace lie?</source>
      <translation>أين يُحفظ مفتاح مساحة عملك؟</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Where you left the window.</source>
      <translation>حيث تركت النافذة.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Window state</source>
      <translation>حالة النافذة</translation>
    </message>
    <message>
      <location filename="../../app/opened.py" />
      <source>Without a keyring the key can be kept in a file that only you may read: {path}. Whoever gets that file and the workspace can read it. The sample workspace needs no keyring.</source>
      <translation>دون حافظة مفاتيح يمكن حفظ المفتاح في ملف لا يقرؤه غيرك: {path}. من يحصل على ذلك الملف ومساحة العمل يمكنه قراءتها. لا تحتاج مساحة العمل التجريبية إلى حافظة مفاتيح.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Working</source>
      <translation>العمل</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Works without the network</source>
      <translation>يعمل دون شبكة</translation>
    </message>
    <message>
      <location filename="../../ui/composer/card.py" />
      <source>Write a note that never leaves the team</source>
      <translation>اكتب ملاحظة لا تخرج من الفريق</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Write a reply</source>
      <translation>كتابة رد</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Write an internal note</source>
      <translation>كتابة ملاحظة داخلية</translation>
    </message>
    <message>
      <location filename="../../ui/composer/card.py" />
      <source>Write to the customer</source>
      <translation>الكتابة إلى العميل</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Writes in capitals or with many !!!</source>
      <translation>يكتب بانفعال أو بعلامات !!! كثيرة</translation>
    </message>
    <message>
      <location filename="../../ui/composer/bars.py" />
      <source>Written on this machine. Nothing is sent until you send it.</source>
      <translation>كُتبت على هذا الجهاز. لا يُرسل شيء حتى ترسله أنت.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>Yesterday</source>
      <translation>أمس</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>You</source>
      <translation>أنت</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <source>You have not said your name yet: see the settings.</source>
      <translation>لم تذكر اسمك بعد: انظر الإعدادات.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>You wrote about an attachment, but nothing is attached.</source>
      <translation>ذكرت مرفقاً، لكن لا شيء مرفق.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Your browser opens; come back here when you have signed in.</source>
      <translation>يُفتح متصفحك؛ عد إلى هنا بعد تسجيل الدخول.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/settings.py" />
      <source>Your name</source>
      <translation>اسمك</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>Your reply</source>
      <translation>ردك</translation>
    </message>
    <message>
      <location filename="../../ui/window.py" />
      <source>Your workspace is being opened.</source>
      <translation>جارٍ فتح مساحة عملك.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/reasons.py" />
      <source>answer expected by {when}</source>
      <translation>الرد متوقع قبل {when}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>answered</source>
      <translation>تم الرد</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>being prepared</source>
      <translation>قيد التجهيز</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>cancelled</source>
      <translation>ملغى</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>closed</source>
      <translation>مغلقة</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>delivered</source>
      <translation>تم التسليم</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>does not work</source>
      <translation>لا يعمل</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>fetching messages</source>
      <translation>جارٍ جلب الرسائل</translation>
    </message>
    <message>
      <location filename="../../inbox/store/search_query.py" />
      <source>has: takes attachment.</source>
      <translation>has: تقبل attachment.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/search_query.py" />
      <source>is: takes one of {v1}.</source>
      <translation>is: تقبل إحدى القيم {v1}.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>lost</source>
      <translation>مفقود</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>nobody yet</source>
      <translation>لا أحد بعد</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>now</source>
      <translation>الآن</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>offline</source>
      <translation>غير متصل</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>on its way</source>
      <translation>في الطريق</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>paid</source>
      <translation>مدفوع</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>please sign in again</source>
      <translation>يرجى تسجيل الدخول مجدداً</translation>
    </message>
    <message>
      <location filename="../../ui/thread/reasons.py" />
      <source>promised by {when}</source>
      <translation>موعود قبل {when}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>returned</source>
      <translation>مُرجع</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>spam</source>
      <translation>مزعجة</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>starting</source>
      <translation>يبدأ</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>switched off</source>
      <translation>متوقف</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>the message of {time}</source>
      <translation>رسالة {time}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/ghostpaint.py" />
      <source>to accept</source>
      <translation>للقبول</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>up to date</source>
      <translation>محدّث</translation>
    </message>
    <message>
      <location filename="../../inbox/store/search_query.py" />
      <source>urgency: takes urgent, high, normal or low.</source>
      <translation>urgency: تقبل urgent أو high أو normal أو low.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>verified</source>
      <translation>موثّق</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>waiting for us</source>
      <translation>تنتظر ردنا</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>{author} · {when}</source>
      <translation>{author} · {when}</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>{count} messages without an answer</source>
      <translation>{count} من الرسائل دون رد</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>{day}, {time}</source>
      <translation>{day}، {time}</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>{done} of {total} messages</source>
      <translation>{done} من {total} رسالة</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>{d}d</source>
      <translation>{d} ي</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>{first} and {count} more</source>
      <translation>{first} و{count} غيره</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>{h}h</source>
      <translation>{h} س</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>{h}h {m}m</source>
      <translation>{h} س {m} د</translation>
    </message>
    <message>
      <location filename="../../ui/settings/shortcuts.py" />
      <source>{key} is used twice: {first} and {second}. Neither works until one changes.</source>
      <translation>المفتاح {key} مستخدم مرتين: {first} و{second}. لن يعمل أي منهما حتى يتغير أحدهما.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>{most}+</source>
      <translation>{most}+</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>{m}m</source>
      <translation>{m} د</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>{name} can run a program or a script on this computer. Open it only if you expected it.</source>
      <translation>يمكن للملف {name} تشغيل برنامج أو نص برمجي على هذا الحاسوب. افتحه فقط إن كنت تتوقعه.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>{name} could not be read; nothing was attached. Check the file.</source>
      <translation>تعذرت قراءة {name}؛ لم يُرفق شيء. تحقق من الملف.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>{name} is a folder; pack it into one file first.</source>
      <translation>{name} مجلد؛ اجمعه في ملف واحد أولاً.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>{name} is larger than {most}, the most that this channel takes; it was not attached.</source>
      <translation>{name} أكبر من {most}، وهو أقصى ما تقبله هذه القناة؛ لم يُرفق.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>{name} stays with its message; try another folder, or receive the account again.</source>
      <translation>يبقى {name} مع رسالته؛ جرّب مجلداً آخر أو استقبل الحساب من جديد.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>{name} waits for an answer. Say why none is needed, so that nobody is forgotten.</source>
      <translation>ينتظر {name} رداً. اذكر سبب عدم الحاجة إليه، حتى لا يُنسى أحد.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>{name}, {time}</source>
      <translation>{name}، {time}</translation>
    </message>
    <message numerus="yes">
      <location filename="../../profile_panel/panel/say.py" />
      <source>{n} conversation in 30 days|{n} conversations in 30 days</source>
      <translation>
        <numerusform>لا محادثات في ٣٠ يوماً</numerusform>
        <numerusform>محادثة واحدة في ٣٠ يوماً</numerusform>
        <numerusform>محادثتان في ٣٠ يوماً</numerusform>
        <numerusform>{n} محادثات في ٣٠ يوماً</numerusform>
        <numerusform>{n} محادثة في ٣٠ يوماً</numerusform>
        <numerusform>{n} محادثة في ٣٠ يوماً</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../profile_panel/panel/sections.py" />
      <source>{n} conversation in the last 12 weeks|{n} conversations in the last 12 weeks</source>
      <translation>
        <numerusform>لا محادثات في آخر ١٢ أسبوعاً</numerusform>
        <numerusform>محادثة واحدة في آخر ١٢ أسبوعاً</numerusform>
        <numerusform>محادثتان في آخر ١٢ أسبوعاً</numerusform>
        <numerusform>{n} محادثات في آخر ١٢ أسبوعاً</numerusform>
        <numerusform>{n} محادثة في آخر ١٢ أسبوعاً</numerusform>
        <numerusform>{n} محادثة في آخر ١٢ أسبوعاً</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/frame/rail.py" />
      <location filename="../../ui/queue/header.py" />
      <source>{n} conversation|{n} conversations</source>
      <translation>
        <numerusform>لا محادثات</numerusform>
        <numerusform>محادثة واحدة</numerusform>
        <numerusform>محادثتان</numerusform>
        <numerusform>{n} محادثات</numerusform>
        <numerusform>{n} محادثة</numerusform>
        <numerusform>{n} محادثة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/thread/formatted.py" />
      <source>{n} image on the network is blocked: loading it would tell the sender that you read this.|{n} images on the network are blocked: loading them would tell the sender that you read this.</source>
      <translation>
        <numerusform>لا صور محجوبة.</numerusform>
        <numerusform>صورة واحدة على الشبكة محجوبة: تحميلها يخبر المرسل بأنك قرأت الرسالة.</numerusform>
        <numerusform>صورتان على الشبكة محجوبتان: تحميلهما يخبر المرسل بأنك قرأت الرسالة.</numerusform>
        <numerusform>{n} صور على الشبكة محجوبة: تحميلها يخبر المرسل بأنك قرأت الرسالة.</numerusform>
        <numerusform>{n} صورة على الشبكة محجوبة: تحميلها يخبر المرسل بأنك قرأت الرسالة.</numerusform>
        <numerusform>{n} صورة على الشبكة محجوبة: تحميلها يخبر المرسل بأنك قرأت الرسالة.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/queue/bulk.py" />
      <source>{n} marked|{n} marked</source>
      <translation>
        <numerusform>لا شيء محدد</numerusform>
        <numerusform>واحدة محددة</numerusform>
        <numerusform>اثنتان محددتان</numerusform>
        <numerusform>{n} محددة</numerusform>
        <numerusform>{n} محددة</numerusform>
        <numerusform>{n} محددة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/frame/tray.py" />
      <source>{n} new message|{n} new messages</source>
      <translation>
        <numerusform>لا رسائل جديدة</numerusform>
        <numerusform>رسالة جديدة</numerusform>
        <numerusform>رسالتان جديدتان</numerusform>
        <numerusform>{n} رسائل جديدة</numerusform>
        <numerusform>{n} رسالة جديدة</numerusform>
        <numerusform>{n} رسالة جديدة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/commands/verbs.py" />
      <source>{n} person waits for an answer. Say why none is needed.|{n} people wait for an answer. Say why none is needed.</source>
      <translation>
        <numerusform>لا أحد ينتظر رداً.</numerusform>
        <numerusform>شخص واحد ينتظر رداً. اذكر سبب عدم الحاجة إليه.</numerusform>
        <numerusform>شخصان ينتظران رداً. اذكر سبب عدم الحاجة إليه.</numerusform>
        <numerusform>{n} أشخاص ينتظرون رداً. اذكر سبب عدم الحاجة إليه.</numerusform>
        <numerusform>{n} شخصاً ينتظرون رداً. اذكر سبب عدم الحاجة إليه.</numerusform>
        <numerusform>{n} شخص ينتظرون رداً. اذكر سبب عدم الحاجة إليه.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/frame/status.py" />
      <source>{n} reply needs a look|{n} replies need a look</source>
      <translation>
        <numerusform>لا ردود تحتاج إلى نظرة</numerusform>
        <numerusform>رد واحد يحتاج إلى نظرة</numerusform>
        <numerusform>ردان يحتاجان إلى نظرة</numerusform>
        <numerusform>{n} ردود تحتاج إلى نظرة</numerusform>
        <numerusform>{n} رداً يحتاج إلى نظرة</numerusform>
        <numerusform>{n} رد يحتاج إلى نظرة</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/frame/status.py" />
      <source>{n} reply on its way|{n} replies on their way</source>
      <translation>
        <numerusform>لا ردود في الطريق</numerusform>
        <numerusform>رد واحد في الطريق</numerusform>
        <numerusform>ردان في الطريق</numerusform>
        <numerusform>{n} ردود في الطريق</numerusform>
        <numerusform>{n} رداً في الطريق</numerusform>
        <numerusform>{n} رد في الطريق</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>{place} · {time} local</source>
      <translation>{place} · {time} بتوقيته</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>{rating} of 5 stars</source>
      <translation>{rating} من ٥ نجوم</translation>
    </message>
    <message>
      <location filename="../../ui/kit/words.py" />
      <source>{time} late</source>
      <translation>متأخر {time}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>{time} local</source>
      <translation>{time} بتوقيته</translation>
    </message>
    <message>
      <location filename="../../ui/thread/reasons.py" />
      <source>{told}, now late</source>
      <translation>{told}، وقد تأخر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>{v1} asks for an OAuth client id. Register one (the email channel's README says how) and enter it under Browser sign-in.</source>
      <translation>يطلب {v1} معرّف عميل OAuth. سجّل معرّفاً (يشرح ملف README لقناة البريد الطريقة) وأدخله تحت تسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} cannot be found; there may be no network. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>تعذر العثور على {v1}؛ ربما لا توجد شبكة. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>{v1} cannot be negative.</source>
      <translation>لا يمكن أن تكون قيمة {v1} سالبة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>{v1} cannot take the reply now ({v2}: {v3}). It was not sent, and Kindline tries again by itself.</source>
      <translation>لا يستطيع {v1} قبول الرد الآن ({v2}: {v3}). لم يُرسل، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} could not prove its identity ({v2}), so nothing was sent to it. Everything received and written is safe. Check the server's name in the account, or ask whoever runs the server.</source>
      <translation>لم يستطع {v1} إثبات هويته ({v2})، فلم يُرسل إليه شيء. كل ما استُقبل وكُتب محفوظ. تحقق من اسم الخادم في الحساب، أو اسأل من يديره.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} did not accept the sign-in. Everything received and written is safe. Enter the password again in the account's settings, or sign in again.</source>
      <translation>لم يقبل {v1} تسجيل الدخول. كل ما استُقبل وكُتب محفوظ. أعد إدخال كلمة المرور في إعدادات الحساب، أو سجّل الدخول مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>{v1} did not accept the sign-in. The reply is kept. Enter the password again in the account's settings, or sign in again.</source>
      <translation>لم يقبل {v1} تسجيل الدخول. الرد محفوظ. أعد إدخال كلمة المرور في إعدادات الحساب، أو سجّل الدخول مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>{v1} did not complete the sign-in. Nothing was changed; start it again.</source>
      <translation>لم يُكمل {v1} تسجيل الدخول. لم يتغير شيء؛ ابدأه من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} does not answer. Everything received and written is safe, and Kindline tries again by itself; if it goes on, check the server's name and port.</source>
      <translation>لا يجيب {v1}. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه؛ إن استمر ذلك فتحقق من اسم الخادم والمنفذ.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>{v1} does not offer the security or sign-in chosen. The reply is kept. Check the outgoing server in the account's settings.</source>
      <translation>لا يوفر {v1} نوع الأمان أو تسجيل الدخول المختار. الرد محفوظ. تحقق من خادم الصادر في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>{v1} exists already; it was left as it is, choose another name.</source>
      <translation>{v1} موجود من قبل؛ تُرك كما هو، اختر اسماً آخر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} gave an answer that Kindline could not read. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>أجاب {v1} بما لم يستطع Kindline قراءته. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/compose.py" />
      <source>{v1} is not an address that mail can go to.</source>
      <translation>{v1} ليس عنواناً يمكن الإرسال إليه.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>{v1} is one of: {v2}.</source>
      <translation>{v1} إحدى القيم: {v2}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>{v1} refused the reply ({v2}: {v3}). It was not sent to anybody; change it or the address, then send it again.</source>
      <translation>رفض {v1} الرد ({v2}: {v3}). لم يُرسل إلى أحد؛ عدّله أو غيّر العنوان ثم أرسله مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} said: {v2}. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>أجاب {v1}: {v2}. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>{v1} takes a {v2}, not {v3}.</source>
      <translation>{v1} يقبل {v2} وليس {v3}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} took too long. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>تأخر {v1} كثيراً. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>{what} (from {source})</source>
      <translation>{what} (من {source})</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>{when} · {detail}</source>
      <translation>{when} · {detail}</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>{when} · {state}</source>
      <translation>{when} · {state}</translation>
    </message>
    <message>
      <location filename="../../inbox/store/moments.py" />
      <source>“{v1}” is no time to come; try “tomorrow 9”, “next Sunday” or “in 2 hours”.</source>
      <translation>«{v1}» ليس وقتاً قادماً؛ جرّب «غداً 9» أو «الأحد القادم» أو «بعد ساعتين».</translation>
    </message>
  </context>
</TS>
