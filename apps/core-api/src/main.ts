import 'reflect-metadata';
import { startOrExit } from '@assist/platform/http';
import { coreApi } from './app.module.js';

await startOrExit(coreApi());
