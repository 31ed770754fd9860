/**
 * <sort-cards>: cards laid into bins by drag, by tap, by keyboard. The lists beside the cards, with
 * which the form works without scripts, stay the place where the answers stand.
 *
 * @import { Answers, Summary } from "../store/practice-types"
 */

import { all, el, fill, one } from "../shared/dom.js";
import { announce, button } from "../exercise/element.js";
import { recall, remember, storageKey } from "../shared/storage.js";
import { t } from "../shared/strings.js";
import { makeDraggable } from "./drag.js";
import { cardVerdict } from "./arranging-scores.js";
import { Arranging, pieceResult, pieceText } from "./arranging.js";

/** Where it is kept that a person wants to hear of each card at once. */
const eachKey = () => storageKey("drills", "each");

/** So many cards can lie open in their bins without making the way to them long. */
const FEW = 3;

export class SortCards extends Arranging {
  at = 0;
  /** @type {boolean | undefined} whether a person asked to see the laid cards, or not to */
  wished;

  get cards() {
    return all(this.form, "[data-card]", HTMLElement);
  }

  get deck() {
    return one(this.form, ".th-pieces", HTMLElement);
  }

  /** @override */
  arrange() {
    for (const card of this.cards) {
      const take = button(t("drills.sort.take"), () => this.take(card), "th-take");
      card.prepend(el("span", { class: "th-grip", "aria-hidden": "true" }));
      card.append(take);
    }
    this.form.addEventListener("click", ({ target }) => {
      const { lay, do: action } = target instanceof Element ? dataOf(target) : {};
      const card = this.current;
      if (lay && card) this.lay(card, lay);
      if (action === "laid") this.seeLaid(!this.seesLaid);
      else if (action) this.turn(action === "back" ? -1 : 1);
    });
    if (this.each) this.each.checked = recall(eachKey()) === true;
    this.each?.addEventListener("change", () => {
      remember(eachKey(), this.each?.checked || null);
      this.tell();
    });
    makeDraggable(this, (card, zone) => this.lay(card, zone.dataset.bin ?? ""));
  }

  /** Whether each card is to be compared as soon as it is laid; not with a locked key. */
  get each() {
    return all(this.form, "input[data-part=each]", HTMLInputElement)[0];
  }

  /** Whether the cards in their bins are shown: a few are, more would push the bins away. */
  get seesLaid() {
    const { length } = this.unlaid;
    const few = this.cards.length - length <= FEW;
    return length === 0 || (this.wished ?? few);
  }

  /** @param {boolean} shown */
  seeLaid(shown) {
    this.wished = shown;
    this.show();
  }

  /**
   * What the key says of the card that was laid, where a person wants to hear it at once.
   *
   * @param {HTMLElement} [card]
   */
  tell(card) {
    const told = one(this.form, "[data-part=told]", HTMLElement);
    const said = card && this.key && this.each?.checked ? card : null;
    told.hidden = !said;
    fill(told, said && el("ul", { class: "th-results" }, this.item(said, this.read())));
  }

  /** The card in hand. */
  get current() {
    const open = this.unlaid;
    return open[this.at % (open.length || 1)];
  }

  get unlaid() {
    return this.cards.filter((card) => !list(card).value);
  }

  /** @param {number} step */
  turn(step) {
    const { length } = this.unlaid;
    this.at = (this.at + step + length) % (length || 1);
    this.tell();
    this.show();
    announce(pieceText(this.current));
  }

  /**
   * @param {HTMLElement} card
   * @param {string} bin
   */
  lay(card, bin) {
    list(card).value = bin;
    this.tell(card);
    this.show();
    this.changed();
    const n = this.unlaid.length;
    announce(`${t("drills.sort.laid", { bin: this.binName(bin), n })} ${pieceText(this.current)}`);
  }

  /**
   * Takes a card up again.
   *
   * @param {HTMLElement} card
   */
  take(card) {
    list(card).value = "";
    this.at = this.unlaid.indexOf(card);
    this.tell();
    this.show();
    this.changed();
    announce(t("drills.sort.taken"));
    one(this.form, "[data-lay]", HTMLElement).focus();
  }

  /** @param {string} bin */
  binName(bin) {
    const found = this.bins.find(({ dataset }) => dataset.bin === bin);
    return found ? (one(found, ".th-bin__name span", HTMLElement).textContent ?? "") : "";
  }

  get bins() {
    return all(this.form, "[data-bin]", HTMLElement);
  }

  /** Cards where they lie, the one in hand on top. */
  show() {
    for (const card of this.cards) {
      const bin = this.bins.find(({ dataset }) => dataset.bin === list(card).value);
      const place = bin ? one(bin, "ul", HTMLElement) : this.deck;
      if (card.parentElement !== place) place.append(card);
    }
    const { unlaid, current } = this;
    for (const card of this.cards) {
      card.toggleAttribute("data-away", card !== current && unlaid.includes(card));
    }
    for (const bin of this.bins) {
      const n = all(bin, "li", HTMLElement).length;
      one(bin, "[data-part=count]", HTMLElement).textContent = n
        ? t("drills.sort.count", { n })
        : "";
    }
    const place = { n: (this.at % (unlaid.length || 1)) + 1, total: unlaid.length };
    one(this.form, "[data-part=place]", HTMLElement).textContent = unlaid.length
      ? t("drills.sort.place", place)
      : t("drills.sort.all_laid");
    for (const one of all(this.form, "[data-do]", HTMLElement)) one.hidden = unlaid.length < 2;
    this.showLaid();
  }

  showLaid() {
    const laid = this.cards.length - this.unlaid.length;
    const toggle = one(this.form, "[data-do=laid]", HTMLElement);
    const shown = this.seesLaid;
    toggle.hidden = laid === 0 || this.unlaid.length === 0;
    toggle.textContent = t(`drills.sort.${shown ? "hide" : "see"}_laid`, { n: laid });
    toggle.setAttribute("aria-expanded", String(shown));
    one(this.form, ".th-bins", HTMLElement).toggleAttribute("data-folded", !shown);
  }

  /** @override */
  read() {
    const laid = this.cards.filter((card) => list(card).value);
    return Object.fromEntries(laid.map((card) => [id(card), { bin: list(card).value }]));
  }

  /** @override @param {Answers} answers */
  write(answers) {
    for (const card of this.cards) list(card).value = answers[id(card)]?.bin ?? "";
    this.at = 0;
    this.show();
  }

  /** @override */
  missing() {
    const n = this.unlaid.length;
    return n ? t("drills.sort.gaps", { n }) : "";
  }

  /** @override @param {Answers} answers @returns {Summary} */
  summary(answers) {
    const items = this.cards.length;
    const answered = Object.keys(answers).length;
    if (!this.key) return { items, answered };
    const verdicts = this.cards.map((card) => this.verdict(card, answers));
    const count = (/** @type {string} */ what) => verdicts.filter((one) => one === what).length;
    const accepted = count("accepted");
    return { items, answered, right: count("right") + accepted, accepted };
  }

  /**
   * @param {HTMLElement} card
   * @param {Answers} answers
   */
  verdict(card, answers) {
    return cardVerdict(answers[id(card)]?.bin, this.key.answers.cards[id(card)]);
  }

  /** @override @param {Answers} answers */
  verdicts(answers) {
    const { items: total, right = 0, accepted = 0 } = this.summary(answers);
    const score = { right: right - accepted, total, accepted };
    const inKeysBin = (/** @type {HTMLElement} */ card) => this.verdict(card, answers) === "right";
    const matches = this.cards.filter(inKeysBin);
    const others = this.cards.filter((card) => !inKeysBin(card));
    const items = (/** @type {HTMLElement[]} */ cards) =>
      el("ul", { class: "th-results" }, ...cards.map((card) => this.item(card, answers)));
    return [
      el("p", { class: "th-verdict" }, t(`drills.sort.score${accepted ? "_accepted" : ""}`, score)),
      others.length ? items(others) : null,
      matches.length
        ? el(
            "details",
            {},
            el("summary", {}, t("drills.sort.matches", { n: matches.length })),
            items(matches),
          )
        : null,
    ];
  }

  /**
   * @param {HTMLElement} card
   * @param {Answers} answers
   */
  item(card, answers) {
    const verdict = this.verdict(card, answers);
    const given = this.binName(answers[id(card)]?.bin ?? "");
    const right = this.binName(this.key.answers.cards[id(card)][0]);
    const said = t(`drills.sort.${verdict}`, { given, right });
    return pieceResult(card, verdict === "right", said, this.key.reasons.cards[id(card)]);
  }
}

/** @param {Element} target what the nearest button says it does */
function dataOf(target) {
  const found = target.closest("[data-lay],[data-do]");
  return found instanceof HTMLElement ? found.dataset : {};
}

/** @param {HTMLElement} card */
function id(card) {
  return card.dataset.card ?? "";
}

/** @param {HTMLElement} card */
function list(card) {
  return one(card, "select", HTMLSelectElement);
}
