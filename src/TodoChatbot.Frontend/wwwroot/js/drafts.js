import { onPage } from './life.js';

// What was typed and not sent outlives a reload of this tab: <input data-draft="name">.

/** @param {HTMLElement} field */
const keyOf = field => `draft-${field.dataset.draft}`;

/** @param {EventTarget | null} target @returns {target is HTMLInputElement | HTMLTextAreaElement} */
const isDraft = target => target instanceof HTMLElement && 'draft' in target.dataset;

document.addEventListener('input', event => {
  if (isDraft(event.target)) {
    keep(event.target);
  }
});

document.addEventListener('sent', event => {
  for (const field of /** @type {HTMLElement} */ (event.target).querySelectorAll('[data-draft]')) {
    keep(/** @type {HTMLInputElement} */ (field));
  }
});

/** @param {HTMLInputElement | HTMLTextAreaElement} field */
function keep(field) {
  if (field.value) {
    sessionStorage.setItem(keyOf(field), field.value);
  } else {
    sessionStorage.removeItem(keyOf(field));
  }
}

onPage(() => {
  for (const field of document.querySelectorAll('[data-draft]')) {
    const kept = isDraft(field) ? sessionStorage.getItem(keyOf(field)) : null;
    if (kept && isDraft(field) && !field.value) {
      field.value = kept;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
});
