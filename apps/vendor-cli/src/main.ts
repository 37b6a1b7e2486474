#!/usr/bin/env node
import { EXIT } from './exit-codes.js';
import { runVendorCli } from './run.js';
import { processSurroundings } from './surroundings.js';

// Files come into being by one rename and a line of the ledger by one write, so any moment is a good one to stop.
process.on('SIGINT', () => process.exit(EXIT.interrupted));
// Whoever reads the output may have stopped reading, as `head` does.
process.stdout.on('error', () => process.exit(EXIT.ok));
process.exitCode = await runVendorCli(process.argv.slice(2), processSurroundings());
