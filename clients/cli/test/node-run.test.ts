/** `openclaw node run`: this machine as a node of a real gateway. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliHome, finished, type GatewayProcess, printed } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;

beforeAll(async () => {
  home = await CliHome.create();
  gateway = await home.gateway();
});
afterAll(() => home.remove());

const openclaw = async (...args: string[]) => {
  const run = await home.run([...args, '--json'], { OPENCLAW_GATEWAY_PORT: gateway.port });
  return { ...run, value: run.code === 0 ? JSON.parse(run.stdout) : undefined };
};

const startNode = async (...args: string[]) => {
  const child = home.spawn(['node', 'run', ...args], {
    OPENCLAW_GATEWAY_PORT: gateway.port,
    PATH: process.env['PATH'],
  });
  await printed(child, /^Node .* offers /);
  return child;
};

test('it is approved, answers, keeps its identity, and ends when it is removed', async () => {
  const first = await startNode('--name', 'Shed', '--allow-run');
  const [request] = (await openclaw('nodes', 'pending')).value;
  expect(request).toMatchObject({ displayName: 'Shed', commands: ['system.which', 'system.run'] });
  await openclaw('nodes', 'approve', request.requestId);

  const invoke = (command: string, params: unknown) =>
    openclaw('nodes', 'invoke', 'Shed', '--command', command, '--params', JSON.stringify(params));
  expect((await invoke('system.which', { bins: ['sh', 'no-such-program'] })).value.payload).toEqual({
    bins: { sh: expect.stringMatching(/\/sh$/) },
  });
  const ran = await invoke('system.run', { command: ['sh', '-c', 'echo out; echo err >&2; exit 3'] });
  expect(ran.value.payload).toEqual({ stdout: 'out\n', stderr: 'err\n', exitCode: 3, success: false });
  expect((await invoke('system.which', { bins: 'sh' })).stderr).toContain('INVALID_PARAMS');
  expect((await invoke('system.run', { command: ['/no/such/program'] })).stderr).toContain('SPAWN_FAILED');

  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);
  const second = await startNode('--name', 'Shed');
  const ended = finished(second);
  expect((await openclaw('nodes', 'status')).value.nodes).toMatchObject([
    { nodeId: request.nodeId, connected: true, approvalState: 'approved', commands: ['system.which'] },
  ]);
  await openclaw('nodes', 'remove', 'Shed');
  expect((await ended).code).toBe(3);
});
