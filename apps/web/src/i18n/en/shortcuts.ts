export const shortcuts = {
  help: 'Show this overview',
  newChat: 'New chat',
  newline: 'New line in the question',
  send: 'Send the question',
  stop: 'Stop the answer, close a panel',
  title: 'Keyboard shortcuts',
} as const;
