/**
 * Asking the class server, with a deadline. Nothing throws: status 0 means that no answer came.
 *
 * @typedef {{ status: number, value: any }} Answer
 */

const SECONDS = 8;

/**
 * @param {string} path below /class/
 * @param {object} [body] sent as JSON; without it the question is a GET
 * @param {number} [seconds]
 * @returns {Promise<Answer>}
 */
export async function ask(path, body, seconds = SECONDS) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  /** @type {RequestInit} */
  const how = { signal: stop.signal, cache: "no-store", credentials: "same-origin" };
  if (body) {
    how.method = "POST";
    how.body = JSON.stringify(body);
    how.headers = { "Content-Type": "application/json" };
  }
  try {
    const answer = await fetch(`/class/${path}`, how);
    const text = await answer.text();
    return { status: answer.status, value: text ? JSON.parse(text) : null };
  } catch {
    return { status: 0, value: null };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens the stream of changes; where streams are broken (antivirus programs do that), the caller
 * still asks from time to time.
 *
 * @param {string} path
 * @param {(event: MessageEvent<string>) => void} onChange
 * @returns {{ alive: () => boolean }}
 */
export function listen(path, onChange) {
  /** @type {EventSource | undefined} */
  let source;
  const open = () => {
    source = new EventSource(`/class/${path}`);
    source.onmessage = onChange;
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) setTimeout(open, 10_000);
    };
  };
  if ("EventSource" in globalThis) open();
  return { alive: () => source?.readyState === 1 };
}
