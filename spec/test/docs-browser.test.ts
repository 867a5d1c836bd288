import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emitDocs } from '../src/emit/docs/docs.ts';
import { readProse } from '../src/sources.ts';
import { generatedIr, RUN_EXAMPLE } from './docs-ir.ts';

const CSP = "default-src 'none'; script-src 'self'; style-src 'self'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
};

let folder: string;
/** Address of a page by its file name. */
let at: (file: string) => string;
/** File names of all pages. */
let files: string[];
let browser: Browser;
let server: Server;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawspec-docs-'));
  const ir = generatedIr();
  ir.methods['agent']!.examples.unshift(
    structuredClone(RUN_EXAMPLE) as never,
    { ...structuredClone(RUN_EXAMPLE), name: 'again', title: 'Once more' } as never,
  );
  const emitted = await emitDocs(ir, readProse());
  files = [...emitted.keys()].filter(path => path.endsWith('.html')).map(path => basename(path));
  for (const [path, text] of emitted) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  at = file => new URL(file, pathToFileURL(join(folder, 'docs', 'index.html'))).href;
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
});

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
const visibleLinks = (page: Page) => page.locator('#nav li[data-words]:not([hidden]) > a').allInnerTexts();

describe('the reference in a browser', () => {
  it('opens every page from a file without errors and asks the network for nothing', async () => {
    const { page, problems, requests } = await visit(at('index.html'));
    expect(await page.title()).toBe('OpenClaw Gateway protocol');
    expect(requests).toHaveLength(3);
    for (const file of files) {
      await page.goto(at(file));
      expect(await page.locator('h1').count(), file).toBe(1);
    }
    expect(problems).toEqual([]);
    expect(requests.filter(url => !url.startsWith('file:'))).toEqual([]);
    await page.context().close();
  });

  it('works under the content security policy of the gateway, search included', async () => {
    const { port } = server.address() as AddressInfo;
    const site = `http://127.0.0.1:${port}/docs/`;
    const { page, problems, requests } = await visit(`${site}family-chat.html#chat.send`);
    await page.keyboard.press('/');
    await page.keyboard.type('cumulative');
    await page.locator('#nav .hits a').first().waitFor();
    expect(problems).toEqual([]);
    expect(requests.every(url => url.startsWith(site))).toBe(true);
    await page.context().close();
  });

  it('filters by name and scope, with the keyboard alone', async () => {
    const { page, problems } = await visit(at('limits.html'));
    const all = (await visibleLinks(page)).length;
    await page.keyboard.press('/');
    await page.keyboard.type('operator.pairing device.pair.remove');
    expect(await visibleLinks(page)).toEqual(['device.pair.remove']);
    await page.keyboard.press('Enter');
    await page.waitForURL(at('family-devices.html#device.pair.remove'));
    await page.keyboard.press('/');
    await page.keyboard.type('chat.');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate('document.activeElement.textContent')).toBe((await visibleLinks(page))[1]);
    await page.keyboard.press('Escape');
    expect((await visibleLinks(page)).length).toBe(all);
    await page.keyboard.type('xyzzy');
    await page.locator('#nav .none').waitFor();
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('finds words in the text, from a file, and goes there', async () => {
    const { page, problems, requests } = await visit(at('index.html'));
    expect(requests.filter(url => url.endsWith('search.js'))).toEqual([]);
    await page.keyboard.press('/');
    await page.keyboard.type('never append');
    const hit = page.locator('#nav .hits a', { hasText: 'Cumulative and incremental' });
    await hit.waitFor();
    expect(await hit.locator('mark').textContent()).toBe('never');
    await hit.click();
    await page.waitForURL(at('chat-stream.html#cumulative'));
    await page.keyboard.press('/');
    await page.keyboard.type('device token');
    const kinds = page.locator('#nav .hits li .kind');
    await expect.poll(() => kinds.first().textContent()).toBe('method');
    expect((await kinds.allTextContents()).indexOf('Device pairing')).toBeLessThan(
      (await kinds.allTextContents()).indexOf('type'),
    );
    await page.keyboard.press('Escape');
    await page.keyboard.type('tickIntervalMs');
    await page.locator('#nav .hits a').first().waitFor();
    expect(await page.locator('#nav .hits a').first().getAttribute('href')).toBe(
      'limits.html#limit.tickIntervalMs',
    );
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['chat.send', 'family-chat.html#chat.send'],
    ['event.chat', 'family-chat.html#event.chat'],
    ['limit.tickIntervalMs', 'limits.html#limit.tickIntervalMs'],
    ['chapter.handshake', 'handshake.html#chapter.handshake'],
    ['signature', 'handshake.html#signature'],
    ['type.ChatDelta', 'family-chat.html#type.ChatDelta'],
  ])('forwards the old link index.html#%s', async (old, now) => {
    const { page, problems } = await visit(at(`index.html#${old}`));
    await page.waitForURL(at(now));
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('follows a deep link and marks where the reader is', async () => {
    const { page } = await visit(at('family-chat.html#event.chat'));
    await expect
      .poll(() => page.locator('#nav a[aria-current="location"]').getAttribute('href'))
      .toBe('#event.chat');
    expect(await page.locator('#nav a[aria-current="page"]').textContent()).toBe('Overview');
    const top = () =>
      page.locator('[id="event.chat"]').evaluate(node => Math.floor(node.getBoundingClientRect().top / 140));
    await expect.poll(top).toBe(0);
    await page.goto(at('gaps.html#silence'));
    await expect
      .poll(() => page.locator('#nav a[aria-current="location"]').getAttribute('href'))
      .toBe('#silence');
    await page.context().close();
  });

  it('changes the theme and remembers it on the next page', async () => {
    const { page } = await visit(at('index.html'));
    const light = await background(page);
    await page.locator('button.theme').click();
    const dark = await background(page);
    expect(dark).not.toBe(light);
    await page.locator('.pager [rel="next"]').click();
    await page.waitForURL(at('start.html'));
    expect(await background(page)).toBe(dark);
    await page.context().close();
  });

  it('fits a narrow screen on every page, with the contents in a drawer', async () => {
    const { page } = await visit(at('index.html'), { viewport: { width: 320, height: 640 } });
    for (const file of files) {
      await page.goto(at(file));
      expect(await page.evaluate('document.documentElement.scrollWidth'), file).toBeLessThanOrEqual(320);
    }
    await page.goto(at('family-chat.html'));
    expect(await page.locator('#nav').isVisible()).toBe(false);
    await page.locator('button.menu').click();
    expect(await page.locator('#nav').isVisible()).toBe(true);
    await page.locator('#nav a[href="#chat.send"]').click();
    expect(await page.locator('#nav').isVisible()).toBe(false);
    await page.context().close();
  });

  it('reads without JavaScript, old links included', async () => {
    const { page, problems } = await visit(at('family-chat.html#chat.send'), { javaScriptEnabled: false });
    expect(await page.locator('[id="chat.send"] h2').isVisible()).toBe(true);
    expect(await page.locator('#nav a[href="limits.html"]').isVisible()).toBe(true);
    expect(await page.locator('.filter').isVisible()).toBe(false);
    expect(await page.locator('button.theme').isVisible()).toBe(false);
    await page.goto(at('index.html#chat.send'));
    expect(await page.locator('tr[id="chat.send"] a').getAttribute('href')).toBe(
      'family-chat.html#chat.send',
    );
    expect(problems).toEqual([]);
    await page.context().close();
  });

  it('copies a frame', async () => {
    const { page } = await visit(at('family-agent.html'), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.locator('[id="agent"] .example[open] .copy').first().click();
    const copied = async () => String(await page.evaluate('navigator.clipboard.readText()'));
    await expect.poll(copied).not.toBe('');
    expect(JSON.parse(await copied())).toEqual(RUN_EXAMPLE.frames[0]?.frame);
    await page.context().close();
  });

  it('offers to copy code, beside it, and no drawings', async () => {
    const { page } = await visit(at('pairing.html'), { viewport: { width: 390, height: 800 } });
    expect(await page.locator('pre.drawing').count()).toBe(1);
    expect(await page.locator('.holder pre.drawing').count()).toBe(0);
    await page.goto(at('swift.html'));
    const code = page.locator('.holder pre').first();
    const overlap = await code.evaluate(pre => {
      const text = pre.firstElementChild?.getBoundingClientRect();
      return (pre.nextElementSibling?.getBoundingClientRect().bottom ?? 0) > (text?.top ?? 0);
    });
    expect(overlap).toBe(false);
    await page.context().close();
  });

  it('prints every example', async () => {
    const { page } = await visit(at('family-agent.html'));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator('main details:not([open])').count()).toBe(0);
    expect(await page.locator('#nav').isVisible()).toBe(false);
    expect(await page.locator('.pager').isVisible()).toBe(false);
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has enough contrast in the ${colorScheme} theme`, async () => {
      const { page } = await visit(at('index.html'), { colorScheme });
      for (const file of [
        'index.html',
        'handshake.html',
        'limits.html',
        'errors.html',
        'family-chat.html',
        'catalogue.html',
      ]) {
        await page.goto(at(file));
        expect(await page.evaluate(LOW_CONTRAST), file).toEqual([]);
      }
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
