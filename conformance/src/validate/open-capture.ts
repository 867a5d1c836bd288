/** Opens a capture and finds out what kind it is. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { UsageError } from '../errors.ts';
import { isObject } from '../json.ts';
import {
  type FrameLine,
  TRANSCRIPT_FORMAT,
  type TranscriptHeader,
  type TranscriptLine,
} from '../transcript/format.ts';
import { lineProblem } from '../transcript/read.ts';
import { sampleOf } from '../transcript/sample.ts';
import type { Capture, CaptureEntry } from './capture.ts';
import { readEntry } from './entry.ts';
import { harEntries } from './har.ts';

/** As much of the beginning as tells the formats apart. */
const HEAD = 64 * 1024;
/** A HAR and an array have to be read whole. */
const LARGEST_WHOLE = 512 * 1024 * 1024;

/** `-` is standard input. `onCut` hears where a transcript breaks off amid a line. Throws UsageError with file and line when it is no capture. */
export async function openCapture(file: string, onCut: (at: string) => void = () => {}): Promise<Capture> {
  const shown = file === '-' ? 'standard input' : file;
  const source = file === '-' ? process.stdin : createReadStream(file);
  const chunks = readChunks(source, shown);
  let head = Buffer.alloc(0);
  while (head.length < HEAD) {
    const { value, done } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const start = head
    .toString('utf8')
    .replace(/^\uFEFF/u, '')
    .trimStart();
  if (start === '') throw new UsageError(`${shown}: is empty`);
  const rest = async function* (): AsyncGenerator<Buffer> {
    yield head;
    yield* chunks;
  };
  if (/^\{\s*"log"\s*:/u.test(start)) {
    return { format: 'har', entries: later(harEntries(await whole(rest(), shown), shown)) };
  }
  if (start.startsWith('['))
    return { format: 'json', entries: later(arrayEntries(await whole(rest(), shown), shown)) };
  return openLines(rest(), shown, onCut);
}

async function openLines(
  chunks: AsyncIterable<Buffer>,
  file: string,
  onCut: (at: string) => void,
): Promise<Capture> {
  const lines = numbered(chunks);
  const first = await lines.next();
  if (first.done) throw new UsageError(`${file}: is empty`);
  const value = parse(first.value, file);
  if (isObject(value) && Object.hasOwn(value, 'transcript')) {
    if (value['transcript'] !== TRANSCRIPT_FORMAT) {
      throw new UsageError(
        `${file}:${first.value.line}: transcripts of format ${JSON.stringify(value['transcript'])} are unknown; this reads ${TRANSCRIPT_FORMAT}`,
      );
    }
    const problem = lineProblem('header', value);
    if (problem !== undefined) throw new UsageError(`${file}:${first.value.line}: header: ${problem}`);
    return {
      format: 'transcript',
      header: value as unknown as TranscriptHeader,
      entries: transcriptEntries(lines, file, onCut),
    };
  }
  if (isObject(value) && Object.hasOwn(value, 'report')) {
    throw new UsageError(`${file}: is a report of clawspec test, no capture`);
  }
  return { format: 'jsonl', entries: lineEntries(first.value, value, lines, file) };
}

async function* transcriptEntries(
  lines: AsyncIterable<Row>,
  file: string,
  onCut: (at: string) => void,
): AsyncGenerator<CaptureEntry> {
  for await (const row of lines) {
    const value = row.whole || isJson(row.text) ? parse(row, file) : undefined;
    // The last line of a recording that was cut off.
    if (value === undefined) {
      onCut(`${file}:${row.line}`);
      return;
    }
    const problem = lineProblem('line', value);
    if (problem !== undefined) throw new UsageError(`${file}:${row.line}: ${problem}`);
    yield fromTranscript(value as TranscriptLine, `${file}:${row.line}`);
  }
}

function fromTranscript(line: TranscriptLine, at: string): CaptureEntry {
  const { conn } = line;
  if (line.dir === 'open' || line.dir === 'close') return { at, conn, kind: line.dir };
  if (line.dir === 'c2s' || line.dir === 's2c') return fromFrameLine(line, at);
  return { at, conn, kind: 'frame', omitted: true };
}

function fromFrameLine(line: FrameLine, at: string): CaptureEntry {
  const base = {
    at,
    conn: line.conn,
    kind: 'frame' as const,
    dir: line.dir,
    binary: line.binary === true,
    ...(line.intended === undefined ? {} : { intended: true }),
    ...(line.excused === undefined ? {} : { excused: line.excused }),
  };
  if (line.frame !== undefined) {
    const { value, open } = sampleOf(line.frame);
    return { ...base, frame: value, open };
  }
  if (line.text !== undefined) return { ...base, text: String(sampleOf(line.text).value) };
  if (line.base64 !== undefined)
    return { ...base, text: Buffer.from(line.base64, 'base64').toString('latin1') };
  return { ...base, omitted: true };
}

async function* lineEntries(
  first: Row,
  value: unknown,
  lines: AsyncIterable<Row>,
  file: string,
): AsyncGenerator<CaptureEntry> {
  yield entryAt(value, `${file}:${first.line}`);
  for await (const row of lines) yield entryAt(parse(row, file), `${file}:${row.line}`);
}

function* arrayEntries(value: unknown, file: string): Generator<CaptureEntry> {
  if (!Array.isArray(value)) throw new UsageError(`${file}: is no list of frames`);
  for (const [index, item] of value.entries()) yield entryAt(item, `${file} item ${index + 1}`);
}

function entryAt(value: unknown, at: string): CaptureEntry {
  const entry = readEntry(value, at);
  if (typeof entry === 'string') throw new UsageError(`${at}: ${entry}`);
  return entry;
}

interface Row {
  readonly text: string;
  readonly line: number;
  /** False for a last line without its end. */
  readonly whole: boolean;
}

async function* numbered(chunks: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const { Readable } = await import('node:stream');
  let ended = true;
  const watched = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      if (chunk.length > 0) ended = chunk.at(-1) === 0x0a;
      yield chunk;
    }
  };
  const input: Readable = Readable.from(watched());
  let line = 0;
  let before: Row | undefined;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (before !== undefined) yield before;
    before = undefined;
    line++;
    const clean = line === 1 ? text.replace(/^\uFEFF/u, '') : text;
    if (clean.trim() !== '') before = { text: clean, line, whole: true };
  }
  if (before !== undefined) yield { ...before, whole: ended };
}

function parse({ text, line }: Row, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file}:${line}: is no JSON: ${(error as Error).message}`);
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function whole(chunks: AsyncIterable<Buffer>, file: string): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > LARGEST_WHOLE) {
      throw new UsageError(`${file}: is larger than ${LARGEST_WHOLE} bytes; turn it into JSON lines`);
    }
  }
  try {
    return JSON.parse(
      Buffer.concat(parts)
        .toString('utf8')
        .replace(/^\uFEFF/u, ''),
    ) as unknown;
  } catch (error) {
    throw new UsageError(`${file}: is no JSON: ${(error as Error).message}`);
  }
}

async function* readChunks(source: Readable, file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

async function* later(entries: Iterable<CaptureEntry>): AsyncGenerator<CaptureEntry> {
  yield* entries;
}
