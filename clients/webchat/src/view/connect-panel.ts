/** Asks for the token, and for another gateway when someone wants one. The token leaves the page's fields at once. */
import { byId } from '../dom.ts';
import { type Access, ownGateway, parseGatewayUrl } from '../gateway/credentials.ts';
import type { Problem } from '../gateway/explain.ts';
import { problemNodes } from './status-view.ts';

export class ConnectPanel {
  readonly #app = byId('app', HTMLElement);
  readonly #panel = byId('connect-panel', HTMLElement);
  readonly #problem = byId('connect-problem', HTMLElement);
  readonly #token = byId('token', HTMLInputElement);
  readonly #remember = byId('remember', HTMLInputElement);
  readonly #address = byId('address', HTMLInputElement);
  readonly #addressDetails = byId('address-details', HTMLDetailsElement);
  readonly #submit = byId('connect-submit', HTMLButtonElement);

  constructor(connect: (access: Access) => void) {
    byId('connect-form', HTMLFormElement).addEventListener('submit', event => {
      event.preventDefault();
      const url = parseGatewayUrl(this.#address.value);
      if (url === undefined) {
        this.#refuseAddress();
        return;
      }
      const token = this.#token.value.trim();
      this.#token.value = '';
      this.#busy(true);
      connect({ url, token: token === '' ? undefined : token, remember: this.#remember.checked });
    });
    this.#token.addEventListener('input', () => this.#token.removeAttribute('aria-invalid'));
    this.#address.addEventListener('input', () => this.#address.removeAttribute('aria-invalid'));
  }

  get open(): boolean {
    return !this.#panel.hidden;
  }

  /** @param access what was tried last, so that nothing but the token has to be typed again. */
  show(problem: Problem | undefined, access: Access | undefined): void {
    if (!this.open) {
      this.#address.value = access?.url ?? ownGateway();
      this.#remember.checked = access?.remember ?? false;
      this.#addressDetails.open = access !== undefined && access.url !== ownGateway();
    }
    this.#app.dataset.panel = 'connect';
    this.#panel.hidden = false;
    this.#busy(false);
    this.#problem.hidden = problem === undefined;
    this.#problem.replaceChildren(...(problem === undefined ? [] : problemNodes(problem)));
    if (problem?.remedy === 'token') this.#token.setAttribute('aria-invalid', 'true');
    else this.#token.removeAttribute('aria-invalid');
    this.#token.focus();
  }

  hide(): void {
    if (!this.open) return;
    this.#app.dataset.panel = 'none';
    this.#panel.hidden = true;
    this.#token.value = '';
    this.#busy(false);
  }

  #busy(busy: boolean): void {
    this.#submit.setAttribute('aria-disabled', String(busy));
    this.#submit.textContent = busy ? 'Connecting…' : 'Connect';
  }

  #refuseAddress(): void {
    this.#addressDetails.open = true;
    this.#problem.hidden = false;
    this.#problem.replaceChildren(
      ...problemNodes({
        title: 'This is not a gateway address',
        text: 'It has to look like ws://127.0.0.1:18789 or wss://gateway.example.',
        remedy: 'retry',
      }),
    );
    this.#address.setAttribute('aria-invalid', 'true');
    this.#address.focus();
  }
}
