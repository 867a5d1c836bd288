/** Jobs and their runs in SQLite. Every change is one transaction; what is asked for often has an index. */
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { CronJob, CronListParams, CronRunEntry, CronRunsParams } from '@clawspec/protocol';
import { transaction } from '../storage/database.ts';

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

export interface CronStoreLimits {
  readonly cronRunsPerJob: number;
  readonly cronRunsMax: number;
}

/** Jobs that may run, by the index that holds them alone: SQLite refuses the query rather than scan the table. */
const RUNNABLE =
  'cron_jobs INDEXED BY cron_jobs_due WHERE enabled = 1 AND running = 0 AND next_run_at IS NOT NULL';

export class CronStore {
  readonly #db: DatabaseSync;
  readonly #limits: CronStoreLimits;
  #revision = 0;

  constructor(db: DatabaseSync, limits: CronStoreLimits) {
    this.#db = db;
    this.#limits = limits;
  }

  /** Grows with every change. */
  get revision(): number {
    return this.#revision;
  }

  count(): number {
    return Number(this.#db.prepare('SELECT count(*) AS n FROM cron_jobs').get()?.['n']);
  }

  get(id: string): CronJob | undefined {
    const row = this.#db.prepare('SELECT data FROM cron_jobs WHERE id = ?').get(id);
    return row === undefined ? undefined : parse<CronJob>(row);
  }

  put(job: CronJob): void {
    this.#revision += 1;
    this.#db
      .prepare(
        `INSERT INTO cron_jobs (id, name, agent_id, kind, enabled, running, next_run_at, last_status, updated_at, data)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET name = excluded.name, agent_id = excluded.agent_id, kind = excluded.kind,
           enabled = excluded.enabled, running = excluded.running, next_run_at = excluded.next_run_at,
           last_status = excluded.last_status, updated_at = excluded.updated_at, data = excluded.data`,
      )
      .run(
        job.id,
        job.name,
        job.agentId ?? null,
        job.schedule.kind,
        job.enabled ? 1 : 0,
        job.state.runningAtMs === undefined ? 0 : 1,
        job.state.nextRunAtMs ?? null,
        job.state.lastStatus ?? null,
        job.updatedAtMs,
        JSON.stringify(job),
      );
  }

  remove(id: string): boolean {
    this.#revision += 1;
    return this.#db.prepare('DELETE FROM cron_jobs WHERE id = ?').run(id).changes > 0;
  }

  /** When the next job that may run is due. */
  nextDueAt(): number | undefined {
    const row = this.#db.prepare(`SELECT min(next_run_at) AS at FROM ${RUNNABLE}`).get();
    const at = row?.['at'];
    return typeof at === 'number' ? at : undefined;
  }

  /** Jobs that are due, longest waiting first, marked as running before anybody runs them. */
  claimDue(now: number, max: number): CronJob[] {
    return transaction(this.#db, () => {
      const rows = this.#db
        .prepare(`SELECT data FROM ${RUNNABLE} AND next_run_at <= ? ORDER BY next_run_at LIMIT ?`)
        .all(now, max);
      return rows.map(row => this.claim(parse<CronJob>(row), now));
    });
  }

  claim(job: CronJob, now: number): CronJob {
    const claimed = { ...job, state: { ...job.state, runningAtMs: now } };
    this.put(claimed);
    return claimed;
  }

  /** Jobs whose run never ended. */
  running(): CronJob[] {
    return this.#db
      .prepare('SELECT data FROM cron_jobs WHERE running = 1')
      .all()
      .map(row => parse<CronJob>(row));
  }

  list(params: CronListParams, limit: number | undefined): Page<CronJob> {
    const where = jobFilter(params);
    const total = this.#count('cron_jobs', where);
    const column = { name: 'name', updatedAtMs: 'updated_at', nextRunAtMs: 'next_run_at' }[
      params.sortBy ?? 'nextRunAtMs'
    ];
    const direction = params.sortDir === 'desc' ? 'DESC' : 'ASC';
    // In the order of the list a page is found without sorting the table.
    const table =
      column === 'next_run_at' && direction === 'ASC' ? 'cron_jobs INDEXED BY cron_jobs_order' : 'cron_jobs';
    const rows = this.#db
      .prepare(
        `SELECT data FROM ${table} ${where.sql} ORDER BY ${column} IS NULL, ${column} ${direction}, id LIMIT ? OFFSET ?`,
      )
      .all(...where.values, limit ?? -1, params.offset ?? 0);
    return { items: rows.map(row => parse<CronJob>(row)), total };
  }

  /** Writes a run down and forgets the oldest ones. */
  addRun(entry: CronRunEntry): void {
    const { cronRunsPerJob, cronRunsMax } = this.#limits;
    transaction(this.#db, () => {
      const { lastInsertRowid } = this.#db
        .prepare('INSERT INTO cron_runs (job_id, ts, status, data) VALUES (?, ?, ?, ?)')
        .run(entry.jobId, entry.ts, entry.status ?? 'ok', JSON.stringify(entry));
      this.#db
        .prepare(
          `DELETE FROM cron_runs WHERE job_id = ? AND seq <=
             (SELECT seq FROM cron_runs WHERE job_id = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)`,
        )
        .run(entry.jobId, entry.jobId, cronRunsPerJob);
      this.#db.prepare('DELETE FROM cron_runs WHERE seq <= ?').run(Number(lastInsertRowid) - cronRunsMax);
    });
  }

  runs(params: CronRunsParams, jobId: string | undefined, limit: number): Page<CronRunEntry> {
    const where = runFilter(params, jobId);
    const direction = params.sortDir === 'asc' ? 'ASC' : 'DESC';
    const rows = this.#db
      .prepare(`SELECT data FROM cron_runs ${where.sql} ORDER BY seq ${direction} LIMIT ? OFFSET ?`)
      .all(...where.values, limit, params.offset ?? 0);
    return {
      items: rows.map(row => parse<CronRunEntry>(row)),
      total: this.#count('cron_runs', where),
    };
  }

  #count(table: 'cron_jobs' | 'cron_runs', where: Filter): number {
    const row = this.#db.prepare(`SELECT count(*) AS n FROM ${table} ${where.sql}`).get(...where.values);
    return Number(row?.['n']);
  }
}

interface Filter {
  readonly sql: string;
  readonly values: readonly SQLInputValue[];
}

type Condition = readonly [sql: string, ...values: SQLInputValue[]];

function filter(conditions: readonly (Condition | undefined)[]): Filter {
  const given = conditions.filter(one => one !== undefined);
  return {
    sql: given.length === 0 ? '' : `WHERE ${given.map(([sql]) => sql).join(' AND ')}`,
    values: given.flatMap(([, ...values]) => values),
  };
}

function jobFilter(params: CronListParams): Filter {
  const { enabled = params.includeDisabled === true ? 'all' : 'enabled', query, agentId } = params;
  const { scheduleKind = 'all', lastRunStatus = 'all' } = params;
  const part = query?.trim().toLowerCase() ?? '';
  return filter([
    enabled === 'all' ? undefined : ['enabled = ?', enabled === 'enabled' ? 1 : 0],
    scheduleKind === 'all' ? undefined : ['kind = ?', scheduleKind],
    lastRunStatus === 'all'
      ? undefined
      : lastRunStatus === 'unknown'
        ? ['last_status IS NULL']
        : ['last_status = ?', lastRunStatus],
    agentId === undefined ? undefined : ["coalesce(agent_id, 'main') = ?", agentId],
    // No job of this gateway has a condition.
    params.trigger === 'conditional' ? ['0'] : undefined,
    part === ''
      ? undefined
      : [
          `(instr(lower(name), ?) > 0 OR id = ? OR instr(lower(coalesce(data ->> '$.description', '')), ?) > 0)`,
          part,
          part,
          part,
        ],
  ]);
}

function runFilter(params: CronRunsParams, jobId: string | undefined): Filter {
  const { status = 'all', statuses, deliveryStatus, deliveryStatuses, runId, agentId } = params;
  const part = params.query?.trim().toLowerCase() ?? '';
  return filter([
    jobId === undefined ? undefined : ['job_id = ?', jobId],
    status === 'all' ? undefined : ['status = ?', status],
    oneOf('status', statuses),
    deliveryStatus === undefined ? undefined : ["data ->> '$.deliveryStatus' = ?", deliveryStatus],
    oneOf("data ->> '$.deliveryStatus'", deliveryStatuses),
    runId === undefined ? undefined : ["data ->> '$.runId' = ?", runId],
    agentId === undefined
      ? undefined
      : ["job_id IN (SELECT id FROM cron_jobs WHERE coalesce(agent_id, 'main') = ?)", agentId],
    part === ''
      ? undefined
      : [
          `(instr(lower(coalesce(data ->> '$.summary', '')), ?) > 0 OR instr(lower(coalesce(data ->> '$.jobName', '')), ?) > 0)`,
          part,
          part,
        ],
  ]);
}

function oneOf(column: string, values: readonly string[] | undefined): Condition | undefined {
  if (values === undefined) return undefined;
  return [`${column} IN (${values.map(() => '?').join(', ')})`, ...values];
}

/** Rows are written by this class alone. */
function parse<T>(row: Record<string, unknown>): T {
  return JSON.parse(String(row['data'])) as T;
}
