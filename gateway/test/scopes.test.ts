/** Who may call what, and who gets which events. */
import { METHODS } from '@clawspec/protocol';
import { expect, test } from 'vitest';
import { makeDevice } from './support/device.ts';
import { testGateway } from './support/gateway.ts';
import { connected, NODE_CLIENT } from './support/raw-client.ts';

/** Params that pass validation are not needed: the scope is checked first. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'operator.read': [
    'health',
    'status',
    'system-presence',
    'sessions.list',
    'chat.history',
    'models.list',
    'agents.list',
  ],
  'operator.write': [
    'health',
    'status',
    'system-presence',
    'sessions.list',
    'chat.history',
    'models.list',
    'agents.list',
    'chat.send',
    'chat.abort',
    'agent',
    'agent.wait',
  ],
  'operator.pairing': [
    'health',
    'device.pair.list',
    'device.pair.approve',
    'device.pair.reject',
    'device.pair.remove',
    'device.token.rotate',
    'device.token.revoke',
  ],
  'operator.approvals': ['health'],
  'operator.bogus': ['health'],
};
const NAMES = [...Object.keys(METHODS), 'no.such.method'] as const;

function requiredScope(name: string): string {
  const method = Object.hasOwn(METHODS, name) ? METHODS[name as keyof typeof METHODS] : undefined;
  return method?.scopes[0] ?? 'operator.admin';
}

test.for(Object.keys(ALLOWED))('only %s', async scope => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url, { scopes: [scope] });
  for (const name of NAMES) {
    const { error } = await client.request(name, { bogus: true });
    if (ALLOWED[scope]!.includes(name)) {
      expect(error?.code, name).not.toBe('FORBIDDEN');
    } else {
      const missingScope = requiredScope(name);
      expect(error, name).toEqual({
        code: 'FORBIDDEN',
        message: `missing scope: ${missingScope}`,
        details: { code: 'MISSING_SCOPE', missingScope, requiredScopes: [missingScope] },
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

test('an admin may call everything', async () => {
  const gateway = await testGateway();
  const { client } = await connected(gateway.url);
  for (const name of Object.keys(METHODS)) {
    const { error } = await client.request(name, { bogus: true });
    expect(error?.message ?? '', name).not.toMatch(/missing scope|unauthorized role/);
  }
});

test('a node may only ask for health', async () => {
  const gateway = await testGateway();
  const { client } = await connected(
    gateway.url,
    { role: 'node', client: NODE_CLIENT, scopes: ['operator.admin'] },
    makeDevice(),
  );
  expect((await client.request('health')).ok).toBe(true);
  for (const name of [...NAMES.filter(one => one !== 'health')]) {
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
  expect(seen(admin)).toEqual(['agent', 'chat', 'device.pair.resolved', 'presence', 'tick']);
  expect(seen(reader)).toEqual(['agent', 'chat', 'presence', 'tick']);
  expect(seen(pairer)).toEqual(['device.pair.resolved', 'tick']);
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
