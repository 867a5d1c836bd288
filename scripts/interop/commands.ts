/** The commands of the real product that have to work here, in the order in which a person would try them. */
import type { Finished } from './processes.ts';

/** What earlier commands showed. */
export interface Memory {
  readonly protocol: 3 | 4;
  cronId?: string;
  nodeId?: string;
  requestId?: string;
}

export interface CommandCase {
  /** As it stands in the table. */
  readonly name: string;
  args(memory: Memory): readonly string[];
  /** Only for the program of this protocol. */
  readonly protocol?: 3 | 4;
  /** Takes the gateway from the configuration instead of `--url` and `--token`. */
  readonly remote?: boolean;
  /** Starts or stops the node host before the command. */
  readonly node?: 'start' | 'stop';
  /** Tried again for so long when the check fails: the state it asks for comes by itself. */
  readonly withinMs?: number;
  /** Expected exit code; 0 when left out. */
  readonly exit?: number;
  /** What is wrong with the answer; undefined when nothing is. */
  check(run: Finished, memory: Memory): string | undefined;
}

type Json = Record<string, unknown>;

export const NODE_NAME = 'interop-node';
const CRON_NAME = 'interop-job';
const WITHIN_MS = 30_000;

export const COMMANDS: readonly CommandCase[] = [
  plain('gateway health', ['gateway', 'health', '--json'], isHealth),
  plain('gateway call health', call('health'), isHealth),
  plain('gateway call status', call('status'), json =>
    expectThat(isObject(json['sessions']), 'sessions', json),
  ),
  {
    name: 'gateway call (unknown)',
    args: () => call('no.such.method'),
    exit: 1,
    check: ({ stdout, stderr }) =>
      /unknown method/.test(stdout + stderr) ? undefined : `says ${cut(stdout + stderr)}`,
  },
  plain('gateway probe', ['gateway', 'probe', '--json'], json =>
    expectThat(json['ok'] === true && isObject(first(json['targets'])?.['connect']), 'ok, targets', json),
  ),
  plain('devices list', ['devices', 'list', '--json'], (json, { protocol }) =>
    // The program of protocol 3 always comes with a device, and is paired by now.
    expectThat(
      Array.isArray(json['pending']) && list(json['paired']).length >= (protocol === 3 ? 1 : 0),
      'pending, paired',
      json,
    ),
  ),
  plain('system presence', ['system', 'presence', '--json'], json =>
    expectThat(
      list(json).some(entry => entry['reason'] === 'self'),
      'the gateway itself',
      json,
    ),
  ),
  plain('system event', ['system', 'event', '--text', 'hello', '--mode', 'now', '--json'], isOk),
  plain('system heartbeat last', ['system', 'heartbeat', 'last', '--json'], json =>
    expectThat(typeof json['ts'] === 'number' && typeof json['status'] === 'string', 'ts, status', json),
  ),
  plain('system heartbeat disable', ['system', 'heartbeat', 'disable', '--json'], json =>
    expectThat(json['enabled'] === false, 'enabled: false', json),
  ),
  plain('system heartbeat enable', ['system', 'heartbeat', 'enable', '--json'], json =>
    expectThat(json['enabled'] === true, 'enabled: true', json),
  ),
  plain('cron status', ['cron', 'status', '--json'], json => expectThat(json['jobs'] === 0, 'jobs: 0', json)),
  plain(
    'cron add',
    [
      'cron',
      'add',
      '--name',
      CRON_NAME,
      '--every',
      '1h',
      '--message',
      'hello',
      '--session',
      'isolated',
      '--no-deliver',
      '--json',
    ],
    (json, memory) => {
      if (typeof json['id'] === 'string') memory.cronId = json['id'];
      return expectThat(json['name'] === CRON_NAME && memory.cronId !== undefined, 'id, name', json);
    },
  ),
  plain('cron list', ['cron', 'list', '--json'], (json, { cronId }) =>
    expectThat(
      list(json['jobs']).some(job => job['id'] === cronId),
      'the job',
      json,
    ),
  ),
  {
    name: 'cron run',
    args: ({ cronId }) => ['cron', 'run', cronId ?? ''],
    check: run => objectCheck(run, isOk),
  },
  {
    name: 'cron runs',
    args: ({ cronId }) => ['cron', 'runs', '--id', cronId ?? ''],
    withinMs: WITHIN_MS,
    check: run =>
      objectCheck(run, json =>
        expectThat(first(json['entries'])?.['status'] === 'ok', 'a run that ended well', json),
      ),
  },
  {
    name: 'cron rm',
    args: ({ cronId }) => ['cron', 'rm', cronId ?? '', '--json'],
    check: run => objectCheck(run, json => expectThat(json['removed'] === true, 'removed: true', json)),
  },
  {
    name: 'logs',
    args: () => ['logs', '--limit', '5', '--json'],
    check({ stdout }) {
      const lines = stdout
        .trim()
        .split('\n')
        .map(line => parse(line));
      return expectThat(
        lines.some(line => isObject(line) && line['message'] === 'connected' && line['level'] === 'info'),
        'the connection of an earlier command',
        lines.slice(0, 2),
      );
    },
  },
  plain('approvals get', ['approvals', 'get', '--gateway', '--json'], json =>
    expectThat(isObject(json['file']) && typeof json['hash'] === 'string', 'file, hash', json),
  ),
  plain('nodes status', ['nodes', 'status', '--json'], json =>
    expectThat(list(json['nodes']).length === 0, 'no nodes', json),
  ),
  {
    // There a node is admitted with its device; a request to approve has to be made by hand.
    ...plain(
      'nodes request (gateway call)',
      [
        'gateway',
        'call',
        'node.pair.request',
        '--params',
        `{"nodeId":"by-hand","displayName":"${NODE_NAME}"}`,
        '--json',
      ],
      json => expectThat(json['status'] === 'pending', 'status: pending', json),
    ),
    protocol: 3,
  },
  {
    ...plain('nodes pending', ['nodes', 'pending', '--json'], (json, memory) => {
      const request = list(json).find(entry => entry['displayName'] === NODE_NAME);
      if (typeof request?.['requestId'] === 'string') memory.requestId = request['requestId'];
      return expectThat(memory.requestId !== undefined, 'the node', json);
    }),
    node: 'start',
    withinMs: WITHIN_MS,
  },
  {
    name: 'nodes approve',
    args: ({ requestId }) => ['nodes', 'approve', requestId ?? '', '--json'],
    check: run => objectCheck(run, json => expectThat(isObject(json['node']), 'node', json)),
  },
  {
    ...plain('node run, nodes status', ['nodes', 'status', '--connected', '--json'], (json, memory) => {
      const node = list(json['nodes']).find(entry => entry['displayName'] === NODE_NAME);
      if (typeof node?.['nodeId'] === 'string') memory.nodeId = node['nodeId'];
      return expectThat(
        node?.['connected'] === true && list(node['commands']) !== undefined,
        'the node',
        json,
      );
    }),
    withinMs: WITHIN_MS,
  },
  {
    name: 'nodes describe',
    args: () => ['nodes', 'describe', '--node', NODE_NAME, '--json'],
    check: run =>
      objectCheck(run, json =>
        expectThat(
          json['displayName'] === NODE_NAME &&
            (json['commands'] as unknown[] | undefined)?.includes('system.which') === true,
          'its commands',
          json,
        ),
      ),
  },
  {
    name: 'nodes invoke',
    args: () => [
      'nodes',
      'invoke',
      '--node',
      NODE_NAME,
      '--command',
      'system.which',
      '--params',
      '{"bins":["sh"]}',
      '--json',
    ],
    check: run =>
      objectCheck(run, json =>
        expectThat(json['ok'] === true && /\/sh/.test(JSON.stringify(json['payload'])), 'where sh is', json),
      ),
  },
  {
    ...plain('nodes status (node gone)', ['nodes', 'status', '--json'], json =>
      expectThat(
        list(json['nodes']).some(entry => entry['displayName'] === NODE_NAME && entry['connected'] !== true),
        'the node, not connected',
        json,
      ),
    ),
    node: 'stop',
    withinMs: WITHIN_MS,
  },
  { ...plain('health', ['health', '--json'], isHealth), remote: true },
  {
    ...plain('status', ['status', '--json'], json =>
      expectThat((json['gateway'] as Json | undefined)?.['reachable'] === true, 'gateway.reachable', json),
    ),
    remote: true,
  },
  {
    ...plain('agent', ['agent', '--agent', 'main', '--message', 'hello', '--json'], json => {
      const result = json['result'] as Json | undefined;
      return expectThat(
        json['status'] === 'ok' && first(result?.['payloads'])?.['text'] === 'You said: hello',
        'the reply',
        json,
      );
    }),
    remote: true,
  },
];

function plain(
  name: string,
  args: readonly string[],
  check: (json: Json, memory: Memory) => string | undefined,
): CommandCase {
  return { name, args: () => args, check: (run, memory) => objectCheck(run, json => check(json, memory)) };
}

function call(method: string): readonly string[] {
  return ['gateway', 'call', method, '--params', '{}', '--json'];
}

function isHealth(json: Json): string | undefined {
  return expectThat(json['ok'] === true && Array.isArray(json['agents']), 'ok, agents', json);
}

function isOk(json: Json): string | undefined {
  return expectThat(json['ok'] === true, 'ok: true', json);
}

function objectCheck({ stdout }: Finished, check: (json: Json) => string | undefined): string | undefined {
  const json = parse(stdout);
  return isObject(json) ? check(json) : `no JSON: ${cut(stdout)}`;
}

function expectThat(holds: boolean, what: string, seen: unknown): string | undefined {
  return holds ? undefined : `expected ${what}, got ${cut(JSON.stringify(seen))}`;
}

/** The JSON of an output, behind any banner. */
function parse(text: string): unknown {
  const start = text.search(/^\s*[[{]/m);
  try {
    return start < 0 ? undefined : JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function list(value: unknown): Json[] {
  return Array.isArray(value) ? (value as Json[]) : [];
}

function first(value: unknown): Json | undefined {
  return list(value)[0];
}

function cut(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
