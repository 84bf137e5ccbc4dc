import { isComposing } from './composing.js';

// Menus are <details>: they open and close by themselves. What they do not do by themselves is close when something else is meant.

/** @param {Element | null} except */
function closeMenus(except) {
  for (const menu of document.querySelectorAll('details[data-menu=""][open]')) {
    if (menu !== except && !(except && menu.contains(except))) {
      menu.removeAttribute('open');
    }
  }
}

document.addEventListener('click', event => {
  const inside = event.target instanceof Element ? event.target.closest('details[data-menu=""]') : null;
  const chosen = inside && event.target instanceof Element && event.target.closest('.menu-card :is(a, button)');
  closeMenus(chosen && !chosen.closest('.theme-switch') ? null : inside);
});

document.addEventListener('keydown', event => {
  const open = document.querySelector('details[data-menu=""][open]');
  if (event.key === 'Escape' && !isComposing(event) && open) {
    open.removeAttribute('open');
    /** @type {HTMLElement | null} */ (open.querySelector('summary'))?.focus();
  }
});

// Sheets: <button data-sheet="id"> opens <dialog id="id">.
document.addEventListener('click', event => {
  const opener = event.target instanceof Element ? event.target.closest('[data-sheet]') : null;
  const sheet = opener instanceof HTMLElement ? document.getElementById(opener.dataset.sheet ?? '') : null;
  if (sheet instanceof HTMLDialogElement) {
    sheet.showModal();
  } else if (event.target instanceof HTMLDialogElement && event.target.matches(':modal')) {
    event.target.close();
  }
});
