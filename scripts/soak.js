import './require-node.js';

await import('./soak.ts');
