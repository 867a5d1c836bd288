// Runs in the report. What comes from frames goes through textContent only.
(() => {
  const byId = id => document.getElementById(id);
  const cases = [...document.querySelectorAll('.case')];
  const words = byId('words');
  const state = byId('state');
  const profile = byId('profile');
  let data;

  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // ---- what a case shows when it is opened

  const ARROWS = { in: '←', out: '→' };
  const NAMES = {
    in: 'received',
    out: 'sent',
    open: 'opened',
    close: 'closed',
    refused: 'refused',
    note: 'note',
    stderr: 'standard error',
  };

  function label({ dir, frame, text, code, reason }) {
    if (dir === 'open') return 'opened';
    if (dir === 'refused') return `refused with HTTP ${code ?? ''} ${text ?? ''}`.trim();
    if (dir === 'close') return `closed ${code ?? ''}${reason ? ` “${reason}”` : ''}`;
    if (frame === undefined) return text ?? '';
    if (typeof frame !== 'object' || frame === null || Array.isArray(frame)) return JSON.stringify(frame);
    const id = frame.id === undefined ? '' : ` ${JSON.stringify(frame.id)}`;
    if (frame.type === 'req' && typeof frame.method === 'string') return `request ${frame.method}${id}`;
    if (frame.type === 'event' && typeof frame.event === 'string')
      return `event ${frame.event}${frame.seq === undefined ? '' : ` seq ${String(frame.seq)}`}`;
    if (frame.type === 'res' && frame.id !== undefined)
      return frame.ok === true
        ? `response ok${id}`
        : `response ${String(frame.error?.code ?? 'not ok')}${id}`;
    return JSON.stringify(frame).slice(0, 80);
  }

  // Long ones scroll, so that they have to be reached by keyboard.
  function block(text) {
    const pre = make('pre', '', text);
    pre.tabIndex = 0;
    return pre;
  }

  const LEGENDS = {
    gateway: '→ sent by the suite, ← sent by the gateway; milliseconds since the case began',
    client:
      '→ sent by the suite as the gateway, ← sent by the client; “driver” is what the suite and the command of the client tell each other; milliseconds since the case began',
  };

  function entry(one) {
    const item = make('li', `${one.dir}${one.matters ? ' matters' : ''}${one.foreign ? ' foreign' : ''}`);
    item.dataset.conn = one.conn;
    const direction = make('span', 'dir');
    const arrow = make('span', '', ARROWS[one.dir] ?? '·');
    arrow.setAttribute('aria-hidden', 'true');
    direction.append(arrow, make('span', 'sr', NAMES[one.dir] ?? one.dir));
    const what = make('div');
    if (one.dir === 'stderr') what.append('standard error', block(one.text ?? ''));
    else if (one.frame === undefined) what.append(make('span', '', label(one)));
    else {
      const details = make('details');
      const summary = make('summary');
      summary.append(make('code', '', label(one)));
      if (one.matters) summary.append(' ', make('span', 'here', 'matters'));
      if (one.foreign) summary.append(' ', make('span', 'facts', 'of another case'));
      details.append(summary);
      const fillIn = () => {
        if (details.open && !details.querySelector('pre'))
          details.append(block(JSON.stringify(one.frame, null, 2)));
      };
      details.addEventListener('toggle', fillIn);
      details.open = one.matters === true;
      fillIn();
      what.append(details);
    }
    if (one.problems) what.append(make('p', 'problems', one.problems.join('; ')));
    item.append(make('span', 't', `${one.t.toFixed(1)} ms`), make('span', 'conn', one.conn), direction, what);
    return item;
  }

  function frames(run, index) {
    const parts = [make('h3', '', 'Frames'), make('p', 'facts', LEGENDS[document.body.dataset.side])];
    const list = make('ol', 'frames');
    list.append(...run.timeline.map(entry));
    const names = [...new Set(run.timeline.map(({ conn }) => conn))];
    if (names.length > 1) {
      const holder = make('label', 'facts', 'Connection ');
      const choice = make('select');
      choice.id = `conn.${index}`;
      choice.append(new Option('all', ''), ...names.map(name => new Option(name, name)));
      choice.addEventListener('change', () => {
        for (const item of list.children)
          item.hidden = choice.value !== '' && item.dataset.conn !== choice.value;
      });
      holder.append(choice);
      parts.push(holder);
    }
    if (run.timeline.length > 0) parts.push(list);
    if (run.note) parts.push(make('p', 'facts', run.note));
    return run.timeline.length > 0 || run.note ? parts : [];
  }

  function fill(one) {
    const more = one.querySelector('.more');
    if (more.childElementCount > 0) return;
    data ??= JSON.parse(byId('data').textContent);
    const steps = data.steps[one.dataset.case] ?? [];
    if (steps.length > 0) {
      const list = make('ol', 'steps');
      list.append(
        ...steps.map(text => {
          const item = make('li');
          item.append(make('code', '', text));
          return item;
        }),
      );
      more.append(make('h3', '', 'Steps'), list);
    }
    more.append(...frames(data.runs[Number(one.dataset.index)] ?? { timeline: [] }, one.dataset.index));
  }

  for (const one of cases) {
    one.addEventListener('toggle', () => {
      if (one.open) fill(one);
    });
  }

  // ---- which cases are shown

  const texts = new Map();
  const textOf = one => {
    if (!texts.has(one)) texts.set(one, (one.dataset.profiles + one.textContent).toLowerCase());
    return texts.get(one);
  };
  // Before anything is opened: steps and frames are not searched.
  for (const one of cases) textOf(one);

  const fits = one =>
    (state.value === '' ||
      (state.value === 'attention' ? 'attention' in one.dataset : one.dataset.state === state.value)) &&
    (profile.value === '' || one.dataset.profiles.split(' ').includes(profile.value)) &&
    words.value
      .toLowerCase()
      .split(/\s+/)
      .every(word => textOf(one).includes(word));

  function show() {
    let shown = 0;
    for (const one of cases) {
      one.hidden = !fits(one);
      if (!one.hidden) shown++;
    }
    byId('none').hidden = shown > 0;
    byId('found').textContent = `${shown} of ${cases.length}`;
  }

  for (const control of [words, state, profile]) control.addEventListener('input', show);
  document.querySelector('.filters').addEventListener('submit', event => event.preventDefault());
  byId('open').addEventListener('click', () => {
    for (const one of cases) if (!one.hidden) one.open = true;
  });
  byId('close').addEventListener('click', () => {
    for (const one of cases) one.open = false;
  });
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.target.closest('input, select, textarea')) return;
    event.preventDefault();
    words.focus();
  });

  // A link may name a case: report.html#chat/abort@4
  function follow() {
    let name;
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    const one = cases.find(({ dataset }) => dataset.name === name);
    if (!one) return;
    one.hidden = false;
    one.open = true;
    one.scrollIntoView();
    one.querySelector('summary').focus();
  }
  addEventListener('hashchange', follow);
  document.querySelector('.filters').hidden = false;
  show();
  follow();
})();
