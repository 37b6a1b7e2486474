import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { Injectable } from '@nestjs/common';
import { ENDPOINT, type EndpointOptions } from './endpoint.js';

interface Route extends EndpointOptions {
  readonly handler: string;
  readonly pattern: RegExp;
}

/** All routes of the process, read from the controllers. @throws for a handler with a mapping but without `@Endpoint` */
@Injectable()
export class EndpointRegistry {
  #routes: Route[] | undefined;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  get routes(): readonly Route[] {
    this.#routes ??= this.#scan();
    return this.#routes;
  }

  methodsOf(path: string): string[] {
    return [...new Set(this.routes.filter((route) => route.pattern.test(path)).map((route) => route.method))];
  }

  #scan(): Route[] {
    return this.discovery.getControllers().flatMap((wrapper) => {
      const prototype = wrapper.metatype?.prototype as object | undefined;
      if (prototype === undefined) return [];
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => this.#route(prototype, name));
    });
  }

  #route(prototype: object, name: string): Route[] {
    const handler = (prototype as Record<string, unknown>)[name] as () => unknown;
    const endpoint = this.reflector.get<EndpointOptions | undefined>(ENDPOINT, handler);
    const mapped = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
    if (endpoint === undefined && mapped !== undefined) {
      throw new Error(`${prototype.constructor.name}.${name} is a route without @Endpoint`);
    }
    return endpoint === undefined
      ? []
      : [{ ...endpoint, handler: `${prototype.constructor.name}.${name}`, pattern: patternOf(endpoint.path) }];
  }
}

function patternOf(path: string): RegExp {
  const parts = path.split('/').map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}/?$`, 'i');
}
