import './require-node.js';

await import('./curate-recordings.ts');
