import './require-node.js';

await import('./swift.ts');
