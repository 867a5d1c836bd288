import './require-node.js';

await import('./asyncapi-render.ts');
