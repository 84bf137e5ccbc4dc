import { ask, place } from './fragments.js';
import { onPage } from './life.js';

// One timer, for the next reminder. The server says once when the next ones are; it is asked again only after a change.
const longestTimer = 12 * 3600 * 1000;
const shownKey = 'reminders-shown';

let timer = 0;

async function read() {
  if (!document.getElementById('board') || document.visibilityState !== 'visible') {
    return;
  }

  try {
    const response = await ask('/reminders');
    if (response.ok) {
      place(await response.text());
      wait();
    }
  } catch {
    // Read again with the next change, or when the page is looked at again.
  }
}

function wait() {
  clearTimeout(timer);
  const due = waiting().filter(reminder => Date.parse(reminder.dataset.at ?? '') <= Date.now());
  due.forEach(show);
  const next = Math.min(...waiting().map(reminder => Date.parse(reminder.dataset.at ?? '')));
  if (Number.isFinite(next)) {
    timer = setTimeout(wait, Math.min(next - Date.now(), longestTimer));
  }
}

/** @returns {HTMLTemplateElement[]} */
function waiting() {
  const shown = shownOnes();
  return [.../** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll('#reminders template'))]
    .filter(reminder => !shown.includes(reminder.dataset.key ?? ''));
}

/** @returns {string[]} */
function shownOnes() {
  return JSON.parse(localStorage.getItem(shownKey) ?? '[]');
}

/** @param {HTMLTemplateElement} reminder */
function show(reminder) {
  const key = reminder.dataset.key ?? '';
  localStorage.setItem(shownKey, JSON.stringify([...shownOnes(), key].slice(-200)));
  place(reminder.innerHTML);
  if ('Notification' in window && Notification.permission === 'granted') {
    new Notification(reminder.dataset.title ?? '', { body: reminder.dataset.body, tag: key });
  }
}

document.addEventListener('changed', event => {
  if (/** @type {CustomEvent<string[]>} */ (event).detail.includes('tasks')) {
    read();
  }
});
document.addEventListener('visibilitychange', read);
onPage(read);

// <button data-notifications> asks for leave to notify.
document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-notifications]') : null;
  if (button && 'Notification' in window) {
    button.setAttribute('data-answer', await Notification.requestPermission());
  }
});
