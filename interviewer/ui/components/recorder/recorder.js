/* The recorder. Streamlit calls the default export again whenever the data changes, with the same parentElement, so
   everything is kept in one Recorder per element. What is recorded goes to chunks.js first, then to the server, and
   is sent again until the server says that it is on disk. */

const PIECE = 1000;
const TICK = 200;
const CHECK_TAKES = 3000;
const SEND_AGAIN_AFTER = 30000;
const SLOWEST = 50; /* bytes a millisecond */
const LOOK_AGAIN_AFTER = 2000;
const WARN_BEFORE = 30;
const GRACE = 60;
const LISTEN_BEFORE_TELLING = 3;
const HEARD_AT_ALL = 0.15;
const LOUD_ENOUGH = 0.45;
const CHECKED = "rehearsal-microphone-checked";
const IDLE = "idle";
const ASKING = "asking";
const RECORDING = "recording";
const CHECKING = "checking";
const recorders = new WeakMap();

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const asText = (blob) =>
  new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.readAsDataURL(blob);
  });

class Recorder {
  constructor(root) {
    this.root = root;
    this.find = (selector) => root.querySelector(selector);
    this.generation = 0;
    this.waiting = new Map();
    this.mode = IDLE;
    this.find(".record").addEventListener("click", () => (this.mode === RECORDING ? this.stop() : this.start()));
    this.find(".check").addEventListener("click", () => this.check());
    this.find(".again").addEventListener("click", () => this.send("Keeping the recording …"));
  }

  update(component) {
    const { data } = component;
    this.component = component;
    this.data = data;
    if (!this.generation) this.begin(data);
    else if (data.told && data.told.times > this.times) this.answered(data.told);
    this.generation += 1;
    this.draw();
    return this.generation;
  }

  begin({ told, check }) {
    this.times = told ? told.times : 0;
    if (!check) this.collect();
  }

  /* What a page left behind that was closed or loaded again while it recorded. Its lock goes a moment after it. */
  async collect(again = true) {
    const held = await heldLocks();
    const left = (await readRecordings()).filter(({ id }) => !held.has(lockOf(id)) && !this.waiting.has(id));
    for (const recording of left) this.waiting.set(recording.id, recording);
    if (left.length) this.send("A recording was cut short. It is kept as far as it went.");
    if (again) setTimeout(() => this.collect(false), LOOK_AGAIN_AFTER);
  }

  async open(mode) {
    this.mode = ASKING;
    this.say("Asking for the microphone …");
    this.draw();
    window.speechSynthesis?.cancel();
    for (const player of document.querySelectorAll("audio")) player.pause();
    try {
      this.stream = await openMicrophone();
      this.recorder = recorderOf(this.stream);
    } catch (error) {
      this.mode = IDLE;
      this.draw();
      this.say(troubleWith(error), true);
      return false;
    }
    this.mode = mode;
    this.since = performance.now();
    this.loudest = null;
    this.clock = setInterval(() => this.tick(), TICK);
    this.stopLooking = watchLevel(this.stream, (level) => this.heard(level));
    this.draw();
    return true;
  }

  close() {
    clearInterval(this.clock);
    this.stopLooking();
    closeMicrophone(this.stream);
    this.mode = IDLE;
    this.draw();
  }

  stop() {
    if (this.recorder && this.recorder.state !== "inactive") this.recorder.stop();
  }

  async start() {
    if (!(await this.open(RECORDING))) return;
    const { session, position, number } = this.data;
    const kind = this.recorder.mimeType.split(/[/;]/)[1] || "webm";
    const recording = { id: crypto.randomUUID(), session, position, number, kind };
    const blobs = [];
    const release = holdLock(recording.id);
    this.recorder.ondataavailable = ({ data }) => {
      if (!data.size) return;
      blobs.push(data);
      writeChunk(recording, data);
    };
    this.recorder.onstop = () => {
      this.announce(false);
      this.close();
      release();
      this.stopped({ ...recording, blobs });
    };
    this.recorder.start(PIECE);
    this.announce(true);
  }

  stopped(recording) {
    if (this.gone) return;
    if (!recording.blobs.length) {
      this.say("Nothing was recorded. Record it again, or type your answer.", true);
      return;
    }
    this.remember();
    this.waiting.set(recording.id, recording);
    this.send("Keeping the recording …");
  }

  heard(level) {
    this.loudest = Math.max(this.loudest, level);
    const percent = Math.round(level * 100);
    this.find(".level i").style.width = `${percent}%`;
    this.find(".level").setAttribute("aria-valuenow", percent);
  }

  tick() {
    if (this.mode === RECORDING) this.keepTime((performance.now() - this.since) / 1000);
  }

  isSilent() {
    return this.loudest !== null && this.loudest < HEARD_AT_ALL;
  }

  keepTime(seconds) {
    const { limit } = this.data;
    const left = limit - seconds;
    this.find(".length").textContent = `${minutes(seconds)} of ${minutes(limit)}`;
    this.find(".recorder").classList.toggle("late", left < WARN_BEFORE);
    if (left < -GRACE) this.stop();
    else if (left < 0) {
      this.say(`Over the limit of ${minutes(limit)}. It stops at ${minutes(limit + GRACE)}, and all of it is kept.`);
    } else if (left < WARN_BEFORE) this.say(`Less than ${WARN_BEFORE} seconds to the limit of ${minutes(limit)}.`);
    else if (seconds > LISTEN_BEFORE_TELLING && this.isSilent()) {
      this.say("Nothing is heard. Is the microphone muted, or is another one chosen?", true);
    } else this.say("");
  }

  /* One at a time; the next one goes when the app has answered. */
  async send(words = "") {
    const [recording] = this.waiting.values();
    if (!recording || this.sending || this.gone) return;
    this.sending = recording.id;
    this.say(words);
    this.draw();
    const { blobs, ...about } = recording;
    const sound = new Blob(blobs);
    this.component.setTriggerValue("recorded", { ...about, sound: await asText(sound) });
    this.patience = setTimeout(() => this.unanswered(), SEND_AGAIN_AFTER + sound.size / SLOWEST);
  }

  unanswered() {
    this.sending = null;
    this.send("No word from the app yet. The recording is safe in this browser, and is sent again.");
  }

  answered(told) {
    clearTimeout(this.patience);
    this.sending = null;
    this.times = told.times;
    this.refused = !told.kept;
    if (this.refused) {
      this.say("The recording is safe in this browser, but not on disk yet. The reason is at the top of the page.", true);
      return;
    }
    this.waiting.delete(told.id);
    dropChunks(told.id);
    this.say("");
    this.send("Keeping the recording …");
  }

  async check() {
    if (!(await this.open(CHECKING))) return;
    const blobs = [];
    this.recorder.ondataavailable = ({ data }) => blobs.push(data);
    this.recorder.onstop = () => {
      this.close();
      this.checked(new Blob(blobs, { type: this.recorder.mimeType }));
    };
    this.recorder.start();
    this.say("Say something, as loud as you will answer.");
    setTimeout(() => this.stop(), CHECK_TAKES);
  }

  checked(sound) {
    if (this.gone) return;
    if (this.isSilent()) {
      this.say("Nothing was heard. Is the microphone muted, or is another one chosen in the browser?", true);
      return;
    }
    this.remember();
    const loud = (this.loudest ?? 1) < LOUD_ENOUGH ? "You are rather soft: move closer to the microphone." : "Loud enough.";
    this.say(`${loud} This is how you sound …`);
    const player = new Audio(URL.createObjectURL(sound));
    player.onended = () => this.say(`${loud} If you heard yourself, the microphone works.`);
    player.play().catch(() => this.say(`${loud} The browser could not play it back.`));
  }

  remember() {
    try {
      localStorage.setItem(CHECKED, "yes");
    } catch {
      /* Then the way to the check stays in sight, which does no harm. */
    }
  }

  isChecked() {
    try {
      return localStorage.getItem(CHECKED) === "yes";
    } catch {
      return false;
    }
  }

  announce(on) {
    document.dispatchEvent(new CustomEvent("rehearsal-recording", { detail: on }));
  }

  say(words, wrong = false) {
    const line = this.find(".told");
    if (line.textContent === words) return;
    line.textContent = words;
    line.classList.toggle("wrong", wrong);
  }

  draw() {
    const { check, label } = this.data;
    const recording = this.mode === RECORDING;
    const live = recording || this.mode === CHECKING;
    this.find(".recorder").classList.toggle("recording", recording);
    this.find(".record").hidden = check || this.mode === CHECKING;
    this.find(".record").disabled = this.mode === ASKING;
    this.find(".record span").textContent = recording ? "Stop recording" : label;
    this.find(".check").hidden = live || (!check && this.isChecked());
    this.find(".check").disabled = this.mode === ASKING;
    this.find(".live").hidden = !live;
    this.find(".length").hidden = !recording;
    this.find(".again").hidden = live || Boolean(this.sending) || !this.refused;
  }

  /* A clean-up may come between two calls of one life: only an element that has left the page is gone. */
  leave(generation) {
    setTimeout(() => {
      if (generation !== this.generation || this.root.isConnected) return;
      this.gone = true;
      clearTimeout(this.patience);
      this.stop();
      recorders.delete(this.root);
    });
  }
}

export default function mount(component) {
  const root = component.parentElement;
  if (!recorders.has(root)) recorders.set(root, new Recorder(root));
  const recorder = recorders.get(root);
  const generation = recorder.update(component);
  return () => recorder.leave(generation);
}
