/* What was said goes into the same text as what is typed, once; misheard terms are put right one tap at a time. */

function placeSpoken(box, spoken) {
  const fresh = spoken.filter(({ id }) => !box.recordings.includes(id));
  if (!fresh.length || box.sending) return;
  const typed = box.area.value.trimEnd();
  write(box, [...(typed ? [typed] : []), ...fresh.map(({ text }) => text)].join("\n"));
  box.recordings = [...box.recordings, ...fresh.map(({ id }) => id)];
  box.typed();
  box.say("What was heard is in the box. Read it through before you hand it in.");
}

/* Whoever types meanwhile goes on where they were. */
function write(box, text) {
  const { selectionStart, selectionEnd } = box.area;
  box.area.value = text;
  box.area.setSelectionRange(selectionStart, selectionEnd);
}

/* The term as a word of its own, wherever it stands. */
const wholeWord = (term) =>
  new RegExp(`(?<![\\p{L}\\p{N}])${term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "gu");

function drawFixes(box, fixes) {
  const row = box.find(".fixes");
  const { value } = box.area;
  const open = fixes.filter(({ heard }) => value.search(wholeWord(heard)) >= 0);
  const undo = box.before && box.before.after === value ? box.before : null;
  const shown = JSON.stringify([open, undo && undo.fix]);
  if (row.dataset.shown === shown) return;
  row.dataset.shown = shown;
  row.hidden = !open.length && !undo;
  row.replaceChildren(...(open.length ? ["Misheard? "] : []), ...open.map((fix) => fixButton(box, fix)));
  if (undo) row.append(press(`Undo ${undo.fix.term}`, () => putBack(box, undo)));
}

function fixButton(box, fix) {
  const button = press("", () => takeFix(box, fix));
  const term = document.createElement("b");
  term.textContent = fix.term;
  button.append(`${fix.heard} → `, term);
  return button;
}

function press(words, act) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", act);
  return button;
}

function takeFix(box, fix) {
  if (box.sending) return;
  const text = box.area.value;
  write(box, text.replace(wholeWord(fix.heard), () => fix.term));
  box.before = { fix, text, after: box.area.value };
  box.typed();
}

function putBack(box, { text }) {
  if (box.sending) return;
  write(box, text);
  box.before = null;
  box.typed();
}
