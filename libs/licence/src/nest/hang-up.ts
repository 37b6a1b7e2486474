/**
 * Calls `listener` at SIGHUP, which administrators send so that files are read again; gives the way to stop. Not in a
 * terminal: there the signal says that the terminal is gone, and ends the process as ever.
 */
export function onHangUp(listener: () => void): () => void {
  if (process.platform === 'win32' || process.stdout.isTTY) return () => undefined;
  process.on('SIGHUP', listener);
  return () => void process.off('SIGHUP', listener);
}
