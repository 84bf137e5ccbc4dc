import { morph } from './morph.js';

const fragmentHeader = { 'Todo-Fragment': '1' };

/**
 * Asks the server for parts of the page.
 * @param {string} url
 * @param {RequestInit} [init]
 * @returns {Promise<Response>} The answer, a refusal too; its HTML is still to be put in place.
 * @throws When nothing came back; the page has said so by then.
 */
export async function ask(url, init = {}) {
  try {
    return await fetch(url, { ...init, headers: { ...fragmentHeader, ...init.headers } });
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
    if (current) {
      morph(current, part);
    } else if (part instanceof HTMLElement && part.dataset.into) {
      document.getElementById(part.dataset.into)?.append(document.adoptNode(part));
    }
  }
  document.dispatchEvent(new CustomEvent('placed'));
}

/** @param {string} id A template that the page brought along for when nothing can be fetched. */
export function placeTemplate(id) {
  const template = document.getElementById(id);
  if (template instanceof HTMLTemplateElement) {
    place(template.innerHTML);
  }
}
