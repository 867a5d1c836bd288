/** How the connection stands: a word in the top bar, a banner when there is something to do, an announcement. */
import { byId, copyFrom, h, icon } from '../dom.ts';
import type { Link } from '../gateway/connection.ts';
import type { Problem } from '../gateway/explain.ts';
import type { Announcer } from './announcer.ts';

export class StatusView {
  readonly #status = byId('status', HTMLButtonElement);
  readonly #text = byId('status-text', HTMLElement);
  readonly #banner = byId('banner', HTMLElement);
  readonly #announcer: Announcer;
  readonly #retry: () => void;
  readonly #enterToken: () => void;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #announced = '';
  #drawn = '';
  #lost = false;

  constructor(announcer: Announcer, retry: () => void, enterToken: () => void) {
    this.#announcer = announcer;
    this.#retry = retry;
    this.#enterToken = enterToken;
  }

  /** @param quiet the connect panel is open and says what is wrong itself. */
  show(link: Link, quiet: boolean): void {
    clearInterval(this.#ticker);
    const waits = link.kind === 'paused' && link.problem.remedy === 'approval';
    this.#status.dataset.state = waits ? 'approval' : link.kind;
    this.#text.textContent = wordOf(link);
    if (link.kind === 'waiting') {
      this.#lost = true;
      this.#ticker = setInterval(() => {
        this.#text.textContent = wordOf(link);
      }, 500);
    }
    this.#showBanner(link, quiet);
    this.#announce(link);
    if (link.kind === 'connected') this.#lost = false;
  }

  #announce(link: Link): void {
    // Countdowns and repeated attempts are seen, not heard.
    const text = link.kind === 'connecting' && this.#lost ? this.#announced : sentenceOf(link);
    if (text === this.#announced) return;
    this.#announced = text;
    this.#announcer.status(text);
  }

  #showBanner(link: Link, quiet: boolean): void {
    const problem = link.kind === 'waiting' || link.kind === 'paused' ? link.problem : undefined;
    if (link.kind === 'connecting' && this.#lost && !quiet) return;
    if (problem === undefined || quiet) {
      this.#banner.hidden = true;
      this.#drawn = '';
      return;
    }
    const tone = link.kind === 'paused' && problem.remedy !== 'approval' ? 'bad' : 'warn';
    // The same problem again must not take the focus from its buttons.
    const key = JSON.stringify([tone, problem]);
    this.#banner.hidden = false;
    if (key === this.#drawn) return;
    this.#drawn = key;
    this.#banner.dataset.tone = tone;
    this.#banner.replaceChildren(
      h(
        'div',
        { class: 'banner-inner' },
        h('div', { class: 'banner-text' }, ...problemNodes(problem)),
        h('div', { class: 'banner-actions' }, ...this.#actions(problem)),
      ),
    );
  }

  #actions(problem: Problem): HTMLElement[] {
    const again = h(
      'button',
      { type: 'button', class: 'button' },
      problem.remedy === 'approval' ? 'Check again' : 'Try now',
    );
    again.addEventListener('click', () => this.#retry());
    if (problem.remedy !== 'token') return [again];
    const enter = h('button', { type: 'button', class: 'button primary' }, 'Enter token');
    enter.addEventListener('click', () => this.#enterToken());
    return [enter];
  }
}

export function problemNodes(problem: Problem): HTMLElement[] {
  const nodes: HTMLElement[] = [h('strong', {}, problem.title), h('span', {}, problem.text)];
  const { command } = problem;
  if (command === undefined) return nodes;
  const copy = h(
    'button',
    { type: 'button', class: 'button ghost small', 'aria-label': 'Copy the command' },
    icon('copy'),
    h('span', { class: 'label' }, 'Copy'),
  );
  copy.addEventListener('click', () => copyFrom(copy, command));
  nodes.push(h('div', { class: 'command', dir: 'ltr' }, h('code', {}, command), copy));
  return nodes;
}

function wordOf(link: Link): string {
  switch (link.kind) {
    case 'idle':
      return 'Not connected';
    case 'connecting':
      return 'Connecting…';
    case 'connected':
      return 'Connected';
    case 'waiting': {
      const seconds = Math.ceil((link.until - Date.now()) / 1000);
      return seconds > 0 ? `Reconnecting in ${seconds} s` : 'Reconnecting…';
    }
    case 'paused':
      return link.problem.remedy === 'approval' ? 'Waiting for approval' : 'Paused';
  }
}

function sentenceOf(link: Link): string {
  switch (link.kind) {
    case 'idle':
      return 'Not connected.';
    case 'connecting':
      return 'Connecting to the gateway.';
    case 'connected':
      return 'Connected to the gateway.';
    case 'waiting':
      return `${link.problem.title}. Trying again by itself.`;
    case 'paused': {
      const { title, text, command } = link.problem;
      return `${title}. ${text}${command === undefined ? '' : ` ${command}`}`;
    }
  }
}
