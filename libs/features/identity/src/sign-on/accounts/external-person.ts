/** A person as an identity provider or directory describes them, already checked and cut to what our rows hold. */
export interface ExternalPerson {
  readonly provider: string;
  /** Never changes at the provider, and is never given to somebody else. */
  readonly subject: string;
  readonly email: string;
  /** Null: the provider does not say whether the address is the person's. */
  readonly emailVerified: boolean | null;
  readonly name: string;
  /** Names or ids of groups, as the provider writes them. */
  readonly groups: readonly string[];
}

/** What an administrator has decided about the people of a provider. */
export interface AdmissionRules {
  /** A person without a user gets one. */
  readonly autoCreate: boolean;
  /** A user of ours with the same, verified e-mail address becomes this person's. */
  readonly linkByEmail: boolean;
  /** The provider's addresses count although it does not say that they are verified. */
  readonly trustEmail: boolean;
  /** Group of the provider → our role: `admin`, `user` or the name of a role. The first that fits counts. Empty: roles are our own matter. */
  readonly roleMapping: Readonly<Record<string, string>>;
  /** How the provider tells groups apart: `exact`, or as directories do, without regard to case and to spaces in distinguished names. */
  readonly groupNames: 'exact' | 'directory';
  /** Group of the provider → name of a group of ours. */
  readonly groupMapping: Readonly<Record<string, string>>;
}

/** More groups than that of one person are not looked at. */
export const MAX_GROUPS = 2000;
