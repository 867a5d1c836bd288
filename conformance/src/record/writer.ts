/** Writes a transcript line by line, so that whatever happens the file is whole up to its last line. */
import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { HarnessError, UsageError } from '../errors.ts';
import type { TranscriptHeader, TranscriptLine } from '../transcript/format.ts';

/** Room in the header for what hello-ok says about who answers, in bytes: it is written again then. */
const HEADER_ROOM = 512;

export class TranscriptWriter {
  readonly #fd: number;
  readonly #file: string;
  readonly #seekable: boolean;
  readonly #room: number;
  #position = 0;
  #header: TranscriptHeader;
  #closed = false;

  /** Throws UsageError when the file cannot be made; an existing one is kept unless `force`. */
  constructor(file: string, header: TranscriptHeader, { force = false }: { force?: boolean } = {}) {
    try {
      this.#fd = openSync(file, force ? 'w' : 'wx', 0o600);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      throw new UsageError(
        code === 'EEXIST'
          ? `${file} is there already; name another file, or use --force`
          : `cannot write the transcript: ${message}`,
      );
    }
    this.#file = file;
    this.#seekable = fstatSync(this.#fd).isFile();
    this.#header = header;
    const text = JSON.stringify(header);
    this.#room = Buffer.byteLength(text) + HEADER_ROOM;
    this.#append(`${this.#seekable ? text + ' '.repeat(HEADER_ROOM) : text}\n`);
  }

  /** Adds what became known since. */
  learn(facts: Partial<TranscriptHeader>): void {
    this.#header = { ...this.#header, ...facts };
    const text = JSON.stringify(this.#header);
    if (!this.#seekable || this.#closed || Buffer.byteLength(text) > this.#room) return;
    const padding = ' '.repeat(this.#room - Buffer.byteLength(text));
    this.#write(Buffer.from(text + padding, 'utf8'), 0);
  }

  line(line: TranscriptLine): void {
    if (!this.#closed) this.#append(`${JSON.stringify(line)}\n`);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#fd);
  }

  #append(text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.#write(bytes, this.#seekable ? this.#position : null);
    this.#position += bytes.length;
  }

  #write(bytes: Buffer, position: number | null): void {
    try {
      for (let done = 0; done < bytes.length; ) {
        done += writeSync(
          this.#fd,
          bytes,
          done,
          bytes.length - done,
          position === null ? null : position + done,
        );
      }
    } catch (error) {
      throw new HarnessError(`cannot write ${this.#file}: ${(error as Error).message}`);
    }
  }
}
