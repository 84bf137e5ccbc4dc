// Elects one leader among the pages of a browser that join under a name. Web Locks elect it. They are missing over plain HTTP, where the pages
// elect it by messages. Without BroadcastChannel, every page is its own leader.

const answerPause = 300;
const askAgain = 15_000;

/** @typedef {(isSuccessor: boolean) => () => void} Lead Starts the work of the leader and returns a function that ends it. */

/**
 * @param {string} name
 * @param {Lead} lead
 * @returns {() => void} Leaves; another page becomes the leader.
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
      // The page left before it became the leader.
    });
    return undefined;
  });
  return () => {
    ending.abort();
    end();
  };
}

// The leader answers pages that ask. If two pages lead, the one with the smaller ID stays the leader.
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
      // A page that crashed does not announce that it left.
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
