/** The published client of the real product against this gateway. */
import { createPublicKey, sign } from 'node:crypto';
import {
  type DeviceAuthTokenRecord,
  GatewayClient,
  type GatewayClientOptions,
} from '@openclaw/gateway-client';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../scripts/bench/process.ts';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway, TOKEN } from './support/gateway.ts';

type Hello = Parameters<NonNullable<GatewayClientOptions['onHelloOk']>>[0];
type Event = Parameters<NonNullable<GatewayClientOptions['onEvent']>>[0];

function realClient(options: GatewayClientOptions) {
  const hellos: Hello[] = [];
  const events: Event[] = [];
  const gaps: unknown[] = [];
  const errors: Error[] = [];
  let wake = () => {};
  const changed = () => wake();
  const client = new GatewayClient({
    ...options,
    onHelloOk: hello => {
      hellos.push(hello);
      changed();
    },
    onEvent: event => {
      events.push(event);
      changed();
    },
    onGap: gap => void gaps.push(gap),
    onConnectError: error => void errors.push(error),
  });
  onTestFinished(() => client.stop());
  client.start();
  const until = async (done: () => boolean) => {
    while (!done()) {
      await new Promise<void>(resolve => {
        wake = resolve;
      });
    }
  };
  const chatStates = (runId: string) =>
    events
      .filter(event => event.event === 'chat')
      .map(event => event.payload as { runId: string; state: string })
      .filter(payload => payload.runId === runId)
      .map(payload => payload.state);
  return { client, hellos, events, gaps, errors, until, chatStates };
}

test('url and token are enough: health, chat.send to final, agent with expectFinal', async () => {
  const gateway = await testGateway();
  const real = realClient({ url: gateway.url, token: TOKEN });
  await real.until(() => real.hellos.length === 1);
  expect(real.hellos[0]).toMatchObject({ protocol: 4, auth: { scopes: ['operator.admin'] } });
  expect(await real.client.request('health', {})).toMatchObject({ ok: true });

  const message = 'one two three four five six';
  const sent = await real.client.request('chat.send', {
    sessionKey: 'main',
    message,
    idempotencyKey: 'real-chat',
  });
  expect(sent).toMatchObject({ runId: 'real-chat', status: 'started' });
  await real.until(() => real.chatStates('real-chat').includes('final'));
  expect(real.chatStates('real-chat')).toContain('delta');

  const final = await real.client.request(
    'agent',
    { agentId: 'main', message, idempotencyKey: 'real-agent' },
    { expectFinal: true },
  );
  expect(final).toMatchObject({ runId: 'real-agent', status: 'ok' });
  await expect(real.client.request('no.such.method', {})).rejects.toThrow('unknown method: no.such.method');
  expect(real.gaps).toEqual([]);
  expect(real.errors).toEqual([]);
});

test('it survives a restart of the gateway on the same port', async () => {
  const stateDir = await tempDir();
  const first = await testGateway({ stateDir, port: await freePort() });
  const real = realClient({ url: first.url, token: TOKEN });
  await real.until(() => real.hellos.length === 1);
  await first.close();
  await real.until(() => real.events.at(-1)?.event === 'shutdown');
  await testGateway({ stateDir, port: first.port });
  await real.until(() => real.hellos.length === 2);
  expect(await real.client.request('health', {})).toMatchObject({ ok: true });
});

test('with a device identity it is paired, keeps its token, and comes back with it', async () => {
  const gateway = await testGateway();
  const device = makeDevice();
  const stored: (DeviceAuthTokenRecord & { token: string })[] = [];
  const options: GatewayClientOptions = {
    url: gateway.url,
    deviceIdentity: {
      deviceId: device.id,
      publicKeyPem: device.publicKeyPem,
      privateKeyPem: device.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    },
    hostDeps: {
      signDevicePayload: (key, payload) => sign(null, Buffer.from(payload), key).toString('base64url'),
      publicKeyRawBase64UrlFromPem: pem =>
        createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url'),
      storeDeviceAuthToken: record => void stored.push(record),
      loadDeviceAuthToken: () => stored.at(-1) ?? null,
    },
  };
  const first = realClient({ ...options, token: TOKEN });
  await first.until(() => first.hellos.length === 1);
  expect(first.hellos[0]!.auth).toMatchObject({ scopes: ['operator.admin'] });
  expect(stored.map(({ token }) => token)).toEqual([first.hellos[0]!.auth?.deviceToken]);
  const list = await first.client.request<{ paired: { deviceId: string }[] }>('device.pair.list', {});
  expect(list.paired.map(one => one.deviceId)).toEqual([device.id]);

  const second = realClient(options);
  await second.until(() => second.hellos.length === 1);
  expect(second.hellos[0]!.auth).toMatchObject({ method: 'device-token', deviceToken: stored[0]!.token });
  expect(await second.client.request('health', {})).toMatchObject({ ok: true });
});
