import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CliHome, type GatewayProcess, type Run } from './cli-process.ts';

let home: CliHome;
let gateway: GatewayProcess;

beforeAll(async () => {
  home = await CliHome.create();
  gateway = await home.gateway();
});
afterAll(() => home.remove());

const openclaw = (...args: string[]): Promise<Run> => home.run(args, { OPENCLAW_GATEWAY_PORT: gateway.port });

async function ok(...args: string[]): Promise<string> {
  const run = await openclaw(...args);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  return run.stdout;
}

const json = async (...args: string[]) => JSON.parse(await ok(...args, '--json'));

test('a session is made, changed, read, emptied and removed', async () => {
  expect(await ok('sessions')).toBe('No sessions\n');
  expect(await ok('sessions', 'create', '--key', 'notes', '--label', 'Notes')).toBe(
    'Created agent:main:notes\n',
  );
  expect(await ok('sessions', 'patch', 'notes', '--thinking', 'low', '--clear', 'label')).toBe(
    'Changed agent:main:notes\n  label: -\n  thinking: low\n  verbose: -\n',
  );
  expect(await ok('chat', 'send', 'hello there', '--session', 'notes')).toBe('You said: hello there\n');
  expect(await ok('chat', 'history', '--session', 'notes')).toBe(
    'user: hello there\nassistant: You said: hello there\n',
  );
  expect(await ok('sessions', 'list')).toMatch(
    /^SESSION +NAME +USED +STATE +TOKENS\nagent:main:notes +hello there .* done +\d+\n$/,
  );
  expect(await ok('sessions', 'preview', 'notes', 'gone')).toBe(
    'notes\n  user: hello there\n  assistant: You said: hello there\ngone\n  no such session\n',
  );
  expect(await ok('sessions', 'compact', 'notes', '--keep', '1')).toBe(
    'Compacted agent:main:notes, 1 message kept\n',
  );
  expect(await ok('sessions', 'compact', 'notes')).toMatch(/^Nothing done: /);
  expect(await ok('sessions', 'reset', 'notes')).toMatch(/^agent:main:notes begins anew \(session \S+\)\n$/);
  expect(await ok('chat', 'history', '--session', 'notes')).toBe('No messages\n');
  expect(await ok('sessions', 'delete', 'notes')).toBe('Deleted agent:main:notes\n');
  expect(await openclaw('sessions', 'delete', 'notes')).toMatchObject({
    code: 1,
    stderr: 'openclaw: there is no session agent:main:notes\n',
  });
});

test('JSON is what the gateway answered', async () => {
  expect(await json('sessions', 'create', '-m', 'hi')).toMatchObject({ ok: true, runStarted: true });
  expect(await json('sessions', 'patch', 'main', '--label', 'Home')).toMatchObject({
    key: 'agent:main:main',
    entry: { label: 'Home' },
  });
  expect(await json('sessions', 'list', '--search', 'Home')).toMatchObject({
    count: 1,
    sessions: [{ label: 'Home' }],
  });
  expect(await json('chat', 'send', '-m', 'hi')).toMatchObject({ state: 'final' });
  expect(await json('chat', 'history', '--limit', '1')).toMatchObject({
    messages: [{ role: 'assistant' }],
  });
});

describe('chat', () => {
  test('a run that was not waited for is stopped', async () => {
    const runId = (await ok('chat', 'send', '!slow=5000 a b c', '--no-wait')).trim();
    expect(await ok('chat', 'abort')).toBe(`Stopped ${runId}\n`);
    expect(await ok('chat', 'abort', '--session', 'idle')).toBe('Nothing was running\n');
  });

  test('a failed run fails the command', async () => {
    const run = await openclaw('chat', 'send', '!fail', '--session', 'broken');
    expect(run).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('the echo agent was told to fail'),
    });
  });
});

test.each<[string[], RegExp]>([
  [['sessions', 'patch', 'main'], /nothing to change/],
  [['sessions', 'patch', 'main', '--clear', 'all'], /--clear does not know "all"/],
  [['sessions', 'list', '--limit', '0'], /--limit is "0"/],
  [['chat', 'send'], /needs a message/],
])('%j is wrong usage', async (args, message) => {
  const run = await openclaw(...args);
  expect(run.code).toBe(2);
  expect(run.stderr).toMatch(message);
});
