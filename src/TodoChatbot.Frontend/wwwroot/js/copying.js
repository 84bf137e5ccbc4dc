const toldFor = 2000;

// <button data-copy="id"> copies the text of #id.
document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  const source = button instanceof HTMLElement ? document.getElementById(button.dataset.copy ?? '') : null;
  if (!button || !source) {
    return;
  }

  await copy(source);
  button.setAttribute('data-copied', '');
  setTimeout(() => button.removeAttribute('data-copied'), toldFor);
});

/** @param {Element} source */
async function copy(source) {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(source.textContent?.trim() ?? '');
  } else {
    // Browsers keep the clipboard from pages that came over plain HTTP; what is selected they still copy.
    getSelection()?.selectAllChildren(source);
    document.execCommand('copy');
  }
}
