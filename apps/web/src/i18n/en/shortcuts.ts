export const shortcuts = {
  findSetting: 'Search settings',
  help: 'Show this overview',
  keys: { ctrl: 'Ctrl', enter: 'Enter', shift: 'Shift' },
  newChat: 'New chat',
  newline: 'New line in the question',
  send: 'Send the question',
  stop: 'Stop the answer, close a panel',
  title: 'Keyboard shortcuts',
} as const;
