import { execFile } from 'node:child_process';
import { hostname, platform } from 'node:os';
import { bindComponent, type BindComponentType } from '../../core/index.js';
import { readSmallFile } from '../files/small-file.js';
import type { InstallationKey } from '../installation/installation-key.js';

/** Where a host says who it is; an argument for tests. */
export interface HostSources {
  /** The first that is readable counts. */
  readonly machineIdFiles: readonly string[];
  readonly productUuidFile: string;
  readonly hostname: () => string;
  /** The text that Windows keeps its MachineGuid in; null elsewhere. */
  readonly registry: (() => Promise<string | null>) | null;
}

const HOUR_MS = 3_600_000;
const MAX_BYTES = 4096;
const REGISTRY_TIMEOUT_MS = 3000;
const MACHINE_ID = /^[0-9a-f]{32}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** What boards report whose maker wrote nothing in. */
const NO_UUID = /^[0-]+$|^[f-]+$|^03000200-0400-0500-0006-000700080009$/;

export const SYSTEM_HOST_SOURCES: HostSources = {
  machineIdFiles: ['/etc/machine-id', '/var/lib/dbus/machine-id'],
  productUuidFile: '/sys/class/dmi/id/product_uuid',
  hostname,
  registry: platform() === 'win32' ? readMachineGuid : null,
};

/**
 * What this host is, as licences are bound to it: hashes only. What cannot be read, or says nothing, is left out and
 * does not match. Read at the first question and at most once an hour after that.
 */
export class HostFactsReader {
  #read: { readonly at: number; readonly components: Promise<readonly string[]> } | undefined;

  constructor(
    private readonly key: Pick<InstallationKey, 'id'>,
    private readonly elapsed: { now(): number },
    private readonly sources: HostSources = SYSTEM_HOST_SOURCES,
  ) {}

  /** `mid:…`, `dmi:…`, `host:…`, `inst:…`. */
  components(): Promise<readonly string[]> {
    const now = this.elapsed.now();
    if (this.#read === undefined || now >= this.#read.at + HOUR_MS) this.#read = { at: now, components: this.#components() };
    return this.#read.components;
  }

  async #components(): Promise<readonly string[]> {
    const found: readonly (readonly [BindComponentType, string | null])[] = [
      ['mid', await this.#machineId()],
      ['dmi', meaningful(await firstLine(this.sources.productUuidFile), UUID)],
      ['host', this.sources.hostname().toLowerCase() || null],
      ['inst', this.key.id],
    ];
    return found.flatMap(([type, value]) => (value === null ? [] : [bindComponent(type, value)]));
  }

  async #machineId(): Promise<string | null> {
    if (this.sources.registry !== null) {
      const guid = /MachineGuid\s+REG_SZ\s+(\S+)/.exec((await this.sources.registry()) ?? '')?.[1];
      return meaningful(guid ?? null, UUID);
    }
    for (const path of this.sources.machineIdFiles) {
      const id = meaningful(await firstLine(path), MACHINE_ID);
      if (id !== null) return id;
    }
    return null;
  }
}

function meaningful(text: string | null, form: RegExp): string | null {
  const value = text?.toLowerCase() ?? '';
  return form.test(value) && !NO_UUID.test(value) ? value : null;
}

async function firstLine(path: string): Promise<string | null> {
  const file = await readSmallFile(path, MAX_BYTES);
  return typeof file === 'string' ? null : (file.bytes.toString('utf8').split('\n')[0] ?? '').trim();
}

/** A program of Windows, ended when it takes too long. */
function readMachineGuid(): Promise<string | null> {
  const args = ['query', 'HKLM\\SOFTWARE\\Microsoft\\Cryptography', '/v', 'MachineGuid'];
  const bounds = { timeout: REGISTRY_TIMEOUT_MS, maxBuffer: MAX_BYTES, windowsHide: true };
  return new Promise((resolve) => {
    execFile('reg.exe', args, bounds, (error, stdout) => resolve(error === null ? stdout : null));
  });
}
