'use strict';
(() => {
  const THEME = 'clawspec-theme';
  const root = document.documentElement;
  const systemDark = matchMedia('(prefers-color-scheme: dark)');

  // Storage may be forbidden; the page then follows the system.
  function remembered() {
    try {
      return localStorage.getItem(THEME);
    } catch {
      return null;
    }
  }
  function remember(theme) {
    try {
      localStorage.setItem(THEME, theme);
    } catch {
      return;
    }
  }
  const saved = remembered();
  if (saved === 'dark' || saved === 'light') root.dataset.theme = saved;

  addEventListener('DOMContentLoaded', () => {
    forwardOldLink();
    addEventListener('hashchange', forwardOldLink);
    setUpTheme();
    setUpFilter();
    setUpCopying();
    setUpPosition();
    setUpPrinting();
  });

  function setUpTheme() {
    const button = document.querySelector('button.theme');
    const current = () => root.dataset.theme ?? (systemDark.matches ? 'dark' : 'light');
    const label = () => {
      button.textContent = current() === 'dark' ? 'Light' : 'Dark';
      button.setAttribute('aria-label', 'Switch to the ' + button.textContent.toLowerCase() + ' theme');
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      root.dataset.theme = current() === 'dark' ? 'light' : 'dark';
      remember(root.dataset.theme);
      label();
    });
    systemDark.addEventListener('change', label);
    label();
  }

  // The index is a script, because a page opened from disk may not fetch. It is loaded once, when needed.
  let index;
  function loadIndex() {
    index ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = 'search.js';
      script.addEventListener('load', () => {
        resolve(
          globalThis.clawspecSearch.map(([file, id, title, kind, text]) => ({
            file,
            id,
            title,
            kind,
            text,
            name: title.toLowerCase(),
            body: (kind + ' ' + text).toLowerCase(),
          })),
        );
      });
      script.addEventListener('error', () => reject(new Error('search.js is missing')));
      document.head.append(script);
    });
    return index;
  }

  // The reference once was one page: its anchors lead to the page where things are now.
  async function forwardOldLink() {
    if (root.dataset.landing === undefined || location.hash.length < 2) return;
    const id = decodeURIComponent(location.hash.slice(1));
    const here = document.getElementById(id);
    if (here !== null && here.localName !== 'tr') return;
    const link = here?.querySelector('th a');
    if (link) return location.replace(link.href);
    const entry = (await loadIndex()).find(candidate => candidate.id === id);
    if (entry !== undefined) location.replace(entry.file + '#' + encodeURIComponent(id));
  }

  const MOST_HITS = 30;
  /** What has many names and little to read comes after the rest. */
  const WEIGHTS = { type: 0.4, 'Catalogue of upstream': 0.1 };

  function search(entries, words) {
    const scored = [];
    const query = words.join(' ');
    for (const entry of entries) {
      let score = 0;
      for (const word of words) {
        const inName = entry.name.indexOf(word);
        if (entry.name === word) score += 100;
        else if (inName === 0) score += 40;
        else if (inName > 0) score += 20;
        else if (entry.body.includes(word)) score += 1;
        else {
          score = 0;
          break;
        }
      }
      if (score === 0) continue;
      if (words.length > 1 && entry.body.includes(query)) score += 30;
      const isIt = entry.name === query && entry.kind === 'type';
      scored.push({ entry, score: isIt ? score : score * (WEIGHTS[entry.kind] ?? 1) });
    }
    return scored.sort((a, b) => b.score - a.score).slice(0, MOST_HITS);
  }

  function hitItem({ file, id, title, kind, text }, words) {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = file + '#' + encodeURIComponent(id);
    const name = document.createElement('strong');
    name.textContent = title;
    const sort = document.createElement('span');
    sort.className = 'kind';
    sort.textContent = kind;
    const part = document.createElement('span');
    part.className = 'snippet';
    const lower = text.toLowerCase();
    const found = words.map(word => ({ at: lower.indexOf(word), word })).find(({ at }) => at >= 0);
    const from = found === undefined ? 0 : Math.max(0, text.lastIndexOf(' ', Math.max(0, found.at - 30)));
    if (found === undefined) part.textContent = text.slice(0, 90);
    else {
      const mark = document.createElement('mark');
      const end = found.at + found.word.length;
      mark.textContent = text.slice(found.at, end);
      part.append((from > 0 ? '…' : '') + text.slice(from, found.at), mark, text.slice(end, from + 110) + '…');
    }
    link.append(name, sort, part);
    item.append(link);
    return item;
  }

  function setUpFilter() {
    const nav = document.getElementById('nav');
    const input = document.getElementById('filter');
    const found = document.getElementById('found');
    const none = nav.querySelector('.none');
    const hits = nav.querySelector('.hits');
    const families = [...nav.querySelectorAll('details.family')];
    const openAtFirst = new Set(families.filter(family => family.open));
    const items = [...nav.querySelectorAll('li[data-words]')].map(item => ({
      item,
      link: item.firstElementChild,
      text: item.firstElementChild.textContent.toLowerCase() + ' ' + item.dataset.words,
    }));
    const reference = families[0].previousElementSibling;
    const lists = [...nav.querySelectorAll('.chapters')];
    input.parentElement.hidden = false;

    function apply() {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      const all = words.length === 0;
      let count = 0;
      for (const { item, text } of items) {
        item.hidden = !words.every(word => text.includes(word));
        if (!item.hidden) count++;
      }
      for (const family of families) {
        family.hidden = family.querySelector('li[data-words]:not([hidden])') === null;
        family.open = all ? openAtFirst.has(family) : !family.hidden;
      }
      for (const page of nav.querySelectorAll('.family .page, .sub')) page.hidden = !all;
      reference.hidden = families.every(family => family.hidden);
      for (const list of lists) {
        const isEmpty = list.querySelector('li[data-words]:not([hidden])') === null;
        list.hidden = isEmpty;
        list.previousElementSibling.hidden = isEmpty;
      }
      none.hidden = count > 0;
      found.textContent = all ? '' : count + ' found';
      showHits(words, count);
    }
    async function showHits(words, count) {
      const query = words.join(' ');
      if (query.length < 2) {
        hits.hidden = true;
        return;
      }
      const results = search(await loadIndex(), words);
      if (input.value.toLowerCase().split(/\s+/).filter(Boolean).join(' ') !== query) return;
      hits.lastElementChild.replaceChildren(...results.map(({ entry }) => hitItem(entry, words)));
      hits.hidden = results.length === 0;
      none.hidden = count + results.length > 0;
      found.textContent = count + results.length + ' found';
    }
    const visible = () => [
      ...items.filter(({ item }) => !item.hidden).map(({ link }) => link),
      ...(hits.hidden ? [] : hits.querySelectorAll('a')),
    ];
    function clear() {
      input.value = '';
      apply();
    }

    input.addEventListener('input', apply);
    input.addEventListener('focus', () => loadIndex().catch(() => {}), { once: true });
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        const first = visible()[0];
        if (first !== undefined && input.value !== '') first.click();
      } else if (event.key === 'ArrowDown') {
        event.preventDefault();
        visible()[0]?.focus();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        if (input.value === '') input.blur();
        clear();
      }
    });
    nav.addEventListener('keydown', event => {
      if (event.target === input) return;
      const at = visible().indexOf(document.activeElement);
      if (at === -1) return;
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        const next = visible()[at + (event.key === 'ArrowDown' ? 1 : -1)];
        (next ?? (event.key === 'ArrowUp' ? input : document.activeElement)).focus();
      } else if (event.key === 'Escape') {
        event.preventDefault();
        clear();
        input.focus();
      }
    });
    nav.addEventListener('click', event => {
      if (event.target.closest('a') !== null && nav.matches(':popover-open')) nav.hidePopover();
    });
    addEventListener('keydown', event => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest('input, textarea, select, [contenteditable]') !== null) return;
      event.preventDefault();
      if (getComputedStyle(nav).display === 'none') nav.showPopover();
      input.focus();
      input.select();
    });
  }

  async function copy(text) {
    if (navigator.clipboard !== undefined) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Not allowed here: the old way below may be.
      }
    }
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sr';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }

  function setUpCopying() {
    for (const pre of document.querySelectorAll('.frame pre, pre.bytes, pre.code')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = 'Copy';
      button.addEventListener('click', async () => {
        button.textContent = (await copy(pre.textContent)) ? 'Copied' : 'Not copied';
        setTimeout(() => {
          button.textContent = 'Copy';
        }, 1500);
      });
      if (!pre.parentElement.classList.contains('frame')) {
        const frame = document.createElement('div');
        frame.className = 'holder';
        pre.replaceWith(frame);
        frame.append(pre, button);
      } else pre.after(button);
    }
    document.addEventListener('click', async event => {
      const anchor = event.target.closest?.('a.anchor');
      if (!anchor || !(await copy(anchor.href))) return;
      const note = document.createElement('span');
      note.className = 'copied';
      note.setAttribute('role', 'status');
      note.textContent = 'link copied';
      anchor.after(note);
      setTimeout(() => note.remove(), 1500);
    });
  }

  function setUpPosition() {
    const nav = document.getElementById('nav');
    const list = nav.querySelector('.list');
    const links = new Map();
    for (const link of nav.querySelectorAll('a[href^="#"]')) links.set(link.getAttribute('href').slice(1), link);
    const targets = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);
    targets.sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
    let active;
    let waiting = false;

    function update() {
      waiting = false;
      let low = 0;
      let high = targets.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (targets[middle].getBoundingClientRect().top <= 140) low = middle + 1;
        else high = middle;
      }
      const link = low === 0 ? undefined : links.get(targets[low - 1].id);
      if (link === active) return;
      if (active?.getAttribute('aria-current') === 'location') active.removeAttribute('aria-current');
      active = link;
      if (active === undefined) return;
      if (active.getAttribute('aria-current') === null) active.setAttribute('aria-current', 'location');
      const box = active.getBoundingClientRect();
      const frame = list.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) {
        list.scrollTop += box.top - frame.top - frame.height / 3;
      }
    }
    function schedule() {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(update);
    }
    addEventListener('scroll', schedule, { passive: true });
    addEventListener('resize', schedule);
    openTarget();
    addEventListener('hashchange', openTarget);
    const page = nav.querySelector('a[aria-current="page"]');
    if (page !== null) list.scrollTop += page.getBoundingClientRect().top - list.getBoundingClientRect().top - 120;
    update();
  }

  // A target inside closed details is shown by opening them.
  function openTarget() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let box = target?.closest('details'); box; box = box.parentElement.closest('details')) box.open = true;
  }

  function setUpPrinting() {
    let opened = [];
    addEventListener('beforeprint', () => {
      opened = [...document.querySelectorAll('details:not([open])')];
      for (const details of opened) details.open = true;
    });
    addEventListener('afterprint', () => {
      for (const details of opened) details.open = false;
    });
  }
})();
