/** A run of fuzzing: episode after episode, until the time is up, enough was done, or enough was found. */
import { setTimeout as sleep } from 'node:timers/promises';
import { LIMITS } from '@clawspec/protocol';
import { validatorsOf } from '@clawspec/spec/check-frame';
import { createDevice } from '../devices.ts';
import { HarnessError, UsageError } from '../errors.ts';
import { Redactor } from '../redact.ts';
import { probe } from '../run/probe.ts';
import { loadSpec } from '../spec.ts';
import { type ComposeOptions, composeEpisode } from './compose.ts';
import { groupMemory } from './memory.ts';
import { closedText, type Endpoint, FuzzPeer } from './peer.ts';
import { performPlan } from './perform.ts';
import type { Plan } from './plan.ts';
import { shrink } from './shrink.ts';
import { Subject } from './subject.ts';
import { type Transcript, transcriptOf } from './transcript.ts';
import { sameBug, type Violation } from './violation.ts';

/** The gateway under test. */
export interface FuzzTarget {
  readonly url: string;
  readonly token: string | undefined;
  /** Rejects when the process ends; undefined for a gateway that somebody else runs. */
  readonly died?: Promise<never>;
  /** Process group, for its memory. */
  readonly group?: number | undefined;
}

export interface FuzzOptions {
  readonly target: FuzzTarget;
  /** Starts the gateway anew after it has died. */
  readonly relaunch?: () => Promise<FuzzTarget>;
  readonly seed: number;
  /** Episodes at most. */
  readonly episodes: number;
  /** Only this one. */
  readonly episode?: number;
  /** Milliseconds at most. */
  readonly timeMs: number;
  /** Empty: all that the gateway advertises. */
  readonly methods: readonly string[];
  /** Only methods that change nothing. */
  readonly harmless: boolean;
  readonly protocol?: number;
  readonly withinMs: number;
  readonly patienceMs: number;
  /** Growth of memory that is too much, in bytes. */
  readonly memoryBytes: number;
  /** Findings after which it stops. */
  readonly findings: number;
  readonly shrinkMs: number;
  readonly onProgress?: (facts: FuzzFacts) => void;
}

export interface Finding {
  readonly violation: Violation;
  readonly episode: number;
  readonly plan: Plan;
  /** False: the episode alone does not fail again. */
  readonly repeats: boolean;
  readonly tries: number;
  readonly transcript: Transcript | undefined;
}

export interface FuzzFacts {
  readonly episodes: number;
  readonly frames: number;
  readonly findings: readonly Finding[];
}

export interface FuzzResult extends FuzzFacts {
  readonly seed: number;
  readonly protocol: number;
  readonly server: string | undefined;
  readonly methods: number;
  readonly durationMs: number;
  /** How often each thing was tried. */
  readonly kinds: Readonly<Record<string, number>>;
  /** Responses by outcome: `ok`, or the code of the error. */
  readonly answers: Readonly<Record<string, number>>;
  /** Growth of the memory of the gateway in bytes; undefined when it cannot be seen. */
  readonly grownBytes: number | undefined;
}

/** What a gateway that falls down looks like at first. */
const LOST: ReadonlySet<string> = new Set(['open', 'alive', 'closed']);
/** How long its end may take to be known, in milliseconds: what it printed last is waited for, too. */
const EXIT_MS = 1_500;
const WARM_UP = 30;
const MEMORY_EVERY = 50;
/** Failures that only show by waiting: each attempt to make one smaller takes that time. */
const SILENT: ReadonlySet<string> = new Set(['unanswered', 'alive']);
/** A gateway that does not answer is waited for so long while a failure of that kind is made smaller. */
const SHRINK_WITHIN_MS = 1_500;

export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const run = new FuzzRun(options);
  try {
    return await run.run();
  } finally {
    run.dispose();
  }
}

class FuzzRun {
  readonly #options: FuzzOptions;
  readonly #redactor = new Redactor();
  readonly #findings: Finding[] = [];
  readonly #kinds: Record<string, number> = {};
  readonly #answers: Record<string, number> = {};
  readonly #over = new AbortController();
  #target: FuzzTarget;
  #endpoint: Endpoint | undefined;
  #witness: FuzzPeer | undefined;
  #frames = 0;
  #asked = 0;
  #memoryAtFirst: number | undefined;
  #grown: number | undefined;

  constructor(options: FuzzOptions) {
    this.#options = options;
    this.#target = options.target;
    this.#redactor.add(options.target.token);
    this.#redactor.addAddress(options.target.url);
  }

  async run(): Promise<FuzzResult> {
    const { seed, episodes, episode: only, timeMs, onProgress } = this.#options;
    const started = performance.now();
    const { subject, compose, server } = await this.#prepare();
    let done = 0;
    const ends = started + timeMs;
    for (let episode = only ?? 0; done < (only === undefined ? episodes : 1); episode++) {
      if (performance.now() > ends || this.#findings.length >= this.#options.findings) break;
      const plan = composeEpisode(compose, episode);
      for (const { what, expect } of plan.steps) {
        const kind = expect.kind === 'answer' && what !== 'valid' && / \//.test(what) ? 'nearly valid' : what;
        this.#kinds[kind] = (this.#kinds[kind] ?? 0) + 1;
      }
      this.#frames += plan.steps.length;
      const violations = await this.#attempt(plan, this.#options.withinMs);
      done++;
      for (const violation of violations) {
        if (this.#findings.some(known => sameBug(known.violation, violation))) continue;
        this.#findings.push(await this.#finding(plan, violation, subject));
        if (this.#findings.length >= this.#options.findings) break;
      }
      onProgress?.({ episodes: done, frames: this.#frames, findings: this.#findings });
    }
    return {
      seed,
      protocol: subject.protocol,
      server,
      episodes: done,
      frames: this.#frames,
      findings: this.#findings,
      methods: new Set([...compose.methods.operator, ...compose.methods.node]).size,
      durationMs: performance.now() - started,
      kinds: this.#kinds,
      answers: this.#answers,
      grownBytes: this.#grown,
    };
  }

  dispose(): void {
    this.#over.abort();
    this.#witness?.drop();
  }

  async #prepare(): Promise<{ subject: Subject; compose: ComposeOptions; server: string | undefined }> {
    const spec = loadSpec();
    const schemasFor = validatorsOf(spec);
    const { url, token } = this.#target;
    const facts = await this.#alive(
      probe({
        url,
        token,
        spec,
        schemasFor,
        patienceMs: this.#options.patienceMs,
        signal: this.#over.signal,
      }),
    );
    const protocol = this.#options.protocol ?? facts.protocols.at(-1) ?? 0;
    if (!facts.protocols.includes(protocol)) {
      throw new UsageError(
        `the gateway does not speak protocol ${protocol}; it speaks ${facts.protocols.join(', ')}`,
      );
    }
    const devices = new Map(['operator', 'node'].map(role => [role, createDevice()]));
    const onAnswer = (outcome: string) => {
      this.#answers[outcome] = (this.#answers[outcome] ?? 0) + 1;
    };
    this.#endpoint = { url, token, protocol, schemasFor, devices, redactor: this.#redactor, onAnswer };
    const subject = new Subject(spec, protocol, schemasFor(protocol));
    const advertised = new Set(facts.methods);
    const wanted = this.#options.methods;
    const unknown = wanted.find(name => subject.method(name) === undefined);
    if (unknown !== undefined)
      throw new UsageError(`there is no method “${unknown}” in protocol ${protocol}`);
    const chosen = (role: 'operator' | 'node') =>
      subject
        .methodsOf(role, advertised, this.#options.harmless && wanted.length === 0)
        .filter(name => wanted.length === 0 || wanted.includes(name));
    const methods = { operator: chosen('operator'), node: chosen('node') };
    if (methods.operator.length + methods.node.length === 0) {
      throw new UsageError('the gateway serves none of these methods');
    }
    const compose = {
      seed: this.#options.seed,
      subject,
      methods,
      maxPayload: LIMITS.maxPayloadBytes,
      hostile: wanted.length === 0,
    };
    return { subject, compose, server: facts.server };
  }

  /** One episode, and whether others are still served after it. */
  async #attempt(plan: Plan, withinMs: number): Promise<Violation[]> {
    try {
      const found = await this.#alive(
        this.#performWatched(plan, withinMs).then(async found => {
          // Sockets end a moment before the process that held them is known to have ended.
          const isOurs = this.#target.died !== undefined;
          if (isOurs && found.some(({ oracle }) => LOST.has(oracle))) await sleep(EXIT_MS);
          return found;
        }),
      );
      // One that serves nobody any more would fail whatever comes next.
      if (this.#options.relaunch !== undefined && found.some(({ oracle }) => oracle === 'alive'))
        await this.#again();
      return found;
    } catch (error) {
      if (!(error instanceof Died)) throw error;
      await this.#again();
      return [{ oracle: 'crash', subject: undefined, message: this.#redactor.text(error.message) }];
    }
  }

  async #performWatched(plan: Plan, withinMs: number): Promise<Violation[]> {
    const endpoint = this.#endpoint as Endpoint;
    const joinWithinMs = this.#options.withinMs;
    const witness = await this.#witnessed(endpoint, joinWithinMs);
    if (typeof witness === 'string') return [{ oracle: 'alive', subject: undefined, message: witness }];
    const violations = await performPlan(plan, { endpoint, withinMs, joinWithinMs });
    const id = `alive-${this.#asked++}`;
    witness.ask(id);
    const answered = await witness.until(() => witness.hasAnswered(id), withinMs);
    violations.push(...witness.violations.splice(0));
    if (!answered) {
      const why = witness.closed
        ? closedText(witness.closed)
        : `health was not answered within ${withinMs} ms`;
      violations.push({
        oracle: 'alive',
        subject: undefined,
        message: `another session is not served: ${why}`,
      });
      witness.drop();
      this.#witness = undefined;
    }
    witness.forget(id);
    return [...violations, ...this.#remembered()];
  }

  /** The connection that only looks on. */
  async #witnessed(endpoint: Endpoint, withinMs: number): Promise<FuzzPeer | string> {
    if (this.#witness !== undefined && this.#witness.closed === undefined) return this.#witness;
    const witness = new FuzzPeer({ ...endpoint, devices: new Map([['operator', createDevice()]]) });
    const problem = await witness.join('operator', withinMs);
    if (problem !== undefined) {
      witness.drop();
      return `a new connection got no session: ${problem}`;
    }
    this.#witness = witness;
    return witness;
  }

  #remembered(): Violation[] {
    const { group } = this.#target;
    if (group === undefined || this.#asked < WARM_UP || this.#asked % MEMORY_EVERY !== WARM_UP % MEMORY_EVERY)
      return [];
    const now = groupMemory(group);
    if (now === undefined) return [];
    this.#memoryAtFirst ??= now;
    this.#grown = now - this.#memoryAtFirst;
    const { memoryBytes } = this.#options;
    if (this.#grown <= memoryBytes) return [];
    const message = `memory grew by ${mebibytes(this.#grown)}, more than ${mebibytes(memoryBytes)}`;
    return [{ oracle: 'memory', subject: undefined, message }];
  }

  async #finding(plan: Plan, violation: Violation, subject: Subject): Promise<Finding> {
    // How much memory is taken says nothing about one episode.
    const alone = violation.oracle !== 'memory';
    let shown = violation;
    const { withinMs } = this.#options;
    const shrinkWithin = SILENT.has(violation.oracle) ? Math.min(withinMs, SHRINK_WITHIN_MS) : withinMs;
    const fails = async (candidate: Plan): Promise<boolean> => {
      const found = await this.#attempt(candidate, shrinkWithin);
      const same = found.find(one => sameBug(one, violation));
      if (same !== undefined) shown = same;
      return same !== undefined;
    };
    const small = alone
      ? await shrink({
          plan,
          step: violation.step,
          fails,
          expectationOf: (frame, role) => subject.expectationOf(frame, role),
          budgetMs: this.#options.shrinkMs,
        })
      : { plan, repeats: false, tries: 0 };
    const safe = this.#redactor.value({ ...(small.repeats ? shown : violation) });
    const { seed } = this.#options;
    return {
      violation: safe,
      episode: plan.episode,
      ...small,
      transcript: transcriptOf({ plan: small.plan, violation: safe, seed, protocol: subject.protocol }),
    };
  }

  /** @throws Died when the gateway ends meanwhile */
  async #alive<T>(work: Promise<T>): Promise<T> {
    const { died } = this.#target;
    if (died === undefined) return work;
    return Promise.race([
      work,
      died.catch((error: unknown): never => {
        throw new Died((error as Error).message);
      }),
    ]);
  }

  async #again(): Promise<void> {
    this.#witness?.drop();
    this.#witness = undefined;
    this.#memoryAtFirst = undefined;
    const { relaunch } = this.#options;
    if (relaunch === undefined) throw new HarnessError('the gateway has ended');
    this.#target = await relaunch();
    const { url, token } = this.#target;
    this.#redactor.add(token);
    const endpoint = this.#endpoint as Endpoint;
    this.#endpoint = { ...endpoint, url, token };
    await probe({
      url,
      token,
      spec: loadSpec(),
      schemasFor: endpoint.schemasFor,
      patienceMs: this.#options.patienceMs,
    });
  }
}

/** The gateway ended although nobody stopped it. */
class Died extends HarnessError {}

export function mebibytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}
