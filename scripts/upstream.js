import './require-node.js';

await import('./upstream.ts');
