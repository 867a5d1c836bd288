/** Scheduled jobs: what there is, what it did, and how to change it. */
import type {
  CronAddParams,
  CronJob,
  CronJobPatch,
  CronRunEntry,
  CronScheduleInput,
} from '@clawspec/protocol';
import type { Command } from 'commander';
import {
  type ConnectionFlags,
  connectionOptions,
  leastScopes,
  type Session,
  withSession,
} from '../connection.ts';
import { CliError, EXIT, usageError } from '../exit.ts';
import { ago, clean, duration, type Output } from '../output.ts';

interface JobFlags extends ConnectionFlags {
  readonly name?: string;
  readonly description?: string;
  readonly at?: string;
  readonly every?: string;
  readonly cron?: string;
  readonly tz?: string;
  readonly session?: string;
  readonly wake?: string;
  readonly agent?: string;
  readonly message?: string;
  readonly systemEvent?: string;
  readonly thinking?: string;
  readonly timeoutSeconds?: string;
  readonly deleteAfterRun?: boolean;
  readonly keepAfterRun?: boolean;
  readonly disabled?: boolean;
}

type Method = 'cron.list' | 'cron.add';

export function addCron(parent: Command, output: Output): void {
  const cron = parent.command('cron').description('runs the agent, or tells it something, at set times');
  const ask = <T>(flags: ConnectionFlags, method: Method, work: (session: Session) => Promise<T>) =>
    withSession(flags, output, leastScopes(method), work);

  connectionOptions(
    cron.command('status').description('how many jobs there are, and when the next one runs'),
  ).action(async (flags: ConnectionFlags) => {
    const status = await ask(flags, 'cron.list', ({ client }) => client.request('cron.status', {}));
    if (flags.json) return output.json(status);
    const next =
      status.nextWakeAtMs === null ? 'none is due' : `the next one runs ${until(status.nextWakeAtMs)}`;
    output.line(`Scheduler: ${status.enabled ? 'on' : output.style('yellow', 'off')}`);
    output.line(`Jobs: ${status.jobs}, ${next}`);
    output.line(`Kept in: ${clean(status.storePath)}`);
  });

  connectionOptions(
    cron
      .command('list')
      .alias('ls')
      .description('lists jobs, the next one first')
      .option('--all', 'disabled jobs too'),
  ).action(async (flags: ConnectionFlags & { all?: boolean }) => {
    const list = await ask(flags, 'cron.list', ({ client }) =>
      client.request('cron.list', { includeDisabled: flags.all === true }),
    );
    if (flags.json) return output.json(list);
    if (list.jobs.length === 0) return output.line('No jobs.');
    printJobs(output, list.jobs);
    if (list.hasMore === true)
      output.note(`openclaw: ${list.jobs.length} of ${list.total} jobs; --json has the offset`);
  });

  connectionOptions(jobOptions(cron.command('add').alias('create').description('adds a job')))
    .option('--disabled', 'add it, but do not run it yet')
    .action(async (flags: JobFlags) => {
      const params = newJob(flags);
      const added = await ask(flags, 'cron.add', ({ client }) => client.request('cron.add', params));
      if (flags.json) return output.json(added);
      const job = 'job' in added ? added.job : added;
      output.line(`Added job ${clean(job.id)} (${clean(job.name)}), ${nextOf(job)}`);
    });

  connectionOptions(
    jobOptions(
      cron
        .command('update')
        .alias('edit')
        .description('changes a job; what is not given stays')
        .argument('<id>', 'job, as `cron list` shows it'),
    ),
  ).action(async (id: string, flags: JobFlags) => {
    const patch = changes(flags);
    if (Object.keys(patch).length === 0) throw usageError('cron update needs something to change');
    printChanged(output, flags, 'Changed', await update(id, flags, patch));
  });

  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    connectionOptions(
      cron
        .command(name)
        .description(enabled ? 'lets a job run again' : 'keeps a job, but does not run it')
        .argument('<id>', 'job, as `cron list` shows it'),
    ).action(async (id: string, flags: ConnectionFlags) => {
      printChanged(output, flags, enabled ? 'Enabled' : 'Disabled', await update(id, flags, { enabled }));
    });
  }
  const update = (id: string, flags: ConnectionFlags, patch: CronJobPatch) =>
    ask(flags, 'cron.add', ({ client }) => client.request('cron.update', { id, patch }));

  connectionOptions(
    cron
      .command('rm')
      .alias('remove')
      .description('removes a job')
      .argument('<id>', 'job, as `cron list` shows it'),
  ).action(async (id: string, flags: ConnectionFlags) => {
    const result = await ask(flags, 'cron.add', ({ client }) => client.request('cron.remove', { id }));
    if (flags.json) output.json(result);
    else if (result.removed) output.line(`Removed job ${clean(id)}`);
    // Older gateways answer so instead of with an error.
    if (!result.removed) throw new CliError('NOT_FOUND', `there is no job ${clean(id)}`, EXIT.failed);
  });

  connectionOptions(
    cron
      .command('run')
      .description('runs a job now')
      .argument('<id>', 'job, as `cron list` shows it')
      .option('--due', 'only when its time has come')
      .option('--force', 'at any time (default)'),
  ).action(async (id: string, flags: ConnectionFlags & { due?: boolean; force?: boolean }) => {
    if (flags.due && flags.force) throw usageError('--due and --force exclude each other');
    const mode = flags.due ? 'due' : 'force';
    const result = await ask(flags, 'cron.add', ({ client }) => client.request('cron.run', { id, mode }));
    if (flags.json) return output.json(result);
    if (result.ran === false) output.line(`Not run: ${clean(result.reason ?? 'no reason given')}`);
    else output.line(result.enqueued ? `Started; see: openclaw cron runs ${clean(id)}` : 'Ran.');
  });

  connectionOptions(
    cron
      .command('runs')
      .description('lists the last runs of a job, or of all jobs')
      .argument('[id]', 'job, as `cron list` shows it')
      .option('--id <id>', 'the same as a flag')
      .option('--limit <count>', 'how many (default: 50)'),
  ).action(async (argument: string | undefined, flags: ConnectionFlags & { id?: string; limit?: string }) => {
    const id = argument ?? flags.id;
    const limit = flags.limit === undefined ? 50 : whole(flags.limit, '--limit', 1, 200);
    const runs = await ask(flags, 'cron.list', ({ client }) =>
      client.request('cron.runs', { ...(id === undefined ? {} : { id }), limit }),
    );
    if (flags.json) return output.json(runs);
    if (runs.entries.length === 0) return output.line('No runs.');
    output.table(['WHEN', 'JOB', 'STATUS', 'TOOK', 'WHAT'], runs.entries.map(runRow));
  });
}

function jobOptions(command: Command): Command {
  return command
    .option('--name <name>', 'name of the job')
    .option('--description <text>', 'what it is for')
    .option('--at <when>', 'once: a time such as 2026-03-01T07:00:00+01:00, or a delay such as 20m')
    .option('--every <interval>', 'again and again, such as 10m or 2h')
    .option('--cron <expression>', 'five or six fields, such as "0 7 * * 1-5"')
    .option('--tz <zone>', 'time zone of --cron, such as Europe/Berlin (default: that of the gateway)')
    .option('--message <text>', 'what the agent is asked, in a session of the job')
    .option('--system-event <text>', 'what the agent is told in the main session')
    .option('--session <target>', 'main or isolated (default: what fits)')
    .option('--wake <mode>', 'now or next-heartbeat, for --system-event (default: now)')
    .option('--agent <id>', 'agent (default: the default agent)')
    .option('--thinking <level>', 'thinking level, for --message')
    .option('--timeout-seconds <seconds>', 'longest run, for --message; 0 is no limit')
    .option('--delete-after-run', 'remove it after a run that went well (default with --at)')
    .option('--keep-after-run', 'keep it');
}

function newJob(flags: JobFlags): CronAddParams {
  const { name, schedule, payload, ...rest } = changes(flags);
  if (name === undefined) throw usageError('cron add needs --name');
  if (schedule === undefined)
    throw usageError('cron add needs a time', 'give one of --at, --every and --cron');
  if (payload === undefined) throw usageError('cron add needs --message or --system-event');
  const { agentId, ...others } = rest;
  return {
    // Some gateways want these two in every new job.
    sessionTarget: payload.kind === 'systemEvent' ? 'main' : 'isolated',
    wakeMode: 'now',
    ...(others as Omit<CronAddParams, 'name' | 'schedule' | 'payload'>),
    name,
    schedule,
    // Made below: a whole one.
    payload: payload as CronAddParams['payload'],
    ...(agentId === undefined ? {} : { agentId }),
    ...(flags.disabled === true ? { enabled: false } : {}),
  };
}

function changes(flags: JobFlags): CronJobPatch {
  const { name, description, agent, deleteAfterRun, keepAfterRun } = flags;
  if (deleteAfterRun && keepAfterRun)
    throw usageError('--delete-after-run and --keep-after-run exclude each other');
  const schedule = scheduleOf(flags);
  const payload = payloadOf(flags);
  const sessionTarget = oneOf(flags.session, '--session', ['main', 'isolated']);
  const wakeMode = oneOf(flags.wake, '--wake', ['now', 'next-heartbeat']);
  return {
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(payload === undefined ? {} : { payload }),
    ...(sessionTarget === undefined ? {} : { sessionTarget }),
    ...(wakeMode === undefined ? {} : { wakeMode }),
    ...(agent === undefined ? {} : { agentId: agent }),
    ...(deleteAfterRun ? { deleteAfterRun: true } : keepAfterRun ? { deleteAfterRun: false } : {}),
  };
}

function scheduleOf({ at, every, cron, tz }: JobFlags): CronScheduleInput | undefined {
  const given = [at, every, cron].filter(one => one !== undefined);
  if (given.length > 1) throw usageError('--at, --every and --cron exclude each other');
  if (tz !== undefined && cron === undefined) throw usageError('--tz goes with --cron');
  if (cron !== undefined) return { kind: 'cron', expr: cron, ...(tz === undefined ? {} : { tz }) };
  if (every !== undefined) return { kind: 'every', everyMs: durationOf(every, '--every') };
  if (at === undefined) return undefined;
  if (/^\d+(\.\d+)?(ms|s|m|h|d)/.test(at)) {
    return { kind: 'at', at: new Date(Date.now() + durationOf(at, '--at')).toISOString() };
  }
  const time = Date.parse(at);
  if (!Number.isNaN(time) && /^\d{4}-\d\d-\d\d/.test(at))
    return { kind: 'at', at: new Date(time).toISOString() };
  throw usageError(
    `--at is ${JSON.stringify(at)}`,
    'give a time such as 2026-03-01T07:00:00+01:00, or a delay such as 20m',
  );
}

function payloadOf({ message, systemEvent, thinking, timeoutSeconds }: JobFlags): CronJobPatch['payload'] {
  if (message !== undefined && systemEvent !== undefined) {
    throw usageError('--message and --system-event exclude each other');
  }
  if (systemEvent !== undefined) return { kind: 'systemEvent', text: systemEvent };
  if (message === undefined && thinking === undefined && timeoutSeconds === undefined) return undefined;
  return {
    kind: 'agentTurn',
    ...(message === undefined ? {} : { message }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(timeoutSeconds === undefined
      ? {}
      : { timeoutSeconds: whole(timeoutSeconds, '--timeout-seconds', 0, 2_000_000) }),
  };
}

const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function durationOf(text: string, flag: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  const ms = Math.round(
    parts.reduce((sum, [, count, unit]) => sum + Number(count) * (UNITS[unit ?? ''] ?? 0), 0),
  );
  if (parts.map(([part]) => part).join('') === text && ms > 0) return ms;
  throw usageError(`${flag} is ${JSON.stringify(text)}`, 'give a time such as 90s, 10m, 2h or 1d12h');
}

function whole(text: string, flag: string, min: number, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= min && value <= max) return value;
  throw usageError(`${flag} is ${JSON.stringify(text)}`, `give a whole number from ${min} to ${max}`);
}

function oneOf<const V extends string>(
  text: string | undefined,
  flag: string,
  values: readonly V[],
): V | undefined {
  const known = values.find(value => value === text);
  if (text === undefined || known !== undefined) return known;
  throw usageError(`${flag} is ${JSON.stringify(text)}`, `allowed: ${values.join(', ')}`);
}

function printJobs(output: Output, jobs: readonly CronJob[]): void {
  output.table(
    ['ID', 'NAME', 'WHEN', 'NEXT', 'LAST', 'SESSION'],
    jobs.map(job => [
      job.id,
      job.displayName ?? job.name,
      scheduleText(job),
      job.enabled ? until(job.state.nextRunAtMs) : 'disabled',
      job.state.lastStatus === undefined ? '-' : `${job.state.lastStatus}, ${ago(job.state.lastRunAtMs)}`,
      job.sessionTarget,
    ]),
  );
}

function printChanged(output: Output, flags: ConnectionFlags, what: string, job: CronJob): void {
  if (flags.json) output.json(job);
  else output.line(`${what} job ${clean(job.id)} (${clean(job.name)}), ${nextOf(job)}`);
}

function scheduleText({ schedule }: CronJob): string {
  const { kind, at, everyMs, expr, tz } = schedule;
  if (kind === 'at') return `at ${at ?? '?'}`;
  if (kind === 'every') return `every ${duration(everyMs ?? 0)}`;
  if (kind === 'cron') return `${expr}${tz === undefined ? '' : ` (${tz})`}`;
  return kind;
}

function nextOf({ enabled, state }: CronJob): string {
  if (!enabled) return 'disabled';
  return state.nextRunAtMs === undefined ? 'does not run again' : `runs ${until(state.nextRunAtMs)}`;
}

function until(at: number | undefined): string {
  if (at === undefined) return '-';
  const left = at - Date.now();
  return left <= 0 ? 'now' : `in ${duration(left)}`;
}

function runRow({ ts, runAtMs, jobName, jobId, status, durationMs, error, summary }: CronRunEntry): string[] {
  const what = (error ?? summary ?? '').replace(/\s+/g, ' ');
  return [
    ago(runAtMs ?? ts),
    jobName ?? jobId,
    status ?? '-',
    durationMs === undefined ? '-' : duration(durationMs),
    what.length > 60 ? `${what.slice(0, 59)}…` : what,
  ];
}
