export { CuttableProxy } from './cuttable-proxy.js';
export { FakeAuthenticator } from './fake-authenticator.js';
export { FakeMailer } from './fake-mailer.js';
export { FakeQuotas } from './fake-quotas.js';
export { FakeAccounts, FakeClock, FakeGate, FakePermissions } from './fakes.js';
export { testDatabases, type TestDatabase } from './test-databases.js';
export { testService, type TestService } from './test-services.js';
export { until } from './until.js';
export { createTestApp, type CallOptions, type CallReply, type TestApp, type TestAppOptions } from './test-app.js';
