import { place, ask } from './fragments.js';
import { calmed, onPage } from './life.js';

const typingPause = 160;

// What the person wants as plain words: start and length within the line.
/** @type {{ start: number, length: number }[]} */
let literal = [];
let before = '';
/** @type {AbortController | null} */
let asking = null;

/** @returns {HTMLFormElement | null} */
const form = () => /** @type {HTMLFormElement | null} */ (document.getElementById('quick'));

/** @param {EventTarget | null} target @returns {target is HTMLInputElement} */
const isLine = target => target instanceof HTMLInputElement && target.name === 'text' && target.form?.id === 'quick';

document.addEventListener('input', event => {
  if (isLine(event.target)) {
    follow(event.target.value);
    readSoon();
  }
});

document.addEventListener('sent', event => {
  if (event.target === form()) {
    forget();
    readSoon();
  }
});

document.addEventListener('click', event => {
  const span = event.target instanceof Element ? event.target.closest('[data-literal]') : null;
  if (span instanceof HTMLElement) {
    const [start, length] = (span.dataset.literal ?? '').split('-').map(Number);
    const isOn = span.getAttribute('aria-pressed') === 'true';
    literal = isOn ? [...literal, { start, length }] : literal.filter(range => range.start !== start);
    read();
  }
});

// Keeps the marks under the stretches that a change has not reached, until the new reading is there.
/** @param {string} now */
function follow(now) {
  const changedFrom = commonStart(before, now);
  const shift = now.length - before.length;
  literal = literal
    .filter(range => range.start + range.length <= changedFrom || range.start >= changedFrom)
    .map(range => range.start >= changedFrom && range.start + range.length > changedFrom ? { ...range, start: range.start + shift } : range)
    .filter(range => range.start >= 0 && range.start + range.length <= now.length);
  for (const mark of document.querySelectorAll('#quick-mirror mark')) {
    mark.classList.toggle('stale', Number(/** @type {HTMLElement} */ (mark).dataset.end) > changedFrom);
  }
  before = now;
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
  fill(line);
  const body = new FormData(line);
  try {
    const response = await ask('/tasks/reading', { method: 'POST', body, signal: asking.signal });
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
const lineOf = line => /** @type {HTMLInputElement} */ (line.elements.namedItem('text'));

/** @param {HTMLFormElement} line */
function fill(line) {
  /** @type {HTMLInputElement} */ (line.elements.namedItem('literal')).value = literal.map(range => `${range.start}-${range.length}`).join(',');
}

function forget() {
  literal = [];
  before = '';
}

// The marks lie behind the input and move along with its text.
/** @param {HTMLInputElement} line */
function scrollAlong(line) {
  const mirror = document.getElementById('quick-mirror');
  if (mirror) {
    mirror.scrollLeft = line.scrollLeft;
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
