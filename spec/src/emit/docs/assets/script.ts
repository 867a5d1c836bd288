/** `script.js`: filter, drawer, theme, copying, and the mark of where the reader is. The page reads without it. */
export const SCRIPT = String.raw`'use strict';
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

  function setUpFilter() {
    const nav = document.getElementById('nav');
    const input = document.getElementById('filter');
    const found = document.getElementById('found');
    const none = nav.querySelector('.none');
    const items = [...nav.querySelectorAll('li[data-words]')].map(item => ({
      item,
      link: item.firstElementChild,
      text: item.textContent.toLowerCase() + ' ' + item.dataset.words,
    }));
    const chapters = [...nav.querySelectorAll('.chapters')].flatMap(list => [list, list.previousElementSibling]);
    input.parentElement.hidden = false;

    function apply() {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let count = 0;
      for (const { item, text } of items) {
        item.hidden = !words.every(word => text.includes(word));
        if (!item.hidden) count++;
      }
      for (const family of nav.querySelectorAll('.family')) {
        family.hidden = family.querySelector('li[data-words]:not([hidden])') === null;
      }
      for (const chapter of chapters) chapter.hidden = words.length > 0;
      none.hidden = count > 0;
      found.textContent = words.length === 0 ? '' : count + ' found';
    }
    const visible = () => items.filter(({ item }) => !item.hidden).map(({ link }) => link);
    function clear() {
      input.value = '';
      apply();
    }

    input.addEventListener('input', apply);
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
    for (const pre of document.querySelectorAll('.frame pre, pre.bytes')) {
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
      if (pre.classList.contains('bytes')) {
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
      active?.removeAttribute('aria-current');
      active = link;
      if (active === undefined) return;
      active.setAttribute('aria-current', 'location');
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
`;
