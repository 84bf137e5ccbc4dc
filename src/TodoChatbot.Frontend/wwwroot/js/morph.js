/**
 * Makes an element like another one, and touches only what differs: focus, selection and what is being typed stay.
 * Children are known by their id, the others by their place.
 * @param {Element} current
 * @param {Element} wanted
 */
export function morph(current, wanted) {
  if (current.isEqualNode(wanted)) {
    return;
  }

  takeAttributes(current, wanted);
  if (current instanceof HTMLInputElement && wanted instanceof HTMLInputElement) {
    takeValue(current, wanted);
  } else if (current instanceof HTMLSelectElement) {
    takeChildren(current, wanted);
    current.value = /** @type {HTMLSelectElement} */ (wanted).value;
  } else if (!(current instanceof HTMLTextAreaElement)) {
    takeChildren(current, wanted);
  }
}

/** @param {Element} current @param {Element} wanted */
function takeAttributes(current, wanted) {
  for (const { name } of [...current.attributes]) {
    // Whether a menu is open is the person's own doing.
    if (!wanted.hasAttribute(name) && !(name === 'open' && current.nodeName === 'DETAILS')) {
      current.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (current.getAttribute(name) !== value) {
      current.setAttribute(name, value);
    }
  }
}

/** @param {HTMLInputElement} current @param {HTMLInputElement} wanted */
function takeValue(current, wanted) {
  if (current !== document.activeElement && current.type !== 'checkbox') {
    current.value = wanted.value;
  }
}

/** @param {Element} current @param {Element} wanted */
function takeChildren(current, wanted) {
  const known = new Map([...current.children].filter(child => child.id).map(child => [child.id, child]));
  /** @type {ChildNode | null} */
  let place = current.firstChild;
  for (const child of [...wanted.childNodes]) {
    const same = child instanceof Element && child.id ? known.get(child.id) : undefined;
    if (same) {
      if (same === place) {
        place = place.nextSibling;
      } else {
        current.insertBefore(same, place);
      }
      morph(same, /** @type {Element} */ (child));
    } else if (place && isOfKind(place, child)) {
      const next = place.nextSibling;
      if (place instanceof Element) {
        morph(place, /** @type {Element} */ (child));
      } else {
        place.nodeValue = child.nodeValue;
      }
      place = next;
    } else {
      current.insertBefore(document.adoptNode(child), place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

/** @param {ChildNode} one @param {ChildNode} other */
function isOfKind(one, other) {
  // What a template holds is not among its children.
  return one.nodeName === other.nodeName && one.nodeName !== 'TEMPLATE'
    && !(one instanceof Element && one.id)
    && !(other instanceof Element && other.id);
}
