/** JSON for reading: short values on one line, long ones broken, every token marked for the style sheet. */
import { type Html, html, join, type Part } from './html.ts';

const WIDTH = 84;

export function highlightedJson(value: unknown): Html {
  return write(value, '', 0);
}

function write(value: unknown, indent: string, column: number): Html {
  if (typeof value !== 'object' || value === null) return scalar(value);
  const flat = JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const entries: [string | undefined, unknown][] = Array.isArray(value)
    ? value.map(item => [undefined, item])
    : Object.entries(value);
  if (entries.length === 0) return html`${open}${close}`;
  if (column + flat.length + entries.length * 2 <= WIDTH && isShallow(value)) {
    const members = entries.map(([name, item]) => html`${label(name)}${write(item, indent, 0)}`);
    const space = open === '{' ? ' ' : '';
    return html`${open}${space}${join(members, ', ')}${space}${close}`;
  }
  const inner = `${indent}  `;
  const members = entries.map(([name, item]) => {
    const width = inner.length + (name === undefined ? 0 : name.length + 4);
    return html`${inner}${label(name)}${write(item, inner, width)}`;
  });
  return html`${open}\n${join(members, ',\n')}\n${indent}${close}`;
}

/** Nesting deeper than two levels is easier to read broken. */
function isShallow(value: object, depth = 0): boolean {
  return Object.values(value).every(
    item => typeof item !== 'object' || item === null || (depth < 2 && isShallow(item, depth + 1)),
  );
}

function label(name: string | undefined): Part {
  return name === undefined ? '' : html`<b>${JSON.stringify(name)}</b>: `;
}

function scalar(value: unknown): Html {
  const text = JSON.stringify(value) ?? 'null';
  if (typeof value === 'string') return html`<i>${text}</i>`;
  return html`<u>${text}</u>`;
}
