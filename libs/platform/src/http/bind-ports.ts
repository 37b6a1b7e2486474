import type { DynamicModule, Type } from '@nestjs/common';

type PortClass<P> = abstract new (...parameters: never[]) => P;

export interface PortBinding {
  readonly port: abstract new (...parameters: never[]) => unknown;
  readonly adapter: Type;
  readonly kind: 'in-process' | 'remote';
}

/** The owner runs in this process: its use case itself is the adapter. */
export function inProcess<P>(port: PortClass<P>, adapter: Type<P>): PortBinding {
  return { port, adapter, kind: 'in-process' };
}

/** The owner runs elsewhere: an HTTP adapter of its `remote` entry. */
export function remote<P>(port: PortClass<P>, adapter: Type<P>): PortBinding {
  return { port, adapter, kind: 'remote' };
}

class PortsModule {}

/**
 * One global module that answers ports between features. A forgotten port is found at start: Nest then names the class
 * that asks and the token. `imports` are the modules that export the in-process adapters; what they export under a
 * port's own token is bound by that.
 */
export function bindPorts(options: {
  readonly imports?: readonly Type[];
  readonly ports: readonly PortBinding[];
}): DynamicModule {
  const providers = options.ports.map((binding) =>
    binding.kind === 'in-process'
      ? { provide: binding.port, useExisting: binding.adapter }
      : { provide: binding.port, useClass: binding.adapter },
  );
  return {
    module: PortsModule,
    global: true,
    imports: [...(options.imports ?? [])],
    providers,
    exports: [...(options.imports ?? []), ...providers.map((provider) => provider.provide)],
  };
}
