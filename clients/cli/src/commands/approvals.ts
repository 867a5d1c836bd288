/** Approvals of commands: what waits, deciding, and the rules about what needs none. */
import type { ExecApprovalPending, ExecApprovalsFile, ExecApprovalsSnapshot } from '@clawspec/protocol';
import type { Command } from 'commander';
import { type ConnectionFlags, connectionOptions, leastScopes, withSession } from '../connection.ts';
import { usageError } from '../exit.ts';
import { clean, duration, type Output } from '../output.ts';
import { readText } from './config.ts';

const DECISIONS = ['allow-once', 'allow-always', 'deny'];

export function addApprovals(parent: Command, output: Output): void {
  const approvals = parent
    .command('approvals')
    .description('decides about commands that wait, and keeps the rules about those that need not');

  connectionOptions(
    approvals.command('list').alias('pending').description('lists commands that wait for a decision'),
  ).action(async (flags: ConnectionFlags) => {
    const list = await withSession(flags, output, leastScopes('exec.approval.list'), ({ client }) =>
      client.request('exec.approval.list'),
    );
    if (flags.json) return output.json(list);
    if (list.length === 0) return output.line('Nothing waits for a decision');
    output.table(['ID', 'COMMAND', 'FOLDER', 'AGENT', 'TIME LEFT'], list.map(row));
  });

  connectionOptions(
    approvals
      .command('resolve')
      .description('decides; the first decision counts')
      .argument('<id>', 'approval, as `approvals list` shows it')
      .argument('<decision>', DECISIONS.join(', ')),
  ).action(async (id: string, decision: string, flags: ConnectionFlags) => {
    if (!DECISIONS.includes(decision)) {
      throw usageError(`${JSON.stringify(decision)} is no decision`, `give one of ${DECISIONS.join(', ')}`);
    }
    const result = await withSession(flags, output, leastScopes('exec.approval.resolve'), ({ client }) =>
      client.request('exec.approval.resolve', { id, decision }),
    );
    if (flags.json) output.json(result);
    else output.line(clean(`Decided ${id}: ${decision}`));
  });

  connectionOptions(
    approvals
      .command('get')
      .description('prints the rules about commands that run without a question')
      .option('--gateway', 'those of the gateway (the default)'),
  ).action(async (flags: ConnectionFlags) => {
    const result = await withSession(flags, output, leastScopes('exec.approvals.get'), ({ client }) =>
      client.request('exec.approvals.get'),
    );
    if (flags.json) output.json(result);
    else printRules(output, result);
  });

  connectionOptions(
    approvals
      .command('set')
      .description('replaces these rules')
      .requiredOption('--file <file>', 'JSON file with the new rules'),
  ).action(async (flags: ConnectionFlags & { file: string }) => {
    const file = rulesFrom(flags.file);
    const result = await withSession(flags, output, leastScopes('exec.approvals.set'), async ({ client }) => {
      const { exists, hash } = await client.request('exec.approvals.get');
      return client.request('exec.approvals.set', { file, ...(exists ? { baseHash: hash } : {}) });
    });
    if (flags.json) output.json(result);
    else output.line(clean(`Wrote ${result.path}`));
  });
}

function row({ id, request, expiresAtMs }: ExecApprovalPending): string[] {
  return [
    id,
    request.command,
    request.cwd ?? '-',
    request.agentId ?? '-',
    duration(Math.max(0, expiresAtMs - Date.now())),
  ];
}

function printRules(output: Output, { path, exists, file, resolvedDefaults }: ExecApprovalsSnapshot): void {
  output.line(clean(`File: ${path}${exists ? '' : ' (not there yet)'}`));
  if (resolvedDefaults !== undefined) {
    const { security, ask, askFallback } = resolvedDefaults;
    output.line(`Defaults: security ${security}, ask ${ask}, without an answer ${askFallback}`);
  }
  const rows = Object.entries(file.agents ?? {}).flatMap(([agent, { allowlist = [] }]) =>
    allowlist.map(({ pattern, argPattern }) => [agent, pattern, argPattern ?? '-']),
  );
  if (rows.length === 0) output.line('No program runs without a question');
  else output.table(['AGENT', 'PROGRAM', 'ARGUMENTS'], rows);
}

/** The gateway checks what is in it. */
function rulesFrom(path: string): ExecApprovalsFile {
  try {
    return JSON.parse(readText(path)) as ExecApprovalsFile;
  } catch (error) {
    if (error instanceof SyntaxError) throw usageError(`${path} is not valid JSON: ${error.message}`);
    throw error;
  }
}
