import { onPage } from './life.js';

// Other sites below a path of the same host share the storage.
const prefix = `draft-${new URL(document.baseURI).pathname.slice(1)}`;

// What was typed and not sent outlives a reload of this tab: <input data-draft="name">.

/** @param {HTMLElement} field */
const keyOf = field => `${prefix}${field.dataset.draft}`;

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

// The server clears the storage as well, but not where other sites of the host share it.
document.addEventListener('submit', event => {
  if (event.submitter?.getAttribute('formaction') === 'sign-out') {
    Object.keys(sessionStorage).filter(key => key.startsWith(prefix)).forEach(key => sessionStorage.removeItem(key));
  }
});
