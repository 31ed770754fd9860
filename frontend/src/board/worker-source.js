/**
 * worker-script.js as text, which build.mjs puts here: a page that was opened from a folder may not load
 * a thread's script from a file. Empty where nothing was built.
 */
export const WORKER = "";
