import { onPage } from './life.js';

// Shows or hides the chat beside the tasks. The state is a cookie, so that the server renders the next page accordingly.
const cookie = 'todo_chat_folded';
const year = 365 * 24 * 3600;

const isFolded = () => document.documentElement.dataset.chat === 'folded';

/** @param {boolean} folded */
function fold(folded) {
  document.documentElement.dataset.chat = folded ? 'folded' : 'open';
  document.cookie = `${cookie}=1; path=${new URL(document.baseURI).pathname}; max-age=${folded ? year : 0}; samesite=lax`;
  show();
}

function show() {
  document.querySelector('[data-fold-chat]')?.setAttribute('aria-expanded', String(!isFolded()));
}

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-fold-chat]')) {
    fold(!isFolded());
  }
});

// A shortcut to a hidden element shows it first: the folded chat, or the other tab on a phone.
document.addEventListener('reveal', event => {
  const element = /** @type {CustomEvent<HTMLElement>} */ (event).detail;
  const isInChat = element.closest('#chat') !== null;
  if (isInChat && isFolded()) {
    fold(false);
  }
  if (element.matches('input, textarea') && !element.checkVisibility()) {
    /** @type {HTMLElement | null} */ (document.querySelector(`a[data-pane=${isInChat ? 'chat' : 'tasks'}]`))?.click();
  }
});

// The Add button of the tab bar: <a href="./#add" data-add>.
document.addEventListener('click', event => {
  const line = document.querySelector('#quick [name=text]');
  if (event.target instanceof Element && event.target.closest('[data-add]') && line instanceof HTMLElement) {
    event.preventDefault();
    event.stopPropagation();
    add(line);
  }
}, true);

/** @param {HTMLElement} line */
function add(line) {
  document.dispatchEvent(new CustomEvent('reveal', { detail: line }));
  line.scrollIntoView({ block: 'center' });
  line.focus();
}

onPage(() => {
  show();
  const line = document.querySelector('#quick [name=text]');
  if (location.hash === '#add' && line instanceof HTMLElement) {
    history.replaceState(history.state, '', location.pathname + location.search);
    add(line);
  }
});
