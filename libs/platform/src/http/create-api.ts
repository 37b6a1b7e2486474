import type { IncomingMessage } from 'node:http';
import { Clock, ProcessRole, SystemClock, type ProcessRoleName } from '@assist/kernel';
import { Module, type DynamicModule, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import cookieParser from 'cookie-parser';
import type { NextFunction, Request, Response } from 'express';
import { AuditModule } from '../audit/index.js';
import { RateLimits } from '../cache/index.js';
import { ConfigModule, coreConfig, type LoadedConfig, type SecretKey } from '../config/index.js';
import { DatabaseModule, type Database } from '../database/index.js';
import { MailModule, mailConfig, type Mailer } from '../mail/index.js';
import { nestLogger, ObservabilityModule, type Observability } from '../observability/index.js';
import { RealtimeAdapter, RealtimeModule, type RealtimeParts } from '../realtime/index.js';
import { SettingsModule } from '../settings/index.js';
import { StorageModule } from '../storage/index.js';
import { UsageModule } from '../usage/index.js';
import { WorkModule, type WakeupTransport, type WorkSettings } from '../work/index.js';
import { rememberAddress } from './client-address.js';
import { EndpointRegistry } from './endpoint-registry.js';
import { mergeErrorTables, platformErrors } from './error-table.js';
import type { Feature } from './feature.js';
import { translateForeignError } from './foreign-errors.js';
import { httpConfig } from './http.config.js';
import { HttpModule } from './http.module.js';
import { networkOf } from './network-of.js';
import { openApiDocument, serveOpenApi } from './openapi.js';
import { pace } from './pace.js';
import { requestMiddleware } from './request.middleware.js';
import { securityHeaders } from './security-headers.js';
import { serveWeb } from './serve-web.js';
import { bodyDeadline, limitReceiving } from './slow-clients.js';
import type { ServiceIdentity } from './service-identity.js';
import { WebPage } from './web-page.js';

/** Everything that exists before the module tree; whoever made it closes it. */
export interface ApiParts {
  readonly service: ServiceIdentity;
  readonly config: LoadedConfig;
  readonly secretKey: SecretKey;
  readonly database: Database;
  readonly observability: Observability;
  readonly limits: RateLimits;
  readonly realtime: RealtimeParts;
  readonly work: { readonly settings: WorkSettings; readonly wakeups: WakeupTransport };
  readonly role: ProcessRoleName;
  readonly features: readonly Feature[];
  /** What implements the kernel's ports, such as the licence; global modules. */
  readonly bindings: readonly (DynamicModule | Type)[];
  /** Controllers that only this app mounts. */
  readonly extraModules?: readonly Type[];
  /** Folder of the built web client; only the app that serves it. */
  readonly webDir?: string | undefined;
  readonly clock?: Clock;
  /** Left out: by SMTP, where a server is set. */
  readonly mailer?: Mailer | undefined;
}

@Module({})
class PlatformModule {
  static forRoot(parts: ApiParts): DynamicModule {
    const providers: Provider[] = [
      { provide: Clock, useValue: parts.clock ?? new SystemClock() },
      { provide: ProcessRole, useValue: new ProcessRole(parts.role) },
    ];
    return { module: PlatformModule, global: true, providers, exports: providers };
  }
}

@Module({})
class RootModule {
  static forRoot(parts: ApiParts): DynamicModule {
    const errors = mergeErrorTables([platformErrors, ...parts.features.map((feature) => feature.errors)]);
    return {
      module: RootModule,
      imports: [
        PlatformModule.forRoot(parts),
        ConfigModule.forRoot(parts.config, parts.secretKey),
        ObservabilityModule.forRoot(parts.observability),
        DatabaseModule.forRoot(parts.database),
        AuditModule.forRoot(),
        StorageModule.forRoot({ dataDir: parts.config.get(coreConfig).dataDir }),
        WorkModule.forRoot(parts.work),
        MailModule.forRoot(parts.config.get(mailConfig), parts.mailer),
        RealtimeModule.forRoot(parts.realtime),
        SettingsModule.forRoot(),
        UsageModule.forRoot(),
        HttpModule.forRoot({ service: parts.service, errors, limits: parts.limits }),
        ...parts.bindings,
        ...parts.features.flatMap((feature) => feature.modules),
        ...(parts.extraModules ?? []),
      ],
    };
  }
}

/** Nest would turn the body parser's errors into ones of its own and lose what they mean. */
function ownErrors(error: unknown, _request: Request, _response: Response, next: NextFunction): void {
  next(translateForeignError(error) ?? error);
}

/** Builds the Nest application of one process, ready to listen. */
export async function createApi(parts: ApiParts): Promise<NestExpressApplication> {
  const { log, metrics } = parts.observability;
  const app = await NestFactory.create<NestExpressApplication>(RootModule.forRoot(parts), {
    logger: nestLogger(log),
    bodyParser: false,
    rawBody: true,
    abortOnError: false,
  });
  const http = parts.config.get(httpConfig);
  app.set('trust proxy', http.trustProxyCount);
  app.set('x-powered-by', false);
  app.set('etag', false);
  limitReceiving(app.getHttpServer());
  app.use(requestMiddleware(log, metrics));
  app.use(pace());
  app.use(bodyDeadline());
  app.use(securityHeaders());
  if (http.corsOrigins.length > 0) {
    app.enableCors({ origin: http.corsOrigins, credentials: true, exposedHeaders: ['X-Request-Id', 'Retry-After'] });
  }
  if (parts.webDir !== undefined) {
    const page = app.get(WebPage);
    for (const handler of serveWeb(parts.webDir, (html) => page.finish(html))) app.use(handler);
  }
  app.use('/api/auth', cookieParser());
  app.useBodyParser('json', {
    limit: `${http.maxBodyKb}kb`,
    type: ['application/json', 'application/*+json'],
  });
  app.use(ownErrors);
  const openApi = serveOpenApi(() => openApiDocument(app, parts.service.name, parts.service.version, parts.features));
  for (const { path, handlers } of openApi) app.use(path, ...handlers);
  const handshakes = { name: 'handshakes', points: http.rateLimitRequests, windowSeconds: http.rateLimitWindowSeconds };
  const admits = async (request: IncomingMessage): Promise<boolean> =>
    (await parts.limits.consume(handshakes, networkOf(rememberAddress(request, http.trustProxyCount)))).allowed;
  app.useWebSocketAdapter(new RealtimeAdapter(app, http.corsOrigins, admits));
  await app.init();
  // Reading the routes now makes an undeclared one fail the start.
  log.debug({ routes: app.get(EndpointRegistry).routes.length }, 'routes declared');
  return app;
}
