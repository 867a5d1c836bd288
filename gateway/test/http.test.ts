import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHealth } from '../src/health/health.ts';
import { createSystemEventQueue } from '../src/health/system-events.ts';
import { createHttpHandler } from '../src/http/handler.ts';
import { createLog } from '../src/log/log.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { facts, keepingBroadcaster } from './platform-fixtures.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

let dir: string;
let server: Server;
let port: number;
let ready = true;
const errors: string[] = [];
const health = createHealth({
  clock: systemClock,
  broadcaster: keepingBroadcaster(),
  facts,
  systemEvents: createSystemEventQueue(1),
  limits: { healthRefreshMs: 60_000 },
  version: '0',
});

const PAGE =
  '<!doctype html><title>x</title><script>let a = 1</script><style>b{}</style><script src="x.js"></script>';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'clawspec-http-'));
  const web = join(dir, 'web');
  await mkdir(join(web, 'assets'), { recursive: true });
  await mkdir(join(web, 'sub dir'));
  await writeFile(join(dir, 'secret.txt'), 'SECRET');
  await writeFile(join(web, 'index.html'), PAGE);
  await writeFile(join(web, 'plain.css'), 'b{}');
  await writeFile(join(web, '.hidden'), 'SECRET');
  await writeFile(join(web, 'empty.txt'), '');
  await writeFile(join(web, 'assets', 'app-Ab12_xyZ.js'), 'let a = 1');
  await writeFile(join(web, 'sub dir', 'index.html'), 'sub');
  await symlink(join(dir, 'secret.txt'), join(web, 'link.txt'));
  await symlink(join(web, 'plain.css'), join(web, 'inner.css'));
  await mkdir(join(dir, 'docs'));
  await writeFile(join(dir, 'docs', 'index.html'), 'docs');
  server = createServer(
    createHttpHandler({
      statics: [
        { prefix: '/', dir: web },
        { prefix: '/docs', dir: join(dir, 'docs') },
        { prefix: '/missing', dir: join(dir, 'missing') },
      ],
      health,
      ready: () => ready,
      log: createLog({
        level: 'error',
        json: true,
        clock: systemClock,
        write: line => void errors.push(line),
      }),
      allowedHosts: ['proxy.example'],
    }),
  );
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterAll(async () => {
  health.close();
  await new Promise(resolve => server.close(resolve));
  await rm(dir, { recursive: true, force: true });
});

/** Sends the path as it is: no client tidies it up. */
function ask(
  path: string,
  options: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, agent: false, ...options }, response => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('checks', () => {
  test.each(['/health', '/healthz', '/health?x=1'])('%s', async path => {
    const answer = await ask(path, { headers: { host: 'anything.example' } });
    expect([answer.status, answer.body]).toEqual([200, '{"ok":true,"status":"live"}']);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test.each(['/ready', '/readyz'])('%s', async path => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ready: true, failing: [], uptimeMs: expect.any(Number) });
    ready = false;
    const not = await ask(path);
    ready = true;
    expect(not.status).toBe(503);
    expect(JSON.parse(not.body)).toMatchObject({ ready: false, failing: ['gateway'] });
  });
});

describe('pages', () => {
  test('index.html with a strict policy that names its inline parts', async () => {
    const answer = await ask('/');
    expect([answer.status, answer.body]).toEqual([200, PAGE]);
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-cache',
    });
    const policy = String(answer.headers['content-security-policy']);
    for (const part of [
      "default-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      `connect-src 'self' ws://127.0.0.1:${port} wss://127.0.0.1:${port}`,
    ]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy.match(/script-src 'self' 'sha256-[^']+'(;|$)/)).not.toBeNull();
    expect(policy).not.toContain('unsafe');
  });

  test.each([
    ['/plain.css', 'text/css; charset=utf-8', 'b{}', 'no-cache'],
    ['/inner.css', 'text/css; charset=utf-8', 'b{}', 'no-cache'],
    ['/empty.txt', 'text/plain; charset=utf-8', '', 'no-cache'],
    [
      '/assets/app-Ab12_xyZ.js',
      'text/javascript; charset=utf-8',
      'let a = 1',
      'public, max-age=31536000, immutable',
    ],
    ['/sub%20dir/', 'text/html; charset=utf-8', 'sub', 'no-cache'],
    ['/docs/', 'text/html; charset=utf-8', 'docs', 'no-cache'],
  ])('%s', async (path, type, body, cache) => {
    const answer = await ask(path);
    expect([answer.status, answer.body]).toEqual([200, body]);
    expect(answer.headers).toMatchObject({ 'content-type': type, 'cache-control': cache });
  });

  test('HEAD has the headers alone, and a known ETag gets 304', async () => {
    const full = await ask('/plain.css');
    const head = await ask('/plain.css', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    expect(head.headers['content-length']).toBe('3');
    const etag = String(full.headers['etag']);
    const known = await ask('/plain.css', { headers: { 'if-none-match': `"x", W/${etag}` } });
    expect([known.status, known.body]).toEqual([304, '']);
  });

  test.each([
    ['/docs', '/docs/'],
    ['/sub%20dir', './sub%20dir/'],
  ])('%s moves to %s', async (path, location) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers['location']]).toEqual([308, location]);
  });

  test('a page that is not built says how to build it', async () => {
    for (const path of ['/missing/', '/missing/app.js']) {
      const answer = await ask(path);
      expect(answer.status).toBe(503);
      expect(answer.body).toContain('npm run build:web');
      expect(answer.body.trim().split('\n')).toHaveLength(1);
    }
  });

  test.each([
    '/nothing',
    '/plain.css/',
    '/assets/',
    '/link.txt',
    '/.hidden',
    '/%2ehidden',
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/docs/../../secret.txt',
    '/docs/%2e%2e/%2e%2e/secret.txt',
    '//etc/passwd',
    '/%2fetc/passwd',
    '/plain.css%00.html',
    '/C:/windows',
    '/%252e%252e/secret.txt',
  ])('%s is not found', async path => {
    const answer = await ask(path);
    expect(answer.status).toBe(404);
    expect(answer.body).toBe('Not found.\n');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(String(answer.headers['content-security-policy'])).toContain("default-src 'none'");
  });

  test('a name that is too long is not found', async () => {
    expect((await ask(`/${'a'.repeat(5000)}`)).status).toBe(404);
  });

  test.each(['/%', '/%zz', '/%c0%ae', 'http://x/'])('%s is a bad request', async path => {
    expect((await ask(path)).status).toBe(400);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('%s is not allowed', async method => {
    const answer = await ask('/', { method });
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});

describe('host names', () => {
  test.each([
    'localhost',
    'localhost:1234',
    '127.0.0.1',
    '127.9.9.9:80',
    '[::1]:80',
    'app.localhost',
    'PROXY.example',
  ])('%s is served', async host => {
    expect((await ask('/', { headers: { host } })).status).toBe(200);
  });

  test.each(['evil.example', 'evil.example:18789', '10.0.0.1', '127.0.0.1.evil.example', "a'; script-src *"])(
    '%j is refused',
    async host => {
      const answer = await ask('/', { headers: { host } });
      expect(answer.status).toBe(421);
      expect(answer.body).toContain('gateway.controlUi.allowedOrigins');
    },
  );
});

test('nothing of all this was an error', () => {
  expect(errors).toEqual([]);
});
