import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ENDLESS, Harness, TOKEN, type WebChat } from './harness.ts';

let harness: Harness;
let chat: WebChat;

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

/** Runs in the page: text of the newest reply each time it changes. */
async function watchReply(): Promise<() => Promise<string[]>> {
  await chat.page.evaluate(() => {
    const seen: string[] = [];
    Reflect.set(window, 'seenReplies', seen);
    new MutationObserver(() => {
      const text = [...document.querySelectorAll('article.reply .prose')].at(-1)?.textContent?.trim() ?? '';
      if (text !== '' && text !== seen.at(-1)) seen.push(text);
    }).observe(document.querySelector('#entries') as Element, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  return () => chat.page.evaluate(() => Reflect.get(window, 'seenReplies') as string[]);
}

/** Runs in the page: those of the present articles that change from now on. */
async function watchArticles(): Promise<() => Promise<string[]>> {
  await chat.page.evaluate(() => {
    const present = new Set(document.querySelectorAll('#entries article'));
    const touched = new Set<Element>();
    Reflect.set(window, 'touchedArticles', touched);
    new MutationObserver(records => {
      for (const node of records.flatMap(({ target, removedNodes }) => [target, ...removedNodes])) {
        const article = (node instanceof Element ? node : node.parentElement)?.closest('article');
        if (article && present.has(article)) touched.add(article);
      }
    }).observe(document.querySelector('#entries') as Element, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  return () =>
    chat.page.evaluate(() =>
      Array.from(Reflect.get(window, 'touchedArticles') as Set<Element>, one => one.outerHTML),
    );
}

describe('a conversation', () => {
  it('shows the reply while it grows, and finishes it', async () => {
    chat = await harness.open();
    const seen = await watchReply();
    await chat.send(`${ENDLESS} and on`);
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(3);
    expect(await chat.page.title()).toMatch(/^Working… /);
    await chat.page.getByRole('button', { name: 'Stop the reply' }).click();
    await chat.ended('aborted');
    const texts = await seen();
    for (const [index, text] of texts.entries()) {
      const next = texts[index + 1];
      if (next !== undefined) expect(next.startsWith(text)).toBe(true);
    }
    await chat.send('one two three four five six seven eight');
    await chat.ended();
    expect((await seen()).at(-1)).toBe('You said: one two three four five six seven eight');
    await expect.poll(() => chat.page.title()).toBe('Main session · WebChat');
    await expect.poll(() => chat.page.locator('#announce-replies').textContent()).toContain('eight');
  });

  it('has its history after a reload, and nothing twice', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send('Remember me');
    await chat.ended();
    await chat.reload();
    await chat.page.getByText('You said: Remember me').first().waitFor();
    expect(await chat.sent.allTextContents()).toHaveLength(1);
    expect(await chat.replies.count()).toBe(1);
  });

  it('stops a reply with Esc and with the button, and keeps what was said', async () => {
    chat = await harness.open();
    await chat.newSession();
    for (const stop of [
      () => chat.page.keyboard.press('Escape'),
      () => chat.page.getByRole('button', { name: 'Stop the reply' }).click(),
    ]) {
      await chat.send(`${ENDLESS} go on`);
      await chat.page.locator('article.reply.live .prose', { hasText: 'word2' }).waitFor();
      await stop();
      await chat.ended('aborted');
      expect(await chat.lastReply.textContent()).toContain('Stopped. The reply is incomplete.');
      expect(await chat.lastReply.textContent()).toContain('word2');
    }
  });

  it('shows a failed reply with its reason, and asks again', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send('!fail="the model is overloaded" anything');
    await chat.ended('error');
    expect(await chat.lastReply.textContent()).toContain('The reply failed. the model is overloaded');
    await chat.lastReply.getByRole('button', { name: 'Ask again' }).click();
    await expect.poll(() => chat.sent.count()).toBe(2);
    await chat.ended('error');
  });

  it('shows tool calls as lines that open', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send('!tool=read_file look it up');
    await chat.ended();
    const tool = chat.lastReply.locator('details.tool');
    expect(await tool.locator('summary').textContent()).toMatch(/read_file.*Done/);
    expect(await tool.locator('pre').count()).toBe(0);
    await tool.locator('summary').click();
    await expect.poll(() => tool.locator('pre').allTextContents()).toHaveLength(2);
  });

  it('breaks the line with Shift+Enter and leaves Enter to input methods', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.box.fill('first');
    await chat.box.press('Shift+Enter');
    await chat.box.pressSequentially('second');
    await chat.box.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true });
    expect(await chat.sent.count()).toBe(0);
    expect(await chat.box.inputValue()).toBe('first\nsecond');
    await chat.box.press('Enter');
    await chat.ended();
    expect(await chat.sent.locator('.bubble').textContent()).toBe('first\nsecond');
  });

  it('lists sessions, switches between them and marks what was not read', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send('hello');
    await chat.ended();
    const first = (await chat.page.locator('.session[aria-current]').getAttribute('data-key')) ?? '';
    await chat.newSession();
    await harness.converse(first, ['in the first place']);
    const row = chat.page.locator(`.session[data-key="${first}"]`);
    await row.getByText('new replies').waitFor();
    expect(await chat.page.title()).toMatch(/^\(1\) /);
    await row.click();
    await chat.page.getByText('You said: in the first place').first().waitFor();
    await expect.poll(() => chat.page.title()).not.toContain('(1)');
  });

  it('shows what another page writes into the same session', async () => {
    const other = await harness.open();
    chat = await harness.open();
    await other.send('Hello from the other page');
    await chat.page.locator('article.user', { hasText: 'Hello from the other page' }).waitFor();
    await chat.page.locator('article.reply', { hasText: 'You said: Hello from the other page' }).waitFor();
  });
});

describe('scrolling', () => {
  /** Where the scroller stands once it has stopped to move. */
  const atRest = () =>
    chat.page.locator('#scroller').evaluate(async one => {
      let last = Number.NaN;
      for (let still = 0; still < 10; still = one.scrollTop === last ? still + 1 : 0) {
        last = one.scrollTop;
        await new Promise(requestAnimationFrame);
      }
      return last;
    });

  it('follows the reply only while nobody scrolls up', async () => {
    chat = await harness.open({ viewport: { width: 800, height: 500 } });
    await chat.newSession();
    await chat.send('!long=900 much');
    await chat.ended();
    const fromEnd = () =>
      chat.page.locator('#scroller').evaluate(one => one.scrollHeight - one.scrollTop - one.clientHeight);
    await expect.poll(fromEnd).toBeLessThan(2);
    await chat.page.locator('#scroller').hover();
    await chat.page.mouse.wheel(0, -600);
    await chat.page.getByRole('button', { name: 'Jump to newest' }).waitFor();
    const before = await atRest();
    const elsewhere = await harness.open();
    const key = await chat.page.locator('.session[aria-current]').getAttribute('data-key');
    await elsewhere.page.locator(`.session[data-key="${key}"]`).click();
    await elsewhere.send('and another');
    const jump = chat.page.getByRole('button', { name: '1 new reply' });
    await jump.waitFor();
    expect(await atRest()).toBe(before);
    await jump.click();
    await expect.poll(fromEnd).toBeLessThan(2);
  });

  it('leaves a thousand messages alone while one is written, and while one more comes', async () => {
    const key = 'agent:main:long-one';
    await harness.converse(
      key,
      Array.from({ length: 500 }, (_, index) => `Message ${index} with **some** text`),
    );
    chat = await harness.open();
    await chat.page.locator(`.session[data-key="${key}"]`).click();
    await chat.page.getByRole('button', { name: 'Show earlier messages' }).click();
    await expect.poll(() => chat.page.locator('article').count()).toBe(1000);
    const touched = await watchArticles();
    await chat.page.evaluate(async () => {
      const box = document.querySelector<HTMLTextAreaElement>('#message');
      for (let index = 0; index < 10; index++) {
        if (box !== null) box.value += 'x';
        box?.dispatchEvent(new Event('input'));
        document.querySelector('#scroller')?.scrollBy(0, -400);
        await new Promise(requestAnimationFrame);
      }
    });
    expect(await touched()).toEqual([]);
    await chat.send('one more');
    await chat.ended();
    expect(await chat.page.locator('article').count()).toBe(1002);
    expect(await touched()).toEqual([]);
  });
});

describe('the connection', () => {
  it('says what to do about a wrong token, and forgets it', async () => {
    chat = await harness.open({ token: 'not-the-token' });
    await chat.page.getByText('This token is not accepted').first().waitFor();
    await chat.page.locator('#status-text', { hasText: 'Paused' }).waitFor();
    expect(await chat.page.evaluate(() => sessionStorage.length)).toBe(0);
    const token = chat.page.getByLabel('Gateway token');
    await expect.poll(() => token.evaluate(one => one === document.activeElement)).toBe(true);
    await token.fill(TOKEN);
    await token.press('Enter');
    await chat.connected();
  });

  it('comes back after a restart, visibly, and sends what was written meanwhile once', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send('before');
    await chat.ended();
    await harness.shutDown();
    // One look at both: an attempt of the page may come between two.
    await chat.page.locator('#status[data-state="waiting"]', { hasText: /Reconnecting/ }).waitFor();
    await chat.page.locator('#banner', { hasText: 'The gateway cannot be reached' }).waitFor();
    await chat.send('meanwhile');
    await chat.page.getByText('Waits for the connection').waitFor();
    await chat.page.getByRole('button', { name: 'Try now' }).click();
    await harness.startAgain();
    await chat.connected();
    await chat.page.locator('article.reply', { hasText: 'You said: meanwhile' }).waitFor();
    await chat.page.locator('#banner').waitFor({ state: 'hidden' });
    await chat.reload();
    await chat.page.locator('article.reply', { hasText: 'You said: meanwhile' }).waitFor();
    expect(await chat.sent.locator('.bubble').allTextContents()).toEqual(['before', 'meanwhile']);
  });

  it('shows a reply that a restart cut off as what it is', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send(`${ENDLESS} cut me`);
    await chat.page.locator('article.reply .prose', { hasText: 'word2' }).waitFor();
    await harness.shutDown();
    await harness.startAgain();
    await chat.page.locator('#status[data-state="connected"]').waitFor();
    await chat.page.locator('article.reply:is([data-state="aborted"], [data-state="interrupted"])').waitFor();
    expect(await chat.page.getByRole('button', { name: 'Stop the reply' }).count()).toBe(0);
  });

  it('keeps the token out of address, page, log and localStorage', async () => {
    chat = await harness.open();
    await chat.newSession();
    await chat.send('hello');
    await chat.ended();
    const { page } = chat;
    expect(page.url()).not.toContain(TOKEN);
    expect(await page.evaluate(() => JSON.stringify(history.state) + location.href)).not.toContain(TOKEN);
    expect(await page.content()).not.toContain(TOKEN);
    expect(
      await page.evaluate(() => [...document.querySelectorAll('input')].map(one => one.value)),
    ).not.toContain(TOKEN);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(TOKEN);
    expect(chat.console.join('\n')).not.toContain(TOKEN);
  });

  it('remembers this device by a token of its own, until it is told to forget', async () => {
    chat = await harness.open({ token: null });
    const { page } = chat;
    await page.getByLabel('Gateway token').fill(TOKEN);
    await page.getByLabel('Remember on this device').check();
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await chat.connected();
    const stores = () => page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
    expect(await stores()).not.toContain(TOKEN);
    const second = await page.context().newPage();
    await page.close();
    await second.goto(harness.gateway.httpUrl);
    await second.locator('#status[data-state="connected"]').waitFor();
    await second.locator('#status').click();
    await second.getByText('Remembered on this device').waitFor();
    await second.getByRole('button', { name: 'Disconnect and forget' }).click();
    await second.getByLabel('Gateway token').waitFor();
    expect(await second.locator('article').count()).toBe(0);
    expect(await second.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    expect(await second.evaluate(async () => (await indexedDB.databases()).map(one => one.name))).toEqual([]);
    await second.reload();
    await second.getByLabel('Gateway token').waitFor();
  });

  it('loads again what a gap left out', async () => {
    chat = await harness.open({ token: null });
    let dropped = 0;
    await chat.page.routeWebSocket(/.*/, socket => {
      const server = socket.connectToServer();
      server.onMessage(message => {
        const lost = String(message).includes('"state":"final"') && dropped++ === 0;
        if (!lost) socket.send(message);
      });
    });
    await chat.visit(`?#token=${TOKEN}`);
    await chat.connected();
    await chat.newSession();
    await chat.send('never said');
    await expect.poll(() => dropped).toBeGreaterThan(0);
    // Any later event shows that one is missing.
    await harness.open();
    await chat.ended();
    expect(await chat.lastReply.textContent()).toContain('You said: never said');
  });

  it('sends nothing twice when the answer to a message is lost', async () => {
    chat = await harness.open({ token: null });
    const keys: string[] = [];
    await chat.page.routeWebSocket(/.*/, socket => {
      const server = socket.connectToServer();
      let deaf = false;
      socket.onMessage(message => {
        server.send(message);
        const key = /"idempotencyKey":"([^"]+)"/.exec(String(message))?.[1];
        if (key === undefined || keys.push(key) > 1) return;
        // The gateway has it, the page hears nothing of it any more.
        deaf = true;
      });
      server.onMessage(message => {
        if (!deaf) socket.send(message);
        else if (String(message).includes('"state":"final"')) void socket.close({ code: 1011 });
      });
    });
    await chat.visit(`?#token=${TOKEN}`);
    await chat.connected();
    await chat.newSession();
    await chat.send('only once');
    await chat.page.locator('#status:not([data-state="connected"])').waitFor();
    await chat.page.locator('article.reply[data-state="done"]', { hasText: 'You said: only once' }).waitFor();
    await chat.reload();
    await chat.page.locator('article.reply', { hasText: 'You said: only once' }).waitFor();
    expect(await chat.sent.count()).toBe(1);
    expect(await chat.replies.count()).toBe(1);
    expect(new Set(keys).size).toBe(1);
  });

  it('says so when its policy keeps it from another gateway, and does not keep the token', async () => {
    chat = await harness.open({ token: null });
    const { page } = chat;
    await page.getByText('Gateway address').first().click();
    await page.getByRole('textbox', { name: 'Gateway address' }).fill('ws://127.0.0.1:9/');
    await page.getByLabel('Gateway token').fill('for the other one');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.locator('#connect-problem', { hasText: 'http://127.0.0.1:9/' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    chat.errors.length = 0;
  });

  it('refuses an address that is none', async () => {
    chat = await harness.open({ token: null });
    await chat.page.getByText('Gateway address').first().click();
    await chat.page.getByRole('textbox', { name: 'Gateway address' }).fill('ftp://nowhere');
    await chat.page.getByRole('button', { name: 'Connect', exact: true }).click();
    await chat.page.getByText('This is not a gateway address').waitFor();
  });
});
