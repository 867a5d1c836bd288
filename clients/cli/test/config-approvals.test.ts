import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GatewayClient } from '@clawspec/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliHome, type GatewayProcess } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;

beforeAll(async () => {
  home = await CliHome.create();
  gateway = await home.gateway();
});
afterAll(() => home.remove());

const run = (...args: string[]) => home.run(args, { OPENCLAW_GATEWAY_PORT: gateway.port });

async function ok(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout;
}

describe('config', () => {
  test('from the first key to the last', async () => {
    const path = join(home.stateDir, 'openclaw.json');
    expect((await ok('config', 'file')).trim()).toBe(path);
    expect((await run('config', 'get', 'logging.level')).stderr).toMatch(/logging\.level is not set/);
    expect(await ok('config', 'set', 'logging.level', 'debug')).toBe('Changed logging.level\n');
    expect(await ok('config', 'get', 'logging.level')).toBe('debug\n');
    expect(await ok('config', 'set', 'gateway.trustedProxies', '["10.0.0.1"]')).toMatch(
      /Changed gateway\.trustedProxies\nTakes effect when the gateway restarts/,
    );
    expect(await ok('config', 'patch', '{gateway: {remote: {token: "s3cret"}}}')).toContain(
      'gateway.remote.token',
    );
    const shown = JSON.parse(await ok('config', 'get', '--json'));
    expect(shown).toMatchObject({ path, valid: true, parsed: { logging: { level: 'debug' } } });
    expect(JSON.stringify(shown)).not.toContain('s3cret');
    expect(await ok('config', 'unset', 'gateway.remote')).toContain('Changed gateway.remote.token');
    expect(await ok('config', 'unset', 'gateway.remote')).toBe('Nothing to change\n');
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
      logging: { level: 'debug' },
      gateway: { trustedProxies: ['10.0.0.1'] },
    });
  });

  test('what is wrong changes nothing', async () => {
    const { code, stderr } = await run('config', 'set', 'gateway.prot', '80');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^openclaw: config\.patch: invalid config: unknown key "gateway\.prot" \(did you mean/,
    );
    expect((await run('config', 'patch')).code).toBe(2);
    expect((await run('config', 'get', 'a..b')).stderr).toMatch(/is no path of a key/);
  });

  test('the schema', async () => {
    expect(JSON.parse(await ok('config', 'schema'))).toMatchObject({ type: 'object' });
    expect(JSON.parse(await ok('config', 'schema', 'logging.level'))).toMatchObject({ reloadKind: 'hot' });
  });
});

describe('approvals', () => {
  test('what waits is listed and decided', async () => {
    expect(await ok('approvals', 'list')).toBe('Nothing waits for a decision\n');
    const client = new GatewayClient({
      url: gateway.url,
      token: await home.token(),
      client: { id: 'cli', mode: 'cli', version: '1', platform: 'linux' },
      scopes: ['operator.approvals'],
    });
    await client.connect();
    const asked = client.request('exec.approval.request', { id: 'a1', command: 'make \u001b[2Jdeploy' });
    await expect.poll(() => ok('approvals', 'list')).toMatch(/a1 +make \[2Jdeploy/);
    expect((await run('approvals', 'resolve', 'a1', 'maybe')).code).toBe(2);
    expect(await ok('approvals', 'resolve', 'a1', 'allow-once')).toBe('Decided a1: allow-once\n');
    expect(await asked).toMatchObject({ id: 'a1', decision: 'allow-once' });
    expect((await run('approvals', 'resolve', 'a1', 'deny')).code).toBe(1);
    await client.close();
  });

  test('the rules', async () => {
    expect(await ok('approvals', 'get')).toMatch(/not there yet.*No program runs/s);
    const file = join(home.dir, 'rules.json');
    await writeFile(
      file,
      JSON.stringify({ version: 1, agents: { main: { allowlist: [{ pattern: '/usr/bin/git' }] } } }),
    );
    expect(await ok('approvals', 'set', '--file', file)).toMatch(/^Wrote .*exec-approvals\.json\n$/);
    expect(await ok('approvals', 'get', '--gateway')).toMatch(/main +\/usr\/bin\/git/);
    expect(await ok('approvals', 'set', '--file', file)).toMatch(/^Wrote/);
    await writeFile(file, '{');
    expect((await run('approvals', 'set', '--file', file)).stderr).toMatch(/is not valid JSON/);
  });
});

test('the canvas host: on its own port, or not at all', async () => {
  expect(gateway.ready['canvas']).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  const without = await CliHome.create();
  try {
    const { ready } = await without.gateway(['--no-canvas']);
    expect(ready['canvas']).toBeUndefined();
  } finally {
    await without.remove();
  }
});
