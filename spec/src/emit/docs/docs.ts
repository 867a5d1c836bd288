/** `docs/`: the reference as one static page. Works without a server, without scripts and under a strict CSP. */
import type { Emitter } from '../emitter.ts';
import { SCRIPT } from './assets/script.ts';
import { STYLE } from './assets/style.ts';
import { page } from './page.ts';

export const emitDocs: Emitter = ir =>
  new Map([
    ['docs/index.html', page(ir)],
    ['docs/style.css', STYLE],
    ['docs/script.js', SCRIPT],
  ]);
