export { CuttableProxy } from './cuttable-proxy.js';
export { FakeClock, FakeGate } from './fakes.js';
export { testDatabases, type TestDatabase } from './test-databases.js';
export { testService, type TestService } from './test-services.js';
export { until } from './until.js';
export {
  createTestApp,
  FakeAuthenticator,
  type CallOptions,
  type CallReply,
  type TestApp,
  type TestAppOptions,
} from './test-app.js';
