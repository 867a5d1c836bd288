/** The page that stands in for a missing index.html: what is in the folder. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isBelow } from '../http/static-files.ts';

const MAX_ENTRIES = 1000;

/** @param path decoded path below the root, checked already; empty for the root itself. */
export async function listingPage(root: string, path: string): Promise<string> {
  const folder = join(root, path);
  const names = (await readdir(folder)).filter(name => !name.startsWith('.')).toSorted();
  const entries = await Promise.all(
    names.slice(0, MAX_ENTRIES).map(name => entryOf(root, join(folder, name), name)),
  );
  const rows = entries.filter(entry => entry !== undefined);
  const title = path === '' ? 'Canvas' : path.replace(/\/$/, '');
  const list = [...(path === '' ? [] : ['<li><a href="../">..</a></li>']), ...rows];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 40rem; margin: 3rem auto; padding: 0 1rem; }
li { padding: 0.15rem 0; }
small { opacity: 0.7; }
</style>
<body>
<h1>${escaped(title)}</h1>
${list.length === 0 ? '<p>Nothing here yet. Put an <code>index.html</code> into the canvas folder, and this page shows it.</p>' : `<ul>\n${list.join('\n')}\n</ul>`}
${names.length > MAX_ENTRIES ? `<p>Only the first ${MAX_ENTRIES} entries are shown.</p>` : ''}
</body>
</html>
`;
}

/** Undefined for what is not served: links that lead out of the root or nowhere. */
async function entryOf(root: string, path: string, name: string): Promise<string | undefined> {
  const target = await realpath(path).catch(() => undefined);
  if (target === undefined || !isBelow(root, target)) return undefined;
  const info = await stat(target).catch(() => undefined);
  if (info === undefined) return undefined;
  const folder = info.isDirectory();
  const label = `${name}${folder ? '/' : ''}`;
  const size = folder ? '' : ` <small>${info.size} bytes</small>`;
  return `<li><a href="./${encodeURIComponent(name)}${folder ? '/' : ''}">${escaped(label)}</a>${size}</li>`;
}

function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, char => entities[char] ?? char);
}
