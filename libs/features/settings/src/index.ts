export { HouseRecordsModule } from './house-records.module.js';
export { settingsErrors } from './settings.errors.js';
export { houseFeature, settingsFeature } from './settings.feature.js';
