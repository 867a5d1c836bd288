import { SEARCH } from './search-script.ts';

/** `script.js`: search, drawer, theme, copying, and the mark of where the reader is. Pages read without it. */
export const SCRIPT = `'use strict';
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

${SEARCH}  async function copy(text) {
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
`;
