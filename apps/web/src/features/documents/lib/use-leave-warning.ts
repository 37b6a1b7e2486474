import { useEffect } from 'react';
import { useObservable } from '../../../lib/store/observable';
import { uploads } from './upload-runner';

/** Closing the page would end the uploads: the browser asks first. */
export function useLeaveWarning(): void {
  const busy = useObservable(uploads).some((upload) => upload.state === 'sending' || upload.state === 'waiting');
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [busy]);
}
