/** Files dropped anywhere on the page: none of them may open in the board's place. */

import { droppedFiles } from "./reading.js";

/**
 * @param {HTMLElement} area shows where to drop
 * @param {(files: File[]) => void} onFiles
 */
export function listenToDrops(area, onFiles) {
  const over = (/** @type {boolean} */ is) => area.toggleAttribute("data-over", is);
  window.addEventListener("dragover", (event) => {
    event.preventDefault();
    over(true);
  });
  window.addEventListener("dragleave", ({ relatedTarget }) => over(relatedTarget !== null));
  window.addEventListener("drop", async (event) => {
    event.preventDefault();
    over(false);
    if (event.dataTransfer) onFiles(await droppedFiles(event.dataTransfer));
  });
}
