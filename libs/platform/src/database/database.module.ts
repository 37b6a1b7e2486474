import { Module, type DynamicModule } from '@nestjs/common';
import { Database } from './database.js';

/** Global: the opened database. It outlives the module tree; whoever opened it closes it. */
@Module({})
export class DatabaseModule {
  static forRoot(database: Database): DynamicModule {
    const providers = [{ provide: Database, useValue: database }];
    return { module: DatabaseModule, global: true, providers, exports: providers };
  }
}
