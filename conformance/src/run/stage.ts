/** What the steps of a case need of the side that the suite plays, gateway or client. */
import type { MatchContext } from '../match.ts';
import type { Scope } from '../values.ts';
import type { Inbox } from './inbox.ts';
import type { Peer } from './peer.ts';

export interface Stage {
  readonly scope: Scope;
  readonly matching: MatchContext;
  /** Where labelled frames stood, for `order`. */
  readonly labels: Map<string, { readonly conn: string; readonly index: number }>;
  /** Milliseconds since the case began. */
  readonly elapsed: number;
  evaluate(template: unknown): unknown;
  /** A waiting time in milliseconds, scaled. */
  within(template: unknown, fallback?: number): number;
  /** Throws StepFailure when there is no connection of that name. */
  connection(name: string): Peer;
  /** A connection or whatever else frames come from. */
  source(name: string): Inbox;
}
