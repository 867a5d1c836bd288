import './require-node.js';

await import('./vectors.ts');
