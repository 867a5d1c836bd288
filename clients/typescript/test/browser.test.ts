/** The client in a real browser: key in IndexedDB, token kept over a reload, chat over a WebSocket. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { startGateway } from '../../../gateway/src/index.ts';
import type * as Sdk from '../src/browser.ts';
import { cleanup } from './harness.ts';

const CHROMIUM = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const TOKEN = 'browser-test-token';
const PAGE =
  '<!doctype html><title>sdk</title>' +
  "<script type=module>import * as sdk from '/sdk.js'; globalThis.sdk = sdk;</script>";

async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('../src/browser.ts', import.meta.url)),
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const bundles = Array.isArray(output) ? output : [output];
  const chunks = bundles.flatMap(item => ('output' in item ? item.output : []));
  return chunks.map(chunk => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

async function pageServer(code: string): Promise<string> {
  const server = createServer((request, response) => {
    const script = request.url === '/sdk.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
    response.end(script ? code : PAGE);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  cleanup(() => new Promise(resolve => server.close(resolve)));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One visit of the page: connects, chats, and tells what it saw. */
function visit(page: Page, url: string, token: string | undefined) {
  return page.evaluate(
    async given => {
      const { sdk } = globalThis as unknown as { sdk: typeof Sdk };
      const identity = await sdk.loadBrowserIdentity();
      const client = new sdk.GatewayClient({
        url: given.url,
        ...(given.token === undefined ? {} : { token: given.token }),
        client: { id: 'webchat-ui', mode: 'webchat', version: '1', platform: 'web' },
        scopes: ['operator.read', 'operator.write'],
        identity,
        tokens: new sdk.BrowserTokenStore(),
      });
      const hello = await client.connect();
      const stream = client.events('chat');
      await client.request('chat.send', { sessionKey: 'main', message: 'hello from a page' });
      let runs = sdk.noChatRuns;
      for await (const payload of stream) {
        runs = sdk.reduceChat(runs, payload);
        if ([...runs.values()].some(sdk.isEnded)) break;
      }
      await client.close();
      return { deviceId: identity.deviceId, protocol: hello.protocol, text: [...runs.values()][0]?.text };
    },
    { url, token },
  );
}

it.runIf(existsSync(CHROMIUM))('keeps key and token in Chromium over a reload', async () => {
  const stateDir = await mkdtemp(join(tmpdir(), 'clawspec-page-'));
  cleanup(() => rm(stateDir, { recursive: true, force: true }));
  const origin = await pageServer(await bundle());
  const gateway = await startGateway({ port: 0, token: TOKEN, stateDir, allowedOrigins: [origin] });
  cleanup(() => gateway.close());
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  cleanup(() => browser.close());
  const page = await browser.newPage();
  await page.goto(origin);
  const first = await visit(page, gateway.url, TOKEN);
  expect(first).toMatchObject({ protocol: 4, text: expect.stringContaining('hello from a page') });
  await page.reload();
  const second = await visit(page, gateway.url, undefined);
  expect(second.deviceId).toBe(first.deviceId);
});
