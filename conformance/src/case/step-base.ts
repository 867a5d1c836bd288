/** What every step may have. */
export interface StepBase {
  /** The check that this step decides. Without one the step is a prerequisite of what follows. */
  readonly check?: string;
  /** Time to wait, in milliseconds. A template, so that it may come from hello-ok. */
  readonly within?: unknown;
  /** Protocols for which the step is taken. */
  readonly protocols?: readonly number[];
  readonly note?: string;
}
