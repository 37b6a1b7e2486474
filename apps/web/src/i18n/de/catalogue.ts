import type { Translated } from '../catalogue';
import type { en } from '../en/catalogue';
import { access } from './access';
import { audit } from './audit';
import { auth } from './auth';
import { banners } from './banners';
import { chat } from './chat';
import { common } from './everywhere';
import { documents } from './documents';
import { errors } from './errors';
import { house } from './house';
import { invitations } from './invitations';
import { licence } from './licence';
import { permissions } from './permissions';
import { privacy } from './privacy';
import { security } from './security';
import { people } from './people';
import { settings } from './settings';
import { setup } from './setup';
import { shell } from './shell';
import { shortcuts } from './shortcuts';
import { system } from './system';
import { usage } from './usage';
import { viewer } from './viewer';

export const de: Translated<typeof en> = {
  access,
  audit,
  auth,
  banners,
  chat,
  common,
  documents,
  errors,
  house,
  invitations,
  licence,
  permissions,
  privacy,
  security,
  people,
  settings,
  setup,
  shell,
  shortcuts,
  system,
  usage,
  viewer,
};
