/** What the page is connected to and as whom, with the ways to change or forget it. */
import { byId, h } from '../dom.ts';
import type { Connection } from '../gateway/connection.ts';

export interface DialogActions {
  change(): void;
  forget(): void;
}

export class ConnectionDialog {
  readonly #dialog = byId('connection-dialog', HTMLDialogElement);
  readonly #facts = byId('facts', HTMLElement);
  readonly #connection: Connection;

  constructor(connection: Connection, actions: DialogActions) {
    this.#connection = connection;
    byId('status', HTMLButtonElement).addEventListener('click', () => this.#open());
    byId('dialog-close', HTMLButtonElement).addEventListener('click', () => this.#dialog.close());
    byId('change-gateway', HTMLButtonElement).addEventListener('click', () => {
      this.#dialog.close();
      actions.change();
    });
    byId('forget', HTMLButtonElement).addEventListener('click', () => {
      this.#dialog.close();
      actions.forget();
    });
    this.#dialog.addEventListener('click', event => {
      if (event.target === this.#dialog) this.#dialog.close();
    });
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  #open(): void {
    const { link, access, deviceId } = this.#connection;
    const hello = link.kind === 'connected' ? link.hello : undefined;
    const facts: [string, string | undefined][] = [
      ['Gateway', access?.url],
      ['Version', hello?.server.version],
      ['Protocol', hello?.protocol.toString()],
      ['This browser', deviceId === undefined ? undefined : `Device ${deviceId.slice(0, 12)}…`],
      ['May', hello?.auth?.scopes?.join(', ')],
      [
        'Signed in',
        access === undefined
          ? undefined
          : access.remember
            ? 'Remembered on this device'
            : 'Until this tab closes',
      ],
    ];
    this.#facts.replaceChildren(
      ...facts.flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [h('dt', {}, name), h('dd', { dir: 'auto' }, value)],
      ),
    );
    this.#dialog.showModal();
  }
}
