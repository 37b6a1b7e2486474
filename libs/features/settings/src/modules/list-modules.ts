import { MODULE_IDS, type ModuleId } from '@assist/contracts';
import { type ModuleList, type ModuleView } from '@assist/contracts/house';
import { holds, ModuleGate, type RequestContext } from '@assist/kernel';
import { LicenceState } from '@assist/licence/nest';
import { Settings } from '@assist/platform/settings';
import { Injectable } from '@nestjs/common';

/** Which modules people can use now, and why not the others; asked of the same gate as every door. */
@Injectable()
export class ListModules {
  constructor(
    private readonly gate: ModuleGate,
    private readonly licence: LicenceState,
    private readonly settings: Settings,
  ) {}

  execute(ctx: RequestContext): ModuleList {
    const { value, version, canChange, originName } = this.settings.state('modules.disabled');
    const admin = holds(ctx.actor, 'settings.administer') ? { version, canChange, originName } : null;
    return { items: MODULE_IDS.map((id) => this.#view(id, new Set(value))), admin };
  }

  #view(id: ModuleId, disabled: ReadonlySet<ModuleId>): ModuleView {
    const decision = this.gate.allows(id, 'use');
    return {
      id,
      licensed: Object.hasOwn(this.licence.snapshot.modules, id),
      enabled: !disabled.has(id),
      usable: decision.allowed,
      code: decision.allowed ? null : decision.code,
    };
  }
}
