import type { LicenseDocumentView } from '@assist/contracts';
import type { RequestContext } from '@assist/kernel';
import { Inject, Injectable } from '@nestjs/common';
import {
  memoryAfter,
  memoryAfterRepair,
  resolveLicense,
  startClock,
  verify,
  type LicenseFault,
  type LicenseFile,
  type Resolution,
  type RunningClock,
  type VerifyContext,
} from '../../core/index.js';
import { ClockRepair } from '../clock/clock-repair.js';
import { EffectiveClock } from '../clock/effective-clock.js';
import { copiesToKeep, type DocumentCopy } from '../kept-documents.js';
import { seenAfter, type Companions, type LicenseSources } from '../license-context.js';
import { LicenseDocumentFinder, type FoundDocuments } from '../license-documents.js';
import { LicenseReader } from '../license-reader.js';
import { LICENSE_SOURCES } from '../license-sources.js';
import type { Remembered } from '../memory/memory-text.js';
import { checkCompanions } from './check-companions.js';
import { checkEmergency, checkLicense, type CheckedEffect, type Effect } from './check-licenses.js';
import { recogniseHanded, setFault, type HandedDocument, type HandedKind, type RecognisedHanded } from './handed-document.js';

/** What handing in some documents would do: all is decided, nothing is done. */
export interface ImportPlan {
  readonly documents: readonly LicenseDocumentView[];
  readonly handed: readonly RecognisedHanded[];
  /** The first reason to refuse all of them. */
  readonly fault: LicenseFault | null;
  readonly effect: Effect;
  /** What would hold at once. */
  readonly after: Resolution;
  /** The renewal as it will be when it has begun; null where none was handed in. */
  readonly begun: Resolution['snapshot'] | null;
  readonly copies: readonly DocumentCopy[];
  readonly memory: Remembered;
  /** What would count in the end if the folder kept the licence file that lies there. */
  besideFolderFile(): Promise<Resolution>;
}

interface Ground {
  readonly found: FoundDocuments;
  readonly memory: Remembered;
  readonly companions: Companions;
  readonly context: VerifyContext;
}

/** Decides by the same functions as every look; the caller holds the lock if it means to act. */
@Injectable()
export class PlanImport {
  constructor(
    private readonly finder: LicenseDocumentFinder,
    private readonly reader: LicenseReader,
    private readonly clock: EffectiveClock,
    private readonly repair: ClockRepair,
    @Inject(LICENSE_SOURCES) private readonly sources: LicenseSources,
  ) {}

  async execute(ctx: RequestContext, files: readonly HandedDocument[], known: Remembered): Promise<ImportPlan> {
    const handed = files.map(recogniseHanded);
    const bytes = new Map(handed.flatMap((file) => (file.kind === 'unknown' ? [] : [[file.kind, file.bytes] as const])));
    const found = await this.finder.find(ctx);
    const { companions, faults: refused } = await checkCompanions(bytes, found, this.sources.anchors, known.seen);
    const faults = new Map<HandedKind, LicenseFault>(refused);
    const { memory, clock } = await this.#afterToken(bytes.get('clock'), companions, known, faults);
    const ground: Ground = { found, memory, companions, context: await this.reader.context(companions, { memory, clock }) };
    const effect = await this.#effects(handed, ground, faults);
    return this.#plan(handed, ground, faults, effect);
  }

  /** A clock token moves the time that everything else is judged by. */
  async #afterToken(
    bytes: Uint8Array | undefined,
    companions: Companions,
    memory: Remembered,
    faults: Map<HandedKind, LicenseFault>,
  ): Promise<{ readonly memory: Remembered; readonly clock: RunningClock }> {
    const before = { memory, clock: this.clock.running };
    if (bytes === undefined) return before;
    const token = await this.repair.check(bytes, companions, memory);
    if (!token.ok) {
      faults.set('clock', token.fault);
      return before;
    }
    const repaired = memoryAfterRepair(memory, token.value, await this.clock.newestMark());
    const started = startClock({ wall: this.clock.wall(), monotonic: 0 }, token.value.highWater, null);
    return { memory: repaired, clock: started };
  }

  async #effects(
    handed: readonly RecognisedHanded[],
    { found, memory, context }: Ground,
    faults: Map<HandedKind, LicenseFault>,
  ): Promise<Effect> {
    const effects: Effect[] = [];
    for (const { kind, bytes, fingerprint } of handed) {
      if (kind !== 'license' && kind !== 'emergency') continue;
      const beside = { lastGood: found.stored.license ?? null, next: found.stored.next ?? null };
      const checked: CheckedEffect =
        kind === 'license'
          ? await checkLicense(bytes, fingerprint, beside, context)
          : await checkEmergency(bytes, memory.emergencies, context);
      if (checked.ok) effects.push(checked.effect);
      else faults.set(kind, checked.fault);
    }
    return effects.find(({ when }) => when === 'now') ?? effects[0] ?? { when: 'now' };
  }

  async #plan(
    handed: readonly RecognisedHanded[],
    ground: Ground,
    faults: ReadonlyMap<HandedKind, LicenseFault>,
    effect: Effect,
  ): Promise<ImportPlan> {
    const { found, memory, companions, context } = ground;
    const { stored } = found;
    const checked = await Promise.all(handed.map(async (file) => ({ file, fault: await faultOf(file, faults, context) })));
    const license = handed.find(({ kind }) => kind === 'license')?.bytes;
    const after = await this.#resolve(handed, ground, { file: license === undefined ? found.file : { bytes: license } });
    const then = { ...context, now: effect.when === 'at' ? Math.max(context.now, effect.at ?? 0) : context.now };
    const isRepair = handed.some(({ kind }) => kind === 'clock');
    const remembered = isRepair
      ? memory
      : { ...memoryAfter(memory, after, this.clock.running), seen: seenAfter(memory.seen, companions) };
    return {
      documents: checked.map(({ file, fault }) => ({ ...file.view, fault: faultView(fault) })),
      handed,
      fault: setFault(handed) ?? checked.find(({ fault }) => fault !== null)?.fault ?? null,
      effect: emergencyLifts(effect, after),
      after,
      begun: license !== undefined && then.now > context.now ? await verify(license, then) : null,
      copies: [...copiesToKeep(after, stored, companions, this.sources.build.env), ...ownCopies(handed)],
      memory: remembered,
      besideFolderFile: () => {
        const known = { ...then, stored: { ...then.stored, seqMarks: remembered.seqMarks } };
        const copies = then.now > context.now ? { next: license } : { lastGood: license };
        return this.#resolve(handed, { ...ground, context: known }, { file: found.file, ...copies });
      },
    };
  }

  #resolve(
    handed: readonly RecognisedHanded[],
    { found, memory, context }: Ground,
    documents: { readonly file: LicenseFile; readonly lastGood?: Uint8Array | undefined; readonly next?: Uint8Array | undefined },
  ): Promise<Resolution> {
    const emergency = handed.filter(({ kind }) => kind === 'emergency').map(({ bytes }) => bytes);
    return resolveLicense(
      {
        file: documents.file,
        lastGood: documents.lastGood ?? found.stored.license ?? null,
        next: documents.next ?? found.stored.next ?? null,
        emergency: { copies: [...emergency, ...found.emergency], used: memory.emergencies },
      },
      context,
    );
  }
}

/** Kept whether they count now or not. */
function ownCopies(handed: readonly RecognisedHanded[]): DocumentCopy[] {
  return handed.flatMap(({ kind, bytes }) => (kind === 'emergency' || kind === 'root' ? [{ id: kind, bytes }] : []));
}

/** An emergency licence that is handed in when nothing counts lifts at once. */
function emergencyLifts(effect: Effect, after: Resolution): Effect {
  return effect.when === 'at' && effect.at === null && after.source === 'emergency' ? { when: 'now' } : effect;
}

/** Of a file that is none of ours the verifier says best what is wrong: no JSON, no envelope, something else's document. */
async function faultOf(
  { kind, bytes }: RecognisedHanded,
  faults: ReadonlyMap<HandedKind, LicenseFault>,
  context: VerifyContext,
): Promise<LicenseFault | null> {
  if (kind !== 'unknown') return faults.get(kind) ?? null;
  return (await verify(bytes, context)).reason ?? { code: 'LIC_WRONG_TYPE', params: {} };
}

function faultView(fault: LicenseFault | null): LicenseDocumentView['fault'] {
  return fault === null ? null : { code: fault.code, params: { ...fault.params } };
}
