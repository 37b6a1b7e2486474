import { problemSchema } from '@assist/contracts';
import { AppError, type RequestContext } from '@assist/kernel';
import { ServiceClient, userIdOf, type ServiceCall } from '@assist/platform/http';
import type { z } from 'zod';
import { SearchDocuments } from '../src/index.js';
import { HttpDocumentSearch } from '../src/remote/index.js';
import { documentSearchContract } from './document-search.contract.js';

documentSearchContract('the search in the same process', (app) => app.app.get(SearchDocuments, { strict: false }));

documentSearchContract('the search over HTTP', (app, tokenOf) => {
  /** Real: the route and the adapter. Fake: the token of the service, which the test's sign-in makes. */
  const client = {
    async call<S extends z.ZodType>(ctx: RequestContext, call: ServiceCall<S>): Promise<z.output<S>> {
      const reply = await app.call(call.method, call.path, { token: tokenOf(userIdOf(ctx)), body: call.body });
      if (reply.status === 200) return call.reply.parse(reply.body);
      throw new AppError(problemSchema.parse(reply.body).code);
    },
  };
  return new HttpDocumentSearch(client as unknown as ServiceClient, { ragApiUrl: app.url, llmApiUrl: app.url });
});
