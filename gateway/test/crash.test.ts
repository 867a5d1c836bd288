/** What a killed gateway still knows when it is back. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway, TOKEN } from './support/gateway.ts';
import { connected, NODE_CLIENT, type RawClient, refused } from './support/raw-client.ts';

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

/** One message whose run goes on, and two that wait behind it: all of them acknowledged. */
async function sendThree(client: RawClient, sessionKey = 'main'): Promise<void> {
  for (const message of ['!slow=10000 first', 'second', 'third']) {
    const answer = await client.request('chat.send', { sessionKey, message, idempotencyKey: message });
    expect(answer.payload.status).toBe('started');
  }
}

async function saidBy(client: RawClient, sessionKey = 'main'): Promise<{ said: string[]; waiting: number }> {
  const { payload } = await client.request('chat.history', { sessionKey });
  const said = payload.messages.map(({ role, content }: { role: string; content: unknown }) => [
    role,
    content,
  ]);
  return { said, waiting: payload.pendingInputs.total };
}

const KEPT = [
  ['user', '!slow=10000 first'],
  ['user', 'second'],
  ['user', 'third'],
];

test('messages that waited behind a run survive kill -9', async () => {
  const stateDir = await tempDir();
  const { url, kill } = await gatewayProcess(stateDir);
  const { client } = await connected(url);
  await sendThree(client);
  await kill();

  const gateway = await testGateway({ stateDir });
  const back = await connected(gateway.url);
  expect(await saidBy(back.client)).toEqual({ said: KEPT, waiting: 0 });
  const [row] = (await back.client.request('sessions.list', {})).payload.sessions;
  expect(row).toMatchObject({ status: 'killed', lastRunId: 'third', hasActiveRun: false });
});

test('messages that waited behind a run survive the end of the gateway, once', async () => {
  const stateDir = await tempDir();
  for (let start = 0; start < 3; start += 1) {
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url);
    if (start === 0) await sendThree(client);
    else expect(await saidBy(client)).toEqual({ said: KEPT, waiting: 0 });
    await gateway.close();
  }
});

test.each([
  ['chat.abort', { sessionKey: 'notes', runId: 'second' }, [KEPT[0], KEPT[2]]],
  ['sessions.reset', { key: 'notes' }, []],
  ['sessions.delete', { key: 'notes' }, []],
])('a message that %s took back while it waited does not return', async (method, params, left) => {
  const stateDir = await tempDir();
  const { url, kill } = await gatewayProcess(stateDir);
  const { client } = await connected(url);
  await sendThree(client, 'notes');
  expect((await client.request(method, params)).ok).toBe(true);
  await kill();

  const gateway = await testGateway({ stateDir });
  const back = await connected(gateway.url);
  expect((await saidBy(back.client, 'notes')).said).toEqual(left);
});
