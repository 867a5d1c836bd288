/** `clawspec validate`: captures in, what breaks the specification out. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { loadSpec } from '../spec.ts';
import type { CaptureFormat } from './capture.ts';
import { docsLink } from './docs-index.ts';
import { type BadFrame, Judge, type Totals } from './judge.ts';
import { openCapture } from './open-capture.ts';

interface ValidateOptions {
  readonly json: boolean;
  readonly strict: boolean;
  readonly protocol?: string;
  readonly max: string;
}

const FORMATS: Readonly<Record<CaptureFormat, string>> = {
  transcript: 'a transcript',
  har: 'a HAR of a browser',
  jsonl: 'JSON lines of frames',
  json: 'a JSON list of frames',
};
/** Problems shown of one frame. */
const SHOWN = 6;

export function addValidate(program: Command, exit: (code: number) => void): void {
  program
    .command('validate')
    .description('check a capture of frames against the specification')
    .argument('<file...>', 'transcripts, HAR files, JSON lines of frames; - is standard input')
    .option('--protocol <version>', 'wire protocol where no hello-ok says it')
    .option('--strict', 'frames of methods and events that are not specified fail too', false)
    .option('--max <count>', 'invalid frames to show for each file', '50')
    .option('--json', 'JSON lines: one for each invalid frame, one with the totals of each file', false)
    .addHelpText(
      'after',
      `
Reads transcripts of clawspec record, HAR files with WebSocket messages (Chromium, Playwright), and JSON lines:
frames as they are, or {"dir": "in" | "out", "frame": {…}} in many spellings. Large files are read line by line.

Exit code: 0 everything is valid, 1 something is not, 64 usage or a file that is no capture.

  clawspec validate chat.jsonl
  clawspec validate page.har --json
  my-client --trace | clawspec validate -
`,
    )
    .action(async (files: string[], options: ValidateOptions) => exit(await runValidate(files, options)));
}

async function runValidate(files: readonly string[], options: ValidateOptions): Promise<number> {
  const spec = loadSpec();
  const schemasFor = validatorsOf(spec);
  const protocol = readProtocol(options.protocol, spec.protocols);
  const max = Number(options.max);
  if (!Number.isSafeInteger(max) || max < 0)
    throw new UsageError(`--max ${options.max}: write a whole number`);
  let invalid = 0;
  for (const file of files) {
    const capture = await openCapture(file, at =>
      process.stderr.write(`clawspec: ${at}: is cut off and left out\n`),
    );
    const unspecified = new Map<string, number>();
    let shown = 0;
    const judge = new Judge({
      spec,
      schemasFor,
      strict: options.strict,
      ...(protocol === undefined ? {} : { protocol }),
      ...(capture.header?.protocol === undefined ? {} : { fallback: capture.header.protocol }),
      onBad: bad => {
        shown++;
        if (options.json) process.stdout.write(`${JSON.stringify({ file, ...withLinks(bad) })}\n`);
        else if (shown <= max) process.stdout.write(describe(bad));
      },
      // Names come from outside and may be many: what is counted is bounded.
      onUnspecified: subject => {
        if (unspecified.has(subject) || unspecified.size < 1000) {
          unspecified.set(subject, (unspecified.get(subject) ?? 0) + 1);
        }
      },
    });
    for await (const entry of capture.entries) judge.take(entry);
    judge.finish();
    invalid += judge.totals.invalid;
    const protocols = protocol === undefined ? [...judge.protocols].sort() : [protocol];
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ file, format: capture.format, protocols, ...judge.totals, unspecifiedNames: Object.fromEntries(unspecified) })}\n`
        : sum(file, capture.format, protocols, judge.totals, unspecified, shown - max),
    );
  }
  return invalid === 0 ? 0 : 1;
}

function readProtocol(text: string | undefined, known: readonly number[]): number | undefined {
  if (text === undefined) return undefined;
  const protocol = Number(text);
  if (!known.includes(protocol)) {
    throw new UsageError(`--protocol ${text}: the specification describes ${known.join(' and ')}`);
  }
  return protocol;
}

function withLinks(bad: BadFrame) {
  return {
    ...bad,
    problems: bad.problems.map(problem => {
      const docs = docsLink(problem.definition);
      return { ...problem, ...(docs === undefined ? {} : { docs }) };
    }),
  };
}

function describe(bad: BadFrame): string {
  const way = { client: 'client → gateway', gateway: 'gateway → client', nobody: 'nobody knows from whom' }[
    bad.from
  ];
  const where = [bad.at, bad.conn === '' ? '' : `connection ${bad.conn}`, way, bad.subject ?? '']
    .filter(part => part !== '')
    .join('  ');
  const lines = bad.problems.slice(0, SHOWN).map(({ path, message, definition }) => {
    const link = docsLink(definition);
    const clause = [definition, bad.requirement, link].filter(part => part !== undefined).join(', ');
    return `    ${path || 'the frame'} ${message}  [${clause}]\n`;
  });
  const more = bad.problems.length - SHOWN;
  return `${where}\n${lines.join('')}${more > 0 ? `    and ${more} more\n` : ''}`;
}

function sum(
  file: string,
  format: CaptureFormat,
  protocols: readonly number[],
  totals: Totals,
  unspecified: ReadonlyMap<string, number>,
  hidden: number,
): string {
  const spoken = protocols.length === 0 ? '' : `, protocol ${protocols.join(' and ')}`;
  const counts = [
    `${totals.frames} frames on ${totals.connections} ${totals.connections === 1 ? 'connection' : 'connections'}`,
    `${totals.valid} valid`,
    `${totals.invalid} invalid`,
    ...(totals.unspecified > 0 ? [`${totals.unspecified} not specified`] : []),
    ...(totals.intended > 0 ? [`${totals.intended} invalid on purpose`] : []),
    ...(totals.excused > 0 ? [`${totals.excused} excused`] : []),
  ];
  const names = [...unspecified]
    .slice(0, 12)
    .map(([name, count]) => (count === 1 ? name : `${name} (${count})`));
  return [
    hidden > 0 ? `… and ${hidden} more invalid frames (--max, --json)\n` : '',
    `${file === '-' ? 'standard input' : file}: ${FORMATS[format]}${spoken}\n`,
    `  ${counts.join(', ')}\n`,
    names.length === 0 ? '' : `  not specified: ${names.join(', ')}${unspecified.size > 12 ? ', …' : ''}\n`,
  ].join('');
}
