/** Links into the documentation. */
import { isAbsolute, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Page of the documentation that has every requirement, with an anchor for each. */
const PAGE = 'docs/requirements.html';

/** Address of a requirement below a base, such as `https://example.org/docs/`. */
export function requirementUrl(id: string, base: string): string {
  return new URL(`requirements.html#requirement.${id}`, base.endsWith('/') ? base : `${base}/`).href;
}

/** Where the documentation that comes with the specification says it: a path, relative when that is shorter. */
export function requirementPath(id: string): string {
  const path = fileURLToPath(import.meta.resolve('@clawspec/protocol/protocol.json')).replace(
    /protocol\.json$/u,
    PAGE,
  );
  const near = relative(process.cwd(), path);
  const shown = near.startsWith('..') || isAbsolute(near) ? pathToFileURL(path).href : near;
  return `${shown}#requirement.${id}`;
}
