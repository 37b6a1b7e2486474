import type { Translated } from '../catalogue';
import type { permissions as english } from '../en/permissions';

export const permissions: Translated<typeof english> = {
  actions: {
    use: 'benutzen',
    create: 'anlegen',
    share: 'teilen',
    administer: 'verwalten',
  },
  areas: {
    users: 'Benutzer und Rollen',
    license: 'Lizenz',
    models: 'Modelle',
    settings: 'Einstellungen',
    audit: 'Protokoll',
  },
  line: '{{area}}: {{actions}}',
};
