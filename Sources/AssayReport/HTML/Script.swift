/// The script of the page.
///
/// It holds no data: what it filters it reads off the page, and all that it does is to show and to hide.
let script: StaticString = #"""

  'use strict';
  const root = document.documentElement;

  // The theme is set before anything is drawn. Where nothing can be kept, it lasts as long as the page.
  const themes = ['automatic', 'light', 'dark'];
  let theme = 'automatic';
  try { theme = localStorage.getItem('assay-theme') ?? theme; } catch {}
  const paint = () => {
    if (!themes.includes(theme)) theme = 'automatic';
    if (theme === 'automatic') delete root.dataset.theme; else root.dataset.theme = theme;
  };
  paint();

  document.addEventListener('DOMContentLoaded', () => {
    const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
    const button = document.getElementById('theme');
    button.hidden = false;
    const name = () => { button.textContent = `Theme: ${theme}`; };
    name();
    button.addEventListener('click', () => {
      theme = themes[(themes.indexOf(theme) + 1) % themes.length];
      try { localStorage.setItem('assay-theme', theme); } catch {}
      paint();
      name();
    });

    // What can be scrolled must be within reach of the keyboard.
    const reach = () => {
      for (const box of all('.scroll')) {
        if (box.scrollWidth > box.clientWidth) {
          box.tabIndex = 0;
          box.setAttribute('role', 'region');
          box.setAttribute('aria-label', box.querySelector('caption')?.textContent ?? 'The plan');
        } else {
          for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
        }
      }
    };
    // Many folds may open at once, and measuring is dear.
    let changed;
    const reachSoon = () => { clearTimeout(changed); changed = setTimeout(reach, 100); };
    addEventListener('resize', reachSoon);
    document.addEventListener('toggle', reachSoon, true);
    reach();

    // Folds of a section, all at once.
    for (const unfold of all('.unfold')) {
      const folds = all('details.finding', unfold.closest('section'));
      unfold.hidden = false;
      const tell = () => {
        unfold.textContent = folds.every((fold) => fold.open) ? 'Close all' : 'Open all';
      };
      tell();
      unfold.addEventListener('click', () => {
        const open = !folds.every((fold) => fold.open);
        for (const fold of folds) fold.open = open;
        tell();
      });
    }

    // On paper nothing can be opened: what is wrong is shown whole.
    let closed = [];
    addEventListener('beforeprint', () => {
      closed = all('details.finding:not([open])');
      for (const fold of closed) fold.open = true;
    });
    addEventListener('afterprint', () => { for (const fold of closed) fold.open = false; });

    // The filter.
    const form = document.getElementById('filter');
    const told = document.getElementById('count');
    const fields = ['q', 'status', 'severity', 'dataset'];
    const groups = all('[data-group]');
    const about = all('[data-about]');
    const entries = all('[data-severity]').map((element) => {
      const above = [];
      let group = element.parentElement.closest('[data-group]');
      while (group) {
        above.push(group);
        group = group.parentElement.closest('[data-group]');
      }
      return {
        element, above, text: undefined,
        status: element.closest('[data-kind]').dataset.kind,
        severity: element.dataset.severity,
        dataset: element.closest('[data-dataset]').dataset.dataset,
      };
    });
    form.hidden = false;

    // A fold with no more matches than this is opened.
    const few = 200;
    const opened = new Set();
    const count = (number) => `${number.toLocaleString('en')} ${number === 1 ? 'check' : 'checks'}`;

    const apply = () => {
      const wanted = Object.fromEntries(fields.map((field) => [field, form.elements[field].value]));
      const words = wanted.q.toLowerCase().split(/\s+/).filter(Boolean);
      const isActive = words.length > 0 || fields.some((field) => field !== 'q' && wanted[field]);
      const matches = new Map(groups.map((group) => [group, 0]));
      let shown = 0;
      for (const entry of entries) {
        let fits = fields.every(
          (field) => field === 'q' || !wanted[field] || entry[field] === wanted[field]);
        if (fits && words.length > 0) {
          entry.text ??= `${entry.dataset} ${entry.element.textContent}`.toLowerCase();
          fits = words.every((word) => entry.text.includes(word));
        }
        if (entry.element.hidden === fits) entry.element.hidden = !fits;
        if (!fits) continue;
        shown += 1;
        for (const group of entry.above) matches.set(group, matches.get(group) + 1);
      }
      for (const [group, number] of matches) {
        group.hidden = isActive && number === 0;
        if (group.localName !== 'details') continue;
        if (isActive && number > 0 && number <= few && !group.open) {
          group.open = true;
          opened.add(group);
        } else if (!isActive && opened.delete(group)) {
          group.open = false;
        }
      }
      for (const element of about) {
        element.hidden = wanted.dataset !== '' && element.dataset.about !== wanted.dataset;
      }
      told.textContent = isActive
        ? `${shown.toLocaleString('en')} of ${count(entries.length)} shown`
        : count(entries.length);
    };

    // The state stands in the address, so that a view can be passed on.
    const isState = () => location.hash.includes('=');
    const keep = () => {
      const state = new URLSearchParams();
      for (const field of fields) {
        if (form.elements[field].value) state.set(field, form.elements[field].value);
      }
      if (!state.toString() && !isState()) return;
      try { history.replaceState(null, '', `#${state}`); } catch {}
    };
    const restore = (state) => {
      for (const field of fields) {
        const control = form.elements[field];
        control.value = state.get(field) ?? '';
        if (control.selectedIndex === -1) control.value = '';
      }
      apply();
    };
    const follow = () => {
      if (isState()) { restore(new URLSearchParams(location.hash.slice(1))); return; }
      const target = location.hash.length > 1
        && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.localName === 'details') target.open = true;
    };

    let typed;
    form.addEventListener('input', () => {
      clearTimeout(typed);
      typed = setTimeout(() => { apply(); keep(); }, 120);
    });
    form.addEventListener('reset', () => setTimeout(() => { apply(); keep(); }));
    form.addEventListener('submit', (event) => event.preventDefault());
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[data-filter]');
      if (!link) return;
      event.preventDefault();
      restore(new URLSearchParams(link.dataset.filter));
      keep();
      const first = entries.find((entry) => !entry.element.hidden)?.element;
      (first?.closest('section') ?? form).scrollIntoView();
      form.elements.q.focus({ preventScroll: true });
    });
    addEventListener('hashchange', follow);
    apply();
    follow();
  });

  """#
