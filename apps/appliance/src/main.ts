import 'reflect-metadata';
import { startOrExit } from '@assist/platform/http';
import { appliance } from './app.module.js';

const { port } = await startOrExit(appliance());
process.stdout.write(`CGS Assist is ready: http://localhost:${port}\n`);
