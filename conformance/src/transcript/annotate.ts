/** Says of frames in a library that break the specification that they are meant to, or why they may. */
import { FrameChecker, type ValidatorsFor } from '@clawspec/spec/check-frame';
import type { TranscriptLine } from './format.ts';
import { isOpen, sampleOf } from './sample.ts';

/** Frames of gateways that do not validate and why that is right. */
const REASONS: readonly { readonly reason: string; covers(frame: Record<string, unknown>): boolean }[] = [
  {
    reason: 'answers a frame that was no valid request: the id comes back as it was, of any type',
    covers: frame => frame['type'] === 'res' && frame['ok'] === false,
  },
];

export function annotate(lines: readonly TranscriptLine[], schemasFor: ValidatorsFor): TranscriptLine[] {
  const protocol = protocolOf(lines);
  const checkers = new Map<string, FrameChecker>();
  return lines.map(line => {
    if (line.dir !== 'c2s' && line.dir !== 's2c') return line;
    const checker = checkers.get(line.conn) ?? new FrameChecker(schemasFor, protocol);
    checkers.set(line.conn, checker);
    if (line.frame === undefined)
      return line.dir === 'c2s' ? { ...line, intended: 'invalid' as const } : line;
    const { value, open } = sampleOf(line.frame);
    const { problems } = line.dir === 'c2s' ? checker.sent(value) : checker.received(value);
    if (!problems.some(({ path }) => !isOpen(open, path))) return line;
    if (line.dir === 'c2s') return { ...line, intended: 'invalid' as const };
    const excuse = REASONS.find(({ covers }) => covers((value ?? {}) as Record<string, unknown>));
    return excuse === undefined ? line : { ...line, excused: excuse.reason };
  });
}

/** Of the hello-ok, else of what only newer gateways say. */
function protocolOf(lines: readonly TranscriptLine[]): number {
  const text = JSON.stringify(lines);
  const hello = /"type":"hello-ok","protocol":(\d)/u.exec(text)?.[1];
  if (hello !== undefined) return Number(hello);
  return /"capabilities":|"details":\{"code"/u.test(text) ? 4 : 3;
}
