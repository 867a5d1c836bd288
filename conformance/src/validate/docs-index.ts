/** Where the reference explains a definition. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

let pages: ReadonlyMap<string, string> | undefined;

/** Path into `generated/`, such as `docs/family-chat.html#type.ChatSendParams`; undefined when there is none. */
export function docsLink(definition: string): string | undefined {
  pages ??= loadPages();
  const anchor = `type.${definition}`;
  const page = pages.get(anchor);
  return page === undefined ? undefined : `docs/${page}#${anchor}`;
}

/** The search index of the reference names the page of every anchor: one JSON array on each line. */
function loadPages(): ReadonlyMap<string, string> {
  const home = fileURLToPath(new URL('.', import.meta.resolve('@clawspec/protocol/protocol.json')));
  let text: string;
  try {
    text = readFileSync(join(home, 'docs', 'search.js'), 'utf8');
  } catch {
    // The reference is not needed to judge; without it there are no links.
    return new Map();
  }
  return new Map(
    Array.from(text.matchAll(/^\["([^"]+)","(type\.[^"]+)"/gmu), ([, page = '', anchor = '']) => [
      anchor,
      page,
    ]),
  );
}
