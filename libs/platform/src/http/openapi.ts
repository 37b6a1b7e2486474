import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { RequestHandler } from 'express';
import { MULTIPART_SCHEMA } from './endpoint.js';
import { EndpointRegistry } from './endpoint-registry.js';
import type { Feature } from './feature.js';
import { HttpModule } from './http.module.js';

/** The OpenAPI document of a list of features; equal in every form that mounts them. */
export function openApiDocument(
  app: INestApplication,
  title: string,
  version: string,
  features: readonly Feature[],
): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle(title)
    .setVersion(version)
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const modules = [HttpModule, ...features.flatMap((feature) => feature.modules)];
  const document = SwaggerModule.createDocument(app, builder, {
    include: modules,
    autoTagControllers: false,
    operationIdFactory: (_controller: string, method: string) => method,
  });
  if (Object.keys(document.paths).length === 0) throw new Error(`the OpenAPI document of ${title} is empty`);
  addForms(document, app.get(EndpointRegistry));
  return document;
}

/** Swagger gives all media types of a route one schema; a route that takes JSON or a form has one for each. */
function addForms(document: OpenAPIObject, endpoints: EndpointRegistry): void {
  for (const { path, method } of endpoints.routes.filter((route) => route.consumes === 'either')) {
    const item = document.paths[path.replace(/:(\w+)/g, '{$1}')];
    const operation = item?.[method.toLowerCase() as 'put'];
    const body = operation?.requestBody;
    if (body !== undefined && 'content' in body) body.content['multipart/form-data'] = { schema: MULTIPART_SCHEMA };
  }
}

/**
 * Swagger UI at /api/docs and the document at /api/docs-json. The UI's package is loaded, and the document made, at
 * the first visit: neither belongs into the start.
 */
export function serveOpenApi(make: () => OpenAPIObject): { readonly path: string; readonly handlers: RequestHandler[] }[] {
  let made: OpenAPIObject | undefined;
  const document = (): OpenAPIObject => (made ??= make());
  let ui: Promise<RequestHandler[]> | undefined;
  const loadUi = async (): Promise<RequestHandler[]> => {
    const swaggerUi = (await import('swagger-ui-express')).default;
    const options = { customSiteTitle: 'API', swaggerOptions: { persistAuthorization: false, validatorUrl: null } };
    return [...(swaggerUi.serveFiles(document(), options) as RequestHandler[]), swaggerUi.setup(document(), options)];
  };
  const serveUi: RequestHandler = (request, response, next) => {
    ui ??= loadUi();
    ui.then((handlers) => runChain(handlers, request, response, next)).catch(next);
  };
  return [
    { path: '/api/docs-json', handlers: [(_request, response) => void response.json(document())] },
    { path: '/api/docs', handlers: [serveUi] },
  ];
}

function runChain(handlers: readonly RequestHandler[], ...[request, response, next]: Parameters<RequestHandler>): void {
  const [first, ...rest] = handlers;
  if (first === undefined) return next();
  void first(request, response, (error?: unknown) =>
    error === undefined ? runChain(rest, request, response, next) : next(error),
  );
}
