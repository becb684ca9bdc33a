/* The browser's own copy of a recording, a second at a time: it outlives the page, the tab and the server.
   It goes when the app has said that the recording is on disk. */

const openChunks = () =>
  new Promise((done, fail) => {
    const asked = indexedDB.open("rehearsal-recordings", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("chunks", { autoIncrement: true });
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });

/* Storage can be full, or closed to pages: then the copy in memory is the only one. */
async function inChunks(mode, act) {
  try {
    const database = await openChunks();
    return await new Promise((done, fail) => {
      const transaction = database.transaction("chunks", mode);
      const found = act(transaction.objectStore("chunks"));
      transaction.oncomplete = () => done(found && found.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    }).finally(() => database.close());
  } catch {
    return undefined;
  }
}

const writeChunk = (recording, blob) => inChunks("readwrite", (chunks) => chunks.add({ ...recording, blob }));

const dropChunks = (id) =>
  inChunks("readwrite", (chunks) => {
    const walk = chunks.openCursor();
    walk.onsuccess = () => {
      const at = walk.result;
      if (!at) return;
      if (at.value.id === id) at.delete();
      at.continue();
    };
  });

/* Whole recordings, put together again, in the order they were made. */
async function readRecordings() {
  const found = new Map();
  for (const { blob, ...recording } of (await inChunks("readonly", (chunks) => chunks.getAll())) || []) {
    if (!found.has(recording.id)) found.set(recording.id, { ...recording, blobs: [] });
    found.get(recording.id).blobs.push(blob);
  }
  return [...found.values()];
}

/* A lock lasts as long as the page that holds it, so a recording without one has been left behind. */
const lockOf = (id) => `rehearsal-recording-${id}`;

function holdLock(id) {
  let release = () => {};
  navigator.locks?.request(lockOf(id), () => new Promise((done) => { release = done; }));
  return () => release();
}

async function heldLocks() {
  const state = await navigator.locks?.query();
  return new Set((state ? state.held : []).map((lock) => lock.name));
}
