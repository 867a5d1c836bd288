import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Version of the suite: of its cases and of the way it judges. */
export const SUITE_VERSION = (
  JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package.json'), 'utf8')) as { version: string }
).version;
