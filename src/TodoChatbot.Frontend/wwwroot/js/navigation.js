import { placeTemplate } from './fragments.js';
import { onPage } from './life.js';

// Enhanced navigation writes the new address first. Where nothing can be fetched then, the address goes back to the page that still stands there.

let shown = location.href;

onPage(() => { shown = location.href; });

window.addEventListener('unhandledrejection', event => {
  const isPage = new URL(location.href).pathname !== new URL(shown).pathname;
  if (event.reason instanceof TypeError && isPage) {
    event.preventDefault();
    history.replaceState(history.state, '', shown);
    placeTemplate('offline');
  }
});
