import { placeTemplate } from './fragments.js';
import { onPage } from './life.js';

// Enhanced navigation changes the address before it fetches the page. If the fetch fails, restores the address of the page that is still shown.

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
