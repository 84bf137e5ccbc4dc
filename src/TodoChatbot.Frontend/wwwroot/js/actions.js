import { load } from './fragments.js';
import { describeShown } from './board.js';

// Buttons of lists and the quick-add line. Other forms are sent by enhanced navigation.
document.addEventListener('submit', event => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  const isOurs = 'fragment' in form.dataset || (form.id === 'act' && document.getElementById('board'));
  if (!isOurs || (button && 'plain' in button.dataset)) {
    return;
  }

  event.preventDefault();
  event.stopPropagation();
  send(form, button);
}, true);

/** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
async function send(form, button) {
  if (form.dataset.sending) {
    return;
  }

  form.dataset.sending = 'yes';
  button?.setAttribute('aria-busy', 'true');
  const row = button?.closest('.task');
  row?.classList.add('busy');
  const position = positionOf(row);
  const body = new FormData(form, button);
  // Another list may have been chosen since the form came.
  body.set('return', location.pathname + location.search);
  describeShown(body);
  document.querySelectorAll('.task.added').forEach(added => added.classList.remove('added'));
  try {
    const isDone = await load(button?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', { method: 'POST', body });
    if (isDone) {
      afterwards(form, button);
      showAdded();
      keepFocus(position);
    }
  } finally {
    delete form.dataset.sending;
    button?.removeAttribute('aria-busy');
    row?.classList.remove('busy');
  }
}

/** @param {HTMLFormElement} form @param {HTMLButtonElement | null} button */
function afterwards(form, button) {
  if ('fragment' in form.dataset) {
    form.reset();
    form.dispatchEvent(new CustomEvent('sent', { bubbles: true }));
  }
  button?.closest('[data-toast]')?.remove();
  // What is asked about stays selected until it is answered.
  if (button?.closest('.bulk, .question') && !document.querySelector('.question')) {
    document.querySelectorAll('.select input:checked').forEach(box => { /** @type {HTMLInputElement} */ (box).checked = false; });
  }
}

// What was added is in view, wherever the list puts it.
function showAdded() {
  const row = document.querySelector('#board .task.added');
  row?.closest('details')?.setAttribute('open', '');
  row?.scrollIntoView({ block: 'nearest' });
}

/** @param {Element | null | undefined} row */
function positionOf(row) {
  return row ? [...document.querySelectorAll('#board .task')].indexOf(row) : -1;
}

// Whoever works through a list by keyboard goes on at the task that took the place of the one that left.
/** @param {number} position */
function keepFocus(position) {
  if (position < 0 || document.activeElement !== document.body) {
    return;
  }

  const rows = document.querySelectorAll('#board .task');
  const heir = /** @type {HTMLElement | null} */ (rows[Math.min(position, rows.length - 1)]?.querySelector('.task-title'));
  heir?.focus();
}
