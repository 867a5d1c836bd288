/** The conversation: keeps the page in step with the entries and follows the newest while nobody scrolls up. */
import { byId, coalesced, h } from '../dom.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Entry } from '../model/entries.ts';
import { type EntryActions, type EntryView, entryView } from './entry-view.ts';

/** Distance from the end that still counts as being there, in pixels. */
const NEAR_END = 40;

export class ThreadView {
  readonly #scroller = byId('scroller', HTMLElement);
  readonly #entries = byId('entries', HTMLElement);
  readonly #empty = byId('empty', HTMLElement);
  readonly #earlier = byId('earlier', HTMLElement);
  readonly #jump = byId('jump', HTMLElement);
  readonly #jumpLabel = byId('jump-label', HTMLElement);
  readonly #actions: EntryActions;
  #views = new Map<string, EntryView>();
  #conversation: Conversation | undefined;
  #shownKey: string | undefined;
  #atEnd = true;
  #lastTop = 0;
  /** Replies that came while the person read further up. */
  #unseen = 0;
  #hints: (() => Node[]) | undefined;
  readonly draw = coalesced(() => this.#draw());

  constructor(actions: EntryActions, earlier: () => void) {
    this.#actions = actions;
    // A region that scrolls has to take the focus, for those who scroll with the keyboard.
    this.#scroller.tabIndex = 0;
    this.#scroller.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    byId('jump-button', HTMLButtonElement).addEventListener('click', () => {
      this.toEnd();
      // The button is about to vanish; the focus must not.
      byId('message', HTMLTextAreaElement).focus({ preventScroll: true });
    });
    byId('earlier-button', HTMLButtonElement).addEventListener('click', earlier);
    const grown = new ResizeObserver(() => this.#follow());
    grown.observe(this.#entries);
    grown.observe(this.#scroller);
  }

  show(conversation: Conversation, hints: () => Node[]): void {
    this.#conversation = conversation;
    this.#hints = hints;
    this.draw();
  }

  /** Takes everything off the page. */
  clear(): void {
    this.#conversation = undefined;
    this.#clear('');
    this.#earlier.hidden = true;
  }

  toEnd(): void {
    this.#atEnd = true;
    this.#unseen = 0;
    this.#follow();
    this.#showJump();
  }

  /** A reply ended. Counted while the person reads further up. */
  replyEnded(): void {
    if (this.#atEnd) return;
    this.#unseen++;
    this.#showJump();
  }

  #scrolled(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    const near = scrollHeight - scrollTop - clientHeight <= NEAR_END;
    // Text that grows moves the end away without anybody scrolling: only an upward move lets go of it.
    if (near) this.#atEnd = true;
    else if (scrollTop < this.#lastTop) this.#atEnd = false;
    this.#lastTop = scrollTop;
    if (this.#atEnd) this.#unseen = 0;
    this.#showJump();
  }

  #follow(): void {
    if (this.#atEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#lastTop = this.#scroller.scrollTop;
  }

  #showJump(): void {
    this.#jump.hidden = this.#atEnd;
    this.#jumpLabel.textContent =
      this.#unseen === 0
        ? 'Jump to newest'
        : `${this.#unseen} new ${this.#unseen === 1 ? 'reply' : 'replies'}`;
  }

  #draw(): void {
    const conversation = this.#conversation;
    if (conversation === undefined) return;
    if (conversation.sessionKey !== this.#shownKey) this.#clear(conversation.sessionKey);
    const { entries } = conversation;
    const anchor = this.#atEnd ? undefined : this.#anchor();
    this.#reconcile(entries);
    this.#earlier.hidden = !conversation.hasMore || entries.length === 0;
    const empty = conversation.loaded && entries.length === 0;
    if (empty && this.#empty.hidden) this.#empty.replaceChildren(...(this.#hints?.() ?? []));
    this.#empty.hidden = !empty;
    if (anchor !== undefined) {
      this.#scroller.scrollTop += anchor.element.getBoundingClientRect().top - anchor.top;
      this.#lastTop = this.#scroller.scrollTop;
    }
    this.#follow();
  }

  #clear(key: string): void {
    this.#shownKey = key;
    this.#views.clear();
    this.#entries.replaceChildren();
    this.#empty.hidden = true;
    this.#atEnd = true;
    this.#unseen = 0;
    this.#showJump();
  }

  /** The first entry in sight, so that what is read stays put when earlier ones are added. */
  #anchor(): { element: HTMLElement; top: number } | undefined {
    const edge = this.#scroller.getBoundingClientRect().top;
    for (const view of this.#views.values()) {
      const box = view.element.getBoundingClientRect();
      if (box.bottom > edge) return { element: view.element, top: box.top };
    }
    return undefined;
  }

  #reconcile(entries: readonly Entry[]): void {
    const next = new Map<string, EntryView>();
    for (const entry of entries) {
      let view = this.#views.get(entry.id);
      if (view === undefined || view.entry.kind !== entry.kind) view = entryView(entry, this.#actions);
      else if (view.entry !== entry) view.update(entry);
      next.set(entry.id, view);
    }
    for (const [id, view] of this.#views) if (next.get(id) !== view) view.element.remove();
    let at: Element | null = this.#entries.firstElementChild;
    for (const view of next.values()) {
      if (view.element === at) at = at.nextElementSibling;
      else this.#entries.insertBefore(view.element, at);
    }
    this.#views = next;
  }
}

/** What an empty conversation says. */
export function emptyHints(agent: string): Node[] {
  return [
    h('h2', {}, 'Start a conversation'),
    h(
      'p',
      {},
      `What you send goes to the agent “${agent}” on this gateway. Its reply appears here while it is written.`,
    ),
    h(
      'dl',
      { class: 'hints' },
      ...hint(['Enter'], 'sends the message'),
      ...hint(['Shift', 'Enter'], 'starts a new line'),
      ...hint(['Esc'], 'stops the reply'),
    ),
  ];
}

function hint(keys: readonly string[], meaning: string): HTMLElement[] {
  const names = keys.flatMap((key, index) =>
    index === 0 ? [h('kbd', {}, key)] : [' + ', h('kbd', {}, key)],
  );
  return [h('dt', {}, ...names), h('dd', {}, meaning)];
}
