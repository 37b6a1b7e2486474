export type ProcessRoleName = 'http' | 'worker' | 'all';

/** Injectable: what this process does. Work is claimed only where the role includes the worker. */
export class ProcessRole {
  readonly name: ProcessRoleName;

  constructor(name: ProcessRoleName) {
    this.name = name;
  }

  get worksOff(): boolean {
    return this.name !== 'http';
  }
}
