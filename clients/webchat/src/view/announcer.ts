/** Tells screen readers what happened, once and politely. */
import { byId } from '../dom.ts';

const REPLY_MAX = 1500;

export class Announcer {
  readonly #status = byId('announce-status', HTMLElement);
  readonly #replies = byId('announce-replies', HTMLElement);

  status(text: string): void {
    if (this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** A finished reply. Long ones are cut: the whole text stands in the conversation. */
  reply(text: string): void {
    const line = document.createElement('p');
    line.textContent = text.length > REPLY_MAX ? `${text.slice(0, REPLY_MAX)}… The reply goes on.` : text;
    this.#replies.append(line);
    while (this.#replies.childElementCount > 2) this.#replies.firstElementChild?.remove();
  }
}
