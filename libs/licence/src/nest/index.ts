export { licenceConfig } from './licence.config.js';
export { LICENSE_CHANGED, LicenceState } from './licence-state.js';
export { licenceEntities, licenceFeature, LicenceModule } from './licence.module.js';
export { SeatLimit, SeatUsage } from './seats.js';
