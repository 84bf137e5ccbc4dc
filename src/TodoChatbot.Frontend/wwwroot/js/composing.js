// Safari ends a composition before the key event that ended it, and only this old code still tells that the key was the input method's.
const processKey = 229;

/**
 * True for a key that an input method (Chinese, Japanese, Korean) takes, such as the Enter that confirms a word.
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === processKey;
}
