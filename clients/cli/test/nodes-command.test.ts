/** `openclaw nodes` against a real gateway and a node that is a real client. */
import { createDeviceIdentity, GatewayClient } from '@clawspec/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliHome, type GatewayProcess, type Run } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;
let token: string;
let node: GatewayClient;
let nodeId: string;

beforeAll(async () => {
  home = await CliHome.create();
  gateway = await home.gateway();
  token = await home.token();
  const identity = await createDeviceIdentity();
  nodeId = identity.deviceId;
  node = new GatewayClient({
    url: gateway.url,
    token,
    identity,
    role: 'node',
    client: { id: 'node-host', mode: 'node', version: '1.0.0', platform: 'linux', displayName: 'Workshop' },
    caps: ['system'],
    commands: ['system.which', 'system.notify'],
  });
  node.onEvent('node.invoke.request', ({ id, command, paramsJSON }) => {
    const result =
      command === 'system.which'
        ? { ok: true, payload: { asked: JSON.parse(paramsJSON ?? 'null') } }
        : { ok: false, error: { code: 'NO_SCREEN', message: 'there is no screen' } };
    void node.request('node.invoke.result', { id, nodeId, ...result });
  });
  await node.connect();
});

afterAll(async () => {
  await node.close();
  await home.remove();
});

const openclaw = (...args: string[]): Promise<Run> =>
  home.run(['nodes', ...args], { OPENCLAW_GATEWAY_PORT: gateway.port });

async function ok(...args: string[]): Promise<string> {
  const run = await openclaw(...args);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
}

const json = async (...args: string[]) => JSON.parse(await ok(...args, '--json'));

test('from waiting to a command that runs', async () => {
  expect(await ok('status')).toMatch(
    /^Nodes: 1 known, 1 connected\n.*\n.*Workshop \(linux\) +connected +pending-approval/,
  );
  expect(await ok('pending')).toMatch(/^Waiting \(1\)\n/);
  const [request] = await json('pending');
  expect(request).toMatchObject({ nodeId, commands: ['system.which', 'system.notify'] });
  expect(await ok('describe', 'Workshop')).toContain(`Request: ${request.requestId} waits`);
  const early = await openclaw('invoke', '--node', nodeId, '--command', 'system.which');
  expect(early).toMatchObject({ code: 1 });
  expect(early.stderr).toContain('waits for approval');

  expect(await ok('approve', request.requestId)).toBe(
    'Approved Workshop (linux): system.which, system.notify\n',
  );
  expect(await ok('list')).toMatch(/^Waiting \(0\)\nApproved \(1\)\n/);
  expect(await json('list')).toMatchObject({ pending: [], paired: [{ nodeId }] });

  const params = ['--command', 'system.which', '--params', '{"bins":["git"]}'];
  expect(JSON.parse(await ok('invoke', 'workshop', ...params))).toEqual({ asked: { bins: ['git'] } });
  expect(await json('invoke', nodeId.slice(0, 12), ...params, '--invoke-timeout', '4000')).toMatchObject({
    ok: true,
    nodeId,
    payload: { asked: { bins: ['git'] } },
  });
  const refused = await openclaw('invoke', 'workshop', '--command', 'system.notify');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('NO_SCREEN: there is no screen');

  expect(await ok('rename', '--node', 'Workshop', '--name', 'Bench')).toBe(
    `Node ${nodeId} is now called Bench\n`,
  );
  expect(await json('describe', '--node', 'Bench')).toMatchObject({ displayName: 'Bench', connected: true });
  expect(await json('status')).toMatchObject({ nodes: [{ displayName: 'Bench' }] });
  expect(await ok('remove', 'bench')).toBe(`Removed node ${nodeId}\n`);
  expect(await json('list')).toEqual({ pending: [], paired: [] });
});

test.each<[string[], number, RegExp]>([
  [['describe'], 2, /no node given/],
  [['describe', 'nobody'], 1, /no node "nobody"/],
  [['approve', 'nope'], 1, /unknown requestId/],
  [['reject', 'nope'], 1, /unknown requestId/],
  [['invoke', 'x', '--command', 'y', '--params', '{'], 2, /--params is not JSON/],
  [['invoke', 'x', '--command', 'y', '--invoke-timeout', 'soon'], 2, /--invoke-timeout is "soon"/],
])('%j', async (args, code, message) => {
  const run = await openclaw(...args);
  expect(run.code).toBe(code);
  expect(run.stderr).toMatch(message);
});
