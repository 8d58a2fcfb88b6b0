import { useEffect } from 'react';

/** What can be done by a key. */
export interface KeyActions {
  undo: () => void;
  redo: () => void;
  add: () => void;
  remove: () => void;
  enter: () => void;
  arrow: (key: 'ArrowDown' | 'ArrowUp' | 'ArrowLeft' | 'ArrowRight') => void;
  /** The text for the clipboard; null: nothing is chosen. */
  copy: () => string | null;
  paste: (text: string) => void;
}

const isArrow = (key: string): key is Parameters<KeyActions['arrow']>[0] => /^Arrow(Down|Up|Left|Right)$/.test(key);

/** Whether somebody types there: then letters are letters. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=listbox]') !== null
  );
}

/** Leaves a field, so that letters are keys again. A dialog has its own way out. */
function leave(field: EventTarget | null): void {
  if (field instanceof HTMLElement && !field.closest('[role=dialog]')) field.blur();
}

/** The keys of the builder. Undo and redo work in its fields, too: there they take back what was typed. */
export function useKeys(actions: KeyActions): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      if (event.ctrlKey || event.metaKey) {
        const forth = key === 'y' || (key === 'z' && event.shiftKey);
        if (!forth && key !== 'z') return;
        event.preventDefault();
        if (forth) actions.redo();
        else actions.undo();
        return;
      }
      if (isTyping(event.target)) return key === 'escape' ? leave(event.target) : undefined;
      if (event.altKey) return;
      const onButton = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
      if (isArrow(event.key)) actions.arrow(event.key);
      else if (key === 'a') actions.add();
      else if (key === 'delete' || key === 'backspace') actions.remove();
      else if (key === 'enter' && !onButton) actions.enter();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onCopy = (event: ClipboardEvent) => {
      const text = isTyping(event.target) || !document.getSelection()?.isCollapsed ? null : actions.copy();
      if (text === null) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!isTyping(event.target)) actions.paste(event.clipboardData?.getData('text/plain') ?? '');
    };
    // Before the canvas sees them, which moves by arrows and deletes by itself.
    document.addEventListener('keydown', onKey, { capture: true });
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('keydown', onKey, { capture: true });
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [actions]);
}
