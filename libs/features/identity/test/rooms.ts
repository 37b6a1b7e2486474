import type { PersonalDataPart } from '@assist/contracts/people';
import type { RequestContext } from '@assist/kernel';
import { userIdOf } from '@assist/platform/http';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { PersonalData, type Erasing, type ExportedFile } from '../src/contracts.js';

/** A room that keeps things of people, in the hands of the test. */
export class FakeRoom extends PersonalData {
  readonly things = new Map<string, string[]>();
  /** What still goes in the background. */
  leftovers = 0;
  fault: Error | undefined;
  /** Called before each thing is removed. */
  beforeEach: () => Promise<void> = async () => undefined;
  readonly erasedFor: string[] = [];
  blobs: { readonly path: string; readonly blobKey: string; readonly sizeBytes: number }[] = [];

  constructor(override readonly part: PersonalDataPart) {
    super();
  }

  override async counts(_ctx: RequestContext, userId: string): Promise<Readonly<Record<string, number>>> {
    return { things: (this.things.get(userId) ?? []).length, leftovers: this.leftovers };
  }

  /** Things are as old as the test says. */
  readonly unused = new Map<string, number>();

  override async countUnused(_ctx: RequestContext, userId: string): Promise<number> {
    return this.unused.get(userId) ?? 0;
  }

  override async *export(_ctx: RequestContext, userId: string): AsyncIterable<ExportedFile> {
    for (const thing of this.things.get(userId) ?? []) yield { path: `${thing}.txt`, modifiedAt: 0, text: thing };
    for (const blob of this.blobs) yield { ...blob, modifiedAt: 0 };
  }

  override async erase(ctx: RequestContext, userId: string, { report }: Erasing): Promise<void> {
    // Work is done in the name of the person.
    this.erasedFor.push(userIdOf(ctx));
    const things = this.things.get(userId) ?? [];
    const total = things.length;
    while (things.length > 0) {
      await this.beforeEach();
      if (this.fault !== undefined) throw this.fault;
      things.shift();
      await report(total - things.length, total);
    }
  }
}

class FakeChat extends FakeRoom {}
class FakeRag extends FakeRoom {}
class FakeHouse extends FakeRoom {}

@Module({})
export class RoomsModule {
  static of(rooms: readonly FakeRoom[]): DynamicModule {
    const tokens = [FakeChat, FakeRag, FakeHouse];
    const providers: Provider[] = rooms.map((room, index) => ({ provide: tokens[index] ?? FakeRoom, useValue: room }));
    return { module: RoomsModule, providers };
  }
}
