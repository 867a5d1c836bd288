import './require-node.js';

await import('./record-library.ts');
