import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULTS } from '@clawspec/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ConfigFlags, loadClientTarget, loadGatewayConfig, StartupError } from '../src/config/index.ts';

let dir: string;
let stateDir: string;

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clawspec-config-'));
  stateDir = join(dir, 'state');
  await mkdir(stateDir);
});

afterEach(() => rm(dir, { recursive: true, force: true }));

const env = (extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({ HOME: dir, ...extra });

async function load(text: string | undefined, flags: ConfigFlags = {}, extra: NodeJS.ProcessEnv = {}) {
  if (text !== undefined) await writeFile(join(stateDir, 'openclaw.json'), text);
  return loadGatewayConfig({ stateDir, ...flags }, env(extra));
}

async function refusal(run: () => unknown): Promise<StartupError> {
  try {
    await run();
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('defaults', () => {
  test('a state dir below HOME, loopback, the known port and a token that is made once', async () => {
    const first = loadGatewayConfig({}, env());
    expect(first).toMatchObject({
      stateDir: join(dir, '.clawspec'),
      host: '127.0.0.1',
      port: DEFAULTS.port,
      logLevel: 'info',
      allowedOrigins: [],
      trustedProxies: [],
      auth: { mode: 'token', source: 'created' },
    });
    const second = loadGatewayConfig({}, env());
    expect(second.auth).toEqual({ ...first.auth, source: 'kept' });

    const file = join(first.stateDir, 'gateway.token');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(first.stateDir)).mode & 0o777).toBe(0o700);
    expect(await readdir(first.stateDir)).toEqual(['gateway.token']);
    expect(first.auth.secret).toBe((await readFile(file, 'utf8')).trim());
  });

  test('a token file that others may read is closed', async () => {
    await writeFile(join(stateDir, 'gateway.token'), 'kept-token\n', { mode: 0o644 });
    expect((await load(undefined)).auth).toEqual({ mode: 'token', secret: 'kept-token', source: 'kept' });
    expect((await stat(join(stateDir, 'gateway.token'))).mode & 0o777).toBe(0o600);
  });

  test('a client of this machine finds the port and the token, and makes none', async () => {
    expect(loadClientTarget({ stateDir }, env())).toEqual({ url: `ws://127.0.0.1:${DEFAULTS.port}` });
    expect(await readdir(stateDir)).toEqual([]);
    const { auth } = await load('{gateway: {port: 4711}}');
    expect(loadClientTarget({ stateDir }, env())).toEqual({
      url: 'ws://127.0.0.1:4711',
      token: auth.secret,
    });
  });
});

describe('precedence', () => {
  const file = '{gateway: {port: 1003, bind: "lan", auth: {token: "from-file"}}, logging: {level: "warn"}}';
  const fromEnv = { OPENCLAW_GATEWAY_TOKEN: 'from-env', OPENCLAW_GATEWAY_PORT: '1002' };

  test('file before default', async () => {
    expect(await load(file)).toMatchObject({
      port: 1003,
      host: '0.0.0.0',
      logLevel: 'warn',
      auth: { secret: 'from-file', source: 'file' },
    });
  });

  test('environment before file', async () => {
    expect(await load(file, {}, fromEnv)).toMatchObject({
      port: 1002,
      auth: { secret: 'from-env', source: 'environment' },
    });
  });

  test('flag before environment', async () => {
    const flags = { port: '1001', token: 'from-flag', bind: '::1', logLevel: 'debug' };
    expect(await load(file, flags, fromEnv)).toMatchObject({
      port: 1001,
      host: '::1',
      logLevel: 'debug',
      auth: { secret: 'from-flag', source: 'flag' },
    });
  });

  test('OPENCLAW_STATE_DIR and OPENCLAW_CONFIG_PATH', async () => {
    const path = join(dir, 'other.json5');
    await writeFile(path, '{gateway: {port: 1004}}');
    const config = loadGatewayConfig({}, env({ OPENCLAW_STATE_DIR: stateDir, OPENCLAW_CONFIG_PATH: path }));
    expect(config).toMatchObject({ stateDir, configPath: path, port: 1004 });
  });
});

describe('the file', () => {
  test('is JSON5 and takes what a file of the real product holds, with warnings', async () => {
    const config = await load(
      `{
      // a comment
      agents: { defaults: { workspace: '~/w' } }, channels: {}, meta: {},
      gateway: {
        mode: 'local', tailscale: { mode: 'off' },
        auth: { mode: 'token', token: '\${SECRET_HERE}', allowTailscale: true },
        controlUi: { allowedOrigins: ['https://example.com'], enabled: true },
        trustedProxies: ['10.0.0.0/8', '::1'],
        nodes: { allowCommands: ['camera.snap'], denyCommands: ['system.run'] },
      },
    }`,
      {},
      { SECRET_HERE: 's3cret-value' },
    );
    expect(config).toMatchObject({
      auth: { secret: 's3cret-value', source: 'file' },
      allowedOrigins: ['https://example.com'],
      trustedProxies: ['10.0.0.0/8', '::1'],
      nodes: { allowCommands: ['camera.snap'], denyCommands: ['system.run'] },
    });
    expect(config.warnings.map(line => line.replace(/^.*json: | means.*$/g, ''))).toEqual([
      'agents.defaults.workspace',
      'meta',
      'gateway.tailscale',
      'gateway.auth.allowTailscale',
      'gateway.controlUi.enabled',
    ]);
  });

  test.each([
    ['{gateway: {port: }}', /openclaw\.json:1:18: not valid JSON5/, /correct that line/],
    ['{\n  gateway: {\n    port 1\n', /openclaw\.json:3:10: not valid JSON5/, /correct/],
    ['[]', /the file holds \[\]/, /write an object/],
    ['{gatway: {}}', /unknown key "gatway"/, /did you mean gateway\?/],
    ['{gateway: {prot: 1}}', /unknown key "gateway\.prot"/, /did you mean gateway\.port\?/],
    ['{gateway: {auth: {tokn: "x"}}}', /"gateway\.auth\.tokn"/, /gateway\.auth\.token\?/],
    ['{zebra: 1}', /unknown key "zebra"/, /known here: gateway, logging/],
    ['{"__proto__": 1}', /unknown key "__proto__"/, /known here/],
    ['{gateway: {port: 70000}}', /gateway\.port is 70000/, /from 0 to 65535/],
    ['{gateway: {port: "80"}}', /gateway\.port is "80"/, /whole number/],
    ['{gateway: {bind: "wan"}}', /gateway\.bind is "wan"/, /"loopback", "lan"/],
    ['{gateway: {bind: "custom"}}', /customBindHost is not set/, /IP address/],
    ['{gateway: 5}', /gateway is 5/, /an object/],
    ['{gateway: {auth: {mode: "trusted-proxy"}}}', /auth\.mode is "trusted-proxy"/, /"token", "password"/],
    [
      '{gateway: {controlUi: {allowedOrigins: ["example.com"]}}}',
      /allowedOrigins is \["example\.com"\]/,
      /origins/,
    ],
    ['{gateway: {trustedProxies: ["10.0.0.0/99"]}}', /trustedProxies/, /ranges/],
    ['{gateway: {mode: "remote"}}', /gateway\.mode is "remote"/, /"local"/],
    [`{gateway: {auth: {token: "\${NOT_SET}"}}}`, /variable NOT_SET, which is not set/, /set NOT_SET/],
    ['{logging: {level: "loud"}}', /logging\.level is "loud"/, /"silent"/],
  ])('%s is refused', async (text, message, hint) => {
    const error = await refusal(() => load(text));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.exitCode).toBe(78);
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
    expect(error.message).not.toContain('\n');
  });

  test('a wrong secret is not shown', async () => {
    const error = await refusal(() =>
      load('{gateway: {remote: {token: 5551234}, auth: {token: ["5551234"]}}}'),
    );
    expect(error.message).toMatch(/gateway\.remote\.token is of type number/);
    expect(`${error.message}${error.hint}`).not.toContain('5551234');
  });

  test('a secret in the wrong place is not shown', async () => {
    const error = await refusal(() => load('{gateway: {auth: "5551234"}}'));
    expect(error.message).toMatch(/gateway\.auth is a string$/);
  });

  test('an open address is warned of', async () => {
    expect((await load('{gateway: {bind: "lan"}}')).warnings).toEqual([expect.stringContaining('0.0.0.0')]);
    expect((await load('{gateway: {bind: "loopback"}}')).warnings).toEqual([]);
  });

  test('must be there when it was named', async () => {
    const error = await refusal(() => load(undefined, { config: join(dir, 'nowhere.json') }));
    expect(error).toMatchObject({ code: 'CONFIG_INVALID' });
    expect(error.message).toContain('nowhere.json');
  });
});

describe('flags and environment', () => {
  test.each<[ConfigFlags, NodeJS.ProcessEnv, RegExp]>([
    [{ port: 'abc' }, {}, /--port is "abc"/],
    [{ port: '-1' }, {}, /--port is "-1"/],
    [{ port: '' }, {}, /--port is ""/],
    [{}, { OPENCLAW_GATEWAY_PORT: '1e9' }, /OPENCLAW_GATEWAY_PORT is "1e9"/],
    [{ bind: 'a b' }, {}, /--bind is "a b"/],
    [{ logLevel: 'loud' }, {}, /--log-level is "loud"/],
    [{ allowOrigin: ['example.com/x'] }, {}, /--allow-origin is/],
    [{ auth: 'maybe' }, {}, /--auth is "maybe"/],
  ])('%j %j is refused', async (flags, extra, message) => {
    const error = await refusal(() => load(undefined, flags, extra));
    expect(error.code).toBe('CONFIG_INVALID');
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
    expect(await readdir(stateDir)).toEqual([]);
  });

  test.each<[ConfigFlags, NodeJS.ProcessEnv, string | undefined, RegExp]>([
    [{ token: '' }, {}, undefined, /--token is empty/],
    [{ token: '  ' }, {}, undefined, /--token is empty/],
    [{}, { OPENCLAW_GATEWAY_TOKEN: '' }, undefined, /OPENCLAW_GATEWAY_TOKEN is empty/],
    [{}, {}, '{gateway: {auth: {token: ""}}}', /gateway\.auth\.token is empty/],
    [{}, {}, '{gateway: {auth: {mode: "password"}}}', /there is no password/],
  ])('an empty or missing secret (%j %j %s) is refused', async (flags, extra, text, message) => {
    const error = await refusal(() => load(text, flags, extra));
    expect(error.code).toBe('AUTH_MISSING');
    expect(error.message).toMatch(message);
  });

  test('an empty token file is refused, not filled', async () => {
    await writeFile(join(stateDir, 'gateway.token'), '');
    const error = await refusal(() => load(undefined));
    expect(error).toMatchObject({ code: 'AUTH_MISSING' });
    expect(error.hint).toContain('remove it');
  });

  test('a password', async () => {
    expect((await load(undefined, {}, { OPENCLAW_GATEWAY_PASSWORD: 'pw' })).auth).toMatchObject({
      mode: 'password',
      secret: 'pw',
    });
    expect(loadClientTarget({ stateDir }, env({ OPENCLAW_GATEWAY_PASSWORD: 'pw' }))).toMatchObject({
      password: 'pw',
    });
  });
});

test('a state dir below a file is refused', async () => {
  const file = join(dir, 'file');
  await writeFile(file, '');
  const error = await refusal(() => loadGatewayConfig({ stateDir: join(file, 'state') }, env()));
  expect(error).toMatchObject({ code: 'STATE_DIR_UNUSABLE', exitCode: 73 });
  expect(error.message).toContain(join(file, 'state'));
  expect(error.hint).toContain('--state-dir');
});

test.runIf(process.platform === 'linux')('a state directory where nothing can be made', async () => {
  const error = await refusal(() => loadGatewayConfig({ stateDir: '/proc/nothing/here' }, env()));
  expect(error).toMatchObject({ code: 'STATE_DIR_UNUSABLE', exitCode: 73 });
});

describe('the target of a client', () => {
  test.each([
    ['{gateway: {bind: "lan", port: 5}}', 'ws://127.0.0.1:5'],
    ['{gateway: {bind: "custom", customBindHost: "::1", port: 5}}', 'ws://[::1]:5'],
    ['{gateway: {mode: "remote", remote: {url: "wss://far.example", token: "t"}}}', 'wss://far.example'],
  ])('%s', async (text, url) => {
    await writeFile(join(stateDir, 'openclaw.json'), text);
    expect(loadClientTarget({ stateDir }, env()).url).toBe(url);
  });

  test('remote mode brings its own secret; the environment goes before it', async () => {
    await writeFile(
      join(stateDir, 'openclaw.json'),
      '{gateway: {mode: "remote", auth: {token: "local"}, remote: {url: "ws://far.example", token: "far"}}}',
    );
    expect(loadClientTarget({ stateDir }, env()).token).toBe('far');
    expect(loadClientTarget({ stateDir }, env({ OPENCLAW_GATEWAY_TOKEN: 'e' })).token).toBe('e');
    expect(loadClientTarget({ stateDir, token: 'f' }, env({ OPENCLAW_GATEWAY_TOKEN: 'e' })).token).toBe('f');
  });

  test('remote mode without a url says so', async () => {
    await writeFile(join(stateDir, 'openclaw.json'), '{gateway: {mode: "remote"}}');
    const error = await refusal(() => loadClientTarget({ stateDir }, env()));
    expect(error.message).toContain('gateway.remote.url is not set');
  });
});
