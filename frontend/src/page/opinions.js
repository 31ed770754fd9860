/**
 * <opinion-form>: opinions (góp ý) are kept with the results, and shown to the person who wrote
 * them; on a page with an <opinion-list> it shows all of them there. They go nowhere by themselves.
 *
 * @import { Opinion } from "../store/practice-types"
 */

import { all, define, el, fill, one, promote } from "../shared/dom.js";
import { announce, button, guard } from "../exercise/element.js";
import { pageStore } from "../store/store.js";
import { keepTyping } from "../shared/typing.js";
import { t } from "../shared/strings.js";

class OpinionForm extends HTMLElement {
  /** @type {(() => void) | undefined} forgets what was typed and is kept */
  forget;

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
    const area = one(form, "textarea", HTMLTextAreaElement);
    this.forget = keepTyping(area, `opinion/${this.dataset.page ?? ""}`);
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
    const said = text ? (pageStore().unsaved ? "kept_page" : "kept") : "empty";
    one(form, "[data-part=said]", HTMLElement).textContent = t(`drills.opinion.${said}`);
    if (text) {
      area.value = "";
      this.forget?.();
    } else area.focus();
    this.show();
  }

  /** The opinions on this page; where all are listed, all of them. */
  show() {
    const list = document.querySelector("opinion-list");
    const page = list ? undefined : this.dataset.page;
    const opinions = pageStore()
      .opinions()
      .filter((kept) => page === undefined || kept.page === page);
    const own = one(list ?? this, "[data-part=own]", HTMLElement);
    fill(own, ...opinions.map((kept) => this.item(kept, page === undefined)));
    own.hidden = opinions.length === 0;
    if (!list) return;
    promote(list);
    const count = t("drills.opinion.list", { n: opinions.length });
    fill(
      one(list, "[data-part=count]", HTMLElement),
      opinions.length ? count : t("drills.opinion.none"),
    );
  }

  /**
   * One opinion; the person's words are text and nothing else.
   *
   * @param {Opinion} opinion
   * @param {boolean} withPage
   */
  item({ id, kind, text, title }, withPage) {
    const remove = () => {
      pageStore().removeOpinion(id);
      this.show();
      announce(t("drills.opinion.removed"));
    };
    const chosen = all(this, "input", HTMLInputElement).find(({ value }) => value === kind);
    const name = chosen?.labels?.[0]?.textContent?.trim() ?? kind;
    return el(
      "li",
      {},
      el("span", { class: "th-kind" }, withPage ? `${title} · ${name}` : name),
      el("p", { class: "th-own-words" }, text),
      button(t("drills.opinion.remove"), remove),
    );
  }
}

/** Names the element. */
export function startOpinions() {
  define("opinion-form", OpinionForm);
}
