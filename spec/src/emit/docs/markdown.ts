/**
 * The Markdown that descriptions may use: paragraphs, `code`, **bold** and [links](https://…).
 * Everything else is text. Wire names, scopes and codes link to where they are described.
 */
import type { Context } from './context.ts';
import { type Html, html, join, type Part } from './html.ts';

const INLINE = /`([^`\n]+)`|\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]\(([^)\s]+)\)/g;
/** Not a plain word such as `status`, which may just as well be a member or a value. */
const UNMISTAKABLE = /[._A-Z-]/;
const SAFE_LINK = /^(?:https?:\/\/|#)/;
/** Words that can be a wire name or a code: a dot or an underscore inside, or capitals only. */
const NAME = /(?<![\w.`-])(?:[A-Za-z][A-Za-z0-9-]*(?:[._][A-Za-z0-9-]+)+|[A-Z]{6,})(?![\w-])/g;

/** Paragraphs. */
export function markdown(context: Context, text: string): Html {
  return join(
    text
      .split(/\n{2,}/)
      .filter(paragraph => paragraph.trim() !== '')
      .map(paragraph => html`<p>${inline(context, paragraph.trim())}</p>\n`),
  );
}

/** One run of text. */
export function inline(context: Context, text: string): Html {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(withNames(context, text.slice(at, match.index)));
    parts.push(span(context, match));
    at = match.index + match[0].length;
  }
  parts.push(withNames(context, text.slice(at)));
  return join(parts);
}

function span(context: Context, [source, code, bold, label, target]: RegExpMatchArray): Part {
  if (code !== undefined)
    return UNMISTAKABLE.test(code) ? codeWord(context, code) : html`<code>${code}</code>`;
  if (bold !== undefined) return html`<strong>${inline(context, bold)}</strong>`;
  if (label === undefined || target === undefined || !SAFE_LINK.test(target)) return source;
  return html`<a href="${target}">${label}</a>`;
}

/** A word in code type, linked when the page describes it. */
export function codeWord(context: Context, word: string): Html {
  const target = context.mentions.get(word);
  return target === undefined
    ? html`<code>${word}</code>`
    : html`<a href="#${target}"><code>${word}</code></a>`;
}

function withNames(context: Context, text: string): Part {
  const parts: Part[] = [];
  let at = 0;
  for (const match of text.matchAll(NAME)) {
    if (!context.mentions.has(match[0])) continue;
    parts.push(text.slice(at, match.index), codeWord(context, match[0]));
    at = match.index + match[0].length;
  }
  return [...parts, text.slice(at)];
}
