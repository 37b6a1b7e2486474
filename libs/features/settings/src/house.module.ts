import { Global, Module } from '@nestjs/common';
import { Heartbeat } from './system/heartbeat.js';
import { HeartbeatRepository } from './system/heartbeat.repository.js';
import { OwnIdentity } from './system/own-identity.js';
import { OwnReport } from './system/own-report.js';
import { BrandPresets } from './branding/brand-presets.js';

@Global()
@Module({
  providers: [BrandPresets, HeartbeatRepository, OwnIdentity, OwnReport, Heartbeat],
  exports: [BrandPresets, HeartbeatRepository, OwnReport],
})
export class HouseModule {}
