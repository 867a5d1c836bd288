/** Which reports are wanted, and where they go. */
import { appendFileSync, closeSync, existsSync, openSync, rmSync, writeFileSync } from 'node:fs';
import type { Case } from '../case/types.ts';
import { HarnessError, UsageError } from '../errors.ts';
import type { RunResult } from '../result.ts';
import type { Requirement } from '../spec.ts';
import { badgeReport, shieldsReport } from './badge.ts';
import { annotations } from './github.ts';
import { htmlReport } from './html/document.ts';
import { jsonlReport } from './jsonl.ts';
import { junitReport } from './junit.ts';
import { summaryReport } from './summary.ts';
import { paint, plain, terminalReport } from './terminal.ts';

/** What reports tell besides the run: clauses, steps, and where the documentation is. */
export interface Library {
  readonly requirements: readonly Requirement[];
  readonly cases: readonly Case[];
  readonly docs?: string | undefined;
}

type Render = (result: RunResult, library: Library, file: string) => string;

const FILES: Readonly<Record<string, Render>> = {
  jsonl: jsonlReport,
  junit: junitReport,
  html: htmlReport,
  badge: (result, _, file) => (file.endsWith('.json') ? shieldsReport(result) : badgeReport(result)),
  summary: (result, { requirements, docs }) => summaryReport(result, requirements, docs),
};
/** The one report without a file: it goes where GitHub looks. */
const GITHUB = 'github';

/** For help texts. */
export const REPORT_KINDS =
  'html=FILE, jsonl=FILE, junit=FILE, summary=FILE (Markdown), badge=FILE (.svg, or .json for shields.io), github';

export interface Output {
  readonly write: (result: RunResult, library: Library) => void;
}

/** Throws UsageError for a kind that there is not, and for a file that cannot be written. */
export function parseOutput(option: string, flag = '--report'): Output {
  if (option === GITHUB) return { write: writeForGithub };
  const at = option.indexOf('=');
  const kind = option.slice(0, Math.max(at, 0));
  const file = option.slice(at + 1);
  const render = Object.hasOwn(FILES, kind) ? FILES[kind] : undefined;
  if (render === undefined || file === '') {
    throw new UsageError(`${flag} ${option}: write one of ${REPORT_KINDS}`);
  }
  if (kind === 'badge' && !/\.(?:svg|json)$/u.test(file)) {
    throw new UsageError(`${flag} ${option}: a badge ends in .svg or .json`);
  }
  requireWritable(file, 'report');
  return {
    write: (result, library) => {
      const text = render(result, library, file);
      try {
        writeFileSync(file, text);
      } catch (error) {
        throw new HarnessError(`cannot write the report: ${(error as Error).message}`);
      }
    },
  };
}

/** A long run is not worth much when what comes of it cannot be written in the end. Leaves everything as it is. */
export function requireWritable(file: string, what: string): void {
  const isThere = existsSync(file);
  try {
    closeSync(openSync(file, 'a'));
    if (!isThere) rmSync(file);
  } catch (error) {
    throw new UsageError(`cannot write the ${what}: ${(error as Error).message}`);
  }
}

/** The page of the job, and annotations; outside of GitHub both go to standard error. */
function writeForGithub(result: RunResult, { requirements, docs }: Library): void {
  const page = process.env['GITHUB_STEP_SUMMARY'];
  const summary = summaryReport(result, requirements, docs);
  if (page === undefined || page === '') process.stderr.write(summary);
  else {
    try {
      appendFileSync(page, summary);
    } catch (error) {
      throw new HarnessError(`cannot write to $GITHUB_STEP_SUMMARY: ${(error as Error).message}`);
    }
  }
  // The runner reads commands from standard error too, and standard output may be a report.
  if (process.env['GITHUB_ACTIONS'] === 'true') process.stderr.write(annotations(result));
}

/** What `clawspec test` and `clawspec report` show: text, or JSONL for scripts. */
export function printResult(result: RunResult, library: Library, json: boolean): void {
  const colour = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined;
  process.stdout.write(
    json
      ? jsonlReport(result)
      : terminalReport(result, library.requirements, colour ? paint : plain, library.docs),
  );
}

/** `--docs`: throws UsageError for anything but an address. */
export function readDocs(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (!URL.canParse(value) || !/^(?:https?|file):$/u.test(new URL(value).protocol)) {
    throw new UsageError(`--docs ${value}: it is an address, such as https://example.org/docs/`);
  }
  return value;
}
