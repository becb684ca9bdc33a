/* Streamlit moves to another page in two steps: first the query of the new page in the address of the old one, then the
   new page. It also goes to the next page by itself when the one that was gone back to leads on. Each adds an entry to
   the browser's history that nobody ever saw. Here only a press adds one; what follows from it takes its place. */

let pressed = false;

const isPress = (event) => event.type === "click" || event.key === "Enter" || event.key === " ";

/* An interview that has ended leads on to its report: nobody can go back into it. */
function isOver(address) {
  const next = new URL(address, location.href);
  const isHere = (path, name) => path.endsWith(`/${name}`);
  return isHere(location.pathname, "interview") && isHere(next.pathname, "report") && next.search === location.search;
}

function listen() {
  const push = history.pushState.bind(history);
  history.pushState = (state, unused, address) => {
    const isStep = pressed && !(address && isOver(address));
    pressed = false;
    if (isStep) push(state, unused, address);
    else history.replaceState(state, unused, address);
  };
  for (const kind of ["click", "keydown"])
    document.addEventListener(kind, (event) => (pressed ||= isPress(event)), true);
  window.addEventListener("popstate", () => (pressed = false), true);
  window.rehearsalOneStep = true;
}

if (!window.rehearsalOneStep) listen();

export default function mount() {}
