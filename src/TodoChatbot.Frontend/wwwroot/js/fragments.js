import { morph } from './morph.js';

const fragmentHeader = { 'Todo-Fragment': '1' };
const mostRemembered = 200;

/** @type {Set<string>} */
const knownChanges = new Set();

/**
 * Remembers a change that this page shows already, or is about to.
 * @param {string} id
 */
export function rememberChange(id) {
  knownChanges.add(id);
  if (knownChanges.size > mostRemembered) {
    knownChanges.delete(/** @type {string} */ (knownChanges.values().next().value));
  }
}

/**
 * True for a change that this page made itself or has been told of before.
 * @param {string | undefined} id
 */
export const isKnownChange = id => id !== undefined && knownChanges.has(id);

// Every act has an id, which comes back with the event that tells all pages of its change. Browsers make UUIDs on secure pages only.
function newChange() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  rememberChange(id);
  return id;
}

/**
 * Asks the server for parts of the page.
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<Response>} The answer, a refusal too; its HTML is still to be put in place.
 * @throws When nothing came back; the page has said so by then.
 */
export async function ask(url, init = {}) {
  try {
    const change = init.method === 'POST' ? { 'Todo-Change-Id': newChange() } : {};
    return await fetch(url, { ...init, headers: { ...fragmentHeader, ...change, ...init.headers } });
  } catch (error) {
    if (/** @type {Error} */ (error).name !== 'AbortError') {
      placeTemplate('offline');
    }
    throw error;
  }
}

/**
 * Asks, and puts what comes back in place: lists, notices, or the banner that says why not.
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<boolean>} True when it was done.
 */
export async function load(url, init) {
  try {
    const response = await ask(url, init);
    place(await response.text());
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Puts elements in place: of those with the same id, or at the end of the one that they name by data-into.
 * @param {string} html
 */
export function place(html) {
  for (const part of [...new DOMParser().parseFromString(html, 'text/html').body.children]) {
    const current = part.id ? document.getElementById(part.id) : null;
    if (part.hasAttribute('data-cards')) {
      placeCards(part);
    } else if (current) {
      morph(current, part);
    } else if (part instanceof HTMLElement && part.dataset.into) {
      document.getElementById(part.dataset.into)?.append(document.adoptNode(part));
    }
  }
  document.dispatchEvent(new CustomEvent('placed'));
}

// Tasks that the chat has shown, as they are now; of one that is deleted only its words stay.
/** @param {Element} updates */
function placeCards(updates) {
  for (const update of updates.children) {
    for (const card of document.querySelectorAll(`#messages .task[data-task="${CSS.escape(/** @type {HTMLElement} */ (update).dataset.task ?? '')}"]`)) {
      if (update.hasAttribute('data-gone')) {
        card.classList.add('gone');
        card.setAttribute('data-look', '');
        card.querySelector('.check')?.remove();
      } else {
        morph(card, /** @type {Element} */ (update.cloneNode(true)));
      }
    }
  }
}

/** @param {string} id A template that the page brought along for when nothing can be fetched. */
export function placeTemplate(id) {
  const template = document.getElementById(id);
  if (template instanceof HTMLTemplateElement) {
    place(template.innerHTML);
  }
}
