// Of all pages of a browser that take part under a name, one leads. Web Locks elect it; over plain HTTP browsers have none, and the pages agree
// among themselves. Where pages cannot tell each other anything, each leads itself.

const answerPause = 300;
const askAgain = 15_000;

/** @typedef {(isSuccessor: boolean) => () => void} Lead Starts what one page does for all, perhaps after another one, and returns what ends it. */

/**
 * @param {string} name
 * @param {Lead} lead
 * @returns {() => void} Ends taking part; another page leads then.
 */
export function takePart(name, lead) {
  return !('BroadcastChannel' in window) ? lead(false) : navigator.locks ? byLock(name, lead) : byAgreement(name, lead);
}

/** @param {string} name @param {Lead} lead */
function byLock(name, lead) {
  const ending = new AbortController();
  let end = () => {};
  /** @param {boolean} isSuccessor */
  const hold = isSuccessor => new Promise(resolve => {
    const stop = lead(isSuccessor);
    end = () => {
      stop();
      resolve(undefined);
    };
  });
  const wait = () => navigator.locks.request(name, { signal: ending.signal }, () => ending.signal.aborted ? undefined : hold(true));
  navigator.locks.request(name, { ifAvailable: true }, lock => {
    if (lock && !ending.signal.aborted) {
      return hold(false);
    }
    wait().catch(() => {
      // Ended before it was this page's turn.
    });
    return undefined;
  });
  return () => {
    ending.abort();
    end();
  };
}

// The page that leads answers whoever asks. Where two lead, the one with the smaller id stays.
/** @param {string} name @param {Lead} lead */
function byAgreement(name, lead) {
  const id = `${Date.now()}-${Math.random()}`;
  const channel = new BroadcastChannel(`${name}:election`);
  /** @type {(() => void) | null} */
  let stop = null;
  let timer = 0;
  let hasFollowed = false;
  const ask = () => {
    channel.postMessage({ asks: id });
    clearTimeout(timer);
    timer = setTimeout(begin, answerPause);
  };
  const begin = () => {
    stop ??= lead(hasFollowed);
    channel.postMessage({ leads: id });
  };
  channel.onmessage = ({ data }) => {
    if (data.asks && stop) {
      channel.postMessage({ leads: id });
    } else if (data.leads && (!stop || data.leads < id)) {
      stop?.();
      stop = null;
      hasFollowed = true;
      clearTimeout(timer);
      // One that broke off says no goodbye.
      timer = setTimeout(ask, askAgain);
    } else if (data.left && !stop) {
      clearTimeout(timer);
      timer = setTimeout(ask, Math.random() * answerPause);
    }
  };
  ask();
  return () => {
    clearTimeout(timer);
    if (stop) {
      stop();
      channel.postMessage({ left: id });
    }
    channel.close();
  };
}
