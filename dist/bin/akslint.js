#!/usr/bin/env node
import process from 'node:process';
import { run } from '../lib/index.js';

process.exitCode = await run(process);
