import './require-node.js';

await import('./examples.ts');
