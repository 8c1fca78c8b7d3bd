/*! Kindline chat window. Apache-2.0. One script tag, no framework; see README.md beside it. */
(() => {
  "use strict";
  const script = document.currentScript;
  const given = Object.assign({}, script ? script.dataset : {}, window.KindlineChat || {});
  if (!given.server || !given.agent || !given.domain) {
    console.error("Kindline chat needs data-server, data-agent and data-domain.");
    return;
  }

  // Words ------------------------------------------------------------------------------------

  const WORDS = {
    en: {
      open: "Open chat", close: "Close chat", title: "Chat with us", you: "You",
      here: "We are here", away: "Nobody is here just now", connecting: "Connecting …",
      lost: "No connection. What you write is kept and sent as soon as it is back.",
      write: "Write a message", send: "Send", attach: "Attach a file",
      typing: "{name} is writing …", unread: "{n} new messages",
      waiting: "waiting", sent: "sent", delivered: "delivered", read: "read",
      form: "Leave a message and your email address. The answer will stand here when you open this page again, or we write to you.",
      email: "Your email address", name: "Your name", message: "Your message",
      formSent: "Thank you. Your message is kept here and with us.",
      needed: "Please fill this in.", badEmail: "This does not look like an email address.",
      tooLarge: "This file is too large.", fileFailed: "The file could not be sent. Try again.",
      gone: "Message taken back", edited: "edited", us: "Us", said: "{name}, {time}",
      hello: "Hello! What can we do for you?", file: "File",
    },
    ar: {
      open: "افتح المحادثة", close: "أغلق المحادثة", title: "تحدث معنا", you: "أنت",
      here: "نحن هنا", away: "لا أحد متاح الآن", connecting: "جارٍ الاتصال …",
      lost: "لا يوجد اتصال. ما تكتبه محفوظ ويُرسل حالما يعود الاتصال.",
      write: "اكتب رسالة", send: "أرسل", attach: "أرفق ملفًا",
      typing: "{name} يكتب …", unread: "{n} رسائل جديدة",
      waiting: "في الانتظار", sent: "أُرسلت", delivered: "وصلت", read: "قُرئت",
      form: "اترك رسالة وبريدك الإلكتروني. ستجد الجواب هنا عندما تفتح هذه الصفحة مجددًا، أو نكتب إليك.",
      email: "بريدك الإلكتروني", name: "اسمك", message: "رسالتك",
      formSent: "شكرًا لك. رسالتك محفوظة هنا وعندنا.",
      needed: "يرجى ملء هذا الحقل.", badEmail: "لا يبدو هذا بريدًا إلكترونيًا.",
      tooLarge: "هذا الملف كبير جدًا.", fileFailed: "تعذّر إرسال الملف. حاول مرة أخرى.",
      gone: "رسالة مسحوبة", edited: "معدّلة", us: "نحن", said: "{name}، {time}",
      hello: "مرحبًا! كيف يمكننا مساعدتك؟", file: "ملف",
    },
  };
  const wanted = given.language && given.language !== "auto" ? given.language
    : document.documentElement.lang || navigator.language || "en";
  const language = wanted.toLowerCase().startsWith("ar") ? "ar" : "en";
  const isRtl = language === "ar";
  const words = WORDS[language];
  const say = (key, values = {}) =>
    words[key].replace(/\{(\w+)\}/g, (_, name) => (values[name] === undefined ? "" : values[name]));

  // What is kept on this device --------------------------------------------------------------

  const KEY = "kindline-chat:" + given.agent;
  const random = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)),
    (each) => each.toString(16).padStart(2, "0")).join("");
  const kept = (() => {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (_) { return {}; }
  })();
  kept.outbox = Array.isArray(kept.outbox) ? kept.outbox : [];
  kept.log = Array.isArray(kept.log) ? kept.log : [];
  const isAnonymous = given.visitors === "anonymous";
  if (isAnonymous && !kept.thread) kept.thread = "v-" + random(16);
  const keep = () => {
    kept.log = log.slice(-60).map((each) => Object.assign({}, each, { shown: undefined }));
    try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch (_) { /* private mode: for this page only */ }
  };

  // XML --------------------------------------------------------------------------------------

  const NS = {
    framing: "urn:ietf:params:xml:ns:xmpp-framing", sasl: "urn:ietf:params:xml:ns:xmpp-sasl",
    bind: "urn:ietf:params:xml:ns:xmpp-bind", register: "jabber:iq:register",
    sm: "urn:xmpp:sm:3", mam: "urn:xmpp:mam:2", rsm: "http://jabber.org/protocol/rsm",
    forward: "urn:xmpp:forward:0", delay: "urn:xmpp:delay", sid: "urn:xmpp:sid:0",
    states: "http://jabber.org/protocol/chatstates", markers: "urn:xmpp:chat-markers:0",
    receipts: "urn:xmpp:receipts", oob: "jabber:x:oob", bob: "urn:xmpp:bob",
    nick: "http://jabber.org/protocol/nick", upload: "urn:xmpp:http:upload:0",
    correct: "urn:xmpp:message-correct:0", retract: "urn:xmpp:message-retract:1",
    carbons: "urn:xmpp:carbons:2", items: "http://jabber.org/protocol/disco#items",
    info: "http://jabber.org/protocol/disco#info", visitor: "urn:kindline:visitor:1",
  };
  const clean = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/g, "");
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
  const esc = (text) => clean(text).replace(/[&<>"']/g, (each) => ESCAPES[each]);
  const tag = (name, attributes = {}, inner = "") => {
    const said = Object.keys(attributes).filter((key) => attributes[key] !== undefined && attributes[key] !== "")
      .map((key) => ` ${key}="${esc(attributes[key])}"`).join("");
    return inner ? `<${name}${said}>${inner}</${name}>` : `<${name}${said}/>`;
  };
  const child = (xml, ns, name) => xml.getElementsByTagNameNS(ns, name)[0] || null;
  const textOf = (xml, ns, name) => { const found = child(xml, ns, name); return found ? found.textContent : ""; };
  const bare = (jid) => (jid || "").split("/")[0].toLowerCase();
  const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  // The line: XMPP over a websocket (RFC 7395) -------------------------------------------------

  const line = {
    socket: null, jid: "", isUp: false, count: 0, isCounting: false, tries: 0, timer: 0,
    answers: {}, marks: [], results: {}, isRestarted: false, isRegistering: false, alive: 0,

    open() {
      clearTimeout(line.timer);
      Object.assign(line, { isUp: false, isCounting: false, isRestarted: false, count: 0, marks: [], answers: {}, results: {} });
      let socket;
      try { socket = new WebSocket(given.server, "xmpp"); } catch (_) { return line.later(); }
      line.socket = socket;
      socket.onopen = () => line.header();
      socket.onmessage = (event) => { if (line.socket === socket) line.take(event.data); };
      socket.onclose = () => { if (line.socket === socket) line.lost(); };
      socket.onerror = () => {};
      const guard = setTimeout(() => { if (line.socket === socket && !line.isUp) socket.close(); }, 15000);
      socket.addEventListener("close", () => clearTimeout(guard));
    },
    header() { line.raw(tag("open", { xmlns: NS.framing, to: given.domain, version: "1.0" })); },
    raw(text) { if (line.socket && line.socket.readyState === 1) line.socket.send(text); },
    stanza(text) { if (line.isCounting) line.count += 1; line.raw(text); },
    lost() {
      line.socket = null;
      line.isUp = false;
      chat.down();
      line.later();
    },
    later() {
      // Full jitter, so that a server that comes back is not met by everybody at once.
      const wait = Math.min(60000, 500 * 2 ** Math.min(line.tries++, 8)) * (0.3 + 0.7 * Math.random());
      clearTimeout(line.timer);
      line.timer = setTimeout(line.open, navigator.onLine === false ? 5000 : wait);
    },
    ask(type, to, payload) {
      const id = random(8);
      return new Promise((done, fail) => {
        const timer = setTimeout(() => { delete line.answers[id]; fail(new Error("timeout")); }, 15000);
        line.answers[id] = (answer) => {
          clearTimeout(timer);
          if (answer.getAttribute("type") === "error") fail(new Error("refused")); else done(answer);
        };
        line.stanza(tag("iq", { xmlns: "jabber:client", type, id, to }, payload));
      });
    },
    take(data) {
      const xml = new DOMParser().parseFromString(data, "text/xml").documentElement;
      if (!xml || xml.getElementsByTagName("parsererror").length) return line.socket.close();
      line.alive = Date.now();
      const kind = xml.localName;
      if (kind === "features") line.negotiate(xml);
      else if (kind === "success") { line.isRestarted = true; line.header(); }
      else if (kind === "failure") line.refused();
      else if (kind === "iq") line.answered(xml);
      else if (kind === "message") chat.message(xml);
      else if (kind === "presence") chat.presence(xml);
      else if (kind === "r") line.raw(tag("a", { xmlns: NS.sm, h: String(line.taken || 0) }));
      else if (kind === "a") line.confirm(Number(xml.getAttribute("h")));
      else if (kind === "close" || kind === "error") line.socket.close();
      if (line.isCounting && (kind === "iq" || kind === "message" || kind === "presence")) line.taken += 1;
      if (kind === "enabled") line.taken = 0;
    },
    answered(xml) {
      const answer = line.answers[xml.getAttribute("id")];
      if (answer) { delete line.answers[xml.getAttribute("id")]; answer(xml); }
      else if (xml.getAttribute("type") === "get" || xml.getAttribute("type") === "set") {
        line.stanza(tag("iq", { xmlns: "jabber:client", type: "error", id: xml.getAttribute("id"), to: xml.getAttribute("from") },
          '<error type="cancel"><service-unavailable xmlns="urn:ietf:params:xml:ns:xmpp-stanzas"/></error>'));
      }
    },
    async negotiate(features) {
      if (line.isRestarted) return line.bind();
      if (isAnonymous) return line.raw(tag("auth", { xmlns: NS.sasl, mechanism: "ANONYMOUS" }));
      if (!kept.user) {
        const user = random(12), word = random(18);
        try {
          await line.ask("set", given.domain, tag("query", { xmlns: NS.register },
            tag("username", {}, user) + tag("password", {}, word)));
        } catch (_) { return line.socket && line.socket.close(); }
        kept.user = user; kept.word = word; keep();
      }
      line.raw(tag("auth", { xmlns: NS.sasl, mechanism: "PLAIN" }, base64("\0" + kept.user + "\0" + kept.word)));
    },
    refused() {
      // The site removed this visitor's account: begin anew, with what is not sent yet.
      if (!isAnonymous) { delete kept.user; delete kept.word; delete kept.last; keep(); }
      line.socket.close();
    },
    async bind() {
      try {
        const answer = await line.ask("set", undefined, tag("bind", { xmlns: NS.bind }));
        line.jid = textOf(answer, NS.bind, "jid");
        line.count = 0; line.isCounting = true; line.taken = 0;
        line.raw(tag("enable", { xmlns: NS.sm }));
        if (!isAnonymous) line.ask("set", undefined, tag("enable", { xmlns: NS.carbons })).catch(() => {});
        line.isUp = true; line.tries = 0;
        chat.up();
      } catch (_) { if (line.socket) line.socket.close(); }
    },
    /** Send something and call `done` when the server has it (XEP-0198). */
    deliver(text, done) {
      line.stanza(text);
      line.marks.push({ at: line.count, done });
      line.raw(tag("r", { xmlns: NS.sm }));
    },
    confirm(handled) {
      while (line.marks.length && line.marks[0].at <= handled) line.marks.shift().done();
    },
    async archive(page) {
      const key = random(8);
      line.results[key] = [];
      const field = (name, value) => tag("field", { var: name }, tag("value", {}, esc(value)));
      const query = tag("query", { xmlns: NS.mam, queryid: key },
        tag("x", { xmlns: "jabber:x:data", type: "submit" }, field("FORM_TYPE", NS.mam) + field("with", given.agent)) +
        tag("set", { xmlns: NS.rsm }, tag("max", {}, "50") + page));
      try {
        const answer = await line.ask("set", undefined, query);
        const fin = child(answer, NS.mam, "fin");
        return { found: line.results[key], last: textOf(fin, NS.rsm, "last"), isComplete: fin.getAttribute("complete") === "true" };
      } finally { delete line.results[key]; }
    },
  };

  // The conversation ---------------------------------------------------------------------------

  /** Messages as shown: {id, mine, text, at, name, state, files, isGone, isEdited}. */
  const log = kept.log.slice();
  const byId = new Map(log.map((each) => [each.id, each]));
  const ORDER = ["waiting", "sent", "delivered", "read"];
  const chat = {
    here: new Set(), isHere: false, isKnown: false, unread: 0, agentName: "", typingTimer: 0,
    isTyping: false, stopTimer: 0, lastComposing: 0, saidPage: "",

    async up() {
      view.status();
      chat.greet();
      chat.greeting = setInterval(chat.greet, 60000);
      chat.pulse = setInterval(chat.beat, 30000);
      try { if (!isAnonymous) await chat.catchUp(); } catch (_) { /* tried again at the next connection */ }
      chat.flush();
    },
    down() {
      clearInterval(chat.greeting); clearInterval(chat.pulse);
      chat.here.clear(); chat.isHere = false; chat.isKnown = false;
      view.typing(""); view.status();
    },
    /** Ask for a sign of life: a dead line is noticed, not waited for. */
    beat() {
      if (Date.now() - line.alive > 70000) { line.socket && line.socket.close(); return; }
      line.raw(tag("r", { xmlns: NS.sm }));
    },
    /** Show the agent that a visitor is here; an agent on shift answers with presence. */
    greet() {
      if (!chat.isHere) {
        line.stanza(tag("presence", { xmlns: "jabber:client" }));
        line.stanza(tag("presence", { xmlns: "jabber:client", to: given.agent }));
      }
      clearTimeout(chat.knownTimer);
      chat.knownTimer = setTimeout(() => { chat.isKnown = true; view.status(); }, 2500);
    },
    presence(xml) {
      const from = xml.getAttribute("from");
      if (bare(from) !== bare(given.agent)) return;
      const type = xml.getAttribute("type");
      const show = xml.getElementsByTagName("show")[0];
      const isFree = !type && !(show && /dnd|xa|away/.test(show.textContent));
      if (isFree) chat.here.add(from); else if (!type || type === "unavailable") chat.here.delete(from);
      chat.agentName = textOf(xml, NS.nick, "nick") || chat.agentName;
      chat.isHere = chat.here.size > 0;
      chat.isKnown = true;
      view.status();
    },
    async catchUp() {
      let page = kept.last ? tag("after", {}, esc(kept.last)) : "<before/>";
      for (;;) {
        const got = await line.archive(page);
        const isNew = page !== "<before/>";
        got.found.forEach((result, index) => chat.archived(result, isNew, index));
        if (!isNew) chat.order();
        if (got.last) { kept.last = got.last; keep(); }
        if (got.isComplete || !got.last || page === "<before/>") break;
        page = tag("after", {}, esc(got.last));
      }
      view.draw();
    },
    /** Put the log into the archive's order, whatever this device's clock says. */
    order() {
      const second = (each) => (each.state === "waiting" ? Infinity : Math.floor(each.at / 1000));
      const index = (each) => (each.index === undefined ? Infinity : each.index);
      log.sort((one, other) => (second(one) === second(other) ? (index(one) === index(other) ? one.at - other.at : index(one) - index(other)) : second(one) - second(other)));
      for (const each of log) { delete each.index; list.append(view.rows.get(each.id)); }
      keep();
    },
    archived(result, isNew, index) {
      const inner = result.getElementsByTagNameNS("jabber:client", "message")[0];
      if (!inner) return;
      const delay = child(result, NS.delay, "delay");
      const at = delay ? Date.parse(delay.getAttribute("stamp")) : Date.now();
      // The archive counts in seconds and by its own clock: what is new stands below what is known.
      const newest = log.filter((each) => each.state !== "waiting").reduce((most, each) => Math.max(most, each.at), 0);
      const known = chat.show(inner, isNew ? Math.max(at, newest) : at, false);
      if (known && !isNew) { known.at = at; known.index = index; }
    },
    message(xml) {
      const result = child(xml, NS.mam, "result");
      if (result) {
        const wants = line.results[result.getAttribute("queryid")];
        const from = xml.getAttribute("from");
        if (wants && (!from || bare(from) === bare(line.jid))) wants.push(result);
        return;
      }
      const carbon = child(xml, NS.carbons, "sent") || child(xml, NS.carbons, "received");
      if (carbon && bare(xml.getAttribute("from")) !== bare(line.jid)) return;
      const inner = carbon ? carbon.getElementsByTagNameNS("jabber:client", "message")[0] : xml;
      if (!inner) return;
      for (const each of inner.getElementsByTagNameNS(NS.sid, "stanza-id")) {
        if (bare(each.getAttribute("by")) === bare(line.jid)) kept.last = each.getAttribute("id");
      }
      chat.show(inner, Date.now(), true);
      keep();
    },
    show(xml, at, isLive) {
      const from = bare(xml.getAttribute("from"));
      const mine = from === bare(line.jid) || !from;
      if (!mine && from !== bare(given.agent)) return undefined;
      if (xml.getAttribute("type") === "error") return undefined;
      if (!mine) {
        for (const [name, state] of [["displayed", "read"], ["received", "delivered"]]) {
          const mark = child(xml, name === "displayed" ? NS.markers : NS.receipts, name);
          if (mark) { chat.marked(mark.getAttribute("id"), state); return undefined; }
        }
        if (isLive) chat.state(xml);
      }
      const changed = child(xml, NS.correct, "replace") || child(xml, NS.retract, "retract");
      const body = xml.getElementsByTagNameNS("jabber:client", "body")[0];
      if (changed) {
        const old = byId.get(changed.getAttribute("id"));
        if (old && old.mine === mine) {
          if (changed.localName === "retract") old.isGone = true; else { old.text = body ? body.textContent : ""; old.isEdited = true; }
          view.change(old);
        }
        return undefined;
      }
      const files = chat.files(xml);
      const text = body ? body.textContent : "";
      if (!text.trim() && !files.length) return undefined;
      const id = (child(xml, NS.sid, "origin-id") || xml).getAttribute("id");
      const known = byId.get(id);
      if (known) { if (mine && known.state === "waiting") chat.marked(id, "sent"); return known; }
      const entry = { id, mine, at, files, text: files.some((each) => each.url === text.trim()) ? "" : text,
        name: textOf(xml, NS.nick, "nick"), state: mine ? "sent" : "" };
      if (!mine && entry.name) chat.agentName = entry.name;
      chat.add(entry);
      if (!mine) { view.typing(""); chat.came(entry, isLive); }
      return entry;
    },
    files(xml) {
      const found = [];
      for (const each of xml.getElementsByTagNameNS(NS.oob, "x")) {
        const url = textOf(each, NS.oob, "url").trim();
        if (/^https?:\/\//i.test(url)) found.push({ url, name: textOf(each, NS.oob, "desc") || url.split("/").pop() });
      }
      for (const each of xml.getElementsByTagNameNS(NS.bob, "data")) {
        found.push({ url: "", data: each.textContent.replace(/\s/g, ""), name: each.getAttribute("name") || say("file") });
      }
      return found;
    },
    state(xml) {
      if (child(xml, NS.states, "composing")) view.typing(chat.agentName || say("us"));
      else if (xml.getElementsByTagNameNS(NS.states, "*").length) view.typing("");
    },
    add(entry) {
      byId.set(entry.id, entry);
      let place = log.length;
      while (place > 0 && log[place - 1].at > entry.at) place -= 1;
      log.splice(place, 0, entry);
      view.insert(entry, place);
      keep();
    },
    came(entry, isLive) {
      if (view.isRead()) chat.readAll();
      else if (isLive || !kept.readAt || entry.at > kept.readAt) { chat.unread += 1; view.badge(); }
    },
    readAll() {
      const newest = log.filter((each) => !each.mine).pop();
      chat.unread = 0; view.badge();
      if (newest && newest.at > (kept.readAt || 0) && line.isUp) {
        kept.readAt = newest.at; keep();
        line.stanza(chat.wrap("", tag("displayed", { xmlns: NS.markers, id: newest.id })));
      }
    },
    marked(id, state) {
      const entry = byId.get(id);
      if (!entry || !entry.mine) return;
      // Who read this has read what stands before it.
      const all = state === "read" ? log.filter((each) => each.mine && each.at <= entry.at) : [entry];
      for (const each of all) {
        if (each.state !== "waiting" || state !== "read" || each === entry) {
          if (ORDER.indexOf(state) > ORDER.indexOf(each.state)) { each.state = state; view.change(each); }
        }
      }
      keep();
    },
    wrap(id, inner) {
      return tag("message", { xmlns: "jabber:client", to: given.agent, type: "chat", id },
        (isAnonymous ? tag("thread", {}, kept.thread) : "") + inner);
    },
    /** Say where the visitor is and who the site says they are. */
    about(more) {
      const who = { name: given.name || kept.name, email: given.email || kept.email, token: given.token };
      return tag("visitor", Object.assign({ xmlns: NS.visitor, page: location.href, "page-title": document.title,
        referrer: document.referrer, language: document.documentElement.lang || navigator.language }, who, more));
    },
    write(text, more = {}, files = []) {
      const entry = { id: random(16), mine: true, at: Date.now(), text, files, name: "", state: "waiting" };
      kept.outbox.push({ id: entry.id, text, more, files });
      chat.add(entry);
      keep();
      chat.stopTyping(false);
      if (line.isUp) chat.flushOne(kept.outbox[kept.outbox.length - 1]);
    },
    flush() { for (const each of kept.outbox.slice()) chat.flushOne(each); },
    /** Send one; it stays in the queue until the server has it, and a repeat has the same id. */
    flushOne(item) {
      const nick = given.name || kept.name;
      const files = item.files.map((each) => each.url
        ? tag("x", { xmlns: NS.oob }, tag("url", {}, esc(each.url)) + tag("desc", {}, esc(each.name)))
        : tag("data", { xmlns: NS.bob, cid: "sha1+" + item.id + "@bob.xmpp.org", type: each.type, name: each.name }, each.data)).join("");
      const text = item.text || (item.files[0] && (item.files[0].url || item.files[0].name)) || "";
      line.deliver(chat.wrap(item.id, tag("body", {}, esc(text)) + tag("origin-id", { xmlns: NS.sid, id: item.id }) +
        tag("request", { xmlns: NS.receipts }) + tag("markable", { xmlns: NS.markers }) +
        tag("active", { xmlns: NS.states }) + (nick ? tag("nick", { xmlns: NS.nick }, esc(nick)) : "") +
        chat.about(item.more) + files), () => {
        kept.outbox = kept.outbox.filter((each) => each.id !== item.id);
        chat.marked(item.id, "sent");
        keep();
      });
    },
    compose() {
      if (!line.isUp) return;
      if (Date.now() - chat.lastComposing > 4000) {
        chat.lastComposing = Date.now();
        line.stanza(chat.wrap("", tag("composing", { xmlns: NS.states })));
      }
      clearTimeout(chat.stopTimer);
      chat.stopTimer = setTimeout(() => chat.stopTyping(true), 5000);
    },
    stopTyping(tell) {
      clearTimeout(chat.stopTimer);
      if (tell && chat.lastComposing && line.isUp) line.stanza(chat.wrap("", tag("paused", { xmlns: NS.states })));
      chat.lastComposing = 0;
    },
    async service() {
      if (chat.uploads !== undefined) return chat.uploads;
      chat.uploads = "";
      const answer = await line.ask("get", given.agent.split("@")[1], tag("query", { xmlns: NS.items }));
      for (const item of answer.getElementsByTagNameNS(NS.items, "item")) {
        try {
          const info = await line.ask("get", item.getAttribute("jid"), tag("query", { xmlns: NS.info }));
          const names = Array.from(info.getElementsByTagNameNS(NS.info, "feature"), (each) => each.getAttribute("var"));
          if (names.includes(NS.upload)) { chat.uploads = item.getAttribute("jid"); break; }
        } catch (_) { /* another component */ }
      }
      return chat.uploads;
    },
    async attach(file) {
      if (file.size > 25000000) return view.note("tooLarge");
      try {
        const type = file.type || "application/octet-stream";
        const service = await chat.service();
        if (!service) {
          if (file.size > 120000) return view.note("tooLarge");
          const bytes = new Uint8Array(await file.arrayBuffer());
          let raw = "";
          for (const each of bytes) raw += String.fromCharCode(each);
          return chat.write("", {}, [{ url: "", data: btoa(raw), name: file.name, type }]);
        }
        const slot = await line.ask("get", service, tag("request", { xmlns: NS.upload, filename: file.name, size: String(file.size), "content-type": type }));
        const headers = { "Content-Type": type };
        for (const each of slot.getElementsByTagNameNS(NS.upload, "header")) {
          if (/^(authorization|cookie|expires)$/i.test(each.getAttribute("name"))) headers[each.getAttribute("name")] = each.textContent;
        }
        const done = await fetch(child(slot, NS.upload, "put").getAttribute("url"), { method: "PUT", body: file, headers });
        if (!done.ok) throw new Error("refused");
        chat.write("", {}, [{ url: child(slot, NS.upload, "get").getAttribute("url"), name: file.name }]);
      } catch (_) { view.note("fileFailed"); }
      return undefined;
    },
  };

  // What is seen -------------------------------------------------------------------------------

  const make = (name, attributes = {}, ...inside) => {
    const made = document.createElement(name);
    for (const key of Object.keys(attributes)) {
      if (key.startsWith("on")) made.addEventListener(key.slice(2), attributes[key]);
      else if (attributes[key] !== undefined && attributes[key] !== false) made.setAttribute(key, attributes[key] === true ? "" : attributes[key]);
    }
    made.append(...inside);
    return made;
  };
  const icon = (path) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [key, value] of [["viewBox", "0 0 24 24"], ["aria-hidden", "true"], ["focusable", "false"]]) svg.setAttribute(key, value);
    const drawn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    drawn.setAttribute("d", path);
    svg.append(drawn);
    return svg;
  };
  const time = new Intl.DateTimeFormat(language === "ar" ? "ar" : navigator.language || "en", { hour: "2-digit", minute: "2-digit" });
  const day = new Intl.DateTimeFormat(language === "ar" ? "ar" : navigator.language || "en", { dateStyle: "medium", timeStyle: "short" });
  const when = (at) => (new Date(at).toDateString() === new Date().toDateString() ? time : day).format(at);

  const STYLE = `
:host{all:initial;--brand:#1d5c8f;--on-brand:#fff;--ground:#fff;--raised:#eef1f4;--ink:#16202a;--soft:#4a5866;--line:#c4ccd4;--mine:#1d5c8f;--on-mine:#fff;--bad:#a3230f;
font:400 15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;color:var(--ink)}
:host([data-theme=dark]){color-scheme:dark;--brand:#8cc4f2;--on-brand:#0b1a27;--ground:#12181f;--raised:#212b36;--ink:#e9eef3;--soft:#b3c0cc;--line:#46535f;--mine:#2a628f;--on-mine:#fff;--bad:#ffb3a4}
*,*::before{box-sizing:border-box}*{font:inherit;color:inherit}
[hidden]{display:none!important}
button{cursor:pointer;border:0;background:none;padding:0}
svg{width:24px;height:24px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round;display:block}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.launch{position:fixed;inset-block-end:20px;inset-inline-end:20px;width:56px;height:56px;border-radius:28px;background:var(--brand);color:var(--on-brand);display:grid;place-items:center;box-shadow:0 4px 16px rgb(0 0 0/.3);z-index:2147483000}
.badge{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-width:22px;height:22px;padding:0 6px;border-radius:11px;background:#b3261e;color:#fff;font-size:13px;font-weight:600;line-height:22px;text-align:center}
.panel{position:fixed;inset-block-end:88px;inset-inline-end:20px;width:min(380px,calc(100vw - 40px));height:min(580px,calc(100vh - 108px));display:flex;flex-direction:column;background:var(--ground);border:1px solid var(--line);border-radius:14px;overflow:hidden;box-shadow:0 12px 40px rgb(0 0 0/.3);z-index:2147483001;animation:rise .18s ease-out}
@keyframes rise{from{opacity:0;transform:translateY(12px)}}
.head{display:flex;align-items:center;gap:12px;padding:12px 16px;border-block-end:1px solid var(--line)}
.head div{flex:1;min-width:0}
h2{margin:0;font-size:16px;font-weight:600;line-height:1.3}
.status{margin:0;font-size:13px;color:var(--soft);display:flex;align-items:center;gap:6px}
.status::before{content:"";width:9px;height:9px;border-radius:5px;border:2px solid var(--soft);flex:none}
.status.here::before{background:#1f8a4c;border-color:#1f8a4c}
.tool{width:40px;height:40px;border-radius:8px;display:grid;place-items:center;color:var(--soft);flex:none}
.tool:hover{background:var(--raised)}
.log{flex:1;overflow-y:auto;padding:16px;display:flex;flex-direction:column;gap:10px;overscroll-behavior:contain}
.row{max-width:85%;align-self:flex-start}
.row.mine{align-self:flex-end}
.text{padding:8px 12px;border-radius:12px;background:var(--raised);white-space:pre-wrap;overflow-wrap:anywhere}
.mine .text{background:var(--mine);color:var(--on-mine)}
.gone .text{font-style:italic;background:none;border:1px dashed var(--line);color:var(--soft)}
.text a{color:inherit;text-decoration:underline}
.text img{display:block;max-width:100%;max-height:200px;border-radius:6px;margin-block-end:4px}
.meta{font-size:12px;color:var(--soft);padding:2px 4px 0}
.mine .meta{text-align:end}
.quiet{font-size:13px;color:var(--soft);padding:0 16px;min-height:24px}
.note{margin:0 16px 8px;font-size:13px;color:var(--bad)}
.bar{display:flex;align-items:flex-end;gap:4px;padding:8px;border-block-start:1px solid var(--line)}
textarea,input{width:100%;border:1px solid var(--line);border-radius:8px;background:var(--ground);padding:9px 12px;min-height:42px}
textarea{resize:none;max-height:140px}
textarea::placeholder{color:var(--soft);opacity:1}
textarea:focus,input:focus{outline:2px solid var(--brand);outline-offset:0;border-color:var(--brand)}
.send{color:var(--brand)}
[dir=rtl] .send svg,[dir=rtl].send svg{transform:scaleX(-1)}
.form{padding:12px 16px 16px;border-block-start:1px solid var(--line);display:grid;gap:8px;overflow-y:auto}
.form p{margin:0;font-size:14px;color:var(--soft)}
.form label{font-size:13px;font-weight:600;display:grid;gap:4px}
.form .wrong{font-weight:400;color:var(--bad)}
.form button{background:var(--brand);color:var(--on-brand);border-radius:8px;padding:10px;font-weight:600}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:480px){.panel{inset:0;width:100%;height:100%;max-height:none;border:0;border-radius:0}textarea,input{font-size:16px}}
@media (prefers-reduced-motion:reduce){.panel{animation:none}}
@media (forced-colors:active){.text,.launch,.panel{border:1px solid}}
`;

  const host = make("div", { id: "kindline-chat", lang: language, dir: isRtl ? "rtl" : "ltr" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  root.adoptedStyleSheets = [sheet];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const theme = given.theme === "light" || given.theme === "dark" ? given.theme : dark.matches ? "dark" : "light";
    host.setAttribute("data-theme", theme);
  };
  dark.addEventListener("change", paint);
  paint();

  const badge = make("span", { class: "badge", hidden: true, "aria-hidden": "true" });
  const launch = make("button", { class: "launch", type: "button", "aria-expanded": "false", "aria-controls": "panel", onclick: () => view.toggle() },
    icon("M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1z"), badge);
  const title = make("h2", { id: "title" }, given.title || say("title"));
  const status = make("p", { class: "status", role: "status" });
  const list = make("div", { class: "log", role: "log", "aria-live": "polite", "aria-relevant": "additions", "aria-label": given.title || say("title"), tabindex: "0" });
  const quiet = make("div", { class: "quiet", role: "status" });
  const note = make("p", { class: "note", role: "alert", hidden: true });
  const box = make("textarea", { rows: "1", dir: isRtl ? "rtl" : "ltr", maxlength: "10000", "aria-label": say("write"), placeholder: say("write"), enterkeyhint: "send",
    oninput: () => { view.grow(); if (box.value) chat.compose(); kept.draft = box.value; keep(); },
    onkeydown: (event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); view.submit(); } } });
  const picker = make("input", { type: "file", class: "hidden", tabindex: "-1", "aria-hidden": "true", onchange: () => { for (const each of picker.files) chat.attach(each); picker.value = ""; } });
  const clip = make("button", { class: "tool", type: "button", "aria-label": say("attach"), title: say("attach"), onclick: () => picker.click() },
    icon("M21 11.5l-8.6 8.6a5.5 5.5 0 0 1-7.8-7.8l8.6-8.6a3.7 3.7 0 0 1 5.2 5.2l-8.6 8.6a1.8 1.8 0 0 1-2.6-2.6l7.9-7.9"));
  const go = make("button", { class: "tool send", type: "button", "aria-label": say("send"), title: say("send"), onclick: () => view.submit() }, icon("M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4"));
  const bar = make("div", { class: "bar" }, clip, picker, box, go);
  const field = (key, type, isNeeded) => {
    const input = make(type === "area" ? "textarea" : "input", { type: type === "area" ? undefined : type, rows: "3", dir: "auto", id: key,
      "aria-required": isNeeded ? "true" : undefined, "aria-describedby": key + "-wrong", autocomplete: { email: "email", name: "name" }[key] || "off", maxlength: "10000" });
    const wrong = make("span", { class: "wrong", id: key + "-wrong", role: "alert" });
    return { input, wrong, label: make("label", { for: key }, say(key), input, wrong) };
  };
  const fields = { name: field("name", "text", false), email: field("email", "email", true), message: field("message", "area", true) };
  const form = make("form", { class: "form", novalidate: true, hidden: true, onsubmit: (event) => { event.preventDefault(); view.leave(); } },
    make("p", {}, say("form")), fields.name.label, fields.email.label, fields.message.label, make("button", { type: "submit" }, say("send")));
  const shut = make("button", { class: "tool", type: "button", "aria-label": say("close"), title: say("close"), onclick: () => view.toggle(false) }, icon("M6 6l12 12M18 6L6 18"));
  const panel = make("div", { class: "panel", id: "panel", role: "dialog", "aria-labelledby": "title", hidden: true, lang: language, dir: isRtl ? "rtl" : "ltr" },
    make("div", { class: "head" }, make("div", {}, title, status), shut), list, quiet, note, bar, form);
  const shell = make("div", { dir: isRtl ? "rtl" : "ltr" }, launch, panel);
  root.append(shell);

  const view = {
    isOpen: false, rows: new Map(), typingTimer: 0,

    isRead: () => view.isOpen && document.visibilityState === "visible",
    toggle(isOpen = !view.isOpen) {
      view.isOpen = isOpen;
      panel.hidden = !isOpen;
      launch.setAttribute("aria-expanded", String(isOpen));
      view.badge();
      if (isOpen) {
        panel.setAttribute("aria-modal", String(view.isFull()));
        if (!line.socket && !line.isUp) line.open();
        list.scrollTop = list.scrollHeight;
        chat.readAll();
        (form.hidden ? box : fields.message.input).focus();
      } else launch.focus();
      kept.isOpen = isOpen; keep();
    },
    isFull: () => matchMedia("(max-width:480px)").matches,
    /** On a phone the window fills the screen, so focus stays in it. */
    trap(event) {
      if (event.key === "Escape" && view.isOpen) { event.stopPropagation(); view.toggle(false); return; }
      if (event.key !== "Tab" || !view.isFull()) return;
      const all = Array.from(panel.querySelectorAll("button,textarea,input:not(.hidden),a[href],[tabindex='0']")).filter((each) => each.offsetParent);
      const first = all[0], last = all[all.length - 1], now = root.activeElement;
      if (event.shiftKey && now === first) { event.preventDefault(); last.focus(); }
      else if (!event.shiftKey && now === last) { event.preventDefault(); first.focus(); }
    },
    badge() {
      badge.hidden = !chat.unread || view.isOpen;
      badge.textContent = chat.unread > 99 ? "99+" : String(chat.unread);
      const label = say(view.isOpen ? "close" : "open");
      launch.setAttribute("aria-label", badge.hidden ? label : `${label} (${say("unread", { n: chat.unread })})`);
    },
    status() {
      const text = !line.isUp ? (line.tries > 2 ? "lost" : "connecting") : chat.isHere ? "here" : chat.isKnown ? "away" : "connecting";
      if (status.textContent !== say(text)) status.textContent = say(text);
      status.classList.toggle("here", text === "here");
      // Who left an address once writes on; who is typing is not disturbed.
      const asks = text === "away" && !kept.email && !given.email && !box.value;
      if (!asks) list.hidden = false;
      const had = root.activeElement === box;
      if (form.hidden === asks) {
        form.hidden = !asks; bar.hidden = asks; list.hidden = asks && !log.length;
        if (had && asks) fields.message.input.focus();
        else if (!asks && form.contains(root.activeElement)) box.focus();
        list.scrollTop = list.scrollHeight;
      }
    },
    submit() {
      const text = box.value.trim();
      if (!text) return;
      box.value = ""; delete kept.draft;
      view.grow(); view.note("");
      chat.write(text, chat.isKnown && !chat.isHere ? { offline: "true" } : {});
      box.focus();
    },
    /** Post the form for when nobody is here. */
    leave() {
      for (const each of Object.values(fields)) each.wrong.textContent = "";
      const values = {};
      for (const key of Object.keys(fields)) values[key] = fields[key].input.value.trim();
      const wrong = !values.email ? ["email", "needed"] : !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email) ? ["email", "badEmail"] : !values.message ? ["message", "needed"] : null;
      for (const key of Object.keys(fields)) fields[key].input.removeAttribute("aria-invalid");
      if (wrong) {
        fields[wrong[0]].wrong.textContent = say(wrong[1]);
        fields[wrong[0]].input.setAttribute("aria-invalid", "true");
        fields[wrong[0]].input.focus();
        return;
      }
      kept.email = values.email; kept.name = values.name || kept.name;
      chat.write(values.message, { offline: "true" });
      fields.message.input.value = "";
      quiet.textContent = say("formSent");
      view.status();
      box.focus();
    },
    grow() { box.dir = box.value ? "auto" : isRtl ? "rtl" : "ltr"; box.style.height = "auto"; box.style.height = Math.min(140, box.scrollHeight + 2) + "px"; },
    typing(name) {
      clearTimeout(view.typingTimer);
      const text = name ? say("typing", { name }) : "";
      if (quiet.textContent !== text) quiet.textContent = text;
      if (name) view.typingTimer = setTimeout(() => view.typing(""), 20000);
    },
    note(key) { note.hidden = !key; note.textContent = key ? say(key) : ""; },
    row(entry) {
      const who = entry.mine ? say("you") : entry.name || chat.agentName || say("us");
      const text = make("div", { class: "text", dir: "auto" });
      if (entry.isGone) text.append(say("gone"));
      else {
        if (entry.text) text.append(...view.linked(entry.text));
        for (const each of entry.files || []) text.append(view.file(each));
      }
      const facts = [when(entry.at)];
      if (entry.isEdited) facts.push(say("edited"));
      if (entry.mine && entry.state) facts.push(say(entry.state));
      return make("div", { class: "row" + (entry.mine ? " mine" : "") + (entry.isGone ? " gone" : "") },
        make("span", { class: "hidden" }, who + ": "), text,
        // Each part stands for itself: a Latin name must not turn an Arabic time around.
        make("div", { class: "meta" }, ...(entry.mine ? facts : [who, ...facts]).flatMap((each, index) => [index ? " · " : "", make("bdi", {}, each)])));
    },
    linked(text) {
      return text.split(/(https?:\/\/[^\s<>"']+)/).map((part, index) => (index % 2
        ? make("a", { href: part, target: "_blank", rel: "noopener noreferrer nofollow" }, part) : part));
    },
    file(each) {
      let url = each.url;
      if (!url && each.data) {
        try { url = URL.createObjectURL(new Blob([Uint8Array.from(atob(each.data), (char) => char.charCodeAt(0))])); } catch (_) { url = ""; }
      }
      const inside = [];
      if (url && /\.(png|jpe?g|gif|webp)$/i.test(each.name)) inside.push(make("img", { src: url, alt: "", loading: "lazy" }));
      inside.push(each.name);
      const link = make("a", { target: "_blank", rel: "noopener noreferrer nofollow", download: each.url ? undefined : each.name }, ...inside);
      if (url) link.href = url;
      return link;
    },
    insert(entry, place) {
      const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
      const made = view.row(entry);
      view.rows.set(entry.id, made);
      const next = log[place + 1] && view.rows.get(log[place + 1].id);
      list.insertBefore(made, next || null);
      if (isAtEnd || entry.mine) list.scrollTop = list.scrollHeight;
    },
    change(entry) {
      const old = view.rows.get(entry.id);
      if (!old) return;
      const made = view.row(entry);
      // A changed mark must not be read out as a new message.
      list.setAttribute("aria-live", "off");
      old.replaceWith(made);
      view.rows.set(entry.id, made);
      setTimeout(() => list.setAttribute("aria-live", "polite"), 50);
    },
    draw() { list.scrollTop = list.scrollHeight; },
  };

  panel.addEventListener("keydown", view.trap);
  document.addEventListener("visibilitychange", () => { if (view.isRead()) chat.readAll(); });
  window.addEventListener("online", () => { if (!line.socket) line.open(); });

  const begin = () => {
    document.body.append(host);
    for (let place = 0; place < log.length; place += 1) view.insert(log[place], place);
    if (!log.length) list.append(make("p", { class: "meta" }, given.greeting || say("hello")));
    if (kept.draft) { box.value = kept.draft; view.grow(); }
    view.badge(); view.status();
    // Whoever never wrote costs the server nothing until they open the window.
    if (log.length || kept.outbox.length) line.open();
    if (kept.isOpen && !view.isFull()) { view.toggle(true); }
  };
  if (document.body) begin(); else document.addEventListener("DOMContentLoaded", begin);
})();
