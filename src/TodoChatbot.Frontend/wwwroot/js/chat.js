import { isComposing } from './composing.js';
import { ask, isKnownChange, place, rememberChange } from './fragments.js';
import { onPage } from './life.js';

const retryPause = 1000;
const mostRetries = 8;
const nearEnd = 80;

/** @type {AbortController | null} */
let reading = null;

/** @param {string} id */
const byId = id => document.getElementById(id);
const form = () => /** @type {HTMLFormElement | null} */ (byId('chat-form'));
const field = () => /** @type {HTMLTextAreaElement | null} */ (byId('message'));

document.addEventListener('submit', event => {
  const button = /** @type {HTMLButtonElement | null} */ (event.submitter);
  if (event.target !== form()) {
    return;
  }

  event.preventDefault();
  event.stopPropagation();
  if (button?.id === 'stop') {
    ask('chat/stop', { method: 'POST', body: new FormData(form() ?? undefined, button) }).catch(() => {});
  } else {
    say(button?.name === 'say' ? button : null);
  }
}, true);

document.addEventListener('keydown', event => {
  if (event.target === field() && event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
    event.preventDefault();
    if (field()?.value.trim()) {
      form()?.requestSubmit(/** @type {HTMLButtonElement} */ (byId('send')));
    }
  }
});

/** @param {HTMLButtonElement | null} button One that says something in the person's place. */
async function say(button) {
  const chat = form();
  if (!chat || isAnswering()) {
    return;
  }

  byId('chat-problem')?.remove();
  setAnswering(true);
  reading = new AbortController();
  try {
    const response = await ask('chat', { method: 'POST', body: new FormData(chat, button), signal: reading.signal });
    if (isStream(response)) {
      // Taken: what was typed is in the conversation now.
      if (!button) {
        clearField();
      }
      // The button goes with its question, and the focus with it.
      if (button?.closest('.choices')) {
        scroller()?.focus({ preventScroll: true });
      }
      byId('chat-welcome')?.remove();
      scrollToEnd();
      const wasNew = conversation() === '';
      await follow(response);
      if (wasNew) {
        await refresh();
      }
    } else {
      place(await response.text());
      scrollToEnd();
    }
  } catch {
    // The page has said so, and the text is still in the field.
  } finally {
    setAnswering(false);
  }
}

/** @param {Response} response */
function isStream(response) {
  return response.ok && (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
}

// Reads a stream to its end; one that breaks is picked up after the last event that came.
/** @param {Response} response */
async function follow(response) {
  const run = { id: '', lastEvent: '', hasEnded: false };
  for (let tries = 0; tries < mostRetries; tries++) {
    try {
      await read(response, run);
    } catch {
      // Broken off; the answer goes on without us.
    }
    if (run.hasEnded || !run.id || reading?.signal.aborted) {
      break;
    }
    await new Promise(resolve => setTimeout(resolve, retryPause * (tries + 1)));
    response = await resume(run.id, run.lastEvent).catch(() => response);
  }
}

/** @param {string} run @param {string} lastEvent */
function resume(run, lastEvent) {
  /** @type {Record<string, string>} */
  const headers = lastEvent ? { 'Last-Event-ID': lastEvent } : {};
  return ask(`chat/runs/${run}/events`, { headers, signal: reading?.signal });
}

/** @param {Response} response @param {{ id: string, lastEvent: string, hasEnded: boolean }} run */
async function read(response, run) {
  if (!isStream(response) || !response.body) {
    return;
  }

  const lines = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await lines.read();
    if (done) {
      return;
    }
    const blocks = (rest + value).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      take(parse(block), run);
    }
  }
}

// event: html\nid: 7\ndata: <li…\ndata: …
/** @param {string} block */
function parse(block) {
  const event = { name: 'message', id: '', data: /** @type {string[]} */ ([]) };
  for (const line of block.split('\n')) {
    const [, name, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (name === 'event') {
      event.name = value;
    } else if (name === 'id') {
      event.id = value;
    } else if (name === 'data') {
      event.data.push(value);
    }
  }
  return { ...event, data: event.data.join('\n') };
}

/** @param {{ name: string, id: string, data: string }} event @param {{ id: string, lastEvent: string, hasEnded: boolean }} run */
function take(event, run) {
  const wasAtEnd = isAtEnd();
  switch (event.name) {
    case 'run':
      begin(JSON.parse(event.data), run);
      break;
    case 'html':
      place(event.data);
      break;
    case 'text':
      write(run.id, JSON.parse(event.data));
      break;
    case 'changed':
      document.dispatchEvent(new CustomEvent('changed', { detail: JSON.parse(event.data) }));
      break;
    case 'end':
      run.hasEnded = true;
      document.dispatchEvent(new CustomEvent('answered', { detail: run.id }));
      break;
  }
  run.lastEvent = event.id || run.lastEvent;
  if (wasAtEnd) {
    scrollToEnd();
  } else {
    byId('to-latest')?.removeAttribute('hidden');
  }
}

/** @param {{ run_id: string, conversation_id: string }} started @param {{ id: string }} run */
function begin(started, run) {
  run.id = started.run_id;
  rememberChange(started.run_id);
  if (conversation() !== started.conversation_id) {
    const url = new URL(location.href);
    url.searchParams.set('chat', started.conversation_id);
    history.replaceState(history.state, '', url);
  }
  /** @type {HTMLButtonElement} */ (byId('stop')).value = started.run_id;
}

/** @param {string} run @param {{ text: string, reset: boolean }} delta */
function write(run, delta) {
  const text = document.querySelector(`#answer-${CSS.escape(run)} [data-text]`);
  if (text) {
    text.textContent = (delta.reset ? '' : text.textContent) + delta.text;
  }
}

/** @param {boolean} isAnswering */
function setAnswering(isAnswering) {
  byId('chat')?.toggleAttribute('data-answering', isAnswering);
  scroller()?.setAttribute('aria-busy', String(isAnswering));
  byId('stop')?.toggleAttribute('hidden', !isAnswering);
  byId('send')?.toggleAttribute('hidden', isAnswering);
}

function isAnswering() {
  return byId('chat')?.hasAttribute('data-answering') ?? false;
}

function clearField() {
  const message = field();
  if (message) {
    message.value = '';
    form()?.dispatchEvent(new CustomEvent('sent', { bubbles: true }));
  }
}

const scroller = () => byId('chat-scroll');

function isAtEnd() {
  const box = scroller();
  return !box || box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
}

function scrollToEnd() {
  const box = scroller();
  if (box) {
    box.scrollTop = box.scrollHeight;
  }
}

document.addEventListener('scroll', event => {
  if (event.target === scroller() && isAtEnd()) {
    byId('to-latest')?.setAttribute('hidden', '');
  }
}, true);

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#to-latest')) {
    scrollToEnd();
    byId('to-latest')?.setAttribute('hidden', '');
  }
});
document.addEventListener('pane', scrollToEnd);

// Another window talks in the same conversation.
document.addEventListener('changed', async event => {
  const { kinds, id } = /** @type {CustomEvent<{ kinds: string[], id?: string }>} */ (event).detail;
  if (kinds.includes('conversations') && !isAnswering() && !isKnownChange(id)) {
    await refresh();
    pickUp();
  }
});

/** Reads the conversation again. */
async function refresh() {
  if (!conversation()) {
    return;
  }

  const wasAtEnd = isAtEnd();
  const response = await ask(`chat/${conversation()}/messages${location.search}`).catch(() => null);
  if (response?.ok) {
    place(await response.text());
  }
  if (wasAtEnd) {
    scrollToEnd();
  }
}

/** The id of the open conversation; empty for one that has not begun. */
function conversation() {
  const field = form()?.elements.namedItem('conversation');
  return field instanceof HTMLInputElement ? field.value : '';
}

// An answer that was under way when the page was opened.
async function pickUp() {
  const pending = document.querySelector('#messages .pending[data-run]');
  if (pending instanceof HTMLElement && !isAnswering()) {
    setAnswering(true);
    const text = pending.querySelector('[data-text]');
    if (text) {
      text.textContent = '';
    }
    try {
      reading = new AbortController();
      await follow(await resume(pending.dataset.run ?? '', ''));
    } catch {
      // Opened again, the page tries again.
    } finally {
      setAnswering(false);
    }
  }
}

onPage(() => {
  reading?.abort();
  scrollToEnd();
  pickUp();
});
