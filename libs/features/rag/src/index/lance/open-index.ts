import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { IndexOwner } from '../retrieval-index.js';
import { ChunkTable, type LancePlace } from './chunk-table.js';
import { isFaultOfHost } from './damage.js';
import { Generations, tableName, type Generation } from './generations.js';

export interface Opened {
  readonly generation: Generation;
  readonly table: ChunkTable;
}

/** What a process has open of an index. */
export interface OpenIndex extends LancePlace {
  readonly generations: Generations;
  readonly analyzerVersion: number;
  /** State of the generations that the tables were opened by; undefined: they have to be read again. */
  changes: number | undefined;
  /** Undefined: nothing answers until a rebuild is done. */
  active: Opened | undefined;
  building: Opened | undefined;
  /** Numbers of generations that did not pass their probe, should one be left that could not be dropped. */
  readonly damaged: Set<number>;
}

/** The engine's own defaults are 6 GB and 1 GB: more than many hosts have. */
const INDEX_CACHE_BYTES = 256n * 1024n * 1024n;
const METADATA_CACHE_BYTES = 64n * 1024n * 1024n;
/** Spares an update of the program that is under way. */
const LEFTOVER_AFTER_MS = 6 * 3_600_000;

/**
 * Opens the index in a folder. A table that cannot answer is dropped, a folder that cannot be read is put aside: the
 * owner has the rows of all of it. Throws on faults of the host only.
 */
export async function openIndex(
  { folder, graceMs }: Pick<LancePlace, 'folder' | 'graceMs'>,
  analyzerVersion: number,
  owner: IndexOwner,
): Promise<OpenIndex> {
  await mkdir(folder, { recursive: true });
  const place = await readPlace(folder).catch(async (error: unknown) => {
    if (isFaultOfHost(error)) throw error;
    await putAside(folder);
    return readPlace(folder);
  });
  const open: OpenIndex = {
    ...{ ...place, graceMs, analyzerVersion },
    ...{ changes: undefined, active: undefined, building: undefined, damaged: new Set<number>() },
  };
  open.active = await openAnswering(open);
  if (open.active === undefined && !(await owner.hasRows())) open.active = await makeFirst(open);
  await dropLeftovers(open);
  await followGenerations(open);
  return open;
}

async function readPlace(folder: string): Promise<Omit<LancePlace, 'graceMs'> & { readonly generations: Generations }> {
  const lance = await import('@lancedb/lancedb');
  // 0: every read sees what other processes have committed.
  const connection = await lance.connect(
    folder,
    { readConsistencyInterval: 0 },
    new lance.Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES),
  );
  const generations = await Generations.open(connection);
  await generations.all();
  return { lance, connection, folder, generations };
}

/** Keeps the folder as `<name>.broken-<time>` for somebody to look at, one such at most. */
async function putAside(folder: string): Promise<void> {
  const [parent, mark] = [dirname(folder), `${basename(folder)}.broken-`];
  const older = (await readdir(parent)).filter((name) => name.startsWith(mark));
  for (const name of older) await rm(join(parent, name), { recursive: true, force: true });
  const aside = join(parent, mark + new Date().toISOString().replaceAll(/[:.]/g, '-'));
  // A folder that is mounted cannot be renamed.
  await rename(folder, aside).catch(async () => {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  });
  await mkdir(folder, { recursive: true });
}

/** The newest table that answers; rows of another analyser are better than none. */
async function openAnswering(open: OpenIndex): Promise<Opened | undefined> {
  for (const generation of ready(open, await open.generations.all())) {
    let table: ChunkTable | undefined;
    try {
      table = await ChunkTable.open(open, tableName(generation));
      await table.probe();
      return { generation, table };
    } catch (error) {
      await table?.close();
      if (isFaultOfHost(error)) throw error;
      if (!(await open.generations.drop(generation))) open.damaged.add(generation.number);
    }
  }
  return undefined;
}

/** Best first: own analyser, then newest. */
function ready(open: OpenIndex, all: readonly Generation[]): readonly Generation[] {
  const isOwn = (one: Generation): number => Number(one.analyzerVersion === open.analyzerVersion);
  return all.filter((one) => one.state === 'ready').sort((a, b) => isOwn(b) - isOwn(a) || b.number - a.number);
}

async function makeFirst(open: OpenIndex): Promise<Opened> {
  const announced = await open.generations.announce(open.analyzerVersion);
  const table = await ChunkTable.create(open, tableName(announced));
  const generation: Generation = { ...announced, state: 'ready' };
  await open.generations.save(generation);
  return { generation, table };
}

/** What the one that answers has replaced, tables that a crash has left, and those of older analysers after a while. */
async function dropLeftovers(open: OpenIndex): Promise<void> {
  await open.generations.dropStrays();
  const { active, analyzerVersion } = open;
  if (active === undefined) return;
  for (const one of await open.generations.all()) {
    const isReplaced = one.analyzerVersion === analyzerVersion && one.state === 'ready' && one.number < active.generation.number;
    const isOld = one.number !== active.generation.number && one.startedAt < Date.now() - LEFTOVER_AFTER_MS;
    if (isReplaced || isOld) await open.generations.drop(one);
  }
}

/** Brings the open tables in line with the generations, which any process may have changed. */
export async function followGenerations(open: OpenIndex): Promise<void> {
  const changes = await open.generations.changes();
  if (changes === open.changes) return;
  const all = (await open.generations.all()).filter((one) => !open.damaged.has(one.number));
  const [answering] = ready(open, all);
  const building = all.findLast((one) => one.state === 'building');
  const known = [open.active, open.building];
  open.active = answering && { generation: answering, table: await openKnown(open, answering) };
  // It may not have been made yet, or be gone already; either way its maker reads what is missing in it from the rows.
  const table = building && (await openKnown(open, building).catch(() => undefined));
  open.building = building && table && { generation: building, table };
  open.changes = building !== undefined && table === undefined ? undefined : changes;
  const kept = [open.active?.table, open.building?.table];
  for (const old of known) if (old !== undefined && !kept.includes(old.table)) await old.table.close();
}

async function openKnown(open: OpenIndex, generation: Generation): Promise<ChunkTable> {
  const known = [open.active, open.building].find((one) => one?.generation.number === generation.number);
  return known?.table ?? ChunkTable.open(open, tableName(generation));
}

export async function closeIndex(open: OpenIndex): Promise<void> {
  await open.active?.table.close();
  await open.building?.table.close();
  open.generations.close();
  open.connection.close();
}
