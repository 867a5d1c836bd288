/** `clawspec record`: options in, a transcript out. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { type RecordSummary, startRecorder } from './recorder.ts';

interface RecordOptions {
  readonly to: string;
  readonly listen: string;
  readonly out: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly insecure: boolean;
  readonly ca?: string;
  readonly raw: boolean;
  readonly hide: readonly string[];
  readonly force: boolean;
  readonly title?: string;
  readonly source?: string;
  readonly implementation?: string;
  readonly json: boolean;
}

export function addRecord(program: Command, exit: (code: number) => void): void {
  program
    .command('record')
    .description('write a transcript of what a client and a gateway say to each other')
    .requiredOption('--to <url>', 'the gateway, such as ws://127.0.0.1:18789')
    .requiredOption('--out <file>', 'the transcript')
    .option('--listen <address>', 'where clients connect; port 0 takes any free one', '127.0.0.1:0')
    .option('--tls-cert <file>', 'certificate (PEM): clients connect with wss')
    .option('--tls-key <file>', 'its key (PEM)')
    .option('--insecure', 'accept any certificate of the gateway', false)
    .option('--ca <file>', 'certificate authority of the gateway (PEM)')
    .option('--raw', 'keep volatile values such as ids and times; secrets are replaced all the same', false)
    .option(
      '--hide <text>',
      'a secret to hide wherever it turns up; may be repeated',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option('--force', 'overwrite the file', false)
    .option('--title <text>', 'what the recording shows')
    .option('--source <text>', 'where it comes from')
    .option('--implementation <name>', 'name of the gateway')
    .option('--json', 'address and summary as JSON lines', false)
    .addHelpText(
      'after',
      `
Let the client connect to the address that is printed; Ctrl-C ends the recording. Messages go through unchanged.
Tokens, passwords, signatures and keys never reach the file. The shared token is hidden from the start when it is
in $OPENCLAW_GATEWAY_TOKEN or given with --hide; other secrets from the frame on that carries them.

  clawspec record --to ws://127.0.0.1:18789 --out chat.jsonl
  clawspec record --to wss://gateway.example --listen 127.0.0.1:9000 --out login.jsonl --raw
`,
    )
    .action(async (options: RecordOptions) => exit(await runRecord(options)));
}

/** Records until the process is told to end. Returns the exit code. */
async function runRecord(options: RecordOptions): Promise<number> {
  if (!URL.canParse(options.to) || !/^wss?:/u.test(options.to)) {
    throw new UsageError(`--to ${options.to}: it must begin with ws:// or wss://`);
  }
  const tls = readTls(options);
  const known = process.env['OPENCLAW_GATEWAY_TOKEN'];
  const recorder = await startRecorder({
    to: options.to,
    ...parseListen(options.listen),
    ...(tls === undefined ? {} : { tls }),
    insecure: options.insecure,
    ...(options.ca === undefined ? {} : { ca: readPem(options.ca, '--ca') }),
    out: options.out,
    force: options.force,
    raw: options.raw,
    hide: [...options.hide, ...(known ? [known] : [])],
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.source === undefined ? {} : { source: options.source }),
    ...(options.implementation === undefined ? {} : { implementation: options.implementation }),
  });
  process.stdout.write(
    options.json
      ? `${JSON.stringify({ listening: recorder.url, out: options.out })}\n`
      : `recording ${shown(options.to)} to ${options.out}\nconnect to ${recorder.url}\nCtrl-C ends the recording\n`,
  );
  const stopped = stopSignal();
  try {
    await Promise.race([stopped.promise, recorder.failed]);
  } finally {
    stopped.forget();
    const summary = await recorder.close();
    process.stdout.write(options.json ? `${JSON.stringify(summary)}\n` : describe(summary, options.out));
  }
  return 0;
}

function describe(summary: RecordSummary, out: string): string {
  const { connections, refused, fromClient, fromGateway, protocol, version, durationMs } = summary;
  const gateway =
    protocol === undefined
      ? 'no session was opened'
      : `gateway ${version ?? 'of unknown version'}, protocol ${protocol}`;
  return [
    `\n${connections} connections${refused > 0 ? ` (${refused} refused)` : ''}, ${fromClient} messages from clients, ${fromGateway} from the gateway in ${(durationMs / 1000).toFixed(1)} s`,
    gateway,
    `check it with: clawspec validate ${out}\n`,
  ].join('\n');
}

function stopSignal(): { readonly promise: Promise<void>; forget(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = () => resolve();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return {
    promise,
    forget: () => {
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    },
  };
}

/** `host:port`, `[::1]:port`, or only a port. */
export function parseListen(text: string): { host: string; port: number } {
  const { host = '127.0.0.1', port = '' } =
    /^(?:(?:\[(?<six>[^\]]+)\]|(?<host>[^:]+)):)?(?<port>\d{1,5})$/u.exec(text)?.groups ?? {};
  const six = /^\[([^\]]+)\]/u.exec(text)?.[1];
  const number = Number(port);
  if (port === '' || number > 65_535) throw new UsageError(`--listen ${text}: write host:port or a port`);
  return { host: six ?? host, port: number };
}

/** The address without user and password. */
function shown(address: string): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.search = '';
  return url.href;
}

function readTls({ tlsCert, tlsKey }: RecordOptions): { cert: string; key: string } | undefined {
  if (tlsCert === undefined && tlsKey === undefined) return undefined;
  if (tlsCert === undefined || tlsKey === undefined) {
    throw new UsageError('--tls-cert and --tls-key belong together');
  }
  return { cert: readPem(tlsCert, '--tls-cert'), key: readPem(tlsKey, '--tls-key') };
}

function readPem(file: string, option: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${option}: ${(error as Error).message}`);
  }
  if (!text.includes('-----BEGIN ')) throw new UsageError(`${option} ${file}: is not in PEM form`);
  return text;
}
