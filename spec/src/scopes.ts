/** Operator scopes: what a connection may do and see. */

export interface ScopeDefinition {
  readonly summary: string;
  /** Scopes that holding this one also grants. */
  readonly implies: readonly string[];
  readonly provenance: 'published' | 'observed' | 'gap-filled';
}

export const SCOPES = {
  'operator.admin': {
    summary: 'Everything an operator may do.',
    implies: ['operator.read', 'operator.write', 'operator.approvals', 'operator.pairing'],
    provenance: 'observed',
  },
  'operator.write': {
    summary: 'Starts and stops work: sends messages, runs agents, aborts runs. Includes reading.',
    implies: ['operator.read'],
    provenance: 'observed',
  },
  'operator.read': {
    summary: 'Reads state and receives presence, agent and chat events.',
    implies: [],
    provenance: 'observed',
  },
  'operator.approvals': {
    summary: 'Decides on execution approvals.',
    implies: [],
    provenance: 'observed',
  },
  'operator.pairing': {
    summary: 'Lists and decides on device pairing, and manages device tokens.',
    implies: [],
    provenance: 'observed',
  },
} as const satisfies Record<string, ScopeDefinition>;

export type Scope = keyof typeof SCOPES;
