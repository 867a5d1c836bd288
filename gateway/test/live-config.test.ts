import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linesOf } from '../src/config/json5-lines.ts';
import { checkText } from '../src/config/check.ts';
import { changedPaths, mergePatch } from '../src/config/merge.ts';
import type { LogLevel } from '../src/ports.ts';
import { makeDevice } from './support/device.ts';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected } from './support/raw-client.ts';

const REFERENCE = `$\{X_KEY}`;
const TEXT = `{
  // the old one was hunter2
  gateway: { port: 1, auth: { token: "s3cret-token" } },
  channels: { telegram: { botToken: "123:abc", name: "home" } },
  models: { providers: { x: { apiKey: '\${X_KEY}', maxTokens: 5 } } },
}
`;
const v3 = { minProtocol: 3, maxProtocol: 3 };

async function setUp(text: string | undefined = TEXT) {
  const stateDir = await tempDir();
  const path = join(stateDir, 'openclaw.json');
  if (text !== undefined) {
    await writeFile(path, text);
    await chmod(path, 0o640);
  }
  const levels: LogLevel[] = [];
  const gateway = await testGateway({
    stateDir,
    env: { X_KEY: 'from-the-environment' },
    setLogLevel: level => void levels.push(level),
  });
  const { client, hello } = await connected(gateway.url);
  return { stateDir, path, gateway, client, hello, levels, read: () => readFile(path, 'utf8') };
}

describe('reading', () => {
  test('secrets are replaced, the rest stays', async () => {
    const { client, path, hello } = await setUp();
    const { payload } = await client.request('config.get');
    expect(payload).toMatchObject({
      path,
      exists: true,
      valid: true,
      parsed: {
        gateway: { port: 1, auth: { token: '__OPENCLAW_REDACTED__' } },
        channels: { telegram: { botToken: '__OPENCLAW_REDACTED__', name: 'home' } },
        models: { providers: { x: { apiKey: REFERENCE, maxTokens: 5 } } },
      },
      issues: [],
      appliedConfigHash: payload.hash,
    });
    expect(payload.raw).toBe(
      TEXT.replace('s3cret-token', '__OPENCLAW_REDACTED__').replace('123:abc', '__OPENCLAW_REDACTED__'),
    );
    expect(hello.snapshot.appliedConfigHash).toBe(payload.hash);
  });

  test('who is no admin sees no comments and nothing of the environment', async () => {
    const { gateway } = await setUp();
    const { client } = await connected(gateway.url, { scopes: ['operator.read'] }, makeDevice());
    const { payload } = await client.request('config.get');
    const text = JSON.stringify(payload);
    for (const secret of ['s3cret-token', '123:abc', 'hunter2', 'from-the-environment']) {
      expect(text).not.toContain(secret);
    }
    expect((await client.request('config.patch', { raw: '{}', baseHash: payload.hash })).error).toMatchObject(
      {
        code: 'FORBIDDEN',
      },
    );
  });

  test('a secret that is a common word does not garble the text', async () => {
    const { client } = await setUp('{ gateway: { bind: "lan", auth: { token: "lan" } } }');
    const { payload } = await client.request('config.get');
    expect(payload.parsed.gateway).toEqual({ bind: 'lan', auth: { token: '__OPENCLAW_REDACTED__' } });
    expect(JSON.parse(payload.raw)).toEqual(payload.parsed);
  });

  test('an empty file is not valid, and the gateway runs all the same', async () => {
    const { client } = await setUp('');
    const { payload } = await client.request('config.get');
    expect(payload).toMatchObject({ exists: true, valid: false, config: {}, appliedConfigHash: null });
  });

  test('protocol 3 gets its own shape', async () => {
    const { gateway } = await setUp();
    const { client } = await connected(gateway.url, v3);
    const { payload } = await client.request('config.get');
    expect(Object.keys(payload).toSorted()).toEqual([
      'config',
      'exists',
      'hash',
      'issues',
      'legacyIssues',
      'parsed',
      'path',
      'raw',
      'resolved',
      'valid',
      'warnings',
    ]);
  });
});

describe('texts that are too much', () => {
  const deep = (open: string, close: string, depth: number) => `${open.repeat(depth)}1${close.repeat(depth)}`;
  test.each([
    ['lists', deep('[', ']', 5_000)],
    ['objects', deep('{"a":', '}', 20_000)],
    ['a value far down', `{ models: { x: ${deep('[', ']', 5_000)} } }`],
    ['a beginning without an end', '['.repeat(100_000)],
    ['many bytes', `{ a: "${'x'.repeat(2_000_000)}" }`],
  ])('%s are refused and say why', async (_, raw) => {
    const { client } = await setUp();
    const { hash } = (await client.request('config.get')).payload;
    for (const method of ['config.set', 'config.patch', 'config.apply']) {
      const { error } = await client.request(method, { raw, baseHash: hash });
      expect(error?.code).toBe('INVALID_REQUEST');
      expect(JSON.stringify(error)).toMatch(/nested deeper than 64 levels|longer than 1048576 characters/);
    }
  });

  test('brackets in texts and comments do not count', async () => {
    const { client } = await setUp();
    const { hash } = (await client.request('config.get')).payload;
    const many = '['.repeat(500);
    const raw = `{ /* ${many} */ ui: { a: "${many}\\"${many}", b: '${many}' } } // ${many}`;
    expect(await client.request('config.set', { raw, baseHash: hash })).toMatchObject({ ok: true });
  });
});

describe('changing', () => {
  test('a patch merges, null takes away, secrets and references stay, and the old file is kept', async () => {
    const { client, path, read } = await setUp();
    const { hash } = (await client.request('config.get')).payload;
    const raw = '{ gateway: { port: null, bind: "lan", auth: { token: "__OPENCLAW_REDACTED__" } } }';
    const answer = await client.request('config.patch', { raw, baseHash: hash });
    expect(answer.payload).toMatchObject({
      ok: true,
      path,
      changedPaths: ['gateway.port', 'gateway.bind'],
      sentinel: { payload: { kind: 'config-patch', stats: { requiresRestart: true } } },
      restart: { ok: false },
    });
    expect(JSON.parse(await read())).toEqual({
      gateway: { auth: { token: 's3cret-token' }, bind: 'lan' },
      channels: { telegram: { botToken: '123:abc', name: 'home' } },
      models: { providers: { x: { apiKey: REFERENCE, maxTokens: 5 } } },
    });
    expect(await readFile(`${path}.bak`, 'utf8')).toBe(TEXT);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(answer.payload.hash).toBe((await client.request('config.get')).payload.hash);
    expect(JSON.stringify(answer.payload)).not.toContain('s3cret');
  });

  test('config.changed comes first, to readers of protocol 4', async () => {
    const { client, gateway } = await setUp();
    const { client: pairing } = await connected(gateway.url, { scopes: ['operator.pairing'] }, makeDevice());
    const { client: old } = await connected(gateway.url, v3);
    const { hash } = (await client.request('config.get')).payload;
    const { payload } = await client.request('config.patch', {
      raw: '{logging: {level: "warn"}}',
      baseHash: hash,
    });
    const names = client.frames.map(frame => frame.event ?? frame.type);
    expect(names.lastIndexOf('config.changed')).toBeLessThan(names.lastIndexOf('res'));
    expect((await client.event('config.changed')).payload.hash).toBe(payload.hash);
    for (const one of [pairing, old]) {
      await one.request('health');
      expect(one.frames.some(({ event }) => event === 'config.changed')).toBe(false);
    }
  });

  test('the log level takes effect at once, the port does not', async () => {
    const { client, levels } = await setUp();
    const patch = async (raw: string) => {
      const { hash } = (await client.request('config.get')).payload;
      const { payload } = await client.request('config.patch', { raw, baseHash: hash });
      return payload.sentinel.payload.stats.requiresRestart;
    };
    expect(await patch('{logging: {level: "trace"}}')).toBe(false);
    expect(await patch('{gateway: {port: 2}}')).toBe(true);
    expect(await patch('{logging: null}')).toBe(false);
    expect(levels).toEqual(['debug', 'info']);
  });

  test.each<[string, object, string]>([
    [
      'config.patch',
      {},
      'config base hash required for logging.level; re-run config.get and retry with baseHash',
    ],
    ['config.set', {}, 'config base hash required; re-run config.get and retry'],
    ['config.apply', {}, 'config base hash required; re-run config.get and retry'],
    ['config.patch', { baseHash: 'bad' }, 'config changed since last load; re-run config.get and retry'],
    ['config.set', { baseHash: 'bad' }, 'config changed since last load; re-run config.get and retry'],
  ])('%s %j is refused', async (method, extra, message) => {
    const { client, read, stateDir } = await setUp();
    const raw = '{logging: {level: "warn"}}';
    const patch = method === 'config.patch' ? raw : TEXT;
    const answer = await client.request(method, { raw: patch, ...extra });
    expect(answer.error).toMatchObject({ code: 'INVALID_REQUEST', message });
    expect(await read()).toBe(TEXT);
    expect((await readdir(stateDir)).filter(name => name.startsWith('openclaw'))).toEqual(['openclaw.json']);
  });

  test('protocol 3 gets the shorter text', async () => {
    const { gateway } = await setUp();
    const { client } = await connected(gateway.url, v3);
    const answer = await client.request('config.patch', { raw: '{logging: {level: "warn"}}' });
    expect(answer.error?.message).toBe('config base hash required; re-run config.get and retry');
  });

  test.each<[string, string, RegExp, object]>([
    [
      'config.set',
      '{\n  gateway: {\n    prot: 1,\n  },\n}',
      /line 3: unknown key "gateway.prot"/,
      { path: 'gateway.prot', line: 3 },
    ],
    ['config.set', '{\n  gateway: }', /line 2: not valid JSON5/, { line: 2, column: 12 }],
    ['config.apply', '[]', /the file holds/, { path: '' }],
    ['config.set', '{gateway: {bind: "custom"}}', /customBindHost/, { path: 'gateway.customBindHost' }],
    [
      'config.set',
      '{gateway: {auth: {token: 5551234}}}',
      /token is of type number/,
      { path: 'gateway.auth.token' },
    ],
    ['config.patch', '{gateway: {port: "x"}}', /gateway.port is "x"/, { path: 'gateway.port' }],
    ['config.patch', '{gateway', /not valid JSON5/, { path: '' }],
  ])('%s %s writes nothing', async (method, raw, message, issue) => {
    const { client, read } = await setUp();
    const { hash } = (await client.request('config.get')).payload;
    const answer = await client.request(method, { raw, baseHash: hash });
    expect(answer.error).toMatchObject({
      code: 'INVALID_REQUEST',
      message: expect.stringMatching(message),
      details: { issues: expect.arrayContaining([expect.objectContaining(issue)]) },
    });
    expect(JSON.stringify(answer)).not.toContain('5551234');
    expect(await read()).toBe(TEXT);
  });

  test('a placeholder without a secret behind it is refused', async () => {
    const { client, read } = await setUp('{}');
    const { hash } = (await client.request('config.get')).payload;
    const raw = '{gateway: {auth: {token: "__OPENCLAW_REDACTED__"}}}';
    for (const method of ['config.set', 'config.patch']) {
      const answer = await client.request(method, { raw, baseHash: hash });
      expect(answer.error?.message).toMatch(/gateway\.auth\.token stands for a secret/);
    }
    expect(await read()).toBe('{}');
  });

  test('a whole text is kept as it was written; what config.get gave may come back', async () => {
    const { client, read } = await setUp();
    const { hash, raw } = (await client.request('config.get')).payload;
    const text = '{ /* mine */ logging: { level: "warn" } }';
    const first = await client.request('config.set', { raw: text, baseHash: hash });
    expect(await read()).toBe(text);
    expect(first.payload.sentinel).toBeUndefined();
    const back = await client.request('config.set', { raw, baseHash: first.payload.hash });
    expect(back.error?.message).toMatch(/stands for a secret that is not there/);
  });

  test('without a file none is needed to guard it', async () => {
    const stateDir = await tempDir();
    const gateway = await testGateway({ stateDir });
    const { client, hello } = await connected(gateway.url);
    expect(hello.snapshot.appliedConfigHash).toBeNull();
    expect((await client.request('config.get')).payload).toMatchObject({
      exists: false,
      raw: null,
      valid: true,
    });
    expect((await client.request('config.patch', { raw: '{logging: {level: "warn"}}' })).ok).toBe(true);
    expect((await stat(join(stateDir, 'openclaw.json'))).mode & 0o777).toBe(0o600);
  });

  test('a link stays a link', async () => {
    const stateDir = await tempDir();
    await writeFile(join(stateDir, 'real.json'), '{}');
    await symlink(join(stateDir, 'real.json'), join(stateDir, 'openclaw.json'));
    const gateway = await testGateway({ stateDir });
    const { client } = await connected(gateway.url);
    const { hash } = (await client.request('config.get')).payload;
    await client.request('config.patch', { raw: '{logging: {level: "warn"}}', baseHash: hash });
    expect(JSON.parse(await readFile(join(stateDir, 'real.json'), 'utf8'))).toEqual({
      logging: { level: 'warn' },
    });
  });

  test('replacePaths replaces', async () => {
    const { client, read } = await setUp();
    const { hash } = (await client.request('config.get')).payload;
    const raw = '{channels: {telegram: {name: "x"}}, gateway: {auth: {mode: "token"}}}';
    await client.request('config.patch', { raw, baseHash: hash, replacePaths: ['channels.telegram'] });
    expect(JSON.parse(await read())).toMatchObject({
      channels: { telegram: { name: 'x' } },
      gateway: { auth: { mode: 'token', token: 's3cret-token' } },
    });
    expect(await read()).not.toContain('123:abc');
  });
});

describe('a file that somebody else changes', () => {
  test('takes effect by itself', async () => {
    const { client, path, levels } = await setUp();
    await writeFile(path, '{logging: {level: "error"}}');
    await client.event('config.changed');
    expect(levels).toEqual(['error']);
  });

  test('and breaks is reported, and the last valid one stays', async () => {
    const { client, path, levels } = await setUp();
    const before = (await client.request('config.get')).payload;
    await writeFile(path, '{\n  gateway: { port: "s3cret" },\n  logging: { level: "error" },\n}');
    const { payload } = await client.request('config.get');
    expect(payload).toMatchObject({
      valid: false,
      config: before.config,
      appliedConfigHash: before.hash,
      issues: [{ path: 'gateway.port', line: 2, message: expect.stringContaining('whole number') }],
    });
    expect(levels).toEqual([]);
    await writeFile(path, '{ nonsense');
    const broken = (await client.request('config.get')).payload;
    expect(broken).toMatchObject({ valid: false, raw: null, parsed: null, config: before.config });
    const patch = await client.request('config.patch', { raw: '{}', baseHash: broken.hash });
    expect(patch.error?.message).toMatch(/cannot be patched; replace it with config.set/);
    const repaired = await client.request('config.set', { raw: TEXT, baseHash: broken.hash });
    expect(repaired.payload).toMatchObject({ ok: true, changedPaths: [] });
    expect((await client.request('config.get')).payload).toEqual(before);
  });
});

describe('parts', () => {
  test.each([
    ['{a: 1}', 'a', 1],
    ['{\n"a": {\n// b: no\n\'b\': [1,\n{c: 2}], d: 3}}', 'a.b', 4],
    ['{\n"a": {\n// b: no\n\'b\': [1,\n{c: 2}], d: 3}}', 'a.b.1.c', 5],
    ['{\n"a": {\n// b: no\n\'b\': [1,\n{c: 2}], d: 3}}', 'a.d', 5],
    ['{ /* {\n */ x: "}\\"", y: 1,\n\n z: 2 }', 'z', 4],
    ['{a: 1}', 'b', undefined],
    ['{a: 1,\n\n a: 2}', 'a', 3],
  ])('the line in %j of %s', (text, path, line) => {
    expect(linesOf(text).get(path)).toBe(line);
  });

  test('every one of many mistakes has its line, in a time that grows with the text alone', () => {
    const count = 5_000;
    const text = `{\n${Array.from({ length: count }, (_, index) => `k${index}: 1`).join(',\n')}}`;
    const { issues } = checkText(text, {});
    expect(issues).toHaveLength(count);
    expect([issues[0]?.line, issues.at(-1)?.line]).toEqual([2, count + 1]);
  });

  test('merge patches follow RFC 7396 and do not pollute', () => {
    expect(mergePatch({ a: 'b', c: { d: 1 } }, { a: null, c: { e: [1] } })).toEqual({ c: { d: 1, e: [1] } });
    expect(mergePatch({ a: [1] }, { a: { b: null, c: 1 } })).toEqual({ a: { c: 1 } });
    const evil = mergePatch({}, JSON.parse('{"__proto__": {"x": 1}}'));
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    expect(Object.getPrototypeOf(evil)).toBe(Object.prototype);
  });

  test('changed paths', () => {
    expect(changedPaths({ a: { b: 1 }, x: [1] }, { a: { b: 2, c: {} }, x: [1] })).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    expect(changedPaths({}, { a: { b: { c: 1 } } })).toEqual([['a', 'b', 'c']]);
  });
});
