/** Where a page is, by what browsers say of themselves. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { placeOf } from "../src/shared/browser.js";
import { keepLonger } from "../src/store/keep-longer.js";

const ANDROID = "Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko)";
const MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.0";
const PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15";

for (const [
  userAgent,
  maxTouchPoints,
  wanted,
] of /** @type {[string, number, string | null][]} */ ([
  [`${ANDROID} Chrome/119.0 Mobile Safari/537.36`, 5, null],
  [`${ANDROID} Version/4.0 Chrome/119.0 Mobile Safari/537.36 Zalo android/12`, 5, "in_app"],
  [ANDROID.replace("SM-A145F", "SM-A145F; wv"), 5, "in_app"],
  [`${PHONE} Mobile [FBAN/FBIOS;FBAV/440.0]`, 5, "in_app"],
  [`${PHONE} Mobile/15E148`, 5, "in_app"],
  [`${PHONE} Version/17.0 Mobile Safari/604.1`, 5, "weeks"],
  [`${PHONE} CriOS/119.0 Mobile Safari/604.1`, 5, "weeks"],
  [`${MAC} Safari/605.1.15`, 5, "weeks"],
  [`${MAC} Safari/605.1.15`, 0, null],
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/119.0 Safari/537.36",
    10,
    null,
  ],
  ["Mozilla/5.0 (Windows NT 10.0; rv:120.0) Gecko/20100101 Firefox/120.0", 0, null],
])) {
  test(`${wanted ?? "nothing to say"}: ${userAgent.slice(-40)}`, () => {
    assert.equal(placeOf({ userAgent, maxTouchPoints }), wanted);
  });
}

test("a browser that hands out no files is told from one inside another program", () => {
  const plain = { userAgent: `${ANDROID} Chrome/119.0 Mobile Safari/537.36` };
  assert.equal(placeOf(plain, false), "no_file");
  assert.equal(placeOf(plain, true), null);
  assert.equal(placeOf({ userAgent: `${ANDROID} Zalo android/12` }, false), "in_app");
});

test("the browser is asked once to keep the work, after it has some, and Firefox never", () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  for (const [userAgent, times] of /** @type {[string, number][]} */ ([
    ["Chrome", 1],
    ["Firefox", 0],
  ])) {
    let asked = 0;
    const storage = { persist: async () => (asked += 1) };
    Object.defineProperty(globalThis, "navigator", {
      value: { userAgent, storage },
      configurable: true,
    });
    /** @type {(() => void)[]} */
    const listeners = [];
    keepLonger(/** @type {any} */ ({ onChange: (/** @type {any} */ one) => listeners.push(one) }));
    assert.equal(asked, 0);
    listeners.forEach((tell) => (tell(), tell()));
    assert.equal(asked, times);
  }
  if (before) Object.defineProperty(globalThis, "navigator", before);
  else Reflect.deleteProperty(globalThis, "navigator");
});
