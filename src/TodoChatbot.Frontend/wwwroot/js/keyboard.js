import { isComposing } from './composing.js';

// Keys without modifiers, never while something is typed. Elements name theirs: data-keys="n q".

document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event) || isTyping(event.target)) {
    return;
  }

  const element = elementFor(event.key);
  if (element) {
    event.preventDefault();
    use(element);
  } else if (event.key === 'j' || event.key === 'k') {
    move(event.key === 'j' ? 1 : -1);
  }
});

// Escape leaves a field, so that the keys work again.
document.addEventListener('keydown', event => {
  if (event.key === 'Escape' && !isComposing(event) && isTyping(event.target)) {
    /** @type {HTMLElement} */ (event.target).blur();
  }
});

/** @param {EventTarget | null} target */
function isTyping(target) {
  return target instanceof HTMLElement
    && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=submit])')
      || target.closest('dialog') !== null);
}

/** @param {string} key @returns {HTMLElement | null} */
function elementFor(key) {
  const selector = `[data-keys~="${CSS.escape(key)}"]`;
  const inRow = currentRow()?.querySelector(selector);
  return /** @type {HTMLElement | null} */ (inRow ?? [...document.querySelectorAll(selector)].find(element => !element.closest('.task')) ?? null);
}

/** @param {HTMLElement} element */
function use(element) {
  if (element.matches('input:not([type=checkbox]), textarea')) {
    element.focus();
    /** @type {HTMLInputElement} */ (element).select();
  } else {
    element.click();
  }
}

function currentRow() {
  return document.activeElement?.closest('#board .task') ?? null;
}

/** @param {number} step */
function move(step) {
  const rows = [...document.querySelectorAll('#board .task')].filter(row => row.checkVisibility());
  const current = currentRow();
  const next = rows[current ? rows.indexOf(current) + step : step > 0 ? 0 : rows.length - 1];
  /** @type {HTMLElement | null | undefined} */ (next?.querySelector('.task-title'))?.focus();
}
