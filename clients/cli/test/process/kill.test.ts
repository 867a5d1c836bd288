/** `kill -9` in the middle of a run loses no approved device, no token and no finished transcript entry. */
import { createDeviceIdentity, GatewayClient } from '@clawspec/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GatewayProcess, TOKEN } from './gateway-process.ts';

let gateway: GatewayProcess;
beforeAll(async () => {
  gateway = await GatewayProcess.start();
});
afterAll(() => gateway.stop());

test('what was acknowledged survives, what was running is gone', async () => {
  const identity = await createDeviceIdentity();
  const base = {
    url: gateway.url,
    client: { id: 'openclaw-macos', mode: 'ui', version: '1', platform: 'linux' },
    scopes: ['operator.read', 'operator.write', 'operator.pairing'],
    identity,
  } as const;

  const before = new GatewayClient({ ...base, token: TOKEN });
  const hello = await before.connect();
  const deviceToken = hello.auth?.deviceToken;
  expect(deviceToken).toBeDefined();
  for (const n of [1, 2, 3]) {
    await before.agent({ message: `finished ${n}`, idempotencyKey: `run-${n}` }).final;
  }
  const running = before.events('chat');
  await before.request('chat.send', {
    sessionKey: 'main',
    message: `!slow=1000 ${'word '.repeat(50)}`,
    idempotencyKey: 'run-unfinished',
  });
  for await (const payload of running) if (payload.state === 'delta') break;

  await gateway.signal('SIGKILL');
  await before.close();
  await gateway.launch();

  const after = new GatewayClient({ ...base, deviceToken: deviceToken ?? '' });
  await after.connect();
  const { paired } = await after.request('device.pair.list', {});
  expect(paired.map(({ deviceId }) => deviceId)).toContain(identity.deviceId);
  const { messages } = await after.request('chat.history', { sessionKey: 'main' });
  const said = messages.map(({ role, content }) => `${role}: ${JSON.stringify(content)}`).join('\n');
  for (const n of [1, 2, 3]) {
    expect(said).toContain(`finished ${n}`);
  }
  expect(messages.filter(({ role }) => role === 'assistant').length).toBeGreaterThanOrEqual(3);
  await after.close();
});
