import { hostname } from 'node:os';
import { coreConfig, type ConfigOf } from '@assist/platform/config';
import { httpConfig, SERVICE, type ServiceIdentity } from '@assist/platform/http';
import { Inject, Injectable } from '@nestjs/common';

/** Who this process is among those of the installation. */
@Injectable()
export class OwnIdentity {
  readonly id: string;
  readonly service: string;
  readonly version: string;
  readonly host = hostname().slice(0, 120);
  readonly dataDir: string;

  constructor(
    @Inject(SERVICE) { name, version }: ServiceIdentity,
    @Inject(coreConfig.token) core: ConfigOf<typeof coreConfig>,
    @Inject(httpConfig.token) http: ConfigOf<typeof httpConfig>,
  ) {
    this.id = (core.workerId ?? `${name}@${hostname()}:${http.port}`).slice(0, 200);
    this.service = name;
    this.version = version;
    this.dataDir = core.dataDir;
  }
}
