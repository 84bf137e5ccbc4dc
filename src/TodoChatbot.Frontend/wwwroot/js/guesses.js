import { onPage } from './life.js';

// The browser knows the time zone; the person can still choose another.
onPage(() => {
  const select = document.querySelector('select[data-guess=time-zone]');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (select instanceof HTMLSelectElement && [...select.options].some(option => option.value === zone)) {
    select.value = zone;
  }
});
