/** `openclaw message` and `openclaw channels` against a real gateway with the loopback channel. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliHome, type GatewayProcess, type Run } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;

beforeAll(async () => {
  home = await CliHome.create();
  await mkdir(home.stateDir, { recursive: true });
  await writeFile(
    join(home.stateDir, 'openclaw.json'),
    `{ channels: { loopback: { enabled: true, people: ['alice', 'carol'] } } }`,
  );
  gateway = await home.gateway();
});

afterAll(() => home.remove());

const openclaw = (...args: string[]): Promise<Run> => home.run(args, { OPENCLAW_GATEWAY_PORT: gateway.port });

async function ok(...args: string[]): Promise<string> {
  const run = await openclaw(...args);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
}

test('message send tells people and scripts what was sent', async () => {
  const text = await ok('message', 'send', '--channel', 'loopback', '--to', 'alice', '--message', 'hi');
  expect(text).toMatch(/^Sent to alice on loopback, message \S+\n$/);
  const again = ['message', 'send', '-t', 'alice', '-m', 'hi', '--idempotency-key', 'k', '--json'];
  const first: unknown = JSON.parse(await ok(...again));
  expect(first).toMatchObject({ runId: 'k', channel: 'loopback' });
  expect(JSON.parse(await ok(...again))).toEqual(first);
});

test('message send takes a file of this machine', async () => {
  const path = join(home.dir, 'note.txt');
  await writeFile(path, 'hello');
  await ok('message', 'send', '--target', 'alice', '--media', path);
  const status = JSON.parse(await ok('channels', 'status', '--json')) as {
    channelAccounts: { loopback: { accountId: string; inbox: { media: number }[] }[] };
  };
  const alice = status.channelAccounts.loopback.find(one => one.accountId === 'alice');
  expect(alice?.inbox.at(-1)).toMatchObject({ media: 1 });
});

test('message poll', async () => {
  const poll = ['message', 'poll', '--to', 'carol', '--poll-question', 'Tea?', '--poll-option', 'yes', 'no'];
  expect(await ok(...poll)).toMatch(/^Asked carol on loopback, message \S+\n$/);
  expect(JSON.parse(await ok(...poll, '--poll-multi', '--json'))).toMatchObject({ channel: 'loopback' });
});

test('channels status shows every account', async () => {
  const text = await ok('channels', 'status', '--probe');
  expect(text).toMatch(/^CHANNEL +ACCOUNT +STATE/);
  expect(text).toMatch(/^Loopback +carol +connected/m);
});

test('channels logout and login', async () => {
  const account = ['--account', 'carol'];
  expect(await ok('channels', 'logout', '--channel', 'loopback', ...account)).toBe(
    'Logged out of loopback account carol\n',
  );
  expect(await ok('channels', 'logout', '--channel', 'loopback', ...account)).toBe(
    'loopback account carol was not logged in\n',
  );
  const refused = await openclaw('message', 'send', '--to', 'alice', '-m', 'x', ...account, '--json');
  expect(refused.code).toBe(1);
  expect(`${refused.stdout}${refused.stderr}`).toContain('NOT_LINKED');
  expect(await ok('channels', 'login', ...account)).toContain('carol is linked.');
  await ok('message', 'send', '--to', 'alice', '-m', 'x', ...account);
});

test.each<[string[], number, RegExp]>([
  [['message', 'send', '-m', 'x'], 2, /message send needs an address/],
  [['message', 'send', '--to', 'alice'], 2, /nothing to send/],
  [['message', 'send', '--to', 'alice', '--media', '/nowhere/x'], 2, /cannot read \/nowhere\/x \(ENOENT\)/],
  [
    ['message', 'send', '--to', 'alice', '-m', 'x', '--channel', 'telegram'],
    1,
    /unsupported channel: telegram/,
  ],
  [['message', 'poll', '--to', 'alice', '--poll-question', 'q', '--poll-option', 'a'], 2, /1 options given/],
  [['channels', 'logout'], 2, /no channel given/],
  [['channels', 'logout', '--channel', 'telegram'], 1, /invalid channels\.logout channel/],
])('%j', async (args, code, message) => {
  const run = await openclaw(...args);
  expect(run.code).toBe(code);
  expect(run.stderr).toMatch(message);
});
