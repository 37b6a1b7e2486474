import { useState, type DragEvent, type DragEventHandler } from 'react';

export interface FileDrop {
  /** Something is held over the element. */
  readonly over: boolean;
  readonly target: Readonly<Record<'onDragOver' | 'onDragLeave' | 'onDrop', DragEventHandler>>;
}

/** Takes files that are dropped on an element; those over the whole page do not get them. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): FileDrop {
  const [over, setOver] = useState(false);
  const onDragOver = (event: DragEvent): void => {
    event.preventDefault();
    setOver(true);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return { over, target: { onDragOver, onDragLeave: () => setOver(false), onDrop } };
}
