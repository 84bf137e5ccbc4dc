import { onPage } from './life.js';
import { browserStore, readJson, sitePath } from './storage.js';

// Which keys do what, as the person chose for this browser. Elements name the default: data-keys="n q".

const storeKey = `shortcuts:${sitePath}`;

/** @typedef {{ isOff: boolean, keys: Record<string, string> }} Shortcuts By default key, the key that was chosen instead. */

/** @returns {Shortcuts} */
export const shortcuts = () => readJson(browserStore, storeKey, { isOff: false, keys: {} });

/** @param {Shortcuts} chosen */
function store(chosen) {
  browserStore.set(storeKey, JSON.stringify(chosen));
  show();
}

/**
 * The default key of what a pressed key does now; null when it does nothing.
 * @param {string} pressed
 */
export function shortcutFor(pressed) {
  const { isOff, keys } = shortcuts();
  const chosen = Object.keys(keys).find(key => keys[key] === pressed);
  return isOff ? null : chosen ?? (pressed in keys ? null : pressed);
}

/** @returns {HTMLInputElement[]} */
const fields = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll('input[data-shortcut]'))];

/** @param {HTMLElement} element The key that an element shows. */
const keyOf = element => shortcuts().keys[element.dataset.shortcut ?? ''] ?? element.dataset.shortcut ?? '';

function show() {
  const { isOff } = shortcuts();
  document.documentElement.dataset.shortcuts = isOff ? 'off' : 'on';
  for (const key of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('kbd[data-shortcut]'))) {
    key.textContent = keyOf(key);
  }
  for (const field of fields()) {
    field.value = keyOf(field);
    field.disabled = isOff;
  }
  const toggle = document.querySelector('[data-shortcuts-on]');
  if (toggle instanceof HTMLInputElement) {
    toggle.checked = !isOff;
  }
}

document.addEventListener('change', event => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  if (field.matches('[data-shortcuts-on]')) {
    store({ ...shortcuts(), isOff: !field.checked });
  } else if (field.matches('[data-shortcut]')) {
    choose(field);
  }
});

/** @param {HTMLInputElement} field */
function choose(field) {
  const key = field.value.trim();
  const taken = fields().some(other => other !== field && keyOf(other) === key);
  field.setAttribute('aria-invalid', String(taken));
  const problem = document.getElementById('shortcut-problem');
  if (problem) {
    problem.hidden = !taken;
    problem.textContent = taken ? (problem.dataset.taken ?? '').replace('{0}', key) : '';
  }
  if (!taken) {
    const { isOff, keys } = shortcuts();
    const name = field.dataset.shortcut ?? '';
    // An emptied field means the default.
    const rest = Object.fromEntries(Object.entries(keys).filter(([other]) => other !== name));
    store({ isOff, keys: key && key !== name ? { ...rest, [name]: key } : rest });
  }
}

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-shortcuts-reset]')) {
    store({ isOff: false, keys: {} });
  }
});

onPage(show);
