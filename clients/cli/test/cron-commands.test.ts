import { afterAll, beforeAll, expect, test } from 'vitest';
import { CliHome, type GatewayProcess, printed, type Run } from './cli-process.ts';

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

test('the life of a job', async () => {
  expect(await ok('cron', 'list')).toBe('No jobs.\n');
  const added = await ok(
    'cron',
    'add',
    '--name',
    'tea',
    '--every',
    '1h30m',
    '--system-event',
    'tea time',
    '--wake',
    'next-heartbeat',
  );
  expect(added).toMatch(/^Added job \S+ \(tea\), runs in 1h (29|30)m/);
  const [job] = (await json('cron', 'list')).jobs;
  expect(job).toMatchObject({
    schedule: { everyMs: 5_400_000 },
    sessionTarget: 'main',
    wakeMode: 'next-heartbeat',
  });
  expect(await ok('cron', 'list')).toMatch(
    /^ID +NAME +WHEN .*\n\S+ +tea +every 1h 30m +in 1h \S+ +- +main\n$/,
  );
  expect(await ok('cron', 'run', job.id)).toMatch(/^Started/);
  expect(await ok('cron', 'run', job.id, '--due')).toBe('Not run: not-due\n');
  await expect.poll(() => ok('cron', 'runs', job.id)).toMatch(/^WHEN .*\n.* tea +ok .* tea time\n$/);
  expect((await json('cron', 'runs', '--id', job.id, '--limit', '1')).entries).toHaveLength(1);
  expect(await ok('cron', 'edit', job.id, '--cron', '0 7 * * *', '--tz', 'Europe/Berlin')).toMatch(
    /^Changed job/,
  );
  expect(await ok('cron', 'disable', job.id)).toMatch(/disabled\n$/);
  expect(await ok('cron', 'list')).toBe('No jobs.\n');
  expect(await ok('cron', 'list', '--all')).toContain('0 7 * * * (Europe/Berlin)  disabled');
  expect(await ok('cron', 'enable', job.id)).toMatch(/runs in/);
  expect(await ok('cron', 'status')).toMatch(/^Scheduler: on\nJobs: 1, the next one runs in /);
  expect(await ok('cron', 'rm', job.id)).toBe(`Removed job ${job.id}\n`);
  const gone = await openclaw('cron', 'rm', job.id);
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringMatching(/cron.remove: Automation not found/) });
});

test('an agent turn, once', async () => {
  const job = await json(
    'cron',
    'add',
    '--name',
    'once',
    '--at',
    '20m',
    '--message',
    'sum up',
    '--timeout-seconds',
    '5',
    '--keep-after-run',
  );
  expect(job).toMatchObject({
    sessionTarget: 'isolated',
    deleteAfterRun: false,
    payload: { kind: 'agentTurn', message: 'sum up', timeoutSeconds: 5 },
  });
  expect(job.nextRunAtMs - Date.now()).toBeGreaterThan(19 * 60_000);
});

test.each<[string[], RegExp]>([
  [['cron', 'add', '--every', '1h', '--message', 'x'], /needs --name/],
  [['cron', 'add', '--name', 'x', '--message', 'x'], /needs a time/],
  [['cron', 'add', '--name', 'x', '--every', '1h'], /needs --message or --system-event/],
  [['cron', 'add', '--name', 'x', '--every', 'often', '--message', 'x'], /--every is "often"/],
  [['cron', 'add', '--name', 'x', '--at', 'later', '--message', 'x'], /--at is "later"/],
  [['cron', 'add', '--name', 'x', '--at', '1m', '--every', '1m', '--message', 'x'], /exclude each other/],
  [['cron', 'add', '--name', 'x', '--every', '1m', '--tz', 'UTC', '--message', 'x'], /--tz goes with --cron/],
  [['cron', 'update', 'x'], /needs something to change/],
  [['cron', 'runs', '--limit', '0'], /--limit is "0"/],
  [['system', 'event', '--text', 'x', '--mode', 'later'], /--mode is "later"/],
  [['logs', '--limit', 'all'], /--limit is "all"/],
])('wrong usage: %j', async (args, message) => {
  expect(await openclaw(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(message) });
});

test('heartbeats', async () => {
  expect(await ok('system', 'heartbeat', 'last')).toBe('No heartbeat since the gateway started.\n');
  expect(await json('system', 'heartbeat', 'last')).toBeNull();
  expect(await ok('system', 'heartbeat', 'disable')).toBe('Heartbeats are off.\n');
  expect(await json('system', 'heartbeat', 'enable')).toEqual({ ok: true, enabled: true });
  expect(await ok('system', 'event', '--text', 'later')).toBe(
    'The agent hears of it at its next heartbeat.\n',
  );
  expect(await ok('system', 'event', '--text', 'a bell', '--mode', 'now')).toBe(
    'The agent hears of it now.\n',
  );
  await expect
    .poll(() => ok('system', 'heartbeat', 'last'))
    .toMatch(/^Heartbeat: skipped \(no-route\), .*\nReply: You said: .*a bell\n/);
});

test('logs', async () => {
  expect(await ok('logs', '--limit', '3')).toMatch(/^\d{4}-\S+ info +\S+ .*client=cli/m);
  const lines = (await ok('logs', '--json')).trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ level: 'info', message: 'connected' });

  const follower = home.spawn(['logs', '--follow', '--interval', '50', '--limit', '1'], {
    OPENCLAW_GATEWAY_PORT: gateway.port,
  });
  await printed(follower, /role=operator/);
  const more = printed(follower, /disconnected/);
  await ok('health');
  await more;
  follower.kill('SIGINT');
});
