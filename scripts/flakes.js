import './require-node.js';

await import('./flakes.ts');
