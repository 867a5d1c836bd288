import './require-node.js';

await import('./build-web.ts');
