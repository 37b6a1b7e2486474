import { isEmail } from '../../auth/lib/is-email';
import { PASSWORD_MIN } from '../../auth/lib/password-strength';

export interface SetupFaults {
  readonly name: boolean;
  readonly email: boolean;
  readonly password: boolean;
  /** The first field to correct. */
  readonly first: 'name' | 'email' | 'password' | null;
}

export function setupFaults(form: { readonly name: string; readonly email: string; readonly password: string }): SetupFaults {
  const name = form.name.trim() === '';
  const email = !isEmail(form.email);
  const password = form.password.length < PASSWORD_MIN;
  return { name, email, password, first: name ? 'name' : email ? 'email' : password ? 'password' : null };
}
