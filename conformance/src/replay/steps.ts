/** What both ways of playing a transcript have in common: checks, waiting times, names of cases. */
import { basename } from 'node:path';
import type { CheckDeclaration } from '../case/types.ts';
import type { Spec } from '../spec.ts';
import type { Transcript, TranscriptLine } from '../transcript/format.ts';

/** How closely what comes has to be what was recorded. */
export type Compare = 'frames' | 'outcomes';

/** A gap in a recording that is longer is waited for longer than usual, in milliseconds. */
const PATIENT_FROM = 1500;
const STRETCH = 4;
/** Pauses of the client that are longer are kept, up to the longest. */
const PAUSE_FROM = 150;
const LONGEST_PAUSE = 1500;

export type Numbered = TranscriptLine & { readonly line: number };

export class Checks {
  readonly declared: Record<string, CheckDeclaration> = {};
  readonly #spec: Spec;

  constructor(spec: Spec) {
    this.#spec = spec;
  }

  /** A check for one line of the transcript. Its requirement is the first of the method or event. */
  add(line: number, what: string, subject: string | undefined, fallback: string): string {
    const name = `line-${line}-${slug(`${what} ${subject ?? ''}`)}`;
    this.declared[name] = { req: this.#requirement(subject) ?? fallback, level: 'must' };
    return name;
  }

  #requirement(subject: string | undefined): string | undefined {
    if (subject === undefined) return undefined;
    const { requirements } = this.#spec;
    return requirements.find(({ about, level }) => level === 'MUST' && about.includes(subject))?.id;
  }
}

export function slug(text: string): string {
  return (
    text
      .replace(/([a-z])([A-Z])/gu, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z0-9]+/gu, '-')
      .replace(/^-|-$/gu, '') || 'x'
  );
}

/** Name and title of the case that a transcript becomes. */
export function caseNames(transcript: Transcript): { case: string; title: string } {
  const name = slug(basename(transcript.file).replace(/\.jsonl$/u, ''));
  const title = transcript.header.title ?? `The transcript ${name} played again`;
  return { case: `replay/${name}`, title: title.length < 8 ? `Replay of ${title}` : title.slice(0, 120) };
}

/** Connections have names that steps may have. */
export function connectionName(conn: string): string {
  const clean = conn.replace(/[^A-Za-z0-9-]/gu, '-');
  return /^[a-z]/u.test(clean) ? clean : `c${clean}`;
}

/** Time to wait for a frame, as data: longer when the recording waited long. */
export function patience(before: Numbered | undefined, line: Numbered): { within?: number } {
  const gap = before === undefined ? 0 : line.t - before.t;
  return gap > PATIENT_FROM ? { within: Math.round(gap * STRETCH) } : {};
}

/** A pause that the client made by itself. */
export function pauseBefore(before: Numbered | undefined, line: Numbered): number {
  const gap = before === undefined ? 0 : line.t - before.t;
  return gap < PAUSE_FROM ? 0 : Math.min(Math.round(gap), LONGEST_PAUSE);
}
