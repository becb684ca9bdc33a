/* The browser's own copies of drafts: there at once, whatever becomes of the server or the page. */

const PREFIX = "rehearsal-draft/";

/* How many tries the server holds at a place. A box may go later than its copy is dropped, and must not write it back;
   whatever drops copies is a script of its own, so they share this through the page. */
const held = (globalThis.rehearsalHeld ??= new Map());
const placeOf = ({ session, position }) => `${session}/${position}`;

const keyOf = (data) => `${PREFIX}${data.session}/${data.position}/${data.number}`;

/* Storage can be full, or closed to pages: the server's copy is then the only one. */
function readCopy(key) {
  try {
    const copy = JSON.parse(localStorage.getItem(key));
    return copy && typeof copy.text === "string" ? copy : null;
  } catch {
    return null;
  }
}
function writeCopy(key, draft) {
  if (draft.number <= held.get(placeOf(draft))) return false;
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/* A copy is dropped when the server has said that it holds the attempt made of it. */
function dropKept(data) {
  try {
    data.tries.forEach((tries, position) => {
      held.set(placeOf({ ...data, position }), tries);
      for (let number = 1; number <= tries; number += 1) localStorage.removeItem(keyOf({ ...data, position, number }));
    });
  } catch {
    /* Nothing was stored, so nothing has to go. */
  }
}
