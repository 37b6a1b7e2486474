import { useEffect, useState } from 'react';

/** Whether an instant has passed; changes by itself when it does. A timer counts to 24 days only, which is enough here. */
export function useIsOver(instant: string | null): boolean {
  const at = instant === null ? 0 : Date.parse(instant);
  const [isOver, setOver] = useState(() => Date.now() >= at);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, at - Date.now()));
    return () => clearTimeout(timer);
  }, [at]);
  return isOver;
}
