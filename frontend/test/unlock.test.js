/** Locked keys made by Python open here, with the right words only. */

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { gcmsiv } from "@noble/ciphers/aes.js";

import {
  isOpener,
  normalPhrase,
  openerOf,
  unlock,
  unlockWith,
  WrongPhrase,
} from "../src/exercise/unlock.js";

const FILE = new URL("../../tests/cases/locking/vectors.json", import.meta.url);
const { phrases, locked: secrets } = JSON.parse(readFileSync(FILE, "utf-8"));

const RFC = new URL("../../tests/cases/locking/rfc8452.json", import.meta.url);
for (const { key, nonce, aad, plaintext, sealed } of JSON.parse(readFileSync(RFC, "utf-8")).cases) {
  test(`the cipher is that of the RFC: ${sealed.slice(0, 12)}`, () => {
    const [k, n, a, text, whole] = [key, nonce, aad, plaintext, sealed].map(
      (hex) => new Uint8Array(Buffer.from(hex, "hex")),
    );
    assert.deepEqual(gcmsiv(k, n, a).encrypt(text), whole);
    assert.deepEqual(gcmsiv(k, n, a).decrypt(whole), text);
    whole[whole.length - 1] ^= 1;
    assert.throws(() => gcmsiv(k, n, a).decrypt(whole));
  });
}

for (const { typed, counts } of phrases) {
  test(`a phrase counts as Python counts it: ${typed}`, () => {
    assert.equal(normalPhrase(typed), counts);
  });
}

for (const { name, phrase, secret, locked } of secrets) {
  test(`${name} opens`, async () => {
    assert.deepEqual(await unlock(locked, phrase), secret);
    assert.deepEqual(await unlock(locked, ` ${phrase.toUpperCase()}  `), secret);
  });

  test(`${name} opens with what is kept in place of the phrase, and nothing else does`, async () => {
    const opener = await openerOf(locked, phrase);
    assert.ok(isOpener(opener) && !isOpener(phrase) && !opener.includes(phrase));
    assert.deepEqual(unlockWith(locked, opener), secret);
    const other = await openerOf({ ...locked, name: `${name}x` }, phrase);
    assert.notEqual(other, opener);
    assert.throws(() => unlockWith(locked, other), WrongPhrase);
  });

  test(`${name} stays shut for other words`, async () => {
    await assert.rejects(unlock(locked, `${phrase}s`), WrongPhrase);
    await assert.rejects(unlock(locked, ""), WrongPhrase);
  });

  test(`${name}: a changed letter of the data is no wrong phrase unless it looks like one`, async () => {
    const data = `${locked.data[0] === "A" ? "B" : "A"}${locked.data.slice(1)}`;
    await assert.rejects(unlock({ ...locked, data }, phrase), WrongPhrase);
    for (const damaged of ["?", "AAAA"]) {
      await assert.rejects(unlock({ ...locked, data: damaged }, phrase), (error) => {
        return !(error instanceof WrongPhrase);
      });
    }
  });
}

test("no secure context is needed: nothing of crypto.subtle is used", async () => {
  const { subtle } = globalThis.crypto;
  Object.defineProperty(globalThis.crypto, "subtle", { value: undefined, configurable: true });
  const [{ phrase, secret, locked }] = secrets;
  assert.deepEqual(await unlock(locked, phrase), secret);
  Object.defineProperty(globalThis.crypto, "subtle", { value: subtle, configurable: true });
});

test("of the vendored cryptography only four functions are imported, in the versions noted", () => {
  const here = new URL("../", import.meta.url);
  const read = (/** @type {string} */ name) => readFileSync(new URL(name, here), "utf-8");
  const sources = readdirSync(new URL("src/", here), { recursive: true, encoding: "utf-8" });
  const imports = sources
    .filter((name) => name.endsWith(".js"))
    .flatMap((name) => read(`src/${name}`).match(/^import .*"@noble\/.*";$/gm) ?? []);
  assert.deepEqual(
    [...new Set(imports)].sort(),
    [
      'import { gcmsiv } from "@noble/ciphers/aes.js";',
      'import { hmac } from "@noble/hashes/hmac.js";',
      'import { scrypt } from "@noble/hashes/scrypt.js";',
      'import { sha256 } from "@noble/hashes/sha2.js";',
    ].sort(),
  );
  const { devDependencies } = JSON.parse(read("package.json"));
  for (const name of ["@noble/ciphers", "@noble/hashes"]) {
    assert.ok(
      read("../generator/site/assets/vendor/README.md").includes(
        `| ${name} | ${devDependencies[name]} | MIT |`,
      ),
    );
    assert.ok(read(`node_modules/${name}/LICENSE`).includes("MIT License"));
  }
});
