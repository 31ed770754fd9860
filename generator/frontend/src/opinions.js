/**
 * <opinion-form> and <opinion-list>: opinions (góp ý) are kept with the results, and shown to the
 * person who wrote them. They go nowhere by themselves.
 *
 * @import { Opinion } from "./practice-types"
 */

import { all, define, el, fill, one } from "./dom.js";
import { announce, button, guard } from "./exercise-base.js";
import { pageStore } from "./store.js";
import { t } from "./strings.js";

class OpinionForm extends HTMLElement {
  connectedCallback() {
    if (this.dataset.ready) return;
    this.dataset.ready = "yes";
    guard(this, () => this.start());
  }

  start() {
    const form = one(this, "form", HTMLFormElement);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.keep(form);
    });
    promote(this);
    this.show();
  }

  /** @param {HTMLFormElement} form */
  keep(form) {
    const area = one(form, "textarea", HTMLTextAreaElement);
    const text = area.value.trim();
    const kind = one(form, "input:checked", HTMLInputElement).value;
    const page = this.dataset.page ?? "";
    const title = document.querySelector("h1")?.firstChild?.textContent?.trim() ?? page;
    if (text) pageStore().saveOpinion({ page, title, kind, text });
    const said = text ? (pageStore().status === "ok" ? "kept" : "kept_page") : "empty";
    one(form, "[data-part=said]", HTMLElement).textContent = t(`drills.opinion.${said}`);
    if (text) area.value = "";
    else area.focus();
    this.show();
  }

  /** The opinions on this page; where all are listed, the list shows them. */
  show() {
    const list = document.querySelector("opinion-list");
    if (list instanceof OpinionList) return list.show();
    const own = pageStore().opinions().filter(({ page }) => page === this.dataset.page);
    const part = one(this, "[data-part=own]", HTMLElement);
    fill(part, ...own.map((opinion) => item(opinion, kinds(document), () => this.show())));
    part.hidden = own.length === 0;
    return undefined;
  }
}

class OpinionList extends HTMLElement {
  connectedCallback() {
    guard(this, () => this.show());
  }

  show() {
    promote(this);
    const part = one(this, "[data-part=own]", HTMLElement);
    const opinions = pageStore().opinions();
    const names = kinds(document);
    const items = opinions.map((opinion) => item(opinion, names, () => this.show(), true));
    const count = t("drills.opinion.list", { n: opinions.length });
    fill(
      part,
      el("p", {}, opinions.length ? count : t("drills.opinion.none")),
      el("ul", { class: "th-opinions" }, ...items),
    );
    part.hidden = false;
  }
}

/**
 * One opinion; the person's words are text and nothing else.
 *
 * @param {Opinion} opinion
 * @param {Record<string, string>} names of kinds
 * @param {() => void} changed
 * @param {boolean} [withPage]
 */
function item({ id, kind, text, title }, names, changed, withPage = false) {
  const remove = () => {
    pageStore().removeOpinion(id);
    changed();
    announce(t("drills.opinion.removed"));
  };
  const words = [withPage ? title : "", names[kind] ?? kind].filter(Boolean).join(" · ");
  return el(
    "li",
    {},
    el("span", { class: "th-kind" }, words),
    el("p", { class: "th-own-words" }, text),
    button(t("drills.opinion.remove"), remove),
  );
}

/**
 * Names of the kinds by id, as the page's form writes them.
 *
 * @param {ParentNode} root
 * @returns {Record<string, string>}
 */
function kinds(root) {
  const inputs = all(root, "opinion-form input", HTMLInputElement);
  const label = (/** @type {HTMLInputElement} */ input) => input.labels?.[0]?.textContent?.trim();
  return Object.fromEntries(inputs.map((input) => [input.value, label(input) ?? input.value]));
}

/** @param {HTMLElement} root */
function promote(root) {
  for (const part of all(root, "[data-live]", HTMLElement)) part.hidden = false;
  for (const part of all(root, "[data-plain]", HTMLElement)) part.hidden = true;
}

/** Names the elements. */
export function startOpinions() {
  define("opinion-form", OpinionForm);
  define("opinion-list", OpinionList);
}
