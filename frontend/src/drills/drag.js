/**
 * Dragging pieces with mouse, pen or finger. A finger must take the grip, so that the page can
 * still be scrolled; Escape puts the piece back. Whatever can be dragged can be done by buttons too.
 */

const FAR_ENOUGH = 6;
const EDGE = 70;

/**
 * @typedef {object} Dragging
 * @property {HTMLElement} piece
 * @property {number} x
 * @property {number} y
 * @property {boolean} moving
 */

/**
 * @param {HTMLElement} root
 * @param {(piece: HTMLElement, zone: HTMLElement, y: number) => void} dropped
 */
export function makeDraggable(root, dropped) {
  /** @type {Dragging | null} */
  let now = null;

  root.addEventListener("pointerdown", (event) => {
    const { target, pointerType, button, pageX: x, pageY: y } = event;
    if (!(target instanceof Element) || button !== 0) return;
    const piece = target.closest(".th-piece");
    const taken = pointerType === "mouse" ? !target.closest("button,select,input") : false;
    if (!(piece instanceof HTMLElement) || !(taken || target.closest(".th-grip"))) return;
    now = { piece, x, y, moving: false };
  });

  const move = (/** @type {PointerEvent} */ event) => {
    if (!now) return;
    const [x, y] = [event.pageX - now.x, event.pageY - now.y];
    if (!now.moving && Math.hypot(x, y) < FAR_ENOUGH) return;
    if (!now.moving) root.setPointerCapture(event.pointerId);
    now.moving = true;
    now.piece.classList.add("th-dragged");
    now.piece.style.transform = `translate(${x}px,${y}px)`;
    mark(root, zoneAt(event));
    if (event.clientY < EDGE) scrollBy(0, -14);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, 14);
    event.preventDefault();
  };

  const end = (/** @type {HTMLElement | null} */ zone, y = 0) => {
    const { piece = null, moving = false } = now ?? {};
    now = null;
    mark(root, null);
    if (!piece || !moving) return;
    piece.classList.remove("th-dragged");
    piece.style.transform = "";
    root.addEventListener("click", stop, { capture: true, once: true });
    setTimeout(() => root.removeEventListener("click", stop, { capture: true }));
    if (zone) dropped(piece, zone, y);
  };

  root.addEventListener("pointermove", move);
  root.addEventListener("pointerup", (event) => end(zoneAt(event), event.clientY));
  root.addEventListener("pointercancel", () => end(null));
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") end(null);
  });
}

/** @param {Event} event the click that ends a drag is none */
function stop(event) {
  event.stopPropagation();
  event.preventDefault();
}

/**
 * @param {PointerEvent} event
 * @returns {HTMLElement | null}
 */
function zoneAt({ clientX, clientY }) {
  const under = document.elementFromPoint(clientX, clientY);
  return under?.closest("[data-zone]") ?? null;
}

/**
 * @param {HTMLElement} root
 * @param {HTMLElement | null} zone
 */
function mark(root, zone) {
  for (const one of root.querySelectorAll("[data-zone]")) {
    one.toggleAttribute("data-over", one === zone);
  }
}
