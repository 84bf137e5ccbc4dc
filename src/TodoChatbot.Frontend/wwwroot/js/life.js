/**
 * Runs something now, and again after each enhanced navigation has put another page in place.
 * @param {() => void} show
 */
export function onPage(show) {
  show();
  /** @type {any} */ (window).Blazor?.addEventListener('enhancedload', show);
}

/**
 * Delays a call until nothing has called for a while.
 * @template {unknown[]} T
 * @param {number} milliseconds
 * @param {(...args: T) => void} call
 * @returns {(...args: T) => void}
 */
export function calmed(milliseconds, call) {
  let timer = 0;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), milliseconds);
  };
}
