/** The commands that a driver offers as a node: echo, fail, slow. */
import { report } from './stdio.ts';

export interface Invocation {
  readonly id: string;
  readonly nodeId: string;
  readonly command: string;
  readonly paramsJSON?: string | null;
}

export type Result = Readonly<Record<string, unknown>>;

/** Runs what a gateway asks for; the same id is run and answered once. */
export class NodeCommands {
  readonly #offered: readonly string[];
  readonly #answer: (result: Result) => Promise<unknown>;
  readonly #seen = new Set<string>();

  constructor(offered: readonly string[], answer: (result: Result) => Promise<unknown>) {
    this.#offered = offered;
    this.#answer = answer;
  }

  async invoke({ id, nodeId, command, paramsJSON }: Invocation): Promise<void> {
    if (this.#seen.has(id)) return;
    this.#seen.add(id);
    report({ saw: 'invoked', command, id });
    const outcome = await this.#run(command, JSON.parse(paramsJSON ?? '{}') as { ms?: number });
    try {
      await this.#answer({ id, nodeId, ...outcome });
    } catch (error) {
      // The gateway has gone meanwhile: nobody waits for the result any more.
      process.stderr.write(`${command}: ${(error as Error).message}\n`);
    }
  }

  async #run(command: string, params: { ms?: number }): Promise<Result> {
    if (!this.#offered.includes(command)) {
      return { ok: false, error: { code: 'UNSUPPORTED', message: `there is no ${command}` } };
    }
    if (command === 'fail') return { ok: false, error: { code: 'FAILED', message: 'failed as asked' } };
    if (command === 'slow') await new Promise(resolve => setTimeout(resolve, params.ms ?? 0));
    return { ok: true, payload: params };
  }
}
