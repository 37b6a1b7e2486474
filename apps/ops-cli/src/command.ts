/** One verb of the command line. */
export interface Command {
  readonly summary: string;
  /** Gives the exit code. */
  run(args: readonly string[]): Promise<number>;
}
