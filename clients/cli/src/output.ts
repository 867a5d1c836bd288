/** What commands print: JSON for scripts, tables and sentences for people. */

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const STYLES = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33' } as const;

export type Style = keyof typeof STYLES;

export interface Output {
  /** Whether standard output is a terminal. */
  readonly terminal: boolean;
  /** Text without a line end of its own, as it is. */
  write(text: string): void;
  line(text?: string): void;
  json(value: unknown): void;
  table(head: readonly string[], rows: readonly (readonly string[])[]): void;
  /** To standard error. */
  note(text: string): void;
  style(style: Style, text: string): string;
}

export function createOutput(
  stdout: NodeJS.WriteStream = process.stdout,
  stderr: NodeJS.WriteStream = process.stderr,
): Output {
  const terminal = stdout.isTTY === true;
  const coloured = terminal && !process.env['NO_COLOR'];
  const style = (name: Style, text: string) => (coloured ? `\u001b[${STYLES[name]}m${text}\u001b[0m` : text);
  const line = (text = '') => void stdout.write(`${text}\n`);
  return {
    terminal,
    write: text => void stdout.write(text),
    line,
    json: value => line(JSON.stringify(value, null, 2)),
    table(head, rows) {
      for (const [index, text] of layout([head, ...rows]).entries()) {
        line(index === 0 ? style('bold', text) : text);
      }
    },
    note: text => void stderr.write(`${text}\n`),
    style,
  };
}

/** Columns padded to their widest cell. */
function layout(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map(row => row.map(cell => clean(cell).replace(/\s+/g, ' ')));
  const widths = cells[0]!.map((_, column) => Math.max(...cells.map(row => [...(row[column] ?? '')].length)));
  return cells.map(row =>
    row
      .map((cell, column) => cell + ' '.repeat(widths[column]! - [...cell].length))
      .join('  ')
      .trimEnd(),
  );
}

/** Text from elsewhere without what could drive the terminal or hide what it says. */
export function clean(text: string): string {
  return text.replace(CONTROL, '');
}

/** Such as `1d 3h`, `5m 2s`, `340ms`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.max(0, Math.round(ms))}ms`;
  const units: [string, number][] = [
    ['d', 86_400_000],
    ['h', 3_600_000],
    ['m', 60_000],
    ['s', 1000],
  ];
  let rest = Math.round(ms / 1000) * 1000;
  const parts: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count}${name}`);
  }
  return parts.slice(0, 2).join(' ');
}

/** How long ago, such as `5m 2s ago`. */
export function ago(timestamp: number | null | undefined, now = Date.now()): string {
  if (timestamp === null || timestamp === undefined) return '-';
  return now - timestamp < 1000 ? 'just now' : `${duration(now - timestamp)} ago`;
}

export function bytes(count: number): string {
  return count < 1_048_576 ? `${Math.round(count / 1024)} KiB` : `${(count / 1_048_576).toFixed(1)} MiB`;
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
