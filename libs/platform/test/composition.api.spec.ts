import 'reflect-metadata';
import { Controller, Get, Injectable, Module, type CanActivate, type DynamicModule, type Type } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Test, type TestingModule } from '@nestjs/testing';
import { describe, expect, it } from 'vitest';
import { bindPorts, inProcess, remote } from '../src/http/index.js';

/**
 * What the house relies on in Nest and its Swagger module (docs/architecture.md, "two forms, one code"). An upgrade that
 * changes one of these is seen here, not in production.
 */

const compile = (...imports: (Type | DynamicModule)[]): Promise<TestingModule> => Test.createTestingModule({ imports }).compile();

describe('providers that are registered for the whole application', () => {
  it('run once per registration: a guard in two modules runs twice', async () => {
    const runs: string[] = [];
    const guard = (name: string): CanActivate => ({ canActivate: () => runs.push(name) > 0 });
    @Controller()
    class OneController {
      @Get('/one')
      one(): string {
        return 'one';
      }
    }
    @Module({ controllers: [OneController], providers: [{ provide: APP_GUARD, useValue: guard('first') }] })
    class FirstModule {}
    @Module({ providers: [{ provide: APP_GUARD, useValue: guard('second') }] })
    class SecondModule {}
    const app = (await compile(FirstModule, SecondModule)).createNestApplication();
    await app.listen(0, '127.0.0.1');
    await fetch(`${await app.getUrl()}/one`);
    await app.close();
    expect(runs.sort()).toEqual(['first', 'second']);
  });
});

describe('modules with options', () => {
  let made = 0;
  class Counter {
    readonly number = (made += 1);
  }
  @Module({})
  class CounterModule {
    static forRoot(options: { name: string }): DynamicModule {
      const provider = { provide: Counter, useFactory: () => new Counter() };
      return { module: CounterModule, providers: [{ provide: 'OPTIONS', useValue: options }, provider], exports: [Counter] };
    }
  }
  const usersOf = async (first: Type | DynamicModule, second: Type | DynamicModule): Promise<number> => {
    made = 0;
    @Module({ imports: [first] })
    class FirstModule {}
    @Module({ imports: [second] })
    class SecondModule {}
    await compile(FirstModule, SecondModule);
    return made;
  };

  it('are made once per call of forRoot, equal options or not: so only apps call it', async () => {
    expect(await usersOf(CounterModule.forRoot({ name: 'a' }), CounterModule.forRoot({ name: 'a' }))).toBe(2);
  });

  it('are made once when the same object, or a plain module, is imported twice', async () => {
    const shared = CounterModule.forRoot({ name: 'a' });
    expect(await usersOf(shared, shared)).toBe(1);
    @Module({ providers: [Counter], exports: [Counter] })
    class PlainModule {}
    expect(await usersOf(PlainModule, PlainModule)).toBe(1);
  });
});

describe('the OpenAPI document of a list of modules', () => {
  @Controller()
  class NearController {
    @Get('/near')
    near(): string {
      return '';
    }
  }
  @Controller()
  class OtherController {
    @Get('/other')
    other(): string {
      return '';
    }
  }
  @Module({ controllers: [NearController] })
  class NearModule {}
  @Module({ controllers: [OtherController] })
  class OtherModule {}
  @Module({ imports: [NearModule] })
  class ListModule {}
  @Module({ imports: [ListModule] })
  class FarModule {}

  const pathsOf = async (include: Type, deepScanRoutes = false): Promise<string[]> => {
    const app = (await compile(FarModule, OtherModule)).createNestApplication();
    await app.init();
    const document = SwaggerModule.createDocument(app, new DocumentBuilder().build(), { include: [include], deepScanRoutes });
    await app.close();
    return Object.keys(document.paths);
  };

  it('holds the routes of the modules that declare controllers, and of no other', async () => {
    expect(await pathsOf(NearModule)).toEqual(['/near']);
  });

  it('is empty for a module that only imports them, and a deep scan sees one level', async () => {
    expect(await pathsOf(ListModule)).toEqual([]);
    expect(await pathsOf(ListModule, true)).toEqual(['/near']);
    expect(await pathsOf(FarModule, true)).toEqual([]);
  });
});

describe('a port between features', () => {
  abstract class Greeter {
    abstract greet(): string;
  }
  @Injectable()
  class LocalGreeter extends Greeter {
    greet(): string {
      return 'here';
    }
  }
  @Injectable()
  class HttpGreeter extends Greeter {
    greet(): string {
      return 'elsewhere';
    }
  }
  @Module({ providers: [LocalGreeter], exports: [LocalGreeter] })
  class OwnerModule {}
  @Injectable()
  class Consumer {
    constructor(readonly greeter: Greeter) {}
  }
  @Module({ providers: [Consumer] })
  class ConsumerModule {}

  it('is the one instance of its owner in the same process', async () => {
    const app = await compile(bindPorts({ imports: [OwnerModule], ports: [inProcess(Greeter, LocalGreeter)] }), ConsumerModule);
    expect(app.get(Consumer, { strict: false }).greeter).toBe(app.get(LocalGreeter, { strict: false }));
  });

  it('is an adapter over HTTP where the owner is absent, the consumer unchanged', async () => {
    const app = await compile(bindPorts({ ports: [remote(Greeter, HttpGreeter)] }), ConsumerModule);
    expect(app.get(Consumer, { strict: false }).greeter.greet()).toBe('elsewhere');
  });

  it('stops the start when it was forgotten, naming who asks and for what', async () => {
    await expect(compile(ConsumerModule)).rejects.toThrow(/Consumer[\s\S]*Greeter/);
  });
});
