export const auth = {
  email: 'Email address',
  emailInvalid: 'Please enter a complete email address, such as name@company.com.',
  expired:
    'Your session was ended. Please sign in again; you will return to where you were. If that fails, ask your administrators.',
  forgotten: 'Forgotten your password? Your administrators can set a new one.',
  password: 'Password',
  passwordRule: 'At least {{min}} characters. Several words are easier to remember than special characters.',
  passwordTooShort: 'The password needs at least {{min}} characters.',
  signIn: 'Sign in',
  signOut: 'Sign out',
  strength: {
    '0': 'Type a password',
    '1': 'Too short or too simple',
    '2': 'Weak: make it longer',
    '3': 'Good',
    '4': 'Very good',
  },
  title: 'Sign in to {{name}}',
} as const;
