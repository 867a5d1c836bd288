/** The outcomes as people and scripts read them. */
import type { RealCli } from './packages.ts';
import type { Outcome } from './run.ts';

export function table(clis: readonly RealCli[], outcomes: readonly Outcome[], seconds: number): string {
  const names = [...new Set(outcomes.map(({ command }) => command))];
  const head = ['command', ...clis.flatMap(({ protocol }) => [`protocol ${protocol}`, 'ms'])];
  const rows = names.map(name => [
    name,
    ...clis.flatMap(({ protocol }) => {
      const outcome = outcomes.find(entry => entry.command === name && entry.protocol === protocol);
      return outcome ? [outcome.status, String(outcome.ms)] : ['–', ''];
    }),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map(row => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const notes = outcomes
    .filter(({ detail }) => detail !== undefined)
    .map(
      ({ status, protocol, command, detail }) => `${status}: ${command} (protocol ${protocol}): ${detail}`,
    );
  const failed = outcomes.filter(({ status }) => status === 'failed').length;
  return [
    ...clis.map(({ protocol, name }) => `protocol ${protocol}: ${name}`),
    '',
    line(head),
    line(widths.map(width => '-'.repeat(width))),
    ...rows.map(line),
    ...(notes.length > 0 ? ['', ...notes] : []),
    '',
    `${outcomes.length} commands, ${failed} failed, ${seconds.toFixed(0)} s`,
    '',
  ].join('\n');
}

export function jsonReport(clis: readonly RealCli[], outcomes: readonly Outcome[], seconds: number): string {
  const programs = clis.map(({ package: name, version, protocol }) => ({ package: name, version, protocol }));
  const failed = outcomes.filter(({ status }) => status === 'failed').length;
  return `${JSON.stringify({ programs, seconds: Math.round(seconds), failed, outcomes }, null, 2)}\n`;
}
