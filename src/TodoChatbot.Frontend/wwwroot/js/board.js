import { load } from './fragments.js';
import { calmed } from './life.js';

const typingPause = 220;

/**
 * Says what the page shows, so that an answer can leave out what stays as it is.
 * @param {FormData} body
 */
export function describeShown(body) {
  const describe = (/** @type {string} */ selector) => [...document.querySelectorAll(selector)]
    .map(row => /** @type {HTMLElement} */ (row).dataset)
    .map(row => `${row.task}:${row.look}`).join(' ');
  body.set('rows', describe('#board .task'));
  body.set('cards', describe('#messages .task'));
}

/** @param {string} search */
function loadBoard(search) {
  const body = new FormData();
  const token = document.querySelector('#act [name=__RequestVerificationToken]');
  body.set('__RequestVerificationToken', token instanceof HTMLInputElement ? token.value : '');
  describeShown(body);
  return load(`board${search}`, { method: 'POST', body });
}

/** Reads the lists again, as they are filtered now. */
export async function refreshBoard() {
  if (document.getElementById('board')) {
    await loadBoard(location.search);
  }
}

/**
 * Shows other tasks, and leaves the chat as it is.
 * @param {string} address
 * @param {'pushState' | 'replaceState'} how
 */
async function show(address, how) {
  const url = new URL(address, document.baseURI);
  if (await loadBoard(url.search)) {
    history[how](history.state, '', url);
    document.title = document.getElementById('board-heading')?.dataset.title ?? document.title;
  }
}

/** @param {HTMLFormElement} form */
function addressOf(form) {
  const filled = [...new FormData(form)].filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)]);
  return `./?${new URLSearchParams(filled)}`;
}

const showTyped = calmed(typingPause, (/** @type {HTMLFormElement} */ form) => show(addressOf(form), 'replaceState'));

/** @param {EventTarget | null} target @returns {HTMLFormElement | null} */
function filterOf(target) {
  return target instanceof Element ? target.closest('form[data-filter]') : null;
}

document.addEventListener('input', event => {
  const form = filterOf(event.target);
  if (form) {
    showTyped(form);
  }
});

document.addEventListener('submit', event => {
  const form = filterOf(event.target);
  if (form) {
    event.preventDefault();
    event.stopPropagation();
    show(addressOf(form), 'pushState');
  }
}, true);

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[data-board]') : null;
  if (link && document.getElementById('board') && isPlain(event)) {
    event.preventDefault();
    show(/** @type {HTMLAnchorElement} */ (link).href, 'pushState');
  }
}, true);

// On a phone tasks and chat are two tabs of one page.
document.addEventListener('click', event => {
  const tab = event.target instanceof Element ? event.target.closest('a[data-pane]') : null;
  const home = document.getElementById('home');
  if (tab instanceof HTMLAnchorElement && home && isPlain(event)) {
    event.preventDefault();
    turnTo(home, tab.dataset.pane ?? 'tasks');
  }
}, true);

/** @param {HTMLElement} home @param {string} pane */
function turnTo(home, pane) {
  home.dataset.view = pane;
  for (const tab of document.querySelectorAll('a[data-pane]')) {
    tab.toggleAttribute('aria-current', false);
    if (/** @type {HTMLElement} */ (tab).dataset.pane === pane) {
      tab.setAttribute('aria-current', 'page');
    }
  }
  const url = new URL(location.href);
  if (pane === 'chat') {
    url.searchParams.set('view', 'chat');
  } else {
    url.searchParams.delete('view');
  }
  history.replaceState(history.state, '', url);
  document.dispatchEvent(new CustomEvent('pane', { detail: pane }));
}

// An example of an empty list goes into the line, to be read before it is added.
document.addEventListener('click', event => {
  const example = event.target instanceof Element ? event.target.closest('[data-example]') : null;
  const line = document.querySelector('#quick [name=text]');
  if (example && line instanceof HTMLTextAreaElement) {
    line.value = example.textContent?.trim() ?? '';
    line.dispatchEvent(new Event('input', { bubbles: true }));
    line.focus();
  }
});

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-clear-selection]')) {
    clearSelection(document);
  }
});

// Bulk actions must not change hidden rows, and the style sheet counts only visible ones.
document.addEventListener('toggle', event => {
  if (event.target instanceof HTMLDetailsElement && event.target.matches('.fold:not([open])')) {
    clearSelection(event.target);
  }
}, true);

/** @param {ParentNode} part */
function clearSelection(part) {
  part.querySelectorAll('.select input:checked').forEach(box => { /** @type {HTMLInputElement} */ (box).checked = false; });
}

/** @param {MouseEvent} event */
function isPlain(event) {
  return event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
