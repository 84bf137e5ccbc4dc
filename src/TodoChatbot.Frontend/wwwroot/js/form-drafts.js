import { draftKey, draftOwner } from './drafts.js';
import { onPage } from './life.js';
import { browserStore, readJson, tabStore } from './storage.js';

// No form loses what was typed: it is stored until the server says by data-saved that it has it, or the person discards it.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Field */
/** @typedef {{ at: number, version?: string, fields: Record<string, string> }} Draft */

const maxAge = 30 * 24 * 3600 * 1000;
const typed = 'textarea, select, input:not([type=hidden], [type=password], [type=file], [type=radio], [type=submit], [type=button], [type=reset])';

/** A guest may share the computer. */
const store = () => draftOwner() ? browserStore : tabStore;

/** @param {Element | null} form @returns {form is HTMLFormElement} */
const hasDraft = form => form instanceof HTMLFormElement && form.method === 'post' && form.id !== 'act' && !('noDraft' in form.dataset);

/** @param {EventTarget | null} target @returns {target is Field} */
const isTyped = target => target instanceof HTMLElement && target.matches(typed)
  && /** @type {Field} */ (target).name !== '' && !('draft' in target.dataset) && /** @type {Field} */ (target).autocomplete !== 'one-time-code';

// What the server knows the draft by: where the form is sent, and which of the forms of its page it is.
/** @param {HTMLFormElement} form */
function nameOf(form) {
  const handler = form.elements.namedItem('_handler');
  return `${form.getAttribute('action') ?? location.pathname}|${handler instanceof HTMLInputElement ? handler.value : ''}`;
}

/** @param {HTMLFormElement} form */
const keyOf = form => draftKey(nameOf(form));

/** @param {Field} field */
const valueOf = field => field instanceof HTMLInputElement && field.type === 'checkbox' ? String(field.checked) : field.value;

/** @param {Field} field As the server sent it. */
function sentValueOf(field) {
  if (field instanceof HTMLSelectElement) {
    return ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? '';
  }
  return field instanceof HTMLInputElement && field.type === 'checkbox' ? String(field.defaultChecked) : field.defaultValue;
}

/** @param {HTMLFormElement} form The version of what it edits: a draft of an older one is compared with what is stored now. */
const versionOf = form => /** @type {HTMLInputElement | null} */ (form.querySelector('[data-version]'));

// A form that comes back with a problem shows what was typed as if the server had stored it.
const isRefused = () => document.querySelector('main :is([role=alert], [aria-invalid=true])') !== null;

document.addEventListener('input', event => {
  if (isTyped(event.target) && hasDraft(event.target.form)) {
    keep(event.target.form, event.target);
  }
});

/** @param {HTMLFormElement} form @param {Field} field */
function keep(form, field) {
  const draft = readJson(store(), keyOf(form), /** @type {Draft} */ ({ at: 0, fields: {} }));
  draft.fields[field.name] = valueOf(field);
  if (valueOf(field) === sentValueOf(field) && !isRefused()) {
    delete draft.fields[field.name];
  }
  if (Object.keys(draft.fields).length === 0) {
    store().remove(keyOf(form));
  } else {
    store().set(keyOf(form), JSON.stringify({ ...draft, at: Date.now(), version: versionOf(form)?.value }));
  }
}

onPage(() => {
  for (const saved of document.querySelectorAll('[data-saved]')) {
    store().remove(draftKey(/** @type {HTMLElement} */ (saved).dataset.saved ?? ''));
  }
  restoreAll();
});
document.addEventListener('placed', restoreAll);

function restoreAll() {
  [...document.forms].filter(hasDraft).forEach(restore);
}

/** @param {HTMLFormElement} form */
function restore(form) {
  const draft = readJson(store(), keyOf(form), /** @type {Draft | null} */ (null));
  if (!draft) {
    return;
  }

  const fields = [...form.elements].filter(isTyped).filter(field => field.name in draft.fields);
  const changed = fields.filter(field => valueOf(field) !== draft.fields[field.name]);
  const isStored = fields.every(field => sentValueOf(field) === draft.fields[field.name]) && !isRefused();
  if (Date.now() - draft.at > maxAge || isStored) {
    store().remove(keyOf(form));
    return;
  }

  for (const field of changed) {
    if (field instanceof HTMLInputElement && field.type === 'checkbox') {
      field.checked = draft.fields[field.name] === 'true';
    } else {
      field.value = draft.fields[field.name];
    }
  }
  const version = versionOf(form);
  if (!isRefused() && version && draft.version) {
    version.value = draft.version;
  }
  if (changed.length > 0) {
    tell(form);
  }
}

/** @param {HTMLFormElement} form */
function tell(form) {
  form.closest('details:not([data-menu])')?.setAttribute('open', '');
  const note = document.getElementById('draft-restored');
  if (note instanceof HTMLTemplateElement && !form.querySelector('.draft-note')) {
    form.prepend(note.content.cloneNode(true));
  }
}

document.addEventListener('formdata', event => {
  if (hasDraft(/** @type {Element} */ (event.target))) {
    event.formData.set('draft', nameOf(/** @type {HTMLFormElement} */ (event.target)));
  }
});

document.addEventListener('sent', event => {
  if (hasDraft(/** @type {Element} */ (event.target))) {
    store().remove(keyOf(/** @type {HTMLFormElement} */ (event.target)));
  }
});

// A button of the note, or a link beside the form that leaves it on purpose: data-discard="form-id".
document.addEventListener('click', event => {
  const discard = event.target instanceof Element ? event.target.closest('[data-discard]') : null;
  const note = discard?.closest('.draft-note');
  const form = note ? note.closest('form') : document.getElementById(discard?.getAttribute('data-discard') ?? '');
  if (form instanceof HTMLFormElement) {
    store().remove(keyOf(form));
    form.reset();
    const version = versionOf(form);
    if (version) {
      version.value = version.defaultValue;
    }
    note?.remove();
  }
}, true);
