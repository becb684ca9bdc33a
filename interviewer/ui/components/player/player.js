/* Words that carry a moment are pressed, and the recording plays from there. They stand anywhere on the page, so this
   listens to all of it; the player is Streamlit's own, and is asked for when it isn't there yet. */

const LOOK_EVERY = 100;
const PATIENCE = 15000;
const BEFORE = 0.3;
const PRESSABLE = "[data-recording]";
let current = null;

const playerOf = (recording) => document.querySelector(`.st-key-rh-sound-${CSS.escape(recording)} audio`);

async function play(audio, second) {
  if (audio.readyState < HTMLMediaElement.HAVE_METADATA) {
    await new Promise((done) => audio.addEventListener("loadedmetadata", done, { once: true }));
  }
  audio.currentTime = Math.max(0, second - BEFORE);
  await audio.play();
}

class Presses {
  constructor(component) {
    this.component = component;
    this.off = new AbortController();
    const { signal } = this.off;
    document.addEventListener("click", (event) => this.pressed(event), { signal });
    document.addEventListener("keydown", (event) => this.pressed(event), { signal });
  }

  pressed(event) {
    const words = event.target.closest?.(PRESSABLE);
    if (!words || (event.type === "keydown" && event.key !== "Enter" && event.key !== " ")) return;
    if (event.type === "keydown") event.preventDefault();
    const { recording, second } = words.dataset;
    const audio = playerOf(recording);
    if (audio && !audio.paused && this.last === words) audio.pause();
    else if (audio) play(audio, Number(second)).catch(() => {});
    else this.ask(recording, Number(second));
    this.last = words;
  }

  ask(recording, second) {
    this.component.setTriggerValue("wanted", recording);
    clearInterval(this.looking);
    const since = performance.now();
    this.looking = setInterval(() => {
      const audio = playerOf(recording);
      if (audio || performance.now() - since > PATIENCE) clearInterval(this.looking);
      if (audio) play(audio, second).catch(() => {});
    }, LOOK_EVERY);
  }

  close() {
    this.off.abort();
    clearInterval(this.looking);
  }
}

export default function mount(component) {
  const root = component.parentElement;
  if (current && current.root === root) {
    current.presses.component = component;
  } else {
    current?.presses.close();
    current = { root, presses: new Presses(component) };
  }
  return () =>
    setTimeout(() => {
      if (root.isConnected || current?.root !== root) return;
      current.presses.close();
      current = null;
    });
}
