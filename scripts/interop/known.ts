/** What a real command line program cannot do, whatever the gateway. Everything else has to work. */
export interface Known {
  readonly protocol: 3 | 4;
  readonly command: string;
  readonly reason: string;
}

/** Empty: every command of the list works with both programs. */
export const KNOWN: readonly Known[] = [];
