import { onPage } from './life.js';
import { browserStore, sitePath, tabStore } from './storage.js';

// What was typed and not sent outlives a reload of this tab: <input data-draft="name">. Forms that edit something have form-drafts.js.

const sitePrefix = `draft:${sitePath}:`;

/** Drafts belong to the account that wrote them; empty for a guest. */
export const draftOwner = () => document.getElementById('act')?.dataset.account ?? '';

/** @param {string} name */
export const draftKey = name => `${sitePrefix}${draftOwner()}:${name}`;

/** @param {HTMLElement} field */
const keyOf = field => draftKey(field.dataset.draft ?? '');

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
    tabStore.set(keyOf(field), field.value);
  } else {
    tabStore.remove(keyOf(field));
  }
}

onPage(() => {
  removeOthers();
  for (const field of document.querySelectorAll('[data-draft]')) {
    const kept = isDraft(field) ? tabStore.get(keyOf(field)) : null;
    if (kept && isDraft(field) && !field.value) {
      field.value = kept;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
  }
});

// Somebody else signed in.
function removeOthers() {
  if (draftOwner()) {
    remove(key => !key.startsWith(draftKey('')));
  }
}

/** @param {(key: string) => boolean} isRemoved */
function remove(isRemoved) {
  for (const store of [tabStore, browserStore]) {
    store.keys().filter(key => key.startsWith(sitePrefix) && isRemoved(key)).forEach(store.remove);
  }
}

// The server clears the storage as well, but not where other sites of the host share it.
document.addEventListener('submit', event => {
  if (event.submitter?.getAttribute('formaction') === 'sign-out') {
    remove(() => true);
  }
});
