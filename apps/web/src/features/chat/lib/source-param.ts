/** Which source of which answer stands open beside a chat; part of the address, so that "back" closes it. */
export interface SourceRef {
  readonly messageId: string;
  readonly n: number;
}

export function writeSource(source: SourceRef): string {
  return `${source.messageId}.${source.n}`;
}

export function readSource(param: unknown): SourceRef | null {
  const match = typeof param === 'string' ? /^([0-9a-f-]{36})\.(\d{1,4})$/.exec(param) : null;
  return match?.[1] === undefined ? null : { messageId: match[1], n: Number(match[2]) };
}
