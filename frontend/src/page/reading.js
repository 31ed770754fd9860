/**
 * The script of reading pages (taphuan-reading.js): what they remember, filter and switch. All of
 * them work without it.
 */

import { all } from "../shared/dom.js";
import { whenKept } from "../shared/keeping.js";
import { keep, kept } from "../shared/places.js";
import { filterIndex } from "./evidence-filter.js";
import { goOn, showPath } from "./going-on.js";
import { pressOne } from "./pressing.js";
import { showProgress } from "./progress.js";

/** On the home page: marks the track chosen before, and leads the shortcuts into it. */
function showTrack() {
  const track = kept("track");
  if (typeof track !== "string") return;
  for (const choice of all(document, "[data-th-choice]", HTMLElement)) {
    if (choice.dataset.thChoice !== track) continue;
    choice.dataset.thYours = "";
    for (const word of all(choice, "[hidden]", HTMLElement)) word.hidden = false;
  }
  for (const link of all(document, "a[data-th-tracks]", HTMLAnchorElement)) {
    const address = JSON.parse(link.dataset.thTracks ?? "{}")[track];
    if (typeof address === "string") link.href = address;
  }
}

/** On a criterion: shows the evidence of one level or of all. */
function filterEvidence() {
  for (const filter of all(document, "[data-th-filter]", HTMLElement)) {
    const groups = all(filter.parentElement ?? document, "[data-th-group]", HTMLElement);
    pressOne(filter, (button) => {
      const level = button.dataset.thLevel ?? "";
      for (const group of groups) group.hidden = level !== "" && group.dataset.thGroup !== level;
    });
  }
}

/** On a track's home, on a phone: one standard at a time; the choice is kept. */
function switchStandards() {
  for (const path of all(document, ".th-path", HTMLElement)) {
    const [group] = all(path, ".th-switch", HTMLElement);
    if (!group) continue;
    const buttons = pressOne(group, (_button, position) => {
      path.dataset.thStandard = String(position);
      keep("standard", position);
    });
    path.dataset.thSwitched = "";
    const position = kept("standard");
    if (typeof position === "number") buttons[position]?.click();
  }
}

/** A link to a piece of evidence opens it. */
function openTarget() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (!target?.classList.contains("th-card")) return;
  for (const part of all(target, "details", HTMLDetailsElement)) part.open = true;
}

/** Starts everything; one part that fails does not keep the others from working. */
whenKept(() => {
  for (const part of [
    showTrack,
    switchStandards,
    showPath,
    goOn,
    showProgress,
    filterEvidence,
    filterIndex,
    openTarget,
  ]) {
    try {
      part();
    } catch (error) {
      console.error(error);
    }
  }
});
window.addEventListener("hashchange", openTarget);
