import { createRequire } from 'node:module';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ENDLESS, Harness, TOKEN, type WebChat } from './harness.ts';

let harness: Harness;
let chat: WebChat;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

beforeAll(async () => {
  harness = await Harness.start();
});
afterEach(async () => {
  await harness.endTest();
  chat.expectNoErrors();
});
afterAll(async () => {
  await harness?.stop();
});

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** What axe finds wrong, one line each. */
async function audit(): Promise<string[]> {
  // The page's own policy forbids script elements: the file goes in through the debugger.
  const { readFile } = await import('node:fs/promises');
  await chat.page.evaluate(await readFile(AXE, 'utf8'));
  const { violations } = await chat.page.evaluate(() =>
    (Reflect.get(window, 'axe') as { run(): Promise<AxeResults> }).run(),
  );
  return violations.flatMap(one =>
    one.nodes.map(node => `${one.id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}

const RICH =
  '!tool=search A **reply** with `code`, [a link](https://example.com) and\n\n> a quote\n\n```js\nlet a;\n```\n\n| a | b |\n|--|--|\n| 1 | 2 |';

describe.each(['light', 'dark'] as const)('in %s', colorScheme => {
  it('has no accessibility faults that axe knows: asking, refused, talking, failed, listed', async () => {
    chat = await harness.open({ token: null, colorScheme });
    expect(await audit()).toEqual([]);
    await chat.page.getByLabel('Gateway token').fill('wrong');
    await chat.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await chat.page.getByText('This token is not accepted').first().waitFor();
    expect(await audit()).toEqual([]);
    await chat.page.getByLabel('Gateway token').fill(TOKEN);
    await chat.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await chat.connected();
    await chat.newSession();
    expect(await audit()).toEqual([]);
    await chat.send(RICH);
    await chat.ended();
    await chat.lastReply.hover();
    await chat.send('!fail=no');
    await chat.ended('error');
    await chat.send(`${ENDLESS} working`);
    await chat.page.locator('article.reply.live').waitFor();
    expect(await audit()).toEqual([]);
    await chat.page.keyboard.press('Escape');
    await chat.ended('aborted');
    await chat.page.locator('#status').click();
    expect(await audit()).toEqual([]);
  });
});

describe('without a mouse', () => {
  it('connects, talks, stops, switches sessions and forgets', async () => {
    chat = await harness.open({ token: null });
    const { page } = chat;
    const press = (key: string) => page.keyboard.press(key);
    const focused = () =>
      page.evaluate(() => {
        const one = document.activeElement;
        return one?.getAttribute('aria-label') ?? one?.id ?? '';
      });
    await expect.poll(focused).toBe('token');
    await page.keyboard.type(TOKEN);
    await press('Enter');
    await chat.connected();
    await expect.poll(focused).toBe('message');
    await page.keyboard.type(`${ENDLESS} hello`);
    await press('Enter');
    await page.locator('article.reply.live .prose', { hasText: 'word1' }).waitFor();
    await expect.poll(focused).toBe('message');
    await press('Escape');
    await chat.ended('aborted');
    await chat.reload();
    await press('Tab');
    await page.locator(':focus', { hasText: 'Skip to the message box' }).waitFor();
    await press('Enter');
    await expect.poll(focused).toBe('message');
    await press('Shift+Tab');
    await page.locator(':focus', { hasText: 'Ask again' }).waitFor();
    for (let steps = 0; steps < 30 && (await focused()) !== 'status'; steps++) await press('Shift+Tab');
    await expect.poll(focused).toBe('status');
    await press('Enter');
    await page.getByRole('dialog', { name: 'Connection' }).waitFor();
    await press('Escape');
    await expect.poll(focused).toBe('status');
    for (let steps = 0; steps < 30 && (await focused()) !== 'new-session'; steps++) await press('Shift+Tab');
    await press('Enter');
    await page.locator('#empty:not([hidden])').waitFor();
    await expect.poll(focused).toBe('message');
  });

  it('keeps the focus in the drawer of narrow windows', async () => {
    chat = await harness.open({ viewport: { width: 390, height: 700 } });
    const { page } = chat;
    const open = page.locator('#sidebar-open');
    await open.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sidebar-close');
    for (let steps = 0; steps < 6; steps++) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('#column'))).toBeNull();
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('sidebar-open');
  });
});

describe('what it looks like', () => {
  const background = () => chat.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const brightness = async () => Number(/\d+/.exec(await background())?.[0]);

  it('follows the system, and the person over the system, without a flash after a reload', async () => {
    chat = await harness.open({ colorScheme: 'dark' });
    await expect.poll(brightness).toBeLessThan(64);
    await chat.page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(brightness).toBeGreaterThan(192);
    await chat.page.getByRole('button', { name: /^Theme: like the system/ }).click();
    await chat.page.getByRole('button', { name: /^Theme: light/ }).click();
    await expect.poll(brightness).toBeLessThan(64);
    await chat.reload();
    await expect.poll(brightness).toBeLessThan(64);
    await chat.page.getByRole('button', { name: /^Theme: dark/ }).click();
    await expect.poll(brightness).toBeGreaterThan(192);
  });

  it.each([
    [320, 640],
    [640, 400],
    [320, 256],
  ])('fits %i × %i without scrolling sideways, and everything can be reached', async (width, height) => {
    chat = await harness.open({ viewport: { width, height } });
    await chat.newSession();
    await chat.send(`${RICH}\n\n${'unbreakable'.repeat(40)}`);
    await chat.ended();
    expect(
      await chat.page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
    ).toBeLessThanOrEqual(0);
    for (const id of ['message', 'send', 'status', 'theme']) {
      await chat.page.locator(`#${id}`).scrollIntoViewIfNeeded();
      expect(await chat.page.locator(`#${id}`).isVisible()).toBe(true);
    }
  });
});
