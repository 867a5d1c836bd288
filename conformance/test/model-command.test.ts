/** `clawspec model` and `clawspec test --model`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';

const BIN = join(import.meta.dirname, '..', 'bin', 'clawspec.js');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clawspec-model-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function clawspec(...args: string[]) {
  const child = spawn(process.execPath, [BIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (text += String(data)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, text };
}

test('serves until it is interrupted, and tells what was asked', async () => {
  const script = join(folder, 'script.json');
  await writeFile(script, '[{"match":"weather","answer":{"say":"Sunny."}}]');
  const args = [BIN, 'model', '--json', '--key', 'secret-key', '--model', 'one', '--script', script];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () =>
    JSON.parse((await lines.next()).value ?? 'null') as { ready: string; asked: object };
  const { ready } = await next();
  expect(ready).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/);
  const response = await fetch(`${ready}/chat/completions`, {
    method: 'POST',
    headers: { authorization: 'Bearer secret-key', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'one', messages: [{ role: 'user', content: 'the weather?' }] }),
  });
  expect(await response.json()).toMatchObject({ choices: [{ message: { content: 'Sunny.' } }] });
  expect((await next()).asked).toEqual({
    api: 'chat',
    model: 'one',
    stream: false,
    text: 'the weather?',
    answered: 'text',
  });
  child.kill('SIGTERM');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test.each([
  [['model', '--port', '70000'], 'It must be a port'],
  [['model', '--script', '/no/such/file'], 'cannot read the script'],
  [['model', '--host', '192.0.2.1'], 'cannot listen on 192.0.2.1:0'],
  [['test', '--model', '--url', 'ws://127.0.0.1:1'], '--model needs --command'],
])('%j is wrong usage', async (args, problem) => {
  const { code, text } = await clawspec(...args);
  expect(text).toContain(problem);
  expect(code).toBe(64);
});

test('the command of a gateway is told where the model is', async () => {
  const asks = `
    const answer = await fetch(process.argv[1] + '/models', {
      headers: { authorization: 'Bearer ' + process.env.OPENAI_API_KEY },
    });
    const { data } = await answer.json();
    console.log(process.argv[1] === process.env.OPENAI_BASE_URL, data[0].id);
    process.exit(3);
  `;
  const script = join(folder, 'asks.mjs');
  await writeFile(script, asks);
  const command = `exec ${JSON.stringify(process.execPath)} -e "import('${script}')" {model}`;
  const { code, text } = await clawspec('test', '--model', '--command', command, '--case', 'framing/ping');
  expect(text).toContain('the gateway ended with exit code 3: true scripted');
  expect(code).toBe(2);
});
