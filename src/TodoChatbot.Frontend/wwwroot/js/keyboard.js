import { isComposing } from './composing.js';
import { shortcutFor } from './shortcuts.js';

// Keys without modifiers, never while something is typed. Elements name theirs: data-keys="n q".

document.addEventListener('keydown', event => {
  if (event.altKey || isComposing(event) || isTyping(event.target)) {
    return;
  }

  const isModified = event.ctrlKey || event.metaKey;
  const key = isModified ? null : shortcutFor(event.key);
  const element = isModified ? historyButton(event) : key && elementFor(key);
  if (element) {
    event.preventDefault();
    use(element);
  } else if (key === 'j' || key === 'k') {
    move(key === 'j' ? 1 : -1);
  }
});

// As everywhere: Ctrl+Z or ⌘Z, with Shift to do it again.
/** @param {KeyboardEvent} event @returns {HTMLElement | null} */
function historyButton(event) {
  return event.key.toLowerCase() === 'z' ? document.querySelector(event.shiftKey ? '[data-redo]' : '[data-undo]') : null;
}

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
      || target.closest('dialog:modal') !== null);
}

/** @param {string} key @returns {HTMLElement | null} */
function elementFor(key) {
  const selector = `[data-keys~="${CSS.escape(key)}"]`;
  const inRow = currentRow()?.querySelector(selector);
  return /** @type {HTMLElement | null} */ (inRow ?? [...document.querySelectorAll(selector)].find(element => !element.closest('.task')) ?? null);
}

/** @param {HTMLElement} element */
function use(element) {
  document.dispatchEvent(new CustomEvent('reveal', { detail: element }));
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
