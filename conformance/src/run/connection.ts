/** One WebSocket connection to the gateway under test: everything that was sent and received, in order. */
import type { FrameChecker, FrameProblem } from '@clawspec/spec/check-frame';
import { WebSocket } from 'ws';
import { HarnessError, StepFailure } from '../errors.ts';
import { Peer } from './peer.ts';
import type { TimelineEntry } from './timeline.ts';
import { UPGRADE_MS } from './wire-socket.ts';

export type { Closed, Received } from './inbox.ts';
export type { TimelineEntry } from './timeline.ts';

/** `open`, or the HTTP status with which the upgrade was refused; for a connection made of bytes also more. */
export type OpenOutcome = { readonly open: true } | { readonly http?: number };

export interface ConnectionOptions {
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly wire: FrameChecker;
  readonly record: (entry: Omit<TimelineEntry, 't'>) => void;
  readonly invalid: (conn: string, frame: unknown, problems: readonly FrameProblem[]) => void;
}

export class Connection extends Peer<WebSocket> {
  readonly #record: ConnectionOptions['record'];

  constructor({ name, url, headers, wire, record, invalid }: ConnectionOptions) {
    const socket = new WebSocket(url, { headers, perMessageDeflate: false, handshakeTimeout: UPGRADE_MS });
    super(socket, {
      name,
      outgoing: frame => wire.sent(frame),
      incoming: frame => wire.received(frame),
      record,
      invalid,
    });
    this.#record = record;
  }

  /**
   * Resolves when the upgrade succeeded or was refused with an HTTP status. Throws HarnessError when nobody takes the
   * connection, StepFailure when what follows is no answer to an upgrade.
   */
  opened(): Promise<OpenOutcome> {
    return new Promise((resolve, reject) => {
      this.socket.once('open', () => {
        this.#record({ conn: this.name, dir: 'open' });
        resolve({ open: true });
      });
      this.socket.once('unexpected-response', (request, response) => {
        const http = response.statusCode ?? 0;
        this.#record({ conn: this.name, dir: 'refused', code: http });
        response.resume();
        request.destroy();
        resolve({ http });
      });
      this.socket.once('error', error =>
        reject(
          isAnswer(error)
            ? new StepFailure(`the upgrade failed: ${error.message}`, {
                expected: 'an answer to the upgrade',
              })
            : new HarnessError(`cannot connect: ${error.message}`),
        ),
      );
    });
  }
}

/** Whether somebody took the connection: it was ended, HTTP was not spoken, or the upgrade was wrong or did not come. */
function isAnswer({ code }: NodeJS.ErrnoException): boolean {
  return code === undefined || code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_');
}
