import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../src/log/log.ts';
import { tempDir, testGateway } from './support/gateway.ts';
import { connected, params, RawClient } from './support/raw-client.ts';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Sends the path as it stands: URL classes would tidy it up. */
function get(url: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(url);
    const sent = request({ hostname, port, path, method, headers }, response => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function setUp(liveReload = true) {
  const stateDir = await tempDir();
  const dir = join(stateDir, 'canvas');
  await mkdir(join(dir, 'sub'), { recursive: true });
  const gateway = await testGateway({ stateDir, canvas: { port: 0, liveReload } });
  const url = gateway.canvasUrl ?? '';
  return { stateDir, dir, gateway, url, at: (path: string) => get(url, `/__openclaw__/canvas/${path}`) };
}

describe('pages', () => {
  test('an index of the folder stands in for a page', async () => {
    const { dir, at, url, stateDir } = await setUp();
    const empty = await testGateway({ canvas: { port: 0 } });
    expect((await get(empty.canvasUrl ?? '', '/__openclaw__/canvas/')).body).toContain('Nothing here yet');
    await writeFile(join(dir, 'a & b.html'), '<b>');
    await writeFile(join(dir, '.hidden'), '');
    await writeFile(join(stateDir, 'secret.txt'), 'SECRET');
    await symlink(join(stateDir, 'secret.txt'), join(dir, 'out.txt'));
    const { body, status, headers } = await at('');
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    expect(body).toContain('<a href="./a%20%26%20b.html">a &amp; b.html</a>');
    expect(body).toContain('<a href="./sub/">sub/</a>');
    expect(body).not.toMatch(/hidden|out\.txt/);
    expect((await at('sub/')).body).toContain('<a href="../">');
    for (const path of ['/', '/__openclaw__/canvas']) {
      expect(await get(url, path)).toMatchObject({
        status: 307,
        headers: { location: '/__openclaw__/canvas/' },
      });
    }
  });

  test('a page gets the script for reloading, other files stay as they are', async () => {
    const { dir, at } = await setUp();
    await writeFile(join(dir, 'index.html'), '<body><p>hi</p></body>');
    await writeFile(join(dir, 'app.js'), 'let a = 1');
    const page = await at('');
    expect(page.body).toBe(
      '<body><p>hi</p><script type="module" src="/__openclaw__/reload.js"></script>\n</body>',
    );
    expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; .*connect-src 'self'/);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self'");
    expect(page.headers['x-content-type-options']).toBe('nosniff');
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    expect((await at('app.js')).body).toBe('let a = 1');
  });

  test('live reload can be off', async () => {
    const { dir, at, url } = await setUp(false);
    await writeFile(join(dir, 'index.html'), '<p>hi</p>');
    expect((await at('')).body).toBe('<p>hi</p>');
    expect((await get(url, '/__openclaw__/reload')).status).toBe(404);
  });

  test.each([
    '../secret.txt',
    '..%2fsecret.txt',
    '%2e%2e/secret.txt',
    'sub/../../secret.txt',
    '..\\secret.txt',
    '%5c..%5csecret.txt',
    'link.txt',
    'folder/secret.txt',
    'sub//../x',
    '.hidden',
    'a%00.html',
    '/etc/passwd',
  ])('%s leads nowhere', async path => {
    const { stateDir, dir, at } = await setUp();
    await writeFile(join(stateDir, 'secret.txt'), 'SECRET');
    await writeFile(join(dir, '.hidden'), 'SECRET');
    await symlink(join(stateDir, 'secret.txt'), join(dir, 'link.txt'));
    await symlink(stateDir, join(dir, 'folder'));
    const { status, body } = await at(path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('SECRET');
  });

  test.each<[string, string, Record<string, string>, number]>([
    ['POST', '/__openclaw__/canvas/', {}, 405],
    ['GET', '/__openclaw__/canvas/', { host: 'evil.example' }, 421],
    ['GET', '/__openclaw__/a2ui/', {}, 501],
    ['GET', '/__openclaw__/a2ui/v0.8/x', {}, 501],
    ['GET', '/health', {}, 404],
    ['GET', '/__openclaw__/canvas/%zz', {}, 400],
  ])('%s %s %j', async (method, path, headers, status) => {
    const { url } = await setUp();
    expect((await get(url, path, headers, method)).status).toBe(status);
  });
});

describe('beside the gateway', () => {
  test('hello-ok says where it is, as each protocol does', async () => {
    const { gateway, url } = await setUp();
    const newer = await connected(gateway.url);
    expect(newer.hello).toMatchObject({ pluginSurfaceUrls: { canvas: url } });
    expect(newer.hello.canvasHostUrl).toBeUndefined();
    const older = await connected(gateway.url, { minProtocol: 3, maxProtocol: 3 });
    expect(older.hello.canvasHostUrl).toBe(url);
    expect(older.hello.pluginSurfaceUrls).toBeUndefined();
    const far = await connected(gateway.url, {}, undefined, { headers: { host: 'home.example:443' } });
    expect(far.hello.pluginSurfaceUrls).toEqual({ canvas: `http://home.example:${new URL(url).port}` });
    const odd = await connected(gateway.url, {}, undefined, { headers: { host: 'a/b' } });
    expect(odd.hello.pluginSurfaceUrls).toEqual({ canvas: url });
  });

  test('without one nothing is said', async () => {
    const gateway = await testGateway();
    expect(gateway.canvasUrl).toBeUndefined();
    expect((await connected(gateway.url)).hello.pluginSurfaceUrls).toEqual({});
  });

  test('its pages are strangers to the control plane', async () => {
    const { gateway, url } = await setUp();
    const client = await RawClient.open(gateway.url, { origin: url });
    const page = { client: { id: 'openclaw-control-ui', version: '1', platform: 'web', mode: 'webchat' } };
    expect((await client.connect(params(page))).error?.message).toMatch(/origin not allowed/);
  });

  test('a port that is taken is a warning', async () => {
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const lines: string[] = [];
    const { port } = other.address() as AddressInfo;
    const log = createLog({
      level: 'warn',
      json: true,
      clock: { now: () => 0 },
      write: line => void lines.push(line),
    });
    const gateway = await testGateway({ canvas: { port }, log });
    expect(gateway.canvasUrl).toBeUndefined();
    expect(lines.join('')).toContain(`no canvas host: port ${port} is taken`);
    expect((await connected(gateway.url)).hello.type).toBe('hello-ok');
  });

  test('it stops with the gateway, open pages or not', async () => {
    const { gateway, url } = await setUp();
    const listening = get(url, '/__openclaw__/reload');
    const first = await connected(gateway.url);
    await gateway.close();
    await first.client.closed;
    await listening.catch(() => undefined);
    await expect(get(url, '/')).rejects.toThrow();
  });
});

test('a browser shows the page and reloads it when it changes', async () => {
  const { dir, url, gateway } = await setUp();
  const file = join(dir, 'index.html');
  await writeFile(
    file,
    '<!doctype html><title>One</title><body><h1 id="a">one</h1><script>document.querySelector("h1").dataset.ran = "yes"</script></body>',
  );
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const attached = page.waitForResponse(response => response.url().endsWith('/__openclaw__/reload'));
  await page.goto(url);
  expect(page.url()).toBe(`${url}/__openclaw__/canvas/`);
  await page.locator('h1[data-ran=yes]', { hasText: 'one' }).waitFor();
  await attached;
  await writeFile(file, '<!doctype html><body><h1>two</h1></body>');
  await page.locator('h1', { hasText: 'two' }).waitFor();

  const blocked = await page.evaluate(
    ([http, ws]) =>
      Promise.all([
        fetch(`${http}/health`).then(
          () => 'reached',
          () => 'blocked',
        ),
        new Promise(resolve => {
          try {
            const socket = new WebSocket(ws!);
            socket.onopen = () => resolve('reached');
            socket.onerror = () => resolve('blocked');
          } catch {
            resolve('blocked');
          }
        }),
      ]),
    [gateway.httpUrl, gateway.url],
  );
  expect(blocked).toEqual(['blocked', 'blocked']);
});
