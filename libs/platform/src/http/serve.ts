import type { NestExpressApplication } from '@nestjs/platform-express';
import { WorkStarter } from '../work/index.js';

/** Takes the port, then begins to work: whoever finds the port taken is not the process that the work belongs to. */
export async function serve(
  app: NestExpressApplication,
  port: number,
  host: string,
): Promise<ReturnType<NestExpressApplication['getHttpServer']>> {
  const server: ReturnType<NestExpressApplication['getHttpServer']> = await app.listen(port, host);
  await app.get(WorkStarter, { strict: false }).start();
  return server;
}
