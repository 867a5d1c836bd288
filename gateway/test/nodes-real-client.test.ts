/** The published client of the real product as a node of this gateway. */
import { createPublicKey, sign } from 'node:crypto';
import { GatewayClient, type GatewayClientOptions } from '@openclaw/gateway-client';
import { expect, onTestFinished, test } from 'vitest';
import { approve, invocation, operator } from './nodes-support.ts';
import { makeDevice } from './support/device.ts';
import { testGateway, TOKEN } from './support/gateway.ts';

interface InvokeRequest {
  readonly id: string;
  readonly nodeId: string;
  readonly command: string;
  readonly paramsJSON: string;
}

/** A node host that answers `system.which` and knows nothing else. */
function nodeHost(url: string) {
  const device = makeDevice();
  const said = Promise.withResolvers<Parameters<NonNullable<GatewayClientOptions['onHelloOk']>>[0]>();
  const events: string[] = [];
  const failures: unknown[] = [];
  const client = new GatewayClient({
    url,
    token: TOKEN,
    role: 'node',
    mode: 'node',
    clientName: 'node-host',
    clientDisplayName: 'Real node',
    scopes: [],
    caps: ['system'],
    commands: ['system.run', 'system.which', 'not.allowed'],
    permissions: { 'screen.record': false },
    deviceIdentity: {
      deviceId: device.id,
      publicKeyPem: device.publicKeyPem,
      privateKeyPem: device.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    },
    hostDeps: {
      signDevicePayload: (key, payload) => sign(null, Buffer.from(payload), key).toString('base64url'),
      publicKeyRawBase64UrlFromPem: pem =>
        createPublicKey(pem).export({ format: 'der', type: 'spki' }).subarray(-32).toString('base64url'),
      storeDeviceAuthToken: () => {},
      loadDeviceAuthToken: () => null,
    },
    onHelloOk: said.resolve,
    onConnectError: said.reject,
    onEvent: ({ event, payload }) => {
      events.push(event);
      if (event !== 'node.invoke.request') return;
      const { id, nodeId, paramsJSON } = payload as InvokeRequest;
      const { bins } = JSON.parse(paramsJSON) as { bins: string[] };
      client
        .request('node.invoke.result', { id, nodeId, ok: true, payload: { found: bins } })
        .catch((error: unknown) => failures.push(error));
    },
  });
  onTestFinished(() => client.stop());
  client.start();
  return { client, device, events, failures, hello: said.promise };
}

test('it is approved, runs a command, and goes on after calls that are not specified here', async () => {
  const gateway = await testGateway();
  const admin = await operator(gateway);
  const node = nodeHost(gateway.url);
  expect(await node.hello).toMatchObject({ protocol: 4, auth: { role: 'node', scopes: [] } });

  // What the node host of the real product calls after its hello.
  expect(
    await node.client.request('node.event', {
      event: 'node.host.stats',
      payload: { cpuCount: 2, memoryTotalBytes: 100, memoryFreeBytes: 50 },
    }),
  ).toEqual({ ok: true, event: 'node.host.stats', handled: true, reason: 'updated' });
  for (const method of ['node.runnerInventory.update', 'node.skills.update', 'node.pluginTools.update']) {
    await expect(node.client.request(method, {})).rejects.toThrow('unauthorized role: node');
  }

  await approve(admin, node.device.id);
  const answer = await admin.request('node.invoke', invocation(node.device.id));
  expect(answer.payload).toMatchObject({ ok: true, payload: { found: ['sh'] } });
  expect(node.events).toEqual(['node.pair.resolved', 'node.invoke.request']);
  expect(node.failures).toEqual([]);
  const refused = await admin.request('node.invoke', invocation(node.device.id, { command: 'not.allowed' }));
  expect(refused.error?.details).toMatchObject({ reason: 'command not allowlisted' });
});
