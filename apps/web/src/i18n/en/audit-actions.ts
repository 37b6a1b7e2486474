/** A sentence for every action of the audit log, by the parts of its name. */
export const auditActions = {
  access: { refused: '{{who}} was refused for want of rights: {{what}}' },
  api_key: { created: '{{who}} made an API key', revoked: '{{who}} revoked an API key' },
  audit: {
    exported: '{{who}} exported the audit log',
    pruned: 'Old entries of the audit log were removed, up to number {{throughSeq}}',
    verified: '{{who}} had the audit log verified',
  },
  auth: {
    sign_in_refused: 'A sign-in was refused: {{whom}}',
    signed_in: '{{who}} signed in',
    signed_out: '{{who}} signed out',
  },
  banner: {
    changed: '{{who}} changed an announcement',
    created: '{{who}} made an announcement',
    deleted: '{{who}} deleted an announcement',
  },
  break_glass: {
    acknowledged: '{{who}} confirmed the notice about access to chats',
    approved: '{{who}} agreed that {{requester}} may read the chats of {{whom}}',
    declined: '{{who}} refused {{requester}} access to the chats of {{whom}}',
    ended: 'The access of {{requester}} to the chats of {{whom}} is over',
    read: '{{who}} looked at chats of {{whom}}',
    refused: '{{who}} tried to get at chats of others and was refused',
    requested: '{{who}} requested to read the chats of {{whom}}',
  },
  group: {
    changed: '{{who}} changed the group {{name}}',
    created: '{{who}} made the group {{name}}',
    deleted: '{{who}} deleted the group {{name}}',
    member_added: '{{who}} took {{userId}} into a group',
    member_removed: '{{who}} took {{userId}} out of a group',
  },
  invitation: {
    accepted: '{{who}} accepted an invitation',
    created: '{{who}} invited somebody',
    renewed: '{{who}} sent an invitation anew',
    revoked: '{{who}} took an invitation back',
  },
  license: {
    installed: '{{who}} installed a licence',
    refused: '{{who}} uploaded a licence that was not accepted',
    state_changed: 'The state of the licence changed to “{{state}}”',
  },
  model_connection: {
    changed: '{{who}} changed the connection to the model {{model}}',
    created: '{{who}} connected the model {{model}}',
    deleted: '{{who}} removed the connection to the model {{model}}',
  },
  module: {
    switched_off: '{{who}} switched the module {{what}} off',
    switched_on: '{{who}} switched the module {{what}} on',
  },
  personal_data: {
    downloaded: '{{who}} downloaded the copied data of {{whom}}',
    export_requested: '{{who}} asked for a copy of the data of {{whom}}',
    exported: 'The copy of the data of {{whom}} is ready',
  },
  legal_hold: {
    placed: '{{who}} placed a legal hold on {{whom}}',
    released: '{{who}} released the legal hold on {{whom}}',
  },
  retention: {
    deleted: 'Old data was deleted by the rules: {{removed}} of {{people}} people',
    exception_removed: '{{who}} removed an exception from the rules of retention',
    exception_set: '{{who}} set an exception from the rules of retention',
  },
  role: {
    changed: '{{who}} changed the role {{name}}',
    created: '{{who}} made the role {{name}}',
    deleted: '{{who}} deleted the role {{name}}',
  },
  second_factor: {
    disabled: '{{who}} switched the second factor off',
    enabled: '{{who}} switched a second factor on',
    recovery_code_used: '{{who}} signed in with a recovery code',
    recovery_codes_made: '{{who}} had new recovery codes made',
    reset: '{{who}} removed the second factor of {{whom}}',
  },
  session: {
    all_revoked: '{{who}} ended all sessions of {{whom}}',
    revoked: '{{who}} ended a session of {{owner}}',
  },
  setting: {
    changed: '{{who}} changed the setting {{what}}',
    reset: '{{who}} set {{what}} back to its default',
  },
  setup: { completed: 'The installation was set up' },
  user: {
    changed: '{{who}} changed the account of {{whom}}',
    created: '{{who}} made the account of {{whom}}',
    deletion_requested: '{{who}} had the account of {{whom}} deleted',
    erased: 'Account and data of {{whom}} were deleted',
    linked: 'The account of {{whom}} was linked with the sign-on of the house',
    password_changed: '{{who}} changed the password of {{whom}}',
    password_reset_link_made: '{{who}} made a link for a new password of {{whom}}',
    password_reset_requested: 'A new password was asked for: {{whom}}',
  },
  work: { discarded: '{{who}} gave up work that had failed', retried: '{{who}} had work that had failed tried again' },
} as const;
