import 'reflect-metadata';
import { startOrExit } from '@assist/platform/http';
import { ragApi } from './app.module.js';

await startOrExit(ragApi());
