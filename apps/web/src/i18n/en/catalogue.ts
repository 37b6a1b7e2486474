import { auth } from './auth';
import { chat } from './chat';
import { common } from './everywhere';
import { documents } from './documents';
import { errors } from './errors';
import { licence } from './licence';
import { settings } from './settings';
import { setup } from './setup';
import { shell } from './shell';
import { shortcuts } from './shortcuts';
import { viewer } from './viewer';

export const en = { auth, chat, common, documents, errors, licence, settings, setup, shell, shortcuts, viewer } as const;
