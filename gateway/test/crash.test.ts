/** What a killed gateway still knows when it is back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway, TOKEN } from './support/gateway.ts';
import { connected, NODE_CLIENT, refused } from './support/raw-client.ts';

const SCRIPT = fileURLToPath(new URL('./support/gateway-process.ts', import.meta.url));

async function gatewayProcess(stateDir: string) {
  const child = spawn(process.execPath, [SCRIPT, stateDir, TOKEN], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
  const kill = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { url, kill };
}

test('devices, tokens and waiting requests survive kill -9', async () => {
  const stateDir = await tempDir();
  const { url, kill } = await gatewayProcess(stateDir);
  const device = makeDevice();
  const { client, hello } = await connected(url, { scopes: ['operator.admin'] }, device);
  const node = { role: 'node', client: NODE_CLIENT, scopes: [] };
  const waiting = await refused(url, node, device);
  const rotated = await client.request('device.token.rotate', { deviceId: device.id, role: 'operator' });
  await kill();

  const gateway = await testGateway({ stateDir });
  const old = await refused(gateway.url, { auth: { token: hello.auth!.deviceToken! } }, device);
  expect(old.error.details).toMatchObject({ code: 'AUTH_TOKEN_MISMATCH' });
  const back = await connected(gateway.url, { auth: { token: rotated.payload.token } }, device);
  const list = await back.client.request('device.pair.list');
  expect(list.payload.pending).toMatchObject([{ requestId: waiting.error.details!['requestId'] }]);
  expect(list.payload.paired).toMatchObject([{ deviceId: device.id, scopes: ['operator.admin'] }]);
});
