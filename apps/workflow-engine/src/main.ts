import 'reflect-metadata';
import { startOrExit } from '@assist/platform/http';
import { workflowEngine } from './app.module.js';

await startOrExit(workflowEngine());
