/** What every kind of capture is read into, one entry after the other. */
import type { TranscriptHeader } from '../transcript/format.ts';

export type CaptureFormat = 'transcript' | 'har' | 'jsonl' | 'json';

export interface CaptureEntry {
  /** Where it stands: `file:12`, or `file entry 3 message 5`. */
  readonly at: string;
  readonly conn: string;
  readonly kind: 'open' | 'frame' | 'close';
  /** Undefined for a frame of which nobody said who sent it. */
  readonly dir?: 'c2s' | 's2c';
  readonly frame?: unknown;
  /** A message that is no JSON. */
  readonly text?: string;
  readonly binary?: boolean;
  /** Values that stand for something left open; what is wrong with them says nothing. */
  readonly open?: ReadonlySet<string>;
  readonly intended?: boolean;
  readonly excused?: string;
  /** The content is not in the capture. */
  readonly omitted?: boolean;
}

export interface Capture {
  readonly format: CaptureFormat;
  readonly header?: TranscriptHeader;
  readonly entries: AsyncIterable<CaptureEntry>;
}
