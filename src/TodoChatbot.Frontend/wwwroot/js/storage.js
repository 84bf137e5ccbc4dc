// Browsers refuse storage in some private windows and by policy: reading the property alone throws. What is stored then lasts as long as the page.

/** @typedef {{ get: (key: string) => string | null, set: (key: string, value: string) => void, remove: (key: string) => void, keys: () => string[] }} Store */

/**
 * @param {() => Storage} open
 * @returns {Store}
 */
function guarded(open) {
  /** @type {Map<string, string>} */
  const memory = new Map();
  /**
   * @template T
   * @param {(storage: Storage) => T} use
   * @param {T} otherwise
   */
  const attempt = (use, otherwise) => {
    try {
      return use(open());
    } catch {
      return otherwise;
    }
  };
  return {
    get: key => memory.get(key) ?? attempt(storage => storage.getItem(key), null),
    set: (key, value) => {
      const isStored = attempt(storage => {
        storage.setItem(key, value);
        return true;
      }, false);
      if (isStored) {
        memory.delete(key);
      } else {
        memory.set(key, value);
      }
    },
    remove: key => {
      memory.delete(key);
      attempt(storage => storage.removeItem(key), undefined);
    },
    keys: () => [...new Set([...attempt(storage => Object.keys(storage), /** @type {string[]} */ ([])), ...memory.keys()])],
  };
}

/** Lasts as long as the tab. */
export const tabStore = guarded(() => sessionStorage);

/** Lasts until it is removed. */
export const browserStore = guarded(() => localStorage);

/** Other sites below a path of the same host share the storage. */
export const sitePath = new URL(document.baseURI).pathname;

/**
 * Reads JSON that this or another version of the page stored.
 * @template T
 * @param {Store} store
 * @param {string} key
 * @param {T} otherwise
 * @returns {T}
 */
export function readJson(store, key, otherwise) {
  try {
    return JSON.parse(store.get(key) ?? 'null') ?? otherwise;
  } catch {
    return otherwise;
  }
}
