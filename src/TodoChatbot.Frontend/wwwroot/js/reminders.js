import { ask, place } from './fragments.js';
import { onPage } from './life.js';
import { browserStore, readJson, sitePath } from './storage.js';

// One timer: for the next reminder, or for asking again, long before what the server has told of comes to its end.
const longestTimer = 12 * 3600 * 1000;
const shownKey = `reminders-shown${sitePath.slice(1)}`;

let timer = 0;

async function read() {
  // Only who is signed in has the form.
  if (!document.getElementById('act')) {
    return;
  }

  const response = await ask('reminders').catch(() => null);
  if (response?.ok) {
    place(await response.text());
  }
  wait();
}

function readWhenSeen() {
  if (document.visibilityState === 'visible') {
    read();
  }
}

function wait() {
  clearTimeout(timer);
  const due = waiting().filter(reminder => Date.parse(reminder.dataset.at ?? '') <= Date.now());
  due.forEach(show);
  const left = Math.min(...waiting().map(reminder => Date.parse(reminder.dataset.at ?? ''))) - Date.now();
  timer = left < longestTimer ? setTimeout(wait, left) : setTimeout(read, longestTimer);
}

/** @returns {HTMLTemplateElement[]} */
function waiting() {
  const shown = shownOnes();
  return [.../** @type {NodeListOf<HTMLTemplateElement>} */ (document.querySelectorAll('#reminders template'))]
    .filter(reminder => !shown.includes(reminder.dataset.key ?? ''));
}

/** @returns {string[]} */
function shownOnes() {
  return readJson(browserStore, shownKey, []);
}

/** @param {HTMLTemplateElement} reminder */
function show(reminder) {
  const key = reminder.dataset.key ?? '';
  browserStore.set(shownKey, JSON.stringify([...shownOnes(), key].slice(-200)));
  place(reminder.innerHTML);
  if ('Notification' in window && Notification.permission === 'granted') {
    notify(reminder.dataset.title ?? '', { body: reminder.dataset.body, tag: key });
  }
}

/** @param {string} title @param {NotificationOptions} options */
function notify(title, options) {
  try {
    new Notification(title, options);
  } catch {
    // Chrome on Android has the permission and no constructor; the reminder is in the page.
  }
}

document.addEventListener('changed', event => {
  if (/** @type {CustomEvent<{ kinds: string[] }>} */ (event).detail.kinds.includes('tasks')) {
    readWhenSeen();
  }
});
document.addEventListener('visibilitychange', readWhenSeen);
onPage(readWhenSeen);

// <button data-notifications> asks for leave to notify.
document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-notifications]') : null;
  if (button && 'Notification' in window) {
    button.setAttribute('data-answer', await Notification.requestPermission());
  }
});
