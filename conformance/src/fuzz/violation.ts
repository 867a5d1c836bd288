/** What an episode found: promises of the specification, each with the requirement that it stands for. */

export interface Oracle {
  /** Name of the check in the case that is written for it. */
  readonly check: string;
  readonly req: string;
  readonly title: string;
}

export const ORACLES = {
  schema: { check: 'schema', req: 'FRM-005', title: 'Every frame of the gateway follows the specification' },
  unanswered: { check: 'answered', req: 'FRM-007', title: 'Every request is answered' },
  unasked: { check: 'once', req: 'FRM-007', title: 'No response comes that nobody asked for' },
  accepted: {
    check: 'accepted',
    req: 'FRM-005',
    title: 'Params that follow their definition are not refused for their shape',
  },
  refused: {
    check: 'refused',
    req: 'FRM-005',
    title: 'What breaks its definition is refused with INVALID_REQUEST',
  },
  internal: { check: 'internal', req: 'FRM-005', title: 'No request makes the gateway stumble' },
  open: { check: 'open', req: 'FRM-002', title: 'The session goes on' },
  closed: { check: 'closed', req: 'HS-013', title: 'The connection ends, with the code that belongs to it' },
  order: { check: 'order', req: 'EVT-001', title: 'seq rises from event to event' },
  size: { check: 'size', req: 'FRM-013', title: 'No message is larger than policy.maxPayload' },
  alive: { check: 'alive', req: 'FRM-007', title: 'Others are still served' },
  memory: { check: 'alive', req: 'FRM-007', title: 'Memory stays within its bound' },
  crash: { check: 'alive', req: 'FRM-007', title: 'The gateway goes on running' },
} as const satisfies Readonly<Record<string, Oracle>>;

export type OracleName = keyof typeof ORACLES;

export interface Violation {
  readonly oracle: OracleName;
  /** Method or event it is about. */
  readonly subject: string | undefined;
  readonly message: string;
  /** The frame that shows it. */
  readonly frame?: unknown;
  /** Number of the step, when it belongs to one. */
  readonly step?: number;
}

/** Whether two violations are the same bug, as far as anybody can tell from outside. */
export function sameBug(a: Violation, b: Violation): boolean {
  if (a.oracle !== b.oracle) return false;
  if (a.oracle === 'alive' || a.oracle === 'crash' || a.oracle === 'memory') return true;
  return a.oracle === 'schema' ? a.message === b.message : a.subject === b.subject;
}
