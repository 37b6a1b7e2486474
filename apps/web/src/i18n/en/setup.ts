export const setup = {
  create: 'Create administrator and start',
  dataDir: 'Data folder:',
  name: 'Your name',
  restore: {
    again: 'Check again',
    how: 'How to continue',
    newStart: 'If you really want to begin with an empty installation, set DATA_DIR to a new, empty folder.',
    steps: {
      stop: 'Stop the program.',
      find: 'Find the newest backup of this installation.',
      restore:
        'Put the database back from it: with SQLite the file assist.sqlite into the data folder, with PostgreSQL the saved dump.',
      start: 'Start the program again and reload this page.',
    },
    text: 'This data folder already belonged to an installation, but its database is missing. So that nothing is overwritten, no new administrator can be created here.',
    title: 'Please restore the database from a backup',
  },
  stays: 'Your documents, questions and answers stay on this machine. Nothing is sent to the outside.',
  text: 'Create the first account. It becomes administrator and can create accounts for others later.',
  title: 'First start',
  toLogin: 'Go to the sign-in page',
  welcome: 'Welcome to {{name}}',
} as const;
