/* The browser's own voice reads the question. A question is read by itself once, however often the page is drawn. */

let read = null;

function say(text) {
  const { speechSynthesis } = window;
  const speaking = speechSynthesis.speaking;
  speechSynthesis.cancel();
  if (speaking) return;
  const words = new SpeechSynthesisUtterance(text);
  words.lang = "en";
  speechSynthesis.speak(words);
}

export default function mount(component) {
  const root = component.parentElement;
  const { text, question, on } = component.data;
  const button = root.querySelector("button");
  button.hidden = !window.speechSynthesis;
  button.onclick = () => say(text);
  if (on && window.speechSynthesis && read !== question) {
    read = question;
    window.speechSynthesis.cancel();
    say(text);
  }
  return () =>
    setTimeout(() => {
      if (!root.isConnected) window.speechSynthesis?.cancel();
    });
}
