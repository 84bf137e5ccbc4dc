import { onPage } from './life.js';

// Commands to copy name the address of this site. The server only writes one that its operator listed; the browser knows the one it shows.
onPage(() => {
  for (const section of document.querySelectorAll('[data-fill-address]')) {
    const unknown = /** @type {HTMLElement} */ (section).dataset.fillAddress ?? '';
    const texts = document.createTreeWalker(section, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.nodeValue = texts.currentNode.nodeValue?.replaceAll(unknown, document.baseURI.replace(/\/$/, '')) ?? null;
    }
  }
});
