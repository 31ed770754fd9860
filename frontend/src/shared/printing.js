/** Prints one part of a page without the rest; the style of that part says what stays. */

/** @param {string} part of the page, as styles name it in `data-th-print` */
export function printOnly(part) {
  const mark = document.documentElement;
  mark.dataset.thPrint = part;
  window.addEventListener("afterprint", () => delete mark.dataset.thPrint, { once: true });
  window.print();
}
