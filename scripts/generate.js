import './require-node.js';

await import('./generate.ts');
