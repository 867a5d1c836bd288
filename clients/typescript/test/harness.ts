/** Clients and gateways that are cleaned up after each test. */
import { afterEach } from 'vitest';
import { type ClientEvents, GatewayClient, type GatewayClientOptions } from '../src/index.ts';
import { type Peer, type ScriptedGateway, scriptedGateway } from './scripted-gateway.ts';

const cleanups: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

export function cleanup(work: () => Promise<unknown>): void {
  cleanups.push(work);
}

export const CLIENT = { id: 'test', mode: 'test', version: '1.0.0', platform: 'linux' } as const;

export function newClient(url: string, options: Partial<GatewayClientOptions> = {}): GatewayClient {
  const client = new GatewayClient({
    url,
    client: CLIENT,
    token: 'shared-secret',
    scopes: ['operator.admin'],
    backoff: { initialMs: 1, maxMs: 5 },
    ...options,
  });
  cleanup(() => client.close());
  return client;
}

export async function scripted(
  script: (peer: Peer, index: number) => void | Promise<void>,
): Promise<ScriptedGateway> {
  const gateway = await scriptedGateway(script);
  cleanup(() => gateway.stop());
  return gateway;
}

/** The next time that something is told, optionally of a certain kind. */
export function told<K extends keyof ClientEvents>(
  client: GatewayClient,
  name: K,
  wanted: (info: ClientEvents[K]) => boolean = () => true,
): Promise<ClientEvents[K]> {
  return new Promise(resolve => {
    const off = client.on(name, info => {
      if (!wanted(info)) return;
      off();
      resolve(info);
    });
  });
}

/** Everything that is told, in a list that grows. */
export function record<K extends keyof ClientEvents>(client: GatewayClient, name: K): ClientEvents[K][] {
  const seen: ClientEvents[K][] = [];
  client.on(name, info => seen.push(info));
  return seen;
}
