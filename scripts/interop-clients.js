import './require-node.js';

await import('./interop-clients.ts');
