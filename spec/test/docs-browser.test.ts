import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitDocs } from '../src/emit/docs/docs.ts';
import { generatedIr, RUN_EXAMPLE } from './docs-ir.ts';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

let folder: string;
let address: string;
let browser: Browser;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawspec-docs-'));
  const ir = generatedIr();
  ir.methods['agent']!.examples = [
    structuredClone(RUN_EXAMPLE) as never,
    { ...structuredClone(RUN_EXAMPLE), name: 'again', title: 'Once more' } as never,
  ];
  for (const [path, text] of await emitDocs(ir)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  address = pathToFileURL(join(folder, 'docs', 'index.html')).href;
  server = createServer(async (request, response) => {
    const path = join(folder, new URL(request.url ?? '/', 'http://localhost').pathname);
    const body = await readFile(path).catch(() => undefined);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-security-policy': CSP,
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    });
    response.end(body);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
  if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

interface Visit {
  readonly page: Page;
  readonly problems: string[];
  readonly requests: string[];
}

async function visit(url: string, options: Parameters<Browser['newContext']>[0] = {}): Promise<Visit> {
  const context = await browser.newContext({ reducedMotion: 'reduce', colorScheme: 'light', ...options });
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', error => problems.push(error.message));
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('request', request => requests.push(request.url()));
  await page.goto(url);
  return { page, problems, requests };
}

const background = (page: Page) => page.evaluate('getComputedStyle(document.body).backgroundColor');
const visibleLinks = (page: Page) => page.locator('#nav li[data-words]:not([hidden]) a').allInnerTexts();

describe('the reference in a browser', { timeout: 60_000 }, () => {
  it('opens from a file without errors and asks the network for nothing', async () => {
    const { page, problems, requests } = await visit(address);
    expect(await page.title()).toBe('OpenClaw Gateway protocol');
    expect(problems).toEqual([]);
    expect(requests.filter(url => !url.startsWith('file:'))).toEqual([]);
    expect(requests).toHaveLength(3);
    await page.context().close();
  });

  it('works under the content security policy of the gateway', async () => {
    const { port } = server.address() as AddressInfo;
    const { page, problems, requests } = await visit(`http://127.0.0.1:${port}/docs/index.html#chat.send`);
    await page.keyboard.press('/');
    await page.keyboard.type('chat');
    expect(problems).toEqual([]);
    expect(requests.every(url => url.startsWith(`http://127.0.0.1:${port}/`))).toBe(true);
    await page.context().close();
  });

  it('filters by name and scope, with the keyboard alone', async () => {
    const { page, problems } = await visit(address);
    await page.keyboard.press('/');
    await page.keyboard.type('operator.pairing remove');
    expect(await visibleLinks(page)).toEqual(['device.pair.remove']);
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#device.pair.remove');
    await page.keyboard.press('/');
    await page.keyboard.type('chat.');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe((await visibleLinks(page))[1]);
    await page.keyboard.press('Escape');
    expect((await visibleLinks(page)).length).toBeGreaterThan(20);
    await page.keyboard.type('no such thing');
    expect(await page.locator('#nav .none').isVisible()).toBe(true);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('follows a deep link and marks where the reader is', async () => {
    const { page } = await visit(`${address}#event.chat`);
    await expect.poll(() => page.locator('#nav a[aria-current]').getAttribute('href')).toBe('#event.chat');
    const top = await page.locator('[id="event.chat"]').evaluate(node => node.getBoundingClientRect().top);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top).toBeLessThan(140);
    await page.locator('[id="limit.tickIntervalMs"]').scrollIntoViewIfNeeded();
    await expect
      .poll(() => page.locator('#nav a[aria-current]').getAttribute('href'))
      .toBe('#chapter.limits');
    await page.context().close();
  });

  it('changes the theme and remembers it', async () => {
    const { page } = await visit(address);
    const light = await background(page);
    await page.locator('button.theme').click();
    const dark = await background(page);
    expect(dark).not.toBe(light);
    await page.reload();
    expect(await background(page)).toBe(dark);
    await page.context().close();
  });

  it('fits a narrow screen, with the contents in a drawer', async () => {
    const { page } = await visit(address, { viewport: { width: 320, height: 640 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    expect(await page.locator('#nav').isVisible()).toBe(false);
    await page.locator('button.menu').click();
    expect(await page.locator('#nav').isVisible()).toBe(true);
    await page.locator('#nav a[href="#chat.send"]').click();
    expect(await page.locator('#nav').isVisible()).toBe(false);
    await page.context().close();
  });

  it('reads without JavaScript', async () => {
    const { page, problems } = await visit(`${address}#chat.send`, { javaScriptEnabled: false });
    expect(await page.locator('[id="chat.send"] h4').isVisible()).toBe(true);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.locator('button.theme').isVisible()).toBe(false);
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('copies a frame', async () => {
    const { page } = await visit(address, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.locator('[id="agent"] .example[open] .copy').first().click();
    const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
    expect(JSON.parse(copied)).toEqual(RUN_EXAMPLE.frames[0]?.frame);
    await page.context().close();
  });

  it('prints every example', async () => {
    const { page } = await visit(address);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('details:not([open])').count()).toBe(0);
    expect(await page.locator('#nav').isVisible()).toBe(false);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has enough contrast in the ${colorScheme} theme`, async () => {
      const { page } = await visit(address, { colorScheme });
      expect(await page.evaluate(LOW_CONTRAST)).toEqual([]);
      await page.context().close();
    });
  }
});

/** Texts whose contrast with what is behind them is below 4.5 (WCAG AA); one of a kind. */
const LOW_CONTRAST = `(() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(c => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = element => {
    for (let box = element; box; box = box.parentElement) {
      const color = getComputedStyle(box).backgroundColor;
      if (rgba(color)[3] === 255) return rgba(color);
    }
    return rgba('white');
  };
  const found = new Map();
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
    if (!own || !element.checkVisibility({ opacityProperty: true })) continue;
    const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const kind = element.tagName + '.' + element.className;
    if (ratio < 4.5 && !found.has(kind)) found.set(kind, kind + ' ' + ratio.toFixed(2));
  }
  return [...found.values()];
})()`;
