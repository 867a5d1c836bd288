import './require-node.js';

await import('./check-recordings.ts');
