/** One message on the page. `update` changes only what differs, so that a growing reply does not flicker. */
import { copyFrom, h, icon } from '../dom.ts';
import type { Entry, ReplyEntry, ToolCall, UserEntry } from '../model/entries.ts';
import { MarkdownView } from './markdown.ts';

export interface EntryActions {
  /** Sends a message that did not get through once more. */
  resend(entry: UserEntry): void;
  discard(entry: UserEntry): void;
  /** Asks again what this reply did not answer. */
  askAgain(entry: ReplyEntry): void;
}

export interface EntryView {
  readonly element: HTMLElement;
  entry: Entry;
  update(entry: Entry): void;
}

export function entryView(entry: Entry, actions: EntryActions): EntryView {
  if (entry.kind === 'user') return new UserView(entry, actions);
  if (entry.kind === 'reply') return new ReplyView(entry, actions);
  return new NoteView(entry);
}

const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

function time(at: number | undefined): HTMLElement | undefined {
  if (at === undefined) return undefined;
  const date = new Date(at);
  const today = date.toDateString() === new Date().toDateString();
  return h(
    'time',
    { datetime: date.toISOString(), title: dayAndClock.format(date) },
    today ? clock.format(date) : dayAndClock.format(date),
  );
}

class NoteView implements EntryView {
  readonly element = h('article', { class: 'entry note', 'aria-label': 'Note of the gateway' });
  entry: Entry;

  constructor(entry: Entry) {
    this.entry = entry;
    this.update(entry);
  }

  update(entry: Entry): void {
    this.entry = entry;
    if (entry.kind === 'note') this.element.replaceChildren(h('p', { dir: 'auto' }, entry.text));
  }
}

class UserView implements EntryView {
  readonly element = h('article', { class: 'entry user', 'aria-label': 'You' });
  readonly #bubble = h('div', { class: 'bubble', dir: 'auto' });
  readonly #meta = h('div', { class: 'meta' });
  readonly #actions: EntryActions;
  entry: UserEntry;

  constructor(entry: UserEntry, actions: EntryActions) {
    this.entry = entry;
    this.#actions = actions;
    this.element.append(this.#bubble, this.#meta);
    this.update(entry);
  }

  update(entry: Entry): void {
    if (entry.kind !== 'user') return;
    this.entry = entry;
    this.element.dataset.delivery = entry.delivery;
    if (this.#bubble.textContent !== entry.text) this.#bubble.textContent = entry.text;
    this.#meta.replaceChildren(...this.#metaOf(entry));
  }

  #metaOf(entry: UserEntry): (Node | string)[] {
    if (entry.delivery === 'queued') return ['Waits for the connection'];
    if (entry.delivery === 'failed') {
      return [
        h('span', { class: 'failure' }, h('strong', {}, 'Not sent. '), entry.error ?? ''),
        button('Send again', 'retry', () => this.#actions.resend(this.entry)),
        button('Discard', 'close', () => this.#actions.discard(this.entry)),
      ];
    }
    const at = time(entry.at);
    return at === undefined ? [] : [at];
  }
}

class ReplyView implements EntryView {
  readonly element = h('article', { class: 'entry reply', 'aria-label': 'Reply' });
  readonly #head = h('div', { class: 'who' });
  readonly #tools = h('div', { class: 'tools' });
  readonly #text = new MarkdownView();
  readonly #foot = h('div', { class: 'foot' });
  readonly #toolViews = new Map<string, ToolView>();
  readonly #actions: EntryActions;
  #drawnFoot = '';
  #drawnHead = '';
  entry: ReplyEntry;

  constructor(entry: ReplyEntry, actions: EntryActions) {
    this.entry = entry;
    this.#actions = actions;
    this.element.append(this.#head, this.#tools, this.#text.element, this.#foot);
    this.update(entry);
  }

  update(entry: Entry): void {
    if (entry.kind !== 'reply') return;
    this.entry = entry;
    const live = entry.state === 'streaming';
    this.element.classList.toggle('live', live);
    this.element.dataset.state = entry.state;
    if (live) this.element.setAttribute('aria-busy', 'true');
    else this.element.removeAttribute('aria-busy');
    this.#updateHead(entry);
    this.#updateTools(entry.tools);
    this.#text.update(entry.text);
    this.#text.element.hidden = entry.text === '';
    this.#updateFoot(entry);
  }

  #updateTools(tools: readonly ToolCall[]): void {
    const ids = new Set(tools.map(tool => tool.id));
    for (const [id, view] of this.#toolViews) {
      if (ids.has(id)) continue;
      view.element.remove();
      this.#toolViews.delete(id);
    }
    for (const tool of tools) {
      const known = this.#toolViews.get(tool.id);
      if (known !== undefined) known.update(tool);
      else {
        const made = new ToolView(tool);
        this.#toolViews.set(tool.id, made);
        this.#tools.append(made.element);
      }
    }
  }

  #updateHead(entry: ReplyEntry): void {
    const copyable = entry.state !== 'streaming' && entry.text !== '';
    const key = `${entry.at} ${copyable}`;
    if (key === this.#drawnHead) return;
    this.#drawnHead = key;
    const copy = button('Copy', 'copy', () => copyFrom(copy, this.entry.text));
    copy.setAttribute('aria-label', 'Copy the reply');
    const name = h('span', { class: 'who-name' }, 'Agent');
    this.#head.replaceChildren(name, ...present(time(entry.at)), ...(copyable ? [copy] : []));
  }

  #updateFoot(entry: ReplyEntry): void {
    const key = `${entry.state} ${entry.phase ?? ''} ${entry.text === ''} ${entry.error ?? ''}`;
    if (key === this.#drawnFoot) return;
    this.#drawnFoot = key;
    this.#foot.replaceChildren(...present(this.#footOf(entry)));
  }

  #footOf(entry: ReplyEntry): HTMLElement | undefined {
    if (entry.state === 'streaming') return entry.text === '' ? working(entry.phase) : undefined;
    const again = () => button('Ask again', 'retry', () => this.#actions.askAgain(this.entry));
    if (entry.state === 'error') return outcome('The reply failed.', entry.error, 'bad', again());
    if (entry.state === 'aborted')
      return outcome(
        'Stopped.',
        entry.text === '' ? undefined : 'The reply is incomplete.',
        'quiet',
        again(),
      );
    if (entry.state === 'interrupted') {
      return outcome(
        'Cut off.',
        'The connection broke, and the gateway has no more of this reply.',
        'bad',
        again(),
      );
    }
    return undefined;
  }
}

const present = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

function button(label: string, symbol: string, run: () => void): HTMLButtonElement {
  const made = h(
    'button',
    { type: 'button', class: 'button ghost small' },
    icon(symbol),
    h('span', { class: 'label' }, label),
  );
  made.addEventListener('click', run);
  return made;
}

function outcome(
  title: string,
  text: string | undefined,
  tone: 'bad' | 'quiet',
  action: HTMLElement,
): HTMLElement {
  return h(
    'div',
    { class: `outcome ${tone}` },
    h('p', { dir: 'auto' }, h('strong', {}, title), text === undefined ? '' : ` ${text}`),
    action,
  );
}

const PHASES: Readonly<Record<string, string>> = {
  preparing_workspace: 'Preparing the workspace',
  naming_worktree: 'Preparing the workspace',
  creating_worktree: 'Preparing the workspace',
  running_setup: 'Running the setup',
  provisioning_environment: 'Preparing the environment',
  preparing_context: 'Reading the conversation',
  starting_model: 'Starting the model',
};

function working(phase: string | undefined): HTMLElement {
  const dots = h('span', { class: 'working-dots', 'aria-hidden': 'true' }, h('span'), h('span'), h('span'));
  return h('p', { class: 'working' }, dots, PHASES[phase ?? ''] ?? 'Working on it');
}

const STATES = { running: 'Running', done: 'Done', error: 'Failed' } as const;

class ToolView {
  readonly element = h('details', { class: 'tool' });
  readonly #name = h('span', { class: 'tool-name' });
  readonly #state = h('span', { class: 'tool-state' });
  readonly #body = h('div', { class: 'tool-body' });
  #tool: ToolCall | undefined;

  constructor(tool: ToolCall) {
    const summary = h(
      'summary',
      {},
      icon('tool'),
      h('span', { class: 'sr-only' }, 'Tool call '),
      this.#name,
      this.#state,
    );
    this.element.append(summary, this.#body);
    // Arguments and results can be large: they are written out only when someone looks.
    this.element.addEventListener('toggle', () => this.#drawBody());
    this.update(tool);
  }

  update(tool: ToolCall): void {
    if (tool === this.#tool) return;
    this.#tool = tool;
    this.element.dataset.state = tool.state;
    this.#name.textContent = tool.name;
    this.#state.textContent = STATES[tool.state];
    this.#drawBody();
  }

  #drawBody(): void {
    const tool = this.#tool;
    if (tool === undefined || !this.element.open) return;
    const parts: HTMLElement[] = [];
    if (tool.args !== undefined) parts.push(h('h4', {}, 'Called with'), pre(tool.args));
    if (tool.result !== undefined)
      parts.push(h('h4', {}, tool.state === 'running' ? 'So far' : 'Result'), pre(tool.result));
    this.#body.replaceChildren(...(parts.length > 0 ? parts : [h('p', {}, 'No details were given.')]));
  }
}

const TOOL_TEXT_MAX = 20_000;

function pre(value: unknown): HTMLElement {
  const text = typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
  const shown =
    text.length > TOOL_TEXT_MAX
      ? `${text.slice(0, TOOL_TEXT_MAX)}\n… ${text.length - TOOL_TEXT_MAX} more characters`
      : text;
  return h('pre', { dir: 'auto', tabindex: 0 }, shown);
}
