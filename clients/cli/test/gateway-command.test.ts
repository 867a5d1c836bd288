import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CliHome, finished, printed } from './cli-process.ts';

let home: CliHome;

beforeEach(async () => {
  home = await CliHome.create();
});

afterEach(() => home.remove());

describe('openclaw gateway', () => {
  test('starts without any configuration, keeps a token and never prints it', async () => {
    const { ready, output, url, child } = await home.gateway(['--log-level', 'debug']);
    const token = await home.token();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(ready).toMatchObject({
      level: 'info',
      url,
      webchat: `${url.replace('ws', 'http')}/`,
      docs: `${url.replace('ws', 'http')}/docs/`,
      stateDir: home.stateDir,
      pid: child.pid,
    });
    expect(await (await fetch(`${url.replace('ws', 'http')}/health`)).json()).toEqual({
      ok: true,
      status: 'live',
    });
    expect(`${output.stdout}${output.stderr}`).not.toContain(token);
  });

  test('says for people where everything is', async () => {
    const child = home.spawn(['gateway', '--port', '0']);
    await printed(
      child,
      /WebSocket {2}ws:\/\/127\.0\.0\.1:\d+\n.*WebChat.*\n.*Docs.*\n.*State.*\n.*Secret.*gateway\.token\n/,
    );
    child.kill('SIGTERM');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  });

  test.each(['SIGINT', 'SIGTERM'] as const)(
    '%s stops it: shutdown is logged and it ends with 0',
    async signal => {
      const { child, output } = await home.gateway();
      child.kill(signal);
      const [code] = await once(child, 'close');
      expect(code).toBe(0);
      expect(output.stdout).toContain(`"signal":"${signal}"`);
      expect(output.stderr).toBe('');
    },
  );

  test('the state is there after a restart', async () => {
    const first = await home.gateway();
    const token = await home.token();
    first.child.kill('SIGTERM');
    await once(first.child, 'close');
    const second = await home.gateway();
    expect(await home.token()).toBe(token);
    expect(String(second.ready['auth'])).toContain('kept in');
  });

  test('serves pages, or says how to build them', async () => {
    const { url } = await home.gateway();
    for (const [path, command] of [
      ['/', 'npm run build:web'],
      ['/docs/', 'npm run generate'],
    ] as const) {
      const answer = await fetch(`${url.replace('ws', 'http')}${path}`);
      const text = await answer.text();
      expect([200, 503]).toContain(answer.status);
      expect(text).toContain(answer.status === 200 ? '<html' : command);
    }
  });
});

describe('what stops it from starting is one line and an exit code', () => {
  async function refusal(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const run = await home.run(['gateway', '--port', '0', ...args], env);
    expect(run.stdout).toBe('');
    expect(run.stderr).toMatch(/^openclaw: [^\n]+ — [^\n]+\n$/);
    return run;
  }

  test('a busy port', async () => {
    const { port } = await home.gateway();
    const run = await refusal(['--port', port, '--state-dir', join(home.dir, 'other')]);
    expect(run.code).toBe(75);
    expect(run.stderr).toContain(`127.0.0.1:${port}`);
    expect(run.stderr).toContain('--port');
  });

  test('a state directory that another gateway uses', async () => {
    await home.gateway();
    const run = await refusal([]);
    expect(run.code).toBe(75);
    expect(run.stderr).toContain(home.stateDir);
  });

  test('a database that is none', async () => {
    await mkdir(home.stateDir);
    await writeFile(join(home.stateDir, 'gateway.sqlite'), 'this is not a database'.repeat(100));
    const run = await refusal([]);
    expect(run.code).toBe(65);
    expect(run.stderr).toContain('gateway.sqlite');
  });

  test('a state directory below a file', async () => {
    await writeFile(join(home.dir, 'file'), '');
    const run = await refusal(['--state-dir', join(home.dir, 'file', 'state')]);
    expect(run.code).toBe(73);
    expect(run.stderr).toContain('--state-dir');
  });

  test('an address of another machine', async () => {
    expect((await refusal(['--host', '203.0.113.7'])).code).toBe(71);
  });

  test.each<[string, string, RegExp]>([
    ['broken JSON5', '{gateway: {', /openclaw\.json:1:12: not valid JSON5/],
    ['an unknown key', '{gateway: {prot: 1}}', /"gateway\.prot" — did you mean gateway\.port\?/],
    ['a wrong value', '{gateway: {port: "x"}}', /gateway\.port is "x" — allowed/],
    ['an empty token', '{gateway: {auth: {token: ""}}}', /gateway\.auth\.token is empty/],
  ])('a configuration with %s', async (_, text, message) => {
    await mkdir(home.stateDir);
    await writeFile(join(home.stateDir, 'openclaw.json'), text);
    const run = await refusal([]);
    expect(run.code).toBe(78);
    expect(run.stderr).toMatch(message);
  });

  test.each<[string[], NodeJS.ProcessEnv, RegExp]>([
    [['--port', 'x'], {}, /--port is "x"/],
    [['--token', ''], {}, /--token is empty/],
    [['--config', 'nowhere.json'], {}, /nowhere\.json/],
    [[], { OPENCLAW_GATEWAY_TOKEN: '' }, /OPENCLAW_GATEWAY_TOKEN is empty/],
  ])('%j %j', async (args, env, message) => {
    const run = await refusal(args, env);
    expect(run.code).toBe(78);
    expect(run.stderr).toMatch(message);
  });

  test('as JSON when logs are', async () => {
    const run = await home.run(['gateway', '--json', '--port', 'x']);
    expect(run.code).toBe(78);
    expect(JSON.parse(run.stderr)).toMatchObject({
      ok: false,
      error: { code: 'CONFIG_INVALID', hint: expect.any(String) },
    });
  });

  test('a flag that does not exist', async () => {
    const run = await home.run(['gateway', '--prot', '1']);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^openclaw: unknown option '--prot'\n\(Did you mean --port\?\)\n$/);
  });
});

test('warns of keys of the real product, and starts', async () => {
  await mkdir(home.stateDir);
  await writeFile(
    join(home.stateDir, 'openclaw.json'),
    '{skills: {}, gateway: {auth: {mode: "token", token: "from-the-file"}}}',
  );
  const { output } = await home.gateway();
  expect(output.stdout).toContain('skills means nothing to this gateway');
  expect(output.stdout).not.toContain('from-the-file');
});

test('a second signal does not wait', async () => {
  const child = home.spawn(['gateway', '--port', '0', '--json']);
  await printed(child, /"message":"ready"/);
  const ended = finished(child);
  child.kill('SIGTERM');
  child.kill('SIGTERM');
  // null: the second one came when Node had given its handlers up already; a shell says 143 for that too.
  expect([0, 143, null]).toContain((await ended).code);
});
