import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { GatewayClient, createDeviceIdentity } from '@clawspec/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliHome, type GatewayProcess, type Run } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;
let token: string;
const outputs: string[] = [];

beforeAll(async () => {
  home = await CliHome.create();
  gateway = await home.gateway();
  token = await home.token();
});

afterAll(() => home.remove());

/** Runs a command against the gateway of this home and keeps what it printed. */
async function openclaw(...args: string[]): Promise<Run> {
  const run = await home.run(args, { OPENCLAW_GATEWAY_PORT: gateway.port });
  outputs.push(run.stdout, run.stderr);
  return run;
}

async function ok(...args: string[]): Promise<string> {
  const run = await openclaw(...args);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
}

describe('for people', () => {
  test.each<[string[], RegExp]>([
    [['health'], /^Gateway: ok \(answered in .*\)\nChannels: none\nAgent: main \(default\), \d+ sessions?\n/],
    [['health', '--probe'], /checked (just now|\d+s ago)/],
    [['gateway', 'health'], /^Gateway: ok/],
    [['status'], /^Gateway: ws:\/\/127\.0\.0\.1:\d+, version .*, protocol 4\nProcess: pid \d+, .* MiB\n/],
    [['gateway', 'status'], /^Gateway: /],
    [['presence'], /^HOST +MODE .*\n\S+ +gateway .* self /],
    [['system', 'presence'], /^HOST/],
    [['devices', 'list'], /^Waiting \(0\)\nPaired \(\d+\)\n/],
    [['agent', '--message', 'hello there'], /^You said: hello there\n$/],
  ])('%j', async (args, expected) => {
    expect(await ok(...args)).toMatch(expected);
  });

  test('a reply cannot drive the terminal', async () => {
    const text = await ok('agent', '-m', 'a\u001b[2Jb\u009bc\u202ed');
    expect(text).toBe('You said: a[2Jbcd\n');
  });
});

describe('for scripts', () => {
  test.each<[string[], object]>([
    [['health', '--json'], { ok: true, defaultAgentId: 'main' }],
    [['status', '--json'], { heartbeat: { defaultAgentId: 'main' }, pid: expect.any(Number) }],
    [['presence', '--json'], [{ mode: 'gateway', reason: 'self' }]],
    [['devices', 'list', '--json'], { pending: [], paired: expect.any(Array) }],
    [['agent', '-m', 'hi', '--json'], { status: 'ok', result: { payloads: [{ text: 'You said: hi' }] } }],
    [['call', 'agents.list'], { defaultId: 'main' }],
    [['gateway', 'call', 'agents.list', '--params', '{}', '--json'], { defaultId: 'main' }],
    [['call', 'system-event', '--params', '{"text":"hi","host":"h"}'], { ok: true }],
  ])('%j', async (args, expected) => {
    const value: unknown = JSON.parse(await ok(...args));
    if (Array.isArray(expected)) expect((value as unknown[])[0]).toMatchObject(expected[0]);
    else expect(value).toMatchObject(expected);
  });

  test('agent takes a session and an agent', async () => {
    await ok('agent', '-m', 'remember', '--session-key', 'agent:main:cli-test');
    const history = JSON.parse(
      await ok('call', 'chat.history', '--params', '{"sessionKey":"agent:main:cli-test"}'),
    );
    expect(JSON.stringify(history)).toContain('remember');
    const run = await openclaw('agent', '-m', 'x', '--agent', 'nobody');
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^openclaw: agent: .*nobody/);
  });
});

describe('devices', () => {
  async function pairedDevice(): Promise<string> {
    const identity = await createDeviceIdentity();
    const client = new GatewayClient({
      url: gateway.url,
      token,
      identity,
      client: { id: 'test', mode: 'test', version: '1', platform: 'linux', displayName: 'Pocket\u001b[31m' },
      scopes: ['operator.read'],
    });
    await client.connect();
    await client.close();
    return identity.deviceId;
  }

  test('are listed, rotated, revoked and removed', async () => {
    const deviceId = await pairedDevice();
    const list = await ok('devices', 'list');
    expect(list).toContain(deviceId);
    expect(list).toContain('Pocket[31m (linux)');
    expect(await ok('devices', 'rotate', deviceId)).toContain(
      `Rotated the operator token of device ${deviceId}`,
    );
    const rotated = JSON.parse(
      await ok('devices', 'rotate', '--device', deviceId, '--role', 'operator', '--json'),
    );
    expect(rotated).toMatchObject({ deviceId, role: 'operator' });
    expect(rotated).not.toHaveProperty('token');
    expect(await ok('devices', 'revoke', deviceId)).toContain('Revoked');
    expect(await ok('devices', 'remove', deviceId)).toBe(`Removed device ${deviceId}\n`);
    expect(await ok('devices', 'list')).not.toContain(deviceId);
  });

  test('that wait are approved or rejected', async () => {
    const nearby = await pairedDevice();
    const identity = await createDeviceIdentity();
    const ask = async (role: 'operator' | 'node') => {
      const client = new GatewayClient({
        url: gateway.url,
        token,
        identity,
        role,
        client: { id: 'test', mode: 'test', version: '1', platform: 'linux' },
        scopes: [],
      });
      try {
        await client.connect({ maxAttempts: 1 });
        return 'connected';
      } catch {
        return 'refused';
      } finally {
        await client.close();
      }
    };
    // A device of this machine is paired silently; a further role of it is not.
    expect(await ask('operator')).toBe('connected');
    expect(await ask('node')).toBe('refused');
    const { pending } = JSON.parse(await ok('devices', 'list', '--json'));
    expect(pending).toHaveLength(1);
    expect(await ok('devices', 'list')).toContain(pending[0].requestId);
    expect(await ok('devices', 'reject', pending[0].requestId)).toBe(
      `Rejected device ${identity.deviceId}\n`,
    );
    expect(await ask('node')).toBe('refused');
    expect(await ok('devices', 'approve', '--latest')).toContain(identity.deviceId);
    expect(await ask('node')).toBe('connected');
    const none = await openclaw('devices', 'approve', '--latest');
    expect(none).toMatchObject({ code: 1, stderr: 'openclaw: no device waits for approval\n' });
    await ok('devices', 'remove', nearby);
  });
});

describe('credentials', () => {
  test('an address needs its own credentials', async () => {
    const run = await openclaw('health', '--url', gateway.url);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/--url needs explicit credentials/);
    expect(await ok('health', '--url', gateway.url, '--token', token)).toMatch(/^Gateway: ok/);
    const byEnv = await home.run(['health'], {
      OPENCLAW_GATEWAY_URL: gateway.url,
      OPENCLAW_GATEWAY_TOKEN: token,
    });
    expect(byEnv.code).toBe(0);
    // The token that is kept for this machine is not for that address.
    expect((await home.run(['health'], { OPENCLAW_GATEWAY_URL: gateway.url })).code).toBe(2);
  });

  test('a wrong token is refused without being repeated', async () => {
    const run = await openclaw('health', '--url', gateway.url, '--token', 'wrong-but-secret');
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/^openclaw: unauthorized.* — check --token/);
    expect(run.stderr).not.toContain('wrong-but-secret');
    const json = await openclaw('health', '--url', gateway.url, '--token', 'wrong-but-secret', '--json');
    expect(JSON.parse(json.stderr)).toMatchObject({ ok: false, error: { code: 'AUTH_TOKEN_MISMATCH' } });
  });

  test('no token anywhere', async () => {
    const run = await home.run(['health'], { OPENCLAW_STATE_DIR: join(home.dir, 'empty') });
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/no token for the gateway at .* — start a gateway/);
  });

  test('the dashboard address holds the token in its fragment alone', async () => {
    const run = await home.run(['dashboard'], { OPENCLAW_GATEWAY_PORT: gateway.port });
    expect(run.stdout).toBe(`http://127.0.0.1:${gateway.port}/#token=${token}\n`);
    const json = await home.run(['dashboard', '--no-open', '--json'], {
      OPENCLAW_GATEWAY_PORT: gateway.port,
    });
    expect(JSON.parse(json.stdout)).toEqual({ url: run.stdout.trim() });
  });
});

describe('nobody there', () => {
  let silent: Server;
  beforeAll(async () => {
    silent = createServer(socket => socket.on('error', () => undefined));
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => silent.close());

  test('a closed port', async () => {
    const run = await openclaw('health', '--url', 'ws://127.0.0.1:1', '--token', token);
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/127\.0\.0\.1:1.* — start one with: openclaw gateway/);
  });

  test('a port that says nothing', async () => {
    const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const run = await openclaw('health', '--url', url, '--token', token, '--timeout', '300');
    expect(run.code).toBe(3);
    expect(run.stderr).toMatch(/^openclaw: [^\n]+ — [^\n]+\n$/);
  });
});

describe('requests that fail', () => {
  test.each<[string[], RegExp]>([
    [['call', 'no.such.method'], /unknown method: no\.such\.method/],
    [['call', 'chat.history'], /invalid chat\.history params/],
    [['devices', 'approve', 'nope'], /unknown requestId/],
    [['devices', 'remove', 'nope'], /device\.pair\.remove: /],
    [['agent', '-m', '!fail'], /agent: /],
    [['agent', '-m', '!slow=5000 x', '--timeout', '1'], /stopped before it was done/],
  ])('%j', async (args, message) => {
    const run = await openclaw(...args);
    expect(run.code).toBe(1);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(message);
    expect(run.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('usage', () => {
  test.each<[string[], RegExp]>([
    [['nonsense'], /unknown command/],
    [['helth'], /Did you mean health/],
    [['health', '--bogus'], /unknown option/],
    [['health', 'extra'], /too many arguments/],
    [['health', '--timeout', '0'], /--timeout is "0"/],
    [['health', '--timeout', 'x'], /--timeout is "x"/],
    [['health', '--url', 'nope', '--token', 'x'], /--url is "nope"/],
    [['health', '--url', 'ws://u:p@h', '--token', 'x'], /holds a user or password/],
    [['health', '--token', ''], /--token is empty/],
    [['agent'], /--message/],
    [['agent', '-m', ' '], /--message is empty/],
    [['agent', '-m', 'x', '--timeout', '-1'], /--timeout is "-1"/],
    [['call'], /missing required argument/],
    [['call', 'health', '--params', '{'], /--params is not JSON/],
    [['call', 'health', '--params', '[]'], /--params is not a JSON object/],
    [['devices', 'approve'], /needs a request/],
    [['devices', 'approve', 'x', '--latest'], /needs a request/],
    [['devices', 'rotate'], /no device given/],
  ])('%j', async (args, message) => {
    const run = await openclaw(...args);
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(message);
  });

  test('--help explains exit codes and environment; --version is one line', async () => {
    const help = await ok('--help');
    for (const part of [
      'Exit codes:',
      '3  no gateway there',
      'OPENCLAW_GATEWAY_TOKEN',
      'devices',
      '75 gateway locked',
    ]) {
      expect(help).toContain(part);
    }
    expect(await ok('--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(await ok('gateway', '--help')).toContain('--allow-origin');
  });
});

test('Ctrl-C stops the run in the gateway', async () => {
  const child = home.spawn(
    ['agent', '-m', '!slow=10000 long', '--session-key', 'agent:main:stop', '--json'],
    {
      OPENCLAW_GATEWAY_PORT: gateway.port,
    },
  );
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  await runIsActive();
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(
    JSON.parse(await ok('call', 'chat.abort', '--params', '{"sessionKey":"agent:main:stop"}')),
  ).toMatchObject({
    aborted: false,
  });
});

/** Waits until the gateway has the session of the run. */
async function runIsActive(): Promise<void> {
  const client = new GatewayClient({
    url: gateway.url,
    token,
    client: { id: 'cli', mode: 'cli', version: '1', platform: 'linux' },
    scopes: ['operator.read'],
  });
  await client.connect();
  try {
    const isThere = async () => {
      const { sessions } = await client.request('sessions.list', {});
      return sessions.some(session => session.key === 'agent:main:stop');
    };
    await expect.poll(isThere).toBe(true);
  } finally {
    await client.close();
  }
}

test('no token was in any output', () => {
  expect(outputs.length).toBeGreaterThan(50);
  expect(outputs.join('\n')).not.toContain(token);
  expect(gateway.output.stdout + gateway.output.stderr).not.toContain(token);
});
