/* The answer box. The text lives here and in a copy (copies.js, put before this like spoken.js and sure.js); the server gets it a second later.
   Streamlit calls the default export again whenever the data changes, with the same parentElement: what is being
   typed must survive that, so everything is kept in one Box per element and only the newest text wins. */

const SEND_EVERY = 1000;
const PRESS_TAKES = 700;
const LEAVING_TAKES = 5000;
const GIVE_UP_WAITING = 10000;
const SEND_AGAIN_AFTER = 5000;
/* Thinking takes a while without a sign of life; longer than this, nobody is there. */
const AWAY_AFTER = 5 * 60 * 1000;
const SIGNS = ["keydown", "input", "pointerdown", "pointermove", "wheel", "touchmove", "scroll"];
const HEARING = "Your recording is being written down …";
const boxes = new WeakMap();

/* What a box had not sent yet when it went; the next box sends it. The browser's own copy is there all the time. */
const unsent = new Map();

class Box {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.area = this.find("textarea");
    this.generation = 0;
    this.key = null;
    this.off = new AbortController();
    this.listen();
    this.seenAt = Date.now();
    this.ticking = setInterval(() => this.tick(), 1000);
  }

  listen() {
    const { signal } = this.off;
    const on = (target, event, act, capture = false) => target.addEventListener(event, act, { signal, capture });
    on(this.area, "input", () => this.typed());
    on(this.area, "blur", () => this.later(PRESS_TAKES));
    on(document, "pointerdown", (event) => this.pressedElsewhere(event), true);
    on(document, "keydown", (event) => this.pressedElsewhere(event), true);
    on(this.area, "keydown", (event) => this.pressed(event));
    for (const sign of SIGNS) on(window, sign, () => (this.seenAt = Date.now()), true);
    on(this.find(".submit"), "click", () => this.submit());
    on(this.find(".blank"), "click", () => this.submit(true));
    on(document, "visibilitychange", () => document.hidden && this.leave());
    on(window, "pagehide", () => this.leave());
    on(window, "popstate", () => this.later(LEAVING_TAKES));
    on(document, "rehearsal-recording", ({ detail }) => (this.isRecording = detail));
    on(window, "storage", (event) => event.key === this.key && this.take(readCopy(this.key)));
  }

  /* New data from the server, or the same again. */
  update(component) {
    const { data } = component;
    this.component = component;
    this.generation += 1;
    if (this.key !== keyOf(data)) this.open(data);
    this.data = data;
    this.sent = Math.max(this.sent, data.revision);
    this.heard = data.heard;
    this.take(data);
    placeSpoken(this, data.spoken);
    placeLevels(this, data.levels);
    this.tellHearing(data);
    this.draw();
    if (this.sending && data.refusals !== this.refusals) {
      this.release("Not handed in. The reason is at the top of the page; your text is kept.");
    }
    this.refusals = data.refusals;
    return this.generation;
  }

  open(data) {
    this.key = keyOf(data);
    this.area.value = "";
    this.seconds = 0;
    this.recordings = [];
    this.confidence = null;
    this.told = data.told && data.told.id;
    this.revision = this.sent = this.heard = -1;
    this.sentAt = 0;
    this.find("label").textContent = data.label;
    this.find(".box").classList.toggle("short", Boolean(data.short));
    if (data.placeholder) this.area.placeholder = data.placeholder;
    this.find("kbd").textContent = /Mac|iP/.test(navigator.platform) ? "⌘ ↵" : "Ctrl ↵";
    this.take(readCopy(this.key));
  }

  /* The newest text wins, wherever it was kept; the clock never runs backwards. */
  take(draft) {
    if (!draft) return;
    this.seconds = Math.max(this.seconds, draft.seconds || 0);
    if (draft.revision > this.revision) {
      const changed = this.area.value !== draft.text;
      if (changed) this.area.value = draft.text;
      this.recordings = draft.recordings || [];
      this.confidence = draft.confidence || null;
      this.revision = draft.revision;
    }
    this.draw();
    if (this.data && (this.revision > this.sent || unsent.size)) this.later();
  }

  typed() {
    this.revision = Math.max(Date.now(), this.revision + 1);
    this.find(".blank").hidden = true;
    this.say("");
    const stored = writeCopy(this.key, this.draft());
    this.find(".state").textContent = stored ? "Draft kept" : "";
    this.draw();
    this.later();
  }

  pressed(event) {
    /* The app's own one-letter shortcuts listen further out and can't see that a box is being typed in. */
    event.stopPropagation();
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      this.submit();
    }
  }

  draft() {
    const { session, position, number } = this.data || {};
    const text = this.area.value.toWellFormed ? this.area.value.toWellFormed() : this.area.value;
    const { recordings } = this;
    const confidence = this.data && this.data.levels.length ? this.confidence : null;
    const [seconds, revision] = [Math.round(this.seconds), Math.max(0, this.revision)];
    return { session, position, number, text, recordings, confidence, seconds, revision };
  }

  /* A draft and a press on a button or link in the same instant are one message to Streamlit, which then takes the
     press for part of the draft, or the draft for part of the next page. So a press elsewhere goes first. */
  pressedElsewhere(event) {
    if (event.composedPath().includes(this.root)) return;
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    this.later(event.target.closest?.("a[href]") ? LEAVING_TAKES : PRESS_TAKES);
  }

  later(wait = 0) {
    if (this.timer && !wait) return;
    this.stopTimer();
    if (!this.sending) this.timer = setTimeout(() => this.send(), wait || SEND_EVERY);
  }

  stopTimer() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  send() {
    this.stopTimer();
    if (this.sending || !this.data) return;
    const drafts = [...unsent.values()];
    if (this.revision > this.sent) drafts.push(this.draft());
    unsent.clear();
    this.sent = this.revision;
    this.sentAt = Date.now();
    if (drafts.length) this.component.setStateValue("drafts", drafts);
  }

  /* Time goes by without a key being pressed, so it is kept when the page is left, but never over newer text. */
  leave() {
    if (!this.data || this.sending) return;
    this.keepTime();
    this.send();
  }

  keepTime() {
    const stored = readCopy(this.key);
    if (!stored || stored.revision <= this.revision) writeCopy(this.key, this.draft());
  }

  tick() {
    if (document.hidden || !this.data || this.sending) return;
    this.countSecond();
    this.sendAgain();
    this.draw();
  }

  countSecond() {
    if (this.isRecording) this.seenAt = Date.now();
    if (Date.now() - this.seenAt > AWAY_AFTER) return;
    this.seconds += 1;
    if (this.seconds % 5 === 0) this.keepTime();
  }

  /* What was sent to a server that was just going down is lost; the server says what it has heard. */
  sendAgain() {
    if (this.timer || this.revision <= this.heard || Date.now() - this.sentAt < SEND_AGAIN_AFTER) return;
    this.sent = this.heard;
    this.later();
  }

  submit(isMeant = false) {
    if (this.sending || !this.data) return;
    const length = [...this.area.value].length;
    if (length > this.data.longest) return this.refuse(length);
    if (!isMeant && (this.isRecording || this.data.hearing)) return this.askAboutRecording();
    if (!isMeant && !this.area.value.trim()) return this.askAboutBlank();
    this.stopTimer();
    this.sending = true;
    this.area.readOnly = true;
    this.find(".submit").disabled = this.find(".blank").disabled = true;
    this.say("Handing in…");
    this.waiting = setTimeout(
      () => this.release("No word from the app yet. Your text is kept: hand it in again, once is what counts."),
      GIVE_UP_WAITING,
    );
    this.keepTime();
    this.component.setTriggerValue("submitted", this.draft());
  }

  refuse(length) {
    const most = this.data.longest;
    this.say(
      `${length.toLocaleString("en")} characters, and ${most.toLocaleString("en")} is the most that is graded. ` +
        `Shorten it by ${(length - most).toLocaleString("en")}; nothing is lost meanwhile.`,
      true,
    );
    this.area.focus();
  }

  askAboutBlank() {
    if (this.data.blank) return this.ask(this.data.blank, "Hand in blank");
    this.ask("The box is empty. A blank answer earns nothing; Skip leaves the question for later.", "Hand in blank");
  }

  askAboutRecording() {
    const doing = this.isRecording ? "You are still recording" : "Your recording is still being written down";
    this.ask(`${doing}. What you said is not in the box yet.`, "Hand in without it");
  }

  ask(words, label) {
    this.say(words);
    this.find(".blank").textContent = label;
    this.find(".blank").hidden = false;
    this.find(".blank").disabled = false;
  }

  release(message) {
    clearTimeout(this.waiting);
    this.sending = false;
    this.area.readOnly = false;
    this.find(".submit").disabled = this.find(".blank").disabled = false;
    this.say(message);
  }

  /* What there is to say about the newest recording, once: why it has no words, or not all of them. */
  tellHearing({ hearing, told }) {
    if (hearing) this.say(HEARING);
    else if (this.find("#message").textContent === HEARING) this.say("");
    if (!told || told.id === this.told) return;
    this.told = told.id;
    this.say(told.text, true);
  }

  say(message, wrong = false) {
    const line = this.find("#message");
    line.textContent = message;
    line.classList.toggle("wrong", wrong);
  }

  draw() {
    const words = this.area.value.split(/\s+/u).filter(Boolean).length;
    this.find(".words").textContent = `${words.toLocaleString("en")} ${words === 1 ? "word" : "words"}${this.room()}`;
    const whole = Math.floor(this.seconds);
    this.find(".time").textContent = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    drawFixes(this, this.data ? this.data.fixes : []);
    drawLevels(this);
    if (!CSS.supports("field-sizing", "content")) this.grow();
  }

  room() {
    const { length } = this.area.value;
    const most = this.data ? this.data.longest : Infinity;
    return length < 0.9 * most ? "" : `, ${length.toLocaleString("en")} of ${most.toLocaleString("en")} characters`;
  }

  grow() {
    if (this.area.scrollHeight > this.area.clientHeight) this.area.style.height = `${this.area.scrollHeight + 2}px`;
  }

  /* A clean-up of an earlier call may arrive after a later call: only the latest one counts. */
  close(generation) {
    if (generation !== this.generation) return;
    if (this.data && !this.sending) this.keepTime();
    if (this.data && !this.sending && this.revision > this.sent) unsent.set(this.key, this.draft());
    this.off.abort();
    clearInterval(this.ticking);
    clearTimeout(this.waiting);
    this.stopTimer();
    boxes.delete(this.root);
  }
}

export default function mount(component) {
  dropKept(component.data);
  if (component.data.idle) return undefined;
  const root = component.parentElement;
  if (!boxes.has(root)) boxes.set(root, new Box(root));
  const box = boxes.get(root);
  const generation = box.update(component);
  return () => box.close(generation);
}
