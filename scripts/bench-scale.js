import './require-node.js';

await import('./bench-scale.ts');
