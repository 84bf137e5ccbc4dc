import { onPage } from './life.js';

// The chat can be folded away where it stands beside the tasks. In a cookie, so that the first byte of the next page already knows.
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

// A key that leads into what is not shown shows it first: the folded chat, or on a phone the other tab.
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

// At the thumb of whoever holds a phone: <a href="./#add" data-add>.
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
