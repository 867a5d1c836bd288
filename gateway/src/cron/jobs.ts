/** Jobs as they are kept: made of what clients send, and changed by it. */
import type {
  CronAddParams,
  CronDeliveryPatch,
  CronJob,
  CronJobPatch,
  CronPayload,
  CronPayloadInput,
  CronPayloadPatch,
} from '@clawspec/protocol';
import { GatewayError } from '../errors.ts';
import { firstRun, readSchedule } from './schedule.ts';

const UNSUPPORTED = [
  'declarationKey',
  'displayName',
  'failureAlert',
  'owner',
  'pacing',
  'sessionKey',
  'state',
  'trigger',
] as const;

const UNSUPPORTED_OF_TURN = ['fallbacks', 'model', 'toolsAllow', 'toolsAllowIsDefault'] as const;

export interface JobRules {
  readonly method: 'cron.add' | 'cron.update';
  /** @throws GatewayError INVALID_REQUEST for an agent that does not exist. */
  checkAgent(agentId: string): void;
}

/** @throws GatewayError INVALID_REQUEST */
export function newJob(params: CronAddParams, id: string, now: number, rules: JobRules): CronJob {
  refuseUnsupported(params, rules.method);
  const payload = wholePayload(params.payload, rules.method);
  const schedule = readSchedule(rules.method, params.schedule, now);
  const { name, description, enabled = true, wakeMode = 'now' } = params;
  const deleteAfterRun = params.deleteAfterRun ?? (schedule.kind === 'at' ? true : undefined);
  const agentId = agentOf(params.agentId, rules);
  const delivery = deliveryOf(params.delivery, rules.method);
  const job: CronJob = {
    id,
    name: nameOf(name, rules.method),
    ...(description === undefined ? {} : { description }),
    ...(agentId === undefined ? {} : { agentId }),
    enabled,
    ...(deleteAfterRun === undefined ? {} : { deleteAfterRun }),
    createdAtMs: now,
    updatedAtMs: now,
    schedule,
    sessionTarget: params.sessionTarget ?? (payload.kind === 'systemEvent' ? 'main' : 'isolated'),
    wakeMode,
    payload,
    ...(delivery === undefined ? {} : { delivery }),
    state: {},
  };
  checkTarget(job, rules.method);
  return scheduled(job, now);
}

/** @throws GatewayError INVALID_REQUEST; the job stays as it was. */
export function changedJob(job: CronJob, patch: CronJobPatch, now: number, rules: JobRules): CronJob {
  refuseUnsupported(patch, rules.method);
  const { agentId, delivery, description, payload, schedule } = patch;
  const changed: CronJob = {
    ...job,
    ...(patch.name === undefined ? {} : { name: nameOf(patch.name, rules.method) }),
    ...(description === undefined ? {} : { description }),
    ...(patch.enabled === undefined ? {} : { enabled: patch.enabled }),
    ...(patch.deleteAfterRun === undefined ? {} : { deleteAfterRun: patch.deleteAfterRun }),
    ...(patch.sessionTarget === undefined ? {} : { sessionTarget: patch.sessionTarget }),
    ...(patch.wakeMode === undefined ? {} : { wakeMode: patch.wakeMode }),
    ...(schedule === undefined ? {} : { schedule: readSchedule(rules.method, schedule, now) }),
    ...(payload === undefined ? {} : { payload: mergedPayload(job.payload, payload, rules.method) }),
    updatedAtMs: now,
  };
  if (agentId === null) delete changed.agentId;
  else if (agentId !== undefined) Object.assign(changed, { agentId: agentOf(agentId, rules) });
  if (delivery !== undefined) {
    const next = deliveryOf({ ...job.delivery, ...delivery } as CronDeliveryPatch, rules.method);
    if (next === undefined) delete changed.delivery;
    else changed.delivery = next;
  }
  checkTarget(changed, rules.method);
  const moved = schedule !== undefined || (patch.enabled === true && !job.enabled);
  return moved || patch.enabled === false ? scheduled(changed, now) : changed;
}

/** The job with the time of its next run, counted from now. */
function scheduled(job: CronJob, now: number): CronJob {
  const { nextRunAtMs: _, ...state } = job.state;
  const next = job.enabled ? firstRun(job.schedule, now) : undefined;
  // A one-shot whose time has come and gone has nothing left to do.
  const late =
    next !== undefined && job.schedule.kind === 'at' && state.lastRunAtMs !== undefined && next <= now;
  return { ...job, state: next === undefined || late ? state : { ...state, nextRunAtMs: next } };
}

function wholePayload(input: CronPayloadInput, method: string): CronPayload {
  if (input.kind === 'systemEvent') {
    refuseTools(input, method);
    return { kind: 'systemEvent', text: input.text };
  }
  if (input.kind !== 'agentTurn') {
    throw invalid(method, `payload.kind "${input.kind}" is not supported by this gateway`);
  }
  refuseTools(input, method);
  const { message, thinking, timeoutSeconds } = input;
  return {
    kind: 'agentTurn',
    message,
    ...(thinking === undefined || thinking === null ? {} : { thinking }),
    ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
  };
}

function mergedPayload(before: CronPayload, patch: CronPayloadPatch, method: string): CronPayload {
  const merged: Record<string, unknown> = before.kind === patch.kind ? { ...before, ...patch } : { ...patch };
  for (const [name, value] of Object.entries(merged)) if (value === null) delete merged[name];
  if (patch.kind === 'systemEvent' && merged['text'] === undefined)
    throw invalid(method, 'payload.text required');
  if (patch.kind === 'agentTurn' && merged['message'] === undefined) {
    throw invalid(method, 'payload.message required');
  }
  // Checked above: what a new payload of this kind needs is there.
  return wholePayload(merged as unknown as CronPayloadInput, method);
}

function refuseTools(payload: object, method: string): void {
  const member = UNSUPPORTED_OF_TURN.find(
    name => (payload as Readonly<Record<string, unknown>>)[name] !== undefined,
  );
  if (member !== undefined) throw invalid(method, `payload.${member} is not supported by this gateway`);
}

function refuseUnsupported(params: object, method: string): void {
  const given = params as Readonly<Record<string, unknown>>;
  const member = UNSUPPORTED.find(name => given[name] !== undefined && given[name] !== null);
  if (member !== undefined) throw invalid(method, `${member} is not supported by this gateway`);
}

function nameOf(name: string, method: string): string {
  const trimmed = name.trim();
  if (trimmed === '') throw invalid(method, 'name is blank');
  return trimmed;
}

function agentOf(agentId: string | null | undefined, rules: JobRules): string | undefined {
  if (agentId === undefined || agentId === null) return undefined;
  const id = agentId.trim().toLowerCase();
  rules.checkAgent(id);
  return id;
}

/** Replies stay in the session of the job; a destination that this gateway cannot reach is refused. */
function deliveryOf(input: CronDeliveryPatch | undefined, method: string): CronJob['delivery'] {
  if (input === undefined) return undefined;
  const { mode, channel, to, failureDestination, completionDestination } = input;
  if (mode === undefined) throw invalid(method, 'delivery.mode required');
  if (mode === 'webhook') throw invalid(method, 'delivery.mode "webhook" is not supported by this gateway');
  const elsewhere =
    (channel !== undefined && channel !== null && channel !== 'last') ||
    [to, failureDestination, completionDestination].some(one => one !== undefined && one !== null);
  if (mode === 'announce' && elsewhere) {
    throw invalid(method, 'delivery to a destination is not supported by this gateway');
  }
  return { mode };
}

function checkTarget({ sessionTarget, payload }: CronJob, method: string): void {
  if (sessionTarget !== 'main' && sessionTarget !== 'isolated') {
    throw invalid(method, `sessionTarget "${sessionTarget}" is not supported by this gateway`);
  }
  if (sessionTarget === 'main' && payload.kind !== 'systemEvent') {
    throw invalid(method, 'main cron jobs require payload.kind="systemEvent"');
  }
  if (sessionTarget === 'isolated' && payload.kind !== 'agentTurn') {
    throw invalid(method, 'isolated cron jobs require payload.kind="agentTurn"');
  }
}

function invalid(method: string, why: string): GatewayError {
  return new GatewayError('INVALID_REQUEST', `invalid ${method} params: ${why}`);
}
