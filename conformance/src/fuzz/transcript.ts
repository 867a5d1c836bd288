/** Writes a failing episode down as a case that `clawspec test` can run. */
import { ABOUT_SHAPE, OWN_FAULT } from './peer.ts';
import type { Plan, Step } from './plan.ts';
import { ORACLES, type Violation } from './violation.ts';

export interface TranscriptOptions {
  readonly plan: Plan;
  readonly violation: Violation;
  readonly seed: number;
  readonly protocol: number;
}

/** Largest payload that is written out. */
const WRITTEN_MAX = 200_000;
const QUIET_MS = 500;

export interface Transcript {
  /** `fuzz/<name>`. */
  readonly name: string;
  readonly text: string;
}

/** @returns undefined for an episode that a case cannot express: text that is no UTF-8 needs another kind of connection. */
export function transcriptOf(options: TranscriptOptions): Transcript | undefined {
  const { plan, violation, seed, protocol } = options;
  const sent = plan.steps.map(sendStep);
  if (sent.some(step => step === undefined)) return undefined;
  const { check, req } = oracleOf(options);
  const name = `fuzz/${[check, violation.subject, seed, plan.episode]
    .filter(part => part !== undefined)
    .map(slug)
    .join('-')}`;
  const header = {
    case: name,
    title:
      `${ORACLES[violation.oracle].title}${violation.subject === undefined ? '' : `: ${violation.subject}`}`.slice(
        0,
        120,
      ),
    note: `Found by clawspec fuzz --seed ${seed} --episode ${plan.episode}: ${violation.message}`.slice(
      0,
      600,
    ),
    protocols: [protocol],
    checks: { [check]: { req, level: 'must' } },
  };
  const lines = [
    header,
    plan.role === undefined
      ? { do: 'open', conn: 'a' }
      : { connect: 'a', ...(plan.role === 'node' ? { client: 'node' } : {}) },
    ...sent.flatMap(steps => steps ?? []),
    ...judging(plan, violation).map(step => ({ ...step, check })),
  ];
  return { name, text: lines.map(line => `${JSON.stringify(line)}\n`).join('') };
}

function oracleOf({ violation, plan }: TranscriptOptions): { check: string; req: string } {
  const { check, req } = ORACLES[violation.oracle];
  return { check, req: violation.oracle === 'closed' && plan.role !== undefined ? 'WS-012' : req };
}

function slug(part: unknown): string {
  return String(part)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

type Line = Record<string, unknown>;

function sendStep({ send, expect }: Step): Line[] | undefined {
  const conn = 'a';
  if ('connect' in send) return [{ conn, frame: connectFrame(send.connect), intended: 'invalid' }];
  if ('frame' in send) {
    const invalid = expect.kind !== 'answer' || expect.verdict !== 'accepted';
    return [
      {
        conn,
        frame: { $literal: send.frame },
        ...(invalid ? { intended: 'invalid' } : {}),
        ...(send.binary === true ? { binary: true } : {}),
      },
    ];
  }
  if ('text' in send) return [{ conn, raw: { text: { $literal: send.text } } }];
  if ('base64' in send)
    return send.asText === true ? undefined : [{ conn, raw: { base64: send.base64, binary: true } }];
  const { before, unit, times, after } = send;
  if (times * unit.length <= WRITTEN_MAX)
    return [{ conn, raw: { text: { $literal: before + unit.repeat(times) + after } } }];
  return [
    { inspect: { $repeat: { text: unit, times } }, expect: { $bind: 'long' } },
    { conn, raw: { text: { $text: `${before}\${long}${after}` } } },
  ];
}

/** The secret is that of whoever runs the case. */
function connectFrame(params: unknown): unknown {
  const isParams = typeof params === 'object' && params !== null && !Array.isArray(params);
  const literal = isParams
    ? {
        ...Object.fromEntries(Object.entries(params).map(([key, value]) => [key, { $literal: value }])),
        ...(Object.hasOwn(params, 'auth') ? {} : { auth: { token: { $var: 'target.token' } } }),
      }
    : { $literal: params };
  return { type: 'req', id: 'connect', method: 'connect', params: literal };
}

/** What decides the check, after everything was sent. */
function judging(plan: Plan, violation: Violation): Line[] {
  const step = culprit(plan, violation);
  const id = step?.expect.kind === 'answer' ? step.expect.id : undefined;
  const response = { type: 'res', id: { $literal: id } };
  const alive: Line[] = [{ connect: 'b' }, { conn: 'b', call: 'health', id: 'alive' }];
  switch (violation.oracle) {
    case 'refused':
      return [{ conn: 'a', where: response, expect: { ok: false, error: { code: 'INVALID_REQUEST' } } }];
    case 'accepted':
      return [
        {
          conn: 'a',
          where: response,
          expect: {
            $not: { ok: false, error: { message: { $re: ABOUT_SHAPE } } },
          },
        },
      ];
    case 'internal':
      return [
        { conn: 'a', where: response, expect: { $not: { error: { message: { $re: OWN_FAULT.source } } } } },
      ];
    case 'unanswered':
      return [{ conn: 'a', where: response, expect: { ok: { $any: 'boolean' } } }];
    case 'unasked':
      return id === undefined
        ? [{ conn: 'a', quiet: { ms: QUIET_MS, frames: [{ type: 'res' }] } }]
        : [
            { conn: 'a', where: response, expect: { ok: { $any: 'boolean' } } },
            { conn: 'a', quiet: { ms: QUIET_MS, frames: [response] } },
          ];
    case 'closed': {
      const codes = step?.expect.kind === 'closed' ? step.expect.codes : undefined;
      return [{ conn: 'a', close: codes === undefined ? {} : { code: { $oneOf: codes } } }];
    }
    case 'alive':
    case 'crash':
    case 'memory':
      return alive;
    default:
      // Frames that break the specification are judged in every case.
      return [{ conn: 'a', call: 'health', id: 'after-all' }];
  }
}

/** The step that the violation is about; the last one that can be, when it does not say. */
function culprit(plan: Plan, violation: Violation): Step | undefined {
  const byMethod = plan.steps.findLast(
    ({ expect }) => expect.kind === 'answer' && expect.method === violation.subject,
  );
  return plan.steps[violation.step ?? -1] ?? byMethod ?? plan.steps.at(-1);
}
