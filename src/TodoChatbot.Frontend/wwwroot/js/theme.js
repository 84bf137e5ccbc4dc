// The cookie is set by the server, so that the next page begins in the right colours; this page changes at once.
document.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest('button[name=theme]') : null;
  if (button instanceof HTMLButtonElement && button.form) {
    event.preventDefault();
    document.documentElement.dataset.theme = button.value;
    fetch(button.formAction, { method: 'POST', body: new FormData(button.form, button), redirect: 'manual' });
  }
});
