import { draftOwner } from './drafts.js';
import { takePart } from './election.js';
import { onPage } from './life.js';
import { sitePath } from './storage.js';

// All pages of a browser share one event stream: over HTTP/1.1 a browser opens at most six connections to a site, and each stream holds one.

/** @typedef {{ name: 'ready' | 'changed', data: string }} Told */

/**
 * Listens while the page is visible and wants events, so that idle pages cause no database queries.
 * @param {{ isWanted: () => boolean, ready: () => void, changed: (data: string) => void }} page
 */
export function followEvents(page) {
  /** @type {(() => void) | null} */
  let stop = null;
  let hasListened = false;
  const update = () => {
    const isWanted = document.visibilityState === 'visible' && page.isWanted();
    if (!isWanted) {
      stop?.();
      stop = null;
    } else if (!stop) {
      stop = listen(page);
      // Changes can have been missed in the meantime.
      if (hasListened) {
        page.ready();
      }
      hasListened = true;
    }
  };
  document.addEventListener('visibilitychange', update);
  window.addEventListener('pagehide', () => { stop?.(); stop = null; });
  window.addEventListener('pageshow', update);
  onPage(update);
}

/** @param {{ ready: () => void, changed: (data: string) => void }} page */
function listen(page) {
  const name = `events:${sitePath}:${draftOwner()}`;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
  /** @param {Told} told */
  const take = told => told.name === 'ready' ? page.ready() : page.changed(told.data);
  /** @param {Told} told */
  const tellAll = told => {
    channel?.postMessage(told);
    take(told);
  };
  if (channel) {
    channel.onmessage = ({ data }) => take(data);
  }
  const leave = takePart(name, isSuccessor => lead(tellAll, isSuccessor));
  return () => {
    leave();
    channel?.close();
  };
}

/** @param {(told: Told) => void} tellAll @param {boolean} isSuccessor */
function lead(tellAll, isSuccessor) {
  const events = new EventSource('api/events');
  let mayHaveMissed = isSuccessor;
  events.addEventListener('ready', () => {
    if (mayHaveMissed) {
      tellAll({ name: 'ready', data: '' });
    }
    mayHaveMissed = true;
  });
  events.addEventListener('changed', event => tellAll({ name: 'changed', data: event.data }));
  return () => events.close();
}
