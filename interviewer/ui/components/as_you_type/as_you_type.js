/* Hands a field in as soon as its writer pauses: what is written counts at once, and a reload loses none of it. */

const PAUSE = 600;
const FIELDS = "[data-testid=stTextArea] textarea, [data-testid=stTextInput] input";
const waiting = new Map();
let root = null;

function handIn(field) {
  waiting.delete(field);
  // Streamlit's own key for handing a field in; it leaves the cursor where it is.
  const key = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
  field.dispatchEvent(new KeyboardEvent("keydown", key));
}

function written({ target }) {
  const field = target?.closest?.(FIELDS);
  if (!root?.isConnected || !field || field.closest("[data-testid=stForm]")) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(handIn, PAUSE, field));
}

function leaving(event) {
  if (root?.isConnected && waiting.size) event.preventDefault();
}

document.addEventListener("input", written, true);
window.addEventListener("beforeunload", leaving);

/* A slow computer draws a field well before it has loaded this, and somebody may have begun to write. */
export default function mount(component) {
  const isNew = root !== component.parentElement;
  root = component.parentElement;
  if (isNew) written({ target: document.activeElement });
}
