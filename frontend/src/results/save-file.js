/**
 * Hands a person's results over as a file.
 *
 * @import { Store } from "../store/practice-types"
 */

import { announce } from "../exercise/element.js";
import { el } from "../shared/dom.js";
import { fileName } from "../store/result-file-name.js";
import { t } from "../shared/strings.js";

/** @param {Store} store */
export function saveFile(store) {
  const file = store.toFile();
  const text = JSON.stringify(file, null, 1);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = el("a", { href: address, download: fileName(file.course.id), hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  announce(t("practice.file_saved"));
}
