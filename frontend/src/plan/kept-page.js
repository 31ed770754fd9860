/**
 * What the pages of one's own share, plan and portfolio: lines of a standard and track, kept with
 * each letter, shown by criterion, and taken over when another tab changes them.
 */

import { ExerciseElement } from "../exercise/element.js";
import { all, one, promote } from "../shared/dom.js";
import { t } from "../shared/strings.js";

export class KeptPage extends ExerciseElement {
  /** @type {Record<string, string>} of the criteria, by id */
  names = {};
  /** @type {HTMLElement[]} one for each criterion */
  sections = [];
  /** Whether something came from elsewhere while the person was typing. */
  late = false;

  /** Reads what the page says to its scripts; before anything is shown. */
  readPage() {
    Object.assign(globalThis.taphuan?.strings ?? {}, this.json("words"));
    this.names = this.json("names");
    this.sections = all(this, "[data-criterion]", HTMLElement);
    promote(this);
  }

  /**
   * Shows what other tabs write, and whether anything can be kept.
   *
   * @param {string} keys what the keys of its lines hold in the storage
   */
  follow(keys) {
    this.store.onStatus(() => this.showStatus());
    this.addEventListener("focusout", () => setTimeout(() => this.late && this.fromElsewhere()));
    globalThis.addEventListener("storage", ({ key }) => {
      if (key?.includes(keys)) this.fromElsewhere();
    });
    globalThis.addEventListener("pageshow", ({ persisted }) => persisted && this.show());
  }

  get heading() {
    return document.querySelector("h1")?.textContent?.trim() ?? "";
  }

  /** What holds a field that somebody may be typing in. */
  get typedIn() {
    return "[data-criterion]";
  }

  /** Everything anew; each page says how. */
  show() {
    this.late = false;
  }

  showStatus() {
    const { status } = this.store;
    const notice = one(this, "[data-part=storage]", HTMLElement);
    notice.hidden = status === "ok";
    notice.textContent = status === "ok" ? "" : t(`practice.storage.${status}`);
  }

  /** Another tab changed a line: shown at once, or when nobody types here any more. */
  fromElsewhere() {
    const typing = document.activeElement?.closest(this.typedIn);
    if (typing && this.contains(typing)) this.late = true;
    else this.show();
  }
}
