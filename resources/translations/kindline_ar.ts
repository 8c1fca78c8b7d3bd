<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
  <context>
    <name>Kindline</name>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>0 fetches only the newest messages.</source>
      <translation>القيمة 0 تجلب أحدث الرسائل فقط.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>A Facebook page's direct messages, and the comments below its posts.</source>
      <translation>الرسائل المباشرة لصفحة Facebook، والتعليقات أسفل منشوراتها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>A PEM file, for a server with a certificate of its own making.</source>
      <translation>ملف PEM، لخادم شهادته من صنعه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>A Telegram bot of yours: private chats, groups and business chats.</source>
      <translation>بوت Telegram خاص بك: محادثات خاصة ومجموعات ومحادثات أعمال.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>A WhatsApp Business number on Meta's Cloud API; messages come through your relay.</source>
      <translation>رقم WhatsApp Business على Cloud API من Meta؛ تصل الرسائل عبر خادم الترحيل الخاص بك.</translation>
    </message>
    <message>
      <location filename="../../inbox/draft/saved.py" />
      <source>A canned reply needs a title and a text; nothing was saved.</source>
      <translation>يحتاج الرد الجاهز إلى عنوان ونص؛ لم يُحفظ شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>A file of this reply is too large for this channel; send a link instead.</source>
      <translation>أحد ملفات هذا الرد أكبر مما تقبله هذه القناة؛ أرسل رابطاً بدلاً منه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>A language code such as en; Google translates, the original is kept. Empty: as written.</source>
      <translation>رمز لغة مثل en؛ يترجم Google ويبقى الأصل محفوظاً. إن تُرك فارغاً: كما كُتبت.</translation>
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
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>A number of about 15 digits beside the phone number in Meta's app, under WhatsApp, API Setup; not the phone number itself.</source>
      <translation>رقم من نحو ١٥ خانة بجانب رقم الهاتف في تطبيق Meta، ضمن WhatsApp ثم API Setup؛ وليس رقم الهاتف نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>A number: of the Facebook page that the Instagram account is connected to.</source>
      <translation>رقم: صفحة Facebook التي يرتبط بها حساب Instagram.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>A number; at Facebook under the page's About, Page transparency.</source>
      <translation>رقم؛ تجده في Facebook ضمن About ثم Page transparency في الصفحة.</translation>
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
      <location filename="../../inbox/acts.py" />
      <source>A reaction is one emoji; nothing was changed.</source>
      <translation>التفاعل رمز تعبيري واحد؛ لم يتغير شيء.</translation>
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
      <location filename="../../inbox/channels/feed/info.py" />
      <source>A shop's own reviews or contact form, RSS, Atom, CSV or JSON, described in a text.</source>
      <translation>مراجعات متجر أو نموذج التواصل فيه، أو RSS أو Atom أو CSV أو JSON، موصوفة في نص.</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>A token is for servers that sign in through the browser only.</source>
      <translation>رمز الوصول للخوادم التي لا تتيح تسجيل الدخول إلا من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Accept invitations by itself</source>
      <translation>قبول الدعوات تلقائياً</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <location filename="../../inbox/channels/matrix/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Access token</source>
      <translation>رمز الوصول</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/intercom/info.py" />
      <location filename="../../inbox/channels/isso/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <location filename="../../inbox/channels/mastodon/info.py" />
      <location filename="../../inbox/channels/matrix/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/channels/x/info.py" />
      <location filename="../../inbox/graph/fields.py" />
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
      <location filename="../../ui/thread/reactions.py" />
      <source>Add a reaction</source>
      <translation>إضافة تفاعل</translation>
    </message>
    <message>
      <location filename="../../ui/thread/gestures.py" />
      <source>Add a reaction…</source>
      <translation>إضافة تفاعل…</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Add one named Kindline and tick Allow access to your direct messages.</source>
      <translation>أضف كلمة مرور باسم Kindline وفعّل «Allow access to your direct messages».</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Address</source>
      <translation>العنوان</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Address for Kindline</source>
      <translation>العنوان الذي يستخدمه Kindline</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Address of isso</source>
      <translation>عنوان isso</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Address of the API</source>
      <translation>عنوان واجهة API</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Address of the Graph API</source>
      <translation>عنوان Graph API</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Address of the interface</source>
      <translation>عنوان الواجهة البرمجية</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Address of the server</source>
      <translation>عنوان الخادم</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Admin password</source>
      <translation>كلمة مرور المدير</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <location filename="../../inbox/channels/bluesky/info.py" />
      <location filename="../../inbox/channels/feed/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
      <location filename="../../inbox/channels/google_play/info.py" />
      <location filename="../../inbox/channels/intercom/info.py" />
      <location filename="../../inbox/channels/isso/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <location filename="../../inbox/channels/mastodon/info.py" />
      <location filename="../../inbox/channels/matrix/info.py" />
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/channels/x/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Advanced</source>
      <translation>إعدادات متقدمة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>Advertising or automatic</source>
      <translation>إعلان أو رسالة آلية</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Against a fake made from Meta's documentation (Meta publishes no spec of it) and a real relay; never run against the live service.</source>
      <translation>على بديل مصنوع وفق وثائق Meta (لا تنشر Meta مواصفة لها) وخادم ترحيل حقيقي؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Against a local shop with an HTTP interface of its own (reviews with replies, a contact form), and files of RSS, Atom, CSV and JSON.</source>
      <translation>على متجر محلي له واجهة HTTP خاصة به (مراجعات مع ردودها ونموذج تواصل)، وعلى ملفات RSS وAtom وCSV وJSON.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Against a real Prosody 0.12, with the chat window in a real Chromium.</source>
      <translation>على خادم Prosody 0.12 حقيقي، مع نافذة الدردشة في متصفح Chromium حقيقي.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Against a real Synapse 1.163, with a real IRC bridge (Heisenbridge and ngIRCd).</source>
      <translation>على خادم Synapse 1.163 حقيقي، مع جسر IRC حقيقي (Heisenbridge وngIRCd).</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Against a real isso 0.14 server.</source>
      <translation>على خادم isso 0.14 حقيقي.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Against a real snac2 2.75 server; streaming against a local stand-in that follows Mastodon's documentation. Never run against mastodon.social.</source>
      <translation>على خادم snac2 2.75 حقيقي؛ والبث على بديل محلي يتبع وثائق Mastodon. لم تُجرَّب قط على mastodon.social.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Against real Dovecot and Postfix servers; never run against Gmail or Microsoft 365.</source>
      <translation>على خوادم Dovecot وPostfix حقيقية؛ لم تُجرَّب قط على Gmail أو Microsoft 365.</translation>
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
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>An Instagram professional account's direct messages and comments.</source>
      <translation>الرسائل المباشرة والتعليقات لحساب Instagram احترافي.</translation>
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
      <location filename="../../ui/thread/inside.py" />
      <source>An earlier message that is not here</source>
      <translation>رسالة سابقة ليست هنا</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>An empty message cannot be sent; delete it instead.</source>
      <translation>لا يمكن إرسال رسالة فارغة؛ احذفها بدلاً من ذلك.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>An internal note never leaves the team; save it as a note.</source>
      <translation>الملاحظة الداخلية لا تخرج من الفريق أبداً؛ احفظها كملاحظة.</translation>
    </message>
    <message>
      <location filename="../../app/lock.py" />
      <source>Another Kindline already receives for this workspace; nothing was changed, close the other one first.</source>
      <translation>هناك Kindline آخر يستقبل لمساحة العمل هذه؛ لم يتغير شيء، أغلق الآخر أولاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/reviews.py" />
      <source>Another answer stands below this review since then. Yours was not sent again; look there, then decide.</source>
      <translation>ظهر رد آخر أسفل هذه المراجعة منذ ذلك الحين. لم يُرسل ردك مجدداً؛ انظر هناك ثم قرر.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Another channel</source>
      <translation>قناة أخرى</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>Another program holds {v1} for too long, so nothing was stored; end it and try again.</source>
      <translation>يحجز برنامج آخر الملف {v1} منذ وقت طويل، فلم يُحفظ شيء؛ أغلقه ثم أعد المحاولة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/wire.py" />
      <source>Another program reads this bot's messages at the same time. Nothing is lost; end the other one, or make a bot of its own for Kindline.</source>
      <translation>يقرأ برنامج آخر رسائل هذا البوت في الوقت نفسه. لم يُفقد شيء؛ أوقف البرنامج الآخر، أو أنشئ بوتاً خاصاً بـ Kindline.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/wire.py" />
      <source>Another program takes this bot's messages by a webhook, so Telegram gives none to Kindline. Remove the webhook (the channel's README says how), or give this bot a Kindline relay.</source>
      <translation>يستقبل برنامج آخر رسائل هذا البوت عبر webhook، فلا يعطي Telegram منها شيئاً إلى Kindline. أزل webhook (يشرح ملف README للقناة الطريقة)، أو اجعل لهذا البوت خادم ترحيل Kindline.</translation>
    </message>
    <message>
      <location filename="../../inbox/loopback.py" />
      <source>Another program uses port {v1}, which the sign-in needs. Nothing was changed; end it, or choose another port here and at the provider.</source>
      <translation>يستخدم برنامج آخر المنفذ {v1} الذي يحتاج إليه تسجيل الدخول. لم يتغير شيء؛ أوقف ذلك البرنامج، أو اختر منفذاً آخر هنا ولدى المزود.</translation>
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
      <location filename="../../inbox/graph/fields.py" />
      <source>Answer for seven days</source>
      <translation>إتاحة الرد سبعة أيام</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Answer here, then take it private</source>
      <translation>الرد هنا ثم المتابعة في محادثة خاصة</translation>
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
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Any feed or API</source>
      <translation>أي خلاصة أو API</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Any mailbox with IMAP and SMTP; Gmail and Microsoft 365 by browser sign-in.</source>
      <translation>أي صندوق بريد عبر IMAP وSMTP؛ وGmail وMicrosoft 365 بتسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>App</source>
      <translation>التطبيق</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>App Store</source>
      <translation>App Store</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>App package names</source>
      <translation>أسماء حزم التطبيقات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>App password</source>
      <translation>كلمة مرور للتطبيقات</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Appearance</source>
      <translation>المظهر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Apple IDs of the apps</source>
      <translation>معرّفات التطبيقات (Apple ID)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Apple permits about 3,600 requests an hour for each key.</source>
      <translation>تسمح Apple بنحو ٣٦٠٠ طلب في الساعة لكل مفتاح.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/area.py" />
      <source>Arrows scroll; Ctrl with arrows walks through the messages; Enter opens a menu.</source>
      <translation>الأسهم للتمرير، وCtrl مع الأسهم للتنقل بين الرسائل، وEnter لفتح القائمة.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/original.py" />
      <source>As designed by the sender. Nothing is loaded from the network.</source>
      <translation>كما صممها المرسل. لا يُحمّل شيء من الشبكة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>As in the app's callback address, http://127.0.0.1:17621/.</source>
      <translation>كما في العنوان http://127.0.0.1:17621/ ‎المسجَّل عنواناً للعودة (callback) في التطبيق.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>As in the relay's configuration; with it Kindline sets the bot's webhook by itself.</source>
      <translation>كما في إعدادات خادم الترحيل؛ وبه يضبط Kindline عنوان webhook للبوت من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>As in the store's address, for example com.example.shop; several separated by commas.</source>
      <translation>كما في عنوان المتجر، مثل com.example.shop؛ وإن تعددت فمفصولة بفواصل.</translation>
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
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Ask Google for access to the Business Profile APIs with a form; that takes days.</source>
      <translation>اطلب من Google عبر نموذج الوصول إلى Business Profile APIs؛ يستغرق ذلك أياماً.</translation>
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
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>At business.facebook.com, Settings, System users, give a system user the page and make a token for the app with instagram_basic, instagram_manage_messages, instagram_manage_comments, pages_messaging, pages_manage_metadata and pages_read_engagement.</source>
      <translation>في business.facebook.com، ضمن الإعدادات ثم مستخدمي النظام (System users)، امنح مستخدم نظام حق الوصول إلى الصفحة وأنشئ رمزًا للتطبيق بالأذونات instagram_basic وinstagram_manage_messages وinstagram_manage_comments وpages_messaging وpages_manage_metadata وpages_read_engagement.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>At business.facebook.com, Settings, System users, give a system user the page and make a token for the app with pages_messaging, pages_manage_metadata, pages_read_engagement, pages_read_user_content and pages_manage_engagement.</source>
      <translation>في business.facebook.com، ضمن الإعدادات ثم مستخدمي النظام (System users)، امنح مستخدم نظام حق الوصول إلى الصفحة وأنشئ رمزًا للتطبيق بالأذونات pages_messaging وpages_manage_metadata وpages_read_engagement وpages_read_user_content وpages_manage_engagement.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>At business.facebook.com, Settings, System users, make a token for the app with whatsapp_business_messaging and whatsapp_business_management.</source>
      <translation>في business.facebook.com، ضمن الإعدادات ثم مستخدمي النظام (System users)، أنشئ رمزًا للتطبيق بالإذنين whatsapp_business_messaging وwhatsapp_business_management.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>At console.x.com, make a project and an app of your own; direct messages need a plan that includes them.</source>
      <translation>في console.x.com أنشئ مشروعاً وتطبيقاً خاصين بك؛ تحتاج الرسائل المباشرة إلى خطة تشملها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>At developers.facebook.com make an app of the type Business and add Instagram to it.</source>
      <translation>في developers.facebook.com أنشئ تطبيقًا من نوع Business وأضف إليه Instagram.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>At developers.facebook.com make an app of the type Business and add Messenger to it.</source>
      <translation>في developers.facebook.com أنشئ تطبيقًا من نوع Business وأضف إليه Messenger.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>At developers.facebook.com make an app of the type Business and add WhatsApp to it.</source>
      <translation>في developers.facebook.com أنشئ تطبيقًا من نوع Business وأضف إليه WhatsApp.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>At the first connection.</source>
      <translation>عند الاتصال الأول.</translation>
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
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Australia</source>
      <translation>أستراليا</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Automatic reply</source>
      <translation>رد آلي</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <location filename="../../ui/thread/original.py" />
      <source>Back to the conversation</source>
      <translation>العودة إلى المحادثة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Back to the queue</source>
      <translation>العودة إلى القائمة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/linked.py" />
      <source>Began in public: {place}</source>
      <translation>بدأت في محادثة علنية: {place}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Bluesky</source>
      <translation>Bluesky</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>Bluesky has closed or suspended this account; see its own page.</source>
      <translation>أغلق Bluesky هذا الحساب أو علّقه؛ انظر صفحته هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>Bluesky no longer accepts the app password. What was received is safe; enter a new one.</source>
      <translation>لم يعد Bluesky يقبل كلمة المرور للتطبيقات. كل ما استُقبل محفوظ؛ أدخل كلمة جديدة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/acting.py" />
      <source>Bluesky takes no direct message back; the other side keeps it.</source>
      <translation>لا يسترجع Bluesky الرسائل المباشرة؛ فتبقى لدى الطرف الآخر.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>Bold</source>
      <translation>غامق</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Bot API server</source>
      <translation>خادم Bot API</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Bot token</source>
      <translation>رمز البوت</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Certificate of the server</source>
      <translation>شهادة الخادم</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <location filename="../../ui/composer/framing.py" />
      <source>Change</source>
      <translation>تغيير</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Change the account</source>
      <translation>تغيير الحساب</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Change urgency</source>
      <translation>تغيير الاستعجال</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>Changed; the network is told.</source>
      <translation>تم التغيير؛ ويجري إبلاغ الشبكة.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/header.py" />
      <source>Channel</source>
      <translation>القناة</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/picker.py" />
      <source>Chat</source>
      <translation>الدردشة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Chat address</source>
      <translation>عنوان الدردشة</translation>
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
      <location filename="../../ui/kit/filefield.py" />
      <source>Choose a file</source>
      <translation>اختيار ملف</translation>
    </message>
    <message>
      <location filename="../../ui/kit/filefield.py" />
      <source>Choose a file or drop it here</source>
      <translation>اختر ملفاً أو أفلته هنا</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Choose a template</source>
      <translation>اختر قالبًا</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>Choose one from the queue. J and K walk through it, Ctrl+K finds everything.</source>
      <translation>اختر محادثة من القائمة. J وK للتنقل فيها، وCtrl+K للعثور على كل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Choose the file here, and enter the app's Apple ID from App Information.</source>
      <translation>اختر الملف هنا، وأدخل معرّف التطبيق (Apple ID) من App Information.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Choose the key file here. Google may take a day until the permission works.</source>
      <translation>اختر ملف المفتاح هنا. قد يستغرق Google يوماً حتى يسري الإذن.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Client ID</source>
      <translation>معرّف العميل (Client ID)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Client secret</source>
      <translation>سر العميل (Client Secret)</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/commands/verbs.py" />
      <location filename="../../ui/queue/bulk.py" />
      <location filename="../../ui/thread/header.py" />
      <location filename="../../ui/thread/lightbox.py" />
      <source>Close</source>
      <translation>إغلاق</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Close and archive on the server</source>
      <translation>إغلاق وأرشفة على الخادم</translation>
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
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Comments and reviews below your own pages, kept by isso: approve, delete, answer.</source>
      <translation>التعليقات والمراجعات أسفل صفحاتك أنت، ويحفظها isso: اقبلها أو احذفها أو رُدّ عليها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>Comments below the posts of the account come in as public conversations.</source>
      <translation>تصل التعليقات أسفل منشورات الحساب كمحادثات علنية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Comments below the posts of the page come in as public conversations.</source>
      <translation>تصل التعليقات أسفل منشورات الصفحة كمحادثات علنية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/sync.py" />
      <source>Comments on this site wait for approval: Show publishes one, Hide deletes it for good.</source>
      <translation>تنتظر التعليقات في هذا الموقع الموافقة: «إظهار» ينشر التعليق، و«إخفاء» يحذفه نهائياً.</translation>
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
      <location filename="../../ui/accounts/connect.py" />
      <location filename="../../ui/accounts/view.py" />
      <location filename="../../ui/frame/welcome.py" />
      <source>Connect an account</source>
      <translation>ربط حساب</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Connect mail, a chat, a social page or reviews. The newest messages come first.</source>
      <translation>اربط البريد أو دردشة أو صفحة تواصل اجتماعي أو المراجعات. تصل أحدث الرسائل أولاً.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <location filename="../../ui/thread/inside.py" />
      <source>Content warning: {words}</source>
      <translation>تحذير من المحتوى: {words}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Continue in private</source>
      <translation>المتابعة في محادثة خاصة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/linked.py" />
      <source>Continued in private: {place}</source>
      <translation>استمرت في محادثة خاصة: {place}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Contract-checked against Intercom's published API 2.15 by Prism and by schema; never run against the live service.</source>
      <translation>جرى التحقق من التوافق مع واجهة API المنشورة من Intercom، الإصدار 2.15، باستخدام Prism ووفق المخطط؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Contract-checked against X's published API v2 by Prism and by schema; never run against the live service.</source>
      <translation>جرى التحقق من التوافق مع واجهة API v2 المنشورة من X باستخدام Prism ووفق المخطط؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Contract-checked against the published Bot API 10.1, every request and update; never run against the live service.</source>
      <translation>جرى التحقق من التوافق مع Bot API 10.1 المنشورة، في كل طلب وكل تحديث؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <location filename="../../ui/queue/table.py" />
      <source>Conversations</source>
      <translation>المحادثات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Conversations of an Intercom workspace, for teams that sit on it or move over.</source>
      <translation>محادثات مساحة عمل Intercom، للفرق التي تعمل عليها أو تنتقل منها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Conversations that changed in these days are brought at first.</source>
      <translation>تُجلب أولاً المحادثات التي تغيرت خلال هذه الأيام.</translation>
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
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Copy the Issuer ID above the list and the Key ID beside the key.</source>
      <translation>انسخ Issuer ID الظاهر أعلى القائمة وKey ID الظاهر بجانب المفتاح.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Copy the OAuth 2.0 Client ID into the field above, then sign in.</source>
      <translation>انسخ OAuth 2.0 Client ID إلى الحقل أعلاه، ثم سجّل الدخول.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Copy the access token from the same page into the field above and choose your region.</source>
      <translation>انسخ رمز الوصول من الصفحة نفسها إلى الحقل أعلاه واختر منطقتك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Copy the page ID and the token into the fields here.</source>
      <translation>انسخ معرّف الصفحة والرمز إلى الحقول هنا.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Copy the phone number ID from WhatsApp, API Setup, and fill in the fields here.</source>
      <translation>انسخ معرّف رقم الهاتف من WhatsApp ثم API Setup، واملأ الحقول هنا.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Copy the token that @BotFather gives into the field above.</source>
      <translation>انسخ الرمز الذي يعطيه ‎@BotFather إلى الحقل أعلاه.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/guide.py" />
      <source>Copy {words}</source>
      <translation>نسخ {words}</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Days of earlier chats to fetch</source>
      <translation>عدد أيام الدردشات السابقة المطلوب جلبها</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Days of history</source>
      <translation>عدد أيام السجل</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Days of history to fetch at first</source>
      <translation>عدد أيام السجل المطلوب جلبها أولاً</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/fields.py" />
      <source>Days to look back</source>
      <translation>عدد الأيام السابقة</translation>
    </message>
    <message>
      <location filename="../../ui/settings/shortcuts.py" />
      <source>Default key</source>
      <translation>المفتاح الافتراضي</translation>
    </message>
    <message>
      <location filename="../../ui/thread/deeds.py" />
      <source>Delete</source>
      <translation>حذف</translation>
    </message>
    <message>
      <location filename="../../ui/thread/gestures.py" />
      <source>Delete for everyone…</source>
      <translation>حذف لدى الجميع…</translation>
    </message>
    <message>
      <location filename="../../ui/thread/deeds.py" />
      <source>Delete this message for everyone?</source>
      <translation>حذف هذه الرسالة لدى الجميع؟</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Deleted by its author. Your copy is kept.</source>
      <translation>حذفها كاتبها. نسختك محفوظة.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Deleted by us. Your copy is kept.</source>
      <translation>حذفناها نحن. نسختك محفوظة.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Deleted: {words}</source>
      <translation>محذوفة: {words}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>Deleted; your copy is kept</source>
      <translation>حُذفت؛ نسختك محفوظة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Delivery failure</source>
      <translation>تعذر التسليم</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Description (TOML)</source>
      <translation>الوصف (TOML)</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Desktop notifications</source>
      <translation>إشعارات سطح المكتب</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Direct messages and public mentions on Mastodon and servers that speak its API.</source>
      <translation>الرسائل المباشرة والإشارات العلنية على Mastodon والخوادم التي تدعم واجهته.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Direct messages and rooms of any Matrix server, and the networks bridged into it.</source>
      <translation>الرسائل المباشرة والغرف في أي خادم Matrix، والشبكات الموصولة به عبر الجسور.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Direct messages of an X account, and public posts that name it.</source>
      <translation>الرسائل المباشرة لحساب X، والمنشورات العلنية التي تذكره.</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Does the server sign in through the browser only? Then choose Access token. In Element it is under Settings, Help &amp; About, Advanced, Access Token; sign in there in a private window and close it without signing out, so that the token stays Kindline's own.</source>
      <translation>هل يسجّل الخادم الدخول عبر المتصفح فقط؟ اختر إذن «رمز الوصول». تجده في Element ضمن Settings ثم Help &amp; About ثم Advanced ثم Access Token؛ سجّل الدخول هناك في نافذة خاصة وأغلقها دون تسجيل الخروج، ليبقى الرمز لـ Kindline وحده.</translation>
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
      <location filename="../../ui/composer/foot.py" />
      <source>Drafts come when the local model is ready</source>
      <translation>تظهر المسودات عندما يجهز النموذج المحلي</translation>
    </message>
    <message>
      <location filename="../../ui/composer/foot.py" />
      <source>Drafts come when the local model is ready: {percent}%</source>
      <translation>تظهر المسودات عندما يجهز النموذج المحلي: {percent}٪</translation>
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
      <location filename="../../ui/thread/access.py" />
      <location filename="../../ui/thread/marks.py" />
      <source>Edited {time}</source>
      <translation>عُدّلت {time}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/gestures.py" />
      <source>Edit…</source>
      <translation>تعديل…</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Email</source>
      <translation>البريد الإلكتروني</translation>
    </message>
    <message>
      <location filename="../../ui/kit/emoji.py" />
      <source>Emoji</source>
      <translation>رموز تعبيرية</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Empty for Meta's own.</source>
      <translation>اتركه فارغاً لاستخدام عنوان Meta نفسها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Empty: as the description says.</source>
      <translation>إن تُرك فارغاً: كما يذكر الوصف.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Encrypted on your disk</source>
      <translation>مشفّر على قرصك</translation>
    </message>
    <message>
      <location filename="../../ui/commands/tag.py" />
      <source>Enter adds the new tag {name}</source>
      <translation>مفتاح Enter يضيف الوسم الجديد {name}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Enter isso's address and that password here.</source>
      <translation>أدخل هنا عنوان isso وكلمة المرور تلك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Enter its address, such as @help:example.org, and its password.</source>
      <translation>أدخل عنوانه، مثل @help:example.org، وكلمة مروره.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/oauth.py" />
      <source>Enter the Client ID of your app at X first; the guide says where it is.</source>
      <translation>أدخل أولاً Client ID لتطبيقك لدى X؛ يوضح الدليل مكانه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Enter the address and its password here and press Check.</source>
      <translation>أدخل العنوان وكلمة مروره هنا واضغط «تحقق».</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/wire.py" />
      <source>Enter the address of isso, such as https://comments.shop.example.</source>
      <translation>أدخل عنوان isso، مثل https://comments.shop.example.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Enter the handle and the app password here; the real password is never needed.</source>
      <translation>أدخل هنا المعرّف وكلمة المرور للتطبيقات؛ لا حاجة إلى كلمة المرور الأصلية أبداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Enter the name and an e-mail address for your answers; the address is shown to nobody.</source>
      <translation>أدخل الاسم وعنوان بريد إلكتروني لردودك؛ لا يُعرض العنوان لأحد.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/channel.py" />
      <source>Enter the page's ID, which is a number of digits only.</source>
      <translation>أدخل معرّف الصفحة، وهو مكوّن من أرقام فقط.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/channel.py" />
      <source>Enter the phone number ID, which is a number of digits only.</source>
      <translation>أدخل معرّف رقم الهاتف، وهو مكوّن من أرقام فقط.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Enter the secret in its field, never in the description, and press Check.</source>
      <translation>أدخل السر في حقله، لا في الوصف أبداً، واضغط «تحقق».</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>Enter the server of the account, such as bsky.social.</source>
      <translation>أدخل خادم الحساب، مثل bsky.social.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>Enter the server of the account, such as mastodon.social.</source>
      <translation>أدخل خادم الحساب، مثل mastodon.social.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Enter the server's name and press Sign in: the server's page opens in your browser.</source>
      <translation>أدخل اسم الخادم واضغط «تسجيل الدخول»: تُفتح صفحة الخادم في متصفحك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/config.py" />
      <source>Enter the {v1} mail server's name, or let Kindline look it up.</source>
      <translation>أدخل اسم خادم البريد ({v1})، أو دع Kindline يبحث عنه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Europe</source>
      <translation>أوروبا</translation>
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
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Every request checked against Apple's OpenAPI file in a local stand-in; never run against the live service.</source>
      <translation>فُحص كل طلب وفق ملف OpenAPI من Apple على بديل محلي؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Every request checked against Google's discovery document in a local stand-in; never run against the live service.</source>
      <translation>فُحص كل طلب وفق مستند الاكتشاف من Google على بديل محلي؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Every request checked against Meta's own OpenAPI file, messages through a real relay; never run against the live service.</source>
      <translation>فُحص كل طلب وفق ملف OpenAPI من Meta نفسها، والرسائل عبر خادم ترحيل حقيقي؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Everyone can see this conversation.</source>
      <translation>يمكن للجميع رؤية هذه المحادثة.</translation>
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
      <location filename="../../ui/thread/marks.py" />
      <source>Fetch the title of {address}; nothing is opened.</source>
      <translation>جلب عنوان الصفحة من {address}؛ ولا يُفتح شيء.</translation>
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
      <location filename="../../ui/thread/media.py" />
      <source>File</source>
      <translation>ملف</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <source>Files cannot be attached here; this channel takes text only.</source>
      <translation>لا يمكن إرفاق ملفات هنا؛ هذه القناة تقبل النص فقط.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Film</source>
      <translation>فيديو</translation>
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
      <location filename="../../ui/accounts/picker.py" />
      <source>Find a channel</source>
      <translation>البحث عن قناة</translation>
    </message>
    <message>
      <location filename="../../ui/commands/tag.py" />
      <source>Find a tag, or type a new one and press Enter</source>
      <translation>ابحث عن وسم، أو اكتب وسماً جديداً واضغط Enter</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <source>Find a template</source>
      <translation>ابحث عن قالب</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>First synchronisation</source>
      <translation>المزامنة الأولى</translation>
    </message>
    <message>
      <location filename="../../ui/thread/lightbox.py" />
      <source>Fit</source>
      <translation>ملاءمة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>For Google and Microsoft.</source>
      <translation>لحسابات Google وMicrosoft.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>For WhatsApp, Telegram, Signal and others, let the account use a bridge (mautrix): its rooms then carry that network's name here.</source>
      <translation>لـ WhatsApp وTelegram وSignal وغيرها، اجعل الحساب يستخدم جسرًا (mautrix): عندها تحمل غرفه هنا اسم تلك الشبكة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>For a business account: in Telegram's settings under Telegram Business, Chatbots, name the bot and let it read and answer messages.</source>
      <translation>لحساب أعمال: في إعدادات Telegram، ضمن Telegram Business ثم Chatbots، أدخل اسم البوت واسمح له بقراءة الرسائل والرد عليها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>For groups: add the bot to the group. It sees only what begins with / or answers it, unless you turn its privacy off (/setprivacy in @BotFather) or make it an administrator.</source>
      <translation>للمجموعات: أضف البوت إلى المجموعة. لا يرى إلا ما يبدأ بالعلامة / أو ما يرد عليه، ما لم توقف وضع الخصوصية له (الأمر ‎/setprivacy في ‎@BotFather) أو تجعله مشرفاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>For people outside your own team the app needs Advanced Access: ask for it under App review.</source>
      <translation>لمراسلة من هم خارج فريقك يحتاج التطبيق إلى Advanced Access: اطلبه ضمن App review.</translation>
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
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>From @BotFather in Telegram; kept in the system's keyring.</source>
      <translation>من ‎@BotFather في Telegram؛ يُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>From Preferences, Development, New application. Kept in the system's keyring.</source>
      <translation>من Preferences ثم Development ثم New application. يُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>From Settings, Privacy and security, App passwords; allow access to direct messages.</source>
      <translation>من Settings ثم Privacy and security ثم App passwords؛ اسمح بالوصول إلى الرسائل المباشرة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>From [admin] in isso's configuration. Kept in the system's keyring.</source>
      <translation>من قسم [admin] في إعدادات isso. تُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>From the settings of another Matrix app; kept in the system's keyring.</source>
      <translation>من إعدادات تطبيق Matrix آخر؛ يُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Give it “View app information” and “Reply to reviews” for the app.</source>
      <translation>امنحه الإذنين «View app information» و«Reply to reviews» للتطبيق.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Gmail and Microsoft 365 keep it by themselves.</source>
      <translation>يحفظها Gmail وMicrosoft 365 من تلقاء نفسيهما.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Go to a place in it</source>
      <translation>الانتقال إلى موضع فيه</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Go to the message it answers</source>
      <translation>الانتقال إلى الرسالة التي ترد عليها</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Go to the private side</source>
      <translation>الانتقال إلى الجانب الخاص</translation>
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
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Google Business</source>
      <translation>Google Business</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Google Play</source>
      <translation>Google Play</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Google and Microsoft ask in your browser; Kindline never sees that password.</source>
      <translation>يسألك Google وMicrosoft في متصفحك؛ ولا يرى Kindline كلمة المرور تلك أبداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/oauth.py" />
      <source>Google asks for an OAuth client id. Make one (the channel's README says how) and enter it first.</source>
      <translation>يطلب Google معرّف عميل OAuth. أنشئ معرّفاً (يشرح ملف README للقناة الطريقة) وأدخله أولاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/auth.py" />
      <source>Google does not accept the service account's key: it was deleted, or this computer's clock is wrong. What was received is safe; make a new key and paste it into the account.</source>
      <translation>لا يقبل Google مفتاح حساب الخدمة: حُذف المفتاح، أو ساعة هذا الحاسوب غير صحيحة. كل ما استُقبل محفوظ؛ أنشئ مفتاحاً جديداً والصقه في الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Google permits 200 requests an hour for each app.</source>
      <translation>يسمح Google بعدد ٢٠٠ طلب في الساعة لكل تطبيق.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Google permits 300 requests a minute.</source>
      <translation>يسمح Google بعدد ٣٠٠ طلب في الدقيقة.</translation>
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
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Handle</source>
      <translation>المعرّف</translation>
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
      <location filename="../../ui/thread/access.py" />
      <location filename="../../ui/thread/bubble.py" />
      <source>Hidden from the public by us.</source>
      <translation>أخفيناها نحن عن الجمهور.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Hide</source>
      <translation>إخفاء</translation>
    </message>
    <message>
      <location filename="../../ui/thread/gestures.py" />
      <source>Hide from the public</source>
      <translation>إخفاء عن الجمهور</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Home server</source>
      <translation>الخادم الرئيسي</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/fields.py" />
      <source>How far back the first look goes.</source>
      <translation>المدة السابقة التي يشملها البحث الأول.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/guide.py" />
      <source>How it was tested: {sentence}</source>
      <translation>طريقة الاختبار: {sentence}</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>How many drafts ahead</source>
      <translation>عدد المسودات المسبقة</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/guide.py" />
      <source>How to get what is asked for</source>
      <translation>كيف تحصل على المطلوب</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Identities</source>
      <translation>الهويات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>If replies can be sent, describe the call under [reply].</source>
      <translation>إن كان إرسال الردود ممكناً، فصِف الطلب تحت [reply].</translation>
    </message>
    <message>
      <location filename="../../ui/thread/lightbox.py" />
      <source>Image {name}</source>
      <translation>الصورة {name}</translation>
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
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>In App Store Connect open Users and Access, Integrations, App Store Connect API.</source>
      <translation>في App Store Connect افتح Users and Access ثم Integrations ثم App Store Connect API.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>In Google Cloud, switch on the Google Play Android Developer API in a project.</source>
      <translation>في Google Cloud، فعّل Google Play Android Developer API في أحد المشاريع.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>In Intercom, open Settings, Integrations, Developer Hub, and make a new app for your workspace.</source>
      <translation>في Intercom، افتح Settings ثم Integrations ثم Developer Hub، وأنشئ تطبيقاً جديداً لمساحة عملك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>In Telegram, open a chat with @BotFather and send /newbot; it asks for a name and an address that ends in “bot”.</source>
      <translation>في Telegram، افتح محادثة مع ‎@BotFather وأرسل‎ /newbot؛ سيطلب اسماً وعنواناً ينتهي بـ «bot».</translation>
    </message>
    <message>
      <location filename="../../ui/commands/snooze.py" />
      <source>In a week</source>
      <translation>بعد أسبوع</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>In isso's configuration write [admin], enabled = true and a long password; restart isso.</source>
      <translation>في إعدادات isso اكتب [admin] ثم enabled = true وكلمة مرور طويلة؛ ثم أعد تشغيل isso.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/tools.py" />
      <source>In one hour</source>
      <translation>بعد ساعة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>In the Google Cloud project that was approved, switch on the Google My Business API, the Account Management API and the Business Information API.</source>
      <translation>في مشروع Google Cloud الذي تمت الموافقة عليه، فعّل Google My Business API وAccount Management API وBusiness Information API.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>In the Instagram app, Settings, Messages, allow access for connected tools, and connect the professional account to a Facebook page.</source>
      <translation>في تطبيق Instagram، ضمن الإعدادات ثم الرسائل، اسمح بوصول الأدوات المرتبطة، واربط الحساب الاحترافي بصفحة Facebook.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>In the Play Console, under Users and permissions, invite the service account's address.</source>
      <translation>في Play Console، ضمن Users and permissions، ادعُ عنوان حساب الخدمة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>In the app, open User authentication settings: type Native App, permissions Read and write and Direct message, callback address http://127.0.0.1:17621/.</source>
      <translation>في التطبيق، افتح User authentication settings: النوع Native App، والأذونات Read and write and Direct message، واكتب http://127.0.0.1:17621/ ‎في عنوان العودة (callback).</translation>
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
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>Instagram</source>
      <translation>Instagram</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/sending.py" />
      <source>Instagram takes pictures up to 8 MB; make it smaller. Your text is kept.</source>
      <translation>يقبل Instagram صورًا حتى 8 ميغابايت؛ صغّرها. نصّك محفوظ.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <source>Instagram takes replies for 24 hours after the customer's last message, or for seven days where Meta granted your app the feature Human Agent. After that wait until the customer writes again.</source>
      <translation>يقبل Instagram الردود لمدة 24 ساعة بعد آخر رسالة من العميل، أو سبعة أيام حيث منحت Meta تطبيقك ميزة Human Agent. بعد ذلك انتظر حتى يكتب العميل من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Install Prosody 0.12 on a public host and take over the example configuration from resources/widget/prosody.cfg.lua.</source>
      <translation>ثبّت Prosody 0.12 على خادم متاح على الإنترنت واعتمد مثال الإعدادات من resources/widget/prosody.cfg.lua.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Intercom</source>
      <translation>Intercom</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/channel.py" />
      <source>Intercom did not take the message back.</source>
      <translation>لم يسترجع Intercom الرسالة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/channel.py" />
      <source>Intercom did not take this reply ({v1}), so nothing was sent; look at the conversation there.</source>
      <translation>لم يقبل Intercom هذا الرد ({v1})، فلم يُرسل شيء؛ انظر إلى المحادثة هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/wire.py" />
      <source>Intercom does not accept the access token. What was received is safe; copy the token from the Developer Hub into the account's settings.</source>
      <translation>لا يقبل Intercom رمز الوصول. كل ما استُقبل محفوظ؛ انسخ الرمز من Developer Hub إلى إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/wire.py" />
      <source>Intercom does not permit this to the token. Give the app read and write access to conversations in the Developer Hub; nothing is lost.</source>
      <translation>لا يسمح Intercom بهذا لرمز الوصول. امنح التطبيق إذن القراءة والكتابة للمحادثات في Developer Hub؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/channel.py" />
      <source>Intercom took the reply but did not show it, so the customer may already have it; look there, then say whether it arrived.</source>
      <translation>قبل Intercom الرد لكنه لم يُظهره، فربما وصل إلى العميل بالفعل؛ انظر هناك ثم حدد هل وصل.</translation>
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
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Issuer ID</source>
      <translation>معرّف الجهة المُصدِرة (Issuer ID)</translation>
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
      <location filename="../../inbox/channels/matrix/sending.py" />
      <source>It is not known to whom this should go; answer in the conversation.</source>
      <translation>لا يُعرف إلى من ينبغي أن يذهب هذا؛ رُدّ في المحادثة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>It is too large, or does not lie on the open network.</source>
      <translation>هو أكبر من اللازم، أو ليس على الشبكة المفتوحة.</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Kept in the system's keyring.</source>
      <translation>يُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Kept in the system's keyring. Some providers want an app password here.</source>
      <translation>تُحفظ في حافظة مفاتيح النظام. بعض المزودين يطلبون هنا كلمة مرور للتطبيقات.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Key ID</source>
      <translation>معرّف المفتاح (Key ID)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Key for signed-in visitors</source>
      <translation>مفتاح الزوار المسجَّل دخولهم</translation>
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
      <location filename="../../inbox/acts.py" />
      <source>Kindline does not know this message's name on the network yet, so nothing was changed; try again in a moment, or change it there.</source>
      <translation>لا يعرف Kindline بعد اسم هذه الرسالة على الشبكة، فلم يتغير شيء؛ حاول بعد لحظة، أو غيّرها هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Kindline stays in the tray.</source>
      <translation>يبقى Kindline في شريط النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/delivery.py" />
      <source>Kindline was interrupted while this reply was leaving, so the customer may already have it; look in the mailbox or ask, then say whether it arrived.</source>
      <translation>انقطع عمل Kindline أثناء خروج هذا الرد، فقد يكون وصل إلى العميل؛ انظر في صندوق البريد أو اسأل، ثم قل هل وصل.</translation>
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
      <location filename="../../ui/thread/lightbox.py" />
      <source>Larger</source>
      <translation>تكبير</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>Larger than 20 MB, which Telegram does not give to bots; see it in Telegram.</source>
      <translation>أكبر من 20 ميغابايت، ولا يسلّم تيليجرام مثله إلى البوتات؛ شاهده في تيليجرام.</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
      <source>Late by {time}</source>
      <translation>متأخر {time}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Leave it as it is</source>
      <translation>اتركها كما هي</translation>
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
      <location filename="../../ui/composer/privately.py" />
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
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Lists of accounts and places checked against Google's discovery documents, reviews and answers against a description written after Google's reference pages, in a local stand-in; never run against the live service.</source>
      <translation>فُحصت قوائم الحسابات والأماكن وفق مستندات الاكتشاف من Google، والمراجعات والردود وفق وصف كُتب اعتماداً على صفحات Google المرجعية، على بديل محلي؛ لم تُجرَّب قط على الخدمة الفعلية.</translation>
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
      <location filename="../../inbox/channels/app_store/info.py" />
      <location filename="../../inbox/channels/feed/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Look every (seconds)</source>
      <translation>البحث كل (ثانية)</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <source>Look for new messages now</source>
      <translation>البحث عن رسائل جديدة الآن</translation>
    </message>
    <message>
      <location filename="../../ui/thread/deeds.py" />
      <source>Looking at {address}…</source>
      <translation>جارٍ الاطلاع على {address}…</translation>
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
      <location filename="../../ui/accounts/picker.py" />
      <source>Mail</source>
      <translation>البريد</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Mail, website chat, messengers, social pages, reviews: one is enough to begin. The newest messages come first.</source>
      <translation>البريد والدردشة والمراسلة وصفحات التواصل والمراجعات: واحدة تكفي للبدء، وأحدث الرسائل أولاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Make a team key with the role Customer Support; Apple lets you download it once.</source>
      <translation>أنشئ مفتاح فريق بالدور Customer Support؛ تتيح Apple تنزيله مرة واحدة فقط.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Make an OAuth client of the type Desktop app and copy its id and secret here.</source>
      <translation>أنشئ عميل OAuth من النوع Desktop app وانسخ معرّفه وسره إلى هنا.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Make an account for your shop on a Matrix server of your choice, or use the one you have.</source>
      <translation>أنشئ حسابًا لمتجرك على خادم Matrix تختاره، أو استخدم الحساب الذي لديك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Make the account visitors write to: prosodyctl adduser help@shop.example.</source>
      <translation>أنشئ الحساب الذي يكتب إليه الزوار: prosodyctl adduser help@shop.example.</translation>
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
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Mastodon</source>
      <translation>Mastodon</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Matrix</source>
      <translation>Matrix</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Matrix address</source>
      <translation>عنوان Matrix</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/sending.py" />
      <source>Matrix takes one file a message; send the others one by one.</source>
      <translation>يقبل Matrix ملفاً واحداً في كل رسالة؛ أرسل بقية الملفات واحداً تلو الآخر.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>May leave: “{words}”</source>
      <translation>قد يتركنا: «{words}»</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Mentions, replies and direct messages on Bluesky.</source>
      <translation>الإشارات والردود والرسائل المباشرة على Bluesky.</translation>
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
      <location filename="../../ui/thread/original.py" />
      <source>Message as designed</source>
      <translation>الرسالة كما صُممت</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <location filename="../../ui/thread/original.py" />
      <source>Message from {name}</source>
      <translation>رسالة من {name}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/area.py" />
      <source>Messages</source>
      <translation>الرسائل</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>Messages cannot be changed on this channel; nothing was changed.</source>
      <translation>لا يمكن تغيير الرسائل في هذه القناة؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>Messages cannot be deleted on this channel; nothing was changed.</source>
      <translation>لا يمكن حذف الرسائل في هذه القناة؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/actions.py" />
      <source>Messages come and go, but what you answer here is not marked there: {v1}</source>
      <translation>الرسائل تصل وتغادر كالمعتاد، لكن ما تردّ عليه هنا لا يُعلَّم هناك: {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/store/actions.py" />
      <source>Messages come and go, but what you archive here is not moved there: {v1}</source>
      <translation>الرسائل تصل وتغادر كالمعتاد، لكن ما تؤرشفه هنا لا يُنقل هناك: {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/store/actions.py" />
      <source>Messages come and go, but what you bring back here is not moved there: {v1}</source>
      <translation>الرسائل تصل وتغادر كالمعتاد، لكن ما تعيده هنا لا يُنقل هناك: {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/store/actions.py" />
      <source>Messages come and go, but what you call spam here is not moved there: {v1}</source>
      <translation>الرسائل تصل وتغادر كالمعتاد، لكن ما تعدّه بريدًا مزعجًا هنا لا يُنقل هناك: {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/store/actions.py" />
      <source>Messages come and go, but what you read here stays unread there: {v1}</source>
      <translation>الرسائل تصل وتغادر كالمعتاد، لكن ما تقرؤه هنا يبقى غير مقروء هناك: {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Messenger</source>
      <translation>Messenger</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Messenger takes replies for 24 hours after the customer's last message, or for seven days where Meta granted your app the feature Human Agent. After that wait until the customer writes again.</source>
      <translation>يقبل Messenger الردود لمدة 24 ساعة بعد آخر رسالة من العميل، أو سبعة أيام حيث منحت Meta تطبيقك ميزة Human Agent. بعد ذلك انتظر حتى يكتب العميل من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/page.py" />
      <source>Meta did not keep the file; send the reply without it.</source>
      <translation>لم تحفظ Meta الملف؛ أرسل الرد بدونه.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/sending.py" />
      <source>Meta took this reply and did not say under which name; look there whether the customer has it.</source>
      <translation>قبلت Meta هذا الرد ولم تذكر الاسم الذي حفظته به؛ انظر هناك هل وصل إلى العميل.</translation>
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
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Never shown by isso; your own answers are known again by it, so tell nobody.</source>
      <translation>لا يعرضه isso أبداً؛ وبه تُعرف ردودك، فلا تخبر به أحداً.</translation>
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
      <location filename="../../inbox/graph/channel.py" />
      <source>No Instagram professional account belongs to this page. Connect one in the page's settings at Facebook.</source>
      <translation>لا يتبع هذه الصفحة أي حساب Instagram احترافي. اربط حساباً من إعدادات الصفحة في Facebook.</translation>
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
      <location filename="../../ui/accounts/picker.py" />
      <source>No channel has these words.</source>
      <translation>لا توجد قناة بهذه الكلمات.</translation>
    </message>
    <message>
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
      <location filename="../../inbox/channels/google_business/oauth.py" />
      <source>Nobody has signed in with Google for this account. Sign in through the browser in the account's settings.</source>
      <translation>لم يسجّل أحد الدخول عبر Google لهذا الحساب. سجّل الدخول من المتصفح في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>Nobody stands under To; write an address first.</source>
      <translation>خانة «إلى» فارغة؛ اكتب عنواناً أولاً.</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>None (only on this machine)</source>
      <translation>بلا (على هذا الجهاز فقط)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/channel.py" />
      <source>None of the account's apps has this review any more. The reply was not sent; the customer may have taken the review back.</source>
      <translation>لم تعد هذه المراجعة لدى أي من تطبيقات الحساب. لم يُرسل الرد؛ ربما سحب العميل مراجعته.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/channel.py" />
      <source>None of the places has this review any more. The reply was not sent; the customer may have taken the review back.</source>
      <translation>لم تعد هذه المراجعة لدى أي من الأماكن. لم يُرسل الرد؛ ربما سحب العميل مراجعته.</translation>
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
      <location filename="../../inbox/acts.py" />
      <source>Nothing can be hidden on this channel; nothing was changed.</source>
      <translation>لا يمكن إخفاء شيء في هذه القناة؛ لم يتغير شيء.</translation>
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
      <location filename="../../ui/composer/pickers.py" />
      <source>Nothing here has these words.</source>
      <translation>لا شيء هنا يحوي هذه الكلمات.</translation>
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
      <location filename="../../inbox/channels/matrix/acting.py" />
      <source>Nothing was changed. {v1}</source>
      <translation>لم يتغير شيء. {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/sending.py" />
      <source>Nothing was sent. {v1}</source>
      <translation>لم يُرسل شيء. {v1}</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Notifications</source>
      <translation>الإشعارات</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Now</source>
      <translation>الآن</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>OAuth 2.0 Client ID of your own app in X's developer console.</source>
      <translation>قيمة OAuth 2.0 Client ID لتطبيقك الخاص في لوحة المطورين لدى X.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>OAuth client id</source>
      <translation>معرّف عميل OAuth</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
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
      <location filename="../../inbox/graph/fields.py" />
      <source>Of a system user or of the page, without an end date.</source>
      <translation>لمستخدم نظام أو للصفحة، بلا تاريخ انتهاء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Of a system user, with whatsapp_business_messaging and whatsapp_business_management.</source>
      <translation>لمستخدم نظام، بالصلاحيتين whatsapp_business_messaging وwhatsapp_business_management.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Of an app of your own in Intercom's Developer Hub; kept in the system's keyring.</source>
      <translation>لتطبيق خاص بك في Developer Hub لدى Intercom؛ يُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Of this account alone; `kindline relay desktop` makes one more.</source>
      <translation>خاص بهذا الحساب وحده؛ ينشئ الأمر `kindline relay desktop` رمزاً آخر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Of this address on the XMPP server; kept in the system's keyring.</source>
      <translation>كلمة مرور هذا العنوان على خادم XMPP؛ تُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Of your own registration with Google or Microsoft; see the channel's README.</source>
      <translation>من تسجيلك الخاص لدى Google أو Microsoft؛ انظر ملف README للقناة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Of your own registration with Google; see the channel's README.</source>
      <translation>من تسجيلك الخاص لدى Google؛ انظر ملف README للقناة.</translation>
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
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>On bsky.app open Settings, Privacy and security, App passwords.</source>
      <translation>في bsky.app افتح Settings ثم Privacy and security ثم App passwords.</translation>
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
      <location filename="../../inbox/channels/app_store/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Only for tests.</source>
      <translation>للاختبار فقط.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Only if Kindline reaches isso elsewhere.</source>
      <translation>فقط إن كان Kindline يصل إلى isso عبر عنوان آخر.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/fields.py" />
      <source>Only if Meta's app review granted your app the feature Human Agent.</source>
      <translation>فقط إن منحت مراجعة التطبيقات لدى Meta تطبيقك ميزة Human Agent.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Only if it cannot be found from the address, such as https://matrix.example.org.</source>
      <translation>فقط إن تعذر العثور عليه من العنوان، مثل https://matrix.example.org.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Only if it is not the address.</source>
      <translation>فقط إن لم يكن العنوان نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Only if it is not the server's own.</source>
      <translation>فقط إن لم يكن عنوان الخادم نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Only if it is not what the account's directory entry says.</source>
      <translation>فقط إن كان غير ما يذكره قيد الحساب في الدليل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Only if not to the address above.</source>
      <translation>فقط إن لم تصل إلى العنوان أعلاه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Only if the account is not on bsky.social.</source>
      <translation>فقط إن لم يكن الحساب على bsky.social.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Only if the domain's own records do not name it.</source>
      <translation>فقط إن لم تذكره سجلات النطاق نفسها.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>Only one answer stands here, and one is on its way already; take that one back and change it.</source>
      <translation>لا يُقبل هنا إلا رد واحد، وهناك رد في الطريق بالفعل؛ استرجعه وعدّله.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>Only the two sides see this conversation.</source>
      <translation>لا يرى هذه المحادثة إلا طرفاها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Only these countries</source>
      <translation>هذه البلدان فقط</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Only these places</source>
      <translation>هذه الأماكن فقط</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>Only what others wrote can be hidden; delete your own message instead.</source>
      <translation>لا يمكن إخفاء إلا ما كتبه الآخرون؛ أما رسالتك فاحذفها بدلاً من ذلك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Only where a Kindline relay takes this bot's messages; else Kindline asks Telegram.</source>
      <translation>فقط حيث يستقبل خادم ترحيل Kindline رسائل هذا البوت؛ وإلا فإن Kindline يسأل Telegram.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Only where the app is a web app; native apps have none.</source>
      <translation>فقط حيث يكون التطبيق تطبيق ويب؛ فالتطبيقات الأصلية لا سر لها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Only where the server does not stream.</source>
      <translation>فقط حيث لا يدعم الخادم البث.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Only where you run Telegram's own server program yourself.</source>
      <translation>فقط حيث تشغّل بنفسك برنامج خادم Telegram.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>Only your own messages can be changed; nothing was changed.</source>
      <translation>لا يمكن تغيير إلا رسائلك أنت؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/view.py" />
      <source>Only your team sees this note</source>
      <translation>لا يرى هذه الملاحظة إلا فريقك</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <location filename="../../ui/thread/deeds.py" />
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
      <location filename="../../profile_panel/panel/view.py" />
      <source>Open a conversation to see who wrote it, and all about them.</source>
      <translation>افتح محادثة لترى من كتبها وكل ما يخصه.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/commands/verbs.py" />
      <source>Open again</source>
      <translation>إعادة الفتح</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Open image {name}</source>
      <translation>فتح الصورة {name}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Open in the browser</source>
      <translation>فتح في المتصفح</translation>
    </message>
    <message>
      <location filename="../../ui/thread/linked.py" />
      <source>Open it</source>
      <translation>فتحها</translation>
    </message>
    <message>
      <location filename="../../ui/thread/lightbox.py" />
      <source>Open outside</source>
      <translation>فتح خارج التطبيق</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>Open this file?</source>
      <translation>فتح هذا الملف؟</translation>
    </message>
    <message>
      <location filename="../../ui/thread/deeds.py" />
      <source>Open this in the browser?</source>
      <translation>فتح هذا في المتصفح؟</translation>
    </message>
    <message>
      <location filename="../../ui/thread/previews.py" />
      <source>Open {address} in the browser</source>
      <translation>فتح {address} في المتصفح</translation>
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
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Or an access token</source>
      <translation>أو رمز وصول</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Other Matrix addresses of your team</source>
      <translation>عناوين Matrix الأخرى لفريقك</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Otherwise an invitation is shown as a conversation, and answering accepts it.</source>
      <translation>وإلا تظهر الدعوة كمحادثة، والرد عليها يقبلها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Outgoing server (SMTP)</source>
      <translation>خادم الصادر (SMTP)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Page ID</source>
      <translation>معرّف الصفحة</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/fields.py" />
      <source>Page access token</source>
      <translation>رمز وصول الصفحة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/sample/channel.py" />
      <source>Part of the sample workspace; reaches nobody.</source>
      <translation>جزء من مساحة العمل التجريبية؛ لا يصل إلى أحد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Password</source>
      <translation>كلمة المرور</translation>
    </message>
    <message>
      <location filename="../../ui/composer/editor.py" />
      <source>Pasted image</source>
      <translation>صورة ملصقة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Pause</source>
      <translation>إيقاف مؤقت</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Phone number ID</source>
      <translation>معرّف رقم الهاتف (Phone number ID)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Places</source>
      <translation>الأماكن</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Play voice note, {time}</source>
      <translation>تشغيل الرسالة الصوتية، {time}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Play {name} with the system's player</source>
      <translation>تشغيل {name} بمشغّل النظام</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Port</source>
      <translation>المنفذ</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Port of the sign-in</source>
      <translation>منفذ تسجيل الدخول</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Possibly the same person: {name}</source>
      <translation>ربما الشخص نفسه: {name}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Posts against Bluesky's own server and AppView (npm @atproto/dev-env); direct messages checked against the published lexicons. Never run against bsky.social.</source>
      <translation>المنشورات على خادم Bluesky نفسه وAppView (npm @atproto/dev-env)؛ وفُحصت الرسائل المباشرة وفق المعاجم (lexicons) المنشورة. لم تُجرَّب قط على bsky.social.</translation>
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
      <location filename="../../app/staged.py" />
      <source>Preparing to build the local model's engine.</source>
      <translation>يجري التحضير لبناء محرك النموذج المحلي.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>Press Check: it says whether posts and direct messages can be read.</source>
      <translation>اضغط «تحقق»: يبيّن هل يمكن قراءة المنشورات والرسائل المباشرة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Press Check: it says whether reading and writing are permitted.</source>
      <translation>اضغط «تحقق»: يبيّن هل القراءة والكتابة مسموح بهما.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Press Check: it says whether the administration lets Kindline in.</source>
      <translation>اضغط «تحقق»: يبيّن هل تسمح الإدارة بدخول Kindline.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Preview link</source>
      <translation>معاينة الرابط</translation>
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
      <location filename="../../ui/accounts/picker.py" />
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/header.py" />
      <source>Private</source>
      <translation>خاص</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Private key (.p8)</source>
      <translation>المفتاح الخاص (‎.p8)</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Private: only {name} sees this</source>
      <translation>خاص: لا يرى هذا إلا {name}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <location filename="../../profile_panel/panel/sections.py" />
      <location filename="../../ui/accounts/picker.py" />
      <location filename="../../ui/queue/paint.py" />
      <location filename="../../ui/queue/reading.py" />
      <location filename="../../ui/thread/header.py" />
      <source>Public</source>
      <translation>علني</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>Public comments</source>
      <translation>التعليقات العلنية</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>Public posts that name this account</source>
      <translation>المنشورات العلنية التي تذكر هذا الحساب</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Public reply</source>
      <translation>رد علني</translation>
    </message>
    <message>
      <location filename="../../ui/composer/privately.py" />
      <source>Public text</source>
      <translation>النص العلني</translation>
    </message>
    <message>
      <location filename="../../ui/composer/privately.py" />
      <source>Public: everyone can see this (leave it empty to say nothing)</source>
      <translation>علني: يمكن للجميع رؤية هذا (اتركه فارغاً لعدم قول شيء)</translation>
    </message>
    <message>
      <location filename="../../ui/composer/terms.py" />
      <source>Public: everyone on {network} can see this</source>
      <translation>علني: يمكن للجميع على {network} رؤية هذا</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Put the app secret (App settings, Basic) into the relay's configuration and start the relay.</source>
      <translation>ضع سرّ التطبيق (App settings ثم Basic) في إعدادات خادم الترحيل وشغّل خادم الترحيل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Put the script tag from resources/widget/README.md on your pages.</source>
      <translation>ضع وسم script الوارد في resources/widget/README.md في صفحاتك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Put your address into the example, or take another one from the channel's README.</source>
      <translation>ضع عنوانك في المثال، أو خذ مثالاً آخر من ملف README للقناة.</translation>
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
      <location filename="../../ui/thread/reactions.py" />
      <source>React with {emoji}</source>
      <translation>التفاعل بـ {emoji}</translation>
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
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Region</source>
      <translation>المنطقة</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Relay</source>
      <translation>خادم الترحيل</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Relay's address</source>
      <translation>عنوان خادم الترحيل</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Relay's token</source>
      <translation>رمز خادم الترحيل</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>Remove {name}</source>
      <translation>إزالة {name}</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <source>Replies</source>
      <translation>الردود</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Replies are sent in the name of the teammate who made the token.</source>
      <translation>تُرسل الردود باسم زميل الفريق الذي أنشأ الرمز.</translation>
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
      <location filename="../../ui/composer/framing.py" />
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
      <location filename="../../ui/accounts/picker.py" />
      <source>Reviews</source>
      <translation>المراجعات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Reviews of your Android apps; answers appear below them in the store.</source>
      <translation>مراجعات تطبيقاتك على Android؛ تظهر الردود أسفلها في المتجر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Reviews of your iPhone, iPad and Mac apps; answers appear below them in the store.</source>
      <translation>مراجعات تطبيقاتك على iPhone وiPad وMac؛ تظهر الردود أسفلها في المتجر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Reviews of your places on Google Maps and Search, with answers in public.</source>
      <translation>مراجعات أماكنك على خرائط Google وبحث Google، والردود عليها علنية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>STARTTLS</source>
      <translation>STARTTLS</translation>
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
      <location filename="../../ui/thread/lightbox.py" />
      <source>Save</source>
      <translation>حفظ</translation>
    </message>
    <message>
      <location filename="../../ui/thread/files.py" />
      <source>Save file</source>
      <translation>حفظ الملف</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
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
      <location filename="../../ui/composer/sending.py" />
      <source>Say when: "tomorrow 9", "next Sunday", "in 3 hours".</source>
      <translation>حدد الوقت: «غداً 9» أو «الأحد القادم» أو «بعد 3 ساعات».</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Say where in an item each thing stands: “$.customer.name”, or the name of a column.</source>
      <translation>حدد موضع كل شيء داخل العنصر: «$.customer.name»، أو اسم عمود.</translation>
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
      <location filename="../../ui/queue/header.py" />
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
      <location filename="../../inbox/channels/bluesky/info.py" />
      <location filename="../../inbox/channels/isso/info.py" />
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Seconds between looks</source>
      <translation>الثواني بين كل تحقق وآخر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <location filename="../../inbox/channels/x/info.py" />
      <source>Seconds between two looks</source>
      <translation>الثواني بين تحققين متتاليين</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Secret</source>
      <translation>السر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Secret of the source</source>
      <translation>سر المصدر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Security</source>
      <translation>الأمان</translation>
    </message>
    <message>
      <location filename="../../ui/thread/header.py" />
      <source>See it in the browser</source>
      <translation>عرض في المتصفح</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Seen</source>
      <translation>شوهدت</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
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
      <location filename="../../ui/composer/framing.py" />
      <source>Send both</source>
      <translation>إرسال كليهما</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Send in private</source>
      <translation>إرسال على الخاص</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>Send later</source>
      <translation>الإرسال لاحقاً</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Send publicly</source>
      <translation>إرسال علناً</translation>
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
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Separated by commas; what they write counts as ours. A bridge's stand-in for your own telephone belongs here too.</source>
      <translation>مفصولة بفواصل؛ وما تكتبه يُعدّ منّا. وهنا أيضاً مكان العنوان الذي ينوب به الجسر عن هاتفك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Server</source>
      <translation>الخادم</translation>
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
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Service account key (JSON)</source>
      <translation>مفتاح حساب الخدمة (JSON)</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Set up a Kindline relay on a host with a public address; docs/relay.md says how.</source>
      <translation>ثبّت خادم ترحيل Kindline على مضيف له عنوان عام؛ يشرح docs/relay.md الطريقة.</translation>
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
      <location filename="../../ui/thread/access.py" />
      <location filename="../../ui/thread/inside.py" />
      <location filename="../../ui/thread/media.py" />
      <source>Shared place</source>
      <translation>موقع جغرافي تمت مشاركته</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Shortcuts</source>
      <translation>الاختصارات</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Show</source>
      <translation>إظهار</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Show as available while Kindline runs</source>
      <translation>إظهار الحالة «متاح» أثناء عمل Kindline</translation>
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
      <location filename="../../ui/thread/bubble.py" />
      <source>Show it again</source>
      <translation>إظهارها مجدداً</translation>
    </message>
    <message>
      <location filename="../../ui/thread/bubble.py" />
      <source>Show it to the public again</source>
      <translation>إظهارها للجميع مجدداً</translation>
    </message>
    <message>
      <location filename="../../ui/commands/table.py" />
      <location filename="../../ui/frame/status.py" />
      <source>Show or hide the profile</source>
      <translation>إظهار الملف الشخصي أو إخفاؤه</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>Show or hide what this message said before it was edited</source>
      <translation>إظهار نص هذه الرسالة قبل تعديلها أو إخفاؤه</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Shown to visitors beside your answers.</source>
      <translation>يظهر للزوار بجانب ردودك.</translation>
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
      <location filename="../../inbox/channels/x/wire.py" />
      <source>Sign in at X in the account's settings first.</source>
      <translation>سجّل الدخول إلى X في إعدادات الحساب أولاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Sign in there as the shop and allow Kindline.</source>
      <translation>سجّل الدخول هناك بحساب المتجر واسمح لـ Kindline.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/google_business/info.py" />
      <location filename="../../inbox/channels/mastodon/info.py" />
      <location filename="../../inbox/channels/x/info.py" />
      <source>Sign in through the browser</source>
      <translation>تسجيل الدخول من المتصفح</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Sign in with</source>
      <translation>تسجيل الدخول عبر</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Sign in with the Google account that owns or manages the places.</source>
      <translation>سجّل الدخول بحساب Google الذي يملك الأماكن أو يديرها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Sign-in</source>
      <translation>تسجيل الدخول</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Signed-in visitors</source>
      <translation>الزوار المسجّلون</translation>
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
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Site comments</source>
      <translation>تعليقات الموقع</translation>
    </message>
    <message>
      <location filename="../../ui/frame/welcome.py" />
      <source>Sixty conversations to try everything with. Nothing you send leaves this machine.</source>
      <translation>ستون محادثة لتجربة كل شيء. لا شيء مما ترسله يغادر هذا الجهاز.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/lightbox.py" />
      <source>Smaller</source>
      <translation>تصغير</translation>
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
      <location filename="../../ui/accounts/picker.py" />
      <source>Social</source>
      <translation>تواصل</translation>
    </message>
    <message>
      <location filename="../../inbox/send/delivery.py" />
      <source>Somebody answered after this reply was begun, so it was not sent; read that first, then send this all the same or take it back.</source>
      <translation>أجاب شخص آخر بعد البدء بهذا الرد، فلم يُرسل؛ اقرأ جوابه أولاً، ثم أرسل هذا مع ذلك أو استرجعه.</translation>
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
      <location filename="../../inbox/web.py" />
      <source>Something on the way to {v1} wants a sign-in of its own, as hotels and trains do. Nothing is lost; Kindline tries again by itself.</source>
      <translation>شيء ما في الطريق إلى {v1} يطلب تسجيل دخول خاصاً به، كما في الفنادق والقطارات. لم يُفقد شيء؛ ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Something stopped working for them: “{words}”</source>
      <translation>توقف شيء عن العمل لديه: «{words}»</translation>
    </message>
    <message>
      <location filename="../../app/account.py" />
      <source>Something unexpected happened in this account; everything received and written is safe, Kindline tries again by itself.</source>
      <translation>حدث أمر غير متوقع في هذا الحساب؛ كل ما استُلم وكُتب محفوظ، ويعيد Kindline المحاولة تلقائياً.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/delivery.py" />
      <source>Something unexpected happened while this reply was leaving, so the customer may already have it; nothing is sent again until you say so.</source>
      <translation>حدث أمر غير متوقع أثناء خروج هذا الرد، فقد يكون وصل إلى العميل؛ لا يُرسل شيء مرة أخرى حتى تطلب ذلك.</translation>
    </message>
    <message>
      <location filename="../../app/loop.py" />
      <source>Something went wrong that should not. It is in the log; nothing is lost.</source>
      <translation>حدث خطأ غير متوقع. وهو مسجل في السجل؛ ولم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <location filename="../../inbox/channels/telegram/info.py" />
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <location filename="../../inbox/graph/fields.py" />
      <location filename="../../ui/thread/original.py" />
      <source>Source</source>
      <translation>المصدر</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Speaks of legal steps: “{words}”</source>
      <translation>يتحدث عن خطوات قانونية: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Speed {speed}: change it</source>
      <translation>السرعة {speed}: تغييرها</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>Spent</source>
      <translation>المشتريات</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Stands above the list of team keys. Empty for an individual key.</source>
      <translation>يظهر فوق قائمة مفاتيح الفريق. اتركه فارغاً للمفتاح الفردي.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Stands above your answers, in public.</source>
      <translation>يظهر فوق ردودك علناً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>Stands below every reply of this account.</source>
      <translation>يظهر أسفل كل رد من هذا الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Stands beside the client id; kept in the system's keyring.</source>
      <translation>يظهر بجانب معرّف العميل؛ ويُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Stands beside the key.</source>
      <translation>يظهر بجانب المفتاح.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/view.py" />
      <source>Starting</source>
      <translation>يبدأ</translation>
    </message>
    <message>
      <location filename="../../ui/thread/inside.py" />
      <source>Sticker</source>
      <translation>ملصق</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>Sticker {name}</source>
      <translation>ملصق {name}</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>TLS</source>
      <translation>TLS</translation>
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
      <location filename="../../ui/thread/reactions.py" />
      <source>Take your {emoji} back</source>
      <translation>إزالة تفاعلك {emoji}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>Taken back; it waits as a draft in its conversation.</source>
      <translation>استُرجع الرد؛ ينتظر مسودةً في محادثته.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>Telegram</source>
      <translation>Telegram</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>Telegram did not give this file; see it in Telegram.</source>
      <translation>لم يسلّم تيليجرام هذا الملف؛ شاهده في تيليجرام.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>Telegram did not take the change; the message there is as it was.</source>
      <translation>لم يقبل Telegram التعديل؛ بقيت الرسالة هناك كما كانت.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>Telegram did not take this reply, so nothing was sent: {v1}.</source>
      <translation>لم يقبل Telegram هذا الرد، فلم يُرسل شيء: {v1}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/wire.py" />
      <source>Telegram does not accept the bot's token. What was received is safe; copy the token from @BotFather into the account's settings.</source>
      <translation>لا يقبل Telegram رمز البوت. ما استُقبل محفوظ؛ انسخ الرمز من @BotFather إلى إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/wire.py" />
      <source>Telegram does not give this file to bots; see it in Telegram.</source>
      <translation>لا يتيح Telegram هذا الملف للبوتات؛ اعرضه في Telegram.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>Telegram took this reply but did not name it; look in Telegram, then say whether it arrived.</source>
      <translation>استلم Telegram هذا الرد لكنه لم يحدد معرّفه؛ انظر في Telegram، ثم حدد هل وصل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/wire.py" />
      <source>Telegram's answer makes no sense. Nothing is lost; Kindline asks again.</source>
      <translation>أجاب Telegram بما لا يُفهم. لم يُفقد شيء؛ ويسأل Kindline مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/wire.py" />
      <source>Telegram's answer to this reply makes no sense, so the customer may already have it; look in Telegram, then say whether it arrived.</source>
      <translation>أجاب Telegram على هذا الرد بما لا يُفهم، فربما وصل إلى العميل؛ انظر في Telegram، ثم حدد هل وصل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>Tell customers that their message was read</source>
      <translation>إعلام العملاء بأن رسالتهم قُرئت</translation>
    </message>
    <message>
      <location filename="../../ui/composer/inserting.py" />
      <source>Templates</source>
      <translation>القوالب</translation>
    </message>
    <message>
      <location filename="../../ui/composer/privately.py" />
      <source>Thank you, {name}. We have sent you a private message.</source>
      <translation>شكراً لك {name}. أرسلنا إليك رسالة خاصة.</translation>
    </message>
    <message>
      <location filename="../../ui/kit/reasons.py" />
      <source>Thanks us: “{words}”</source>
      <translation>يشكرنا: «{words}»</translation>
    </message>
    <message>
      <location filename="../../ui/thread/deeds.py" />
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
      <location filename="../../inbox/channels/matrix/config.py" />
      <source>The Matrix address makes no sense; it looks like @help:example.org. Correct it in the account, nothing was sent anywhere.</source>
      <translation>عنوان Matrix غير صالح؛ يكون على هيئة @help:example.org. صححه في الحساب، لم يُرسل شيء إلى أي مكان.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/faults.py" />
      <source>The Matrix server asks us to go slower. Nothing is lost; Kindline goes on by itself.</source>
      <translation>يطلب خادم Matrix أن نبطئ قليلاً. لم يُفقد شيء؛ ويتابع Kindline من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/sending.py" />
      <source>The Matrix server did not keep the file; Kindline tries again.</source>
      <translation>لم يحفظ خادم Matrix الملف؛ ويعيد Kindline المحاولة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/acting.py" />
      <source>The Matrix server did not take this change, so the customer sees the message as it was; look at it in another Matrix app.</source>
      <translation>لم يقبل خادم Matrix هذا التعديل، فما زال العميل يرى الرسالة كما كانت؛ انظر إليها في تطبيق Matrix آخر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/sending.py" />
      <source>The Matrix server did not take this reply, so nothing was sent; shorten it or look at the room in another Matrix app.</source>
      <translation>لم يقبل خادم Matrix هذا الرد، فلم يُرسل شيء؛ اختصره أو انظر إلى الغرفة في تطبيق Matrix آخر.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/session.py" />
      <source>The Matrix server does not accept this address and password. Nothing is lost; correct them in the account's settings.</source>
      <translation>لا يقبل خادم Matrix هذا العنوان وكلمة المرور. لم يُفقد شيء؛ صححهما في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/faults.py" />
      <source>The Matrix server has reached its limit of users or storage. Nothing is lost; Kindline tries again by itself.</source>
      <translation>بلغ خادم Matrix حده الأقصى من المستخدمين أو مساحة التخزين. لم يُفقد شيء؛ ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/faults.py" />
      <source>The Matrix server no longer accepts the sign-in. What was received is safe; sign in again in the account's settings.</source>
      <translation>لم يعد خادم Matrix يقبل تسجيل الدخول. ما استُلم محفوظ؛ سجّل الدخول من جديد في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/sending.py" />
      <source>The Matrix server's answer made no sense while this reply was leaving, so the customer may already have it; look there, then say whether it arrived.</source>
      <translation>أجاب خادم Matrix بما لا يُفهم أثناء إرسال هذا الرد، فربما وصل إلى العميل؛ انظر هناك، ثم حدد هل وصل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/receiving.py" />
      <source>The Matrix server's answer made no sense. Nothing is lost; Kindline tries again by itself.</source>
      <translation>أجاب خادم Matrix بما لا يُفهم. لم يُفقد شيء؛ ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/session.py" />
      <source>The Matrix server's answer to the sign-in made no sense; nothing is lost, Kindline tries again by itself.</source>
      <translation>أجاب خادم Matrix على تسجيل الدخول بما لا يُفهم؛ لم يُفقد شيء، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>The XMPP address that visitors write to, like help@shop.example.</source>
      <translation>عنوان XMPP الذي يكتب إليه الزوار، مثل help@shop.example.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/session.py" />
      <source>The access token is missing; enter it in the account's settings.</source>
      <translation>رمز الوصول ناقص؛ أدخله في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/info.py" />
      <source>The account customers write to, such as @help:example.org.</source>
      <translation>الحساب الذي يكتب إليه العملاء، مثل @help:example.org.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/channel.py" />
      <location filename="../../inbox/graph/channel.py" />
      <source>The account has no access token. Put one into its settings; nothing is lost.</source>
      <translation>لا رمز وصول لهذا الحساب. أضف رمزاً في إعداداته؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/channel.py" />
      <source>The account names no app. Enter its Apple ID in the account.</source>
      <translation>لا يحدد الحساب أي تطبيق. أدخل Apple ID الخاص بالتطبيق في الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/channel.py" />
      <source>The account names no app. Enter its package name in the account.</source>
      <translation>لا يحدد الحساب أي تطبيق. أدخل اسم حزمة التطبيق في الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>The account of this conversation is off, so nothing can leave by it; connect the account that these messages came from.</source>
      <translation>حساب هذه المحادثة متوقف، فلا يمكن أن يخرج شيء عبره؛ اربط الحساب الذي جاءت منه هذه الرسائل.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>The account of this conversation was disconnected; connect it to reply.</source>
      <translation>فُصل حساب هذه المحادثة؛ اربطه لتتمكن من الرد.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>The account of this message was disconnected; nothing was changed.</source>
      <translation>فُصل حساب هذه الرسالة؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/people.py" />
      <source>The account of this reply was disconnected before it left, so it was not sent; connect the account and send it again, or take it back.</source>
      <translation>فُصل حساب هذا الرد قبل خروجه، فلم يُرسل؛ اربط الحساب وأرسله من جديد، أو استرجعه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/channel.py" />
      <source>The address begins with http: others on the way can read the secret; use https.</source>
      <translation>يبدأ العنوان بـ http، فيمكن لآخرين على الطريق قراءة السر؛ استخدم https.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <source>The address customers write to; the rest is looked up from it.</source>
      <translation>العنوان الذي يكتب إليه العملاء؛ ومنه يُستدل على الباقي.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The address for replies leads elsewhere, so the reply was not sent. Put the address it leads to into the description.</source>
      <translation>عنوان الردود يحيل إلى مكان آخر، فلم يُرسل الرد. ضع في الوصف العنوان الذي يحيل إليه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>The address has letters that the mail server does not take.</source>
      <translation>في العنوان حروف لا يقبلها خادم البريد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/config.py" />
      <source>The address of the Matrix server begins with http, so everybody on the way could read the password; use https.</source>
      <translation>يبدأ عنوان خادم Matrix بـ http، فيستطيع كل من في الطريق قراءة كلمة المرور؛ استخدم https.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/config.py" />
      <source>The address of the Matrix server makes no sense; correct it in the account, it looks like https://matrix.example.org.</source>
      <translation>عنوان خادم Matrix غير صالح؛ صححه في الحساب، ويكون على هيئة https://matrix.example.org.</translation>
    </message>
    <message>
      <location filename="../../inbox/web.py" />
      <source>The address of {v1} makes no sense; correct it in the account.</source>
      <translation>عنوان {v1} غير صالح؛ صححه في الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/reviews.py" />
      <source>The answer is public now.</source>
      <translation>صار الرد علنياً الآن.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>The app password does not permit this. Make a new one that allows access to direct messages; nothing is lost.</source>
      <translation>كلمة مرور التطبيق لا تسمح بهذا. أنشئ كلمة جديدة تتيح الوصول إلى الرسائل المباشرة؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>The assignment was taken away</source>
      <translation>أُلغي الإسناد</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>The certificate file named in the account cannot be read; choose another.</source>
      <translation>تعذرت قراءة ملف الشهادة المحدد في الحساب؛ اختر غيره.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>The certificate of {v1} cannot be trusted, so nothing was sent there. Ask who runs the server.</source>
      <translation>لا يمكن الوثوق بشهادة {v1}، فلم يُرسل إليه شيء. اسأل من يدير الخادم.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/config.py" />
      <source>The chat address makes no sense; it looks like help@shop.example. Correct it in the account's settings.</source>
      <translation>عنوان الدردشة غير صالح؛ يكون على هيئة help@shop.example. صححه في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>The chat server cannot confirm what it took (XEP-0198). Switch on its module "smacks"; see the channel's README.</source>
      <translation>لا يستطيع خادم الدردشة تأكيد ما استلمه (XEP-0198). فعّل وحدته "smacks"؛ انظر ملف README للقناة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/archive.py" />
      <source>The chat server could not read its archive just now. Nothing is lost; Kindline asks again by itself.</source>
      <translation>لم يستطع خادم الدردشة قراءة أرشيفه الآن. لم يُفقد شيء؛ ويسأل Kindline مجدداً من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/files.py" />
      <source>The chat server does not take {v1} (it may be too large or the day's amount is used up); send it by email.</source>
      <translation>لا يقبل خادم الدردشة {v1} (ربما كان كبيراً جداً أو نفدت حصة اليوم)؛ أرسله بالبريد الإلكتروني.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/files.py" />
      <source>The chat server gave no place for {v1}; send it by email.</source>
      <translation>لم يخصص خادم الدردشة مكاناً لـ {v1}؛ أرسله بالبريد الإلكتروني.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/archive.py" />
      <source>The chat server keeps no archive, so chats could be lost. Switch on its module "mam"; see the channel's README.</source>
      <translation>لا يحتفظ خادم الدردشة بأرشيف، فقد تضيع بعض الدردشات. فعّل وحدته "mam"؛ انظر ملف README للقناة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>The chat server of {v1} cannot be reached just now. Everything is safe; Kindline goes on by itself when the network is back.</source>
      <translation>تعذر الوصول إلى خادم الدردشة {v1} الآن. كل شيء محفوظ؛ ويتابع Kindline من تلقاء نفسه عند عودة الشبكة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/channel.py" />
      <source>The chat server's file service does not answer; the reply waits and is tried again by itself.</source>
      <translation>لا تجيب خدمة الملفات في خادم الدردشة؛ الرد ينتظر وتُعاد المحاولة تلقائياً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>The chat window on your own site, over your own XMPP server.</source>
      <translation>نافذة الدردشة في موقعك، عبر خادم XMPP الخاص بك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/channel.py" />
      <source>The comment that this answers is no longer there; your reply is kept.</source>
      <translation>لم يعد التعليق الذي يجيب عنه هذا الرد موجوداً؛ ردك محفوظ.</translation>
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
      <location filename="../../profile_panel/panel/view.py" />
      <source>The customer</source>
      <translation>العميل</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The description asks for a secret ({v1}), and none is kept. Enter it in the account's settings.</source>
      <translation>يطلب الوصف سراً ({v1})، ولا سر محفوظاً. أدخله في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/checking.py" />
      <source>The description is no TOML: {v1}.</source>
      <translation>الوصف ليس بصيغة TOML صالحة: {v1}.</translation>
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
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The file is larger than 25 MB. Nothing was read; split it.</source>
      <translation>الملف أكبر من ٢٥ ميغابايت. لم يُقرأ شيء؛ قسّمه.</translation>
    </message>
    <message>
      <location filename="../../inbox/web.py" />
      <source>The file is larger than {v1} MB; see it at {v2}.</source>
      <translation>الملف أكبر من {v1} ميغابايت؛ اعرضه لدى {v2}.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/media.py" />
      <source>The file is not here.</source>
      <translation>الملف ليس هنا.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/wire.py" />
      <source>The file is not kept at Intercom; see the message there.</source>
      <translation>الملف غير محفوظ لدى Intercom؛ اعرض الرسالة هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>The file is not kept at X; see the message there.</source>
      <translation>الملف غير محفوظ لدى X؛ اعرض الرسالة هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>The file that Apple lets you download once; its content is kept in the keyring.</source>
      <translation>الملف الذي تتيح Apple تنزيله مرة واحدة؛ يُحفظ محتواه في حافظة المفاتيح.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The file {v1} cannot be read: {v2}. What was received is safe; put it back or correct its path.</source>
      <translation>تعذرت قراءة الملف {v1}: {v2}. ما استُقبل محفوظ؛ أعد الملف إلى مكانه أو صحح مساره.</translation>
    </message>
    <message>
      <location filename="../../app/paths.py" />
      <source>The folder {v1} cannot be used ({v2}); nothing was changed: check the disk and the folder's permissions.</source>
      <translation>تعذّر استخدام المجلد {v1} ({v2})؛ لم يتغير شيء: تحقق من القرص ومن أذونات المجلد.</translation>
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
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>The key file from Google Cloud; its content is kept in the system's keyring.</source>
      <translation>ملف المفتاح من Google Cloud؛ يُحفظ محتواه في حافظة مفاتيح النظام.</translation>
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
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>The line broke while this reply was leaving, so the visitor may already have it; Kindline looks in the server's archive by itself.</source>
      <translation>انقطع الاتصال أثناء إرسال هذا الرد، فربما وصل إلى الزائر؛ ويبحث Kindline في أرشيف الخادم من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/acting.py" />
      <source>The line to the Matrix server broke. Nothing is lost; Kindline tries again by itself.</source>
      <translation>انقطع الاتصال بخادم Matrix. لم يُفقد شيء؛ ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/channel.py" />
      <source>The line to the chat server is not up; the reply waits and goes out by itself.</source>
      <translation>لا اتصال بخادم الدردشة؛ الرد ينتظر ويُرسل تلقائياً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>The line to the chat server of {v1} broke. Nothing is lost; Kindline connects again by itself.</source>
      <translation>انقطع الاتصال بخادم الدردشة {v1}. لم يُفقد شيء؛ ويعيد Kindline الاتصال من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/web.py" />
      <source>The line to {v1} broke. Nothing is lost; Kindline tries again by itself.</source>
      <translation>انقطع الاتصال مع {v1}. لم يُفقد شيء؛ ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
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
      <location filename="../../app/staged.py" />
      <source>The local model is not installed.</source>
      <translation>النموذج المحلي غير مثبّت.</translation>
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
      <location filename="../../inbox/acts.py" />
      <source>The message is empty; write something, or delete it.</source>
      <translation>الرسالة فارغة؛ اكتب شيئاً أو احذفها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/wire.py" />
      <source>The message names its file in a way that makes no sense.</source>
      <translation>تشير الرسالة إلى ملفها بطريقة غير صالحة.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>The message reads like that already; nothing was changed.</source>
      <translation>هذا نص الرسالة أصلاً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../local_models/client.py" />
      <source>The model file is missing; run kindline doctor.</source>
      <translation>ملف النموذج مفقود؛ شغّل kindline doctor.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>The name that the relay's configuration gives to WhatsApp.</source>
      <translation>الاسم الذي يحمله WhatsApp في ضبط خادم الترحيل.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/fields.py" />
      <source>The name that the relay's configuration gives to it.</source>
      <translation>الاسم الذي يحمله في ضبط خادم الترحيل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/info.py" />
      <source>The name that the relay's configuration gives to this bot.</source>
      <translation>الاسم الذي يحمله هذا البوت في ضبط خادم الترحيل.</translation>
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
      <location filename="../../inbox/store/own_acts.py" />
      <source>The network has already taken this message back, so it stays deleted; your copy is kept here.</source>
      <translation>سحبت الشبكة هذه الرسالة من قبل، فتبقى محذوفة؛ ونسختك محفوظة هنا.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The next page lies at another host than the description names. Nothing was asked there; correct the description.</source>
      <translation>الصفحة التالية على مضيف غير المحدد في الوصف. لم يُطلب منه شيء؛ صحح الوصف.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>The note is empty.</source>
      <translation>الملاحظة فارغة.</translation>
    </message>
    <message>
      <location filename="../../inbox/work.py" />
      <source>The note is empty; write something first.</source>
      <translation>الملاحظة فارغة؛ اكتب شيئاً أولاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>The number under App Information in App Store Connect; several separated by commas.</source>
      <translation>الرقم الموجود تحت App Information في App Store Connect؛ وإن تعددت الأرقام فافصل بينها بفواصل.</translation>
    </message>
    <message>
      <location filename="../../inbox/previews.py" />
      <source>The page could not be reached; try again later.</source>
      <translation>تعذر الوصول إلى الصفحة؛ حاول لاحقاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/session.py" />
      <source>The password is missing; enter it in the account's settings.</source>
      <translation>كلمة المرور ناقصة؛ أدخلها في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/sending.py" />
      <location filename="../../inbox/channels/mastodon/channel.py" />
      <source>The post that this answers is no longer there. Your reply is kept; write to the person anew.</source>
      <translation>لم يعد المنشور الذي يجيب عنه هذا الرد موجوداً. ردك محفوظ؛ اكتب إلى الشخص من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/auth.py" />
      <source>The private key cannot be read. Nothing was changed; paste the whole content of the .p8 file, with its first and last line.</source>
      <translation>تعذرت قراءة المفتاح الخاص. لم يتغير شيء؛ الصق محتوى ملف .p8 كاملاً بسطريه الأول والأخير.</translation>
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
      <location filename="../../inbox/hooks.py" />
      <source>The relay answered with something else than a relay's answer. Nothing is lost; Kindline asks again by itself.</source>
      <translation>ما وصل ليس جواب خادم ترحيل. لم يُفقد شيء؛ ويسأل Kindline مجدداً من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/hooks.py" />
      <source>The relay does not know this desktop's token. What it keeps is safe; put the token that `kindline relay init` printed into the account's settings.</source>
      <translation>لا يعرف خادم الترحيل رمز هذا الجهاز. ما يحفظه خادم الترحيل في أمان؛ ضع في إعدادات الحساب الرمز الذي أظهره `kindline relay init`.</translation>
    </message>
    <message>
      <location filename="../../inbox/hooks.py" />
      <source>The relay has no such source for this desktop. Compare the source's name with the relay's configuration; nothing is lost.</source>
      <translation>ليس في خادم الترحيل مصدر بهذا الاسم لهذا الجهاز. قارن اسم المصدر بضبط خادم الترحيل؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/hooks.py" />
      <source>The relay seals messages for another key under this token, so they cannot be read here. They wait there; make a token of its own for this account with `kindline relay desktop`.</source>
      <translation>يشفّر خادم الترحيل الرسائل تحت هذا الرمز لمفتاح آخر، فلا يمكن قراءتها هنا. وهي تنتظر هناك؛ أنشئ رمزاً خاصاً بهذا الحساب بالأمر `kindline relay desktop`.</translation>
    </message>
    <message>
      <location filename="../../inbox/hooks.py" />
      <source>The relay's address must begin with https://, so that nobody on the way reads the token; nothing was sent.</source>
      <translation>يجب أن يبدأ عنوان خادم الترحيل بـ https:// كي لا يقرأ الرمز أحد في الطريق؛ لم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>The same as on your site, which signs its visitors' addresses with it; optional.</source>
      <translation>المفتاح نفسه الذي في موقعك، وبه يوقّع الموقع عناوين زواره؛ اختياري.</translation>
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
      <location filename="../../inbox/images.py" />
      <source>The sender of this mail could not be proven, so its images stay blocked; nothing was fetched.</source>
      <translation>تعذّر إثبات مرسل هذه الرسالة، فتبقى صورها محجوبة؛ لم يُجلب شيء.</translation>
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
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>The server asks whether Kindline may read and write; it never sees your password.</source>
      <translation>يسأل الخادم هل يُسمح لـ Kindline بالقراءة والكتابة؛ ولا يرى Kindline كلمة مرورك أبداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>The server did not keep the file; send the reply without it.</source>
      <translation>لم يحفظ الخادم الملف؛ أرسل الرد من دونه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>The server does not know this sign-in. What was received is safe; sign in again in the account's settings.</source>
      <translation>لا يعرف الخادم تسجيل الدخول هذا. ما استُقبل محفوظ؛ سجّل الدخول مجدداً في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/oauth.py" />
      <source>The server gave no token. Nothing was changed; start it again.</source>
      <translation>لم يعطِ الخادم رمزاً. لم يتغير شيء؛ ابدأ تسجيل الدخول من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>The server is still working on the file; it is tried again.</source>
      <translation>ما زال الخادم يعالج الملف؛ تُعاد المحاولة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>The server of this file does not answer.</source>
      <translation>خادم هذا الملف لا يجيب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/oauth.py" />
      <source>The server refused the sign-in; start it again.</source>
      <translation>رفض الخادم تسجيل الدخول؛ ابدأه من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>The server that the shop's account is on, such as mastodon.social.</source>
      <translation>الخادم الذي عليه حساب المتجر، مثل mastodon.social.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>The server's address must begin with https, or the password could be read.</source>
      <translation>يجب أن يبدأ عنوان الخادم بـ https، وإلا أمكن لغيرك قراءة كلمة المرور.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>The server's address must begin with https, or the token could be read.</source>
      <translation>يجب أن يبدأ عنوان الخادم بـ https، وإلا أمكن لغيرك قراءة الرمز.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>The settings were found; only the password is missing.</source>
      <translation>عُثر على الإعدادات؛ لم تبق إلا كلمة المرور.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/info.py" />
      <source>The shop's handle, such as shop.bsky.social.</source>
      <translation>معرّف المتجر، مثل shop.bsky.social.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/oauth.py" />
      <source>The sign-in at X has ended and cannot be renewed. Everything received and written is safe; sign in again in the account's settings.</source>
      <translation>انتهى تسجيل الدخول إلى X ولا يمكن تجديده. كل ما استُقبل وكُتب محفوظ؛ سجّل الدخول مجدداً في إعدادات الحساب.</translation>
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
      <location filename="../../inbox/loopback.py" />
      <source>The sign-in was declined. Nothing was changed; start it again.</source>
      <translation>رُفض تسجيل الدخول. لم يتغير شيء؛ ابدأه من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <location filename="../../inbox/channels/google_business/oauth.py" />
      <location filename="../../inbox/channels/mastodon/oauth.py" />
      <location filename="../../inbox/channels/x/oauth.py" />
      <source>The sign-in was not finished in time; start it again.</source>
      <translation>لم يكتمل تسجيل الدخول في الوقت المحدد؛ ابدأه من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/oauth.py" />
      <source>The sign-in with Google has ended and cannot be renewed. What was received is safe; sign in again in the account's settings.</source>
      <translation>انتهى تسجيل الدخول عبر Google ولا يمكن تجديده. ما استُقبل محفوظ؛ سجّل الدخول مجدداً في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The source gave more than 25 MB at once. Nothing was read; use paging.</source>
      <translation>أعطى المصدر أكثر من ٢٥ ميغابايت دفعة واحدة. لم يُقرأ شيء؛ استخدم التقسيم إلى صفحات.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/rows.py" />
      <source>The source gave something that is no JSON. Nothing is lost; Kindline looks again by itself, and the description's “format” may say what it is.</source>
      <translation>أعطى المصدر ما ليس JSON. لم يُفقد شيء؛ ويتحقق Kindline مجدداً من تلقاء نفسه، وقد يوضح «format» في الوصف نوعه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The source leads on and on. Nothing is lost; correct its address.</source>
      <translation>يحيل المصدر من عنوان إلى آخر بلا نهاية. لم يُفقد شيء؛ صحح عنوانه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The source leads to another address that is not on the open network. Nothing was asked there; put the address you mean into the description.</source>
      <translation>يحيل المصدر إلى عنوان آخر ليس على الشبكة المفتوحة. لم يُطلب منه شيء؛ ضع في الوصف العنوان الذي تقصده.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>The source leads to something that is no address. Nothing is lost; correct the description or tell whoever runs the source.</source>
      <translation>يحيل المصدر إلى ما ليس عنواناً. لم يُفقد شيء؛ صحح الوصف أو أخبر من يدير المصدر.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>The subject and the addresses must each be a single line.</source>
      <translation>يجب أن يكون الموضوع وكل عنوان في سطر واحد.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>The surname and the first letter agree: {one} and {other}.</source>
      <translation>اسم العائلة والحرف الأول متفقان: {one} و{other}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/sending.py" />
      <source>The text is longer than Telegram takes ({v1}), so nothing was sent; make it shorter.</source>
      <translation>النص أطول مما يقبله Telegram ({v1})، فلم يُرسل شيء؛ اختصره.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/channel.py" />
      <source>The text is longer than X takes (10,000), so nothing was sent.</source>
      <translation>النص أطول مما يقبله X (١٠٬٠٠٠)، فلم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>The text is longer than X takes in a post, so nothing was sent.</source>
      <translation>النص أطول مما يقبله X في منشور، فلم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>The text of this reply arrived, but its files did not; send the files once more by themselves.</source>
      <translation>وصل نص هذا الرد ولم تصل ملفاته؛ أرسل الملفات وحدها مرة أخرى.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>The time for free replies is over: only an approved template is taken. Choose one, fill in its numbered places and change nothing else; your draft is kept.</source>
      <translation>انتهى وقت الردود الحرة: لا يُقبل إلا قالب معتمد. اختر قالبًا واملأ مواضعه المرقّمة ولا تغيّر غيرها؛ مسودتك محفوظة.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>The time of day is theirs.</source>
      <translation>الوقت بتوقيت العميل.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/terms.py" />
      <source>The time to answer on {network} ended: {when}. A reply would be refused.</source>
      <translation>انتهت مهلة الرد على {network}: {when}. أي رد الآن سيُرفض.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/info.py" />
      <source>The token, key or password that [source.auth] speaks of; kept in the system's keyring.</source>
      <translation>الرمز أو المفتاح أو كلمة المرور المذكورة في [source.auth]؛ تُحفظ في حافظة مفاتيح النظام.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/view.py" />
      <source>The two contacts are one now</source>
      <translation>صارت جهتا الاتصال واحدة</translation>
    </message>
    <message>
      <location filename="../../ui/thread/player.py" />
      <source>The voice note could not be read</source>
      <translation>تعذرت قراءة الرسالة الصوتية</translation>
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
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>Their names as on Google Maps, separated by semicolons; empty for all.</source>
      <translation>أسماؤها كما في خرائط Google، مفصولة بفواصل منقوطة لاتينية (;)؛ اتركها فارغة لتشمل الكل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/channel.py" />
      <source>There is no admin password kept for this site. Enter it in the account's settings.</source>
      <translation>لا توجد كلمة مرور إدارة محفوظة لهذا الموقع. أدخلها في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>There is no app password kept for this account. Enter it in its settings.</source>
      <translation>لا توجد كلمة مرور تطبيق محفوظة لهذا الحساب. أدخلها في إعداداته.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/view.py" />
      <source>There is no original</source>
      <translation>لا يوجد أصل</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/channel.py" />
      <source>There is no password kept for {v1}. Enter it in the account's settings.</source>
      <translation>لا توجد كلمة مرور محفوظة لـ {v1}. أدخلها في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/channel.py" />
      <source>There is no private key kept for this account. Paste the .p8 file's content into the account's settings.</source>
      <translation>لا يوجد مفتاح خاص محفوظ لهذا الحساب. الصق محتوى ملف .p8 في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/channel.py" />
      <source>There is no service account key kept for this account. Paste it into the account's settings.</source>
      <translation>لا يوجد مفتاح حساب خدمة محفوظ لهذا الحساب. الصقه في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>There is no setting named {v1}.</source>
      <translation>لا يوجد إعداد باسم {v1}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/channel.py" />
      <source>There is no sign-in kept for this account. Sign in through the browser or paste an access token in the account's settings.</source>
      <translation>لا يوجد تسجيل دخول محفوظ لهذا الحساب. سجّل الدخول من المتصفح أو الصق رمز وصول في إعدادات الحساب.</translation>
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
      <location filename="../../inbox/previews.py" />
      <source>There is nothing to preview: the link does not lead to an open page.</source>
      <translation>لا شيء للمعاينة: لا يؤدي الرابط إلى صفحة مفتوحة.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/sending.py" />
      <source>There is nothing to send yet.</source>
      <translation>لا يوجد ما يُرسل بعد.</translation>
    </message>
    <message>
      <location filename="../../ui/commands/verbs.py" />
      <source>There is nothing to undo</source>
      <translation>لا يوجد ما يُتراجع عنه</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>There, under IAM, make a service account and a key for it of the type JSON.</source>
      <translation>أنشئ هناك، تحت IAM، حساب خدمة ومفتاحاً له من نوع JSON.</translation>
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
      <location filename="../../inbox/channels/x/info.py" />
      <source>They arrive as public conversations; X counts reading them against your plan.</source>
      <translation>تصل كمحادثات عامة؛ ويحتسب X قراءتها من باقتك.</translation>
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
      <location filename="../../inbox/channels/google_business/channel.py" />
      <source>This Google account manages no place of that name. Nothing is lost; sign in with the account that does, or correct the places' names.</source>
      <translation>لا يدير حساب Google هذا مكاناً بهذا الاسم. لم يُفقد شيء؛ سجّل الدخول بالحساب الذي يديره، أو صحح أسماء الأماكن.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/registry.py" />
      <source>This Kindline has no channel named {v1}; the account's messages are safe.</source>
      <translation>لا توجد في هذا الإصدار قناة باسم {v1}؛ رسائل الحساب محفوظة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/matrix/session.py" />
      <source>This Matrix server signs in through the browser only; choose Access token in the account's settings. The steps are in the channel's guide.</source>
      <translation>لا يتيح خادم Matrix هذا تسجيل الدخول إلا من المتصفح؛ اختر «رمز الوصول» في إعدادات الحساب. الخطوات في دليل القناة.</translation>
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
      <location filename="../../inbox/send/private.py" />
      <source>This channel does not lead from here to a private conversation; nothing was sent.</source>
      <translation>لا تتيح هذه القناة الانتقال من هنا إلى محادثة خاصة؛ لم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/registry.py" />
      <source>This channel has no sign-in through the browser.</source>
      <translation>لا تدعم هذه القناة تسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>This channel takes changes for {v1} minutes after sending; nothing was changed: write a new message.</source>
      <translation>تقبل هذه القناة التعديل خلال {v1} دقيقة من الإرسال؛ لم يتغير شيء: اكتب رسالة جديدة.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>This channel takes no files; take them out of the reply.</source>
      <translation>لا تقبل هذه القناة ملفات؛ أزلها من الرد.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>This channel takes no reactions; nothing was changed.</source>
      <translation>لا تقبل هذه القناة التفاعلات؛ لم يتغير شيء.</translation>
    </message>
    <message numerus="yes">
      <location filename="../../ui/composer/inserting.py" />
      <source>This channel takes {n} file with a message; the rest was not attached.|This channel takes {n} files with a message; the rest was not attached.</source>
      <translation>
        <numerusform>لا تقبل هذه القناة ملفات مع الرسالة؛ لم يُرفق شيء.</numerusform>
        <numerusform>تقبل هذه القناة ملفاً واحداً مع الرسالة؛ لم يُرفق الباقي.</numerusform>
        <numerusform>تقبل هذه القناة ملفين مع الرسالة؛ لم يُرفق الباقي.</numerusform>
        <numerusform>تقبل هذه القناة {n} ملفات مع الرسالة؛ لم يُرفق الباقي.</numerusform>
        <numerusform>تقبل هذه القناة {n} ملفاً مع الرسالة؛ لم يُرفق الباقي.</numerusform>
        <numerusform>تقبل هذه القناة {n} ملف مع الرسالة؛ لم يُرفق الباقي.</numerusform>
      </translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>This channel takes {v1} and not {v2}; take it out.</source>
      <translation>تقبل هذه القناة {v1} ولا تقبل {v2}؛ أزله.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>This channel takes {v1} files in a reply; take some out.</source>
      <translation>أقصى عدد للملفات في الرد على هذه القناة {v1}؛ أزل بعضها.</translation>
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
      <location filename="../../inbox/channels/intercom/channel.py" />
      <source>This conversation is none of Intercom's, so nothing was sent.</source>
      <translation>هذه المحادثة ليست من محادثات Intercom، فلم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/telegram/channel.py" />
      <source>This conversation is none of Telegram's; nothing was sent.</source>
      <translation>هذه المحادثة ليست من محادثات Telegram؛ لم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/private.py" />
      <source>This conversation is private already; answer here.</source>
      <translation>هذه المحادثة خاصة أصلاً؛ رُدّ هنا.</translation>
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
      <location filename="../../inbox/sealing.py" />
      <source>This is no key of a Kindline desktop: 44 characters of base64 are expected.</source>
      <translation>هذا ليس مفتاح Kindline لسطح المكتب: يُتوقع ٤٤ حرفاً بترميز base64.</translation>
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
      <location filename="../../inbox/previews.py" />
      <source>This message does not name that address; nothing was fetched.</source>
      <translation>لا تذكر هذه الرسالة ذلك العنوان؛ لم يُجلب شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>This message has no usable date; the time of its arrival is shown.</source>
      <translation>لا تحمل هذه الرسالة تاريخاً صالحاً؛ يظهر وقت وصولها.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>This message is no longer there; nothing was changed.</source>
      <translation>لم تعد هذه الرسالة موجودة؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/images.py" />
      <location filename="../../inbox/previews.py" />
      <source>This message is no longer there; nothing was fetched.</source>
      <translation>لم تعد هذه الرسالة موجودة؛ لم يُجلب شيء.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/cautions.py" />
      <source>This message needs a second look ({code}).</source>
      <translation>تحتاج هذه الرسالة إلى نظرة ثانية ({code}).</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>This message was deleted already; nothing was changed.</source>
      <translation>هذه الرسالة محذوفة أصلاً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/acts.py" />
      <source>This message was deleted, so it takes no reaction.</source>
      <translation>حُذفت هذه الرسالة، فلا تقبل تفاعلاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/people.py" />
      <source>This person is no longer there; nothing was changed.</source>
      <translation>لم يعد هذا الشخص موجوداً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/wire.py" />
      <source>This person takes no direct messages from the shop; answer in public or by email.</source>
      <translation>لا يقبل هذا الشخص رسائل مباشرة من المتجر؛ رُدّ علناً أو بالبريد الإلكتروني.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/bluesky/sending.py" />
      <source>This person's account is no longer there; nothing was sent.</source>
      <translation>لم يعد حساب هذا الشخص موجوداً؛ لم يُرسل شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/delivery.py" />
      <source>This reply could not be made ready because of a bug, so nothing was sent; take it back, change it and send it again.</source>
      <translation>تعذّر تجهيز هذا الرد بسبب خلل في البرنامج، فلم يُرسل شيء؛ استرجعه وعدّله ثم أرسله من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/compose.py" />
      <source>This reply could not be written as a mail, so it was not sent. Look at its addresses, subject and files, then send it again.</source>
      <translation>تعذّرت كتابة هذا الرد كرسالة بريد، فلم يُرسل. راجع العناوين والموضوع والملفات، ثم أرسله من جديد.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/compose.py" />
      <source>This reply has no address to go to. Add one, then send it again.</source>
      <translation>لا عنوان لهذا الرد. أضف عنواناً ثم أرسله مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
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
      <location filename="../../inbox/channels/matrix/room.py" />
      <source>This room was closed in favour of a new one; answer there.</source>
      <translation>أُغلقت هذه الغرفة وحلّت محلها غرفة جديدة؛ أجب هناك.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/formatted.py" />
      <source>This sender's images are allowed now; they appear when they have been fetched.</source>
      <translation>صور هذا المرسل مسموح بها الآن؛ تظهر بعد جلبها.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/oauth.py" />
      <source>This server does not let programs register. Paste an access token instead.</source>
      <translation>لا يسمح هذا الخادم للبرامج بالتسجيل. الصق رمز وصول بدلاً من ذلك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/wire.py" />
      <source>This server lets no program delete a post; delete it on the server's page.</source>
      <translation>لا يسمح هذا الخادم لأي برنامج بحذف منشور؛ احذفه من صفحة الخادم.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/channel.py" />
      <source>This source takes no replies: its description has no [reply]. It was not sent; answer this person another way.</source>
      <translation>لا يقبل هذا المصدر ردوداً: ليس في وصفه [reply]. لم يُرسل الرد؛ رُدّ على هذا الشخص بطريقة أخرى.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>This system offers no safe keyring to keep passwords in, so nothing was stored; unlock or install one (GNOME Keyring, KWallet), or choose a key file with --key-file.</source>
      <translation>لا يوفر هذا النظام حافظة آمنة لكلمات المرور، فلم يُحفظ شيء؛ افتح حافظة أو ثبّت واحدة (GNOME Keyring أو KWallet)، أو اختر ملف مفتاح بـ --key-file.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/channel.py" />
      <source>This visitor left the site and has no account there, so no answer can reach them.</source>
      <translation>غادر هذا الزائر الموقع وليس له حساب فيه، فلا يمكن أن يصله رد.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/entities.py" />
      <source>This {v1} is no longer there; nothing was changed.</source>
      <translation>لم يعد هذا العنصر ({v1}) موجوداً؛ لم يتغير شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/app_store/info.py" />
      <source>Three-letter codes such as USA, DEU, SAU; empty for all.</source>
      <translation>رموز من ثلاثة أحرف مثل USA, DEU, SAU؛ اتركها فارغة لتشمل الكل.</translation>
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
      <location filename="../../inbox/channels/instagram/info.py" />
      <location filename="../../inbox/channels/messenger/info.py" />
      <source>To get messages at once, set up a Kindline relay (docs/relay.md) and enter it here.</source>
      <translation>لتصلك الرسائل فورًا، ثبّت خادم ترحيل Kindline (docs/relay.md) وأدخله هنا.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/player.py" />
      <source>To play them here, start Kindline once with KINDLINE_EXTRAS=media; it installs the parts that play sound.</source>
      <translation>لتشغيلها هنا، شغّل Kindline مرة واحدة مع KINDLINE_EXTRAS=media؛ فيثبّت الأجزاء التي تشغّل الصوت.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/original.py" />
      <source>To see this mail as it was designed, start Kindline once with KINDLINE_EXTRAS=media. Here is its source.</source>
      <translation>لرؤية هذا البريد كما صُمّم، شغّل Kindline مرة واحدة مع KINDLINE_EXTRAS=media. هذا نصه المصدري.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/recipients.py" />
      <source>To {names}</source>
      <translation>إلى {names}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/terms.py" />
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
      <location filename="../../inbox/channels/google_play/info.py" />
      <source>Translate reviews to</source>
      <translation>ترجمة المراجعات إلى</translation>
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
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Under Configure, Authentication, let it read and write conversations, read users and companies, and read admins.</source>
      <translation>تحت Configure ثم Authentication، اسمح له بقراءة المحادثات وكتابتها، وقراءة المستخدمين والشركات، وقراءة المشرفين.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>Under WhatsApp, Configuration, paste the callback URL and the verify token that `kindline relay init` printed, and subscribe to the field “messages”.</source>
      <translation>ضمن WhatsApp ثم Configuration، ألصق عنوان الاستدعاء (callback URL) ورمز التحقق اللذين طبعهما الأمر `kindline relay init`، واشترك في الحقل “messages”.</translation>
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
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>United States</source>
      <translation>الولايات المتحدة</translation>
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
      <location filename="../../ui/thread/inside.py" />
      <source>Until {when}</source>
      <translation>حتى {when}</translation>
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
      <location filename="../../ui/thread/inside.py" />
      <source>Voice note</source>
      <translation>رسالة صوتية</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>Voice note, {time}</source>
      <translation>رسالة صوتية، {time}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/player.py" />
      <source>Voice notes open in your system's player</source>
      <translation>تُفتح الرسائل الصوتية في مشغّل نظامك</translation>
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
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>Website chat</source>
      <translation>دردشة الموقع</translation>
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
      <location filename="../../inbox/sealing.py" />
      <source>What the relay kept is not sealed to this desktop's key.</source>
      <translation>ما حفظه خادم الترحيل ليس مشفّراً لمفتاح هذا الجهاز.</translation>
    </message>
    <message>
      <location filename="../../ui/frame/status.py" />
      <source>What you write is kept, and sent when it is back.</source>
      <translation>يُحفظ ما تكتبه، ويُرسل عند عودته.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>WhatsApp</source>
      <translation>WhatsApp</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/compose.py" />
      <source>WhatsApp carries one file a message; send the others one by one.</source>
      <translation>ينقل WhatsApp ملفاً واحداً في كل رسالة؛ أرسل الباقي واحداً واحداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/compose.py" />
      <source>WhatsApp carries {v1} characters with a file; send the text by itself first. Your text is kept.</source>
      <translation>ينقل WhatsApp مع الملف {v1} حرفاً؛ أرسل النص وحده أولاً. نصك محفوظ.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>WhatsApp hands messages only to a public address: that of your Kindline relay.</source>
      <translation>لا يسلّم WhatsApp الرسائل إلا إلى عنوان عام: عنوان خادم ترحيل Kindline لديك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/channel.py" />
      <source>WhatsApp hands messages only to a relay. Enter its address and token in the account's settings; nothing is lost, Meta repeats for some days what it could not hand over.</source>
      <translation>لا يسلّم WhatsApp الرسائل إلا إلى خادم ترحيل. أدخل عنوانه ورمزه في إعدادات الحساب؛ لم يُفقد شيء، فـ Meta تعيد لبضعة أيام إرسال ما لم تستطع تسليمه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/info.py" />
      <source>WhatsApp takes free replies for 24 hours after the customer's last message. After that only a template that Meta approved opens the conversation again: make one in WhatsApp Manager, or wait until the customer writes.</source>
      <translation>يقبل WhatsApp الردود الحرة لمدة 24 ساعة بعد آخر رسالة من العميل. بعد ذلك لا يفتح المحادثة من جديد إلا قالب اعتمدته Meta: أنشئ قالبًا في WhatsApp Manager، أو انتظر حتى يكتب العميل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/whatsapp/channel.py" />
      <source>WhatsApp took this reply and did not say under which name; look there whether the customer has it.</source>
      <translation>استلم WhatsApp هذا الرد ولم يحدد معرّفه؛ انظر هناك هل وصل إلى العميل.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/info.py" />
      <source>When off, visitors get the form for a message that is answered later.</source>
      <translation>عند إيقافه يظهر للزوار نموذج لرسالة يُرد عليها لاحقاً.</translation>
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
      <location filename="../../inbox/channels/feed/info.py" />
      <source>Where the messages come from and how replies go; the channel's README has more examples.</source>
      <translation>من أين تأتي الرسائل وكيف تذهب الردود؛ في ملف README للقناة أمثلة أخرى.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Where the pages are: links lead there.</source>
      <translation>أين توجد الصفحات: إليها تؤدي الروابط.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Where you left the window.</source>
      <translation>حيث تركت النافذة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/intercom/info.py" />
      <source>Where your Intercom workspace is kept.</source>
      <translation>أين تُحفظ مساحة عملك في Intercom.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Where your comment server answers, such as https://comments.shop.example.</source>
      <translation>العنوان الذي يجيب عليه خادم تعليقاتك، مثل https://comments.shop.example.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>Window state</source>
      <translation>حالة النافذة</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/fields.py" />
      <source>With a Kindline relay messages arrive at once; without one they are asked for every 15 seconds.</source>
      <translation>مع خادم ترحيل Kindline تصل الرسائل فوراً؛ ومن دونه تُطلب كل ١٥ ثانية.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/google_business/info.py" />
      <source>With the Google account that manages the places; Kindline never sees its password.</source>
      <translation>بحساب Google الذي يدير الأماكن؛ ولا يرى Kindline كلمة مروره أبداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/mastodon/info.py" />
      <source>Without a browser: on the server open Preferences, Development, New application; give it the scopes read and write, save, open it and copy the access token.</source>
      <translation>دون متصفح: افتح على الخادم Preferences ثم Development ثم New application؛ امنحه الصلاحيتين read وwrite، واحفظ، ثم افتحه وانسخ رمز الوصول.</translation>
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
      <location filename="../../ui/composer/sending.py" />
      <source>Write the private reply first.</source>
      <translation>اكتب الرد الخاص أولاً.</translation>
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
      <location filename="../../inbox/channels/x/info.py" />
      <source>X</source>
      <translation>X</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>X allows 15 looks in 15 minutes.</source>
      <translation>يسمح X بالتحقق ١٥ مرة كل ١٥ دقيقة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X already has exactly this post from you, so it was not posted again.</source>
      <translation>لدى X منشور منك مطابق لهذا تماماً، فلم يُنشر مرة أخرى.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/info.py" />
      <source>X asks in your browser; Kindline never sees the password.</source>
      <translation>يسألك X في متصفحك؛ ولا يرى Kindline كلمة المرور أبداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/channel.py" />
      <source>X did not give this file, or it is larger than 25 MB; see it at X.</source>
      <translation>لم يسلّم X هذا الملف، أو أنه أكبر من 25 ميغابايت؛ شاهده في X.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X did not name the message it took, so the customer may already have it; look at X, then say whether it arrived.</source>
      <translation>لم يحدد X معرّف الرسالة التي استلمها، فربما وصلت إلى العميل؛ انظر في X، ثم حدد هل وصلت.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X did not name the post it took, so it may already be there; look at X, then say whether it is.</source>
      <translation>لم يحدد X معرّف المنشور الذي استلمه، فربما صار منشوراً؛ انظر في X، ثم حدد هل هو هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X did not say whose account this is. Nothing is lost; we ask again.</source>
      <translation>لم يذكر X لمن هذا الحساب. لم يُفقد شيء؛ نسأل مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X did not take the file. Nothing was sent; Kindline tries again.</source>
      <translation>لم يقبل X الملف. لم يُرسل شيء؛ ويعيد Kindline المحاولة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/channel.py" />
      <source>X did not take the post back; it is still there.</source>
      <translation>لم يسحب X المنشور؛ ما زال هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/channel.py" />
      <source>X did not take this reply ({v1}), so nothing was sent; look at its text and file, then try again.</source>
      <translation>لم يقبل X هذا الرد ({v1})، فلم يُرسل شيء؛ راجع نصه وملفه ثم حاول مجدداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X does not let this account write to this person: they do not take messages from it. Nothing was sent; ask them to write first.</source>
      <translation>لا يسمح X لهذا الحساب بالكتابة إلى هذا الشخص: فهو لا يقبل رسائل منه. لم يُرسل شيء؛ اطلب منه أن يكتب أولاً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>X does not permit this to the sign-in. Give the app read and write and direct message permission, then sign in again; nothing is lost.</source>
      <translation>لا يسمح X بهذا لتسجيل الدخول الحالي. امنح التطبيق إذن القراءة والكتابة والرسائل المباشرة، ثم سجّل الدخول مجدداً؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/channel.py" />
      <source>X takes {v1}, so nothing was sent; send them apart.</source>
      <translation>ما يقبله X هو {v1}، فلم يُرسل شيء؛ أرسلها متفرقة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/oauth.py" />
      <source>X's sign-in cannot be reached. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>تعذر الوصول إلى خدمة تسجيل الدخول لدى X. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
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
      <location filename="../../ui/composer/terms.py" />
      <source>You answered twice in public; ask the customer to write to you in private.</source>
      <translation>رددت مرتين علناً؛ اطلب من العميل أن يكتب إليك على الخاص.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/terms.py" />
      <source>You answered twice in public; continue in private.</source>
      <translation>رددت مرتين علناً؛ تابع على الخاص.</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>You change your message of {when}. The earlier text is kept.</source>
      <translation>أنت تعدّل رسالتك ({when}). النص السابق محفوظ.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/approval.py" />
      <source>You found that this reply did not arrive; send it again or take it back.</source>
      <translation>وجدتَ أن هذا الرد لم يصل؛ أرسله من جديد أو استرجعه.</translation>
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
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Your address</source>
      <translation>عنوانك</translation>
    </message>
    <message>
      <location filename="../../ui/composer/framing.py" />
      <source>Your answer replaces the earlier one.</source>
      <translation>ردك يحل محل الرد السابق.</translation>
    </message>
    <message>
      <location filename="../../ui/accounts/connect.py" />
      <source>Your browser opens; come back here when you have signed in.</source>
      <translation>يُفتح متصفحك؛ عد إلى هنا بعد تسجيل الدخول.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/info.py" />
      <location filename="../../inbox/channels/isso/info.py" />
      <location filename="../../inbox/channels/live_chat/info.py" />
      <location filename="../../inbox/settings.py" />
      <source>Your name</source>
      <translation>اسمك</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/x/wire.py" />
      <source>Your plan at X does not include this, or it is used up. What was received is safe; see the plan in X's developer console.</source>
      <translation>باقتك لدى X لا تشمل هذا، أو نفد رصيدها. ما استُقبل محفوظ؛ راجع الباقة في وحدة تحكم المطورين لدى X.</translation>
    </message>
    <message>
      <location filename="../../app/account.py" />
      <source>Your replies wait in the outbox and leave by themselves once this is mended. {v1}</source>
      <translation>تنتظر ردودك في صندوق الصادر وتخرج تلقائياً حين يُصلح هذا. {v1}</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>Your reply</source>
      <translation>ردك</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/info.py" />
      <source>Your site</source>
      <translation>موقعك</translation>
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
      <location filename="../../ui/composer/filesrow.py" />
      <source>films</source>
      <translation>مقاطع فيديو</translation>
    </message>
    <message>
      <location filename="../../inbox/store/search_query.py" />
      <source>has: takes attachment.</source>
      <translation>has: تقبل attachment.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>hide the earlier text</source>
      <translation>إخفاء النص السابق</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>images</source>
      <translation>صور</translation>
    </message>
    <message>
      <location filename="../../inbox/store/search_query.py" />
      <source>is: takes one of {v1}.</source>
      <translation>is: تقبل إحدى القيم {v1}.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/wire.py" />
      <source>isso did not take this answer: it may be too short.</source>
      <translation>لم يقبل isso هذا الرد: ربما كان قصيراً جداً.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/wire.py" />
      <source>isso does not accept the admin password, or its administration is off. What was received is safe; correct it in the account's settings.</source>
      <translation>لا يقبل isso كلمة مرور الإدارة، أو أن إدارته متوقفة. ما استُقبل محفوظ؛ صحح ذلك في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/channel.py" />
      <source>isso gave no number for the answer; look at the page.</source>
      <translation>لم يعطِ isso رقماً للرد؛ انظر في الصفحة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/channel.py" />
      <source>isso has deleted this comment for good; it cannot be shown.</source>
      <translation>حذف isso هذا التعليق نهائياً؛ لا يمكن عرضه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/isso/wire.py" />
      <source>isso's address must begin with https, or the password could be read.</source>
      <translation>يجب أن يبدأ عنوان isso بـ https، وإلا أمكن لغيرك قراءة كلمة المرور.</translation>
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
      <location filename="../../ui/composer/filesrow.py" />
      <source>plain text</source>
      <translation>نصوص عادية</translation>
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
      <location filename="../../inbox/store/search_query.py" />
      <source>rating: takes 1 to 5, like rating:1, rating:&lt;=2 or rating:2-4.</source>
      <translation>rating: تقبل من 1 إلى 5، مثل rating:1 أو rating:&lt;=2 أو rating:2-4.</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/say.py" />
      <source>returned</source>
      <translation>مُرجع</translation>
    </message>
    <message>
      <location filename="../../ui/thread/marks.py" />
      <source>see earlier</source>
      <translation>عرض النص السابق</translation>
    </message>
    <message>
      <location filename="../../ui/composer/filesrow.py" />
      <source>sound</source>
      <translation>مقاطع صوتية</translation>
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
      <location filename="../../ui/composer/framing.py" />
      <source>this network</source>
      <translation>هذه الشبكة</translation>
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
      <location filename="../../ui/kit/words.py" />
      <location filename="../../ui/thread/reactions.py" />
      <source>you</source>
      <translation>أنت</translation>
    </message>
    <message>
      <location filename="../../profile_panel/panel/sections.py" />
      <source>{author} · {when}</source>
      <translation>{author} · {when}</translation>
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
      <location filename="../../ui/thread/reactions.py" />
      <source>{emoji} by {names}</source>
      <translation>{emoji} من {names}</translation>
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
      <location filename="../../ui/kit/filefield.py" />
      <source>{name} is not a text file</source>
      <translation>{name} ليس ملفاً نصياً</translation>
    </message>
    <message>
      <location filename="../../ui/thread/typing_line.py" />
      <source>{name} is writing…</source>
      <translation>{name} يكتب الآن…</translation>
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
      <location filename="../../ui/composer/filesrow.py" />
      <source>{name} was not attached: this channel takes only {types}.</source>
      <translation>لم يُرفق {name}: هذه القناة تقبل فقط: {types}.</translation>
    </message>
    <message>
      <location filename="../../ui/thread/access.py" />
      <source>{name}, {time}</source>
      <translation>{name}، {time}</translation>
    </message>
    <message>
      <location filename="../../ui/composer/terms.py" />
      <source>{network} lets us answer until {when}.</source>
      <translation>يمكننا الرد على {network} حتى {when}.</translation>
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
      <location filename="../../ui/kit/filefield.py" />
      <source>{n} line|{n} lines</source>
      <translation>
        <numerusform>لا أسطر</numerusform>
        <numerusform>سطر واحد</numerusform>
        <numerusform>سطران</numerusform>
        <numerusform>{n} أسطر</numerusform>
        <numerusform>{n} سطراً</numerusform>
        <numerusform>{n} سطر</numerusform>
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
      <location filename="../../ui/kit/reasons.py" />
      <source>{n} message without an answer|{n} messages without an answer</source>
      <translation>
        <numerusform>لا رسائل دون رد</numerusform>
        <numerusform>رسالة واحدة دون رد</numerusform>
        <numerusform>رسالتان دون رد</numerusform>
        <numerusform>{n} رسائل دون رد</numerusform>
        <numerusform>{n} رسالة دون رد</numerusform>
        <numerusform>{n} رسالة دون رد</numerusform>
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
      <source>{place} · {time}</source>
      <translation>{place} · {time}</translation>
    </message>
    <message>
      <location filename="../../ui/queue/reading.py" />
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
      <location filename="../../inbox/web.py" />
      <source>{v1} answered with something that is no JSON; nothing is lost, Kindline asks again by itself.</source>
      <translation>أجاب {v1} بما ليس JSON؛ لم يُفقد شيء، ويسأل Kindline مجدداً من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/oauth.py" />
      <source>{v1} asks for an OAuth client id. Register one (the email channel's README says how) and enter it under Browser sign-in.</source>
      <translation>يطلب {v1} معرّف عميل OAuth. سجّل معرّفاً (يشرح ملف README لقناة البريد الطريقة) وأدخله تحت تسجيل الدخول من المتصفح.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/api.py" />
      <location filename="../../inbox/web.py" />
      <source>{v1} asks us to go slower. Nothing is lost; Kindline goes on by itself.</source>
      <translation>يطلب {v1} أن نبطئ قليلاً. لم يُفقد شيء؛ ويتابع Kindline من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/faults.py" />
      <source>{v1} cannot be found; there may be no network. Everything received and written is safe, and Kindline tries again by itself.</source>
      <translation>تعذر العثور على {v1}؛ ربما لا توجد شبكة. كل ما استُقبل وكُتب محفوظ، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>{v1} cannot be more than {v2}.</source>
      <translation>لا يمكن أن يزيد {v1} على {v2}.</translation>
    </message>
    <message>
      <location filename="../../inbox/settings.py" />
      <source>{v1} cannot be negative.</source>
      <translation>لا يمكن أن تكون قيمة {v1} سالبة.</translation>
    </message>
    <message>
      <location filename="../../inbox/web.py" />
      <source>{v1} cannot be reached just now. Everything is safe; Kindline goes on by itself when the network is back.</source>
      <translation>تعذر الوصول إلى {v1} الآن. كل شيء محفوظ؛ ويتابع Kindline من تلقاء نفسه عند عودة الشبكة.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/email/smtp.py" />
      <source>{v1} cannot take the reply now ({v2}: {v3}). It was not sent, and Kindline tries again by itself.</source>
      <translation>لا يستطيع {v1} قبول الرد الآن ({v2}: {v3}). لم يُرسل، ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/sending.py" />
      <source>{v1} carries either a text or one file in a message; send them one by one. Your text is kept.</source>
      <translation>ينقل {v1} في الرسالة إما نصاً أو ملفاً واحداً؛ أرسلها واحداً واحداً. نصك محفوظ.</translation>
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
      <location filename="../../inbox/graph/api.py" />
      <source>{v1} did not take it (code {v2}). Your text is kept.</source>
      <translation>لم يقبله {v1} (الرمز {v2}). نصك محفوظ.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/api.py" />
      <source>{v1} did not take it: {v2}. Your text is kept.</source>
      <translation>لم يقبله {v1}: {v2}. نصك محفوظ.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/live_chat/wire.py" />
      <source>{v1} does not accept the address and password. What was received is safe; enter them again in the account's settings.</source>
      <translation>لا يقبل {v1} العنوان وكلمة المرور. ما استُقبل محفوظ؛ أدخلهما مجدداً في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>{v1} does not accept the secret. What was received is safe; correct the secret or [source.auth] in the account.</source>
      <translation>لا يقبل {v1} السر. ما استُقبل محفوظ؛ صحح السر أو [source.auth] في الحساب.</translation>
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
      <location filename="../../inbox/web.py" />
      <source>{v1} does not permit this to the account. Give it the permission named in the account's settings; nothing is lost.</source>
      <translation>لا يسمح {v1} بهذا للحساب. امنحه الإذن المذكور في إعدادات الحساب؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/api.py" />
      <source>{v1} does not permit this to the token. Give it the permissions named in the account's steps; nothing is lost.</source>
      <translation>لا يسمح {v1} بهذا للرمز. امنحه الأذونات المذكورة في خطوات الحساب؛ لم يُفقد شيء.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>{v1} does not permit this: the secret is not right, or not for this. What was received is safe; correct the secret or its rights there.</source>
      <translation>لا يسمح {v1} بهذا: السر غير صحيح أو ليس لهذا الغرض. ما استُقبل محفوظ؛ صحح السر أو صلاحياته هناك.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/api.py" />
      <source>{v1} does not take this reply any more. {v2}</source>
      <translation>لم يعد {v1} يقبل هذا الرد. {v2}</translation>
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
      <location filename="../../inbox/graph/api.py" />
      <location filename="../../inbox/web.py" />
      <source>{v1} has a fault of its own ({v2}). Nothing is lost; Kindline tries again by itself.</source>
      <translation>لدى {v1} عطل من جهته ({v2}). لم يُفقد شيء؛ ويعيد Kindline المحاولة من تلقاء نفسه.</translation>
    </message>
    <message>
      <location filename="../../app/secrets.py" />
      <source>{v1} is damaged, and it names the key of this workspace; the data is untouched: bring that file back from a copy.</source>
      <translation>الملف {v1} تالف، وهو يسمّي مفتاح مساحة العمل هذه؛ البيانات سليمة: أعد الملف من نسخة.</translation>
    </message>
    <message>
      <location filename="../../inbox/send/reply_checks.py" />
      <source>{v1} is no address that mail can go to; correct it or take it out.</source>
      <translation>{v1} ليس عنواناً يصل إليه البريد؛ صحّحه أو احذفه.</translation>
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
      <location filename="../../inbox/channels/live_chat/files.py" />
      <source>{v1} is too large for a chat server without a file service (mod_http_file_share); send it by email.</source>
      <translation>{v1} أكبر من أن يقبله خادم دردشة بلا خدمة ملفات (mod_http_file_share)؛ أرسله بالبريد الإلكتروني.</translation>
    </message>
    <message>
      <location filename="../../inbox/graph/api.py" />
      <source>{v1} no longer accepts the access token. What was received is safe; make a new token and put it into the account's settings.</source>
      <translation>لم يعد {v1} يقبل رمز الوصول. ما استُقبل محفوظ؛ أنشئ رمزاً جديداً وضعه في إعدادات الحساب.</translation>
    </message>
    <message>
      <location filename="../../inbox/web.py" />
      <source>{v1} no longer accepts the sign-in. What was received is safe; sign in again in the account's settings.</source>
      <translation>لم يعد {v1} يقبل تسجيل الدخول. ما استُقبل محفوظ؛ سجّل الدخول مجدداً في إعدادات الحساب.</translation>
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
      <location filename="../../inbox/channels/feed/wire.py" />
      <source>{v1} says that this does not exist or is not right ({v2}). Nothing is lost; correct the address or the call in the description.</source>
      <translation>يقول {v1} إن هذا غير موجود أو غير صحيح ({v2}). لم يُفقد شيء؛ صحح العنوان أو الاستدعاء في الوصف.</translation>
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
      <location filename="../../inbox/send/delivery.py" />
      <source>{v1} wrote again after this reply was begun, so it was not sent; read it, then send this all the same or take it back.</source>
      <translation>كتب {v1} من جديد بعد البدء بهذا الرد، فلم يُرسل؛ اقرأ ما كتبه، ثم أرسل هذا مع ذلك أو استرجعه.</translation>
    </message>
    <message>
      <location filename="../../inbox/channels/feed/checking.py" />
      <source>{v1}: {v2} Nothing was changed; correct it there.</source>
      <translation>{v1}: {v2} لم يتغير شيء؛ صححه هناك.</translation>
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
      <location filename="../../inbox/store/search_query.py" />
      <source>“{v1}” is no date; write it like 2026-11-20, 2026-11 or yesterday.</source>
      <translation>“{v1}” ليس تاريخاً؛ اكتبه مثل 2026-11-20 أو 2026-11 أو yesterday.</translation>
    </message>
    <message>
      <location filename="../../inbox/store/moments.py" />
      <source>“{v1}” is no time to come; try “tomorrow 9”, “next Sunday” or “in 2 hours”.</source>
      <translation>«{v1}» ليس وقتاً قادماً؛ جرّب «غداً 9» أو «الأحد القادم» أو «بعد ساعتين».</translation>
    </message>
    <message>
      <location filename="../../ui/thread/deeds.py" />
      <source>“{words}” disappears for the customer. Your copy is kept here and marked.</source>
      <translation>تختفي «{words}» لدى العميل. تبقى نسختك هنا وعليها علامة.</translation>
    </message>
  </context>
</TS>
