import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Harness, type WebChat } from './harness.ts';

let harness: Harness;
let chat: WebChat;

beforeAll(async () => {
  harness = await Harness.start();
});
afterEach(() => harness.endTest());
afterAll(async () => {
  await harness?.stop();
});

const ATTACKS = [
  '<script>window.broken = 1</script>',
  '<img src=x onerror="window.broken = 1">',
  '<svg onload="window.broken = 1"><animate onbegin="window.broken = 1"></svg>',
  '<iframe srcdoc="<script>parent.broken = 1</script>"></iframe>',
  '<a href="javascript:window.broken = 1">click</a>',
  '[click](javascript:window.broken=1)',
  '[click](JaVaScRiPt:window.broken=1)',
  '[click](data:text/html,<script>opener.broken=1</script>)',
  '![picture](https://example.com/tracker.png)',
  '![x](x"onerror="window.broken=1)',
  '<style>* { display: none }</style>',
  '<form action="https://example.com"><input name=token></form>',
  '```html"onmouseover="window.broken=1\n<b>code</b>\n```',
  '<details open ontoggle="window.broken = 1">',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.broken=1">',
];

describe('what strangers write', () => {
  it('runs nothing, loads nothing and leads nowhere it should not', async () => {
    chat = await harness.open();
    const asked: string[] = [];
    chat.page.on('request', request => asked.push(request.url()));
    for (const attack of ATTACKS) {
      await chat.send(attack);
      await chat.ended();
    }
    await chat.reload();
    for (const link of await chat.page.locator('article a').all()) await link.hover();
    expect(await chat.page.evaluate(() => Reflect.get(window, 'broken'))).toBeUndefined();
    expect(chat.errors).toEqual([]);
    const inside = chat.page.locator('#entries');
    expect(await inside.locator('script, img, iframe, style, form, object, embed, math').count()).toBe(0);
    const attributes = await inside.evaluate(root =>
      [...root.querySelectorAll('*')].flatMap(one =>
        one.getAttributeNames().filter(name => /^on|^style$/.test(name)),
      ),
    );
    expect(attributes).toEqual([]);
    const links = await inside
      .locator('a[href]')
      .evaluateAll(all =>
        all.map(one => [one.getAttribute('href'), one.getAttribute('rel'), one.getAttribute('target')]),
      );
    expect(links.length).toBeGreaterThan(0);
    for (const [href, rel, target] of links) {
      expect(href).toMatch(/^(https?|mailto):/);
      expect([rel, target]).toEqual(['noopener noreferrer', '_blank']);
    }
    expect(asked.filter(url => url.includes('example.com'))).toEqual([]);
    // What was meant as markup is there to be read.
    expect(await chat.page.locator('article.reply .prose', { hasText: '<script>' }).count()).toBeGreaterThan(
      0,
    );
  });

  it('renders what Markdown is for, with code that can be copied', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await chat.send(
      'list:\n\n- **one**\n- [x] two\n\n```ts\nconst a = 1;\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nשלום עולם',
    );
    await chat.ended();
    const prose = chat.lastReply.locator('.prose');
    expect(await prose.locator('strong').textContent()).toBe('one');
    expect(await prose.locator('td').allTextContents()).toEqual(['1', '2']);
    expect(
      await prose
        .locator('p')
        .last()
        .evaluate(one => getComputedStyle(one).direction),
    ).toBe('rtl');
    const copy = await prose.getByRole('button', { name: 'Copy' }).elementHandle();
    // It says so for a moment only.
    const labels = await copy?.evaluateHandle(one => {
      const seen: (string | null)[] = [];
      const look = () => seen.push(one.textContent);
      new MutationObserver(look).observe(one, { childList: true, characterData: true, subtree: true });
      return seen;
    });
    await copy?.click();
    await expect.poll(() => labels?.jsonValue()).toContain('Copied');
    expect(await chat.page.evaluate(() => navigator.clipboard.readText())).toBe('const a = 1;\n');
    chat.expectNoErrors();
  });
});
