import { onPage } from './life.js';

// <dialog data-confirm> asks before something is done. Without script it stands open in the page; here it is modal: it has the focus, and Esc
// closes it. The one of the list goes when it is closed; the one of an answer ("answer") stays in the conversation and can be answered there.

/** @param {HTMLDialogElement} dialog */
function ask(dialog) {
  if (!dialog.matches(':modal')) {
    dialog.removeAttribute('open');
    dialog.showModal();
  }
}

/** @returns {HTMLDialogElement[]} */
const inList = () => [.../** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll('dialog[data-confirm=""], dialog[data-confirm=sent]'))];

function show() {
  for (const dialog of inList()) {
    if (dialog.dataset.confirm === 'sent') {
      dialog.close();
    } else {
      ask(dialog);
    }
  }
}

document.addEventListener('submit', event => {
  const dialog = event.submitter?.closest('dialog[data-confirm]:modal');
  if (dialog instanceof HTMLDialogElement) {
    if (dialog.dataset.confirm === 'answer') {
      dialog.close();
    } else {
      // Closed as soon as the answer is there.
      dialog.dataset.confirm = 'sent';
    }
  }
}, true);

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('[data-cancel]')) {
    event.target.closest('dialog')?.close();
  }
});

document.addEventListener('close', event => {
  const dialog = /** @type {HTMLDialogElement} */ (event.target);
  if (dialog.dataset.confirm === 'answer') {
    dialog.setAttribute('open', '');
  } else if ('confirm' in dialog.dataset) {
    dialog.remove();
  }
  // What opened it may have gone with the tasks that it was about.
  if (document.activeElement === document.body) {
    const next = dialog.dataset.confirm === 'answer' ? '#message' : document.querySelector('#board .task') ? '#board .task-title' : '#main';
    /** @type {HTMLElement | null} */ (document.querySelector(next))?.focus();
  }
}, true);

document.addEventListener('answered', event => {
  const dialog = document.getElementById(`answer-${/** @type {CustomEvent<string>} */ (event).detail}`)?.querySelector('dialog[data-confirm]');
  if (dialog instanceof HTMLDialogElement && document.getElementById('chat')?.checkVisibility()) {
    ask(dialog);
  }
});
document.addEventListener('placed', show);
onPage(show);
