import { isComposing } from './composing.js';
import { place, ask } from './fragments.js';
import { calmed, onPage } from './life.js';

const typingPause = 160;

/** @typedef {{ start: number, length: number }} Range */

// What the person decided about stretches of the line, by the field of the form that tells it: <button data-choice="literal" data-range="4-8">.
/** @type {Record<string, Range[]>} */
const choices = { literal: [], runner_ups: [] };
let before = '';
/** @type {AbortController | null} */
let asking = null;

/** @returns {HTMLFormElement | null} */
const form = () => /** @type {HTMLFormElement | null} */ (document.getElementById('quick'));

/** @param {EventTarget | null} target @returns {target is HTMLTextAreaElement} */
const isLine = target => target instanceof HTMLTextAreaElement && target.name === 'text' && target.form?.id === 'quick';

document.addEventListener('input', event => {
  if (isLine(event.target)) {
    follow(event.target.value);
    readSoon();
  }
});

// Enter adds; with Shift it begins another line, which becomes another task.
document.addEventListener('keydown', event => {
  if (isLine(event.target) && event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
    event.preventDefault();
    form()?.requestSubmit(/** @type {HTMLButtonElement} */ (document.getElementById('quick-add')));
  }
});

document.addEventListener('sent', event => {
  if (event.target === form()) {
    forget();
    for (const id of ['quick-mirror', 'quick-reading']) {
      document.getElementById(id)?.replaceChildren();
    }
  }
});

document.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest('[data-choice]') : null;
  if (button instanceof HTMLElement) {
    const [start, length] = (button.dataset.range ?? '').split('-').map(Number);
    turn(button.dataset.choice ?? '', { start, length });
    read();
  }
});

// A second click takes back the first, even if the stretch has grown since.
/** @param {string} name @param {Range} range */
function turn(name, range) {
  const chosen = choices[name];
  const others = chosen.filter(other => other.start >= range.start + range.length || range.start >= other.start + other.length);
  choices[name] = others.length < chosen.length ? others : [...chosen, range];
  fill();
}

// While the line changes, choices stay with their words, and go with them; so do the marks, until the new reading is there.
/** @param {string} now */
function follow(now) {
  const changedFrom = commonStart(before, now);
  const shift = now.length - before.length;
  for (const [name, ranges] of Object.entries(choices)) {
    choices[name] = ranges.flatMap(range => {
      const start = range.start + range.length <= changedFrom ? range.start : range.start + shift;
      const isSame = start >= 0 && now.slice(start, start + range.length) === before.slice(range.start, range.start + range.length);
      return isSame ? [{ ...range, start }] : [];
    });
  }
  for (const mark of document.querySelectorAll('#quick-mirror mark')) {
    mark.classList.toggle('stale', Number(/** @type {HTMLElement} */ (mark).dataset.end) > changedFrom);
  }
  before = now;
  fill();
}

/** @param {string} one @param {string} other */
function commonStart(one, other) {
  let length = 0;
  while (length < one.length && one[length] === other[length]) {
    length++;
  }
  return length;
}

const readSoon = calmed(typingPause, read);

async function read() {
  const line = form();
  if (!line) {
    return;
  }

  asking?.abort();
  asking = new AbortController();
  const body = new FormData(line);
  try {
    const response = await ask('tasks/reading', { method: 'POST', body, signal: asking.signal });
    const html = await response.text();
    // What was typed meanwhile has its own reading on the way.
    if (response.ok && body.get('text') === lineOf(line).value) {
      place(html);
      scrollAlong(lineOf(line));
    }
  } catch {
    // The next key asks again.
  }
}

/** @param {HTMLFormElement} line */
const lineOf = line => /** @type {HTMLTextAreaElement} */ (line.elements.namedItem('text'));

// Before anything else happens: Enter may come before the next reading.
function fill() {
  for (const [name, ranges] of Object.entries(choices)) {
    const field = form()?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) {
      field.value = ranges.map(range => `${range.start}-${range.length}`).join(',');
    }
  }
}

function forget() {
  choices.literal = [];
  choices.runner_ups = [];
  before = '';
  fill();
}

// The marks lie behind the input and move along with its text.
/** @param {HTMLTextAreaElement} line */
function scrollAlong(line) {
  const mirror = document.getElementById('quick-mirror');
  if (mirror) {
    mirror.scrollTop = line.scrollTop;
  }
}

document.addEventListener('scroll', event => {
  if (isLine(event.target)) {
    scrollAlong(event.target);
  }
}, true);

// Text that is there from the start: a draft, or what another program shared.
onPage(() => {
  forget();
  const line = form();
  if (line && lineOf(line).value) {
    before = lineOf(line).value;
    readSoon();
  }
});
