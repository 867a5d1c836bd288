/** The record of a case: what happened when, for reports. */

export interface TimelineEntry {
  /** Milliseconds since the case began. */
  readonly t: number;
  readonly conn: string;
  readonly dir: 'open' | 'out' | 'in' | 'close' | 'refused' | 'note' | 'stderr';
  readonly frame?: unknown;
  /** Text or a description of what was no JSON. */
  readonly text?: string;
  readonly code?: number;
  readonly reason?: string;
  readonly problems?: readonly string[];
}
