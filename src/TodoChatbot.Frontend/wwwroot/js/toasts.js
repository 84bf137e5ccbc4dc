import { onPage } from './life.js';

const shownFor = 10_000;
const maxShown = 1;

// A notice goes by itself, but not while somebody is at it; what it offers can be done later in the history too.
function watch() {
  for (const toast of document.querySelectorAll('[data-toast=""]:not([data-watched])')) {
    toast.setAttribute('data-watched', '');
    leaveLater(toast);
  }
  const old = [...document.querySelectorAll('[data-toast=""]')].slice(0, -maxShown);
  old.forEach(toast => toast.remove());
}

/** @param {Element} toast */
function leaveLater(toast) {
  setTimeout(() => {
    if (toast.matches(':hover, :focus-within') || document.visibilityState !== 'visible') {
      leaveLater(toast);
    } else {
      toast.remove();
    }
  }, shownFor);
}

document.addEventListener('click', event => {
  const close = event.target instanceof Element ? event.target.closest('[data-close]') : null;
  close?.closest('[data-toast], dialog')?.remove();
});
document.addEventListener('placed', watch);
onPage(watch);
