/** Runs a selection of cases against one gateway. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import type { Case } from '../case/types.ts';
import type { Device } from '../devices.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { claimsOf, loadProfiles, type Profile } from '../profiles.ts';
import { Redactor } from '../redact.ts';
import type { RunResult } from '../result.ts';
import { loadSpec, type Spec } from '../spec.ts';
import type { GatewayProcess } from './command.ts';
import { conclude } from './conclude.ts';
import { awaitGateway, probe } from './probe.ts';
import { unlessGone } from './reach.ts';
import { runCase, WIRE_CHECK } from './run-case.ts';
import { planJobs, runJobs, type ScheduleOptions } from './schedule.ts';
import { type GatewayControl, SHARED_DEVICE, type Target } from './world.ts';

export interface SuiteOptions extends ScheduleOptions {
  readonly url: string;
  readonly token: string | undefined;
  /** Cases to run, in any order. */
  readonly cases: readonly Case[];
  /** All cases there are: what the baseline may name. */
  readonly known: readonly Case[];
  /** Those that come with the suite when left out. */
  readonly profiles?: readonly Profile[];
  /** Profiles that the gateway has to claim. */
  readonly demanded?: readonly string[];
  readonly fixtures: ReadonlyMap<string, string>;
  /** Only these protocols; all that the gateway speaks when left out. */
  readonly protocols?: readonly number[];
  readonly repeat: number;
  readonly timeoutScale: number;
  readonly patienceMs: number;
  /** The gateway as a process, when the suite has started it. */
  readonly process?: GatewayProcess;
  readonly version: string;
}

export interface SuiteOutcome {
  /** Redacted: fit for every report. */
  readonly result: RunResult;
  readonly spec: Spec;
}

/** Throws HarnessError when the gateway cannot be reached or speaks no known protocol. */
export async function runSuite(options: SuiteOptions): Promise<SuiteOutcome> {
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const spec = loadSpec();
  const schemasFor = validatorsOf(spec);
  const redactor = redactorFor(options.known);
  redactor.add(options.token);
  redactor.addAddress(options.url);
  const seen = await probe({ ...options, spec, schemasFor });
  const protocols = seen.protocols.filter(protocol => options.protocols?.includes(protocol) ?? true);
  const shared = new Map<string, Device>();
  // A device that is paired already: a new one may supersede those that the restart has just disconnected.
  const ready = () => awaitGateway({ ...options, spec, schemasFor, device: shared.get(SHARED_DEVICE) });
  const target: Target = {
    url: options.url,
    token: options.token,
    protocols: seen.protocols,
    methods: new Set(seen.methods),
    fixtures: options.fixtures,
    ...(options.process === undefined ? {} : { control: controlOf(options.process, ready) }),
  };
  const profiles = options.profiles ?? loadProfiles();
  const claims = claimsOf(profiles, 'gateway', target.methods, options.demanded);
  const { jobs, skipped } = planJobs(options.cases, { protocols, repeat: options.repeat, claims }, need =>
    provides(target, need),
  );
  const world = { target, timeoutScale: options.timeoutScale, schemasFor, redactor, shared };
  const ran = await runJobs(jobs, options, async ({ subject, protocol }) => {
    // A case may have left it stopped.
    if (target.control?.running === false) await startAgain(target.control);
    return unlessGone(await runCase(subject, { ...world, protocol }), target.url);
  });
  const result = conclude({
    info: {
      side: 'gateway',
      suite: options.version,
      spec: spec.spec,
      startedAt,
      url: options.url,
      protocols,
      server: seen.server,
      seed: options.seed,
    },
    claims,
    cases: [...ran.results, ...skipped],
    baseline: options.baseline,
    isKnown: (name, check) => isKnown(options.known, name, check),
    durationMs: performance.now() - began,
    stoppedBy: ran.stoppedBy,
  });
  return { result: redactor.value(result), spec };
}

/** One that leaves the names of cases as they are. */
export function redactorFor(known: readonly Case[]): Redactor {
  const redactor = new Redactor();
  for (const { case: name, title, checks } of known) {
    for (const text of [name, title, ...Object.keys(checks)]) redactor.keep(text);
  }
  return redactor;
}

/** Whether there is such a check, run or not. */
export function isKnown(cases: readonly Case[], name: string, check: string): boolean {
  const found = cases.find(({ case: one }) => one === name);
  return found !== undefined && (check === WIRE_CHECK || Object.hasOwn(found.checks, check));
}

function provides(target: Target, need: string): boolean {
  const [kind, name = ''] = need.split(/:(.*)/su);
  if (need === 'command') return target.control !== undefined;
  if (need === 'fixture:token') return target.token !== undefined;
  if (kind === 'protocol') return target.protocols.includes(Number(name));
  return kind === 'method' ? target.methods.has(name) : target.fixtures.has(name);
}

async function startAgain(control: GatewayControl): Promise<void> {
  try {
    await control.start();
  } catch (error) {
    if (error instanceof StepFailure) throw new HarnessError(error.message);
    throw error;
  }
}

/** Starting means that it serves again: until then it does not count as running. */
export function controlOf(gateway: GatewayProcess, ready: () => Promise<string | undefined>): GatewayControl {
  let serving = true;
  return {
    get running() {
      return gateway.running && serving;
    },
    stop: () => gateway.stop(),
    kill: () => gateway.kill(),
    start: async () => {
      serving = false;
      if (!gateway.running) gateway.start();
      const problem = await ready();
      if (problem !== undefined) throw new StepFailure(`the gateway did not come back: ${problem}`);
      serving = true;
    },
  };
}
