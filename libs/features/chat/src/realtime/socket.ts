import type { AuthenticatedGateway } from '@assist/platform/http';

/** A connected client, as the platform's gateway hands it over. */
export type Socket = Parameters<AuthenticatedGateway['handleDisconnect']>[0];
