/** The two ways in which something goes wrong that is not a verdict. */

/** The suite, a case or the path to the implementation is broken: verdict `error`, never `fail`. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/** The command line, a file it names or an option value is wrong: exit 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What an expectation found instead. Becomes `fail` for a check, `untestable` for what depends on it. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly path: string | undefined;
  readonly expected: unknown;
  readonly actual: unknown;
  /** True when the step could not be judged because an earlier one did not deliver. */
  readonly blocked: boolean;

  constructor(
    message: string,
    facts: { path?: string; expected?: unknown; actual?: unknown; blocked?: boolean } = {},
  ) {
    super(message);
    this.path = facts.path;
    this.expected = facts.expected;
    this.actual = facts.actual;
    this.blocked = facts.blocked ?? false;
  }
}
