/** Runs a selection of cases against one client, which a command stands for. */
import { validatorsOf } from '@clawspec/spec/check-frame';
import type { Case } from '../case/types.ts';
import { HarnessError, StepFailure } from '../errors.ts';
import { dig, isObject, type JsonObject } from '../json.ts';
import { claimsOf, loadProfiles, type Profile } from '../profiles.ts';
import type { CaseResult } from '../result.ts';
import { conclude } from '../run/conclude.ts';
import { performCase } from '../run/run-case.ts';
import { isKnown, redactorFor, type SuiteOutcome } from '../run/run-suite.ts';
import { planJobs, runJobs, type ScheduleOptions } from '../run/schedule.ts';
import { loadSpec } from '../spec.ts';
import { runClientStep } from './client-steps.ts';
import { ClientWorld, type ClientWorldOptions } from './client-world.ts';
import { awaitConnect, challenge } from './handshake.ts';

/** Requirement behind the check that every case has: what the client sends follows the specification. */
export const CLIENT_WIRE_REQUIREMENT = 'CLI-001';

export interface ClientSuiteOptions extends ScheduleOptions {
  /** Starts the driver of the client. */
  readonly command: string;
  readonly cases: readonly Case[];
  /** All cases there are: what the baseline may name. */
  readonly known: readonly Case[];
  readonly profiles?: readonly Profile[];
  /** Profiles that the client has to claim. */
  readonly demanded?: readonly string[];
  readonly protocols?: readonly number[];
  readonly repeat: number;
  readonly timeoutScale: number;
  readonly version: string;
}

/** One case against one client. */
export async function runClientCase(subject: Case, options: ClientWorldOptions): Promise<CaseResult> {
  const world = new ClientWorld(options);
  let ready: Promise<unknown> | undefined;
  return performCase(subject, world, CLIENT_WIRE_REQUIREMENT, async step => {
    ready ??= world.start();
    await ready;
    await runClientStep(step, world);
  });
}

/** Throws HarnessError when the driver does not start or the client speaks no known protocol. */
export async function runClientSuite(options: ClientSuiteOptions): Promise<SuiteOutcome> {
  const began = performance.now();
  const startedAt = new Date().toISOString();
  const spec = loadSpec();
  const redactor = redactorFor(options.known);
  redactor.addCommand(options.command);
  const world = {
    command: options.command,
    timeoutScale: options.timeoutScale,
    schemasFor: validatorsOf(spec),
    redactor,
    spec,
  };
  const seen = await probeClient(world);
  const protocols = seen.protocols.filter(protocol => options.protocols?.includes(protocol) ?? true);
  const profiles = options.profiles ?? loadProfiles();
  const claims = claimsOf(profiles, 'client', seen.features, options.demanded);
  const { jobs, skipped } = planJobs(options.cases, { protocols, repeat: options.repeat, claims }, need =>
    seen.features.has(need.replace(/^feature:/u, '')),
  );
  const ran = await runJobs(jobs, options, ({ subject, protocol }) =>
    runClientCase(subject, { ...world, protocol }),
  );
  const result = conclude({
    info: {
      side: 'client',
      suite: options.version,
      spec: spec.spec,
      startedAt,
      url: options.command,
      protocols,
      server: seen.name,
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

interface SeenClient {
  readonly name: string;
  readonly features: ReadonlySet<string>;
  /** Protocols in the range that it offers, oldest first. */
  readonly protocols: readonly number[];
}

/** Starts the driver once and has it connect: who it is, and which protocols it offers. */
export async function probeClient(options: Omit<ClientWorldOptions, 'protocol'>): Promise<SeenClient> {
  const protocol = options.spec.protocols.at(-1) as number;
  const world = new ClientWorld({ ...options, protocol });
  try {
    const ready = await world.start();
    await runClientStep({ tell: 'connect' }, world);
    const offer = await firstConnect(world);
    const [min, max] = [Number(offer['minProtocol']), Number(offer['maxProtocol'])];
    const protocols = options.spec.protocols.filter(one => one >= min && one <= max);
    if (protocols.length === 0) {
      const known = options.spec.protocols.join(' and ');
      throw new HarnessError(`the client offers protocol ${min} to ${max}; the specification knows ${known}`);
    }
    const features = Array.isArray(ready['features']) ? ready['features'].map(String) : [];
    return { name: `${ready['driver']} ${ready['version']}`, features: new Set(features), protocols };
  } catch (error) {
    if (error instanceof StepFailure) throw new HarnessError(whyNotJudged(error.message, world));
    throw error;
  } finally {
    await world.dispose();
  }
}

function whyNotJudged(message: string, { driverText }: ClientWorld): string {
  const said = driverText === '' || message.includes(driverText) ? '' : `: ${driverText}`;
  return `the client cannot be judged: ${message}${said}`;
}

async function firstConnect(world: ClientWorld): Promise<JsonObject> {
  await runClientStep({ accept: 'probe' }, world);
  const peer = world.connection('probe');
  challenge(peer, {}, false, world);
  const params = dig(await awaitConnect(peer, world.within(undefined), world), ['params']);
  return isObject(params) ? params : {};
}
