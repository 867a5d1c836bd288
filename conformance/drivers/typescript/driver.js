#!/usr/bin/env node
import '../shared/start.js';

await import('./driver.ts');
