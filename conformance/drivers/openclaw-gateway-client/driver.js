#!/usr/bin/env node
// The suite starts this anew for every case: what was compiled once is kept.
import { enableCompileCache } from 'node:module';

enableCompileCache();
await import('./driver.ts');
