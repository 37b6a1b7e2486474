import 'reflect-metadata';
import { startOrExit } from '@assist/platform/http';
import { llmApi } from './app.module.js';

await startOrExit(llmApi());
