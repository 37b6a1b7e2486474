export const permissions = {
  actions: {
    use: 'use',
    create: 'create',
    share: 'share',
    administer: 'administer',
  },
  areas: {
    users: 'Users and roles',
    license: 'Licence',
    models: 'Models',
    settings: 'Settings',
    audit: 'Audit log',
  },
  line: '{{area}}: {{actions}}',
} as const;
