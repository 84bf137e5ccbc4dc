const toldFor = 2000;

// <button data-copy="id"> copies the text of #id.
document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  const source = button instanceof HTMLElement ? document.getElementById(button.dataset.copy ?? '') : null;
  if (!button || !source) {
    return;
  }

  await navigator.clipboard.writeText(source.textContent?.trim() ?? '');
  button.setAttribute('data-copied', '');
  setTimeout(() => button.removeAttribute('data-copied'), toldFor);
});
