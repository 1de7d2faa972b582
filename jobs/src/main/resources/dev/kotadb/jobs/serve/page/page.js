// What pages do beside links and forms: everything works without it.
'use strict';
(() => {
  const field = () => document.getElementById('q');

  // "/" goes to the search field; the arrows go from result to result.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const inField = event.target.closest('input, select, textarea');
    if (event.key === '/' && !inField && field()) {
      event.preventDefault();
      field().focus();
      field().setSelectionRange(field().value.length, field().value.length);
      return;
    }
    const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
    const hits = [...document.querySelectorAll('a.hit')];
    const at = hits.indexOf(document.activeElement);
    if (step && hits.length && (at >= 0 || (step > 0 && document.activeElement === field()))) {
      event.preventDefault();
      const next = hits[at + step];
      (next || (at + step < 0 ? field() : hits[at])).focus();
    }
  });

  // Addresses stay short.
  document.addEventListener('htmx:configRequest', event => {
    const given = event.detail.parameters;
    if (given.mode === 'words') {
      delete given.mode;
    }
  });
})();
