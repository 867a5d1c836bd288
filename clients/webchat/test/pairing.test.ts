import { createServer, connect as dial, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Harness, TOKEN, WebChat } from './harness.ts';

let harness: Harness;
let proxy: Server;

beforeAll(async () => {
  harness = await Harness.start({ trustedProxies: ['127.0.0.1'] });
  proxy = await farAway(harness.gateway.port);
});
afterAll(async () => {
  proxy?.close();
  await harness?.stop();
});

/** A proxy that says of everybody that they come from another network. */
function farAway(port: number): Promise<Server> {
  const server = createServer(socket => {
    const gateway = dial(port, '127.0.0.1');
    socket.on('data', chunk => {
      const text = chunk.toString('latin1');
      gateway.write(
        text.startsWith('GET ')
          ? Buffer.from(text.replace('\r\n', '\r\nX-Forwarded-For: 203.0.113.7\r\n'), 'latin1')
          : chunk,
      );
    });
    gateway.on('data', chunk => socket.write(chunk));
    for (const [one, other] of [
      [socket, gateway],
      [gateway, socket],
    ] as const) {
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(server)));
}

it('waits for the approval of a far device, says how to give it, and goes on by itself', async () => {
  const address = proxy.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const page = await (await harness.browser.newContext()).newPage();
  const chat = new WebChat(page, harness);
  await page.goto(`http://127.0.0.1:${port}/#token=${TOKEN}`);
  const banner = page.locator('#banner');
  await banner.getByText('This browser waits for approval').waitFor();
  // It asks again and again: what it says in between is something else.
  await page.locator('#status-text', { hasText: 'Waiting for approval' }).waitFor();
  const operator = harness.operator('operator.admin');
  await operator.connect();
  const { pending } = await operator.request('device.pair.list', {});
  expect(pending).toHaveLength(1);
  const requestId = pending[0]?.requestId ?? '';
  expect(await banner.locator('code').textContent()).toBe(`openclaw devices approve ${requestId}`);
  await operator.request('device.pair.approve', { requestId });
  await operator.close();
  await chat.connected();
  await banner.waitFor({ state: 'hidden' });
  await chat.send('hello from afar');
  await chat.ended();
  chat.expectNoErrors();
});
