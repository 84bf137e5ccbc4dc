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

  const rows = wanted.getAttribute('data-rows');
  wanted.removeAttribute('data-rows');
  takeAttributes(current, wanted);
  if (rows !== null) {
    takeRows(current, wanted, rows.split(' ').filter(Boolean));
  } else if (current instanceof HTMLInputElement && wanted instanceof HTMLInputElement) {
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
    if (!wanted.hasAttribute(name) && !isOpening(current, name)) {
      current.removeAttribute(name);
    }
  }
  for (const { name, value } of wanted.attributes) {
    if (current.getAttribute(name) !== value && !isOpening(current, name)) {
      current.setAttribute(name, value);
    }
  }
}

// Whether a menu or a group is open is the person's own doing.
/** @param {Element} element @param {string} attribute */
const isOpening = (element, attribute) => attribute === 'open' && element.nodeName === 'DETAILS';

/** @param {HTMLInputElement} current @param {HTMLInputElement} wanted */
function takeValue(current, wanted) {
  if (current !== document.activeElement && current.type !== 'checkbox') {
    current.value = wanted.value;
  }
}

// A list of which only the rows that differ were sent, with the numbers of all in their order.
/** @param {Element} current @param {Element} wanted @param {string[]} numbers */
function takeRows(current, wanted, numbers) {
  const sent = new Map([...wanted.children].map(row => [row.id, row]));
  const ids = new Set(numbers.map(number => `task-${number}`));
  removeAllBut(current, ids);
  let place = current.firstElementChild;
  for (const id of ids) {
    const row = sent.get(id);
    const same = place?.id === id ? place : document.getElementById(id);
    if (same && row) {
      morph(same, row);
    }
    if (same && same === place) {
      place = place.nextElementSibling;
    } else if (same ?? row) {
      current.insertBefore(same ?? document.adoptNode(/** @type {Element} */ (row)), place);
    }
  }
}

// What is gone goes first: otherwise all that follows it would have to move.
/** @param {Element} current @param {Set<string>} ids */
function removeAllBut(current, ids) {
  for (const child of [...current.children]) {
    if (child.id && !ids.has(child.id)) {
      child.remove();
    }
  }
}

/** @param {Element} current @param {Element} wanted */
function takeChildren(current, wanted) {
  removeAllBut(current, new Set([...wanted.children].map(child => child.id)));
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
