/** Driver for the TypeScript SDK, `@clawspec/client`. */
import {
  createDeviceIdentity,
  type DeviceIdentity,
  GatewayClient,
  GatewayClientError,
  MemoryTokenStore,
} from '@clawspec/client';
import { type ClientInfo, SPEC_VERSION } from '@clawspec/protocol';
import { type Invocation, NodeCommands } from '../shared/node-commands.ts';
import { type Connect, type ReportedError, type Request, report, serve } from '../shared/stdio.ts';

/** Key and tokens live as long as the driver: another connect is the same device again. */
const tokens = new MemoryTokenStore();
let identity: DeviceIdentity | undefined;
let client: GatewayClient | undefined;

async function connect(command: Connect): Promise<void> {
  await disconnect();
  if (command.device) identity ??= await createDeviceIdentity();
  const node = command.role === 'node';
  const made = new GatewayClient({
    url: command.url,
    token: command.auth?.token,
    password: command.auth?.password,
    client: {
      id: node ? 'node-host' : 'cli',
      mode: node ? 'node' : 'cli',
      version: SPEC_VERSION,
      platform: process.platform,
      ...command.client,
    } as ClientInfo,
    role: command.role,
    scopes: command.scopes,
    caps: command.caps ?? [],
    ...(command.commands === undefined ? {} : { commands: command.commands }),
    ...(command.device && identity !== undefined ? { identity } : {}),
    tokens,
  });
  client = made;
  watch(made, command);
  // How it ends is told by its state.
  made.connect().catch(() => {});
}

function watch(made: GatewayClient, { commands }: Connect): void {
  made.on('hello', ({ hello }) => report({ saw: 'connected', protocol: hello.protocol }));
  made.on('gap', ({ expected, received }) => report({ saw: 'gap', expected, received }));
  made.on('close', ({ code, reason, next }) => report({ saw: 'disconnected', code, reason, decision: next }));
  made.on('state', ({ state, error }) => {
    if (error !== undefined && (state === 'paused' || state === 'closed'))
      report({ saw: 'failed', message: error.message });
  });
  const offered = new NodeCommands(commands ?? [], result => made.requestRaw('node.invoke.result', result));
  made.on('event', ({ event, payload, seq }) => {
    report({ saw: 'event', event, payload, ...(seq === undefined ? {} : { seq }) });
    if (event === 'node.invoke.request') void offered.invoke(payload as Invocation);
  });
}

async function request({ id, method, params, final, timeoutMs }: Request): Promise<void> {
  if (client === undefined) throw new Error('there is no connection to send the request on');
  const options = timeoutMs === undefined ? {} : { timeoutMs };
  try {
    let payload: unknown;
    if (final && method === 'agent') {
      const run = client.agent(params as { message: string }, options);
      run.final.catch(() => {});
      report({ saw: 'accepted', id, payload: await run.accepted });
      payload = await run.final;
    } else {
      payload = await client.requestRaw(method, params, options);
    }
    report({ saw: 'response', id, ok: true, payload });
  } catch (error) {
    report({ saw: 'response', id, ok: false, error: describe(error) });
  }
}

function describe(error: unknown): ReportedError {
  if (!(error instanceof GatewayClientError)) return { code: 'UNKNOWN', message: String(error) };
  return error.wire ?? { code: error.code, message: error.message };
}

async function disconnect(): Promise<void> {
  await client?.close();
  client = undefined;
}

report({
  saw: 'ready',
  driver: 'clawspec-client',
  version: SPEC_VERSION,
  features: ['device', 'node', 'reconnect', 'gaps', 'ticks', 'final', 'idempotency', 'tokens'],
});
await serve({ connect, request, disconnect });
