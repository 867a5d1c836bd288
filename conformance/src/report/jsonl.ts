/** The canonical report: a header, one line per case, and a footer. Without the footer it is cut off. */
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import { type CaseResult, exitCodeOf, type RunInfo, type RunResult, totalsOf } from '../result.ts';
import { type Bounds, clip } from './clip.ts';

/** Version of the format. */
const REPORT = 1;
/** Recorded frames are read, not replayed: long texts are cut, but hardly anything else. */
const RECORDED: Bounds = { text: 600, items: 1000, depth: 64 };

export function jsonlReport(result: RunResult): string {
  const lines = [
    { type: 'header', report: REPORT, ...result.info },
    ...result.cases.map(one => ({
      type: 'case',
      ...one,
      timeline: one.timeline.map(entry => clip(entry, RECORDED)),
    })),
    {
      type: 'footer',
      exitCode: exitCodeOf(result),
      durationMs: result.durationMs,
      totals: totalsOf(result),
      profiles: result.profiles,
      stale: result.stale,
      ...(result.stoppedBy === undefined ? {} : { stoppedBy: result.stoppedBy }),
    },
  ];
  return `${lines.map(line => JSON.stringify(line)).join('\n')}\n`;
}

/** The tree that a JSONL report was made of. Throws UsageError for what is none, or is cut off. */
export function readJsonl(text: string, file: string): RunResult {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const values = lines.map((line, index) => parseLine(line, index, lines.length, file));
  const header = values[0];
  if (header?.['type'] !== 'header' || header['report'] === undefined) {
    throw new UsageError(`${file} is no report of clawspec: it does not begin with a header`);
  }
  if (header['report'] !== REPORT) {
    throw new UsageError(`${file} is a report of format ${String(header['report'])}, this reads ${REPORT}`);
  }
  const footer = values.at(-1);
  const cases = values.slice(1, -1);
  if (footer?.['type'] !== 'footer') {
    throw new UsageError(
      `${file} is cut off: no footer after ${values.length - 1} cases; run the test again`,
    );
  }
  const strange = cases.findIndex(value => !isCase(value));
  if (strange !== -1) throw new UsageError(`${file}:${strange + 2}: is no case`);
  const { type: _header, report: _report, ...info } = header;
  if (!isInfo(info)) throw new UsageError(`${file}:1: the header lacks facts about the run`);
  if (!Array.isArray(footer['profiles']) || !Array.isArray(footer['stale'])) {
    throw new UsageError(`${file}:${values.length}: the footer lacks profiles or the stale lines`);
  }
  return {
    info: { ...info, server: info.server },
    cases: cases.map(({ type: _, ...one }) => one as unknown as CaseResult),
    profiles: footer['profiles'] as RunResult['profiles'],
    stale: footer['stale'] as string[],
    durationMs: Number(footer['durationMs']),
    ...(typeof footer['stoppedBy'] === 'string' ? { stoppedBy: footer['stoppedBy'] } : {}),
  };
}

function parseLine(line: string, index: number, count: number, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    if (isObject(value)) return value;
  } catch (error) {
    if (index === count - 1 && index > 0) {
      throw new UsageError(`${file} is cut off in line ${index + 1}; run the test again`);
    }
    throw new UsageError(`${file}:${index + 1}: is no JSON: ${(error as Error).message}`);
  }
  throw new UsageError(`${file}:${index + 1}: is no object`);
}

function isCase(value: Record<string, unknown>): boolean {
  return (
    value['type'] === 'case' &&
    typeof value['case'] === 'string' &&
    typeof value['title'] === 'string' &&
    typeof value['verdict'] === 'string' &&
    Array.isArray(value['checks']) &&
    Array.isArray(value['timeline'])
  );
}

function isInfo(value: Record<string, unknown>): value is Record<string, unknown> & RunInfo {
  return (
    (value['side'] === 'gateway' || value['side'] === 'client') &&
    ['suite', 'spec', 'startedAt', 'url'].every(name => typeof value[name] === 'string') &&
    Array.isArray(value['protocols']) &&
    typeof value['seed'] === 'number'
  );
}

/** Name of a case run, with the protocol it was run with. */
export function runName({ case: name, protocol }: CaseResult): string {
  return `${name}@${protocol}`;
}
