import './require-node.js';

await import('./interop.ts');
