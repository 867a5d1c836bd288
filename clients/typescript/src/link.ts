/** One socket from opening to closing: drives the handshake machine, then hands frames on and watches for silence. */
import { type HelloOk, LIMITS } from '@clawspec/protocol';
import { toBase64Url } from './base64url.ts';
import { closeCode } from './classify.ts';
import { type InboundFrame, type InboundResponse, parseFrame } from './frames.ts';
import {
  type HandshakeAction,
  type HandshakeInput,
  type HandshakePlan,
  handshakeStart,
  stepHandshake,
} from './handshake.ts';
import type { ClientClock, DeviceIdentity, SocketLike, WebSocketConstructor } from './options.ts';
import type { GatewayEvent } from './types.ts';

/** Why a link is over. `code` is 1006 when the socket never said. */
export interface LinkEnd {
  readonly cause:
    | { readonly kind: 'refused'; readonly error: unknown }
    | { readonly kind: 'violation'; readonly message: string }
    | { readonly kind: 'silent' | 'unreachable' | 'closed'; readonly message: string }
    | { readonly kind: 'unusable' | 'identity'; readonly error: unknown };
  readonly code: number;
  readonly reason: string;
}

export interface LinkHooks {
  hello(hello: HelloOk): void;
  response(response: InboundResponse): void;
  event(event: GatewayEvent): void;
  warn(message: string): void;
  ended(end: LinkEnd): void;
}

export interface LinkOptions {
  readonly url: string;
  readonly webSocket: WebSocketConstructor;
  readonly clock: ClientClock;
  readonly plan: HandshakePlan;
  readonly identity: DeviceIdentity | undefined;
  readonly connectTimeoutMs: number;
  readonly challengeTimeoutMs: number;
}

const ABNORMAL = 1006;
/** How long a refusal waits for the close that follows it. */
const CLOSE_GRACE_MS = 500;
/** Browsers let pages close with 1000 and 3000 to 4999 only; other codes move up by this. */
const PRIVATE_OFFSET = 3000;

export class Link {
  readonly #options: LinkOptions;
  readonly #hooks: LinkHooks;
  #socket: SocketLike | undefined;
  #handshake = handshakeStart;
  #open = false;
  #ready = false;
  #over = false;
  #socketError = '';
  #refusal: LinkEnd['cause'] | undefined;
  #timer: unknown;
  #lastFrameAt = 0;
  #onSocketClosed: (() => void) | undefined;

  constructor(options: LinkOptions, hooks: LinkHooks) {
    this.#options = options;
    this.#hooks = hooks;
  }

  start(): void {
    let socket: SocketLike;
    try {
      socket = new this.#options.webSocket(this.#options.url);
    } catch (error) {
      this.#end({ cause: { kind: 'unusable', error }, code: ABNORMAL, reason: '' });
      return;
    }
    this.#socket = socket;
    this.#arm(this.#options.connectTimeoutMs, () =>
      this.#giveUp('unreachable', 'the socket did not open in time'),
    );
    socket.onopen = () => {
      this.#open = true;
      this.#arm(this.#options.challengeTimeoutMs, () => this.#step({ type: 'timeout' }));
    };
    socket.onmessage = (event: { data: unknown }) => this.#onMessage(event.data);
    socket.onerror = (event: { message?: unknown }) => {
      if (typeof event.message === 'string') this.#socketError = event.message;
    };
    socket.onclose = (event: { code: number; reason: unknown }) =>
      this.#onClose(event.code, String(event.reason));
  }

  /** Sends a frame; false when the link cannot. */
  send(text: string): boolean {
    if (!this.#ready || this.#over || !this.#socket) return false;
    try {
      this.#socket.send(text);
      return true;
    } catch {
      // The socket is closing: its close event ends the link, and the request stays queued.
      return false;
    }
  }

  /** Closes for good, without `ended`. Resolves when the socket has closed, or after `graceMs`. */
  close(reason: string, graceMs: number): Promise<void> {
    this.#over = true;
    this.#disarm();
    const socket = this.#socket;
    if (!socket) return Promise.resolve();
    return new Promise(resolve => {
      const timer = this.#options.clock.setTimeout(resolve, graceMs);
      this.#onSocketClosed = () => {
        this.#options.clock.clearTimeout(timer);
        resolve();
      };
      closeSocket(socket, closeCode('normal'), reason);
    });
  }

  #onMessage(data: unknown): void {
    if (this.#over) return;
    this.#lastFrameAt = this.#options.clock.now();
    const frame: InboundFrame =
      typeof data === 'string' ? parseFrame(data) : { kind: 'malformed', why: 'a message is not text' };
    if (!this.#ready) this.#step({ type: 'frame', frame, now: this.#lastFrameAt });
    else if (frame.kind === 'response') this.#hooks.response(frame.response);
    else if (frame.kind === 'event') this.#hooks.event(frame.event);
    else if (frame.kind === 'malformed') this.#hooks.warn(frame.why);
  }

  #step(input: HandshakeInput): void {
    const [state, actions] = stepHandshake(this.#options.plan, this.#handshake, input);
    this.#handshake = state;
    for (const action of actions) this.#perform(action);
  }

  #perform(action: HandshakeAction): void {
    switch (action.type) {
      case 'sign':
        void this.#sign(action.payload);
        return;
      case 'send':
        this.#arm(LIMITS.handshakeTimeoutMs, () => this.#step({ type: 'timeout' }));
        this.#socket?.send(action.text);
        return;
      case 'accept':
        this.#ready = true;
        this.#watch(action.hello);
        this.#hooks.hello(action.hello);
        return;
      case 'refuse':
        this.#refusal = { kind: 'refused', error: action.error };
        this.#arm(CLOSE_GRACE_MS, () => this.#drop(closeCode('normal'), ''));
        return;
      case 'fail':
        this.#giveUp(action.violation ? 'violation' : 'silent', action.message, action.code);
        return;
      case 'warn':
        this.#hooks.warn(action.message);
    }
  }

  async #sign(payload: string): Promise<void> {
    try {
      const signature = await this.#options.identity?.sign(new TextEncoder().encode(payload));
      if (!signature) throw new Error('there is no device identity to sign with');
      if (!this.#over) this.#step({ type: 'signed', signature: toBase64Url(signature) });
    } catch (error) {
      this.#refusal = { kind: 'identity', error };
      this.#drop(closeCode('normal'), '');
    }
  }

  /** Gives up after twice the tick interval without any frame. */
  #watch(hello: HelloOk): void {
    const interval: unknown = hello.policy?.tickIntervalMs;
    const limit = typeof interval === 'number' && interval > 0 ? interval * 2 : LIMITS.tickTimeoutMs;
    const check = () => {
      const silence = this.#options.clock.now() - this.#lastFrameAt;
      if (silence >= limit) this.#giveUp('silent', 'tick timeout', closeCode('tick timeout'));
      else this.#arm(limit - silence, check);
    };
    this.#arm(limit, check);
  }

  #giveUp(kind: 'violation' | 'silent' | 'unreachable', message: string, code = closeCode('normal')): void {
    this.#refusal = { kind, message };
    this.#drop(code, message);
  }

  /** Ends now: a dead network would let the close handshake hang. */
  #drop(code: number, reason: string): void {
    if (this.#over) return;
    const cause = this.#refusal ?? { kind: 'closed', message: reason };
    if (this.#socket) closeSocket(this.#socket, code, reason);
    this.#end({ cause, code, reason });
  }

  #onClose(code: number, reason: string): void {
    this.#onSocketClosed?.();
    if (this.#over) return;
    this.#step({ type: 'closed' });
    const unopened = this.#socketError || 'the socket did not open';
    const cause: LinkEnd['cause'] =
      this.#refusal ??
      (this.#open ? { kind: 'closed', message: reason } : { kind: 'unreachable', message: unopened });
    this.#end({ cause, code, reason });
  }

  #end(end: LinkEnd): void {
    if (this.#over) return;
    this.#over = true;
    this.#disarm();
    this.#hooks.ended(end);
  }

  #arm(ms: number, callback: () => void): void {
    this.#disarm();
    this.#timer = this.#options.clock.setTimeout(callback, ms);
  }

  #disarm(): void {
    if (this.#timer !== undefined) this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

function closeSocket(socket: SocketLike, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // This runtime reserves the code for itself: the same number in the private range.
    socket.close(PRIVATE_OFFSET + code, reason);
  }
}
