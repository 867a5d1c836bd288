import type { Tables } from '../storage/database.ts';

/** The columns are what is looked for; the job itself is `data`. The first index is all that the timer reads. */
export const CRON_TABLES: Tables = {
  subject: 'cron',
  migrations: [
    `CREATE TABLE cron_jobs (
       id TEXT PRIMARY KEY,
       name TEXT NOT NULL,
       agent_id TEXT,
       kind TEXT NOT NULL,
       enabled INTEGER NOT NULL,
       running INTEGER NOT NULL,
       next_run_at INTEGER,
       last_status TEXT,
       updated_at INTEGER NOT NULL,
       data TEXT NOT NULL
     ) STRICT;
     CREATE INDEX cron_jobs_due ON cron_jobs (next_run_at)
       WHERE enabled = 1 AND running = 0 AND next_run_at IS NOT NULL;
     CREATE INDEX cron_jobs_order ON cron_jobs (next_run_at IS NULL, next_run_at, id);
     CREATE INDEX cron_jobs_enabled ON cron_jobs (enabled);
     CREATE INDEX cron_jobs_running ON cron_jobs (id) WHERE running = 1;
     CREATE TABLE cron_runs (
       seq INTEGER PRIMARY KEY,
       job_id TEXT NOT NULL,
       ts INTEGER NOT NULL,
       status TEXT NOT NULL,
       data TEXT NOT NULL
     ) STRICT;
     CREATE INDEX cron_runs_job ON cron_runs (job_id, seq);`,
  ],
};
