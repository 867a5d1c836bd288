/** The message box: Enter sends, Shift+Enter breaks the line, drafts stay with their session. */
import { byId } from '../dom.ts';

export interface ComposerActions {
  /** @returns whether the text was taken; it stays in the box otherwise. */
  send(text: string): boolean;
  stop(): void;
}

export class Composer {
  readonly #form = byId('composer', HTMLFormElement);
  readonly #box = byId('message', HTMLTextAreaElement);
  readonly #send = byId('send', HTMLButtonElement);
  readonly #stop = byId('stop', HTMLButtonElement);
  readonly #hint = byId('composer-hint', HTMLElement);
  readonly #actions: ComposerActions;
  readonly #drafts = new Map<string, string>();
  #session = '';
  #running = false;

  constructor(actions: ComposerActions) {
    this.#actions = actions;
    this.#form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    this.#box.addEventListener('keydown', event => {
      // While an input method composes, Enter belongs to it (keyCode 229 is how Safari says so).
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#submit();
    });
    this.#box.addEventListener('input', () => this.#changed());
    this.#stop.addEventListener('click', () => {
      this.#actions.stop();
      this.focus();
    });
    this.#changed();
  }

  focus(): void {
    this.#box.focus({ preventScroll: true });
  }

  session(key: string): void {
    if (key === this.#session) return;
    if (this.#session !== '') this.#drafts.set(this.#session, this.#box.value);
    this.#session = key;
    this.#box.value = this.#drafts.get(key) ?? '';
    this.#changed();
  }

  /** Forgets every draft. */
  clear(): void {
    this.#drafts.clear();
    this.#session = '';
    this.#box.value = '';
    this.#changed();
  }

  running(running: boolean): void {
    if (running === this.#running) return;
    this.#running = running;
    const focused = document.activeElement === this.#stop;
    this.#stop.hidden = !running;
    if (focused && !running) this.focus();
    this.#showHint();
  }

  problem(text: string): void {
    this.#hint.dataset.problem = '';
    this.#hint.textContent = text;
    this.#hint.setAttribute('role', 'alert');
  }

  #submit(): void {
    const text = this.#box.value;
    if (text.trim() === '') return;
    if (!this.#actions.send(text)) return;
    this.#box.value = '';
    this.#drafts.delete(this.#session);
    this.#changed();
    this.focus();
  }

  #changed(): void {
    // aria-disabled keeps the button in the tab order, so that the focus has somewhere to be.
    this.#send.setAttribute('aria-disabled', String(this.#box.value.trim() === ''));
    this.#box.style.height = 'auto';
    this.#box.style.height = `${this.#box.scrollHeight}px`;
    this.#showHint();
  }

  #showHint(): void {
    delete this.#hint.dataset.problem;
    this.#hint.removeAttribute('role');
    this.#hint.textContent = this.#running
      ? 'Esc stops the reply'
      : 'Enter sends, Shift + Enter starts a new line';
  }
}
