import { useEffect, useState } from 'react';

const TICK_MS = 100;

/** Milliseconds since something began to run. */
export function useElapsed(running: boolean): number {
  const [elapsedMs, setElapsedMs] = useState(0);
  useEffect(() => {
    if (!running) return;
    const startedAt = performance.now();
    setElapsedMs(0);
    const timer = setInterval(() => setElapsedMs(performance.now() - startedAt), TICK_MS);
    return () => clearInterval(timer);
  }, [running]);
  return elapsedMs;
}
