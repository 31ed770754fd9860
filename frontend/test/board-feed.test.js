/** The board in a class: what comes while it is still looking is not left lying. */

import assert from "node:assert/strict";
import test from "node:test";

import { BoardFeed } from "../src/live/board-feed.js";

test("what is handed in during a look comes by the next one, without another call", async () => {
  const records = /** @type {Record<string, number>} */ ({ an: 1 });
  /** @type {Promise<void> | undefined} */
  let during;
  const board = /** @type {any} */ ({ taken: [], takeNewer: takeNewer });
  /** @param {{ text: string }[]} entries */
  function takeNewer(entries) {
    board.taken.push(...entries.map(({ text }) => JSON.parse(text).of));
  }
  const feed = new BoardFeed(board);
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address) => {
      const people = new URL(String(address), "http://room").searchParams.get("people");
      const files = Object.fromEntries((people ?? "").split(",").map((id) => [id, { of: id }]));
      if (people === "an") {
        records.binh = 1;
        during = feed.look();
      }
      const value = people ? { files } : { records: { ...records } };
      return new Response(JSON.stringify(value), { status: 200 });
    }
  );
  await feed.look();
  await during;
  assert.deepEqual(board.taken, ["an", "binh"]);
});
