/** A proxy that writes down what goes through it. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import { HarnessError } from '../errors.ts';
import { loadSpec } from '../spec.ts';
import { TRANSCRIPT_FORMAT, type TranscriptHeader, type TranscriptLine } from '../transcript/format.ts';
import { Scribe } from '../transcript/scribe.ts';
import { SUITE_VERSION } from '../version.ts';
import { type ProxyOptions, startProxy } from './proxy.ts';
import { TranscriptWriter } from './writer.ts';

export interface RecorderOptions extends Omit<ProxyOptions, 'events'> {
  readonly out: string;
  readonly force: boolean;
  /** Keeps volatile values; secrets are replaced nevertheless. */
  readonly raw: boolean;
  /** Secrets to hide wherever they turn up. */
  readonly hide: readonly string[];
  readonly title?: string;
  readonly source?: string;
  /** Name of the implementation, which no gateway tells. */
  readonly implementation?: string;
}

export interface RecordSummary {
  readonly connections: number;
  readonly refused: number;
  readonly fromClient: number;
  readonly fromGateway: number;
  readonly protocol: number | undefined;
  readonly version: string | undefined;
  readonly durationMs: number;
}

export interface Recorder {
  readonly url: string;
  /** Rejects when the file cannot be written any more. */
  readonly failed: Promise<never>;
  readonly summary: () => RecordSummary;
  close(): Promise<RecordSummary>;
}

/** Throws UsageError for a file that cannot be made, HarnessError for an address that cannot be used. */
export async function startRecorder(options: RecorderOptions): Promise<Recorder> {
  const spec = loadSpec();
  const scribe = new Scribe({ spec, schemasFor: validatorsOf(spec), keep: options.raw, hide: options.hide });
  const began = performance.now();
  const time = () => Math.round((performance.now() - began) * 10) / 10;
  const counts = { connections: 0, refused: 0, fromClient: 0, fromGateway: 0 };
  let header: TranscriptHeader = {
    transcript: TRANSCRIPT_FORMAT,
    spec: spec.spec,
    tool: `clawspec record ${SUITE_VERSION}`,
    recordedAt: new Date().toISOString(),
    volatile: options.raw ? 'kept' : 'matched',
    ...(options.title === undefined ? {} : { title: options.title }),
    ...(options.source === undefined ? {} : { source: options.source }),
    ...(options.implementation === undefined ? {} : { implementation: { name: options.implementation } }),
  };
  const writer = new TranscriptWriter(options.out, header, { force: options.force });
  const { promise: failed, reject } = Promise.withResolvers<never>();
  failed.catch(() => {});
  let stopping = false;
  const put = (line: TranscriptLine) => {
    if (stopping) return;
    try {
      writer.line(line);
    } catch (error) {
      stopping = true;
      reject(error instanceof HarnessError ? error : new HarnessError((error as Error).message));
    }
  };

  const proxy = await startProxy({
    ...options,
    events: {
      open: (conn, { url, headers }) => {
        counts.connections++;
        put(scribe.open(time(), conn, { headers, ...(url === undefined ? {} : { path: url }) }));
      },
      refused: (conn, status) => {
        counts.refused++;
        put(scribe.refused(time(), conn, status));
      },
      relayed: conn => ({
        message: (from, data, binary) => {
          const dir = from === 'client' ? 'c2s' : 's2c';
          counts[from === 'client' ? 'fromClient' : 'fromGateway']++;
          put(
            scribe.message(time(), conn, dir, data, binary, ({ protocol, version }) => {
              if (header.protocol !== undefined) return;
              header = {
                ...header,
                ...(protocol === undefined ? {} : { protocol }),
                implementation: { ...header.implementation, ...(version === undefined ? {} : { version }) },
              };
              writer.learn(header);
            }),
          );
        },
        control: (kind, from, data) => put(scribe.control(time(), conn, kind, from, data)),
        close: (from, code, reason) => put(scribe.close(time(), conn, from, code, reason)),
      }),
    },
  }).catch((error: unknown) => {
    writer.close();
    throw error;
  });

  const summary = (): RecordSummary => ({
    ...counts,
    protocol: header.protocol,
    version: header.implementation?.version,
    durationMs: Math.round(performance.now() - began),
  });
  return {
    url: proxy.url,
    failed,
    summary,
    close: async () => {
      // What the end of the recorder does to connections is no part of the recording.
      stopping = true;
      await proxy.close();
      writer.close();
      return summary();
    },
  };
}
