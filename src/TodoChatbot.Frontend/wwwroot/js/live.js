import { refreshBoard } from './board.js';
import { followEvents } from './event-stream.js';
import { isKnownChange, load, rememberChange } from './fragments.js';
import { calmed, onPage } from './life.js';

// Only a page that somebody looks at listens and reads: an idle one costs the database nothing.
const gatheringPause = 250;
const longestRetry = 30;

const refresh = calmed(gatheringPause, refreshBoard);

// What changed, with the id of the change where it has one.
const changed = (/** @type {{ kinds: string[], id?: string }} */ change) => document.dispatchEvent(new CustomEvent('changed', { detail: change }));

followEvents({
  isWanted: () => document.getElementById('board') !== null,
  ready: () => changed({ kinds: ['tasks', 'conversations'] }),
  changed: data => changed(JSON.parse(data)),
});

document.addEventListener('changed', event => {
  const { kinds, id } = /** @type {CustomEvent<{ kinds: string[], id?: string }>} */ (event).detail;
  if (kinds.includes('tasks') && !isKnownChange(id)) {
    if (id) {
      rememberChange(id);
    }
    refresh();
  }
});

// While the banner, or the page in place of the one asked for, says that something is down: asks from time to time whether it is up again.
let retries = 0;
let retrying = 0;

function watchBanner() {
  const wait = Number(/** @type {HTMLElement | null} */ (document.querySelector('[data-retry]'))?.dataset.retry);
  if (!wait) {
    retries = 0;
    return;
  }

  clearTimeout(retrying);
  retrying = setTimeout(retry, Math.min(wait * 2 ** retries, longestRetry) * 1000);
}

async function retry() {
  if (document.visibilityState !== 'visible') {
    return;
  }

  retries++;
  const isUp = await load('banner');
  if (isUp && document.querySelector('.message-page[data-retry]')) {
    location.reload();
  } else if (isUp) {
    changed({ kinds: ['tasks', 'conversations'] });
  }
}

document.addEventListener('placed', watchBanner);
document.addEventListener('visibilitychange', watchBanner);
onPage(watchBanner);
