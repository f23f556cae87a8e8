// Everything that the page asks of its server: with the token in a header, which no other site can send.

const KEY = "slidekit-token";
const SLOWEST = 4000;

/** What the server refused, with its HTTP status and what it said. */
export class Refusal extends Error {
  constructor(status, told) {
    super(told.error ?? `HTTP ${status}`);
    this.status = status;
    this.told = told;
  }
}

/** The token came behind # in the address; it is kept for this tab, and taken out of the address and the history. */
function takeToken() {
  const given = location.hash.slice(1);
  if (/^[\w-]{43}$/.test(given)) {
    sessionStorage.setItem(KEY, given);
    history.replaceState(null, "", location.pathname + location.search);
  }
  return sessionStorage.getItem(KEY) ?? "";
}

let token = takeToken();
addEventListener("hashchange", () => {
  if (takeToken() !== token) location.reload();
});

/** A request; `json` or `body` is sent, `etag` as If-Match. Resolves to the Response; rejects with a Refusal. */
export async function ask(path, { method = "GET", json, body, etag, signal } = {}) {
  const headers = { "X-Slidekit-Token": token };
  if (json !== undefined) headers["Content-Type"] = "application/json";
  if (etag !== undefined) headers["If-Match"] = etag;
  const answer = await fetch(path, {
    method,
    headers,
    signal,
    body: json !== undefined ? JSON.stringify(json) : body,
    credentials: "omit",
    cache: "no-store",
  });
  if (!answer.ok) throw new Refusal(answer.status, await answer.json().catch(() => ({})));
  return answer;
}

/** The JSON object that a request answers. */
export async function askJson(path, options) {
  return (await ask(path, options)).json();
}

/**
 * Read server-sent events for ever: `handlers[name](data)`; `onState` hears "open", "lost" and "locked" (a wrong token).
 * `path` may be a function, asked anew for each connection. Returns what stops it.
 */
export function listen(path, handlers, onState) {
  const stop = new AbortController();
  (async () => {
    let wait = 250;
    while (!stop.signal.aborted) {
      try {
        const answer = await ask(typeof path === "function" ? path() : path, { signal: stop.signal });
        onState("open");
        wait = 250;
        await readEvents(answer.body.getReader(), handlers);
      } catch (problem) {
        if (stop.signal.aborted) return;
        if (problem instanceof Refusal && problem.status === 403) {
          onState("locked");
          return;
        }
        if (!(problem instanceof Refusal || problem instanceof TypeError)) console.error(problem);
      }
      onState("lost");
      await new Promise((done) => setTimeout(done, wait));
      wait = Math.min(wait * 2, SLOWEST);
    }
  })();
  return () => stop.abort();
}

async function readEvents(reader, handlers) {
  const decoder = new TextDecoder();
  let held = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    held += decoder.decode(value, { stream: true });
    let end;
    while ((end = held.indexOf("\n\n")) >= 0) {
      const lines = held.slice(0, end).split("\n");
      held = held.slice(end + 2);
      const name = lines.find((line) => line.startsWith("event: "))?.slice(7);
      const data = lines.find((line) => line.startsWith("data: "))?.slice(6);
      if (name !== undefined && data !== undefined) handlers[name]?.(JSON.parse(data));
    }
  }
}

const pictures = new Map();

/** The bytes at a path as an address that <img> and <image> may show; asked for once, kept as long as the page. */
export function picture(path) {
  if (!pictures.has(path)) {
    const made = ask(path)
      .then((answer) => answer.blob())
      .then((blob) => URL.createObjectURL(blob));
    made.catch(() => pictures.delete(path));
    pictures.set(path, made);
  }
  return pictures.get(path);
}

/** Forget the pictures that `inUse` (a Set of paths) does not name. */
export function forgetPictures(inUse) {
  for (const [path, made] of pictures) {
    if (inUse.has(path)) continue;
    pictures.delete(path);
    made.then((url) => URL.revokeObjectURL(url)).catch(() => {});
  }
}
