/** The list of sessions; on narrow windows a drawer that keeps the focus while it is open. */
import { byId, h } from '../dom.ts';
import type { SessionItem } from '../model/session-rows.ts';

export class Sidebar {
  readonly #app = byId('app', HTMLElement);
  readonly #column = byId('column', HTMLElement);
  readonly #backdrop = byId('backdrop', HTMLElement);
  readonly #list = byId('session-list', HTMLElement);
  readonly #note = byId('session-note', HTMLElement);
  readonly #opener = byId('sidebar-open', HTMLButtonElement);
  readonly #closer = byId('sidebar-close', HTMLButtonElement);
  readonly #create = byId('new-session', HTMLButtonElement);
  readonly #choose: (key: string) => void;
  #drawn = '';

  constructor(choose: (key: string) => void, create: () => void) {
    this.#choose = choose;
    this.#create.addEventListener('click', () => {
      this.close(false);
      create();
    });
    this.#opener.addEventListener('click', () => this.#open());
    this.#closer.addEventListener('click', () => this.close(true));
    this.#backdrop.addEventListener('click', () => this.close(true));
    matchMedia('(min-width: 60rem)').addEventListener('change', () => this.close(false));
  }

  get isOpen(): boolean {
    return this.#app.dataset.sidebar === 'open';
  }

  /** @param note says why the list is short or missing. */
  show(items: readonly SessionItem[], note: string | undefined, ready: boolean): void {
    this.#create.disabled = !ready;
    this.#note.hidden = note === undefined;
    this.#note.textContent = note ?? '';
    const key = JSON.stringify(items);
    if (key === this.#drawn) return;
    this.#drawn = key;
    const focused = document.activeElement?.closest<HTMLElement>('.session')?.dataset.key;
    this.#list.replaceChildren(...items.map(item => this.#row(item)));
    if (focused !== undefined) {
      for (const row of this.#list.querySelectorAll<HTMLElement>('.session'))
        if (row.dataset.key === focused) row.focus();
    }
  }

  close(restoreFocus: boolean): void {
    if (!this.isOpen) return;
    delete this.#app.dataset.sidebar;
    this.#backdrop.hidden = true;
    this.#column.inert = false;
    this.#opener.setAttribute('aria-expanded', 'false');
    if (restoreFocus) this.#opener.focus();
  }

  #open(): void {
    this.#app.dataset.sidebar = 'open';
    this.#backdrop.hidden = false;
    this.#column.inert = true;
    this.#opener.setAttribute('aria-expanded', 'true');
    this.#closer.focus();
  }

  #row(item: SessionItem): HTMLElement {
    const mark =
      item.unread > 0
        ? h(
            'span',
            { class: 'session-mark' },
            String(item.unread),
            h('span', { class: 'sr-only' }, ' new replies'),
          )
        : item.running && h('span', { class: 'session-running' }, h('span', { class: 'sr-only' }, 'Working'));
    const row = h(
      'button',
      {
        type: 'button',
        class: 'session',
        'data-key': item.key,
        'aria-current': item.current ? 'true' : undefined,
      },
      h('span', { class: 'session-name', dir: 'auto' }, item.title),
      mark,
      item.preview !== undefined && h('span', { class: 'session-preview', dir: 'auto' }, item.preview),
    );
    row.addEventListener('click', () => {
      this.close(false);
      this.#choose(item.key);
    });
    return h('li', {}, row);
  }
}
