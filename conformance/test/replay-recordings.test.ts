/** Transcripts of real gateways, played to the reference gateway: what they were answered, it answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Redactor } from '../src/redact.ts';
import { gatewayCase } from '../src/replay/to-gateway.ts';
import { runCase } from '../src/run/run-case.ts';
import { loadSpec } from '../src/spec.ts';
import { readTranscript } from '../src/transcript/read.ts';
import { type Reference, startReference } from './reference.ts';

const TRANSCRIPTS = join(import.meta.dirname, '..', 'transcripts');
const FOLDERS = ['openclaw-2026.9.6', 'gguf-2026.2.20'];
/** `folder/name` to why it has another outcome here. */
const NOT_REPLAYED = JSON.parse(readFileSync(join(TRANSCRIPTS, 'not-replayed.json'), 'utf8')) as Record<
  string,
  string
>;
const spec = loadSpec();
const schemasFor = validatorsOf(spec);

const namesIn = (folder: string) =>
  readdirSync(join(TRANSCRIPTS, folder)).map(file => `${folder}/${file.replace(/\.jsonl$/u, '')}`);

test('what is left out is there, and has a reason', () => {
  const there = new Set(FOLDERS.flatMap(namesIn));
  for (const [name, reason] of Object.entries(NOT_REPLAYED)) {
    expect(there).toContain(name);
    expect(reason).not.toBe('');
  }
});

describe.each(FOLDERS)('%s', folder => {
  let reference: Reference;
  beforeAll(async () => {
    reference = await startReference();
  });
  afterAll(() => reference.stop());

  test.each(namesIn(folder).filter(name => !Object.hasOwn(NOT_REPLAYED, name)))('%s', async name => {
    const transcript = readTranscript(join(TRANSCRIPTS, `${name}.jsonl`));
    const subject = gatewayCase(transcript, { spec, schemasFor, compare: 'outcomes', everyEvent: false });
    const { checks } = await runCase(subject, {
      target: reference.target,
      protocol: subject.protocols[0] as number,
      timeoutScale: 3,
      schemasFor,
      redactor: new Redactor(),
      shared: new Map(),
    });
    expect(checks.filter(({ verdict }) => verdict !== 'pass')).toEqual([]);
    expect(checks).not.toEqual([]);
  });
});
