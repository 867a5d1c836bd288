/** Holds the one client of this page and says in the words of the page how the connection stands. */
import {
  BrowserTokenStore,
  createDeviceKeys,
  type DeviceIdentity,
  GatewayClient,
  GatewayClientError,
  identityFromKeys,
  loadBrowserIdentity,
  MemoryTokenStore,
  type StateChange,
} from '@clawspec/client';
import { type AgentPayload, type ChatPayload, type HelloOk, SPEC_VERSION } from '@clawspec/protocol';
import { type Access, forgetAccess, forgetTab, keepForDevice, keepForTab } from './credentials.ts';
import { blockedByPolicy, explain, type Problem } from './explain.ts';

export type Link =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'connected'; readonly hello: HelloOk }
  /** `until`: when the next attempt is made, milliseconds since the Unix epoch. */
  | { readonly kind: 'waiting'; readonly until: number; readonly problem: Problem }
  | { readonly kind: 'paused'; readonly problem: Problem };

export interface ConnectionListeners {
  link(link: Link): void;
  /** A session is open: load what is shown. */
  opened(hello: HelloOk, client: GatewayClient): void;
  /** Frames are missing: load again. */
  gap(): void;
  chat(payload: ChatPayload): void;
  agent(payload: AgentPayload): void;
}

const DATABASE = 'clawspec-webchat';
const SCOPES = ['operator.read', 'operator.write'];
/** Pause between two looks at whether the device was approved, in milliseconds. */
const APPROVAL_CHECK_MS = 4000;

export class Connection {
  readonly #listeners: ConnectionListeners;
  #client: GatewayClient | undefined;
  #access: Access | undefined;
  #identity: DeviceIdentity | undefined;
  #link: Link = { kind: 'idle' };
  #approvalTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts calls of `open`, so that a slow one notices that it was overtaken. */
  #generation = 0;

  constructor(listeners: ConnectionListeners) {
    this.#listeners = listeners;
    document.addEventListener('securitypolicyviolation', event => {
      if (event.effectiveDirective === 'connect-src') this.#blocked();
    });
  }

  get link(): Link {
    return this.#link;
  }

  get access(): Access | undefined {
    return this.#access;
  }

  get deviceId(): string | undefined {
    return this.#identity?.deviceId;
  }

  /** The client while a session is open. */
  get client(): GatewayClient | undefined {
    return this.#link.kind === 'connected' ? this.#client : undefined;
  }

  async open(access: Access): Promise<void> {
    const generation = ++this.#generation;
    this.#dropUnwaited();
    this.#access = access;
    if (access.token !== undefined) keepForTab(access);
    this.#set({ kind: 'connecting' });
    try {
      this.#identity ??= await identity();
    } catch (error) {
      this.#set({
        kind: 'paused',
        problem: explain(error instanceof GatewayClientError ? error : undefined),
      });
      return;
    }
    if (generation !== this.#generation) return;
    const client = new GatewayClient({
      url: access.url,
      token: access.token,
      client: { id: 'webchat-ui', mode: 'webchat', version: SPEC_VERSION, platform: platform() },
      scopes: SCOPES,
      caps: ['tool-events'],
      identity: this.#identity,
      tokens: access.remember ? new BrowserTokenStore({ database: DATABASE }) : new MemoryTokenStore(),
      locale: navigator.language,
      backoff: { maxMs: 10_000 },
    });
    this.#client = client;
    client.on('state', change => this.#follow(client, change));
    client.on('hello', info => this.#opened(client, info.hello));
    client.on('gap', () => this.#listeners.gap());
    client.onEvent('chat', payload => this.#listeners.chat(payload));
    client.onEvent('agent', payload => this.#listeners.agent(payload));
    this.#attempt(client.connect());
  }

  /** Tries at once, when the connection waits or is paused. */
  retry(): void {
    const client = this.#client;
    if (client === undefined) {
      if (this.#access !== undefined) void this.open(this.#access);
      return;
    }
    this.#attempt(client.resume());
  }

  /** Closes and removes everything that would let this browser in again. */
  async forget(): Promise<void> {
    this.#generation++;
    await this.#drop();
    this.#access = undefined;
    this.#identity = undefined;
    forgetAccess();
    await deleteDatabase();
    this.#set({ kind: 'idle' });
  }

  /** The policy of the server that gave the page does not let it talk to this address: no use in trying again. */
  #blocked(): void {
    if (this.#access === undefined) return;
    this.#generation++;
    forgetTab();
    this.#dropUnwaited();
    this.#set({ kind: 'paused', problem: blockedByPolicy(this.#access.url) });
  }

  async #drop(): Promise<void> {
    clearTimeout(this.#approvalTimer);
    const client = this.#client;
    this.#client = undefined;
    await client?.close();
  }

  /** The old socket closes in its own time: its events are no longer heard. */
  #dropUnwaited(): void {
    void this.#drop();
  }

  /** What goes wrong with an attempt is told by the state; the promise only must not stay unheard. */
  #attempt(promise: Promise<HelloOk>): void {
    promise.catch((error: unknown) => {
      if (!(error instanceof GatewayClientError)) throw error;
    });
  }

  #follow(client: GatewayClient, change: StateChange): void {
    if (client !== this.#client) return;
    const waitsForApproval = this.#link.kind === 'paused' && this.#link.problem.remedy === 'approval';
    if (change.state === 'connecting') {
      // While it checks for the approval the page keeps saying what it waits for.
      if (!waitsForApproval) this.#set({ kind: 'connecting' });
    } else if (change.state === 'waiting') {
      this.#set({
        kind: 'waiting',
        until: Date.now() + (change.retryInMs ?? 0),
        problem: explain(change.error),
      });
    } else if (change.state === 'paused' || change.state === 'closed') {
      const problem = explain(change.error);
      if (problem.remedy === 'token') forgetTab();
      this.#set({ kind: 'paused', problem });
      if (problem.remedy === 'approval') {
        clearTimeout(this.#approvalTimer);
        this.#approvalTimer = setTimeout(() => this.retry(), APPROVAL_CHECK_MS);
      }
    }
  }

  #opened(client: GatewayClient, hello: HelloOk): void {
    if (client !== this.#client || this.#access === undefined) return;
    if (this.#access.remember && hello.auth?.deviceToken !== undefined) {
      keepForDevice(this.#access);
      this.#access = { ...this.#access, token: undefined };
      client.update({ token: undefined });
    }
    this.#set({ kind: 'connected', hello });
    this.#listeners.opened(hello, client);
  }

  #set(link: Link): void {
    this.#link = link;
    this.#listeners.link(link);
  }
}

async function identity(): Promise<DeviceIdentity> {
  try {
    return await loadBrowserIdentity({ database: DATABASE });
  } catch (error) {
    if (!(error instanceof GatewayClientError) || error.code !== 'STORE_FAILED') throw error;
    // No IndexedDB, as in some private windows: a key for as long as the page is open.
    return identityFromKeys(await createDeviceKeys());
  }
}

function platform(): string {
  const found = /Android|iPhone|iPad|Windows|Mac OS X|Linux/.exec(navigator.userAgent)?.[0];
  const names: Readonly<Record<string, string>> = {
    Android: 'android',
    iPhone: 'ios',
    iPad: 'ios',
    Windows: 'win32',
    'Mac OS X': 'darwin',
    Linux: 'linux',
  };
  return names[found ?? ''] ?? 'web';
}

function deleteDatabase(): Promise<void> {
  return new Promise(resolve => {
    const request = indexedDB.deleteDatabase(DATABASE);
    // Blocked: the browser deletes it as soon as the other tab lets go.
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
