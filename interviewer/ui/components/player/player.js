/* Words that carry a moment are pressed, and the recording plays from there. They stand anywhere on the page, so this
   listens to all of it; the player is Streamlit's own, and is asked for when it isn't there yet. */

const LOOK_EVERY = 100;
const PATIENCE = 15000;
const BEFORE = 0.3;
const SETTLED_AFTER = 5000;
const SLACK = 0.1;
const PRESSABLE = "[data-recording]";
let current = null;

const playerOf = (recording) => document.querySelector(`.st-key-rh-sound-${CSS.escape(recording)} audio`);

async function play(audio, second) {
  if (audio.readyState < HTMLMediaElement.HAVE_METADATA) {
    await new Promise((done) => audio.addEventListener("loadedmetadata", done, { once: true }));
  }
  seek(audio, Math.max(0, second - BEFORE));
  await audio.play();
}

/* Streamlit sends a player that is new to its start, and on a busy computer does so after this sent it elsewhere.
   A seek that breaks in on another can leave Chromium at neither for ever, so this waits for the end of the one before,
   and sends the player once more when that doesn't come. */
function seek(audio, to) {
  audio.rehearsalSeek?.abort();
  const held = (audio.rehearsalSeek = new AbortController());
  const until = { signal: held.signal };
  const again = () => {
    if (audio.currentTime < to - SLACK) audio.currentTime = to;
  };
  audio.addEventListener("seeked", again, until);
  for (const own of ["pointerdown", "keydown"]) audio.addEventListener(own, () => held.abort(), until);
  const looking = setInterval(() => (audio.seeking ? (audio.currentTime = to) : held.abort()), SETTLED_AFTER);
  held.signal.addEventListener("abort", () => clearInterval(looking));
  audio.currentTime = to;
}

/* The player of a page comes and goes with it; what is pressed while none is there is asked for by the next. */
let wanted = null;
let last = null;

function pressed(event) {
  const words = event.target.closest?.(PRESSABLE);
  if (!words || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
  if (event.type === "keydown") event.preventDefault();
  const { recording, second } = words.dataset;
  const audio = playerOf(recording);
  if (audio && !audio.paused && last === words) audio.pause();
  else want(recording, Number(second));
  last = words;
}

function want(recording, second) {
  clearInterval(wanted?.looking);
  wanted = { recording, second, since: performance.now() };
  if (!playerOf(recording)) current?.component.setTriggerValue("wanted", recording);
  wanted.looking = setInterval(look, LOOK_EVERY);
  look();
}

function look() {
  const { recording, second, since, looking } = wanted;
  const audio = playerOf(recording);
  if (audio || performance.now() - since > PATIENCE) {
    clearInterval(looking);
    wanted = null;
  }
  if (audio) play(audio, second).catch(() => {});
}

// Should the browser load this once more, the one before it must not hear the same press.
document.rehearsalPresses?.abort();
document.rehearsalPresses = new AbortController();
for (const kind of ["click", "keydown"]) {
  document.addEventListener(kind, pressed, { signal: document.rehearsalPresses.signal });
}

export default function mount(component) {
  const root = component.parentElement;
  const isNew = current?.root !== root;
  current = { root, component };
  if (isNew && wanted && !playerOf(wanted.recording)) component.setTriggerValue("wanted", wanted.recording);
  return () =>
    setTimeout(() => {
      if (!root.isConnected && current?.root === root) current = null;
    });
}
