/** Who may call what, and who gets which events. */
import { METHODS } from '@clawspec/protocol';
import { expect, test } from 'vitest';
import { makeDevice } from './support/device.ts';
import { testGateway } from './support/gateway.ts';
import { connected, NODE_CLIENT } from './support/raw-client.ts';

/** Scopes that a session has with the one that it was granted. */
const COVERS: Readonly<Record<string, readonly string[]>> = {
  'operator.read': ['operator.read'],
  'operator.write': ['operator.write', 'operator.read'],
  'operator.pairing': ['operator.pairing'],
  'operator.approvals': ['operator.approvals'],
  'operator.bogus': [],
};
const UNKNOWN = { role: 'operator', scopes: ['operator.admin'] } as const;
const NAMES = [...Object.keys(METHODS), 'no.such.method'] as const;

interface Rules {
  readonly role: string;
  readonly scopes: readonly string[];
  readonly until?: number;
}

function rulesOf(name: string): Rules {
  const method: Rules | undefined = Object.hasOwn(METHODS, name)
    ? METHODS[name as keyof typeof METHODS]
    : undefined;
  // The sessions of these tests speak protocol 4.
  return method === undefined || method.role === 'pre-auth' || method.until === 3 ? UNKNOWN : method;
}

// Params that pass validation are not needed: role and scope are checked first.
test.for(Object.keys(COVERS))('only %s', async scope => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url, { scopes: [scope] });
  for (const name of NAMES) {
    const { error } = await client.request(name, { bogus: true });
    const { role, scopes } = rulesOf(name);
    if (role === 'node') {
      expect(error?.message, name).toBe('unauthorized role: operator');
    } else if (scopes.length === 0 || scopes.some(one => COVERS[scope]!.includes(one))) {
      expect(error?.code, name).not.toBe('FORBIDDEN');
    } else {
      const [missingScope] = scopes;
      expect(error, name).toEqual({
        code: 'FORBIDDEN',
        message: `missing scope: ${missingScope}`,
        details: { code: 'MISSING_SCOPE', missingScope, requiredScopes: scopes },
      });
    }
  }
});

test('protocol 3 says INVALID_REQUEST for a missing scope', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url, {
    minProtocol: 3,
    maxProtocol: 3,
    scopes: ['operator.read'],
  });
  expect((await client.request('chat.send', {})).error).toMatchObject({
    code: 'INVALID_REQUEST',
    message: 'missing scope: operator.write',
  });
});

test('an admin may call everything that is for operators', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  for (const name of Object.keys(METHODS).filter(one => rulesOf(one).role !== 'node')) {
    const { error } = await client.request(name, { bogus: true });
    expect(error?.message ?? '', name).not.toMatch(/missing scope|unauthorized role/);
  }
});

test('a node may ask for health and call what is for nodes', async () => {
  const gateway = await testGateway();
  const { client } = await connected(
    gateway.url,
    { role: 'node', client: NODE_CLIENT, scopes: ['operator.admin'] },
    makeDevice(),
  );
  expect((await client.request('health')).ok).toBe(true);
  for (const name of NAMES.filter(one => rulesOf(one).role === 'operator')) {
    expect((await client.request(name, {})).error, name).toEqual({
      code: 'INVALID_REQUEST',
      message: 'unauthorized role: node',
    });
  }
});

test('events reach those whose role and scopes they name, numbered without holes', async () => {
  const gateway = await testGateway({ limits: { tickIntervalMs: 60 } });
  const admin = await connected(gateway.url);
  const reader = await connected(gateway.url, { scopes: ['operator.read'] });
  const pairer = await connected(gateway.url, { scopes: ['operator.pairing'] });
  const bare = await connected(gateway.url, { scopes: [] });
  const node = await connected(gateway.url, { role: 'node', client: NODE_CLIENT, scopes: [] }, makeDevice());
  await admin.client.request('system-event', { text: 'hello' });
  const done = await admin.client.request('chat.send', {
    sessionKey: 'main',
    message: 'hello',
    idempotencyKey: 'events-1',
  });
  expect(done.ok).toBe(true);
  await admin.client.event('chat', frame => frame.payload.state === 'final');
  const all = [admin, reader, pairer, bare, node];
  const ticks = all.map(({ client }) => client.frames.filter(frame => frame.event === 'tick').length);
  await Promise.all(
    all.map(({ client }, index) =>
      client.next(() => client.frames.filter(frame => frame.event === 'tick').length > ticks[index]!),
    ),
  );
  const seen = ({ client }: (typeof all)[number]) =>
    [...new Set(client.frames.filter(frame => frame.seq !== undefined).map(frame => frame.event))].toSorted();
  expect(seen(admin)).toEqual([
    'agent',
    'chat',
    'device.pair.resolved',
    'node.pair.requested',
    'presence',
    'tick',
  ]);
  expect(seen(reader)).toEqual(['agent', 'chat', 'presence', 'tick']);
  expect(seen(pairer)).toEqual(['device.pair.resolved', 'node.pair.requested', 'tick']);
  expect(seen(bare)).toEqual(['tick']);
  expect(seen(node)).toEqual(['tick']);
  for (const { client } of all) {
    const numbers = client.frames.filter(frame => frame.type === 'event').flatMap(frame => frame.seq ?? []);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
  const presence = reader.client.frames.filter(frame => frame.event === 'presence');
  const versions = presence.map(frame => frame.stateVersion!.presence);
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(reader.client.frames.find(frame => frame.event === 'tick')).not.toHaveProperty('stateVersion');
});
