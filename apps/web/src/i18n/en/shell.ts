export const shell = {
  awayText: 'The page tries again by itself. Please check that the server is running and that you are connected to its network.',
  awayTitle: 'The server can’t be reached',
  errorText: 'Nothing has been lost. Try again; if it stays like this, tell your administrators what you did.',
  errorTitle: 'This page could not be shown',
  mainNav: 'Main navigation',
  menu: 'Menu',
  notFoundText: 'The address may be mistyped, or what stood here has been deleted.',
  notFoundTitle: 'Page not found',
  skip: 'Skip to content',
  toStart: 'Go to the start page',
  unreachable: 'The server can’t be reached. Trying again …',
  userMenu: 'Account of {{name}}',
} as const;
