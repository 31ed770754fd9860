/** The script of all pages: starts its parts, one that fails stops no other, and shares the rest. */

import "../shared/older-browsers.js";

import { startMenu, startSkip } from "./menu.js";
import { startOpinions } from "./opinions.js";
import { startPages } from "./pages.js";
import { findKeeping, whenKept } from "../shared/keeping.js";
import { startSearch } from "../search/start.js";
import { shared } from "./shared-exports.js";
import { startSitting } from "./sitting.js";
import { startTicks } from "./ticks.js";
import { startWhere } from "./where.js";

Object.assign(globalThis, { taphuanShared: shared });

findKeeping();

whenKept(() => {
  for (const start of [
    startMenu,
    startSkip,
    startTicks,
    startOpinions,
    startPages,
    startSearch,
    startWhere,
    startSitting,
  ]) {
    try {
      start();
    } catch (error) {
      console.error(error);
    }
  }
});
