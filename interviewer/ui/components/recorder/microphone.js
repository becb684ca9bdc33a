/* The microphone: opening it, how loud it is, and in words why it can't be had. */

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const QUIETEST = -60;
const LOOK_EVERY = 100;

const TROUBLES = {
  insecure:
    "The microphone needs HTTPS or localhost. Open the app as http://localhost or over https://, or type your answer.",
  NotAllowedError:
    "The browser may not use the microphone. Allow it beside the page's address, then record again, or type your answer.",
  NotFoundError: "No microphone was found. Connect one and record again, or type your answer.",
  NotReadableError: "The microphone is in use by another program. Close that and record again, or type your answer.",
  old: "This browser can't record. Use a newer one, or type your answer.",
};

function troubleWith(error) {
  return TROUBLES[error.name] || `The microphone can't be used (${error.message || error.name}). Type your answer.`;
}

async function openMicrophone() {
  if (!window.isSecureContext || !navigator.mediaDevices) throw { name: "insecure" };
  if (!window.MediaRecorder) throw { name: "old" };
  /* Echo is cancelled for calls; here nobody else speaks, and cancelling eats the ends of words. */
  return navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: false } });
}

function recorderOf(stream) {
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  return new MediaRecorder(stream, mimeType ? { mimeType, audioBitsPerSecond: 64000 } : undefined);
}

/* Tells the level from 0 to 1 until it is stopped: 0 is silence, 1 as loud as it gets. A browser that lets no sound be
   looked at tells nothing, which must not be taken for silence. */
function watchLevel(stream, tell) {
  const context = new AudioContext();
  context.resume();
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const looking = setInterval(() => {
    if (context.state !== "running") return;
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
    tell(Math.min(1, Math.max(0, 1 - (10 * Math.log10(power + 1e-12)) / QUIETEST)));
  }, LOOK_EVERY);
  return () => {
    clearInterval(looking);
    context.close();
  };
}

function closeMicrophone(stream) {
  for (const track of stream.getTracks()) track.stop();
}
