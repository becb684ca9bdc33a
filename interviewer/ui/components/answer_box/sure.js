/* How sure the candidate is: one tap on a level, another on the same takes it back. Nobody has to. */

function placeLevels(box, levels) {
  const sure = box.find(".sure");
  sure.hidden = !levels.length;
  const shown = JSON.stringify(levels);
  if (sure.dataset.shown === shown) return;
  sure.dataset.shown = shown;
  sure.querySelector(".levels").replaceChildren(...levels.map((level) => levelChoice(box, level)));
}

function levelChoice(box, { value, label, means }) {
  const choice = document.createElement("label");
  const radio = document.createElement("input");
  Object.assign(radio, { type: "radio", name: "sure", value });
  radio.addEventListener("click", () => chooseLevel(box, value));
  const words = document.createElement("span");
  const small = document.createElement("small");
  small.textContent = means;
  words.append(label, " ", small);
  choice.append(radio, words);
  return choice;
}

/* A radio that is pressed again stays as it is; here that takes the word back. Arrow keys never press the same one. */
function chooseLevel(box, value) {
  if (box.sending) return drawLevels(box);
  box.confidence = box.confidence === value ? null : value;
  drawLevels(box);
  box.typed();
}

function drawLevels(box) {
  for (const radio of box.find(".sure").querySelectorAll("input")) radio.checked = radio.value === box.confidence;
}
