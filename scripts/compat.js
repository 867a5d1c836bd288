import './require-node.js';

await import('./compat.ts');
