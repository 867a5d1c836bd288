/** A real gateway that serves the built page, and a real browser that opens it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GatewayClient } from '@clawspec/client';
import { type RunningGateway, startGateway } from '@clawspec/gateway';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { freePort } from '../../../scripts/bench/process.ts';
import { buildWeb } from '../../../scripts/build-web.ts';
import { launchChromium } from './chromium.ts';

export const TOKEN = 'correct-horse-battery-staple';
/** Begins a message whose reply goes on for longer than any test: it ends when it is stopped. */
export const ENDLESS = '!slow=100 !long=5000';
const DIST = join(import.meta.dirname, '..', 'dist');

type GatewayOptions = Parameters<typeof startGateway>[0];

export class Harness {
  readonly browser: Browser;
  readonly stateDir: string;
  gateway: RunningGateway;
  #down = false;
  readonly #contexts: BrowserContext[] = [];

  private constructor(browser: Browser, stateDir: string, gateway: RunningGateway) {
    this.browser = browser;
    this.stateDir = stateDir;
    this.gateway = gateway;
  }

  static async start(options: Partial<GatewayOptions> = {}): Promise<Harness> {
    const browser = await launchChromium();
    await buildWeb({ ifStale: true });
    const stateDir = await mkdtemp(join(tmpdir(), 'clawspec-webchat-'));
    return new Harness(browser, stateDir, await start(stateDir, await freePort(), options));
  }

  /** Ends the gateway, until `startAgain`. */
  async shutDown(): Promise<void> {
    this.#down = true;
    await this.gateway.close();
  }

  /** The same gateway again, on the same port and with the same state. */
  async startAgain(): Promise<void> {
    this.gateway = await start(this.stateDir, this.gateway.port, {});
    this.#down = false;
  }

  /** A fresh browser profile with the page open. Whatever the page reports as an error fails the test. */
  async open(options: BrowserContextOptions & { token?: string | null } = {}): Promise<WebChat> {
    const { token = TOKEN, ...rest } = options;
    const context = await this.browser.newContext({ locale: 'en-GB', ...rest });
    this.#contexts.push(context);
    const page = await context.newPage();
    const chat = new WebChat(page, this);
    await chat.visit(token === null ? '' : `#token=${token}`);
    if (token === TOKEN) await chat.connected();
    return chat;
  }

  /** A client beside the page, of the kind the command line is. */
  operator(...scopes: string[]): GatewayClient {
    return new GatewayClient({
      url: this.gateway.url,
      token: TOKEN,
      client: { id: 'cli', mode: 'cli', version: '0.0.0', platform: 'linux' },
      scopes,
    });
  }

  /** Fills a session, one message after the other. */
  async converse(sessionKey: string, messages: readonly string[]): Promise<void> {
    const client = this.operator('operator.write');
    await client.connect();
    const chat = client.events('chat');
    try {
      for (const message of messages) {
        await client.request('chat.send', { sessionKey, message });
        for await (const { state } of untilEnd(chat)) if (state === 'final') break;
      }
    } finally {
      await client.close();
    }
  }

  /** Closes the pages of one test, and leaves a running gateway to the next one however this one ended. */
  async endTest(): Promise<void> {
    await this.#closePages();
    if (this.#down) await this.startAgain();
  }

  async #closePages(): Promise<void> {
    for (const context of this.#contexts.splice(0)) await context.close();
  }

  async stop(): Promise<void> {
    await this.#closePages();
    await this.browser.close();
    await this.gateway.close();
    await rm(this.stateDir, { recursive: true, force: true });
  }
}

/** Lets `for await` stop without ending the stream. */
async function* untilEnd<T>(stream: AsyncIterator<T, unknown>): AsyncGenerator<T> {
  for (let next = await stream.next(); next.done !== true; next = await stream.next()) yield next.value;
}

function start(stateDir: string, port: number, options: Partial<GatewayOptions>): Promise<RunningGateway> {
  return startGateway({ port, token: TOKEN, stateDir, statics: [{ prefix: '/', dir: DIST }], ...options });
}

export class WebChat {
  readonly page: Page;
  /** Errors of the page that nobody caught, and violations of its policy. */
  readonly errors: string[] = [];
  readonly console: string[] = [];
  readonly #harness: Harness;

  constructor(page: Page, harness: Harness) {
    this.page = page;
    this.#harness = harness;
    page.setDefaultTimeout(30_000);
    page.on('pageerror', error => this.errors.push(String(error)));
    page.on('console', message => {
      this.console.push(message.text());
      if (message.text().includes('Content Security Policy')) this.errors.push(message.text());
    });
  }

  async visit(fragment = ''): Promise<void> {
    await this.page.goto(`${this.#harness.gateway.httpUrl}/${fragment}`);
  }

  get status() {
    return this.page.locator('#status-text');
  }

  get box() {
    return this.page.getByRole('textbox', { name: 'Message' });
  }

  get replies() {
    return this.page.locator('article.reply');
  }

  get lastReply() {
    return this.replies.last();
  }

  get sent() {
    return this.page.locator('article.user');
  }

  async connected(): Promise<void> {
    await this.page.locator('#status[data-state="connected"]').waitFor();
    await this.page.waitForFunction(() => document.querySelector('#empty:not([hidden]), article') !== null);
  }

  /** Sends and waits until the page shows what was said: before that, the newest reply is an earlier one. */
  async send(text: string): Promise<void> {
    const said = await this.sent.count();
    await this.box.fill(text);
    await this.box.press('Enter');
    await this.sent.nth(said).waitFor();
  }

  /** Waits until the newest reply has ended in this way. */
  async ended(state: 'done' | 'error' | 'aborted' | 'interrupted' = 'done'): Promise<void> {
    await this.page.locator(`article.entry:last-child.reply[data-state="${state}"]`).waitFor();
  }

  /** A session of its own, so that tests do not see each other's messages. */
  async newSession(): Promise<void> {
    const drawer = this.page.locator('#sidebar-open');
    if (await drawer.isVisible()) await drawer.click();
    await this.page.locator('#new-session').click();
    await this.page.locator('#empty:not([hidden])').waitFor();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.connected();
  }

  expectNoErrors(): void {
    expect(this.errors).toEqual([]);
  }
}
