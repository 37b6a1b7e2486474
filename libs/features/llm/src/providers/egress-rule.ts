import type { AppError } from '@assist/kernel';

/** What can go wrong before and beside an HTTP status. */
export type EgressFault = 'refused' | 'unreachable' | 'connect-timeout' | 'broken-off' | 'too-large';

export interface EgressRule {
  /** Exact origins (`scheme://host:port`) that may be called; everything else is refused before a connection is made. */
  readonly allow: readonly string[];
  /** Judges each resolved address at connect time. */
  readonly refuseAddress: (address: string) => boolean;
  readonly connectTimeoutMs: number;
  readonly maxResponseBytes: number;
  /** Set on every request; the client libraries never see the credentials in them. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Aborting closes the socket, in each phase. */
  readonly signal: AbortSignal;
  /** Names the error of a fault in the words of the caller. */
  readonly fault: (fault: EgressFault, reason: string) => AppError;
}
